//! The numbers of a program that runs, by slot.
//! Does not know instructions, but which slots are theirs.

use core::cell::Cell;

use crate::error::Error;
use crate::ops::{Float, Number};
use crate::program::code::Instruction;

/// Numbers by slot. The results of a function over arrays may be among its arguments.
pub(crate) trait Slots<R: Number> {
    /// The number in a slot. There are those of every program that was opened.
    fn get(&self, slot: u32) -> R;

    /// Writes a slot.
    fn set(&self, slot: u32, y: R);

    /// A second derivative times the sum of two products of tangents, `s·(u₀·t₀ + u₁·t₁)`.
    fn bend(&self, s: R, u: [R; 2], t: [R; 2]) -> R {
        let sum = u[0].scale_tangent(t[0]).plus_tangent(u[1].scale_tangent(t[1]));
        s.scale_tangent(sum)
    }

    /// Carries out the derivative of a function over arrays, whose steps depend on the values.
    ///
    /// # Errors
    /// `NotRecordable` for kinds of number that have none.
    fn derivative_of_array(&self, _instruction: &Instruction<'_>) -> Result<(), Error> {
        Err(Error::NotRecordable)
    }

    /// Parameter `k`.
    ///
    /// # Errors
    /// `ParameterRange` where there is none.
    fn parameter(&self, k: usize) -> Result<R, Error> {
        Err(Error::ParameterRange { parameter: k, count: 0 })
    }

    /// Calls a rule, with the derivatives that the instruction has as results.
    ///
    /// # Errors
    /// `UnknownRule` where there is none; what the rule returned.
    fn call(&self, instruction: &Instruction<'_>) -> Result<(), Error> {
        Err(Error::UnknownRule { inputs: instruction.arguments.len() })
    }

    /// Argument `k` of an instruction.
    #[inline]
    fn argument(&self, instruction: &Instruction<'_>, k: usize) -> R {
        instruction.arguments.get(k).map_or(R::constant(<R::Real as Float>::NAN), |slot| self.get(*slot))
    }

    /// Result `k` of an instruction, as it is so far.
    #[inline]
    fn result(&self, instruction: &Instruction<'_>, k: usize) -> R {
        instruction.results.get(k).map_or(R::constant(<R::Real as Float>::NAN), |slot| self.get(*slot))
    }

    /// Writes result `k` of an instruction.
    #[inline]
    fn set_result(&self, instruction: &Instruction<'_>, k: usize, y: R) {
        instruction.results.get(k).into_iter().for_each(|slot| self.set(*slot, y));
    }
}

/// Numbers in cells.
pub(super) struct Cells<'s, R>(&'s [Cell<R>]);

impl<'s, R: Number> Cells<'s, R> {
    pub(super) fn new(numbers: &'s mut [R]) -> Self {
        Self(Cell::from_mut(numbers).as_slice_of_cells())
    }
}

impl<R: Number> Slots<R> for Cells<'_, R> {
    #[inline]
    fn get(&self, slot: u32) -> R {
        self.0.get(slot as usize).map_or(R::constant(<R::Real as Float>::NAN), Cell::get)
    }

    #[inline]
    fn set(&self, slot: u32, y: R) {
        self.0.get(slot as usize).into_iter().for_each(|place| place.set(y));
    }
}
