//! Sizes of steps of the derivative check, and what it computes with.

use crate::ops::Float;

pub(super) fn zero<F: Float>() -> F {
    <F as Float>::ZERO
}

/// The larger one; NaN if one of them is.
pub(super) fn larger<F: Float>(a: F, b: F) -> F {
    if a.is_nan() || b <= a { a } else { b }
}

/// One unit in the last place of the input, and far below all scales for an input of 0.
pub(super) fn least_step<F: Float>(at: F) -> F {
    if at == zero() {
        return F::of(1.0 / 1_208_925_819_614_629_174_706_176.0);
    }
    larger(power_of_two(at) * F::EPSILON, F::MIN_POSITIVE * F::EPSILON)
}

/// The power of two next below `|x|`, so that steps are exact; 1 for zero and subnormal numbers.
pub(super) fn power_of_two<F: Float>(x: F) -> F {
    let (x, mut power) = (x.magnitude(), <F as Float>::ONE);
    if x < F::MIN_POSITIVE {
        return power;
    }
    let large = F::of(4_294_967_296.0);
    while power > x {
        power /= large;
    }
    while x / large >= power {
        power *= large;
    }
    while x * F::HALF >= power {
        power *= F::TWO;
    }
    power
}
