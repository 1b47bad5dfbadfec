//! The drivers of first order over slices: values, directional derivatives, Jacobians, batches of them.
//! Does not check options.

use super::jacfwd::{Jacfwd, element, reader};
use super::{Body, Scalar, Workspace, WorkspacePass, table};
use crate::driver::{self, Directions};
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::checked_len;

impl<B: Copy> Jacfwd<'_, B> {
    /// The values of outputs and aux blocks.
    ///
    /// # Errors
    /// See [`Jacfwd`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut y = [0.0; 2];
    /// Jacfwd::new(&Scaled, SCALED).call(&mut workspace, &[&[2.0, 3.0], &[10.0]], &mut [&mut y])?;
    /// assert_eq!(y, [20.0, 30.0]);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn call<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        driver::call(&mut pass, 0, reader(x), |o, i, y| table::write(out, o, i, y))
    }

    /// Values, and derivatives in one direction: `out_tangents[o]` takes `Σ ∂out[o]/∂x[a]·tangents[a]`. An empty tangent is zero.
    ///
    /// # Errors
    /// See [`Jacfwd`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut dy = [0.0; 2];
    /// Jacfwd::new(&Scaled, SCALED).jvp(&mut workspace, &[&[2.0, 3.0], &[10.0]], &[&[], &[1.0]], &mut [], &mut [&mut dy])?;
    /// assert_eq!(dy, [2.0, 3.0]);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn jvp<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        tangents: &[&[F]],
        out: &mut [&mut [F]],
        out_tangents: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.jvp_many(workspace, 1, x, tangents, out, out_tangents)
    }

    /// Values, and derivatives in `k` directions, `J·S`: direction `d` of input `a` is `tangents[a][d·in_len..]`, its results are
    /// `out_tangents[o][d·out_len..]`. An empty tangent is zero.
    ///
    /// # Errors
    /// See [`Jacfwd`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut dy = [0.0; 4];
    /// let directions: [&[f64]; 2] = [&[1.0, 0.0, 0.0, 1.0], &[]];
    /// Jacfwd::new(&Scaled, SCALED).jvp_many(&mut workspace, 2, &[&[2.0, 3.0], &[10.0]], &directions, &mut [], &mut [&mut dy])?;
    /// assert_eq!(dy, [10.0, 0.0, 0.0, 10.0]);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn jvp_many<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        k: usize,
        x: &[&[F]],
        tangents: &[&[F]],
        out: &mut [&mut [F]],
        out_tangents: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        let shape = self.signature;
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        for len in shape.in_len.iter().chain(shape.out_len) {
            checked_len(k, *len)?;
        }
        table::optional(Pointer::Tangents, tangents, shape.in_len.len(), |a| k * self.in_len(a))?;
        table::results(Pointer::OutTangents, out_tangents, shape.out_len.len(), |o| k * self.out_len(o))?;
        let tangent = |a: usize, j: usize, d: usize| {
            let direction = tangents.get(a).and_then(|t| t.get(d * self.in_len(a) + j));
            direction.copied().unwrap_or(<F as Float>::ZERO)
        };
        let values = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        let result = |o: usize, i: usize, d: usize, t: F| table::write(out_tangents, o, d * self.out_len(o) + i, t);
        driver::jvp_many(&mut pass, &self.options, k, reader(x), tangent, values, result)
    }

    /// The Jacobian: `jac[o*K + k]` takes `∂out[o]/∂x[argnums[k]]`, row-major; `out` the values of the same passes.
    ///
    /// # Errors
    /// See [`Jacfwd`].
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let (mut by_scale, mut by_x, mut y) = ([0.0; 2], [0.0; 4], [0.0; 2]);
    /// let f = Jacfwd::new(&Scaled, SCALED).argnums(&[-1, 0]);
    /// f.jacfwd(&mut workspace, &[&[2.0, 3.0], &[10.0]], &mut [&mut by_scale, &mut by_x], &mut [&mut y])?;
    /// assert_eq!(by_scale, [2.0, 3.0]);
    /// assert_eq!(by_x, [10.0, 0.0, 0.0, 10.0]);
    /// assert_eq!(y, [20.0, 30.0]);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn jacfwd<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        jac: &mut [&mut [F]],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions(jac, 1)?;
        self.jacobian(&mut pass, &directions, x, jac, out)
    }

    /// Jacobians at `count` points: `x[a]` holds them one behind the other, or as [`in_stride`](Self::in_stride) says; each block of
    /// `jac` is count × out_len × in_len and dense, each of `out` count × out_len.
    ///
    /// If a pass fails, the points before it are complete; [`Workspace::points_done`] counts them.
    ///
    /// # Errors
    /// See [`Jacfwd`]. An input that does not reach the last point is `WrongLength`; longer ones are fine.
    ///
    /// ```
    #[doc = include_str!("example.md")]
    /// let mut jac = [0.0; 3 * 2];
    /// let points = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0];
    /// let f = Jacfwd::new(&Scaled, SCALED).argnums(&[1]).in_stride(&[2, 0]);
    /// f.jacfwd_batch(&mut workspace, 3, &[&points, &[10.0]], &mut [&mut jac], &mut [])?;
    /// assert_eq!(jac, points);
    /// assert_eq!(workspace.points_done(), 3);
    /// # Ok::<(), jacfwd::error::Error>(())
    /// ```
    pub fn jacfwd_batch<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        count: usize,
        x: &[&[F]],
        jac: &mut [&mut [F]],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        workspace.points_done = 0;
        self.points(x, count)?;
        let mut pass = self.pass(workspace, out, count)?;
        let directions = self.directions(jac, count)?;
        let blocks = directions.blocks();
        let at = |point: usize, a: usize, j: usize| element(x, a, point * self.stride(a) + j);
        let values = |point: usize, o: usize, i: usize, y: F| table::write(out, o, point * self.out_len(o) + i, y);
        let slopes = |point: usize, o: usize, k: usize, i: usize, j: usize, d: F| {
            let cols = directions.len(self.signature, k);
            table::write(jac, o * blocks + k, (point * self.out_len(o) + i) * cols + j, d);
        };
        let mut complete = 0;
        let result = driver::batch(&mut pass, &self.options, &directions, count, at, values, slopes, |points| complete = points);
        pass.points_done(complete);
        result
    }

    /// The Jacobian at one point, everything checked.
    pub(super) fn jacobian<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        pass: &mut WorkspacePass<'_, B, F, L, N, S>,
        directions: &Directions<'_>,
        x: &[&[F]],
        jac: &mut [&mut [F]],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        let values = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        driver::jacfwd(pass, &self.options, directions, 0, reader(x), values, self.blocks(directions, jac))
    }

    /// What writes a Jacobian into its blocks.
    #[inline(always)]
    pub(super) fn blocks<F: Float>(
        &self,
        directions: &Directions<'_>,
        jac: &mut [&mut [F]],
    ) -> impl FnMut(usize, usize, usize, usize, F) {
        let blocks = directions.blocks();
        move |o, k, i, j, d| table::write(jac, o * blocks + k, i * directions.len(self.signature, k) + j, d)
    }
}
