//! The operators of Rust for dual numbers: those of every number, comparisons by primals, plain reals on the left.
//! Does not know what they compute.

use core::cmp::Ordering;
use core::ops;

use super::{Dual, HyperDual, Pack};
use crate::ops::mixed::{AddC, CDiv, CSub, MulC};
use crate::ops::{Float, Number, operators};

macro_rules! comparisons {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> PartialEq for $number {
            #[inline(always)]
            fn eq(&self, other: &Self) -> bool {
                self.primal() == other.primal()
            }
        }

        impl<$($generics)*> PartialOrd for $number {
            #[inline(always)]
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                self.primal().partial_cmp(&other.primal())
            }
        }
    };
}

macro_rules! real_on_the_left {
    ($real:ty, [$($generics:tt)*] $number:ty) => {
        real_on_the_left!(@one $real, [$($generics)*] $number, Add add AddC);
        real_on_the_left!(@one $real, [$($generics)*] $number, Sub sub CSub);
        real_on_the_left!(@one $real, [$($generics)*] $number, Mul mul MulC);
        real_on_the_left!(@one $real, [$($generics)*] $number, Div div CDiv);
    };
    (@one $real:ty, [$($generics:tt)*] $number:ty, $trait:ident $method:ident $mixed:ident) => {
        impl<$($generics)*> ops::$trait<$number> for $real {
            type Output = $number;

            #[inline(always)]
            fn $method(self, x: $number) -> $number {
                x.unary($mixed(self))
            }
        }
    };
}

// A type parameter bound by `Float`, not the projection `T::Real`: coherence knows that no `Float` is this number.
operators!([T: Pack<N>, const N: usize] Dual<T, N>, [T: Pack<N>, const N: usize, R: Float] R where T: Number<Real = R>);
operators!(
    [T: Pack<Q>, const P: usize, const Q: usize] HyperDual<T, P, Q>,
    [T: Pack<Q>, const P: usize, const Q: usize, R: Float] R where T: Number<Real = R>
);
comparisons!([T: Pack<N>, const N: usize] Dual<T, N>);
comparisons!([T: Pack<Q>, const P: usize, const Q: usize] HyperDual<T, P, Q>);
real_on_the_left!(f64, [T: Pack<N, Real = f64>, const N: usize] Dual<T, N>);
real_on_the_left!(f32, [T: Pack<N, Real = f32>, const N: usize] Dual<T, N>);
real_on_the_left!(f64, [T: Pack<Q, Real = f64>, const P: usize, const Q: usize] HyperDual<T, P, Q>);
real_on_the_left!(f32, [T: Pack<Q, Real = f32>, const P: usize, const Q: usize] HyperDual<T, P, Q>);
