//! Logarithms of one argument.
//! Does not know logarithms that come in products or sums.

use super::Slope::{self, Factor};
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Source, Unary};
use core::f64::consts::{LOG2_E, LOG10_E};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// What every logarithm has at the ends of its domain.
const EDGES: [Edge; 6] = [
    Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
    Edge::unary(&[-0.0], -INF, &[INF], &[-INF]),
    Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
    Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
    Edge::unary(&[INF], INF, &[0.0], &[0.0]),
    Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
];

/// `ln x`.
#[derive(Clone, Copy, Debug)]
pub struct Log;

impl<F: Float> Unary<F> for Log {
    const FACTS: Facts = Facts {
        name: "log",
        rust: "ln",
        formula: "y = ln x; y' = 1/x; y'' = -1/x²",
        doc: "Natural logarithm.",
        domain: "x > 0",
        edges: &EDGES,
    };
    const SOURCE: Source = Source::Libm("log");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_log()
    }

    // ln −0 is ln 0: adding zero clears the sign.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor((x + F::ZERO).recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 * d1))
    }
}

/// `log₂ x`.
#[derive(Clone, Copy, Debug)]
pub struct Log2;

impl<F: Float> Unary<F> for Log2 {
    const FACTS: Facts = Facts {
        name: "log2",
        rust: "log2",
        formula: "y = log2 x; y' = 1/(x·ln 2); y'' = -y'/x",
        doc: "Binary logarithm.",
        domain: "x > 0",
        edges: &EDGES,
    };
    const SOURCE: Source = Source::Libm("log2");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_log2()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(R::constant(F::of(LOG2_E)) / (x + F::ZERO))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 / (x + F::ZERO)))
    }
}

/// `log₁₀ x`.
#[derive(Clone, Copy, Debug)]
pub struct Log10;

impl<F: Float> Unary<F> for Log10 {
    const FACTS: Facts = Facts {
        name: "log10",
        rust: "log10",
        formula: "y = log10 x; y' = 1/(x·ln 10); y'' = -y'/x",
        doc: "Decimal logarithm.",
        domain: "x > 0",
        edges: &EDGES,
    };
    const SOURCE: Source = Source::Libm("log10");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_log10()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(R::constant(F::of(LOG10_E)) / (x + F::ZERO))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 / (x + F::ZERO)))
    }
}

/// `ln(1 + x)`.
#[derive(Clone, Copy, Debug)]
pub struct Log1p;

impl<F: Float> Unary<F> for Log1p {
    const FACTS: Facts = Facts {
        name: "log1p",
        rust: "ln_1p",
        formula: "y = ln(1 + x); y' = 1/(1 + x); y'' = -y'²",
        doc: "Natural logarithm of one plus x, accurate near 0.",
        domain: "x > -1",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[-1.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[-1.0]),
            Edge::unary(&[-1.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], INF, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("log1p");
    // The number next to −1 is 2⁻⁵³ away, in single 2⁻²⁴: infinite at −1 alone, where the value is.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_log1p()
    }

    // 1 + x is exact near −1 and rounds by at most ½ ULP elsewhere.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor((x + F::ONE).recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 * d1))
    }
}
