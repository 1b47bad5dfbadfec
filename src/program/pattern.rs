//! Patterns of the derivatives of a program, in slices of the caller.
//! Does not know how they are found.

use super::bytes::Program;
use super::columns::InputColumns;
use super::dependence::{Hessian, Jacobian, hessian_scratch, jacobian_scratch};
use crate::argnums::Argnums;
use crate::error::{Error, Pointer};
use crate::sparsity::{Kind, Pattern};

/// Which entries of a pattern are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Entries<'o> {
    /// The whole diagonal, too, as implicit solvers want it.
    pub diagonal: bool,
    /// Of a Hessian one triangle alone, its diagonal included.
    pub triangle: Option<Triangle>,
    /// Those of some output elements alone, one output behind the other: rows of a Jacobian, terms of the sum whose Hessian it is. An element beyond the last is
    /// not wanted. None = all.
    pub outputs: Option<&'o [bool]>,
}

impl Entries<'_> {
    /// Those that can be nonzero, all of them and no others.
    pub const ALL: Self = Self { diagonal: false, triangle: None, outputs: None };
}

/// A triangle of a symmetric matrix; the number is that of the C interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Triangle {
    /// Columns up to the row.
    Lower = 2,
    /// Columns from the row on.
    Upper = 4,
}

impl Triangle {
    const fn has(self, row: usize, col: usize) -> bool {
        match self {
            Self::Lower => col <= row,
            Self::Upper => col >= row,
        }
    }
}

impl Program<'_> {
    /// Words of scratch with which [`pattern`](Self::pattern) finds a pattern at once. For a Jacobian less does, too, and takes longer: twice `slots` and
    /// `outputs` together are the least; for a Hessian it is exact.
    ///
    /// # Errors
    /// Those of [`Argnums::validate`].
    pub fn pattern_scratch_len(&self, kind: Kind, argnums: Argnums<'_>) -> Result<usize, Error> {
        let columns = InputColumns::new(*self, argnums)?.count();
        Ok(match kind {
            Kind::Jacobian => jacobian_scratch(*self, columns),
            Kind::Hessian => hessian_scratch(*self, columns),
        })
    }

    /// Where the Jacobian of the outputs can be nonzero, or the Hessian of any sum of them, in the inputs that `argnums` names. Found from the operations of
    /// all paths, never by trying values, it holds wherever one of them does: both sides of a choice count.
    ///
    /// Rows are the elements of all outputs, one output behind the other, aux blocks left out; columns those of the named inputs, in the order of `argnums`; a
    /// Hessian has rows like its columns, and is symmetric. `starts` takes an element for each row and one more, `indices` one for each entry: what is longer
    /// is not used to its end. [`plan_make`](crate::sparsity::plan_make) takes the result as [`listed`](crate::sparsity::listed).
    ///
    /// # Errors
    /// Those of [`Argnums::validate`]; `PatternScratch` for too little scratch, `WrongLength` for too short `starts`, `PatternRoom` for too few `indices`, each
    /// with what is needed; `UnknownTriangle` for one of a Jacobian.
    ///
    /// ```
    #[doc = include_str!("pattern.md")]
    /// ```
    pub fn pattern<'p>(
        &self,
        kind: Kind,
        argnums: Argnums<'_>,
        entries: Entries<'_>,
        scratch: &mut [u64],
        starts: &'p mut [u32],
        indices: &'p mut [u32],
    ) -> Result<Pattern<'p>, Error> {
        let columns = InputColumns::new(*self, argnums)?;
        let cols = columns.count();
        let counts = |row: usize| entries.outputs.is_none_or(|outputs| outputs.get(row).copied().unwrap_or(false));
        match kind {
            Kind::Jacobian => {
                if let Some(triangle) = entries.triangle {
                    return Err(Error::UnknownTriangle { value: triangle as u32 });
                }
                let rows = self.rows();
                let mut found = Jacobian::new(*self, rows, cols, columns, scratch)?;
                if entries.diagonal {
                    found.add_diagonal();
                }
                let walk = |f: &mut dyn FnMut(usize, usize)| {
                    found.each(|row, col| {
                        if counts(row) {
                            f(row, col);
                        }
                    });
                };
                arrange(rows, cols, walk, starts, indices)
            }
            Kind::Hessian => {
                let mut found = Hessian::new(*self, cols, columns, counts, scratch)?;
                if entries.diagonal {
                    found.add_diagonal();
                }
                let is_wanted = |row, col| entries.triangle.is_none_or(|triangle| triangle.has(row, col));
                let walk = |f: &mut dyn FnMut(usize, usize)| {
                    found.each(|row, col| {
                        if is_wanted(row, col) {
                            f(row, col);
                        }
                    });
                };
                arrange(cols, cols, walk, starts, indices)
            }
        }
    }
}

/// The entries that `walk` shows, those of a row in order, row by row.
fn arrange<'p>(
    rows: usize,
    cols: usize,
    mut walk: impl FnMut(&mut dyn FnMut(usize, usize)),
    starts: &'p mut [u32],
    indices: &'p mut [u32],
) -> Result<Pattern<'p>, Error> {
    let given = starts.len();
    let wrong = Error::WrongLength { table: Pointer::Major, index: 0, given, expected: rows.saturating_add(1) };
    let starts = starts.get_mut(..rows.saturating_add(1)).ok_or(wrong)?;
    starts.fill(0);
    let mut entries = 0;
    // Where row i begins, kept one place on, so that it is where row i ends once its entries are written.
    walk(&mut |row, _| {
        entries += 1;
        starts.get_mut(row + 2).into_iter().for_each(|count| *count = count.saturating_add(1));
    });
    let given = indices.len();
    let indices = indices.get_mut(..entries).ok_or(Error::PatternRoom { needed: entries, given })?;
    let mut sum = 0_u32;
    for start in starts.iter_mut() {
        sum = sum.saturating_add(*start);
        *start = sum;
    }
    walk(&mut |row, col| {
        if let Some(place) = starts.get_mut(row + 1) {
            indices.get_mut(*place as usize).into_iter().for_each(|index| *index = col as u32);
            *place = place.saturating_add(1);
        }
    });
    Pattern::new(rows, cols, starts, indices).map_err(|_| Error::BadLength { a: rows, b: cols })
}
