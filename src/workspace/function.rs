//! The user's function and what it sees of a pass: inputs to read, outputs to write.
//! Does not know which kind of number runs through it.

use core::ops::{Index, IndexMut};

use super::Draws;
use crate::ops::{Float, Number};
use crate::shape::Shape;

/// A function over numbers whose plain reals are `F`, written once for values, first and second derivatives.
///
/// It may be called any number of times per driver call (twice more for one evaluation if an output seems not to be set), must depend on its inputs and its own fields only, and do the same every
/// time. It may be recorded, see [`Jacfwd::record`](super::Jacfwd::record). A type that implements it for every `F: Float` serves both precisions.
///
/// ```
/// use jacfwd::Number;
/// use jacfwd::ops::Float;
/// use jacfwd::shape::Shape;
/// use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
///
/// /// y = A·x + b with inputs x and b, and a matrix of its own.
/// struct Affine([[f64; 2]; 2]);
///
/// impl Function<f64> for Affine {
///     fn call<R: Number<Real = f64>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<f64>) -> Result<(), i32> {
///         for (i, row) in self.0.iter().enumerate() {
///             y[0][i] = x[0][0] * row[0] + x[0][1] * row[1] + x[1][i];
///         }
///         Ok(())
///     }
/// }
///
/// let f = Affine([[1.0, 2.0], [3.0, 4.0]]);
/// let (mut by_x, mut by_b) = ([0.0; 4], [0.0; 4]);
/// Jacfwd::new(&f, Shape { in_len: &[2, 2], out_len: &[2], aux_len: &[] })
///     .argnums(&[0, 1])
///     .jacfwd(&mut Workspace::<f64, 4, 6>::new(), &[&[5.0, 6.0], &[0.0, 0.0]], &mut [&mut by_x, &mut by_b], &mut [])?;
/// assert_eq!(by_x, [1.0, 2.0, 3.0, 4.0]);
/// assert_eq!(by_b, [1.0, 0.0, 0.0, 1.0]);
/// # Ok::<(), jacfwd::error::Error>(())
/// ```
pub trait Function<F: Float> {
    /// Reads `x`, writes `y`; aux blocks follow the outputs. Every element starts as the constant −0, so that sums need no first term; but each has to
    /// be set or added to: one that is not, as by a sum without terms, is [`Error::OutputNotSet`](crate::error::Error::OutputNotSet). Where one ends as the
    /// constant −0, the function is run again twice: with every element a NaN at the start, which tells whether it was set (an error of that run does not
    /// count, and then none is said not to be set), and once more from −0, which gives the results.
    ///
    /// # Errors
    /// A positive code of your own stops the driver, which returns it as [`Error::User`](crate::error::Error::User); any other is
    /// [`Error::BadReturn`](crate::error::Error::BadReturn).
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, draws: &mut Draws<F>) -> Result<(), i32>;
}

impl<F: Float, U: Function<F>> Function<F> for &U {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, draws: &mut Draws<F>) -> Result<(), i32> {
        (*self).call(x, y, draws)
    }
}

/// The elements before block `k` of blocks with these lengths.
fn start(mut len: impl Iterator<Item = usize>, k: usize) -> usize {
    (0..k).map_while(|_| len.next()).sum()
}

/// The inputs of a function: `x[a]` is input `a`, a slice as long as the signature says.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a, R> {
    numbers: &'a [R],
    len: &'a [usize],
}

impl<'a, R> Inputs<'a, R> {
    /// How many inputs there are.
    pub const fn count(&self) -> usize {
        self.len.len()
    }

    /// Input `a`, if there is one.
    #[inline]
    pub fn get(&self, a: usize) -> Option<&'a [R]> {
        let len = *self.len.get(a)?;
        self.numbers.get(start(self.len.iter().copied(), a)..)?.get(..len)
    }
}

impl<R> Index<usize> for Inputs<'_, R> {
    type Output = [R];

    /// # Panics
    /// If there is no such input.
    #[inline]
    #[track_caller]
    fn index(&self, a: usize) -> &[R] {
        match self.get(a) {
            Some(input) => input,
            None => panic!("input {a}, but the function has {}", self.count()),
        }
    }
}

/// The outputs of a function and its aux blocks behind them: `y[o]` is block `o`, a slice as long as the signature says.
#[derive(Debug)]
pub struct Outputs<'a, R> {
    numbers: &'a mut [R],
    shape: Shape<'a>,
}

impl<R> Outputs<'_, R> {
    fn len(&self) -> impl Iterator<Item = usize> + Clone + use<'_, R> {
        self.shape.out_len.iter().chain(self.shape.aux_len).copied()
    }

    /// All elements of all blocks.
    pub(super) fn all(&self) -> &[R] {
        self.numbers
    }

    /// All elements of all blocks, to write.
    pub(super) fn all_mut(&mut self) -> &mut [R] {
        self.numbers
    }

    /// How many outputs and aux blocks there are.
    pub fn count(&self) -> usize {
        self.len().count()
    }

    /// Block `o`, if there is one.
    #[inline]
    pub fn get(&self, o: usize) -> Option<&[R]> {
        let len = self.len().nth(o)?;
        self.numbers.get(start(self.len(), o)..)?.get(..len)
    }

    /// Block `o` to write, if there is one.
    #[inline]
    pub fn get_mut(&mut self, o: usize) -> Option<&mut [R]> {
        let len = self.len().nth(o)?;
        let start = start(self.len(), o);
        self.numbers.get_mut(start..)?.get_mut(..len)
    }

    /// Aux block `k` to write, if there is one.
    pub fn aux_mut(&mut self, k: usize) -> Option<&mut [R]> {
        self.get_mut(self.shape.out_len.len().checked_add(k)?)
    }
}

impl<R> Index<usize> for Outputs<'_, R> {
    type Output = [R];

    /// # Panics
    /// If there is no such block.
    #[inline]
    #[track_caller]
    fn index(&self, o: usize) -> &[R] {
        match self.get(o) {
            Some(output) => output,
            None => panic!("output {o}, but the function has {}", self.count()),
        }
    }
}

impl<R> IndexMut<usize> for Outputs<'_, R> {
    /// # Panics
    /// If there is no such block.
    #[inline]
    #[track_caller]
    fn index_mut(&mut self, o: usize) -> &mut [R] {
        let count = self.count();
        match self.get_mut(o) {
            Some(output) => output,
            None => panic!("output {o}, but the function has {count}"),
        }
    }
}

/// The numbers of a pass as its function sees them: `numbers` holds all inputs, then all outputs, then all aux blocks.
pub(super) fn split<'a, R>(numbers: &'a mut [R], shape: Shape<'a>) -> (Inputs<'a, R>, Outputs<'a, R>) {
    let inputs = start(shape.in_len.iter().copied(), shape.in_len.len());
    let (inputs, outputs) = numbers.split_at_mut(inputs);
    (Inputs { numbers: inputs, len: shape.in_len }, Outputs { numbers: outputs, shape })
}
