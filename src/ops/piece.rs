//! Functions put together from straight pieces: absolute value, sign, step.
//! Does not know pieces of more than one argument but `copysign`.

use super::Slope::{Factor, One, Zero};
use super::{Binary, Defined, Edge, Facts, Float, Number, Slope, SlopeKind, Source, Unary};

/// `|x|`.
#[derive(Clone, Copy, Debug)]
pub struct Abs;

impl<F: Float> Unary<F> for Abs {
    const FACTS: Facts = Facts {
        name: "abs",
        rust: "abs",
        formula: "y = |x|; y' = sign x, 0 at 0; y'' = 0",
        doc: "Absolute value.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::NEG_INFINITY], f64::INFINITY, &[-1.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[f64::NAN], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("fabs");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.magnitude()
    }

    // The slope at zero follows torch; jax says 1.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if x.primal() == F::ZERO {
            Zero
        } else if x.primal() < F::ZERO {
            Factor(R::constant(-F::ONE))
        } else {
            One
        }
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

/// −1, 0 or 1, as `x` is negative, zero or positive.
#[derive(Clone, Copy, Debug)]
pub struct Sign;

impl<F: Float> Unary<F> for Sign {
    const FACTS: Facts = Facts {
        name: "sign",
        rust: "sign",
        formula: "y = -1, 0, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0",
        doc: "Sign: -1, 0 or 1; a zero keeps its sign.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::NEG_INFINITY], -1.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x > F::ZERO {
            F::ONE
        } else if x < F::ZERO {
            -F::ONE
        } else {
            x
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Zero
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

/// 0, ½ or 1, as `x` is negative, zero or positive.
#[derive(Clone, Copy, Debug)]
pub struct Heaviside;

impl<F: Float> Unary<F> for Heaviside {
    const FACTS: Facts = Facts {
        name: "heaviside",
        rust: "heaviside",
        formula: "y = 0, 1/2, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0",
        doc: "Unit step.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.5, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], 0.5, &[0.0], &[0.0]),
            Edge::unary(&[f64::NEG_INFINITY], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x > F::ZERO {
            F::ONE
        } else if x < F::ZERO {
            F::ZERO
        } else if x == F::ZERO {
            F::HALF
        } else {
            x
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Zero
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

/// `|a|` with the sign of `b`.
#[derive(Clone, Copy, Debug)]
pub struct Copysign;

impl<F: Float> Binary<F> for Copysign {
    const FACTS: Facts = Facts {
        name: "copysign",
        rust: "copysign",
        formula: "y = |a| with the sign of b; y_a = sign(a)*sign(b), 0 at a = 0, y_b = 0",
        doc: "Magnitude of the first, sign of the second.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, -1.0], -0.0, &[0.0, 0.0], &[0.0; 3]),
            Edge::at(&[-0.0, 1.0], 0.0, &[0.0, 0.0], &[0.0; 3]),
            Edge::at(&[3.0, -0.0], -3.0, &[-1.0, 0.0], &[0.0; 3]),
            Edge::at(&[-3.0, -0.0], -3.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[f64::NAN, 1.0], f64::NAN, &[f64::NAN, 0.0], &[0.0; 3]),
            // The sign of a NaN differs between machines, so no slope follows from it.
            Edge::slopes(&[2.0, f64::NAN], &[f64::NAN, 0.0], &[0.0; 3]),
        ],
    };
    const SOURCE: Source = Source::Libm("copysign");
    // A value may be finite beside a sign that is NaN, where no slope follows.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Any, SlopeKind::Zero];
    const DEFINED: Defined = Defined::ByArguments;

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a.with_sign_of(b)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        let (a, b) = (a.primal(), b.primal());
        let da = if a == F::ZERO {
            Zero
        } else if a.is_sign_negative() == b.is_sign_negative() {
            One
        } else {
            Factor(R::constant(-F::ONE))
        };
        [da, Zero]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == F::ZERO || b == F::ZERO
    }
}
