//! What every operation does once value and slopes are known: flags, and the chain rule of the pass.
//! Does not know operations.
//!
//! Where SIMD is, copies of this in every operation are fast; elsewhere flash counts more, and there first order is called by name: the table of
//! kernels is for second order alone, so that a program links what it uses.

use super::eval::{Eval, FLAG_DOMAIN, FLAG_KINK, FLAG_POLE};
use super::kernel::Order;
use super::kernel::first::First;
use super::slot::{SIMD, Slot};
use crate::ops::{Float, Slope};

impl<F: Float> Eval<F> {
    /// Raises the flags a point deserves, given its arguments, value and slopes.
    #[cold]
    #[inline(never)]
    fn inspect(&mut self, at: &[Slot<F>], y: F, d1: &[Slope<F>], kink: bool) {
        if kink {
            self.raise(FLAG_KINK, at);
        }
        // SAFETY: the arguments were found in this pass.
        let values = || at.iter().map(|x| unsafe { x.primal() });
        if y.is_nan() && !values().any(|x| x.is_nan()) {
            self.raise(FLAG_DOMAIN, at);
        }
        if values().all(|x| x.is_finite()) {
            for (x, s) in at.iter().zip(d1) {
                if matches!(s, Slope::Factor(s) if s.is_infinite()) {
                    self.raise(FLAG_POLE, core::slice::from_ref(x));
                }
            }
        }
    }

    /// Value, flags and chain rule of an operation on `x`, into `y`.
    ///
    /// # Safety
    /// `y` and `x` are slots of numbers of this pass.
    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    pub(super) unsafe fn finish1(&mut self, y: Slot<F>, x: Slot<F>, value: F, d1: Slope<F>, d2: Slope<F>, kink: bool) {
        if !(value.is_finite() && d1.is_finite()) || kink {
            self.inspect(&[x], value, &[d1], kink);
        }
        // SAFETY: the caller's promise.
        unsafe {
            self.chain1(y, x, d1, d2);
            y.set_primal(value);
        }
    }

    /// Likewise, of two arguments.
    ///
    /// # Safety
    /// As for `finish1`.
    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    pub(super) unsafe fn finish2(
        &mut self,
        y: Slot<F>,
        x: [Slot<F>; 2],
        value: F,
        d1: [Slope<F>; 2],
        d2: &[Slope<F>; 3],
        kink: bool,
    ) {
        if !(value.is_finite() && d1[0].is_finite() && d1[1].is_finite()) || kink {
            self.inspect(&x, value, &d1, kink);
        }
        // SAFETY: the caller's promise.
        unsafe {
            if SIMD || self.second {
                (self.kernels.chain2)(self.kernel_vectors, y, x, d1, d2);
            } else {
                First::<0>::chain2(self.kernel_vectors, y, x, d1, d2);
            }
            y.set_primal(value);
        }
    }

    /// Likewise, of three arguments.
    ///
    /// # Safety
    /// As for `finish1`.
    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    pub(super) unsafe fn finish3(
        &mut self,
        y: Slot<F>,
        x: [Slot<F>; 3],
        value: F,
        d1: &[Slope<F>; 3],
        d2: &[Slope<F>; 6],
        kink: bool,
    ) {
        if !(value.is_finite() && d1.iter().all(|s| s.is_finite())) || kink {
            self.inspect(&x, value, d1, kink);
        }
        // SAFETY: the caller's promise.
        unsafe {
            if SIMD || self.second {
                (self.kernels.chain3)(self.kernel_vectors, y, x, *d1, d2);
            } else {
                First::<0>::chain3(self.kernel_vectors, y, x, *d1, d2);
            }
            y.set_primal(value);
        }
    }

    /// The chain rule for one argument.
    ///
    /// # Safety
    /// As for `finish1`.
    #[inline(always)]
    pub(super) unsafe fn chain1(&mut self, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>) {
        // SAFETY: the caller's promise; these are the kernels of the pass.
        unsafe {
            if SIMD || self.second {
                (self.kernels.chain1)(self.kernel_vectors, y, x, d1, d2);
            } else {
                First::<0>::chain1(self.kernel_vectors, y, x, d1, d2);
            }
        }
    }

    /// All derivatives of `y` zero.
    ///
    /// # Safety
    /// `y` is a slot of a number of this pass.
    #[inline(always)]
    pub(super) unsafe fn idle(&mut self, y: Slot<F>) {
        // SAFETY: the caller's promise; these are the kernels of the pass.
        unsafe {
            if SIMD || self.second {
                (self.kernels.idle)(self.kernel_vectors, y);
            } else {
                First::<0>::idle(self.kernel_vectors, y);
            }
        }
    }

    /// The tangents of `y` those of direction `lane`.
    ///
    /// # Safety
    /// `y` is a slot of a number of this pass, which is of first order.
    #[inline(always)]
    pub(super) unsafe fn seed(&mut self, y: Slot<F>, lane: usize) {
        // SAFETY: the caller's promise; these are the kernels of the pass.
        unsafe {
            if SIMD {
                (self.kernels.seed)(self.kernel_vectors, y, lane);
            } else {
                First::<0>::seed(self.kernel_vectors, y, lane);
            }
        }
    }

    /// Sets sticky flags if one of the numbers has an active lane.
    #[cold]
    #[inline(never)]
    pub(super) fn raise(&mut self, flag: u32, x: &[Slot<F>]) {
        let active = if SIMD || self.second { self.kernels.active } else { First::<0>::active };
        // SAFETY: the slots were found or made in this pass.
        if x.iter().any(|x| unsafe { active(self.kernel_vectors, *x) }) {
            self.flags |= flag;
        }
    }
}
