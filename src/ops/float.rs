//! The plain reals `f32` and `f64` and their elementary functions: the only place that names `libm`.
//! Knows nothing of derivatives.

use core::fmt::Debug;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use super::Number;
use super::fmod::{fmod_f32, fmod_f64};
use super::single;
use crate::lanes::{Reals, VectorF32, VectorF64, sqrt_f32, sqrt_f64};

/// Hands the functions of `libm` that are taken as they are to a macro: the method, the function in double and the one in single, with what
/// arguments there are after the first.
macro_rules! libm_functions {
    ($macro:ident $($precision:ident)?) => {
        $macro! {
            $($precision:)?
            libm_exp exp expf();
            libm_exp10 exp10 exp10f();
            libm_expm1 expm1 expm1f();
            libm_log log logf();
            libm_log2 log2 log2f();
            libm_log10 log10 log10f();
            libm_log1p log1p log1pf();
            libm_asin asin asinf();
            libm_acos acos acosf();
            libm_atan atan atanf();
            libm_sinh sinh sinhf();
            libm_cosh cosh coshf();
            libm_tanh tanh tanhf();
            libm_asinh asinh asinhf();
            libm_acosh acosh acoshf();
            libm_atanh atanh atanhf();
            libm_floor floor floorf();
            libm_ceil ceil ceilf();
            libm_trunc trunc truncf();
            libm_round round roundf();
            libm_rint rint rintf();
            libm_erf erf erff();
            libm_erfc erfc erfcf();
            libm_tgamma tgamma tgammaf();
            libm_lgamma lgamma lgammaf();
            libm_j0 j0 j0f();
            libm_j1 j1 j1f();
            libm_y0 y0 y0f();
            libm_y1 y1 y1f();
            libm_pow pow powf(b);
            libm_atan2 atan2 atan2f(b);
            libm_fmin fmin fminf(b);
            libm_fmax fmax fmaxf(b);
        }
    };
}

macro_rules! declare {
    ($($method:ident $double:ident $single:ident($($b:ident)?);)*) => {
        $(
            #[doc = concat!("`", stringify!($double), "` of `libm`.")]
            fn $method(self, $($b: Self)?) -> Self;
        )*
    };
}

macro_rules! define {
    (double: $($method:ident $function:ident $single:ident($($b:ident)?);)*) => {
        define! { $($method $function($($b)?);)* }
    };
    (single: $($method:ident $double:ident $function:ident($($b:ident)?);)*) => {
        define! { $($method $function($($b)?);)* }
    };
    ($($method:ident $function:ident($($b:ident)?);)*) => {
        $(
            #[inline(always)]
            fn $method(self, $($b: Self)?) -> Self {
                libm::$function(self, $($b)?)
            }
        )*
    };
}

/// A plain real: `f32` or `f64`. Functions named after `libm` are its own, bit for bit.
pub trait Float:
    Number<Real = Self>
    + Reals<Scalar = Self>
    + Copy
    + Debug
    + 'static
    + PartialEq
    + PartialOrd
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
{
    /// The SIMD vector of this type that the target computes with.
    type Vector: Reals<Scalar = Self>;

    /// 0.
    const ZERO: Self;
    /// ½.
    const HALF: Self;
    /// 1.
    const ONE: Self;
    /// 2.
    const TWO: Self;
    /// The quiet NaN with a clear sign.
    const NAN: Self;
    /// +∞.
    const INFINITY: Self;
    /// Distance from 1 to the next larger number.
    const EPSILON: Self;
    /// The largest finite number.
    const MAX: Self;
    /// The smallest normal number.
    const MIN_POSITIVE: Self;
    /// Whether this is the single precision.
    const SINGLE: bool;
    /// What no operation gives: a signaling NaN, which arithmetic makes a quiet one.
    const UNSET: Self;

    /// The nearest number to `c`: constants are written once, in double.
    fn of(c: f64) -> Self;
    /// The nearest number to `k`.
    fn from_i32(k: i32) -> Self;
    /// The same number in double.
    fn to_f64(self) -> f64;
    /// The low half of the digits cleared, so that the square of the result is exact.
    fn high_half(self) -> Self;

    /// The bits, in the width of this precision.
    fn to_bits64(self) -> u64;
    /// The number of these bits, if there are no more of them than the precision has.
    fn of_bits64(bits: u64) -> Option<Self>;
    /// Whether this has the bits of `UNSET`.
    fn is_unset(self) -> bool;
    /// Whether this is a NaN.
    fn is_nan(self) -> bool;
    /// Whether this is neither infinite nor NaN.
    fn is_finite(self) -> bool;
    /// Whether this is an infinity.
    fn is_infinite(self) -> bool;
    /// Whether the sign bit is set; a NaN counts as positive.
    fn is_sign_negative(self) -> bool;
    /// `|x|`.
    fn magnitude(self) -> Self;
    /// `|self|` with the sign of `sign`.
    fn with_sign_of(self, sign: Self) -> Self;
    /// The integer part as an `i32`, saturated; 0 for NaN.
    fn to_i32(self) -> i32;

    /// `√x`, correctly rounded.
    fn sqrt_real(self) -> Self;
    /// `a·b + c` with one rounding.
    fn fma_real(self, b: Self, c: Self) -> Self;
    /// `self − b·trunc(self/b)`, exact: the bits of `fmod` of `libm`.
    fn fmod_real(self, b: Self) -> Self;
    /// `sin x`. This and the next ones are `libm`'s in double, and in single where `libm` computes in double inside, those of `single`.
    fn sin_real(self) -> Self;
    /// `cos x`.
    fn cos_real(self) -> Self;
    /// `sin x` and `cos x`, the same bits as one by one.
    fn sincos_real(self) -> (Self, Self);
    /// `tan x`.
    fn tan_real(self) -> Self;
    /// `2^x`.
    fn exp2_real(self) -> Self;
    /// `∛x`.
    fn cbrt_real(self) -> Self;
    /// `√(x² + b²)` without over- and underflow.
    fn hypot_real(self, b: Self) -> Self;
    /// `x·2^k`.
    fn libm_scalbn(self, k: i32) -> Self;
    /// `Jₖ(x)` of `libm`, in double whatever the precision. Takes a step per order.
    fn libm_jn(self, k: i32) -> Self;

    libm_functions! { declare }
}

macro_rules! float {
    ($t:ident, $vector:ident, $single:literal, $unset:literal, $low_half:expr, $sqrt:ident, $soft_sqrt:ident, $fma:ident, $fmod:ident, $scalbn:ident, $own:ident, $precision:ident) => {
        impl Float for $t {
            type Vector = $vector;
            const ZERO: Self = 0.0;
            const HALF: Self = 0.5;
            const ONE: Self = 1.0;
            const TWO: Self = 2.0;
            const NAN: Self = <$t>::NAN.abs();
            const INFINITY: Self = <$t>::INFINITY;
            const EPSILON: Self = <$t>::EPSILON;
            const MAX: Self = <$t>::MAX;
            const MIN_POSITIVE: Self = <$t>::MIN_POSITIVE;
            const SINGLE: bool = $single;
            const UNSET: Self = <$t>::from_bits($unset);

            #[inline(always)]
            fn of(c: f64) -> Self {
                c as $t
            }
            #[inline(always)]
            fn from_i32(k: i32) -> Self {
                k as $t
            }
            #[inline(always)]
            fn to_f64(self) -> f64 {
                self as f64
            }
            #[inline(always)]
            fn high_half(self) -> Self {
                <$t>::from_bits(self.to_bits() & !$low_half)
            }
            #[inline(always)]
            fn to_bits64(self) -> u64 {
                self.to_bits().into()
            }
            #[inline(always)]
            fn of_bits64(bits: u64) -> Option<Self> {
                Some(<$t>::from_bits(bits.try_into().ok()?))
            }
            #[inline(always)]
            fn is_unset(self) -> bool {
                self.to_bits() == $unset
            }
            #[inline(always)]
            fn is_nan(self) -> bool {
                <$t>::is_nan(self)
            }
            #[inline(always)]
            fn is_finite(self) -> bool {
                <$t>::is_finite(self)
            }
            #[inline(always)]
            fn is_infinite(self) -> bool {
                <$t>::is_infinite(self)
            }
            #[inline(always)]
            fn is_sign_negative(self) -> bool {
                // The sign of a NaN differs between machines.
                <$t>::is_sign_negative(self) && !self.is_nan()
            }
            #[inline(always)]
            fn magnitude(self) -> Self {
                self.abs()
            }
            #[inline(always)]
            fn with_sign_of(self, sign: Self) -> Self {
                if Float::is_sign_negative(sign) { -self.abs() } else { self.abs() }
            }
            #[inline(always)]
            fn to_i32(self) -> i32 {
                self as i32
            }
            #[inline(always)]
            fn sqrt_real(self) -> Self {
                $sqrt(self).unwrap_or_else(|| libm::$soft_sqrt(self))
            }
            #[inline(always)]
            fn fma_real(self, b: Self, c: Self) -> Self {
                libm::$fma(self, b, c)
            }
            #[inline(always)]
            fn fmod_real(self, b: Self) -> Self {
                $fmod(self, b)
            }
            #[inline(always)]
            fn libm_scalbn(self, k: i32) -> Self {
                libm::$scalbn(self, k)
            }
            #[inline(always)]
            fn libm_jn(self, k: i32) -> Self {
                libm::jn(k, self as f64) as $t
            }
            #[inline(always)]
            fn sin_real(self) -> Self {
                $own::sin(self)
            }
            #[inline(always)]
            fn cos_real(self) -> Self {
                $own::cos(self)
            }
            #[inline(always)]
            fn sincos_real(self) -> (Self, Self) {
                $own::sincos(self)
            }
            #[inline(always)]
            fn tan_real(self) -> Self {
                $own::tan(self)
            }
            #[inline(always)]
            fn exp2_real(self) -> Self {
                $own::exp2(self)
            }
            #[inline(always)]
            fn cbrt_real(self) -> Self {
                $own::cbrt(self)
            }
            #[inline(always)]
            fn hypot_real(self, b: Self) -> Self {
                $own::hypot(self, b)
            }
            libm_functions! { define $precision }
        }
    };
}

float!(f64, VectorF64, false, 0x7ff4_5e7d_0a11_5e7d, 0x07ff_ffff_u64, sqrt_f64, sqrt, fma, fmod_f64, scalbn, libm, double);

float!(f32, VectorF32, true, 0x7fa5_e7d1, 0x0fff_u32, sqrt_f32, sqrtf, fmaf, fmod_f32, scalbnf, single, single);
