//! Where results go in the caller's memory, block by block.
//! Does not know what computes them.

use super::request::Block;
use super::run::Scalar;
use crate::driver::{Active, Columns, Directions};
use crate::error::Error;
use crate::shape::Shape;

/// Where a Jacobian goes: the blocks that `block(index, rows, cols)` describes.
pub struct Blocks<'a, B> {
    /// The lengths of the function.
    pub shape: Shape<'a>,
    /// What is differentiated.
    pub directions: &'a Directions<'a>,
    /// Describes a block.
    pub block: B,
}

impl<B> Blocks<'_, B> {
    fn find<T>(&self, o: usize, k: usize) -> T
    where
        B: Fn(usize, usize, usize) -> T,
    {
        let rows = self.shape.out_len.get(o).copied().unwrap_or(0);
        (self.block)(o * self.directions.blocks() + k, rows, self.directions.len(self.shape, k))
    }

    /// Checks every block.
    pub fn check<F: Scalar>(&self) -> Result<(), Error>
    where
        B: Fn(usize, usize, usize) -> Block<F>,
    {
        for o in 0..self.shape.out_len.len() {
            for k in 0..self.directions.blocks() {
                self.find(o, k).check(o * self.directions.blocks() + k)?;
            }
        }
        Ok(())
    }
}

impl<F: Scalar, B: Fn(usize, usize, usize) -> Block<F>> Columns<F> for Blocks<'_, B> {
    #[inline(always)]
    fn fill<R: AsRef<[F]>>(&mut self, o: usize, k: usize, len: usize, active: Active, row: impl Fn(usize) -> R) {
        let block: Block<F> = self.find(o, k);
        if block.wanted() {
            for i in 0..len {
                // SAFETY: the drivers write elements of the block only, which is as large as the header requires.
                unsafe { block.write_row(i, active.element, active.of(row(i).as_ref())) };
            }
        }
    }
}
