//! Polynomials with constant coefficients, by Horner's rule.
//! Does not know where coefficients come from.

use super::{Float, Number};

/// `c₀ + t·(c₁ + t·(c₂ + …))`, lowest coefficient first.
#[inline(always)]
pub fn polynomial<R: Number>(t: R, c: &[f64]) -> R {
    let mut last_first = c.iter().rev();
    let mut sum = R::constant(last_first.next().map_or(R::Real::ZERO, |&c| R::Real::of(c)));
    for &c in last_first {
        sum = sum * t + R::Real::of(c);
    }
    sum
}
