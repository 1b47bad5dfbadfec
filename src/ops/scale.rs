//! Powers of two that keep squares and products inside the range of normal numbers.
//! Knows no operation.

use super::Float;

/// `2^exponent`, for exponents of normal numbers.
pub const fn two_to(exponent: i32) -> f64 {
    f64::from_bits(((1023 + exponent) as u64) << 52)
}

/// Whether `x` has all its digits: neither zero, subnormal, infinite nor NaN.
#[inline(always)]
pub fn is_normal<F: Float>(x: F) -> bool {
    let m = x.magnitude();
    m >= F::MIN_POSITIVE && m <= F::MAX
}

/// A power of two that brings the larger of `|a|`, `|b|` to where its square is far from both ends of the range.
///
/// 1 in the middle of the range; zero, infinite and NaN arguments are the caller's.
#[inline(always)]
pub fn balance<F: Float>(a: F, b: F) -> F {
    let (a, b) = (a.magnitude(), b.magnitude());
    let m = if a > b { a } else { b };
    let (bound, step) =
        if F::SINGLE { (const { two_to(60) }, const { two_to(100) }) } else { (const { two_to(500) }, const { two_to(700) }) };
    if m > F::of(bound) {
        F::of(1.0 / step)
    } else if m < F::of(1.0 / bound) {
        F::of(step)
    } else {
        F::ONE
    }
}
