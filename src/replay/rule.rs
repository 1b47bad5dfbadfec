//! Rules called by a program: functions of plain reals that the context knows by name.
//! Does not know how they are called from a function.

use super::arrays::Steps;
use super::machine::Machine;
use crate::array::rule;
use crate::error::Error;
use crate::error::place::{Name, Place, name};
use crate::ops::Float;
use crate::program::code::Instruction;
use crate::program::rule_name::called;

static NAME: Name = name("call_rule");

/// Calls the rule that the instruction names; what went wrong, if something did.
pub fn carry_out<F: Float>(m: &mut Machine<'_, F>, instruction: &Instruction<'_>) -> Option<(Error, Place)> {
    let (x, rules) = (instruction.arguments, m.outside.rules);
    let found = called(instruction).and_then(|name| rules.get(rules.find(name)?)).filter(|rule| rule.inputs() == x.len());
    let Some(rule) = found else {
        return Some((Error::UnknownRule { inputs: x.len() }, m.place_of(&NAME)));
    };
    let argument = |k: usize| x.get(k).copied().unwrap_or(0);
    // SAFETY: the slots of an instruction of the program, which was checked.
    let answer = match rule.call(m.unit.wants(), |k| unsafe { m.slot(argument(k)) }.primal()) {
        Ok(answer) => answer,
        Err(code) => return Some((Error::of_code(code), m.place_of(&NAME))),
    };
    m.bulk = Some(&NAME);
    let mut steps = Steps::new(m);
    let result = rule::given(&mut steps, answer.given(), x.len(), argument);
    if let Some(y) = instruction.results.first() {
        steps.put(*y, result);
    }
    m.bulk = None;
    None
}
