//! Rounding to an integer: flat between its jumps, so every slope is zero by definition.
//! Does not know remainders.

use super::Slope::{One, Zero};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Source, Unary};

/// Whether `x` is an integer: where `floor` and its kin jump.
#[inline(always)]
fn is_integer<F: Float>(x: F) -> bool {
    x.is_finite() && x.libm_trunc() == x
}

/// Whether `x` is halfway between two integers: where rounding to the nearest jumps.
#[inline(always)]
fn is_half<F: Float>(x: F) -> bool {
    (x - x.libm_trunc()).magnitude() == F::HALF
}

/// The largest integer not above `x`.
#[derive(Clone, Copy, Debug)]
pub struct Floor;

impl<F: Float> Unary<F> for Floor {
    const FACTS: Facts = Facts {
        name: "floor",
        rust: "floor",
        formula: "y = floor x; y' = 0; y'' = 0",
        doc: "Largest integer not above.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[2.0], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.5], -1.0, &[0.0], &[0.0]),
            Edge::unary(&[2.5], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::INFINITY, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("floor");
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_floor()
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
        is_integer(x)
    }
}

/// The smallest integer not below `x`.
#[derive(Clone, Copy, Debug)]
pub struct Ceil;

impl<F: Float> Unary<F> for Ceil {
    const FACTS: Facts = Facts {
        name: "ceil",
        rust: "ceil",
        formula: "y = ceil x; y' = 0; y'' = 0",
        doc: "Smallest integer not below.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[2.0], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.5], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[2.5], 3.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::INFINITY, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("ceil");
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_ceil()
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
        is_integer(x)
    }
}

/// `x` without its fraction.
#[derive(Clone, Copy, Debug)]
pub struct Trunc;

impl<F: Float> Unary<F> for Trunc {
    const FACTS: Facts = Facts {
        name: "trunc",
        rust: "trunc",
        formula: "y = trunc x; y' = 0; y'' = 0",
        doc: "Integer part, toward zero.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[2.0], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.5], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[2.5], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::INFINITY, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("trunc");
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_trunc()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Zero
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }

    // Continuous at zero: both sides of it give 0.
    #[inline(always)]
    fn kink(self, x: F) -> bool {
        x != F::ZERO && is_integer(x)
    }
}

/// The nearest integer, half away from zero.
#[derive(Clone, Copy, Debug)]
pub struct Round;

impl<F: Float> Unary<F> for Round {
    const FACTS: Facts = Facts {
        name: "round",
        rust: "round",
        formula: "y = round x; y' = 0; y'' = 0",
        doc: "Nearest integer, half away from zero.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[2.5], 3.0, &[0.0], &[0.0]),
            Edge::unary(&[-2.5], -3.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[0.25], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[2.0], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::INFINITY, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("round");
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_round()
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
        is_half(x)
    }
}

/// The nearest integer, half to even.
#[derive(Clone, Copy, Debug)]
pub struct Rint;

impl<F: Float> Unary<F> for Rint {
    const FACTS: Facts = Facts {
        name: "rint",
        rust: "round_ties_even",
        formula: "y = rint x; y' = 0; y'' = 0",
        doc: "Nearest integer, half to even.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[2.5], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[-2.5], -2.0, &[0.0], &[0.0]),
            Edge::unary(&[3.5], 4.0, &[0.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[2.0], 2.0, &[0.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::INFINITY, &[0.0], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("rint");
    const SLOPE: SlopeKind = SlopeKind::Zero;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_rint()
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
        is_half(x)
    }
}

/// `x − trunc x`.
#[derive(Clone, Copy, Debug)]
pub struct Frac;

impl<F: Float> Unary<F> for Frac {
    const FACTS: Facts = Facts {
        name: "frac",
        rust: "fract",
        formula: "y = x - trunc x; y' = 1; y'' = 0",
        doc: "Fraction, with the sign of the argument.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[2.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-1.75], -0.75, &[1.0], &[0.0]),
            Edge::unary(&[f64::INFINITY], f64::NAN, &[f64::NAN], &[0.0]),
            Edge::unary(&[f64::NAN], f64::NAN, &[f64::NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::One;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x - x.libm_trunc()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        One
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }

    #[inline(always)]
    fn kink(self, x: F) -> bool {
        x != F::ZERO && is_integer(x)
    }
}
