//! Inverse hyperbolic functions, also called area functions.
//! Does not know the hyperbolic functions.

use super::Slope::{self, Factor};
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Source, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// Whether `x² ± 1` is `x²` to all digits, so that its square need not be formed: it overflows above 1e154.
#[inline(always)]
fn is_far<F: Float>(x: F) -> bool {
    x.magnitude() > F::ONE / F::EPSILON
}

/// `asinh x`.
#[derive(Clone, Copy, Debug)]
pub struct Asinh;

impl<F: Float> Unary<F> for Asinh {
    const FACTS: Facts = Facts {
        name: "asinh",
        rust: "asinh",
        formula: "y = asinh x; y' = 1/√(1 + x²); y'' = -x·y'³",
        doc: "Inverse hyperbolic sine.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[INF], INF, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -INF, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("asinh");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_asinh()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let h = match is_far(x.primal()) {
            true if x.primal() < F::ZERO => -x,
            true => x,
            false => (x * x + F::ONE).sqrt(),
        };
        Factor(h.recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-if is_far(x.primal()) { d1 / x } else { x * d1 / (x * x + F::ONE) })
    }
}

/// `acosh x`.
#[derive(Clone, Copy, Debug)]
pub struct Acosh;

impl<F: Float> Unary<F> for Acosh {
    const FACTS: Facts = Facts {
        name: "acosh",
        rust: "acosh",
        formula: "y = acosh x; y' = 1/√((x - 1)(x + 1)); y'' = -x·y'/((x - 1)(x + 1))",
        doc: "Inverse hyperbolic cosine.",
        domain: "x >= 1",
        edges: &[
            Edge::unary(&[1.0], 0.0, &[INF], &[-INF]),
            Edge::unary(&[0.5], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], INF, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("acosh");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_acosh()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let h = if is_far(x.primal()) { x } else { ((x - F::ONE) * (x + F::ONE)).sqrt() };
        Factor(h.recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-if is_far(x.primal()) { d1 / x } else { x * d1 / ((x - F::ONE) * (x + F::ONE)) })
    }
}

/// `atanh x`.
#[derive(Clone, Copy, Debug)]
pub struct Atanh;

impl<F: Float> Unary<F> for Atanh {
    const FACTS: Facts = Facts {
        name: "atanh",
        rust: "atanh",
        formula: "y = atanh x; y' = 1/((1 - x)(1 + x)); y'' = 2x·y'/((1 - x)(1 + x))",
        doc: "Inverse hyperbolic tangent.",
        domain: "-1 < x < 1",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[1.0], INF, &[INF], &[INF]),
            Edge::unary(&[-1.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("atanh");
    // The numbers next to ±1 are 2⁻⁵³ away, in single 2⁻²⁴: infinite at ±1 alone, where the value is.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_atanh()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(((-x + F::ONE) * (x + F::ONE)).recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(x * d1 / ((-x + F::ONE) * (x + F::ONE)) * F::TWO)
    }
}
