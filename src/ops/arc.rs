//! Inverse sine, cosine and tangent: angles in radians from ratios.
//! Does not know the inverse hyperbolic functions.

use super::Slope::{self, Factor};
use super::scale::balance;
use super::{Binary, Edge, Facts, Float, Math, Number, SlopeKind, Source, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// `1 − x²` without the cancellation: `1 − x` and `1 + x` are exact where they are small.
#[inline(always)]
fn one_minus_square<R: Number>(x: R) -> R {
    (-x + R::Real::ONE) * (x + R::Real::ONE)
}

/// `asin x`.
#[derive(Clone, Copy, Debug)]
pub struct Asin;

impl<F: Float> Unary<F> for Asin {
    const FACTS: Facts = Facts {
        name: "asin",
        rust: "asin",
        formula: "y = asin x; y' = 1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x))",
        doc: "Inverse sine, in [-π/2, π/2].",
        domain: "-1 <= x <= 1",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::slopes(&[1.0], &[INF], &[INF]),
            Edge::slopes(&[-1.0], &[INF], &[-INF]),
            Edge::unary(&[2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("asin");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_asin()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(one_minus_square(x).sqrt().recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(x * d1 / one_minus_square(x))
    }
}

/// `acos x`.
#[derive(Clone, Copy, Debug)]
pub struct Acos;

impl<F: Float> Unary<F> for Acos {
    const FACTS: Facts = Facts {
        name: "acos",
        rust: "acos",
        formula: "y = acos x; y' = -1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x))",
        doc: "Inverse cosine, in [0, π].",
        domain: "-1 <= x <= 1",
        edges: &[
            Edge::slopes(&[0.0], &[-1.0], &[0.0]),
            Edge::unary(&[1.0], 0.0, &[-INF], &[-INF]),
            Edge::slopes(&[-1.0], &[-INF], &[INF]),
            Edge::unary(&[2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("acos");

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_acos()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(-one_minus_square(x).sqrt().recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(x * d1 / one_minus_square(x))
    }
}

/// `atan x`.
#[derive(Clone, Copy, Debug)]
pub struct Atan;

/// Whether `1 + x²` is `x²` to all digits, so that its square need not be formed.
#[inline(always)]
fn is_far<F: Float>(x: F) -> bool {
    x.magnitude() > F::ONE / F::EPSILON
}

impl<F: Float> Unary<F> for Atan {
    const FACTS: Facts = Facts {
        name: "atan",
        rust: "atan",
        formula: "y = atan x; y' = 1/(1 + x²); y'' = -2x·y'²",
        doc: "Inverse tangent, in [-π/2, π/2].",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::slopes(&[INF], &[0.0], &[0.0]),
            Edge::slopes(&[-INF], &[0.0], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("atan");
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_atan()
    }

    // x² overflows where 1/x² is subnormal.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if is_far(x.primal()) {
            let r = x.recip();
            Factor(r * r)
        } else {
            Factor((x * x + F::ONE).recip())
        }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-if is_far(x.primal()) { d1 / x * F::TWO } else { x * d1 * d1 * F::TWO })
    }
}

/// `atan2(y, x)`.
#[derive(Clone, Copy, Debug)]
pub struct Atan2;

impl Atan2 {
    /// `y`, `x`, `x² + y²` in a unit that keeps their digits, and the power of two that makes that unit.
    #[inline(always)]
    fn scaled<F: Float, R: Number<Real = F>>(y: R, x: R) -> (R, R, R, F) {
        let s = balance(y.primal(), x.primal());
        let (y, x) = if s == F::ONE { (y, x) } else { (y * s, x * s) };
        (y, x, x * x + y * y, s)
    }

    /// Whether the slopes are zero: at the origin, which is arbitrary, and at infinity.
    #[inline(always)]
    fn is_flat<F: Float>(y: F, x: F) -> bool {
        y == F::ZERO && x == F::ZERO || y.is_infinite() || x.is_infinite()
    }
}

impl<F: Float> Binary<F> for Atan2 {
    const FACTS: Facts = Facts {
        name: "atan2",
        rust: "atan2",
        formula: "θ = atan2(y, x); r² = x² + y²; θ_y = x/r², θ_x = -y/r²; θ_yy = 2θ_y·θ_x, θ_yx = (y² - x²)/r⁴, θ_xx = -θ_yy",
        doc: "Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, 0.0], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[-0.0, 0.0], -0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[0.0, -0.0], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[-0.0, -0.0], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[1.0, 0.0], &[0.0, -1.0], &[0.0, 1.0, 0.0]),
            Edge::slopes(&[-1.0, 0.0], &[0.0, 1.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[0.0, 1.0], 0.0, &[1.0, 0.0], &[0.0, -1.0, 0.0]),
            Edge::slopes(&[0.0, -1.0], &[-1.0, 0.0], &[0.0, -1.0, 0.0]),
            Edge::slopes(&[0.0, 5e-324], &[INF, 0.0], &[0.0, -INF, 0.0]),
            Edge::slopes(&[5e-324, 5e-324], &[INF, -INF], &[-INF, 0.0, INF]),
            Edge::slopes(&[INF, INF], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[-INF, INF], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[INF, -INF], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[-INF, -INF], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[1.0, INF], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::slopes(&[INF, 1.0], &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
            Edge::at(&[INF, NAN], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("atan2");

    #[inline(always)]
    fn value(self, y: F, x: F) -> F {
        y.libm_atan2(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, y: R, x: R, _angle: R) -> [Slope<R>; 2] {
        if Self::is_flat(y.primal(), x.primal()) {
            return [Factor(R::constant(F::ZERO)); 2];
        }
        let (y, x, q, s) = Self::scaled(y, x);
        [Factor(x / q * s), Factor(-(y / q) * s)]
    }

    // (y² − x²)/r⁴ as a product: y − x is exact where it is small. The scale comes last: a slope may be infinite beside a zero.
    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, y: R, x: R, _angle: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        if Self::is_flat(y.primal(), x.primal()) {
            return [Factor(R::constant(F::ZERO)); 3];
        }
        let (y, x, q, s) = Self::scaled(y, x);
        let bend = (x / q) * (y / q) * F::TWO * s * s;
        let mixed = ((y - x) / q) * ((y + x) / q) * s * s;
        [Factor(-bend), Factor(mixed), Factor(bend)]
    }

    #[inline(always)]
    fn kink(self, y: F, x: F) -> bool {
        y == F::ZERO && x <= F::ZERO
    }
}
