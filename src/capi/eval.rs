//! The evaluation: one pass seen from inside the user's function. Finds numbers by handle and makes new ones.
//! Does not know operations, nor what a driver does with the results.
//!
//! A handle is an index and a generation; the slot's tag holds the id of the number that lives there, so a stale or foreign handle
//! differs from it. Outside a callback, and once the evaluation has failed, no index is in range: the test that every operation makes
//! anyway is the only one.

use super::kernel::Kernels;
use super::level::Level;
use super::quick::Quick;
use super::slot::{SIMD, Slot};
use crate::error::Error;
use crate::error::place::{Name, Place};
use crate::ops::Float;
use crate::random::Stream;

/// Bits of an id that are the index.
const INDEX_BITS: u32 = 22;
/// The mask of those bits.
pub(super) const INDEX: u32 = (1 << INDEX_BITS) - 1;
/// One step of the generation.
const GENERATION: u32 = 1 << INDEX_BITS;
/// The most numbers a context can hold.
pub const MOST_NUMBERS: usize = 1 << INDEX_BITS;
/// The id that is never valid.
pub const INVALID: u32 = 0;

/// A one-sided slope differs from the other, or the function jumps.
pub const FLAG_KINK: u32 = 1;
/// An infinite slope at a finite argument.
pub const FLAG_POLE: u32 = 2;
/// A NaN from arguments that are not.
pub const FLAG_DOMAIN: u32 = 4;
/// How many flags there are.
pub const FLAGS: usize = 3;

/// Whether a pass is running.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// No callback is active: handles and operations are errors.
    Idle,
    /// The user's function is being called.
    Running,
    /// The function is still being called, but what it computes no longer counts.
    Failed,
}

/// Marks a path as unlikely.
#[cold]
#[inline(always)]
pub(super) fn unlikely() {}

/// One pass over a function.
#[repr(C)]
pub struct Eval<F> {
    /// Slot 0.
    pub(super) slots: *mut u8,
    /// Bytes from number to number: one slot, or two for second-order numbers.
    pub(super) stride: usize,
    /// Numbers below this index may be alive; 0 outside a running pass. As wide as an address, as all indices here: a narrower one would
    /// cost an instruction more per argument.
    pub(super) top: usize,
    /// Numbers below this index can be made without looking further.
    pub(super) limit: usize,
    /// The upper bits of the ids made now, never 0. It changes with each pass, release and scope end.
    pub(super) generation: u32,
    /// Whether second derivatives are wanted.
    pub(super) second: bool,
    pub(super) state: State,
    /// The chain rule of this pass.
    pub(super) kernels: Kernels<F>,
    /// The cheap operations of this pass.
    pub(super) quick: Quick<F>,
    /// Vectors per number, for the kernels.
    pub(super) kernel_vectors: usize,
    /// Tangents per number, those that fill the last vector included.
    pub(super) padded: usize,
    /// The width that kernels and operations are set for, by the count of `width`.
    pub(super) width: usize,
    /// Who sets them.
    pub(super) level: Level,
    /// The newest released slot, or `NONE`; the chain goes through the tags of released slots.
    pub(super) free: usize,
    /// Numbers released since the innermost scope began, but made before it: a chain like `free`.
    pub(super) outer: usize,
    /// The index behind the marker of the innermost open scope; 0 when none is open.
    pub(super) scope: usize,
    /// Most numbers this pass may hold.
    pub(super) capacity: usize,
    /// Slots that hold a driver's own values meanwhile; they count as numbers in use.
    pub(super) stashed: usize,
    /// Slots a number takes in this pass.
    pub(super) slots_per_number: usize,
    /// Sticky flags.
    pub(super) flags: u32,
    /// Numbers of this pass that were in use at once without `top` telling.
    pub(super) highest: usize,
    /// Most slots ever in use.
    pub(super) peak: usize,
    /// Numbers a failed pass would hold by now if none had been released since, and the most it would have held, had there been room.
    pub(super) wanted: [usize; 2],
    /// Numbers released in a failed pass, and before it outside the scopes that were open.
    pub(super) released: usize,
    /// Numbers made in this pass, its inputs apart, less those below `top`; it wraps around.
    pub(super) extra: usize,
    /// Numbers that are inputs: those of the lowest indices.
    pub(super) inputs: usize,
    /// The label that the function set last.
    pub(super) mark: Option<i32>,
    /// The operation over arrays that is being carried out, by steps that have no place of their own.
    pub(super) bulk: Option<(&'static Name, usize)>,
    /// Why the pass failed.
    pub(super) error: Error,
    /// And where.
    pub(super) failed_at: Option<Place>,
    /// Where each flag was raised first.
    pub(super) raised: [Option<Place>; FLAGS],
    /// The draws of this pass.
    pub(super) draws: Stream,
}

/// The end of the chain of released slots.
pub(super) const NONE: usize = u32::MAX as usize;

impl<F: Float> Eval<F> {
    /// The slot of number `index`.
    #[inline(always)]
    pub(super) fn slot(&self, index: usize) -> Slot<F> {
        // SAFETY: whoever asks has an index below the capacity, so the slot lies in the memory of the context.
        unsafe { Slot::new(self.slots.wrapping_add(index * self.stride)) }
    }

    /// The slot of the number `id`, if it is alive.
    #[inline(always)]
    pub(super) fn find(&self, id: u32) -> Option<Slot<F>> {
        let index = Self::index(id);
        if index >= self.top {
            unlikely();
            return None;
        }
        let slot = self.slot(index);
        // SAFETY: `top` never exceeds the numbers the memory was sized for.
        if unsafe { slot.tag() } != id {
            unlikely();
            return None;
        }
        Some(slot)
    }

    /// The slot of the number `id`, which was found in this pass.
    #[inline(always)]
    pub(super) fn slot_of(&self, id: u32) -> Slot<F> {
        self.slot(Self::index(id))
    }

    /// The index part of an id.
    #[inline(always)]
    pub(super) fn index(id: u32) -> usize {
        (id & INDEX) as usize
    }

    /// A slot for a new number and its id.
    #[inline(always)]
    pub(super) fn allocate(&mut self) -> Option<(u32, Slot<F>)> {
        match self.at_top() {
            Some(index) => Some(self.occupy(index)),
            None => self.allocate_released(),
        }
    }

    /// Likewise, without a call: for the operations whose usual case has none. Where code is dear, at the top only.
    #[inline(always)]
    pub(super) fn next(&mut self) -> Option<(u32, Slot<F>)> {
        let index = match self.at_top() {
            Some(index) => index,
            None if SIMD => self.pop()?,
            None => return None,
        };
        Some(self.occupy(index))
    }

    /// The slot at the top, unless released ones come first or there is none.
    #[inline(always)]
    fn at_top(&mut self) -> Option<usize> {
        let index = self.top;
        if index >= self.limit {
            unlikely();
            return None;
        }
        self.top = index + 1;
        Some(index)
    }

    /// Makes the slot at `index` that of a new number, and gives its id.
    #[inline(always)]
    pub(super) fn occupy(&mut self, index: usize) -> (u32, Slot<F>) {
        let slot = self.slot(index);
        let id = self.generation | index as u32;
        // SAFETY: `index` is below the capacity.
        unsafe { slot.set_tag(id) };
        (id, slot)
    }

    /// Makes the slot at `index` nobody's: its tag names another index, so that no handle, not even a forged one, finds it.
    #[inline(always)]
    pub(super) fn vacate(&mut self, index: usize) -> Slot<F> {
        let slot = self.slot(index);
        // SAFETY: `index` is below the capacity.
        unsafe { slot.set_tag(!(index as u32) & INDEX) };
        slot
    }

    /// Begins a new generation: numbers made from now on differ from all that lived in their slots before.
    #[inline(always)]
    pub(super) fn advance(&mut self) {
        self.generation = self.generation.wrapping_add(GENERATION).max(GENERATION);
    }

    /// How many operations made numbers in this pass: all that returned one, constants included.
    #[inline(always)]
    pub(super) fn made(&self) -> usize {
        self.top.wrapping_add(self.extra)
    }

    /// Sets how many that is.
    #[inline(always)]
    pub(super) fn set_made(&mut self, made: usize) {
        self.extra = made.wrapping_sub(self.top);
    }

    /// Begins an operation over arrays, whose steps have no places of their own; returns what its end wants to know.
    pub(super) fn begin_bulk(&mut self, name: &'static Name) -> usize {
        let made = self.made();
        self.bulk = Some((name, made + 1));
        made
    }

    /// Ends it: it counts as one operation.
    pub(super) fn end_bulk(&mut self, made: usize) {
        self.bulk = None;
        self.set_made(made + 1);
    }

    /// The place of the operation `name`, which is number `count` of the pass unless it is a step of one over arrays.
    fn place(&self, name: &'static Name, count: usize) -> Place {
        let (name, count) = self.bulk.unwrap_or((name, count));
        Place { name, count, mark: self.mark }
    }

    /// Ends the evaluation with `error` in the operation `name`, unless it has failed before.
    #[cold]
    #[inline(never)]
    pub(super) fn fail(&mut self, error: Error, name: &'static Name) {
        if self.state == State::Running {
            self.failed_at = Some(self.place(name, self.made() + 1));
            self.state = State::Failed;
            self.error = error;
            self.note_peak();
            self.wanted = [self.top + 1; 2];
            self.released = self.hidden();
            self.top = 0;
            self.limit = 0;
            self.free = NONE;
        } else if self.state == State::Failed {
            self.want(1);
        }
    }

    /// Sets a sticky flag if one of the numbers has an active lane, for operation number `count` of the pass.
    #[cold]
    #[inline(never)]
    pub(super) fn raise(&mut self, flag: u32, x: &[Slot<F>], name: &'static Name, count: usize) {
        if !x.iter().any(|x| self.active(*x)) {
            return;
        }
        if self.flags & flag == 0 {
            let place = self.place(name, count);
            if let Some(raised) = self.raised.get_mut(flag.trailing_zeros() as usize) {
                *raised = Some(place);
            }
        }
        self.flags |= flag;
    }

    /// Where a flag was first raised, if it is set.
    pub(super) fn raised_at(&self, flag: u32) -> Option<Place> {
        let set = flag.is_power_of_two() && self.flags & flag != 0;
        self.raised.get(flag.trailing_zeros() as usize).copied().flatten().filter(|_| set)
    }

    /// Counts what a pass that ran out of numbers would have needed by now.
    pub(super) fn want(&mut self, more: usize) {
        let [now, most] = self.wanted;
        let now = now.saturating_add(more);
        self.wanted = [now, most.max(now.saturating_sub(self.released))];
    }

    /// Whether `count` more numbers fit without looking further; if so they count as used, for the peak.
    #[inline(always)]
    pub(super) fn room_for(&mut self, count: usize) -> Option<()> {
        let top = self.top + count;
        if top > self.limit {
            return None;
        }
        self.highest = self.highest.max(top);
        Some(())
    }

    /// Remembers how many slots were in use.
    pub(super) fn note_peak(&mut self) {
        let numbers = self.highest.max(self.top);
        self.peak = self.peak.max(numbers.saturating_mul(self.slots_per_number).saturating_add(self.stashed));
    }

    /// What an operation returns when an argument is not a number of this pass.
    #[cold]
    #[inline(never)]
    pub(super) fn stale(&mut self, id: u32, name: &'static Name) -> u32 {
        self.fail(Error::BadNumber { id }, name);
        INVALID
    }

    /// What a test on values returns when an argument is not a number of this pass: it makes no number.
    #[cold]
    #[inline(never)]
    pub(super) fn fail_stale(&mut self, id: u32, name: &'static Name) -> bool {
        if self.state == State::Running {
            self.fail(Error::BadNumber { id }, name);
        }
        false
    }

    /// What an operation returns when no slot is left.
    #[cold]
    #[inline(never)]
    pub(super) fn exhausted(&mut self, name: &'static Name) -> u32 {
        self.fail(Error::RanOut { wanted: 0, capacity: 0 }, name);
        INVALID
    }
}
