//! Lengths and strides, checked for overflow and overlap.
//! Does not know pointers or what is stored.

use crate::error::Error;

/// Most elements of one array, or distance between two: offsets in bytes stay representable for elements of 8 bytes, and so does the
/// sum of two of them.
pub const MOST_ELEMENTS: usize = isize::MAX as usize / 16;

/// Returns `rows·cols`, the elements of a block.
///
/// # Errors
/// `BadLength` if there cannot be so many.
pub fn checked_len(rows: usize, cols: usize) -> Result<usize, Error> {
    rows.checked_mul(cols).filter(|len| *len <= MOST_ELEMENTS).ok_or(Error::BadLength { a: rows, b: cols })
}

/// Returns `a + b` elements.
///
/// # Errors
/// `BadLength` if there cannot be so many.
pub fn checked_sum(a: usize, b: usize) -> Result<usize, Error> {
    a.checked_add(b).filter(|len| *len <= MOST_ELEMENTS).ok_or(Error::BadLength { a, b })
}

/// The lengths of a function's inputs, outputs and aux blocks. Any of them may be 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Shape<'a> {
    /// Length of each input.
    pub in_len: &'a [usize],
    /// Length of each output.
    pub out_len: &'a [usize],
    /// Length of each aux block.
    pub aux_len: &'a [usize],
}

impl<'a> Shape<'a> {
    /// Checks that there is an output, and that all lengths together can exist.
    ///
    /// # Errors
    /// `NoOutput` or `BadLength`.
    pub fn validate(&self) -> Result<(), Error> {
        if self.out_len.is_empty() {
            return Err(Error::NoOutput);
        }
        self.lengths().try_fold(0, checked_sum).map(|_| ())
    }

    /// The length of input `a`; 0 if there is none.
    #[inline(always)]
    pub fn input(&self, a: usize) -> usize {
        self.in_len.get(a).copied().unwrap_or(0)
    }

    /// The length of output `o`; 0 if there is none.
    #[inline(always)]
    pub fn output(&self, o: usize) -> usize {
        self.out_len.get(o).copied().unwrap_or(0)
    }

    /// The length of block `o` of the results, the aux blocks behind the outputs; 0 if there is none.
    #[inline(always)]
    pub fn result(&self, o: usize) -> usize {
        let aux = || self.aux_len.get(o.wrapping_sub(self.out_len.len()));
        self.out_len.get(o).or_else(aux).copied().unwrap_or(0)
    }

    /// All lengths: of the inputs, the outputs, the aux blocks.
    pub fn lengths(&self) -> impl Iterator<Item = usize> + 'a {
        self.in_len.iter().chain(self.out_len).chain(self.aux_len).copied()
    }

    /// How many inputs, outputs and aux blocks there are together.
    pub fn blocks(&self) -> usize {
        self.in_len.len().saturating_add(self.out_len.len()).saturating_add(self.aux_len.len())
    }

    /// How many elements all blocks have together.
    pub fn elements(&self) -> usize {
        self.lengths().fold(0, usize::saturating_add)
    }
}

/// Where the elements of a block lie: (`i`, `j`) at `i·row + j·col`, counted in elements.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Strides {
    /// From row to row.
    pub row: isize,
    /// From column to column.
    pub col: isize,
}

impl Strides {
    /// The strides of a dense row-major block.
    pub const fn dense(cols: usize) -> Self {
        let row = if cols > isize::MAX as usize { isize::MAX } else { cols as isize };
        Self { row, col: 1 }
    }

    /// These strides, or the dense row-major ones of a `rows` by `cols` block if both are 0.
    pub const fn resolve(self, _rows: usize, cols: usize) -> Self {
        if self.row == 0 && self.col == 0 { Self::dense(cols) } else { self }
    }

    /// Whether two elements of a `rows` by `cols` block lie in the same place.
    ///
    /// Elements (i, j) and (i + a, j − b) coincide iff `a·row = b·col`, so iff (a, b) is a multiple of (`col`, `row`)/g with g their
    /// greatest common divisor: the smallest such step must leave the block. A zero stride is no exception. A stride over a dimension of
    /// length 1 does not count.
    pub fn overlaps(self, rows: usize, cols: usize) -> bool {
        let (row, col) = (self.row.unsigned_abs(), self.col.unsigned_abs());
        match (rows, cols) {
            (0, _) | (_, 0) | (1, 1) => false,
            (1, _) => col == 0,
            (_, 1) => row == 0,
            // Rows or columns that do not reach into the next need no division: the usual case.
            _ if row >= col.saturating_mul(cols) && col > 0 || col >= row.saturating_mul(rows) && row > 0 => false,
            _ => {
                let g = gcd(row, col);
                let inside = |step: usize, len: usize| step.checked_div(g).is_none_or(|step| step < len);
                inside(col, rows) && inside(row, cols)
            }
        }
    }

    /// Whether no two elements of a `rows` by `cols` block lie further apart than memory can be.
    pub fn fits(self, rows: usize, cols: usize) -> bool {
        if rows == 0 || cols == 0 {
            return true;
        }
        let reach = |stride: isize, len: usize| stride.unsigned_abs().checked_mul(len.saturating_sub(1));
        let sum = |a: usize, b: usize| a.checked_add(b).filter(|sum| *sum <= MOST_ELEMENTS);
        reach(self.row, rows).zip(reach(self.col, cols)).and_then(|(a, b)| sum(a, b)).is_some()
    }
}

/// The greatest common divisor, by Euclid; `gcd(a, 0)` is `a`.
fn gcd(mut a: usize, mut b: usize) -> usize {
    while let Some(rest) = a.checked_rem(b) {
        (a, b) = (b, rest);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    const HUGE: usize = usize::MAX;

    #[test]
    fn sizes_that_overflow_are_errors_with_both_lengths() {
        assert_eq!(checked_len(3, 4), Ok(12));
        assert_eq!(checked_len(0, HUGE), Ok(0));
        assert_eq!(checked_len(MOST_ELEMENTS, 1), Ok(MOST_ELEMENTS));
        assert_eq!(checked_len(MOST_ELEMENTS, 2), Err(Error::BadLength { a: MOST_ELEMENTS, b: 2 }));
        assert_eq!(checked_len(2, HUGE), Err(Error::BadLength { a: 2, b: HUGE }));
        assert_eq!(checked_sum(MOST_ELEMENTS, 1), Err(Error::BadLength { a: MOST_ELEMENTS, b: 1 }));
        assert_eq!(checked_sum(HUGE, HUGE), Err(Error::BadLength { a: HUGE, b: HUGE }));
    }

    #[test]
    fn a_shape_needs_an_output_and_lengths_that_can_exist() {
        let shape = Shape { in_len: &[2, 0], out_len: &[3], aux_len: &[4] };
        assert_eq!((shape.validate(), shape.blocks(), shape.elements()), (Ok(()), 4, 9));
        assert_eq!(Shape { out_len: &[], ..shape }.validate(), Err(Error::NoOutput));
        assert_eq!(Shape { in_len: &[], out_len: &[0], aux_len: &[] }.validate(), Ok(()));
        let large = Shape { aux_len: &[HUGE], ..shape };
        assert_eq!((large.validate(), large.elements()), (Err(Error::BadLength { a: 5, b: HUGE }), HUGE));
    }

    #[test]
    fn no_strides_mean_dense_row_major() {
        let none = Strides { row: 0, col: 0 };
        assert_eq!(none.resolve(2, 5), Strides { row: 5, col: 1 });
        assert_eq!(none.resolve(2, HUGE), Strides { row: isize::MAX, col: 1 });
        for given in [Strides { row: 1, col: 2 }, Strides { row: 0, col: 1 }, Strides { row: -7, col: 0 }] {
            assert_eq!(given.resolve(2, 5), given);
        }
    }

    /// Lengths to 6 and strides to ±13: every quotient of two strides falls below, on and above every length.
    #[test]
    fn overlap_is_what_brute_force_finds() {
        for (rows, cols) in (0..=6).flat_map(|rows| (0..=6).map(move |cols| (rows, cols))) {
            for (row, col) in (-13..=13).flat_map(|row| (-13..=13).map(move |col| (row, col))) {
                let mut seen = HashSet::new();
                let twice = (0..rows).any(|i| (0..cols).any(|j| !seen.insert(i as isize * row + j as isize * col)));
                assert_eq!(Strides { row, col }.overlaps(rows, cols), twice, "{rows}x{cols} by {row}, {col}");
            }
        }
    }

    #[test]
    fn extreme_strides_are_judged_without_overflow() {
        let extreme = Strides { row: isize::MIN, col: isize::MIN };
        assert!(extreme.overlaps(2, 2) && !extreme.overlaps(1, 2) && !extreme.overlaps(0, HUGE));
        assert!(!Strides { row: isize::MIN, col: isize::MAX }.overlaps(HUGE / 2, HUGE / 2));
        assert!(!extreme.fits(1, 2) && !extreme.fits(HUGE, HUGE) && extreme.fits(1, 1) && extreme.fits(0, HUGE));
        assert!(!Strides { row: 2, col: 1 }.fits(HUGE, 1));
    }

    #[test]
    fn a_block_fits_up_to_the_last_element() {
        let most = MOST_ELEMENTS as isize;
        assert!(Strides { row: -most, col: 0 }.fits(2, 1) && !Strides { row: -most - 1, col: 0 }.fits(2, 1));
        assert!(Strides { row: most - 1, col: 1 }.fits(2, 2) && !Strides { row: most - 1, col: 1 }.fits(2, 3));
        assert!(Strides::dense(3).fits(4, 3) && !Strides::dense(HUGE).fits(2, HUGE) && !Strides::dense(HUGE).fits(1, HUGE));
    }
}
