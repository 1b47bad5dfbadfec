//! What is wrong with a pattern, or with the memory for one.
//! Does not know what it is for.

use core::fmt;

/// A mistake in a pattern, with the numbers involved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Invalid {
    /// More rows or columns than 32-bit indices count.
    TooLarge {
        /// Rows or columns.
        given: usize,
    },
    /// A slice with fewer elements than are needed, or more where it must fit.
    Length {
        /// What it holds.
        what: &'static str,
        /// Its elements.
        given: usize,
        /// Elements needed.
        needed: usize,
    },
    /// A row that begins before 0 or the row before it, or ends behind the last entry.
    Start {
        /// The row; the one behind the last stands for the end.
        row: usize,
        /// Where it begins.
        start: usize,
        /// Entries there are.
        entries: usize,
    },
    /// A column that does not exist.
    Column {
        /// The row it is in.
        row: usize,
        /// The column.
        col: usize,
        /// Columns there are.
        cols: usize,
    },
    /// A row that does not exist, of a triplet.
    Row {
        /// The triplet.
        triplet: usize,
        /// The row.
        row: usize,
        /// Rows there are.
        rows: usize,
    },
    /// A column that is not above the one before it in its row.
    Unsorted {
        /// The row.
        row: usize,
        /// The column.
        col: usize,
    },
    /// An entry without its mirror image, where a pattern must be symmetric.
    Unsymmetric {
        /// The row.
        row: usize,
        /// The column.
        col: usize,
    },
    /// Two patterns that are not each other's transpose.
    NotTransposed {
        /// A row of the first where they differ, or its number of rows.
        row: usize,
    },
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::TooLarge { given } => write!(f, "{given} rows or columns, but indices have 32 bits"),
            Self::Length { what, given, needed } => write!(f, "{what} has {given} elements, but {needed} are needed"),
            Self::Start { row, start, entries } => {
                write!(f, "row {row} begins at {start}, out of order or beyond the {entries} entries")
            }
            Self::Column { row, col, cols } => write!(f, "column {col} in row {row}, but the pattern has {cols} columns"),
            Self::Row { triplet, row, rows } => write!(f, "row {row} in triplet {triplet}, but the pattern has {rows} rows"),
            Self::Unsorted { row, col } => write!(f, "column {col} in row {row} is not above the one before it"),
            Self::Unsymmetric { row, col } => {
                write!(f, "entry ({row}, {col}) has no mirror image, but the pattern must be symmetric")
            }
            Self::NotTransposed { row } => write!(f, "the second pattern is not the first transposed: they differ in row {row}"),
        }
    }
}

impl core::error::Error for Invalid {}
