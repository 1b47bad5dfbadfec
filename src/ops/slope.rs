//! The factor of the chain rule, with the zeros and ones that hold by definition kept apart from computed ones; and what is known of it beforehand.
//! Does not know what it will be multiplied with.

use super::{Float, Number};

/// A slope, or a second derivative.
#[derive(Clone, Copy, Debug)]
pub enum Slope<R> {
    /// Zero by definition: the tangent does not enter, be it infinite or NaN.
    Zero,
    /// One by definition: the tangent passes unchanged.
    One,
    /// Any other factor, computed zeros included.
    Factor(R),
}

use Slope::{Factor, One, Zero};

/// What is known of a slope before it is computed, whatever the arguments, the strongest first. Where the function is not defined the
/// slope is NaN nevertheless, unless it is zero by definition.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum SlopeKind {
    /// Always [`Slope::Zero`].
    Zero,
    /// Always [`Slope::One`].
    One,
    /// The same finite factor for all arguments and plain parameters.
    Constant,
    /// Finite wherever the value is.
    Finite,
    /// Nothing.
    Any,
}

impl SlopeKind {
    /// Whether it is the same finite number wherever the value is not NaN.
    pub const fn is_fixed(self) -> bool {
        matches!(self, Self::Zero | Self::One | Self::Constant)
    }

    /// Whether it is finite wherever the value is, so that one test serves for both.
    pub const fn follows_value(self) -> bool {
        !matches!(self, Self::Any)
    }

    /// The weakest of some: what is known of all of them.
    pub const fn weakest(kinds: &[Self]) -> Self {
        match kinds {
            [] => Self::Zero,
            [first, rest @ ..] => {
                let other = Self::weakest(rest);
                if *first as u8 > other as u8 { *first } else { other }
            }
        }
    }
}

impl<R: Number> Slope<R> {
    /// The factor as a number.
    #[inline(always)]
    pub fn factor(self) -> R {
        match self {
            Zero => R::constant(R::Real::ZERO),
            One => R::constant(R::Real::ONE),
            Factor(s) => s,
        }
    }

    /// Whether IEEE arithmetic is right for it: whatever the tangent, a product with a finite slope needs no mask.
    #[inline(always)]
    pub fn is_finite(self) -> bool {
        !matches!(self, Factor(s) if !s.all_finite())
    }

    /// The same slope where the function is `defined`; otherwise NaN, unless it is zero by definition.
    #[inline(always)]
    pub fn or_nan(self, defined: bool) -> Self {
        match self {
            Zero => Zero,
            _ if defined => self,
            _ => Factor(R::constant(R::Real::NAN)),
        }
    }

    /// The factor through `f`, where it is not fixed by definition.
    #[inline(always)]
    pub fn map<Q>(self, f: impl FnOnce(R) -> Q) -> Slope<Q> {
        match self {
            Zero => Zero,
            One => One,
            Factor(s) => Factor(f(s)),
        }
    }
}

/// Arrays of the few slopes an operation has: `each` as straight code, where `map` of an array is a loop through memory when flash counts.
pub trait Few<T> {
    /// As many of another type.
    type Of<U>;
    /// Every element through `f`.
    fn each<U>(self, f: impl FnMut(T) -> U) -> Self::Of<U>;
}

macro_rules! few {
    ($($n:literal: $($x:ident)+;)*) => {
        $(impl<T> Few<T> for [T; $n] {
            type Of<U> = [U; $n];

            #[inline(always)]
            fn each<U>(self, mut f: impl FnMut(T) -> U) -> [U; $n] {
                let [$($x),+] = self;
                [$(f($x)),+]
            }
        })*
    };
}

few! {
    2: a b;
    3: a b c;
    4: a b c d;
    6: a b c d e g;
}
