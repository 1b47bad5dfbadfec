//! A matrix whose entries are elements of an output, column by column, and blocks of it.
//! Does not know how its owner lists them, nor what is printed of it.

use core::ops::Range;

use crate::error::Error;
use crate::sparsity::Pattern;

/// Rows, columns and entries of a matrix.
pub type Size = [usize; 3];

/// Takes the number of an entry, its row and its column.
pub type Entry<'f> = dyn FnMut(usize, u32, u32) + 'f;

/// Shows every entry of a matrix.
pub type Entries<'e> = dyn Fn(&mut Entry<'_>) -> Result<(), Error> + 'e;

/// Matrices whose entries are the last outputs of programs.
#[derive(Clone, Copy)]
#[expect(missing_debug_implementations, reason = "it is two functions")]
pub struct Matrices<'m> {
    /// Rows, columns and entries of that of program `k`; none if its outputs are columns.
    pub size: &'m dyn Fn(usize) -> Option<Size>,
    /// Shows its entries, each with its number, which ascends, as the output has them.
    pub entries: &'m dyn Fn(usize, &mut Entry<'_>) -> Result<(), Error>,
}

impl Matrices<'_> {
    /// No program has one.
    pub const NONE: Matrices<'static> = Matrices { size: &|_| None, entries: &|_, _| Ok(()) };
}

/// A matrix.
#[derive(Clone, Copy)]
pub struct Matrix<'s> {
    /// The rows of each column.
    columns: Pattern<'s>,
    /// Which entry each is to its owner.
    order: &'s [u32],
}

/// Words of scratch that a matrix takes.
pub fn words([rows, cols, entries]: Size) -> usize {
    entries.saturating_mul(5).saturating_add(rows).saturating_add(cols).saturating_add(2)
}

impl<'s> Matrix<'s> {
    /// The matrix, in scratch of [`words`].
    ///
    /// # Errors
    /// What `each` fails with; `OtherMatrix` for program `index` if an entry is there twice, or out of turn, or scratch too short.
    pub fn new(size: Size, index: usize, each: &Entries<'_>, scratch: &'s mut [u32]) -> Result<Self, Error> {
        let [rows, cols, entries] = size;
        let wrong = Error::OtherMatrix { index, entries };
        let cut = |rest: &'s mut [u32], at: usize| rest.split_at_mut_checked(at).ok_or(wrong);
        let (rows_of, rest) = cut(scratch, entries)?;
        let (cols_of, rest) = cut(rest, entries)?;
        let (indices, rest) = cut(rest, entries)?;
        let (order, rest) = cut(rest, entries)?;
        let (starts, rest) = cut(rest, cols.saturating_add(1))?;
        let mut seen = 0;
        each(&mut |entry, row, col| {
            if let (Some(i), Some(j)) = (rows_of.get_mut(entry), cols_of.get_mut(entry))
                && entry == seen
            {
                (*i, *j) = (row, col);
                seen += 1;
            }
        })?;
        // Its rows are the columns of the matrix.
        let columns = Pattern::from_triplets(cols, rows, cols_of, rows_of, starts, indices, rest).map_err(|_| wrong)?;
        if columns.entries() != entries || seen != entries {
            return Err(wrong);
        }
        for ((entry, row), col) in (0..).zip(&*rows_of).zip(&*cols_of) {
            let place = columns.find(*col as usize, *row as usize).and_then(|place| order.get_mut(place));
            place.into_iter().for_each(|place| *place = entry);
        }
        Ok(Self { columns, order })
    }

    /// Rows and columns.
    pub fn size(&self) -> [usize; 2] {
        [self.columns.cols(), self.columns.rows()]
    }

    /// The entries of a block column by column: column and row, from its own first, and which entry each is to its owner.
    pub fn block(&self, rows: Range<usize>, cols: Range<usize>) -> impl Iterator<Item = [usize; 3]> + use<'s> {
        let Self { columns, order } = *self;
        let first = cols.start;
        cols.flat_map(move |col| {
            let rows = rows.clone();
            let own = columns.row(col).iter().zip(columns.start(col)..);
            own.filter_map(move |(row, place)| {
                let row = *row as usize;
                rows.contains(&row).then(|| [col - first, row - rows.start, order.get(place).map_or(0, |entry| *entry as usize)])
            })
        })
    }
}
