//! `ComplexField` and `RealField` of `simba`: what `nalgebra` asks of the elements of a matrix.
//! Does not know matrices. A number is one lane of `simba`, its tangents are not.

use core::fmt::Display;

use simba::scalar::{ComplexField, Field, RealField};
use simba::simd::SimdValue;

use super::{cardinal, constant, named, shared_functions, through_math};
use crate::ops::{Float, Math, Number};
use crate::{Dual, HyperDual, Pack};

macro_rules! one_lane {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> SimdValue for $number {
            const LANES: usize = 1;
            type Element = Self;
            type SimdBool = bool;

            #[inline(always)]
            fn splat(x: Self) -> Self {
                x
            }

            #[inline(always)]
            fn extract(&self, _lane: usize) -> Self {
                *self
            }

            // Safe for every lane, in and out of range: none is indexed.
            #[allow(unsafe_code, reason = "the trait declares the method unsafe; nothing unsafe is done")]
            #[inline(always)]
            unsafe fn extract_unchecked(&self, _lane: usize) -> Self {
                *self
            }

            #[inline(always)]
            fn replace(&mut self, _lane: usize, x: Self) {
                *self = x;
            }

            // Safe for every lane, in and out of range: none is indexed.
            #[allow(unsafe_code, reason = "the trait declares the method unsafe; nothing unsafe is done")]
            #[inline(always)]
            unsafe fn replace_unchecked(&mut self, _lane: usize, x: Self) {
                *self = x;
            }

            #[inline(always)]
            fn select(self, condition: bool, other: Self) -> Self {
                if condition { self } else { other }
            }
        }

        impl<$($generics)*> Field for $number {}
    };
}

macro_rules! complex_field {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> ComplexField for $number {
            type RealField = Self;

            shared_functions!();

            through_math! {
                modulus = abs(); modulus_squared = square(); norm1 = abs(); powc = pow(b);
            }

            #[inline]
            fn from_real(x: Self) -> Self {
                x
            }

            #[inline]
            fn real(self) -> Self {
                self
            }

            #[inline]
            fn imaginary(self) -> Self {
                Self::constant(<Self as Number>::Real::ZERO)
            }

            #[inline]
            fn conjugate(self) -> Self {
                self
            }

            #[inline]
            fn argument(self) -> Self {
                if self.primal() >= <Self as Number>::Real::ZERO {
                    Self::constant(<Self as Number>::Real::ZERO)
                } else {
                    RealField::pi()
                }
            }

            // Not by way of `abs`, whose slope at 0 is 0: modulus times sign is the number again, slopes included. Reflections need that.
            #[inline]
            fn to_exp(self) -> (Self, Self) {
                let one = Self::constant(<Self as Number>::Real::ONE);
                if self.primal() >= <Self as Number>::Real::ZERO { (self, one) } else { (-self, -one) }
            }

            #[inline]
            fn scale(self, factor: Self) -> Self {
                self * factor
            }

            #[inline]
            fn unscale(self, factor: Self) -> Self {
                self / factor
            }

            #[inline]
            fn sinc(self) -> Self {
                cardinal::sinc(self)
            }

            #[inline]
            fn sinhc(self) -> Self {
                cardinal::sinhc(self)
            }

            #[inline]
            fn is_finite(&self) -> bool {
                self.primal().is_finite()
            }

            #[inline]
            fn try_sqrt(self) -> Option<Self> {
                (self.primal() >= <Self as Number>::Real::ZERO).then(|| Math::sqrt(self))
            }
        }
    };
}

macro_rules! constants {
    ($($name:ident $constant:ident)*) => {
        $(
            #[inline]
            fn $name() -> Self {
                named!($constant)
            }
        )*
    };
}

macro_rules! real_field {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> RealField for $number {
            constants! {
                pi PI two_pi TAU frac_pi_2 FRAC_PI_2 frac_pi_3 FRAC_PI_3 frac_pi_4 FRAC_PI_4 frac_pi_6 FRAC_PI_6 frac_pi_8 FRAC_PI_8
                frac_1_pi FRAC_1_PI frac_2_pi FRAC_2_PI frac_2_sqrt_pi FRAC_2_SQRT_PI
                e E log2_e LOG2_E log10_e LOG10_E ln_2 LN_2 ln_10 LN_10
            }

            through_math! {
                copysign(sign); max(other); min(other); clamp(lo, hi); atan2(x);
            }

            #[inline]
            fn is_sign_positive(&self) -> bool {
                !self.primal().is_sign_negative()
            }

            #[inline]
            fn is_sign_negative(&self) -> bool {
                self.primal().is_sign_negative()
            }

            #[inline]
            fn min_value() -> Option<Self> {
                Some(constant(f32::MIN, f64::MIN))
            }

            #[inline]
            fn max_value() -> Option<Self> {
                Some(constant(f32::MAX, f64::MAX))
            }
        }
    };
}

/// Hands every kind of number to a macro, with the bounds that `ComplexField` adds to those of a number.
macro_rules! each_shareable_number {
    ($implement:ident) => {
        $implement!([T: Pack<N, Bundle: Send + Sync + 'static> + Display + Send + Sync + 'static, const N: usize] Dual<T, N>);
        $implement!(
            [T: Pack<Q, Bundle: Send + Sync + 'static> + Display + Send + Sync + 'static, const P: usize, const Q: usize]
            HyperDual<T, P, Q>
        );
    };
}

super::each_number!(one_lane);
each_shareable_number!(complex_field);
each_shareable_number!(real_field);
