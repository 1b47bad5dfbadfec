//! Tables of slices, held against the lengths of a signature.
//! Does not know what the slices mean.

use crate::error::{Error, Pointer};

/// Checks that there are `count` inputs and that input `a` has `len(a)` elements.
pub fn exact<F>(table: Pointer, given: &[&[F]], count: usize, len: impl Fn(usize) -> usize) -> Result<(), Error> {
    same_count(table, given.len(), count)?;
    given.iter().enumerate().try_for_each(|(index, slice)| same_length(table, index, slice.len(), len(index)))
}

/// As `exact`, but the table may be empty, and so may any slice.
pub fn optional<F>(table: Pointer, given: &[&[F]], count: usize, len: impl Fn(usize) -> usize) -> Result<(), Error> {
    wanted(table, given.iter().map(|slice| slice.len()), count, len)
}

/// As `optional`, for results.
pub fn results<F>(table: Pointer, given: &[&mut [F]], count: usize, len: impl Fn(usize) -> usize) -> Result<(), Error> {
    wanted(table, given.iter().map(|slice| slice.len()), count, len)
}

fn wanted(
    table: Pointer,
    given: impl ExactSizeIterator<Item = usize>,
    count: usize,
    len: impl Fn(usize) -> usize,
) -> Result<(), Error> {
    if given.len() == 0 {
        return Ok(());
    }
    same_count(table, given.len(), count)?;
    given.enumerate().filter(|(_, given)| *given > 0).try_for_each(|(index, given)| same_length(table, index, given, len(index)))
}

/// Checks that a table has `expected` entries.
pub fn same_count(table: Pointer, given: usize, expected: usize) -> Result<(), Error> {
    if given == expected { Ok(()) } else { Err(Error::WrongCount { table, given, expected }) }
}

/// Checks that entry `index` of a table has `expected` elements.
pub fn same_length(table: Pointer, index: usize, given: usize, expected: usize) -> Result<(), Error> {
    if given == expected { Ok(()) } else { Err(Error::WrongLength { table, index, given, expected }) }
}

/// Checks that a slice is empty, and so left out, or has `expected` elements.
pub fn length_or_none<F>(table: Pointer, given: &[F], expected: usize) -> Result<(), Error> {
    if given.is_empty() { Ok(()) } else { same_length(table, 0, given.len(), expected) }
}

/// Writes element `i` of slice `k`, where it is wanted.
#[inline(always)]
pub fn write<F>(table: &mut [&mut [F]], k: usize, i: usize, x: F) {
    if let Some(place) = table.get_mut(k).and_then(|slice| slice.get_mut(i)) {
        *place = x;
    }
}
