//! Sparse Hessians of a weighted sum of outputs by a plan: rows one by one against columns by colour, in tiles.
//! Does not know how plans are made, nor where values go.

use super::first::values;
use super::pass::SecondPass;
use super::plan::{Directions, Options};
use super::sparse::{fits, miss, search};
use crate::chunk;
use crate::dual::SIDE;
use crate::error::Error;
use crate::ops::{Float, canonical};
use crate::sparsity::{Kind, Plan};

/// A tile of second derivatives.
type Square<F> = [[F; SIDE]; SIDE];

/// The directions that are rows of a tile.
struct Rows {
    /// `usize::MAX` for none.
    directions: [usize; SIDE],
    count: usize,
}

impl Rows {
    /// The first `side` directions from `*next` on that `wanted` says; `*next` moves behind them.
    fn take(next: &mut usize, total: usize, side: usize, wanted: impl Fn(usize) -> bool) -> Self {
        let mut this = Self { directions: [usize::MAX; SIDE], count: 0 };
        while *next < total && this.count < side {
            if wanted(*next)
                && let Some(row) = this.directions.get_mut(this.count)
            {
                *row = *next;
                this.count += 1;
            }
            *next += 1;
        }
        this
    }

    /// Where direction `d` is among them.
    fn position(&self, d: usize) -> usize {
        self.directions.iter().position(|row| *row == d).unwrap_or(usize::MAX)
    }

    /// Each with its row of a tile.
    fn of<'t, F>(&'t self, tile: &'t Square<F>) -> impl Iterator<Item = (usize, &'t [F; SIDE])> {
        self.directions.iter().copied().zip(tile).take(self.count)
    }
}

/// Second derivatives of the sum of `weight(e)` times output element `e` over all elements: `hess(k, d)` takes the value of entry `k` of the plan's pattern,
/// `out` the values of the same passes. Each is a sum from +0 over the output elements in order, with a rounding for each product and each sum; an
/// output with the weight 0, and a second derivative that is 0, contributes nothing. What is added has the bits of the dense Hessian wherever
/// the pattern has all that operations can pass on.
///
/// # Errors
/// What [`fits`] says; `PlanError::Miss` for a sum that is not zero outside the pattern, where values are read in its row and no entry of that row has
/// its colour; whatever stopped a pass. An error in the first pass comes before any result.
#[allow(clippy::too_many_arguments, reason = "each closure is a type of its own")]
pub fn hessian_sparse<F: Float, P: SecondPass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    x: impl Fn(usize, usize) -> F,
    weight: impl Fn(usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    mut hess: impl FnMut(usize, F),
) -> Result<(), Error> {
    fits(plan, Kind::Hessian, pass.shape(), directions)?;
    let side = side(pass, options);
    let (all, mut first) = (0..plan.colours(), true);
    for colours in chunk::plan(plan.colours(), side, 0) {
        let colour = |d: usize| plan.colour(d).map_or(usize::MAX, |c| c.wrapping_sub(colours.start));
        let mut next = 0;
        loop {
            // All colours of a row of which anything is read: what is seen outside the pattern must not depend on the side of a tile, which differs
            // between CPU levels.
            let rows = Rows::take(&mut next, plan.rows(), side, |row| plan.reads(row, &all));
            // Values are wanted even where there is nothing to differentiate.
            if rows.count == 0 && !(first && colours.end == plan.colours()) {
                break;
            }
            let tile = sum(pass, directions, &x, &weight, &rows, |d| Some(colour(d)).filter(|lane| *lane < colours.len()))?;
            for (row, slopes) in rows.of(&tile) {
                if let Some(colour) = plan.cells(row, &colours).outside(slopes, <F as Float>::ZERO) {
                    let wanted = |d: usize| plan.colour(d) == Some(colour);
                    let (chunks, rows) = (chunk::plan(plan.cols(), side, 0), Rows::take(&mut { row }, plan.rows(), 1, |_| true));
                    let alone = |cols| dense(pass, directions, plan, &x, &weight, &rows, cols);
                    return Err(search(plan, row, chunks, wanted, alone));
                }
            }
            if first {
                values(pass, &mut out);
                first = false;
            }
            for (row, slopes) in rows.of(&tile) {
                plan.cells(row, &colours).each(|place, _, lane| {
                    if let Some(d) = slopes.get(lane) {
                        hess(place, canonical(*d));
                    }
                });
            }
        }
    }
    Ok(())
}

/// Directions on a side of a tile.
fn side<F: Float, P: SecondPass<F>>(pass: &P, options: &Options<'_>) -> usize {
    let side = pass.side().min(SIDE);
    if options.chunk == 0 { side } else { side.min(options.chunk) }
}

/// The weighted sum over all output elements of one pass, whose columns are those directions that `col` gives a lane.
fn sum<F: Float, P: SecondPass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    x: &impl Fn(usize, usize) -> F,
    weight: &impl Fn(usize) -> F,
    rows: &Rows,
    col: impl Fn(usize) -> Option<usize>,
) -> Result<Square<F>, Error> {
    pass.start_second(0)?;
    for a in 0..pass.shape().in_len.len() {
        let (len, begin) = (pass.shape().input(a), directions.begin(pass.shape(), a));
        let lanes = |j: usize| match begin {
            Some(begin) => [rows.position(begin + j), col(begin + j).unwrap_or(usize::MAX)],
            None => [usize::MAX; 2],
        };
        pass.second_grouped(a, len, |j| x(a, j), lanes);
    }
    pass.run_second()?;
    let zero = <F as Float>::ZERO;
    let mut sums = [[zero; SIDE]; SIDE];
    let mut element = 0;
    for (o, len) in pass.shape().out_len.iter().enumerate() {
        for i in 0..*len {
            let w = weight(element);
            element += 1;
            if w == zero {
                continue;
            }
            let tile = pass.second_derivatives(o, i);
            for (sum, d) in sums.as_flattened_mut().iter_mut().zip(tile.as_flattened()) {
                if *d != zero {
                    *sum += w * *d;
                }
            }
        }
    }
    Ok(sums)
}

/// Holds the pattern of a plan against the whole Hessian at one point, each direction by itself.
///
/// # Errors
/// As [`hessian_sparse`], but `PlanError::Miss` for any sum that is not zero outside the pattern.
pub fn check_hessian_pattern<F: Float, P: SecondPass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    x: impl Fn(usize, usize) -> F,
    weight: impl Fn(usize) -> F,
) -> Result<(), Error> {
    fits(plan, Kind::Hessian, pass.shape(), directions)?;
    let (side, mut next) = (side(pass, options), 0);
    while next < plan.rows() {
        let rows = Rows::take(&mut next, plan.rows(), side, |_| true);
        for cols in chunk::plan(plan.cols(), side, 0) {
            dense(pass, directions, plan, &x, &weight, &rows, cols)?;
        }
    }
    Ok(())
}

/// A tile with a column for each direction of `cols`, none of whose sums is outside the pattern.
fn dense<F: Float, P: SecondPass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    x: &impl Fn(usize, usize) -> F,
    weight: &impl Fn(usize) -> F,
    rows: &Rows,
    cols: core::ops::Range<usize>,
) -> Result<(), Error> {
    let lane = |d: usize| cols.contains(&d).then(|| d - cols.start);
    let tile = sum(pass, directions, x, weight, rows, lane)?;
    rows.of(&tile).find_map(|(row, slopes)| miss(plan, row, &cols, slopes)).map_or(Ok(()), Err)
}
