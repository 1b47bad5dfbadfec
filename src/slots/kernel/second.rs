//! Second order: a `P × P` block of second derivatives.
//! Does not know which directions the block stands for.

use super::Order;
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
}
