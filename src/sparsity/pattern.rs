//! Patterns: which entries of a matrix can be nonzero, row by row (CSR).
//! Does not know values.

use super::Invalid;
use super::scratch::Arrays;

/// The entries of a matrix that can be nonzero: column indices row by row, strictly ascending in each (CSR without values).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pattern<'a> {
    cols: usize,
    /// Where each row begins in `indices`, and where the last one ends.
    starts: &'a [u32],
    indices: &'a [u32],
}

impl<'a> Pattern<'a> {
    /// The pattern of a `rows` by `cols` matrix: row `i` has the columns `indices[starts[i]..starts[i + 1]]`.
    ///
    /// # Errors
    /// `starts` without `rows + 1` elements from 0 up to the length of `indices`, columns out of order, twice, or beyond `cols`.
    pub fn new(rows: usize, cols: usize, starts: &'a [u32], indices: &'a [u32]) -> Result<Self, Invalid> {
        fits(rows)?;
        fits(cols)?;
        fits(indices.len())?;
        exactly("starts", starts.len(), rows + 1)?;
        let this = Self { cols, starts, indices };
        let entries = indices.len();
        let mut end = 0;
        for (row, start) in starts.iter().map(|start| *start as usize).enumerate() {
            if start < end || start > entries || (row == 0 && start != 0) || (row == rows && start != entries) {
                return Err(Invalid::Start { row, start, entries });
            }
            end = start;
        }
        for row in 0..rows {
            let mut before = None;
            for col in this.row(row).iter().map(|col| *col as usize) {
                if col >= cols {
                    return Err(Invalid::Column { row, col, cols });
                }
                if before.is_some_and(|before| col <= before) {
                    return Err(Invalid::Unsorted { row, col });
                }
                before = Some(col);
            }
        }
        Ok(this)
    }

    /// The pattern with an entry for each triplet, in any order and as often as it likes: entry `k` is in row `rows_of[k]` and column `cols_of[k]`. `starts`
    /// takes `rows + 1` elements, `indices` as many as there are triplets, `scratch` as many and `cols + 1` more.
    ///
    /// # Errors
    /// An index beyond `rows` or `cols`, slices of other lengths.
    pub fn from_triplets(
        rows: usize,
        cols: usize,
        rows_of: &[u32],
        cols_of: &[u32],
        starts: &'a mut [u32],
        indices: &'a mut [u32],
        scratch: &mut [u32],
    ) -> Result<Self, Invalid> {
        let count = rows_of.len();
        fits(rows)?;
        fits(cols)?;
        fits(count)?;
        exactly("cols_of", cols_of.len(), count)?;
        exactly("starts", starts.len(), rows + 1)?;
        at_least("indices", indices.len(), count)?;
        at_least("scratch", scratch.len(), count + cols + 1)?;
        for (triplet, (row, col)) in rows_of.iter().zip(cols_of).map(|(row, col)| (*row as usize, *col as usize)).enumerate() {
            if row >= rows {
                return Err(Invalid::Row { triplet, row, rows });
            }
            if col >= cols {
                return Err(Invalid::Column { row, col, cols });
            }
        }
        // Sorted by column, the rows of each column follow each other; taken column by column, each row gets its columns in order.
        let mut scratch = Arrays::new(scratch);
        let (by_column, sorted) = (scratch.take(cols + 1, 0), scratch.take(count, 0));
        sort(by_column, sorted, cols_of.iter().copied().zip(rows_of.iter().copied()));
        let columns = (0..cols).flat_map(|col| span(by_column, sorted, col).iter().map(move |row| (*row, col as u32)));
        sort(starts, indices, columns);
        let entries = drop_repeated(starts, indices);
        let (starts, indices): (&'a [u32], &'a [u32]) = (starts, indices);
        Self::new(rows, cols, starts, indices.get(..entries).unwrap_or(&[]))
    }

    /// How many rows there are.
    #[inline]
    pub fn rows(self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// How many columns there are.
    #[inline]
    pub fn cols(self) -> usize {
        self.cols
    }

    /// How many entries there are.
    #[inline]
    pub fn entries(self) -> usize {
        self.indices.len()
    }

    /// The columns of row `i`, ascending; none beyond the last row.
    #[inline]
    pub fn row(self, i: usize) -> &'a [u32] {
        span(self.starts, self.indices, i)
    }

    /// The place of the first entry of row `i` among all entries.
    #[inline]
    pub fn start(self, i: usize) -> usize {
        self.starts.get(i).map_or(self.indices.len(), |start| *start as usize)
    }

    /// The column of the entry at place `k`; 0 beyond the last.
    #[inline]
    pub(super) fn col(self, k: usize) -> usize {
        self.indices.get(k).map_or(0, |col| *col as usize)
    }

    /// The place of entry (`i`, `j`) among all entries, if it is one.
    #[inline]
    pub fn find(self, i: usize, j: usize) -> Option<usize> {
        let j = u32::try_from(j).ok()?;
        self.row(i).binary_search(&j).ok().map(|k| self.start(i) + k)
    }

    /// The pattern of the transposed matrix, in `cols + 1` elements of `starts` and as many of `indices` as there are entries. Its rows are the columns of
    /// this one: together they are CSR and CSC.
    ///
    /// # Errors
    /// Slices of other lengths.
    pub fn transpose<'b>(self, starts: &'b mut [u32], indices: &'b mut [u32]) -> Result<Pattern<'b>, Invalid> {
        exactly("starts", starts.len(), self.cols + 1)?;
        exactly("indices", indices.len(), self.entries())?;
        let by_row = (0..self.rows()).flat_map(|i| self.row(i).iter().map(move |j| (*j, i as u32)));
        sort(starts, indices, by_row);
        Ok(Pattern { cols: self.rows(), starts, indices })
    }

    /// Whether `other` is this pattern transposed.
    pub(super) fn check_transposed(self, other: Pattern<'_>) -> Result<(), Invalid> {
        if (self.rows(), self.cols, self.entries()) != (other.cols, other.rows(), other.entries()) {
            return Err(Invalid::NotTransposed { row: self.rows() });
        }
        // As many entries in both, each of one in the other: they are the same.
        let differs = |i: &usize| self.row(*i).iter().any(|j| other.find(*j as usize, *i).is_none());
        (0..self.rows()).find(differs).map_or(Ok(()), |row| Err(Invalid::NotTransposed { row }))
    }

    /// Whether each entry has its mirror image.
    pub(super) fn check_symmetric(self) -> Result<(), Invalid> {
        if self.rows() != self.cols {
            return Err(Invalid::Length { what: "a symmetric pattern", given: self.rows(), needed: self.cols });
        }
        for row in 0..self.rows() {
            if let Some(col) = self.row(row).iter().find(|col| self.find(**col as usize, row).is_none()) {
                return Err(Invalid::Unsymmetric { row, col: *col as usize });
            }
        }
        Ok(())
    }
}

/// Row `i` of a pattern.
#[inline]
fn span<'s>(starts: &[u32], indices: &'s [u32], i: usize) -> &'s [u32] {
    let (Some(start), Some(end)) = (starts.get(i), starts.get(i.saturating_add(1))) else { return &[] };
    indices.get(*start as usize..*end as usize).unwrap_or(&[])
}

/// Sorts what `pairs` gives by the first of each pair, which is below the length of `starts` less one; what has the same first keeps its order.
pub(super) fn sort(starts: &mut [u32], values: &mut [u32], pairs: impl Iterator<Item = (u32, u32)> + Clone) {
    starts.fill(0);
    // `for_each`, because a `for` over nested iterators asks at each step which of them is at its end.
    pairs.clone().for_each(|(key, _)| {
        if let Some(count) = starts.get_mut(key as usize) {
            *count += 1;
        }
    });
    let mut sum = 0;
    for count in starts.iter_mut() {
        (*count, sum) = (sum, sum + *count);
    }
    pairs.for_each(|(key, value)| {
        if let Some(place) = starts.get_mut(key as usize) {
            if let Some(slot) = values.get_mut(*place as usize) {
                *slot = value;
            }
            *place += 1;
        }
    });
    // Every start has moved to the end of its row, which is the start of the next.
    let mut end = 0;
    for start in starts.iter_mut() {
        (*start, end) = (end, *start);
    }
}

/// Drops all but the first of equal entries that follow each other in a row; how many entries are left.
fn drop_repeated(starts: &mut [u32], indices: &mut [u32]) -> usize {
    let (mut kept, mut read) = (0, 0);
    for row in 1..starts.len() {
        let end = starts.get(row).map_or(read, |end| *end as usize);
        let mut before = None;
        while read < end {
            let col = indices.get(read).copied();
            read += 1;
            if col != before {
                before = col;
                if let (Some(col), Some(slot)) = (col, indices.get_mut(kept)) {
                    *slot = col;
                }
                kept += 1;
            }
        }
        if let Some(end) = starts.get_mut(row) {
            *end = kept as u32;
        }
    }
    kept
}

fn fits(given: usize) -> Result<(), Invalid> {
    // One more must have an index, too: where the last row ends.
    if given < u32::MAX as usize { Ok(()) } else { Err(Invalid::TooLarge { given }) }
}

/// Whether a slice has the length it must have.
pub(super) fn exactly(what: &'static str, given: usize, needed: usize) -> Result<(), Invalid> {
    if given == needed { Ok(()) } else { Err(Invalid::Length { what, given, needed }) }
}

/// Whether a slice is long enough.
pub(super) fn at_least(what: &'static str, given: usize, needed: usize) -> Result<(), Invalid> {
    if given >= needed { Ok(()) } else { Err(Invalid::Length { what, given, needed }) }
}
