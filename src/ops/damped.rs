//! Modified Bessel functions of the first kind, scaled by an exponential, and the derivatives of the scaled function of order zero.
//! Does not know unscaled ones. Computed in double for both precisions.

use super::Slope::Factor;
use super::modified::{FAR, Modified, expansion, root_tau, series};
use super::scale::two_to;
use super::{Edge, Facts, Float, Math, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `Wₘ(x)`, x ≥ 0: `(−1)ᵐ` times the `m`-th derivative of `exp(−x)·I₀(x)`; not in the list.
///
/// From `I₀(x) = 1/π·∫ exp(x·cos θ) dθ` over `[0, π]` (DLMF 10.32.1), `Wₘ = 1/π·∫ uᵐ·exp(−x·u) dθ` with `u = 1 − cos θ`: positive, where the
/// differences of Bessel functions that these are lose all digits at large x.
#[derive(Clone, Copy, Debug)]
struct Damped(u32);

/// Up to here by the trapezoidal rule, beyond by an expansion whose smallest term is below 1e-17 even for `m = 3`.
const EXPANSION: f64 = 30.0;
/// How many steps the rule has. It converges geometrically for a periodic function: the error is about `exp(−x)·I₆₄₋ₘ(x)`.
const STEPS: f64 = 32.0;
/// `1 − cos θ` at its inner points.
const NODES: [f64; 31] = [
    0.004_815_273_327_803_114,
    0.019_214_719_596_769_552,
    0.043_059_664_267_791_134,
    0.076_120_467_488_713_25,
    0.118_078_735_651_644_96,
    0.168_530_387_697_454_76,
    0.226_989_546_637_263_03,
    0.292_893_218_813_452_5,
    0.365_606_715_836_354_5,
    0.444_429_766_980_397_77,
    0.528_603_263_174_002_3,
    0.617_316_567_634_910_3,
    0.709_715_322_745_537_6,
    0.804_909_677_983_871_7,
    0.901_982_859_670_439_5,
    1.0,
    1.098_017_140_329_560_7,
    1.195_090_322_016_128_2,
    1.290_284_677_254_462_3,
    1.382_683_432_365_089_8,
    1.471_396_736_825_997_7,
    1.555_570_233_019_602_2,
    1.634_393_284_163_645_5,
    1.707_106_781_186_547_5,
    1.773_010_453_362_736_9,
    1.831_469_612_302_545_3,
    1.881_921_264_348_355,
    1.923_879_532_511_286_7,
    1.956_940_335_732_208_8,
    1.980_785_280_403_230_4,
    1.995_184_726_672_197,
];

/// `u^m`.
fn power(u: f64, m: u32) -> f64 {
    (0..m).fold(1.0, |p, _| p * u)
}

/// `Wₘ(x)` for x ≥ 0.
#[inline(never)]
fn damped(m: u32, x: f64) -> f64 {
    let m = m.min(20);
    if x <= EXPANSION {
        let at_zero = if m == 0 { 0.5 } else { 0.0 };
        let at_pi = 0.5 * power(2.0, m) * Float::libm_exp(-(2.0 * x));
        let sum = NODES.iter().rev().fold(at_pi, |sum, &u| sum + power(u, m) * Float::libm_exp(-(x * u)));
        return (sum + at_zero) / STEPS;
    }
    // Watson's lemma: (2 − u)^−½ expanded about u = 0, all terms positive.
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
    (0..m).fold(sum / root_tau(x), |y, j| y * ((f64::from(j) + 0.5) / x))
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
            // Both ends of the range, where 2πx overflows.
            Edge::unary(&[two_to(127)], 3.058477860880847e-20, &[-8.988058618951174e-59], &[7.924059098577508e-97]),
            Edge::unary(&[-two_to(127)], 3.058477860880847e-20, &[8.988058618951174e-59], &[7.924059098577508e-97]),
            Edge::unary(&[-1.25e308], 3.5682482323055423e-155, &[0.0], &[0.0]),
            Edge::unary(&[f64::MAX], 2.9754474593158995e-155, &[0.0], &[0.0]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

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
            Edge::unary(&[two_to(127)], 3.058477860880847e-20, &[-8.988058618951174e-59], &[7.924059098577508e-97]),
            Edge::unary(&[-two_to(127)], -3.058477860880847e-20, &[-8.988058618951174e-59], &[-7.924059098577508e-97]),
            Edge::unary(&[-1.25e308], -3.5682482323055423e-155, &[0.0], &[0.0]),
            Edge::unary(&[f64::MAX], 2.9754474593158995e-155, &[0.0], &[0.0]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

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
        if a.primal() < F::ONE {
            // The unscaled functions cancel less here.
            let [i0, i1, i2] = [0, 1, 2].map(|n| a.unary(Modified(n)));
            return Factor((-a).exp() * ((i0 + i2) * F::HALF - i1));
        }
        Factor(a.unary(Damped(2)) - a.unary(Damped(1)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        let at = x.primal();
        if at == F::ZERO {
            return Factor(R::constant(F::ZERO));
        }
        let a = size(x);
        let bend = if a.primal() < F::ONE {
            let [i0, i1, i2, i3] = [0, 1, 2, 3].map(|n| a.unary(Modified(n)));
            (-a).exp() * ((i1 * F::of(7.0) + i3) * F::of(0.25) - (i0 + i2))
        } else {
            a.unary(Damped(2)) - a.unary(Damped(3))
        };
        Factor(if at > F::ZERO { bend } else { -bend })
    }
}
