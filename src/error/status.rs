//! The fixed code of every kind of error, and what it means in a few words.
//! Does not know the numbers of a single error.

use core::ffi::CStr;

pub(crate) const NULL: i32 = -1;
pub(crate) const TOO_SMALL: i32 = -2;
pub(crate) const UNSUPPORTED: i32 = -3;
pub(crate) const TOO_MANY_FUNCTIONS: i32 = -4;
pub(crate) const TOO_MANY_BLOCKS: i32 = -5;
pub(crate) const OUT_OF_NUMBERS: i32 = -6;
pub(crate) const TOO_MANY_RULES: i32 = -7;
pub(crate) const NO_OUTPUT: i32 = -10;
pub(crate) const BAD_LENGTH: i32 = -11;
pub(crate) const BAD_FUNCTION: i32 = -12;
pub(crate) const BAD_NUMBER: i32 = -13;
pub(crate) const OUTPUT_NOT_SET: i32 = -14;
pub(crate) const BAD_INDEX: i32 = -15;
pub(crate) const BAD_RULE: i32 = -16;
pub(crate) const UNKNOWN_RULE: i32 = -17;
pub(crate) const PARAMETER_RANGE: i32 = -18;
pub(crate) const ARGNUM_RANGE: i32 = -20;
pub(crate) const ARGNUM_DUPLICATE: i32 = -21;
pub(crate) const ARGNUM_EMPTY: i32 = -22;
pub(crate) const BAD_OPTION: i32 = -23;
pub(crate) const OVERLAP: i32 = -24;
pub(crate) const TOO_FEW_LANES: i32 = -25;
pub(crate) const RANDOM_FORBIDDEN: i32 = -30;
pub(crate) const BAD_RETURN: i32 = -31;
pub(crate) const BUSY: i32 = -32;
pub(crate) const WRONG_ABI: i32 = -33;
pub(crate) const NOT_RECORDABLE: i32 = -40;
pub(crate) const NOT_REPEATABLE: i32 = -41;
pub(crate) const SAME_PATH: i32 = -42;
pub(crate) const GUARD_MISSED: i32 = -43;
pub(crate) const STALE_PROGRAM: i32 = -44;
pub(crate) const BAD_PROGRAM: i32 = -45;
pub(crate) const BAD_PATTERN: i32 = -50;
pub(crate) const PATTERN_MISS: i32 = -51;
pub(crate) const BAD_PLAN: i32 = -52;

/// Returns what a status means: 0 success, negative an error of the library, positive a code of the user's own.
pub const fn status_text(status: i32) -> &'static CStr {
    match status {
        0 => c"success",
        1.. => c"the user's function stopped with its own code",
        NULL => c"a pointer that must not be NULL is NULL",
        TOO_SMALL => c"the memory is too small",
        UNSUPPORTED => c"not supported by this build",
        TOO_MANY_FUNCTIONS => c"too many functions for the context",
        TOO_MANY_BLOCKS => c"too many inputs and outputs for the context",
        OUT_OF_NUMBERS => c"out of numbers",
        TOO_MANY_RULES => c"too many rules for the context",
        NO_OUTPUT => c"the function has no output",
        BAD_LENGTH => c"lengths too large",
        BAD_FUNCTION => c"not a function of this context, or not of the right shape",
        BAD_NUMBER => c"not a number or scope of this evaluation",
        OUTPUT_NOT_SET => c"the function did not set an output",
        BAD_INDEX => c"an index outside a block of inputs or outputs",
        BAD_RULE => c"a rule with a name or inputs it cannot have",
        UNKNOWN_RULE => c"a rule that is not registered",
        PARAMETER_RANGE => c"a parameter that the function does not have",
        ARGNUM_RANGE => c"argnum out of range",
        ARGNUM_DUPLICATE => c"an input is given twice in argnums",
        ARGNUM_EMPTY => c"argnums is empty",
        BAD_OPTION => c"an option has an unknown value",
        OVERLAP => c"elements of a block overlap",
        TOO_FEW_LANES => c"directions that must run in one pass are too many",
        RANDOM_FORBIDDEN => c"a random draw where none is allowed",
        BAD_RETURN => c"the user's function returned a negative code",
        BUSY => c"the context is in use",
        WRONG_ABI => c"the header is newer than the library",
        NOT_RECORDABLE => c"the function does something that cannot be recorded",
        NOT_REPEATABLE => c"the function does not do the same at the same point",
        SAME_PATH => c"the path is recorded already",
        GUARD_MISSED => c"the program has no path for this point",
        STALE_PROGRAM => c"a program of another function, precision or version",
        BAD_PROGRAM => c"not a program",
        BAD_PATTERN => c"not the pattern of a matrix",
        PATTERN_MISS => c"a derivative is not zero where the pattern has no entry",
        BAD_PLAN => c"not a plan, or one for other derivatives",
        _ => c"unknown status",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_code_has_a_text_of_its_own() {
        let known: HashSet<_> = (-60..=1).map(status_text).filter(|text| *text != c"unknown status").collect();
        assert_eq!(known.len(), 37);
    }

    #[test]
    fn unknown_codes_say_so() {
        for status in [-8, -9, -19, -26, -34, i32::MIN] {
            assert_eq!(status_text(status), c"unknown status");
        }
        assert_eq!(status_text(i32::MAX), status_text(1));
    }
}
