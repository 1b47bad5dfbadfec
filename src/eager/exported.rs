//! What an object of a higher CPU level gives the archive, of this room: see `level`.

use super::eval::Eval;
use super::quick;
use super::quick_table::Quick;
use crate::slots::exported;

exported! {
    first64(vectors: usize) -> Quick<f64, Eval<f64>> = quick::first_order(vectors);
    first32(vectors: usize) -> Quick<f32, Eval<f32>> = quick::first_order(vectors);
    second64(side: usize) -> Quick<f64, Eval<f64>> = quick::second_order(side);
    second32(side: usize) -> Quick<f32, Eval<f32>> = quick::second_order(side);
}
