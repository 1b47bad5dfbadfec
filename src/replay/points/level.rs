//! The loop over a program for a block of points by CPU level: that of the lowest is compiled here, those of the higher ones are in the other objects of the
//! archive.
//! Does not know what is in it.

use super::block::{Block, Exit};
use super::quick;
use crate::ops::Float;
use crate::slots::Level;

/// The loop as it is compiled here.
pub fn here<F: Float>(b: &mut Block<'_, F>) -> Exit {
    quick::run(b)
}

/// Runs a program for a block of points.
pub fn run<F: Float>(level: Level, b: &mut Block<'_, F>) -> Exit {
    match level {
        #[cfg(feature = "levels")]
        Level::V3 => by_precision!(b, jacfwd_v3_points64, jacfwd_v3_points32),
        #[cfg(feature = "levels")]
        Level::V4 => by_precision!(b, jacfwd_v4_points64, jacfwd_v4_points32),
        _ => here(b),
    }
}

/// Calls the function of the precision `F`.
#[cfg(feature = "levels")]
macro_rules! by_precision {
    ($b:ident, $double:ident, $single:ident) => {{
        let b: *mut Block<'_, F> = $b;
        if F::SINGLE {
            // SAFETY: `f32` is the float of that precision, so this is the type.
            $single(unsafe { &mut *b.cast::<Block<'_, f32>>() })
        } else {
            // SAFETY: `f64` is the only other float.
            $double(unsafe { &mut *b.cast::<Block<'_, f64>>() })
        }
    }};
}
#[cfg(feature = "levels")]
use by_precision;

#[cfg(feature = "levels")]
unsafe extern "Rust" {
    safe fn jacfwd_v3_points64(b: &mut Block<'_, f64>) -> Exit;
    safe fn jacfwd_v3_points32(b: &mut Block<'_, f32>) -> Exit;
    safe fn jacfwd_v4_points64(b: &mut Block<'_, f64>) -> Exit;
    safe fn jacfwd_v4_points32(b: &mut Block<'_, f32>) -> Exit;
}
