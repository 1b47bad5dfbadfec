//! The chain rule to second order, on the derivatives of second-order numbers.
//! Does not know where slopes and second derivatives come from.
//!
//! `y_ij = f'·x_ij + (f''·x_i)·x_j`, each product under the rule of strong zero, in the order of a nested dual. That rule differs from IEEE
//! arithmetic only where the latter gives NaN: so results are computed plainly, and again with care where one is not finite, 3 times faster.
//! They are written piece by piece as they are made: kept until all are known, they would not fit in the registers.

use super::chain::{chain, chain2, chain3, plain, plain_product, plain2, product};
use super::{Bundle, Hyper, Pack};
use crate::ops::Slope::{self, One, Zero};
use crate::ops::{Float, Number};

impl<T: Pack<Q>, const P: usize, const Q: usize> Hyper<T, P, Q> {
    /// Becomes the derivatives of a function of one argument.
    #[inline(always)]
    pub(crate) fn chain1(&mut self, x: &Self, d1: Slope<T>, d2: Slope<T>) {
        if d1.is_finite() { self.plain1(x, d1, d2) } else { self.careful1(x, d1, d2) }
    }

    /// `chain1` where the slope is finite.
    #[inline(always)]
    pub(crate) fn plain1(&mut self, x: &Self, d1: Slope<T>, d2: Slope<T>) {
        if !self.bend1(x, d1, d2) {
            self.careful1(x, d1, d2);
        }
    }

    /// Becomes the derivatives of a function of two arguments, second derivatives `[aa, ab, bb]`.
    #[inline(always)]
    pub(crate) fn chain2(&mut self, x: [&Self; 2], d1: [Slope<T>; 2], d2: &[Slope<T>; 3]) {
        if d1[0].is_finite() && d1[1].is_finite() { self.plain2(x, d1, d2) } else { self.careful2(x, d1, d2) }
    }

    /// `chain2` where the slopes are finite.
    #[inline(always)]
    pub(crate) fn plain2(&mut self, x: [&Self; 2], d1: [Slope<T>; 2], d2: &[Slope<T>; 3]) {
        if !self.bend2(x, d1, d2) {
            self.careful2(x, d1, d2);
        }
    }

    /// The derivatives of a function of three arguments, second derivatives `[aa, ab, ac, bb, bc, cc]`.
    #[inline(always)]
    pub(crate) fn chain3(x: [&Self; 3], d1: [Slope<T>; 3], d2: &[Slope<T>; 6]) -> Self {
        let [aa, ab, ac, bb, bc, cc] = *d2;
        Self::combine(x, |t| chain3(d1, t), d1, [[aa, ab, ac], [ab, bb, bc], [ac, bc, cc]])
    }

    /// `plain1` by IEEE arithmetic; false where that may be wrong. First derivatives with finite slopes are right.
    #[inline(always)]
    fn bend1(&mut self, x: &Self, d1: Slope<T>, d2: Slope<T>) -> bool {
        self.col = plain(d1, x.col);
        self.row = x.row.map(|t| plain_product(d1, t));
        let mut check = T::Bundle::idle();
        for i in 0..P {
            let mut cross = plain(d1, x.cross[i]);
            if !matches!(d2, Zero) {
                cross = cross.plus(x.col.scale(d2.factor() * x.row[i]));
                check = check.plus(cross);
            }
            self.cross[i] = cross;
        }
        surely_finite(check)
    }

    /// `plain2` by IEEE arithmetic; false where that may be wrong.
    #[inline(always)]
    fn bend2(&mut self, [a, b]: [&Self; 2], d1: [Slope<T>; 2], d2: &[Slope<T>; 3]) -> bool {
        self.col = plain2(d1, [a.col, b.col]);
        let mut check = T::Bundle::idle();
        for i in 0..P {
            self.row[i] = plain_product(d1[0], a.row[i]) + plain_product(d1[1], b.row[i]);
            let mut cross = plain2(d1, [a.cross[i], b.cross[i]]);
            if !matches!(d2, [Zero, Zero, Zero]) {
                let bend = match d2 {
                    [Zero, One, Zero] => [b.row[i], a.row[i]],
                    d2 => {
                        let [aa, ab, bb] = d2.map(Slope::factor);
                        [aa * a.row[i] + ab * b.row[i], ab * a.row[i] + bb * b.row[i]]
                    }
                };
                cross = cross.plus(a.col.scale(bend[0])).plus(b.col.scale(bend[1]));
                check = check.plus(cross);
            }
            self.cross[i] = cross;
        }
        surely_finite(check)
    }

    #[cold]
    #[inline(never)]
    fn careful1(&mut self, x: &Self, d1: Slope<T>, d2: Slope<T>) {
        *self = Self::combine([x], |[t]| chain(d1, t), [d1], [[d2]]);
    }

    #[cold]
    #[inline(never)]
    fn careful2(&mut self, x: [&Self; 2], d1: [Slope<T>; 2], d2: &[Slope<T>; 3]) {
        let [aa, ab, bb] = *d2;
        *self = Self::combine(x, |t| chain2(d1, t), d1, [[aa, ab], [ab, bb]]);
    }

    /// The chain rule over `N` arguments: `first` adds slopes times lanes, `d1` are the slopes, `d2` the second derivatives.
    #[inline(always)]
    fn combine<const N: usize>(
        x: [&Self; N],
        first: impl Fn([T::Bundle; N]) -> T::Bundle,
        d1: [Slope<T>; N],
        d2: [[Slope<T>; N]; N],
    ) -> Self {
        let mut out = Self::idle();
        out.col = first(x.map(|x| x.col));
        for i in 0..P {
            let rows = x.map(|x| x.row[i]);
            out.row[i] = sum(d1.into_iter().zip(rows)).unwrap_or(T::constant(T::Real::ZERO));
            // The tangent of each slope in row direction i first, then its product with the lanes: the order of a nested dual.
            let mut cross = first(x.map(|x| x.cross[i]));
            for (x, d2) in x.iter().zip(d2) {
                let bend = sum(d2.into_iter().zip(rows));
                if let Some(bend) = bend.filter(|bend| !bend.is_idle()) {
                    cross = cross.plus(chain(Slope::Factor(bend), x.col));
                }
            }
            out.cross[i] = cross;
        }
        out
    }
}

/// True only where every lane of a sum is finite, and so every term.
#[inline(always)]
fn surely_finite<T: Number, B: Bundle<T>>(sum: B) -> bool {
    !sum.scale(T::constant(T::Real::ZERO)).any_active()
}

/// The sum of slope times tangent over the terms whose slope is not zero by definition, left to right.
#[inline(always)]
fn sum<T: Number>(terms: impl Iterator<Item = (Slope<T>, T)>) -> Option<T> {
    let mut sum = None;
    for (s, t) in terms {
        if !matches!(s, Zero) {
            let term = product(s, t);
            sum = Some(match sum {
                Some(sum) => sum + term,
                None => term,
            });
        }
    }
    sum
}
