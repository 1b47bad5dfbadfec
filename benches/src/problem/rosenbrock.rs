//! The extended Rosenbrock function, n residuals of n unknowns: Moré, Garbow and Hillstrom (1981), problem 21.

use crate::Scalar;

/// `10(x₂ₖ − x₂ₖ₋₁²)` and `1 − x₂ₖ₋₁`, for k = 1 … N/2.
#[inline(always)]
pub fn rosenbrock<R: Scalar, const N: usize>(x: [R; N]) -> [R; N] {
    let mut y = x;
    for (y, x) in y.chunks_exact_mut(2).zip(x.chunks_exact(2)) {
        y[0] = (x[1] - x[0] * x[0]) * 10.0;
        y[1] = -x[0] + 1.0;
    }
    y
}
