//! How many arguments and parameters each instruction has.
//! Does not know what it does with them.

use super::code::{
    ALL_FINITE, ARRAY_FIRST, ARRAY_SECOND, ARRAYS, BEND, BEND2, BRANCH, CALL, CALL_FIRST, CALL_SECOND, CHAIN, CHAIN2, CLASSIFY,
    COMPARE, COMPARE_REAL, CONSTANT, Class, Code, Comparison, DEFINED, DETACH, END, FIRST, NORMAL, PARAMETER, QUIET, RULE_WORDS,
    SECOND, SELECT, SINCOS, STRONG, STRONG_BEND, STRONG_BEND2, SUM, UNIFORM, derived_from,
};
use crate::array;
use crate::array::reduction::{Reduction, Spread};
use crate::ops::{self, Binary, Float, Handler, Ternary, Unary};

/// Slots that the steps of a function over arrays need beside arguments and results.
pub const SPARE_OF_ARRAYS: u32 = 8;
/// Those that the step of a rule needs.
pub const SPARE_OF_RULES: u32 = 1;

/// A number of words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Count {
    /// Exactly so many.
    Exactly(u32),
    /// As many as there are.
    Any,
    /// As many as there are arguments.
    Arguments,
    /// So many for each number of an array.
    Multiple(u32),
    /// A value, and for each argument a slope.
    Slopes,
    /// Those, and for each pair of arguments, two of the same as well, a second derivative.
    Curvatures,
}

/// What an instruction consists of.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    /// Its results.
    pub results: Count,
    /// Its arguments.
    pub arguments: Count,
    /// Its parameters that are reals.
    pub reals: u32,
    /// Its other parameters, a word each.
    pub words: u32,
}

/// The number of arguments of an operation.
struct ArityOf;

impl<F: Float> Handler<F> for ArityOf {
    type Output = u32;

    fn unary<O: Unary<F>>(self, _: O) -> u32 {
        1
    }

    fn binary<O: Binary<F>>(self, _: O) -> u32 {
        2
    }

    fn ternary<O: Ternary<F>>(self, _: O) -> u32 {
        3
    }
}

/// Whether a function over arrays has many results.
struct IsSpread;

impl<F: Float> array::Handler<F> for IsSpread {
    type Output = bool;

    fn reduction<O: Reduction<F>>(self, _: O) -> bool {
        false
    }

    fn spread<O: Spread<F>>(self, _: O) -> bool {
        true
    }
}

/// Whether its steps are the same at every point.
struct IsSteady;

impl<F: Float> array::Handler<F> for IsSteady {
    type Output = bool;

    fn reduction<O: Reduction<F>>(self, _: O) -> bool {
        O::STEADY
    }

    fn spread<O: Spread<F>>(self, _: O) -> bool {
        O::STEADY
    }
}

/// Whether the steps of a function over arrays are the same at every point, so that they may stand for it.
pub fn is_steady(code: Code) -> bool {
    array::dispatch::dispatch::<f64, _>(code.wrapping_sub(ARRAYS), IsSteady).unwrap_or(false)
}

/// The signature of an instruction; `None` for a code that is nobody's.
pub fn signature(code: Code) -> Option<Signature> {
    use Count::{Any, Arguments, Exactly, Multiple};
    let of = |results: Count, arguments: Count, reals: u32, words: u32| Some(Signature { results, arguments, reals, words });
    match code {
        0 => None,
        1..ARRAYS => {
            // An operation without a parameter takes no bits but 0.
            let with = ops::dispatch::<f64, _>(code, 1, ArityOf);
            let arity = with.or_else(|| ops::dispatch::<f64, _>(code, 0, ArityOf))?;
            of(Exactly(1), Exactly(arity), with.is_some().into(), 0)
        }
        ARRAYS..CONSTANT => match array::dispatch::dispatch::<f64, _>(code - ARRAYS, IsSpread)? {
            true => of(Arguments, Any, 0, 0),
            false => of(Exactly(1), Any, 0, 0),
        },
        CONSTANT => of(Exactly(1), Exactly(0), 1, 0),
        DETACH => of(Exactly(1), Exactly(1), 0, 0),
        UNIFORM | NORMAL | PARAMETER => of(Exactly(1), Exactly(0), 0, 1),
        CHAIN => of(Exactly(1), Exactly(1), 3, 0),
        CHAIN2 => of(Exactly(1), Exactly(2), 6, 0),
        CALL => of(Exactly(1), Any, 0, RULE_WORDS),
        CALL_FIRST => of(Count::Slopes, Any, 0, RULE_WORDS),
        CALL_SECOND => of(Count::Curvatures, Any, 0, RULE_WORDS),
        SELECT..COMPARE => Comparison::of(code).and_then(|_| of(Exactly(1), Exactly(4), 0, 0)),
        COMPARE..COMPARE_REAL => Comparison::of(code).and_then(|_| of(Exactly(0), Exactly(2), 0, 1)),
        COMPARE_REAL..CLASSIFY if code & QUIET == 0 => Comparison::of(code).and_then(|_| of(Exactly(0), Exactly(1), 1, 1)),
        ALL_FINITE => of(Exactly(0), Any, 0, 1),
        CLASSIFY..BRANCH => Class::of(code).and_then(|_| of(Exactly(0), Exactly(1), 0, 1)),
        BRANCH => of(Exactly(0), Exactly(0), 0, 1),
        END => of(Exactly(0), Any, 0, 1),
        SUM => of(Exactly(1), Any, 0, 1),
        SINCOS => of(Exactly(2), Exactly(1), 0, 0),
        STRONG | DEFINED => of(Exactly(1), Exactly(2), 0, 0),
        BEND | STRONG_BEND => of(Exactly(1), Exactly(3), 0, 0),
        BEND2 | STRONG_BEND2 => of(Exactly(1), Exactly(5), 0, 0),
        FIRST..ARRAY_FIRST => {
            let Signature { arguments: Exactly(arity), reals, .. } = signature(derived_from(code))? else { return None };
            let results = if code < SECOND { arity } else { arity * (arity + 1) / 2 };
            of(Exactly(results), Exactly(arity + 1), reals, 0)
        }
        // What takes the same steps at every point is differentiated step by step.
        ARRAY_FIRST.. if is_steady(derived_from(code)) => None,
        ARRAY_FIRST.. => {
            let whole = signature(derived_from(code))?;
            Some(Signature { arguments: if code < ARRAY_SECOND { Multiple(2) } else { Multiple(4) }, ..whole })
        }
        _ => None,
    }
}

/// Whether an instruction has a plain real, or an integer in its place.
pub fn takes_real(code: Code) -> bool {
    signature(code).is_some_and(|signature| signature.reals > 0)
}

/// The name of an operation or a function over arrays, whose value, slopes or derivatives an instruction has.
pub fn name_of(code: Code) -> &'static str {
    let own = derived_from(code);
    let name = if own < ARRAYS { ops::name(own) } else { array::dispatch::name(own.wrapping_sub(ARRAYS)) };
    name.unwrap_or("")
}

/// Whether an instruction carries out a function of n numbers to n, or its derivatives.
pub fn is_spread(code: Code) -> bool {
    let over_array = matches!(code, ARRAYS..CONSTANT | ARRAY_FIRST..);
    over_array && array::dispatch::dispatch::<f64, _>(derived_from(code) - ARRAYS, IsSpread) == Some(true)
}

/// How many arguments an instruction has; 0 where that is not fixed.
pub fn arity(code: Code) -> u32 {
    signature(code).map_or(0, |signature| match signature.arguments {
        Count::Exactly(count) => count,
        _ => 0,
    })
}

/// Whether an operation takes these bits as its parameter, in single precision or double.
pub fn takes_bits(code: Code, bits: u64, single: bool) -> bool {
    if single {
        ops::dispatch::<f32, _>(code, bits, ArityOf).is_some()
    } else {
        ops::dispatch::<f64, _>(code, bits, ArityOf).is_some()
    }
}

/// Whether an operation takes an integer, not a real: it takes no bits beyond those of one.
pub fn takes_integer(code: Code) -> bool {
    !takes_bits(code, 1.0_f64.to_bits(), false)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn no_derivative_is_whole_of_what_takes_the_same_steps_everywhere() {
        let names = (1..=array::dispatch::HIGHEST).filter_map(|number| Some((number, array::dispatch::name(number)?)));
        let whole = |number: u16, first: Code| signature(first + number).is_some();
        let found: Vec<&str> = names.filter(|(number, _)| whole(*number, ARRAY_FIRST)).map(|(_, name)| name).collect();
        assert_eq!(found, ["norm", "amax", "amin", "logsumexp", "softmax"]);
        assert!((1..=array::dispatch::HIGHEST).all(|number| whole(number, ARRAY_FIRST) == whole(number, ARRAY_SECOND)));
    }
}
