//! Results as they leave the library: the same bits on every target.
//! Does not know what a result is of.

use super::Float;

/// A tangent as it leaves the library: every NaN the positive quiet one, a zero `+0`.
#[inline(always)]
pub fn canonical<F: Float>(t: F) -> F {
    t.canonical()
}

/// A primal as it leaves the library: every NaN the positive quiet one; zeros keep their sign.
#[inline(always)]
pub fn canonical_primal<F: Float>(x: F) -> F {
    if x.is_nan() { <F as Float>::NAN } else { x }
}
