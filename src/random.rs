//! Random bits that depend on where they are drawn, never on what was drawn before: Philox4x32-10.
//! Does not make floating-point numbers.
//!
//! Salmon, Moraes, Dror, Shaw: Parallel random numbers: as easy as 1, 2, 3. SC'11.
//!
//! A draw is one Philox block: its counter holds the number of the draw, the direction and the point. The counter is too narrow for
//! all of them at 64 bits; draws or directions beyond 2^32 change the key.

use crate::error::Error;

/// What a draw inside a function does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Randomness {
    /// It fails.
    Forbidden,
    /// It gives the same in every direction of every point.
    Same,
    /// Every direction of every point has its own.
    Different,
}

impl Randomness {
    /// The mode with the code C has for it: `JF_RANDOM_ERROR` 0, `JF_RANDOM_SAME` 1, `JF_RANDOM_DIFFERENT` 2.
    ///
    /// # Errors
    /// `UnknownRandomness` for any other code.
    pub const fn from_code(code: u32) -> Result<Self, Error> {
        match code {
            0 => Ok(Self::Forbidden),
            1 => Ok(Self::Same),
            2 => Ok(Self::Different),
            value => Err(Error::UnknownRandomness { value }),
        }
    }
}

/// The draws of one pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stream {
    randomness: Randomness,
    seed: u64,
    point: u64,
    direction: u64,
    next: u64,
}

impl Stream {
    /// The draws of `direction` at `point`. In mode `Same` they are those of direction 0 at point 0 in mode `Different`.
    pub const fn new(randomness: Randomness, seed: u64, point: u64, direction: u64) -> Self {
        match randomness {
            Randomness::Different => Self { randomness, seed, point, direction, next: 0 },
            Randomness::Forbidden | Randomness::Same => Self { randomness, seed, point: 0, direction: 0, next: 0 },
        }
    }

    /// How many draws there were.
    pub const fn drawn(&self) -> u64 {
        self.next
    }

    /// Goes to draw `draw`.
    pub const fn go_to(&mut self, draw: u64) {
        self.next = draw;
    }

    /// The bits of the next draw: two independent words, of which a uniform draw needs the first and a normal one both.
    ///
    /// # Errors
    /// `RandomForbidden`.
    pub fn bits(&mut self) -> Result<[u64; 2], Error> {
        if self.randomness == Randomness::Forbidden {
            return Err(Error::RandomForbidden);
        }
        let draw = self.next;
        self.next = draw.wrapping_add(1);
        Ok(bits(self.seed, self.point, self.direction, draw))
    }
}

/// The bits of draw `draw` in `direction` at `point`.
///
/// Below 2^32 draws and directions, the counter is [draw, direction, point, point >> 32] and the key is the seed: different draws have
/// different counters, whatever the point, and Philox is a bijection of the counter. Beyond, the key is the first half of the block
/// that the upper halves of draw and direction select: draws with the same upper halves still never meet, and others are as
/// independent as two seeds.
fn bits(seed: u64, point: u64, direction: u64, draw: u64) -> [u64; 2] {
    let (draw, draw_high) = halves(draw);
    let (direction, direction_high) = halves(direction);
    let (point, point_high) = halves(point);
    let (low, high) = halves(seed);
    let mut key = [low, high];
    if draw_high != 0 || direction_high != 0 {
        let [a, b, ..] = philox([draw_high, direction_high, u32::MAX, u32::MAX], key);
        key = [a, b];
    }
    let [a, b, c, d] = philox([draw, direction, point, point_high], key);
    [join(a, b), join(c, d)]
}

/// The 53 bits of a uniform draw in double precision: times 2^-53 it lies in [0, 1).
#[inline]
pub const fn top53(bits: u64) -> u64 {
    bits >> 11
}

/// The 24 bits of a uniform draw in single precision: times 2^-24 it lies in [0, 1).
#[inline]
pub const fn top24(bits: u64) -> u32 {
    (bits >> 40) as u32
}

/// The lower and the upper half.
const fn halves(x: u64) -> (u32, u32) {
    (x as u32, (x >> 32) as u32)
}

/// A word from its lower and upper half.
const fn join(low: u32, high: u32) -> u64 {
    low as u64 | (high as u64) << 32
}

/// Philox4x32-10; multipliers and key increments as in the paper.
fn philox(counter: [u32; 4], key: [u32; 2]) -> [u32; 4] {
    let ([mut c0, mut c1, mut c2, mut c3], [mut k0, mut k1]) = (counter, key);
    for _ in 0..10 {
        let (low0, high0) = halves(0xD251_1F53_u64.wrapping_mul(c0 as u64));
        let (low1, high1) = halves(0xCD9E_8D57_u64.wrapping_mul(c2 as u64));
        (c0, c1, c2, c3) = (high1 ^ c1 ^ k0, low1, high0 ^ c3 ^ k1, low0);
        k0 = k0.wrapping_add(0x9E37_79B9);
        k1 = k1.wrapping_add(0xBB67_AE85);
    }
    [c0, c1, c2, c3]
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use std::vec::Vec;

    /// The known answers that Random123 publishes for philox4x32 with 10 rounds.
    #[test]
    fn philox_gives_the_published_answers() {
        let ones = u32::MAX;
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8]);
        assert_eq!(philox([ones; 4], [ones; 2]), [0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD]);
        let (counter, key) = ([0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344], [0xA409_3822, 0x299F_31D0]);
        assert_eq!(philox(counter, key), [0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1]);
    }

    fn first(stream: Stream, count: usize) -> Vec<[u64; 2]> {
        let mut stream = stream;
        (0..count).map(|_| stream.bits().expect("draws allowed")).collect()
    }

    #[test]
    fn a_draw_is_one_block_of_the_seed() {
        let stream = Stream::new(Randomness::Same, 0, 0, 0);
        assert_eq!(first(stream, 1), [[0xE169_C58D_6627_E8D5, 0x9B00_DBD8_BC57_AC4C]]);
    }

    #[test]
    fn draws_are_numbered_from_zero() {
        let expected: Vec<_> = (0..4).map(|draw| bits(5, 6, 7, draw)).collect();
        assert_eq!(first(Stream::new(Randomness::Different, 5, 6, 7), 4), expected);
    }

    #[test]
    fn a_forbidden_draw_is_an_error() {
        assert_eq!(Stream::new(Randomness::Forbidden, 1, 2, 3).bits(), Err(Error::RandomForbidden));
    }

    #[test]
    fn same_ignores_point_and_direction() {
        let draws = first(Stream::new(Randomness::Same, 5, 0, 0), 8);
        assert_eq!(draws, first(Stream::new(Randomness::Same, 5, 7, 9), 8));
        assert_eq!(draws, first(Stream::new(Randomness::Different, 5, 0, 0), 8));
        assert_ne!(draws, first(Stream::new(Randomness::Same, 6, 0, 0), 8));
    }

    #[test]
    fn different_draws_never_meet() {
        let near = [0, 1, 2, u32::MAX as u64, 1 << 32, (1 << 32) + 1, 1 << 33, u64::MAX];
        let mut seen = HashSet::new();
        for point in near {
            for direction in near {
                for draw in near {
                    assert!(seen.insert(bits(42, point, direction, draw)), "{point} {direction} {draw}");
                }
            }
        }
    }

    #[test]
    fn uniform_bits_are_the_upper_ones() {
        assert_eq!((top53(u64::MAX), top24(u64::MAX)), ((1 << 53) - 1, (1 << 24) - 1));
        assert_eq!((top53(1 << 63), top24(1 << 63)), (1 << 52, 1 << 23));
        assert_eq!((top53((1 << 11) - 1), top24((1 << 40) - 1)), (0, 0));
    }

    #[test]
    fn codes_are_those_of_the_header() {
        assert_eq!(Randomness::from_code(0), Ok(Randomness::Forbidden));
        assert_eq!(Randomness::from_code(1), Ok(Randomness::Same));
        assert_eq!(Randomness::from_code(2), Ok(Randomness::Different));
        assert_eq!(Randomness::from_code(7), Err(Error::UnknownRandomness { value: 7 }));
    }
}
