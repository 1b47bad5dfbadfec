//! What moves lanes, by CPU level: of the lowest what is compiled here, of the higher ones what is in the other objects of the archive, the same
//! source compiled for them, so that types have the same layout.
//! Does not know which level there is.

use super::kernel::Width;
use super::level::Level;
use super::tile::{TileFloat, Tiles};
use crate::ops::Float;

/// `$double` or `$single`, whichever is of the float `F`, as the `$type` of `F` that it is.
#[cfg(feature = "levels")]
macro_rules! by_precision {
    ($double:expr, $single:expr, $type:ty) => {
        if F::SINGLE {
            // SAFETY: `f32` is the float of that precision, so this is the type.
            unsafe { core::mem::transmute_copy::<_, $type>(&$single) }
        } else {
            // SAFETY: `f64` is the only other float.
            unsafe { core::mem::transmute_copy::<_, $type>(&$double) }
        }
    };
}
#[cfg(feature = "levels")]
pub(crate) use by_precision;

/// What moves the tangents of numbers of first order with that many directions; without any, of values alone.
pub fn width<F: Float>(level: Level, directions: usize) -> Width<F> {
    match level {
        #[cfg(feature = "levels")]
        Level::V3 => by_precision!(jacfwd_v3_width64(directions), jacfwd_v3_width32(directions), Width<F>),
        #[cfg(feature = "levels")]
        Level::V4 => by_precision!(jacfwd_v4_width64(directions), jacfwd_v4_width32(directions), Width<F>),
        _ => Width::here(directions),
    }
}

/// What moves numbers of second order.
pub fn tiles<F: TileFloat>(level: Level) -> &'static Tiles<F> {
    match level {
        #[cfg(feature = "levels")]
        Level::V3 => by_precision!(jacfwd_v3_tiles64(), jacfwd_v3_tiles32(), &'static Tiles<F>),
        #[cfg(feature = "levels")]
        Level::V4 => by_precision!(jacfwd_v4_tiles64(), jacfwd_v4_tiles32(), &'static Tiles<F>),
        _ => Tiles::HERE,
    }
}

#[cfg(feature = "levels")]
unsafe extern "Rust" {
    safe fn jacfwd_v3_width64(directions: usize) -> Width<f64>;
    safe fn jacfwd_v3_width32(directions: usize) -> Width<f32>;
    safe fn jacfwd_v3_tiles64() -> &'static Tiles<f64>;
    safe fn jacfwd_v3_tiles32() -> &'static Tiles<f32>;
    safe fn jacfwd_v4_width64(directions: usize) -> Width<f64>;
    safe fn jacfwd_v4_width32(directions: usize) -> Width<f32>;
    safe fn jacfwd_v4_tiles64() -> &'static Tiles<f64>;
    safe fn jacfwd_v4_tiles32() -> &'static Tiles<f32>;
}
