//! Released slots: a chain of them, the next index kept where the primal was.
//! Does not know when numbers are released.

use super::{NONE, Numbers, index};
use crate::ops::Float;
use crate::slots::Slot;

impl<F: Float> Numbers<F> {
    /// A released slot for a new number and its id, or `None` when none is left.
    #[inline(never)]
    pub(super) fn allocate_released(&mut self) -> Option<(u32, Slot<F>)> {
        let index = self.pop()?;
        // SAFETY: it was below the top.
        Some(unsafe { self.occupy(index) })
    }

    /// Takes the head of the chain of released slots.
    #[inline(always)]
    pub(super) fn pop(&mut self) -> Option<usize> {
        let index = self.free;
        if index >= self.top {
            return None;
        }
        self.set_free(self.next_released(index));
        self.extra = self.extra.wrapping_add(1);
        Some(index)
    }

    /// The slot behind the released one at `index`, in its chain.
    #[inline(always)]
    pub(super) fn next_released(&self, index: usize) -> usize {
        // SAFETY: chains hold slots that were below the top.
        unsafe { self.slot(index) }.link() as usize
    }

    /// Makes `head` the chain of released slots; new numbers come from there first.
    #[inline(always)]
    pub(super) fn set_free(&mut self, head: usize) {
        self.free = head;
        self.limit = if head == NONE { self.capacity } else { 0 };
    }

    /// Ends the life of the number `id`; false if there is none.
    #[inline(always)]
    pub fn release(&mut self, id: u32) -> bool {
        if self.find(id).is_none() {
            return false;
        }
        let index = index(id);
        self.advance();
        if index + 1 == self.top {
            self.highest = self.highest.max(self.top);
            self.top = index;
            self.extra = self.extra.wrapping_add(1);
        } else {
            // SAFETY: below the top.
            unsafe { self.vacate(index) };
            self.push(index);
        }
        true
    }

    /// Puts the dead slot at `index`, which was below the top, at the head of its chain.
    #[inline(always)]
    pub(super) fn push(&mut self, index: usize) {
        let before_scope = index < self.scope;
        let next = if before_scope { self.outer } else { self.free };
        // SAFETY: it was below the top. Indices have 22 bits, and the end of a chain 32.
        unsafe { self.slot(index) }.set_link(next as u32);
        if before_scope {
            self.outer = index;
        } else {
            self.set_free(index);
        }
    }
}
