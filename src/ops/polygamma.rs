//! The derivatives of the digamma function, of any order: what the gamma functions' second derivatives are made of.
//! Does not know the digamma function itself. Computed in double for both precisions.

use super::Slope::Factor;
use super::polynomial::polynomial;
use super::{Defined, Facts, Float, Number, Slope, Unary};

/// The `n`-th derivative of the digamma function, `n ≥ 1`; not in the list. The order is a field, so that derivatives of any
/// order are of one type. Orders above 20 are NaN left of zero.
#[derive(Clone, Copy, Debug)]
pub struct Polygamma(pub u32);

impl<F: Float> Unary<F> for Polygamma {
    const FACTS: Facts = Facts {
        name: "polygamma",
        rust: "polygamma",
        formula: "y = n-th derivative of digamma; y' = the next",
        doc: "Derivative of the digamma function.",
        domain: "all reals but negative integers",
        edges: &[],
    };
    // A negative integer has no value of even order, and for once a slope: the limit +∞ of both sides.
    const DEFINED: Defined = Defined::ByArguments;

    #[inline(always)]
    fn value(self, x: F) -> F {
        F::of(polygamma(self.0, x.to_f64()))
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

/// Below this the pole at zero is all there is of a derivative: `ψ⁽ⁿ⁾(x) = −(−1)ⁿ·n!/xⁿ⁺¹ + ψ⁽ⁿ⁾(1) + …`
const POLE: f64 = 1e-20;

/// `B₂ₖ`, k from 1: the Bernoulli numbers of the asymptotic series.
const BERNOULLI: [f64; 12] = [
    1.0 / 6.0,
    -1.0 / 30.0,
    1.0 / 42.0,
    -1.0 / 30.0,
    5.0 / 66.0,
    -691.0 / 2730.0,
    7.0 / 6.0,
    -3617.0 / 510.0,
    43867.0 / 798.0,
    -174_611.0 / 330.0,
    854_513.0 / 138.0,
    -236_364_091.0 / 2730.0,
];

/// `x^k` by squaring.
fn power(x: f64, k: u32) -> f64 {
    let (mut k, mut square, mut product) = (k, x, 1.0);
    while k > 0 {
        if k & 1 == 1 {
            product *= square;
        }
        square *= square;
        k >>= 1;
    }
    product
}

/// `n!`, infinite from 171.
fn factorial(n: u32) -> f64 {
    (2..=n.min(171)).fold(1.0, |product, k| product * f64::from(k))
}

/// `ψ⁽ⁿ⁾(x)` for n ≥ 1: upward recurrence to where the asymptotic series holds, all terms of one sign; reflection left of zero
/// (Abramowitz and Stegun 6.4.6, 6.4.7, 6.4.11).
#[inline(never)]
fn polygamma(n: u32, x: f64) -> f64 {
    let n = n.min(1000);
    let odd = n % 2 == 1;
    if x.is_nan() {
        return x;
    }
    if x.abs() < POLE {
        // Also where the power underflows: zeros and subnormals have the limits of their sign.
        let steep = factorial(n) / power(x, n + 1);
        return if odd { steep } else { -steep };
    }
    if x < 0.0 {
        if libm_floor(x) == x {
            // A pole with one sign on both sides, or with two; −∞ is no point of the domain.
            return if odd && x.is_finite() { f64::INFINITY } else { f64::NAN };
        }
        // ψ⁽ⁿ⁾(x) = (−1)ⁿ·ψ⁽ⁿ⁾(1 − x) − π·dⁿ/dxⁿ cot πx
        let mirrored = if odd { -right(n, 1.0 - x) } else { right(n, 1.0 - x) };
        return mirrored - cotangent(n, x);
    }
    right(n, x)
}

/// `ψ⁽ⁿ⁾(x)` for x > 0.
fn right(n: u32, x: f64) -> f64 {
    if x.is_infinite() {
        return if n % 2 == 1 { 0.0 } else { -0.0 };
    }
    let (order, factorial_n) = (f64::from(n), factorial(n));
    let mut z = x;
    let mut below = 0.0;
    // Twelve terms of the series are exact to 1e-17 from here on; the recurrence takes at most this many steps.
    while z < 10.0 + order {
        below += 1.0 / power(z, n + 1);
        z += 1.0;
    }
    let r = 1.0 / (z * z);
    // (2k + n − 1)!/(2k)!·z^(−2k−n), from term to term by its ratio, all relative to n!/zⁿ.
    let mut term = (order + 1.0) * 0.5 * r;
    let mut k = 1.0;
    let mut series = 0.0;
    for b in BERNOULLI {
        series += b * term;
        term *= (2.0 * k + order) * (2.0 * k + order + 1.0) / ((2.0 * k + 1.0) * (2.0 * k + 2.0)) * r;
        k += 1.0;
    }
    let above = (1.0 / order + 0.5 / z + series) / power(z, n);
    let sum = factorial_n * (below + above);
    if n % 2 == 1 { sum } else { -sum }
}

/// `π·dⁿ/dxⁿ cot πx`: a polynomial in `c = cot πx`, since `c' = −π(1 + c²)`; its coefficients have one sign.
fn cotangent(n: u32, x: f64) -> f64 {
    const DEGREES: usize = 22;
    if n > 20 {
        return f64::NAN;
    }
    let mut p = [0.0; DEGREES];
    if let Some(linear) = p.get_mut(1) {
        *linear = 1.0;
    }
    for _ in 0..n {
        // p'(c)·(1 + c²), without the sign.
        let mut next = [0.0; DEGREES];
        for (j, out) in next.iter_mut().enumerate() {
            let up = p.get(j + 1).copied().unwrap_or(0.0) * (j as f64 + 1.0);
            let down = j.checked_sub(1).and_then(|i| p.get(i)).copied().unwrap_or(0.0) * (j as f64 - 1.0);
            *out = up + down;
        }
        p = next;
    }
    let c = cot_pi(x);
    let scaled = polynomial(c, &p) * power(core::f64::consts::PI, n + 1);
    if n % 2 == 1 { -scaled } else { scaled }
}

/// `floor` of `libm`.
#[inline(always)]
fn libm_floor(x: f64) -> f64 {
    Float::libm_floor(x)
}

/// `cot πx`, the period taken off exactly, and the nearer of pole and zero for origin.
pub(super) fn cot_pi(x: f64) -> f64 {
    let r = x - Float::libm_round(x);
    let a = r.abs();
    let c = if a <= 0.25 {
        1.0 / Float::tan_real(core::f64::consts::PI * a)
    } else {
        Float::tan_real(core::f64::consts::PI * (0.5 - a))
    };
    c.copysign(r)
}
