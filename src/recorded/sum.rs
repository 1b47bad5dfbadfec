//! Sums of numbers and products, left to right.
//! Does not know where numbers live.

use super::slots::Slots;
use crate::ops::mixed::{AddC, MulC, SubC};
use crate::ops::{Float, Number};
use crate::program::code::{Instruction, Kind, Term, real_of};

/// The sum that an instruction says: each term is computed, then added.
pub(super) fn sum<R: Number>(slots: &impl Slots<R>, instruction: &Instruction<'_>) -> R {
    let words = if R::Real::SINGLE { 1 } else { 2 };
    let (kinds, reals) = instruction.parameters.split_first().unwrap_or((&Term::END, &[]));
    let (mut kinds, mut next, mut real) = (*kinds, 0, 0);
    let mut sum = None;
    while let Some(term) = Term::next(&mut kinds) {
        let x = |k| slots.argument(instruction, next + k);
        let c = R::Real::of_bits64(real_of(reals, real, words)).unwrap_or(<R::Real as Float>::NAN);
        sum = Some(match (term.kind, sum) {
            (Kind::Real, Some(sum)) => plus_real(sum, c, term.minus),
            (Kind::Real, None) => R::constant(c),
            (kind, sum) => {
                let addend = match kind {
                    Kind::Product => x(0) * x(1),
                    Kind::Scaled => x(0).unary(MulC(c)),
                    _ => x(0),
                };
                match sum {
                    Some(sum) if term.minus => sum - addend,
                    Some(sum) => sum + addend,
                    None => addend,
                }
            }
        });
        next += term.arguments() as usize;
        real += term.reals() as usize;
    }
    sum.unwrap_or(R::constant(R::Real::ZERO))
}

fn plus_real<R: Number>(sum: R, c: R::Real, minus: bool) -> R {
    if minus { sum.unary(SubC(c)) } else { sum.unary(AddC(c)) }
}
