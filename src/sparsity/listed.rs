//! The entries of a matrix as their owner lists them: by rows, by columns, or one by one.
//! Does not know how wide the indices are that it is shown.

use super::Pattern;
use crate::error::{Error, PlanError};

/// How the entries of a matrix are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Row by row (CSR): where rows start, and the columns of the entries.
    Rows = 0,
    /// Column by column (CSC): where columns start, and the rows of the entries.
    Columns = 1,
    /// One by one, in any order: the rows of the entries, and their columns.
    Triplets = 2,
}

impl Format {
    /// The format with this number in the C interface.
    ///
    /// # Errors
    /// `PlanError::Format` if there is none.
    pub fn from_code(value: u32) -> Result<Self, Error> {
        match value {
            0 => Ok(Self::Rows),
            1 => Ok(Self::Columns),
            2 => Ok(Self::Triplets),
            _ => Err(Error::Plan(PlanError::Format { value })),
        }
    }
}

/// The entries of a matrix, in the order of their owner; within a row or column that may be any.
#[derive(Clone, Copy, Debug)]
pub struct Listed<A, B> {
    /// How they are listed.
    pub format: Format,
    /// Rows of the matrix.
    pub rows: usize,
    /// Columns of the matrix.
    pub cols: usize,
    /// How many entries there are.
    pub entries: usize,
    /// Start `k` of rows or columns; the row of entry `k`, if they are triplets.
    pub major: A,
    /// The column of entry `k`; its row, if they are listed by columns.
    pub minor: B,
}

/// The entries of a pattern, in its order.
pub fn listed(pattern: Pattern<'_>) -> Listed<impl Fn(usize) -> i64 + '_, impl Fn(usize) -> i64 + '_> {
    Listed {
        format: Format::Rows,
        rows: pattern.rows(),
        cols: pattern.cols(),
        entries: pattern.entries(),
        major: move |row| pattern.start(row) as i64,
        minor: move |entry| pattern.col(entry) as i64,
    }
}

impl<A: Fn(usize) -> i64, B: Fn(usize) -> i64> Listed<A, B> {
    /// Writes the row and the column of every entry, each checked; both slices have an element per entry.
    pub(super) fn read(&self, rows_of: &mut [u32], cols_of: &mut [u32]) -> Result<(), Error> {
        self.each(|entry, row, col| {
            if let (Some(i), Some(j)) = (rows_of.get_mut(entry), cols_of.get_mut(entry)) {
                (*i, *j) = (row, col);
            }
        })
    }

    /// Shows every entry to `f`, with its row and its column.
    ///
    /// # Errors
    /// `PatternStart`, `PatternOutside` for one that cannot be; `f` has seen those before it.
    pub fn each(&self, mut f: impl FnMut(usize, u32, u32)) -> Result<(), Error> {
        match self.format {
            Format::Triplets => (0..self.entries).try_for_each(|entry| {
                f(entry, self.row(entry, (self.major)(entry))?, self.col(entry, (self.minor)(entry))?);
                Ok(())
            }),
            Format::Rows => self.lines(self.rows, |entry, row| {
                f(entry, row, self.col(entry, (self.minor)(entry))?);
                Ok(())
            }),
            Format::Columns => self.lines(self.cols, |entry, col| {
                f(entry, self.row(entry, (self.minor)(entry))?, col);
                Ok(())
            }),
        }
    }

    /// Shows every entry to `f` with the row or column it is in, of `lines`.
    fn lines(&self, lines: usize, mut f: impl FnMut(usize, u32) -> Result<(), Error>) -> Result<(), Error> {
        let entries = self.entries;
        // Without entries nobody has to have starts.
        if entries == 0 {
            return Ok(());
        }
        // Every start is judged before an entry is looked at: those of an unfinished table may lead anywhere.
        let mut end = 0;
        for line in 0..=lines {
            let start = (self.major)(line);
            let wrong = start < end || start > entries as i64;
            if wrong || (line == 0 && start != 0) || (line == lines && start != entries as i64) {
                return Err(Error::PatternStart { line, start: clamped(start), entries });
            }
            end = start;
        }
        for line in 0..lines {
            for entry in (self.major)(line) as usize..((self.major)(line + 1) as usize).min(entries) {
                f(entry, line as u32)?;
            }
        }
        Ok(())
    }

    fn row(&self, entry: usize, row: i64) -> Result<u32, Error> {
        inside(false, entry, row, self.rows)
    }

    fn col(&self, entry: usize, col: i64) -> Result<u32, Error> {
        inside(true, entry, col, self.cols)
    }
}

/// A row or column, if it is from 0 and below `len`, which has 32 bits.
fn inside(by_column: bool, entry: usize, index: i64, len: usize) -> Result<u32, Error> {
    let found = u32::try_from(index).ok().filter(|index| (*index as usize) < len);
    found.ok_or(Error::PatternOutside { by_column, entry, index: clamped(index), len })
}

/// An index as it is told.
fn clamped(index: i64) -> isize {
    index.clamp(isize::MIN as i64, isize::MAX as i64) as isize
}
