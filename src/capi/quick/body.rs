//! The bodies of the cheap operations: the usual case, and a jump to the general way.
//! Does not know which operation, nor which order of numbers.

use crate::array::Arithmetic;
use crate::capi::eval::Eval;
use crate::capi::handle::Handles;
use crate::capi::kernel::Order;
use crate::capi::operation;
use crate::capi::slot::SIMD;
use crate::ops::arith::Mul;
use crate::ops::{Binary, Few, Float, SlopeKind, Unary};

/// Whether a value is finite; with constant slopes it may be infinite, too: nothing special then.
#[inline(always)]
fn usual<F: Float>(y: F, constant_slopes: bool) -> bool {
    if !SIMD {
        // A test of the exponent: a product or a comparison may be a call where there is no floating-point unit.
        y.is_finite()
    } else if constant_slopes {
        !y.is_nan()
    } else {
        // 0·y is NaN for an infinite y, too: half the instructions of a test of the exponent.
        !(y * <F as Float>::ZERO).is_nan()
    }
}

/// Whether the bodies here may serve: without a table, second order has none of its own. Values alone are tangents of no vectors.
#[inline(always)]
fn served<F: Float>(e: &Eval<F>) -> Option<()> {
    (SIMD || !e.second).then_some(())
}

/// `o(x)` as a new number.
#[inline(always)]
pub fn unary<F: Float, D: Order<F>, O: Unary<F>>(e: &mut Eval<F>, x: u32, o: O) -> u32 {
    match usual_unary::<F, D, O>(e, x, o) {
        Some(id) => id,
        None => general_unary(e, x, o),
    }
}

#[inline(always)]
fn usual_unary<F: Float, D: Order<F>, O: Unary<F>>(e: &mut Eval<F>, x: u32, o: O) -> Option<u32> {
    served(e)?;
    let x = e.find(x)?;
    // SAFETY: found in this pass.
    let at = unsafe { x.primal() };
    let (value, d1) = at.unary_plain(o);
    if !(usual(value, O::SLOPE.is_fixed()) && (O::SLOPE.follows_value() || d1.is_finite())) {
        return None;
    }
    let (id, y) = e.next()?;
    // SAFETY: the slots hold numbers of this pass, which are of this order.
    unsafe { D::plain1(e.kernel_vectors, y, x, d1, o.d2(at, value, d1.factor())) };
    // SAFETY: just made in this pass.
    unsafe { y.set_primal(value) };
    Some(id)
}

#[inline(never)]
fn general_unary<F: Float, O: Unary<F>>(e: &mut Eval<F>, x: u32, o: O) -> u32 {
    Handles(e).unary(x, o)
}

/// `o(a, b)` as a new number.
#[inline(always)]
pub fn binary<F: Float, D: Order<F>, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    match usual_binary::<F, D, O>(e, a, b, o) {
        Some(id) => id,
        None => general_binary(e, a, b, o),
    }
}

#[inline(always)]
fn usual_binary<F: Float, D: Order<F>, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> Option<u32> {
    served(e)?;
    let (a, b) = (e.find(a)?, e.find(b)?);
    // SAFETY: found in this pass.
    let (at_a, at_b) = unsafe { (a.primal(), b.primal()) };
    let value = o.value(at_a, at_b);
    let d1 = o.d1(at_a, at_b, value);
    let kind = const { SlopeKind::weakest(&O::SLOPES) };
    if !(usual(value, kind.is_fixed()) && (kind.follows_value() || (d1[0].is_finite() && d1[1].is_finite()))) {
        return None;
    }
    let (id, y) = e.next()?;
    let d2 = o.d2(at_a, at_b, value, d1.each(|s| s.factor()));
    // SAFETY: the slots hold numbers of this pass, which are of this order.
    unsafe { D::plain2(e.kernel_vectors, y, [a, b], d1, &d2) };
    // SAFETY: just made in this pass.
    unsafe { y.set_primal(value) };
    Some(id)
}

#[inline(never)]
fn general_binary<F: Float, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    Handles(e).binary(a, b, o)
}

/// `a·b + c` as a new number, two roundings.
#[inline(always)]
pub fn fused<F: Float, D: Order<F>, O>(e: &mut Eval<F>, a: u32, b: u32, c: u32, _: O) -> u32 {
    match usual_fused::<F, D>(e, a, b, c) {
        Some(id) => id,
        None => general_fused(e, a, b, c),
    }
}

#[inline(always)]
fn usual_fused<F: Float, D: Order<F>>(e: &mut Eval<F>, a: u32, b: u32, c: u32) -> Option<u32> {
    served(e)?;
    let (a, b, c) = (e.find(a)?, e.find(b)?, e.find(c)?);
    // SAFETY: found in this pass.
    let (at_a, at_b, at_c) = unsafe { (a.primal(), b.primal(), c.primal()) };
    let value = at_a * at_b + at_c;
    // A finite sum has finite terms, and a finite product finite factors.
    if !usual(value, false) {
        return None;
    }
    let (id, y) = e.next()?;
    // SAFETY: the slots hold numbers of this pass, which are of this order.
    unsafe { D::plain_muladd(e.kernel_vectors, y, [a, b, c], Mul.d1(at_a, at_b, value)) };
    // SAFETY: just made in this pass.
    unsafe { y.set_primal(value) };
    Some(id)
}

#[inline(never)]
fn general_fused<F: Float>(e: &mut Eval<F>, a: u32, b: u32, c: u32) -> u32 {
    // SAFETY: a reference points at an evaluation.
    unsafe { operation::fused(e, a, b, c, ()) }
}
