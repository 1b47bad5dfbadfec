//! Hyperbolic sine, cosine and tangent.
//! Does not know their inverses.

use super::Slope::{self, Factor};
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Source, Unary};

const INF: f64 = f64::INFINITY;

/// `sinh x`.
#[derive(Clone, Copy, Debug)]
pub struct Sinh;

impl<F: Float> Unary<F> for Sinh {
    const FACTS: Facts = Facts {
        name: "sinh",
        rust: "sinh",
        formula: "y = sinh x; y' = cosh x; y'' = y",
        doc: "Hyperbolic sine.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[1000.0], INF, &[INF], &[INF]),
            Edge::unary(&[-1000.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-INF], -INF, &[INF], &[-INF]),
        ],
    };
    const SOURCE: Source = Source::Libm("sinh");
    // `libm` computes both functions alike near the end of the range, so that both overflow at once.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_sinh()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.cosh())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(y)
    }
}

/// `cosh x`.
#[derive(Clone, Copy, Debug)]
pub struct Cosh;

impl<F: Float> Unary<F> for Cosh {
    const FACTS: Facts = Facts {
        name: "cosh",
        rust: "cosh",
        formula: "y = cosh x; y' = sinh x; y'' = y",
        doc: "Hyperbolic cosine.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[1.0]),
            Edge::unary(&[1000.0], INF, &[INF], &[INF]),
            Edge::unary(&[-1000.0], INF, &[-INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-INF], INF, &[-INF], &[INF]),
        ],
    };
    const SOURCE: Source = Source::Libm("cosh");
    // `libm` computes both functions alike near the end of the range, so that both overflow at once.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_cosh()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.sinh())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(y)
    }
}

/// `tanh x`.
#[derive(Clone, Copy, Debug)]
pub struct Tanh;

impl<F: Float> Unary<F> for Tanh {
    const FACTS: Facts = Facts {
        name: "tanh",
        rust: "tanh",
        formula: "y = tanh x; y' = 4e/(1 + e)², e = exp(-2|x|); y'' = -2y·y'",
        doc: "Hyperbolic tangent.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[1000.0], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-1000.0], -1.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -1.0, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("tanh");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_tanh()
    }

    // 1 − y² loses every digit beyond |x| ≈ 19, where y rounds to ±1; 1/cosh² overflows inside.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let minus = if x.primal() > F::ZERO { -x } else { x };
        let e = (minus * F::TWO).exp();
        let r = e + F::ONE;
        Factor(e * F::of(4.0) / (r * r))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, d1: R) -> Slope<R> {
        Factor(-(y * d1 * F::TWO))
    }
}
