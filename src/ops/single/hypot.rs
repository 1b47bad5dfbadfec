//! The length of a vector of two.

use super::super::Float;

/// Beyond this the square of the larger argument may leave the range; below its reciprocal that of the smaller one loses digits.
const LARGE: f32 = 9.223_372e18;
/// 2^-90 brings either back.
const SCALE: f32 = f32::from_bits((127 - 90) << 23);

/// `√(x² + y²)`. An infinity wins over a NaN.
///
/// Borges, Algorithm 1014: an improved algorithm for hypot(x, y), ACM TOMS 47 (2020): the root, corrected by the residual of its square, which is
/// found without the squares.
pub fn hypot(x: f32, y: f32) -> f32 {
    let (x, y) = (x.abs(), y.abs());
    if x.is_infinite() || y.is_infinite() {
        return f32::INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return x + y;
    }
    let (a, b) = if x < y { (y, x) } else { (x, y) };
    // What the smaller one adds is below a quarter of the last place.
    if b <= a * (1.0 / 16_384.0) {
        return a;
    }
    if a > LARGE {
        return corrected(a * SCALE, b * SCALE) * (1.0 / SCALE);
    }
    if b < 1.0 / LARGE {
        return corrected(a * (1.0 / SCALE), b * (1.0 / SCALE)) * SCALE;
    }
    corrected(a, b)
}

/// For `a >= b > 0` whose squares are in range.
#[inline(always)]
fn corrected(a: f32, b: f32) -> f32 {
    let sum = a * a + b * b;
    let h = sum.sqrt_real();
    let residual = if h <= 2.0 * b {
        let d = h - b;
        a * (2.0 * d - a) + (d - 2.0 * (a - b)) * d
    } else {
        let d = h - a;
        2.0 * d * (a - 2.0 * b) + (4.0 * d - b) * b + d * d
    };
    h - residual / (2.0 * h)
}
