//! What C functions of plain reals give back that is more than a value: canonical reals.
//! Does not know operations.

use crate::array::reduction::{Reduction, Spread};
use crate::array::{tangent, whole, whole_spread};
use crate::dual::Pack;
use crate::ops::{Float, Slope, canonical_primal};
use crate::recorded::as_number;

/// A slope.
#[inline(always)]
pub fn one<F: Float>(slope: Slope<F>) -> F {
    canonical_primal(as_number(slope))
}

/// Two values, each where it is wanted.
///
/// # Safety
/// Each pointer is null or has room for one.
#[inline(always)]
pub unsafe fn both<F: Float>(values: (F, F), to: [*mut F; 2]) {
    for (value, to) in [values.0, values.1].into_iter().zip(to) {
        if !to.is_null() {
            // SAFETY: not null, so there is room, as the caller promises.
            unsafe { to.write(canonical_primal(value)) };
        }
    }
}

/// Slopes into an array.
///
/// # Safety
/// `d` is null or has room for them.
#[inline(always)]
pub unsafe fn all<F: Float, const N: usize>(slopes: [Slope<F>; N], d: *mut F) {
    if !d.is_null() {
        for (k, slope) in slopes.into_iter().enumerate() {
            // SAFETY: not null, so there is room, as the caller promises.
            unsafe { d.add(k).write(one(slope)) };
        }
    }
}

/// Element `k` of one of some arrays of the caller; NaN of one that is not there.
///
/// # Safety
/// Each pointer is null or has an element `k`.
#[inline(always)]
unsafe fn element<F: Float, const N: usize>(arrays: [*const F; N], part: usize, k: usize) -> F {
    match arrays.get(part) {
        // SAFETY: not null, so there is such an element, as the caller promises.
        Some(array) if !array.is_null() => unsafe { array.add(k).read() },
        _ => <F as Float>::NAN,
    }
}

/// Writes it, where there is one.
///
/// # Safety
/// As of [`element`], to be written.
#[inline(always)]
unsafe fn set_element<F: Float, const N: usize>(arrays: [*mut F; N], part: usize, k: usize, y: F) {
    let there = arrays.get(part).filter(|array| !array.is_null());
    // SAFETY: not null, so there is such an element, as the caller promises.
    there.into_iter().for_each(|array| unsafe { array.add(k).write(canonical_primal(y)) });
}

/// A function of `n` numbers to one.
///
/// # Safety
/// `a` is null or has `n` elements.
#[inline(always)]
pub unsafe fn reduced<F: Float>(o: impl Reduction<F>, n: usize, a: *const F) -> F {
    // SAFETY: no index is above the count, as the caller promises.
    canonical_primal(whole(o, n, |k| unsafe { element([a], 0, k) }))
}

/// Its derivative in a direction.
///
/// # Safety
/// Each pointer is null or has `n` elements.
#[inline(always)]
pub unsafe fn directed<F: Float + Pack<1>>(o: impl Reduction<F>, n: usize, x: [*const F; 2]) -> F {
    // SAFETY: as in `reduced`.
    canonical_primal(tangent::first(o, n, |part, k| unsafe { element(x, part, k) }))
}

/// Its second derivative in two directions.
///
/// # Safety
/// As of [`directed`].
#[inline(always)]
pub unsafe fn crossed<F: Float + Pack<1>>(o: impl Reduction<F>, n: usize, x: [*const F; 4]) -> F {
    // SAFETY: as in `reduced`.
    canonical_primal(tangent::second(o, n, |part, k| unsafe { element(x, part, k) }))
}

/// A function of `n` numbers to as many, which are no others than `a`.
///
/// # Safety
/// As of [`directed`]; what is written overlaps nothing else.
#[inline(always)]
pub unsafe fn spread<F: Float>(o: impl Spread<F>, n: usize, a: *const F, y: *mut F) {
    // SAFETY: as in `reduced`, here and below.
    let (x, get) = (|k| unsafe { element([a], 0, k) }, |k| unsafe { element([y.cast_const()], 0, k) });
    // SAFETY: likewise.
    whole_spread(o, n, x, get, |k, value| unsafe { set_element([y], 0, k, value) });
}

/// Those and their derivatives in a direction.
///
/// # Safety
/// As of [`spread`].
#[inline(always)]
pub unsafe fn directed_spread<F: Float + Pack<1>>(o: impl Spread<F>, n: usize, x: [*const F; 2], y: [*mut F; 2]) {
    let made = y.map(|array| array.cast_const());
    // SAFETY: as in `reduced`, here and below.
    let (x, get) = (|part, k| unsafe { element(x, part, k) }, |part, k| unsafe { element(made, part, k) });
    // SAFETY: likewise.
    tangent::firsts(o, n, x, get, |part, k, value| unsafe { set_element(y, part, k, value) });
}

/// Those, their derivatives in two directions, and their second derivatives.
///
/// # Safety
/// As of [`spread`].
#[inline(always)]
pub unsafe fn crossed_spread<F: Float + Pack<1>>(o: impl Spread<F>, n: usize, x: [*const F; 4], y: [*mut F; 4]) {
    let made = y.map(|array| array.cast_const());
    // SAFETY: as in `reduced`, here and below.
    let (x, get) = (|part, k| unsafe { element(x, part, k) }, |part, k| unsafe { element(made, part, k) });
    // SAFETY: likewise.
    tangent::seconds(o, n, x, get, |part, k, value| unsafe { set_element(y, part, k, value) });
}
