//! The driver of second order: Hessians by blocks on and above the diagonal.
//! Does not know where inputs come from and results go.

use super::first::{Columns, canonical, values};
use super::pass::SecondPass;
use super::plan::{Directions, Options, Part};
use crate::error::Error;
use crate::ops::Float;

/// Where a direction stands: the block of argnums and the element of its input.
type Place = (usize, usize);

/// Second derivatives of every output: `hess(o, i, (k, p), (l, q), h)` takes `∂²out[o][i]/∂in[argnums[k]][p]∂in[argnums[l]][q]`, for
/// each pair once and mirrored bit for bit; `jac(o, k, i, j, d)` the first derivatives, `out` the values.
///
/// # Errors
/// Whatever stopped a pass. An error in the first pass comes before any result.
pub fn hessian<F: Float, P: SecondPass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    x: impl Fn(usize, usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    mut jac: impl Columns<F>,
    mut hess: impl FnMut(usize, usize, Place, Place, F),
) -> Result<(), Error> {
    let side = if options.chunk == 0 { pass.side() } else { pass.side().min(options.chunk) };
    let total = directions.total();
    let mut col = 0;
    loop {
        let cols = side.min(total - col);
        let mut row = 0;
        // The rows up to the diagonal: the last block of rows is the block of columns itself.
        while row <= col {
            let rows = side.min(total - row);
            pass.start_second(0)?;
            seed(pass, directions, (row, rows), (col, cols), &x);
            pass.run_second()?;
            if col == 0 {
                values(pass, &mut out);
            }
            let shape = pass.shape();
            for c in directions.parts(shape, &(col..col + cols)) {
                if row == col {
                    for (o, len) in shape.out_len.iter().enumerate() {
                        let derivative = |i, l| canonical(pass.first_derivative(o, i, c.lane + l));
                        jac.fill(o, c.block, *len, c.element, |i| (0..c.count).map(move |l| derivative(i, l)));
                    }
                }
                for r in directions.parts(shape, &(row..row + rows)) {
                    block(pass, (row, r), (col, c), &mut hess);
                }
            }
            row += side;
        }
        col += side;
        if col >= total {
            return Ok(());
        }
    }
}

/// Hands on the second derivatives of one part of the rows by one part of the columns, as far as they lie on or above the diagonal.
#[inline(always)]
fn block<F: Float, P: SecondPass<F>>(
    pass: &P,
    (row, r): (usize, Part),
    (col, c): (usize, Part),
    hess: &mut impl FnMut(usize, usize, Place, Place, F),
) {
    for (o, len) in pass.shape().out_len.iter().enumerate() {
        for i in 0..*len {
            let at = pass.second_derivatives(o, i);
            for q in 0..c.count {
                for p in (0..r.count).take_while(|p| row + r.lane + p <= col + c.lane + q) {
                    let (place_p, place_q) = ((r.block, r.element + p), (c.block, c.element + q));
                    let h = canonical(at(r.lane + p, c.lane + q));
                    hess(o, i, place_p, place_q, h);
                    hess(o, i, place_q, place_p, h);
                }
            }
        }
    }
}

/// Writes the inputs of a pass: `rows` and `cols` are the first direction and how many follow.
fn seed<F: Float, P: SecondPass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    rows: (usize, usize),
    cols: (usize, usize),
    x: &impl Fn(usize, usize) -> F,
) {
    for a in 0..pass.shape().in_len.len() {
        let shape = pass.shape();
        let find = |(start, count): (usize, usize)| directions.parts(shape, &(start..start + count)).find(|part| part.input == a);
        let lane = |part: Option<Part>, j: usize| match part {
            Some(part) if j >= part.element && j - part.element < part.count => part.lane + (j - part.element),
            _ => usize::MAX,
        };
        let (row, col) = (find(rows), find(cols));
        let len = shape.in_len.get(a).copied().unwrap_or(0);
        for j in 0..len {
            pass.second(a, j, x(a, j), lane(row, j), lane(col, j));
        }
    }
}
