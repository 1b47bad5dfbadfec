//! Strong zero and second order, for every operation at every edge and every reference point, in both precisions:
//! lanes never poison each other, and a second-order number is what nested dual numbers are.

mod operation;

use jacfwd::ops::{Float, Slope};
use jacfwd::{Dual, HyperDual, Number, Pack};
use operation::compare::{same, same_slope, ulp};
use operation::points::{Point, points};
use operation::{Each, Findings, Jet, Operation, for_each};

/// Runs a check of one point on every point of every operation.
struct Everywhere<C>(C, Findings);

trait Check<F: Float> {
    fn check(&self, f: &Operation<F>, p: &Point<F>, findings: &mut Findings);
}

impl<F: Float, C: Check<F>> Each<F> for Everywhere<C> {
    fn each(&mut self, f: Operation<F>) {
        for p in points(&f) {
            self.0.check(&f, &p, &mut self.1);
        }
    }
}

fn everywhere<C: Check<f64> + Check<f32>>(check: C) {
    let mut all = Everywhere(check, Findings::default());
    for_each::<f64>(&mut all);
    for_each::<f32>(&mut all);
    all.1.report();
}

/// The arguments with lane `lane` of argument `i` set to `t`.
fn with_lane<F: Float + Pack<4>>(x: &[F], i: usize, lane: usize, t: F) -> Vec<Dual<F, 4>> {
    let tangents = |k: usize| (0..4).map(move |l| if k == i && l == lane { t } else { F::ZERO });
    x.iter().enumerate().map(|(k, &x)| Dual::with_tangents(x, tangents(k))).collect()
}

struct IdleLanes;

impl<F: Float + Pack<4>> Check<F> for IdleLanes {
    fn check(&self, f: &Operation<F>, p: &Point<F>, findings: &mut Findings) {
        for i in 0..f.active() {
            for t in [F::ZERO, F::ONE, F::INFINITY, F::NAN] {
                let y = f.call(&with_lane(&p.x, i, 1, t), p.c);
                for lane in 0..4 {
                    if lane != 1 || t == F::ZERO {
                        let got = y.tangent(lane);
                        findings.check(got == F::ZERO, || format!("{p} argument {i}, tangent {t:?}, lane {lane}: {got:?}"));
                    }
                }
            }
        }
    }
}

#[test]
fn idle_lanes_stay_idle() {
    everywhere(IdleLanes);
}

struct Products;

impl<F: Float + Pack<4>> Check<F> for Products {
    fn check(&self, f: &Operation<F>, p: &Point<F>, findings: &mut Findings) {
        let jet = f.jet(&p.x, p.c);
        for (i, &slope) in jet.d1.iter().enumerate() {
            for t in [F::ONE, F::of(-2.5), F::MIN_POSITIVE, F::INFINITY, F::NAN] {
                let got = f.call(&with_lane(&p.x, i, 2, t), p.c).tangent(2);
                let expected = match slope {
                    Slope::Zero => F::ZERO,
                    Slope::One => t,
                    Slope::Factor(s) => s * t,
                };
                let what = || format!("{p} argument {i}, tangent {t:?}: {got:?}, expected {expected:?}");
                findings.check(same_slope(got, expected), what);
            }
        }
    }
}

#[test]
fn active_lanes_are_slope_times_tangent_and_slopes_zero_by_definition_hide_any_tangent() {
    everywhere(Products);
}

struct OutsideTheDomain;

impl<F: Float> Check<F> for OutsideTheDomain {
    fn check(&self, f: &Operation<F>, p: &Point<F>, findings: &mut Findings) {
        let jet = f.jet(&p.x, p.c);
        // 0·∞ is NaN, and its slopes are not: a product is linear in each factor.
        let product = matches!(p.name, "mul" | "mul_c");
        if !jet.y.is_nan() || product || p.x.iter().any(|x| x.is_nan()) || p.c.is_nan() {
            return;
        }
        for (i, s) in jet.d1.iter().enumerate() {
            let holds = matches!(s, Slope::Zero) || s.factor().is_nan();
            findings.check(holds, || format!("{p} argument {i}: the value is NaN, the slope {s:?}"));
        }
    }
}

#[test]
fn outside_its_domain_a_function_has_nan_slopes() {
    everywhere(OutsideTheDomain);
}

struct ValueAlone;

impl<F: Float + Pack<4>> Check<F> for ValueAlone {
    fn check(&self, f: &Operation<F>, p: &Point<F>, findings: &mut Findings) {
        let alone = f.call(&p.x, p.c);
        let jet = f.jet(&p.x, p.c).y;
        let dual = f.call(&with_lane(&p.x, 0, 0, F::ONE), p.c).value();
        findings.check(same(jet, alone) && same(dual, alone), || {
            format!("{p}: {alone:?} alone, {jet:?} and {dual:?} with derivatives")
        });
    }
}

#[test]
fn the_primal_is_the_same_bits_with_derivatives_and_without() {
    everywhere(ValueAlone);
}

/// Directions, all positive so that a zero primal keeps its sign where they are made.
#[derive(Clone, Copy)]
struct Seed<F> {
    inner: F,
    outer: F,
    cross: F,
}

fn nested_number<F: Float + Pack<1>>(x: F, s: Seed<F>) -> Dual<Dual<F, 1>, 1>
where
    Dual<F, 1>: Pack<1>,
{
    let inner = Dual::with_tangents(x, [s.inner]);
    Dual::with_tangents(inner, [Dual::with_tangents(s.outer, [s.cross])])
}

fn second_order_number<F: Float + Pack<1>>(x: F, s: Seed<F>) -> HyperDual<F, 1, 1>
where
    HyperDual<F, 1, 1>: Number<Real = F>,
{
    let minus = -F::ZERO;
    let (row, col) = (HyperDual::<F, 1, 1>::variable(minus, 0, 9), HyperDual::<F, 1, 1>::variable(minus, 9, 0));
    let both = HyperDual::<F, 1, 1>::variable(minus, 0, 9) * HyperDual::<F, 1, 1>::variable(F::ZERO, 9, 0);
    row * s.inner + col * s.outer + both * s.cross + x
}

struct SecondOrder;

impl SecondOrder {
    /// The sizes of the terms whose sum is the second derivative: what its rounding errors are relative to.
    fn terms<F: Float>(f: &Operation<F>, jet: &Jet<F>, seeds: &[Seed<F>]) -> f64 {
        let mut sum = 0.0;
        for (i, si) in seeds.iter().enumerate() {
            sum += (jet.d1[i].factor() * si.cross).to_f64().abs();
            for (j, sj) in seeds.iter().enumerate() {
                sum += (jet.d2[f.at(i.min(j), i.max(j))].factor() * si.inner * sj.outer).to_f64().abs();
            }
        }
        sum
    }

    fn compare<F: Float + Pack<1>>(f: &Operation<F>, p: &Point<F>, seeds: &[Seed<F>], findings: &mut Findings)
    where
        Dual<F, 1>: Pack<1> + Number<Real = F>,
    {
        let nested: Vec<_> = p.x.iter().zip(seeds).map(|(&x, &s)| nested_number(x, s)).collect();
        let second: Vec<_> = p.x.iter().zip(seeds).map(|(&x, &s)| second_order_number(x, s)).collect();
        let (n, h) = (f.call(&nested, p.c), f.call(&second, p.c));
        let pairs = [
            ("value", n.value().value(), h.value()),
            ("inner", n.value().tangent(0), h.derivatives().row(0)),
            ("outer", n.tangent(0).value(), h.derivatives().col(0)),
            ("second", n.tangent(0).tangent(0), h.derivatives().cross(0, 0)),
        ];
        let jet = f.jet(&p.x, p.c);
        let several = seeds.iter().filter(|s| s.inner != F::ZERO).count() > 1;
        for (what, a, b) in pairs {
            let size = Self::terms(f, &jet, seeds);
            let close = || {
                // One term is zero or not; the order of several may decide whether they cancel to zero.
                let zeros = several || (a == F::ZERO) == (b == F::ZERO);
                zeros
                    && a.is_finite()
                    && b.is_finite()
                    && (a.to_f64() - b.to_f64()).abs() <= 4.0 * ulp::<F>(size.max(a.to_f64().abs()))
            };
            findings.check(same_slope(a, b) || close(), || format!("{p} {what}: nested {a:?}, second-order {b:?}"));
        }
    }
}

impl<F: Float + Pack<1>> Check<F> for SecondOrder
where
    Dual<F, 1>: Pack<1> + Number<Real = F>,
{
    fn check(&self, f: &Operation<F>, p: &Point<F>, findings: &mut Findings) {
        // Adding directions to a NaN makes them NaN: such arguments are left to the edge tables.
        if p.x.iter().any(|x| x.is_nan()) {
            return;
        }
        let seed = |inner: bool, outer: bool, cross: bool| {
            let pick = |on: bool, t: f64| if on { F::of(t) } else { F::ZERO };
            Seed { inner: pick(inner, 1.0), outer: pick(outer, 2.5), cross: pick(cross, 0.75) }
        };
        for i in 0..f.active() {
            for j in 0..f.active() {
                for cross in [false, true] {
                    let seeds: Vec<_> = (0..f.active()).map(|k| seed(k == i, k == j, cross && k == i)).collect();
                    Self::compare(f, p, &seeds, findings);
                }
            }
        }
        // A sum that leaves the range in one order and not in the other is no difference of rules.
        let jet = f.jet(&p.x, p.c);
        let large = |s: &Slope<F>| s.factor().is_finite() && s.factor().magnitude() > F::MAX / F::of(64.0);
        if jet.d1.iter().chain(&jet.d2).any(large) {
            return;
        }
        let dense: Vec<_> = (0..f.active()).map(|_| seed(true, true, true)).collect();
        Self::compare(f, p, &dense, findings);
    }
}

#[test]
fn second_order_numbers_agree_with_nested_duals() {
    everywhere(SecondOrder);
}
