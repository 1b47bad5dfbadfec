//! The life of numbers inside an evaluation: release, copies and scopes.
//! Does not know what the numbers hold.
//!
//! Released slots form a chain, the next index kept where the primal was. A scope starts with a marker slot that remembers the chain
//! and the scope around it, so that everything made inside lies behind the marker.

use super::eval::{Eval, INVALID, MOST_NUMBERS, NONE, State};
use super::slot::Slot;
use crate::error::place::{Name, name};
use crate::error::{Error, Pointer};
use crate::ops::Float;

impl<F: Float> Eval<F> {
    /// A released slot for a new number and its id, or `None` when none is left.
    #[inline(never)]
    pub(super) fn allocate_released(&mut self) -> Option<(u32, Slot<F>)> {
        let index = self.pop()?;
        Some(self.occupy(index))
    }

    /// Takes the head of the chain of released slots.
    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<usize> {
        let index = self.free;
        if index >= self.top {
            return None;
        }
        // SAFETY: the chain holds released slots of this pass, whose primals are links.
        self.set_free(unsafe { read_link(self.slot(index)) });
        self.extra = self.extra.wrapping_add(1);
        Some(index)
    }

    /// Makes `head` the chain of released slots; new numbers come from there first.
    #[inline(always)]
    fn set_free(&mut self, head: usize) {
        self.free = head;
        self.limit = if head == NONE { self.capacity } else { 0 };
    }

    /// Ends the life of the number `id`.
    #[inline(always)]
    pub(super) fn release(&mut self, id: u32) {
        if self.find(id).is_none() {
            self.release_none(id);
            return;
        }
        let index = Self::index(id);
        self.advance();
        if index + 1 == self.top {
            self.highest = self.highest.max(self.top);
            self.top = index;
            self.extra = self.extra.wrapping_add(1);
            return;
        }
        self.vacate(index);
        self.push(index);
    }

    /// Counts it in a failed pass, where no number is found; otherwise `id` is none.
    #[cold]
    #[inline(never)]
    fn release_none(&mut self, id: u32) {
        if self.state == State::Running {
            self.stale(id, const { &name("release") });
        } else {
            self.released = self.released.saturating_add(1);
        }
    }

    /// Puts the dead slot at `index` at the head of its chain.
    #[inline(always)]
    fn push(&mut self, index: usize) {
        let before_scope = index < self.scope;
        let next = if before_scope { self.outer } else { self.free };
        // SAFETY: the slot is inside the memory, and its number is dead.
        unsafe { write_link(self.slot(index), next) };
        if before_scope {
            self.outer = index;
        } else {
            self.set_free(index);
        }
    }

    /// A second number with the value and derivatives of `id`.
    pub(super) fn copy(&mut self, id: u32) -> u32 {
        let name = const { &name("copy") };
        let Some(x) = self.find(id) else { return self.stale(id, name) };
        let Some((copy, y)) = self.next().or_else(|| self.allocate_released()) else { return self.exhausted(name) };
        self.copy_into(y, x);
        copy
    }

    /// Opens a scope and returns its mark, never 0 while the pass runs.
    pub(super) fn scope_begin(&mut self) -> usize {
        if self.state != State::Running || self.top >= self.capacity {
            // Counts the marker, and the mark it returns, like that of an open scope, too.
            self.exhausted(const { &name("scope_begin") });
            return self.wanted[0];
        }
        let marker = self.top;
        self.top += 1;
        self.extra = self.extra.wrapping_sub(1);
        let slot = self.vacate(marker);
        // SAFETY: the slot is inside the memory and nobody else's; a slot holds at least one lane.
        unsafe { write_link(slot, self.free) };
        // SAFETY: likewise.
        unsafe { slot.derivatives::<u32>().write(self.scope as u32) };
        self.scope = marker + 1;
        self.set_free(NONE);
        marker + 1
    }

    /// Ends the scope `mark`, and those inside it: every number made since is dead but `keep`, which gets new handles.
    pub(super) fn scope_end(&mut self, mark: usize, keep: &mut [u32], name: &'static Name) {
        if !self.can_end(mark, keep, keep.len(), name) {
            return;
        }
        self.note_peak();
        self.advance();
        let made = self.made();
        while self.scope > mark {
            self.scope = self.enclosing(self.scope);
        }
        let marker = self.slot(mark - 1);
        let enclosing = self.enclosing(mark);
        // SAFETY: the marker was written by `scope_begin`.
        let free = unsafe { read_link(marker) };
        self.scope = enclosing;
        self.top = mark - 1;
        self.set_free(free);
        self.adopt_outer();
        self.move_back(keep);
        self.set_free(self.free);
        self.set_made(made);
    }

    /// Ends the body of a loop, the scope `mark`: `state` becomes `next`, and what it held is dead as well, inputs apart.
    pub(super) fn scope_next(&mut self, mark: usize, state: &mut [u32], next: &[u32]) {
        let name = const { &name("scope_next") };
        if !(self.can_end(mark, state, 0, name) && self.can_end(mark, next, next.len(), name)) {
            return;
        }
        for old in state.iter() {
            // A handle may stand in the state twice, and in the next state again.
            if Self::index(*old) >= self.inputs && !next.contains(old) && self.find(*old).is_some() {
                self.release(*old);
            }
        }
        for (state, next) in state.iter_mut().zip(next) {
            *state = *next;
        }
        self.scope_end(mark, state, name);
    }

    /// Whether the scope `mark` is open and all `numbers` are alive, so that it can end with `kept` numbers; otherwise the evaluation has failed.
    fn can_end(&mut self, mark: usize, numbers: &[u32], kept: usize, name: &'static Name) -> bool {
        if self.state != State::Running {
            let [_, most] = self.wanted;
            self.wanted = [mark.saturating_sub(1).saturating_add(kept), most];
            return false;
        }
        if mark == 0 || !self.is_open(mark) {
            self.fail(Error::BadScope { mark }, name);
            return false;
        }
        for id in numbers {
            if self.find(*id).is_none() {
                self.stale(*id, name);
                return false;
            }
        }
        true
    }

    /// Moves the numbers of `keep` that lie behind `top` to released slots and then to `top`, in the order of their slots. Released ones
    /// first: a loop that keeps one number and releases the one before it stays where it is, however long it runs.
    ///
    /// Quadratic in the length of `keep`, and needs no memory.
    fn move_back(&mut self, keep: &mut [u32]) {
        let start = self.top;
        let mut done = start;
        loop {
            let next = keep.iter().copied().filter(|id| Self::index(*id) > done).min_by_key(|id| Self::index(*id));
            let Some(old) = next else { return };
            done = Self::index(old);
            let to = if self.free < start { self.free } else { self.top };
            let (source, target) = (self.slot(done), self.slot(to));
            if to < start {
                // SAFETY: the chain holds released slots of this pass, whose primals are links.
                self.free = unsafe { read_link(target) };
            } else {
                self.top = to + 1;
            }
            // SAFETY: both slots are inside the memory; a number is `stride` bytes.
            unsafe { target.copy_from(source, self.stride) };
            let (new, _) = self.occupy(to);
            for id in keep.iter_mut().filter(|id| **id == old) {
                *id = new;
            }
        }
    }

    /// Numbers released inside a scope but made before it go back to the chain they belong to, as far as their scope is open again.
    fn adopt_outer(&mut self) {
        let mut next = core::mem::replace(&mut self.outer, NONE);
        while next != NONE {
            let index = next;
            // SAFETY: the chain holds released slots of this pass.
            next = unsafe { read_link(self.slot(index)) };
            // The others died with a scope between theirs and the one that released them.
            if index < self.top {
                self.push(index);
            }
        }
    }

    /// How many released slots belong to scopes around the innermost one, where no number can be made at the moment.
    pub(super) fn hidden(&self) -> usize {
        let mut count = 0;
        let (mut chain, mut scope) = (self.outer, self.scope);
        loop {
            while chain != NONE {
                count += 1;
                // SAFETY: chains hold released slots of this pass, whose primals are links.
                chain = unsafe { read_link(self.slot(chain)) };
            }
            if scope == 0 {
                return count;
            }
            // SAFETY: the scope is open, so its marker was written by `scope_begin`.
            chain = unsafe { read_link(self.slot(scope - 1)) };
            scope = self.enclosing(scope);
        }
    }

    /// Whether `mark` is a scope that is open.
    fn is_open(&self, mark: usize) -> bool {
        let mut scope = self.scope;
        while scope > mark {
            scope = self.enclosing(scope);
        }
        scope == mark
    }

    /// The scope around the open scope `mark`.
    fn enclosing(&self, mark: usize) -> usize {
        // SAFETY: `mark` is open, so its marker was written by `scope_begin`.
        unsafe { self.slot(mark.wrapping_sub(1)).derivatives::<u32>().read() as usize }
    }
}

/// The index of the next slot in a chain, which a released slot keeps where its primal was.
///
/// # Safety
/// The slot lies in the memory of a context and holds a link.
unsafe fn read_link<F: Float>(slot: Slot<F>) -> usize {
    // SAFETY: the caller's promise; a primal is at least as large as a link.
    unsafe { slot.primal_at().cast::<u32>().read() as usize }
}

/// Writes the index of the next slot.
///
/// # Safety
/// The slot lies in the memory of a context and holds no number.
unsafe fn write_link<F: Float>(slot: Slot<F>, next: usize) {
    // SAFETY: as in `read_link`; indices have 22 bits, and the end of a chain 32.
    unsafe { slot.primal_at().cast::<u32>().write(next as u32) }
}

/// Ends the life of the number `x`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn release<F: Float>(e: *mut Eval<F>, x: u32) {
    // SAFETY: the caller's promise.
    if let Some(e) = unsafe { e.as_mut() } {
        e.release(x);
    }
}

/// A second number with the value and derivatives of `x`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn copy<F: Float>(e: *mut Eval<F>, x: u32) -> u32 {
    // SAFETY: the caller's promise.
    match unsafe { e.as_mut() } {
        Some(e) => e.copy(x),
        None => INVALID,
    }
}

/// Opens a scope.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn scope_begin<F: Float>(e: *mut Eval<F>) -> usize {
    // SAFETY: the caller's promise.
    unsafe { e.as_mut() }.map_or(0, Eval::scope_begin)
}

/// Ends a scope; `keep` has `n` handles.
///
/// # Safety
/// `e` is null or points at an evaluation; `keep` is null or valid for `n` handles.
pub unsafe fn scope_end<F: Float>(e: *mut Eval<F>, mark: usize, keep: *mut u32, n: usize) {
    let name = const { &name("scope_end") };
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return };
    if handed(e, keep, n, Pointer::Keep, name) {
        // SAFETY: the caller's promise; not null, and of a size that exists.
        e.scope_end(mark, unsafe { slice(keep, n) }, name);
    }
}

/// Ends the body of a loop; `state` and `next` have `n` handles.
///
/// # Safety
/// `e` is null or points at an evaluation; `state` and `next` are null or valid for `n` handles.
pub unsafe fn scope_next<F: Float>(e: *mut Eval<F>, mark: usize, state: *mut u32, next: *const u32, n: usize) {
    let name = const { &name("scope_next") };
    // SAFETY: the caller's promise.
    let Some(e) = (unsafe { e.as_mut() }) else { return };
    if handed(e, state, n, Pointer::State, name) && handed(e, next, n, Pointer::Next, name) {
        if n > 0 && state.addr().abs_diff(next.addr()) < n * size_of::<u32>() {
            // The new state stands in place of the old one, whose handles are gone.
            e.fail(Error::SameState, name);
            return;
        }
        // SAFETY: the caller's promise; not null, and of a size that exists.
        unsafe { e.scope_next(mark, slice(state, n), slice(next.cast_mut(), n)) };
    }
}

/// Whether an array of `n` handles is one; otherwise the evaluation has failed.
fn handed<F: Float>(e: &mut Eval<F>, data: *const u32, n: usize, what: Pointer, name: &'static Name) -> bool {
    if n > MOST_NUMBERS {
        e.fail(Error::BadLength { a: n, b: size_of::<u32>() }, name);
    } else if n > 0 && data.is_null() {
        e.fail(Error::Null { what }, name);
    } else {
        return true;
    }
    false
}

/// The handles at `data`, none where `n` is 0.
///
/// # Safety
/// `data` is valid for `n` handles, which nobody else uses.
unsafe fn slice<'a>(data: *mut u32, n: usize) -> &'a mut [u32] {
    if n == 0 {
        return &mut [];
    }
    // SAFETY: the caller's promise.
    unsafe { core::slice::from_raw_parts_mut(data, n) }
}
