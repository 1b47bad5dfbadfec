//! Programs that run at many points, in memory of the caller, behind the C functions in either precision.
//! Does not know the names of the C functions.

use core::ffi::c_void;

use super::context::Context;
use super::recordings::{self, known};
use super::request;
use super::types::{JF_NULL, jf_status};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::program::Program;
use crate::random::Randomness;
use crate::replay::points::{self, Points, Setting, Strided};
use crate::slots::{Level, Parameters, Rules, TileFloat};

/// A runner, in memory of the caller; that of its block follows.
pub struct Runner<F: Float> {
    /// Its own address, mixed.
    seal: usize,
    program: Program<'static>,
    setting: Setting<F>,
    width: usize,
}

/// The alignment of a runner.
const ALIGN: usize = 8;
/// Points of a block if nobody says how many.
const USUAL: usize = 32;

fn seal<F>(address: usize) -> usize {
    address ^ 0x7275_6E73 ^ (size_of::<F>() << 16)
}

impl<F: TileFloat> Runner<F> {
    /// The runner that `r` points at, if it is one.
    ///
    /// # Safety
    /// `r` is null or points at memory of the size of a runner; no other reference to it is in use.
    unsafe fn from_ptr<'a>(r: *mut Self) -> Option<&'a mut Self> {
        if r.is_null() || !r.addr().is_multiple_of(ALIGN) {
            return None;
        }
        // SAFETY: not null and aligned, so memory of that size, as the caller promises.
        let found = unsafe { (&raw const (*r).seal).read() };
        // SAFETY: likewise.
        (found == seal::<F>(r.addr())).then(|| unsafe { &mut *r })
    }
}

/// Bytes of a runner, at whatever address.
fn bytes<F: TileFloat>(program: Program<'_>, width: usize) -> Option<usize> {
    points::bytes::<F>(program, width)?.checked_add(size_of::<Runner<F>>() + ALIGN)
}

/// The bytes of a runner; 0 if there can be none.
///
/// # Safety
/// The promises of `jf_runner_bytes` in the header.
pub unsafe fn size<F: TileFloat>(p: *const c_void, points: usize) -> usize {
    // SAFETY: a program, or null, by those promises.
    let program = unsafe { known(p) }.filter(|program| program.is_single() == F::SINGLE);
    let width = points::width::<F>(if points == 0 { USUAL } else { points });
    program.and_then(|program| bytes::<F>(program, width)).unwrap_or(0)
}

/// Makes a runner.
///
/// # Safety
/// The promises of `jf_runner_init` in the header.
pub unsafe fn init<F: TileFloat>(
    p: *const c_void,
    level: u32,
    memory: *mut c_void,
    given: usize,
    runner: *mut *mut Runner<F>,
) -> jf_status {
    // SAFETY: null or valid by those promises.
    unsafe { recordings::clear(runner, core::ptr::null_mut()) };
    let body = || {
        for (missing, what) in
            [(runner.is_null(), Pointer::Handle), (p.is_null(), Pointer::Program), (memory.is_null(), Pointer::Memory)]
        {
            if missing {
                return Err(Error::Null { what });
            }
        }
        // SAFETY: a program, by those promises, which outlives the runner.
        let program = unsafe { recordings::at(p) }?;
        if program.is_single() != F::SINGLE {
            return Err(Error::StaleProgram);
        }
        if !Level::is_number(level) {
            return Err(Error::UnknownLevel { level });
        }
        let level = Level::choose(level)?;
        let mut width = points::width::<F>(usize::MAX);
        while width > 0 && bytes::<F>(program, width).is_none_or(|bytes| bytes > given) {
            let less = points::width::<F>(1);
            width = width.saturating_sub(less);
        }
        if width == 0 {
            return Err(Error::TooSmall { needed: bytes::<F>(program, points::width::<F>(1)).unwrap_or(usize::MAX), given });
        }
        let setting = Setting {
            level,
            parameters: Parameters::NONE,
            rules: Rules::new(core::ptr::null_mut()),
            draws: (Randomness::Forbidden, 0),
            general: points::carry_out::<F>,
        };
        let place = memory.wrapping_byte_add(memory.addr().wrapping_neg() % ALIGN).cast::<Runner<F>>();
        // A program may read a slot before it is written: then there is a zero.
        // SAFETY: as many bytes as the block has, behind the runner.
        unsafe { place.wrapping_add(1).cast::<u8>().write_bytes(0, points::bytes::<F>(program, width).unwrap_or(0)) };
        // SAFETY: not null, aligned, and large enough, as was just seen.
        unsafe { place.write(Runner { seal: seal::<F>(place.addr()), program, setting, width }) };
        // SAFETY: not null, and valid by those promises.
        unsafe { runner.write(place) };
        Ok(())
    };
    request::status(body())
}

/// Sets parameters.
///
/// # Safety
/// The promises of `jf_runner_parameters` in the header.
pub unsafe fn set_parameters<F: TileFloat>(r: *mut Runner<F>, parameters: *const F, count: usize) -> jf_status {
    // SAFETY: null or a runner, by those promises.
    let Some(runner) = (unsafe { Runner::from_ptr(r) }) else { return JF_NULL };
    if parameters.is_null() && count > 0 {
        return JF_NULL;
    }
    // SAFETY: there are so many as long as they are used, by those promises.
    runner.setting.parameters = unsafe { Parameters::new(parameters, count) };
    request::status(Ok(()))
}

/// Has the rules of a context called.
///
/// # Safety
/// The promises of `jf_runner_rules` in the header.
pub unsafe fn set_rules<F: TileFloat>(r: *mut Runner<F>, c: *mut Context<F>) -> jf_status {
    // SAFETY: null or a runner, and null or a context, by those promises.
    let (Some(runner), Some(context)) = (unsafe { (Runner::from_ptr(r), Context::from_ptr(c)) }) else { return JF_NULL };
    let rules = context.rules();
    let unknown = runner.program.rules().find(|(name, inputs)| rules.called(*name, *inputs).is_none());
    if let Some((_, inputs)) = unknown {
        return request::status(Err(Error::UnknownRule { inputs }));
    }
    runner.setting.rules = rules;
    request::status(Ok(()))
}

/// Where the caller's arrays are.
struct Arrays<'a, F> {
    inputs: *const *const F,
    in_stride: *const isize,
    in_len: &'a [u32],
    out: *const *mut F,
    out_stride: *const isize,
    out_len: [&'a [u32]; 2],
    missed: *mut u8,
}

/// The distance from point to point of block `k`.
///
/// # Safety
/// `strides` is null, or has one for it.
unsafe fn stride(strides: *const isize, k: usize, len: usize) -> isize {
    // SAFETY: as the caller promises.
    if strides.is_null() { len as isize } else { unsafe { strides.add(k).read() } }
}

impl<F: Float> Points<F> for Arrays<'_, F> {
    fn input(&self, input: usize) -> Strided<F> {
        let len = self.in_len.get(input).map_or(0, |len| *len as usize);
        // SAFETY: an input of the program, as the caller of `run` promises; the table may be null where none has an element.
        unsafe {
            let start = if self.inputs.is_null() { core::ptr::null() } else { self.inputs.add(input).read() };
            Strided { start: start.cast_mut(), stride: stride(self.in_stride, input, len) }
        }
    }

    fn output(&self, output: usize) -> Option<Strided<F>> {
        let [outputs, aux] = self.out_len;
        let len = outputs.get(output).or_else(|| aux.get(output.wrapping_sub(outputs.len()))).map_or(0, |len| *len as usize);
        // SAFETY: an output of the program, as the caller of `run` promises; without a table none is wanted.
        unsafe {
            let start = if self.out.is_null() { core::ptr::null_mut() } else { self.out.add(output).read() };
            (!start.is_null()).then(|| Strided { start, stride: stride(self.out_stride, output, len) })
        }
    }

    fn miss(&mut self, point: usize, missed: bool) {
        if !self.missed.is_null() {
            // SAFETY: there is an element for each point, by those promises.
            unsafe { self.missed.add(point).write(missed.into()) };
        }
    }
}

/// Runs the program of a runner.
///
/// # Safety
/// The promises of `jf_run` in the header.
pub unsafe fn run<F: TileFloat>(
    r: *mut Runner<F>,
    count: usize,
    inputs: *const *const F,
    in_stride: *const isize,
    out: *const *mut F,
    out_stride: *const isize,
    missed: *mut u8,
) -> jf_status {
    // SAFETY: null or a runner, by those promises.
    let Some(runner) = (unsafe { Runner::from_ptr(r) }) else { return JF_NULL };
    if count == 0 {
        return request::status(Ok(()));
    }
    let [in_len, out_len, aux_len] = runner.program.lengths();
    let mut arrays = Arrays { inputs, in_stride, in_len, out, out_stride, out_len: [out_len, aux_len], missed };
    let mut body = || {
        for (index, _) in in_len.iter().enumerate().filter(|(_, len)| **len > 0) {
            if inputs.is_null() {
                return Err(Error::Null { what: Pointer::In });
            }
            // SAFETY: there is one for each input, by those promises.
            if unsafe { inputs.add(index).read() }.is_null() {
                return Err(Error::NullEntry { table: Pointer::In, index });
            }
        }
        let (program, setting, width) = (runner.program, runner.setting, runner.width);
        // SAFETY: the memory behind the runner has room for a block of that width, as `init` has seen.
        match unsafe { points::run_points(program, &setting, (r.wrapping_add(1).cast(), width), count, &mut arrays) }? {
            0 => Ok(()),
            missed => Err(Error::PointsMissed { missed, count }),
        }
    };
    request::status(body())
}
