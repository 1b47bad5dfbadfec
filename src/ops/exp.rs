//! Exponentials with a fixed base.
//! Does not know powers with a variable base.

use super::Slope::{self, Factor};
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Source, Unary};

const INF: f64 = f64::INFINITY;

/// `eˣ`.
#[derive(Clone, Copy, Debug)]
pub struct Exp;

impl<F: Float> Unary<F> for Exp {
    const FACTS: Facts = Facts {
        name: "exp",
        rust: "exp",
        formula: "y = exp x; y' = y; y'' = y",
        doc: "Exponential.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[1.0], &[1.0]),
            Edge::unary(&[1000.0], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-1000.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("exp");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_exp()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, y: R) -> Slope<R> {
        Factor(y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(y)
    }
}

/// `2ˣ`.
#[derive(Clone, Copy, Debug)]
pub struct Exp2;

impl<F: Float> Unary<F> for Exp2 {
    const FACTS: Facts = Facts {
        name: "exp2",
        rust: "exp2",
        formula: "y = 2^x; y' = y·ln 2; y'' = y'·ln 2",
        doc: "Power of two.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0], 1.0, &[core::f64::consts::LN_2], &[]),
            Edge::unary(&[2000.0], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-2000.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::LibmInDouble("exp2");
    // The slope is smaller than the value.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.exp2_real()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, y: R) -> Slope<R> {
        Factor(y * F::of(core::f64::consts::LN_2))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, d1: R) -> Slope<R> {
        Factor(d1 * F::of(core::f64::consts::LN_2))
    }
}

/// `10ˣ`.
#[derive(Clone, Copy, Debug)]
pub struct Exp10;

impl<F: Float> Unary<F> for Exp10 {
    const FACTS: Facts = Facts {
        name: "exp10",
        rust: "exp10",
        formula: "y = 10^x; y' = y·ln 10; y'' = y'·ln 10",
        doc: "Power of ten.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0], 1.0, &[core::f64::consts::LN_10], &[]),
            Edge::unary(&[2000.0], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-2000.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("exp10");
    const CMATH: bool = false;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_exp10()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, y: R) -> Slope<R> {
        Factor(y * F::of(core::f64::consts::LN_10))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, d1: R) -> Slope<R> {
        Factor(d1 * F::of(core::f64::consts::LN_10))
    }
}

/// `eˣ − 1`.
#[derive(Clone, Copy, Debug)]
pub struct Expm1;

impl<F: Float> Unary<F> for Expm1 {
    const FACTS: Facts = Facts {
        name: "expm1",
        rust: "exp_m1",
        formula: "y = exp x - 1; y' = exp x; y'' = exp x",
        doc: "Exponential minus one, accurate near 0.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[1.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[1.0]),
            Edge::unary(&[1000.0], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-1000.0], -1.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -1.0, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("expm1");
    // Adding 1 to the largest number does not make it infinite.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_expm1()
    }

    // y + 1 saves an exponential, and cancels only below y = −½.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(if y.primal() >= -F::HALF { y + F::ONE } else { x.exp() })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, d1: R) -> Slope<R> {
        Factor(d1)
    }
}
