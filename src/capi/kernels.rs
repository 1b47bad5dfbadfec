//! What the C functions of slopes and second derivatives give back: plain reals, canonical.
//! Does not know operations.

use crate::ops::{Float, Slope, canonical_primal};
use crate::recorded::as_number;

/// A slope.
#[inline(always)]
pub fn one<F: Float>(slope: Slope<F>) -> F {
    canonical_primal(as_number(slope))
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
