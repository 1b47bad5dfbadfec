//! Functions whose value and derivatives the caller supplies: tables, implicit roots, legacy code.
//! Does not know what they are.

use super::Slope::{Factor, Zero};
use super::{Binary, Facts, Float, Number, Slope, Unary};

/// `y` with slope `d1` and second derivative `d2`, whatever the argument. Without the latter the function is linear: zero by definition.
#[derive(Clone, Copy, Debug)]
pub struct Given<F> {
    /// The value.
    pub y: F,
    /// The slope.
    pub d1: F,
    /// The second derivative.
    pub d2: Option<F>,
}

/// Most arguments of a function of many: whoever supplies their derivatives has them on the stack.
pub const MOST_ARGUMENTS: usize = 16;

/// A function of many arguments: a value, and its derivatives at a point.
#[derive(Clone, Copy, Debug)]
pub struct GivenMany<'a, F> {
    /// The value.
    pub y: F,
    /// The slopes; one that is not there is NaN.
    pub d1: &'a [F],
    /// The second derivatives on and below the diagonal, row by row, where they are wanted; likewise.
    pub d2: Option<&'a [F]>,
}

impl<F: Float> GivenMany<'_, F> {
    /// The slope in argument `k`.
    pub fn slope(&self, k: usize) -> F {
        self.d1.get(k).copied().unwrap_or(<F as Float>::NAN)
    }

    /// The second derivative in arguments `j` and `k`, `j` not above `k`.
    pub fn curvature(&self, j: usize, k: usize) -> Slope<F> {
        self.d2.map_or(Zero, |d2| Factor(d2.get(k * (k + 1) / 2 + j).copied().unwrap_or(<F as Float>::NAN)))
    }
}

/// A slope as supplied, NaN and infinities included.
#[inline(always)]
fn supplied<R: Number>(s: R::Real) -> Slope<R> {
    Factor(R::constant(s))
}

impl<F: Float> Unary<F> for Given<F> {
    const FACTS: Facts = Facts {
        name: "chain",
        rust: "chain",
        formula: "y, y', y'' as supplied",
        doc: "A function of one argument with value and derivatives supplied.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn supplied(self) -> Option<[F; 3]> {
        self.d2.map(|d2| [self.y, self.d1, d2])
    }

    #[inline(always)]
    fn value(self, _x: F) -> F {
        self.y
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        supplied(self.d1)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        self.d2.map_or(Zero, supplied)
    }
}

/// `y` with slopes and second derivatives supplied, whatever the arguments; likewise.
#[derive(Clone, Copy, Debug)]
pub struct Given2<F> {
    /// The value.
    pub y: F,
    /// The slopes.
    pub d1: [F; 2],
    /// The second derivatives `[aa, ab, bb]`.
    pub d2: Option<[F; 3]>,
}

impl<F: Float> Binary<F> for Given2<F> {
    const FACTS: Facts = Facts {
        name: "chain2",
        rust: "chain2",
        formula: "y and its derivatives as supplied",
        doc: "A function of two arguments with value and derivatives supplied.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn supplied(self) -> Option<[F; 6]> {
        self.d2.map(|[aa, ab, bb]| [self.y, self.d1[0], self.d1[1], aa, ab, bb])
    }

    #[inline(always)]
    fn value(self, _a: F, _b: F) -> F {
        self.y
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _a: R, _b: R, _y: R) -> [Slope<R>; 2] {
        self.d1.map(supplied)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        self.d2.map_or([Zero; 3], |d2| d2.map(supplied))
    }
}
