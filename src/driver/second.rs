//! The driver of second order: Hessians by blocks on and above the diagonal.
//! Does not know where inputs come from and results go.

use super::first::{canonical, values};
use super::pass::SecondPass;
use super::plan::{Directions, Options};
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
    mut jac: impl FnMut(usize, usize, usize, usize, F),
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
            for (o, len) in shape.out_len.iter().enumerate() {
                for i in 0..*len {
                    for cols in directions.parts(shape, &(col..col + cols)) {
                        for c in 0..cols.count {
                            let q = (cols.block, cols.element + c);
                            if row == col {
                                jac(o, q.0, i, q.1, canonical(pass.first_derivative(o, i, cols.lane + c)));
                            }
                            for rows in directions.parts(shape, &(row..row + rows)) {
                                for r in 0..rows.count {
                                    if row + rows.lane + r > col + cols.lane + c {
                                        continue;
                                    }
                                    let p = (rows.block, rows.element + r);
                                    let h = canonical(pass.second_derivative(o, i, rows.lane + r, cols.lane + c));
                                    hess(o, i, p, q, h);
                                    hess(o, i, q, p, h);
                                }
                            }
                        }
                    }
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
        let lane = |part: Option<super::plan::Part>, j: usize| match part {
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
