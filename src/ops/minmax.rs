//! Choices between two or three numbers by size; the side not taken has slope zero, a tie half and half.
//! Does not know remainders.

use super::Slope::{Factor, One, Zero};
use super::{Binary, Edge, Facts, Float, Number, Slope, SlopeKind, Source, Ternary};

const NAN: f64 = f64::NAN;

/// Slopes of a choice: the first, the second, or half of each.
#[inline(always)]
fn choose<R: Number>(first: bool, second: bool) -> [Slope<R>; 2] {
    match (first, second) {
        (true, false) => [One, Zero],
        (false, true) => [Zero, One],
        (true, true) => [Factor(R::constant(R::Real::HALF)); 2],
        (false, false) => [Factor(R::constant(R::Real::NAN)); 2],
    }
}

/// The positive part of `a − b`.
#[derive(Clone, Copy, Debug)]
pub struct Fdim;

impl<F: Float> Binary<F> for Fdim {
    const FACTS: Facts = Facts {
        name: "fdim",
        rust: "fdim",
        formula: "y = a - b for a > b, else 0; y_a = 1, y_b = -1 for a > b, else 0",
        doc: "Positive difference.",
        domain: "all reals",
        edges: &[
            Edge::at(&[1.0, 1.0], 0.0, &[0.0, 0.0], &[0.0; 3]),
            Edge::at(&[f64::INFINITY, f64::INFINITY], 0.0, &[0.0, 0.0], &[0.0; 3]),
            Edge::at(&[3.0, 1.0], 2.0, &[1.0, -1.0], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SOURCE: Source = Source::Libm("fdim");
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        if a <= b { F::ZERO } else { a - b }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        if a.primal() <= b.primal() { [Zero; 2] } else { [One, Factor(R::constant(-F::ONE))] }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == b
    }
}

/// The smaller; a NaN is missing.
#[derive(Clone, Copy, Debug)]
pub struct Fmin;

impl<F: Float> Binary<F> for Fmin {
    const FACTS: Facts = Facts {
        name: "fmin",
        rust: "min",
        formula: "y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b",
        doc: "Smaller of two; a NaN counts as missing.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 2.0], 2.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::slopes(&[0.0, -0.0], &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], 1.0, &[0.0, 1.0], &[0.0; 3]),
            Edge::at(&[1.0, NAN], 1.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[NAN, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SOURCE: Source = Source::Libm("fmin");
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a.libm_fmin(b)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        let (a, b) = (a.primal(), b.primal());
        choose(a <= b || b.is_nan() && !a.is_nan(), b <= a || a.is_nan() && !b.is_nan())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == b
    }
}

/// The larger; a NaN is missing.
#[derive(Clone, Copy, Debug)]
pub struct Fmax;

impl<F: Float> Binary<F> for Fmax {
    const FACTS: Facts = Facts {
        name: "fmax",
        rust: "max",
        formula: "y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b",
        doc: "Larger of two; a NaN counts as missing.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 2.0], 2.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::slopes(&[0.0, -0.0], &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], 1.0, &[0.0, 1.0], &[0.0; 3]),
            Edge::at(&[1.0, NAN], 1.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[NAN, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SOURCE: Source = Source::Libm("fmax");
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a.libm_fmax(b)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        let (a, b) = (a.primal(), b.primal());
        choose(a >= b || b.is_nan() && !a.is_nan(), b >= a || a.is_nan() && !b.is_nan())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == b
    }
}

/// The smaller; a NaN passes, −0 is below +0 (IEEE 754-2019 minimum).
#[derive(Clone, Copy, Debug)]
pub struct Minimum;

impl<F: Float> Binary<F> for Minimum {
    const FACTS: Facts = Facts {
        name: "minimum",
        rust: "minimum",
        formula: "y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b",
        doc: "Smaller of two; a NaN passes.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 2.0], 2.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[0.0, -0.0], -0.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[-0.0, 0.0], -0.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        if a < b || a == b && a.is_sign_negative() {
            a
        } else if b <= a {
            b
        } else {
            a + b
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        choose(a.primal() <= b.primal(), b.primal() <= a.primal())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == b
    }
}

/// The larger; a NaN passes, +0 is above −0 (IEEE 754-2019 maximum).
#[derive(Clone, Copy, Debug)]
pub struct Maximum;

impl<F: Float> Binary<F> for Maximum {
    const FACTS: Facts = Facts {
        name: "maximum",
        rust: "maximum",
        formula: "y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b",
        doc: "Larger of two; a NaN passes.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 2.0], 2.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[0.0, -0.0], 0.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[-0.0, 0.0], 0.0, &[0.5, 0.5], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        if a > b || a == b && b.is_sign_negative() {
            a
        } else if b >= a {
            b
        } else {
            a + b
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        choose(a.primal() >= b.primal(), b.primal() >= a.primal())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == b
    }
}

/// `min(max(x, lo), hi)`.
#[derive(Clone, Copy, Debug)]
pub struct Clamp;

impl<F: Float> Ternary<F> for Clamp {
    const FACTS: Facts = Facts {
        name: "clamp",
        rust: "clamp",
        formula: "y = min(max(x, lo), hi); slopes (0, 0, 1) for hi <= max(x, lo), else (0, 1, 0) for x <= lo, else (1, 0, 0)",
        doc: "First number held between the second and the third; the third wins where they cross.",
        domain: "all reals",
        edges: &[
            Edge::at(&[1.0, 1.0, 2.0], 1.0, &[0.0, 1.0, 0.0], &[0.0; 6]),
            Edge::at(&[2.0, 1.0, 2.0], 2.0, &[0.0, 0.0, 1.0], &[0.0; 6]),
            Edge::at(&[1.5, 1.0, 2.0], 1.5, &[1.0, 0.0, 0.0], &[0.0; 6]),
            Edge::at(&[1.5, 2.0, 1.0], 1.0, &[0.0, 0.0, 1.0], &[0.0; 6]),
            Edge::at(&[1.0, 1.0, 1.0], 1.0, &[0.0, 0.0, 1.0], &[0.0; 6]),
            Edge::at(&[NAN, 1.0, 2.0], NAN, &[NAN, NAN, NAN], &[0.0; 6]),
            Edge::at(&[1.0, NAN, 2.0], NAN, &[NAN, NAN, NAN], &[0.0; 6]),
            Edge::at(&[1.0, 1.0, NAN], NAN, &[NAN, NAN, NAN], &[0.0; 6]),
        ],
    };
    const SLOPES: [SlopeKind; 3] = [SlopeKind::Finite; 3];

    #[inline(always)]
    fn value(self, x: F, lo: F, hi: F) -> F {
        let m = if x <= lo { lo } else { x };
        if x.is_nan() || lo.is_nan() || hi.is_nan() {
            x + lo + hi
        } else if hi <= m {
            hi
        } else {
            m
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, [x, lo, hi]: [R; 3], y: R) -> [Slope<R>; 3] {
        let (x, lo, hi) = (x.primal(), lo.primal(), hi.primal());
        if y.primal().is_nan() {
            [Factor(R::constant(F::NAN)); 3]
        } else if hi <= x || hi <= lo {
            [Zero, Zero, One]
        } else if x <= lo {
            [Zero, One, Zero]
        } else {
            [One, Zero, Zero]
        }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: [R; 3], _y: R, _d1: [R; 3]) -> [Slope<R>; 6] {
        [Zero; 6]
    }

    #[inline(always)]
    fn kink(self, [x, lo, hi]: [F; 3]) -> bool {
        x == lo && lo <= hi || hi == lo && x <= lo || hi == x && lo <= x
    }
}
