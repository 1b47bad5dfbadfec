//! Sine, cosine and tangent of an angle in radians.
//! Does not know how an angle is reduced.

use super::angle::{Angle, reduce};
use super::high;

/// Up to here a tangent is a polynomial.
const NEAR: f32 = 0.59;
/// π/4, in two parts.
const QUARTER_PI: [f32; 2] = [core::f32::consts::FRAC_PI_4, -2.185_569_4e-8];

/// Below this a sine is its argument and a cosine is 1.
const TINY: f32 = 1.0 / 4096.0;

/// `sin x`.
pub fn sin(x: f32) -> f32 {
    if x.abs() < TINY {
        return x;
    }
    let angle = reduce(x);
    let size = if angle.quadrant & 1 == 0 { near_sin(&angle) } else { near_cos(&angle) };
    if angle.quadrant & 2 == 0 { size } else { -size }
}

/// `cos x`.
pub fn cos(x: f32) -> f32 {
    let angle = reduce(x);
    let size = if angle.quadrant & 1 == 0 { near_cos(&angle) } else { near_sin(&angle) };
    if angle.quadrant.wrapping_add(1) & 2 == 0 { size } else { -size }
}

/// `sin x` and `cos x`, the bits of one by one.
pub fn sincos(x: f32) -> (f32, f32) {
    if x.abs() < TINY {
        return (x, 1.0);
    }
    let angle = reduce(x);
    let (s, c) = (near_sin(&angle), near_cos(&angle));
    match angle.quadrant & 3 {
        0 => (s, c),
        1 => (c, -s),
        2 => (-s, -c),
        _ => (-c, s),
    }
}

/// `tan x`.
pub fn tan(x: f32) -> f32 {
    if x.abs() < TINY {
        return x;
    }
    let Angle { hi, lo, quadrant } = reduce(x);
    let even = quadrant & 1 == 0;
    if hi.abs() > NEAR {
        // tan r and -1/tan r from y = π/4 - |r|, as in FreeBSD's k_tan.c: (1 - t)/(1 + t) = 1 - 2·(t - t²/(1 + t)) with t = tan y.
        let (r, lo) = if hi < 0.0 { (-hi, -lo) } else { (hi, lo) };
        let y = QUARTER_PI[0] - r;
        let rest = tan_rest(y) + (QUARTER_PI[1] - lo) * (1.0 + y * y);
        let t = y + rest;
        let one = if even { 1.0 } else { -1.0 };
        let size = one - 2.0 * (y - (t * t / (t + one) - rest));
        return if hi < 0.0 { -size } else { size };
    }
    let rest = tan_rest(hi);
    let rest = rest + lo * (1.0 + hi * hi);
    let t = hi + rest;
    if even {
        return t;
    }
    // -1/t: a quotient of twelve bits, whose product with the head of the divisor is exact, and what that leaves.
    let head = high(t);
    let tail = (hi - head) + rest;
    let quotient = -1.0 / t;
    let first = high(quotient);
    first + quotient * (1.0 + first * head + first * tail)
}

/// `tan r - r` for `|r| ≤ NEAR`.
#[inline(always)]
fn tan_rest(r: f32) -> f32 {
    let u = r * r;
    r * u
        * horner!(u; 0.333333283662796 0.13333594799041748 0.05392274260520935 0.022225555032491684 0.007478959392756224 0.006131150294095278)
}

/// `sin r` for `|r| ≤ π/4`.
#[inline(always)]
fn near_sin(angle: &Angle) -> f32 {
    let (r, u) = (angle.hi, angle.hi * angle.hi);
    r + (r * u * horner!(u; -0.16666655242443085 0.008332189172506332 -0.00019518291810527444) + angle.lo)
}

/// `cos r` for `|r| ≤ π/4`: what rounding takes from `1 - u/2` is added back.
#[inline(always)]
fn near_cos(angle: &Angle) -> f32 {
    let (r, u) = (angle.hi, angle.hi * angle.hi);
    let half = 0.5 * u;
    let w = 1.0 - half;
    w + (((1.0 - w) - half)
        + (u * u * horner!(u; 0.04166664555668831 -0.0013887309469282627 2.4432327336398885e-05) - r * angle.lo))
}
