//! The products of Jacobians over slices: normal equations, and covariances moved through a function.
//! Does not check options.

use super::jacfwd::{Jacfwd, reader};
use super::{Body, Scalar, Workspace, table};
use crate::driver::{self, Square};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::{checked_len, checked_sum};

impl<B: Copy> Jacfwd<'_, B> {
    /// The normal equations of a fit, without storing its Jacobian `J`: `jtj` takes `Jᵀ·W·J`, dense, row by row and symmetric bit for bit, and `jtr` takes
    /// `Jᵀ·W·y`. `J` has a row for each element of all outputs, one output behind the other, and `y` are their values; its columns are the differentiated
    /// elements. `W` is the diagonal matrix of `weights`, one for each row; all 1 if there are none. What is empty is not wanted.
    ///
    /// Element (p, q ≥ p) is the sum from 0 over the rows `e` in order of `(weights[e]·J[e][p])·J[e][q]`, element `p` of `jtr` that of
    /// `(weights[e]·y[e])·J[e][p]`, as a loop over the result of [`jacfwd`](Self::jacfwd) has it: a weight of 0 does not hide a NaN. The function runs once if a
    /// pass takes all `n` directions, otherwise once for each pair of halves of a pass, or as for `jacfwd` if `jtj` is not wanted.
    ///
    /// # Errors
    /// See [`Jacfwd`]. `OwnDraws` for draws of each direction's own; `TooFewLanes` if `jtj` is wanted, `n` is more than 1, and a pass takes one direction; `WrongLength` for results or
    /// weights of other lengths.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let (mut jtj, mut jtr, mut y) = ([0.0; 4], [0.0; 2], [0.0; 2]);
    /// let scaled = Jacfwd::new(&Scaled, SCALED);
    /// scaled.jtj(&mut workspace, &[&[2.0, 3.0], &[10.0]], &[1.0, 0.5], &mut jtj, &mut jtr, &mut [&mut y])?;
    /// assert_eq!((jtj, jtr, y), ([100.0, 0.0, 0.0, 50.0], [200.0, 150.0], [20.0, 30.0]));
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    #[allow(clippy::too_many_arguments, reason = "three results, each of which may be unwanted")]
    pub fn jtj<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        weights: &[F],
        jtj: &mut [F],
        jtr: &mut [F],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions::<F>(&[], 1)?;
        let side = directions.total();
        table::length_or_none(Pointer::Jtj, jtj, side.saturating_mul(side))?;
        table::length_or_none(Pointer::Jtr, jtr, side)?;
        let weight = self.weights(weights)?;
        let y = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        let gradient = |p: usize, sum: F| jtr.get_mut(p).into_iter().for_each(|jtr| *jtr = sum);
        driver::jtj(&mut pass, &self.options, &directions, reader(x), weight, y, &mut Dense { data: jtj, side }, gradient)
    }

    /// How a covariance moves through a function, without storing its Jacobian `J`: `jpjt` takes `J·P·Jᵀ`, dense, row by row and symmetric bit for bit. `p` is
    /// the symmetric matrix `P`, likewise, with a row for each differentiated element; rows and columns of `J` as for [`jtj`](Self::jtj). `jpjt` empty =
    /// not wanted.
    ///
    /// Element (e, g ≥ e) is the sum from 0 over the columns `q` in order of `t[q]·J[g][q]`, with `t[q]` the sum from 0 over `i` of `J[e][i]·P[i][q]`. The
    /// function runs once: a pass must take all directions, whatever `chunk` says.
    ///
    /// # Errors
    /// See [`Jacfwd`]. `OwnDraws` and `WrongLength` as for [`jtj`](Self::jtj); `TooFewLanes` if the workspace has fewer lanes than directions.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut covariance = [0.0; 4];
    /// let scaled = Jacfwd::new(&Scaled, SCALED);
    /// scaled.jpjt(&mut workspace, &[&[2.0, 3.0], &[10.0]], &[1.0, 0.5, 0.5, 4.0], &mut covariance, &mut [])?;
    /// assert_eq!(covariance, [100.0, 50.0, 50.0, 400.0]);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn jpjt<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        p: &[F],
        jpjt: &mut [F],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions::<F>(&[], 1)?;
        let cols = directions.total();
        let side = self.signature.out_len.iter().try_fold(0, |sum, len| checked_sum(sum, *len))?;
        table::same_length(Pointer::Symmetric, 0, p.len(), checked_len(cols, cols)?)?;
        table::length_or_none(Pointer::Jpjt, jpjt, side.saturating_mul(side))?;
        let symmetric = |i: usize, j: usize| p.get(i * cols + j).copied().unwrap_or(<F as Float>::NAN);
        let y = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        driver::jpjt(&mut pass, &self.options, &directions, reader(x), symmetric, y, &mut Dense { data: jpjt, side })
    }
}

/// A dense square matrix, row by row; empty if it is unwanted.
struct Dense<'a, F> {
    data: &'a mut [F],
    side: usize,
}

impl<F: Float> Square<F> for Dense<'_, F> {
    fn is_wanted(&self) -> bool {
        !self.data.is_empty()
    }

    #[inline(always)]
    fn at(&self, p: usize, q: usize) -> F {
        self.data.get(p * self.side + q).copied().unwrap_or(<F as Float>::NAN)
    }

    #[inline(always)]
    fn put(&mut self, p: usize, q: usize, x: F) {
        if let Some(place) = self.data.get_mut(p * self.side + q) {
            *place = x;
        }
    }
}
