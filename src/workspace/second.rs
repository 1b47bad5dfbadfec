//! The driver of second order over slices, and what is built on those of first order: gradient and check.
//! Does not check options.

use super::jacfwd::{Jacfwd, reader};
use super::{Body, Scalar, Workspace, table};
use crate::driver::{self, Tile};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::checked_len;

impl<B: Copy> Jacfwd<'_, B> {
    /// Second derivatives: element (i, p, q) of `hess[(o*K + k)*K + l]`, at `(i·len_k + p)·len_l + q`, takes
    /// `∂²out[o][i]/∂x[argnums[k]][p]∂x[argnums[l]][q]`, symmetric bit for bit. `jac` and `out` come from the same passes.
    ///
    /// # Errors
    /// See [`Jacfwd`]. `OutOfNumbers` also if the workspace has too few numbers of second order.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut mixed = [0.0; 2 * 2 * 1];
    /// let f = Jacfwd::new(&Scaled, SCALED).argnums(&[0, 1]);
    /// f.hessian(&mut workspace, &[&[2.0, 3.0], &[10.0]], &mut [&mut [], &mut mixed, &mut [], &mut []], &mut [], &mut [])?;
    /// assert_eq!(mixed, [1.0, 0.0, 0.0, 1.0]);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn hessian<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        hess: &mut [&mut [F]],
        jac: &mut [&mut [F]],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        let shape = self.signature;
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions(jac, 1)?;
        let blocks = directions.blocks();
        let cols = |k: usize| directions.len(shape, k);
        for rows in shape.out_len {
            for k in 0..blocks {
                let plane = checked_len(*rows, cols(k))?;
                (0..blocks).try_for_each(|l| checked_len(plane, cols(l)).map(|_| ()))?;
            }
        }
        let len = |at: usize| self.out_len(at / blocks / blocks) * cols(at / blocks % blocks) * cols(at % blocks);
        table::results(Pointer::Hess, hess, shape.out_len.len() * blocks * blocks, len)?;
        let values = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        let slopes = |o: usize, k: usize, i: usize, j: usize, d: F| table::write(jac, o * blocks + k, i * cols(k) + j, d);
        let second = |o: usize, i: usize, tile: Tile<'_, F>| {
            let (k, l) = (tile.rows.block, tile.cols.block);
            tile.each(|p, q, h| {
                table::write(hess, (o * blocks + k) * blocks + l, (i * cols(k) + p) * cols(l) + q, h);
                table::write(hess, (o * blocks + l) * blocks + k, (i * cols(l) + q) * cols(k) + p, h);
            });
        };
        driver::hessian(&mut pass, &self.options, &directions, reader(x), values, slopes, second)
    }

    /// Value and gradient of a function whose one output is one number: `grad[k]` takes `∂y/∂x[argnums[k]]`.
    ///
    /// # Errors
    /// See [`Jacfwd`]. `WrongCount` or `WrongLength` also for a function with another output.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut grad = [0.0];
    /// let first = Shape { in_len: &[1, 1], out_len: &[1], aux_len: &[] };
    /// let y = Jacfwd::new(&Scaled, first).gradient(&mut workspace, &[&[3.0], &[10.0]], &mut [&mut grad])?;
    /// assert_eq!((y, grad), (30.0, [10.0]));
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn gradient<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        grad: &mut [&mut [F]],
    ) -> Result<F, Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, &[], 1)?;
        table::same_count(Pointer::Out, self.signature.out_len.len(), 1)?;
        table::same_length(Pointer::Out, 0, self.out_len(0), 1)?;
        let directions = self.directions(grad, 1)?;
        let mut value = [<F as Float>::NAN];
        self.jacobian(&mut pass, &directions, x, grad, &mut [&mut value])?;
        Ok(value[0])
    }

    /// The derivative check: compares the Jacobian with derivatives by differences and returns the worst score. Right derivatives score below 1e-6 in
    /// double and 1e-3 in single precision, wrong ones above, at every scale of arguments and values.
    ///
    /// The score of an element `J` is `|J − D| / max(|J|, |D|, s·e/b)`, with the difference `D`, its estimated error `e`, and `s` 16, `b` 1e-6 (8 and
    /// 1e-3 in single precision): a wrong derivative stays below `b` only if it is within `s·e`, so that values cannot show it. Differences are
    /// central, of steps four times as large each, from one unit in the last place of the argument to its size or 1, whichever is larger; from 2^−80 to
    /// 2^20 for an argument of 0, and on to 2^40 times that size or 1 while a value of 0 hardly moves. Of their extrapolations the one counts that is
    /// surest by itself; at the edge of a domain they are one-sided. Steps at which nothing moves count only if the next ones move nothing either, or
    /// jump; if that cannot be told, both 0 and the slope of the larger steps are right. Per element of the inputs the function runs up to 100 times,
    /// up to 125 times for an argument of 0, and once more per factor of 2 by which an argument is below 1.
    ///
    /// Right derivatives may score higher where values have lost most of their digits, and where a kink or jump is nearer than 1e-5 of the argument (1e-3).
    /// NaN if one of `J` and `D` is NaN and the other finite; both NaN are a match, and so is an infinite `J` where differences grow without end. At a
    /// kink `D` is the mean of both sides and the score as large as their difference; at a jump differences do not settle, and nothing is found.
    ///
    /// # Errors
    /// See [`Jacfwd`]. It needs a few numbers more than the function: 16 values per output element, `LANES + 1` to a number.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let worst = Jacfwd::new(&Scaled, SCALED).leading(2).check(&mut workspace, &[&[2.0, 3.0], &[10.0]])?;
    /// assert!(worst < 1e-9);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn check<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
    ) -> Result<F, Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, &[], 1)?;
        let directions = self.directions::<F>(&[], 1)?;
        driver::check(&mut pass, &directions, reader(x))
    }
}
