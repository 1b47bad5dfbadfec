//! First order: tangents, vector by vector.
//! Does not know second derivatives.

use super::Order;
use crate::capi::slot::Slot;
use crate::dual::Bundle;
use crate::dual::chain::{chain, chain2, chain3, plain, plain2};
use crate::lanes::{Packed, Vector};
use crate::ops::{Float, Slope};

/// One vector of tangents.
pub type Tangents<F> = Packed<<F as Float>::Vector, 1>;

/// Numbers of exactly `K` vectors, or of any number of them if `K` is 0.
///
/// Each vector is loaded and stored by itself: moved together, they would be copied in pieces that the store buffer cannot forward.
pub struct First<const K: usize>;

impl<const K: usize> First<K> {
    /// Runs `f` for each vector of a number.
    #[inline(always)]
    fn each(vectors: usize, mut f: impl FnMut(usize)) {
        for v in 0..if K == 0 { vectors } else { K } {
            f(v);
        }
    }

    /// Vector `v` of the tangents.
    ///
    /// # Safety
    /// The slot holds a number of more than `v` vectors.
    #[inline(always)]
    pub unsafe fn read<F: Float>(x: Slot<F>, v: usize) -> Tangents<F> {
        // SAFETY: the vector lies in the slot, whose tangents are aligned to it.
        unsafe { x.derivatives::<Tangents<F>>().add(v).read() }
    }

    /// Writes vector `v` of the tangents.
    ///
    /// # Safety
    /// As for `read`.
    #[inline(always)]
    pub unsafe fn write<F: Float>(y: Slot<F>, v: usize, t: Tangents<F>) {
        // SAFETY: as in `read`.
        unsafe { y.derivatives::<Tangents<F>>().add(v).write(t) }
    }
}

// SAFETY: tangents of the slots only. In each block: the caller's promise.
unsafe impl<F: Float, const K: usize> Order<F> for First<K> {
    #[inline(always)]
    unsafe fn chain1(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, _: Slope<F>) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe { Self::write(y, v, chain(s, Self::read(x, v))) });
    }

    #[inline(always)]
    unsafe fn chain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], _: &[Slope<F>; 3]) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe { Self::write(y, v, chain2(s, x.map(|x| Self::read(x, v)))) });
    }

    unsafe fn chain3(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 3], _: &[Slope<F>; 6]) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe { Self::write(y, v, chain3(s, x.map(|x| Self::read(x, v)))) });
    }

    unsafe fn idle(vectors: usize, y: Slot<F>) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe { Self::write(y, v, Tangents::<F>::IDLE) });
    }

    unsafe fn active(vectors: usize, x: Slot<F>) -> bool {
        let mut any = false;
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| any |= unsafe { Self::read(x, v) }.any_active());
        any
    }

    unsafe fn seed(vectors: usize, y: Slot<F>, lane: usize) {
        let (row, count) = (F::Vector::identity_row(lane), F::Vector::COUNT);
        if K > 0 && K * count <= row.len() {
            // SAFETY: the caller's promise.
            Self::each(vectors, |v| unsafe { y.derivatives::<F::Vector>().add(v).write(F::Vector::load(row, v * count)) });
        } else {
            // SAFETY: the caller's promise.
            Self::each(vectors, |v| unsafe { Self::write(y, v, Tangents::<F>::unit(lane.wrapping_sub(v * count))) });
        }
    }

    #[inline(always)]
    unsafe fn plain1(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, _: Slope<F>) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe { Self::write(y, v, plain(s, Self::read(x, v))) });
    }

    #[inline(always)]
    unsafe fn plain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], _: &[Slope<F>; 3]) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe { Self::write(y, v, plain2(s, x.map(|x| Self::read(x, v)))) });
    }

    #[inline(always)]
    unsafe fn plain_muladd(vectors: usize, y: Slot<F>, [a, b, c]: [Slot<F>; 3], s: [Slope<F>; 2]) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe {
            let product = plain2(s, [Self::read(a, v), Self::read(b, v)]);
            Self::write(y, v, product.plus(Self::read(c, v)));
        });
    }
}
