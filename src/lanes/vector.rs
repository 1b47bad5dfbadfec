//! The vector types a target computes with, and the few operations that tangents need of them.
//! Does not know how many vectors a number has.

use core::fmt::Debug;
use core::ops::{Add, Mul};

use wide::{f32x4, f32x8, f64x2, f64x4};

macro_rules! native_vectors {
    ($($(#[$when:meta])* $f64:ty, $f32:ty;)*) => {
        $(
            /// The vector of `f64` that pays most here: four lanes with AVX, two on x86-64 and AArch64 without it, otherwise one.
            ///
            /// Eight lanes on AVX-512 are slower for short bundles: 12 directions would fill 16 lanes.
            $(#[$when])*
            pub type VectorF64 = $f64;
            /// The vector of `f32` that pays most here: eight lanes with AVX, four on x86-64 and AArch64 without it, otherwise one.
            $(#[$when])*
            pub type VectorF32 = $f32;
        )*
    };
}

native_vectors! {
    #[cfg(target_feature = "avx")] f64x4, f32x8;
    #[cfg(all(any(target_arch = "x86_64", target_arch = "aarch64"), not(target_feature = "avx")))] f64x2, f32x4;
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))] f64, f32;
}

/// The most lanes of a bundle.
pub const MOST_LANES: usize = 64;

/// A SIMD vector, or one plain real: `COUNT` lanes that move together.
pub trait Vector: Copy + Debug + Add<Output = Self> + Mul<Output = Self> {
    /// What one lane holds.
    type Scalar: Copy + 'static;
    /// How many lanes there are.
    const COUNT: usize;
    /// All lanes idle, that is zero.
    const IDLE: Self;

    /// All lanes `s`.
    fn splat(s: Self::Scalar) -> Self;

    /// Lane `i` one, the others zero; `i` counts modulo `COUNT`. One whole load: writing one lane costs a store-forwarding stall.
    fn unit(i: usize) -> Self;

    /// Row `i` of the identity, from a table; zeros for `i` beyond it.
    fn identity_row(i: usize) -> &'static [Self::Scalar; MOST_LANES];

    /// The lanes from `start` on in a row; zeros where it ends.
    fn load(row: &[Self::Scalar; MOST_LANES], start: usize) -> Self;

    /// The lanes in order, as memory.
    fn as_slice(&self) -> &[Self::Scalar];

    /// The lanes in order, as memory to write.
    fn as_mut_slice(&mut self) -> &mut [Self::Scalar];

    /// `s·t` in each lane whose `t` is not zero; zero in the others, whatever `s`.
    fn scale_active(self, s: Self::Scalar) -> Self;

    /// Whether a lane is not zero.
    fn any_active(self) -> bool;

    /// Whether a lane is not zero, but smaller than `limit`, which is positive.
    fn any_below(self, limit: Self::Scalar) -> bool;

    /// Every NaN the positive quiet one, every zero `+0`.
    fn canonical(self) -> Self;
}

macro_rules! identity_row {
    ($t:ty) => {
        #[inline(always)]
        fn identity_row(i: usize) -> &'static [$t; MOST_LANES] {
            // Every row is a window on zeros around a one.
            const ZEROS_AND_ONE: [$t; 2 * MOST_LANES] = {
                let mut row = [0.0; 2 * MOST_LANES];
                row[MOST_LANES] = 1.0;
                row
            };
            let start = MOST_LANES - if i < MOST_LANES { i } else { MOST_LANES };
            ZEROS_AND_ONE.get(start..).and_then(|row| row.first_chunk()).unwrap_or(&[0.0; MOST_LANES])
        }
    };
}

macro_rules! scalar_vector {
    ($t:ty) => {
        impl Vector for $t {
            type Scalar = $t;
            const COUNT: usize = 1;
            const IDLE: Self = 0.0;

            #[inline(always)]
            fn splat(s: $t) -> Self {
                s
            }

            #[inline(always)]
            fn unit(_: usize) -> Self {
                1.0
            }

            identity_row!($t);

            #[inline(always)]
            fn load(row: &[$t; MOST_LANES], start: usize) -> Self {
                row.get(start).copied().unwrap_or(0.0)
            }

            #[inline(always)]
            fn as_slice(&self) -> &[$t] {
                core::slice::from_ref(self)
            }

            #[inline(always)]
            fn as_mut_slice(&mut self) -> &mut [$t] {
                core::slice::from_mut(self)
            }

            #[inline(always)]
            fn scale_active(self, s: $t) -> Self {
                if self.any_active() { s * self } else { 0.0 }
            }

            #[inline(always)]
            fn any_active(self) -> bool {
                // A comparison is a call where there is no floating-point unit.
                self.to_bits() << 1 != 0
            }

            #[inline(always)]
            fn any_below(self, limit: $t) -> bool {
                let size = self.to_bits() << 1;
                size != 0 && size < limit.to_bits() << 1
            }

            #[inline(always)]
            fn canonical(self) -> Self {
                // A sum makes +0 of -0. With instructions for both, that and a comparison are shorter than what follows.
                let desk = cfg!(any(target_arch = "x86_64", target_arch = "aarch64"));
                if desk || cfg!(single_in_hardware) && size_of::<$t>() == size_of::<f32>() {
                    let sum = self + Self::IDLE;
                    return if sum.is_nan() { <$t>::NAN.abs() } else { sum };
                }
                // By bits, the sign shifted out: comparisons of floats would be calls where there is no unit for them.
                let size = self.to_bits() << 1;
                let zero_or_self = if size == 0 { 0 } else { self.to_bits() };
                <$t>::from_bits(if size > <$t>::INFINITY.to_bits() << 1 { <$t>::NAN.abs().to_bits() } else { zero_or_self })
            }
        }
    };
}

macro_rules! wide_vector {
    ($v:ident, $t:ty, $n:literal) => {
        impl Vector for $v {
            type Scalar = $t;
            const COUNT: usize = $n;
            const IDLE: Self = $v::new([0.0; $n]);

            #[inline(always)]
            fn splat(s: $t) -> Self {
                $v::splat(s)
            }

            #[inline(always)]
            fn unit(i: usize) -> Self {
                const UNITS: [[$t; $n]; $n] = {
                    let mut rows = [[0.0; $n]; $n];
                    let mut k = 0;
                    while k < $n {
                        rows[k][k] = 1.0;
                        k += 1;
                    }
                    rows
                };
                Self::new(UNITS[i % $n])
            }

            identity_row!($t);

            #[inline(always)]
            fn load(row: &[$t; MOST_LANES], start: usize) -> Self {
                row.get(start..).and_then(|row| row.first_chunk()).map_or(Self::IDLE, |lanes| Self::new(*lanes))
            }

            #[inline(always)]
            fn as_slice(&self) -> &[$t] {
                self.as_array()
            }

            #[inline(always)]
            fn as_mut_slice(&mut self) -> &mut [$t] {
                self.as_mut_array()
            }

            #[inline(always)]
            fn scale_active(self, s: $t) -> Self {
                self.simd_ne(Self::IDLE) & (self * s)
            }

            #[inline(always)]
            fn any_active(self) -> bool {
                self.simd_ne(Self::IDLE).to_bitmask() != 0
            }

            #[inline(always)]
            fn any_below(self, limit: $t) -> bool {
                (self.simd_ne(Self::IDLE) & self.abs().simd_lt(Self::splat(limit))).to_bitmask() != 0
            }

            #[inline(always)]
            fn canonical(self) -> Self {
                let sum = self + Self::IDLE;
                sum.simd_eq(sum).select(sum, Self::splat(<$t>::NAN.abs()))
            }
        }
    };
}

scalar_vector!(f32);
scalar_vector!(f64);
wide_vector!(f64x2, f64, 2);
wide_vector!(f64x4, f64, 4);
wide_vector!(f32x4, f32, 4);
wide_vector!(f32x8, f32, 8);
