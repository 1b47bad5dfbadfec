//! The Hessian on arrays: second-order numbers, blocks of 4 by 4 directions on and above the diagonal.

use super::point::{Canonical, Point, zero};
use crate::dual::{HyperDual, Pack};

/// Directions on each side of a block.
const SIDE: usize = 4;
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
    let mut hessian = None;
    let mut col = 0;
    loop {
        let mut row = 0;
        while row <= col {
            let mut direction = 0;
            let y = f(x.map(&mut |x| {
                let at = direction;
                direction += 1;
                Second::variable(x, usize::wrapping_sub(at, row), usize::wrapping_sub(at, col))
            }));
            let planes = hessian.get_or_insert_with(|| y.map(&mut |_| x.map(&mut |_| x.map(&mut |_| zero::<S>()))));
            y.zip(planes, &mut |y, plane| fill(x, plane, row, col, |i, j| y.derivatives().cross(i, j).canonical()));
            row += SIDE;
        }
        col += SIDE;
        if let Some(hessian) = hessian.filter(|_| col >= X::LEN) {
            return hessian;
        }
    }
}

/// Writes a block and its mirror image.
#[inline(always)]
fn fill<X: Point>(x: X, plane: &mut X::Of<X::Of<X::Scalar>>, row: usize, col: usize, at: impl Fn(usize, usize) -> X::Scalar) {
    let inside = |k: usize, start: usize| k >= start && k - start < SIDE;
    let mut p = 0;
    x.zip(plane, &mut |_, line: &mut X::Of<X::Scalar>| {
        let mut q = 0;
        x.zip(line, &mut |_, h| {
            let (i, j) = if p <= q { (p, q) } else { (q, p) };
            if inside(i, row) && inside(j, col) {
                *h = at(i - row, j - col);
            }
            q += 1;
        });
        p += 1;
    });
}
