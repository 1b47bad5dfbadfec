//! The slots of a program for a block of points: those of one slot side by side. What a run of it is told, and what it tells.
//! Does not know instructions.

use crate::error::Error;
use crate::lanes::Vector;
use crate::ops::Float;
use crate::program::Program;
use crate::random::Randomness;
use crate::slots::{Parameters, Rules, SIMD};

/// Vectors that an instruction takes at a time. Without SIMD a block may be of one point: there that is the usual count.
pub const TAKEN: usize = if SIMD { 8 } else { 1 };
/// The most points of a block: one for each bit of a set.
pub const MOST_POINTS: usize = 64;

/// Points that an instruction takes at a time, as it is compiled here.
pub const fn step<F: Float>() -> usize {
    TAKEN * <F::Vector as Vector>::COUNT
}

/// What carries out the instruction that stands there, for every point; what went wrong, if something did.
pub type General<F> = fn(&mut Block<'_, F>, u32) -> Option<Error>;

/// How a run ended.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub enum Exit {
    /// At the end of a path, which stands there, with those points that are still [active](Block::active).
    End {
        /// Where.
        at: u32,
    },
    /// No point is left.
    Nowhere,
    /// With an error.
    Failed {
        /// Which.
        error: Error,
    },
}

/// A program with the slots of a block of points.
#[repr(C)]
pub struct Block<'a, F: Float> {
    /// Slot 0; slot `s` of point `i` is `s·width + i` reals on.
    start: *mut F,
    /// How many points the slots have room for: a multiple of what an instruction takes at a time.
    width: usize,
    /// How many points it has.
    points: usize,
    pub(super) program: Program<'a>,
    pub(super) parameters: Parameters<F>,
    pub(super) rules: Rules<F>,
    pub(super) draws: (Randomness, u64),
    /// The points that are on the way, by bit.
    pub active: u64,
    /// Those that took another way, on which they may go on.
    pub left: u64,
    /// Those that no path serves.
    pub missed: u64,
    pub(super) general: General<F>,
}

impl<'a, F: Float> Block<'a, F> {
    /// A block of `width` points in slots that begin at `start`.
    ///
    /// # Safety
    /// There are as many slots as the program has, `width` reals each, which nobody else uses, aligned for vectors; `width` is a multiple of [`step`] in
    /// every object of the archive that runs it, and at most [`MOST_POINTS`].
    pub unsafe fn new(
        program: Program<'a>,
        (start, width): (*mut F, usize),
        (parameters, rules): (Parameters<F>, Rules<F>),
        draws: (Randomness, u64),
        general: General<F>,
    ) -> Self {
        Self { start, width, points: width, program, parameters, rules, draws, active: 0, left: 0, missed: 0, general }
    }

    /// How many points it has room for.
    #[inline(always)]
    pub fn width(&self) -> usize {
        self.width
    }

    /// From now on it has so many points, the first ones.
    pub fn set_points(&mut self, points: usize) {
        self.points = points.min(self.width);
        self.active = if points == 0 { 0 } else { u64::MAX >> (MOST_POINTS - points.min(MOST_POINTS)) };
        (self.left, self.missed) = (0, 0);
    }

    /// How many points it has.
    #[inline(always)]
    pub fn points(&self) -> usize {
        self.points
    }

    /// The reals of a slot; it is there if the program has it.
    #[inline(always)]
    pub fn slot(&self, slot: u32) -> *mut F {
        self.start.wrapping_add((slot as usize).wrapping_mul(self.width))
    }

    /// The vectors of a slot, likewise.
    #[inline(always)]
    pub fn vectors(&self, slot: u32) -> *mut F::Vector {
        self.slot(slot).cast()
    }

    /// Where a slot has room for points that are not there, the number of the last one: vectors are read whole.
    pub fn pad(&self, slot: u32) {
        let to = self.slot(slot);
        for i in self.points.max(1)..self.width {
            // SAFETY: a slot of the program has room for so many, which nobody has a reference to.
            unsafe { to.add(i).write(to.add(self.points.saturating_sub(1)).read()) };
        }
    }

    /// How often an instruction takes its vectors.
    #[inline(always)]
    pub fn steps(&self) -> usize {
        // Widths are few: no division.
        let mut steps = 1;
        while steps * step::<F>() < self.points {
            steps += 1;
        }
        steps
    }

    /// Goes on with the points for which a guard has the answer that leads on here or, at `other` if it leads anywhere, those for which it has not: whichever
    /// are more. Whether it is the other way.
    pub fn part(&mut self, here: u64, other: bool) -> bool {
        let (stay, turn) = (self.active & here, self.active & !here);
        if !other {
            self.missed |= turn;
            self.active = stay;
            return false;
        }
        let turned = turn.count_ones() > stay.count_ones();
        let (on, left) = if turned { (turn, stay) } else { (stay, turn) };
        self.active = on;
        self.left |= left;
        turned
    }
}
