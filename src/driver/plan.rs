//! What a driver call asks for, checked against the function: which inputs, in which chunks, with which draws.
//! Does not know numbers.

use core::ops::Range;

use super::active::Active;
use crate::argnums::Argnums;
use crate::chunk::{self, Chunks};
use crate::error::Error;
use crate::random::Randomness;
use crate::shape::Shape;

/// The options of a driver call.
#[derive(Clone, Copy, Debug)]
pub struct Options<'a> {
    /// The inputs that are differentiated.
    pub argnums: Argnums<'a>,
    /// What draws inside the function do.
    pub randomness: Randomness,
    /// The seed of the draws.
    pub seed: u64,
    /// Directions per pass, at most the lanes; 0 = chosen.
    pub chunk: usize,
}

impl Default for Options<'_> {
    fn default() -> Self {
        Self { argnums: Argnums::First, randomness: Randomness::Forbidden, seed: 0, chunk: 0 }
    }
}

impl Options<'_> {
    /// Whether several directions may run as one: they see the same draws.
    ///
    /// # Errors
    /// `OwnDraws`, if each has its own.
    pub(super) fn drawn_together(&self) -> Result<(), Error> {
        if self.randomness == Randomness::Different { Err(Error::OwnDraws) } else { Ok(()) }
    }
}

/// The directions of a call: the elements of the inputs that argnums names, in its order.
#[derive(Clone, Copy, Debug)]
pub struct Directions<'a> {
    argnums: Argnums<'a>,
    inputs: usize,
    total: usize,
}

impl<'a> Directions<'a> {
    /// The directions of `options` over the inputs of `shape`.
    ///
    /// # Errors
    /// An argnum out of range, twice, or none at all.
    #[inline(always)]
    pub fn new(options: &Options<'a>, shape: Shape<'_>) -> Result<Self, Error> {
        let inputs = shape.in_len.len();
        options.argnums.validate(inputs)?;
        let mut this = Self { argnums: options.argnums, inputs, total: 0 };
        for k in 0..this.blocks() {
            this.total = this.total.saturating_add(this.len(shape, k));
        }
        Ok(this)
    }

    /// How many inputs are differentiated.
    pub fn blocks(&self) -> usize {
        self.argnums.len()
    }

    /// The input that block `k` differentiates.
    #[inline]
    pub fn input(&self, k: usize) -> usize {
        self.argnums.get(k, self.inputs)
    }

    /// The length of the input that block `k` differentiates.
    #[inline]
    pub fn len(&self, shape: Shape<'_>, k: usize) -> usize {
        shape.input(self.input(k))
    }

    /// How many directions there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The first direction of input `a`; `None` if that is not differentiated.
    pub fn begin(&self, shape: Shape<'_>, a: usize) -> Option<usize> {
        let block = (0..self.blocks()).find(|k| self.input(*k) == a)?;
        Some((0..block).map(|k| self.len(shape, k)).sum())
    }

    /// The passes, with at most `lanes` directions each.
    #[inline(always)]
    pub fn chunks(&self, options: &Options<'_>, lanes: usize) -> Chunks {
        let lanes = if options.randomness == Randomness::Different { 1 } else { lanes };
        chunk::plan(self.total, lanes, options.chunk)
    }

    /// Calls `f` with each part of `chunk` that lies in one block.
    #[inline(always)]
    pub fn parts(&self, shape: Shape<'_>, chunk: &Range<usize>, mut f: impl FnMut(Part)) {
        let mut begin = 0;
        for block in 0..self.blocks() {
            let input = self.input(block);
            let end = begin + shape.input(input);
            if let Some(active) = Self::active_between(begin, end, chunk) {
                f(Part { block, input, active });
            }
            begin = end;
        }
    }

    /// The directions of `chunk` that lie between these two.
    #[inline(always)]
    fn active_between(begin: usize, end: usize, chunk: &Range<usize>) -> Option<Active> {
        let (first, last) = (begin.max(chunk.start), end.min(chunk.end));
        (first < last).then(|| Active { element: first - begin, lane: first - chunk.start, count: last - first })
    }

    /// The elements of input `a` that are directions of `chunk`.
    #[inline(always)]
    pub fn active(&self, shape: Shape<'_>, chunk: &Range<usize>, a: usize) -> Active {
        let mut begin = 0;
        for block in 0..self.blocks() {
            let input = self.input(block);
            let end = begin + shape.input(input);
            if input == a {
                return Self::active_between(begin, end, chunk).unwrap_or_default();
            }
            begin = end;
        }
        Active::default()
    }
}

/// Directions of one chunk that belong to one input.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    /// The position of the input in argnums.
    pub block: usize,
    /// The input.
    pub input: usize,
    /// Its elements, and their lanes in the chunk.
    pub active: Active,
}
