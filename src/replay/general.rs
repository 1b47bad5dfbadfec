//! An instruction the general way: whatever it does, by the steps that every engine takes.
//! Does not know which are cheap.

use super::machine::Machine;
use super::{arrays, rule};
use crate::driver;
use crate::error::Error;
use crate::error::place::{Name, Place, name};
use crate::ops::arith::{Add, Mul, Sub};
use crate::ops::given::{Given, Given2};
use crate::ops::mixed::{AddC, MulC, SubC};
use crate::ops::trig::{Cos, Sin};
use crate::ops::{self, Binary, Float, Handler, Known, One, Ternary, Three, Two, Unary};
use crate::program::code::real_of;
use crate::program::code::{
    ARRAYS, CALL, CHAIN, CHAIN2, COMPARE, CONSTANT, Comparison, DETACH, Instruction, Kind, NORMAL, PARAMETER, QUIET, SELECT,
    SINCOS, SUM, Term, UNIFORM,
};
use crate::slots::{Flag, Slot, step};

/// Carries out the instruction at `at`; what went wrong, if something did.
pub fn carry_out<F: Float>(m: &mut Machine<'_, F>, at: u32) -> Option<(Error, Place)> {
    let (instruction, _) = Instruction::read(m.program.code(), at)?;
    m.at = at;
    let words = if F::SINGLE { 1 } else { 2 };
    let real = |k: usize| F::of_bits64(instruction.real(k, words)).unwrap_or(<F as Float>::NAN);
    // SAFETY: the slots of an instruction of the program, which was checked.
    let slot = |of: &[u32], k: usize| of.get(k).map(|index| unsafe { m.slot(*index) });
    let y = slot(instruction.results, 0)?;
    let x = |k: usize| slot(instruction.arguments, k);
    match instruction.code {
        1..ARRAYS => {
            let x = [x(0)?, x(1).unwrap_or(y), x(2).unwrap_or(y)];
            ops::dispatch::<F, _>(
                instruction.code,
                if instruction.parameters.is_empty() { 0 } else { instruction.real(0, words) },
                Step { m, y, x },
            );
        }
        ARRAYS..CONSTANT => arrays::carry_out(m, &instruction),
        CONSTANT => m.unit.constant(y, real(0)),
        DETACH => m.unit.constant(y, x(0)?.primal()),
        UNIFORM => return draw(m, &instruction, y, const { &name("uniform") }, driver::uniform),
        NORMAL => return draw(m, &instruction, y, const { &name("normal") }, driver::normal),
        CALL => return rule::carry_out(m, &instruction),
        PARAMETER => match m.outside.parameters.get(instruction.last() as usize) {
            Some(value) => m.unit.constant(y, value),
            None => {
                let error = Error::ParameterRange { parameter: instruction.last() as usize, count: m.outside.parameters.count() };
                return Some((error, m.place_of(const { &name("parameter") })));
            }
        },
        CHAIN => {
            let (x, o) = (x(0)?, Given { y: real(0), d1: real(1), d2: Some(real(2)) });
            step::<F, One, _>(m, o, y, x);
        }
        CHAIN2 => {
            let (x, o) = ([x(0)?, x(1)?], Given2 { y: real(0), d1: [real(1), real(2)], d2: Some([real(3), real(4), real(5)]) });
            step::<F, Two, _>(m, o, y, x);
        }
        SELECT..COMPARE => {
            let [a, b, first, second] = [x(0)?, x(1)?, x(2)?, x(3)?];
            if a.primal() == b.primal() && instruction.code & QUIET == 0 {
                let place = m.place_of(NAMES.get((instruction.code & 7) as usize)?);
                m.unit.raise(Flag::Kink, &[a, b], &place);
            }
            let holds = Comparison::of(instruction.code)?.holds(a.primal(), b.primal());
            m.unit.copy(y, if holds { first } else { second });
        }
        SINCOS => {
            let (x, c) = (x(0)?, slot(instruction.results, 1)?);
            let (sin, cos) = x.primal().sincos_real();
            step::<F, One, _>(m, Known { operation: Sin, value: sin, slope: cos }, y, x);
            m.at = at + 1;
            step::<F, One, _>(m, Known { operation: Cos, value: cos, slope: -sin }, c, x);
        }
        SUM => sum(m, &instruction, y),
        _ => {}
    }
    None
}

static NAMES: [Name; 6] =
    [name("select_lt"), name("select_le"), name("select_gt"), name("select_ge"), name("select_eq"), name("select_ne")];

/// An operation from slots to slot.
struct Step<'m, 'a, F: Float> {
    m: &'m mut Machine<'a, F>,
    y: Slot<F>,
    x: [Slot<F>; 3],
}

impl<F: Float> Handler<F> for Step<'_, '_, F> {
    type Output = ();

    fn unary<O: Unary<F>>(self, o: O) {
        step::<F, One, O>(self.m, o, self.y, self.x[0]);
    }

    fn binary<O: Binary<F>>(self, o: O) {
        step::<F, Two, O>(self.m, o, self.y, [self.x[0], self.x[1]]);
    }

    fn ternary<O: Ternary<F>>(self, o: O) {
        step::<F, Three, O>(self.m, o, self.y, self.x);
    }
}

/// A draw as a constant.
fn draw<F: Float>(
    m: &mut Machine<'_, F>,
    instruction: &Instruction<'_>,
    y: Slot<F>,
    name: &'static Name,
    shape: impl Fn([u64; 2]) -> F,
) -> Option<(Error, Place)> {
    m.draws.go_to(instruction.last().into());
    match m.draws.bits() {
        Ok(bits) => {
            m.unit.constant(y, shape(bits));
            None
        }
        Err(error) => Some((error, m.place_of(name))),
    }
}

/// A sum of numbers and products, step by step.
fn sum<F: Float>(m: &mut Machine<'_, F>, instruction: &Instruction<'_>, y: Slot<F>) {
    // SAFETY: a program with sums has a spare slot.
    let spare = unsafe { m.slot(m.program.spare()) };
    let words = if F::SINGLE { 1 } else { 2 };
    let first = instruction.first_argument();
    let reals = first + instruction.arguments.len() as u32 + 1;
    let mut kinds = instruction.parameters.first().copied().unwrap_or(0);
    let (mut begun, mut next, mut real) = (false, 0, 0);
    // SAFETY: the slots of an instruction of the program, which was checked.
    let slot = |m: &Machine<'_, F>, k: usize| instruction.arguments.get(k).map_or(y, |index| unsafe { m.slot(*index) });
    while let Some(Term { kind, minus }) = Term::next(&mut kinds) {
        let a = slot(m, next);
        let to = if begun { spare } else { y };
        let c = instruction.parameters.get(1..).map_or(0, |reals| real_of(reals, real, words));
        let c = F::of_bits64(c).unwrap_or(<F as Float>::NAN);
        let adder = reals + (real * words) as u32;
        m.at = first + next as u32;
        let term = match kind {
            Kind::Product => {
                let b = slot(m, next + 1);
                step::<F, Two, _>(m, Mul, to, [a, b]);
                m.at += 1;
                to
            }
            Kind::Scaled => {
                step::<F, One, _>(m, MulC(c), to, a);
                m.at = adder;
                to
            }
            Kind::One if begun => a,
            Kind::One => {
                m.unit.copy(y, a);
                y
            }
            Kind::Real => {
                m.at = adder;
                if minus {
                    step::<F, One, _>(m, SubC(c), y, y)
                } else {
                    step::<F, One, _>(m, AddC(c), y, y)
                }
                y
            }
        };
        if begun && kind != Kind::Real {
            if minus { step::<F, Two, _>(m, Sub, y, [y, term]) } else { step::<F, Two, _>(m, Add, y, [y, term]) }
        }
        begun = true;
        next += Term { kind, minus }.arguments() as usize;
        real += Term { kind, minus }.reals() as usize;
    }
}
