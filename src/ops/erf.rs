//! The error function and its complement, and the Gaussian they are integrals of.
//! Does not know their inverses.

use core::f64::consts::FRAC_2_SQRT_PI;

use super::Slope::Factor;
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Source, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `exp(−x)` is zero beyond this, in double and in single.
const NOTHING: f64 = 784.0;

/// `f·exp(−s·x²)` for `s` ½ or 1, within 1.6 ULP of an exact `f`.
///
/// `x²` rounded costs up to x² ULP, 500 of them at 23. The high half of the digits has an exact square, and the exponent that is
/// left is small: `x² = h² + (x − h)(x + h)`, as in FreeBSD's `s_erf.c`. Where the exponential of `h²` is no normal number it is
/// taken in two halves, so that `f` lifts it before it sinks.
#[inline(always)]
pub(super) fn gauss<F: Float>(f: F, x: F, s: F) -> F {
    if s * (x * x) > F::of(NOTHING) {
        return F::ZERO;
    }
    let h = x.high_half();
    let rest = (-(s * ((x - h) * (x + h)))).libm_exp();
    let square = s * (h * h);
    // The exponential is a normal number up to here.
    if square < F::of(if F::SINGLE { 80.0 } else { 690.0 }) {
        return f * ((-square).libm_exp() * rest);
    }
    let e = (-(F::HALF * square)).libm_exp();
    (f * e) * (e * rest)
}

/// `(−1)ⁿHₙ(x)·exp(−x²)`, the `n`-th derivative of the Gaussian, by Hermite's polynomials; not in the list. The order is a
/// field, so that derivatives of any order are of one type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gauss(pub u32);

impl<F: Float> Unary<F> for Gauss {
    const FACTS: Facts = Facts {
        name: "gauss",
        rust: "gauss",
        formula: "y = n-th derivative of exp(-x²); y' = the next",
        doc: "Derivative of the Gaussian without a factor.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        // y₍ₖ₊₁₎ = −2x·yₖ − 2k·y₍ₖ₋₁₎
        let (mut low, mut high) = (F::ZERO, F::ONE);
        for k in 0..self.0.min(60) {
            (low, high) = (high, -(F::TWO * (x * high)) - F::from_i32(2 * k as i32) * low);
        }
        gauss(high, x, F::ONE)
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
    const SOURCE: Source = Source::Libm("erf");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_erf()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Gauss(0)) * F::of(FRAC_2_SQRT_PI))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Gauss(1)) * F::of(FRAC_2_SQRT_PI))
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
    const SOURCE: Source = Source::Libm("erfc");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_erfc()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Gauss(0)) * F::of(-FRAC_2_SQRT_PI))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Gauss(1)) * F::of(-FRAC_2_SQRT_PI))
    }
}
