//! The functions that single precision has of its own: never more than one unit in the last place from the truth, which the C library
//! of this machine gives in double. Every `JACFWD_STRIDE`th `f32` is tried; 1 tries all of them, which takes minutes.

use jacfwd::ops::Float;
use std::sync::Mutex;
use std::thread;

/// Coprime to all powers of two: over the whole range every pattern of low bits comes up.
const STRIDE: u32 = 4093;

struct Case {
    name: &'static str,
    ours: fn(f32) -> f32,
    truth: fn(f64) -> f64,
}

const CASES: [Case; 5] = [
    Case { name: "sin", ours: Float::sin_real, truth: f64::sin },
    Case { name: "cos", ours: Float::cos_real, truth: f64::cos },
    Case { name: "tan", ours: Float::tan_real, truth: f64::tan },
    Case { name: "exp2", ours: Float::exp2_real, truth: f64::exp2 },
    Case { name: "cbrt", ours: Float::cbrt_real, truth: f64::cbrt },
];

/// The distance in units in the last place of the truth; infinite where a NaN or the sign of a zero is wrong.
fn distance(got: f32, truth: f64) -> f64 {
    let nearest = truth as f32;
    if got.is_nan() || nearest.is_nan() || got == 0.0 && nearest == 0.0 && got.is_sign_negative() != nearest.is_sign_negative() {
        return if got.is_nan() && nearest.is_nan() { 0.0 } else { f64::INFINITY };
    }
    if got == nearest && (got == 0.0 || got.is_infinite()) {
        return 0.0;
    }
    // An infinity counts as the next number there would be.
    let got = if got.is_infinite() { 2.0_f64.powi(128).copysign(f64::from(got)) } else { f64::from(got) };
    let exponent = ((truth.to_bits() >> 52 & 0x7ff) as i32 - 1023).clamp(-126, 127);
    (got - truth).abs() / 2.0_f64.powi(exponent - 23)
}

/// The largest error over every `stride`th number, and where.
fn worst(case: &Case, stride: u32) -> (f64, f32) {
    let threads = thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let found = Mutex::new((0.0, 0.0));
    thread::scope(|scope| {
        for thread in 0..threads {
            let found = &found;
            scope.spawn(move || {
                let mut own = (0.0, 0.0);
                let mut bits = thread * u64::from(stride);
                while let Ok(pattern) = u32::try_from(bits) {
                    let x = f32::from_bits(pattern);
                    let error = distance((case.ours)(x), (case.truth)(f64::from(x)));
                    if error > own.0 {
                        own = (error, x);
                    }
                    bits += threads * u64::from(stride);
                }
                let mut found = found.lock().expect("no thread panics");
                if own.0 > found.0 {
                    *found = own;
                }
            });
        }
    });
    found.into_inner().expect("no thread panics")
}

#[test]
fn never_more_than_one_unit_in_the_last_place() {
    let stride = std::env::var("JACFWD_STRIDE").map_or(STRIDE, |text| text.parse().expect("JACFWD_STRIDE is a positive number"));
    assert!(stride > 0, "JACFWD_STRIDE is a positive number");
    for case in &CASES {
        let (error, x) = worst(case, stride);
        println!("{:<5} {error:.4} ULP at most, at {x:e} = {:#010x}; every {stride}th f32", case.name, x.to_bits());
        assert!(error <= 1.0, "{} is {error} ULP off at {x:e}", case.name);
    }
}

#[test]
fn both_together_are_the_bits_of_one_by_one() {
    for bits in (0..=u32::MAX).step_by(STRIDE as usize) {
        let x = f32::from_bits(bits);
        let (s, c) = x.sincos_real();
        assert_eq!(s.to_bits() << 1, x.sin_real().to_bits() << 1, "sin {x:e}");
        assert!(s == x.sin_real() || s.is_nan());
        assert!(c == x.cos_real() || c.is_nan(), "cos {x:e}");
    }
}

#[test]
fn signs_of_zeros_and_special_points() {
    let bits = |x: f32| if x.is_nan() { f32::NAN.to_bits() } else { x.to_bits() };
    for (f, x, y) in [
        (Float::sin_real as fn(f32) -> f32, -0.0_f32, -0.0_f32),
        (Float::tan_real, -0.0, -0.0),
        (Float::cbrt_real, -0.0, -0.0),
        (Float::cos_real, -0.0, 1.0),
        (Float::sin_real, f32::INFINITY, f32::NAN),
        (Float::cos_real, f32::NEG_INFINITY, f32::NAN),
        (Float::tan_real, f32::INFINITY, f32::NAN),
        (Float::cbrt_real, f32::NEG_INFINITY, f32::NEG_INFINITY),
        (Float::cbrt_real, -27.0, -3.0),
        (Float::exp2_real, f32::INFINITY, f32::INFINITY),
        (Float::exp2_real, f32::NEG_INFINITY, 0.0),
        (Float::exp2_real, -149.0, 1e-45),
        (Float::exp2_real, 10.0, 1024.0),
        (Float::exp2_real, f32::NAN, f32::NAN),
    ] {
        assert_eq!(bits(f(x)), bits(y), "{x:e} gives {:e}", f(x));
    }
}

#[test]
fn hypot_is_never_more_than_one_unit_off() {
    // Pairs of a walk through all bit patterns, as they come and within 2^14 of each other, where both arguments count.
    let mut worst = (0.0, 0.0, 0.0);
    let mut bits = 1u32;
    for _ in 0..2_000_000 {
        bits = bits.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let x = f32::from_bits(bits);
        bits = bits.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let near = (x.to_bits() & 0x7f80_0000).wrapping_sub((bits >> 8 & 15) << 23) | bits & 0x807f_ffff;
        for y in [f32::from_bits(bits), f32::from_bits(near)] {
            let truth = f64::from(x).hypot(f64::from(y));
            let got = x.hypot_real(y);
            // Of an infinity and a NaN, the infinity.
            let error = distance(got, if x.is_infinite() || y.is_infinite() { f64::INFINITY } else { truth });
            if error > worst.0 {
                worst = (error, x, y);
            }
        }
    }
    println!("hypot {:.4} ULP at most, at {:e}, {:e}", worst.0, worst.1, worst.2);
    assert!(worst.0 <= 1.0, "hypot is {} ULP off at {:e}, {:e}", worst.0, worst.1, worst.2);
}
