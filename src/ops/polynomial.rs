//! Polynomials with constant coefficients, by Horner's rule, and functions near a point as such a polynomial.
//! Does not know where coefficients come from.

use super::{Float, Number};

/// `c₀ + t·(c₁ + t·(c₂ + …))`, lowest coefficient first.
#[inline(always)]
pub fn polynomial<R: Number>(t: R, c: &[f64]) -> R {
    let mut last_first = c.iter().rev();
    let mut sum = R::constant(last_first.next().map_or(R::Real::ZERO, |&c| R::Real::of(c)));
    for &c in last_first {
        sum = sum * t + R::Real::of(c);
    }
    sum
}

/// `c` in two parts of type `F`, from a double and the rest.
#[inline(always)]
pub fn split<F: Float>(c: [f64; 2]) -> (F, F) {
    let head = F::of(c[0]);
    (head, F::of(c[0] - head.to_f64() + c[1]))
}

/// A function near a point by a polynomial in the distance. Where a formula with two terms cancels, about a zero, the constant
/// coefficient is 0 and the rounding errors vanish with the function.
pub struct Local<const N: usize, const M: usize> {
    /// The point, in two parts.
    pub centre: [f64; 2],
    /// How far below and above the point the polynomial holds.
    pub reach: [f64; 2],
    /// The polynomial for double precision.
    pub double: [f64; N],
    /// The polynomial for single precision.
    pub single: [f64; M],
}

impl<const N: usize, const M: usize> Local<N, M> {
    /// The function at `x`, if that is within reach.
    #[inline]
    pub fn at<R: Number>(&self, x: R) -> Option<R> {
        let (centre, rest) = split::<R::Real>(self.centre);
        let t = (x - centre) - rest;
        let near = t.primal() >= R::Real::of(-self.reach[0]) && t.primal() <= R::Real::of(self.reach[1]);
        near.then(|| if R::Real::SINGLE { polynomial(t, &self.single) } else { polynomial(t, &self.double) })
    }
}
