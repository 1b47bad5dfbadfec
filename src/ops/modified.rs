//! Modified Bessel functions of the first kind.
//! Does not know those scaled by an exponential. Computed in double for both precisions.

use super::Slope::Factor;
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// Up to here by the power series, beyond by Hankel's expansion.
pub(super) const FAR: f64 = 20.0;

/// `Iₙ(x)`; not in the list. The order is a field, so that derivatives of any order are of one type.
#[derive(Clone, Copy, Debug)]
pub(super) struct Modified(pub u32);

/// `Iₙ(x)` for `0 <= x <= FAR`: the power series (DLMF 10.25.2), all terms positive.
pub(super) fn series(n: u32, x: f64) -> f64 {
    let z = 0.5 * x;
    let mut term = (1..=n).fold(1.0, |t, k| t * (z / f64::from(k)));
    let mut sum = term;
    let q = z * z;
    for k in 1..=60_u32 {
        term *= q / (f64::from(k) * f64::from(k + n));
        sum += term;
        if term <= sum * (f64::EPSILON * 0.01) {
            break;
        }
    }
    sum
}

/// `exp(−x)·Iₙ(x)` for `x > FAR`: Hankel's expansion (DLMF 10.40.1), whose smallest term is below 1e-17 there.
pub(super) fn expansion(n: u32, x: f64) -> f64 {
    let square = 4.0 * f64::from(n) * f64::from(n);
    let (mut term, mut sum) = (1.0, 1.0);
    for k in 1..=40_u32 {
        let odd = f64::from(2 * k - 1);
        term *= (odd * odd - square) / (8.0 * f64::from(k) * x);
        sum += term;
        if term.abs() <= f64::EPSILON * 0.01 {
            break;
        }
    }
    sum / root_tau(x)
}

/// `√(2πx)`. Scaled by a power of four, so that the product does not overflow before the root is taken.
pub(super) fn root_tau(x: f64) -> f64 {
    4.0 * Float::sqrt_real(core::f64::consts::TAU * (x * 0.0625))
}

/// `Iₙ(|x|)`.
#[inline(never)]
fn modified(n: u32, x: f64) -> f64 {
    let (n, x) = (n.min(40), x.abs());
    if x <= FAR || !x.is_finite() {
        return if x.is_finite() { series(n, x) } else { x };
    }
    // In two halves, so that nothing overflows before the result does.
    let half = Float::libm_exp(0.5 * x);
    half * expansion(n, x) * half
}

impl<F: Float> Unary<F> for Modified {
    const FACTS: Facts = Facts {
        name: "in",
        rust: "in",
        formula: "y = I_n(x); y' = (I_(n-1)(x) + I_(n+1)(x))/2",
        doc: "Modified Bessel function of the first kind.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        let size = F::of(modified(self.0, x.to_f64()));
        if self.0 % 2 == 1 && x.is_sign_negative() { -size } else { size }
    }

    // Sums of one sign, which forms with 1/x are not (DLMF 10.29.1, orders below zero folded back).
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let f = |n| x.unary(Self(n));
        Factor(match self.0 {
            0 => f(1),
            n => (f(n - 1) + f(n.saturating_add(1))) * F::HALF,
        })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        let f = |n| x.unary(Self(n));
        Factor(match self.0 {
            0 => (y + f(2)) * F::HALF,
            1 => (y * F::of(3.0) + f(3)) * F::of(0.25),
            n => (f(n - 2) + f(n.saturating_add(2)) + y * F::TWO) * F::of(0.25),
        })
    }
}

/// `I₀(x)`.
#[derive(Clone, Copy, Debug)]
pub struct I0;

impl<F: Float> Unary<F> for I0 {
    const FACTS: Facts = Facts {
        name: "i0",
        rust: "i0",
        formula: "y = I_0(x); y' = I_1(x); y'' = (y + I_2(x))/2",
        doc: "Modified Bessel function of the first kind, order zero.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[0.5]),
            Edge::unary(&[-0.0], 1.0, &[0.0], &[0.5]),
            Edge::unary(&[1000.0], INF, &[INF], &[INF]),
            Edge::unary(&[two_to(127)], INF, &[INF], &[INF]),
            Edge::unary(&[1.25e308], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-INF], INF, &[-INF], &[INF]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    // I₁ < I₀, by more than both are rounded.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        Modified(0).value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Modified(0).d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Modified(0).d2(x, y, d1)
    }
}

/// `I₁(x)`.
#[derive(Clone, Copy, Debug)]
pub struct I1;

impl<F: Float> Unary<F> for I1 {
    const FACTS: Facts = Facts {
        name: "i1",
        rust: "i1",
        formula: "y = I_1(x); y' = (I_0(x) + I_2(x))/2; y'' = (3y + I_3(x))/4",
        doc: "Modified Bessel function of the first kind, order one.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.5], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.5], &[0.0]),
            Edge::unary(&[-1000.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-two_to(127)], -INF, &[INF], &[-INF]),
            Edge::unary(&[f64::MAX], INF, &[INF], &[INF]),
            Edge::unary(&[INF], INF, &[INF], &[INF]),
            Edge::unary(&[-INF], -INF, &[INF], &[-INF]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        Modified(1).value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Modified(1).d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Modified(1).d2(x, y, d1)
    }
}
