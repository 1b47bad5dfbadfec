//! An angle reduced to the nearest multiple of π/2, in fixed point: exact enough for every `f32`, and the same work for all of them.
//! Payne and Hanek, Radian reduction for trigonometric functions (1983).

/// `hi + lo + quadrant·π/2`, with `|hi| ≤ π/4` and `lo` what `hi` lacks; the quadrant counts modulo 4.
pub struct Angle {
    pub hi: f32,
    pub lo: f32,
    pub quadrant: u32,
}

/// Bits of an `f32` without its sign: π/4 and the infinity.
const QUARTER_PI: u32 = 0x3f49_0fdb;
const INFINITY: u32 = 0x7f80_0000;

/// 2/π, the first bit standing for 2^25.
const TWO_OVER_PI: [u32; 8] =
    [0x0000_0028, 0xbe60_db93, 0x9105_4a7f, 0x09d5_f47d, 0x4d37_7036, 0xd8a5_664f, 0x10e4_107f, 0x9458_eaf7];

/// π/2 in units of 2^-31.
const HALF_PI: u32 = 0xc90f_daa2;

/// NaN for an infinity or a NaN.
#[inline(always)]
pub fn reduce(x: f32) -> Angle {
    let magnitude = x.to_bits() & 0x7fff_ffff;
    if magnitude <= QUARTER_PI {
        return Angle { hi: x, lo: 0.0, quadrant: 0 };
    }
    if magnitude >= INFINITY {
        return Angle { hi: f32::NAN, lo: 0.0, quadrant: 0 };
    }
    far(x.is_sign_negative(), magnitude)
}

#[inline(never)]
fn far(negative: bool, magnitude: u32) -> Angle {
    // x = mantissa·2^e. Bits of 2/π of weight 2^(2 - e) and more make multiples of 2π; the next 96 are the window.
    let mantissa = u64::from(magnitude & 0x007f_ffff | 0x0080_0000);
    let first = (magnitude >> 23).saturating_sub(126);
    let (word, shift) = (first as usize / 32, first % 32);
    let words: &[u32; 4] = TWO_OVER_PI.get(word..).and_then(|words| words.first_chunk()).unwrap_or(&[0; 4]);
    let product = |i: usize| mantissa * u64::from((words[i] << shift) | (words[i + 1] >> 1 >> (31 - shift)));
    // x in quarter turns modulo 4, in units of 2^-62.
    let turns = (product(0) << 32).wrapping_add(product(1)).wrapping_add(product(2) >> 32);
    let turns = if negative { turns.wrapping_neg() } else { turns };

    let quadrant = (turns.wrapping_add(1 << 61) >> 62) as u32;
    // The rest lies within half a quarter turn of 0: a signed number in units of 2^-64.
    let rest = (turns << 2) as i64;
    let size = rest.unsigned_abs();
    // At least 2^-31 of a quarter turn is left of every `f32`: the upper half is not 0, and 31 bits and more are right.
    let (upper, lower) = ((size >> 32) as u32, size as u32);
    let zeros = upper.leading_zeros() & 31;
    let top = (upper << zeros) | (lower >> 1 >> (31 - zeros));
    let radians = ((u64::from(top) * u64::from(HALF_PI)) >> 32) as u32;
    let sign = if rest < 0 { 1 << 31 } else { 0 };
    let unit = f32::from_bits((96 - zeros) << 23 | sign);
    let head = radians as f32;
    let tail = radians.wrapping_sub(head as u32) as i32 as f32;
    Angle { hi: head * unit, lo: tail * unit, quadrant }
}
