//! The cheap operations, whole: where lanes move in SIMD vectors, each order of numbers has a body of its own for each of them.
//! Takes the usual case only (numbers of this pass, a slot left at the top, finite value and slopes) and leaves the rest, untouched, to the
//! general way; so nothing has to be kept across a call, and the usual case needs no stack.
//!
//! A C function of such an operation is a jump through the table of the pass, so that the number of vectors is a constant in what runs. On
//! other targets there is no table: the general way serves, and an operation that is never called is not linked.

use super::dot::Dots;
use super::eval::{self, Eval, INVALID};
use super::kernel::Order;
use super::slot::SIMD;
use crate::ops::arith::{Add, Div, Mul, Neg, Square, Sub};
use crate::ops::given::Given;
use crate::ops::mixed::{AddC, CSub, DivC, MulC, SubC};
use crate::ops::{Binary, Float, Unary};

macro_rules! quick {
    ($($name:ident($($p:ident: $t:ty),*) = $way:ident($($x:ident),+; $($op:tt)+);)*) => {
        /// The table: one function per operation.
        pub struct Quick<F> {
            $($name: fn(&mut Eval<F>, $($t),*) -> u32,)*
            dots: Dots<F>,
        }

        impl<F> Clone for Quick<F> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<F> Copy for Quick<F> {}

        impl<F: Float> Quick<F> {
            /// The table of an order, with its sums of products.
            pub fn of<D: Order<F>>(dots: Dots<F>) -> Self {
                Self { $($name: |e, $($p),*| $way::<F, D, _>(e, $($x,)+ $($op)+),)* dots }
            }
        }

        $(
            /// The operation of that name on handles.
            ///
            /// # Safety
            /// `e` is null or points at an evaluation.
            #[inline(always)]
            pub unsafe fn $name<F: Float>(e: *mut Eval<F>, $($p: $t),*) -> u32 {
                if SIMD {
                    // SAFETY: the caller's promise.
                    match unsafe { e.as_mut() } {
                        Some(e) => (e.quick.$name)(e, $($p),*),
                        None => INVALID,
                    }
                } else {
                    // SAFETY: the caller's promise.
                    unsafe { eval::$way(e, $($x,)+ $($op)+) }
                }
            }
        )*
    };
}

quick! {
    neg(a: u32) = unary(a; Neg);
    square(a: u32) = unary(a; Square);
    add(a: u32, b: u32) = binary(a, b; Add);
    sub(a: u32, b: u32) = binary(a, b; Sub);
    mul(a: u32, b: u32) = binary(a, b; Mul);
    div(a: u32, b: u32) = binary(a, b; Div);
    add_c(a: u32, c: F) = unary(a; AddC(c));
    sub_c(a: u32, c: F) = unary(a; SubC(c));
    c_sub(c: F, a: u32) = unary(a; CSub(c));
    mul_c(a: u32, c: F) = unary(a; MulC(c));
    div_c(a: u32, c: F) = unary(a; DivC(c));
    given(a: u32, y: F, d1: F, d2: F) = unary(a; Given { y, d1, d2 });
    muladd(a: u32, b: u32, c: u32) = fused(a, b, c; ());
}

/// The sums of products of a pass.
#[inline(always)]
pub fn dots<F: Float>(e: &Eval<F>) -> Dots<F> {
    if SIMD { e.quick.dots } else { Dots::none() }
}

/// Whether a value is finite; with constant slopes, whether it is a number at all: an infinite value is then nothing special.
#[inline(always)]
fn usual<F: Float>(y: F, constant_slopes: bool) -> bool {
    // 0·y is NaN for an infinite y, too: half the instructions of a test of the exponent.
    if constant_slopes { !y.is_nan() } else { !(y * <F as Float>::ZERO).is_nan() }
}

#[inline(always)]
fn unary<F: Float, D: Order<F>, O: Unary<F>>(e: &mut Eval<F>, x: u32, o: O) -> u32 {
    match usual_unary::<F, D, O>(e, x, o) {
        Some(id) => id,
        None => general_unary(e, x, o),
    }
}

#[inline(always)]
fn usual_unary<F: Float, D: Order<F>, O: Unary<F>>(e: &mut Eval<F>, x: u32, o: O) -> Option<u32> {
    let x = e.find(x)?;
    // SAFETY: found in this pass.
    let at = unsafe { x.primal() };
    let (value, d1) = at.unary_plain(o);
    if !(usual(value, O::CONSTANT_SLOPE) && (O::FINITE_VALUE_FINITE_SLOPE || d1.is_finite())) {
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
    // SAFETY: a reference points at an evaluation.
    unsafe { eval::unary(e, x, o) }
}

#[inline(always)]
fn binary<F: Float, D: Order<F>, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    match usual_binary::<F, D, O>(e, a, b, o) {
        Some(id) => id,
        None => general_binary(e, a, b, o),
    }
}

#[inline(always)]
fn usual_binary<F: Float, D: Order<F>, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> Option<u32> {
    let (a, b) = (e.find(a)?, e.find(b)?);
    // SAFETY: found in this pass.
    let (at_a, at_b) = unsafe { (a.primal(), b.primal()) };
    let value = o.value(at_a, at_b);
    let d1 = o.d1(at_a, at_b, value);
    if !(usual(value, O::CONSTANT_SLOPES) && (O::FINITE_VALUE_FINITE_SLOPES || (d1[0].is_finite() && d1[1].is_finite()))) {
        return None;
    }
    let (id, y) = e.next()?;
    let d2 = o.d2(at_a, at_b, value, d1.map(|s| s.factor()));
    // SAFETY: the slots hold numbers of this pass, which are of this order.
    unsafe { D::plain2(e.kernel_vectors, y, [a, b], d1, &d2) };
    // SAFETY: just made in this pass.
    unsafe { y.set_primal(value) };
    Some(id)
}

#[inline(never)]
fn general_binary<F: Float, O: Binary<F>>(e: &mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    // SAFETY: a reference points at an evaluation.
    unsafe { eval::binary(e, a, b, o) }
}

#[inline(always)]
fn fused<F: Float, D: Order<F>, O>(e: &mut Eval<F>, a: u32, b: u32, c: u32, _: O) -> u32 {
    match usual_fused::<F, D>(e, a, b, c) {
        Some(id) => id,
        None => general_fused(e, a, b, c),
    }
}

#[inline(always)]
fn usual_fused<F: Float, D: Order<F>>(e: &mut Eval<F>, a: u32, b: u32, c: u32) -> Option<u32> {
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
    unsafe { eval::fused(e, a, b, c, ()) }
}
