//! The functions over arrays for Rust slices of numbers.
//! Only passes values on; two slices of different length are read up to the shorter.

use core::cell::Cell;

use super::reduction::{Amax, Amin, Cumsum, Logsumexp, Norm, Norm2sq, Prod, Reduction, Softmax, Spread, Sum};
use super::{Values, function};
use crate::ops::{Float, Number};

/// A closure over the elements of a slice; indices come from its length.
#[inline(always)]
fn of<R: Number>(a: &[R]) -> impl Fn(usize) -> R + '_ {
    move |i| a.get(i).copied().unwrap_or(R::constant(<R::Real as Float>::NAN))
}

/// `Σ aᵢ`, left to right; 0 for an empty slice.
#[inline(always)]
pub fn sum<R: Number>(a: &[R]) -> R {
    reduce(Sum, a)
}

/// `Σ aᵢ·bᵢ`, left to right, one rounding each: the bits of the loop it replaces.
#[inline(always)]
pub fn dot<R: Number>(a: &[R], b: &[R]) -> R {
    function::dot(&mut Values::new(), a.len().min(b.len()), of(a), of(b))
}

/// `√(Σ aᵢ²)`; 0 with zero slopes at the origin, neither over- nor underflowing.
#[inline(always)]
pub fn norm<R: Number>(a: &[R]) -> R {
    reduce(Norm, a)
}

/// `Σ aᵢ²`.
#[inline(always)]
pub fn norm2sq<R: Number>(a: &[R]) -> R {
    reduce(Norm2sq, a)
}

/// `Π aᵢ`; right slopes at zeros. 1 for an empty slice.
#[inline(always)]
pub fn prod<R: Number>(a: &[R]) -> R {
    reduce(Prod, a)
}

/// The largest element; equal ones share the slope. NaN passes; NaN for an empty slice.
#[inline(always)]
pub fn amax<R: Number>(a: &[R]) -> R {
    reduce(Amax, a)
}

/// The smallest element; equal ones share the slope. NaN passes; NaN for an empty slice.
#[inline(always)]
pub fn amin<R: Number>(a: &[R]) -> R {
    reduce(Amin, a)
}

/// `ln Σ exp aᵢ`, without overflow; −∞ for an empty slice.
#[inline(always)]
pub fn logsumexp<R: Number>(a: &[R]) -> R {
    reduce(Logsumexp, a)
}

/// `exp aᵢ / Σ exp aₖ`, without overflow.
#[inline(always)]
pub fn softmax<R: Number, const N: usize>(a: [R; N]) -> [R; N] {
    spread(Softmax, a)
}

/// `a₀ + … + aᵢ` for each `i`.
#[inline(always)]
pub fn cumsum<R: Number, const N: usize>(a: [R; N]) -> [R; N] {
    spread(Cumsum, a)
}

/// A function of n numbers to one.
#[inline(always)]
fn reduce<R: Number>(o: impl Reduction<R::Real>, a: &[R]) -> R {
    whole(o, a.len(), of(a))
}

/// A function of n numbers to n.
#[inline(always)]
fn spread<R: Number, const N: usize>(o: impl Spread<R::Real>, a: [R; N]) -> [R; N] {
    let mut y = a;
    let cells = Cell::from_mut(&mut y[..]).as_slice_of_cells();
    let get = |i: usize| cells.get(i).map_or(R::constant(R::Real::NAN), Cell::get);
    let set = |i: usize, value: R| cells.get(i).into_iter().for_each(|cell| cell.set(value));
    whole_spread(o, N, of(&a), get, set);
    y
}

/// A function of n numbers to one, by its steps or as one operation, as the kind of number has it.
#[inline(always)]
pub(crate) fn whole<R: Number, O: Reduction<R::Real>>(o: O, n: usize, a: impl Fn(usize) -> R) -> R {
    R::reduced(O::NAME, n, &a, || o.reduce(&mut Values::new(), n, &a))
}

/// Likewise of n numbers to n: `get(i)` and `set` are result `i`.
#[inline(always)]
pub(crate) fn whole_spread<R: Number, O: Spread<R::Real>>(
    o: O,
    n: usize,
    a: impl Fn(usize) -> R,
    get: impl Fn(usize) -> R,
    set: impl Fn(usize, R),
) {
    let kept = |_: &mut Values<R>, i: usize, y: R| {
        set(i, y);
        y
    };
    R::spread(O::NAME, n, &a, || o.spread(&mut Values::new(), n, &a, &get, kept), &get, &set);
}

/// The matrix-vector product `A·x`.
#[inline(always)]
pub fn matvec<R: Number, const M: usize, const N: usize>(a: &[[R; N]; M], x: &[R; N]) -> [R; M] {
    core::array::from_fn(|i| a.get(i).map_or(R::constant(R::Real::NAN), |row| dot(row, x)))
}

/// The matrix-vector product `A·x` with a plain-real matrix.
#[inline(always)]
pub fn matvec_c<R: Number, const M: usize, const N: usize>(a: &[[R::Real; N]; M], x: &[R; N]) -> [R; M] {
    core::array::from_fn(|i| function::dot_real(&mut Values::new(), N, |j| a[i][j], of(x)))
}

/// The matrix product `A·B`.
#[inline(always)]
pub fn matmul<R: Number, const M: usize, const K: usize, const N: usize>(a: &[[R; K]; M], b: &[[R; N]; K]) -> [[R; N]; M] {
    core::array::from_fn(|i| core::array::from_fn(|j| function::dot(&mut Values::new(), K, |k| a[i][k], |k| b[k][j])))
}

/// The cross product `a × b`.
#[inline(always)]
pub fn cross<R: Number>(a: [R; 3], b: [R; 3]) -> [R; 3] {
    function::cross(&mut Values::new(), a, b)
}

/// The Hamilton product of quaternions, `w` first.
#[inline(always)]
pub fn quat_mul<R: Number>(p: [R; 4], q: [R; 4]) -> [R; 4] {
    function::quat_mul(&mut Values::new(), p, q)
}

/// The vector `v` rotated by the unit quaternion `q`, `w` first.
#[inline(always)]
pub fn quat_rotate<R: Number>(q: [R; 4], v: [R; 3]) -> [R; 3] {
    function::quat_rotate(&mut Values::new(), q, v)
}
