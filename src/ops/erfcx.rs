//! The scaled complementary error function, and its derivatives of any order.
//! Does not know the normal distribution. Computed in double for both precisions.

use core::f64::consts::FRAC_2_SQRT_PI;

use super::Slope::Factor;
use super::erf::gauss;
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// From here on by a continued fraction, below by the error function.
const FRACTION: f64 = 0.75;
/// Below this `exp(x²)` has overflowed.
const OVERFLOW: f64 = -27.0;

/// The `n`-th derivative of `exp(x²)·erfc x`; not in the list. The order is a field, so that derivatives of any order are of one type.
///
/// It is `(−1)ⁿ·Eₙ` with `Eₙ = 2/√π·∫₀^∞ (2s)ⁿ·exp(−s² − 2xs) ds`, all positive: repeated integrals of `erfc` (DLMF 7.18), which are tied by
/// `Eₙ₊₁ = 2n·Eₙ₋₁ − 2x·Eₙ` (7.18.7).
#[derive(Clone, Copy, Debug)]
pub(super) struct Scaled(pub u32);

/// `E₀`, or with `n` its `n`-th companion.
#[inline(never)]
pub(super) fn scaled(n: u32, x: f64) -> f64 {
    let n = n.min(60);
    if x.is_nan() {
        return x;
    }
    if x >= FRACTION {
        return fraction(n, x);
    }
    if x < OVERFLOW {
        return INF;
    }
    // Sums of one sign left of zero; from there to the continued fraction the difference loses a factor of three at most.
    let mut low = gauss(Float::libm_erfc(x), x, -1.0);
    if n == 0 {
        return low;
    }
    let mut high = FRAC_2_SQRT_PI - 2.0 * x * low;
    for k in 1..n {
        (low, high) = (high, 2.0 * f64::from(k) * low - 2.0 * x * high);
    }
    high
}

/// `Eₙ` for a positive `x` not near zero: the ratios `rₖ = Eₖ/Eₖ₋₁ = 2k/(2x + rₖ₊₁)` (Gautschi, Computational aspects of three-term recurrence
/// relations, SIAM Review 9, 1967), from far enough above down, with `E₀ = 2/√π/(2x + r₁)`;
/// halved above and below, so that `2x` does not overflow.
fn fraction(n: u32, x: f64) -> f64 {
    let square = x * x;
    // Enough for 1e-16 in E₃; 270 at the least x, 24 at 3.
    let steps = n + 10 + (150.0 / square) as u32;
    // Where the ratios have settled, r = 2k/(2x + r).
    let k = f64::from(steps + 1);
    let mut r = 2.0 * k / (x + Float::sqrt_real(square + 2.0 * k));
    let mut product = 1.0;
    for k in (1..=steps).rev() {
        r = f64::from(k) / (x + 0.5 * r);
        if k <= n {
            product *= r;
        }
    }
    0.5 * FRAC_2_SQRT_PI / (x + 0.5 * r) * product
}

impl<F: Float> Unary<F> for Scaled {
    const FACTS: Facts = Facts {
        name: "scaled",
        rust: "scaled",
        formula: "y = n-th derivative of exp(x²)·erfc x; y' = the next",
        doc: "Derivative of the scaled complementary error function.",
        domain: "all reals",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        let size = F::of(scaled(self.0, x.to_f64()));
        if self.0 % 2 == 1 { -size } else { size }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Self(self.0.saturating_add(1))))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Self(self.0.saturating_add(2))))
    }
}

/// `exp(x²)·erfc x`.
#[derive(Clone, Copy, Debug)]
pub struct Erfcx;

impl<F: Float> Unary<F> for Erfcx {
    const FACTS: Facts = Facts {
        name: "erfcx",
        rust: "erfcx",
        formula: "y = exp(x²)*erfc x; y' = 2x*y - 2/√π; y'' = 2y + 2x*y', all without cancellation by a continued fraction",
        doc: "Scaled complementary error function.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[-FRAC_2_SQRT_PI], &[2.0]),
            Edge::unary(&[-0.0], 1.0, &[-FRAC_2_SQRT_PI], &[2.0]),
            Edge::unary(&[-30.0], INF, &[-INF], &[INF]),
            // 1/(√π·x), up to the end of the range, where 2x overflows.
            Edge::unary(&[two_to(127)], 3.3160083412658325e-39, &[-1.948974536218785e-77], &[2.2910085572216697e-115]),
            Edge::unary(&[1.25e308], 4.51351666838205e-309, &[0.0], &[0.0]),
            Edge::unary(&[f64::MAX], 3.138408733985445e-309, &[0.0], &[0.0]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], INF, &[-INF], &[INF]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        Scaled(0).value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Scaled(1)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(x.unary(Scaled(2)))
    }
}
