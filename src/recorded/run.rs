//! A program run on numbers of any kind, one instruction after the other: the operations that the function would carry out, and so its bits.
//! Does not know where the numbers come from, nor what becomes of them.

use core::marker::PhantomData;

use super::slots::{Cells, Slots};
use super::sum::sum;
use super::{array, derived};
use crate::driver;
use crate::error::Error;
use crate::ops::given::{Given, Given2};
use crate::ops::{self, Binary, Float, Handler, Number, Ternary, Unary};
use crate::program::Program;
use crate::program::code::{
    ALL_FINITE, ARRAY_FIRST, ARRAYS, BRANCH, CHAIN, CHAIN2, CLASSIFY, COMPARE, COMPARE_REAL, CONSTANT, Class, Comparison, DETACH,
    END, FIRST, Instruction, NORMAL, PARAMETER, SELECT, SINCOS, STRONG, SUM, UNIFORM, is_call, is_guard,
};
use crate::random::Stream;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Exit<'a> {
    /// At the end of a path.
    End {
        /// The slots of the outputs, one behind the other, aux blocks behind them.
        outputs: &'a [u32],
    },
    /// At a guard whose other answer leads nowhere.
    Missed {
        /// Which.
        guard: usize,
    },
}

/// Runs a program on `numbers`: the first are its inputs, which it leaves as they are, and there are as many as it has [`slots`](Program::slots). `draws` are
/// those of the pass.
///
/// For derivatives of any order, with nested dual numbers, and for functions that are made of programs: it may run inside a function, on the numbers that
/// that one is given, and be recorded with it. Drivers have it built in.
///
/// # Errors
/// `StaleProgram` for a program of the other precision, `OutOfNumbers` for too few of them, `RandomForbidden`; `UnknownRule` and `ParameterRange` for a
/// program recorded in C that calls a rule or reads a parameter.
///
/// ```
#[doc = include_str!("run.md")]
/// ```
pub fn run<'a, R: Number>(program: Program<'a>, numbers: &mut [R], draws: Stream) -> Result<Exit<'a>, Error> {
    if program.is_single() != R::Real::SINGLE {
        return Err(Error::StaleProgram);
    }
    if numbers.len() < program.slots() {
        return Err(Error::OutOfNumbers { wanted: program.slots(), capacity: numbers.len() });
    }
    run_on(program, &Cells::new(numbers), draws)
}

/// Runs a program on slots, of which there are as many as it has, its inputs in the first.
pub(crate) fn run_on<'a, R: Number>(program: Program<'a>, slots: &impl Slots<R>, draws: Stream) -> Result<Exit<'a>, Error> {
    let code = program.code();
    let mut at = 0;
    // A program that was opened ends every path with an `END`, and its guards lead forward.
    while let Some((instruction, next)) = Instruction::read(code, at) {
        at = next;
        match instruction.code {
            END => return Ok(Exit::End { outputs: instruction.arguments }),
            BRANCH => {}
            guard if is_guard(guard) => {
                let said = instruction.last();
                if answer(slots, &instruction) != (said & 1 != 0) {
                    match program.guard(said >> 1) {
                        [_, 0] => return Ok(Exit::Missed { guard: (said >> 1) as usize }),
                        [_, other] => at = other,
                    }
                }
            }
            _ => step(slots, &instruction, draws)?,
        }
    }
    Err(Error::BadProgram { at: at as usize })
}

/// The real that parameter `k` is.
fn real<F: Float>(instruction: &Instruction<'_>, k: usize) -> F {
    F::of_bits64(instruction.real(k, if F::SINGLE { 1 } else { 2 })).unwrap_or(<F as Float>::NAN)
}

/// The answer of a guard.
fn answer<R: Number>(slots: &impl Slots<R>, guard: &Instruction<'_>) -> bool {
    let x = |k| slots.argument(guard, k);
    let compare = |b: R| Comparison::of(guard.code).is_some_and(|comparison| comparison.holds(x(0), b));
    match guard.code {
        COMPARE..COMPARE_REAL => compare(x(1)),
        COMPARE_REAL..CLASSIFY => compare(R::constant(real(guard, 0))),
        ALL_FINITE => (0..guard.arguments.len()).all(|k| x(k).primal().is_finite()),
        _ => Class::of(guard.code).is_some_and(|class| class.holds(x(0).primal())),
    }
}

/// Carries out an instruction that makes numbers.
pub(crate) fn step<R: Number>(slots: &impl Slots<R>, instruction: &Instruction<'_>, mut draws: Stream) -> Result<(), Error> {
    let x = |k| slots.argument(instruction, k);
    let real = |k| real::<R::Real>(instruction, k);
    let mut draw = |shape: fn([u64; 2]) -> R::Real| {
        draws.go_to(instruction.last().into());
        draws.bits().map(|bits| R::constant(shape(bits)))
    };
    let y = match instruction.code {
        1..ARRAYS => {
            let bits =
                if instruction.parameters.is_empty() { 0 } else { instruction.real(0, if R::Real::SINGLE { 1 } else { 2 }) };
            ops::dispatch::<R::Real, _>(instruction.code, bits, Operation { slots, instruction, numbers: PhantomData })
                .ok_or(Error::StaleProgram)?
        }
        ARRAYS..CONSTANT => {
            array::carry_out(slots, instruction);
            return Ok(());
        }
        CONSTANT => R::constant(real(0)),
        DETACH => x(0).detach(),
        UNIFORM => draw(driver::uniform)?,
        NORMAL => draw(driver::normal)?,
        CHAIN => x(0).unary(Given { y: real(0), d1: real(1), d2: Some(real(2)) }),
        CHAIN2 => x(0).binary(x(1), Given2 { y: real(0), d1: [real(1), real(2)], d2: Some([real(3), real(4), real(5)]) }),
        SELECT..COMPARE => {
            let comparison = Comparison::of(instruction.code).ok_or(Error::StaleProgram)?;
            x(0).select_by(comparison, x(1), x(2), x(3))
        }
        code if is_call(code) => return slots.call(instruction),
        PARAMETER => slots.parameter(instruction.last() as usize)?,
        SINCOS => {
            let (sin, cos) = x(0).sin_cos();
            slots.set_result(instruction, 1, cos);
            sin
        }
        SUM => sum(slots, instruction),
        STRONG..FIRST => derived::product(slots, instruction),
        FIRST..ARRAY_FIRST => return derived::slopes(slots, instruction).ok_or(Error::StaleProgram),
        ARRAY_FIRST.. => return slots.derivative_of_array(instruction),
        _ => return Err(Error::StaleProgram),
    };
    slots.set_result(instruction, 0, y);
    Ok(())
}

/// An operation of the arguments of an instruction.
struct Operation<'o, R, S> {
    slots: &'o S,
    instruction: &'o Instruction<'o>,
    numbers: PhantomData<R>,
}

impl<R: Number, S: Slots<R>> Operation<'_, R, S> {
    fn x(&self, k: usize) -> R {
        self.slots.argument(self.instruction, k)
    }
}

impl<R: Number, S: Slots<R>> Handler<R::Real> for Operation<'_, R, S> {
    type Output = R;

    fn unary<O: Unary<R::Real>>(self, o: O) -> R {
        self.x(0).unary(o)
    }

    fn binary<O: Binary<R::Real>>(self, o: O) -> R {
        self.x(0).binary(self.x(1), o)
    }

    fn ternary<O: Ternary<R::Real>>(self, o: O) -> R {
        self.x(0).ternary(self.x(1), self.x(2), o)
    }
}
