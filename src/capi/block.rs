//! Second-order numbers in slots, by the side of their block: how many directions fit, seeding, reading.
//! Does not know the chain rule, nor what a pass is for.

use super::eval::Eval;
use super::slot::{Slot, tangent_offset};
use super::width;
use crate::driver::SIDE;
use crate::dual::{Hyper, Pack};
use crate::ops::Float;

/// What a Hessian asks of a CPU level, as one table: the layout of a block is the level's own.
pub struct Blocks<F> {
    /// The largest side that slots of that many bytes hold, two to a number.
    pub side: fn(slot_bytes: usize) -> usize,
    /// Sets the evaluation up for blocks of a side.
    pub set: fn(e: &mut Eval<F>, side: usize),
    /// Seeds the derivatives of an input: its lane in the rows and in the columns, out of range for none.
    ///
    /// # Safety
    /// The slot is one of a second-order pass with that side.
    pub variable: unsafe fn(x: Slot<F>, side: usize, row: usize, col: usize),
    /// The first derivatives by the columns.
    ///
    /// # Safety
    /// As for `variable`.
    pub first: unsafe fn(x: Slot<F>, side: usize) -> [F; SIDE],
    /// The second derivatives, row by row.
    ///
    /// # Safety
    /// As for `variable`.
    pub second: unsafe fn(x: Slot<F>, side: usize) -> [[F; SIDE]; SIDE],
}

/// Whether two slots hold the derivatives of a second-order number with `P` directions a side.
fn fits<F: Float + Pack<P>, const P: usize>(slot_bytes: usize) -> bool {
    size_of::<Hyper<F, P, P>>() <= 2 * slot_bytes - tangent_offset::<F>()
}

macro_rules! by_side {
    ($side:expr, $p:ident => $body:expr) => {
        match $side {
            4 => {
                const $p: usize = 4;
                $body
            }
            2 => {
                const $p: usize = 2;
                $body
            }
            _ => {
                const $p: usize = 1;
                $body
            }
        }
    };
}

impl<F: Float + Pack<1> + Pack<2> + Pack<4>> Blocks<F> {
    /// Those of the level this is compiled for.
    pub const HERE: &'static Self = &Self {
        side: |bytes| {
            if fits::<F, 4>(bytes) {
                4
            } else if fits::<F, 2>(bytes) {
                2
            } else {
                1
            }
        },
        set: |e, side| by_side!(side, P => width::second::<F, P>(e)),
        variable: |x, side, row, col| {
            by_side!(side, P => {
                // SAFETY: the caller's promise, and `side` made sure that the slot holds it.
                unsafe { x.derivatives::<Hyper<F, P, P>>().write(Hyper::variable(row, col)) }
            })
        },
        // SAFETY: likewise.
        first: |x, side| by_side!(side, P => unsafe { &*x.derivatives::<Hyper<F, P, P>>() }.canonical_col()),
        // SAFETY: likewise.
        second: |x, side| by_side!(side, P => unsafe { &*x.derivatives::<Hyper<F, P, P>>() }.canonical_cross()),
    };
}
