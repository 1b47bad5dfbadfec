//! The standard normal distribution: density and cumulative probability.
//! Does not know the error function's inverse.

use core::f64::consts::{FRAC_1_SQRT_2, FRAC_2_SQRT_PI};

use super::Slope::Factor;
use super::erf::{flat, gauss};
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `1/√(2π)`.
pub(super) const FRAC_1_SQRT_TAU: f64 = 0.398_942_280_401_432_677_94;
/// `1/√2` less its nearest double.
const FRAC_1_SQRT_2_TAIL: f64 = -4.833_646_656_726_457e-17;

/// The cumulative probability below `x`, given `g = exp(−x²/2)`.
///
/// `½·erfc(−x/√2)` with `x/√2 = z + d` in two parts: rounding it costs x² ULP, 1400 of them at −38. The product is exact in its
/// first part, high half times high half; the rest enters by the slope of `erfc`, whose second-order term is below 1e-13 of it.
#[inline(always)]
pub(super) fn cumulative<F: Float>(x: F, g: F) -> F {
    if g == F::ZERO {
        return F::HALF * (-(x * F::of(FRAC_1_SQRT_2))).libm_erfc();
    }
    let h = x.high_half();
    let c = F::of(FRAC_1_SQRT_2).high_half();
    let c_rest = F::of(FRAC_1_SQRT_2 - c.to_f64() + FRAC_1_SQRT_2_TAIL);
    let rest = (x - h) * c + x * c_rest;
    let z = h * c + rest;
    let d = (h * c - z) + rest;
    F::HALF * (-z).libm_erfc() + d * g * F::of(FRAC_2_SQRT_PI * 0.5)
}

/// `exp(−x²/2)/√(2π)`.
#[derive(Clone, Copy, Debug)]
pub struct NormPdf;

impl<F: Float> Unary<F> for NormPdf {
    const FACTS: Facts = Facts {
        name: "norm_pdf",
        rust: "norm_pdf",
        formula: "y = exp(-x²/2)/√(2π); y' = -x*y; y'' = (x² - 1)*y",
        doc: "Density of the standard normal distribution.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], FRAC_1_SQRT_TAU, &[0.0], &[-FRAC_1_SQRT_TAU]),
            Edge::unary(&[50.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        gauss(x, F::HALF) * F::of(FRAC_1_SQRT_TAU)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(flat(x, -(x * y)))
    }

    // The difference of squares as a product: exact factors where it vanishes.
    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        Factor(flat(x, (x - F::ONE) * y * (x + F::ONE)))
    }
}

/// `½·erfc(−x/√2)`.
#[derive(Clone, Copy, Debug)]
pub struct NormCdf;

impl<F: Float> Unary<F> for NormCdf {
    const FACTS: Facts = Facts {
        name: "norm_cdf",
        rust: "norm_cdf",
        formula: "y = erfc(-x/√2)/2; y' = exp(-x²/2)/√(2π); y'' = -x*y'",
        doc: "Cumulative probability of the standard normal distribution.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.5, &[FRAC_1_SQRT_TAU], &[0.0]),
            Edge::unary(&[-50.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[50.0], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        cumulative(x, gauss(x, F::HALF))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(NormPdf))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(flat(x, -(x * d1)))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let g = gauss(x, F::HALF);
        (cumulative(x, g), Factor(g * F::of(FRAC_1_SQRT_TAU)))
    }
}
