//! Derivatives of recorded functions as programs of their own: the chain rule carried out once, on the tape, where values are unknown.
//! Does not know how programs are run.
//!
//! Each derivative that can be other than zero is a node, those that are zero whatever the point are none. The slopes of operations are written by their own
//! formulas where these never ask for a value; what is equal is one node. So a derivative program has the bits of the drivers, and they hold for every
//! point: a last guard asks whether all derivatives are finite, as plain products may stand for those under the rule of strong zero only then, and its
//! other answer leads to a path where they do not.

mod array;
mod chain;
mod deriver;
mod lists;
mod number;
mod request;
mod slopes;
mod walk;

pub use request::{EachEntry, Entries, Kept, Kind, Layout, Request};

use core::cell::RefCell;

use crate::error::Error;
use crate::ops::Float;
use crate::program::{Blocks, State, Tape};
use crate::recorded::Listener;
use deriver::Deriver;
use lists::Lists;
use walk::{SLOT, Walk};

/// Where the parts of a scratch are that are needed until the program is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Parts {
    /// How many inputs and outputs the program has: their lengths are the first words.
    pub counts: [usize; 2],
    /// Where the words of the tape begin; they go on to the end.
    pub tape: usize,
}

impl Parts {
    /// The blocks of the program, and the words of its tape.
    pub fn of<'w>(&self, words: &'w mut [u32]) -> (Kept<'w>, &'w mut [u32]) {
        let (front, tape) = words.split_at_mut_checked(self.tape).unwrap_or_default();
        (Kept { counts: self.counts, lengths: front }, tape)
    }
}

/// Least words for rows of tangents and for a tape, each.
const LEAST: usize = 64;

/// Writes the derivatives that are asked for on a tape in `words`, from which the program can be built.
///
/// # Errors
/// `ScratchTooSmall` with bytes that lead further, at least twice as many unless they are enough; `StaleProgram` for a program of the other precision,
/// `NotRecordable` for one that is a derivative itself, `UnknownRule` for one that calls a rule; what `layout` tells of a pattern.
pub fn differentiate<F: Float>(layout: Layout<'_>, state: &mut State, words: &mut [u32]) -> Result<Parts, Error> {
    let program = layout.program;
    if program.is_single() != F::SINGLE {
        return Err(Error::StaleProgram);
    }
    let [inputs, outputs, _] = layout.counts();
    let (lengths, slots) = (inputs + outputs, program.slots().saturating_mul(SLOT));
    let front = lengths.saturating_add(slots).saturating_add(Blocks::outputs(&layout));
    let given = words.len();
    let too_small = |needed: usize| Error::ScratchTooSmall { needed: needed.saturating_mul(4), given: given.saturating_mul(4) };
    let rest = given.checked_sub(front).filter(|rest| *rest >= 4 * LEAST).ok_or(too_small(front.saturating_add(8 * LEAST)))?;
    let (kept, words) = words.split_at_mut_checked(lengths).unwrap_or_default();
    for (k, place) in kept.iter_mut().enumerate() {
        *place = layout.length(k) as u32;
    }
    let (slots, words) = words.split_at_mut_checked(slots).unwrap_or_default();
    let (outputs_of, words) = words.split_at_mut_checked(Blocks::outputs(&layout)).unwrap_or_default();
    let (rows, tape) = words.split_at_mut_checked(rest / 4).unwrap_or_default();
    let tape_at = front + rest / 4;
    *state = State::of_values(F::SINGLE);
    let mut tape = Tape::new(state, tape);
    tape.clear();
    let mut nothing = State::of_values(F::SINGLE);
    let (listener, probe) = (Listener::new(tape), Listener::new(Tape::new(&mut nothing, &mut [])));
    probe.stand_at(crate::program::At { count: 0, mark: None });
    let second = matches!(layout.request.kind, Kind::Hessian | Kind::LowerHessian);
    let deriver = Deriver::new(&listener, &probe, Lists::new(rows), second);
    let walk = Walk { deriver: &deriver, layout, slots: RefCell::new(slots), outputs: RefCell::new(outputs_of) };
    let path = |path: u32, strict: bool| {
        walk.path::<F>(path, strict).map_err(|error| match error {
            // Of the words three quarters are the tape's; how long the rows will be is known when they are there.
            Error::ScratchTooSmall { needed: usize::MAX, .. } => too_small(given.saturating_mul(2)),
            Error::ScratchTooSmall { needed, .. } => {
                too_small(front.saturating_add((needed / 4).saturating_mul(4) / 3 + 8).max(given + 1))
            }
            error => error,
        })
    };
    for k in 0..program.paths() {
        if path(k, false)? && !layout.request.finite {
            path(k, true)?;
        }
    }
    Ok(Parts { counts: [inputs, outputs], tape: tape_at })
}
