//! The chain rule by arity, for steps that are written once for every number of arguments.
//! Does not know what it does.

use super::{Kernels, Order};
use crate::ops::{Arity, Float, One, Slope, Three, Two};
use crate::slots::slot::Slot;

/// The chain rule for the arguments of `A`: what becomes of the derivatives of a result, by those of the arguments, slopes and second derivatives.
pub type Chain<F, A> =
    unsafe fn(usize, Slot<F>, <A as Arity>::Of<Slot<F>>, <A as Arity>::Of<Slope<F>>, <A as Arity>::Pairs<Slope<F>>);

/// An arity that orders have a chain rule for.
pub trait Chained<F: Float>: Arity + Sized {
    /// That of an order.
    fn of<D: Order<F>>() -> Chain<F, Self>;
    /// That of a table.
    fn in_table(kernels: &Kernels<F>) -> Chain<F, Self>;
}

/// An arity that they have another for, where the slopes are finite and the result is none of the arguments.
pub trait FiniteChained<F: Float>: Chained<F> {
    /// That of an order.
    fn finite<D: Order<F>>() -> Chain<F, Self>;
}

macro_rules! chained {
    ($($arity:ident: $chain:ident $(or $finite:ident)?;)*) => {$(
        impl<F: Float> Chained<F> for $arity {
            #[inline(always)]
            fn of<D: Order<F>>() -> Chain<F, Self> {
                D::$chain
            }

            #[inline(always)]
            fn in_table(kernels: &Kernels<F>) -> Chain<F, Self> {
                kernels.$chain
            }
        }

        $(impl<F: Float> FiniteChained<F> for $arity {
            #[inline(always)]
            fn finite<D: Order<F>>() -> Chain<F, Self> {
                D::$finite
            }
        })?
    )*};
}

chained! {
    One: chain1 or finite1;
    Two: chain2 or finite2;
    Three: chain3;
}
