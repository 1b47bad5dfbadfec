//! Polynomials with constant coefficients, by Horner's rule, and functions near a zero as a distance times a polynomial.
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

/// A function near one of its zeros, where a formula with two terms cancels: `(x − root)·p(x − root)`.
pub struct NearRoot<const N: usize, const M: usize> {
    /// The zero, in two parts.
    pub root: [f64; 2],
    /// How far below and above the zero the polynomial holds.
    pub reach: [f64; 2],
    /// The polynomial for double precision.
    pub double: [f64; N],
    /// The polynomial for single precision.
    pub single: [f64; M],
}

impl<const N: usize, const M: usize> NearRoot<N, M> {
    /// The function at `x`, if that is within reach.
    #[inline]
    pub fn at<R: Number>(&self, x: R) -> Option<R> {
        let (root, rest) = split::<R::Real>(self.root);
        let t = (x - root) - rest;
        let near = t.primal() >= R::Real::of(-self.reach[0]) && t.primal() <= R::Real::of(self.reach[1]);
        near.then(|| t * if R::Real::SINGLE { polynomial(t, &self.single) } else { polynomial(t, &self.double) })
    }
}
