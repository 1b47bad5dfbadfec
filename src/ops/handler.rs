//! What an engine does with an operation that it has by number, and how an operation comes back from the bits of its parameter.
//! Does not know the numbers: they are in `dispatch`.

use super::{Binary, Float, Ternary, Unary};

/// Something done with one operation, whichever it is.
pub trait Handler<F: Float>: Sized {
    /// What comes of it.
    type Output;
    /// With a function of one argument.
    fn unary<O: Unary<F>>(self, o: O) -> Self::Output;
    /// With a function of two arguments.
    fn binary<O: Binary<F>>(self, o: O) -> Self::Output;
    /// With a function of three arguments.
    fn ternary<O: Ternary<F>>(self, o: O) -> Self::Output;
}

/// An operation without a parameter: other bits than 0 mean nothing.
#[inline(always)]
pub(super) fn bare<O>(o: O, parameter: u64) -> Option<O> {
    (parameter == 0).then_some(o)
}

/// An operation with a plain real.
#[inline(always)]
pub(super) fn real<F: Float, O: From<F>>(parameter: u64) -> Option<O> {
    F::of_bits64(parameter).map(O::from)
}

/// An operation with an integer.
#[inline(always)]
pub(super) fn integer<O: From<i32>>(parameter: u64) -> Option<O> {
    Some(O::from(u32::try_from(parameter).ok()?.cast_signed()))
}
