//! The Gaussian error linear unit in its tanh form, `x/2·(1 + tanh(√(2/π)(x + 0.044715x³)))`.
//! Does not know the normal distribution.

use super::Slope::Factor;
use super::polynomial::{Local, split};
use super::sigmoid::{bell_d1, from_exp, left};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `k = 2·√(2/π)` as its nearest double and the rest; the tanh of `w/2` is `2·sigmoid(w) − 1` with `w = x·(k + a·x²)`.
const K: [f64; 2] = [1.595_769_121_605_730_8, -9.969_308_809_110_92e-17];
/// `a = 0.044715·k`, likewise.
const A: [f64; 2] = [0.071_354_816_272_600_25, -6.175_149_918_155_315e-19];
/// `3a`, likewise.
const THREE_A: [f64; 2] = [0.214_064_448_817_800_73, 1.202_524_283_236_786_2e-17];
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
    let ((k, k_rest), (a, _)) = (split::<R::Real>(K), split::<R::Real>(A));
    let (b, b_rest) = split::<R::Real>(THREE_A);
    let (ax, q) = (x * a, x * x);
    [x * (ax * x + k), (q * b + (q * b_rest + k_rest)) + k, ax * R::Real::of(6.0)]
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

/// `f·exp(−|w|)` far out, where 1 + e is 1; in two halves where `f` has to lift it before it sinks below the normal numbers.
#[inline(always)]
fn tail<R: Number>(x: R, f: impl FnOnce(R, [R; 3]) -> R) -> Option<R> {
    // |w| is 63, 640 and 79 at these.
    let (begin, deep) = (R::Real::of(8.9), R::Real::of(if R::Real::SINGLE { 9.6 } else { 20.5 }));
    let magnitude = x.primal().magnitude();
    if magnitude <= begin || magnitude.is_nan() {
        return None;
    }
    if magnitude <= deep {
        return Some(f(x, inner(x)) * x.unary(Decay(R::Real::ONE)));
    }
    let h = x.unary(Decay(R::Real::HALF));
    Some(if h.primal() == R::Real::ZERO { -h } else { (f(x, inner(x)) * h) * h })
}

/// `f·exp(w)` far out on the left, where the sigmoid is `exp(w)`.
#[inline(always)]
fn far<R: Number>(x: R, f: impl FnOnce(R, [R; 3]) -> R) -> Option<R> {
    if x.primal() < R::Real::ZERO { tail(x, f) } else { None }
}

/// `x·sigmoid(w)`.
#[derive(Clone, Copy, Debug)]
pub struct GeluTanh;

/// The slope about its zero: Chebyshev interpolation of degree 21 within 1.9e-16, in single of degree 11 within 1.7e-9.
const NEAR_ROOT: Local<23, 13> = Local {
    centre: [-0.752_461_422_071_016_3, 3.635_560_509_207_687e-17],
    reach: [0.4, 0.6],
    double: [
        0.0,
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
        0.0,
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

/// The slope about its least value: Chebyshev interpolation of degree 17 within 1.5e-16, in single of degree 9 within 2.7e-9.
const VALLEY: Local<18, 10> = Local {
    centre: [-1.42, 0.0],
    reach: [0.73, 0.3],
    double: [
        -0.128_992_610_857_948_58,
        -0.000_611_714_465_655_458_1,
        0.204_128_047_662_645_06,
        0.144_014_096_094_522,
        0.002_282_916_548_543_998_7,
        -0.032_133_930_952_256_126,
        -0.009_488_265_348_673_574,
        0.002_837_201_160_342_866_7,
        0.002_087_770_307_910_966_8,
        8.874_582_370_839_468e-05,
        -0.000_263_221_936_247_886_35,
        -6.870_200_225_883_055e-05,
        2.156_939_783_521_018_6e-05,
        1.361_331_029_385_066_9e-05,
        -4.039_533_254_810_749_6e-07,
        -2.135_977_086_287_756_2e-06,
        -6.521_301_946_169_208e-07,
        -5.919_709_835_415_923_4e-08,
    ],
    single: [
        -0.128_992_610_762_294_57,
        -0.000_611_719_146_687_945_4,
        0.204_128_019_648_692_45,
        0.144_014_411_170_182_85,
        0.002_284_480_488_611_514,
        -0.032_138_049_011_582_75,
        -0.009_516_603_792_647_713,
        0.002_822_296_772_417_159_5,
        0.002_225_434_544_740_24,
        0.000_403_060_080_214_887_26,
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
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        match far(x, |x, _| x) {
            Some(y) => y,
            None => x * from_exp(x, decay(x, F::ONE)),
        }
    }

    // On the left as s'·(1 + e + x·w'), which has fewer roundings between the terms that cancel.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if let Some(d1) = NEAR_ROOT.at(x).or(VALLEY.at(x)).or(far(x, |x, [_, w1, _]| x * w1 + F::ONE)) {
            return Factor(d1);
        }
        let e = x.unary(Decay(F::ONE));
        if e.primal() == F::ZERO {
            return Factor(R::constant(F::ONE));
        }
        let (r, xw1) = (e + F::ONE, x * inner(x)[1]);
        Factor(if x.primal() < F::ZERO { left(e, r, xw1 + r) } else { R::constant(F::ONE) / r + e / (r * r) * xw1 })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        let magnitude = if x.primal() < F::ZERO { -x } else { x };
        if let Some(d2) = tail(x, |x, [_, w1, w2]| w1 * F::TWO + (x * w2 - magnitude * w1 * w1)) {
            return Factor(d2);
        }
        let e = x.unary(Decay(F::ONE));
        let r = e + F::ONE;
        let (b, [w, w1, w2]) = (e / (r * r), inner(x));
        Factor(b * (w1 * F::TWO + x * w2) + x * bell_d1(w, b) * w1 * w1)
    }
}
