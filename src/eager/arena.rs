//! What passes over functions of C run in: the evaluation, the table of handles that a function sees, and the addresses of its blocks.
//! Does not know which functions there are.

use super::eval::Eval;
use super::quick;
use super::table::Table;
use crate::error::Error;
use crate::error::place::Place;
use crate::ops::Float;
use crate::slots::{Flags, Level, Rule, Rules};

/// The memory of passes: who owns it lays it out.
#[repr(C)]
pub struct Arena<F> {
    pub(super) eval: Eval<F>,
    pub(super) table: Table,
    /// The addresses of the blocks of the function that runs.
    pub(super) blocks: *mut *mut u32,
    pub(super) sizes: Sizes,
    /// What was wrong with a call from inside the function that runs.
    pub(super) inside: Option<Error>,
}

/// What there is room for.
#[derive(Clone, Copy)]
pub struct Sizes {
    /// Numbers that fit in one evaluation.
    pub numbers: usize,
    /// Most directions of a pass.
    pub lanes: usize,
    /// Bytes of one slot.
    pub slot_bytes: usize,
    /// Entries of the table of handles.
    pub entries: usize,
}

impl<F: Float> Arena<F> {
    /// An arena of memory that is laid out as `sizes` says.
    ///
    /// # Safety
    /// There are that many slots at `slots`, room for the rules there will be at `rules`, that many entries at `ids`, and as many addresses at `blocks` as
    /// any function has blocks, as long as the arena is used.
    pub unsafe fn new(
        slots: *mut u8,
        rules: *mut Rule<F>,
        ids: *mut u32,
        blocks: *mut *mut u32,
        sizes: Sizes,
        salt: u32,
        level: Level,
    ) -> Self {
        // SAFETY: there are that many entries at `ids`, as the caller promises.
        let table = unsafe { Table::new(ids, sizes.entries) };
        Self { eval: Eval::new(slots, rules, salt, level, quick::none()), table, blocks, sizes, inside: None }
    }

    /// The flags.
    pub fn flags(&mut self) -> &mut Flags {
        self.eval.unit.flags()
    }

    /// Rules that the functions may call.
    pub fn rules(&mut self) -> &mut Rules<F> {
        &mut self.eval.outside.rules
    }

    /// Most slots ever in use.
    pub fn peak(&self) -> usize {
        self.eval.numbers.peak()
    }

    /// A driver begins: nothing has failed yet.
    pub fn begin_driver(&mut self) {
        self.eval.outcome.forget_place();
    }

    /// Where the pass failed that the driver ran last, if one did.
    pub fn failed_at(&self) -> Option<Place> {
        self.eval.outcome.failed_at()
    }

    /// A call from inside the function that runs was wrong.
    pub fn note_inside(&mut self, error: Error) {
        self.inside = Some(error);
    }
}
