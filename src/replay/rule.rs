//! Rules called by a program: functions of plain reals that the context knows by name.
//! Does not know how they are called from a function.

use super::machine::Machine;
use crate::error::Error;
use crate::error::place::{Name, Place, name};
use crate::ops::Float;
use crate::ops::given::MOST_ARGUMENTS;
use crate::program::code::Instruction;
use crate::program::rule_name::called;
use crate::slots::{Places, many};

static NAME: Name = name("call_rule");

/// Calls the rule that the instruction names; what went wrong, if something did.
pub fn carry_out<F: Float>(m: &mut Machine<'_, F>, instruction: &Instruction<'_>) -> Option<(Error, Place)> {
    let (x, rules) = (instruction.arguments, m.outside.rules);
    let found = called(instruction).and_then(|name| rules.called(name, x.len()));
    let Some((_, rule)) = found else {
        return Some((Error::UnknownRule { inputs: x.len() }, m.place_of(&NAME)));
    };
    // SAFETY: the slots of an instruction of the program, which was checked; so below.
    let slot = |k: usize| unsafe { m.slot(x.get(k).copied().unwrap_or(0)) };
    let answer = match rule.call(m.unit.wants(), |k| slot(k).primal()) {
        Ok(answer) => answer,
        Err(code) => return Some((Error::of_code(code), m.place_of(&NAME))),
    };
    let mut slots = [slot(0); MOST_ARGUMENTS];
    for (k, place) in slots.iter_mut().enumerate().take(x.len()) {
        *place = slot(k);
    }
    let result = instruction.results.first()?;
    // SAFETY: the result of the instruction, and the spare slot that a program with rules has.
    let (y, spare) = unsafe { (m.slot(*result), m.slot(m.program.spare())) };
    let spare = m.unit.is_second().then_some(spare);
    many(m, answer.given(), slots.get(..x.len()).unwrap_or(&[]), &Places { y, spare }, &NAME);
    None
}
