//! Derivatives of functions over arrays on plain reals, in one direction or in two.
//! Does not know where the reals are.
//!
//! A number has parts: the value and the derivative in the direction; or the value, the derivatives in the first and in the second direction, and that in
//! both. `x(part, k)` is a part of number `k`.

use super::reduction::{Reduction, Spread};
use super::{whole, whole_spread};
use crate::dual::{Dual, Hyper, HyperDual, Pack};
use crate::ops::{Float, Number};

/// Parts of a number with one direction, and with two.
pub const PARTS: [usize; 2] = [2, 4];

#[inline(always)]
fn dual<F: Float + Pack<1>>(k: usize, x: &impl Fn(usize, usize) -> F) -> Dual<F, 1> {
    Dual::with_tangents(x(0, k), [x(1, k)])
}

#[inline(always)]
fn hyper<F: Float + Pack<1>>(k: usize, x: &impl Fn(usize, usize) -> F) -> HyperDual<F, 1, 1> {
    HyperDual::new(x(0, k), Hyper::of_one(x(1, k), x(2, k), x(3, k)))
}

/// The derivative of a function of `n` numbers to one in a direction.
#[inline(always)]
pub fn first<F: Float + Pack<1>>(o: impl Reduction<F>, n: usize, x: impl Fn(usize, usize) -> F) -> F {
    whole(o, n, |k| dual(k, &x)).tangent(0)
}

/// Its second derivative in two directions.
#[inline(always)]
pub fn second<F: Float + Pack<1>>(o: impl Reduction<F>, n: usize, x: impl Fn(usize, usize) -> F) -> F {
    whole(o, n, |k| hyper(k, &x)).derivatives().cross(0, 0)
}

/// The numbers that come of `n` others in a direction: `set` writes a part, `y` reads it again.
#[inline(always)]
pub fn firsts<F: Float + Pack<1>>(
    o: impl Spread<F>,
    n: usize,
    x: impl Fn(usize, usize) -> F,
    y: impl Fn(usize, usize) -> F,
    set: impl Fn(usize, usize, F),
) {
    let write = |k: usize, number: Dual<F, 1>| {
        set(0, k, number.primal());
        set(1, k, number.tangent(0));
    };
    whole_spread(o, n, |k| dual(k, &x), |k| dual(k, &y), write);
}

/// Those in two directions.
#[inline(always)]
pub fn seconds<F: Float + Pack<1>>(
    o: impl Spread<F>,
    n: usize,
    x: impl Fn(usize, usize) -> F,
    y: impl Fn(usize, usize) -> F,
    set: impl Fn(usize, usize, F),
) {
    let write = |k: usize, number: HyperDual<F, 1, 1>| {
        let derivatives = number.derivatives();
        set(0, k, number.value());
        set(1, k, derivatives.row(0));
        set(2, k, derivatives.col(0));
        set(3, k, derivatives.cross(0, 0));
    };
    whole_spread(o, n, |k| hyper(k, &x), |k| hyper(k, &y), write);
}
