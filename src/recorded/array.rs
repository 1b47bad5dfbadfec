//! Functions over arrays in the slots of a program.
//! Does not know the functions.

use core::marker::PhantomData;

use super::slots::Slots;
use crate::array::dispatch::dispatch;
use crate::array::reduction::{Reduction, Spread};
use crate::array::{Handler, whole, whole_spread};
use crate::ops::Number;
use crate::program::code::{ARRAYS, Instruction};

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
