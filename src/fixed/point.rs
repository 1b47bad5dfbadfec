//! Scalars and nested arrays of them as points of a function: shapes known at compile time.
//! Does not know derivatives, but for the number type that carries as many directions as a point has elements.

use crate::dual::{Dual, HyperDual, Pack};
use crate::ops::{Float, Number};

/// A scalar, or an array of points: an input or output of a function on arrays.
pub trait Point: Copy {
    /// What it is made of.
    type Scalar: Number;
    /// The same shape, made of `Q`.
    type Of<Q: Copy>: Copy;
    /// How many scalars there are.
    const LEN: usize;

    /// The same shape with `f` of each scalar, in row-major order.
    fn map<Q: Copy>(self, f: &mut impl FnMut(Self::Scalar) -> Q) -> Self::Of<Q>;

    /// Shows each scalar together with its place in `other`, in row-major order.
    fn zip<Q: Copy>(self, other: &mut Self::Of<Q>, f: &mut impl FnMut(Self::Scalar, &mut Q));
}

impl<P: Point, const N: usize> Point for [P; N] {
    type Scalar = P::Scalar;
    type Of<Q: Copy> = [P::Of<Q>; N];
    const LEN: usize = N * P::LEN;

    #[inline(always)]
    fn map<Q: Copy>(self, f: &mut impl FnMut(P::Scalar) -> Q) -> [P::Of<Q>; N] {
        <[P; N]>::map(self, |p| p.map(f))
    }

    #[inline(always)]
    fn zip<Q: Copy>(self, other: &mut [P::Of<Q>; N], f: &mut impl FnMut(P::Scalar, &mut Q)) {
        for (p, q) in self.into_iter().zip(other) {
            p.zip(q, f);
        }
    }
}

macro_rules! scalar_point {
    ([$($generics:tt)*] $t:ty) => {
        impl<$($generics)*> Point for $t {
            type Scalar = Self;
            type Of<Q: Copy> = Q;
            const LEN: usize = 1;

            #[inline(always)]
            fn map<Q: Copy>(self, f: &mut impl FnMut(Self) -> Q) -> Q {
                f(self)
            }

            #[inline(always)]
            fn zip<Q: Copy>(self, other: &mut Q, f: &mut impl FnMut(Self, &mut Q)) {
                f(self, other);
            }
        }
    };
}

scalar_point!([] f32);
scalar_point!([] f64);
scalar_point!([T: Pack<N>, const N: usize] Dual<T, N>);
scalar_point!([T: Pack<C>, const R: usize, const C: usize] HyperDual<T, R, C>);

/// A point that can be differentiated at: its length has a number type with as many lanes as pay.
///
/// Implemented for scalars and for arrays of 0 to 64 scalars, and of 80, 96, 100, 128, 256, 512 and 1024. Up to 16 directions, and
/// up to 64 in steps of 4 and 8, run in one pass; more run in passes of 32.
pub trait Directions: Point {
    /// The number the function is run on.
    type Number: Seeded<Self::Scalar>;
}

/// A dual number over `S`, made and read lane by lane.
pub trait Seeded<S>: Number {
    /// How many directions it carries.
    const LANES: usize;

    /// The constant `x`.
    fn idle(x: S) -> Self;
    /// Value `x`, direction `lane`.
    fn seed(x: S, lane: usize) -> Self;
    /// Value `x` and the tangents given, lane by lane.
    fn tangents(x: S, t: impl Fn(usize) -> S) -> Self;
    /// The value.
    fn value(self) -> S;
    /// Tangent `lane`.
    fn tangent(self, lane: usize) -> S;
}

impl<S: Pack<N>, const N: usize> Seeded<S> for Dual<S, N> {
    const LANES: usize = N;

    #[inline(always)]
    fn idle(x: S) -> Self {
        Self::new(x)
    }

    #[inline(always)]
    fn seed(x: S, lane: usize) -> Self {
        Self::variable(x, lane)
    }

    #[inline(always)]
    fn tangents(x: S, t: impl Fn(usize) -> S) -> Self {
        Self::with_tangents(x, (0..N).map(t))
    }

    #[inline(always)]
    fn value(self) -> S {
        Dual::value(&self)
    }

    #[inline(always)]
    fn tangent(self, lane: usize) -> S {
        Dual::tangent(&self, lane)
    }
}

macro_rules! directions {
    ($($lanes:literal: $($n:literal)*;)*) => {
        $($(
            impl Directions for [f64; $n] {
                type Number = Dual<f64, $lanes>;
            }

            impl Directions for [f32; $n] {
                type Number = Dual<f32, $lanes>;
            }

            impl<T: Pack<M>, const M: usize> Directions for [Dual<T, M>; $n] {
                type Number = Dual<Dual<T, M>, $lanes>;
            }
        )*)*
    };
}

directions! {
    1: 0 1; 2: 2; 3: 3; 4: 4; 5: 5; 6: 6; 7: 7; 8: 8; 9: 9; 10: 10; 11: 11; 12: 12; 13: 13; 14: 14; 15: 15; 16: 16;
    20: 17 18 19 20; 24: 21 22 23 24; 28: 25 26 27 28; 32: 29 30 31 32;
    40: 33 34 35 36 37 38 39 40; 48: 41 42 43 44 45 46 47 48; 64: 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64;
    32: 80 96 100 128 256 512 1024;
}

impl Directions for f64 {
    type Number = Dual<f64, 1>;
}

impl Directions for f32 {
    type Number = Dual<f32, 1>;
}

impl<T: Pack<M>, const M: usize> Directions for Dual<T, M> {
    type Number = Dual<Self, 1>;
}

/// Scalars whose results leave the library in canonical form.
pub trait Canonical: Number {
    /// A NaN as the positive quiet one, a zero as `+0`; a nested number as it is, until its own tangents are read.
    fn canonical(self) -> Self;
}

impl Canonical for f32 {
    #[inline(always)]
    fn canonical(self) -> Self {
        crate::driver::canonical(self)
    }
}

impl Canonical for f64 {
    #[inline(always)]
    fn canonical(self) -> Self {
        crate::driver::canonical(self)
    }
}

impl<T: Pack<N>, const N: usize> Canonical for Dual<T, N> {
    #[inline(always)]
    fn canonical(self) -> Self {
        self
    }
}

/// Zero of any kind of number.
#[inline(always)]
pub(super) fn zero<S: Number>() -> S {
    S::constant(<S::Real as Float>::ZERO)
}
