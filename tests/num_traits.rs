//! The traits of `num-traits`: code generic over `Float` runs on numbers, takes the same branches and gives the slopes of the operations.
#![cfg(feature = "num-traits")]

use jacfwd::{Dual, HyperDual, Number, hessian, jacfwd};
use num_traits::{
    Bounded, Euclid, Float, FloatConst, FromPrimitive, Inv, MulAdd, MulAddAssign, Num, NumAssign, NumCast, One, Pow, Signed,
    ToPrimitive, Zero,
};

type D = Dual<f64, 2>;
type Single = Dual<f32, 2>;

fn variable(x: f64) -> D {
    D::variable(x, 0)
}

/// A root of `x³ − x − c` by Newton from above, with arithmetic, a square root and branches only: the same bits with any `Float`.
fn root<F: Float + NumAssign>(c: F) -> F {
    let three = F::from(3).expect("a small integer");
    let mut x = (c.abs() + F::one()).sqrt().max(F::one());
    for _ in 0..60 {
        let step = (x * x * x - x - c) / (three * x * x - F::one());
        if step.is_zero() {
            break;
        }
        x -= step;
    }
    x
}

#[test]
fn generic_code_gives_the_same_primal_bits_and_the_slope_of_the_implicit_function() {
    for c in [0.5, 1.0, 6.0, 1e3, 1e9] {
        let x = root(c);
        let y = root(variable(c));
        assert_eq!(y.value().to_bits(), x.to_bits());
        let slope = 1.0 / (3.0 * x * x - 1.0);
        assert!((y.tangent(0) - slope).abs() <= 4.0 * f64::EPSILON * slope, "{c}: {} {slope}", y.tangent(0));
        assert_eq!(y.tangent(1), 0.0);
    }
}

#[test]
fn drivers_take_generic_code() {
    // x'' = −6x·x'³ from x'·(3x² − 1) = 1.
    let x = root(6.0_f64);
    let slope = 1.0 / (3.0 * x * x - 1.0);
    let [[bend]] = hessian(|[c]| root(c), [6.0_f64]);
    assert_eq!(jacfwd(|[c]| [root(c)], [6.0_f64])[0][0], root(variable(6.0)).tangent(0));
    assert!((bend + 6.0 * x * slope.powi(3)).abs() < 1e-15, "{bend}");
    let nested = root(Dual::<D, 1>::variable(variable(6.0), 0));
    assert!((nested.tangent(0).tangent(0) - bend).abs() < 1e-15);
}

/// A method on a number beside the same method on a plain real.
macro_rules! beside {
    ($x:ident => $($at:literal: $call:expr;)*) => {
        [$((stringify!($call), $at, { let f: fn(D) -> D = |$x| $call; f }, { let f: fn(f64) -> f64 = |$x| $call; f })),*]
    };
}

#[test]
fn every_method_is_the_operation_of_its_name() {
    fn of<F: Float>(c: f64) -> F {
        F::from(c).expect("a float")
    }
    fn power<F: Float + Pow<F, Output = F>>(a: F, b: F) -> F {
        Pow::pow(a, b)
    }
    fn remainder<F: Float>(a: F, b: F) -> F {
        a % b
    }
    let methods = beside! { x =>
        2.7: Float::floor(x); 2.3: Float::ceil(x); 2.6: Float::round(x); -2.7: Float::trunc(x); -2.7: Float::fract(x);
        -1.5: Float::abs(x); 1.5: Float::recip(x); 1.5: Float::sqrt(x); -1.5: Float::cbrt(x); 1.5: Float::exp(x);
        1.5: Float::exp2(x); 0.5: Float::exp_m1(x); 1.5: Float::ln(x); 1.5: Float::log2(x); 1.5: Float::log10(x);
        0.5: Float::ln_1p(x); 1.1: Float::sin(x); 1.1: Float::cos(x); 1.1: Float::tan(x); 0.3: Float::asin(x);
        0.3: Float::acos(x); 0.3: Float::atan(x); 0.7: Float::sinh(x); 0.7: Float::cosh(x); 0.7: Float::tanh(x);
        0.7: Float::asinh(x); 1.7: Float::acosh(x); 0.3: Float::atanh(x); -1.5: Float::signum(x); 1.5: Float::powi(x, -3);
        1.5: Float::powf(x, of(2.5)); 1.5: Float::powf(of(2.5), x); 1.5: Float::log(x, of(3.0)); 1.5: Float::log(of(3.0), x);
        1.5: Float::to_degrees(x); 1.5: Float::to_radians(x); 1.5: Float::max(x, of(2.0)); 1.5: Float::max(of(1.0), x);
        1.5: Float::min(x, of(2.0)); 1.5: Float::min(of(1.0), x); 1.5: Float::clamp(x, of(1.0), of(2.0));
        1.5: Float::clamp(x, of(1.6), of(2.0)); 1.5: Float::clamp(of(3.0), of(1.0), x); 1.5: Float::hypot(x, of(2.0));
        1.5: Float::atan2(x, of(2.0)); 1.5: Float::atan2(of(2.0), x); 1.5: Float::sin_cos(x).0; 1.5: Float::sin_cos(x).1;
        1.5: Float::mul_add(x, of(2.0), of(3.0)); 1.5: Float::mul_add(of(2.0), of(3.0), x); -1.5: Float::copysign(x, of(2.0));
        1.5: Signed::abs_sub(&x, &of(1.0)); 1.5: Signed::abs_sub(&of(1.0), &x); -1.5: Signed::abs(&x); -1.5: Signed::signum(&x);
        1.5: Inv::inv(x); 1.5: MulAdd::mul_add(x, of(2.0), of(3.0)); 1.5: Pow::pow(x, 3_i32); 1.5: Pow::pow(x, 2.5_f64);
        1.5: power(x, of(2.5)); 1.5: power(of(2.5), x); 7.5: remainder(x, of(2.0)); 2.2: remainder(of(7.5), x);
        -7.5: Euclid::rem_euclid(&x, &of(2.0)); 2.2: Euclid::rem_euclid(&of(-7.5), &x); -7.5: Euclid::div_euclid(&x, &of(2.0)); -7.5: Euclid::div_euclid(&x, &of(-2.0));
        1.5: [x, of(2.0), x].iter().sum(); 1.5: [x, of(2.0), x].into_iter().product();
    };
    for (name, at, dual, plain) in methods {
        let y = dual(variable(at));
        assert!((y.value() - plain(at)).abs() <= 2.0 * f64::EPSILON * plain(at).abs(), "{name}: {} {}", y.value(), plain(at));
        let h = 1e-5;
        let slope = (plain(at + h) - plain(at - h)) / (2.0 * h);
        assert!((y.tangent(0) - slope).abs() <= 1e-8 * slope.abs().max(1.0), "{name}: {} {slope}", y.tangent(0));
    }
}

#[test]
fn extremes_ignore_nan_and_share_ties() {
    let (a, b) = (variable(2.0), D::variable(2.0, 1));
    for y in [Float::max(a, b), Float::min(a, b)] {
        assert_eq!([y.tangent(0), y.tangent(1)], [0.5, 0.5]);
    }
    for y in [Float::max(a, Float::nan()), Float::min(Float::nan(), a)] {
        assert_eq!([y.value(), y.tangent(0)], [2.0, 1.0]);
    }
    assert_eq!(Float::abs(variable(0.0)).tangent(0), 0.0);
}

#[test]
fn signum_is_never_zero_and_always_flat() {
    for (x, y) in [(0.0, 1.0), (-0.0, -1.0), (-3.0, -1.0), (f64::INFINITY, 1.0)] {
        let s = Float::signum(variable(x));
        assert_eq!([s.value(), s.tangent(0)], [y, 0.0]);
        assert_eq!(Float::is_sign_negative(variable(x)), y < 0.0);
        assert_eq!(Signed::is_positive(&variable(x)), y > 0.0);
        assert_eq!(Signed::is_negative(&variable(x)), y < 0.0);
    }
    let s = Float::signum(D::with_tangents(f64::NAN, [f64::NAN, 1.0]));
    assert!(s.value().is_nan() && s.tangent(0) == 0.0);
}

#[test]
fn comparisons_with_identities_look_at_primals() {
    let (zero, one) = (variable(0.0), variable(1.0));
    assert!(zero.is_zero() && !one.is_zero() && one.is_one() && !zero.is_one());
    assert!(D::zero().is_idle() && <D as One>::one().value() == 1.0);
    assert!(Float::is_finite(D::with_tangents(1.0, [f64::INFINITY])) && Float::is_nan(D::nan()));
    assert!(Float::is_infinite(D::infinity()) && D::neg_infinity() < D::zero() && D::neg_zero().value().is_sign_negative());
}

#[test]
fn constants_are_those_of_the_precision() {
    macro_rules! same {
        ($($name:ident)*) => {
            $(
                assert_eq!(D::$name().value().to_bits(), <f64 as FloatConst>::$name().to_bits());
                assert_eq!(Single::$name().value().to_bits(), <f32 as FloatConst>::$name().to_bits());
            )*
        };
    }
    same!(E FRAC_1_PI FRAC_1_SQRT_2 FRAC_2_PI FRAC_2_SQRT_PI FRAC_PI_2 FRAC_PI_3 FRAC_PI_4 FRAC_PI_6 FRAC_PI_8);
    same!(LN_10 LN_2 LOG10_E LOG2_E PI SQRT_2 TAU LOG10_2 LOG2_10);
    macro_rules! limits {
        ($($name:ident)*) => {
            $(
                assert_eq!(<D as Float>::$name().value(), <f64 as Float>::$name());
                assert_eq!(<Single as Float>::$name().value(), <f32 as Float>::$name());
            )*
        };
    }
    limits!(min_value max_value min_positive_value epsilon);
    assert_eq!([<D as Bounded>::min_value().value(), <D as Bounded>::max_value().value()], [f64::MIN, f64::MAX]);
}

#[test]
fn conversions_round_once() {
    // Just above the middle of two single numbers; in double it is the middle, and would go to the even one, below.
    let n = (1_i64 << 54) + (1 << 30) + 1;
    assert_eq!(Single::from_i64(n).map(|x| x.value()), Some(n as f32));
    assert_eq!(<Single as NumCast>::from(n).map(|x| x.value()), Some(n as f32));
    assert_ne!(n as f32, n as f64 as f32);
    assert_eq!(D::from_u128(u128::MAX).map(|x| x.value()), Some(u128::MAX as f64));
    assert_eq!(D::from_f32(0.1).map(|x| x.value()), Some(0.1_f32 as f64));
    for text in ["0.1", "-1e300", "inf", "3.4028236e38"] {
        assert_eq!(D::from_str_radix(text, 10).map(|x| x.value()).ok(), f64::from_str_radix(text, 10).ok(), "{text}");
        assert_eq!(Single::from_str_radix(text, 10).map(|x| x.value()).ok(), f32::from_str_radix(text, 10).ok(), "{text}");
    }
    assert_eq!([Float::round(D::new(2.5)).value(), Float::round(D::new(-2.5)).value()], [3.0, -3.0]);
    assert!(D::from_str_radix("1,5", 10).is_err());
}

#[test]
fn conversions_to_plain_types_read_the_primal() {
    let x = variable(-3.7);
    assert_eq!((x.to_i32(), x.to_u8(), x.to_f64(), x.to_f32()), (Some(-3), None, Some(-3.7), Some(-3.7)));
    assert_eq!((Single::new(3e9).to_i32(), Single::new(3e9).to_u32()), (None, Some(3_000_000_000)));
    assert_eq!(x.integer_decode(), (-3.7_f64).integer_decode());
    assert_eq!(Single::new(-3.7).integer_decode(), (-3.7_f32).integer_decode());
    // Normal in double precision, subnormal in single.
    assert!(!Float::is_normal(Single::new(1e-40)) && Float::is_normal(D::new(1e-40)) && Float::is_subnormal(Single::new(1e-40)));
}

#[test]
fn assignments_are_their_operators() {
    let (x, b) = (variable(7.5), D::variable(2.0, 1));
    let (mut r, mut m) = (x, x);
    r %= b;
    m.mul_add_assign(b, x);
    assert_eq!([r.value(), r.tangent(0), r.tangent(1)], [1.5, 1.0, -3.0]);
    assert_eq!([m.value(), m.tangent(0), m.tangent(1)], [22.5, 3.0, 7.5]);
    assert_eq!([core::iter::empty::<D>().sum::<D>().value(), core::iter::empty::<D>().product::<D>().value()], [0.0, 1.0]);
}

#[test]
fn second_order_numbers_are_floats_too() {
    let y = Float::powf(HyperDual::<f64, 1, 1>::variable(2.0, 0, 0), Float::ln(HyperDual::constant(3.0)));
    let k = 3.0_f64.ln();
    let bend = k * (k - 1.0) * 2.0_f64.powf(k - 2.0);
    assert!((y.derivatives().cross(0, 0) - bend).abs() < 1e-14);
    assert_eq!((y % HyperDual::constant(1.5)).derivatives().row(0), y.derivatives().row(0));
}

/// With both traits in scope a method has to be named by its trait; without `Math`, methods are those of `Float`.
#[test]
fn both_traits_serve_side_by_side_by_name() {
    use jacfwd::Math;
    let x = variable(0.5);
    let [a, b] = [Math::sin(x), Float::sin(x)];
    assert_eq!((a.value(), a.tangent(0)), (b.value(), b.tangent(0)));
    assert_eq!(x.sigmoid().value(), Math::sigmoid(0.5));
}
