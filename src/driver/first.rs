//! Drivers of first order: values, directional derivatives, Jacobians, batches of them.
//! Does not know where inputs come from and results go: both are closures.

use core::ops::Range;

use super::active::Active;
use super::pass::Pass;
use super::plan::{Directions, Options};
use crate::error::Error;
use crate::ops::{Float, canonical, canonical_primal};
use crate::random::Randomness;

/// Takes a Jacobian, columns of a block at a time.
pub trait Columns<F> {
    /// `∂out[o][i]/∂in[argnums[k]][j]` for `i` below `len` and the elements `j` of `active`: `row(i)` has those of one `i`, by lane, and
    /// not yet in canonical form.
    fn fill<R: AsRef<[F]>>(&mut self, o: usize, k: usize, len: usize, active: Active, row: impl Fn(usize) -> R);
}

impl<F: Float, J: FnMut(usize, usize, usize, usize, F)> Columns<F> for J {
    #[inline(always)]
    fn fill<R: AsRef<[F]>>(&mut self, o: usize, k: usize, len: usize, active: Active, row: impl Fn(usize) -> R) {
        for i in 0..len {
            for (l, d) in active.of(row(i).as_ref()).iter().enumerate() {
                self(o, k, i, active.element + l, canonical(*d));
            }
        }
    }
}

/// The direction whose draws a pass sees: 0, unless each direction has its own.
fn drawn(options: &Options<'_>, chunk: &Range<usize>) -> u64 {
    if options.randomness == Randomness::Different { chunk.start as u64 } else { 0 }
}

/// Hands every value of the last pass, outputs and aux, to `out(o, i, value)`.
#[inline(always)]
pub fn values<F: Float, P: Pass<F>>(pass: &P, mut out: impl FnMut(usize, usize, F)) {
    pass.each_primal(|o, i, y| out(o, i, canonical_primal(y)));
}

/// Runs the function at `x(a, j)` without directions.
///
/// # Errors
/// Whatever stopped the pass.
pub fn call<F: Float, P: Pass<F>>(
    pass: &mut P,
    point: u64,
    x: impl Fn(usize, usize) -> F,
    out: impl FnMut(usize, usize, F),
) -> Result<(), Error> {
    pass.start(0, point, 0)?;
    constants(pass, &x);
    pass.run()?;
    values(pass, out);
    Ok(())
}

/// Every input a constant.
fn constants<F: Float, P: Pass<F>>(pass: &mut P, x: &impl Fn(usize, usize) -> F) {
    for a in 0..pass.shape().in_len.len() {
        let len = pass.shape().input(a);
        pass.input(a, len, |j| x(a, j), Active::default());
    }
}

/// `J·S` for `k` directions: direction `d` of input (`a`, `j`) is `tangent(a, j, d)`; `out_tangent(o, i, d, t)` takes the results.
///
/// # Errors
/// Whatever stopped a pass.
pub fn jvp_many<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    k: usize,
    x: impl Fn(usize, usize) -> F,
    tangent: impl Fn(usize, usize, usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    mut out_tangent: impl FnMut(usize, usize, usize, F),
) -> Result<(), Error> {
    let lanes = if options.randomness == Randomness::Different { 1 } else { pass.lanes() };
    for chunk in crate::chunk::plan(k, lanes, options.chunk) {
        pass.start(chunk.len(), 0, drawn(options, &chunk))?;
        for a in 0..pass.shape().in_len.len() {
            let len = pass.shape().input(a);
            pass.tangents(a, len, |j| x(a, j), |j, lane| tangent(a, j, chunk.start + lane), chunk.len());
        }
        pass.run()?;
        if chunk.start == 0 {
            values(pass, &mut out);
        }
        for (o, len) in pass.shape().out_len.iter().enumerate() {
            for i in 0..*len {
                for (lane, t) in pass.row(o, i).as_ref().iter().take(chunk.len()).enumerate() {
                    out_tangent(o, i, chunk.start + lane, canonical(*t));
                }
            }
        }
    }
    Ok(())
}

/// The Jacobian at one point: `jac` takes its columns, or `jac(o, k, i, j, d)` each `∂out[o][i]/∂in[argnums[k]][j]`; `out` the values of the same
/// passes.
///
/// # Errors
/// Whatever stopped a pass. An error in the first pass comes before any result.
// Inlined, with what it calls: shapes and options by address would be copied from pieces that the store buffer cannot forward.
#[inline(always)]
pub fn jacfwd<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    point: u64,
    x: impl Fn(usize, usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    mut jac: impl Columns<F>,
) -> Result<(), Error> {
    for chunk in directions.chunks(options, pass.lanes()) {
        pass.start(chunk.len(), point, drawn(options, &chunk))?;
        seed(pass, directions, &chunk, &x);
        pass.run()?;
        if chunk.start == 0 {
            values(pass, &mut out);
        }
        let shape = pass.shape();
        directions.parts(shape, &chunk, |part| {
            for (o, len) in shape.out_len.iter().enumerate() {
                jac.fill(o, part.block, *len, part.active, |i| pass.row(o, i));
            }
        });
    }
    Ok(())
}

/// Writes the inputs of a pass: directions where the chunk has them, constants elsewhere.
#[inline(always)]
pub(super) fn seed<F: Float, P: Pass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    chunk: &Range<usize>,
    x: &impl Fn(usize, usize) -> F,
) {
    for a in 0..pass.shape().in_len.len() {
        let len = pass.shape().input(a);
        let active = directions.active(pass.shape(), chunk, a);
        pass.input(a, len, |j| x(a, j), active);
    }
}

/// Likewise with direction `d` in lane `lane(d)` of `lanes`, a constant if that is beyond them; several directions may share one.
// A function of its own: so all that the loop needs is in registers.
#[inline(never)]
pub(super) fn seed_lanes<F: Float, P: Pass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    lanes: usize,
    lane: impl Fn(usize) -> usize,
    x: &impl Fn(usize, usize) -> F,
) {
    for a in 0..pass.shape().in_len.len() {
        let (len, begin) = (pass.shape().input(a), directions.begin(pass.shape(), a));
        pass.grouped(a, len, |j| x(a, j), |j| begin.map_or(usize::MAX, |begin| lane(begin + j)), lanes);
    }
}
