//! What a driver needs of a function: passes of first and of second order.
//! Does not know who calls the function or where its numbers live.

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

    /// Input element (`a`, `j`) is the constant `x`.
    fn constant(&mut self, a: usize, j: usize, x: F);

    /// Input element (`a`, `j`) has value `x` and is direction `lane`.
    fn variable(&mut self, a: usize, j: usize, x: F, lane: usize);

    /// Input element (`a`, `j`) has value `x` and the tangents `t(lane)` in `directions` lanes.
    fn tangents(&mut self, a: usize, j: usize, x: F, t: impl Fn(usize) -> F, directions: usize);

    /// Runs the function.
    ///
    /// # Errors
    /// Whatever stopped it, and outputs that are not set.
    fn run(&mut self) -> Result<(), Error>;

    /// The value of element `i` of output `o`; aux blocks follow the outputs.
    fn primal(&self, o: usize, i: usize) -> F;

    /// The tangents of element `i` of output `o`, by lane, in canonical form.
    fn row(&self, o: usize, i: usize) -> impl Fn(usize) -> F;
}

/// A function that can also be run on numbers of second order.
pub trait SecondPass<F: Float>: Pass<F> {
    /// How many directions a pass takes on each side of its block of second derivatives.
    fn side(&self) -> usize;

    /// Begins a pass of second order.
    ///
    /// # Errors
    /// Whatever makes the pass impossible.
    fn start_second(&mut self, point: u64) -> Result<(), Error>;

    /// Input element (`a`, `j`) has value `x` and is row direction `row` and column direction `col`; `usize::MAX` for none.
    fn second(&mut self, a: usize, j: usize, x: F, row: usize, col: usize);

    /// Runs the function.
    ///
    /// # Errors
    /// As `run`.
    fn run_second(&mut self) -> Result<(), Error>;

    /// The first derivative of element `i` of output `o` in column direction `col`.
    fn first_derivative(&self, o: usize, i: usize, col: usize) -> F;

    /// The second derivatives of element `i` of output `o`, by row and column direction.
    fn second_derivatives(&self, o: usize, i: usize) -> impl Fn(usize, usize) -> F;
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
