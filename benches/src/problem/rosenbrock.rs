//! The extended Rosenbrock function, n residuals of n unknowns: Moré, Garbow and Hillstrom (1981), problem 21.

use crate::Scalar;

/// `10(x₂ₖ − x₂ₖ₋₁²)` and `1 − x₂ₖ₋₁`, for k = 1 … N/2.
#[inline(always)]
pub fn rosenbrock<R: Scalar, const N: usize>(x: [R; N]) -> [R; N] {
    core::array::from_fn(|i| if i % 2 == 0 { (x[i + 1] - x[i] * x[i]) * 10.0 } else { -x[i - 1] + 1.0 })
}
