//! Programs printed as C, behind the C function.
//! Does not know its name, nor what C looks like.

use core::ffi::{c_char, c_void};

use super::context::Context;
use super::pieces::Pieces;
use super::plan_memory;
use super::recordings;
use super::request;
use super::types::{
    JF_C_CASADI, JF_C_HEADER, JF_C_LANES, JF_C_LANES_HEADER, JF_C_MATH, JF_C_SELFTEST, JF_C_SOURCE, jf_printed, jf_printing,
    jf_status, jf_write,
};
use crate::dual::Pack;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::print::{self, Entry, Matrices, Options, Part, Printed, Tried, Wrapped, Wrapping};
use crate::program::code::Instruction;
use crate::program::rule_name::{called, derivatives_wanted};
use crate::slots::Rules;

/// Statements of a function if nobody says how many.
const USUAL: u32 = 500;
/// The alignment of scratch.
const ALIGN: usize = 8;

/// The characters of a name; nothing for one that is longer than any may be.
///
/// # Safety
/// `name` is a string.
unsafe fn characters<'a>(name: *const c_char) -> &'a [u8] {
    const MOST: usize = 31;
    let mut length = 0;
    // SAFETY: a string, as the caller promises, and no character behind its end is read.
    while length <= MOST && unsafe { name.add(length).read() } != 0 {
        length += 1;
    }
    // SAFETY: so many characters have just been read.
    if length > MOST { &[] } else { unsafe { core::slice::from_raw_parts(name.cast(), length) } }
}

/// Prints programs.
///
/// # Safety
/// The promises of `jf_print_c` in the header.
pub unsafe fn print(
    programs: *const jf_printed,
    count: usize,
    how: *const jf_printing,
    scratch: *mut c_void,
    bytes: *mut usize,
    write: jf_write,
    user: *mut c_void,
) -> jf_status {
    let body = || {
        for (missing, what) in [
            (programs.is_null() || count == 0, Pointer::Program),
            (how.is_null(), Pointer::What),
            (bytes.is_null(), Pointer::Bytes),
            (write.is_none(), Pointer::Function),
        ] {
            if missing {
                return Err(Error::Null { what });
            }
        }
        // SAFETY: not null, so valid by those promises.
        let (how, room) = unsafe { (&*how, &mut *bytes) };
        let part = match how.part {
            JF_C_SOURCE | JF_C_SELFTEST | JF_C_CASADI => Part::Source,
            JF_C_HEADER => Part::Header,
            JF_C_LANES => Part::Lanes,
            JF_C_LANES_HEADER => Part::LanesHeader,
            part => return Err(Error::UnknownPrinting { part, flags: how.flags }),
        };
        if how.flags & !JF_C_MATH != 0 {
            return Err(Error::UnknownPrinting { part: how.part, flags: how.flags });
        }
        none(&how.reserved)?;
        if how.name.is_null() {
            return Err(Error::BadName { index: None });
        }
        // SAFETY: so many elements, by those promises.
        let item = |k: usize| (k < count).then(|| unsafe { &*programs.add(k) });
        for (index, item) in (0..count).map_while(item).enumerate() {
            none(&item.reserved)?;
            if item.program.is_null() || item.points.is_null() && item.count > 0 {
                return Err(Error::NullEntry { table: Pointer::Program, index });
            }
            if item.name.is_null() {
                return Err(Error::BadName { index: Some(index) });
            }
            if !item.pattern.is_null() {
                // SAFETY: a pattern, by those promises.
                unsafe { plan_memory::given(item.pattern) }?;
            }
            // SAFETY: a program, by those promises.
            unsafe { recordings::at(item.program.cast()) }?;
        }
        let printed = |k: usize| {
            let item = item(k)?;
            // SAFETY: a program, as has been seen, and a string, by those promises.
            unsafe { Some(Printed { program: recordings::again(item.program.cast()), name: characters(item.name) }) }
        };
        let all = || (0..).map_while(printed);
        let statements = if how.statements == 0 { USUAL } else { u32::try_from(how.statements).unwrap_or(u32::MAX) };
        // SAFETY: a string, by those promises.
        let options = Options { part, name: unsafe { characters(how.name) }, math: how.flags & JF_C_MATH != 0, statements };
        let size = |k: usize| {
            // SAFETY: a pattern or NULL, by those promises.
            let pattern = unsafe { item(k)?.pattern.as_ref() }?;
            Some([pattern.rows, pattern.cols, pattern.entries])
        };
        let entries = |k: usize, f: &mut Entry<'_>| match item(k) {
            // SAFETY: a pattern, by those promises.
            Some(item) => unsafe { plan_memory::given(item.pattern) }?.each(f),
            None => Ok(()),
        };
        let matrices = Matrices { size: &size, entries: &entries };
        let wrapped = |k: usize| {
            let own = item(k)?;
            // One that is not among the programs is none of them.
            let place = || (0..count).find(|k| item(*k).is_some_and(|other| other.program == own.jacobian_of)).unwrap_or(count);
            Some(Wrapped { printed: printed(k)?, of: (!own.jacobian_of.is_null()).then(place) })
        };
        let wrapping = (how.part == JF_C_CASADI).then_some(Wrapping { function: &wrapped, matrices });
        let tested = all().filter(|_| how.part == JF_C_SELFTEST);
        let numbers = tested.map(|printed| print::numbers(printed.program)).max().unwrap_or(0);
        let own = wrapping.as_ref().map_or(0, Wrapping::scratch_len);
        let words = print::scratch_each(all()).max(numbers.saturating_mul(2)).max(own);
        let needed = words.saturating_mul(4).saturating_add(ALIGN);
        if *room < needed || scratch.is_null() {
            let given = core::mem::replace(room, needed);
            return Err(Error::ScratchTooSmall { needed, given });
        }
        let place = scratch.wrapping_byte_add(scratch.addr().wrapping_neg() % ALIGN);
        // SAFETY: write may be called with user, by those promises.
        let mut pieces = Pieces::new(|text, length| unsafe { write.into_iter().for_each(|write| write(text, length, user)) });
        let push = &mut |byte| pieces.push(byte);
        // SAFETY: aligned, so many words long, and nobody else's, by those promises.
        let words: &mut [u32] = unsafe {
            place.write_bytes(0, words * 4);
            core::slice::from_raw_parts_mut(place.cast(), words)
        };
        // Names and everything else are looked at in the same way, whatever is printed.
        let single = all().any(|printed| printed.program.is_single());
        if !matches!(how.part, JF_C_SELFTEST | JF_C_CASADI) {
            print::print_each(&printed, matrices, options, words, push)?;
            pieces.flush();
            return Ok(());
        }
        print::print_each(&printed, matrices, options, words, &mut |_| {})?;
        if let Some(wrapping) = wrapping {
            wrapping.print(options.name, words, push)?;
        } else if single {
            // SAFETY: numbers of single precision in words that are nobody else's any more.
            let numbers = unsafe { core::slice::from_raw_parts_mut(place.cast::<f32>(), numbers) };
            // SAFETY: by those promises.
            unsafe { selftest(&printed, &item, options, how.rules, numbers, push) }?;
        } else {
            // SAFETY: likewise of double precision: they are aligned, and there are two words for each.
            let numbers = unsafe { core::slice::from_raw_parts_mut(place.cast::<f64>(), numbers) };
            // SAFETY: by those promises.
            unsafe { selftest(&printed, &item, options, how.rules, numbers, push) }?;
        }
        pieces.flush();
        Ok(())
    };
    request::status(body())
}

fn none(reserved: &[usize]) -> Result<(), Error> {
    match reserved.iter().enumerate().find(|(_, value)| **value != 0) {
        Some((index, value)) => Err(Error::NonZeroReserved { index, value: *value }),
        None => Ok(()),
    }
}

/// Prints a self-test.
///
/// # Safety
/// Each item has as many points as it says; `rules` is null or a context.
unsafe fn selftest<'p, F: Float + Pack<1>>(
    printed: &dyn Fn(usize) -> Option<Printed<'p>>,
    item: &dyn Fn(usize) -> Option<&'p jf_printed>,
    options: Options<'_>,
    rules: *const c_void,
    numbers: &mut [F],
    push: &mut dyn FnMut(u8),
) -> Result<(), Error> {
    let tried = |k: usize| {
        let (printed, item) = (printed(k)?, item(k)?);
        // What no memory holds is not there.
        let count = print::point_len(printed.program).saturating_mul(item.count);
        let count = if count > isize::MAX as usize / size_of::<F>() { 0 } else { count };
        // SAFETY: so many numbers, as the caller promises.
        let points = if count == 0 { &[][..] } else { unsafe { core::slice::from_raw_parts(item.points.cast::<F>(), count) } };
        Some(Tried { printed, points })
    };
    let rules = if rules.is_null() {
        Rules::new(core::ptr::null_mut())
    } else {
        // SAFETY: a context, as the caller promises.
        unsafe { Context::<F>::from_ptr(rules.cast_mut().cast()) }.ok_or(Error::Null { what: Pointer::Context })?.rules()
    };
    let call = |call: &Instruction<'_>, x: &dyn Fn(usize) -> F, set: &mut dyn FnMut((usize, &F))| {
        rules.carry_out((called(call), call.arguments.len()), derivatives_wanted(call.code), x, set)
    };
    print::selftest_each(&tried, options, &call, numbers, push)
}
