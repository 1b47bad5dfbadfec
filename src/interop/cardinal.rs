//! `sin x/x` and `sinh x/x` with all their derivatives at and near zero.
//! Does not know the cardinal sine in half turns, which is an operation.

use crate::ops::{Float, Math, Number};

/// `sin x/x`, 1 at 0.
pub fn sinc<R: Math>(x: R) -> R {
    if x.primal().magnitude() <= R::Real::ONE { series(-(x * x)) } else { x.sin() / x }
}

/// `sinh x/x`, 1 at 0.
pub fn sinhc<R: Math>(x: R) -> R {
    if x.primal().magnitude() <= R::Real::ONE { series(x * x) } else { x.sinh() / x }
}

/// `Σ qⁿ/(2n + 1)!` for `|q| ≤ 1`, where the slope of the quotient cancels and that of a constant at zero is wrong from the second order on.
///
/// Ten terms: the eleventh is below 1e-17 of value, slope and second derivative.
fn series<R: Number>(q: R) -> R {
    let mut y = R::constant(R::Real::ONE);
    for n in (1..10).rev() {
        y = y * q / R::Real::from_i32(2 * n * (2 * n + 1)) + R::Real::ONE;
    }
    y
}
