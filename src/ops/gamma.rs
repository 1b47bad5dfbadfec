//! The gamma function and its logarithm.
//! Does not know how their logarithmic derivative is computed.

use super::Slope::Factor;
use super::digamma::Digamma;
use super::polygamma::Polygamma;
use super::scale::two_to;
use super::{Defined, Edge, Facts, Float, Number, Slope, Source, Unary};

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
            // Subnormals, of either precision: the limits at zero, or as much of them as the precision holds.
            Edge::unary(&[5e-324], INF, &[-INF], &[INF]),
            Edge::unary(&[-5e-324], -INF, &[-INF], &[-INF]),
            Edge::unary(&[two_to(-149)], two_to(149), &[-two_to(298)], &[two_to(448)]),
            Edge::unary(&[-two_to(-149)], -two_to(149), &[-two_to(298)], &[-two_to(448)]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[200.0], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("tgamma");

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
            // Limits of the side that the sign of zero tells.
            Edge::unary(&[0.0], INF, &[-INF], &[INF]),
            Edge::unary(&[-0.0], INF, &[INF], &[INF]),
            Edge::slopes(&[5e-324], &[-INF], &[INF]),
            Edge::slopes(&[-5e-324], &[INF], &[INF]),
            Edge::slopes(&[two_to(-149)], &[-two_to(149)], &[two_to(298)]),
            Edge::slopes(&[-two_to(-149)], &[two_to(149)], &[two_to(298)]),
            // The limits of the slope differ on the two sides, those of the second derivative do not.
            Edge::unary(&[-1.0], INF, &[NAN], &[INF]),
            Edge::unary(&[-2.0], INF, &[NAN], &[INF]),
            Edge::unary(&[-INF], INF, &[NAN], &[NAN]),
            Edge::unary(&[1.0], 0.0, &[-0.577_215_664_901_532_9], &[core::f64::consts::PI * core::f64::consts::PI / 6.0]),
            Edge::unary(&[INF], INF, &[INF], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("lgamma");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_lgamma()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Psi))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Polygamma(1)))
    }
}

/// The digamma function as a slope; not in the list. At negative integers it has no value, and for once a slope: the second derivative of
/// the logarithm.
#[derive(Clone, Copy, Debug)]
struct Psi;

impl<F: Float> Unary<F> for Psi {
    const FACTS: Facts = <Digamma as Unary<F>>::FACTS;
    const DEFINED: Defined = Defined::ByArguments;

    #[inline(always)]
    fn value(self, x: F) -> F {
        Digamma.value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Digamma.d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Digamma.d2(x, y, d1)
    }
}
