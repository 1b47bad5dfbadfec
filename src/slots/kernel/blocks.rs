//! First order in blocks of lanes, for a replay where the processor has no SIMD and yet multiplies by itself: a loop over single lanes spends a third on its
//! counter there, and a sum goes through memory at each term. A body is in an image once; in every operation of an evaluation it would cost flash.
//! Does not know fewer lanes than a block: those are `First`'s.

use super::first::{First, Tangents};
use super::{Order, Sum, Terms};
use crate::dual::chain::{finite_chain, finite_chain2};
use crate::ops::{Float, Slope};
use crate::slots::slot::{SIMD, Slot, is_usual, tangent_offset};

/// Lanes of a block. In a sum of products two blocks, and of both factors, are in registers at once.
const BLOCK: usize = 4;

/// Some tangents of a number. What is done to them is written out, and no closure: where flash is scarce, the compiler unrolls no loop and inlines none.
type Block<F> = [Tangents<F>; BLOCK];

/// Where lane `v` is. By way of the slot's address, so that the rest is an offset that loads and stores have anyway.
#[inline(always)]
fn place<F: Float>(x: Slot<F>, v: usize) -> *mut Block<F> {
    const { assert!(!SIMD) };
    let front = tangent_offset::<F>();
    x.derivatives::<F>().wrapping_byte_sub(front).wrapping_add(v).wrapping_byte_add(front).cast()
}

/// Tangents from lane `v` on.
///
/// # Safety
/// The slot holds a number that has these lanes.
#[inline(always)]
unsafe fn read<F: Float>(x: Slot<F>, v: usize) -> Block<F> {
    // SAFETY: lanes of the number, as the caller promises; each is a plain real.
    unsafe { place(x, v).read() }
}

/// Writes them.
///
/// # Safety
/// As for `read`.
#[inline(always)]
unsafe fn write<F: Float>(y: Slot<F>, v: usize, t: Block<F>) {
    // SAFETY: as in `read`.
    unsafe { place(y, v).write(t) }
}

/// `s·t`, for a slope that is finite.
#[inline(always)]
fn chained<F: Float>(s: Slope<F>, [a, b, c, d]: Block<F>) -> Block<F> {
    [finite_chain(s, a), finite_chain(s, b), finite_chain(s, c), finite_chain(s, d)]
}

/// `s₀·t₀ + s₁·t₁`, for slopes that are finite.
#[inline(always)]
fn chained2<F: Float>(s: [Slope<F>; 2], [a, b, c, d]: Block<F>, [e, f, g, h]: Block<F>) -> Block<F> {
    [finite_chain2(s, [a, e]), finite_chain2(s, [b, f]), finite_chain2(s, [c, g]), finite_chain2(s, [d, h])]
}

/// Numbers of any number of lanes. The last block ends with the last lane, over the end of the one before: no result is an argument, so what is done twice
/// comes out the same.
pub struct Blocks;

// SAFETY: tangents of the slots only.
unsafe impl<F: Float> Order<F> for Blocks {
    unsafe fn chain1(vectors: usize, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>) {
        // SAFETY: as the caller promises; so in what follows.
        unsafe { First::<0>::chain1(vectors, y, x, d1, d2) }
    }

    unsafe fn chain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: [Slope<F>; 3]) {
        // SAFETY: see above.
        unsafe { First::<0>::chain2(vectors, y, x, d1, d2) }
    }

    unsafe fn chain3(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], d1: [Slope<F>; 3], d2: [Slope<F>; 6]) {
        // SAFETY: see above.
        unsafe { First::<0>::chain3(vectors, y, x, d1, d2) }
    }

    unsafe fn idle(vectors: usize, y: Slot<F>) {
        // SAFETY: see above.
        unsafe { First::<0>::idle(vectors, y) }
    }

    unsafe fn active(vectors: usize, x: Slot<F>) -> bool {
        // SAFETY: see above.
        unsafe { First::<0>::active(vectors, x) }
    }

    #[inline(always)]
    unsafe fn finite1(vectors: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, d2: Slope<F>) {
        // SAFETY: see above.
        unsafe {
            if vectors < BLOCK {
                return First::<0>::finite1(vectors, y, x, s, d2);
            }
            let (mut v, last) = (0, vectors - BLOCK);
            loop {
                write(y, v, chained(s, read(x, v)));
                if v == last {
                    return;
                }
                v = last.min(v + BLOCK);
            }
        }
    }

    #[inline(always)]
    unsafe fn finite2(vectors: usize, y: Slot<F>, [a, b]: [Slot<F>; 2], s: [Slope<F>; 2], d2: [Slope<F>; 3]) {
        // SAFETY: see above.
        unsafe {
            if vectors < BLOCK {
                return First::<0>::finite2(vectors, y, [a, b], s, d2);
            }
            let (mut v, last) = (0, vectors - BLOCK);
            loop {
                write(y, v, chained2(s, read(a, v), read(b, v)));
                if v == last {
                    return;
                }
                v = last.min(v + BLOCK);
            }
        }
    }

    unsafe fn finite_muladd(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 2]) {
        // SAFETY: see above.
        unsafe { First::<0>::finite_muladd(vectors, y, x, s) }
    }

    /// Two blocks in a walk over the terms: to find out what a term is takes as long as one of them.
    #[inline(always)]
    unsafe fn finite_sum(vectors: usize, y: Slot<F>, terms: impl Terms<F>) -> bool {
        if vectors < BLOCK {
            // SAFETY: see above.
            return unsafe { First::<0>::finite_sum(vectors, y, terms) };
        }
        let (mut v, last) = (0, vectors - BLOCK);
        loop {
            let at = [v, last.min(v + BLOCK)];
            let nothing = [Tangents::<F>::IDLE; BLOCK];
            let mut sum = TwoBlocks { at, value: <F as Float>::NAN, front: nothing, back: nothing };
            terms.each(&mut sum);
            // A finite sum has finite terms, and a finite product finite factors.
            if !is_usual(sum.value, false) {
                return false;
            }
            // SAFETY: the blocks end with the last lane or before it.
            unsafe {
                write(y, at[0], sum.front);
                write(y, at[1], sum.back);
            }
            if at[1] == last {
                y.set_primal(sum.value);
                return true;
            }
            v = last.min(at[1] + BLOCK);
        }
    }
}

/// A sum, and two blocks of its tangents.
struct TwoBlocks<F: Float> {
    at: [usize; 2],
    value: F,
    front: Block<F>,
    back: Block<F>,
}

// The slots hold numbers that have the blocks, as whoever asks for the sum has promised.
impl<F: Float> TwoBlocks<F> {
    /// The tangents of `x` there.
    #[inline(always)]
    fn of(&self, x: Slot<F>) -> [Block<F>; 2] {
        let [v, w] = self.at;
        // SAFETY: see above.
        unsafe { [read(x, v), read(x, w)] }
    }

    /// Value and tangents of a product.
    #[inline(always)]
    fn product(&self, a: Slot<F>, b: Slot<F>) -> (F, [Block<F>; 2]) {
        let (x, y) = (a.primal(), b.primal());
        let s = [Slope::Factor(y), Slope::Factor(x)];
        let ([front, back], [other_front, other_back]) = (self.of(a), self.of(b));
        (x * y, [chained2(s, front, other_front), chained2(s, back, other_back)])
    }

    /// Value and tangents of a number times a plain real.
    #[inline(always)]
    fn scaled(&self, a: Slot<F>, c: F) -> (F, [Block<F>; 2]) {
        let [front, back] = self.of(a);
        (a.primal() * c, [chained(Slope::Factor(c), front), chained(Slope::Factor(c), back)])
    }

    #[inline(always)]
    fn begin_with(&mut self, (value, [front, back]): (F, [Block<F>; 2])) {
        (self.value, self.front, self.back) = (value, front, back);
    }

    #[inline(always)]
    fn more(&mut self, (value, [front, back]): (F, [Block<F>; 2]), minus: bool) {
        let s = [Slope::One, if minus { Slope::Factor(-<F as Float>::ONE) } else { Slope::One }];
        self.add_real(value, minus);
        (self.front, self.back) = (chained2(s, self.front, front), chained2(s, self.back, back));
    }
}

impl<F: Float> Sum<F> for TwoBlocks<F> {
    #[inline(always)]
    fn begin(&mut self, a: Slot<F>) {
        self.begin_with((a.primal(), self.of(a)));
    }

    #[inline(always)]
    fn begin_product(&mut self, a: Slot<F>, b: Slot<F>) {
        self.begin_with(self.product(a, b));
    }

    #[inline(always)]
    fn begin_scaled(&mut self, a: Slot<F>, c: F) {
        self.begin_with(self.scaled(a, c));
    }

    #[inline(always)]
    fn add(&mut self, a: Slot<F>, minus: bool) {
        self.more((a.primal(), self.of(a)), minus);
    }

    #[inline(always)]
    fn add_product(&mut self, a: Slot<F>, b: Slot<F>, minus: bool) {
        self.more(self.product(a, b), minus);
    }

    #[inline(always)]
    fn add_scaled(&mut self, a: Slot<F>, c: F, minus: bool) {
        self.more(self.scaled(a, c), minus);
    }

    #[inline(always)]
    fn add_real(&mut self, c: F, minus: bool) {
        self.value = if minus { self.value - c } else { self.value + c };
    }
}
