//! Approximate equality of `approx`, of primals.
//! Does not look at tangents: two numbers are as close as their primals.

use approx::{AbsDiffEq, RelativeEq, UlpsEq};

use super::{double, each_number, single};
use crate::ops::{Float, Number};

macro_rules! closeness {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> AbsDiffEq for $number {
            type Epsilon = Self;

            #[inline]
            fn default_epsilon() -> Self {
                Self::constant(<Self as Number>::Real::EPSILON)
            }

            #[inline]
            fn abs_diff_eq(&self, other: &Self, epsilon: Self) -> bool {
                (self.primal() - other.primal()).magnitude() <= epsilon.primal()
            }
        }

        impl<$($generics)*> RelativeEq for $number {
            #[inline]
            fn default_max_relative() -> Self {
                Self::constant(<Self as Number>::Real::EPSILON)
            }

            #[inline]
            fn relative_eq(&self, other: &Self, epsilon: Self, max_relative: Self) -> bool {
                if <Self as Number>::Real::SINGLE {
                    single(*self).relative_eq(&single(*other), single(epsilon), single(max_relative))
                } else {
                    double(*self).relative_eq(&double(*other), double(epsilon), double(max_relative))
                }
            }
        }

        impl<$($generics)*> UlpsEq for $number {
            #[inline]
            fn default_max_ulps() -> u32 {
                f64::default_max_ulps()
            }

            #[inline]
            fn ulps_eq(&self, other: &Self, epsilon: Self, max_ulps: u32) -> bool {
                if <Self as Number>::Real::SINGLE {
                    single(*self).ulps_eq(&single(*other), single(epsilon), max_ulps)
                } else {
                    double(*self).ulps_eq(&double(*other), double(epsilon), max_ulps)
                }
            }
        }
    };
}

each_number!(closeness);
