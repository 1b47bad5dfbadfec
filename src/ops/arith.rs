//! Arithmetic: sums, products, quotients, with both operands active or one a plain real.
//! Does not know powers beyond the square.

use super::Slope::{self, Factor, One, Zero};
use super::scale::{is_normal, two_to};
use super::{Binary, Defined, Edge, Facts, Float, Math, Number, SlopeKind, Source, Ternary, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// `−x`.
#[derive(Clone, Copy, Debug)]
pub struct Neg;

impl<F: Float> Unary<F> for Neg {
    const FACTS: Facts = Facts {
        name: "neg",
        rust: "neg",
        formula: "y = -x; y' = -1; y'' = 0",
        doc: "Negative.",
        domain: "all reals",
        edges: &[Edge::unary(&[0.0], -0.0, &[-1.0], &[0.0]), Edge::unary(&[INF], -INF, &[-1.0], &[0.0])],
    };
    const SLOPE: SlopeKind = SlopeKind::Constant;

    #[inline(always)]
    fn value(self, x: F) -> F {
        -x
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

/// `a + b`.
#[derive(Clone, Copy, Debug)]
pub struct Add;

impl<F: Float> Binary<F> for Add {
    const FACTS: Facts = Facts {
        name: "add",
        rust: "add",
        formula: "y = a + b; y_a = 1, y_b = 1",
        doc: "Sum.",
        domain: "all reals",
        edges: &[
            Edge::at(&[INF, -INF], NAN, &[NAN, NAN], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, 1.0], INF, &[1.0, 1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[0.0, -0.0], 0.0, &[1.0, 1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[-0.0, -0.0], -0.0, &[1.0, 1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0, 0.0, 0.0]),
        ],
    };
    const SLOPES: [SlopeKind; 2] = [SlopeKind::One; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a + b
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _a: R, _b: R, _y: R) -> [Slope<R>; 2] {
        [One, One]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }
}

/// `a − b`.
#[derive(Clone, Copy, Debug)]
pub struct Sub;

impl<F: Float> Binary<F> for Sub {
    const FACTS: Facts = Facts {
        name: "sub",
        rust: "sub",
        formula: "y = a - b; y_a = 1, y_b = -1",
        doc: "Difference.",
        domain: "all reals",
        edges: &[
            Edge::at(&[INF, INF], NAN, &[NAN, NAN], &[0.0, 0.0, 0.0]),
            Edge::at(&[1.0, INF], -INF, &[1.0, -1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[0.0, 0.0], 0.0, &[1.0, -1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0, 0.0, 0.0]),
        ],
    };
    const SLOPES: [SlopeKind; 2] = [SlopeKind::One, SlopeKind::Constant];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a - b
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _a: R, _b: R, _y: R) -> [Slope<R>; 2] {
        [One, Factor(R::constant(-F::ONE))]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }
}

/// `a·b`.
#[derive(Clone, Copy, Debug)]
pub struct Mul;

impl<F: Float> Binary<F> for Mul {
    const FACTS: Facts = Facts {
        name: "mul",
        rust: "mul",
        formula: "y = a*b; y_a = b, y_b = a; y_ab = 1",
        doc: "Product.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, INF], NAN, &[INF, 0.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[-INF, 0.0], NAN, &[0.0, -INF], &[0.0, 1.0, 0.0]),
            Edge::at(&[0.0, 3.0], 0.0, &[3.0, 0.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[-2.0, INF], -INF, &[INF, -2.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[0.0, NAN], NAN, &[NAN, NAN], &[0.0, NAN, 0.0]),
        ],
    };
    // A finite product has finite factors.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];
    // 0·∞ is NaN, but linear in each argument: its slopes are the other factor.
    const DEFINED: Defined = Defined::ByArguments;

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a * b
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        [Factor(b), Factor(a)]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero, One, Zero]
    }
}

/// `a/b`.
#[derive(Clone, Copy, Debug)]
pub struct Div;

impl<F: Float> Binary<F> for Div {
    const FACTS: Facts = Facts {
        name: "div",
        rust: "div",
        formula: "y = a/b; y_a = 1/b, y_b = -y/b; y_ab = -1/b², y_bb = 2y/b²",
        doc: "Quotient.",
        domain: "b != 0",
        edges: &[
            Edge::at(&[1.0, 0.0], INF, &[INF, -INF], &[0.0, -INF, INF]),
            Edge::at(&[1.0, -0.0], -INF, &[-INF, -INF], &[0.0, -INF, -INF]),
            Edge::at(&[0.0, 2.0], 0.0, &[0.5, 0.0], &[0.0, -0.25, 0.0]),
            Edge::at(&[0.0, 0.0], NAN, &[NAN, NAN], &[0.0, NAN, NAN]),
            Edge::at(&[1.0, INF], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, 2.0], INF, &[0.5, -INF], &[0.0, -0.25, INF]),
            Edge::at(&[INF, INF], NAN, &[NAN, NAN], &[0.0, NAN, NAN]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN, NAN], &[0.0, NAN, NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a / b
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        let r = b.recip();
        // y·(1/b) waits for one division less than y/b, but neither factor may have lost digits.
        let db = if is_normal(y.primal()) && is_normal(r.primal()) { y * r } else { quotient_by_square(a, b, y) };
        [Factor(r), Factor(-db)]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, b: R, _y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero, Factor(-(d1[0] / b)), Factor(-(d1[1] / b) * F::TWO)]
    }
}

/// `a/b²`, given `y = a/b`, where `y` or `1/b` is not a normal number.
#[inline(never)]
pub(super) fn quotient_by_square<F: Float, R: Number<Real = F>>(a: R, b: R, y: R) -> R {
    let subnormal = y.primal() != F::ZERO && !is_normal(y.primal()) && y.primal().is_finite();
    if subnormal && b.primal().magnitude() < F::ONE {
        // y is subnormal but a/b² need not be: what y has lost is in a, once that is scaled up.
        let up = F::of(if F::SINGLE { const { two_to(64) } } else { const { two_to(512) } });
        a * up / b / b * (F::ONE / up)
    } else {
        y / b
    }
}

/// `a·b + c` with one rounding.
#[derive(Clone, Copy, Debug)]
pub struct Fma;

impl<F: Float> Ternary<F> for Fma {
    const FACTS: Facts = Facts {
        name: "fma",
        rust: "fma",
        formula: "y = a*b + c; y_a = b, y_b = a, y_c = 1; y_ab = 1",
        doc: "Product plus a number, rounded once.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 3.0, 4.0], 10.0, &[3.0, 2.0, 1.0], &[0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
            Edge::at(&[0.0, 3.0, -0.0], 0.0, &[3.0, 0.0, 1.0], &[0.0, 1.0, 0.0, 0.0, 0.0, 0.0]),
            Edge::at(&[INF, 1.0, -INF], NAN, &[NAN, NAN, NAN], &[]),
            Edge::at(&[1.0, 2.0, NAN], NAN, &[NAN, NAN, NAN], &[]),
        ],
    };
    const SOURCE: Source = Source::Libm("fma");
    // A finite result has finite operands.
    const SLOPES: [SlopeKind; 3] = [SlopeKind::Finite, SlopeKind::Finite, SlopeKind::One];

    #[inline(always)]
    fn value(self, a: F, b: F, c: F) -> F {
        a.fma_real(b, c)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: [R; 3], _y: R) -> [Slope<R>; 3] {
        [Factor(x[1]), Factor(x[0]), One]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: [R; 3], _y: R, _d1: [R; 3]) -> [Slope<R>; 6] {
        [Zero, One, Zero, Zero, Zero, Zero]
    }
}

/// `1/x`.
#[derive(Clone, Copy, Debug)]
pub struct Recip;

impl<F: Float> Unary<F> for Recip {
    const FACTS: Facts = Facts {
        name: "recip",
        rust: "recip",
        formula: "y = 1/x; y' = -y²; y'' = 2y³",
        doc: "Reciprocal.",
        domain: "x != 0",
        edges: &[
            Edge::unary(&[0.0], INF, &[-INF], &[INF]),
            Edge::unary(&[-0.0], -INF, &[-INF], &[-INF]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::ONE / x
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, y: R) -> Slope<R> {
        Factor(-(y * y))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, d1: R) -> Slope<R> {
        Factor(-(d1 * y) * F::TWO)
    }
}

/// `x²`.
#[derive(Clone, Copy, Debug)]
pub struct Square;

impl<F: Float> Unary<F> for Square {
    const FACTS: Facts = Facts {
        name: "square",
        rust: "square",
        formula: "y = x²; y' = 2x; y'' = 2",
        doc: "Square.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.0], &[2.0]),
            Edge::unary(&[-INF], INF, &[-INF], &[2.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    // A finite square is one of a number whose double is finite.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x * x
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x + x)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(R::constant(F::TWO))
    }
}
