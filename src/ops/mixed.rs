//! Arithmetic with a plain real on one side: constants stay plain reals and are never lifted.
//! Does not know the operations with both operands active.

use super::Slope::{self, Factor, One, Zero};
use super::arith::quotient_by_square;
use super::scale::is_normal;
use super::{Defined, Edge, Facts, Float, Number, SlopeKind, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

macro_rules! with_real {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name<F>(pub F);

        impl<F> From<F> for $name<F> {
            fn from(c: F) -> Self {
                Self(c)
            }
        }
    };
}

with_real! {
    /// `x + c`.
    AddC
}

impl<F: Float> Unary<F> for AddC<F> {
    const FACTS: Facts = Facts {
        name: "add_c",
        rust: "add",
        formula: "y = a + c; y' = 1; y'' = 0",
        doc: "Sum with a plain real.",
        domain: "all reals",
        edges: &[
            Edge::at(&[INF, -INF], NAN, &[NAN], &[0.0]),
            Edge::at(&[INF, 1.0], INF, &[1.0], &[0.0]),
            Edge::at(&[-0.0, 0.0], 0.0, &[1.0], &[0.0]),
            Edge::at(&[1.0, NAN], NAN, &[NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::One;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        x + self.0
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

with_real! {
    /// `x − c`.
    SubC
}

impl<F: Float> Unary<F> for SubC<F> {
    const FACTS: Facts = Facts {
        name: "sub_c",
        rust: "sub",
        formula: "y = a - c; y' = 1; y'' = 0",
        doc: "Difference, a plain real subtracted.",
        domain: "all reals",
        edges: &[
            Edge::at(&[INF, INF], NAN, &[NAN], &[0.0]),
            Edge::at(&[-0.0, 0.0], -0.0, &[1.0], &[0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::One;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        x - self.0
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

with_real! {
    /// `c − x`.
    CSub
}

impl<F: Float> Unary<F> for CSub<F> {
    const FACTS: Facts = Facts {
        name: "c_sub",
        rust: "c_sub",
        formula: "y = c - a; y' = -1; y'' = 0",
        doc: "Difference, from a plain real.",
        domain: "all reals",
        edges: &[
            Edge::at(&[INF, INF], NAN, &[NAN], &[0.0]),
            Edge::at(&[0.0, 0.0], 0.0, &[-1.0], &[0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN], &[0.0]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Constant;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        self.0 - x
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Factor(R::constant(-F::ONE))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}

with_real! {
    /// `x·c`.
    MulC
}

impl<F: Float> Unary<F> for MulC<F> {
    const FACTS: Facts = Facts {
        name: "mul_c",
        rust: "mul",
        formula: "y = a*c; y' = c; y'' = 0",
        doc: "Product with a plain real.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 0.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, INF], NAN, &[INF], &[0.0]),
            Edge::at(&[INF, 0.0], NAN, &[0.0], &[0.0]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN], &[0.0]),
            Edge::at(&[2.0, NAN], NAN, &[NAN], &[0.0]),
        ],
    };
    // A finite product has a finite constant.
    const SLOPE: SlopeKind = SlopeKind::Finite;
    // 0·∞ is NaN, but linear: its slope is the constant, as in the product of two numbers.
    const DEFINED: Defined = Defined::ByArguments;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        x * self.0
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Factor(R::constant(self.0))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}

with_real! {
    /// `x/c`.
    DivC
}

impl<F: Float> Unary<F> for DivC<F> {
    const FACTS: Facts = Facts {
        name: "div_c",
        rust: "div",
        formula: "y = a/c; y' = 1/c; y'' = 0",
        doc: "Quotient by a plain real.",
        domain: "c != 0",
        edges: &[
            Edge::at(&[1.0, 0.0], INF, &[INF], &[0.0]),
            Edge::at(&[1.0, -0.0], -INF, &[-INF], &[0.0]),
            Edge::at(&[0.0, 0.0], NAN, &[NAN], &[0.0]),
            Edge::at(&[INF, 2.0], INF, &[0.5], &[0.0]),
            Edge::at(&[1.0, INF], 0.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN], &[0.0]),
        ],
    };

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        x / self.0
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Factor(R::constant(F::ONE / self.0))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}

with_real! {
    /// `c/x`.
    CDiv
}

impl<F: Float> Unary<F> for CDiv<F> {
    const FACTS: Facts = Facts {
        name: "c_div",
        rust: "c_div",
        formula: "y = c/a; y' = -y/a; y'' = 2y/a²",
        doc: "Quotient of a plain real.",
        domain: "a != 0",
        edges: &[
            Edge::at(&[0.0, 1.0], INF, &[-INF], &[INF]),
            Edge::at(&[-0.0, 1.0], -INF, &[-INF], &[-INF]),
            Edge::at(&[2.0, 0.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 0.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[INF, 1.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[2.0, INF], INF, &[-INF], &[INF]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        self.0 / x
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        let slope = if is_normal(y.primal()) { y / x } else { quotient_by_square(R::constant(self.0), x, y) };
        Factor(-slope)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 / x) * F::TWO)
    }
}
