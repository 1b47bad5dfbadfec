//! Random draws as constants of an evaluation.
//! Does not know how bits are made, nor which draws a pass sees.

use super::eval::{Eval, INVALID, State};
use super::rule;
use crate::ops::Float;
use crate::random::{top24, top53};

/// Bits as a number in [0, 1): the top 53, or 24 in single precision.
fn unit<F: Float>(bits: u64) -> F {
    // Exact: so many bits fit in the significand, and the scale is a power of two.
    if F::SINGLE { F::of(f64::from(top24(bits)) / 16_777_216.0) } else { F::of(top53(bits) as f64 / 9_007_199_254_740_992.0) }
}

/// The next draw made into a constant by `shape`.
unsafe fn draw<F: Float>(e: *mut Eval<F>, shape: impl Fn([u64; 2]) -> F) -> u32 {
    // SAFETY: the caller's promise.
    let Some(eval) = (unsafe { e.as_mut() }) else { return INVALID };
    if eval.state != State::Running {
        return eval.exhausted();
    }
    match eval.draws.bits() {
        // SAFETY: as above.
        Ok(bits) => unsafe { rule::constant(e, shape(bits)) },
        Err(error) => {
            eval.fail(error);
            INVALID
        }
    }
}

/// A uniform number in [0, 1).
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn uniform<F: Float>(e: *mut Eval<F>) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { draw(e, |bits| unit(bits[0])) }
}

/// A standard normal number: `√(−2 ln(1 − u))·cos(2πv)`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn normal<F: Float>(e: *mut Eval<F>) -> u32 {
    // SAFETY: the caller's promise.
    unsafe {
        draw(e, |bits| {
            let (u, v) = (unit::<F>(bits[0]), unit::<F>(bits[1]));
            let radius = (-(F::of(2.0) * (<F as Float>::ONE - u).libm_log())).sqrt_real();
            radius * (F::of(2.0 * core::f64::consts::PI) * v).libm_cos()
        })
    }
}
