//! What a driver needs of a function: passes of first and of second order.
//! Does not know who calls the function or where its numbers live.

use core::ops::Range;

use super::active::Active;
use super::plan::{Directions, Options};
use crate::dual::SIDE;
use crate::error::Error;
use crate::ops::Float;
use crate::shape::Shape;

/// A function that can be run on numbers of first order.
///
/// A pass is `start`, then every input element once, then `run`; results may be read until the next `start`.
pub trait Pass<F: Float> {
    /// Lengths of inputs, outputs and aux blocks.
    fn shape(&self) -> Shape<'_>;

    /// The most directions of one pass.
    fn lanes(&self) -> usize;

    /// Begins a pass in `directions` directions. `point` and `direction` pick the draws it sees.
    ///
    /// # Errors
    /// Whatever makes the pass impossible.
    fn start(&mut self, directions: usize, point: u64, direction: u64) -> Result<(), Error>;

    /// Input `a` of `len` elements has the values `x(j)`; those that `active` names are directions, the others constants.
    fn input(&mut self, a: usize, len: usize, x: impl Fn(usize) -> F, active: Active);

    /// Input `a` of `len` elements has the values `x(j)`; element `j` is of the direction in lane `lane(j)`, a constant if that is beyond the lanes of the
    /// pass, `directions` of them. Several elements may be of one direction.
    #[inline(always)]
    fn grouped(&mut self, a: usize, len: usize, x: impl Fn(usize) -> F, lane: impl Fn(usize) -> usize, directions: usize) {
        let tangent = |j: usize, l: usize| if lane(j) == l { <F as Float>::ONE } else { <F as Float>::ZERO };
        self.tangents(a, len, x, tangent, directions);
    }

    /// Input `a` of `len` elements has the values `x(j)` and the tangents `t(j, lane)` in `directions` lanes.
    fn tangents(&mut self, a: usize, len: usize, x: impl Fn(usize) -> F, t: impl Fn(usize, usize) -> F, directions: usize);

    /// Runs the function.
    ///
    /// # Errors
    /// Whatever stopped it, and outputs that are not set.
    fn run(&mut self) -> Result<(), Error>;

    /// The value of element `i` of output `o`; aux blocks follow the outputs.
    fn primal(&self, o: usize, i: usize) -> F;

    /// The tangents of element `i` of output `o`, by lane: at least the directions of the pass, not yet in canonical form.
    fn row(&self, o: usize, i: usize) -> impl AsRef<[F]>;

    /// Hands the value of every element to `f(o, i, value)`: outputs, then aux blocks.
    #[inline(always)]
    fn each_primal(&self, mut f: impl FnMut(usize, usize, F)) {
        let shape = self.shape();
        for (o, len) in shape.out_len.iter().chain(shape.aux_len).enumerate() {
            for i in 0..*len {
                f(o, i, self.primal(o, i));
            }
        }
    }

    /// Shows the tangents of every output element to `f(row, tangents)`, until it has found something; rows are counted over all outputs.
    #[inline(always)]
    fn each_row<T>(&self, mut f: impl FnMut(usize, &[F]) -> Option<T>) -> Option<T> {
        let elements = self.shape().out_len.iter().enumerate().flat_map(|(o, len)| (0..*len).map(move |i| (o, i)));
        elements.enumerate().find_map(|(row, (o, i))| f(row, self.row(o, i).as_ref()))
    }

    /// For an engine that runs many points at once: takes as many of `points` as it wants, from the first on, and says how many of them are complete;
    /// their inputs and results are those of [`batch`](super::batch). 0 leaves the first one to a pass of its own.
    ///
    /// # Errors
    /// Whatever stopped the first point.
    #[inline(always)]
    fn points<X, O, J>(
        &mut self,
        _options: &Options<'_>,
        _directions: &Directions<'_>,
        _points: Range<usize>,
        _x: &X,
        _out: &mut O,
        _jac: &mut J,
    ) -> Result<usize, Error>
    where
        X: Fn(usize, usize, usize) -> F,
        O: FnMut(usize, usize, usize, F),
        J: FnMut(usize, usize, usize, usize, usize, F),
    {
        Ok(0)
    }
}

/// A function that can also be run on numbers of second order.
pub trait SecondPass<F: Float>: Pass<F> {
    /// How many directions a pass takes on each side of its tile of second derivatives, at most `SIDE`.
    fn side(&self) -> usize;

    /// Begins a pass of second order.
    ///
    /// # Errors
    /// Whatever makes the pass impossible.
    fn start_second(&mut self, point: u64) -> Result<(), Error>;

    /// Input `a` of `len` elements has the values `x(j)`; `rows` and `cols` name those that are directions on either side.
    fn second_input(&mut self, a: usize, len: usize, x: impl Fn(usize) -> F, rows: Active, cols: Active);

    /// Input `a` of `len` elements has the values `x(j)`; element `j` is of the direction `lanes(j)[0]` by row and `lanes(j)[1]` by column, of none if that
    /// is `SIDE` or more. Several elements may be of one direction.
    fn second_grouped(&mut self, a: usize, len: usize, x: impl Fn(usize) -> F, lanes: impl Fn(usize) -> [usize; 2]);

    /// Runs the function.
    ///
    /// # Errors
    /// As `run`.
    fn run_second(&mut self) -> Result<(), Error>;

    /// The first derivatives of element `i` of output `o`, by column direction, not yet in canonical form.
    fn first_derivatives(&self, o: usize, i: usize) -> [F; SIDE];

    /// The second derivatives of element `i` of output `o`, by row and column direction, in canonical form.
    fn second_derivatives(&self, o: usize, i: usize) -> [[F; SIDE]; SIDE];
}

/// A place for intermediate results that a pass leaves alone.
pub trait Stash<F: Float> {
    /// Makes room for `count` values.
    ///
    /// # Errors
    /// `OutOfNumbers` if there is not enough.
    fn reserve(&mut self, count: usize) -> Result<(), Error>;

    /// Value `k`.
    fn load(&self, k: usize) -> F;

    /// Writes value `k`.
    fn store(&mut self, k: usize, x: F);

    /// Gives the room back.
    fn release(&mut self);
}
