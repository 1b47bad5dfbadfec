//! The cube root.

/// `∛x`. A linear guess by exponent, one step of Halley's method, and a last one from a guess whose square is exact: the way of
/// FreeBSD's `cbrt`.
pub fn cbrt(x: f32) -> f32 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let scaled = if x.abs() < f32::MIN_POSITIVE { x * 16_777_216.0 } else { x };
    let magnitude = scaled.to_bits() & 0x7fff_ffff;
    // m·8^k, m in [1, 8); the bias and two are 43 threes.
    let biased = (magnitude >> 23) + 2;
    let (third, left) = (biased / 3, biased % 3);
    let m = f32::from_bits((magnitude & 0x007f_ffff) | (left + 127) << 23);
    let k = third as i32 - 43 - if x.abs() < f32::MIN_POSITIVE { 8 } else { 0 };

    let t = f32::from_bits(m.to_bits() / 3 + 0x2a51_19f2);
    let cube = t * t * t;
    let t = t * (m + m + cube) / (m + cube + cube);
    let t = f32::from_bits((t.to_bits() + 0x800) & 0xffff_f000);
    let quotient = m / (t * t);
    let t = t + t * ((quotient - t) / (t + t + quotient));

    f32::from_bits(((t.to_bits() as i32 + (k << 23)) as u32) | x.to_bits() & 0x8000_0000)
}
