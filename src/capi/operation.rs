//! Operations the general way: value, slopes and second derivatives; `finish` does the rest.
//! Does not know operations by name, nor how numbers are found and made.

use super::eval::{Eval, INVALID};
use super::slot::Slot;
use crate::error::place::{Name, name};
use crate::ops::arith::{Add, Mul};
use crate::ops::{Binary, Few, Float, Slope, Ternary, Unary};

impl<F: Float> Eval<F> {
    /// `o(x)` into `y`, which may be `x`.
    #[inline(always)]
    pub(super) fn unary_into<O: Unary<F>>(&mut self, o: O, y: Slot<F>, x: Slot<F>) {
        // SAFETY: the caller found `x` and made `y` in this pass.
        let at = unsafe { x.primal() };
        let (value, d1) = at.unary_d1(o);
        let d2 = if self.second { o.d2(at, value, d1.factor()).or_nan(o.defined(at, value)) } else { Slope::Zero };
        // SAFETY: the caller found `x` and made `y` in this pass.
        unsafe { self.finish1(y, x, value, d1, d2, o.kink(at), const { &name(O::FACTS.name) }) };
    }

    /// `o(a, b)` into `y`, which may be `a` or `b`.
    #[inline(always)]
    pub(super) fn binary_into<O: Binary<F>>(&mut self, o: O, y: Slot<F>, a: Slot<F>, b: Slot<F>) {
        // SAFETY: the caller found the arguments and made `y` in this pass.
        let (at_a, at_b) = unsafe { (a.primal(), b.primal()) };
        let (value, d1) = at_a.binary_d1(at_b, o);
        let defined = o.defined(at_a, at_b, value);
        let d2 = if self.second {
            o.d2(at_a, at_b, value, d1.each(Slope::factor)).each(|s| s.or_nan(defined))
        } else {
            [Slope::Zero; 3]
        };
        // SAFETY: the caller found the arguments and made `y` in this pass.
        unsafe { self.finish2(y, [a, b], value, d1, &d2, o.kink(at_a, at_b), const { &name(O::FACTS.name) }) };
    }

    /// `o(a, b, c)` into `y`.
    #[inline(always)]
    pub(super) fn ternary_into<O: Ternary<F>>(&mut self, o: O, y: Slot<F>, x: [Slot<F>; 3]) {
        // SAFETY: the caller found the arguments and made `y` in this pass.
        let at = x.each(|x| unsafe { x.primal() });
        let [a, b, c] = at;
        let (value, d1) = a.ternary_d1(b, c, o);
        let d2 = if self.second {
            o.d2(at, value, d1.each(Slope::factor)).each(|s| s.or_nan(!value.is_nan()))
        } else {
            [Slope::Zero; 6]
        };
        // SAFETY: the caller found the arguments and made `y` in this pass.
        unsafe { self.finish3(y, x, value, &d1, &d2, o.kink(at), const { &name(O::FACTS.name) }) };
    }

    /// The number `c` with no derivatives, into `y`.
    #[inline(always)]
    pub(super) fn constant_into(&mut self, c: F, y: Slot<F>) {
        // SAFETY: the caller made `y` in this pass.
        unsafe { y.set_primal(c) };
        // SAFETY: likewise.
        unsafe { self.idle(y) };
    }

    /// The number `x` once more, into `y`.
    #[inline(always)]
    pub(super) fn copy_into(&mut self, y: Slot<F>, x: Slot<F>) {
        // SAFETY: the caller found `x` and made `y` in this pass.
        unsafe { y.set_primal(x.primal()) };
        // SAFETY: likewise.
        unsafe { self.chain1(y, x, Slope::One, Slope::Zero) };
    }
}

/// What every operation of some number of arguments does before its own work: finds the arguments `x`, makes a number, and gives its slot.
/// `None` and a failed evaluation if an argument is none of this pass or no slot is left.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
#[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
unsafe fn begin<F: Float, const N: usize>(e: *mut Eval<F>, x: [u32; N], name: &'static Name) -> Option<Slot<F>> {
    // SAFETY: the caller's promise.
    let e = unsafe { e.as_mut() }?;
    for x in x {
        if e.find(x).is_none() {
            e.stale(x, name);
            return None;
        }
    }
    match e.allocate() {
        Some((_, y)) => Some(y),
        None => {
            e.exhausted(name);
            None
        }
    }
}

/// `o(x)` as a new number; 0 and a failed evaluation if `x` is none of this pass or no slot is left.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn unary<F: Float, O: Unary<F>>(e: *mut Eval<F>, x: u32, o: O) -> u32 {
    // SAFETY: the caller's promise; what begins has an evaluation and a slot in it.
    unsafe {
        let Some(y) = begin(e, [x], const { &name(O::FACTS.name) }) else { return INVALID };
        let e = &mut *e;
        e.unary_into::<O>(o, y, e.slot_of(x));
        y.tag()
    }
}

/// `o(a, b)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn binary<F: Float, O: Binary<F>>(e: *mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    // SAFETY: as in `unary`.
    unsafe {
        let Some(y) = begin(e, [a, b], const { &name(O::FACTS.name) }) else { return INVALID };
        let e = &mut *e;
        e.binary_into::<O>(o, y, e.slot_of(a), e.slot_of(b));
        y.tag()
    }
}

/// `o(a, b, c)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn ternary<F: Float, O: Ternary<F>>(e: *mut Eval<F>, a: u32, b: u32, c: u32, o: O) -> u32 {
    // SAFETY: as in `unary`.
    unsafe {
        let Some(y) = begin(e, [a, b, c], const { &name(O::FACTS.name) }) else { return INVALID };
        let e = &mut *e;
        e.ternary_into(o, y, [a, b, c].each(|x| e.slot_of(x)));
        y.tag()
    }
}

/// `a·b + c`, two roundings, as a new number. There is no operation to name: the unit makes it callable as the others are.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn fused<F: Float>(e: *mut Eval<F>, a: u32, b: u32, c: u32, (): ()) -> u32 {
    // SAFETY: as in `unary`.
    unsafe {
        let name = const { &name("muladd") };
        let Some(y) = begin(e, [a, b, c], name) else { return INVALID };
        let e = &mut *e;
        e.bulk = Some((name, e.made()));
        e.binary_into(Mul, y, e.slot_of(a), e.slot_of(b));
        e.binary_into(Add, y, y, e.slot_of(c));
        e.bulk = None;
        y.tag()
    }
}
