//! The cheap operations, whole: where lanes move in SIMD vectors, each order of numbers and each width has a body of its own.
//! Takes the usual case only (numbers of this pass, a slot left at the top, finite value and slopes) and leaves the rest, untouched, to the
//! general way; so nothing has to be kept across a call, and the usual case needs no stack.
//!
//! A C function of such an operation is a jump through the table of the pass, so that the number of vectors is a constant in what runs. On
//! other targets there is no table but one body per operation, a loop over tangents: an operation that is never called is not linked.

mod body;

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use super::dot;
use super::eval::Eval;
use super::numbers::INVALID;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use super::quick_table::Dots;
use super::quick_table::Quick;
use crate::ops::arith::{Add, Div, Mul, Neg, Square, Sub};
use crate::ops::given::Given;
use crate::ops::mixed::{AddC, CSub, DivC, MulC, SubC};
use crate::ops::trig::{Cos, Sin};
use crate::ops::{Float, Known, One, Two};
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
use crate::slots::First;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use crate::slots::{Order, Second, TileFloat, Zeroth, by_side, by_vectors};

macro_rules! quick {
    ($($name:ident($($p:ident: $t:ty),*) = $body:ident$(<$arity:ty>)?($($x:expr),+);)*) => {
        /// The table of an order, with its sums of products.
        #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
        fn of<F: Float, D: Order<F>>(dots: Dots<F, Eval<F>>) -> Quick<F, Eval<F>> {
            Quick { $($name: |e, $($p),*| body::$body::<F, D $(, $arity, _)?>(e, $($x),+),)* dots }
        }

        /// The table of a recording: each goes the general way, which tells.
        #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
        pub fn recording<F: Float>() -> Quick<F, Eval<F>> {
            Quick { $($name: |e, $($p),*| body::general::$body::<F $(, $arity, _)?>(e, $($x),+),)* dots: dot::none() }
        }

        $(
            /// The operation of that name on handles.
            ///
            /// # Safety
            /// `e` is null or points at an evaluation.
            #[inline(always)]
            pub unsafe fn $name<F: Float>(e: *mut Eval<F>, $($p: $t),*) -> u32 {
                #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
                // SAFETY: `e` is null or points at an evaluation, as the caller promises.
                match unsafe { e.as_mut() } {
                    Some(e) => (e.quick.$name)(e, $($p),*),
                    None => INVALID,
                }
                #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
                // SAFETY: `e` is null or points at an evaluation, as the caller promises.
                match unsafe { e.as_mut() } {
                    Some(e) => body::$body::<F, First<0> $(, $arity, _)?>(e, $($x),+),
                    None => INVALID,
                }
            }
        )*
    };
}

quick! {
    neg(a: u32) = whole<One>(a, Neg);
    square(a: u32) = whole<One>(a, Square);
    add(a: u32, b: u32) = whole<Two>([a, b], Add);
    sub(a: u32, b: u32) = whole<Two>([a, b], Sub);
    mul(a: u32, b: u32) = whole<Two>([a, b], Mul);
    div(a: u32, b: u32) = whole<Two>([a, b], Div);
    add_c(a: u32, c: F) = whole<One>(a, AddC(c));
    sub_c(a: u32, c: F) = whole<One>(a, SubC(c));
    c_sub(c: F, a: u32) = whole<One>(a, CSub(c));
    mul_c(a: u32, c: F) = whole<One>(a, MulC(c));
    div_c(a: u32, c: F) = whole<One>(a, DivC(c));
    given(a: u32, y: F, d1: F, d2: F) = whole<One>(a, Given { y, d1, d2: Some(d2) });
    sin_known(a: u32, value: F, slope: F) = whole<One>(a, Known { operation: Sin, value, slope });
    cos_known(a: u32, value: F, slope: F) = whole<One>(a, Known { operation: Cos, value, slope });
    muladd(a: u32, b: u32, c: u32) = muladd([a, b, c]);
}

/// The operations on values alone.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub fn none<F: Float>() -> Quick<F, Eval<F>> {
    of::<F, Zeroth>(dot::none())
}

/// The operations on numbers of first order of that many vectors, as this is compiled.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub fn first_order<F: Float>(vectors: usize) -> Quick<F, Eval<F>> {
    by_vectors!(vectors, D, K => of::<F, D>(dot::of_vectors::<F, K>()))
}

/// The operations on numbers of second order in tiles of that side, as this is compiled.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub fn second_order<F: TileFloat>(side: usize) -> Quick<F, Eval<F>> {
    by_side!(side, P => of::<F, Second<P>>(dot::none()))
}

/// No table: the bodies leave a recording to the general way.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn recording<F: Float>() -> Quick<F, Eval<F>> {
    Quick::NONE
}

/// No table: the bodies serve all.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn none<F: Float>() -> Quick<F, Eval<F>> {
    Quick::NONE
}

/// No table: the bodies serve all.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn first_order<F: Float>(_vectors: usize) -> Quick<F, Eval<F>> {
    Quick::NONE
}

/// No table: the general way serves second order.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub fn second_order<F: Float>(_side: usize) -> Quick<F, Eval<F>> {
    Quick::NONE
}
