//! A step of a function of many arguments, whose value and derivatives are supplied.
//! Does not know who supplies them.

use super::step::{Engine, inspect};
use super::{Slot, Unit};
use crate::error::place::Name;
use crate::ops::Slope::{self, Factor, One, Zero};
use crate::ops::given::{GivenMany, MOST_ARGUMENTS};
use crate::ops::{Float, Two};

/// What a step of many arguments has beside them.
pub struct Places<F> {
    /// Where the result goes; none of the arguments.
    pub y: Slot<F>,
    /// A slot that it may use, if numbers are of second order and the arguments are more than two.
    pub spare: Option<Slot<F>>,
}

/// That function of the numbers `x` into `y`: slopes times tangents from the first to the last, each followed by its second derivatives. Of one number and
/// of two these are the bits and flags of `Given` and `Given2`.
pub fn many<F: Float>(e: &mut impl Engine<F>, given: GivenMany<'_, F>, x: &[Slot<F>], to: &Places<F>, name: &'static Name) {
    let value = given.y;
    // As of every operation: where the value is NaN there are no derivatives.
    let nan = |s: Slope<F>| s.or_nan(!value.is_nan());
    let mut slopes = [Zero; MOST_ARGUMENTS];
    for (k, slope) in slopes.iter_mut().enumerate().take(x.len()) {
        *slope = nan(Factor(given.slope(k)));
    }
    let slopes = slopes.get(..x.len()).unwrap_or(&[]);
    if !(value.is_finite() && slopes.iter().all(|s| s.is_finite())) {
        inspect(e, x, value, slopes, false, name);
    }
    chain(e.unit(), x, slopes, |j, k| nan(given.curvature(j, k)), to);
    to.y.set_primal(value);
}

/// The chain rule, two numbers at a time.
fn chain<F: Float>(
    unit: &Unit<F>,
    x: &[Slot<F>],
    slopes: &[Slope<F>],
    curvature: impl Fn(usize, usize) -> Slope<F>,
    to: &Places<F>,
) {
    let y = to.y;
    let two = |y: Slot<F>, x: [Slot<F>; 2], d1: [Slope<F>; 2], d2: [Slope<F>; 3]| unit.chain::<Two>(y, x, d1, d2);
    let ([x0, x1, ..], [s0, s1, ..]) = (x, slopes) else {
        if let ([x], [s]) = (x, slopes) {
            unit.chain::<crate::ops::One>(y, *x, *s, curvature(0, 0));
        }
        return;
    };
    two(y, [*x0, *x1], [*s0, *s1], [curvature(0, 0), curvature(0, 1), curvature(1, 1)]);
    for (k, (xk, slope)) in x.iter().zip(slopes).enumerate().skip(2) {
        two(y, [y, *xk], [One, *slope], [Zero, Zero, curvature(k, k)]);
        for (j, xj) in x.iter().enumerate().take(k) {
            let Some(spare) = to.spare else { continue };
            two(spare, [*xj, *xk], [Zero; 2], [Zero, curvature(j, k), Zero]);
            two(y, [y, spare], [One; 2], [Zero; 3]);
        }
    }
}
