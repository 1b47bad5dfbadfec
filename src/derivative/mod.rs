//! Derivatives of recorded functions as programs of their own: the chain rule carried out once, on the tape, where values are unknown.
//! Does not know how programs are run.
//!
//! Each derivative that can be other than zero is a node, those that are zero whatever the point are none. The slopes of operations are written by their own
//! formulas where these never ask for a value; what is equal is one node. So a derivative program has the bits of the drivers, and they hold for every
//! point: a last guard asks whether everything is finite, as plain products may stand for those under the rule of strong zero only then, and its
//! other answer leads to a path where they do not.

mod array;
mod chain;
mod deriver;
mod lists;
mod number;
mod product;
mod request;
mod rule;
mod signs;
mod slopes;
mod walk;

#[cfg(any(feature = "capi-f64", feature = "capi-f32"))]
pub(crate) use request::Entries;
pub(crate) use request::Layout;
pub use request::{Kind, NotFinite, Request};

use core::cell::RefCell;

use crate::error::Error;
use crate::ops::Float;
use crate::program::{self, Program};
use crate::program::{State, Tape};
use crate::recorded::Listener;
use crate::sparsity::{Pattern, listed};
use deriver::Deriver;
use lists::Lists;
use request::Kept;
use rule::Names;
use walk::{SLOT, Walk};

/// Derivatives of a program, found: from which a program of its own is built.
///
/// ```
#[doc = include_str!("example.md")]
/// ```
#[derive(Debug)]
pub struct Derivative<'m> {
    state: State,
    words: &'m mut [u32],
    parts: Parts,
}

impl<'m> Derivative<'m> {
    /// Those of `program`, which computes in precision `F`, that are asked for; of a Jacobian or Hessian the entries of `pattern`, if there is one, in their
    /// order.
    ///
    /// # Errors
    /// `ScratchTooSmall` with bytes, four for each word, that lead further: twice as many unless fewer are enough; `StaleProgram` for a program of the other
    /// precision, `DerivativeProgram` for one that is a derivative itself; those of argnums; `PatternShape`, and
    /// [`PlanError::Miss`](crate::error::PlanError::Miss) for a derivative that may be other than zero where the pattern has no entry.
    pub fn new<F: Float>(
        program: Program<'_>,
        request: Request<'_>,
        pattern: Option<Pattern<'_>>,
        scratch: &'m mut [u32],
    ) -> Result<Self, Error> {
        let mut state = State::new(F::SINGLE);
        let parts = match pattern {
            None => differentiate::<F>(Layout::new(program, request, None)?, &mut state, scratch)?,
            Some(pattern) => {
                let listed = listed(pattern);
                let each = |f: &mut dyn FnMut(usize, u32, u32)| listed.each(f);
                let entries = request::Entries { shape: [pattern.rows(), pattern.cols()], count: pattern.entries(), each: &each };
                differentiate::<F>(Layout::new(program, request, Some(entries))?, &mut state, scratch)?
            }
        };
        Ok(Self { state, words: scratch, parts })
    }

    /// Exactly how many words the program has.
    ///
    /// # Errors
    /// `TooLarge` for more than there can be.
    pub fn program_len(&mut self) -> Result<usize, Error> {
        self.parts.build(&mut self.state, self.words, &mut [])
    }

    /// Writes the program into the first [`program_len`](Self::program_len) of these words; it does not need this any more.
    ///
    /// # Errors
    /// `ProgramTooLarge` for too few words, told in bytes; the words are then left alone.
    pub fn build<'w>(&mut self, words: &'w mut [u32]) -> Result<Program<'w>, Error> {
        let bytes = |words: usize| words.saturating_mul(size_of::<u32>());
        let (needed, given) = (self.parts.build(&mut self.state, self.words, words)?, words.len());
        if needed > given {
            return Err(Error::ProgramTooLarge { needed: bytes(needed), given: bytes(given) });
        }
        program::open(words)
    }
}

/// Where the parts of a scratch are that are needed until the program is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Parts {
    /// How many inputs and outputs the program has: their lengths are the first words, the names of rules come next.
    counts: [usize; 2],
    /// Where the words of the tape begin; they go on to the end.
    tape: usize,
}

impl Parts {
    /// Writes the program of these words, as [`program::build`] does.
    pub fn build(&self, state: &mut State, words: &mut [u32], to: &mut [u32]) -> Result<usize, Error> {
        let (kept, tape) = words.split_at_mut_checked(self.tape).unwrap_or_default();
        let [inputs, outputs] = self.counts;
        let (lengths, names) = kept.split_at_checked(inputs + outputs).unwrap_or_default();
        program::build(&mut Tape::new(state, tape), &Kept { counts: self.counts, lengths }, &|rule| rule::name(names, rule), to)
    }
}

/// Least words for rows of tangents and for a tape, each.
const LEAST: usize = 64;

/// Writes the derivatives that are asked for on a tape in `words`, from which the program can be built.
///
/// # Errors
/// `ScratchTooSmall` with bytes that lead further, at least twice as many unless they are enough; `StaleProgram` for a program of the other precision,
/// `DerivativeProgram` for one that is a derivative itself; what `layout` tells of a pattern.
pub(crate) fn differentiate<F: Float>(layout: Layout<'_>, state: &mut State, words: &mut [u32]) -> Result<Parts, Error> {
    let program = layout.program;
    if program.is_single() != F::SINGLE {
        return Err(Error::StaleProgram);
    }
    if program.is_derivative() {
        return Err(Error::DerivativeProgram);
    }
    let [inputs, outputs] = layout.each_length(|_| {});
    let (lengths, slots) = (inputs + outputs, program.slots().saturating_mul(SLOT));
    let names = rule::names_len(program);
    let front = lengths.saturating_add(names).saturating_add(slots).saturating_add(layout.elements());
    let given = words.len();
    let too_small = |needed: usize| Error::ScratchTooSmall { needed: needed.saturating_mul(4), given: given.saturating_mul(4) };
    let rest = given.checked_sub(front).filter(|rest| *rest >= 4 * LEAST).ok_or(too_small(front.saturating_add(8 * LEAST)))?;
    let (kept, words) = words.split_at_mut_checked(lengths).unwrap_or_default();
    let mut places = kept.iter_mut();
    layout.each_length(|len| places.next().into_iter().for_each(|place| *place = len as u32));
    let (names, words) = words.split_at_mut_checked(names).unwrap_or_default();
    let (slots, words) = words.split_at_mut_checked(slots).unwrap_or_default();
    let (outputs_of, words) = words.split_at_mut_checked(layout.elements()).unwrap_or_default();
    let (rows, tape) = words.split_at_mut_checked(rest / 4).unwrap_or_default();
    let tape_at = front + rest / 4;
    *state = State::of_values(F::SINGLE);
    let mut tape = Tape::new(state, tape);
    tape.clear();
    let mut nothing = State::of_values(F::SINGLE);
    let (listener, probe) = (Listener::new(tape), Listener::new(Tape::new(&mut nothing, &mut [])));
    probe.stand_at(crate::program::At { count: 0, mark: None });
    let second = matches!(layout.request.kind, Kind::Hessian | Kind::LowerHessian);
    let deriver = Deriver::new(&listener, &probe, Lists::new(rows), second, layout.request.not_finite);
    let walk = Walk {
        deriver: &deriver,
        layout,
        rules: Names::new(program, names),
        slots: RefCell::new(slots),
        outputs: RefCell::new(outputs_of),
    };
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
        if path(k, false)? && layout.request.not_finite == NotFinite::Followed {
            path(k, true)?;
        }
    }
    Ok(Parts { counts: [inputs, outputs], tape: tape_at })
}
