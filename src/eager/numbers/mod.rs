//! Numbers by handle: found, made, and ended.
//! Does not know what the numbers hold, nor what becomes of a handle that is none.
//!
//! A handle is an index and a generation; the slot's tag holds the id of the number that lives there, so a stale or foreign handle differs from
//! it. Outside a callback, and once the evaluation has failed, no index is in range: the test that every operation makes anyway is the only one.

mod released;
mod scope;

use crate::dual::unlikely;
use crate::ops::Float;
use crate::slots::{SIMD, Slot};

/// Bits of an id that are the index.
const INDEX_BITS: u32 = 22;
/// The mask of those bits.
pub const INDEX: u32 = (1 << INDEX_BITS) - 1;
/// One step of the generation.
const GENERATION: u32 = 1 << INDEX_BITS;
/// The most numbers a context can hold.
pub const MOST_NUMBERS: usize = 1 << INDEX_BITS;
/// The id that is never valid.
pub const INVALID: u32 = 0;
/// The end of a chain of released slots.
const NONE: usize = u32::MAX as usize;

/// What was alive of numbers that are hidden.
#[derive(Clone, Copy)]
pub struct Hidden {
    top: usize,
    limit: usize,
    free: usize,
}

/// The numbers of an evaluation.
#[repr(C)]
pub struct Numbers<F> {
    /// Slot 0.
    slots: *mut u8,
    /// Bytes from number to number: one slot, or two for second-order numbers.
    stride: usize,
    /// Numbers below this index may be alive; 0 outside a running pass. As wide as an address, as all indices here: a narrower one would
    /// cost an instruction more per argument.
    top: usize,
    /// Numbers below this index can be made without looking further.
    limit: usize,
    /// The upper bits of the ids made now, never 0. It changes with each pass, release and scope end.
    generation: u32,
    /// The newest released slot, or `NONE`; the chain goes through the links of released slots.
    free: usize,
    /// Numbers released since the innermost scope began, but made before it: a chain like `free`.
    outer: usize,
    /// The index behind the marker of the innermost open scope; 0 when none is open.
    scope: usize,
    /// Most numbers this pass may hold.
    capacity: usize,
    /// Slots a number takes in this pass.
    slots_per_number: usize,
    /// Slots that hold a driver's own values meanwhile; they count as numbers in use.
    stashed: usize,
    /// Numbers that are inputs: those of the lowest indices.
    inputs: usize,
    /// Numbers made in this pass, its inputs apart, less those below `top`; it wraps around.
    extra: usize,
    /// Numbers of this pass that were in use at once without `top` telling.
    highest: usize,
    /// Most slots ever in use.
    peak: usize,
    marker: core::marker::PhantomData<F>,
}

/// Where the numbers of a pass live.
#[derive(Clone, Copy)]
pub struct Memory {
    /// Slots there are.
    pub slots: usize,
    /// Bytes of a slot.
    pub slot_bytes: usize,
    /// Slots at the end that a driver keeps for itself.
    pub stashed: usize,
    /// Slots a number takes: 1, or 2 for second order.
    pub per_number: usize,
}

/// Where numbers are that were found before: a copy, which no write through a pointer changes.
#[derive(Clone, Copy)]
pub struct Finder {
    slots: *mut u8,
    stride: usize,
}

impl Finder {
    /// The slot of the number `id`.
    ///
    /// # Safety
    /// As for [`Numbers::found`].
    #[inline(always)]
    pub unsafe fn slot<F: Float>(self, id: u32) -> Slot<F> {
        // SAFETY: as in `Numbers::found`.
        unsafe { Slot::new(self.slots.wrapping_add(index(id) * self.stride)) }
    }
}

impl<F: Float> Numbers<F> {
    /// No numbers, in the slots from `slots` on; generations begin at `salt`, so that handles of other contexts are likely to be noticed.
    pub fn new(slots: *mut u8, salt: u32) -> Self {
        Self {
            slots,
            stride: 0,
            top: 0,
            limit: 0,
            generation: salt & !INDEX,
            free: NONE,
            outer: NONE,
            scope: 0,
            capacity: 0,
            slots_per_number: 1,
            stashed: 0,
            inputs: 0,
            extra: 0,
            highest: 0,
            peak: 0,
            marker: core::marker::PhantomData,
        }
    }

    /// Begins a pass without numbers, of which `outputs_and_inputs` count as in use.
    #[inline(always)]
    pub fn begin(&mut self, memory: Memory, outputs_and_inputs: usize) {
        self.stride = memory.slot_bytes * memory.per_number;
        self.capacity = (memory.slots - memory.stashed) / memory.per_number;
        self.slots_per_number = memory.per_number;
        self.stashed = memory.stashed;
        self.top = 0;
        self.limit = self.capacity;
        self.free = NONE;
        self.outer = NONE;
        self.scope = 0;
        self.inputs = 0;
        self.extra = 0;
        // Outputs may name one number several times, but each has its handle.
        self.highest = outputs_and_inputs;
        self.advance();
    }

    /// From now on the numbers made are the function's own: those there are now are its inputs. The id of the first.
    #[inline(always)]
    pub fn begin_function(&mut self) -> u32 {
        self.inputs = self.top;
        self.set_made(0);
        self.generation
    }

    /// No index is in range any more.
    #[inline(always)]
    pub fn close(&mut self) {
        self.note_peak();
        self.top = 0;
        self.limit = 0;
        self.free = NONE;
    }

    /// Likewise until `show` brings back what was.
    #[inline(always)]
    pub fn hide(&mut self) -> Hidden {
        let hidden = Hidden { top: self.top, limit: self.limit, free: self.free };
        self.close();
        hidden
    }

    /// The numbers are there again.
    pub fn show(&mut self, hidden: Hidden) {
        (self.top, self.limit, self.free) = (hidden.top, hidden.limit, hidden.free);
    }

    /// The slot of number `index`.
    ///
    /// # Safety
    /// `index` is below the capacity.
    #[inline(always)]
    unsafe fn slot(&self, index: usize) -> Slot<F> {
        // SAFETY: `index` is below the capacity, as the caller promises, and the memory of the context has that many numbers of `stride` bytes.
        unsafe { Slot::new(self.slots.wrapping_add(index * self.stride)) }
    }

    /// The slot of the number `id`, if it is alive.
    #[inline(always)]
    pub fn find(&self, id: u32) -> Option<Slot<F>> {
        let index = index(id);
        if index >= self.top {
            unlikely();
            return None;
        }
        // SAFETY: `top` never exceeds the capacity.
        let slot = unsafe { self.slot(index) };
        if slot.tag() != id {
            unlikely();
            return None;
        }
        Some(slot)
    }

    /// The slot of the number `id`, which was found in this pass.
    ///
    /// # Safety
    /// It was; the pass may be over, but no other has begun.
    #[inline(always)]
    pub unsafe fn found(&self, id: u32) -> Slot<F> {
        // SAFETY: it was found, as the caller promises: its index was below `top` then, so it is below the capacity.
        unsafe { self.slot(index(id)) }
    }

    /// What finds numbers that were found before.
    #[inline(always)]
    pub fn finder(&self) -> Finder {
        Finder { slots: self.slots, stride: self.stride }
    }

    /// A slot for a new number and its id.
    #[inline(always)]
    pub fn allocate(&mut self) -> Option<(u32, Slot<F>)> {
        match self.at_top() {
            // SAFETY: below the limit.
            Some(index) => Some(unsafe { self.occupy(index) }),
            None => self.allocate_released(),
        }
    }

    /// Likewise, without a call: for the operations whose usual case has none. Where code is dear, at the top only.
    #[inline(always)]
    pub fn next(&mut self) -> Option<(u32, Slot<F>)> {
        let index = match self.at_top() {
            Some(index) => index,
            None if SIMD => self.pop()?,
            None => return None,
        };
        // SAFETY: below the limit, or once below the top.
        Some(unsafe { self.occupy(index) })
    }

    /// Likewise, with a call for released slots where code is dear.
    #[inline(always)]
    pub fn next_or_released(&mut self) -> Option<(u32, Slot<F>)> {
        match self.next() {
            Some(next) => Some(next),
            None => self.allocate_released(),
        }
    }

    /// A slot for each of the next `count` numbers, the inputs of a pass: `fill(j, id, slot)` writes it.
    ///
    /// # Safety
    /// There is room for them.
    // Counted in registers: through memory, each element would wait for the one before.
    #[inline(always)]
    pub unsafe fn make_inputs(&mut self, count: usize, mut fill: impl FnMut(usize, u32, Slot<F>)) {
        let first = self.top;
        for j in 0..count {
            // SAFETY: there is room, as the caller promises.
            let (id, slot) = unsafe { self.occupy(first + j) };
            fill(j, id, slot);
        }
        self.top = first + count;
    }

    /// The slot at the top, which no number has, to gather the next one in; the id it will have is that of `next`. `None` where released slots come
    /// first.
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    #[inline(always)]
    pub fn gathering(&self) -> Option<Slot<F>> {
        // SAFETY: below the limit.
        (self.top < self.limit).then(|| unsafe { self.slot(self.top) })
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
    ///
    /// # Safety
    /// `index` is below the capacity.
    #[inline(always)]
    unsafe fn occupy(&mut self, index: usize) -> (u32, Slot<F>) {
        // SAFETY: `index` is below the capacity, as the caller promises.
        let slot = unsafe { self.slot(index) };
        let id = self.generation | index as u32;
        slot.set_tag(id);
        (id, slot)
    }

    /// Makes the slot at `index` nobody's: its tag names another index, so that no handle, not even a forged one, finds it.
    ///
    /// # Safety
    /// `index` is below the capacity.
    #[inline(always)]
    unsafe fn vacate(&mut self, index: usize) -> Slot<F> {
        // SAFETY: `index` is below the capacity, as the caller promises.
        let slot = unsafe { self.slot(index) };
        slot.set_tag(!(index as u32) & INDEX);
        slot
    }

    /// Begins a new generation: numbers made from now on differ from all that lived in their slots before.
    #[inline(always)]
    fn advance(&mut self) {
        self.generation = self.generation.wrapping_add(GENERATION).max(GENERATION);
    }

    /// How many operations made numbers in this pass: all that returned one, constants included.
    #[inline(always)]
    pub fn made(&self) -> usize {
        self.top.wrapping_add(self.extra)
    }

    /// Sets how many that is.
    #[inline(always)]
    pub fn set_made(&mut self, made: usize) {
        self.extra = made.wrapping_sub(self.top);
    }

    /// The address so many bytes behind the first slot.
    pub fn at(&self, bytes: usize) -> *mut u8 {
        self.slots.wrapping_add(bytes)
    }

    /// Where slots begin that a program uses as its own, if there are so many; they count as used, for the peak.
    #[inline(always)]
    pub fn room_for_program(&mut self, count: usize) -> Option<*mut u8> {
        if count > self.capacity {
            return None;
        }
        self.highest = self.highest.max(count);
        Some(self.slots)
    }

    /// Bytes from number to number.
    #[inline(always)]
    pub fn stride(&self) -> usize {
        self.stride
    }

    /// Numbers that may be alive.
    pub fn in_use(&self) -> usize {
        self.top
    }

    /// Whether `id` names an input by its index.
    pub fn is_input(&self, id: u32) -> bool {
        index(id) < self.inputs
    }

    /// Slots that so many numbers take in this pass, with those that a driver keeps for itself.
    pub fn slots_for(&self, numbers: usize) -> usize {
        numbers.saturating_mul(self.slots_per_number).saturating_add(self.stashed)
    }

    /// Most slots ever in use.
    pub fn peak(&self) -> usize {
        self.peak
    }

    /// Whether `count` more numbers fit without looking further; if so they count as used, for the peak.
    #[inline(always)]
    pub fn room_for(&mut self, count: usize) -> Option<()> {
        let top = self.top + count;
        if top > self.limit {
            return None;
        }
        self.highest = self.highest.max(top);
        Some(())
    }

    /// Remembers how many slots were in use.
    fn note_peak(&mut self) {
        self.peak = self.peak.max(self.slots_for(self.highest.max(self.top)));
    }
}

/// The index part of an id.
#[inline(always)]
fn index(id: u32) -> usize {
    (id & INDEX) as usize
}
