//! Patterns and plans in memory of C: read, checked, and made slices of.
//! Does not know how they are coloured.

use core::ffi::c_void;

use super::types::{jf_pattern, jf_plan};
use crate::error::{Error, PlanError, Pointer};
use crate::sparsity::{Format, Kind, Listed, PLAN_HEADER, Plan, Sequence, plan_words};

/// Bytes of that many words.
pub fn bytes(words: usize) -> usize {
    words.saturating_mul(size_of::<u32>())
}

/// The order of colouring with this number; `None` is the best of all.
pub fn order(value: u32) -> Result<Option<Sequence>, Error> {
    match value {
        0 => Ok(None),
        1 => Ok(Some(Sequence::Natural)),
        2 => Ok(Some(Sequence::LargestFirst)),
        3 => Ok(Some(Sequence::SmallestLast)),
        4 => Ok(Some(Sequence::IncidenceDegree)),
        _ => Err(Error::Plan(PlanError::UnknownOrder { value })),
    }
}

/// The pattern, if there is one with fields that mean something.
///
/// # Safety
/// `pattern` is null or valid.
unsafe fn checked<'a>(pattern: *const jf_pattern) -> Result<(&'a jf_pattern, Format), Error> {
    // SAFETY: null or valid, as the caller promises.
    let given = unsafe { pattern.as_ref() }.ok_or(Error::Null { what: Pointer::Pattern })?;
    if let Some((index, value)) = given.reserved.iter().enumerate().find(|(_, value)| **value != 0) {
        return Err(Error::NonZeroReserved { index, value: *value });
    }
    let format = Format::from_code(given.format)?;
    if given.index_bytes != 4 && given.index_bytes != 8 {
        return Err(Error::Plan(PlanError::IndexBytes { value: given.index_bytes }));
    }
    Ok((given, format))
}

/// Rows, columns and entries of a pattern.
///
/// # Safety
/// `pattern` is null or valid.
pub unsafe fn sizes(pattern: *const jf_pattern, kind: u32) -> Result<[usize; 3], Error> {
    Kind::from_code(kind)?;
    // SAFETY: as the caller promises.
    let (given, _) = unsafe { checked(pattern) }?;
    Ok([given.rows, given.cols, given.entries])
}

/// The entries of a pattern, to be asked for as far as it says.
///
/// # Safety
/// `pattern` is null or valid, and so are its arrays, as long as it says.
pub unsafe fn given(pattern: *const jf_pattern) -> Result<Listed<impl Fn(usize) -> i64, impl Fn(usize) -> i64>, Error> {
    // SAFETY: as the caller promises.
    let (given, format) = unsafe { checked(pattern) }?;
    for (array, what) in [(given.major, Pointer::Major), (given.minor, Pointer::Minor)] {
        if array.is_null() && given.entries > 0 {
            return Err(Error::Null { what });
        }
    }
    let wide = given.index_bytes == 8;
    let at = move |array: *const c_void, k: usize| {
        if wide {
            // SAFETY: the arrays are as long as the pattern says, as the caller promises; no more of them is asked for. Any address will do.
            unsafe { array.cast::<i64>().wrapping_add(k).read_unaligned() }
        } else {
            // SAFETY: likewise.
            i64::from(unsafe { array.cast::<i32>().wrapping_add(k).read_unaligned() })
        }
    };
    let (major, minor) = (given.major, given.minor);
    let (rows, cols, entries) = (given.rows, given.cols, given.entries);
    Ok(Listed { format, rows, cols, entries, major: move |k| at(major, k), minor: move |k| at(minor, k) })
}

/// The words at an address of the caller's.
///
/// # Safety
/// `memory` is null or valid for that many words, which nobody else uses meanwhile.
pub unsafe fn words<'a>(memory: *mut c_void, words: usize, what: Pointer) -> Result<&'a mut [u32], Error> {
    if memory.is_null() {
        return Err(Error::Null { what });
    }
    if !memory.addr().is_multiple_of(8) {
        return Err(Error::Plan(PlanError::Misaligned));
    }
    // Memory of C may never have been written to, and that of a slice must have been.
    // SAFETY: valid for so many words, as the caller promises, and aligned.
    unsafe { memory.cast::<u32>().write_bytes(0, words) };
    // SAFETY: likewise, written just now, and nobody else uses them.
    Ok(unsafe { core::slice::from_raw_parts_mut(memory.cast(), words) })
}

/// The plan at an address, whose header is whole.
///
/// # Safety
/// `plan` is null, or valid for a header; and if that is one, for all it says, as long as the plan is used.
pub unsafe fn plan<'a>(plan: *const jf_plan) -> Result<Plan<'a>, Error> {
    if plan.is_null() {
        return Err(Error::Null { what: Pointer::Plan });
    }
    if !plan.addr().is_multiple_of(8) {
        return Err(Error::Plan(PlanError::Misaligned));
    }
    // SAFETY: valid for a header, as the caller promises, and aligned.
    let words = plan_words(unsafe { &*plan.cast::<[u32; PLAN_HEADER]>() })?;
    // SAFETY: a header that is whole was made with all behind it, as the caller promises.
    Plan::of(unsafe { core::slice::from_raw_parts(plan.cast(), words) })
}

/// Whether the bytes at an address are a plan, all of them whole.
///
/// # Safety
/// `memory` is null or valid for `bytes` bytes.
pub unsafe fn open(memory: *const c_void, bytes: usize) -> Result<(), Error> {
    if memory.is_null() {
        return Err(Error::Null { what: Pointer::Memory });
    }
    if !memory.addr().is_multiple_of(8) {
        return Err(Error::Plan(PlanError::Misaligned));
    }
    let words = bytes.min(isize::MAX as usize) / size_of::<u32>();
    // SAFETY: valid for so many words, as the caller promises, and aligned.
    Plan::open(unsafe { core::slice::from_raw_parts(memory.cast(), words) }).map(drop)
}
