//! Scopes: all numbers made since one began end with it, but those that are kept.
//! Does not know whether it may end: whoever calls has seen that it is open, and that what is kept is alive.
//!
//! A scope starts with a marker slot that remembers the chain of released slots and the scope around it, so that everything made inside lies
//! behind the marker.

use super::{NONE, Numbers, index};
use crate::ops::Float;

impl<F: Float> Numbers<F> {
    /// Opens a scope and returns its mark, never 0; `None` if there is no room for the marker.
    pub fn open_scope(&mut self) -> Option<usize> {
        if self.top >= self.capacity {
            return None;
        }
        let marker = self.top;
        self.top += 1;
        self.extra = self.extra.wrapping_sub(1);
        // SAFETY: below the capacity.
        let slot = unsafe { self.vacate(marker) };
        slot.set_link(self.free as u32);
        slot.set_second_link(self.scope as u32);
        self.scope = marker + 1;
        self.set_free(NONE);
        Some(marker + 1)
    }

    /// Ends the open scope `mark`, and those inside it: every number made since is dead but the living ones of `keep`, which get new handles.
    pub fn close_scope(&mut self, mark: usize, keep: &mut [u32]) {
        self.note_peak();
        self.advance();
        let made = self.made();
        while self.scope > mark {
            self.scope = self.enclosing(self.scope);
        }
        let enclosing = self.enclosing(mark);
        let free = self.next_released(mark - 1);
        self.scope = enclosing;
        self.top = mark - 1;
        self.set_free(free);
        self.adopt_outer();
        self.move_back(keep);
        self.set_free(self.free);
        self.set_made(made);
    }

    /// Moves the numbers of `keep` that lie behind `top` to released slots and then to `top`, in the order of their slots. Released ones
    /// first: a loop that keeps one number and releases the one before it stays where it is, however long it runs.
    ///
    /// Quadratic in the length of `keep`, and needs no memory.
    fn move_back(&mut self, keep: &mut [u32]) {
        let start = self.top;
        let mut done = start;
        loop {
            let next = keep.iter().copied().filter(|id| index(*id) > done).min_by_key(|id| index(*id));
            let Some(old) = next else { return };
            done = index(old);
            let to = if self.free < start { self.free } else { self.top };
            if to < start {
                self.free = self.next_released(to);
            } else {
                self.top = to + 1;
            }
            // SAFETY: `done` was alive and `to` is below it or a released slot; a number is `stride` bytes.
            let (new, _) = unsafe {
                self.slot(to).copy_from(self.slot(done), self.stride);
                self.occupy(to)
            };
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
            next = self.next_released(index);
            // The others died with a scope between theirs and the one that released them.
            if index < self.top {
                self.push(index);
            }
        }
    }

    /// How many released slots belong to scopes around the innermost one, where no number can be made at the moment.
    pub fn hidden(&self) -> usize {
        let mut count = 0;
        let (mut chain, mut scope) = (self.outer, self.scope);
        loop {
            while chain != NONE {
                count += 1;
                chain = self.next_released(chain);
            }
            if scope == 0 {
                return count;
            }
            chain = self.next_released(scope - 1);
            scope = self.enclosing(scope);
        }
    }

    /// Whether `mark` is a scope that is open.
    pub fn is_open(&self, mark: usize) -> bool {
        let mut scope = self.scope;
        while scope > mark {
            scope = self.enclosing(scope);
        }
        mark != 0 && scope == mark
    }

    /// The scope around the open scope `mark`.
    fn enclosing(&self, mark: usize) -> usize {
        // SAFETY: `mark` is open, so its marker was made below the top by `open_scope`.
        unsafe { self.slot(mark.wrapping_sub(1)) }.second_link() as usize
    }
}
