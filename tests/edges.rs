//! Every row of every operation's edge table holds, in both precisions, in every kind of number.

mod operation;

use jacfwd::ops::Float;
use jacfwd::{Dual, HyperDual, Number, Pack};
use operation::compare::{same, same_slope};
use operation::points::edges;
use operation::{Each, Findings, Operation, for_each};

trait Expect {
    fn expect<F: Float>(&mut self, holds: bool, what: impl Fn() -> String, got: F, expected: F);
}

impl Expect for Findings {
    fn expect<F: Float>(&mut self, holds: bool, what: impl Fn() -> String, got: F, expected: F) {
        self.check(holds, || format!("{}: got {got:?}, expected {expected:?}", what()));
    }
}

struct Jets(Findings);

impl<F: Float> Each<F> for Jets {
    fn each(&mut self, f: Operation<F>) {
        let name = f.facts().name;
        for (edge, x, c) in edges(&f) {
            let at = |what: &str| format!("{name}{:?} {what}", edge.at);
            let jet = f.jet(&x, c);
            if let Some(y) = edge.y.map(F::of) {
                self.0.expect(same(jet.y, y), || at("value"), jet.y, y);
            }
            self.0.expect(same(jet.y, f.call(&x, c)), || at("value with derivatives and alone"), jet.y, f.call(&x, c));
            assert!(edge.d1.is_empty() || edge.d1.len() == f.active(), "{}", at("slopes"));
            assert!(edge.d2.is_empty() || edge.d2.len() == jet.d2.len(), "{}", at("second derivatives"));
            for (i, (got, &expected)) in jet.d1.iter().zip(edge.d1).enumerate() {
                let (got, expected) = (got.factor(), F::of(expected));
                self.0.expect(same_slope(got, expected), || at(&format!("slope {i}")), got, expected);
            }
            for (i, (got, &expected)) in jet.d2.iter().zip(edge.d2).enumerate() {
                let (got, expected) = (got.factor(), F::of(expected));
                self.0.expect(same_slope(got, expected), || at(&format!("second derivative {i}")), got, expected);
            }
        }
    }
}

#[test]
fn plain_jets_keep_every_edge() {
    let mut jets = Jets(Findings::default());
    for_each::<f64>(&mut jets);
    for_each::<f32>(&mut jets);
    jets.0.report();
}

struct Lanes(Findings);

impl Lanes {
    fn lanes<F: Float + Pack<N>, const N: usize>(&mut self, f: &Operation<F>) {
        let name = f.facts().name;
        for (edge, x, c) in edges(f) {
            let constant = || x.iter().map(|&x| Dual::<F, N>::new(x)).collect::<Vec<_>>();
            for (i, expected) in edge.d1.iter().map(|&d| F::of(d)).enumerate() {
                for lane in 0..N {
                    let mut arguments = constant();
                    arguments[i] = Dual::variable(x[i], lane);
                    let y = f.call(&arguments, c);
                    for k in 0..N {
                        let at = || format!("{name}{:?} argument {i} in lane {lane} of {N}, tangent {k}", edge.at);
                        let expected = if k == lane { expected } else { F::ZERO };
                        self.0.expect(same_slope(y.tangent(k), expected), at, y.tangent(k), expected);
                    }
                }
            }
            if N < f.active() {
                continue;
            }
            let all: Vec<_> = x.iter().enumerate().map(|(i, &x)| Dual::variable(x, i)).collect();
            let y = f.call(&all, c);
            for k in 0..N {
                let Some(expected) = edge.d1.get(k).copied().or((k >= f.active()).then_some(0.0)) else { continue };
                let at = || format!("{name}{:?} each argument in its lane, tangent {k} of {N}", edge.at);
                self.0.expect(same_slope(y.tangent(k), F::of(expected)), at, y.tangent(k), F::of(expected));
            }
            if let Some(expected) = edge.y.map(F::of) {
                self.0.expect(same(y.value(), expected), || format!("{name}{:?} value", edge.at), y.value(), expected);
            }
        }
    }
}

impl Each<f64> for Lanes {
    fn each(&mut self, f: Operation<f64>) {
        self.lanes::<f64, 1>(&f);
        self.lanes::<f64, 4>(&f);
    }
}

impl Each<f32> for Lanes {
    fn each(&mut self, f: Operation<f32>) {
        self.lanes::<f32, 1>(&f);
        self.lanes::<f32, 4>(&f);
    }
}

#[test]
fn every_lane_keeps_every_edge_and_idle_lanes_stay_idle() {
    let mut lanes = Lanes(Findings::default());
    for_each::<f64>(&mut lanes);
    for_each::<f32>(&mut lanes);
    lanes.0.report();
}

struct Second(Findings);

impl<F: Float + Pack<1>> Each<F> for Second
where
    Dual<F, 1>: Pack<1> + Number<Real = F>,
{
    fn each(&mut self, f: Operation<F>) {
        let name = f.facts().name;
        for (edge, x, c) in edges(&f) {
            if edge.d2.is_empty() {
                continue;
            }
            for i in 0..f.active() {
                for j in i..f.active() {
                    let expected = F::of(edge.d2[f.at(i, j)]);
                    let nested = f.call(&operation::nested(&x, i, j), c).tangent(0).tangent(0);
                    let hyper: Vec<_> = x
                        .iter()
                        .enumerate()
                        .map(|(k, &x)| HyperDual::<F, 1, 1>::variable(x, if k == i { 0 } else { 1 }, if k == j { 0 } else { 1 }))
                        .collect();
                    let cross = f.call(&hyper, c).derivatives().cross(0, 0);
                    let at = |kind: &str| format!("{name}{:?} {kind} second derivative {i}{j}", edge.at);
                    self.0.expect(same_slope(nested, expected), || at("nested"), nested, expected);
                    self.0.expect(same_slope(cross, expected), || at("second-order"), cross, expected);
                }
            }
        }
    }
}

#[test]
fn second_order_numbers_keep_every_edge() {
    let mut second = Second(Findings::default());
    for_each::<f64>(&mut second);
    for_each::<f32>(&mut second);
    second.0.report();
}

/// How many rows of the edge tables have arguments that a precision does not have.
struct Left<F>(usize, std::marker::PhantomData<F>);

impl<F: Float> Each<F> for Left<F> {
    fn each(&mut self, f: Operation<F>) {
        self.0 += f.facts().edges.len() - edges(&f).len();
    }
}

/// A row that a precision has not got is left out of its tests: these are all.
#[test]
fn no_edge_is_left_out_unseen() {
    fn left<F: Float>() -> usize {
        let mut left = Left(0, std::marker::PhantomData::<F>);
        for_each::<F>(&mut left);
        left.0
    }
    assert_eq!(left::<f64>(), 0);
    assert_eq!(left::<f32>(), 30);
}
