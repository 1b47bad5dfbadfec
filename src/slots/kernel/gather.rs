//! Tangents of a sum that gather in its slot, term by term, where there is no SIMD: a loop over plain reals.
//! Does not know where the terms come from.

use super::first::{First, Tangents};
use crate::dual::Bundle;
use crate::dual::chain::{finite_chain, finite_chain2};
use crate::ops::{Float, Slope};
use crate::slots::slot::Slot;

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

/// Adds `s₀·x₀ + s₁·x₁` to the tangents gathered in `y`, subtracts it, or begins with it; for finite slopes.
///
/// # Safety
/// As for the functions of `Order`, of first order.
#[inline(never)]
pub unsafe fn pair<F: Float>(vectors: usize, y: Slot<F>, a: Slot<F>, b: Slot<F>, s: F, r: F, how: Gather) {
    let both = [Slope::Factor(s), Slope::Factor(r)];
    // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
    unsafe {
        let term = |v: usize| finite_chain2(both, [First::<0>::read(a, v), First::<0>::read(b, v)]);
        gather_terms(vectors, y, how, term);
    }
}

/// Likewise with `s·x` alone.
///
/// # Safety
/// As for the functions of `Order`, of first order.
#[inline(never)]
pub unsafe fn one<F: Float>(vectors: usize, y: Slot<F>, x: Slot<F>, s: F, how: Gather) {
    // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
    unsafe { gather_terms(vectors, y, how, |v| finite_chain(Slope::Factor(s), First::<0>::read(x, v))) }
}

/// `Σ s·a + r·b` of four terms, left to right, as the tangents of `y`; for finite slopes. One pass over the lanes, where `pair` takes one for
/// each term.
///
/// # Safety
/// As for the functions of `Order`, of first order.
#[inline(never)]
pub unsafe fn four<F: Float>(vectors: usize, y: Slot<F>, a: [Slot<F>; 4], b: [Slot<F>; 4], s: [F; 4], r: [F; 4]) {
    let ([a, c, e, g], [b, d, f, h]) = (a, b);
    let ([s0, s1, s2, s3], [r0, r1, r2, r3]) = (s, r);
    // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
    First::<0>::each(vectors, |v| unsafe {
        let term = |x: Slot<F>, y: Slot<F>, s: F, r: F| {
            finite_chain2([Slope::Factor(s), Slope::Factor(r)], [First::<0>::read(x, v), First::<0>::read(y, v)])
        };
        let sum = term(a, b, s0, r0).plus(term(c, d, s1, r1)).plus(term(e, f, s2, r2)).plus(term(g, h, s3, r3));
        First::<0>::write(y, v, sum);
    });
}

#[inline(always)]
unsafe fn gather_terms<F: Float>(vectors: usize, y: Slot<F>, how: Gather, term: impl Fn(usize) -> Tangents<F>) {
    let sign = Slope::Factor(-<F as Float>::ONE);
    // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
    unsafe {
        match how {
            Gather::Begin => First::<0>::each(vectors, |v| First::<0>::write(y, v, term(v))),
            Gather::Add => First::<0>::each(vectors, |v| First::<0>::write(y, v, First::<0>::read(y, v).plus(term(v)))),
            Gather::Subtract => {
                First::<0>::each(vectors, |v| First::<0>::write(y, v, First::<0>::read(y, v).plus(finite_chain(sign, term(v)))))
            }
        }
    }
}
