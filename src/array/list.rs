//! The list of the functions of n numbers that are one operation of an engine: one line each.
//! Tests and derived text walk it; nothing else does.

use super::reduction::{Amax, Amin, Cumsum, Logsumexp, Norm, Norm2sq, Prod, Reduction, Softmax, Spread, Sum};
use crate::ops::Float;

/// Something done to every one of them, in precision `F`.
pub trait Visitor<F: Float> {
    /// A function of n numbers to one.
    fn reduction<O: Reduction<F>>(&mut self, o: O);
    /// A function of n numbers to n.
    fn spread<O: Spread<F>>(&mut self, o: O);
}

/// Something done with one of them, whichever it is.
pub trait Handler<F: Float>: Sized {
    /// What comes of it.
    type Output;
    /// With a function of n numbers to one.
    fn reduction<O: Reduction<F>>(self, o: O) -> Self::Output;
    /// With a function of n numbers to n.
    fn spread<O: Spread<F>>(self, o: O) -> Self::Output;
}

/// Shows every one to `v`.
pub fn visit<F: Float>(v: &mut impl Visitor<F>) {
    v.reduction(Sum);
    v.reduction(Prod);
    v.reduction(Norm);
    v.reduction(Norm2sq);
    v.reduction(Amax);
    v.reduction(Amin);
    v.reduction(Logsumexp);
    v.spread(Softmax);
    v.spread(Cumsum);
}
