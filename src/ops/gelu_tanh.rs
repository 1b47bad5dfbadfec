//! The Gaussian error linear unit in its tanh form, `x/2·(1 + tanh(√(2/π)(x + 0.044715x³)))`.
//! Does not know the normal distribution.

use super::Slope::Factor;
use super::polynomial::{NearRoot, split};
use super::sigmoid::{bell_d1, from_exp};
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `k = 2·√(2/π)` as its nearest double and the rest; the tanh of `w/2` is `2·sigmoid(w) − 1` with `w = x·(k + a·x²)`.
const K: [f64; 2] = [1.595_769_121_605_730_8, -9.969_308_809_110_92e-17];
/// `a = 0.044715·k`, likewise.
const A: [f64; 2] = [0.071_354_816_272_600_25, -6.175_149_918_155_315e-19];
/// Beyond this, `exp(−|w|)` is below the last digit of 1 above zero, and zero below it.
const FAR: f64 = 30.0;

/// `a·b` and its rounding error (Dekker 1971), for factors of moderate size.
#[inline(always)]
fn product<F: Float>(a: F, b: F) -> (F, F) {
    let p = a * b;
    let (ah, bh) = (a.high_half(), b.high_half());
    let (al, bl) = (a - ah, b - bh);
    (p, (ah * bh - p) + ah * bl + al * bh + al * bl)
}

/// `exp(−s·|w|)` for a power of two `s`, where `w = x·(k + a·x²)` in twice the digits: rounding it would cost |w| ULP, 700 of
/// them at −21.
#[inline(always)]
fn decay<F: Float>(x: F, s: F) -> F {
    if x.magnitude() > F::of(FAR) {
        return F::ZERO;
    }
    let (k, k_rest) = split::<F>(K);
    let (a, a_rest) = split::<F>(A);
    let (q, q_rest) = product(x, x);
    let (u, u_rest) = product(a, q);
    let v = k + u;
    // The larger of k and u first: an exact difference (fast two-sum).
    let v_rest = if k > u { (k - v) + u } else { (u - v) + k } + (k_rest + (u_rest + (a * q_rest + a_rest * q)));
    let (w, w_rest) = product(x.magnitude(), v);
    let e = (-(s * w)).libm_exp();
    e - e * (s * (w_rest + x.magnitude() * v_rest))
}

/// `exp(−s·|w|)` for a power of two `s`; not in the list.
#[derive(Clone, Copy, Debug)]
struct Decay<F>(F);

/// `w`, `dw/dx` and `d²w/dx²`.
#[inline(always)]
fn inner<R: Number>(x: R) -> [R; 3] {
    let ((k, k_rest), a) = (split::<R::Real>(K), R::Real::of(A[0]));
    let ax = x * a;
    [x * (ax * x + k), (x * x * R::Real::of(3.0 * A[0]) + k_rest) + k, ax * R::Real::of(6.0)]
}

/// `y` with the sign that the slope of a decay has.
#[inline(always)]
fn falling<R: Number>(x: R, y: R) -> R {
    if x.primal() < R::Real::ZERO { y } else { -y }
}

impl<F: Float> Unary<F> for Decay<F> {
    const FACTS: Facts = Facts {
        name: "gelu_tanh_decay",
        rust: "gelu_tanh_decay",
        formula: "y = exp(-s*|w|), w = 2√(2/π)(x + 0.044715x³); y' = -s*sign(x)*w'*y",
        doc: "Exponential in gelu_tanh.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        decay(x, self.0)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Factor(if y.primal() == F::ZERO { y } else { falling(x, y * inner(x)[1] * self.0) })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        let [_, w1, w2] = inner(x);
        Factor(if y.primal() == F::ZERO { y } else { falling(x, (d1 * w1 + y * w2) * self.0) })
    }
}

/// `f·exp(w)` on the left, where the sigmoid is `exp(w)`; in two halves, so that `f` lifts it before it sinks below the normal
/// numbers.
#[inline(always)]
fn far<R: Number>(x: R, f: impl FnOnce(R, [R; 3]) -> R) -> Option<R> {
    // w is −63 here.
    if x.primal() >= R::Real::of(-8.9) || x.primal().is_nan() {
        return None;
    }
    let h = x.unary(Decay(R::Real::HALF));
    Some(if h.primal() == R::Real::ZERO { -h } else { (f(x, inner(x)) * h) * h })
}

/// `x·sigmoid(w)`.
#[derive(Clone, Copy, Debug)]
pub struct GeluTanh;

/// The slope about its zero: Chebyshev interpolation of degree 21 within 1.9e-16, in single of degree 11 within 1.7e-9.
const NEAR_ROOT: NearRoot<22, 12> = NearRoot {
    root: [-0.752_461_422_071_016_3, 3.635_560_509_207_687e-17],
    reach: [0.55, 0.6],
    double: [
        0.430_400_091_024_858_5,
        0.387_518_446_135_788_95,
        -0.015_782_853_521_847_94,
        -0.113_944_483_080_961_67,
        -0.016_619_328_343_060_76,
        0.019_682_309_459_946_867,
        0.005_261_059_255_224_222,
        -0.002_422_731_848_027_897,
        -0.000_927_442_028_758_979_1,
        0.000_263_927_661_701_277_3,
        0.000_124_252_340_351_603,
        -3.495_628_288_266_940_6e-05,
        -1.595_130_323_705_041e-05,
        5.918_873_546_133_059e-06,
        2.435_152_901_809_609_5e-06,
        -9.897_100_477_900_566e-07,
        -4.346_735_347_779_714e-07,
        1.392_018_810_831_996_8e-07,
        7.929_602_754_858_356e-08,
        -1.186_577_284_854_707_4e-08,
        -1.272_296_967_104_244_6e-08,
        -2.055_801_142_949_311_2e-09,
    ],
    single: [
        0.430_400_090_832_009_3,
        0.387_518_443_349_636_9,
        -0.015_782_828_085_933_537,
        -0.113_944_353_134_743_98,
        -0.016_619_837_960_797_676,
        0.019_680_480_689_495_64,
        0.005_264_396_853_111_105,
        -0.002_411_577_354_773_234,
        -0.000_934_777_301_432_464_1,
        0.000_232_595_873_022_586_64,
        0.000_122_892_067_337_136_4,
        -3.374_672_860_414_090_6e-08,
    ],
};

impl<F: Float> Unary<F> for GeluTanh {
    const FACTS: Facts = Facts {
        name: "gelu_tanh",
        rust: "gelu_tanh",
        formula: "y = x*s, s = sigmoid w, w = 2√(2/π)(x + 0.044715x³); y' = s + x*s'*w'; y'' = s'*(2w' + x*(w'' - tanh(w/2)*w'²))",
        doc: "Gaussian error linear unit, the tanh form.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.5], &[0.797_884_560_802_865_4]),
            Edge::unary(&[-0.0], -0.0, &[0.5], &[0.797_884_560_802_865_4]),
            Edge::unary(&[1000.0], 1000.0, &[1.0], &[0.0]),
            Edge::unary(&[-1000.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], INF, &[1.0], &[0.0]),
            Edge::unary(&[-INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        match far(x, |x, _| x) {
            Some(y) => y,
            None => x * from_exp(x, decay(x, F::ONE)),
        }
    }

    // On the left as s'·(1 + e + x·w'), which has the fewest roundings between the terms that cancel.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if let Some(d1) = NEAR_ROOT.at(x).or(far(x, |x, [_, w1, _]| x * w1 + F::ONE)) {
            return Factor(d1);
        }
        let e = x.unary(Decay(F::ONE));
        if e.primal() == F::ZERO {
            return Factor(R::constant(F::ONE));
        }
        let r = e + F::ONE;
        let (b, xw1) = (e / (r * r), x * inner(x)[1]);
        Factor(if x.primal() < F::ZERO { b * (xw1 + r) } else { R::constant(F::ONE) / r + b * xw1 })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        if let Some(d2) = far(x, |x, [_, w1, w2]| w1 * F::TWO + x * (w1 * w1 + w2)) {
            return Factor(d2);
        }
        let e = x.unary(Decay(F::ONE));
        if e.primal() == F::ZERO {
            return Factor(e);
        }
        let r = e + F::ONE;
        let (b, [w, w1, w2]) = (e / (r * r), inner(x));
        Factor(b * (w1 * F::TWO + x * w2) + x * bell_d1(w, b) * w1 * w1)
    }
}
