//! How results are compared: exactly, exactly but for the sign of a zero, and in units in the last place.
//! Does not know where they come from.

use jacfwd::ops::Float;

/// Equal with the sign of zeros; any NaN equals any NaN.
pub fn same<F: Float>(a: F, b: F) -> bool {
    a.is_nan() && b.is_nan() || a == b && a.is_sign_negative() == b.is_sign_negative()
}

/// Equal, zeros of either sign; any NaN equals any NaN.
pub fn same_slope<F: Float>(a: F, b: F) -> bool {
    a.is_nan() && b.is_nan() || a == b
}

/// The distance between neighbouring numbers at `x`, that of the subnormals near 0.
pub fn ulp<F: Float>(x: f64) -> f64 {
    let (digits, least) = if F::SINGLE { (23, -126) } else { (52, -1022) };
    let m = x.abs();
    if m == 0.0 {
        return 2f64.powi(least) * 2f64.powi(-digits);
    }
    let normal = m.max(f64::MIN_POSITIVE);
    let exponent = (normal.to_bits() >> 52) as i32 - 1023;
    let exponent = exponent.max(least);
    2f64.powi(exponent) * 2f64.powi(-digits)
}

/// The distance of two results in units in the last place; 0 for equal ones, NaN and infinities included, otherwise infinite
/// if one of them is not finite.
pub fn distance<F: Float>(a: F, b: F) -> f64 {
    if same_slope(a, b) {
        0.0
    } else if a.is_finite() && b.is_finite() {
        let (a, b) = (a.to_f64(), b.to_f64());
        (a - b).abs() / ulp::<F>(a.abs().max(b.abs()))
    } else {
        f64::INFINITY
    }
}
