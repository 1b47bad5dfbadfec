//! The normalized cardinal sine, `sin πx/(πx)`.
//! Does not know the sine it is made of.

use super::Slope::{self, Factor};
use super::turn::sincospi;
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Unary};
use core::f64::consts::PI;

/// `f'(x)/x` in powers of `x²`: the Taylor coefficients `(−1)ᵏ·2k·π²ᵏ/(2k + 1)!`, k from 1; 12 of them give all digits of a
/// double up to |x| = ½.
const SLOPE: [f64; 12] = [
    -3.289868133696453,
    3.2469697011334144,
    -1.1445109447325053,
    0.2091827825412384,
    -0.023460810354558236,
    0.001781145516372852,
    -9.766223126318933e-05,
    4.049947846619244e-06,
    -1.3148481279991994e-07,
    3.4330769499642866e-09,
    -7.365893777096947e-11,
    1.3217901389162318e-12,
];
/// `f''(x)` in powers of `x²`: `(−1)ᵏ·2k(2k − 1)·π²ᵏ/(2k + 1)!`.
const BEND: [f64; 12] = [
    -3.289868133696453,
    9.740909103400243,
    -5.722554723662526,
    1.4642794777886687,
    -0.21114729319102413,
    0.019592600680101373,
    -0.0012696090064214613,
    6.074921769928866e-05,
    -2.235241817598639e-06,
    6.522846204932145e-08,
    -1.5468376931903588e-09,
    3.040117319507333e-11,
];

/// `Σ cₖ·wᵏ`.
#[inline(always)]
fn series<R: Number>(coefficients: &[f64; 12], w: R) -> R {
    let zero = R::constant(R::Real::ZERO);
    coefficients.iter().rev().fold(zero, |sum, c| sum * w + R::Real::of(*c))
}

/// `sin πx/(πx)`.
#[derive(Clone, Copy, Debug)]
pub struct Sinc;

impl Sinc {
    #[inline(always)]
    fn ratio<F: Float>(x: F, sin: F) -> F {
        // Below, 1 − (πx)²/6 rounds to 1.
        let near = F::of(if F::SINGLE { 1.0 / 8192.0 } else { 1.0 / 268435456.0 });
        if x.magnitude() < near {
            F::ONE
        } else if x.is_infinite() {
            F::ZERO
        } else {
            sin / (x * F::of(PI))
        }
    }

    // (cos πx − y)/x cancels near 0.
    #[inline(always)]
    fn slope<R: Number>(x: R, y: R, cos: R) -> R {
        if x.primal().is_infinite() {
            return R::constant(R::Real::ZERO);
        }
        if x.primal().magnitude() <= R::Real::HALF { series(&SLOPE, x * x) * x } else { (cos - y) / x }
    }
}

impl<F: Float> Unary<F> for Sinc {
    const FACTS: Facts = Facts {
        name: "sinc",
        rust: "sinc",
        formula: "y = sin πx/(πx); y' = (cos πx - y)/x; y'' = -π²·y - 2y'/x; near 0 the Taylor series",
        doc: "Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[-PI * PI / 3.0]),
            Edge::unary(&[-0.0], 1.0, &[0.0], &[-PI * PI / 3.0]),
            Edge::unary(&[1.0], 0.0, &[-1.0], &[2.0]),
            Edge::unary(&[-2.0], 0.0, &[-0.5], &[-0.5]),
            Edge::unary(&[f64::INFINITY], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::NEG_INFINITY], 0.0, &[0.0], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        Self::ratio(x, sincospi(x).0)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(Self::slope(x, y, x.cospi()))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Factor(if x.primal().magnitude() <= F::HALF { series(&BEND, x * x) } else { -(y * F::of(PI * PI) + d1 * F::TWO / x) })
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let (s, c) = sincospi(x);
        let y = Self::ratio(x, s);
        (y, Factor(Self::slope(x, y, c)))
    }
}
