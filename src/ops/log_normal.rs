//! The logarithm of the cumulative probability of the standard normal distribution.
//! Does not know the probability's inverse.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI, LN_2};

use super::Slope::Factor;
use super::erfcx::{Scaled, scaled};
use super::normal::{Density, NormCdf, cumulative};
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// Left of this by the scaled complementary error function.
const TAIL: f64 = -1.0;
/// `√(2/π)`.
pub(super) const SQRT_2_OVER_PI: f64 = FRAC_2_SQRT_PI * FRAC_1_SQRT_2;

/// `ln Φ(x)`, computed in double for both precisions.
#[inline(never)]
fn log_cdf(x: f64) -> f64 {
    if x < TAIL {
        // Φ(x) = ½·erfc z = ½·exp(−z²)·erfcx z with z = −x/√2.
        return -(0.5 * x * x) + Float::libm_log(0.5 * scaled(0, -x * FRAC_1_SQRT_2));
    }
    let size = x.abs();
    let lower = cumulative(-size, Density(0).value(size));
    if x < 0.0 { Float::libm_log(lower) } else { Float::libm_log1p(-lower) }
}

/// Beyond this `φ/Φ` is `−x` in precision `F`.
#[inline(always)]
fn far<F: Float>() -> F {
    F::of(if F::SINGLE { -1e5 } else { -1e10 })
}

/// `−x/√2`.
#[inline(always)]
fn turned<R: Number>(x: R) -> R {
    x * R::Real::of(-FRAC_1_SQRT_2)
}

/// `ln Φ(x)`.
#[derive(Clone, Copy, Debug)]
pub struct NormLogcdf;

impl<F: Float> Unary<F> for NormLogcdf {
    const FACTS: Facts = Facts {
        name: "norm_logcdf",
        rust: "norm_logcdf",
        formula: "y = ln Φ(x) = -x²/2 + ln(erfcx(-x/√2)/2) for x < -1; y' = φ(x)/Φ(x); y'' = -y'*(x + y')",
        doc: "Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0], -LN_2, &[SQRT_2_OVER_PI], &[]),
            Edge::unary(&[50.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-1e160], -INF, &[1e160], &[-1.0]),
            Edge::unary(&[-two_to(100)], -two_to(199), &[two_to(100)], &[-1.0]),
            Edge::unary(&[INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -INF, &[INF], &[-1.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    // The value is the first to overflow: it falls like −x²/2, the slope grows like −x.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(log_cdf(x.to_f64()))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let at = x.primal();
        Factor(if at < far() {
            -x
        } else if at < F::of(TAIL) {
            R::constant(F::of(SQRT_2_OVER_PI)) / turned(x).unary(Scaled(0))
        } else {
            x.unary(Density(0)) / x.unary(NormCdf)
        })
    }

    // In the tail x + y' is a small difference: by the slope of the scaled function it is a quotient.
    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        let at = x.primal();
        Factor(if at < far() {
            R::constant(-F::ONE)
        } else if at < F::of(TAIL) {
            let z = turned(x);
            d1 * (z.unary(Scaled(1)) / z.unary(Scaled(0))) * F::of(FRAC_1_SQRT_2)
        } else if at.is_infinite() {
            R::constant(F::ZERO)
        } else {
            -(d1 * (d1 + x))
        })
    }
}
