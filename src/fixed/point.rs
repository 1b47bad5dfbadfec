//! Scalars and nested arrays of them as points of a function: shapes known at compile time.
//! Does not know derivatives, but for the number type that carries as many directions as a point has elements.

use crate::dual::{Bundle, Dual, HyperDual, Pack};
use crate::ops::{Float, Number};

/// A scalar, or an array of points: an input or output of a function on arrays.
///
/// ```compile_fail,E0277
/// jacfwd::jacfwd(|x: Vec<_>| x[0], vec![1.0_f64, 2.0]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a number or array of numbers",
    label = "no number, and no array of numbers",
    note = "functions on arrays take and return `f32`, `f64`, dual numbers, or arrays of them, nested as deep as you like",
    note = "for `Vec`s and slices, see `jacfwd::workspace`, whose lengths are known at run time"
)]
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
/// Implemented for scalars and for arrays of 0 to 128 scalars, of 150, 250, and of multiples of 100 and of powers of two up to 1024. Up to 16
/// directions, and up to 64 in steps of 4 and 8, run in one pass; more run in passes of 32. For any other length, for `Vec`s and slices, see
/// [`workspace`](crate::workspace).
///
/// ```compile_fail,E0277
/// jacfwd::jacfwd(|x| x[0], [0.0_f64; 129]);
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a point that can be differentiated at",
    label = "no number or array of up to 128 numbers",
    note = "points are `f32`, `f64`, dual numbers, and arrays of 0 to 128 of them (and some longer ones, see `jacfwd::fixed::Directions`)",
    note = "for any other length, for `Vec`s and slices, see `jacfwd::workspace`, whose lengths are known at run time"
)]
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
    32: 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96;
    32: 97 98 99 100 101 102 103 104 105 106 107 108 109 110 111 112 113 114 115 116 117 118 119 120 121 122 123 124 125 126 127 128;
    32: 144 150 160 192 200 224 250 256 300 320 384 400 448 500 512 600 640 700 768 800 896 900 1000 1024;
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
        crate::ops::canonical(self)
    }

    #[inline(always)]
    fn canonical_value(self) -> Self {
        crate::ops::canonical_primal(self)
    }
}

impl Canonical for f64 {
    #[inline(always)]
    fn canonical(self) -> Self {
        crate::ops::canonical(self)
    }

    #[inline(always)]
    fn canonical_value(self) -> Self {
        crate::ops::canonical_primal(self)
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
