//! How a pass went: what its driver is told.
//! Does not know numbers.

use crate::error::Error;
use crate::error::place::Place;

/// Whether a pass is running.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// No callback is active: handles and operations are errors.
    Outside,
    /// The user's function is being called.
    Running,
    /// The function is still being called, but what it computes no longer counts.
    Failed,
}

/// How a pass went so far.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    state: State,
    /// Why the pass failed.
    error: Error,
    /// And where.
    failed_at: Option<Place>,
    /// Numbers a failed pass would hold by now if none had been released since, and the most it would have held, had there been room.
    wanted: [usize; 2],
    /// Numbers released in a failed pass, and before it outside the scopes that were open.
    released: usize,
}

impl Outcome {
    /// Of no pass.
    pub const NONE: Self = Self { state: State::Outside, error: Error::Busy, failed_at: None, wanted: [0; 2], released: 0 };

    /// A pass begins.
    #[inline(always)]
    pub fn begin(&mut self) {
        self.failed_at = None;
        self.state = State::Running;
    }

    /// It is over.
    #[inline(always)]
    pub fn end(&mut self) {
        self.state = State::Outside;
    }

    /// Whether a pass runs that has not failed.
    #[inline(always)]
    pub fn is_running(&self) -> bool {
        self.state == State::Running
    }

    /// Whether the pass has failed.
    #[inline(always)]
    pub fn has_failed(&self) -> bool {
        self.state == State::Failed
    }

    /// Why it has.
    pub fn error(&self) -> Error {
        self.error
    }

    /// Where it failed.
    pub fn failed_at(&self) -> Option<Place> {
        self.failed_at
    }

    /// Nothing has failed yet that a driver could tell of.
    pub fn forget_place(&mut self) {
        self.failed_at = None;
    }

    /// The running pass fails, with `in_use` numbers and one more wanted, `hidden` of them released where none can be made.
    pub fn fail(&mut self, error: Error, place: Place, in_use: usize, hidden: usize) {
        self.failed_at = Some(place);
        self.state = State::Failed;
        self.error = error;
        self.wanted = [in_use + 1; 2];
        self.released = hidden;
    }

    /// Counts what a pass that failed would have needed by now, if it has.
    pub fn want(&mut self, more: usize) {
        if self.state == State::Failed {
            let [now, most] = self.wanted;
            let now = now.saturating_add(more);
            self.wanted = [now, most.max(now.saturating_sub(self.released))];
        }
    }

    /// Counts a release in a pass that failed.
    pub fn release(&mut self) {
        self.released = self.released.saturating_add(1);
    }

    /// The mark that a scope of a failed pass has.
    pub fn scope_mark(&self) -> usize {
        self.wanted[0]
    }

    /// The scope of that mark ends with `kept` numbers in a failed pass.
    pub fn end_scope(&mut self, mark: usize, kept: usize) {
        let [_, most] = self.wanted;
        self.wanted = [mark.saturating_sub(1).saturating_add(kept), most];
    }

    /// The numbers that a failed pass would have needed.
    pub fn numbers_wanted(&self) -> usize {
        self.wanted[1]
    }
}
