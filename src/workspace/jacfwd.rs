//! What is asked of a function: its signature, the options, and the checks of both against tables of slices.
//! Does not run passes.
//!
//! Tables of slices are those of the C interface: `x[a]` is input `a`; `out[o]` takes the values of output `o`, aux blocks behind
//! the outputs; `jac[o*K + k]`, with `K` argnums, takes `∂out[o]/∂x[argnums[k]]`, dense and row-major. An empty table, or an empty
//! slice in it, is not wanted.

use super::{Body, Replayed, Scalar, Workspace, WorkspacePass, table};
use crate::argnums::Argnums;
use crate::driver::{Directions, Options};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::program::Program;
use crate::random::Randomness;
use crate::shape::{Shape, checked_len, checked_sum};

/// A function or a program, the lengths of its inputs and outputs, and the options of its drivers.
///
/// Errors in the arguments are found before the first pass and leave all results untouched; so does any error in the first pass.
/// Without [`argnums`](Self::argnums) the first input is differentiated. Every method that runs the function reports
///
/// - `NoOutput`, `BadLength`: a signature without output, or with lengths that cannot be;
/// - `OutOfNumbers`: a workspace that is too small, with at least how many numbers would do;
/// - `WrongCount`, `WrongLength`: a table or a slice that does not fit the signature;
/// - `ArgnumEmpty`, `ArgnumRange`, `ArgnumDuplicate`, where there are argnums;
/// - `User`, `BadReturn`, `RandomForbidden`, `OutputNotSet`: what the function did, or left undone;
/// - `StaleProgram`: a program of another signature or precision;
/// - `GuardMissed`: a point at which a program without a function has no path, with the guard that says so.
#[derive(Clone, Copy, Debug)]
pub struct Jacfwd<'a, B> {
    pub(super) body: B,
    pub(super) signature: Shape<'a>,
    pub(super) options: Options<'a>,
    in_stride: Option<&'a [usize]>,
}

impl<'a, U> Jacfwd<'a, &'a U> {
    /// What `function` is asked, its inputs, outputs and aux blocks having the lengths of `signature`.
    pub fn new(function: &'a U, signature: Shape<'a>) -> Self {
        Self { body: function, signature, options: Options::default(), in_stride: None }
    }

    /// The same asked of a program of this function, which runs it wherever it has a path; elsewhere the function runs, in the same call and with the same
    /// bits. [`Workspace::path_hits`] and [`Workspace::path_misses`] count both. A program needs a workspace of [`Program::numbers`].
    pub fn attach(self, program: Program<'a>) -> Jacfwd<'a, Replayed<'a, U>> {
        let Self { body: function, signature, options, in_stride } = self;
        Jacfwd { body: Replayed { program, function }, signature, options, in_stride }
    }
}

impl<'a> Jacfwd<'a, Program<'a>> {
    /// What a program is asked by itself, without any function; `signature` has its [`lengths`](Program::lengths). A point at which it has no path is
    /// `GuardMissed`. It needs a workspace of [`Program::numbers`].
    pub fn from_program(program: Program<'a>, signature: Shape<'a>) -> Self {
        Self { body: program, signature, options: Options::default(), in_stride: None }
    }
}

impl<'a, B: Copy> Jacfwd<'a, B> {
    /// Differentiates these inputs; the order given is the order of blocks, and a negative argnum counts from the end.
    pub fn argnums(mut self, argnums: &'a [i32]) -> Self {
        self.options.argnums = Argnums::List(argnums);
        self
    }

    /// Differentiates the first `count` inputs.
    pub fn leading(mut self, count: usize) -> Self {
        self.options.argnums = Argnums::Leading(count);
        self
    }

    /// Runs at most `directions` per pass, and at most the lanes of the workspace; 0 = as few and equal passes as the lanes allow.
    /// The results do not depend on it; only [`jtj`](Self::jtj) wants at least two.
    pub fn chunk(mut self, directions: usize) -> Self {
        self.options.chunk = directions;
        self
    }

    /// Allows draws, `Same` or `Different` in each direction and point of a batch.
    pub fn randomness(mut self, randomness: Randomness, seed: u64) -> Self {
        (self.options.randomness, self.options.seed) = (randomness, seed);
        self
    }

    /// The elements from point to point of a batch, per input; 0 = shared by all points. Without it inputs are dense.
    pub fn in_stride(mut self, in_stride: &'a [usize]) -> Self {
        self.in_stride = Some(in_stride);
        self
    }

    /// A pass of this function, `out` checked, `count` points to a slice.
    pub(super) fn pass<'j, F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &'j mut Workspace<F, L, N, S>,
        out: &[&mut [F]],
        count: usize,
    ) -> Result<WorkspacePass<'j, B, F, L, N, S>, Error>
    where
        B: Body<F>,
        'a: 'j,
    {
        let shape = self.signature;
        let pass = WorkspacePass::new(workspace, self.body, shape, self.options.randomness, self.options.seed)?;
        for len in shape.out_len.iter().chain(shape.aux_len) {
            checked_len(count, *len)?;
        }
        table::results(Pointer::Out, out, shape.out_len.len() + shape.aux_len.len(), |o| count * self.out_len(o))?;
        Ok(pass)
    }

    /// Checks the signature, and each input against it.
    pub(super) fn inputs<F>(&self, x: &[&[F]]) -> Result<(), Error> {
        self.signature.validate()?;
        table::exact(Pointer::In, x, self.signature.in_len.len(), |a| self.in_len(a))
    }

    pub(super) fn in_len(&self, a: usize) -> usize {
        self.signature.input(a)
    }

    /// Checks the signature, and that each input reaches the last of `count` points.
    pub(super) fn points<F>(&self, x: &[&[F]], count: usize) -> Result<(), Error> {
        self.signature.validate()?;
        let inputs = self.signature.in_len.len();
        table::same_count(Pointer::In, x.len(), inputs)?;
        if let Some(in_stride) = self.in_stride {
            table::same_count(Pointer::InStride, in_stride.len(), inputs)?;
        }
        for (index, slice) in x.iter().enumerate() {
            let expected = match count.checked_sub(1) {
                Some(last) => checked_sum(checked_len(last, self.stride(index))?, self.in_len(index))?,
                None => 0,
            };
            if slice.len() < expected {
                return Err(Error::WrongLength { table: Pointer::In, index, given: slice.len(), expected });
            }
        }
        Ok(())
    }

    /// Elements from point to point of input `a`.
    pub(super) fn stride(&self, a: usize) -> usize {
        self.in_stride.and_then(|strides| strides.get(a)).copied().unwrap_or(self.in_len(a))
    }

    /// The length of block `o`, aux blocks behind the outputs.
    pub(super) fn out_len(&self, o: usize) -> usize {
        self.signature.result(o)
    }

    /// The directions, and `jac` checked against them, `count` points to a slice.
    pub(super) fn directions<F>(&self, jac: &[&mut [F]], count: usize) -> Result<Directions<'a>, Error> {
        let shape = self.signature;
        let directions = Directions::new(&self.options, shape)?;
        let blocks = directions.blocks();
        for rows in shape.out_len {
            for k in 0..blocks {
                checked_len(checked_len(count, *rows)?, directions.len(shape, k))?;
            }
        }
        let len = |at: usize| count * self.out_len(at / blocks) * directions.len(shape, at % blocks);
        table::results(Pointer::Jac, jac, shape.out_len.len() * blocks, len)?;
        Ok(directions)
    }
}

/// Element `j` of input `a`; the tables were checked.
#[inline(always)]
pub(super) fn element<F: Float>(x: &[&[F]], a: usize, j: usize) -> F {
    x.get(a).and_then(|x| x.get(j)).copied().unwrap_or(<F as Float>::NAN)
}

#[inline(always)]
pub(super) fn reader<F: Float>(x: &[&[F]]) -> impl Fn(usize, usize) -> F {
    |a, j| element(x, a, j)
}
