//! Modified Bessel functions of the first kind, scaled by an exponential, and the derivatives of the scaled function of order zero.
//! Does not know unscaled ones. Computed in double for both precisions.

use super::Slope::Factor;
use super::modified::{FAR, expansion, series};
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `Wₘ(x)`, x ≥ 0: `(−1)ᵐ` times the `m`-th derivative of `exp(−x)·I₀(x)`; not in the list.
///
/// From `I₀(x) = 1/π·∫ exp(x·cos θ) dθ` over `[0, π]` (DLMF 10.32.1), `Wₘ = 1/π·∫ uᵐ·exp(−x·u) dθ` with `u = 1 − cos θ`: positive, where the
/// differences of Bessel functions that these are lose all digits at large x.
#[derive(Clone, Copy, Debug)]
struct Damped(u32);

/// How many steps the trapezoidal rule has. It converges geometrically for a periodic function: the error is about `exp(−x)·I₅₆₋ₘ(x)`.
const STEPS: f64 = 28.0;
/// `1 − cos θ` at its inner points.
const NODES: [f64; 27] = [
    0.006_287_790_106_757_417,
    0.025_072_087_818_176_395,
    0.056_116_669_691_632_44,
    0.099_031_132_097_580_87,
    0.153_275_800_771_715_82,
    0.218_168_517_531_970_2,
    0.292_893_218_813_452_5,
    0.376_510_198_141_266_46,
    0.467_967_923_484_663_43,
    0.566_116_260_882_441_8,
    0.669_720_938_044_832_9,
    0.777_479_066_043_685_6,
    0.888_035_523_896_692_2,
    1.0,
    1.111_964_476_103_307_8,
    1.222_520_933_956_314_3,
    1.330_279_061_955_167,
    1.433_883_739_117_558,
    1.532_032_076_515_336_6,
    1.623_489_801_858_733_6,
    1.707_106_781_186_547_5,
    1.781_831_482_468_03,
    1.846_724_199_228_284_1,
    1.900_968_867_902_419,
    1.943_883_330_308_367_6,
    1.974_927_912_181_823_5,
    1.993_712_209_893_242_5,
];

/// `u^m`.
fn power(u: f64, m: u32) -> f64 {
    (0..m).fold(1.0, |p, _| p * u)
}

/// `Wₘ(x)` for x ≥ 0.
#[inline(never)]
fn damped(m: u32, x: f64) -> f64 {
    let m = m.min(20);
    if x <= FAR {
        let at_zero = if m == 0 { 0.5 } else { 0.0 };
        let at_pi = 0.5 * power(2.0, m) * Float::libm_exp(-(2.0 * x));
        let sum = NODES.iter().rev().fold(at_pi, |sum, &u| sum + power(u, m) * Float::libm_exp(-(x * u)));
        return (sum + at_zero) / STEPS;
    }
    // Watson's lemma: (2 − u)^−½ expanded about u = 0, all terms positive; the smallest is below 1e-17.
    let (mut term, mut sum) = (1.0, 1.0);
    for k in 0..45_u32 {
        let half = f64::from(k) + 0.5;
        term *= half * (half + f64::from(m)) / (f64::from(k + 1) * (2.0 * x));
        sum += term;
        if term <= sum * (f64::EPSILON * 0.01) {
            break;
        }
    }
    // Γ(m + ½)/(π·√2·x^(m + ½))
    (0..m).fold(sum / Float::sqrt_real(core::f64::consts::TAU * x), |y, j| y * ((f64::from(j) + 0.5) / x))
}

impl<F: Float> Unary<F> for Damped {
    const FACTS: Facts = Facts {
        name: "damped",
        rust: "damped",
        formula: "y = (-1)^m times the m-th derivative of exp(-x)*I_0(x); y' = minus the next",
        doc: "Derivative of a scaled modified Bessel function.",
        domain: "x >= 0",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(damped(self.0, x.to_f64()))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(-x.unary(Self(self.0.saturating_add(1))))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Self(self.0.saturating_add(2))))
    }
}

/// `exp(−|x|)·Iₙ(|x|)`.
#[inline(never)]
fn scaled(n: u32, x: f64) -> f64 {
    let x = x.abs();
    if x <= FAR { Float::libm_exp(-x) * series(n, x) } else { expansion(n, x) }
}

/// `|x|`.
#[inline(always)]
fn size<R: Number>(x: R) -> R {
    if x.primal() < R::Real::ZERO { -x } else { x }
}

/// `exp(−|x|)·I₀(x)`.
#[derive(Clone, Copy, Debug)]
pub struct I0e;

impl<F: Float> Unary<F> for I0e {
    const FACTS: Facts = Facts {
        name: "i0e",
        rust: "i0e",
        formula: "y = exp(-|x|)*I_0(x); y' = i1e(x) - sign(x)*y; y'' = i1e'(x) - sign(x)*y', without cancellation",
        doc: "Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[0.5]),
            Edge::unary(&[-0.0], 1.0, &[0.0], &[0.5]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(scaled(0, x.to_f64()))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let at = x.primal();
        Factor(if at == F::ZERO {
            x.unary(I1e)
        } else {
            let steep = size(x).unary(Damped(1));
            if at > F::ZERO { -steep } else { steep }
        })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        if x.primal() == F::ZERO { Factor(R::constant(F::HALF)) } else { Factor(size(x).unary(Damped(2))) }
    }

    #[inline(always)]
    fn kink(self, x: F) -> bool {
        x == F::ZERO
    }
}

/// `exp(−|x|)·I₁(x)`.
#[derive(Clone, Copy, Debug)]
pub struct I1e;

impl<F: Float> Unary<F> for I1e {
    const FACTS: Facts = Facts {
        name: "i1e",
        rust: "i1e",
        formula: "y = exp(-|x|)*I_1(x); y' = i0e(x) - y*(sign(x) + 1/x); y'' from derivatives of i0e, without cancellation at large x",
        doc: "Modified Bessel function of the first kind, order one, scaled by exp(-|x|).",
        domain: "all reals",
        edges: &[
            // The one-sided second derivatives are -1 and 1.
            Edge::unary(&[0.0], 0.0, &[0.5], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.5], &[0.0]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(scaled(1, x.to_f64())).with_sign_of(x)
    }

    // With W₀ − W₁ the function itself right of zero.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if x.primal() == F::ZERO {
            return Factor(R::constant(F::HALF));
        }
        let a = size(x);
        Factor(a.unary(Damped(2)) - a.unary(Damped(1)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        let at = x.primal();
        if at == F::ZERO {
            return Factor(R::constant(F::ZERO));
        }
        let a = size(x);
        let bend = a.unary(Damped(2)) - a.unary(Damped(3));
        Factor(if at > F::ZERO { bend } else { -bend })
    }
}
