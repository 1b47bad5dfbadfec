//! Operations the general way: value, slopes and second derivatives, flags, and the kernels of the pass for the rest.
//! Does not know operations by name, nor how numbers are found and made.

use super::eval::{Eval, FLAG_DOMAIN, FLAG_KINK, FLAG_POLE, INVALID};
use super::slot::Slot;
use crate::ops::arith::{Add, Mul};
use crate::ops::{Binary, Float, Slope, Ternary, Unary};

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

    /// `o(x)` into `y`, which may be `x`.
    #[inline(always)]
    pub(super) fn unary_into<O: Unary<F>>(&mut self, o: O, y: Slot<F>, x: Slot<F>) {
        // SAFETY: the caller found `x` and made `y` in this pass.
        let at = unsafe { x.primal() };
        let (value, d1) = at.unary_d1(o);
        if !(value.is_finite() && d1.is_finite()) || o.kink(at) {
            self.inspect(&[x], value, &[d1], o.kink(at));
        }
        let d2 = if self.second { o.d2(at, value, d1.factor()).or_nan(o.defined(at, value)) } else { Slope::Zero };
        // SAFETY: the slots hold numbers of this pass, whose kernels these are.
        unsafe { (self.kernels.chain1)(self.kernel_vectors, y, x, d1, d2) }
        // SAFETY: `y` was made in this pass.
        unsafe { y.set_primal(value) };
    }

    /// `o(a, b)` into `y`, which may be `a` or `b`.
    #[inline(always)]
    pub(super) fn binary_into<O: Binary<F>>(&mut self, o: O, y: Slot<F>, a: Slot<F>, b: Slot<F>) {
        // SAFETY: the caller found the arguments and made `y` in this pass.
        let (at_a, at_b) = unsafe { (a.primal(), b.primal()) };
        let (value, d1) = at_a.binary_d1(at_b, o);
        if !(value.is_finite() && d1[0].is_finite() && d1[1].is_finite()) || o.kink(at_a, at_b) {
            self.inspect(&[a, b], value, &d1, o.kink(at_a, at_b));
        }
        let defined = o.defined(at_a, at_b, value);
        let d2 = if self.second {
            o.d2(at_a, at_b, value, d1.map(Slope::factor)).map(|s| s.or_nan(defined))
        } else {
            [Slope::Zero; 3]
        };
        // SAFETY: the slots hold numbers of this pass, whose kernels these are.
        unsafe { (self.kernels.chain2)(self.kernel_vectors, y, [a, b], d1, &d2) };
        // SAFETY: `y` was made in this pass.
        unsafe { y.set_primal(value) };
    }

    /// `o(a, b, c)` into `y`.
    #[inline(always)]
    pub(super) fn ternary_into<O: Ternary<F>>(&mut self, o: O, y: Slot<F>, x: [Slot<F>; 3]) {
        // SAFETY: the caller found the arguments and made `y` in this pass.
        let at = x.map(|x| unsafe { x.primal() });
        let [a, b, c] = at;
        let (value, d1) = a.ternary_d1(b, c, o);
        if !(value.is_finite() && d1.iter().all(|s| s.is_finite())) || o.kink(at) {
            self.inspect(&x, value, &d1, o.kink(at));
        }
        let d2 = if self.second {
            o.d2(at, value, d1.map(Slope::factor)).map(|s| s.or_nan(!value.is_nan()))
        } else {
            [Slope::Zero; 6]
        };
        // SAFETY: the slots hold numbers of this pass, whose kernels these are.
        unsafe { (self.kernels.chain3)(self.kernel_vectors, y, x, d1, &d2) };
        // SAFETY: `y` was made in this pass.
        unsafe { y.set_primal(value) };
    }

    /// The number `c` with no derivatives, into `y`.
    #[inline(always)]
    pub(super) fn constant_into(&mut self, c: F, y: Slot<F>) {
        // SAFETY: the caller made `y` in this pass.
        unsafe { y.set_primal(c) };
        // SAFETY: likewise; these are the kernels of the pass.
        unsafe { (self.kernels.idle)(self.kernel_vectors, y) };
    }

    /// The number `x` once more, into `y`.
    #[inline(always)]
    pub(super) fn copy_into(&mut self, y: Slot<F>, x: Slot<F>) {
        // SAFETY: the caller found `x` and made `y` in this pass.
        unsafe { y.set_primal(x.primal()) };
        // SAFETY: likewise; these are the kernels of the pass.
        unsafe { (self.kernels.chain1)(self.kernel_vectors, y, x, Slope::One, Slope::Zero) };
    }
}

/// `o(x)` as a new number; 0 and a failed evaluation if `x` is none of this pass or no slot is left.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn unary<F: Float, O: Unary<F>>(e: *mut Eval<F>, x: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let Some(x_slot) = e.find(x) else { return e.stale(x) };
    let Some((id, y)) = e.allocate() else { return e.exhausted() };
    e.unary_into::<O>(o, y, x_slot);
    id
}

/// `o(a, b)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn binary<F: Float, O: Binary<F>>(e: *mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let Some(a_slot) = e.find(a) else { return e.stale(a) };
    let Some(b_slot) = e.find(b) else { return e.stale(b) };
    let Some((id, y)) = e.allocate() else { return e.exhausted() };
    e.binary_into::<O>(o, y, a_slot, b_slot);
    id
}

/// `o(a, b, c)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn ternary<F: Float, O: Ternary<F>>(e: *mut Eval<F>, a: u32, b: u32, c: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let Some(a_slot) = e.find(a) else { return e.stale(a) };
    let Some(b_slot) = e.find(b) else { return e.stale(b) };
    let Some(c_slot) = e.find(c) else { return e.stale(c) };
    let Some((id, y)) = e.allocate() else { return e.exhausted() };
    e.ternary_into(o, y, [a_slot, b_slot, c_slot]);
    id
}

/// `a·b + c`, two roundings, as a new number. There is no operation to name: the unit makes it callable as the others are.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn fused<F: Float>(e: *mut Eval<F>, a: u32, b: u32, c: u32, (): ()) -> u32 {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let Some(a_slot) = e.find(a) else { return e.stale(a) };
    let Some(b_slot) = e.find(b) else { return e.stale(b) };
    let Some(c_slot) = e.find(c) else { return e.stale(c) };
    let Some((id, y)) = e.allocate() else { return e.exhausted() };
    e.binary_into(Mul, y, a_slot, b_slot);
    e.binary_into(Add, y, y, c_slot);
    id
}
