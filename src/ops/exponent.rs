//! The derivatives of `aᵇ` over the whole plane, shared by the powers.
//! Does not know which of the two operands are active.
//!
//! Where the value and the slope are normal numbers a quotient replaces a second `pow`. Outside, `z = |a|^(b/2)` is normal
//! wherever the slope is, and carries the digits that `z² = |y|` has lost; but for small `b`, see `lowered`.

use super::scale::is_normal;
use super::{Float, Math, Number};

/// `|a|^(b/2)`.
#[inline(never)]
fn half_power<R: Number>(a: R, b: R) -> R {
    let a = if a.primal() < R::Real::ZERO { -a } else { a };
    a.pow(b * R::Real::HALF)
}

/// `a^(b−k)` where `z` is no normal number and the power may be: for small `b`, where `b − k` loses no digit.
#[inline(always)]
fn lowered<R: Number>(a: R, b: R, k: R::Real, z: R) -> Option<R> {
    let beyond = !is_normal(z.primal()) && b.primal().magnitude() <= R::Real::of(4.0);
    beyond.then(|| a.pow(b - k))
}

/// `s`, negative if `y` is.
#[inline(always)]
fn signed<R: Number>(s: R, y: R) -> R {
    if y.primal().is_sign_negative() { -s } else { s }
}

/// A limit at an infinite exponent: 0 with the power 0, or where the power is 1 by definition; otherwise `infinite`.
#[inline(always)]
fn at_infinity<R: Number>(a: R, y: R, infinite: R::Real) -> R {
    let vanishes = a.primal().magnitude() == R::Real::ONE || y.primal() == R::Real::ZERO;
    R::constant(if vanishes { R::Real::ZERO } else { infinite })
}

/// Whether the power near an infinite exponent is a real function of it, or is 1 by definition: not below 0 but at −1.
#[inline(always)]
fn real_at_infinity<R: Number>(a: R) -> bool {
    a.primal() >= R::Real::ZERO || a.primal() == -R::Real::ONE
}

/// `∂aᵇ/∂a = b·a^(b−1)`.
#[inline(always)]
pub fn base_slope<R: Number>(a: R, b: R, y: R) -> R {
    let q = y / a;
    if is_normal(y.primal()) && is_normal(q.primal()) && b.primal().is_finite() {
        return q * b;
    }
    base_slope_far(a, b, y, q)
}

#[cold]
#[inline(never)]
fn base_slope_far<R: Number>(a: R, b: R, y: R, q: R) -> R {
    let (zero, one) = (R::Real::ZERO, R::Real::ONE);
    let (pa, pb) = (a.primal(), b.primal());
    if pb == zero {
        R::constant(zero)
    } else if !pb.is_finite() {
        at_infinity(a, y, R::Real::INFINITY.with_sign_of(pb) * one.with_sign_of(pa))
    } else if pa == zero || pa.is_infinite() {
        a.pow(b - one) * b
    } else if is_normal(y.primal()) && !q.primal().is_finite() {
        y * b / a
    } else {
        let z = half_power(a, b);
        lowered(a, b, one, z).map_or_else(|| signed(z * b / a * z, y), |power| power * b)
    }
}

/// `∂²aᵇ/∂a² = b(b−1)·a^(b−2)`, given the slope.
#[inline(always)]
pub fn base_bend<R: Number>(a: R, b: R, y: R, slope: R) -> R {
    let q = slope / a;
    if is_normal(slope.primal()) && is_normal(q.primal()) && b.primal().is_finite() {
        return q * (b - R::Real::ONE);
    }
    base_bend_far(a, b, y, slope, q)
}

#[cold]
#[inline(never)]
fn base_bend_far<R: Number>(a: R, b: R, y: R, slope: R, q: R) -> R {
    let (zero, one) = (R::Real::ZERO, R::Real::ONE);
    let (pa, pb) = (a.primal(), b.primal());
    if pb == zero || pb == one {
        R::constant(zero)
    } else if !pb.is_finite() {
        at_infinity(a, y, R::Real::INFINITY)
    } else if pa == zero || pa.is_infinite() {
        a.pow(b - R::Real::TWO) * b * (b - one)
    } else if is_normal(slope.primal()) && !q.primal().is_finite() {
        slope * (b - one) / a
    } else {
        let z = half_power(a, b);
        let halves = || signed(z * b / a * (z * (b - one) / a), y);
        lowered(a, b, R::Real::TWO, z).map_or_else(halves, |power| power * b * (b - one))
    }
}

/// `∂aᵇ/∂b = aᵇ·ln a`.
#[inline(always)]
pub fn exponent_slope<R: Number>(a: R, b: R, y: R) -> R {
    if a.primal() > R::Real::ZERO && a.primal().is_finite() && is_normal(y.primal()) && b.primal().is_finite() {
        return y * a.ln();
    }
    exponent_slope_far(a, b, y)
}

#[cold]
#[inline(never)]
fn exponent_slope_far<R: Number>(a: R, b: R, y: R) -> R {
    let (zero, infinity) = (R::Real::ZERO, R::Real::INFINITY);
    match edge(a, b, -infinity, infinity) {
        Some(limit) => R::constant(limit),
        None if !b.primal().is_finite() && real_at_infinity(a) => {
            at_infinity(a, y, if a.primal() < R::Real::ONE { -infinity } else { infinity })
        }
        None if a.primal() > zero => {
            let z = half_power(a, b);
            z * a.ln() * z
        }
        None => R::constant(R::Real::NAN),
    }
}

/// `∂²aᵇ/∂b² = aᵇ·ln² a`, given the slope.
#[inline(always)]
pub fn exponent_bend<R: Number>(a: R, b: R, y: R, slope: R) -> R {
    if a.primal() > R::Real::ZERO && a.primal().is_finite() && is_normal(y.primal()) && b.primal().is_finite() {
        return slope * a.ln();
    }
    exponent_bend_far(a, b, y)
}

#[cold]
#[inline(never)]
fn exponent_bend_far<R: Number>(a: R, b: R, y: R) -> R {
    let infinity = R::Real::INFINITY;
    match edge(a, b, infinity, infinity) {
        Some(limit) => R::constant(limit),
        None if !b.primal().is_finite() && real_at_infinity(a) => at_infinity(a, y, infinity),
        None if a.primal() > R::Real::ZERO => {
            let (z, l) = (half_power(a, b), a.ln());
            z * l * (z * l)
        }
        None => R::constant(R::Real::NAN),
    }
}

/// What a derivative in `b` is where the power is 1 by definition, or the base 0 or infinite: 0, or `at_zero` for `0^b` with
/// negative `b`, or `at_infinity` for `∞^b` with positive `b`.
#[inline(always)]
fn edge<R: Number>(a: R, b: R, at_zero: R::Real, at_infinity: R::Real) -> Option<R::Real> {
    let zero = R::Real::ZERO;
    let (a, b) = (a.primal(), b.primal());
    if a < zero {
        None
    } else if a == R::Real::ONE || b == zero && !(a > zero && a.is_finite()) {
        Some(zero)
    } else if a == zero {
        Some(if b < zero { at_zero } else { zero })
    } else if a.is_infinite() {
        Some(if b > zero { at_infinity } else { zero })
    } else {
        None
    }
}

/// `∂²aᵇ/∂a∂b = a^(b−1)·(1 + b·ln a)`.
#[inline(always)]
pub fn mixed_bend<R: Number>(a: R, b: R, y: R) -> R {
    let one = R::Real::ONE;
    let (pa, pb) = (a.primal(), b.primal());
    let q = y / a;
    if pa > R::Real::ZERO && is_normal(y.primal()) && is_normal(q.primal()) && pb.is_finite() {
        return q * (b * a.ln() + one);
    }
    mixed_bend_far(a, b, y, q)
}

#[cold]
#[inline(never)]
fn mixed_bend_far<R: Number>(a: R, b: R, y: R, q: R) -> R {
    let (zero, one, infinity) = (R::Real::ZERO, R::Real::ONE, R::Real::INFINITY);
    let (pa, pb) = (a.primal(), b.primal());
    let constant = R::constant;
    if !pb.is_finite() && real_at_infinity(a) {
        at_infinity(a, y, infinity)
    } else if pa.is_nan() || pb == zero && !(pa > zero && pa.is_finite()) {
        constant(if pa < zero { R::Real::NAN } else { zero })
    } else if pa == zero {
        constant(if pb > one {
            zero
        } else if pb > zero {
            -infinity
        } else {
            infinity
        })
    } else if pa < zero {
        constant(R::Real::NAN)
    } else if pa.is_infinite() {
        constant(if pb < one { zero } else { infinity })
    } else if is_normal(y.primal()) && !q.primal().is_finite() {
        y * (b * a.ln() + one) / a
    } else {
        let z = half_power(a, b);
        match lowered(a, b, one, z) {
            Some(power) => power * (b * a.ln() + one),
            // The product b·ln a may overflow.
            None if z.primal() == zero => z,
            None => z * (b * a.ln() + one) / a * z,
        }
    }
}
