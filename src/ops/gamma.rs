//! The gamma function and its logarithm.
//! Does not know how their logarithmic derivative is computed.

use super::Slope::Factor;
use super::digamma::Digamma;
use super::polygamma::Polygamma;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `Γ(x)`.
#[derive(Clone, Copy, Debug)]
pub struct Tgamma;

impl<F: Float> Unary<F> for Tgamma {
    const FACTS: Facts = Facts {
        name: "tgamma",
        rust: "gamma",
        formula: "y = Γ(x); y' = y*ψ(x); y'' = y*(ψ(x)² + ψ'(x))",
        doc: "Gamma function.",
        domain: "all reals but negative integers",
        edges: &[
            Edge::unary(&[0.0], INF, &[-INF], &[INF]),
            Edge::unary(&[-0.0], -INF, &[-INF], &[-INF]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[200.0], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_tgamma()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(y * x.unary(Digamma))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        let p = x.unary(Digamma);
        Factor(y * (p * p + x.unary(Polygamma(1))))
    }
}

/// `ln |Γ(x)|`.
#[derive(Clone, Copy, Debug)]
pub struct Lgamma;

impl<F: Float> Unary<F> for Lgamma {
    const FACTS: Facts = Facts {
        name: "lgamma",
        rust: "ln_gamma",
        formula: "y = ln|Γ(x)|; y' = ψ(x); y'' = ψ'(x)",
        doc: "Logarithm of the magnitude of the gamma function.",
        domain: "all reals",
        edges: &[
            // One-sided limits of the slope differ.
            Edge::unary(&[0.0], INF, &[NAN], &[NAN]),
            Edge::unary(&[-0.0], INF, &[NAN], &[NAN]),
            Edge::unary(&[-1.0], INF, &[NAN], &[NAN]),
            Edge::unary(&[-2.0], INF, &[NAN], &[NAN]),
            Edge::unary(&[1.0], 0.0, &[-0.577_215_664_901_532_9], &[core::f64::consts::PI * core::f64::consts::PI / 6.0]),
            Edge::unary(&[INF], INF, &[INF], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_lgamma()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if x.primal() == F::ZERO { Factor(R::constant(F::NAN)) } else { Factor(x.unary(Digamma)) }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        if d1.primal().is_nan() { Factor(d1) } else { Factor(x.unary(Polygamma(1))) }
    }
}
