//! Roots and the length of a vector of two.
//! Does not know powers.

use super::Slope::Factor;
use super::scale::{balance, is_normal, two_to};
use super::{Binary, Edge, Facts, Float, Math, Number, Slope, SlopeKind, Source, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;
/// 2⁶⁶⁴ ≈ 8e199, whose square overflows.
const HUGE: f64 = two_to(664);

/// `√x`.
#[derive(Clone, Copy, Debug)]
pub struct Sqrt;

impl<F: Float> Unary<F> for Sqrt {
    const FACTS: Facts = Facts {
        name: "sqrt",
        rust: "sqrt",
        formula: "y = √x; y' = 1/(2y); y'' = -y'/(2x)",
        doc: "Square root.",
        domain: "x >= 0",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -0.0, &[INF], &[-INF]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], INF, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("sqrt");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.sqrt_real()
    }

    // √−0 is −0, and its slope is that of +0: adding zero clears the sign.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, y: R) -> Slope<R> {
        Factor(R::constant(F::HALF) / (y + F::ZERO))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 * F::HALF / (x + F::ZERO)))
    }
}

/// `1/√x`.
#[derive(Clone, Copy, Debug)]
pub struct Rsqrt;

impl<F: Float> Unary<F> for Rsqrt {
    const FACTS: Facts = Facts {
        name: "rsqrt",
        rust: "rsqrt",
        formula: "y = 1/√x; y' = -y/(2x); y'' = -3y'/(2x)",
        doc: "Reciprocal of the square root.",
        domain: "x > 0",
        edges: &[
            Edge::unary(&[0.0], INF, &[-INF], &[INF]),
            Edge::unary(&[-0.0], -INF, &[-INF], &[INF]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::ONE / x.sqrt_real()
    }

    // −½·y³ would overflow inside where −y/(2x) does not.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(-(y * F::HALF / x))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 * F::of(1.5) / (x + F::ZERO)))
    }
}

/// `∛x`.
#[derive(Clone, Copy, Debug)]
pub struct Cbrt;

impl<F: Float> Unary<F> for Cbrt {
    const FACTS: Facts = Facts {
        name: "cbrt",
        rust: "cbrt",
        formula: "y = ∛x; y' = y/(3x); y'' = -2y'/(3x)",
        doc: "Cube root.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[INF], &[NAN]),
            Edge::unary(&[-0.0], -0.0, &[INF], &[NAN]),
            Edge::unary(&[INF], INF, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -INF, &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::LibmInDouble("cbrt");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.cbrt_real()
    }

    // y/(3x) inherits one error of y, 1/(3y²) two: 1.5 against 3.1 ULP. It has no value at 0 and ∞.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        let q = y / x;
        Factor(if q.primal().is_nan() { (y * y).recip() } else { q / F::of(3.0) })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        if x.primal() == F::ZERO {
            // −∞ from the right, +∞ from the left.
            return Factor(R::constant(F::NAN));
        }
        Factor(-(d1 * F::TWO / F::of(3.0) / x))
    }
}

/// `√(a² + b²)`.
#[derive(Clone, Copy, Debug)]
pub struct Hypot;

impl Hypot {
    /// The slopes where they are not quotients: at the origin, at infinity, and beside a NaN.
    #[inline(always)]
    fn edge<F: Float>(a: F, b: F, y: F) -> Option<[F; 2]> {
        let unit = F::ONE;
        match (a.is_infinite(), b.is_infinite()) {
            _ if a.is_nan() || b.is_nan() => Some([F::NAN; 2]),
            (true, true) => Some([F::NAN; 2]),
            (true, false) => Some([unit.with_sign_of(a), F::ZERO]),
            (false, true) => Some([F::ZERO, unit.with_sign_of(b)]),
            (false, false) if y == F::ZERO => Some([F::ZERO; 2]),
            _ => None,
        }
    }

    /// `s·a`, `s·b`, their hypotenuse, and the power of two `s` that keeps its digits.
    #[inline(always)]
    fn scaled<F: Float, R: Number<Real = F>>(a: R, b: R) -> (R, R, R, F) {
        let s = balance(a.primal(), b.primal());
        let (a, b) = (a * s, b * s);
        (a, b, a.hypot(b), s)
    }
}

impl<F: Float> Binary<F> for Hypot {
    const FACTS: Facts = Facts {
        name: "hypot",
        rust: "hypot",
        formula: "y = √(a² + b²); y_a = a/y, y_b = b/y; y_aa = y_b²/y, y_ab = -y_a·y_b/y, y_bb = y_a²/y",
        doc: "Length of the vector (a, b); the slopes at the origin are 0.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, 0.0], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[-0.0, 0.0], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[3.0 * HUGE, 4.0 * HUGE], 5.0 * HUGE, &[0.6, 0.8], &[]),
            Edge::at(&[3.0 / HUGE, -4.0 / HUGE], 5.0 / HUGE, &[0.6, -0.8], &[]),
            Edge::at(&[INF, 1.0], INF, &[1.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[1.0, -INF], INF, &[0.0, -1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, INF], INF, &[NAN, NAN], &[NAN, NAN, NAN]),
            Edge::at(&[INF, NAN], INF, &[NAN, NAN], &[NAN, NAN, NAN]),
            Edge::at(&[NAN, INF], INF, &[NAN, NAN], &[NAN, NAN, NAN]),
        ],
    };
    const SOURCE: Source = Source::LibmInDouble("hypot");
    // At most 1 in magnitude, but beside an infinity or a NaN.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a.hypot_real(b)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        if is_normal(y.primal()) {
            return [Factor(a / y), Factor(b / y)];
        }
        if let Some(slopes) = Self::edge(a.primal(), b.primal(), y.primal()) {
            return slopes.map(|s| Factor(R::constant(s)));
        }
        // The value is subnormal or has overflowed: the slopes are those of the vector in another unit.
        let (a, b, y, _) = Self::scaled(a, b);
        [Factor(a / y), Factor(b / y)]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, a: R, b: R, y: R, [u, v]: [R; 2]) -> [Slope<R>; 3] {
        let (y, s) = if is_normal(y.primal()) {
            (y, F::ONE)
        } else if let Some(slopes) = Self::edge(a.primal(), b.primal(), y.primal()) {
            // 0, or NaN beside a NaN.
            let zero = Factor(R::constant((slopes[0] + slopes[1]) * F::ZERO));
            return [zero; 3];
        } else {
            let (_, _, y, s) = Self::scaled(a, b);
            (y, s)
        };
        // v/y first: v² alone underflows.
        let (u_y, v_y) = (u / y, v / y);
        [Factor(v_y * v * s), Factor(-(u_y * v) * s), Factor(u_y * u * s)]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a == F::ZERO && b == F::ZERO
    }
}
