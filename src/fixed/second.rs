//! The Hessian on arrays: second-order numbers, blocks of 4 by 4 directions on and above the diagonal.

use core::slice::{from_mut, from_ref};

use super::point::{Canonical, Point, zero};
use crate::dual::{Hyper, HyperDual, Pack, SIDE};

/// The number the function is run on.
type Second<S> = HyperDual<S, SIDE, SIDE>;

/// The Hessian of `f` at `x`: the shape of the output, then that of the input twice; symmetric bit for bit.
///
/// `f` runs once per block of 4 by 4 directions on and above the diagonal: 6 times for 12 inputs.
///
/// ```
/// use jacfwd::{Math, array, hessian};
///
/// let h = hessian(|x| array::sum(&x.map(|x| x.sin())), [0.0_f64, 1.0, 2.0]);
/// assert_eq!(h[1], [0.0, -(1.0f64.sin()), 0.0]);
/// ```
#[inline(always)]
pub fn hessian<X, S, Y, F>(f: F, x: X) -> Y::Of<X::Of<X::Of<S>>>
where
    S: Canonical + Pack<SIDE>,
    X: Point<Scalar = S>,
    Y: Point<Scalar = Second<S>>,
    F: Fn(X::Of<Second<S>>) -> Y,
{
    let mut hessian = Y::fill(X::fill(X::fill(zero::<S>())));
    for col in (0..X::LEN).step_by(SIDE) {
        for row in (0..=col).step_by(SIDE) {
            let mut argument = X::fill(Second::new(zero(), Hyper::idle()));
            for (at, (argument, x)) in X::flat(from_mut(&mut argument)).iter_mut().zip(X::scalars(from_ref(&x))).enumerate() {
                *argument = Second::variable(*x, at.wrapping_sub(row), at.wrapping_sub(col));
            }
            let y = f(argument);
            let planes = Y::flat::<X::Of<X::Of<S>>>(from_mut(&mut hessian));
            for (plane, y) in planes.iter_mut().zip(Y::scalars(from_ref(&y))) {
                fill::<X>(plane, row, col, |i, j| y.derivatives().cross(i, j).canonical());
            }
        }
    }
    hessian
}

/// Writes a block and its mirror image.
#[inline(always)]
fn fill<X: Point>(plane: &mut X::Of<X::Of<X::Scalar>>, row: usize, col: usize, at: impl Fn(usize, usize) -> X::Scalar) {
    let inside = |k: usize, start: usize| k >= start && k - start < SIDE;
    for (p, line) in X::flat::<X::Of<X::Scalar>>(from_mut(plane)).iter_mut().enumerate() {
        for (q, h) in X::flat(from_mut(line)).iter_mut().enumerate() {
            let (i, j) = if p <= q { (p, q) } else { (q, p) };
            if inside(i, row) && inside(j, col) {
                *h = at(i - row, j - col);
            }
        }
    }
}
