//! The form in which results leave the library, and what shared work must not change: values with slopes, sine with cosine, rows in chunks.

use jacfwd::ops::{Binary, Float, Ternary, Unary, Visitor, visit};
use jacfwd::{Dual, HyperDual, Math, Number, hessian, jacfwd, jvp, value_and_jacfwd};

const NAN: u64 = 0x7FF8_0000_0000_0000;

fn quotient<R: Number>(x: [R; 2]) -> R {
    x[0] / x[1]
}

/// `0/0` is a negative NaN on x86-64 and a positive one on AArch64; both precisions leave as the positive quiet one.
#[test]
fn every_nan_is_the_positive_quiet_one() {
    let (y, j) = value_and_jacfwd(quotient, [0.0_f64, 0.0]);
    assert_eq!([y, j[0], j[1]].map(f64::to_bits), [NAN; 3]);
    let (y, dy) = jvp(quotient, [0.0_f64, 0.0], [1.0, 1.0]);
    assert_eq!([y, dy].map(f64::to_bits), [NAN; 2]);
    let h = hessian(|x: [_; 2]| x[0] / x[1] + x[0].square() * x[1], [0.0_f64, 0.0]);
    assert_eq!([h[0][1], h[1][0], h[1][1]].map(f64::to_bits), [NAN; 3]);
    let (y, j) = value_and_jacfwd(quotient, [0.0_f32, 0.0]);
    assert_eq!([y, j[0], j[1]].map(f32::to_bits), [0x7FC0_0000; 3]);
}

#[test]
fn a_zero_keeps_its_sign_as_a_value_and_loses_it_as_a_tangent() {
    let (y, j) = value_and_jacfwd(|x: [_; 1]| x[0] * -0.0_f64, [1.0_f64]);
    assert_eq!((y.to_bits(), j[0].to_bits()), ((-0.0_f64).to_bits(), 0));
    let (y, dy) = jvp(|x: [_; 1]| -x[0], [0.0_f64], [0.0]);
    assert_eq!((y.to_bits(), dy.to_bits()), ((-0.0_f64).to_bits(), 0));
}

/// Every magnitude, every quadrant, and where the functions have no value.
fn angles() -> impl Iterator<Item = f64> {
    let wide = (-300..300).map(|k| 1.3 * 10.0_f64.powi(k));
    let near = (-64..64).map(|k| f64::from(k) * core::f64::consts::FRAC_PI_4);
    wide.chain(near).flat_map(|x| [x, -x]).chain([0.0, -0.0, f64::INFINITY, f64::NEG_INFINITY, f64::NAN])
}

/// The bits, one pattern for every NaN: inside a function their signs are free.
fn bits(x: impl Into<f64>) -> u64 {
    let x: f64 = x.into();
    if x.is_nan() { NAN } else { x.to_bits() }
}

fn first<T: jacfwd::Pack<3> + Into<f64>>(x: Dual<T, 3>) -> [u64; 4] {
    [x.value(), x.tangent(0), x.tangent(1), x.tangent(2)].map(bits)
}

fn second(x: HyperDual<f64, 2, 2>) -> Vec<u64> {
    let d = *x.derivatives();
    let cross = [d.cross(0, 0), d.cross(0, 1), d.cross(1, 0), d.cross(1, 1)];
    [x.value(), d.row(0), d.row(1), d.col(0), d.col(1)].into_iter().chain(cross).map(bits).collect()
}

#[test]
fn sine_and_cosine_together_are_the_bits_of_one_by_one() {
    for x in angles() {
        let number = Dual::<f64, 3>::with_tangents(x, [1.0, -0.5, 0.0]);
        let (s, c) = number.sin_cos();
        assert_eq!((first(s), first(c)), (first(number.sin()), first(number.cos())), "at {x}");
        let single = Dual::<f32, 3>::with_tangents(x as f32, [1.0, -0.5, 0.0]);
        let (s, c) = single.sin_cos();
        assert_eq!((first(s), first(c)), (first(single.sin()), first(single.cos())), "at {x} in single precision");
        let number = HyperDual::<f64, 2, 2>::variable(x, 0, 1);
        let (s, c) = number.sin_cos();
        assert_eq!((second(s), second(c)), (second(number.sin()), second(number.cos())), "at {x} to second order");
    }
}

struct OneByOne;

impl<F: Float> Visitor<F> for OneByOne {
    fn unary<O: Unary<F>>(&mut self, o: O) {
        for x in angles().map(F::of) {
            let ((y, s), alone) = (o.value_d1(x), o.value(x));
            let parts = |y: F, s: F| [y, s].map(|x| bits(x.to_f64()));
            let (together, apart) = (parts(y, s.factor()), parts(alone, o.d1(x, alone).factor()));
            assert_eq!(together, apart, "{} at {x:?}", O::FACTS.name);
        }
    }

    fn unary_real<O: Unary<F> + From<F>>(&mut self) {
        [-1.5, 0.0, 3.0].into_iter().for_each(|c| self.unary(O::from(F::of(c))));
    }

    fn unary_integer<O: Unary<F> + From<i32>>(&mut self) {
        [-2, 0, 3].into_iter().for_each(|k| self.unary(O::from(k)));
    }

    fn binary<O: Binary<F>>(&mut self, _: O) {}
    fn ternary<O: Ternary<F>>(&mut self, _: O) {}
}

/// Kinds of number that take value and slope together, and those that take them apart, give the same.
#[test]
fn value_and_slope_together_are_the_bits_of_one_by_one() {
    visit::<f64>(&mut OneByOne);
    visit::<f32>(&mut OneByOne);
}

/// 100 inputs run in passes of 32, the last with 4: each row is read in four pieces.
#[test]
fn rows_read_in_chunks_are_whole() {
    let x: [f64; 100] = core::array::from_fn(|j| 0.1 + j as f64);
    let j = jacfwd(|x: [_; 100]| [x[0] * x[99], x[31] * x[32], x[63] * x[95], x[96] - x[64]], x);
    let expected: [&[(usize, f64)]; 4] =
        [&[(0, x[99]), (99, x[0])], &[(31, x[32]), (32, x[31])], &[(63, x[95]), (95, x[63])], &[(64, -1.0), (96, 1.0)]];
    for (row, expected) in j.iter().zip(expected) {
        let found: Vec<(usize, f64)> = row.iter().copied().enumerate().filter(|(_, d)| *d != 0.0).collect();
        assert_eq!(found, expected);
    }
}
