//! Elementary functions element by element: Jacobians that are diagonal, computed dense.

use crate::Scalar;

/// `sin x` of each element.
#[inline(always)]
pub fn sines<R: Scalar, const N: usize>(mut x: [R; N]) -> [R; N] {
    for x in &mut x {
        *x = x.sin();
    }
    x
}

/// `ln(1 + exp(sin x))` of each element.
#[inline(always)]
pub fn chain<R: Scalar, const N: usize>(mut x: [R; N]) -> [R; N] {
    for x in &mut x {
        *x = x.sin().exp().ln_1p();
    }
    x
}
