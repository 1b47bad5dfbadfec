//! Drivers of first order: values, directional derivatives, Jacobians, batches of them.
//! Does not know where inputs come from and results go: both are closures.

use core::ops::Range;

use super::pass::Pass;
use super::plan::{Directions, Options};
use crate::error::Error;
use crate::ops::Float;
use crate::random::Randomness;

/// Takes a Jacobian, columns of a block at a time.
pub trait Columns<F> {
    /// `∂out[o][i]/∂in[argnums[k]][j]` for `i` below `len` and `j` from `first` on: `row(i)` gives those of one `i`.
    fn fill<I: Iterator<Item = F>>(&mut self, o: usize, k: usize, len: usize, first: usize, row: impl Fn(usize) -> I);
}

impl<F, J: FnMut(usize, usize, usize, usize, F)> Columns<F> for J {
    #[inline(always)]
    fn fill<I: Iterator<Item = F>>(&mut self, o: usize, k: usize, len: usize, first: usize, row: impl Fn(usize) -> I) {
        for i in 0..len {
            for (j, d) in row(i).enumerate() {
                self(o, k, i, first + j, d);
            }
        }
    }
}

/// A result as it leaves the library: every NaN the positive quiet one, a zero tangent `+0`.
#[inline(always)]
pub fn canonical<F: Float>(t: F) -> F {
    t.canonical()
}

/// A primal as it leaves the library: every NaN the positive quiet one; zeros keep their sign.
#[inline(always)]
pub fn canonical_primal<F: Float>(x: F) -> F {
    if x.is_nan() { <F as Float>::NAN } else { x }
}

/// The direction whose draws a pass sees: 0, unless each direction has its own.
fn drawn(options: &Options<'_>, chunk: &Range<usize>) -> u64 {
    if options.randomness == Randomness::Different { chunk.start as u64 } else { 0 }
}

/// Hands every value of the last pass, outputs and aux, to `out(o, i, value)`.
pub fn values<F: Float, P: Pass<F>>(pass: &P, mut out: impl FnMut(usize, usize, F)) {
    let shape = pass.shape();
    for (o, len) in shape.out_len.iter().chain(shape.aux_len).enumerate() {
        for i in 0..*len {
            out(o, i, canonical_primal(pass.primal(o, i)));
        }
    }
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
        for j in 0..pass.shape().in_len.get(a).copied().unwrap_or(0) {
            pass.constant(a, j, x(a, j));
        }
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
            for j in 0..pass.shape().in_len.get(a).copied().unwrap_or(0) {
                pass.tangents(a, j, x(a, j), |lane| tangent(a, j, chunk.start + lane), chunk.len());
            }
        }
        pass.run()?;
        if chunk.start == 0 {
            values(pass, &mut out);
        }
        for (o, len) in pass.shape().out_len.iter().enumerate() {
            for i in 0..*len {
                let row = pass.row(o, i);
                for lane in 0..chunk.len() {
                    out_tangent(o, i, chunk.start + lane, row(lane));
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
        for part in directions.parts(shape, &chunk) {
            for (o, len) in shape.out_len.iter().enumerate() {
                jac.fill(o, part.block, *len, part.element, |i| {
                    let row = pass.row(o, i);
                    (0..part.count).map(move |l| row(part.lane + l))
                });
            }
        }
    }
    Ok(())
}

/// Writes the inputs of a pass: directions where the chunk has them, constants elsewhere.
fn seed<F: Float, P: Pass<F>>(pass: &mut P, directions: &Directions<'_>, chunk: &Range<usize>, x: &impl Fn(usize, usize) -> F) {
    for a in 0..pass.shape().in_len.len() {
        let len = pass.shape().in_len.get(a).copied().unwrap_or(0);
        let part = directions.parts(pass.shape(), chunk).find(|part| part.input == a);
        let (first, lane, count) = part.map_or((0, 0, 0), |part| (part.element, part.lane, part.count));
        for j in 0..len {
            match j.checked_sub(first) {
                Some(l) if l < count => pass.variable(a, j, x(a, j), lane + l),
                _ => pass.constant(a, j, x(a, j)),
            }
        }
    }
}
