//! The trigamma function, the derivative of the digamma function.
//! Does not know how it is computed.

use super::Slope::Factor;
use super::polygamma::Polygamma;
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `ψ'(x)`.
#[derive(Clone, Copy, Debug)]
pub struct Trigamma;

impl<F: Float> Unary<F> for Trigamma {
    const FACTS: Facts = Facts {
        name: "trigamma",
        rust: "trigamma",
        formula: "y = digamma'(x); y' = tetragamma x; y'' = pentagamma x",
        doc: "Derivative of the digamma function.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], INF, &[-INF], &[INF]),
            Edge::unary(&[-0.0], INF, &[INF], &[INF]),
            Edge::unary(&[5e-324], INF, &[-INF], &[INF]),
            Edge::unary(&[-5e-324], INF, &[INF], &[INF]),
            Edge::unary(&[two_to(-149)], two_to(298), &[-two_to(448)], &[6.0 * two_to(596)]),
            Edge::unary(&[-two_to(-149)], two_to(298), &[two_to(448)], &[6.0 * two_to(596)]),
            // The limits of value and second derivative are the same on both sides, those of the slope differ.
            Edge::unary(&[-1.0], INF, &[NAN], &[INF]),
            Edge::unary(&[-2.0], INF, &[NAN], &[INF]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        Polygamma(1).value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Polygamma(2)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Polygamma(3)))
    }
}
