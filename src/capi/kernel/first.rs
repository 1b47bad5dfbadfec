//! First order: tangents, vector by vector.
//! Does not know second derivatives.

use super::Order;
use crate::capi::slot::{SIMD, Slot};
use crate::dual::Bundle;
use crate::dual::chain::{careful, chain, chain2, chain3, plain, plain2};
use crate::lanes::{Packed, Vector};
use crate::ops::{Few, Float, Slope};

/// One vector of tangents.
pub type Tangents<F> = Packed<<F as Float>::Vector, 1>;

/// What becomes of a term of a sum.
#[derive(Clone, Copy, PartialEq)]
pub enum Gather {
    /// It is the first.
    Begin,
    /// It is added.
    Add,
    /// It is subtracted.
    Subtract,
}

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

    /// The tangents `of(v, true)` if all slopes are `finite` factors, otherwise `of(v, false)`: where a vector is one plain real, one loop for
    /// either, where a loop for each kind of slope would cost flash.
    ///
    /// # Safety
    /// As for the functions of `Order`.
    #[inline(always)]
    unsafe fn two_ways<F: Float>(vectors: usize, y: Slot<F>, finite: bool, of: impl Fn(usize, bool) -> Tangents<F>) {
        // SAFETY: the caller's promise.
        unsafe {
            if finite {
                Self::each(vectors, |v| Self::write(y, v, of(v, true)));
            } else {
                Self::each(vectors, |v| Self::write(y, v, of(v, false)));
            }
        }
    }

    /// Adds `s₀·x₀ + s₁·x₁` to the tangents gathered in `y`, subtracts it, or begins with it; for finite slopes.
    ///
    /// # Safety
    /// As for the functions of `Order`.
    #[inline(never)]
    pub unsafe fn gather<F: Float>(vectors: usize, y: Slot<F>, a: Slot<F>, b: Slot<F>, s: F, r: F, how: Gather) {
        let both = [Slope::Factor(s), Slope::Factor(r)];
        // SAFETY: the caller's promise.
        unsafe {
            let term = |v: usize| plain2(both, [Self::read(a, v), Self::read(b, v)]);
            Self::gather_terms(vectors, y, how, term);
        }
    }

    /// Likewise with `s·x` alone.
    ///
    /// # Safety
    /// As for the functions of `Order`.
    #[inline(never)]
    pub unsafe fn gather_one<F: Float>(vectors: usize, y: Slot<F>, x: Slot<F>, s: F, how: Gather) {
        // SAFETY: the caller's promise.
        unsafe { Self::gather_terms(vectors, y, how, |v| plain(Slope::Factor(s), Self::read(x, v))) }
    }

    /// `Σ s·a + r·b` of four terms, left to right, as the tangents of `y`; for finite slopes. One pass over the lanes, where `gather` takes one for
    /// each term.
    ///
    /// # Safety
    /// As for the functions of `Order`.
    #[inline(never)]
    pub unsafe fn gather_four<F: Float>(vectors: usize, y: Slot<F>, a: [Slot<F>; 4], b: [Slot<F>; 4], s: [F; 4], r: [F; 4]) {
        let ([a, c, e, g], [b, d, f, h]) = (a, b);
        let ([s0, s1, s2, s3], [r0, r1, r2, r3]) = (s, r);
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe {
            let term = |x: Slot<F>, y: Slot<F>, s: F, r: F| {
                plain2([Slope::Factor(s), Slope::Factor(r)], [Self::read(x, v), Self::read(y, v)])
            };
            let sum = term(a, b, s0, r0).plus(term(c, d, s1, r1)).plus(term(e, f, s2, r2)).plus(term(g, h, s3, r3));
            Self::write(y, v, sum);
        });
    }

    #[inline(always)]
    unsafe fn gather_terms<F: Float>(vectors: usize, y: Slot<F>, how: Gather, term: impl Fn(usize) -> Tangents<F>) {
        let sign = Slope::Factor(-<F as Float>::ONE);
        // SAFETY: the caller's promise.
        unsafe {
            match how {
                Gather::Begin => Self::each(vectors, |v| Self::write(y, v, term(v))),
                Gather::Add => Self::each(vectors, |v| Self::write(y, v, Self::read(y, v).plus(term(v)))),
                Gather::Subtract => Self::each(vectors, |v| Self::write(y, v, Self::read(y, v).plus(plain(sign, term(v))))),
            }
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

/// Whether a slope is a finite factor, or as good as one.
#[inline(always)]
fn usual<F: Float>(s: Slope<F>) -> bool {
    !matches!(s, Slope::Zero) && s.is_finite()
}

/// `s·t` as a function of `t`, without a look at either if `usual`.
#[inline(always)]
fn term<F: Float>(s: Slope<F>) -> impl Fn(bool, Tangents<F>) -> Tangents<F> {
    let factor = Slope::Factor(s.factor());
    move |usual, t| if usual { plain(factor, t) } else { careful(s, t) }
}

// SAFETY: tangents of the slots only. In each block: the caller's promise.
unsafe impl<F: Float, const K: usize> Order<F> for First<K> {
    #[inline(always)]
    unsafe fn chain1(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, _: Slope<F>) {
        // SAFETY: the caller's promise.
        unsafe {
            if !SIMD {
                let term = term(s);
                return Self::two_ways(vectors, y, usual(s), |v, usual| term(usual, Self::read(x, v)));
            }
            Self::each(vectors, |v| Self::write(y, v, chain(s, Self::read(x, v))));
        }
    }

    #[inline(always)]
    unsafe fn chain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], _: &[Slope<F>; 3]) {
        // SAFETY: the caller's promise.
        unsafe {
            if !SIMD {
                let ([a, b], [s, r]) = (x, s);
                let (first, second) = (term(s), term(r));
                let sum = |v, usual| first(usual, Self::read(a, v)).plus(second(usual, Self::read(b, v)));
                return Self::two_ways(vectors, y, usual(s) && usual(r), sum);
            }
            Self::each(vectors, |v| Self::write(y, v, chain2(s, x.each(|x| Self::read(x, v)))));
        }
    }

    unsafe fn chain3(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 3], _: &[Slope<F>; 6]) {
        // SAFETY: the caller's promise.
        unsafe {
            if !SIMD {
                let ([a, b, c], [s, r, q]) = (x, s);
                let (first, second, third) = (term(s), term(r), term(q));
                let pair = |v, usual| first(usual, Self::read(a, v)).plus(second(usual, Self::read(b, v)));
                let sum = |v, usual| pair(v, usual).plus(third(usual, Self::read(c, v)));
                return Self::two_ways(vectors, y, usual(s) && usual(r) && usual(q), sum);
            }
            Self::each(vectors, |v| Self::write(y, v, chain3(s, x.each(|x| Self::read(x, v)))));
        }
    }

    unsafe fn idle(vectors: usize, y: Slot<F>) {
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| unsafe {
            if SIMD {
                Self::write(y, v, Tangents::<F>::IDLE);
            } else {
                // Volatile, or the compiler calls memset, which takes longer for a few lanes.
                y.derivatives::<Tangents<F>>().add(v).write_volatile(Tangents::<F>::IDLE);
            }
        });
    }

    unsafe fn active(vectors: usize, x: Slot<F>) -> bool {
        let mut any = false;
        // SAFETY: the caller's promise.
        Self::each(vectors, |v| any |= unsafe { Self::read(x, v) }.any_active());
        any
    }

    unsafe fn seed(vectors: usize, y: Slot<F>, lane: usize) {
        if !SIMD {
            // SAFETY: the caller's promise.
            return unsafe {
                Self::idle(vectors, y);
                if lane < vectors {
                    y.set_tangent(lane, <F as Float>::ONE);
                }
            };
        }
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
        Self::each(vectors, |v| unsafe { Self::write(y, v, plain2(s, x.each(|x| Self::read(x, v)))) });
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
