//! The C functions of patterns and plans, which both precisions share: a plan knows no reals.
//! Does not differentiate.

use core::ffi::{c_char, c_void};

use super::plan_memory::{self, given, order, sizes};
use super::request::{self, explain};
use super::types::{JF_OK, jf_pattern, jf_plan, jf_status};
use crate::error::{Error, PlanError, Pointer};
use crate::sparsity::{Kind, plan_len, plan_make, plan_scratch_len};

/// Returns the bytes of a plan for that pattern, of the kind JF_PLAN_JACOBIAN or JF_PLAN_HESSIAN; exact, a multiple of 8. Of the pattern only its
/// numbers of rows, columns and entries count. 0 = no such plan: jf_plan_message tells why.
///
/// For n rows and columns of e entries 8n + 12e and some, for a Hessian 8n + 24e.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_bytes(pattern: *const jf_pattern, kind: u32) -> usize {
    // SAFETY: pattern is NULL or valid, as the header requires.
    let words =
        unsafe { sizes(pattern, kind) }.and_then(|[rows, cols, entries]| plan_len(Kind::from_code(kind)?, rows, cols, entries));
    words.map_or(0, plan_memory::bytes)
}

/// Returns the bytes of scratch that jf_plan_make takes for that pattern, which are free again after it. 0 = no such plan.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_scratch_bytes(pattern: *const jf_pattern, kind: u32) -> usize {
    // SAFETY: pattern is NULL or valid, as the header requires.
    let sizes = unsafe { sizes(pattern, kind) };
    let words = sizes.and_then(|[rows, cols, entries]| plan_scratch_len(Kind::from_code(kind)?, rows, cols, entries));
    words.map_or(0, plan_memory::bytes)
}

/// Makes a plan for a pattern: colours its columns in that order (JF_ORDER_BEST and the others) and notes where each value goes. *plan receives it,
/// or NULL on failure; it is memory. Takes time linear in the sum of squares of the lengths of the rows, but for a search by halves per entry.
///
/// The pattern of a Jacobian has a row per element of all outputs, one output behind the other, and a column per element of the inputs that
/// argnums will name, in that order. That of a Hessian is square, with a row and a column for each of those elements; it may have one triangle,
/// the other, or both, and entries on both sides of the diagonal as you like: values are written for those that are there.
///
/// Returns JF_OK; JF_NULL; JF_UNSUPPORTED for a reserved field that is not zero; JF_BAD_PATTERN for a format or size of index that does not exist,
/// an index out of range, an entry twice, a Hessian that is not square; JF_BAD_OPTION for a kind or order that does not exist; JF_TOO_SMALL;
/// JF_BAD_PLAN if memory or scratch is not at a multiple of 8. jf_plan_message tells it in words.
///
/// Requires: memory is valid for bytes bytes as long as the plan is used, scratch for scratch_bytes during the call; the arrays of the pattern are
/// as long as it says, and none of all these overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_make(
    pattern: *const jf_pattern,
    kind: u32,
    order: u32,
    memory: *mut c_void,
    bytes: usize,
    scratch: *mut c_void,
    scratch_bytes: usize,
    plan: *mut *const jf_plan,
) -> jf_status {
    // SAFETY: the header's requirements.
    request::status(unsafe { make(pattern, kind, order, [memory, scratch], [bytes, scratch_bytes], plan) })
}

/// Does what jf_plan_make does with the same arguments, and writes why it fails, with the numbers: "entry 7 is in column 5, but the pattern has 5
/// columns"; nothing if it does not. At most size bytes are written, the closing NUL included. Returns the length of the whole text, like
/// snprintf; never above 160.
///
/// Requires: as jf_plan_make; text has size bytes, or size is 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_message(
    pattern: *const jf_pattern,
    kind: u32,
    order: u32,
    memory: *mut c_void,
    bytes: usize,
    scratch: *mut c_void,
    scratch_bytes: usize,
    text: *mut c_char,
    size: usize,
) -> usize {
    let mut plan = core::ptr::null();
    // SAFETY: the header's requirements.
    let result = unsafe { make(pattern, kind, order, [memory, scratch], [bytes, scratch_bytes], &raw mut plan) };
    // SAFETY: text is NULL or has size bytes, as the header requires.
    unsafe { explain(result.err(), text, size) }
}

/// # Safety
/// The promises of `jf_plan_make` in the header.
unsafe fn make(
    pattern: *const jf_pattern,
    kind: u32,
    order_code: u32,
    [memory, scratch]: [*mut c_void; 2],
    [bytes, scratch_bytes]: [usize; 2],
    plan: *mut *const jf_plan,
) -> Result<(), Error> {
    if plan.is_null() {
        return Err(Error::Null { what: Pointer::Plan });
    }
    // SAFETY: not NULL, and valid as the header requires.
    unsafe { plan.write(core::ptr::null()) };
    // SAFETY: the header's requirements.
    let listed = unsafe { given(pattern) }?;
    let (kind, sequence) = (Kind::from_code(kind)?, order(order_code)?);
    let words = plan_len(kind, listed.rows, listed.cols, listed.entries)?;
    let scratch_words = plan_scratch_len(kind, listed.rows, listed.cols, listed.entries)?;
    let (needed, given) = (plan_memory::bytes(words), bytes);
    if given < needed {
        return Err(Error::Plan(PlanError::TooSmall { needed, given }));
    }
    let (needed, given) = (plan_memory::bytes(scratch_words), scratch_bytes);
    if given < needed {
        return Err(Error::Plan(PlanError::ScratchTooSmall { needed, given }));
    }
    // SAFETY: memory is valid for so many words and nobody else uses it, as the header requires.
    let words = unsafe { plan_memory::words(memory, words, Pointer::Memory) }?;
    // SAFETY: likewise.
    let scratch = unsafe { plan_memory::words(scratch, scratch_words, Pointer::Scratch) }?;
    plan_make(&listed, kind, sequence, words, scratch)?;
    // SAFETY: as above.
    unsafe { plan.write(memory.cast_const().cast()) };
    Ok(())
}

/// Finds the plan in bytes that were copied or stored. *plan receives it, or NULL. Looks at all of it, in time linear in its size; a driver that is
/// handed a plan looks at its first 64 bytes only. Whatever the others are, no driver reads or writes where it must not, but values may be wrong.
///
/// Returns JF_OK; JF_NULL; JF_BAD_PLAN for bytes that are not those of a plan made by a library of the same version and byte order, or not at
/// a multiple of 8.
///
/// Requires: memory is valid for bytes bytes as long as the plan is used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_open(memory: *const c_void, bytes: usize, plan: *mut *const jf_plan) -> jf_status {
    if plan.is_null() {
        return Error::Null { what: Pointer::Plan }.status();
    }
    // SAFETY: the header's requirements.
    let (found, result) = match unsafe { plan_memory::open(memory, bytes) } {
        Ok(()) => (memory.cast(), JF_OK),
        Err(error) => (core::ptr::null(), error.status()),
    };
    // SAFETY: not NULL, and valid as the header requires.
    unsafe { plan.write(found) };
    result
}

/// Returns how many colours a plan has: the directions that its Jacobian costs. 0 for NULL and for what is no plan.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_colours(plan: *const jf_plan) -> usize {
    // SAFETY: plan is NULL or valid, as the header requires.
    unsafe { plan_memory::plan(plan) }.map_or(0, |plan| plan.colours())
}

/// Returns how many entries the pattern of a plan has: the values that a driver writes. 0 for NULL and for what is no plan.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_entries(plan: *const jf_plan) -> usize {
    // SAFETY: plan is NULL or valid, as the header requires.
    unsafe { plan_memory::plan(plan) }.map_or(0, |plan| plan.entries())
}
