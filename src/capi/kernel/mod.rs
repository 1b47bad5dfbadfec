//! The chain rule on slots: what an operation does to the derivatives once its value and slopes are known.
//! Does not know operations or handles. An evaluation points at the set of kernels of its kind, which its driver chose.

pub mod first;
pub mod second;

use super::slot::Slot;
use crate::ops::{Float, Slope};

/// How numbers of one kind carry derivatives. `vectors` is how many vectors of lanes a number of the pass has.
///
/// # Safety
/// Every function requires slots of numbers of one pass, whose kind this is. A destination of `chain1`, `chain2` and `chain3` may be one of
/// the arguments.
pub unsafe trait Order<F: Float> {
    /// The chain rule for one argument.
    unsafe fn chain1(vectors: usize, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>);
    /// The chain rule for two arguments.
    unsafe fn chain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: &[Slope<F>; 3]);
    /// The chain rule for three arguments.
    unsafe fn chain3(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], d1: [Slope<F>; 3], d2: &[Slope<F>; 6]);
    /// All derivatives zero.
    unsafe fn idle(vectors: usize, y: Slot<F>);
    /// Whether a derivative is not zero.
    unsafe fn active(vectors: usize, x: Slot<F>) -> bool;

    /// The tangents of direction `lane`: one there, zero elsewhere. Numbers of first order only.
    unsafe fn seed(_vectors: usize, _y: Slot<F>, _lane: usize) {}

    /// `chain1` where the slope is finite and `y` is not `x`.
    unsafe fn plain1(vectors: usize, y: Slot<F>, x: Slot<F>, d1: Slope<F>, d2: Slope<F>);

    /// `chain2` where the slopes are finite and `y` is none of the arguments.
    unsafe fn plain2(vectors: usize, y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: &[Slope<F>; 3]);

    /// The chain rule for `a·b + c` in two steps, where the slopes of the product are finite and `y` is none of the arguments.
    unsafe fn plain_muladd(vectors: usize, y: Slot<F>, x: [Slot<F>; 3], d1: [Slope<F>; 2]);
}

/// Values alone.
pub struct Plain;

// SAFETY: no slot is touched.
unsafe impl<F: Float> Order<F> for Plain {
    unsafe fn chain1(_: usize, _: Slot<F>, _: Slot<F>, _: Slope<F>, _: Slope<F>) {}
    unsafe fn chain2(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: &[Slope<F>; 3]) {}
    unsafe fn chain3(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 3], _: &[Slope<F>; 6]) {}
    unsafe fn idle(_: usize, _: Slot<F>) {}
    unsafe fn active(_: usize, _: Slot<F>) -> bool {
        false
    }
    unsafe fn plain1(_: usize, _: Slot<F>, _: Slot<F>, _: Slope<F>, _: Slope<F>) {}
    unsafe fn plain2(_: usize, _: Slot<F>, _: [Slot<F>; 2], _: [Slope<F>; 2], _: &[Slope<F>; 3]) {}
    unsafe fn plain_muladd(_: usize, _: Slot<F>, _: [Slot<F>; 3], _: [Slope<F>; 2]) {}
}

/// An [`Order`] as an evaluation calls it.
#[allow(clippy::type_complexity, reason = "each field is one signature, used once")]
pub struct Kernels<F> {
    pub chain1: unsafe fn(usize, Slot<F>, Slot<F>, Slope<F>, Slope<F>),
    pub chain2: unsafe fn(usize, Slot<F>, [Slot<F>; 2], [Slope<F>; 2], &[Slope<F>; 3]),
    pub chain3: unsafe fn(usize, Slot<F>, [Slot<F>; 3], [Slope<F>; 3], &[Slope<F>; 6]),
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

impl<F: Float> Kernels<F> {
    /// The kernels of an order.
    pub fn of<D: Order<F>>() -> Self {
        Self { chain1: D::chain1, chain2: D::chain2, chain3: D::chain3, idle: D::idle, active: D::active, seed: D::seed }
    }
}
