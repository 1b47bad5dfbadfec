//! The arithmetic unit of a pass: the kernels that move its derivatives, and the flags its steps have raised.
//! Does not know operations, nor what a pass is for.
//!
//! Elsewhere than where SIMD is, first order is called by name: the table of kernels is for second order alone, so that a program links what it uses.

use super::flags::{Flag, Flags};
use super::higher;
use super::kernel::first::First;
use super::kernel::{Chained, Kernels, Noted, Order, Zeroth};
use super::level::Level;
use super::slot::{SIMD, Slot};
use super::tile::{TileFloat, Tiles};
use crate::dual::SIDE;
use crate::error::place::Place;
use crate::ops::{Float, One, Slope};

/// What a step needs of its pass.
#[repr(C)]
pub struct Unit<F> {
    kernels: Kernels<F>,
    /// Vectors per number of first order.
    vectors: usize,
    /// Tangents per number of first order, those that fill the last vector included.
    lanes: usize,
    /// The directions that the kernels are set for; of second order more than there can be.
    directions: usize,
    /// Directions on a side of a tile, in a pass of second order; otherwise 0.
    side: usize,
    /// Who moves the lanes.
    level: Level,
    flags: Flags,
}

/// More directions than any pass has.
const SECOND: usize = usize::MAX;
/// The side of no tile: numbers are being recorded.
const RECORDING: usize = usize::MAX;

impl<F: Float> Unit<F> {
    /// A unit for values alone.
    pub fn new(level: Level) -> Self {
        Self { kernels: Kernels::of::<Zeroth>(), vectors: 0, lanes: 0, directions: 0, side: 0, level, flags: Flags::NONE }
    }

    /// Sets the unit up for numbers of first order with that many directions; without any, for values alone. Whether anything had to be done: passes
    /// of one width follow each other.
    ///
    /// # Safety
    /// The slots that it will be used on hold so many directions.
    #[inline(always)]
    pub unsafe fn set_first(&mut self, directions: usize) -> bool {
        let differs = self.directions != directions;
        if differs {
            self.set_width(directions);
        }
        differs
    }

    #[inline(never)]
    fn set_width(&mut self, directions: usize) {
        let width = higher::width(self.level, directions);
        if SIMD {
            self.kernels = width.kernels;
        }
        (self.vectors, self.lanes) = (width.vectors, width.lanes);
        self.directions = directions;
        self.side = 0;
    }

    /// Vectors per number of first order.
    #[inline(always)]
    pub fn vectors(&self) -> usize {
        self.vectors
    }

    /// Whether numbers are of second order, or being recorded: one test for both, as neither is of first.
    #[inline(always)]
    pub fn is_second(&self) -> bool {
        self.side != 0
    }

    /// Whether numbers are being recorded.
    #[inline(always)]
    pub fn is_recording(&self) -> bool {
        self.side == RECORDING
    }

    /// Sets the unit up for numbers that are being recorded.
    pub fn set_recording(&mut self) {
        self.kernels = Kernels::of::<Noted>();
        self.directions = SECOND;
        self.vectors = 0;
        self.side = RECORDING;
    }

    /// Who moves the lanes.
    pub fn level(&self) -> Level {
        self.level
    }

    /// The flags.
    pub fn flags(&mut self) -> &mut Flags {
        &mut self.flags
    }

    /// Raises a flag if one of the numbers has an active lane.
    #[cold]
    #[inline(never)]
    pub fn raise(&mut self, flag: Flag, x: &[Slot<F>], place: &Place) {
        if x.iter().any(|x| self.is_active(*x)) {
            self.flags.raise(flag, *place);
        }
    }

    /// The chain rule of the pass.
    #[inline(always)]
    pub fn chain<A: Chained<F>>(&self, y: Slot<F>, x: A::Of<Slot<F>>, slopes: A::Of<Slope<F>>, curvatures: A::Pairs<Slope<F>>) {
        // SAFETY: the slots hold numbers of the pass, as wide as whoever set the unit up promised, and the kernels are those of the pass.
        unsafe {
            if SIMD || self.is_second() {
                A::in_table(&self.kernels)(self.vectors, y, x, slopes, curvatures);
            } else {
                A::of::<First<0>>()(self.vectors, y, x, slopes, curvatures);
            }
        }
    }

    /// The number `c` with no derivatives, into `y`.
    #[inline(always)]
    pub fn constant(&self, y: Slot<F>, c: F) {
        y.set_primal(c);
        self.idle(y);
    }

    /// The number `x` once more, into `y`.
    #[inline(always)]
    pub fn copy(&self, y: Slot<F>, x: Slot<F>) {
        y.set_primal(x.primal());
        self.chain::<One>(y, x, Slope::One, Slope::Zero);
    }

    /// All derivatives of `y` zero.
    #[inline(always)]
    pub fn idle(&self, y: Slot<F>) {
        // SAFETY: as in `chain`.
        unsafe {
            if SIMD || self.is_second() {
                (self.kernels.idle)(self.vectors, y);
            } else {
                First::<0>::idle(self.vectors, y);
            }
        }
    }

    /// The tangents of `y` those of direction `lane`, in a pass of first order.
    #[inline(always)]
    pub fn seed(&self, y: Slot<F>, lane: usize) {
        // SAFETY: as in `chain`.
        unsafe {
            if SIMD {
                (self.kernels.seed)(self.vectors, y, lane);
            } else {
                First::<0>::seed(self.vectors, y, lane);
            }
        }
    }

    /// Whether a derivative of `x` is not zero.
    #[inline(always)]
    fn is_active(&self, x: Slot<F>) -> bool {
        let active = if SIMD || self.is_second() { self.kernels.active } else { First::<0>::active };
        // SAFETY: as in `chain`.
        unsafe { active(self.vectors, x) }
    }

    /// The tangents of a number of first order, those that fill the last vector included.
    ///
    /// # Safety
    /// Nobody writes them while they are borrowed.
    #[inline(always)]
    pub unsafe fn tangents<'a>(&self, x: Slot<F>) -> &'a [F] {
        // SAFETY: nobody writes them, as the caller promises; the number has that many lanes.
        unsafe { x.tangents(self.lanes) }
    }

    /// Tangents of a number of first order, those that fill the last vector included.
    #[inline(always)]
    pub fn lanes(&self) -> usize {
        self.lanes
    }

    /// How many directions a number of first order has.
    pub fn directions(&self) -> usize {
        self.directions
    }
}

impl<F: TileFloat> Unit<F> {
    /// The largest side of a tile that slots of that many bytes hold, two to a number.
    pub fn largest_side(&self, slot_bytes: usize) -> usize {
        (self.tiles().side)(slot_bytes)
    }

    /// Sets the unit up for numbers of second order, in tiles of that side. Whether anything had to be done.
    ///
    /// # Safety
    /// The slots that it will be used on hold such tiles, two to a number.
    pub unsafe fn set_second(&mut self, side: usize) -> bool {
        let differs = self.side != side;
        if differs {
            self.kernels = (self.tiles().kernels)(side);
            self.directions = SECOND;
            self.side = side;
        }
        differs
    }

    /// Directions on a side of a tile, in a pass of second order.
    pub fn side(&self) -> usize {
        self.side
    }

    /// The derivatives of `x` those of a direction in the rows and one in the columns, out of range for none; in a pass of second order.
    pub fn seed_second(&self, x: Slot<F>, row: usize, col: usize) {
        // SAFETY: the slot holds a number of the pass, whose tiles have that side.
        unsafe { (self.tiles().seed)(x, self.side, row, col) }
    }

    /// The first derivatives by the columns, in a pass of second order.
    pub fn first_derivatives(&self, x: Slot<F>) -> [F; SIDE] {
        // SAFETY: as in `seed_second`.
        unsafe { (self.tiles().first)(x, self.side) }
    }

    /// The second derivatives, row by row.
    pub fn second_derivatives(&self, x: Slot<F>) -> [[F; SIDE]; SIDE] {
        // SAFETY: as in `seed_second`.
        unsafe { (self.tiles().second)(x, self.side) }
    }

    /// The second-order numbers of the level.
    fn tiles(&self) -> &'static Tiles<F> {
        higher::tiles(self.level)
    }
}
