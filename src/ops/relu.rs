//! Rectifiers: the identity above zero, and nothing, a straight line or an exponential below.
//! Does not know smooth activations.

use super::Slope::{Factor, One, Zero};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

/// `max(x, 0)`.
#[derive(Clone, Copy, Debug)]
pub struct Relu;

impl<F: Float> Unary<F> for Relu {
    const FACTS: Facts = Facts {
        name: "relu",
        rust: "relu",
        formula: "y = x for x > 0, else 0; y' = 1 for x > 0, else 0; y'' = 0",
        doc: "Rectifier.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::INFINITY, &[1.0], &[0.0]),
            Edge::unary(&[f64::NEG_INFINITY], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[f64::NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x <= F::ZERO { F::ZERO } else { x }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if x.primal() <= F::ZERO { Zero } else { One }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }

    #[inline(always)]
    fn kink(self, x: F) -> bool {
        x == F::ZERO
    }
}

/// `x` above zero, `slope·x` elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct LeakyRelu<F>(pub F);

impl<F> From<F> for LeakyRelu<F> {
    fn from(slope: F) -> Self {
        Self(slope)
    }
}

impl<F: Float> Unary<F> for LeakyRelu<F> {
    const FACTS: Facts = Facts {
        name: "leaky_relu",
        rust: "leaky_relu",
        formula: "y = x for x > 0, else c*x; y' = 1 for x > 0, else c; y'' = 0",
        doc: "Rectifier that keeps a plain real times the negative side.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, 0.01], 0.0, &[0.01], &[0.0]),
            Edge::at(&[-0.0, 0.01], -0.0, &[0.01], &[0.0]),
            Edge::at(&[-2.0, 0.5], -1.0, &[0.5], &[0.0]),
            Edge::at(&[f64::INFINITY, 0.5], f64::INFINITY, &[1.0], &[0.0]),
            Edge::at(&[f64::NAN, 0.5], f64::NAN, &[f64::NAN], &[0.0]),
        ],
    };
    // A finite product has a finite constant.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x > F::ZERO { x } else { self.0 * x }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if x.primal() > F::ZERO { One } else { Factor(R::constant(self.0)) }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }

    #[inline(always)]
    fn kink(self, x: F) -> bool {
        x == F::ZERO && self.0 != F::ONE
    }
}

/// `x` above zero, `alpha·(eˣ − 1)` elsewhere.
#[derive(Clone, Copy, Debug)]
pub struct Elu<F>(pub F);

impl<F> From<F> for Elu<F> {
    fn from(alpha: F) -> Self {
        Self(alpha)
    }
}

impl<F: Float> Unary<F> for Elu<F> {
    const FACTS: Facts = Facts {
        name: "elu",
        rust: "elu",
        formula: "y = x for x > 0, else c*expm1(x); y' = 1 for x > 0, else c*exp(x); y'' = 0 for x > 0, else c*exp(x)",
        doc: "Exponential linear unit, a plain real times expm1 on the negative side.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, 1.5], 0.0, &[1.5], &[1.5]),
            Edge::at(&[-0.0, 1.5], -0.0, &[1.5], &[1.5]),
            Edge::at(&[f64::INFINITY, 1.5], f64::INFINITY, &[1.0], &[0.0]),
            Edge::at(&[f64::NEG_INFINITY, 1.5], -1.5, &[0.0], &[0.0]),
            Edge::at(&[f64::NAN, 1.5], f64::NAN, &[f64::NAN], &[f64::NAN]),
        ],
    };
    // A finite product has a finite constant, and exp x is at most 1 where it matters.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x > F::ZERO { x } else { self.0 * x.libm_expm1() }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if x.primal() > F::ZERO { One } else { Factor(x.unary(super::exp::Exp) * self.0) }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        if x.primal() > F::ZERO { Zero } else { Factor(d1) }
    }

    // At zero the second derivative jumps even for alpha = 1; the flag is about slopes.
    #[inline(always)]
    fn kink(self, x: F) -> bool {
        x == F::ZERO && self.0 != F::ONE
    }
}
