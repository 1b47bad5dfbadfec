//! Activations built of the logistic function and of a quotient.
//! Does not know the normal distribution.

use super::Slope::Factor;
use super::exp::Exp;
use super::polynomial::Local;
use super::sigmoid::{Sigmoid, bell, bell_d1, below, left};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `x·sigmoid x`.
#[derive(Clone, Copy, Debug)]
pub struct Silu;

/// The slope about its zero: Chebyshev interpolation of degree 17 within 1.1e-16, in single of degree 9 within 2.7e-9.
const NEAR_ROOT: Local<19, 11> = Local {
    centre: [-1.278_464_542_761_073_7, -1.094_699_418_309_343_7e-16],
    reach: [0.75, 0.75],
    double: [
        0.0,
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
    ],
    single: [
        0.0,
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
    ],
};

/// `f·e^−|x|` far out, where 1 + e is 1; in two halves where `f` has to lift it before it sinks below the normal numbers.
#[inline(always)]
fn tail<R: Number>(x: R, f: R) -> Option<R> {
    let down = below(x);
    if down.primal() >= R::Real::of(-60.0) || x.primal().is_nan() {
        return None;
    }
    if down.primal() >= R::Real::of(if R::Real::SINGLE { -80.0 } else { -700.0 }) {
        return Some(f * down.unary(Exp));
    }
    let h = (down * R::Real::HALF).unary(Exp);
    Some(if h.primal() == R::Real::ZERO { -h } else { (f * h) * h })
}

/// `f·eˣ` far out on the left, where the sigmoid is `eˣ`.
#[inline(always)]
fn far<R: Number>(x: R, f: R) -> Option<R> {
    if x.primal() < R::Real::ZERO { tail(x, f) } else { None }
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
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        match far(x, x) {
            Some(y) => y,
            None => x * Sigmoid.value(x),
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        if let Some(d1) = NEAR_ROOT.at(x).or(far(x, x + F::ONE)) {
            return Factor(d1);
        }
        let e = below(x).unary(Exp);
        if e.primal() == F::ZERO {
            return Factor(R::constant(F::ONE));
        }
        // On the left as s'·(1 + e + x), which has fewer roundings between the terms that cancel.
        let r = e + F::ONE;
        Factor(if x.primal() < F::ZERO { left(e, r, x + r) } else { R::constant(F::ONE) / r + x * (e / (r * r)) })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        if let Some(d2) = tail(x, below(x) + F::TWO) {
            return Factor(d2);
        }
        let b = bell(x);
        Factor(b * F::TWO + x * bell_d1(x, b))
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
    const SLOPE: SlopeKind = SlopeKind::Finite;

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
