//! How a plan is made: entries read and checked, columns coloured, cells sorted, all in memory of the caller.
//! Does not know values.

use super::column::{best_column_colours, column_colours};
use super::listed::Listed;
use super::pattern::sort;
use super::plan::{Kind, NOWHERE, PLAN_HEADER, Plan, Sizes};
use super::scratch::{Arrays, get, scratch_len, set, star_scratch_len};
use super::star::{best_star_colours, star_colours};
use super::{Colours, Invalid, Pattern, Sequence};
use crate::checksum::checksum;
use crate::error::{Error, PlanError};

/// Words of a plan for a `rows` by `cols` matrix with that many entries.
///
/// # Errors
/// `PlanError::NotSquare` for a Hessian that is not, `PlanError::TooLarge` for what 32-bit words cannot count.
pub fn plan_len(kind: Kind, rows: usize, cols: usize, entries: usize) -> Result<usize, Error> {
    let sizes = Sizes::new(kind, rows, cols, entries)?;
    sizes.words().ok_or(Error::Plan(PlanError::TooLarge { given: entries }))
}

/// Words of scratch that making it takes; nothing is kept there.
///
/// # Errors
/// As [`plan_len`].
pub fn plan_scratch_len(kind: Kind, rows: usize, cols: usize, entries: usize) -> Result<usize, Error> {
    let sizes = Sizes::new(kind, rows, cols, entries)?;
    let all = sizes.cells;
    let after = match kind {
        Kind::Jacobian => entries.saturating_add((cols + 1).saturating_add(scratch_len(cols))),
        Kind::Hessian => star_scratch_len(cols, all),
    };
    // What the cells are sorted by, and what triplets are.
    let after = after.max(all.saturating_mul(2).saturating_add(cols + 1));
    let words = all.saturating_mul(3).saturating_add(rows + 1).saturating_add(after);
    Ok(words.saturating_add(words & 1))
}

/// Makes the plan of a matrix with the entries of `listed`, in [`plan_len`] words of `memory`, with [`plan_scratch_len`] of `scratch`. Columns are
/// coloured in the order of `sequence`; in that of them all that takes the fewest, if there is none.
///
/// A Hessian may be given by one of its triangles or by both: values are written for the entries given.
///
/// # Errors
/// What is wrong with the entries; `PlanError::TooSmall`, `PlanError::ScratchTooSmall`.
pub fn plan_make<'m, A: Fn(usize) -> i64, B: Fn(usize) -> i64>(
    listed: &Listed<A, B>,
    kind: Kind,
    sequence: Option<Sequence>,
    memory: &'m mut [u32],
    scratch: &mut [u32],
) -> Result<Plan<'m>, Error> {
    let sizes = Sizes::new(kind, listed.rows, listed.cols, listed.entries)?;
    let (words, given) = (plan_len(kind, listed.rows, listed.cols, listed.entries)?, memory.len());
    let memory = memory.get_mut(..words).ok_or(Error::Plan(PlanError::TooSmall { needed: bytes(words), given: bytes(given) }))?;
    let needed = plan_scratch_len(kind, listed.rows, listed.cols, listed.entries)?;
    if scratch.len() < needed {
        return Err(Error::Plan(PlanError::ScratchTooSmall { needed: bytes(needed), given: bytes(scratch.len()) }));
    }
    let Some((header, body)) = memory.split_first_chunk_mut::<PLAN_HEADER>() else { return Err(Error::Plan(PlanError::Damaged)) };
    // No plan until it is one, whatever was there.
    *header = [0; PLAN_HEADER];
    let colours = fill(listed, sizes, sequence, body, scratch).map_err(|error| match error {
        Wrong::Entries(error) => error,
        // The entries are within the matrix and the slices long enough, so that nothing else can be wrong.
        Wrong::Other => Error::Plan(PlanError::TooLarge { given: listed.entries }),
    })?;
    *header = sizes.header(colours, checksum(body.iter().copied()));
    Plan::of(memory)
}

fn bytes(words: usize) -> usize {
    words.saturating_mul(size_of::<u32>())
}

/// What stops it.
enum Wrong {
    Entries(Error),
    Other,
}

impl From<Error> for Wrong {
    fn from(error: Error) -> Self {
        Self::Entries(error)
    }
}

impl From<Invalid> for Wrong {
    fn from(_: Invalid) -> Self {
        Self::Other
    }
}

/// Writes all of a plan behind its header; how many colours it has.
fn fill<A: Fn(usize) -> i64, B: Fn(usize) -> i64>(
    listed: &Listed<A, B>,
    sizes: Sizes,
    sequence: Option<Sequence>,
    body: &mut [u32],
    scratch: &mut [u32],
) -> Result<usize, Wrong> {
    let Sizes { kind, rows, cols, entries, cells } = sizes;
    let (colours, rest) = body.split_at_mut(cols.min(body.len()));
    let (starts, rest) = rest.split_at_mut((rows + 1).min(rest.len()));
    let mut arrays = Arrays::new(scratch);
    // Of a Hessian the entries and behind them their mirror images: as many as cells.
    let (rows_of, cols_of) = (arrays.take(cells, 0), arrays.take(cells, 0));
    let (pattern_starts, indices) = (arrays.take(rows + 1, 0), arrays.take(cells, 0));
    let scratch = arrays.rest();
    let (given_rows, mirrored_rows) = rows_of.split_at_mut(entries.min(rows_of.len()));
    let (given_cols, mirrored_cols) = cols_of.split_at_mut(entries.min(cols_of.len()));
    listed.read(given_rows, given_cols)?;
    let given = once(sizes, given_rows, given_cols, pattern_starts, indices, scratch)?;
    for (mirrored, given) in [(mirrored_rows, &*given_cols), (mirrored_cols, &*given_rows)] {
        mirrored.iter_mut().zip(given).for_each(|(mirrored, given)| *mirrored = *given);
    }
    let pattern = match kind {
        Kind::Jacobian => given,
        Kind::Hessian => Pattern::from_triplets(rows, cols, rows_of, cols_of, pattern_starts, indices, scratch)?,
    };
    let coloured = coloured(pattern, kind, sequence, colours, scratch)?;
    if kind == Kind::Hessian {
        // Each entry where it is read, its mirror image where it is not.
        for entry in 0..entries {
            let (i, j) = (get(rows_of, entry), get(cols_of, entry));
            let (row, col) = if alone(pattern, coloured, i, j) { (i, j) } else { (j, i) };
            for (k, row, col) in [(entry, row, col), (entry + entries, col, row)] {
                set(rows_of, k, row);
                set(cols_of, k, col);
            }
        }
    }
    let (rows_of, cols_of) = (&*rows_of, &*cols_of);
    let colour = |k: usize| coloured.of(get(cols_of, k)).unwrap_or(0) as u32;
    // By colour, then by row: so each row has its cells by colour.
    let mut arrays = Arrays::new(scratch);
    let by_colour = arrays.take(coloured.count() + 1, 0);
    let (order, by_row) = (arrays.take(cells, 0), arrays.take(cells, 0));
    sort(by_colour, order, (0..cells).map(|k| (colour(k), k as u32)));
    sort(starts, by_row, order.iter().map(|k| (get(rows_of, *k as usize) as u32, *k)));
    rest.fill(0);
    for (cell, k) in rest.as_chunks_mut::<3>().0.iter_mut().zip(by_row) {
        let k = *k as usize;
        let place = if k < entries { k as u32 } else { NOWHERE };
        *cell = [colour(k), get(cols_of, k) as u32, place];
    }
    Ok(coloured.count())
}

/// The pattern of the entries, if every one is there once.
fn once<'p>(
    sizes: Sizes,
    rows_of: &[u32],
    cols_of: &[u32],
    starts: &'p mut [u32],
    indices: &'p mut [u32],
    scratch: &mut [u32],
) -> Result<Pattern<'p>, Wrong> {
    let pattern = Pattern::from_triplets(sizes.rows, sizes.cols, rows_of, cols_of, starts, indices, scratch)?;
    if pattern.entries() == rows_of.len() {
        return Ok(pattern);
    }
    let met = Arrays::new(scratch).take(pattern.entries(), 0);
    for (entry, (row, col)) in rows_of.iter().zip(cols_of).map(|(i, j)| (*i as usize, *j as usize)).enumerate() {
        let at = pattern.find(row, col).unwrap_or(usize::MAX);
        if get(met, at) > 0 {
            return Err(Error::PatternTwice { entry, row, col }.into());
        }
        set(met, at, 1);
    }
    Ok(pattern)
}

/// The colours that suit the kind.
fn coloured<'c>(
    pattern: Pattern<'_>,
    kind: Kind,
    sequence: Option<Sequence>,
    colours: &'c mut [u32],
    scratch: &mut [u32],
) -> Result<Colours<'c>, Invalid> {
    match (kind, sequence) {
        (Kind::Hessian, Some(sequence)) => star_colours(pattern, sequence, colours, scratch),
        (Kind::Hessian, None) => best_star_colours(pattern, colours, scratch).map(|(colours, _)| colours),
        (Kind::Jacobian, _) => {
            let mut arrays = Arrays::new(scratch);
            let (starts, rows) = (arrays.take(pattern.cols() + 1, 0), arrays.take(pattern.entries(), 0));
            let transposed = pattern.transpose(starts, rows)?;
            match sequence {
                Some(sequence) => column_colours(pattern, transposed, sequence, colours, arrays.rest()),
                None => best_column_colours(pattern, transposed, colours, arrays.rest()).map(|(colours, _)| colours),
            }
        }
    }
}

/// Whether no other column of row `i` has the colour of column `j`: if not, star colours have it so the other way round.
fn alone(pattern: Pattern<'_>, colours: Colours<'_>, i: usize, j: usize) -> bool {
    let colour = colours.of(j);
    pattern.row(i).iter().all(|other| *other as usize == j || colours.of(*other as usize) != colour)
}
