//! Which inputs are differentiated: argnums as C gives them, counted from either end.
//! Does not know the lengths of inputs.

use crate::error::Error;

/// The inputs to differentiate, in the order of the result's blocks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Argnums<'a> {
    /// Input 0: `argnums` NULL, `n_argnums` 0.
    First,
    /// The inputs from 0, this many: `argnums` NULL.
    Leading(usize),
    /// These inputs; a negative argnum counts from the end, -1 being the last.
    List(&'a [i32]),
}

/// Returns the input that `argnum` names; a negative one counts from the end.
///
/// # Errors
/// `ArgnumRange` if there is no such input.
pub fn resolve(argnum: i32, inputs: usize) -> Result<usize, Error> {
    let distance = argnum.unsigned_abs() as usize;
    let input = if argnum < 0 { inputs.checked_sub(distance) } else { Some(distance) };
    input.filter(|input| *input < inputs).ok_or(Error::ArgnumRange { argnum, inputs })
}

/// Checks that `argnums` names inputs, none twice, and at least one. Takes time quadratic in the inputs, and no memory.
///
/// # Errors
/// `ArgnumEmpty`, `ArgnumRange` or `ArgnumDuplicate`, for the first argnum that is wrong.
pub fn check(argnums: &[i32], inputs: usize) -> Result<(), Error> {
    if argnums.is_empty() {
        return Err(Error::ArgnumEmpty);
    }
    for (second, argnum) in argnums.iter().enumerate() {
        let input = resolve(*argnum, inputs)?;
        let same = |earlier: &i32| resolve(*earlier, inputs) == Ok(input);
        if let Some(first) = argnums.iter().take(second).position(same) {
            return Err(Error::ArgnumDuplicate { input, first, second });
        }
    }
    Ok(())
}

impl Argnums<'_> {
    /// How many inputs are named.
    pub const fn len(&self) -> usize {
        match self {
            Self::First => 1,
            Self::Leading(count) => *count,
            Self::List(argnums) => argnums.len(),
        }
    }

    /// Whether none is named, which is an error.
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Checks that this names inputs of a function with that many, none twice, and at least one.
    ///
    /// # Errors
    /// `ArgnumEmpty`, `ArgnumRange`, `TooManyArgnums` or `ArgnumDuplicate`.
    #[inline(always)]
    pub fn validate(&self, inputs: usize) -> Result<(), Error> {
        match *self {
            Self::First if inputs == 0 => Err(Error::ArgnumRange { argnum: 0, inputs }),
            Self::First => Ok(()),
            Self::Leading(0) => Err(Error::ArgnumEmpty),
            Self::Leading(count) if count > inputs => Err(Error::TooManyArgnums { count, inputs }),
            Self::Leading(_) => Ok(()),
            Self::List(argnums) => check(argnums, inputs),
        }
    }

    /// The input of block `k`, for a function with that many inputs; `inputs`, which is none, where `validate` would have failed.
    #[inline]
    pub fn get(&self, k: usize, inputs: usize) -> usize {
        let input = match *self {
            Self::List(argnums) => argnums.get(k).and_then(|argnum| resolve(*argnum, inputs).ok()),
            _ => Some(k).filter(|k| *k < self.len()),
        };
        input.unwrap_or(inputs).min(inputs)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec::Vec;

    #[test]
    fn negative_argnum_counts_from_the_end() {
        assert_eq!(resolve(-1, 3), Ok(2));
        assert_eq!(resolve(-3, 3), Ok(0));
        assert_eq!(resolve(2, 3), Ok(2));
    }

    #[test]
    fn an_argnum_beyond_either_end_is_out_of_range() {
        for (argnum, inputs) in [(3, 3), (-4, 3), (0, 0), (-1, 0), (i32::MIN, 3), (i32::MAX, 3)] {
            assert_eq!(resolve(argnum, inputs), Err(Error::ArgnumRange { argnum, inputs }));
        }
    }

    #[test]
    fn duplicates_are_found_after_wrapping() {
        assert_eq!(check(&[1, 0, -1], 2), Err(Error::ArgnumDuplicate { input: 1, first: 0, second: 2 }));
        assert_eq!(check(&[-2, 1, 0], 3), Err(Error::ArgnumDuplicate { input: 1, first: 0, second: 1 }));
        assert_eq!(check(&[2, 0, -2], 3), Ok(()));
    }

    #[test]
    fn more_argnums_than_inputs_are_an_error() {
        assert_eq!(check(&[0, 1, 2, 0], 3), Err(Error::ArgnumDuplicate { input: 0, first: 0, second: 3 }));
        assert_eq!(Argnums::Leading(4).validate(3), Err(Error::TooManyArgnums { count: 4, inputs: 3 }));
        assert_eq!(Argnums::Leading(3).validate(3), Ok(()));
    }

    #[test]
    fn an_empty_list_is_an_error() {
        assert_eq!(Argnums::List(&[]).validate(2), Err(Error::ArgnumEmpty));
        assert_eq!(Argnums::Leading(0).validate(2), Err(Error::ArgnumEmpty));
        assert!(Argnums::List(&[]).is_empty() && !Argnums::First.is_empty());
    }

    #[test]
    fn a_function_without_inputs_has_no_first_one() {
        assert_eq!(Argnums::First.validate(0), Err(Error::ArgnumRange { argnum: 0, inputs: 0 }));
        assert_eq!(Argnums::First.validate(1), Ok(()));
    }

    #[test]
    fn the_order_given_is_the_order_of_blocks() {
        let all = |argnums: Argnums<'_>, inputs| (0..argnums.len()).map(|k| argnums.get(k, inputs)).collect::<Vec<_>>();
        assert_eq!(all(Argnums::List(&[2, -3, -2]), 3), [2, 0, 1]);
        assert_eq!(all(Argnums::Leading(2), 3), [0, 1]);
        assert_eq!(all(Argnums::First, 3), [0]);
    }

    #[test]
    fn what_is_not_there_is_no_input() {
        assert_eq!(Argnums::List(&[9]).get(0, 3), 3);
        assert_eq!(Argnums::List(&[0]).get(1, 3), 3);
        assert_eq!(Argnums::First.get(1, 3), 3);
        assert_eq!(Argnums::Leading(9).get(8, 3), 3);
    }
}
