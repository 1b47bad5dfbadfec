//! What C functions of plain reals give back that is more than a value: canonical reals.
//! Does not know operations.

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
