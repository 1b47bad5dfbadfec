//! Numbers that no operation of the list makes: constants, supplied derivatives, sine and cosine of shared work; and the end of an evaluation by
//! its function.
//! Does not know operations beyond those.

use core::ffi::c_int;

use super::eval::Eval;
use super::numbers::INVALID;
use super::{operation, quick};
use crate::error::Error;
use crate::error::place::name;
use crate::ops::Float;
use crate::ops::given::Given2;
use crate::program::code::DETACH;

/// The number `c`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn constant<F: Float>(e: *mut Eval<F>, c: F) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    e.constant(c, const { &name("const") })
}

/// The value of `a` without its derivatives.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn detach<F: Float>(e: *mut Eval<F>, a: u32) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let name = const { &name("detach") };
    let Some(x) = e.find(a) else { return e.stale(a, name) };
    e.told_constant(x.primal(), DETACH, 0, &[x], name)
}

/// A function of `a` with value and derivatives supplied.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn chain<F: Float>(e: *mut Eval<F>, a: u32, y: F, d1: F, d2: F) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { quick::given(e, a, y, d1, d2) }
}

/// A function of two numbers with value and derivatives supplied.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn chain2<F: Float>(e: *mut Eval<F>, [a, b]: [u32; 2], y: F, d1: [F; 2], d2: [F; 3]) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { operation::binary(e, a, b, Given2 { y, d1, d2: Some(d2) }) }
}

/// Sine and cosine of `a`: two operations of one angle, whose functions are computed together.
///
/// # Safety
/// `e` is null or points at an evaluation; `s` and `c` are null or valid.
pub unsafe fn sincos<F: Float>(e: *mut Eval<F>, a: u32, s: *mut u32, c: *mut u32) {
    let name = const { &name("sincos") };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(eval) = (unsafe { e.as_mut() }) else { return };
    let x = match eval.find(a) {
        Some(x) => x.primal(),
        None => {
            eval.fail_stale(a, name);
            <F as Float>::NAN
        }
    };
    let (sin, cos) = x.sincos_real();
    let made = eval.begin_bulk(name);
    // SAFETY: `e` is null or points at an evaluation, as the caller promises, here and below.
    unsafe {
        if !s.is_null() {
            s.write(quick::sin_known(e, a, sin, cos));
        }
        if !c.is_null() {
            c.write(quick::cos_known(e, a, cos, -sin));
        }
        (*e).end_bulk(made);
    }
}

/// Ends the evaluation with a code of the user's own.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn fail<F: Float>(e: *mut Eval<F>, code: c_int) {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    if let Some(e) = unsafe { e.as_mut() } {
        e.fail(Error::of_code(code), const { &name("fail") });
    }
}

/// Whether nothing counts any more.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn failed<F: Float>(e: *mut Eval<F>) -> bool {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { e.as_ref() }.is_none_or(|e| !e.outcome.is_running())
}
