//! Bundles of lanes packed into the SIMD vectors of `wide`, the only place that names that crate.
//! Knows nothing of derivatives: a lane is an element, and every operation is lane by lane.

mod packed;
mod reals;
mod sqrt;
mod vector;

pub use packed::Packed;
pub use reals::Reals;
pub use sqrt::{sqrt_f32, sqrt_f64};
pub use vector::{Vector, VectorF32, VectorF64};
