//! Random bits as numbers: the one formula behind the draws of C and Rust.
//! Does not know how bits are made, nor which draws a pass sees.

use crate::ops::Float;
use crate::random::{top24, top53};

/// A uniform number in [0, 1), a multiple of 2^−53 (2^−24 in single precision).
pub fn uniform<F: Float>(bits: [u64; 2]) -> F {
    unit(bits[0])
}

/// A standard normal number, by Box and Muller (1958): `√(−2 ln(1 − u))·cos(2πv)`.
pub fn normal<F: Float>(bits: [u64; 2]) -> F {
    let [u, v] = bits.map(unit::<F>);
    let radius = (-(F::of(2.0) * (<F as Float>::ONE - u).libm_log())).sqrt_real();
    radius * (F::of(2.0 * core::f64::consts::PI) * v).cos_real()
}

/// Bits as a number in [0, 1). Exact: so many bits fit in the significand, and the scale is a power of two.
fn unit<F: Float>(bits: u64) -> F {
    if F::SINGLE { F::of(f64::from(top24(bits)) / 16_777_216.0) } else { F::of(top53(bits) as f64 / 9_007_199_254_740_992.0) }
}
