//! What a function computes with: plain reals, dual numbers, and whatever else carries out operations.
//! Does not know how a kind of number is stored.

use core::fmt::Debug;
use core::ops::{Add, AddAssign, Div, DivAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use super::trig::{Cos, Sin};
use super::{Binary, Comparison, Float, Slope, Ternary, Unary};

/// A number: the type a user's function is generic over.
///
/// Plain reals, [`Dual`](crate::Dual) numbers nested to any depth, second-order [`HyperDual`](crate::HyperDual) numbers and
/// [`Recorded`](crate::recorded::Recorded) ones are numbers. The named functions (`sin`, `ln`, `atan2`, …) are the methods of [`Math`](crate::Math). Comparisons look at primals only.
pub trait Number:
    Copy
    + Debug
    + PartialEq
    + PartialOrd
    + Neg<Output = Self>
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + Add<Self::Real, Output = Self>
    + Sub<Self::Real, Output = Self>
    + Mul<Self::Real, Output = Self>
    + Div<Self::Real, Output = Self>
    + AddAssign
    + SubAssign
    + MulAssign
    + DivAssign
    + AddAssign<Self::Real>
    + SubAssign<Self::Real>
    + MulAssign<Self::Real>
    + DivAssign<Self::Real>
{
    /// The plain real at the bottom: `f32` or `f64`.
    type Real: Float;

    /// `c` with every tangent zero.
    fn constant(c: Self::Real) -> Self;

    /// The value, below all tangents.
    fn primal(self) -> Self::Real;

    /// The number with every tangent zero.
    #[inline(always)]
    fn detach(self) -> Self {
        Self::constant(self.primal())
    }

    /// Whether every component at every level is zero.
    fn is_idle(self) -> bool;

    /// Whether every component at every level is finite.
    fn all_finite(self) -> bool;

    /// `self·t` where `t` is a tangent: a component of it that is zero contributes zero, whatever `self`.
    #[inline(always)]
    fn scale_tangent(self, t: Self) -> Self {
        if t.is_idle() { Self::constant(Self::Real::ZERO) } else { self * t }
    }

    /// `self + t` of two tangents, component by component: a NaN in one component stays there.
    #[inline(always)]
    fn plus_tangent(self, t: Self) -> Self {
        self + t
    }

    /// `o(x)`.
    fn unary<O: Unary<Self::Real>>(self, o: O) -> Self;

    /// `o(a, b)`.
    fn binary<O: Binary<Self::Real>>(self, b: Self, o: O) -> Self;

    /// `o(a, b, c)`.
    fn ternary<O: Ternary<Self::Real>>(self, b: Self, c: Self, o: O) -> Self;

    /// `x` if the comparison of `self` and `b` holds, otherwise `y`, with its tangents: nothing of the other leaks. Both have been computed; a function that is
    /// recorded needs no guard for it, and takes the same path on both sides.
    #[inline(always)]
    fn select_by(self, comparison: Comparison, b: Self, x: Self, y: Self) -> Self {
        if comparison.holds(self, b) { x } else { y }
    }

    /// `x` if `self < b`, otherwise `y`; likewise.
    #[inline(always)]
    fn select_lt(self, b: Self, x: Self, y: Self) -> Self {
        self.select_by(Comparison::Lt, b, x, y)
    }

    /// `x` if `self <= b`, otherwise `y`; likewise.
    #[inline(always)]
    fn select_le(self, b: Self, x: Self, y: Self) -> Self {
        self.select_by(Comparison::Le, b, x, y)
    }

    /// `x` if `self > b`, otherwise `y`; likewise.
    #[inline(always)]
    fn select_gt(self, b: Self, x: Self, y: Self) -> Self {
        self.select_by(Comparison::Gt, b, x, y)
    }

    /// `x` if `self >= b`, otherwise `y`; likewise.
    #[inline(always)]
    fn select_ge(self, b: Self, x: Self, y: Self) -> Self {
        self.select_by(Comparison::Ge, b, x, y)
    }

    /// `x` if `self == b`, otherwise `y`; likewise.
    #[inline(always)]
    fn select_eq(self, b: Self, x: Self, y: Self) -> Self {
        self.select_by(Comparison::Eq, b, x, y)
    }

    /// `x` if `self != b`, otherwise `y`; likewise.
    #[inline(always)]
    fn select_ne(self, b: Self, x: Self, y: Self) -> Self {
        self.select_by(Comparison::Ne, b, x, y)
    }

    /// A function of the numbers `a(0)` to `a(n − 1)`, by its name in C, that kinds of number which keep operations keep as one; `steps` carries it out.
    #[inline(always)]
    fn reduced(_name: &'static str, _n: usize, _a: impl Fn(usize) -> Self, steps: impl FnOnce() -> Self) -> Self {
        steps()
    }

    /// Likewise with a result for each: once `steps` has run, `get(i)` is result `i`, and `set` writes it anew.
    #[inline(always)]
    fn spread(
        _name: &'static str,
        _n: usize,
        _a: impl Fn(usize) -> Self,
        steps: impl FnOnce(),
        _get: impl Fn(usize) -> Self,
        _set: impl Fn(usize, Self),
    ) {
        steps();
    }

    /// Value and slope of `o` as numbers of this kind: what a number with tangents of this kind needs.
    #[inline(always)]
    fn unary_d1<O: Unary<Self::Real>>(self, o: O) -> (Self, Slope<Self>) {
        let y = self.unary(o);
        (y, o.in_domain(self, y, o.d1(self, y)))
    }

    /// `sin x` and `cos x`, the same bits as one by one, for less than both.
    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        (self.unary(Sin), self.unary(Cos))
    }

    /// Value and slope of `o` where the value is finite; elsewhere the slope may be anything.
    #[inline(always)]
    fn unary_where_finite<O: Unary<Self::Real>>(self, o: O) -> (Self, Slope<Self>) {
        self.unary_d1(o)
    }

    /// Value, slope and second derivative of `o` as numbers of this kind.
    #[inline(always)]
    fn unary_d2<O: Unary<Self::Real>>(self, o: O) -> (Self, Slope<Self>, Slope<Self>) {
        let (y, d1) = self.unary_d1(o);
        (y, d1, o.curvature(self, y, d1))
    }

    /// Value and both slopes of `o`.
    #[inline(always)]
    fn binary_d1<O: Binary<Self::Real>>(self, b: Self, o: O) -> (Self, [Slope<Self>; 2]) {
        let y = self.binary(b, o);
        (y, o.slopes(self, b, y))
    }

    /// Value, both slopes and the second derivatives `[aa, ab, bb]` of `o`.
    #[inline(always)]
    fn binary_d2<O: Binary<Self::Real>>(self, b: Self, o: O) -> (Self, [Slope<Self>; 2], [Slope<Self>; 3]) {
        let (y, d1) = self.binary_d1(b, o);
        (y, d1, o.curvatures(self, b, y, d1))
    }

    /// Value and the three slopes of `o`.
    #[inline(always)]
    fn ternary_d1<O: Ternary<Self::Real>>(self, b: Self, c: Self, o: O) -> (Self, [Slope<Self>; 3]) {
        let y = self.ternary(b, c, o);
        (y, o.slopes([self, b, c], y))
    }

    /// Value, the three slopes and the second derivatives `[aa, ab, ac, bb, bc, cc]` of `o`.
    #[inline(always)]
    fn ternary_d2<O: Ternary<Self::Real>>(self, b: Self, c: Self, o: O) -> (Self, [Slope<Self>; 3], [Slope<Self>; 6]) {
        let (y, d1) = self.ternary_d1(b, c, o);
        (y, d1, o.curvatures([self, b, c], y, d1))
    }
}

macro_rules! plain_real {
    ($t:ty) => {
        impl Number for $t {
            type Real = $t;

            #[inline(always)]
            fn constant(c: $t) -> Self {
                c
            }

            #[inline(always)]
            fn primal(self) -> $t {
                self
            }

            #[inline(always)]
            fn is_idle(self) -> bool {
                self == 0.0
            }

            #[inline(always)]
            fn all_finite(self) -> bool {
                self.is_finite()
            }

            #[inline(always)]
            fn unary<O: Unary<$t>>(self, o: O) -> Self {
                o.value(self)
            }

            #[inline(always)]
            fn binary<O: Binary<$t>>(self, b: Self, o: O) -> Self {
                o.value(self, b)
            }

            #[inline(always)]
            fn ternary<O: Ternary<$t>>(self, b: Self, c: Self, o: O) -> Self {
                o.value(self, b, c)
            }

            #[inline(always)]
            fn sin_cos(self) -> (Self, Self) {
                self.sincos_real()
            }

            #[inline(always)]
            fn unary_where_finite<O: Unary<$t>>(self, o: O) -> (Self, Slope<Self>) {
                o.value_d1(self)
            }

            #[inline(always)]
            fn unary_d1<O: Unary<$t>>(self, o: O) -> (Self, Slope<Self>) {
                let (y, d1) = o.value_d1(self);
                (y, o.in_domain(self, y, d1))
            }
        }
    };
}

plain_real!(f32);
plain_real!(f64);
