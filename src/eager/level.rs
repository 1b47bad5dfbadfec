//! The cheap operations of a CPU level, which move lanes as the kernels of its unit do.
//! Does not know what they are.

use super::eval::Eval;
use super::quick;
use super::quick_table::Quick;
use crate::ops::Float;
#[cfg(feature = "levels")]
use crate::slots::by_precision;
use crate::slots::{Level, TileFloat};

/// The operations on numbers of first order of that many vectors.
pub fn first_order<F: Float>(level: Level, vectors: usize) -> Quick<F, Eval<F>> {
    match level {
        #[cfg(feature = "levels")]
        Level::V3 => by_precision!(jacfwd_v3_first64(vectors), jacfwd_v3_first32(vectors), Quick<F, Eval<F>>),
        #[cfg(feature = "levels")]
        Level::V4 => by_precision!(jacfwd_v4_first64(vectors), jacfwd_v4_first32(vectors), Quick<F, Eval<F>>),
        _ => quick::first_order(vectors),
    }
}

/// The operations on numbers of second order in tiles of that side.
pub fn second_order<F: TileFloat>(level: Level, side: usize) -> Quick<F, Eval<F>> {
    match level {
        #[cfg(feature = "levels")]
        Level::V3 => by_precision!(jacfwd_v3_second64(side), jacfwd_v3_second32(side), Quick<F, Eval<F>>),
        #[cfg(feature = "levels")]
        Level::V4 => by_precision!(jacfwd_v4_second64(side), jacfwd_v4_second32(side), Quick<F, Eval<F>>),
        _ => quick::second_order(side),
    }
}

#[cfg(feature = "levels")]
unsafe extern "Rust" {
    safe fn jacfwd_v3_first64(vectors: usize) -> Quick<f64, Eval<f64>>;
    safe fn jacfwd_v3_first32(vectors: usize) -> Quick<f32, Eval<f32>>;
    safe fn jacfwd_v3_second64(side: usize) -> Quick<f64, Eval<f64>>;
    safe fn jacfwd_v3_second32(side: usize) -> Quick<f32, Eval<f32>>;
    safe fn jacfwd_v4_first64(vectors: usize) -> Quick<f64, Eval<f64>>;
    safe fn jacfwd_v4_first32(vectors: usize) -> Quick<f32, Eval<f32>>;
    safe fn jacfwd_v4_second64(side: usize) -> Quick<f64, Eval<f64>>;
    safe fn jacfwd_v4_second32(side: usize) -> Quick<f32, Eval<f32>>;
}
