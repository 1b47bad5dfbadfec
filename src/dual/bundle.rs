//! Bundles of tangents: one lane per direction, each a plain real in a SIMD vector or a whole number of a nested kind.
//! Does not know which operation moves them.

use super::bend;
use super::chain::{careful, chain, chain2, chain3, finite_chain, finite_chain2, unlikely};
use super::{Dual, Each};
use crate::lanes::{Packed, Vector};
use crate::ops::Slope::Factor;
use crate::ops::trig::{Cos, Sin};
use crate::ops::{Binary, Float, Number, SlopeKind, Ternary, Unary};

/// The tangents of one number, over scalars `T`.
pub trait Bundle<T: Number>: Copy + core::fmt::Debug {
    /// How many lanes are stored; at least as many as were asked for.
    const COUNT: usize;

    /// Every lane idle.
    fn idle() -> Self;
    /// Lane `i` one, the others zero.
    fn unit(i: usize) -> Self;
    /// Makes an idle bundle that of direction `i`, in place; nothing if there is no such lane.
    fn activate(&mut self, i: usize);
    /// Lane `i`; zero beyond the last.
    fn lane(&self, i: usize) -> T;
    /// Writes the lanes as they leave the library, as far as `out` goes: plain reals in canonical form.
    fn read(&self, out: &mut [T]);
    /// Writes lane `i`; nothing beyond the last.
    fn set_lane(&mut self, i: usize, t: T);
    /// Lane by lane sum.
    fn plus(self, other: Self) -> Self;
    /// Every lane times `s`, by IEEE.
    fn scale(self, s: T) -> Self;
    /// `s·t` in the active lanes, zero in the idle ones, whatever `s`.
    fn scale_active(self, s: T) -> Self;
    /// `scale_active` on a path that is hardly ever taken.
    ///
    /// Plain lanes are masked in place: a call would take them by address, and the usual path would have to keep them in memory.
    fn scale_rarely(self, s: T) -> Self;
    /// `s·(u₀·t₀ + u₁·t₁)`, lane by lane: products of tangents first, zero where one of theirs is, kept where they leave the normal range and the result
    /// does not. On a path that is hardly ever taken.
    fn bend(s: T, u: [T; 2], t: [Self; 2]) -> Self;
    /// Whether a lane is not zero.
    fn any_active(&self) -> bool;
    /// Whether a product with a lane may underflow. Not asked of nested numbers, whose products are not kept.
    fn any_tiny(&self) -> bool;
    /// Whether a product with this tangent may underflow.
    fn is_tiny(t: T) -> bool;
    /// `o` of a number with these tangents: its value, and its tangents by the chain rule.
    fn unary<O: Unary<T::Real>>(o: O, x: T, t: Self) -> (T, Self);
    /// `sin` and `cos` of a number with these tangents, the same bits as one by one.
    #[inline(always)]
    fn sin_cos(x: T, t: Self) -> ((T, Self), (T, Self)) {
        (Self::unary(Sin, x, t), Self::unary(Cos, x, t))
    }
    /// `o` of two numbers.
    fn binary<O: Binary<T::Real>>(o: O, x: [T; 2], t: [Self; 2]) -> (T, Self);
    /// `o` of three numbers.
    fn ternary<O: Ternary<T::Real>>(o: O, x: [T; 3], t: [Self; 3]) -> (T, Self);
}

impl<F: Float, V: Vector<Scalar = F>, const K: usize> Bundle<F> for Packed<V, K> {
    const COUNT: usize = Self::COUNT;

    #[inline(always)]
    fn idle() -> Self {
        Self::IDLE
    }

    #[inline(always)]
    fn unit(i: usize) -> Self {
        Self::unit(i)
    }

    #[inline(always)]
    fn activate(&mut self, i: usize) {
        self.activate(i);
    }

    #[inline(always)]
    fn lane(&self, i: usize) -> F {
        self.get(i)
    }

    #[inline(always)]
    fn read(&self, out: &mut [F]) {
        self.read(out);
    }

    #[inline(always)]
    fn set_lane(&mut self, i: usize, t: F) {
        self.set(i, t);
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        self.zip(other, |v, w| v + w)
    }

    #[inline(always)]
    fn scale(self, s: F) -> Self {
        let s = V::splat(s);
        self.map(|v| v * s)
    }

    #[inline(always)]
    fn scale_active(self, s: F) -> Self {
        self.map(|v| v.scale_active(s))
    }

    #[inline(always)]
    fn scale_rarely(self, s: F) -> Self {
        self.scale_active(s)
    }

    fn bend(s: F, u: [F; 2], t: [Self; 2]) -> Self {
        let mut out = Self::IDLE;
        for i in 0..Self::COUNT {
            out.set(i, bend::bend(s, u, t.map(|t| t.get(i))));
        }
        out
    }

    #[inline(always)]
    fn any_active(&self) -> bool {
        (*self).any_active()
    }

    #[inline(always)]
    fn any_tiny(&self) -> bool {
        (*self).any_below(bend::least_safe())
    }

    #[inline(always)]
    fn is_tiny(t: F) -> bool {
        t.any_below(bend::least_safe())
    }

    #[inline(always)]
    fn unary<O: Unary<F>>(o: O, x: F, t: Self) -> (F, Self) {
        if O::SLOPE.follows_value() {
            let (y, s) = x.unary_where_finite(o);
            if if O::SLOPE.is_fixed() { !Float::is_nan(y) } else { y.all_finite() } {
                return (y, finite_chain(s, t));
            }
            unlikely();
            return (y, careful(o.in_domain(x, y, s), t));
        }
        let (y, s) = x.unary_d1(o);
        (y, chain(s, t))
    }

    #[inline(always)]
    fn sin_cos(x: F, t: Self) -> ((F, Self), (F, Self)) {
        let (sin, cos) = x.sin_cos();
        ((sin, chain(Factor(cos), t)), (cos, chain(Factor(-sin), t)))
    }

    #[inline(always)]
    fn binary<O: Binary<F>>(o: O, [a, b]: [F; 2], t: [Self; 2]) -> (F, Self) {
        let kind = const { SlopeKind::weakest(&O::SLOPES) };
        if kind.follows_value() {
            let y = a.binary(b, o);
            if if kind.is_fixed() { !Float::is_nan(y) } else { y.all_finite() } {
                return (y, finite_chain2(o.d1(a, b, y), t));
            }
            unlikely();
            let (y, [sa, sb]) = a.binary_d1(b, o);
            return (y, careful(sa, t[0]).plus(careful(sb, t[1])));
        }
        let (y, s) = a.binary_d1(b, o);
        (y, chain2(s, t))
    }

    #[inline(always)]
    fn ternary<O: Ternary<F>>(o: O, [a, b, c]: [F; 3], t: [Self; 3]) -> (F, Self) {
        let (y, s) = a.ternary_d1(b, c, o);
        (y, chain3(s, t))
    }
}

/// Scalars that can carry a bundle of `N` tangents.
///
/// Implemented for `f32` and `f64`, whose lanes are padded to whole SIMD vectors, and for [`Dual`](super::Dual) numbers over
/// them, to any depth; for `N` from 1 to 16 and 20, 24, 28, 32, 40, 48, 64.
pub trait Pack<const N: usize>: Number {
    /// The bundle.
    type Bundle: Bundle<Self>;
}

macro_rules! pack {
    ($($n:literal)*) => {
        $(
            impl Pack<$n> for f64 {
                type Bundle = Packed<<f64 as Float>::Vector, { usize::div_ceil($n, <<f64 as Float>::Vector as Vector>::COUNT) }>;
            }

            impl Pack<$n> for f32 {
                type Bundle = Packed<<f32 as Float>::Vector, { usize::div_ceil($n, <<f32 as Float>::Vector as Vector>::COUNT) }>;
            }

            impl<T: Pack<M>, const M: usize> Pack<$n> for Dual<T, M> {
                type Bundle = Each<Self, $n>;
            }
        )*
    };
}

// One lane is a plain real: a vector would only carry idle ones.
impl Pack<1> for f64 {
    type Bundle = Packed<f64, 1>;
}

impl Pack<1> for f32 {
    type Bundle = Packed<f32, 1>;
}

impl<T: Pack<M>, const M: usize> Pack<1> for Dual<T, M> {
    type Bundle = Each<Self, 1>;
}

pack!(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 20 24 28 32 40 48 64);
