//! Sine, cosine and tangent of an angle in radians.
//! Does not know angles in other units.

use super::Slope::{self, Factor};
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Source, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// `sin x`.
#[derive(Clone, Copy, Debug)]
pub struct Sin;

impl<F: Float> Unary<F> for Sin {
    const FACTS: Facts = Facts {
        name: "sin",
        rust: "sin",
        formula: "y = sin x; y' = cos x; y'' = -y",
        doc: "Sine of an angle in radians.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::LibmInDouble("sin");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.sin_real()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.cos())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(-y)
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let (s, c) = x.sincos_real();
        (s, Factor(c))
    }
}

/// `cos x`.
#[derive(Clone, Copy, Debug)]
pub struct Cos;

impl<F: Float> Unary<F> for Cos {
    const FACTS: Facts = Facts {
        name: "cos",
        rust: "cos",
        formula: "y = cos x; y' = -sin x; y'' = -y",
        doc: "Cosine of an angle in radians.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[-1.0]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::LibmInDouble("cos");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.cos_real()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(-x.sin())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(-y)
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let (s, c) = x.sincos_real();
        (c, Factor(-s))
    }
}

/// `tan x`.
#[derive(Clone, Copy, Debug)]
pub struct Tan;

impl<F: Float> Unary<F> for Tan {
    const FACTS: Facts = Facts {
        name: "tan",
        rust: "tan",
        formula: "y = tan x; y' = 1 + y²; y'' = 2y·y'",
        doc: "Tangent of an angle in radians.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::LibmInDouble("tan");
    // No number comes so near to a pole that y² overflows: |y| < 2⁶², in single 2³².
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.tan_real()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, y: R) -> Slope<R> {
        Factor(y * y + F::ONE)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, d1: R) -> Slope<R> {
        Factor(d1 * y * F::TWO)
    }
}
