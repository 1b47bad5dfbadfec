//! Sums of two parts as softmax and logsumexp need them: the share of one, and the logarithm.
//! Does not know where the parts come from.

use super::Slope::Factor;
use super::{Binary, Facts, Float, Math, Number, Slope};

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

/// `ln(eᵃ + b)` at `a = 0` and `b >= 0`. As a function of both no derivative of it is a difference of larger numbers, nor is one of
/// a logsumexp whose largest element is `a` and whose others make up `b`.
#[derive(Clone, Copy, Debug)]
pub struct LogSum;

impl<F: Float> Binary<F> for LogSum {
    const FACTS: Facts = Facts {
        name: "log_sum",
        rust: "log_sum",
        formula: "y = ln(e^a + b), s = e^a + b; y_a = e^a/s, y_b = 1/s; y_aa = e^a·b/s², y_ab = -e^a/s², y_bb = -1/s²",
        doc: "Logarithm of a sum whose first part is 1.",
        domain: "a = 0, b >= 0",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, _a: F, b: F) -> F {
        b.libm_log1p()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        let first = a.exp();
        let sum = first + b;
        [Factor(first / sum), Factor(sum.recip())]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, b: R, _y: R, d1: [R; 2]) -> [Slope<R>; 3] {
        let [share, slope] = d1;
        [Factor(share * slope * b), Factor(-(share * slope)), Factor(-(slope * slope))]
    }
}
