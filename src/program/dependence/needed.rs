//! Which instructions of a path some outputs come from: a walk back from its end.
//! Does not know what depends on what by how much.

use super::sets::{BITS, set_bit};
use crate::program::bytes::Program;
use crate::program::code::{END, Instruction};

/// Instructions that outputs need, by where they stand in the code.
pub(super) struct Needed<'s> {
    /// By word of the code: whether an instruction of the path begins there, and whether it is needed.
    begins: &'s mut [u64],
    needed: &'s mut [u64],
    /// By slot: whether what it holds is needed further on.
    slots: &'s mut [u64],
}

/// Words of scratch that it takes.
pub(super) fn words(program: Program<'_>) -> usize {
    2 * program.code().len().div_ceil(BITS) + program.slots().div_ceil(BITS)
}

impl<'s> Needed<'s> {
    /// In [`words`] of scratch.
    pub fn new(program: Program<'_>, scratch: &'s mut [u64]) -> Self {
        let code = program.code().len().div_ceil(BITS).min(scratch.len());
        let (begins, rest) = scratch.split_at_mut(code);
        let (needed, slots) = rest.split_at_mut(code.min(rest.len()));
        Self { begins, needed, slots }
    }

    /// Finds the instructions of a path that the output elements come from which `wanted` tells.
    pub fn find(&mut self, program: Program<'_>, path: u32, wanted: impl Fn(usize) -> bool) {
        for words in [&mut *self.begins, &mut *self.needed, &mut *self.slots] {
            words.fill(0);
        }
        for instruction in program.path(path) {
            set_bit(self.begins, instruction.at as usize);
            if instruction.code == END {
                let outputs = instruction.arguments.iter().enumerate().filter(|(row, _)| wanted(*row));
                outputs.for_each(|(_, slot)| set_bit(self.slots, *slot as usize));
            }
        }
        // A path goes on behind where it was, so that its instructions backwards are those of the code.
        for k in (0..self.begins.len()).rev() {
            let mut rest = self.begins.get(k).copied().unwrap_or(0);
            while rest != 0 {
                let bit = rest.ilog2();
                rest ^= 1 << bit;
                self.go_back(program, k * BITS + bit as usize);
            }
        }
    }

    fn go_back(&mut self, program: Program<'_>, at: usize) {
        let Some((instruction, _)) = Instruction::read(program.code(), at as u32) else { return };
        if !instruction.results.iter().any(|slot| has(self.slots, *slot as usize)) {
            return;
        }
        set_bit(self.needed, at);
        for slot in instruction.results {
            if let Some(word) = self.slots.get_mut(*slot as usize / BITS) {
                *word &= !(1 << (*slot as usize % BITS));
            }
        }
        instruction.arguments.iter().for_each(|slot| set_bit(self.slots, *slot as usize));
    }

    /// Whether the instruction that stands there is one of them.
    pub fn has(&self, at: u32) -> bool {
        has(self.needed, at as usize)
    }
}

fn has(words: &[u64], bit: usize) -> bool {
    words.get(bit / BITS).is_some_and(|word| word >> (bit % BITS) & 1 != 0)
}
