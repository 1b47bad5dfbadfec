//! The share of one part in a sum of two, as softmax needs it.
//! Does not know where the parts come from.

use super::Slope::Factor;
use super::{Binary, Facts, Float, Number, Slope};

/// `a/(a + b)`: its slopes do not cancel where the share is close to one.
#[derive(Clone, Copy, Debug)]
pub struct Share;

impl<F: Float> Binary<F> for Share {
    const FACTS: Facts = Facts {
        name: "share",
        rust: "share",
        formula: "y = a/(a + b); y_a = b/(a + b)², y_b = -a/(a + b)²",
        doc: "Share of the first argument in the sum.",
        domain: "a + b != 0",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a / (a + b)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        let sum = a + b;
        [Factor(b / sum / sum), Factor(-(y / sum))]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, a: R, b: R, _y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        let sum = a + b;
        [Factor(-(d1[0] / sum) * F::TWO), Factor((a - b) / sum / sum / sum), Factor(-(d1[1] / sum) * F::TWO)]
    }
}
