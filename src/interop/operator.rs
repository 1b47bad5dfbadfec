//! Operators that generic code expects beside the four of arithmetic: remainder, sum and product.
//! Does not know the remainders with another sign; they are named functions.

use core::iter::{Product, Sum};
use core::ops::{Rem, RemAssign};

use super::each_number;
use crate::ops::{Float, Math, Number};

macro_rules! operators {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> Rem for $number {
            type Output = Self;

            #[inline(always)]
            fn rem(self, b: Self) -> Self {
                Math::fmod(self, b)
            }
        }

        impl<$($generics)*> RemAssign for $number {
            #[inline(always)]
            fn rem_assign(&mut self, b: Self) {
                *self = Math::fmod(*self, b);
            }
        }

        impl<$($generics)*> Sum for $number {
            #[inline]
            fn sum<I: Iterator<Item = Self>>(terms: I) -> Self {
                terms.reduce(|a, b| a + b).unwrap_or(Self::constant(<Self as Number>::Real::ZERO))
            }
        }

        impl<$($generics)*> Product for $number {
            #[inline]
            fn product<I: Iterator<Item = Self>>(factors: I) -> Self {
                factors.reduce(|a, b| a * b).unwrap_or(Self::constant(<Self as Number>::Real::ONE))
            }
        }

        impl<'a, $($generics)*> Sum<&'a Self> for $number {
            #[inline]
            fn sum<I: Iterator<Item = &'a Self>>(terms: I) -> Self {
                terms.copied().sum()
            }
        }

        impl<'a, $($generics)*> Product<&'a Self> for $number {
            #[inline]
            fn product<I: Iterator<Item = &'a Self>>(factors: I) -> Self {
                factors.copied().product()
            }
        }
    };
}

each_number!(operators);
