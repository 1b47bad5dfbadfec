//! The digamma function, the logarithmic derivative of the gamma function.
//! Does not know the gamma function. Computed in double for both precisions.

use super::Slope::Factor;
use super::polygamma::{Polygamma, cot_pi};
use super::polynomial::polynomial;
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `Γ'(x)/Γ(x)`.
#[derive(Clone, Copy, Debug)]
pub struct Digamma;

impl<F: Float> Unary<F> for Digamma {
    const FACTS: Facts = Facts {
        name: "digamma",
        rust: "digamma",
        formula: "y = tgamma'(x)/tgamma(x); y' = trigamma x; y'' = tetragamma x",
        doc: "Logarithmic derivative of the gamma function.",
        domain: "all reals but negative integers",
        edges: &[
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], INF, &[INF], &[INF]),
            // Subnormals, of either precision: the limits at zero, or as much of them as the precision holds.
            Edge::unary(&[5e-324], -INF, &[INF], &[-INF]),
            Edge::unary(&[-5e-324], INF, &[INF], &[INF]),
            Edge::unary(&[two_to(-149)], -two_to(149), &[two_to(298)], &[-two_to(448)]),
            Edge::unary(&[-two_to(-149)], two_to(149), &[two_to(298)], &[two_to(448)]),
            // The slope has the limit +∞ on both sides, but the value has none (rule 7.3d).
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], INF, &[0.0], &[0.0]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(digamma(x.to_f64()))
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Polygamma(1)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Polygamma(2)))
    }
}

/// Below this the pole at zero is all there is: `ψ(x) = −1/x − γ + …`
const POLE: f64 = 1e-17;

/// `B₂ₖ/(2k)`: the asymptotic series, Abramowitz and Stegun 6.3.18.
const SERIES: [f64; 9] = [
    1.0 / 12.0,
    -1.0 / 120.0,
    1.0 / 252.0,
    -1.0 / 240.0,
    1.0 / 132.0,
    -691.0 / 32_760.0,
    1.0 / 12.0,
    -3617.0 / 8160.0,
    43_867.0 / 14_364.0,
];

/// The positive zero, in three parts.
const ROOT: [f64; 3] =
    [1_569_415_565.0 / 1_073_741_824.0, 381_566_830.0 / (1_073_741_824.0 * 1_073_741_824.0), 9.016_312_093_258_696e-20];
// Maddock's rational approximation on [1, 2] in `digamma_imp_1_2` of Boost.Math: (x − root)(Y + P(x − 1)/Q(x − 1)), within 2e-18.
const Y: f64 = 0.995_581_626_892_089_843_75;
const P: [f64; 6] = [
    0.254_798_510_611_315_51,
    -0.325_550_311_868_044_91,
    -0.650_318_537_708_965_07,
    -0.289_191_264_447_747_84,
    -0.045_251_321_448_739_056,
    -0.002_071_332_116_774_595_2,
];
const Q: [f64; 7] = [
    1.0,
    2.076_711_702_373_046_9,
    1.460_624_290_976_351_5,
    0.435_935_296_926_659_69,
    0.054_151_797_245_674_225,
    0.002_128_498_701_782_114_4,
    -5.578_984_132_167_551_3e-7,
];

/// Recurrence to [1, 2] or the asymptotic series from 10 on; reflection left of zero, where the error is relative to the larger
/// of its two terms.
#[inline(never)]
fn digamma(x: f64) -> f64 {
    if x.is_nan() || x == f64::INFINITY {
        return x;
    }
    if x.abs() < POLE {
        return -1.0 / x;
    }
    if x < 0.0 {
        // Every number below −2^52 is an integer, and −∞ counts as one.
        if Float::libm_floor(x) == x {
            return f64::NAN;
        }
        return right(1.0 - x) - core::f64::consts::PI * cot_pi(x);
    }
    right(x)
}

/// `ψ(x)` for x > 0.
fn right(x: f64) -> f64 {
    if x >= 10.0 {
        let r = 1.0 / (x * x);
        return (Float::libm_log(x) - 0.5 / x) - r * polynomial(r, &SERIES);
    }
    let (mut z, mut sum) = (x, 0.0);
    if z < 1.0 {
        sum = -1.0 / z;
        z += 1.0;
    }
    // Exact steps down, at most eight.
    while z > 2.0 {
        z -= 1.0;
        sum += 1.0 / z;
    }
    let [a, b, c] = ROOT;
    let t = z - a - b - c;
    sum + (t * Y + t * (polynomial(z - 1.0, &P) / polynomial(z - 1.0, &Q)))
}
