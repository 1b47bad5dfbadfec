//! Activations built of the logistic function and of a quotient.
//! Does not know the normal distribution.

use super::Slope::Factor;
use super::polynomial::polynomial;
use super::sigmoid::{Sigmoid, bell, bell_d1};
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `x·sigmoid x`.
#[derive(Clone, Copy, Debug)]
pub struct Silu;

/// Where the slope of `silu` is zero, in two parts.
const ROOT: [f64; 2] = [-1.278_464_542_761_073_7, -1.094_699_418_309_343_7e-16];
/// Half the width of the interval about the root on which the slope is a polynomial.
const REACH: f64 = 0.75;
/// The slope divided by `x − ROOT`, within 1.1e-16 over the reach: Chebyshev interpolation of degree 17.
const DOUBLE: [f64; 18] = [
    0.217_811_705_719_800_1,
    0.146_648_796_996_946_88,
    0.018_874_814_223_781_382,
    -0.015_222_655_223_185_425,
    -0.006_606_589_138_312_061,
    0.000_126_627_409_957_483_85,
    0.000_798_521_881_004_710_9,
    0.000_185_707_245_870_990_4,
    -4.090_533_443_488_253e-05,
    -2.973_356_290_486_446e-05,
    -2.942_675_134_618_734e-06,
    2.346_136_241_609_832e-06,
    8.601_121_135_162_98e-07,
    -3.083_529_822_742_388_6e-08,
    -9.295_518_820_840_294e-08,
    -1.830_590_051_923_106_4e-08,
    4.969_768_757_129_586e-09,
    2.368_205_379_292_928e-09,
];
/// The same in single: degree 9, within 2.7e-9.
const SINGLE: [f64; 10] = [
    0.217_811_705_516_566_62,
    0.146_648_797_247_888_35,
    0.018_874_832_369_906_974,
    -0.015_222_677_534_980_912,
    -0.006_606_853_268_525_229,
    0.000_126_945_171_265_380_3,
    0.000_799_903_956_224_488,
    0.000_184_120_800_789_981,
    -4.402_505_407_718_348_6e-05,
    -2.649_018_760_658_695_5e-05,
];

/// The slope about its root, where the two terms of the formula cancel.
#[inline]
fn near_root<R: Number>(x: R) -> Option<R> {
    let t = (x - R::Real::of(ROOT[0])) - R::Real::of(ROOT[1]);
    let near = t.primal().magnitude() <= R::Real::of(REACH);
    near.then(|| t * if R::Real::SINGLE { polynomial(t, &SINGLE) } else { polynomial(t, &DOUBLE) })
}

impl<F: Float> Unary<F> for Silu {
    const FACTS: Facts = Facts {
        name: "silu",
        rust: "silu",
        formula: "y = x*s, s = sigmoid x; y' = s + x*s'; y'' = s'*(2 - x*tanh(x/2))",
        doc: "Sigmoid linear unit, also called swish.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.5], &[0.5]),
            Edge::unary(&[-0.0], -0.0, &[0.5], &[0.5]),
            Edge::unary(&[1000.0], 1000.0, &[1.0], &[0.0]),
            Edge::unary(&[-1000.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], INF, &[1.0], &[0.0]),
            Edge::unary(&[-INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        let s = Sigmoid.value(x);
        if s == F::ZERO { -F::ZERO } else { x * s }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if let Some(d1) = near_root(x) {
            return Factor(d1);
        }
        let (s, b) = (x.unary(Sigmoid), bell(x));
        Factor(if b.primal() == F::ZERO { s } else { s + x * b })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        let b = bell(x);
        Factor(if b.primal() == F::ZERO { b } else { b * F::TWO + x * bell_d1(x, b) })
    }
}

/// `x/(1 + |x|)`.
#[derive(Clone, Copy, Debug)]
pub struct Softsign;

impl<F: Float> Unary<F> for Softsign {
    const FACTS: Facts = Facts {
        name: "softsign",
        rust: "softsign",
        formula: "y = x/(1 + |x|); y' = 1/(1 + |x|)²; y'' = -2 sign(x)/(1 + |x|)³, 0 at 0",
        doc: "Smooth sign by a quotient.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[1.0], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[1.0], &[0.0]),
            Edge::unary(&[INF], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -1.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x.is_infinite() { F::ONE.with_sign_of(x) } else { x / (F::ONE + x.magnitude()) }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let r = inverse(x);
        Factor(r * r)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        let d = d1 * inverse(x) * F::TWO;
        if x.primal() == F::ZERO {
            // Two-sided limits are −2 and 2; like the sign of zero, neither.
            Factor(R::constant(F::ZERO))
        } else if x.primal() > F::ZERO {
            Factor(-d)
        } else {
            Factor(d)
        }
    }
}

/// `1/(1 + |x|)`.
#[inline(always)]
fn inverse<R: Number>(x: R) -> R {
    let magnitude = if x.primal() < R::Real::ZERO { -x } else { x };
    R::constant(R::Real::ONE) / (magnitude + R::Real::ONE)
}
