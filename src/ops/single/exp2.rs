//! Two to the power of a number.

use super::high;

/// The logarithm of 2: twelve bits, and what it lacks.
const LN_2: [f32; 2] = [0.693_115_234_375, 3.194_618_5e-5];

/// Adding it rounds to an integer.
const SHIFTER: f32 = 12_582_912.0;

/// `2^x`.
pub fn exp2(x: f32) -> f32 {
    if x.is_nan() {
        return x;
    }
    // Beyond these the result has overflowed, or vanished; the two steps below are within range.
    let x = x.clamp(-160.0, 160.0);
    let n = (x + SHIFTER) - SHIFTER;
    let f = x - n;
    // 1 + a + b: a is exact, b is small.
    let head = high(f);
    let a = head * LN_2[0];
    let b = (f - head) * LN_2[0]
        + f * (LN_2[1]
            + f * horner!(f; 0.24022650718688965 0.05550410598516464 0.009618057869374752 0.0013333882670849562 0.00015461006842087954 1.5195579180726781e-05));
    let sum = 1.0 + a;
    let y = sum + (((1.0 - sum) + a) + b);
    let half = (n * 0.5) as i32;
    y * power(half) * power(n as i32 - half)
}

/// `2^n` for `|n| ≤ 126`.
#[inline(always)]
fn power(n: i32) -> f32 {
    f32::from_bits(((127 + n) as u32) << 23)
}
