//! Second order: a `P × P` block of second derivatives.
//! Does not know which directions the block stands for.

use super::{Order, Sum, Terms, Value};
use crate::dual::{Hyper, Pack};
use crate::ops::{Float, Slope};
use crate::slots::slot::Slot;

/// Numbers with blocks of `P × P`.
pub struct Second<const P: usize>;

impl<const P: usize> Second<P> {
    /// The derivatives in a slot.
    #[inline(always)]
    unsafe fn of<'a, F: Float + Pack<P>>(x: Slot<F>) -> &'a Hyper<F, P, P> {
        // SAFETY: the driver chose `P` so that the slot holds a `Hyper`, aligned as its vectors are; nobody writes it while it is borrowed.
        unsafe { &*x.derivatives() }
    }

    /// The derivatives in a slot, to write: any bits are such.
    #[inline(always)]
    unsafe fn of_mut<'a, F: Float + Pack<P>>(y: Slot<F>) -> &'a mut Hyper<F, P, P> {
        // SAFETY: as in `of`; the slot is none that is being read.
        unsafe { &mut *y.derivatives() }
    }
}

// SAFETY: derivatives of the slots only; where the result may be an argument, it is written last.
unsafe impl<F: Float + Pack<P>, const P: usize> Order<F> for Second<P> {
    unsafe fn chain1(_: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, c: Slope<F>) {
        let mut out = Hyper::idle();
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        out.chain1(unsafe { Self::of(x) }, s, c);
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { *Self::of_mut(y) = out }
    }

    unsafe fn chain2(_: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], c: [Slope<F>; 3]) {
        let mut out = Hyper::idle();
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        out.chain2(x.map(|x| unsafe { Self::of(x) }), s, c);
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { *Self::of_mut(y) = out }
    }

    unsafe fn chain3(_: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 3], c: [Slope<F>; 6]) {
        let mut out = Hyper::idle();
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        out.chain3(x.map(|x| unsafe { Self::of(x) }), s, c);
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { *Self::of_mut(y) = out }
    }

    unsafe fn idle(_: usize, y: Slot<F>) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { *Self::of_mut(y) = Hyper::idle() }
    }

    unsafe fn active(_: usize, x: Slot<F>) -> bool {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { Self::of(x) }.any_active()
    }

    #[inline(always)]
    unsafe fn finite1(_: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, c: Slope<F>) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { Self::of_mut(y).finite1(Self::of(x), s, c) }
    }

    #[inline(always)]
    unsafe fn finite2(_: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], c: [Slope<F>; 3]) {
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe { Self::of_mut(y).finite2(x.map(|x| Self::of(x)), s, c) }
    }

    unsafe fn finite_muladd(_: usize, y: Slot<F>, [a, b, c]: [Slot<F>; 3], s: [Slope<F>; 2]) {
        let mut product = Hyper::idle();
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises.
        unsafe {
            product.finite2([Self::of(a), Self::of(b)], s, [Slope::Zero, Slope::One, Slope::Zero]);
            Self::of_mut(y).finite2([&product, Self::of(c)], [Slope::One; 2], [Slope::Zero; 3]);
        }
    }

    unsafe fn finite_sum(_: usize, y: Slot<F>, terms: impl Terms<F>) -> bool {
        let value = Value::of(terms);
        if !value.is_finite() {
            return false;
        }
        // SAFETY: the slots hold numbers of one pass, of this order, as the caller promises; `y` is in none of the terms.
        terms.each(&mut Total(unsafe { Self::of_mut(y) }));
        y.set_primal(value);
        true
    }
}

/// The derivatives of a sum.
struct Total<'a, F: Float + Pack<P>, const P: usize>(&'a mut Hyper<F, P, P>);

/// The slopes of a product of two, and its second derivatives.
fn of_product<F: Float>(a: Slot<F>, b: Slot<F>) -> ([Slope<F>; 2], [Slope<F>; 3]) {
    ([Slope::Factor(b.primal()), Slope::Factor(a.primal())], [Slope::Zero, Slope::One, Slope::Zero])
}

// The slots hold numbers of this order, as whoever asks for the sum has promised.
impl<F: Float + Pack<P>, const P: usize> Sum<F> for Total<'_, F, P> {
    #[inline(always)]
    fn begin(&mut self, a: Slot<F>) {
        // SAFETY: see above; so in what follows.
        *self.0 = unsafe { *Second::<P>::of(a) };
    }

    #[inline(always)]
    fn begin_product(&mut self, a: Slot<F>, b: Slot<F>) {
        let (d1, d2) = of_product(a, b);
        // SAFETY: see above.
        unsafe { self.0.finite2([Second::<P>::of(a), Second::<P>::of(b)], d1, d2) }
    }

    #[inline(always)]
    fn begin_scaled(&mut self, a: Slot<F>, c: F) {
        // SAFETY: see above.
        unsafe { self.0.finite1(Second::<P>::of(a), Slope::Factor(c), Slope::Zero) }
    }

    #[inline(always)]
    fn add(&mut self, a: Slot<F>, minus: bool) {
        // SAFETY: see above.
        self.0.add(unsafe { Second::<P>::of(a) }, minus);
    }

    #[inline(always)]
    fn add_product(&mut self, a: Slot<F>, b: Slot<F>, minus: bool) {
        let (d1, d2) = of_product(a, b);
        let mut product = Hyper::idle();
        // SAFETY: see above.
        unsafe { product.finite2([Second::<P>::of(a), Second::<P>::of(b)], d1, d2) };
        self.0.add(&product, minus);
    }

    #[inline(always)]
    fn add_scaled(&mut self, a: Slot<F>, c: F, minus: bool) {
        let mut product = Hyper::idle();
        // SAFETY: see above.
        unsafe { product.finite1(Second::<P>::of(a), Slope::Factor(c), Slope::Zero) };
        self.0.add(&product, minus);
    }

    #[inline(always)]
    fn add_real(&mut self, _: F, _: bool) {}
}
