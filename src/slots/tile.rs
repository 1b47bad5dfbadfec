//! Second-order numbers in slots, by the side of their tile of second derivatives: how many directions fit, seeding, reading.
//! Does not know the chain rule, nor what a pass is for.

use super::kernel::Kernels;
use super::kernel::second::Second;
use super::slot::{Slot, tangent_offset};
use crate::dual::{Hyper, Pack, SIDE};
use crate::ops::Float;

/// A float whose numbers can have a tile: of 1, 2 or 4 directions a side.
pub trait TileFloat: Float + Pack<1> + Pack<2> + Pack<4> {}

impl TileFloat for f32 {}
impl TileFloat for f64 {}

/// What a pass of second order asks of a CPU level, as one table: the layout of a tile is the level's own.
#[repr(C)]
pub struct Tiles<F> {
    /// The largest side that slots of that many bytes hold, two to a number.
    pub side: fn(slot_bytes: usize) -> usize,
    /// The kernels for tiles of a side.
    pub kernels: fn(side: usize) -> Kernels<F>,
    /// Seeds the derivatives of an input: its lane in the rows and in the columns, out of range for none.
    ///
    /// # Safety
    /// The slot is one of a second-order pass with that side.
    pub seed: unsafe fn(x: Slot<F>, side: usize, row: usize, col: usize),
    /// The first derivatives by the columns.
    ///
    /// # Safety
    /// As for `seed`.
    pub first: unsafe fn(x: Slot<F>, side: usize) -> [F; SIDE],
    /// The second derivatives, row by row.
    ///
    /// # Safety
    /// As for `seed`.
    pub second: unsafe fn(x: Slot<F>, side: usize) -> [[F; SIDE]; SIDE],
}

/// Whether two slots hold the derivatives of a second-order number with `P` directions a side.
fn fits<F: Float + Pack<P>, const P: usize>(slot_bytes: usize) -> bool {
    size_of::<Hyper<F, P, P>>() <= 2 * slot_bytes - tangent_offset::<F>()
}

/// `$body` with the constant `$p` that a side is.
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
pub(crate) use by_side;

impl<F: TileFloat> Tiles<F> {
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
        kernels: |side| by_side!(side, P => Kernels::of::<Second<P>>()),
        seed: |x, side, row, col| {
            by_side!(side, P => {
                // SAFETY: the slot is one of a pass with that side, as the caller promises, and `side` made sure that the slot holds it.
                unsafe { x.derivatives::<Hyper<F, P, P>>().write(Hyper::variable(row, col)) }
            })
        },
        // SAFETY: likewise.
        first: |x, side| by_side!(side, P => unsafe { &*x.derivatives::<Hyper<F, P, P>>() }.canonical_col()),
        // SAFETY: likewise.
        second: |x, side| by_side!(side, P => unsafe { &*x.derivatives::<Hyper<F, P, P>>() }.canonical_cross()),
    };
}
