//! The driver of second order: Hessians by tiles on and above the diagonal.
//! Does not know where inputs come from and results go.

use super::first::{Columns, values};
use super::pass::SecondPass;
use super::plan::{Directions, Options, Part};
use crate::dual::SIDE;
use crate::error::Error;
use crate::ops::Float;

/// Second derivatives of one output element: those of one pass that belong to one input by rows and one by columns.
#[derive(Debug)]
pub struct Tile<'a, F> {
    /// The rows: elements of an input, and where they stand in the pass.
    pub rows: Part,
    /// The columns.
    pub cols: Part,
    /// Whether rows and columns of the pass are the same directions.
    diagonal: bool,
    values: &'a [[F; SIDE]; SIDE],
}

impl<F: Copy> Tile<'_, F> {
    /// Hands every derivative on or above the diagonal to `f(p, q, h)`: elements of the two inputs. It belongs to (q, p), too.
    #[inline(always)]
    pub fn each(&self, mut f: impl FnMut(usize, usize, F)) {
        let (rows, cols) = (self.rows.active, self.cols.active);
        for (p, row) in rows.of(self.values).iter().enumerate() {
            let first = if self.diagonal { (rows.lane + p).saturating_sub(cols.lane) } else { 0 };
            for (q, h) in cols.of(row).iter().enumerate().skip(first) {
                f(rows.element + p, cols.element + q, *h);
            }
        }
    }
}

/// Second derivatives of every output: `hess(o, i, tile)` takes those of element `i` of output `o`, tile by tile, each pair of directions once;
/// `jac` the first derivatives, `out` the values.
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
    mut hess: impl FnMut(usize, usize, Tile<'_, F>),
) -> Result<(), Error> {
    let side = if options.chunk == 0 { pass.side() } else { pass.side().min(options.chunk) };
    let total = directions.total();
    let mut col = 0;
    loop {
        let cols = col..total.min(col + side);
        let mut row = 0;
        // The rows up to the diagonal: the last tile is on it.
        while row <= col {
            let rows = row..total.min(row + side);
            pass.start_second(0)?;
            let shape = pass.shape();
            for a in 0..shape.in_len.len() {
                let shape = pass.shape();
                let len = shape.input(a);
                let (rows, cols) = (directions.active(shape, &rows, a), directions.active(shape, &cols, a));
                pass.second_input(a, len, |j| x(a, j), rows, cols);
            }
            pass.run_second()?;
            if col == 0 {
                values(pass, &mut out);
            }
            let (shape, diagonal) = (pass.shape(), row == col);
            if diagonal {
                directions.parts(shape, &cols, |c| {
                    for (o, len) in shape.out_len.iter().enumerate() {
                        jac.fill(o, c.block, *len, c.active, |i| pass.first_derivatives(o, i));
                    }
                });
            }
            for (o, len) in shape.out_len.iter().enumerate() {
                for i in 0..*len {
                    let values = &pass.second_derivatives(o, i);
                    directions.parts(shape, &cols, |cols| {
                        directions.parts(shape, &rows, |rows| hess(o, i, Tile { rows, cols, diagonal, values }));
                    });
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
