//! A function of n numbers with value and derivatives supplied, by steps of two.
//! Does not know who supplies them.

use super::Arithmetic;
use crate::ops::Float;
use crate::ops::Slope::{One, Zero};
use crate::ops::given::{GivenMany, Part};

/// That function of the numbers `a(0)` to `a(n − 1)`: slopes times tangents from the first to the last, each followed by its second derivatives. Of one
/// number and of two these are the bits of `chain` and of `chain2`.
pub fn given<F: Float, M: Arithmetic<F>>(m: &mut M, given: GivenMany<'_, F>, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    let y = given.y;
    match n {
        0 => return m.constant(y),
        1 => return m.unary(a(0), given.first()),
        _ => {}
    }
    let (slope, curvature) = (|k| given.slope(k), |j, k| given.curvature(j, k));
    let d2 = [curvature(0, 0), curvature(0, 1), curvature(1, 1)];
    let mut acc = m.binary(a(0), a(1), Part { y, d1: [slope(0), slope(1)], d2 });
    for k in 2..n {
        if m.failed() {
            break;
        }
        acc = m.update(acc, a(k), Part { y, d1: [One, slope(k)], d2: [Zero, Zero, curvature(k, k)] });
        // Nobody asks for those of a pass of first order.
        for j in (0..k).take_while(|_| given.d2.is_some()) {
            let bend = Part { y: <F as Float>::ZERO, d1: [Zero; 2], d2: [Zero, curvature(j, k), Zero] };
            let pair = m.binary(a(j), a(k), bend);
            acc = m.update(acc, pair, Part { y, d1: [One; 2], d2: [Zero; 3] });
            m.release(pair);
        }
    }
    acc
}
