//! What the problems compute with: one thin trait over the numbers of every crate, so that each problem is written once.
//! Does not add work: every method is one call of the crate's own, inlined.

use ad_trait::forward_ad::adfn::adfn;
use ad_trait::{AD, F64};
use core::ops::{Add, Div, Mul, Neg, Sub};
use jacfwd::{Dual, Math, Number, Pack};
use num_dual::{DualNum, DualSVec64};
use simba::scalar::ComplexField;

/// A number of some crate.
pub trait Scalar:
    Copy
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<f64, Output = Self>
    + Sub<f64, Output = Self>
    + Mul<f64, Output = Self>
    + Div<f64, Output = Self>
{
    /// `c` without derivatives.
    fn constant(c: f64) -> Self;
    /// `√x`.
    fn sqrt(self) -> Self;
    /// `exp x`.
    fn exp(self) -> Self;
    /// `ln(1 + x)`.
    fn ln_1p(self) -> Self;
    /// `sin x`.
    fn sin(self) -> Self;
    /// `sin x` and `cos x`.
    fn sin_cos(self) -> (Self, Self);
    /// `tanh x`.
    fn tanh(self) -> Self;
}

impl Scalar for f64 {
    #[inline(always)]
    fn constant(c: f64) -> Self {
        c
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        f64::sqrt(self)
    }
    #[inline(always)]
    fn exp(self) -> Self {
        f64::exp(self)
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        f64::ln_1p(self)
    }
    #[inline(always)]
    fn sin(self) -> Self {
        f64::sin(self)
    }
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        f64::sin_cos(self)
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        f64::tanh(self)
    }
}

impl<const N: usize> Scalar for Dual<f64, N>
where
    f64: Pack<N>,
{
    #[inline(always)]
    fn constant(c: f64) -> Self {
        Number::constant(c)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Math::sqrt(self)
    }
    #[inline(always)]
    fn exp(self) -> Self {
        Math::exp(self)
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        Math::ln_1p(self)
    }
    #[inline(always)]
    fn sin(self) -> Self {
        Math::sin(self)
    }
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        Number::sin_cos(self)
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        Math::tanh(self)
    }
}

impl<const N: usize> Scalar for DualSVec64<N> {
    #[inline(always)]
    fn constant(c: f64) -> Self {
        Self::from_re(c)
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        DualNum::sqrt(&self)
    }
    #[inline(always)]
    fn exp(self) -> Self {
        DualNum::exp(&self)
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        DualNum::ln_1p(&self)
    }
    #[inline(always)]
    fn sin(self) -> Self {
        DualNum::sin(&self)
    }
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        DualNum::sin_cos(&self)
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        DualNum::tanh(&self)
    }
}

/// A number of `ad_trait`, whose own operators take plain reals only in a wrapper.
#[derive(Clone, Copy, Debug)]
pub struct AdTrait<const N: usize>(pub adfn<N>);

macro_rules! operators {
    ($($trait:ident $f:ident)*) => {
        $(
            impl<const N: usize> $trait for AdTrait<N> {
                type Output = Self;
                #[inline(always)]
                fn $f(self, other: Self) -> Self {
                    Self(self.0.$f(other.0))
                }
            }

            impl<const N: usize> $trait<f64> for AdTrait<N> {
                type Output = Self;
                #[inline(always)]
                fn $f(self, c: f64) -> Self {
                    Self(self.0.$f(F64(c)))
                }
            }
        )*
    };
}

operators!(Add add Sub sub Mul mul Div div);

impl<const N: usize> Neg for AdTrait<N> {
    type Output = Self;
    #[inline(always)]
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl<const N: usize> Scalar for AdTrait<N> {
    #[inline(always)]
    fn constant(c: f64) -> Self {
        Self(AD::constant(c))
    }
    #[inline(always)]
    fn sqrt(self) -> Self {
        Self(ComplexField::sqrt(self.0))
    }
    #[inline(always)]
    fn exp(self) -> Self {
        Self(ComplexField::exp(self.0))
    }
    #[inline(always)]
    fn ln_1p(self) -> Self {
        Self(ComplexField::ln_1p(self.0))
    }
    #[inline(always)]
    fn sin(self) -> Self {
        Self(ComplexField::sin(self.0))
    }
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        let (sin, cos) = ComplexField::sin_cos(self.0);
        (Self(sin), Self(cos))
    }
    #[inline(always)]
    fn tanh(self) -> Self {
        Self(ComplexField::tanh(self.0))
    }
}
