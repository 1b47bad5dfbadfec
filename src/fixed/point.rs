//! Scalars and nested arrays of them as points of a function: shapes known at compile time.
//! Does not know derivatives, but for the number type that carries as many directions as a point has elements.

use crate::dual::{Bundle, Dual, HyperDual, Pack};
use crate::ops::{Float, Number};

/// A scalar, or an array of points: an input or output of a function on arrays.
pub trait Point: Copy {
    /// What it is made of.
    type Scalar: Number;
    /// The same shape, made of `Q`.
    type Of<Q: Copy>: Copy;
    /// How many scalars there are.
    const LEN: usize;

    /// The same shape, every element `q`.
    fn fill<Q: Copy>(q: Q) -> Self::Of<Q>;

    /// The scalars of points in a row, in row-major order.
    fn scalars(all: &[Self]) -> &[Self::Scalar];

    /// The elements of shapes in a row, in row-major order.
    fn flat<Q: Copy>(all: &mut [Self::Of<Q>]) -> &mut [Q];
}

impl<P: Point, const N: usize> Point for [P; N] {
    type Scalar = P::Scalar;
    type Of<Q: Copy> = [P::Of<Q>; N];
    const LEN: usize = N * P::LEN;

    #[inline(always)]
    fn fill<Q: Copy>(q: Q) -> [P::Of<Q>; N] {
        [P::fill(q); N]
    }

    #[inline(always)]
    fn scalars(all: &[Self]) -> &[P::Scalar] {
        P::scalars(all.as_flattened())
    }

    #[inline(always)]
    fn flat<Q: Copy>(all: &mut [[P::Of<Q>; N]]) -> &mut [Q] {
        P::flat(all.as_flattened_mut())
    }
}

macro_rules! scalar_point {
    ([$($generics:tt)*] $t:ty) => {
        impl<$($generics)*> Point for $t {
            type Scalar = Self;
            type Of<Q: Copy> = Q;
            const LEN: usize = 1;

            #[inline(always)]
            fn fill<Q: Copy>(q: Q) -> Q {
                q
            }

            #[inline(always)]
            fn scalars(all: &[Self]) -> &[Self] {
                all
            }

            #[inline(always)]
            fn flat<Q: Copy>(all: &mut [Q]) -> &mut [Q] {
                all
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
    /// Makes a constant the number of value `x` and direction `lane`; no direction if there is no such lane.
    fn seed(&mut self, x: S, lane: usize);
    /// The value.
    fn value(self) -> S;
    /// Writes the tangents, in canonical form, as far as `out` goes.
    fn read(&self, out: &mut [S]);
}

impl<S: Pack<N>, const N: usize> Seeded<S> for Dual<S, N> {
    const LANES: usize = N;

    #[inline(always)]
    fn idle(x: S) -> Self {
        Self::new(x)
    }

    #[inline(always)]
    fn seed(&mut self, x: S, lane: usize) {
        self.activate(x, lane);
    }

    #[inline(always)]
    fn value(self) -> S {
        Dual::value(&self)
    }

    #[inline(always)]
    fn read(&self, out: &mut [S]) {
        let lanes = out.len().min(N);
        if let Some(out) = out.get_mut(..lanes) {
            self.tangents().read(out);
        }
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
    /// A tangent: a NaN as the positive quiet one, a zero as `+0`; a nested number as it is, until its own tangents are read.
    fn canonical(self) -> Self;
    /// A value: a NaN as the positive quiet one, zeros with their sign.
    fn canonical_value(self) -> Self;
}

impl Canonical for f32 {
    #[inline(always)]
    fn canonical(self) -> Self {
        crate::driver::canonical(self)
    }

    #[inline(always)]
    fn canonical_value(self) -> Self {
        crate::driver::canonical_primal(self)
    }
}

impl Canonical for f64 {
    #[inline(always)]
    fn canonical(self) -> Self {
        crate::driver::canonical(self)
    }

    #[inline(always)]
    fn canonical_value(self) -> Self {
        crate::driver::canonical_primal(self)
    }
}

impl<T: Pack<N>, const N: usize> Canonical for Dual<T, N> {
    #[inline(always)]
    fn canonical(self) -> Self {
        self
    }

    #[inline(always)]
    fn canonical_value(self) -> Self {
        self
    }
}

/// Zero of any kind of number.
#[inline(always)]
pub(super) fn zero<S: Number>() -> S {
    S::constant(<S::Real as Float>::ZERO)
}
