//! The derivative check: right slopes score below its bound and wrong ones above, at every scale of value and argument.

mod operation;

use jacfwd::ops::given::Given;
use jacfwd::ops::{Float, Slope};
use jacfwd::shape::Shape;
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
use jacfwd::{Math, Number};
use operation::points::{Point, points};
use operation::{Each, Findings, Jet};

/// An operation of `x/argument`, times `value`; slopes are larger by the part `wrong`. Any operation is the same type: one body of the drivers for all.
struct Scaled<'a, F> {
    operation: &'a dyn Fn(&[F]) -> Jet<F>,
    argument: F,
    value: F,
    wrong: F,
}

impl<F: Float> Function<F> for Scaled<'_, F> {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let x: Vec<R> = x[0].iter().map(|x| *x / self.argument).collect();
        let at: Vec<F> = x.iter().map(|x| x.primal()).collect();
        let jet = (self.operation)(&at);
        let part = |x: R, d1: &Slope<F>| x.unary(Given { y: F::ZERO, d1: d1.factor(), d2: None });
        let z = x.iter().zip(&jet.d1).fold(R::constant(jet.y), |sum, (x, d1)| sum + part(*x, d1)) * self.value;
        y[0][0] = z + (z - z.detach()) * self.wrong;
        Ok(())
    }
}

/// The bound of the documentation.
fn bound<F: Float>() -> f64 {
    if F::SINGLE { 1e-3 } else { 1e-6 }
}

/// Whether value or slope change by a jump within 1e-5 of the arguments, 1e-3 in single precision.
fn kink_nearby<F: Float>(operation: &operation::Operation<F>, point: &Point<F>) -> bool {
    let part = if F::SINGLE { 1e-3 } else { 1e-5 };
    let near = |k: usize, part: f64| {
        let x: Vec<F> = point.x.iter().enumerate().map(|(i, x)| if i == k { *x * F::of(1.0 + part) } else { *x }).collect();
        let jet = operation.jet(&x, point.c);
        let here = operation.jet(&point.x, point.c);
        let apart = |(a, b): (&Slope<F>, &Slope<F>)| (a.factor() - b.factor()).magnitude() > F::of(0.1) * b.factor().magnitude();
        let moved: F = here.d1.iter().zip(&point.x).fold(F::ZERO, |sum, (s, x)| sum + (s.factor() * *x).magnitude());
        let jump = (jet.y - here.y).magnitude() > F::of(2.0 * part.abs()) * moved;
        jump || jet.d1.iter().zip(&here.d1).any(apart)
    };
    operation.kink(&point.x, point.c) || (0..point.x.len()).any(|k| [part, -part].iter().any(|part| near(k, *part)))
}

struct Scales<'a, F>(&'a mut Findings, [usize; 2], F);

impl<F: Float + jacfwd::workspace::Scalar<1>> Each<F> for Scales<'_, F> {
    fn each(&mut self, operation: operation::Operation<F>) {
        // Powers of two, so that the point is the same at every scale.
        let scales = [(0, 0), (-40, -40), (-40, 40), (40, -40), (40, 40)].map(|(a, v)| [a, v].map(|k| F::of(f64::powi(2.0, k))));
        // A third of them: every family of points is long.
        for point in points::<F>(&operation).into_iter().step_by(3) {
            let jet = operation.jet(&point.x, point.c);
            let tame = |x: &F| x.magnitude() > F::of(1e-3) && x.magnitude() < F::of(1e3);
            let y = jet.y.magnitude();
            let slopes: Vec<F> = jet.d1.iter().map(|s| s.factor().magnitude()).collect();
            let usual = point.x.iter().all(tame) && tame(&y) && slopes.iter().all(|s| *s < F::of(1e3));
            if !usual || point.c.is_nan() || kink_nearby(&operation, &point) {
                continue;
            }
            // A slope that moves the value by little cannot be seen in its digits, nor one that itself changes within few digits of the argument.
            let moves = |(x, s): (&F, &Slope<F>)| x.magnitude() * s.factor().magnitude() > F::of(1e-2) * y;
            let turns = |(k, x): (usize, &F)| {
                let curved = jet.d2[operation.at(k, k)].factor().magnitude() * x.magnitude();
                F::SINGLE && (curved > F::of(100.0) * slopes[k] || slopes[k] * x.magnitude() > F::of(100.0) * y)
            };
            let seen = point.x.iter().zip(&jet.d1).any(moves) && !point.x.iter().enumerate().any(turns);
            for [argument, value] in scales {
                let x: Vec<F> = point.x.iter().map(|x| *x * argument).collect();
                let check = |wrong: f64| {
                    let f = Scaled { operation: &|x| operation.jet(x, point.c), argument, value, wrong: F::of(wrong) };
                    let lengths = [x.len()];
                    let shape = Shape { in_len: &lengths, out_len: &[1], aux_len: &[] };
                    Jacfwd::new(&f, shape).check(&mut Workspace::<F, 1, 16, 0>::new(), &[&x]).unwrap().to_f64()
                };
                let right = check(0.0);
                self.1[0] += 1;
                self.0.check(right < bound::<F>(), || {
                    format!("{point} arguments times {argument:?}, value times {value:?}: {right:e}")
                });
                if seen {
                    let part = if F::SINGLE { 0.1 } else { 1e-3 };
                    let wrong = check(part);
                    self.1[1] += 1;
                    self.0.check(wrong > bound::<F>(), || {
                        format!("{point} arguments times {argument:?}, value times {value:?}: wrong by {part}, but {wrong:e}")
                    });
                }
            }
        }
    }
}

fn every_operation<F: Float + jacfwd::workspace::Scalar<1>>() {
    let mut findings = Findings::default();
    let mut scales = Scales(&mut findings, [0; 2], F::ZERO);
    operation::for_each::<F>(&mut scales);
    let [right, wrong] = scales.1;
    assert!(right > 5_000 && wrong > right / 2, "{right} {wrong}");
    findings.report();
}

#[test]
fn right_slopes_score_below_the_bound_and_wrong_ones_above_at_every_scale() {
    every_operation::<f64>();
}

#[test]
fn likewise_in_single_precision() {
    every_operation::<f32>();
}

/// A function of one argument, written over any number.
macro_rules! one {
    ($name:ident, $R:ident, |$x:ident| $y:expr) => {
        struct $name;

        impl<F: Float> Function<F> for $name {
            fn call<$R: Number<Real = F>>(
                &self,
                x: Inputs<'_, $R>,
                y: &mut Outputs<'_, $R>,
                _: &mut Draws<F>,
            ) -> Result<(), i32> {
                let $x = x[0][0];
                y[0][0] = $y;
                Ok(())
            }
        }
    };
}

fn score<F: jacfwd::workspace::Scalar<1>>(f: &impl Function<F>, x: F) -> f64 {
    let shape = Shape { in_len: &[1], out_len: &[1], aux_len: &[] };
    Jacfwd::new(f, shape).check(&mut Workspace::<F, 1, 16, 0>::new(), &[&[x]]).unwrap().to_f64()
}

one!(Log, R, |x| x.ln());
one!(Sine, R, |x| x.sin());
one!(Turns, R, |x| x.sinpi());
one!(Offset, R, |x| x.exp() + R::Real::ONE);
one!(Lost, R, |x| if x == R::constant(R::Real::ONE) { R::constant(R::Real::ONE) } else { x * x });
one!(Cancelling, R, |x| x.c_sub(R::Real::ZERO).cos().c_sub(R::Real::ONE));
one!(Dropped, R, |x| x.detach().cos().c_sub(R::Real::ONE));
one!(Straight, R, |x| x + (x.floor() - x).detach());
one!(Edge, R, |x| x.powf(R::Real::of(1.5)));
one!(Root, R, |x| x.sqrt());
one!(CubeRoot, R, |x| x.cbrt());
one!(Relu, R, |x| x.relu());
one!(Abs, R, |x| x.abs());
one!(NoSlope, R, |x| x.unary(Given { y: R::Real::ONE, d1: R::Real::NAN, d2: None }));
one!(Infinite, R, |x| x.unary(Given { y: x.primal() * x.primal(), d1: R::Real::INFINITY, d2: None }));
one!(Undefined, R, |x| (x - R::Real::of(10.0)).ln());

#[test]
fn arguments_and_slopes_of_any_size() {
    for x in [1e-300, 1e-30, 1e-12, 1e-9, 1e-3, 1.0, 1e6, 1e30, 1e300] {
        assert!(score(&Log, x) < 1e-6, "ln at {x:e}: {}", score(&Log, x));
    }
    for x in [0.0, 1e-9, 1.0, 1e3, 1e6, 1e9, 1e12] {
        assert!(score(&Sine, x) < 1e-6, "sin at {x:e}: {}", score(&Sine, x));
        assert!(score(&Offset, x.min(500.0)) < 1e-6, "exp x + 1 at {x:e}");
    }
    // Steps of whole turns change nothing.
    for x in [1024.0, 1024.5, 1e6] {
        assert!(score(&Turns, x) < 1e-6, "sinpi at {x:e}: {}", score(&Turns, x));
    }
    assert!(score(&Sine, 1e3f32) < 1e-3 && score(&Log, 1e-30f32) < 1e-3 && score(&Turns, 64f32) < 1e-3);
}

#[test]
fn a_lost_derivative_is_found() {
    assert!((score(&Lost, 1.0) - 1.0).abs() < 1e-9 && score(&Lost, 1.5) < 1e-6);
    for x in [0.3, 10.3, 1000.3] {
        assert!(score(&Straight, x) > 1e-6, "a slope of 1 for floor at {x}: {}", score(&Straight, x));
    }
    assert!(score(&Straight, 10.3f32) > 1e-3, "{}", score(&Straight, 10.3f32));
    // Values that have lost most of their digits still show it.
    for x in [1e-1, 1e-2, 1e-3, 1e-4] {
        assert!(score(&Cancelling, x) < 1e-6, "1 - cos at {x:e}: {}", score(&Cancelling, x));
        assert!(score(&Dropped, x) > 1e-6, "1 - cos at {x:e}, derivative dropped: {}", score(&Dropped, x));
    }
}

#[test]
fn what_is_not_finite_is_told_as_such() {
    assert!(score(&NoSlope, 1.0).is_nan() && score(&NoSlope, 1f32).is_nan());
    // Both NaN, at a NaN value.
    assert_eq!(score(&Undefined, 1.0), 0.0);
    assert_eq!((score(&Root, 0.0), score(&CubeRoot, 0.0), score(&CubeRoot, 0f32)), (0.0, 0.0, 0.0));
    assert_eq!((score(&Infinite, 1.0), score(&Infinite, 1f32)), (f64::INFINITY, f64::INFINITY));
}

#[test]
fn edges_and_kinks() {
    assert!(score(&Edge, 0.0) < 1e-6, "one-sided: {}", score(&Edge, 0.0));
    // The mean of both sides is the slope at a kink of one of them, not of the other.
    assert_eq!((score(&Abs, 0.0), score(&Relu, 0.0)), (0.0, 1.0));
    assert!(score(&Relu, 1e-3) < 1e-6 && score(&Abs, -1e-3) < 1e-6);
}

/// A function of `slope·x`, less its value at 0 or not, times `value`, its slope larger by the part `wrong`.
struct Inner<F> {
    of: usize,
    inner: F,
    less: bool,
    value: F,
    wrong: F,
}

impl<F: Float> Inner<F> {
    const COUNT: usize = 9;

    fn of<R: Number<Real = F>>(k: usize, u: R) -> R {
        let one = F::ONE;
        match k {
            0 => u.exp(),
            1 => (u + one).sqrt(),
            2 => u.tanh(),
            3 => u.ln_1p(),
            4 => u.sin(),
            5 => u.acos(),
            6 => (u + one).ln(),
            7 => (u + one).recip(),
            _ => u.atan() + u.square(),
        }
    }
}

impl<F: Float> Function<F> for Inner<F> {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let mut z = Self::of(self.of, x[0][0] * self.inner);
        if self.less {
            z -= Self::of(self.of, R::constant(F::ZERO)).primal();
        }
        z *= self.value;
        y[0][0] = z + (z - z.detach()) * self.wrong;
        Ok(())
    }
}

fn every_scale<F: jacfwd::workspace::Scalar<1>>() {
    let mut findings = Findings::default();
    let mut wrongs = 0;
    let power = |k: i32| F::of(f64::powi(10.0, k));
    let points = [0.0, 1e-9, 1e-3, 0.7, 3.0, 1e3].map(F::of);
    for of in 0..Inner::<F>::COUNT {
        for inner in [-12, -9, -6, -3, -2, 0, 3, 6, 9, 12] {
            for value in [-12, 0, 12] {
                for less in [false, true] {
                    for x in points {
                        let u = (x * power(inner)).to_f64();
                        // Outside of the domain, or of few digits and of no size that says how many.
                        let digits = u / F::EPSILON.to_f64();
                        let few = digits < if F::SINGLE { 64.0 } else { 16384.0 };
                        if u > 0.8 || ((less || of == 6) && value > 0 && x > F::ZERO && few) {
                            continue;
                        }
                        let check = |wrong: f64| {
                            score(&Inner { of, inner: power(inner), less, value: power(value), wrong: F::of(wrong) }, x)
                        };
                        let what = |kind: &str, score: f64| format!("{kind} {of} 1e{inner} 1e{value} {less} {x:?}: {score:e}");
                        let right = check(0.0);
                        findings.check(right < bound::<F>(), || what("right", right));
                        // The steps from 0 are as large as 2^20.
                        let seen = if x == F::ZERO { inner >= -3 } else { u > if F::SINGLE { 1e-1 } else { 1e-2 } };
                        for wrong in [if F::SINGLE { 0.1 } else { 1e-3 }, 0.5, -1.0] {
                            let found = check(wrong);
                            wrongs += usize::from(seen);
                            findings.check(!seen || found > bound::<F>(), || what(&format!("wrong by {wrong}"), found));
                        }
                    }
                }
            }
        }
    }
    assert!(wrongs > 1000, "{wrongs}");
    findings.report();
}

#[test]
fn inner_values_of_any_scale() {
    every_scale::<f64>();
}

#[test]
fn inner_values_of_any_scale_in_single_precision() {
    every_scale::<f32>();
}

one!(Kinked, R, |x| (x * R::Real::of(1e-3)).i0e());

#[test]
fn a_kink_nearer_than_the_values_show() {
    for x in [-1e-5, -1e-9, 1e-9, 1e-11, -1e-13, 1e-20] {
        assert!(score::<f64>(&Kinked, x) < 1e-6, "{x:e}: {}", score::<f64>(&Kinked, x));
        assert!(score(&Kinked, x as f32) < 1e-3, "{x:e}: {}", score(&Kinked, x as f32));
    }
}

#[test]
fn large_arguments_in_single_precision() {
    for x in [1e5, 1e6, 1e7, 1e8] {
        assert!(score::<f32>(&Sine, x) < 1e-3, "{x:e}: {}", score::<f32>(&Sine, x));
    }
}
