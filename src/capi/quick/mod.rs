//! The cheap operations, whole: where lanes move in SIMD vectors, each order of numbers and each width has a body of its own.
//! Takes the usual case only (numbers of this pass, a slot left at the top, finite value and slopes) and leaves the rest, untouched, to the
//! general way; so nothing has to be kept across a call, and the usual case needs no stack.
//!
//! A C function of such an operation is a jump through the table of the pass, so that the number of vectors is a constant in what runs. On
//! other targets there is no table but one body per operation, a loop over tangents: an operation that is never called is not linked.

mod body;

use super::dot::Dots;
use super::eval::Eval;
use super::kernel::Order;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
use super::kernel::first::First;
use crate::ops::Float;
use crate::ops::arith::{Add, Div, Mul, Neg, Square, Sub};
use crate::ops::given::Given;
use crate::ops::mixed::{AddC, CSub, DivC, MulC, SubC};

macro_rules! quick {
    ($($name:ident($($p:ident: $t:ty),*) = $way:ident($($x:ident),+; $($op:tt)+);)*) => {
        /// The table: one function per operation.
        #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
        pub struct Quick<F> {
            $($name: fn(&mut Eval<F>, $($t),*) -> u32,)*
            dots: Dots<F>,
        }

        /// No table.
        #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
        pub struct Quick<F>(core::marker::PhantomData<F>);

        impl<F> Clone for Quick<F> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<F> Copy for Quick<F> {}

        impl<F: Float> Quick<F> {
            /// The table of an order, with its sums of products.
            #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
            pub fn of<D: Order<F>>(dots: Dots<F>) -> Self {
                Self { $($name: |e, $($p),*| body::$way::<F, D, _>(e, $($x,)+ $($op)+),)* dots }
            }

            /// No table.
            #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
            pub fn of<D: Order<F>>(_: Dots<F>) -> Self {
                Self(core::marker::PhantomData)
            }
        }

        $(
            /// The operation of that name on handles.
            ///
            /// # Safety
            /// `e` is null or points at an evaluation.
            #[inline(always)]
            pub unsafe fn $name<F: Float>(e: *mut Eval<F>, $($p: $t),*) -> u32 {
                #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
                // SAFETY: the caller's promise.
                match unsafe { e.as_mut() } {
                    Some(e) => (e.quick.$name)(e, $($p),*),
                    None => super::eval::INVALID,
                }
                #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
                // SAFETY: the caller's promise.
                match unsafe { e.as_mut() } {
                    Some(e) => body::$way::<F, First<0>, _>(e, $($x,)+ $($op)+),
                    None => super::eval::INVALID,
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
    given(a: u32, y: F, d1: F, d2: F) = unary(a; Given { y, d1, d2: Some(d2) });
    muladd(a: u32, b: u32, c: u32) = fused(a, b, c; ());
}

/// The sums of products of a pass.
#[inline(always)]
pub fn dots<F: Float>(e: &Eval<F>) -> Dots<F> {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    return e.quick.dots;
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    {
        let _ = e;
        Dots::none()
    }
}
