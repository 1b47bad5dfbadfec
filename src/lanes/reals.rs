//! Vectors as reals side by side: what plain arithmetic needs of them.
//! Does not know what they are values of.

use core::ops::{Div, Neg, Sub};

use wide::{f32x4, f32x8, f64x2, f64x4};

use super::Vector;

/// A vector of reals, and the plain arithmetic on them, lane by lane.
pub trait Reals: Vector + Sub<Output = Self> + Div<Output = Self> + Neg<Output = Self> {
    /// `√x`, correctly rounded; `None` where there is no instruction for it.
    fn root(self) -> Option<Self>;

    /// `|x|`.
    fn size(self) -> Self;

    /// A bit for each lane in which `self < b`.
    fn below(self, b: Self) -> u32;

    /// A bit for each lane in which `self <= b`.
    fn not_above(self, b: Self) -> u32;

    /// A bit for each lane in which `self == b`.
    fn equal(self, b: Self) -> u32;

    /// In each lane `a` if `self < b`, otherwise `c`.
    fn if_below(self, b: Self, a: Self, c: Self) -> Self;

    /// In each lane `a` if `self <= b`, otherwise `c`.
    fn if_not_above(self, b: Self, a: Self, c: Self) -> Self;

    /// In each lane `a` if `self == b`, otherwise `c`.
    fn if_equal(self, b: Self, a: Self, c: Self) -> Self;
}

macro_rules! wide_reals {
    ($($v:ident)*) => {$(
        impl Reals for $v {
            #[inline(always)]
            fn root(self) -> Option<Self> {
                Some(self.sqrt())
            }

            #[inline(always)]
            fn size(self) -> Self {
                self.abs()
            }

            #[inline(always)]
            fn below(self, b: Self) -> u32 {
                self.simd_lt(b).to_bitmask()
            }

            #[inline(always)]
            fn not_above(self, b: Self) -> u32 {
                self.simd_le(b).to_bitmask()
            }

            #[inline(always)]
            fn equal(self, b: Self) -> u32 {
                self.simd_eq(b).to_bitmask()
            }

            #[inline(always)]
            fn if_below(self, b: Self, a: Self, c: Self) -> Self {
                self.simd_lt(b).select(a, c)
            }

            #[inline(always)]
            fn if_not_above(self, b: Self, a: Self, c: Self) -> Self {
                self.simd_le(b).select(a, c)
            }

            #[inline(always)]
            fn if_equal(self, b: Self, a: Self, c: Self) -> Self {
                self.simd_eq(b).select(a, c)
            }
        }
    )*};
}

wide_reals!(f64x2 f64x4 f32x4 f32x8);

macro_rules! scalar_reals {
    ($($t:ident $root:path;)*) => {$(
        impl Reals for $t {
            #[inline(always)]
            fn root(self) -> Option<Self> {
                $root(self)
            }

            #[inline(always)]
            fn size(self) -> Self {
                self.abs()
            }

            #[inline(always)]
            fn below(self, b: Self) -> u32 {
                (self < b).into()
            }

            #[inline(always)]
            fn not_above(self, b: Self) -> u32 {
                (self <= b).into()
            }

            #[inline(always)]
            fn equal(self, b: Self) -> u32 {
                (self == b).into()
            }

            #[inline(always)]
            fn if_below(self, b: Self, a: Self, c: Self) -> Self {
                if self < b { a } else { c }
            }

            #[inline(always)]
            fn if_not_above(self, b: Self, a: Self, c: Self) -> Self {
                if self <= b { a } else { c }
            }

            #[inline(always)]
            fn if_equal(self, b: Self, a: Self, c: Self) -> Self {
                if self == b { a } else { c }
            }
        }
    )*};
}

scalar_reals! {
    f64 super::sqrt_f64;
    f32 super::sqrt_f32;
}
