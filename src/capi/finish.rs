//! What every operation does once value and slopes are known: flags, and the chain rule of the pass.
//! Does not know operations.
//!
//! Where SIMD is, copies of this in every operation are fast; elsewhere flash counts more, and there first order is called by name: the table of
//! kernels is for second order alone, so that a program links what it uses.

use super::eval::{Eval, FLAG_DOMAIN, FLAG_KINK, FLAG_POLE};
use super::kernel::Order;
use super::kernel::first::First;
use super::slot::{SIMD, Slot};
use crate::error::place::Name;
use crate::ops::{Float, Slope};

impl<F: Float> Eval<F> {
    /// Raises the flags a point deserves, given its arguments, value and slopes.
    ///
    /// A NaN slope where the value is an infinity is the pole's: its one-sided limits differ.
    #[cold]
    #[inline(never)]
    fn inspect(&mut self, at: &[Slot<F>], y: F, d1: &[Slope<F>], kink: bool, name: &'static Name) {
        let count = self.made();
        if kink {
            self.raise(FLAG_KINK, at, name, count);
        }
        // SAFETY: the arguments were found in this pass.
        let values = || at.iter().map(|x| unsafe { x.primal() });
        if values().any(|x| x.is_nan()) {
            return;
        }
        if y.is_nan() {
            self.raise(FLAG_DOMAIN, at, name, count);
        }
        let finite = values().all(|x| x.is_finite());
        for (x, s) in at.iter().zip(d1) {
            let Slope::Factor(s) = *s else { continue };
            let pole = s.is_infinite() || (s.is_nan() && y.is_infinite());
            if pole && finite {
                self.raise(FLAG_POLE, core::slice::from_ref(x), name, count);
            } else if s.is_nan() {
                self.raise(FLAG_DOMAIN, core::slice::from_ref(x), name, count);
            }
        }
    }

    /// Value, flags and chain rule of an operation on `x`, into `y`.
    ///
    /// # Safety
    /// `y` and `x` are slots of numbers of this pass.
    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    pub(super) unsafe fn finish1(
        &mut self,
        y: Slot<F>,
        x: Slot<F>,
        value: F,
        d1: Slope<F>,
        d2: Slope<F>,
        kink: bool,
        name: &'static Name,
    ) {
        if !(value.is_finite() && d1.is_finite()) || kink {
            self.inspect(&[x], value, &[d1], kink, name);
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
        name: &'static Name,
    ) {
        if !(value.is_finite() && d1[0].is_finite() && d1[1].is_finite()) || kink {
            self.inspect(&x, value, &d1, kink, name);
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
        name: &'static Name,
    ) {
        if !(value.is_finite() && d1.iter().all(|s| s.is_finite())) || kink {
            self.inspect(&x, value, d1, kink, name);
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

    /// Whether a derivative of `x` is not zero.
    #[inline(always)]
    pub(super) fn active(&self, x: Slot<F>) -> bool {
        let active = if SIMD || self.second { self.kernels.active } else { First::<0>::active };
        // SAFETY: the slot was found or made in this pass.
        unsafe { active(self.kernel_vectors, x) }
    }
}
