//! The traits of other crates for the kinds of number: those of `num-traits`, and with the feature `nalgebra` those of `simba` and `approx`.
//! Knows no derivative; each method is the operation of the same name, each comparison looks at primals.
//!
//! So a branch taken on plain reals is taken on dual numbers too: `is_zero`, `is_one` and approximate equality do not see tangents. Where other
//! code branches on a zero to skip work, the tangents skipped are lost: the rotation by a vector of length zero of `nalgebra` is the identity.

mod float;
mod num_traits;
mod operator;

#[cfg(feature = "nalgebra")]
mod cardinal;
#[cfg(feature = "nalgebra")]
mod closeness;
#[cfg(feature = "nalgebra")]
mod display;
#[cfg(feature = "nalgebra")]
mod nalgebra;
#[cfg(feature = "nalgebra")]
mod subset;

use crate::ops::{Float, Number};

/// Hands every kind of number to a macro: its generics in brackets, then the type.
macro_rules! each_number {
    ($implement:ident) => {
        $implement!([T: crate::Pack<N>, const N: usize] crate::Dual<T, N>);
        $implement!([T: crate::Pack<Q>, const P: usize, const Q: usize] crate::HyperDual<T, P, Q>);
    };
}
use each_number;

/// Methods that are an operation: of the same name unless another is given.
macro_rules! through_math {
    ($($name:ident $(= $math:ident)? ($($other:ident),*);)*) => {
        $(
            #[inline]
            fn $name(self $(, $other: Self)*) -> Self {
                $crate::interop::through_math!(@ $name $($math)? (self $(, $other)*))
            }
        )*
    };
    (@ $name:ident ($($argument:ident),*)) => {
        $crate::Math::$name($($argument),*)
    };
    (@ $name:ident $math:ident ($($argument:ident),*)) => {
        $crate::Math::$math($($argument),*)
    };
}
use through_math;

/// The functions that `Float` of `num-traits` and `ComplexField` of `simba` share.
macro_rules! shared_functions {
    () => {
        $crate::interop::through_math! {
            floor(); ceil(); round(); trunc(); fract(); abs(); recip(); sqrt(); cbrt();
            exp(); exp2(); exp_m1(); ln(); log2(); log10(); ln_1p();
            sin(); cos(); tan(); asin(); acos(); atan(); sinh(); cosh(); tanh(); asinh(); acosh(); atanh();
            hypot(other); powf = pow(b); mul_add = fma(b, c);
        }

        #[inline]
        fn powi(self, k: i32) -> Self {
            $crate::Math::powi(self, k)
        }

        #[inline]
        fn log(self, base: Self) -> Self {
            $crate::Math::ln(self) / $crate::Math::ln(base)
        }

        #[inline]
        fn sin_cos(self) -> (Self, Self) {
            $crate::ops::Number::sin_cos(self)
        }

        #[inline]
        fn signum(self) -> Self {
            $crate::interop::signum(self)
        }
    };
}
use shared_functions;

/// A plain real whose two precisions were rounded one by one: single by way of double would be rounded twice.
#[inline(always)]
fn constant<R: Number>(single: f32, double: f64) -> R {
    R::constant(R::Real::of(if R::Real::SINGLE { f64::from(single) } else { double }))
}

/// A mathematical constant by its name in `core`.
macro_rules! named {
    ($name:ident) => {
        $crate::interop::constant(core::f32::consts::$name, core::f64::consts::$name)
    };
}
use named;

/// The primal in single precision, exact if that is its own.
#[inline(always)]
fn single<R: Number>(x: R) -> f32 {
    x.primal().to_f64() as f32
}

/// The primal in double precision.
#[inline(always)]
fn double<R: Number>(x: R) -> f64 {
    x.primal().to_f64()
}

/// ±1 with the sign bit of the primal, or NaN, as `signum` of the plain reals; constant.
///
/// Not the operation `sign`, which is 0 at 0: code that reflects vectors relies on a sign there.
#[inline(always)]
fn signum<R: Number>(x: R) -> R {
    let p = x.primal();
    R::constant(if p.is_nan() { R::Real::NAN } else { R::Real::ONE.with_sign_of(p) })
}
