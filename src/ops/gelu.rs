//! The Gaussian error linear unit, the erf form.
//! Does not know how the normal distribution is computed.

use super::Slope::Factor;
use super::erf::{flat, gauss};
use super::normal::{FRAC_1_SQRT_TAU, NormCdf, NormPdf, cumulative};
use super::polynomial::polynomial;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `x·Φ(x)`, the cumulative normal distribution as Φ.
#[derive(Clone, Copy, Debug)]
pub struct Gelu;

/// Where the slope of `gelu` is zero, in two parts.
const ROOT: [f64; 2] = [-0.751_791_524_693_564_5, 1.495_675_917_700_988_3e-17];
/// Half the width of the interval about the root on which the slope is a polynomial.
const REACH: f64 = 0.75;
/// The slope divided by `x − ROOT`, within 2.6e-16 over the reach: Chebyshev interpolation of degree 19.
const DOUBLE: [f64; 20] = [
    0.431_493_992_314_046_95,
    0.388_284_982_990_552,
    -0.018_199_676_398_671_257,
    -0.114_008_233_297_221_72,
    -0.014_771_522_148_234_285,
    0.019_421_679_838_190_143,
    0.004_539_228_378_896_384,
    -0.002_239_538_068_098_02,
    -0.000_744_826_836_023_336_9,
    0.000_186_339_746_516_392_97,
    8.615_946_096_642_527e-05,
    -1.121_438_208_055_643_6e-05,
    -7.748_389_723_167_132e-06,
    4.328_527_494_058_788e-07,
    5.700_963_389_105_901e-07,
    -1.623_814_304_507_132_3e-09,
    -3.518_459_972_242_334e-08,
    -1.367_209_354_033_111_9e-09,
    1.667_682_401_467_875e-09,
    1.194_344_613_062_617_4e-10,
];
/// The same in single: degree 11, within 6.0e-10.
const SINGLE: [f64; 12] = [
    0.431_493_992_419_940_74,
    0.388_284_982_983_934_3,
    -0.018_199_689_961_027_075,
    -0.114_008_232_450_099_15,
    -0.014_771_240_002_228_007,
    0.019_421_662_262_089_696,
    0.004_537_074_809_807_635,
    -0.002_239_404_655_448_088_6,
    -0.000_737_354_381_921_926_7,
    0.000_185_881_737_245_394_5,
    7.404_737_030_598_607e-05,
    -1.048_876_566_803_785_6e-05,
];

/// The slope about its root, where the two terms of the formula cancel.
#[inline]
fn near_root<R: Number>(x: R) -> Option<R> {
    let t = (x - R::Real::of(ROOT[0])) - R::Real::of(ROOT[1]);
    let near = t.primal().magnitude() <= R::Real::of(REACH);
    near.then(|| t * if R::Real::SINGLE { polynomial(t, &SINGLE) } else { polynomial(t, &DOUBLE) })
}

impl<F: Float> Unary<F> for Gelu {
    const FACTS: Facts = Facts {
        name: "gelu",
        rust: "gelu",
        formula: "y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x",
        doc: "Gaussian error linear unit, the erf form.",
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
        let p = NormCdf.value(x);
        if p == F::ZERO { -F::ZERO } else { x * p }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(match near_root(x) {
            Some(d1) => d1,
            None => x.unary(NormCdf) + flat(x, x * x.unary(NormPdf)),
        })
    }

    // √2 in two parts: the difference is accurate where it vanishes.
    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        let magnitude = if x.primal() < F::ZERO { -x } else { x };
        let root = F::of(core::f64::consts::SQRT_2);
        let rest = F::of(core::f64::consts::SQRT_2 - root.to_f64() + SQRT_2_TAIL);
        let near = -(magnitude - root - rest);
        Factor(flat(x, near * x.unary(NormPdf) * (magnitude + root)))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let g = gauss(x, F::HALF);
        let p = cumulative(x, g);
        let y = if p == F::ZERO { -F::ZERO } else { x * p };
        let d1 = match near_root(x) {
            Some(d1) => d1,
            None => p + flat(x, x * (g * F::of(FRAC_1_SQRT_TAU))),
        };
        (y, Factor(d1))
    }
}

/// `√2` less its nearest double.
const SQRT_2_TAIL: f64 = -9.667_293_313_452_913e-17;
