//! Random draws as plain reals of a pass.
//! Does not know how bits are made, nor which draws a pass sees.

use core::marker::PhantomData;

use crate::driver;
use crate::error::Error;
use crate::ops::Float;
use crate::random::Stream;

/// The draws a function may make; every pass over the same point sees the draws that the options give it.
///
/// Where draws are forbidden a draw is NaN, and the driver returns [`Error::RandomForbidden`] whatever the function returns; in a
/// function that is recorded likewise, with [`Error::NotRecordable`].
#[derive(Clone, Copy, Debug)]
pub struct Draws<F> {
    /// None where a draw cannot be followed.
    stream: Option<Stream>,
    error: Option<Error>,
    real: PhantomData<F>,
}

impl<F: Float> Draws<F> {
    pub(super) const fn new(stream: Stream) -> Self {
        Self { stream: Some(stream), error: None, real: PhantomData }
    }

    /// Those of a function that is recorded: a plain real would be frozen.
    pub(super) const fn refused() -> Self {
        Self { stream: None, error: None, real: PhantomData }
    }

    /// What went wrong, if anything.
    pub(super) const fn error(&self) -> Option<Error> {
        self.error
    }

    /// A uniform number in [0, 1), a multiple of 2^−53 (2^−24 in single precision).
    pub fn uniform(&mut self) -> F {
        self.draw(driver::uniform)
    }

    /// A standard normal number, by Box and Muller: `√(−2 ln(1 − u))·cos(2πv)`.
    pub fn normal(&mut self) -> F {
        self.draw(driver::normal)
    }

    fn draw(&mut self, shape: impl Fn([u64; 2]) -> F) -> F {
        match self.stream.as_mut().map_or(Err(Error::NotRecordable), Stream::bits) {
            Ok(bits) => shape(bits),
            Err(error) => {
                self.error = Some(error);
                <F as Float>::NAN
            }
        }
    }
}
