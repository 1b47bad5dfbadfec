//! `Float` and `FloatConst` of `num-traits`.
//! Classification and decoding look at the primal; every other method is an operation.

use core::num::FpCategory;

use num_traits::{Float as NumFloat, FloatConst};

use super::{double, each_number, named, shared_functions, single, through_math};
use crate::ops::{Float, Number};

macro_rules! float {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> NumFloat for $number {
            shared_functions!();

            through_math! {
                copysign(sign); max(other); min(other); clamp(lo, hi); abs_sub = fdim(other); atan2(x);
                to_degrees = rad2deg(); to_radians = deg2rad();
            }

            #[inline]
            fn nan() -> Self {
                Self::constant(<Self as Number>::Real::NAN)
            }

            #[inline]
            fn infinity() -> Self {
                Self::constant(<Self as Number>::Real::INFINITY)
            }

            #[inline]
            fn neg_infinity() -> Self {
                Self::constant(-<Self as Number>::Real::INFINITY)
            }

            #[inline]
            fn neg_zero() -> Self {
                Self::constant(-<Self as Number>::Real::ZERO)
            }

            #[inline]
            fn min_value() -> Self {
                Self::constant(-<Self as Number>::Real::MAX)
            }

            #[inline]
            fn min_positive_value() -> Self {
                Self::constant(<Self as Number>::Real::MIN_POSITIVE)
            }

            #[inline]
            fn epsilon() -> Self {
                Self::constant(<Self as Number>::Real::EPSILON)
            }

            #[inline]
            fn max_value() -> Self {
                Self::constant(<Self as Number>::Real::MAX)
            }

            #[inline]
            fn is_nan(self) -> bool {
                self.primal().is_nan()
            }

            #[inline]
            fn is_infinite(self) -> bool {
                self.primal().is_infinite()
            }

            #[inline]
            fn is_finite(self) -> bool {
                self.primal().is_finite()
            }

            #[inline]
            fn is_normal(self) -> bool {
                NumFloat::classify(self) == FpCategory::Normal
            }

            #[inline]
            fn classify(self) -> FpCategory {
                // A number that is subnormal in single precision is not in double.
                if <Self as Number>::Real::SINGLE { single(self).classify() } else { double(self).classify() }
            }

            #[inline]
            fn integer_decode(self) -> (u64, i16, i8) {
                if <Self as Number>::Real::SINGLE { single(self).integer_decode() } else { double(self).integer_decode() }
            }

            #[inline]
            fn is_sign_positive(self) -> bool {
                !self.primal().is_sign_negative()
            }

            #[inline]
            fn is_sign_negative(self) -> bool {
                self.primal().is_sign_negative()
            }
        }
    };
}

macro_rules! constants {
    ($($name:ident)*) => {
        $(
            #[inline]
            fn $name() -> Self {
                named!($name)
            }
        )*
    };
}

macro_rules! float_const {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> FloatConst for $number {
            constants! {
                E FRAC_1_PI FRAC_1_SQRT_2 FRAC_2_PI FRAC_2_SQRT_PI FRAC_PI_2 FRAC_PI_3 FRAC_PI_4 FRAC_PI_6 FRAC_PI_8
                LN_10 LN_2 LOG10_E LOG2_E PI SQRT_2 TAU LOG10_2 LOG2_10
            }
        }
    };
}

each_number!(float);
each_number!(float_const);
