//! The columns of a Jacobian: the elements of the inputs that are differentiated, in the order of argnums.
//! Does not know what is in them.

use super::bytes::Program;
use super::dependence::Columns;
use crate::argnums::Argnums;
use crate::error::Error;

/// The columns of a program for these argnums.
#[derive(Clone, Copy, Debug)]
pub struct InputColumns<'a> {
    argnums: Argnums<'a>,
    lengths: &'a [u32],
    count: usize,
}

impl<'a> InputColumns<'a> {
    /// Those of the inputs of `program` that `argnums` names.
    ///
    /// # Errors
    /// Those of [`Argnums::validate`].
    pub fn new(program: Program<'a>, argnums: Argnums<'a>) -> Result<Self, Error> {
        let [lengths, ..] = program.lengths();
        argnums.validate(lengths.len())?;
        let each = (0..argnums.len()).map(|k| argnums.get(k, lengths.len()));
        let count = each.map(|input| lengths.get(input).map_or(0, |len| *len as usize)).sum();
        Ok(Self { argnums, lengths, count })
    }

    /// How many there are.
    pub const fn count(&self) -> usize {
        self.count
    }
}

impl Columns for InputColumns<'_> {
    fn of(self, element: usize) -> Option<usize> {
        let (mut input, mut rest) = (0, element);
        for len in self.lengths {
            if rest < *len as usize {
                break;
            }
            rest -= *len as usize;
            input += 1;
        }
        let mut before = 0;
        for k in 0..self.argnums.len() {
            let own = self.argnums.get(k, self.lengths.len());
            if own == input {
                return Some(before + rest);
            }
            before += self.lengths.get(own).map_or(0, |len| *len as usize);
        }
        None
    }
}
