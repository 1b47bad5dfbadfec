//! Random draws as constants of an evaluation.
//! Does not know how bits are made, nor which draws a pass sees.

use super::eval::Eval;
use super::numbers::INVALID;
use crate::driver;
use crate::error::place::{Name, name};
use crate::ops::Float;
use crate::program::code::{Code, NORMAL, UNIFORM};

/// The next draw made into a constant by `shape`.
unsafe fn draw<F: Float>(e: *mut Eval<F>, name: &'static Name, code: Code, shape: impl Fn([u64; 2]) -> F) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(eval) = (unsafe { e.as_mut() }) else { return INVALID };
    if !eval.outcome.is_running() {
        return eval.exhausted(name);
    }
    let draw = eval.draws.drawn();
    match eval.draws.bits() {
        Ok(bits) => eval.told_constant(shape(bits), code, draw, &[], name),
        Err(error) => eval.refuse(error, name),
    }
}

/// A uniform number in [0, 1).
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn uniform<F: Float>(e: *mut Eval<F>) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { draw(e, const { &name("uniform") }, UNIFORM, driver::uniform) }
}

/// A standard normal number: `√(−2 ln(1 − u))·cos(2πv)`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn normal<F: Float>(e: *mut Eval<F>) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { draw(e, const { &name("normal") }, NORMAL, driver::normal) }
}
