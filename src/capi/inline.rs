//! Operations too cheap for a call into the kernels: their chain rule stands in the C function itself.
//! Takes the usual case only (numbers of this pass, room left, finite values, a usual number of vectors) and leaves the rest, untouched,
//! to the general way; so nothing has to be kept across a call, and the usual case needs no stack.

use super::eval::{self, Eval, finite};
use super::kernel::first;
use super::slot;
use crate::ops::arith::{Add, Mul};
use crate::ops::{Binary, Float, Unary};

/// Runs the body for the usual numbers of vectors with that number as a constant; falls through for all others.
macro_rules! inline_bodies {
    ($vectors:expr, $body:ident) => {
        if slot::SIMD {
            // The mask tells the compiler that the table needs no bounds.
            match $vectors & 7 {
                1 => $body!(1),
                2 => $body!(2),
                3 => $body!(3),
                4 => $body!(4),
                5 => $body!(5),
                6 => $body!(6),
                7 => $body!(7),
                _ => $crate::capi::eval::unlikely(),
            }
        }
    };
}
pub(super) use inline_bodies;

/// `o(x)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn unary<F: Float, O: Unary<F>>(e: *mut Eval<F>, x: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    match unsafe { e.as_mut() }.and_then(|e| usual_unary(e, x, o)) {
        Some(id) => id,
        // SAFETY: the caller's promise.
        None => unsafe { general_unary(e, x, o) },
    }
}

#[inline(always)]
fn usual_unary<F: Float, O: Unary<F>>(e: &mut Eval<F>, x: u32, o: O) -> Option<u32> {
    let x = e.find(x)?;
    // SAFETY: found in this pass.
    let (value, d1) = unsafe { x.primal() }.unary_plain(o);
    if value.is_finite() && (O::FINITE_VALUE_FINITE_SLOPE || finite(d1)) && e.top < e.limit {
        macro_rules! body {
            ($k:literal) => {{
                let (id, y) = e.bump();
                // SAFETY: the slots hold numbers of this pass, which have this many vectors.
                unsafe { first::plain_one::<F, $k>(y, x, d1) };
                // SAFETY: just made in this pass.
                unsafe { y.set_primal(value) };
                return Some(id);
            }};
        }
        inline_bodies!(e.vectors, body);
    }
    None
}

#[inline(never)]
unsafe fn general_unary<F: Float, O: Unary<F>>(e: *mut Eval<F>, x: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { eval::unary(e, x, o) }
}

/// `o(a, b)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn binary<F: Float, O: Binary<F>>(e: *mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    match unsafe { e.as_mut() }.and_then(|e| usual_binary(e, a, b, o)) {
        Some(id) => id,
        // SAFETY: the caller's promise.
        None => unsafe { general_binary(e, a, b, o) },
    }
}

#[inline(always)]
fn usual_binary<F: Float, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> Option<u32> {
    let (a, b) = (e.find(a)?, e.find(b)?);
    // SAFETY: found in this pass.
    let (at_a, at_b) = unsafe { (a.primal(), b.primal()) };
    let value = o.value(at_a, at_b);
    let d1 = o.d1(at_a, at_b, value);
    let plain = value.is_finite() && (O::FINITE_VALUE_FINITE_SLOPES || (finite(d1[0]) && finite(d1[1])));
    if plain && e.top < e.limit {
        macro_rules! body {
            ($k:literal) => {{
                let (id, y) = e.bump();
                // SAFETY: the slots hold numbers of this pass, which have this many vectors.
                unsafe { first::plain_two::<F, $k>(y, a, b, d1) };
                // SAFETY: just made in this pass.
                unsafe { y.set_primal(value) };
                return Some(id);
            }};
        }
        inline_bodies!(e.vectors, body);
    }
    None
}

#[inline(never)]
unsafe fn general_binary<F: Float, O: Binary<F>>(e: *mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    // SAFETY: the caller's promise.
    unsafe { eval::binary(e, a, b, o) }
}

/// `a·b + c`, two roundings.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn muladd<F: Float>(e: *mut Eval<F>, a: u32, b: u32, c: u32) -> u32 {
    // SAFETY: the caller's promise.
    match unsafe { e.as_mut() }.and_then(|e| usual_muladd(e, a, b, c)) {
        Some(id) => id,
        // SAFETY: the caller's promise.
        None => unsafe { general_muladd(e, a, b, c) },
    }
}

#[inline(always)]
fn usual_muladd<F: Float>(e: &mut Eval<F>, a: u32, b: u32, c: u32) -> Option<u32> {
    let (a, b, c) = (e.find(a)?, e.find(b)?, e.find(c)?);
    // SAFETY: found in this pass.
    let (at_a, at_b, at_c) = unsafe { (a.primal(), b.primal(), c.primal()) };
    let product = at_a * at_b;
    let value = product + at_c;
    // A finite sum has finite terms.
    if value.is_finite() && e.top < e.limit {
        macro_rules! body {
            ($k:literal) => {{
                let (id, y) = e.bump();
                // SAFETY: the slots hold numbers of this pass, which have this many vectors.
                unsafe { first::plain_muladd::<F, $k>(y, a, b, c) };
                // SAFETY: just made in this pass.
                unsafe { y.set_primal(value) };
                return Some(id);
            }};
        }
        inline_bodies!(e.vectors, body);
    }
    None
}

#[inline(never)]
unsafe fn general_muladd<F: Float>(e: *mut Eval<F>, a: u32, b: u32, c: u32) -> u32 {
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return eval::INVALID };
    let Some(a_slot) = e.find(a) else { return e.stale(a) };
    let Some(b_slot) = e.find(b) else { return e.stale(b) };
    let Some(c_slot) = e.find(c) else { return e.stale(c) };
    let Some((id, y)) = e.allocate() else { return e.exhausted() };
    e.binary_into(Mul, y, a_slot, b_slot);
    e.binary_into(Add, y, y, c_slot);
    id
}
