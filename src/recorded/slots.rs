//! The numbers of a program that runs, by slot.
//! Does not know instructions, but which slots are theirs.

use core::cell::Cell;

use crate::ops::{Float, Number};
use crate::program::code::Instruction;

/// Numbers by slot, in cells: the results of a function over arrays may be among its arguments.
pub(super) struct Slots<'s, R>(&'s [Cell<R>]);

impl<'s, R: Number> Slots<'s, R> {
    pub(super) fn new(numbers: &'s mut [R]) -> Self {
        Self(Cell::from_mut(numbers).as_slice_of_cells())
    }

    /// Argument `k` of an instruction.
    #[inline]
    pub(super) fn argument(&self, instruction: &Instruction<'_>, k: usize) -> R {
        self.get(instruction.arguments.get(k))
    }

    /// Result `k` of an instruction, as it is so far.
    #[inline]
    pub(super) fn result(&self, instruction: &Instruction<'_>, k: usize) -> R {
        self.get(instruction.results.get(k))
    }

    /// Writes result `k` of an instruction.
    #[inline]
    pub(super) fn set_result(&self, instruction: &Instruction<'_>, k: usize, y: R) {
        let place = instruction.results.get(k).and_then(|slot| self.0.get(*slot as usize));
        place.into_iter().for_each(|place| place.set(y));
    }

    /// The number in a slot. There are those of every program that was opened.
    #[inline]
    fn get(&self, slot: Option<&u32>) -> R {
        let place = slot.and_then(|slot| self.0.get(*slot as usize));
        place.map_or(R::constant(<R::Real as Float>::NAN), Cell::get)
    }
}
