//! The Gaussian error linear unit, the erf form.
//! Does not know how the normal distribution is computed.

use super::Slope::Factor;
use super::normal::{Density, NormCdf, cumulative};
use super::polynomial::{Local, polynomial, split};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `x·Φ(x)`, the cumulative normal distribution as Φ.
#[derive(Clone, Copy, Debug)]
pub struct Gelu;

/// The slope about its zero: Chebyshev interpolation of degree 19 within 2.6e-16, in single of degree 11 within 6.0e-10.
const NEAR_ROOT: Local<21, 13> = Local {
    centre: [-0.751_791_524_693_564_5, 1.495_675_917_700_988_3e-17],
    reach: [0.4, 0.75],
    double: [
        0.0,
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
    ],
    single: [
        0.0,
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
    ],
};

/// The slope about its least value: Chebyshev interpolation of degree 17 within 1.7e-16, in single of degree 9 within 4.1e-9.
const VALLEY: Local<18, 10> = Local {
    centre: [-1.42, 0.0],
    reach: [0.73, 0.3],
    double: [
        -0.128_897_224_126_487_2,
        -0.002_387_251_732_612_478,
        0.205_006_115_922_878_7,
        0.146_751_230_748_919_63,
        0.000_986_403_662_662_724_9,
        -0.033_941_812_684_311_436,
        -0.008_794_929_643_651_287,
        0.003_582_157_658_231_393_7,
        0.001_880_992_347_185_024_2,
        -0.000_132_580_117_499_063_38,
        -0.000_224_460_787_731_863_17,
        -1.645_504_002_280_238_8e-05,
        1.816_880_095_181_94e-05,
        3.369_253_380_324_980_7e-06,
        -1.041_410_642_475_164_3e-06,
        -3.514_081_157_118_771e-07,
        2.103_975_799_511_763_3e-08,
        1.563_891_407_639_248_6e-08,
    ],
    single: [
        -0.128_897_223_977_909_34,
        -0.002_387_259_080_912_212_3,
        0.205_006_076_241_934_62,
        0.146_751_740_404_415_8,
        0.000_988_565_274_971_584,
        -0.033_949_307_419_450_36,
        -0.008_834_914_486_767_695,
        0.003_579_468_574_293_774_6,
        0.002_093_840_195_072_557_5,
        0.000_243_572_500_687_740_22,
    ],
};

/// `√2` in two parts.
const SQRT_2: [f64; 2] = [core::f64::consts::SQRT_2, -9.667_293_313_452_913e-17];

/// `xΦ(x)`, given the density `p`. Far out, where Φ may sink below the normal numbers and `x` would lift its error, by the
/// asymptotic series (Abramowitz and Stegun 26.2.12), whose seventh term is below 1e-16.
#[inline(always)]
fn value<F: Float>(x: F, p: F) -> F {
    let far = if F::SINGLE { -12.0 } else { -37.0 };
    if x < F::of(far) {
        let r = F::ONE / (x * x);
        return -(p * polynomial(r, &[1.0, -1.0, 3.0, -15.0, 105.0, -945.0, 10_395.0, -135_135.0]));
    }
    x * cumulative(x, p)
}

impl<F: Float> Unary<F> for Gelu {
    const FACTS: Facts = Facts {
        name: "gelu",
        rust: "gelu",
        formula: "y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x",
        doc: "Gaussian error linear unit, the erf form.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.5], &[0.797_884_560_802_865_5]),
            Edge::unary(&[-0.0], -0.0, &[0.5], &[0.797_884_560_802_865_5]),
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
        value(x, Density(0).value(x))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(match NEAR_ROOT.at(x).or(VALLEY.at(x)) {
            Some(d1) => d1,
            None => x.unary(NormCdf) - x.unary(Density(1)),
        })
    }

    // About the zeros by √2 in two parts: the difference is accurate where it vanishes.
    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        let magnitude = if x.primal() < F::ZERO { -x } else { x };
        if magnitude.primal() > F::TWO {
            return Factor(x.unary(Density(0)) - x.unary(Density(2)));
        }
        let (root, rest) = split::<F>(SQRT_2);
        Factor(-(magnitude - root - rest) * x.unary(Density(0)) * (magnitude + root))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let p = Density(0).value(x);
        let d1 = match NEAR_ROOT.at(x).or(VALLEY.at(x)) {
            Some(d1) => d1,
            None => cumulative(x, p) - Density(1).value(x),
        };
        (value(x, p), Factor(d1))
    }
}
