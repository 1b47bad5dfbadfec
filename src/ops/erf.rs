//! The error function and its complement, and the Gaussian they are integrals of.
//! Does not know their inverses.

use core::f64::consts::FRAC_2_SQRT_PI;

use super::Slope::Factor;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `exp(−x)` is zero beyond this, in double and in single.
const NOTHING: f64 = 784.0;

/// `exp(−x²)`: the slope of `erf` but for a factor; not in the list.
#[derive(Clone, Copy, Debug)]
pub struct Gauss;

/// `exp(−s·x²)` for a power of two `s`, within 1.1 ULP.
///
/// `x²` rounded costs up to x² ULP, 500 of them at 23. The high half of the digits has an exact square, and the exponent that is
/// left is small: `x² = h² + (x − h)(x + h)`, as in FreeBSD's `s_erf.c`.
#[inline(always)]
pub(super) fn gauss<F: Float>(x: F, s: F) -> F {
    if s * (x * x) > F::of(NOTHING) {
        return F::ZERO;
    }
    let h = x.high_half();
    (-(s * (h * h))).libm_exp() * (-(s * ((x - h) * (x + h)))).libm_exp()
}

impl<F: Float> Unary<F> for Gauss {
    const FACTS: Facts = Facts {
        name: "gauss",
        rust: "gauss",
        formula: "y = exp(-x²); y' = -2x*y; y'' = (4x² - 2)*y",
        doc: "Gaussian without a factor.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        gauss(x, F::ONE)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(flat(x, -(x * y) * F::TWO))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        Factor(flat(x, (x * x * F::TWO - F::ONE) * y * F::TWO))
    }
}

/// `s`, or zero at an infinite `x`, where a Gaussian beats every power.
#[inline(always)]
pub(super) fn flat<R: Number>(x: R, s: R) -> R {
    if x.primal().is_infinite() { R::constant(R::Real::ZERO) } else { s }
}

/// `2/√π·∫₀ˣ exp(−t²) dt`.
#[derive(Clone, Copy, Debug)]
pub struct Erf;

impl<F: Float> Unary<F> for Erf {
    const FACTS: Facts = Facts {
        name: "erf",
        rust: "erf",
        formula: "y = erf x; y' = 2/√π*exp(-x²); y'' = -2x*y'",
        doc: "Error function.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[FRAC_2_SQRT_PI], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[FRAC_2_SQRT_PI], &[0.0]),
            Edge::unary(&[40.0], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -1.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_erf()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Gauss) * F::of(FRAC_2_SQRT_PI))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(flat(x, -(x * d1) * F::TWO))
    }
}

/// `1 − erf x`.
#[derive(Clone, Copy, Debug)]
pub struct Erfc;

impl<F: Float> Unary<F> for Erfc {
    const FACTS: Facts = Facts {
        name: "erfc",
        rust: "erfc",
        formula: "y = erfc x; y' = -2/√π*exp(-x²); y'' = -2x*y'",
        doc: "Complementary error function.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[-FRAC_2_SQRT_PI], &[0.0]),
            Edge::unary(&[40.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_erfc()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Gauss) * F::of(-FRAC_2_SQRT_PI))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(flat(x, -(x * d1) * F::TWO))
    }
}
