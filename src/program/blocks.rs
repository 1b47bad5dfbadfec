//! The inputs, outputs and aux blocks of a program, and how long they are.
//! Does not know what is in them.

use crate::shape::Shape;

/// Blocks and their lengths.
pub trait Blocks {
    /// How many inputs, outputs and aux blocks there are.
    fn counts(&self) -> [usize; 3];

    /// The length of block `k`, of inputs first, then outputs, then aux blocks.
    fn length(&self, k: usize) -> usize;

    /// Elements of all inputs.
    fn inputs(&self) -> usize {
        let [inputs, ..] = self.counts();
        (0..inputs).map(|k| self.length(k)).fold(0, usize::saturating_add)
    }

    /// Elements of all outputs and aux blocks.
    fn outputs(&self) -> usize {
        let [inputs, outputs, aux] = self.counts();
        (inputs..inputs.saturating_add(outputs).saturating_add(aux)).map(|k| self.length(k)).fold(0, usize::saturating_add)
    }
}

impl Blocks for Shape<'_> {
    fn counts(&self) -> [usize; 3] {
        [self.in_len.len(), self.out_len.len(), self.aux_len.len()]
    }

    fn length(&self, k: usize) -> usize {
        match self.in_len.get(k) {
            Some(length) => *length,
            None => self.result(k - self.in_len.len()),
        }
    }
}
