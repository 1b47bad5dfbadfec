//! Functions recorded in memory of the caller, path by path, and built into programs.
//! Does not know how a tape is kept, nor how a program is run.

use core::marker::PhantomData;

use super::call::{call, start};
use super::jacfwd::{Jacfwd, element};
use super::{Draws, Function, Scalar, Workspace};
use crate::error::Error;
use crate::ops::{Float, Number};
use crate::program::{self, Program, State, Tape};
use crate::recorded::{self, Listener, Recorded};

impl<'a, U> Jacfwd<'a, &'a U> {
    /// Records the function: runs it at `x` on plain reals, which finds what it does wrong, then on [numbers that keep](Recorded) in `scratch` what is done
    /// with them, and once more to see that it does the same again. What it computes from its own fields and from constants is frozen as it was;
    /// comparisons of numbers are guards, see [`Recording::add_path`].
    ///
    /// The scratch is lent until the program is built; [`record_scratch_len`](Self::record_scratch_len) tells how much does. The numbers of the run are on
    /// the stack, `NUMBERS` of them, of at most 24 bytes each.
    ///
    /// # Errors
    /// See [`Jacfwd`]. `ScratchTooSmall` with the bytes that would do, four for each word; `NotRecordable` for a function that reads a value
    /// ([`primal`](Number::primal)), draws, which are plain reals, or carries out an operation that is none of this crate; `NotRepeatable` for one that has a
    /// state of its own.
    pub fn record<'m, F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        scratch: &'m mut [u32],
    ) -> Result<Recording<'a, 'm, U, F>, Error>
    where
        U: Function<F>,
    {
        self.call(workspace, x, &mut [])?;
        let mut state = State::new(F::SINGLE);
        let mut tape = Tape::new(&mut state, scratch);
        tape.clear();
        self.run_recorded::<F, N>(tape, x, |run| program::twice(run).map(|()| 0))
            .map_err(|error| of_all(error, scratch.len()))?;
        Ok(Recording { asked: *self, state, scratch, real: PhantomData })
    }

    /// Words of scratch that do for recording the function at `x`: runs it there and counts what it does. For several paths the sum of what this tells at a point
    /// of each does. Equal operations are kept once, so that less may do.
    ///
    /// # Errors
    /// As [`record`](Self::record).
    pub fn record_scratch_len<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
    ) -> Result<usize, Error>
    where
        U: Function<F>,
    {
        match self.record(workspace, x, &mut []) {
            Err(Error::ScratchTooSmall { needed, .. }) => Ok(needed / size_of::<u32>()),
            recorded => recorded.map(|_| 0),
        }
    }

    /// Records runs of the function at `x`, as many as `runs` wants: each tells the path that was found new.
    fn run_recorded<F: Float, const N: usize>(
        &self,
        tape: Tape<'_>,
        x: &[&[F]],
        runs: impl FnOnce(&mut dyn FnMut() -> Result<u32, Error>) -> Result<u32, Error>,
    ) -> Result<u32, Error>
    where
        U: Function<F>,
    {
        let (shape, listener) = (self.signature, Listener::new(tape));
        let mut numbers = [Recorded::constant(<F as Float>::ZERO); N];
        // They fit: the function has run in a workspace of so many.
        let numbers = numbers.get_mut(..shape.elements()).unwrap_or_default();
        let inputs = shape.in_len.iter().sum();
        let values = || (0..shape.in_len.len()).flat_map(|a| (0..shape.input(a)).map(move |j| element(x, a, j)));
        runs(&mut || {
            recorded::record(&listener, numbers, inputs, values(), |numbers| {
                call(self.body, shape, numbers, Draws::refused(), start())
            })
        })
    }
}

/// A function that is being recorded: [`Jacfwd::record`] begins it, and [`build`](Self::build) writes the program.
///
/// ```
#[doc = include_str!("recorded.md")]
/// ```
#[derive(Debug)]
pub struct Recording<'a, 'm, U, F> {
    asked: Jacfwd<'a, &'a U>,
    state: State,
    scratch: &'m mut [u32],
    real: PhantomData<F>,
}

impl<U: Function<F>, F: Float> Recording<'_, '_, U, F> {
    /// Records the path that the function takes at `x`, too, and tells its number: the first one is 0.
    ///
    /// A path is one way through the comparisons that the function makes: a program serves the points at which they come out as on one of its paths. Two
    /// paths have in common what they begin with.
    ///
    /// # Errors
    /// As [`Jacfwd::record`]; `SamePath` for one that is known, with its number. The recording is then as it was before.
    pub fn add_path<const L: usize, const N: usize, const S: usize>(
        &mut self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
    ) -> Result<usize, Error>
    where
        F: Scalar<L>,
    {
        self.asked.call(workspace, x, &mut [])?;
        let words = self.scratch.len();
        let tape = Tape::new(&mut self.state, self.scratch);
        self.asked.run_recorded::<F, N>(tape, x, |run| run()).map(|path| path as usize).map_err(|error| of_all(error, words))
    }

    /// How many paths it has.
    pub const fn paths(&self) -> usize {
        self.state.paths as usize
    }

    /// Exactly how many words the program has.
    ///
    /// # Errors
    /// `TooLarge` for more than there can be.
    pub fn program_len(&mut self) -> Result<usize, Error> {
        self.write(&mut [])
    }

    /// Writes the program of all paths so far into the first [`program_len`](Self::program_len) of these words. It does not need the recording any more, and
    /// more paths may be added to that.
    ///
    /// # Errors
    /// `ProgramTooLarge` for too few words, with bytes as [`Jacfwd::record`]; the words are then left alone.
    pub fn build<'w>(&mut self, words: &'w mut [u32]) -> Result<Program<'w>, Error> {
        let (needed, given) = (self.write(words)?, words.len());
        if needed > given {
            return Err(Error::ProgramTooLarge { needed: bytes(needed), given: bytes(given) });
        }
        program::open(words)
    }

    fn write(&mut self, words: &mut [u32]) -> Result<usize, Error> {
        program::build(&mut Tape::new(&mut self.state, self.scratch), &self.asked.signature, &|_| Default::default(), words)
    }
}

const fn bytes(words: usize) -> usize {
    words.saturating_mul(size_of::<u32>())
}

/// An error of a tape, told of all the words it was given.
fn of_all(error: Error, words: usize) -> Error {
    match error {
        Error::ScratchTooSmall { needed, .. } => Error::ScratchTooSmall { needed, given: bytes(words) },
        error => error,
    }
}
