//! Second order: a `P × P` block of second derivatives.
//! Does not know which directions the block stands for.

use super::Order;
use crate::capi::slot::Slot;
use crate::dual::{Hyper, Pack};
use crate::ops::{Float, Slope};

/// Numbers with blocks of `P × P`.
pub struct Second<const P: usize>;

impl<const P: usize> Second<P> {
    /// The derivatives in a slot.
    #[inline(always)]
    unsafe fn read<'a, F: Float + Pack<P>>(x: Slot<F>) -> &'a Hyper<F, P, P> {
        // SAFETY: the driver chose `P` so that the slot holds a `Hyper`, aligned as its vectors are; nobody writes it while it is read.
        unsafe { &*x.derivatives() }
    }
}

// SAFETY: derivatives of the slots only.
unsafe impl<F: Float + Pack<P>, const P: usize> Order<F> for Second<P> {
    #[inline(always)]
    unsafe fn chain1(_: usize, y: Slot<F>, x: Slot<F>, s: Slope<F>, c: Slope<F>) {
        // SAFETY: the caller's promise, here and below. The arguments have been read when the result is written, so `y` may be one of them.
        Hyper::combine1(unsafe { Self::read(x) }, s, c, |out| unsafe { y.derivatives::<Hyper<F, P, P>>().write(out) });
    }

    #[inline(always)]
    unsafe fn chain2(_: usize, y: Slot<F>, x: [Slot<F>; 2], s: [Slope<F>; 2], c: &[Slope<F>; 3]) {
        let x = x.map(|x| unsafe { Self::read(x) });
        Hyper::combine2(x, s, c, |out| unsafe { y.derivatives::<Hyper<F, P, P>>().write(out) });
    }

    unsafe fn chain3(_: usize, y: Slot<F>, x: [Slot<F>; 3], s: [Slope<F>; 3], c: &[Slope<F>; 6]) {
        let out = Hyper::combine3(x.map(|x| unsafe { Self::read(x) }), s, c);
        unsafe { y.derivatives::<Hyper<F, P, P>>().write(out) }
    }

    unsafe fn idle(_: usize, y: Slot<F>) {
        unsafe { y.derivatives::<Hyper<F, P, P>>().write(Hyper::idle()) }
    }

    unsafe fn active(_: usize, x: Slot<F>) -> bool {
        unsafe { Self::read(x) }.any_active()
    }
}
