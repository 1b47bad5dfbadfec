//! Comparisons, classification and selection: what looks at values only.
//! Does not know derivatives, but to copy them.

use super::eval::{Eval, FLAG_KINK, INVALID};
use crate::ops::Float;

/// The value of `a`; NaN if it is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn primal<F: Float>(e: *mut Eval<F>, a: u32) -> F {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return <F as Float>::NAN };
    match e.find(a) {
        // SAFETY: found in this pass.
        Some(a) => unsafe { a.primal() },
        None => {
            e.fail_stale(a);
            <F as Float>::NAN
        }
    }
}

/// Whether `test` holds for the values of `a` and `b`; false if one is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn compare<F: Float>(e: *mut Eval<F>, a: u32, b: u32, test: impl Fn(F, F) -> bool) -> bool {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return false };
    let Some(x) = e.find(a) else { return e.fail_stale(a) };
    let Some(y) = e.find(b) else { return e.fail_stale(b) };
    // SAFETY: found in this pass.
    unsafe { test(x.primal(), y.primal()) }
}

/// Whether `test` holds for the value of `a`; false if it is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn classify<F: Float>(e: *mut Eval<F>, a: u32, test: impl Fn(F) -> bool) -> bool {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return false };
    let Some(x) = e.find(a) else { return e.fail_stale(a) };
    // SAFETY: found in this pass.
    unsafe { test(x.primal()) }
}

/// A copy of `of[0]` if `test` holds for the values of `by`, otherwise of `of[1]`.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn select<F: Float>(e: *mut Eval<F>, by: [u32; 2], of: [u32; 2], test: impl Fn(F, F) -> bool) -> u32 {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let Some(a) = e.find(by[0]) else { return e.stale(by[0]) };
    let Some(b) = e.find(by[1]) else { return e.stale(by[1]) };
    let Some(x) = e.find(of[0]) else { return e.stale(of[0]) };
    let Some(y) = e.find(of[1]) else { return e.stale(of[1]) };
    // SAFETY: found in this pass.
    let (a, b) = unsafe { (a.primal(), b.primal()) };
    if a == b {
        e.raise(FLAG_KINK, &[x, y]);
    }
    let Some((id, out)) = e.allocate() else { return e.exhausted() };
    e.copy_into(out, if test(a, b) { x } else { y });
    id
}
