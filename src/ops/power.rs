//! Powers with both operands active, or one of them a plain real or an integer.
//! Does not know roots.

use super::Slope::{self, Factor, One, Zero};
use super::exponent::{base_bend, base_slope, exponent_bend, exponent_slope, mixed_bend};
use super::scale::is_normal;
use super::{Binary, Edge, Facts, Float, Math, Number, Source, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// `aᵇ`.
#[derive(Clone, Copy, Debug)]
pub struct Pow;

impl<F: Float> Binary<F> for Pow {
    const FACTS: Facts = Facts {
        name: "pow",
        rust: "pow",
        formula: "y = a^b; y_a = b·a^(b-1), y_b = y·ln a; y_aa = b(b-1)·a^(b-2), y_ab = a^(b-1)·(1 + b·ln a), y_bb = y·ln² a",
        doc: "Power with both operands active; below a = 0, where b must be an integer, the slope in b is NaN.",
        domain: "a > 0, or a = 0, or a < 0 and b an integer",
        edges: &[
            Edge::at(&[0.0, 0.0], 1.0, &[0.0, 0.0], &[]),
            Edge::at(&[0.0, 1.0], 0.0, &[1.0, 0.0], &[]),
            Edge::at(&[0.0, 2.0], 0.0, &[0.0, 0.0], &[2.0, 0.0, 0.0]),
            Edge::at(&[0.0, 3.0], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[0.0, 0.5], 0.0, &[INF, 0.0], &[]),
            Edge::at(&[0.0, 1.5], 0.0, &[0.0, 0.0], &[INF, 0.0, 0.0]),
            Edge::at(&[0.0, -1.0], INF, &[-INF, -INF], &[INF, INF, INF]),
            Edge::at(&[-2.0, 2.0], 4.0, &[-4.0, NAN], &[2.0, NAN, NAN]),
            Edge::at(&[-2.0, 0.0], 1.0, &[0.0, NAN], &[0.0, NAN, NAN]),
            Edge::at(&[-2.0, 0.5], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
            Edge::at(&[1.0, 0.0], 1.0, &[0.0, 0.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[2.0, INF], INF, &[INF, INF], &[]),
            Edge::at(&[2.0, -INF], 0.0, &[0.0, 0.0], &[]),
            Edge::at(&[0.5, INF], 0.0, &[0.0, 0.0], &[]),
            Edge::at(&[0.5, -INF], INF, &[-INF, -INF], &[]),
            Edge::at(&[0.0, INF], 0.0, &[0.0, 0.0], &[]),
            Edge::at(&[0.0, -INF], INF, &[-INF, -INF], &[]),
            Edge::at(&[1.0, INF], 1.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[1.0, -INF], 1.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[-1.0, INF], 1.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[1e-30, 1.7e308], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[1e30, -1.7e308], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, 0.0], 1.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, 1.0], INF, &[1.0, INF], &[]),
            Edge::at(&[INF, 2.0], INF, &[INF, INF], &[]),
            Edge::at(&[INF, 0.5], INF, &[0.0, INF], &[]),
            Edge::at(&[INF, -1.0], 0.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, INF], INF, &[INF, INF], &[]),
            Edge::at(&[INF, -INF], 0.0, &[0.0, 0.0], &[]),
            Edge::at(&[1.0, NAN], 1.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[NAN, 0.0], 1.0, &[0.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
            Edge::at(&[2.0, NAN], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("pow");

    // libm's double pow is off by hundreds of ULP (691 seen) where |b| > 2³¹ and a is within 2⁻²⁰ below 1, and the slopes with it.
    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a.libm_pow(b)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        [Factor(base_slope(a, b, y)), Factor(exponent_slope(a, b, y))]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, a: R, b: R, y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        [Factor(base_bend(a, b, y, d1[0])), Factor(mixed_bend(a, b, y)), Factor(exponent_bend(a, b, y, d1[1]))]
    }
}

/// `x^c`.
#[derive(Clone, Copy, Debug)]
pub struct PowC<F>(pub F);

impl<F> From<F> for PowC<F> {
    fn from(c: F) -> Self {
        Self(c)
    }
}

impl<F: Float> Unary<F> for PowC<F> {
    const FACTS: Facts = Facts {
        name: "pow_c",
        rust: "powf",
        formula: "y = a^c; y' = c·a^(c-1); y'' = c(c-1)·a^(c-2)",
        doc: "Power with a plain real as exponent.",
        domain: "a >= 0, or c an integer",
        edges: &[
            Edge::at(&[0.0, 0.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 1.0], 0.0, &[1.0], &[0.0]),
            Edge::at(&[0.0, 1.5], 0.0, &[0.0], &[INF]),
            Edge::at(&[0.0, 2.0], 0.0, &[0.0], &[2.0]),
            Edge::at(&[-0.0, 2.0], 0.0, &[0.0], &[2.0]),
            Edge::at(&[0.0, 3.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 0.5], 0.0, &[INF], &[-INF]),
            Edge::at(&[-0.0, 0.5], 0.0, &[INF], &[-INF]),
            Edge::at(&[0.0, -1.0], INF, &[-INF], &[INF]),
            Edge::at(&[-0.0, -1.0], -INF, &[-INF], &[-INF]),
            Edge::at(&[-2.0, 3.0], -8.0, &[12.0], &[-12.0]),
            Edge::at(&[-2.0, 0.5], NAN, &[NAN], &[NAN]),
            Edge::at(&[INF, 0.5], INF, &[0.0], &[0.0]),
            Edge::at(&[INF, 2.0], INF, &[INF], &[2.0]),
            Edge::at(&[INF, -2.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[2.0, INF], INF, &[INF], &[INF]),
            Edge::at(&[0.5, INF], 0.0, &[0.0], &[0.0]),
            Edge::at(&[1.0, INF], 1.0, &[0.0], &[0.0]),
            Edge::at(&[1.0, NAN], 1.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 0.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN], &[0.0]),
            Edge::at(&[2.0, NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("pow");
    const CMATH: bool = false;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_pow(self.0)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        match self.0 {
            c if c == F::ZERO => Zero,
            c if c == F::ONE => One,
            c if c == F::TWO => Factor(x + x),
            c => Factor(base_slope(x, R::constant(c), y)),
        }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        match self.0 {
            c if c == F::ZERO || c == F::ONE => Zero,
            c if c == F::TWO => Factor(R::constant(F::TWO)),
            c => Factor(base_bend(x, R::constant(c), y, d1)),
        }
    }
}

/// `c^x`.
#[derive(Clone, Copy, Debug)]
pub struct CPow<F>(pub F);

impl<F> From<F> for CPow<F> {
    fn from(c: F) -> Self {
        Self(c)
    }
}

impl<F: Float> Unary<F> for CPow<F> {
    const FACTS: Facts = Facts {
        name: "c_pow",
        rust: "c_pow",
        formula: "y = c^a; y' = y·ln c; y'' = y·ln² c",
        doc: "Power of a plain real; below c = 0, where a must be an integer, the slope is NaN.",
        domain: "c > 0, or c = 0, or c < 0 and a an integer",
        edges: &[
            Edge::at(&[2.0, 0.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 0.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[-1.0, 0.0], INF, &[-INF], &[INF]),
            Edge::at(&[3.0, 1.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[2.0, -2.0], 4.0, &[NAN], &[NAN]),
            Edge::at(&[0.5, -2.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[INF, 2.0], INF, &[INF], &[INF]),
            Edge::at(&[-INF, 2.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[INF, 0.5], 0.0, &[0.0], &[0.0]),
            Edge::at(&[-INF, 0.5], INF, &[-INF], &[INF]),
            Edge::at(&[2.0, INF], INF, &[INF], &[INF]),
            Edge::at(&[0.0, NAN], 1.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 1.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("pow");
    const CMATH: bool = false;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.to_bits64()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        self.0.libm_pow(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(exponent_slope(R::constant(self.0), x, y))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Factor(exponent_bend(R::constant(self.0), x, y, d1))
    }
}

/// `x^k` with an integer `k`.
#[derive(Clone, Copy, Debug)]
pub struct Powi(pub i32);

impl From<i32> for Powi {
    fn from(k: i32) -> Self {
        Self(k)
    }
}

impl<F: Float> Unary<F> for Powi {
    const FACTS: Facts = Facts {
        name: "powi",
        rust: "powi",
        formula: "y = x^k; y' = k·x^(k-1); y'' = k(k-1)·x^(k-2)",
        doc: "Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow.",
        domain: "all reals, x != 0 if k < 0",
        edges: &[
            Edge::at(&[0.0, 0.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 0.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[INF, 0.0], 1.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 1.0], 0.0, &[1.0], &[0.0]),
            Edge::at(&[-0.0, 1.0], -0.0, &[1.0], &[0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN], &[0.0]),
            Edge::at(&[0.0, 2.0], 0.0, &[0.0], &[2.0]),
            Edge::at(&[0.0, 3.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[-0.0, 3.0], -0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 4.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 7.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, -1.0], INF, &[-INF], &[INF]),
            Edge::at(&[-0.0, -1.0], -INF, &[-INF], &[-INF]),
            Edge::at(&[0.0, -2.0], INF, &[-INF], &[INF]),
            Edge::at(&[-0.0, -2.0], INF, &[INF], &[INF]),
            Edge::at(&[-0.0, -3.0], -INF, &[-INF], &[-INF]),
            Edge::at(&[-1.0, -2147483648.0], 1.0, &[2147483648.0], &[]),
            Edge::at(&[-1.0, 2147483647.0], -1.0, &[2147483647.0], &[]),
            Edge::at(&[0.0, -2147483648.0], INF, &[-INF], &[INF]),
            Edge::at(&[INF, 3.0], INF, &[INF], &[INF]),
            Edge::at(&[INF, -3.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.cast_unsigned().into()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        match self.0 {
            -2 => {
                let r = F::ONE / x;
                r * r
            }
            -1 => F::ONE / x,
            0 => F::ONE,
            1 => x,
            2 => x * x,
            3 => x * x * x,
            4 => {
                let s = x * x;
                s * s
            }
            k if !F::SINGLE || k.unsigned_abs() <= 1 << 24 => x.libm_pow(F::from_i32(k)),
            // The exponent has more digits than a float: both parts are exact, and have its sign.
            k => x.libm_pow(F::from_i32(k - k % 256)) * x.libm_pow(F::from_i32(k % 256)),
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        let k = self.0;
        match k {
            -1 => Factor(-(y * y)),
            0 => Zero,
            1 => One,
            2 => Factor(x + x),
            3 => Factor(x * x * F::of(3.0)),
            4 => Factor(x * x * x * F::of(4.0)),
            _ => {
                let q = y / x;
                if is_normal(y.primal()) && is_normal(q.primal()) {
                    return Factor(q * F::from_i32(k));
                }
                // Two factors stay in the range where one leaves it.
                let h = k / 2;
                Factor(x.powi(h) * F::from_i32(k) * x.powi(k - h - 1))
            }
        }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        let k = self.0;
        match k {
            -1 => Factor(-(d1 * y) * F::TWO),
            0 | 1 => Zero,
            2 => Factor(R::constant(F::TWO)),
            3 => Factor(x * F::of(6.0)),
            _ => {
                let below = F::from_i32(k) - F::ONE;
                let q = d1 / x;
                if is_normal(d1.primal()) && is_normal(q.primal()) {
                    return Factor(q * below);
                }
                let h = k / 2;
                Factor(x.powi(h) * F::from_i32(k) * (x.powi(k - h - 2) * below))
            }
        }
    }
}
