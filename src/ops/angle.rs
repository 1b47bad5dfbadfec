//! Units and ranges of angles.
//! Does not know trigonometric functions.

use super::Slope::{self, Factor, One, Zero};
use super::{Edge, Facts, Float, Number, SlopeKind, Unary};
use core::f64::consts::PI;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// `x·π/180`.
#[derive(Clone, Copy, Debug)]
pub struct Deg2Rad;

impl<F: Float> Unary<F> for Deg2Rad {
    const FACTS: Facts = Facts {
        name: "deg2rad",
        rust: "deg2rad",
        formula: "y = x·(π/180); y' = π/180; y'' = 0",
        doc: "Degrees to radians.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[PI / 180.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[PI / 180.0], &[0.0]),
            Edge::unary(&[INF], INF, &[PI / 180.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Constant;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x * F::of(PI / 180.0)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Factor(R::constant(F::of(PI / 180.0)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}

/// `x·180/π`.
#[derive(Clone, Copy, Debug)]
pub struct Rad2Deg;

impl<F: Float> Unary<F> for Rad2Deg {
    const FACTS: Facts = Facts {
        name: "rad2deg",
        rust: "rad2deg",
        formula: "y = x·(180/π); y' = 180/π; y'' = 0",
        doc: "Radians to degrees.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[180.0 / PI], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[180.0 / PI], &[0.0]),
            Edge::unary(&[INF], INF, &[180.0 / PI], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Constant;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x * F::of(180.0 / PI)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Factor(R::constant(F::of(180.0 / PI)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}

/// The angle in `[−π, π]` that differs from `x` by whole turns.
#[derive(Clone, Copy, Debug)]
pub struct WrapToPi;

impl<F: Float> Unary<F> for WrapToPi {
    const FACTS: Facts = Facts {
        name: "wrap_to_pi",
        rust: "wrap_to_pi",
        formula: "y = x for |x| <= π, otherwise atan2(sin x, cos x); y' = 1; y'' = 0",
        doc: "The angle in [-π, π] that differs from x by whole turns, accurate for every finite x.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[3.0], 3.0, &[1.0], &[0.0]),
            Edge::unary(&[-3.0], -3.0, &[1.0], &[0.0]),
            Edge::unary(&[PI], PI, &[1.0], &[0.0]),
            Edge::unary(&[-PI], -PI, &[1.0], &[0.0]),
            Edge::unary(&[INF], NAN, &[NAN], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::One;

    // libm reduces to the last digit of any argument, and the error of sine and cosine moves the angle by no more than itself:
    // two or three parts of 2π would do only up to some bound.
    #[inline(always)]
    fn value(self, x: F) -> F {
        // The largest number not above π: in single precision the nearest one is above.
        let pi = F::of(if F::SINGLE { 3.141592502593994 } else { PI });
        if x.magnitude() <= pi {
            return x;
        }
        let (s, c) = x.sincos_real();
        s.libm_atan2(c)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        One
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}
