//! The standard normal distribution: density and cumulative probability.
//! Does not know the error function's inverse.

use core::f64::consts::{FRAC_1_SQRT_2, SQRT_2};

use super::Slope::Factor;
use super::erf::gauss;
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `1/√(2π)`.
pub(super) const FRAC_1_SQRT_TAU: f64 = 0.398_942_280_401_432_677_94;
/// `1/√2` less its nearest double.
const FRAC_1_SQRT_2_TAIL: f64 = -4.833_646_656_726_457e-17;

/// The cumulative probability below `x`, given the density `p` there.
///
/// `½·erfc(−x/√2)` with `x/√2 = z + d` in two parts: rounding it costs x² ULP, 1400 of them at −38. The product is exact in its
/// first part, high half times high half; the rest enters by the slope of `erfc`, whose second-order term is below 1e-13 of it.
#[inline(always)]
pub(super) fn cumulative<F: Float>(x: F, p: F) -> F {
    if p == F::ZERO {
        return F::HALF * (-(x * F::of(FRAC_1_SQRT_2))).libm_erfc();
    }
    let h = x.high_half();
    let c = F::of(FRAC_1_SQRT_2).high_half();
    let c_rest = F::of(FRAC_1_SQRT_2 - c.to_f64() + FRAC_1_SQRT_2_TAIL);
    let rest = (x - h) * c + x * c_rest;
    let z = h * c + rest;
    let d = (h * c - z) + rest;
    F::HALF * (-z).libm_erfc() + d * p * F::of(SQRT_2)
}

/// The `n`-th derivative of the density, `(−1)ⁿHeₙ(x)·exp(−x²/2)/√(2π)`, by Hermite's polynomials; not in the list. The order is
/// a field, so that derivatives of any order are of one type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Density(pub u32);

impl<F: Float> Unary<F> for Density {
    const FACTS: Facts = Facts {
        name: "density",
        rust: "density",
        formula: "y = n-th derivative of exp(-x²/2)/√(2π); y' = the next",
        doc: "Derivative of the density of the standard normal distribution.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        let hermite = match self.0 {
            0 => F::ONE,
            1 => -x,
            // The difference of squares as a product: exact factors where it vanishes.
            2 => (x - F::ONE) * (x + F::ONE),
            n => {
                // y₍ₖ₊₁₎ = −x·yₖ − k·y₍ₖ₋₁₎
                let (mut low, mut high) = (F::ZERO, F::ONE);
                for k in 0..n.min(60) {
                    (low, high) = (high, -(x * high) - F::from_i32(k as i32) * low);
                }
                high
            }
        };
        gauss(hermite * F::of(FRAC_1_SQRT_TAU), x, F::HALF)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Self(self.0.saturating_add(1))))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Self(self.0.saturating_add(2))))
    }
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
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        Density(0).value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Density(1)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Density(2)))
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
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        cumulative(x, Density(0).value(x))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Density(0)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Density(1)))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let p = Density(0).value(x);
        (cumulative(x, p), Factor(p))
    }
}
