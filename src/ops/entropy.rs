//! Logarithms in sums and products: what entropies and likelihoods are made of.
//! Does not know logarithms of one argument.

use super::Slope::{self, Factor};
use super::{Binary, Edge, Facts, Float, Math, Number, SlopeKind, Unary};

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;

/// `ln(eᵃ + eᵇ)`.
#[derive(Clone, Copy, Debug)]
pub struct LogAddExp;

impl LogAddExp {
    /// `e^(−|a − b|)`, 1 where both are the same infinity.
    ///
    /// The difference rounds by up to 2⁻⁴⁴, 500 ULP of its exponential: what it loses (Knuth's two-sum) enters as a factor.
    #[inline(always)]
    fn ratio<F: Float, R: Number<Real = F>>(a: R, b: R) -> R {
        if a.primal() == b.primal() && a.primal().is_infinite() {
            return R::constant(F::ONE);
        }
        let swapped = b.primal() > a.primal();
        let d = if swapped { a - b } else { b - a };
        let (small, large) = if swapped { (a.primal(), b.primal()) } else { (b.primal(), a.primal()) };
        let p = d.primal();
        if !p.is_finite() {
            return d.exp();
        }
        let minus = p - small;
        let lost = (small - (p - minus)) - (large + minus);
        d.exp() * (F::ONE + lost)
    }
}

impl<F: Float> Binary<F> for LogAddExp {
    const FACTS: Facts = Facts {
        name: "logaddexp",
        rust: "logaddexp",
        formula: "y = ln(exp a + exp b); y_a = 1/(1 + exp(b-a)), y_b = 1/(1 + exp(a-b)); y_aa = y_bb = y_a·y_b, y_ab = -y_a·y_b",
        doc: "Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|.",
        domain: "all reals",
        edges: &[
            Edge::at(&[0.0, 0.0], core::f64::consts::LN_2, &[0.5, 0.5], &[0.25, -0.25, 0.25]),
            Edge::slopes(&[-1000.0, -1000.0], &[0.5, 0.5], &[0.25, -0.25, 0.25]),
            Edge::at(&[1000.0, -1000.0], 1000.0, &[1.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, INF], INF, &[0.5, 0.5], &[]),
            Edge::at(&[-INF, -INF], -INF, &[0.5, 0.5], &[]),
            Edge::at(&[INF, -INF], INF, &[1.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[INF, 1.0], INF, &[1.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[1.0, -INF], 1.0, &[1.0, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[-INF, 1.0], 1.0, &[0.0, 1.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
            Edge::at(&[INF, NAN], NAN, &[NAN, NAN], &[NAN, NAN, NAN]),
        ],
    };
    // Slopes are shares, at most 1.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::Finite; 2];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        let large = if b > a { b } else { a };
        if a == b && a.is_infinite() {
            return a;
        }
        large + Self::ratio(a, b).libm_log1p()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        let e = Self::ratio(a, b);
        let of_large = (e + F::ONE).recip();
        let of_small = e / (e + F::ONE);
        if b.primal() > a.primal() { [Factor(of_small), Factor(of_large)] } else { [Factor(of_large), Factor(of_small)] }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        let c = d1[0] * d1[1];
        [Factor(c), Factor(-c), Factor(c)]
    }
}

/// `x·ln y`, 0 at `x = 0`.
#[derive(Clone, Copy, Debug)]
pub struct Xlogy;

impl<F: Float> Binary<F> for Xlogy {
    const FACTS: Facts = Facts {
        name: "xlogy",
        rust: "xlogy",
        formula: "y = a·ln b; y_a = ln b, y_b = a/b; y_aa = 0, y_ab = 1/b, y_bb = -a/b²",
        doc: "Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN.",
        domain: "b > 0, or a = 0",
        edges: &[
            Edge::at(&[0.0, 1.0], 0.0, &[0.0, 0.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[0.0, 4.0], 0.0, &[2.0 * core::f64::consts::LN_2, 0.0], &[0.0, 0.25, 0.0]),
            Edge::at(&[0.0, 0.0], 0.0, &[-INF, 0.0], &[0.0, INF, 0.0]),
            Edge::at(&[0.0, -0.0], 0.0, &[-INF, 0.0], &[0.0, INF, 0.0]),
            Edge::at(&[0.0, -1.0], 0.0, &[NAN, 0.0], &[0.0, NAN, 0.0]),
            Edge::at(&[0.0, INF], 0.0, &[INF, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[2.0, 0.0], -INF, &[-INF, INF], &[0.0, INF, -INF]),
            Edge::at(&[-2.0, 0.0], INF, &[-INF, -INF], &[0.0, INF, INF]),
            Edge::at(&[2.0, -1.0], NAN, &[NAN, NAN], &[]),
            Edge::at(&[0.0, NAN], NAN, &[NAN, NAN], &[]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN, NAN], &[]),
        ],
    };

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        if a == F::ZERO && !b.is_nan() { F::ZERO } else { a * b.libm_log() }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        [Factor(b.ln()), Factor(over(a, b + F::ZERO))]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, a: R, b: R, _y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        let bend = if a.primal() == F::ZERO { over(a, b * b) } else { d1[1] / (b + F::ZERO) };
        [Slope::Zero, Factor(inside(b + F::ZERO).recip()), Factor(-bend)]
    }
}

/// `x·ln(1 + y)`, 0 at `x = 0`.
#[derive(Clone, Copy, Debug)]
pub struct Xlog1py;

impl<F: Float> Binary<F> for Xlog1py {
    const FACTS: Facts = Facts {
        name: "xlog1py",
        rust: "xlog1py",
        formula: "y = a·ln(1 + b); y_a = ln(1 + b), y_b = a/(1 + b); y_aa = 0, y_ab = 1/(1 + b), y_bb = -a/(1 + b)²",
        doc: "Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN.",
        domain: "b > -1, or a = 0",
        edges: &[
            Edge::at(&[0.0, 0.0], 0.0, &[0.0, 0.0], &[0.0, 1.0, 0.0]),
            Edge::at(&[0.0, -1.0], 0.0, &[-INF, 0.0], &[0.0, INF, 0.0]),
            Edge::at(&[0.0, -2.0], 0.0, &[NAN, 0.0], &[0.0, NAN, 0.0]),
            Edge::at(&[0.0, INF], 0.0, &[INF, 0.0], &[0.0, 0.0, 0.0]),
            Edge::at(&[2.0, -1.0], -INF, &[-INF, INF], &[0.0, INF, -INF]),
            Edge::at(&[2.0, -2.0], NAN, &[NAN, NAN], &[]),
            Edge::at(&[0.0, NAN], NAN, &[NAN, NAN], &[]),
            Edge::at(&[NAN, 2.0], NAN, &[NAN, NAN], &[]),
        ],
    };

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        if a == F::ZERO && !b.is_nan() { F::ZERO } else { a * b.libm_log1p() }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        [Factor(b.ln_1p()), Factor(over(a, b + F::ONE))]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, a: R, b: R, _y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        let b = b + F::ONE;
        let bend = if a.primal() == F::ZERO { over(a, b * b) } else { d1[1] / b };
        [Slope::Zero, Factor(inside(b).recip()), Factor(-bend)]
    }
}

/// `−x·ln x`.
#[derive(Clone, Copy, Debug)]
pub struct Entr;

impl<F: Float> Unary<F> for Entr {
    const FACTS: Facts = Facts {
        name: "entr",
        rust: "entr",
        formula: "y = -x·ln x; y' = -(ln x + 1); y'' = -1/x",
        doc: "Term of an entropy: 0 at 0, and -∞ below, as torch.special has it.",
        domain: "x >= 0",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[INF], &[-INF]),
            Edge::unary(&[-0.0], 0.0, &[INF], &[-INF]),
            Edge::unary(&[1.0], 0.0, &[-1.0], &[-1.0]),
            Edge::unary(&[-1.0], -INF, &[NAN], &[NAN]),
            Edge::unary(&[-INF], -INF, &[NAN], &[NAN]),
            Edge::unary(&[INF], -INF, &[-INF], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x == F::ZERO {
            F::ZERO
        } else if x < F::ZERO {
            -F::INFINITY
        } else {
            // Not −(x·ln x), so that it is +0 at 1.
            x * (F::ZERO - x.libm_log())
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(-((x + F::ZERO).ln() + F::ONE))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(-inside(x + F::ZERO).recip())
    }
}

/// `a/b`, 0 at `0/0`.
#[inline(always)]
fn over<R: Number>(a: R, b: R) -> R {
    if a.primal() == R::Real::ZERO && b.primal() == R::Real::ZERO { R::constant(R::Real::ZERO) } else { a / b }
}

/// `b`, NaN where it has no logarithm.
#[inline(always)]
fn inside<R: Number>(b: R) -> R {
    if b.primal() < R::Real::ZERO { R::constant(R::Real::NAN) } else { b }
}
