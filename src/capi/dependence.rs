//! The C functions of patterns of programs, which both precisions share: where entries go in arrays of the caller, in the format asked for.
//! Does not know how they are found.

use core::ffi::c_void;

use super::plan_memory::given;
use super::recordings::known;
use super::request;
use super::types::{
    JF_CSC, JF_CSR, JF_PATTERN_DIAGONAL, JF_PATTERN_LOWER, JF_PATTERN_UPPER, JF_PLAN_HESSIAN, JF_PLAN_JACOBIAN, JF_TRIPLETS,
    jf_options, jf_pattern, jf_program, jf_status,
};
use crate::error::{Error, PlanError, Pointer};
use crate::program::dependence::{self, Hessian, Jacobian};
use crate::program::{InputColumns, Program};

/// Returns the bytes of scratch with which jf_program_pattern finds a pattern at once; 0 if p, kind or argnums are wrong. For a Jacobian less does, too, and
/// takes longer; for a Hessian it is exact.
///
/// Requires: p is a program, or NULL; options are NULL or valid.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_program_pattern_scratch(p: *const jf_program, options: *const jf_options, kind: u32) -> usize {
    // SAFETY: the header's requirements.
    let words = unsafe { asked(p, options) }.map(|(program, columns)| match kind {
        // With as much jf_program_constant works, too.
        JF_PLAN_JACOBIAN => dependence::jacobian_scratch(program, columns.count()).max(dependence::varying_scratch(program)),
        JF_PLAN_HESSIAN => dependence::hessian_scratch(program, columns.count()),
        _ => 0,
    });
    words.map_or(0, |words| words.saturating_mul(size_of::<u64>()))
}

/// Writes where the Jacobian (kind JF_PLAN_JACOBIAN) of a program's outputs can be nonzero, or the Hessian (JF_PLAN_HESSIAN) of any sum of them, in the
/// inputs that argnums of the options name. It is found from the operations of all paths, never by trying values, and holds wherever one of them does.
///
/// The caller sets format and index_bytes of *pattern, entries to what minor has room for, and points major and minor to arrays, which are written; rows, cols
/// and entries are set; rows and cols also where scratch is too small, even of 0 bytes. Entries of a line ascend; those of JF_TRIPLETS are row by row, if scratch is as large as told. which adds 0 or more of
/// JF_PATTERN_DIAGONAL (the whole diagonal, as implicit solvers want it) and, for a Hessian, one of JF_PATTERN_LOWER and JF_PATTERN_UPPER (one
/// triangle, diagonal included). The result may be given to jf_plan_make.
///
/// outputs NULL = all of them. Otherwise an output element e counts only if outputs[e] is not 0, elements of one output behind those of the other: the rows of
/// others have no entry, or the sum whose Hessian it is has no such term, as with a weight of 0 in jf_hessian_sparse.
///
/// Returns JF_OK; JF_TOO_SMALL if minor has too little room, entries then being what is needed, or scratch is too small; JF_NULL; JF_BAD_PROGRAM;
/// JF_BAD_PATTERN for a format that does not exist; JF_BAD_OPTION; or as jf_jacfwd for argnums.
///
/// Requires: major has rows + 1, cols + 1 or, for JF_TRIPLETS, entries elements; minor has entries; outputs, if not NULL, has an element for each of the
/// outputs; scratch is at a multiple of 8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_program_pattern(
    p: *const jf_program,
    options: *const jf_options,
    kind: u32,
    which: u32,
    outputs: *const u8,
    scratch: *mut c_void,
    scratch_bytes: usize,
    pattern: *mut jf_pattern,
) -> jf_status {
    // SAFETY: the header's requirements.
    request::status(unsafe { write(p, options, kind, which, outputs, scratch, scratch_bytes, pattern) })
}

/// Tells which entries of a Jacobian's pattern are constant: the same number at every point where the outputs are not NaN, whatever parameters are.
/// constant[k] receives 1 if entry k of the pattern is, in the order of its values, and 0 otherwise. Found from the operations, never by trying values, so
/// that an entry may be constant without being told: of what jf_chain or a rule makes none is. On a program with guards only entries that are always 0 are:
/// others may differ from path to path.
///
/// Returns as jf_program_pattern; JF_BAD_PATTERN also for a pattern of another shape, or with indices out of range.
///
/// Requires: the arrays of the pattern are as long as it says, constant has entries elements; scratch is at a multiple of 8, and has as many bytes as
/// jf_program_pattern_scratch tells for a Jacobian, or fewer.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_program_constant(
    p: *const jf_program,
    options: *const jf_options,
    pattern: *const jf_pattern,
    scratch: *mut c_void,
    scratch_bytes: usize,
    constant: *mut u8,
) -> jf_status {
    // SAFETY: the header's requirements.
    request::status(unsafe { mark(p, options, pattern, scratch, scratch_bytes, constant) })
}

/// The program and its columns.
///
/// # Safety
/// `p` is null or a program, `options` null or valid.
unsafe fn asked<'a>(p: *const jf_program, options: *const jf_options) -> Result<(Program<'a>, InputColumns<'a>), Error> {
    if p.is_null() {
        return Err(Error::Null { what: Pointer::Program });
    }
    // SAFETY: as the caller promises.
    let (program, options) = unsafe { (known(p.cast()).ok_or(Error::BadProgram { at: 0 })?, request::options(options)?) };
    Ok((program, InputColumns::new(program, options.argnums)?))
}

/// # Safety
/// The promises of `jf_program_pattern` in the header.
unsafe fn write(
    p: *const jf_program,
    options: *const jf_options,
    kind: u32,
    which: u32,
    outputs: *const u8,
    scratch: *mut c_void,
    scratch_bytes: usize,
    pattern: *mut jf_pattern,
) -> Result<(), Error> {
    // SAFETY: those promises.
    let (program, columns) = unsafe { asked(p, options) }?;
    // SAFETY: likewise.
    let pattern = unsafe { pattern.as_mut() }.ok_or(Error::Null { what: Pointer::Pattern })?;
    let hessian = kind == JF_PLAN_HESSIAN;
    let known = if hessian { JF_PATTERN_DIAGONAL | JF_PATTERN_LOWER | JF_PATTERN_UPPER } else { JF_PATTERN_DIAGONAL };
    if kind != JF_PLAN_JACOBIAN && !hessian {
        return Err(Error::Plan(PlanError::UnknownKind { value: kind }));
    }
    if which & !known != 0 || which & JF_PATTERN_LOWER != 0 && which & JF_PATTERN_UPPER != 0 {
        return Err(Error::UnknownTriangle { value: which });
    }
    if ![JF_CSR, JF_CSC, JF_TRIPLETS].contains(&pattern.format) {
        return Err(Error::Plan(PlanError::Format { value: pattern.format }));
    }
    if ![4, 8].contains(&pattern.index_bytes) {
        return Err(Error::Plan(PlanError::IndexBytes { value: pattern.index_bytes }));
    }
    let rows = if hessian { columns.count() } else { program.rows() };
    (pattern.rows, pattern.cols) = (rows, columns.count());
    // SAFETY: those promises.
    let words = unsafe { words_of(scratch, scratch_bytes) }?;
    let diagonal = which & JF_PATTERN_DIAGONAL != 0;
    let shape = Shape { rows, cols: columns.count(), which };
    let elements = program.rows();
    // SAFETY: there is a byte for each element of the outputs, if there are any, by those promises.
    let counts = |row: usize| outputs.is_null() || row < elements && unsafe { outputs.add(row).read() } != 0;
    if hessian {
        let mut found = Hessian::new(program, columns.count(), columns, counts, words)?;
        if diagonal {
            found.add_diagonal();
        }
        // SAFETY: those promises.
        unsafe { shape.arrange(pattern, |f| found.each(f)) }
    } else {
        let mut found = Jacobian::new(program, rows, columns.count(), columns, words)?;
        if diagonal {
            found.add_diagonal();
        }
        let walk = |f: &mut dyn FnMut(usize, usize)| {
            found.each(|row, col| {
                if counts(row) {
                    f(row, col);
                }
            });
        };
        // SAFETY: those promises.
        unsafe { shape.arrange(pattern, walk) }
    }
}

/// The words of a scratch.
///
/// # Safety
/// It has so many bytes, which nobody else uses, if its address is one that will do.
unsafe fn words_of<'a>(scratch: *mut c_void, bytes: usize) -> Result<&'a mut [u64], Error> {
    if scratch.is_null() && bytes > 0 {
        return Err(Error::Null { what: Pointer::Scratch });
    }
    if !scratch.addr().is_multiple_of(align_of::<u64>()) {
        return Err(Error::Misaligned { align: align_of::<u64>() });
    }
    Ok(match bytes / size_of::<u64>() {
        0 => &mut [],
        // SAFETY: not null and aligned, so words of the caller, as he promises.
        words => unsafe { core::slice::from_raw_parts_mut(scratch.cast::<u64>(), words) },
    })
}

/// # Safety
/// The promises of `jf_program_constant` in the header.
unsafe fn mark(
    p: *const jf_program,
    options: *const jf_options,
    pattern: *const jf_pattern,
    scratch: *mut c_void,
    scratch_bytes: usize,
    constant: *mut u8,
) -> Result<(), Error> {
    // SAFETY: those promises.
    let ((program, columns), listed) = unsafe { (asked(p, options)?, given(pattern)?) };
    let rows = program.rows();
    if (listed.rows, listed.cols) != (rows, columns.count()) {
        return Err(Error::PatternShape { rows: listed.rows, cols: listed.cols });
    }
    if constant.is_null() && listed.entries > 0 {
        return Err(Error::Null { what: Pointer::Constant });
    }
    // Every entry is looked at before one is written.
    listed.each(|_, _, _| {})?;
    // SAFETY: those promises.
    let mut found = Jacobian::varying(program, rows, columns.count(), columns, unsafe { words_of(scratch, scratch_bytes) }?)?;
    found.each_strip(|strip, varies| {
        listed.each(|entry, row, col| {
            if strip.contains(&(col as usize)) {
                // SAFETY: an entry of the pattern, for each of which there is an element.
                unsafe { constant.add(entry).write((!varies(row as usize, col as usize)).into()) };
            }
        })
    })
}

struct Shape {
    rows: usize,
    cols: usize,
    which: u32,
}

/// An array of indices of the caller.
#[derive(Clone, Copy)]
struct Indices {
    data: *mut u8,
    bytes: u32,
}

impl Indices {
    /// # Safety
    /// There is an element `k`.
    unsafe fn get(self, k: usize) -> usize {
        // SAFETY: as the caller promises.
        unsafe {
            if self.bytes == 4 {
                self.data.cast::<u32>().add(k).read_unaligned() as usize
            } else {
                self.data.cast::<u64>().add(k).read_unaligned() as usize
            }
        }
    }

    /// # Safety
    /// As for `get`.
    unsafe fn set(self, k: usize, index: usize) {
        // SAFETY: as the caller promises.
        unsafe {
            if self.bytes == 4 {
                self.data.cast::<u32>().add(k).write_unaligned(index as u32);
            } else {
                self.data.cast::<u64>().add(k).write_unaligned(index as u64);
            }
        }
    }
}

impl Shape {
    /// Shows the entries that are wanted to `f`.
    fn each(&self, walk: &mut impl FnMut(&mut dyn FnMut(usize, usize)), f: &mut dyn FnMut(usize, usize)) {
        walk(&mut |row, col| {
            let wanted = self.which & JF_PATTERN_LOWER == 0 || col <= row;
            if wanted && (self.which & JF_PATTERN_UPPER == 0 || col >= row) {
                f(row, col);
            }
        });
    }

    /// Writes the entries that `walk` shows.
    ///
    /// # Safety
    /// The arrays of the pattern are as large as the header requires.
    unsafe fn arrange(&self, pattern: &mut jf_pattern, mut walk: impl FnMut(&mut dyn FnMut(usize, usize))) -> Result<(), Error> {
        let mut entries = 0;
        self.each(&mut walk, &mut |_, _| entries += 1);
        let room = pattern.entries;
        pattern.entries = entries;
        if entries > room {
            return Err(Error::PatternRoom { needed: entries, given: room });
        }
        let most = if pattern.index_bytes == 4 { i32::MAX as usize } else { isize::MAX as usize };
        if entries > most || self.rows > most || self.cols > most {
            return Err(Error::BadLength { a: self.rows, b: self.cols });
        }
        let array = |data: *const c_void| Indices { data: data.cast_mut().cast(), bytes: pattern.index_bytes };
        let (major, minor) = (array(pattern.major), array(pattern.minor));
        let lines = match pattern.format {
            JF_CSR => Some(self.rows),
            JF_CSC => Some(self.cols),
            _ => None,
        };
        if major.data.is_null() && (entries > 0 || lines.is_some()) || minor.data.is_null() && entries > 0 {
            return Err(Error::Null { what: Pointer::Pattern });
        }
        // SAFETY: the arrays are as large as the header requires.
        unsafe {
            let Some(lines) = lines else {
                let mut at = 0;
                self.each(&mut walk, &mut |row, col| {
                    major.set(at, row);
                    minor.set(at, col);
                    at += 1;
                });
                return Ok(());
            };
            let by_rows = pattern.format == JF_CSR;
            let line = |row: usize, col: usize| if by_rows { (row, col) } else { (col, row) };
            // How many are in each line, then where the next of each goes, then where each starts.
            (0..=lines).for_each(|k| major.set(k, 0));
            self.each(&mut walk, &mut |row, col| {
                let (line, _) = line(row, col);
                major.set(line, major.get(line) + 1);
            });
            let mut start = 0;
            for k in 0..=lines {
                let count = major.get(k);
                major.set(k, start);
                start += count;
            }
            self.each(&mut walk, &mut |row, col| {
                let (line, across) = line(row, col);
                let at = major.get(line);
                minor.set(at, across);
                major.set(line, at + 1);
            });
            for k in (1..=lines).rev() {
                major.set(k, major.get(k - 1));
            }
            major.set(0, 0);
        }
        Ok(())
    }
}
