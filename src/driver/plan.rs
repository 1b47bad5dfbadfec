//! What a driver call asks for, checked against the function: which inputs, in which chunks, with which draws.
//! Does not know numbers.

use core::ops::Range;

use super::pass::Active;
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
        this.total = (0..this.blocks()).map(|k| this.len(shape, k)).fold(0, usize::saturating_add);
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
        shape.in_len.get(self.input(k)).copied().unwrap_or(0)
    }

    /// How many directions there are.
    pub fn total(&self) -> usize {
        self.total
    }

    /// The passes, with at most `lanes` directions each.
    #[inline(always)]
    pub fn chunks(&self, options: &Options<'_>, lanes: usize) -> Chunks {
        let lanes = if options.randomness == Randomness::Different { 1 } else { lanes };
        chunk::plan(self.total, lanes, options.chunk)
    }

    /// The parts of `chunk` that lie in each block, as block, first element, lanes.
    #[inline(always)]
    pub fn parts<'s>(&'s self, shape: Shape<'s>, chunk: &Range<usize>) -> impl Iterator<Item = Part> + 's {
        let (from, to) = (chunk.start, chunk.end);
        let mut start = 0;
        (0..self.blocks()).filter_map(move |k| {
            let (begin, end) = (start, start + self.len(shape, k));
            start = end;
            let (first, last) = (begin.max(from), end.min(to));
            (first < last).then(|| Part {
                block: k,
                input: self.input(k),
                active: Active { element: first - begin, lane: first - from, count: last - first },
            })
        })
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
