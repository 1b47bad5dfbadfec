//! Functions over arrays in the slots of a program.
//! Does not know the functions.

use core::marker::PhantomData;

use super::slots::Slots;
use crate::array::dispatch::dispatch;
use crate::array::reduction::{Reduction, Spread};
use crate::array::{Handler, tangent, whole, whole_spread};
use crate::dual::Pack;
use crate::error::Error;
use crate::ops::{Float, Number};
use crate::program::code::{ARRAY_SECOND, ARRAYS, Instruction, derived_from};

/// Carries out a function over arrays.
pub(super) fn carry_out<R: Number>(slots: &impl Slots<R>, instruction: &Instruction<'_>) {
    _ = dispatch::<R::Real, _>(instruction.code - ARRAYS, Whole { slots, instruction, numbers: PhantomData });
}

/// A whole function, whichever it is.
struct Whole<'w, R, S> {
    slots: &'w S,
    instruction: &'w Instruction<'w>,
    numbers: PhantomData<R>,
}

impl<R: Number, S: Slots<R>> Handler<R::Real> for Whole<'_, R, S> {
    type Output = ();

    fn reduction<O: Reduction<R::Real>>(self, o: O) {
        let Self { slots, instruction, .. } = self;
        let y = whole(o, instruction.arguments.len(), |k| slots.argument(instruction, k));
        slots.set_result(instruction, 0, y);
    }

    fn spread<O: Spread<R::Real>>(self, o: O) {
        let Self { slots, instruction, .. } = self;
        let n = instruction.arguments.len();
        let get = |k: usize| slots.result(instruction, k);
        whole_spread(o, n, |k| slots.argument(instruction, k), get, |k, y| slots.set_result(instruction, k, y));
    }
}

/// Carries out the derivative of a function over arrays on plain reals.
///
/// # Errors
/// `StaleProgram` for a function that is not there.
pub(crate) fn derivative_of_array<F: Float + Pack<1>>(slots: &impl Slots<F>, instruction: &Instruction<'_>) -> Result<(), Error> {
    dispatch::<F, _>(derived_from(instruction.code) - ARRAYS, Derivative { slots, instruction }).ok_or(Error::StaleProgram)
}

/// The derivative of a function, whichever it is.
struct Derivative<'w, S> {
    slots: &'w S,
    instruction: &'w Instruction<'w>,
}

impl<S> Derivative<'_, S> {
    fn is_second(&self) -> bool {
        self.instruction.code >= ARRAY_SECOND
    }

    /// Numbers of the array.
    fn count(&self) -> usize {
        let arguments = self.instruction.arguments.len();
        if self.is_second() { arguments / tangent::PARTS[1] } else { arguments / tangent::PARTS[0] }
    }
}

impl<F: Float + Pack<1>, S: Slots<F>> Handler<F> for Derivative<'_, S> {
    type Output = ();

    fn reduction<O: Reduction<F>>(self, o: O) {
        let (Self { slots, instruction }, n) = (&self, self.count());
        let x = |part: usize, k: usize| slots.argument(instruction, part * n + k);
        let y = if self.is_second() { tangent::second(o, n, x) } else { tangent::first(o, n, x) };
        slots.set_result(instruction, 0, y);
    }

    fn spread<O: Spread<F>>(self, o: O) {
        let (Self { slots, instruction }, n) = (&self, self.count());
        let x = |part: usize, k: usize| slots.argument(instruction, part * n + k);
        let y = |part: usize, k: usize| slots.result(instruction, part * n + k);
        let set = |part: usize, k: usize, y: F| slots.set_result(instruction, part * n + k, y);
        if self.is_second() { tangent::seconds(o, n, x, y, set) } else { tangent::firsts(o, n, x, y, set) }
    }
}
