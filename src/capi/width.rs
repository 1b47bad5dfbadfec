//! Which kernels and cheap operations serve the numbers of a pass.
//! Does not know what a pass is for.

use super::dot::Dots;
use super::eval::Eval;
use super::kernel::first::First;
use super::kernel::second::Second;
use super::kernel::{Kernels, Order, Plain};
use super::quick::Quick;
use super::slot::SIMD;
use crate::dual::Pack;
use crate::lanes::Vector;
use crate::ops::Float;

/// Kernels and operations for values alone.
pub fn idle<F: Float>() -> (Kernels<F>, Quick<F>) {
    (Kernels::of::<Plain>(), Quick::of::<Plain>(Dots::none()))
}

/// Sets the evaluation up for an order of numbers.
fn set<F: Float, D: Order<F>>(e: &mut Eval<F>, vectors: usize, dots: Dots<F>) {
    e.kernel_vectors = vectors;
    e.kernels = Kernels::of::<D>();
    e.quick = Quick::of::<D>(dots);
}

/// Sets the evaluation up for that many directions. Without any there are values alone.
#[inline(always)]
pub fn first<F: Float>(e: &mut Eval<F>, directions: usize) {
    // Passes of one width follow each other: most of the time there is nothing to do.
    if e.width != directions {
        e.width = directions;
        e.level.set_first(e, directions);
    }
}

/// Sets the evaluation up for this level's vectors: with bodies of their very number up to 8.
#[inline(never)]
pub fn set_first<F: Float>(e: &mut Eval<F>, directions: usize) {
    let vectors = directions.div_ceil(F::Vector::COUNT);
    e.padded = vectors * F::Vector::COUNT;
    if !SIMD {
        // Loops over plain reals, called by name: copies of the code for each length would cost flash and gain nothing.
        e.kernel_vectors = vectors;
        return;
    }
    if vectors == 0 {
        return set::<F, Plain>(e, 0, Dots::none());
    }
    match vectors {
        1 => set::<F, First<1>>(e, 1, Dots::whole::<1>()),
        2 => set::<F, First<2>>(e, 2, Dots::whole::<2>()),
        3 => set::<F, First<3>>(e, 3, Dots::whole::<3>()),
        4 => set::<F, First<4>>(e, 4, Dots::whole::<4>()),
        5 => set::<F, First<5>>(e, 5, Dots::whole::<5>()),
        6 => set::<F, First<6>>(e, 6, Dots::whole::<6>()),
        7 => set::<F, First<7>>(e, 7, Dots::whole::<7>()),
        8 => set::<F, First<8>>(e, 8, Dots::whole::<8>()),
        n => set::<F, First<0>>(e, n, Dots::none()),
    }
}

/// Directions on a side of the blocks of a second-order pass.
pub fn side<F>(e: &Eval<F>) -> usize {
    usize::MAX - e.width
}

/// Sets the evaluation up for second derivatives in blocks of `P × P`.
pub fn second<F: Float + Pack<P>, const P: usize>(e: &mut Eval<F>) {
    // No pass has so many directions.
    let width = usize::MAX - P;
    if e.width != width {
        e.width = width;
        set::<F, Second<P>>(e, 0, Dots::none());
    }
}
