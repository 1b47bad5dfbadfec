//! `num-traits` but for `Float`: identities, conversions, signs and the small operators.
//! Conversions from other types give constants, conversions to them read the primal: both drop tangents.

use num_traits::{
    Bounded, Euclid, FromPrimitive, Inv, MulAdd, MulAddAssign, Num, NumCast, One, ParseFloatError, Pow, Signed, ToPrimitive, Zero,
};

use super::{constant, double, each_number, signum};
use crate::ops::{Float, Math, Number};

/// Conversions from plain types, each rounded once.
macro_rules! from_plain {
    ($($name:ident $plain:ident)*) => {
        $(
            #[inline]
            fn $name(c: $plain) -> Option<Self> {
                Some(constant(c as f32, c as f64))
            }
        )*
    };
}

/// Conversions of the primal to plain types.
macro_rules! to_plain {
    ($($name:ident $plain:ident)*) => {
        $(
            #[inline]
            fn $name(&self) -> Option<$plain> {
                ToPrimitive::$name(&double(*self))
            }
        )*
    };
}

macro_rules! identities {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> Zero for $number {
            #[inline]
            fn zero() -> Self {
                Self::constant(<Self as Number>::Real::ZERO)
            }

            #[inline]
            fn is_zero(&self) -> bool {
                self.primal() == <Self as Number>::Real::ZERO
            }
        }

        impl<$($generics)*> One for $number {
            #[inline]
            fn one() -> Self {
                Self::constant(<Self as Number>::Real::ONE)
            }
        }

        impl<$($generics)*> Num for $number {
            type FromStrRadixErr = ParseFloatError;

            fn from_str_radix(text: &str, radix: u32) -> Result<Self, ParseFloatError> {
                // Each precision reads the text itself: single by way of double would be rounded twice.
                if <Self as Number>::Real::SINGLE {
                    f32::from_str_radix(text, radix).map(|c| constant(c, 0.0))
                } else {
                    f64::from_str_radix(text, radix).map(|c| constant(0.0, c))
                }
            }
        }

        impl<$($generics)*> Bounded for $number {
            #[inline]
            fn min_value() -> Self {
                Self::constant(-<Self as Number>::Real::MAX)
            }

            #[inline]
            fn max_value() -> Self {
                Self::constant(<Self as Number>::Real::MAX)
            }
        }
    };
}

macro_rules! conversions {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> FromPrimitive for $number {
            from_plain! {
                from_i8 i8 from_i16 i16 from_i32 i32 from_i64 i64 from_i128 i128 from_isize isize
                from_u8 u8 from_u16 u16 from_u32 u32 from_u64 u64 from_u128 u128 from_usize usize
                from_f32 f32 from_f64 f64
            }
        }

        impl<$($generics)*> ToPrimitive for $number {
            to_plain! {
                to_i8 i8 to_i16 i16 to_i32 i32 to_i64 i64 to_i128 i128 to_isize isize
                to_u8 u8 to_u16 u16 to_u32 u32 to_u64 u64 to_u128 u128 to_usize usize
                to_f32 f32 to_f64 f64
            }
        }

        impl<$($generics)*> NumCast for $number {
            #[inline]
            fn from<C: ToPrimitive>(c: C) -> Option<Self> {
                if <Self as Number>::Real::SINGLE {
                    c.to_f32().map(|c| constant(c, 0.0))
                } else {
                    c.to_f64().map(|c| constant(0.0, c))
                }
            }
        }
    };
}

macro_rules! small_operators {
    ([$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> Signed for $number {
            #[inline]
            fn abs(&self) -> Self {
                Math::abs(*self)
            }

            #[inline]
            fn abs_sub(&self, other: &Self) -> Self {
                Math::fdim(*self, *other)
            }

            #[inline]
            fn signum(&self) -> Self {
                signum(*self)
            }

            #[inline]
            fn is_positive(&self) -> bool {
                !self.primal().is_sign_negative()
            }

            #[inline]
            fn is_negative(&self) -> bool {
                self.primal().is_sign_negative()
            }
        }

        impl<$($generics)*> Inv for $number {
            type Output = Self;

            #[inline]
            fn inv(self) -> Self {
                Math::recip(self)
            }
        }

        impl<$($generics)*> MulAdd for $number {
            type Output = Self;

            #[inline]
            fn mul_add(self, b: Self, c: Self) -> Self {
                Math::fma(self, b, c)
            }
        }

        impl<$($generics)*> MulAddAssign for $number {
            #[inline]
            fn mul_add_assign(&mut self, b: Self, c: Self) {
                *self = Math::fma(*self, b, c);
            }
        }

        impl<$($generics)*> Pow<Self> for $number {
            type Output = Self;

            #[inline]
            fn pow(self, b: Self) -> Self {
                Math::pow(self, b)
            }
        }

        impl<$($generics)*> Pow<i32> for $number {
            type Output = Self;

            #[inline]
            fn pow(self, k: i32) -> Self {
                Math::powi(self, k)
            }
        }

        impl<R: Float, $($generics)*> Pow<R> for $number
        where
            T: Number<Real = R>,
        {
            type Output = Self;

            #[inline]
            fn pow(self, c: R) -> Self {
                Math::powf(self, c)
            }
        }

        // The definitions `num-traits` has for plain reals.
        impl<$($generics)*> Euclid for $number {
            #[inline]
            fn div_euclid(&self, b: &Self) -> Self {
                let q = Math::trunc(*self / *b);
                let below = (*self % *b).primal() < <Self as Number>::Real::ZERO;
                match b.primal() > <Self as Number>::Real::ZERO {
                    true if below => q - <Self as Number>::Real::ONE,
                    false if below => q + <Self as Number>::Real::ONE,
                    _ => q,
                }
            }

            #[inline]
            fn rem_euclid(&self, b: &Self) -> Self {
                let r = *self % *b;
                if r.primal() < <Self as Number>::Real::ZERO { r + Math::abs(*b) } else { r }
            }
        }
    };
}

each_number!(identities);
each_number!(conversions);
each_number!(small_operators);
