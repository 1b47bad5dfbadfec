//! The chain rule to second order, a row of second derivatives at a time.
//! Does not know where slopes and second derivatives come from.
//!
//! `y_ij = f'·x_ij + f''·(x_i·x_j)`, and `f_ab·(a_i·b_j + a_j·b_i)` for two arguments, each product under the rule of strong zero: symmetric in i and j
//! to the last bit, whichever is the row. That rule differs from IEEE arithmetic only where the latter gives NaN, and a product of tangents
//! is lost only where one of them is tiny or the result is not finite: so results are computed plainly, and again with care there, 3 times faster.

use super::chain::{bend, chain, finite_chain, finite_product, product, sum};
use super::{Bundle, Hyper, Pack};
use crate::ops::Slope::{self, Factor, Zero};
use crate::ops::{Float, Number};

/// Slopes and second derivatives of a function of `N` arguments.
#[derive(Clone, Copy)]
pub(super) struct Slopes<T, const N: usize> {
    d1: [Slope<T>; N],
    d2: [[Slope<T>; N]; N],
}

/// What `N` arguments bring to a row: its direction, the directions of the columns, and the second derivatives of the row.
#[derive(Clone, Copy)]
pub(super) struct Row<T, B, const N: usize> {
    pub row: [T; N],
    pub col: [B; N],
    pub cross: [B; N],
}

impl<T: Number> Slopes<T, 1> {
    #[inline(always)]
    pub fn one(d1: Slope<T>, d2: Slope<T>) -> Self {
        Self { d1: [d1], d2: [[d2]] }
    }
}

impl<T: Number> Slopes<T, 2> {
    /// With the second derivatives `[aa, ab, bb]`.
    #[inline(always)]
    pub fn two(d1: [Slope<T>; 2], [aa, ab, bb]: [Slope<T>; 3]) -> Self {
        Self { d1, d2: [[aa, ab], [ab, bb]] }
    }
}

impl<T: Number> Slopes<T, 3> {
    /// With the second derivatives `[aa, ab, ac, bb, bc, cc]`.
    #[inline(always)]
    pub fn three(d1: [Slope<T>; 3], [aa, ab, ac, bb, bc, cc]: [Slope<T>; 6]) -> Self {
        Self { d1, d2: [[aa, ab, ac], [ab, bb, bc], [ac, bc, cc]] }
    }
}

impl<T: Number, const N: usize> Slopes<T, N> {
    /// Whether IEEE arithmetic may serve, given that the slopes are finite: only a second derivative above 1 lifts a product that has underflowed
    /// into the normal range again, and only `tiny` tangents have such products.
    #[inline(always)]
    pub fn ieee_serves(&self, tiny: impl Fn() -> bool) -> bool {
        let steep = |s: &Slope<T>| matches!(s, Factor(s) if s.primal().magnitude() > T::Real::ONE);
        !(self.d2.as_flattened().iter().any(steep) && tiny())
    }

    #[inline(always)]
    pub fn finite_slopes(&self) -> bool {
        self.d1.iter().all(|s| s.is_finite())
    }

    /// Whether second derivatives are not all zero by definition.
    #[inline(always)]
    fn is_curved(&self) -> bool {
        self.d2.as_flattened().iter().any(|s| !matches!(s, Zero))
    }

    /// First derivatives with finite slopes.
    #[inline(always)]
    pub fn first_derivatives<B: Bundle<T>>(&self, t: [B; N]) -> B {
        sum(self.d1, B::idle(), |k| finite_chain(self.d1[k], t[k]), B::plus)
    }

    /// First derivatives.
    #[inline(always)]
    pub fn careful_first_derivatives<B: Bundle<T>>(&self, t: [B; N]) -> B {
        sum(self.d1, B::idle(), |k| chain(self.d1[k], t[k]), B::plus)
    }

    /// The first derivative of a row and its second derivatives, by IEEE arithmetic, for finite slopes.
    #[inline(always)]
    pub fn row<B: Bundle<T>>(&self, x: Row<T, B, N>) -> (T, B) {
        let zero = T::constant(T::Real::ZERO);
        let row = sum(self.d1, zero, |k| finite_product(self.d1[k], x.row[k]), T::plus_tangent);
        let mut cross = self.first_derivatives(x.cross);
        for a in 0..N {
            for b in a..N {
                if !matches!(self.d2[a][b], Zero) {
                    let mut pair = x.col[b].scale(x.row[a]);
                    if a != b {
                        pair = pair.plus(x.col[a].scale(x.row[b]));
                    }
                    cross = cross.plus(finite_chain(self.d2[a][b], pair));
                }
            }
        }
        (row, cross)
    }

    /// `row` for any slopes and tangents, each product by itself; the same bits where that is right.
    #[inline(always)]
    pub fn careful_row<B: Bundle<T>>(&self, x: Row<T, B, N>) -> (T, B) {
        let zero = T::constant(T::Real::ZERO);
        let row = sum(self.d1, zero, |k| product(self.d1[k], x.row[k]), T::plus_tangent);
        let mut cross = self.careful_first_derivatives(x.cross);
        for a in 0..N {
            for b in a..N {
                let (u, t) = if a == b { (zero, B::idle()) } else { (x.row[b], x.col[a]) };
                cross = cross.plus(bend(self.d2[a][b], [x.row[a], u], [x.col[b], t]));
            }
        }
        (row, cross)
    }
}

impl<T: Pack<Q>, const P: usize, const Q: usize> Hyper<T, P, Q> {
    /// Becomes the derivatives of a function of one argument.
    #[inline(always)]
    pub(crate) fn chain1(&mut self, x: &Self, d1: Slope<T>, d2: Slope<T>) {
        if d1.is_finite() { self.finite1(x, d1, d2) } else { self.careful(&Slopes::one(d1, d2), [x]) }
    }

    /// `chain1` where the slope is finite.
    #[inline(always)]
    pub(crate) fn finite1(&mut self, x: &Self, d1: Slope<T>, d2: Slope<T>) {
        self.by_ieee(Slopes::one(d1, d2), [x]);
    }

    /// Becomes the derivatives of a function of two arguments, second derivatives `[aa, ab, bb]`.
    #[inline(always)]
    pub(crate) fn chain2(&mut self, x: [&Self; 2], d1: [Slope<T>; 2], d2: [Slope<T>; 3]) {
        let slopes = Slopes::two(d1, d2);
        if slopes.finite_slopes() { self.finite2(x, d1, d2) } else { self.careful(&slopes, x) }
    }

    /// `chain2` where the slopes are finite.
    #[inline(always)]
    pub(crate) fn finite2(&mut self, x: [&Self; 2], d1: [Slope<T>; 2], d2: [Slope<T>; 3]) {
        self.by_ieee(Slopes::two(d1, d2), x);
    }

    /// Becomes the derivatives of a function of three arguments, second derivatives `[aa, ab, ac, bb, bc, cc]`.
    #[inline(always)]
    pub(crate) fn chain3(&mut self, x: [&Self; 3], d1: [Slope<T>; 3], d2: [Slope<T>; 6]) {
        let slopes = Slopes::three(d1, d2);
        if slopes.finite_slopes() { self.by_ieee(slopes, x) } else { self.careful(&slopes, x) }
    }

    /// Adds or subtracts what another number has.
    #[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
    #[inline(always)]
    pub(crate) fn add(&mut self, x: &Self, minus: bool) {
        let s = if minus { Factor(T::constant(-T::Real::ONE)) } else { Slope::One };
        self.col = self.col.plus(finite_chain(s, x.col));
        for (y, x) in self.row.iter_mut().zip(&x.row) {
            *y = y.plus_tangent(finite_product(s, *x));
        }
        for (y, x) in self.cross.iter_mut().zip(&x.cross) {
            *y = y.plus(finite_chain(s, *x));
        }
    }

    /// By IEEE arithmetic, and again with care where that may be wrong.
    ///
    /// Written row by row as they are made: kept until all are known, they would not fit in the registers.
    #[inline(always)]
    fn by_ieee<const N: usize>(&mut self, slopes: Slopes<T, N>, x: [&Self; N]) {
        if !slopes.ieee_serves(|| x.iter().any(|x| x.any_tiny())) {
            return self.careful(&slopes, x);
        }
        self.col = slopes.first_derivatives(x.map(|x| x.col));
        let mut check = T::Bundle::idle();
        for i in 0..P {
            (self.row[i], self.cross[i]) = slopes.row(Self::arguments(x, i));
            // First derivatives with finite slopes are right.
            if slopes.is_curved() {
                check = check.plus(self.cross[i]);
            }
        }
        if !surely_finite(check) {
            self.careful(&slopes, x);
        }
    }

    #[cold]
    #[inline(never)]
    fn careful<const N: usize>(&mut self, slopes: &Slopes<T, N>, x: [&Self; N]) {
        self.col = slopes.careful_first_derivatives(x.map(|x| x.col));
        for i in 0..P {
            (self.row[i], self.cross[i]) = slopes.careful_row(Self::arguments(x, i));
        }
    }

    #[inline(always)]
    fn arguments<const N: usize>(x: [&Self; N], i: usize) -> Row<T, T::Bundle, N> {
        // Where code is not inlined the index is not known to be inside: no panic may follow from it.
        let none = T::constant(T::Real::ZERO);
        Row {
            row: x.map(|x| x.row.get(i).copied().unwrap_or(none)),
            col: x.map(|x| x.col),
            cross: x.map(|x| x.cross.get(i).copied().unwrap_or(T::Bundle::idle())),
        }
    }

    /// Whether products of these tangents may underflow.
    #[inline(always)]
    fn any_tiny(&self) -> bool {
        self.col.any_tiny() || self.row.iter().any(|t| T::Bundle::is_tiny(*t))
    }
}

/// True only where every lane of a sum is finite, and so every term.
#[inline(always)]
pub(super) fn surely_finite<T: Number, B: Bundle<T>>(sum: B) -> bool {
    !sum.scale(T::constant(T::Real::ZERO)).any_active()
}
