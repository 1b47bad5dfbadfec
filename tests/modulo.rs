//! Remainders against `libm`, bit for bit, and against their definition; the order of zeros in minimum and maximum.

use jacfwd::Number;
use jacfwd::ops::minmax::{Maximum, Minimum};
use jacfwd::ops::modulo::{Fmod, Mod, Remainder};
use jacfwd::ops::{Binary, Slope};

/// xorshift64*, seeded: the same pairs every time.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }
}

const SPECIAL: [f64; 24] = [
    0.0,
    1.0,
    1.5,
    2.0,
    2.5,
    3.0,
    0.1,
    0.5,
    1e300,
    1e-300,
    1e16,
    9007199254740993.0,
    f64::MAX,
    f64::MAX / 2.0,
    f64::MIN_POSITIVE,
    f64::MIN_POSITIVE * 1.5,
    f64::MIN_POSITIVE * 2.0,
    f64::MIN_POSITIVE / 3.0,
    5e-324,
    1e-323,
    1.5e-323,
    f64::INFINITY,
    f64::NAN,
    4.503599627370497e15,
];

/// Single precision's own subnormals and limits.
const SPECIAL_SINGLE: [f32; 7] = [f32::MAX, f32::MAX / 2.0, f32::MIN_POSITIVE, f32::MIN_POSITIVE * 2.0, 1e-45, 3e-45, 1e-40];

/// Pairs of every kind: specials with specials, any bits, exponents close together, and multiples.
fn pairs() -> Vec<(f64, f64)> {
    let signed: Vec<f64> = SPECIAL.iter().flat_map(|&x| [x, -x]).collect();
    let mut out: Vec<_> = signed.iter().flat_map(|&x| signed.iter().map(move |&y| (x, y))).collect();
    let mut draw = Draw(1);
    for _ in 0..100_000 {
        let (a, b) = (draw.next(), draw.next());
        out.push((f64::from_bits(a), f64::from_bits(b)));
        // Exponents at most 127 apart; both subnormal; a subnormal divisor.
        let exponent = (a >> 52) & 0x77f;
        out.push((f64::from_bits(a), f64::from_bits((b & !(0x7ff << 52)) | (exponent ^ ((b >> 40) & 0x7f)) << 52)));
        out.push((f64::from_bits(a & !(0x7ff << 52)), f64::from_bits(b & !(0x7ff << 52) >> (b % 40))));
        out.push((f64::from_bits(a), f64::from_bits(b & !(0x7ff << 52) >> (b % 40))));
        // Integers: many exact multiples and ties.
        let (m, n) = ((a % 4096) as f64 / 2.0, (b % 64) as f64 / 2.0);
        out.push((m, n));
        out.push((-m * 1e-310, n * 1e-310));
    }
    out
}

fn pairs_single() -> Vec<(f32, f32)> {
    let special: Vec<f32> = SPECIAL.iter().map(|&x| x as f32).chain(SPECIAL_SINGLE).flat_map(|x| [x, -x]).collect();
    let mut out: Vec<_> = special.iter().flat_map(|&x| special.iter().map(move |&y| (x, y))).collect();
    let mut draw = Draw(2);
    for _ in 0..100_000 {
        let (a, b) = (draw.next() as u32, (draw.next() >> 32) as u32);
        out.push((f32::from_bits(a), f32::from_bits(b)));
        out.push((f32::from_bits(a), f32::from_bits((b & !(0x7f << 24)) | (a & (0x7f << 24)))));
        out.push((f32::from_bits(a & !(0xff << 23)), f32::from_bits(b & !(0xff << 23) >> (b % 20))));
        out.push((f32::from_bits(a), f32::from_bits(b & !(0xff << 23) >> (b % 20))));
        out.push(((a % 4096) as f32 / 2.0, (b % 64) as f32 / 2.0));
    }
    out
}

macro_rules! against_libm {
    ($test:ident, $pairs:ident, $op:expr, $libm:path) => {
        #[test]
        fn $test() {
            for (x, y) in $pairs() {
                let (got, expected) = ($op.value(x, y), $libm(x, y));
                assert!(
                    got.is_nan() && expected.is_nan() || got.to_bits() == expected.to_bits(),
                    "{x:e}, {y:e}: {got:e}, libm {expected:e}"
                );
            }
        }
    };
}

against_libm!(fmod_has_the_bits_of_libm, pairs, Fmod, libm::fmod);
against_libm!(fmod_has_the_bits_of_libm_in_single, pairs_single, Fmod, libm::fmodf);
against_libm!(remainder_has_the_bits_of_libm, pairs, Remainder, libm::remainder);
against_libm!(remainder_has_the_bits_of_libm_in_single, pairs_single, Remainder, libm::remainderf);
against_libm!(minimum_has_the_bits_of_libm, pairs, Minimum, libm::fminimum);
against_libm!(minimum_has_the_bits_of_libm_in_single, pairs_single, Minimum, libm::fminimumf);
against_libm!(maximum_has_the_bits_of_libm, pairs, Maximum, libm::fmaximum);
against_libm!(maximum_has_the_bits_of_libm_in_single, pairs_single, Maximum, libm::fmaximumf);

/// The quotient that the slope tells.
fn quotient<O: Binary<f64>>(o: O, x: f64, y: f64) -> f64 {
    let (_, [dx, dy]) = x.binary_d1(y, o);
    assert!(matches!(dx, Slope::One), "{x:e}, {y:e}");
    -dy.factor()
}

#[test]
fn the_quotient_belongs_to_the_remainder() {
    let mut draw = Draw(3);
    for _ in 0..100_000 {
        // Integers below 2^40: everything is exact.
        let x = (draw.next() % (1 << 40)) as f64 - (1u64 << 39) as f64;
        let y = (draw.next() % (1 << 20)) as f64 - (1u64 << 19) as f64;
        if y == 0.0 {
            continue;
        }
        assert_eq!(quotient(Fmod, x, y), (x / y).trunc(), "fmod {x}, {y}");
        assert_eq!(quotient(Mod, x, y), (x / y).floor(), "mod {x}, {y}");
        for (name, q, r) in [
            ("fmod", quotient(Fmod, x, y), Fmod.value(x, y)),
            ("remainder", quotient(Remainder, x, y), Remainder.value(x, y)),
            ("mod", quotient(Mod, x, y), Mod.value(x, y)),
        ] {
            assert_eq!(q * y + r, x, "{name} {x}, {y}: quotient {q}, remainder {r}");
        }
    }
    assert_eq!(quotient(Fmod, 1.0, 0.1), 9.0);
    // Where x − r overflows.
    assert_eq!(quotient(Remainder, f64::MAX, 0.6 * f64::MAX), 2.0);
    assert_eq!(quotient(Mod, -1e-300, 3.0), -1.0);
}

#[test]
fn kinks_are_where_remainders_jump() {
    assert!(Fmod.kink(6.0, 3.0) && !Fmod.kink(0.0, 3.0) && !Fmod.kink(5.0, 3.0));
    assert!(Mod.kink(6.0, 3.0) && Mod.kink(0.0, 3.0) && !Mod.kink(5.0, 3.0));
    assert!(Remainder.kink(4.5, 3.0) && !Remainder.kink(6.0, 3.0) && !Remainder.kink(0.0, 3.0));
}
