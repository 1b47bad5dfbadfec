//! The evaluation: one pass seen from inside the user's function.
//! Does not know operations, nor what a driver does with the results.

use core::ptr::NonNull;

use super::numbers::{INVALID, Memory, Numbers};
use super::outcome::Outcome;
use super::quick_table::Quick;
use crate::error::Error;
use crate::error::place::{Name, Place};
use crate::ops::{Float, KnownAs};
use crate::program::Recorder;
use crate::random::{Randomness, Stream};
use crate::slots::{Engine, Flag, Level, Outside, Parameters, Rule, Rules, Slot, Unit};

/// One pass over a function.
#[repr(C)]
pub struct Eval<F> {
    /// What a handle needs.
    pub(super) numbers: Numbers<F>,
    /// The cheap operations of this pass.
    pub(super) quick: Quick<F, Self>,
    /// What a step needs.
    pub(super) unit: Unit<F>,
    /// What the driver is told.
    pub(super) outcome: Outcome,
    /// The label that the function set last.
    mark: Option<i32>,
    /// The operation over arrays that is being carried out, by steps that have no place of their own.
    bulk: Option<(&'static Name, usize)>,
    /// The draws of this pass.
    pub(super) draws: Stream,
    /// Rules and parameters.
    pub(super) outside: Outside<F>,
    /// Who records it.
    pub(super) recorder: Option<NonNull<dyn Recorder>>,
}

impl<F: Float> Engine<F> for Eval<F> {
    #[inline(always)]
    fn unit(&mut self) -> &mut Unit<F> {
        &mut self.unit
    }

    fn place(&self, name: &'static Name) -> Place {
        self.place_of(name, self.numbers.made())
    }

    fn record(&mut self, operation: KnownAs<F>, x: &[Slot<F>], y: Slot<F>) {
        self.tell_step(operation, x, y);
    }
}

impl<F: Float> Eval<F> {
    /// An evaluation with the slots from `slots` on, outside any pass, for values alone; its handles begin at `salt`. There are no rules yet; there is room
    /// for them at `rules`.
    pub fn new(slots: *mut u8, rules: *mut Rule<F>, salt: u32, level: Level, quick: Quick<F, Self>) -> Self {
        Self {
            numbers: Numbers::new(slots, salt),
            quick,
            unit: Unit::new(level),
            outcome: Outcome::NONE,
            mark: None,
            bulk: None,
            draws: Stream::new(Randomness::Forbidden, 0, 0, 0),
            outside: Outside { rules: Rules::new(rules), parameters: Parameters::NONE },
            recorder: None,
        }
    }

    /// Begins a pass that sees these draws, in that memory; its inputs are made next.
    #[inline(always)]
    pub(super) fn begin(&mut self, memory: Memory, outputs_and_inputs: usize, draws: Stream) {
        self.numbers.begin(memory, outputs_and_inputs);
        self.outcome.begin();
        self.mark = None;
        self.draws = draws;
    }

    /// Ends it.
    #[inline(always)]
    pub(super) fn end(&mut self) {
        self.numbers.close();
        self.outcome.end();
    }

    /// The slot of the number `id`, if it is alive.
    #[inline(always)]
    pub(super) fn find(&self, id: u32) -> Option<Slot<F>> {
        self.numbers.find(id)
    }

    /// Labels what follows.
    pub(super) fn set_mark(&mut self, label: i32) {
        self.mark = Some(label);
    }

    /// Begins an operation over arrays, whose steps have no places of their own; returns what its end wants to know.
    pub(super) fn begin_bulk(&mut self, name: &'static Name) -> usize {
        let made = self.numbers.made();
        self.bulk = Some((name, made + 1));
        made
    }

    /// Ends it: it counts as one operation.
    pub(super) fn end_bulk(&mut self, made: usize) {
        self.bulk = None;
        self.numbers.set_made(made + 1);
    }

    /// Carries out the steps of the operation `name`, which has made its number: they have its place.
    pub(super) fn in_steps(&mut self, name: &'static Name, steps: impl FnOnce(&mut Self)) {
        self.bulk = Some((name, self.numbers.made()));
        steps(self);
        self.bulk = None;
    }

    /// The label that the function set last.
    pub(super) fn mark(&self) -> Option<i32> {
        self.mark
    }

    /// Which operation of the pass is meant by number `count`, of which it may be a step.
    pub(super) fn count_of(&self, count: usize) -> usize {
        self.bulk.map_or(count, |(_, count)| count)
    }

    /// The place of the operation `name`, which is number `count` of the pass unless it is a step of one over arrays.
    fn place_of(&self, name: &'static Name, count: usize) -> Place {
        let (name, count) = self.bulk.unwrap_or((name, count));
        Place { name, count, mark: self.mark }
    }

    /// The place of the operation `name`, which has not made its number yet.
    pub(super) fn next_place(&self, name: &'static Name) -> Place {
        self.place_of(name, self.numbers.made() + 1)
    }

    /// Raises a flag for the operation `name`, which makes no number or has not yet, if one of the numbers has an active lane.
    #[cold]
    #[inline(never)]
    pub(super) fn raise(&mut self, flag: Flag, x: &[Slot<F>], name: &'static Name) {
        let place = self.next_place(name);
        self.unit.raise(flag, x, &place);
    }

    /// Ends the evaluation with `error` in the operation `name`, unless it has failed before.
    #[cold]
    #[inline(never)]
    pub(super) fn fail(&mut self, error: Error, name: &'static Name) {
        if self.outcome.is_running() {
            self.outcome.fail(error, self.next_place(name), self.numbers.in_use(), self.numbers.hidden());
            self.numbers.close();
        } else {
            self.outcome.want(1);
        }
    }

    /// Ends the evaluation with an error that arose elsewhere.
    pub(super) fn stop(&mut self, error: Error, place: Place) {
        self.outcome.fail(error, place, 0, 0);
    }

    /// What an operation returns that ends the evaluation with `error`.
    pub(super) fn refuse(&mut self, error: Error, name: &'static Name) -> u32 {
        self.fail(error, name);
        INVALID
    }

    /// What an operation returns when an argument is not a number of this pass.
    #[cold]
    #[inline(never)]
    pub(super) fn stale(&mut self, id: u32, name: &'static Name) -> u32 {
        self.refuse(Error::BadNumber { id }, name)
    }

    /// What a test on values returns when an argument is not a number of this pass: it makes no number.
    #[cold]
    #[inline(never)]
    pub(super) fn fail_stale(&mut self, id: u32, name: &'static Name) -> bool {
        if self.outcome.is_running() {
            self.fail(Error::BadNumber { id }, name);
        }
        false
    }

    /// What an operation returns when no slot is left.
    #[cold]
    #[inline(never)]
    pub(super) fn exhausted(&mut self, name: &'static Name) -> u32 {
        self.refuse(Error::RanOut { wanted: 0, capacity: 0 }, name)
    }
}
