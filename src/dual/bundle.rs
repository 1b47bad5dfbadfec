//! Bundles of tangents: one lane per direction, each a plain real in a SIMD vector or a whole number of a nested kind.
//! Does not know which operation moves them.

use crate::lanes::{Packed, Vector};
use crate::ops::{Float, Number};

/// The tangents of one number, over scalars `T`.
pub trait Bundle<T>: Copy + core::fmt::Debug {
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
    /// Whether a lane is not zero.
    fn any_active(&self) -> bool;
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

    #[inline(always)]
    fn any_active(&self) -> bool {
        (*self).any_active()
    }
}

/// `N` tangents that are numbers themselves.
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Each<T, const N: usize>([T; N]);

impl<T: Number, const N: usize> Bundle<T> for Each<T, N> {
    const COUNT: usize = N;

    #[inline(always)]
    fn idle() -> Self {
        Self([T::constant(T::Real::ZERO); N])
    }

    #[inline(always)]
    fn unit(i: usize) -> Self {
        let mut out = Self::idle();
        out.set_lane(i, T::constant(T::Real::ONE));
        out
    }

    #[inline(always)]
    fn activate(&mut self, i: usize) {
        self.set_lane(i, T::constant(T::Real::ONE));
    }

    #[inline(always)]
    fn lane(&self, i: usize) -> T {
        self.0.get(i).copied().unwrap_or(T::constant(T::Real::ZERO))
    }

    #[inline(always)]
    fn read(&self, out: &mut [T]) {
        for (out, lane) in out.iter_mut().zip(&self.0) {
            *out = *lane;
        }
    }

    #[inline(always)]
    fn set_lane(&mut self, i: usize, t: T) {
        if let Some(lane) = self.0.get_mut(i) {
            *lane = t;
        }
    }

    #[inline(always)]
    fn plus(mut self, other: Self) -> Self {
        for (t, u) in self.0.iter_mut().zip(other.0) {
            *t = t.plus_tangent(u);
        }
        self
    }

    #[inline(always)]
    fn scale(self, s: T) -> Self {
        Self(self.0.map(|t| s.scale_tangent(t)))
    }

    #[inline(always)]
    fn scale_active(self, s: T) -> Self {
        Self(self.0.map(|t| s.scale_tangent(t)))
    }

    #[cold]
    #[inline(never)]
    fn scale_rarely(self, s: T) -> Self {
        self.scale_active(s)
    }

    #[inline(always)]
    fn any_active(&self) -> bool {
        self.0.iter().any(|t| !t.is_idle())
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

            impl<T: Pack<M>, const M: usize> Pack<$n> for super::Dual<T, M> {
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

impl<T: Pack<M>, const M: usize> Pack<1> for super::Dual<T, M> {
    type Bundle = Each<Self, 1>;
}

pack!(2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 20 24 28 32 40 48 64);
