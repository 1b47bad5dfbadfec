//! Sums of numbers and products for a block of points, their terms added left to right in registers.
//! Does not know what becomes of them.

use super::block::{Block, TAKEN};
use crate::lanes::Vector;
use crate::ops::Float;
use crate::program::code::{Kind, Term};
use crate::replay::words::Words;

/// Carries out the sum at `code`, whose first word is `word`; how many words it has.
///
/// # Safety
/// It is one of the program.
#[inline(always)]
pub unsafe fn carry_out<F: Float>(b: &Block<'_, F>, code: Words, word: u32) -> usize {
    let arguments = (word >> 24) as usize;
    // SAFETY: words of the sum, as the caller promises.
    let kinds = unsafe { code.at(2 + arguments) };
    /// Those whose terms need not be found out at every step.
    macro_rules! usual {
        ($($text:literal)*) => {
            $(if kinds == const { Term::kinds($text) } {
                // SAFETY: as the caller promises, and below.
                unsafe { add_up(b, code, arguments, const { Term::kinds($text) }) };
            } else)* {
                // SAFETY: likewise.
                unsafe { add_up(b, code, arguments, kinds) };
            }
        };
    }
    usual!("p+p" "p-p" "a+p" "p+a" "a-p" "p-a" "a+s" "s+s" "p+p+p" "a+p+p" "p+c" "p-p+c" "p+p+c");
    2 + arguments + (word >> 12 & 0xF) as usize
}

/// Adds the terms that `kinds` says.
///
/// # Safety
/// See `carry_out`.
#[inline(always)]
unsafe fn add_up<F: Float>(b: &Block<'_, F>, code: Words, arguments: usize, kinds: u32) {
    let real = if F::SINGLE { 1 } else { 2 };
    // SAFETY: words and slots of the sum, as the caller promises; eight vectors of each a step.
    unsafe {
        let y = b.vectors(code.at(1));
        for step in 0..b.steps() {
            let x = |k: usize| b.vectors(code.at(2 + k)).add(step * TAKEN).cast::<[F::Vector; TAKEN]>().read();
            let (mut rest, mut next, mut reals) = (kinds, 0, 3 + arguments);
            let mut sum = [F::Vector::IDLE; TAKEN];
            let mut first = true;
            while let Some(term) = Term::next(&mut rest) {
                let added: [F::Vector; TAKEN] = match term.kind {
                    Kind::One => x(next),
                    Kind::Product => {
                        let (a, b) = (x(next), x(next + 1));
                        core::array::from_fn(|k| a[k] * b[k])
                    }
                    Kind::Scaled => {
                        let c = F::Vector::splat(code.real::<F>(reals));
                        x(next).map(|x| x * c)
                    }
                    Kind::Real => [F::Vector::splat(code.real::<F>(reals)); TAKEN],
                };
                sum = match (first, term.minus) {
                    (true, _) => added,
                    (false, false) => core::array::from_fn(|k| sum[k] + added[k]),
                    (false, true) => core::array::from_fn(|k| sum[k] - added[k]),
                };
                first = false;
                next += term.arguments() as usize;
                reals += term.reals() as usize * real;
            }
            y.add(step * TAKEN).cast::<[F::Vector; TAKEN]>().write(sum);
        }
    }
}
