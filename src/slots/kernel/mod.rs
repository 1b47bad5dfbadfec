//! The chain rule on slots: what an operation does to the derivatives once its value and slopes are known.
//! Does not know operations or handles. An evaluation points at the set of kernels of its kind, which its driver chose.

#[cfg(single_in_hardware)]
pub mod blocks;
mod chained;
pub mod first;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub mod gather;
pub mod second;

pub use chained::{Chained, FiniteChained};

use super::slot::{SIMD, Slot, is_usual};
use crate::lanes::Vector;
use crate::ops::{Float, Slope};

/// `$body` with `$order` the order of numbers of that many vectors, exactly `$k` of them, or any number if `$k` is 0.
macro_rules! by_vectors {
    ($vectors:expr, $order:ident, $k:ident => $body:expr) => {
        by_vectors!(@each $vectors, $order, $k, $body, 1 2 3 4 5 6 7 8)
    };
    (@each $vectors:expr, $order:ident, $k:ident, $body:expr, $($n:literal)*) => {
        match $vectors {
            0 => {
                type $order = $crate::slots::Zeroth;
                const $k: usize = 0;
                $body
            }
            $($n => {
                type $order = $crate::slots::First<$n>;
                const $k: usize = $n;
                $body
            })*
            _ => {
                type $order = $crate::slots::First<0>;
                const $k: usize = 0;
                $body
            }
        }
    };
}
pub(crate) use by_vectors;

/// How numbers of one kind carry derivatives. `vectors` is how many vectors of lanes a number of the pass has.
///
/// # Safety
/// Every function requires slots of numbers of one pass, whose kind this is. A destination of `chain1`, `chain2` and `chain3` may be one of
/// the arguments.
pub unsafe trait Order<F: Float> {
    /// Whether numbers are so narrow that what is between operations takes as long as they do.
    const NARROW: bool = false;

    /// The chain rule for one argument.
    unsafe fn chain1(vectors: usize, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>);
    /// The chain rule for two arguments.
    unsafe fn chain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: [Slope<F>; 3]);
    /// The chain rule for three arguments.
    unsafe fn chain3(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], d1: [Slope<F>; 3], d2: [Slope<F>; 6]);
    /// All derivatives zero.
    unsafe fn idle(vectors: usize, y: Slot<F>);
    /// Whether a derivative is not zero.
    unsafe fn active(vectors: usize, x: Slot<F>) -> bool;

    /// The tangents of direction `lane`: one there, zero elsewhere. Numbers of first order only.
    unsafe fn seed(_vectors: usize, _y: Slot<F>, _lane: usize) {}

    /// `chain1` where the slope is finite and `y` is not `x`.
    unsafe fn finite1(vectors: usize, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>);

    /// `chain2` where the slopes are finite and `y` is none of the arguments.
    unsafe fn finite2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: [Slope<F>; 3]);

    /// The chain rule for `a·b + c` in two steps, where the slopes of the product are finite and `y` is none of the arguments.
    unsafe fn finite_muladd(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], d1: [Slope<F>; 2]);

    /// A sum, left to right, its value and derivatives: into `y`, which is in none of the terms. False, and nothing done, where it is not finite.
    unsafe fn finite_sum(vectors: usize, y: Slot<F>, terms: impl Terms<F>) -> bool;
}

/// The terms of a sum, which can be walked more than once.
pub trait Terms<F: Float>: Copy {
    /// Shows each to `sum`, in order. Which kind of term it is is asked once for each.
    fn each(self, sum: &mut impl Sum<F>);
}

/// What becomes of the terms of a sum.
pub trait Sum<F: Float> {
    /// The first term, a number.
    fn begin(&mut self, a: Slot<F>);
    /// The first term, a product.
    fn begin_product(&mut self, a: Slot<F>, b: Slot<F>);
    /// The first term, a number times a plain real.
    fn begin_scaled(&mut self, a: Slot<F>, c: F);
    /// A number more, or less.
    fn add(&mut self, a: Slot<F>, minus: bool);
    /// A product more, or less.
    fn add_product(&mut self, a: Slot<F>, b: Slot<F>, minus: bool);
    /// A number times a plain real more, or less.
    fn add_scaled(&mut self, a: Slot<F>, c: F, minus: bool);
    /// A plain real more, or less.
    fn add_real(&mut self, c: F, minus: bool);
}

/// The value of a sum.
struct Value<F>(F);

impl<F: Float> Value<F> {
    #[inline(always)]
    fn of(terms: impl Terms<F>) -> F {
        let mut value = Self(<F as Float>::NAN);
        terms.each(&mut value);
        value.0
    }

    #[inline(always)]
    fn more(&mut self, x: F, minus: bool) {
        self.0 = if minus { self.0 - x } else { self.0 + x };
    }
}

impl<F: Float> Sum<F> for Value<F> {
    #[inline(always)]
    fn begin(&mut self, a: Slot<F>) {
        self.0 = a.primal();
    }

    #[inline(always)]
    fn begin_product(&mut self, a: Slot<F>, b: Slot<F>) {
        self.0 = a.primal() * b.primal();
    }

    #[inline(always)]
    fn begin_scaled(&mut self, a: Slot<F>, c: F) {
        self.0 = a.primal() * c;
    }

    #[inline(always)]
    fn add(&mut self, a: Slot<F>, minus: bool) {
        self.more(a.primal(), minus);
    }

    #[inline(always)]
    fn add_product(&mut self, a: Slot<F>, b: Slot<F>, minus: bool) {
        self.more(a.primal() * b.primal(), minus);
    }

    #[inline(always)]
    fn add_scaled(&mut self, a: Slot<F>, c: F, minus: bool) {
        self.more(a.primal() * c, minus);
    }

    #[inline(always)]
    fn add_real(&mut self, c: F, minus: bool) {
        self.more(c, minus);
    }
}

/// Values alone.
pub struct Zeroth;

// SAFETY: no slot is touched.
unsafe impl<F: Float> Order<F> for Zeroth {
    const NARROW: bool = true;

    unsafe fn chain1(_: usize, _: Slot<F>, _: Slot<F>, _: Slope<F>, _: Slope<F>) {}
    unsafe fn chain2(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: [Slope<F>; 3]) {}
    unsafe fn chain3(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 3], _: [Slope<F>; 6]) {}
    unsafe fn idle(_: usize, _: Slot<F>) {}
    unsafe fn active(_: usize, _: Slot<F>) -> bool {
        false
    }
    unsafe fn finite1(_: usize, _: Slot<F>, _: Slot<F>, _: Slope<F>, _: Slope<F>) {}
    unsafe fn finite2(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: [Slope<F>; 3]) {}
    unsafe fn finite_muladd(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 2]) {}
    #[inline(always)]
    unsafe fn finite_sum(_: usize, y: Slot<F>, terms: impl Terms<F>) -> bool {
        let value = Value::of(terms);
        let usual = is_usual(value, false);
        if usual {
            y.set_primal(value);
        }
        usual
    }
}

/// Values, each with the node of whatever made it: a recording tells nothing of derivatives. What has two arguments or more tells its node by itself.
pub struct Noted;

// SAFETY: the node is in the slot.
unsafe impl<F: Float> Order<F> for Noted {
    unsafe fn chain1(_: usize, y: Slot<F>, x: Slot<F>, _: Slope<F>, _: Slope<F>) {
        y.set_node(x.node());
    }
    unsafe fn chain2(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: [Slope<F>; 3]) {}
    unsafe fn chain3(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 3], _: [Slope<F>; 6]) {}
    unsafe fn idle(_: usize, y: Slot<F>) {
        y.set_node(0);
    }
    unsafe fn active(_: usize, _: Slot<F>) -> bool {
        false
    }
    unsafe fn finite1(_: usize, _: Slot<F>, _: Slot<F>, _: Slope<F>, _: Slope<F>) {}
    unsafe fn finite2(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: [Slope<F>; 3]) {}
    unsafe fn finite_muladd(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 2]) {}
    unsafe fn finite_sum(_: usize, _: Slot<F>, _: impl Terms<F>) -> bool {
        false
    }
}

/// An [`Order`] as an evaluation calls it.
#[allow(clippy::type_complexity, reason = "each field is one signature, used once")]
#[repr(C)]
pub struct Kernels<F> {
    pub chain1: unsafe fn(usize, Slot<F>, Slot<F>, Slope<F>, Slope<F>),
    pub chain2: unsafe fn(usize, Slot<F>, [Slot<F>; 2], [Slope<F>; 2], [Slope<F>; 3]),
    pub chain3: unsafe fn(usize, Slot<F>, [Slot<F>; 3], [Slope<F>; 3], [Slope<F>; 6]),
    pub idle: unsafe fn(usize, Slot<F>),
    pub active: unsafe fn(usize, Slot<F>) -> bool,
    pub seed: unsafe fn(usize, Slot<F>, usize),
}

impl<F> Clone for Kernels<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Kernels<F> {}

/// Tangents in so many vectors.
pub const fn lanes<F: Float>(vectors: usize) -> usize {
    vectors * F::Vector::COUNT
}

/// What moves the tangents of numbers of first order, for a number of directions.
#[repr(C)]
pub struct Width<F> {
    pub kernels: Kernels<F>,
    /// Vectors per number.
    pub vectors: usize,
    /// Tangents per number, those that fill the last vector included.
    pub lanes: usize,
}

impl<F: Float> Width<F> {
    /// For the vectors that this is compiled with: kernels of their very number up to 8, and for values alone without directions.
    pub fn here(directions: usize) -> Self {
        let vectors = directions.div_ceil(F::Vector::COUNT);
        // Without SIMD the kernels of first order are called by name.
        let kernels = if SIMD { by_vectors!(vectors, D, _K => Kernels::of::<D>()) } else { Kernels::of::<Zeroth>() };
        Self { kernels, vectors, lanes: lanes::<F>(vectors) }
    }
}

impl<F: Float> Kernels<F> {
    /// The kernels of an order.
    pub fn of<D: Order<F>>() -> Self {
        Self { chain1: D::chain1, chain2: D::chain2, chain3: D::chain3, idle: D::idle, active: D::active, seed: D::seed }
    }
}
