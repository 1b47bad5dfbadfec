//! An instruction for every point of a block, whatever it does: elementary functions in a loop each, all else point by point.
//! Does not know which are cheap.

use super::block::Block;
use crate::dual::second_order_product;
use crate::error::Error;
use crate::ops::{self, Binary, Float, Slope, Ternary, Unary};
use crate::program::code::{ARRAY_FIRST, ARRAYS, FIRST, Instruction, PARAMETER, SECOND, SINCOS, derived_from};
use crate::program::rule_name::{called, derivatives_wanted};
use crate::random::Stream;
use crate::recorded::{self, Slots, as_number, of_one, of_three, of_two};
use crate::slots::TileFloat;

/// Carries out the instruction at `at`; what went wrong, if something did.
pub fn carry_out<F: TileFloat>(b: &mut Block<'_, F>, at: u32) -> Option<Error> {
    let (instruction, _) = Instruction::read(b.program.code(), at)?;
    let error = for_points(b, &instruction);
    instruction.results.iter().for_each(|slot| b.pad(*slot));
    error
}

fn for_points<F: TileFloat>(b: &mut Block<'_, F>, instruction: &Instruction<'_>) -> Option<Error> {
    let words = if F::SINGLE { 1 } else { 2 };
    match instruction.code {
        code @ (1..ARRAYS | FIRST..ARRAY_FIRST) => {
            let bits = if instruction.parameters.is_empty() { 0 } else { instruction.real(0, words) };
            ops::dispatch::<F, _>(derived_from(code), bits, Each { b, instruction });
            None
        }
        SINCOS => {
            let ([x], [s, c]) = (instruction.arguments, instruction.results) else { return None };
            for i in 0..b.points() {
                let (sin, cos) = b.get(*x, i).sincos_real();
                b.put(*s, i, sin);
                b.put(*c, i, cos);
            }
            None
        }
        PARAMETER => {
            let (parameter, count) = (instruction.last() as usize, b.parameters.count());
            let Some(value) = b.parameters.get(parameter) else { return Some(Error::ParameterRange { parameter, count }) };
            let y = instruction.results.first()?;
            (0..b.points()).for_each(|i| b.put(*y, i, value));
            None
        }
        _ => {
            let (randomness, seed) = b.draws;
            let b = &*b;
            (0..b.points()).find_map(|i| {
                let draws = Stream::new(randomness, seed, 0, 0);
                recorded::step::<F>(&Point { b, i }, instruction, draws).err()
            })
        }
    }
}

impl<F: Float> Block<'_, F> {
    /// The number in a slot of the program at a point.
    fn get(&self, slot: u32, i: usize) -> F {
        // SAFETY: a slot of an instruction of the program, and a point that it has room for.
        if i < self.width() { unsafe { self.slot(slot).add(i).read() } } else { <F as Float>::NAN }
    }

    /// Writes a slot of the program at a point.
    fn put(&self, slot: u32, i: usize, y: F) {
        if i < self.width() {
            // SAFETY: see `get`. Nothing else holds a reference to it.
            unsafe { self.slot(slot).add(i).write(y) };
        }
    }
}

/// An operation, or its slopes or second derivatives, at every point.
struct Each<'b, 'a, 'i, F: Float> {
    b: &'b Block<'a, F>,
    instruction: &'i Instruction<'i>,
}

impl<F: Float> Each<'_, '_, '_, F> {
    fn values<const N: usize>(&self, f: impl Fn([F; N]) -> F) {
        self.results(|x| [f(x)]);
    }

    fn slopes<const N: usize, const P: usize>(&self, f: impl Fn([F; N]) -> [Slope<F>; P]) {
        self.results(|x| f(x).map(as_number));
    }

    /// As many results of as many arguments as the instruction has: it was checked.
    fn results<const N: usize, const P: usize>(&self, f: impl Fn([F; N]) -> [F; P]) {
        let (Some(x), Some(y)) = (self.instruction.arguments.first_chunk::<N>(), self.instruction.results.first_chunk::<P>())
        else {
            return;
        };
        for i in 0..self.b.points() {
            for (slot, y) in y.iter().zip(f(x.map(|slot| self.b.get(slot, i)))) {
                self.b.put(*slot, i, y);
            }
        }
    }
}

impl<F: Float> ops::Handler<F> for Each<'_, '_, '_, F> {
    type Output = ();

    fn unary<O: Unary<F>>(self, o: O) {
        match self.instruction.code {
            SECOND.. => self.slopes(|[x, y]| [of_one(o, x, y).1()]),
            FIRST.. => self.slopes(|[x, y]| [of_one(o, x, y).0]),
            _ => self.values(|[x]| x.unary(o)),
        }
    }

    fn binary<O: Binary<F>>(self, o: O) {
        match self.instruction.code {
            SECOND.. => self.slopes(|[a, b, y]| of_two(o, [a, b], y).1()),
            FIRST.. => self.slopes(|[a, b, y]| of_two(o, [a, b], y).0),
            _ => self.values(|[a, b]| a.binary(b, o)),
        }
    }

    fn ternary<O: Ternary<F>>(self, o: O) {
        match self.instruction.code {
            SECOND.. => self.slopes(|[a, b, c, y]| of_three(o, [a, b, c], y).1()),
            FIRST.. => self.slopes(|[a, b, c, y]| of_three(o, [a, b, c], y).0),
            _ => self.values(|[a, b, c]| a.ternary(b, c, o)),
        }
    }
}

/// One point of a block.
struct Point<'b, 'a, F: Float> {
    b: &'b Block<'a, F>,
    i: usize,
}

impl<F: TileFloat> Slots<F> for Point<'_, '_, F> {
    fn get(&self, slot: u32) -> F {
        self.b.get(slot, self.i)
    }

    fn set(&self, slot: u32, y: F) {
        self.b.put(slot, self.i, y);
    }

    fn bend(&self, s: F, u: [F; 2], t: [F; 2]) -> F {
        second_order_product(s, u, t)
    }

    fn call(&self, instruction: &Instruction<'_>) -> Result<(), Error> {
        // Whatever points have that are not on the way is nobody's.
        if self.b.active >> self.i & 1 == 0 {
            return Ok(());
        }
        let rule = (called(instruction), instruction.arguments.len());
        let x = |k: usize| self.argument(instruction, k);
        self.b.rules.carry_out(rule, derivatives_wanted(instruction.code), x, |(k, y)| self.set_result(instruction, k, *y))
    }

    fn derivative_of_array(&self, instruction: &Instruction<'_>) -> Result<(), Error> {
        recorded::derivative_of_array(self, instruction)
    }
}
