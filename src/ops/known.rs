//! Operations whose value and slope at a point are known before they are carried out: several that share their work.
//! Does not know which.

use super::{Defined, Facts, Float, Number, Slope, SlopeKind, Unary};

/// `operation`, with its value and slope at the one argument it will have: the bits of the operation by itself.
#[derive(Clone, Copy, Debug)]
pub struct Known<F, O> {
    /// The operation.
    pub operation: O,
    /// Its value.
    pub value: F,
    /// Its slope.
    pub slope: F,
}

impl<F: Float, O: Unary<F>> Unary<F> for Known<F, O> {
    const FACTS: Facts = O::FACTS;
    const SLOPE: SlopeKind = O::SLOPE;
    const DEFINED: Defined = O::DEFINED;

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.operation.parameter()
    }

    #[inline(always)]
    fn value(self, _x: F) -> F {
        self.value
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Slope::Factor(R::constant(self.slope))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        self.operation.d2(x, y, d1)
    }

    #[inline(always)]
    fn kink(self, x: F) -> bool {
        self.operation.kink(x)
    }
}
