//! What the drivers run on the numbers of a pass: a function, a program, or a program with a function behind it.
//! Does not know where the numbers live.

use super::Function;
use super::call::run;
use super::storage::Paths;
use crate::error::Error;
use crate::ops::{Float, Number};
use crate::program::Program;
use crate::random::Stream;
use crate::recorded::{self, Exit};
use crate::shape::Shape;

/// What the drivers run: a reference to a [`Function`], a [`Program`], or [`Replayed`], both. There is nothing to implement: a function of yours is a
/// [`Function`].
pub trait Body<F: Float>: Copy + Sealed {
    /// Where a run has left its outputs.
    #[doc(hidden)]
    type End: Copy + core::fmt::Debug;

    /// Where they are before any run.
    #[doc(hidden)]
    const START: Self::End;

    /// How many numbers a pass needs.
    #[doc(hidden)]
    fn numbers(self, shape: Shape<'_>) -> Result<usize, Error>;

    /// Runs on `numbers`, which begin with the inputs; all of them are plain reals behind those.
    #[doc(hidden)]
    fn run<R: Number<Real = F>>(
        self,
        shape: Shape<'_>,
        numbers: &mut [R],
        stream: Stream,
        paths: &mut Paths,
    ) -> Result<Self::End, Error>;

    /// Which number is output element `k`, behind `inputs` input elements.
    #[doc(hidden)]
    fn place(end: Self::End, inputs: usize, k: usize) -> usize;
}

/// Nobody else is a body.
pub trait Sealed {}

impl<U> Sealed for &U {}
impl Sealed for Program<'_> {}
impl<U> Sealed for Replayed<'_, U> {}

/// A program, and the function that was recorded for points where it has no path: what [`Jacfwd::attach`](super::Jacfwd::attach) makes.
#[derive(Debug)]
pub struct Replayed<'a, U> {
    pub(super) program: Program<'a>,
    pub(super) function: &'a U,
}

impl<U> Clone for Replayed<'_, U> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<U> Copy for Replayed<'_, U> {}

impl<F: Float, U: Function<F>> Body<F> for &U {
    type End = ();
    const START: () = ();

    fn numbers(self, shape: Shape<'_>) -> Result<usize, Error> {
        Ok(shape.elements())
    }

    #[inline(always)]
    fn run<R: Number<Real = F>>(self, shape: Shape<'_>, numbers: &mut [R], stream: Stream, _: &mut Paths) -> Result<(), Error> {
        run(self, shape, numbers, stream)
    }

    #[inline(always)]
    fn place(_: (), inputs: usize, k: usize) -> usize {
        inputs + k
    }
}

impl<'a, F: Float> Body<F> for Program<'a> {
    /// The slots of the outputs.
    type End = &'a [u32];
    const START: &'a [u32] = &[];

    fn numbers(self, shape: Shape<'_>) -> Result<usize, Error> {
        if self.is_single() != F::SINGLE || !self.fits(shape) { Err(Error::StaleProgram) } else { Ok(Program::numbers(&self)) }
    }

    fn run<R: Number<Real = F>>(
        self,
        _: Shape<'_>,
        numbers: &mut [R],
        stream: Stream,
        paths: &mut Paths,
    ) -> Result<&'a [u32], Error> {
        match recorded::run(self, numbers, stream)? {
            Exit::End { outputs } => {
                paths.hits = paths.hits.saturating_add(1);
                Ok(outputs)
            }
            Exit::Missed { guard } => {
                paths.misses = paths.misses.saturating_add(1);
                paths.guard = Some(guard);
                Err(Error::GuardMissed { guard })
            }
        }
    }

    #[inline(always)]
    fn place(outputs: &'a [u32], _: usize, k: usize) -> usize {
        outputs.get(k).map_or(usize::MAX, |slot| *slot as usize)
    }
}

impl<'a, F: Float, U: Function<F>> Body<F> for Replayed<'a, U> {
    /// The slots of the outputs, if it was the program that ran.
    type End = Option<&'a [u32]>;
    const START: Option<&'a [u32]> = None;

    fn numbers(self, shape: Shape<'_>) -> Result<usize, Error> {
        Body::<F>::numbers(self.program, shape)
    }

    fn run<R: Number<Real = F>>(
        self,
        shape: Shape<'_>,
        numbers: &mut [R],
        stream: Stream,
        paths: &mut Paths,
    ) -> Result<Option<&'a [u32]>, Error> {
        match self.program.run(shape, numbers, stream, paths) {
            Ok(outputs) => Ok(Some(outputs)),
            // The program has left the inputs as they were.
            Err(Error::GuardMissed { .. }) => {
                let numbers = numbers.get_mut(..shape.elements()).unwrap_or_default();
                run(self.function, shape, numbers, stream).map(|()| None)
            }
            Err(error) => Err(error),
        }
    }

    #[inline(always)]
    fn place(end: Option<&'a [u32]>, inputs: usize, k: usize) -> usize {
        end.map_or(inputs + k, |outputs| <Program<'a> as Body<F>>::place(outputs, inputs, k))
    }
}
