//! Sparse Jacobians by a plan: a direction per colour, each value read off where it is alone.
//! Does not know how plans are made, nor where values go.

use core::ops::Range;

use super::first::{seed, seed_lanes, values};
use super::pass::Pass;
use super::plan::{Directions, Options};
use crate::chunk;
use crate::error::{Error, PlanError};
use crate::ops::{Float, canonical};
use crate::shape::Shape;
use crate::sparsity::{Kind, Plan};

/// Whether the plan is one for these derivatives: of its kind, with a column per direction and, in a Jacobian, a row per output element.
///
/// # Errors
/// `PlanError::OtherKind`, `PlanError::OtherRows`, `PlanError::OtherColumns`.
pub fn fits(plan: &Plan<'_>, kind: Kind, shape: Shape<'_>, directions: &Directions<'_>) -> Result<(), Error> {
    let cols = directions.total();
    let rows =
        if kind == Kind::Hessian { cols } else { shape.out_len.iter().fold(0, |sum: usize, len| sum.saturating_add(*len)) };
    if plan.kind() != kind {
        return Err(Error::Plan(PlanError::OtherKind { kind: plan.kind() as u32 }));
    }
    if plan.cols() != cols {
        return Err(Error::Plan(PlanError::OtherColumns { plan: plan.cols(), function: cols }));
    }
    if plan.rows() != rows { Err(Error::Plan(PlanError::OtherRows { plan: plan.rows(), function: rows })) } else { Ok(()) }
}

/// The Jacobian at one point, whose rows are the elements of all outputs and whose columns are the directions: `jac(k, d)` takes the value of entry `k` of
/// the plan's pattern, `out` the values of the same passes. An entry has the bits of the dense Jacobian wherever the pattern has all that
/// operations can pass on. A direction without entries is a constant.
///
/// # Errors
/// What [`fits`] says; `OwnDraws`, if each direction has its own draws; `PlanError::Miss` for a derivative that is not zero outside the pattern, if it
/// is in no row with an entry of its colour; whatever stopped a pass. An error in the first pass comes before any result.
#[allow(clippy::too_many_arguments, reason = "each closure is a type of its own")]
#[inline(always)]
pub fn jacfwd_sparse<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    point: u64,
    x: impl Fn(usize, usize) -> F,
    out: impl FnMut(usize, usize, F),
    jac: impl FnMut(usize, F),
) -> Result<(), Error> {
    let first = |(out, _): &mut (_, _), pass: &P| values(pass, out);
    compressed(pass, options, directions, plan, point, x, (out, jac), first, |(_, jac), _, _, place, d| jac(place, d))
}

/// Where a dense Jacobian goes that is zero in most places.
pub trait Blocks<F> {
    /// Block `k` of output `o`, of that many rows and columns, is zero but for what is put there.
    fn clear(&mut self, o: usize, k: usize, rows: usize, cols: usize);

    /// `∂out[o][i]/∂in[argnums[k]][j]`.
    fn put(&mut self, o: usize, k: usize, i: usize, j: usize, d: F);
}

impl<F: Float, J: FnMut(usize, usize, usize, usize, F)> Blocks<F> for J {
    fn clear(&mut self, o: usize, k: usize, rows: usize, cols: usize) {
        for i in 0..rows {
            for j in 0..cols {
                self(o, k, i, j, <F as Float>::ZERO);
            }
        }
    }

    #[inline(always)]
    fn put(&mut self, o: usize, k: usize, i: usize, j: usize, d: F) {
        self(o, k, i, j, d);
    }
}

/// The dense Jacobian by way of a plan: a direction per colour, and +0 where the plan's pattern has no entry. Otherwise as [`jacfwd_sparse`].
///
/// # Errors
/// As there.
#[allow(clippy::too_many_arguments, reason = "each closure is a type of its own")]
#[inline(always)]
pub fn jacfwd_by_plan<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    x: impl Fn(usize, usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    jac: impl Blocks<F>,
) -> Result<(), Error> {
    let rows = |shape: Shape<'_>, row: usize| locate(shape.out_len.iter().copied(), row);
    let cols = |shape: Shape<'_>, col: usize| locate((0..directions.blocks()).map(|k| directions.len(shape, k)), col);
    let first = |jac: &mut _, pass: &P| {
        values(pass, &mut out);
        let shape = pass.shape();
        for (o, len) in shape.out_len.iter().enumerate() {
            (0..directions.blocks()).for_each(|k| Blocks::clear(jac, o, k, *len, directions.len(shape, k)));
        }
    };
    let entry = |jac: &mut _, shape: Shape<'_>, [row, col]: [usize; 2], _: usize, d: F| {
        if let Some(((o, i), (k, j))) = rows(shape, row).zip(cols(shape, col)) {
            Blocks::put(jac, o, k, i, j, d);
        }
    };
    compressed(pass, options, directions, plan, 0, x, jac, first, entry)
}

/// In which of blocks of these lengths, one behind the other, an index lies, and where there.
#[inline(always)]
fn locate(lengths: impl Iterator<Item = usize>, mut index: usize) -> Option<(usize, usize)> {
    for (block, len) in lengths.enumerate() {
        if index < len {
            return Some((block, index));
        }
        index -= len;
    }
    None
}

/// The passes of a compressed Jacobian, with a `state` for both closures: `first` is called once, when the first pass is right; then
/// `entry(state, shape, [row, col], place, d)` takes each value of the pattern.
#[allow(clippy::too_many_arguments, reason = "each closure is a type of its own")]
#[inline(always)]
fn compressed<F: Float, P: Pass<F>, S>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    point: u64,
    x: impl Fn(usize, usize) -> F,
    mut state: S,
    mut first: impl FnMut(&mut S, &P),
    mut entry: impl FnMut(&mut S, Shape<'_>, [usize; 2], usize, F),
) -> Result<(), Error> {
    fits(plan, Kind::Jacobian, pass.shape(), directions)?;
    options.drawn_together()?;
    for colours in chunk::plan(plan.colours(), pass.lanes(), options.chunk) {
        pass.start(colours.len(), point, 0)?;
        let lane = |d: usize| plan.colour(d).map_or(usize::MAX, |c| c.wrapping_sub(colours.start));
        seed_lanes(pass, directions, colours.len(), lane, &x);
        pass.run()?;
        // Of the first pass nothing is written before all of it is right.
        if let Some([row, colour]) = outside(pass, plan, &colours) {
            let (wanted, chunks) = (|j: usize| plan.colour(j) == Some(colour), directions.chunks(options, pass.lanes()));
            return Err(search(plan, row, chunks, wanted, |chunk| dense(pass, directions, plan, point, &x, &chunk)));
        }
        if colours.start == 0 {
            first(&mut state, pass);
        }
        let (mut rows, shape) = (plan.each_row(&colours), pass.shape());
        let _: Option<()> = pass.each_row(|row, slopes| {
            rows.next()?.each(|place, col, lane| {
                if let Some(d) = slopes.get(lane) {
                    entry(&mut state, shape, [row, col], place, canonical(*d));
                }
            });
            None
        });
    }
    Ok(())
}

/// The first row of a pass with a tangent that is not zero though the pattern has no entry of its colour there, and the colour.
// A function of its own: so all that the loop needs is in registers.
#[inline(never)]
fn outside<F: Float, P: Pass<F>>(pass: &P, plan: &Plan<'_>, colours: &Range<usize>) -> Option<[usize; 2]> {
    let mut rows = plan.each_row(colours);
    pass.each_row(|row, slopes| Some([row, rows.next()?.outside(slopes, <F as Float>::ZERO)?]))
}

/// Holds the pattern of a plan against the whole Jacobian at one point, each direction by itself.
///
/// # Errors
/// As [`jacfwd_sparse`], but `PlanError::Miss` for any derivative that is not zero outside the pattern: the first by column, as far as they go in
/// one pass.
pub fn check_pattern<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    x: impl Fn(usize, usize) -> F,
) -> Result<(), Error> {
    fits(plan, Kind::Jacobian, pass.shape(), directions)?;
    options.drawn_together()?;
    for chunk in directions.chunks(options, pass.lanes()) {
        dense(pass, directions, plan, 0, &x, &chunk)?;
    }
    Ok(())
}

/// The error that a derivative outside the pattern is, seen in `row` and in one of the columns that `wanted` says: what `alone` says of those `chunks`
/// that have one of them.
#[cold]
#[inline(never)]
pub(super) fn search(
    plan: &Plan<'_>,
    row: usize,
    chunks: impl Iterator<Item = Range<usize>>,
    wanted: impl Fn(usize) -> bool,
    mut alone: impl FnMut(Range<usize>) -> Result<(), Error>,
) -> Error {
    for chunk in chunks {
        if chunk.clone().any(&wanted)
            && let Err(error) = alone(chunk)
        {
            return error;
        }
    }
    // Together they are not zero and none is by itself: the function does not do the same every time. Any of them is as right.
    Error::Plan(PlanError::Miss { row, col: (0..plan.cols()).find(|j| wanted(*j)).unwrap_or(0) })
}

/// The first of a row's derivatives in the columns `cols` that is not zero and outside the pattern.
pub(super) fn miss<F: Float>(plan: &Plan<'_>, row: usize, cols: &Range<usize>, slopes: &[F]) -> Option<Error> {
    let outside = |(col, d): (usize, &F)| *d != <F as Float>::ZERO && !plan.has(row, col);
    let (col, _) = cols.clone().zip(slopes).find(|each| outside(*each))?;
    Some(Error::Plan(PlanError::Miss { row, col }))
}

/// A pass with a lane for each direction of `chunk`, none of them outside the pattern.
fn dense<F: Float, P: Pass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    plan: &Plan<'_>,
    point: u64,
    x: &impl Fn(usize, usize) -> F,
    chunk: &Range<usize>,
) -> Result<(), Error> {
    pass.start(chunk.len(), point, 0)?;
    seed(pass, directions, chunk, x);
    pass.run()?;
    pass.each_row(|row, slopes| miss(plan, row, chunk, slopes)).map_or(Ok(()), Err)
}
