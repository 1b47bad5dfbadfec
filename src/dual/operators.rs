//! The operators of Rust for the kinds of number, with numbers and with plain reals on either side.
//! Does not know what they compute; each is the operation of the same name.

use core::cmp::Ordering;
use core::ops;

use super::{Dual, HyperDual, Pack};
use crate::ops::arith::{Add, Div, Mul, Neg, Sub};
use crate::ops::mixed::{AddC, CDiv, CSub, DivC, MulC, SubC};
use crate::ops::{Float, Number};

macro_rules! operators {
    ([$($generics:tt)*] $number:ty, $scalar:ty) => {
        impl<$($generics)*> ops::Neg for $number {
            type Output = Self;

            #[inline(always)]
            fn neg(self) -> Self {
                self.unary(Neg)
            }
        }

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

        operators!(@one [$($generics)*] $number, $scalar, Add add Add AddC AddAssign add_assign);
        operators!(@one [$($generics)*] $number, $scalar, Sub sub Sub SubC SubAssign sub_assign);
        operators!(@one [$($generics)*] $number, $scalar, Mul mul Mul MulC MulAssign mul_assign);
        operators!(@one [$($generics)*] $number, $scalar, Div div Div DivC DivAssign div_assign);
    };
    (@one [$($generics:tt)*] $number:ty, $scalar:ty,
     $trait:ident $method:ident $op:ident $mixed:ident $assign:ident $assign_method:ident) => {
        impl<$($generics)*> ops::$trait for $number {
            type Output = Self;

            #[inline(always)]
            fn $method(self, b: Self) -> Self {
                self.binary(b, $op)
            }
        }

        // A type parameter bound by `Float`, not the projection `T::Real`: coherence knows that no `Float` is this number.
        impl<R: Float, $($generics)*> ops::$trait<R> for $number
        where
            $scalar: Number<Real = R>,
        {
            type Output = Self;

            #[inline(always)]
            fn $method(self, c: R) -> Self {
                self.unary($mixed(c))
            }
        }

        impl<$($generics)*> ops::$assign for $number {
            #[inline(always)]
            fn $assign_method(&mut self, b: Self) {
                *self = self.binary(b, $op);
            }
        }

        impl<R: Float, $($generics)*> ops::$assign<R> for $number
        where
            $scalar: Number<Real = R>,
        {
            #[inline(always)]
            fn $assign_method(&mut self, c: R) {
                *self = self.unary($mixed(c));
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

operators!([T: Pack<N>, const N: usize] Dual<T, N>, T);
operators!([T: Pack<Q>, const P: usize, const Q: usize] HyperDual<T, P, Q>, T);
real_on_the_left!(f64, [T: Pack<N, Real = f64>, const N: usize] Dual<T, N>);
real_on_the_left!(f32, [T: Pack<N, Real = f32>, const N: usize] Dual<T, N>);
real_on_the_left!(f64, [T: Pack<Q, Real = f64>, const P: usize, const Q: usize] HyperDual<T, P, Q>);
real_on_the_left!(f32, [T: Pack<Q, Real = f32>, const P: usize, const Q: usize] HyperDual<T, P, Q>);
