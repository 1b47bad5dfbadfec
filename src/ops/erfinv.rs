//! The inverse of the error function.
//! Does not know how the error function is computed.

use super::Slope::Factor;
use super::erf::{Gauss, gauss};
use super::polynomial::polynomial;
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `√π/2`.
const HALF_SQRT_PI: f64 = 0.886_226_925_452_758_013_65;

// Wichura, "Algorithm AS 241: The percentage points of the normal distribution", Applied Statistics 37 (1988), PPND16: rational
// approximations to 1e-16, in 0.180625 − x²/4 in the middle and in √(−ln((1 − |x|)/2)) less 1.6 or 5 outside.
pub(super) const MIDDLE: [[f64; 8]; 2] = [
    [
        3.387_132_872_796_366_608,
        133.141_667_891_784_377_45,
        1_971.590_950_306_551_442_7,
        13_731.693_765_509_461_125,
        45_921.953_931_549_871_457,
        67_265.770_927_008_700_853,
        33_430.575_583_588_128_105,
        2_509.080_928_730_122_672_7,
    ],
    [
        1.0,
        42.313_330_701_600_911_252,
        687.187_007_492_057_908_3,
        5_394.196_021_424_751_107_7,
        21_213.794_301_586_595_867,
        39_307.895_800_092_710_61,
        28_729.085_735_721_942_674,
        5_226.495_278_852_854_561,
    ],
];
const TAIL: [[f64; 8]; 2] = [
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_9,
        5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        0.241_780_725_177_450_611_77,
        0.022_723_844_989_269_184_583_3,
        7.745_450_142_783_414_076_4e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_4,
        0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59,
        0.015_198_666_563_616_457_196_6,
        5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
];
const FAR_TAIL: [[f64; 8]; 2] = [
    [
        6.657_904_643_501_103_777_2,
        5.463_784_911_164_114_369_9,
        1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23,
        0.026_532_189_526_576_123_093,
        0.001_242_660_947_388_078_438_6,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        0.599_832_206_555_887_937_69,
        0.136_929_880_922_735_805_31,
        0.014_875_361_290_850_614_852_5,
        7.868_691_311_456_132_591e-4,
        1.846_318_317_510_054_681_8e-5,
        1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
];

/// Numerator over denominator.
#[inline(always)]
pub(super) fn ratio<F: Float>(t: F, [p, q]: &[[f64; 8]; 2]) -> F {
    polynomial(t, p) / polynomial(t, q)
}

/// Minus the normal quantile of a small probability p of AS 241, given `r = √(−ln p)`.
#[inline(always)]
pub(super) fn tail<F: Float>(r: F) -> F {
    if r <= F::of(5.0) { ratio(r - F::of(1.6), &TAIL) } else { ratio(r - F::of(5.0), &FAR_TAIL) }
}

/// The inverse error function of AS 241.
#[inline]
fn start<F: Float>(x: F) -> F {
    if x.magnitude() <= F::of(0.85) {
        // Not of x/2: that would cost a digit of the smallest numbers.
        return x * (ratio(F::of(0.180_625) - F::of(0.25) * (x * x), &MIDDLE) * F::of(core::f64::consts::FRAC_1_SQRT_2 * 0.5));
    }
    // 1 − |x| is exact here.
    let r = (-(F::HALF * (F::ONE - x.magnitude())).libm_log()).sqrt_real();
    (tail(r) * F::of(core::f64::consts::FRAC_1_SQRT_2)).with_sign_of(x)
}

/// What is missing from `|y|`, `y = erfinv x`: one Newton step on `erf`, above ½ on `erfc` against the exact `1 − |x|`.
#[inline]
fn missing<F: Float>(x: F, y: F) -> F {
    let (a, b) = (x.magnitude(), y.magnitude());
    let residue = if a > F::HALF { b.libm_erfc() - (F::ONE - a) } else { a - b.libm_erf() };
    residue * F::of(HALF_SQRT_PI) / gauss(F::ONE, b, F::ONE)
}

/// `y` with `erf y = x`.
#[derive(Clone, Copy, Debug)]
pub struct Erfinv;

impl<F: Float> Unary<F> for Erfinv {
    const FACTS: Facts = Facts {
        name: "erfinv",
        rust: "erfinv",
        formula: "erf y = x (AS 241 and a Newton step); y' = √π/2*exp(y²); y'' = 2y*y'²",
        doc: "Inverse of the error function.",
        domain: "-1 <= x <= 1",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[HALF_SQRT_PI], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[HALF_SQRT_PI], &[0.0]),
            Edge::unary(&[1.0], INF, &[INF], &[INF]),
            Edge::unary(&[-1.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[1.5], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    // The number next to ±1 is 2⁻⁵³ away, in single 2⁻²⁴, and the slope there 1e15.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x.magnitude() == F::ONE {
            return F::INFINITY.with_sign_of(x);
        }
        // AS 241 alone is up to 4.6 ULP off, rounding alone; one Newton step leaves 2.
        let y = start(x);
        (y.magnitude() + missing(x, y)).with_sign_of(x)
    }

    // An error of y in its last digit is 2y² of them in exp(y²), 70 near 1: what is missing from y is made up for.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        let (a, b) = (x.primal(), y.primal());
        let c = if a.magnitude() > F::HALF && b.is_finite() { F::ONE + F::TWO * b.magnitude() * missing(a, b) } else { F::ONE };
        Factor(R::constant(F::of(HALF_SQRT_PI) * c) / y.unary(Gauss(0)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, d1: R) -> Slope<R> {
        Factor(y * d1 * d1 * F::TWO)
    }
}
