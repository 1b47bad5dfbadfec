//! Bundles of lanes packed into the SIMD vectors of `wide`, the only place that names that crate.
//! Knows nothing of derivatives: a lane is an element, and every operation is lane by lane.

mod packed;
mod vector;

pub use packed::Packed;
pub use vector::{Vector, VectorF32, VectorF64};

/// `√x`, correctly rounded, in one instruction where the target has one.
///
/// `libm::sqrt` is not used for it: where it is inline assembly it mixes legacy SSE with AVX, 100 ns a call.
#[inline(always)]
pub fn sqrt_f64(x: f64) -> f64 {
    wide::f64x2::splat(x).sqrt().to_array()[0]
}

/// `√x` in single precision, correctly rounded, in one instruction where the target has one.
#[inline(always)]
pub fn sqrt_f32(x: f32) -> f32 {
    wide::f32x4::splat(x).sqrt().to_array()[0]
}
