//! One run of a function on numbers: outputs cleared before, and looked at afterwards.
//! Does not know which kind of number, nor where they live.

use super::function::split;
use super::{Draws, Function};
use crate::error::Error;
use crate::ops::{Float, Number};
use crate::random::Stream;
use crate::shape::Shape;

/// What outputs are before the function runs: of the two zeros the one that a sum may begin with whatever its terms.
pub(super) fn start<F: Float>() -> F {
    -<F as Float>::ZERO
}

/// Runs the function on `numbers`, which hold the inputs and room for the outputs.
#[inline(always)]
pub(super) fn run<F: Float, R: Number<Real = F>>(
    function: &impl Function<F>,
    shape: Shape<'_>,
    numbers: &mut [R],
    stream: Stream,
) -> Result<(), Error> {
    let start = start();
    call(function, shape, numbers, Draws::new(stream), start)?;
    let (_, outputs) = split(numbers, shape);
    let touched = |y: &R| !(y.is_idle() && Float::is_sign_negative(y.primal()));
    if outputs.all().iter().all(touched) { Ok(()) } else { find_unset(function, shape, numbers, stream, start) }
}

/// Tells outputs that were never set from those that are −0: by what remains of a start that no arithmetic leaves alone.
#[cold]
#[inline(never)]
fn find_unset<F: Float, R: Number<Real = F>>(
    function: &impl Function<F>,
    shape: Shape<'_>,
    numbers: &mut [R],
    stream: Stream,
    start: F,
) -> Result<(), Error> {
    // A function that reads its outputs sees no usable number here, and may end with an error of its own before it has set them all: that says nothing.
    if call(function, shape, numbers, Draws::new(stream), F::UNSET).is_ok() {
        let (_, outputs) = split(numbers, shape);
        for block in 0..outputs.count() {
            let unset = |y: &[R]| y.iter().position(|y| y.primal().is_unset());
            if let Some(element) = outputs.get(block).and_then(unset) {
                return Err(Error::OutputNotSet { block, element });
            }
        }
    }
    call(function, shape, numbers, Draws::new(stream), start)
}

/// Calls the function, every output being the constant `start`, and judges how it ended.
#[inline(always)]
pub(super) fn call<F: Float, R: Number<Real = F>>(
    function: &impl Function<F>,
    shape: Shape<'_>,
    numbers: &mut [R],
    mut draws: Draws<F>,
    start: F,
) -> Result<(), Error> {
    let (inputs, mut outputs) = split(numbers, shape);
    outputs.all_mut().fill(R::constant(start));
    let verdict = function.call(inputs, &mut outputs, &mut draws);
    match (draws.error(), verdict) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(code)) => Err(Error::of_code(code)),
    }
}
