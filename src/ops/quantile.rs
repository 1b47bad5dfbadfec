//! The quantiles of the standard normal distribution.
//! Does not know the logarithm of its probability. Computed in double for both precisions.

use core::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

use super::Slope::Factor;
use super::erf::gauss;
use super::erfcx::scaled;
use super::erfinv::{Erfinv, MIDDLE, ratio, tail};
use super::log_normal::SQRT_2_OVER_PI;
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `√(2π)`.
const SQRT_TAU: f64 = 2.506_628_274_631_000_502_42;

/// The probability below which `AS 241` goes by the logarithm.
const TAIL: f64 = 0.075;

/// What is missing from the quantile `y < 0` of `p < ¼`: one Newton step on `Φ(y)/p = ½·erfcx(−y/√2)·exp(−y²/2)/p`, of which no factor
/// loses digits however small.
fn missing(p: f64, y: f64) -> f64 {
    let erfcx = scaled(0, -y * FRAC_1_SQRT_2);
    // Subnormal probabilities and their neighbours are lifted, so that the quotient does not overflow.
    let lift = if p < two_to(-900) { two_to(100) } else { 1.0 };
    let quotient = gauss(0.5 * erfcx / (p * lift), y, 0.5) * lift;
    (1.0 - quotient) * erfcx / SQRT_2_OVER_PI
}

/// The quantile of `0 < p <= ½`.
fn lower(p: f64) -> f64 {
    if p >= 0.25 {
        // 2p − 1 is exact.
        return SQRT_2 * Erfinv.value(2.0 * p - 1.0);
    }
    let y = if p < TAIL {
        -tail(Float::sqrt_real(-Float::libm_log(p)))
    } else {
        let q = p - 0.5;
        q * ratio(0.180_625 - q * q, &MIDDLE)
    };
    y + missing(p, y)
}

/// The quantile of `p`.
#[inline(never)]
fn quantile(p: f64) -> f64 {
    if p == 0.0 {
        -INF
    } else if p == 1.0 {
        INF
    } else if p > 0.0 && p <= 0.5 {
        lower(p)
    } else if p > 0.5 && p < 1.0 {
        // 1 − p is exact.
        -lower(1.0 - p)
    } else {
        NAN.abs()
    }
}

/// What an error of the quantile `y` of `p` in its last digits takes from `exp(y²/2)`, as a factor.
#[inline(never)]
fn correction(p: f64, y: f64) -> f64 {
    let (p, y) = if p > 0.5 { (1.0 - p, -y) } else { (p, y) };
    if p < 0.25 && y.is_finite() { 1.0 + y * missing(p, y) } else { 1.0 }
}

/// `√(2π)·exp(y²/2)`, the reciprocal of the density; not in the list.
#[derive(Clone, Copy, Debug)]
struct Sparsity;

impl<F: Float> Unary<F> for Sparsity {
    const FACTS: Facts = Facts {
        name: "sparsity",
        rust: "sparsity",
        formula: "y = √(2π)·exp(x²/2); y' = x·y",
        doc: "Reciprocal of the density of the standard normal distribution.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x.is_infinite() { F::INFINITY } else { gauss(F::of(SQRT_TAU), x, -F::HALF) }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(x * y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        Factor((x * x + F::ONE) * y)
    }
}

/// `y` with `Φ(y) = x`.
#[derive(Clone, Copy, Debug)]
pub struct NormQuantile;

impl<F: Float> Unary<F> for NormQuantile {
    const FACTS: Facts = Facts {
        name: "norm_quantile",
        rust: "norm_quantile",
        formula: "Φ(y) = x (AS 241 and a Newton step); y' = √(2π)*exp(y²/2); y'' = y*y'²",
        doc: "Quantile of the standard normal distribution, the inverse of norm_cdf.",
        domain: "0 <= x <= 1",
        edges: &[
            Edge::unary(&[0.5], 0.0, &[SQRT_TAU], &[0.0]),
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[1.0], INF, &[INF], &[INF]),
            Edge::unary(&[-0.5], NAN, &[NAN], &[NAN]),
            Edge::unary(&[1.5], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(quantile(x.to_f64()))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(y.unary(Sparsity) * F::of(correction(x.primal().to_f64(), y.primal().to_f64())))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, d1: R) -> Slope<R> {
        Factor(y * d1 * d1)
    }
}
