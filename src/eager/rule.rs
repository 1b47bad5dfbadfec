//! What a function takes from outside the numbers of its pass: rules, functions of plain reals that the context knows by name, and parameters.
//! Does not know where they are kept.

use core::ffi::c_char;

use super::eval::Eval;
use super::numbers::INVALID;
use crate::error::place::{Name, name};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::ops::given::MOST_ARGUMENTS;
use crate::program::code::{CALL, PARAMETER};
use crate::program::rule_name::name_of;
use crate::slots::{Answer, Places, Rule, Slot, many};

static CALLED: Name = name("call_rule");

/// A rule that is about to be called.
struct Call<F> {
    rule: Rule<F>,
    /// Which of the context's it is.
    index: usize,
    /// Its arguments, and their slots.
    handles: [u32; MOST_ARGUMENTS],
    slots: [Slot<F>; MOST_ARGUMENTS],
}

impl<F: Float> Call<F> {
    /// The call of the rule `text` with the `n` numbers at `x`.
    ///
    /// # Safety
    /// `text` is null or closed by a NUL, `x` null or so long.
    unsafe fn find(eval: &Eval<F>, text: *const c_char, x: *const u32, n: usize) -> Result<Self, Error> {
        if text.is_null() {
            return Err(Error::Null { what: Pointer::RuleName });
        }
        // SAFETY: `name_of` asks for no character behind the first NUL.
        let name = name_of(|k| unsafe { text.cast::<u8>().add(k).read() });
        let rules = eval.outside.rules;
        let (index, rule) = name.and_then(|name| rules.called(name, n)).ok_or(Error::UnknownRule { inputs: n })?;
        if x.is_null() {
            return Err(Error::Null { what: Pointer::Array });
        }
        // SAFETY: as long as the caller promises; a rule has one input or more.
        let id = |k: usize| unsafe { x.add(k).read() };
        let first = eval.find(id(0)).ok_or(Error::BadNumber { id: id(0) })?;
        let mut call = Self { rule, index, handles: [id(0); MOST_ARGUMENTS], slots: [first; MOST_ARGUMENTS] };
        for (k, handle) in call.handles.iter_mut().enumerate().take(n) {
            *handle = id(k);
        }
        call.look(eval)?;
        Ok(call)
    }

    /// Finds the slots of the arguments: once more after the rule, which is a function of the user's.
    fn look(&mut self, eval: &Eval<F>) -> Result<(), Error> {
        for (id, slot) in self.handles.iter().zip(&mut self.slots) {
            *slot = eval.find(*id).ok_or(Error::BadNumber { id: *id })?;
        }
        Ok(())
    }
}

/// What the rule `text` makes of the `n` numbers at `x`.
///
/// # Safety
/// `e` is null or points at an evaluation; `text` is null or closed by a NUL, `x` null or so long.
pub unsafe fn call_rule<F: Float>(e: *mut Eval<F>, text: *const c_char, x: *const u32, n: usize) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(eval) = (unsafe { e.as_mut() }) else { return INVALID };
    if !eval.outcome.is_running() {
        return eval.exhausted(&CALLED);
    }
    // SAFETY: as the caller promises.
    let mut call = match unsafe { Call::find(eval, text, x, n) } {
        Ok(call) => call,
        Err(error) => return eval.refuse(error, &CALLED),
    };
    let primal = |k: usize| call.slots.get(k).map_or(<F as Float>::NAN, |x| x.primal());
    // What the evaluation is borrowed for ends here: the rule is a function of the user's.
    let answer = call.rule.call(eval.unit.wants(), primal);
    // SAFETY: as above.
    let Some(eval) = (unsafe { e.as_mut() }) else { return INVALID };
    if !eval.outcome.is_running() {
        return eval.exhausted(&CALLED);
    }
    let answer = match answer.map_err(Error::of_code).and_then(|answer| call.look(eval).map(|()| answer)) {
        Ok(answer) => answer,
        Err(error) => return eval.refuse(error, &CALLED),
    };
    let slots = call.slots.get(..n).unwrap_or(&[]);
    if eval.is_recording() {
        return eval.told_constant(answer.value(), CALL, call.index as u64, slots, &CALLED);
    }
    let made = eval.begin_bulk(&CALLED);
    let id = step(eval, &answer, slots).unwrap_or(INVALID);
    eval.end_bulk(made);
    id
}

/// The number that a rule made of these; none where there is no room for it.
fn step<F: Float>(eval: &mut Eval<F>, answer: &Answer<F>, x: &[Slot<F>]) -> Option<u32> {
    let id = eval.constant(answer.value(), &CALLED);
    let y = eval.find(id)?;
    let spare = if eval.unit.is_second() && x.len() > 2 { Some(eval.constant(<F as Float>::ZERO, &CALLED)) } else { None };
    let slot = match spare {
        Some(spare) => Some(eval.find(spare)?),
        None => None,
    };
    many(eval, answer.given(), x, &Places { y, spare: slot }, &CALLED);
    if let Some(spare) = spare {
        eval.release(spare);
    }
    Some(id)
}

/// Parameter `k` of the function as a constant.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn parameter<F: Float>(e: *mut Eval<F>, k: usize) -> u32 {
    let name = const { &name("parameter") };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(eval) = (unsafe { e.as_mut() }) else { return INVALID };
    if !eval.outcome.is_running() {
        return eval.exhausted(name);
    }
    let parameters = eval.outside.parameters;
    let Some(value) = parameters.get(k).filter(|_| u32::try_from(k).is_ok()) else {
        return eval.refuse(Error::ParameterRange { parameter: k, count: parameters.count() }, name);
    };
    eval.told_constant(value, PARAMETER, k as u64, &[], name)
}
