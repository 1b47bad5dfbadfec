//! The sparse drivers over slices: values of the entries of a plan's pattern, in its order.
//! Does not check options, nor makes plans.

use super::jacfwd::{Jacfwd, reader};
use super::{Body, Scalar, Workspace, table};
use crate::driver;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::sparsity::{Kind, Plan};

impl<B: Copy> Jacfwd<'_, B> {
    /// The Jacobian of a plan's pattern, whose rows are the elements of all outputs and whose columns are those of the differentiated inputs, one behind the
    /// other: `values[k]` takes entry `k`. The function runs once per chunk of colours; the bits are those of [`jacfwd`](Self::jacfwd), if the pattern has
    /// every entry that operations can pass on. No values are wanted if `values` is empty.
    ///
    /// # Errors
    /// See [`Jacfwd`]. [`PlanError`](crate::error::PlanError) for a plan of other derivatives, for draws of each direction's own, and `Miss` for a derivative
    /// outside the pattern that is not zero, unless its row has an entry of the same colour or its column has none at all:
    /// [`check_pattern`](Self::check_pattern) sees those, too.
    ///
    /// ```
    /// use jacfwd::ops::Float;
    /// use jacfwd::shape::Shape;
    /// use jacfwd::sparsity::{Kind, Pattern, listed, plan_len, plan_make, plan_scratch_len};
    /// use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
    /// use jacfwd::{Math, Number};
    ///
    /// /// A chain of springs: y[i] depends on x[i] and its neighbours.
    /// struct Chain;
    ///
    /// impl<F: Float> Function<F> for Chain {
    ///     fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
    ///         let x = &x[0];
    ///         for i in 0..x.len() {
    ///             y[0][i] = x[i].square();
    ///             if let Some(left) = i.checked_sub(1).and_then(|i| x.get(i)) {
    ///                 y[0][i] += *left;
    ///             }
    ///             if let Some(right) = x.get(i + 1) {
    ///                 y[0][i] -= *right;
    ///             }
    ///         }
    ///         Ok(())
    ///     }
    /// }
    ///
    /// // Where it can be nonzero: three diagonals of five columns, row by row.
    /// let starts = [0, 2, 5, 8, 11, 13];
    /// let columns = [0, 1, 0, 1, 2, 1, 2, 3, 2, 3, 4, 3, 4];
    /// let pattern = Pattern::new(5, 5, &starts, &columns)?;
    ///
    /// // A plan is made once; here both of its memories are on the heap.
    /// let mut memory = vec![0; plan_len(Kind::Jacobian, 5, 5, 13)?];
    /// let mut scratch = vec![0; plan_scratch_len(Kind::Jacobian, 5, 5, 13)?];
    /// let plan = plan_make(&listed(pattern), Kind::Jacobian, None, &mut memory, &mut scratch)?;
    /// assert_eq!(plan.colours(), 3);
    ///
    /// // Three directions instead of five.
    /// let (mut values, mut y) = ([0.0; 13], [0.0; 5]);
    /// let mut workspace = Workspace::<f64, 3, 10>::new();
    /// let chain = Jacfwd::new(&Chain, Shape { in_len: &[5], out_len: &[5], aux_len: &[] });
    /// chain.jacfwd_sparse(&mut workspace, &[&[1.0, 2.0, 3.0, 4.0, 5.0]], &plan, &mut values, &mut [&mut y])?;
    /// assert_eq!(values, [2.0, -1.0, 1.0, 4.0, -1.0, 1.0, 6.0, -1.0, 1.0, 8.0, -1.0, 1.0, 10.0]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn jacfwd_sparse<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        plan: &Plan<'_>,
        values: &mut [F],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions::<F>(&[], 1)?;
        table::length_or_none(Pointer::Values, values, plan.entries())?;
        let y = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        driver::jacfwd_sparse(&mut pass, &self.options, &directions, plan, 0, reader(x), y, |k, d| write(values, k, d))
    }

    /// The dense Jacobian by way of a plan, a direction per colour instead of one per column: blocks as for [`jacfwd`](Self::jacfwd), +0 where the pattern has no
    /// entry, the bits of `jacfwd` elsewhere.
    ///
    /// # Errors
    /// As [`jacfwd_sparse`](Self::jacfwd_sparse) and [`jacfwd`](Self::jacfwd).
    pub fn jacfwd_by_plan<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        plan: &Plan<'_>,
        jac: &mut [&mut [F]],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions(jac, 1)?;
        let y = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        let jac = self.blocks(&directions, jac);
        driver::jacfwd_by_plan(&mut pass, &self.options, &directions, plan, reader(x), y, jac)
    }

    /// The Hessian of the sum of `weights[e]` times output element `e`, the elements of all outputs one behind the other, at the entries of a plan's pattern:
    /// `values[k]` takes entry `k`. All weights are 1 if there are none. Each value is a sum from 0 in order, one rounding for each product and sum;
    /// an element with the weight 0, and a second derivative that is 0, contributes nothing.
    ///
    /// # Errors
    /// As [`jacfwd_sparse`](Self::jacfwd_sparse) and [`hessian`](Self::hessian); `WrongLength` for more or fewer weights than elements.
    pub fn hessian_sparse<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        plan: &Plan<'_>,
        weights: &[F],
        values: &mut [F],
        out: &mut [&mut [F]],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, out, 1)?;
        let directions = self.directions::<F>(&[], 1)?;
        table::length_or_none(Pointer::Values, values, plan.entries())?;
        let weight = self.weights(weights)?;
        let y = |o: usize, i: usize, y: F| table::write(out, o, i, y);
        let hess = |k: usize, d: F| write(values, k, d);
        driver::hessian_sparse(&mut pass, &self.options, &directions, plan, reader(x), weight, y, hess)
    }

    /// Holds the pattern of a plan against all derivatives at a point, each direction by itself; for a plan of a Hessian, with these weights. For tests: it
    /// costs as much as the dense Jacobian or Hessian.
    ///
    /// # Errors
    /// As [`jacfwd_sparse`](Self::jacfwd_sparse), but `Miss` for any derivative outside the pattern that is not zero.
    pub fn check_pattern<F: Scalar<L>, const L: usize, const N: usize, const S: usize>(
        &self,
        workspace: &mut Workspace<F, L, N, S>,
        x: &[&[F]],
        plan: &Plan<'_>,
        weights: &[F],
    ) -> Result<(), Error>
    where
        B: Body<F>,
    {
        self.inputs(x)?;
        let mut pass = self.pass(workspace, &[], 1)?;
        let directions = self.directions::<F>(&[], 1)?;
        let weight = self.weights(weights)?;
        match plan.kind() {
            Kind::Jacobian => driver::check_pattern(&mut pass, &self.options, &directions, plan, reader(x)),
            Kind::Hessian => driver::check_hessian_pattern(&mut pass, &self.options, &directions, plan, reader(x), weight),
        }
    }

    /// The weight of each output element.
    pub(super) fn weights<F: Float>(&self, weights: &[F]) -> Result<impl Fn(usize) -> F, Error> {
        table::length_or_none(Pointer::Weights, weights, self.signature.out_len.iter().sum())?;
        Ok(|e: usize| weights.get(e).copied().unwrap_or(<F as Float>::ONE))
    }
}

/// Writes value `k`, where it is wanted.
fn write<F>(values: &mut [F], k: usize, d: F) {
    if let Some(value) = values.get_mut(k) {
        *value = d;
    }
}
