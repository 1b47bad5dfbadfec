//! Every operation of the list as one kind of thing: a function of a slice of numbers and a plain parameter.
//! Does not know what is tested.

#![allow(dead_code)]

pub mod bounds;
pub mod compare;
pub mod libm_functions;
pub mod library;
pub mod points;
pub mod table;

use jacfwd::ops::Slope;
use jacfwd::ops::{Binary, Facts, Float, Source, Ternary, Unary, Visitor, visit};
use jacfwd::{Dual, Number, Pack};
use std::marker::PhantomData;

/// Value and derivatives of an operation at a point, second derivatives as the upper triangle row by row.
#[derive(Clone, Debug)]
pub struct Jet<F> {
    pub y: F,
    pub d1: Vec<Slope<F>>,
    pub d2: Vec<Slope<F>>,
}

/// What the last argument of a point is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Parameter {
    None,
    Real,
    Integer,
}

/// An operation as a function of its active arguments `x` and its plain parameter `c`.
pub trait Function<F: Float>: Copy {
    fn facts(&self) -> Facts;
    fn source(&self) -> Source;
    fn active(&self) -> usize;
    fn parameter(&self) -> Parameter;
    fn call<R: Number<Real = F>>(&self, x: &[R], c: f64) -> R;
    fn jet(&self, x: &[F], c: f64) -> Jet<F>;
    fn kink(&self, x: &[F], c: f64) -> bool;

    /// The index of the second derivative in arguments `i ≤ j`.
    fn at(&self, i: usize, j: usize) -> usize {
        i * self.active() - i * (i + 1) / 2 + j
    }
}

/// Something done with every operation.
pub trait Each<F: Float> {
    fn each(&mut self, f: impl Function<F>);
}

/// Does it with every operation, in the order of the list.
pub fn for_each<F: Float>(each: &mut impl Each<F>) {
    visit::<F>(&mut Walk(each));
}

struct Walk<'a, E>(&'a mut E);

impl<F: Float, E: Each<F>> Visitor<F> for Walk<'_, E> {
    fn unary<O: Unary<F>>(&mut self, o: O) {
        self.0.each(One(move |_: f64| o, Parameter::None, PhantomData));
    }
    fn unary_real<O: Unary<F> + From<F>>(&mut self) {
        self.0.each(One(|c: f64| O::from(F::of(c)), Parameter::Real, PhantomData));
    }
    fn unary_integer<O: Unary<F> + From<i32>>(&mut self) {
        self.0.each(One(|c: f64| O::from(c as i32), Parameter::Integer, PhantomData));
    }
    fn binary<O: Binary<F>>(&mut self, o: O) {
        self.0.each(Two(o));
    }
    fn ternary<O: Ternary<F>>(&mut self, o: O) {
        self.0.each(Three(o));
    }
}

#[derive(Clone, Copy)]
struct One<O, M>(M, Parameter, PhantomData<O>);
#[derive(Clone, Copy)]
struct Two<O>(O);
#[derive(Clone, Copy)]
struct Three<O>(O);

impl<F: Float, O: Unary<F>, M: Fn(f64) -> O + Copy> Function<F> for One<O, M> {
    fn facts(&self) -> Facts {
        O::FACTS
    }
    fn source(&self) -> Source {
        O::SOURCE
    }
    fn active(&self) -> usize {
        1
    }
    fn parameter(&self) -> Parameter {
        self.1
    }
    fn call<R: Number<Real = F>>(&self, x: &[R], c: f64) -> R {
        x[0].unary((self.0)(c))
    }
    fn jet(&self, x: &[F], c: f64) -> Jet<F> {
        let (y, d1, d2) = x[0].unary_d2((self.0)(c));
        Jet { y, d1: vec![d1], d2: vec![d2] }
    }
    fn kink(&self, x: &[F], c: f64) -> bool {
        (self.0)(c).kink(x[0])
    }
}

impl<F: Float, O: Binary<F>> Function<F> for Two<O> {
    fn facts(&self) -> Facts {
        O::FACTS
    }
    fn source(&self) -> Source {
        O::SOURCE
    }
    fn active(&self) -> usize {
        2
    }
    fn parameter(&self) -> Parameter {
        Parameter::None
    }
    fn call<R: Number<Real = F>>(&self, x: &[R], _c: f64) -> R {
        x[0].binary(x[1], self.0)
    }
    fn jet(&self, x: &[F], _c: f64) -> Jet<F> {
        let (y, d1, d2) = x[0].binary_d2(x[1], self.0);
        Jet { y, d1: d1.to_vec(), d2: d2.to_vec() }
    }
    fn kink(&self, x: &[F], _c: f64) -> bool {
        self.0.kink(x[0], x[1])
    }
}

impl<F: Float, O: Ternary<F>> Function<F> for Three<O> {
    fn facts(&self) -> Facts {
        O::FACTS
    }
    fn source(&self) -> Source {
        O::SOURCE
    }
    fn active(&self) -> usize {
        3
    }
    fn parameter(&self) -> Parameter {
        Parameter::None
    }
    fn call<R: Number<Real = F>>(&self, x: &[R], _c: f64) -> R {
        x[0].ternary(x[1], x[2], self.0)
    }
    fn jet(&self, x: &[F], _c: f64) -> Jet<F> {
        let (y, d1, d2) = x[0].ternary_d2(x[1], x[2], self.0);
        Jet { y, d1: d1.to_vec(), d2: d2.to_vec() }
    }
    fn kink(&self, x: &[F], _c: f64) -> bool {
        self.0.kink([x[0], x[1], x[2]])
    }
}

/// The arguments as nested dual numbers, argument `i` active on the inner level and argument `j` on the outer.
pub fn nested<F: Float + Pack<1>>(x: &[F], i: usize, j: usize) -> Vec<Dual<Dual<F, 1>, 1>>
where
    Dual<F, 1>: Pack<1>,
{
    let zero = Dual::new(F::ZERO);
    let one = Dual::new(F::ONE);
    let number = |(k, &x): (usize, &F)| {
        let inner = if k == i { Dual::variable(x, 0) } else { Dual::new(x) };
        Dual::with_tangents(inner, [if k == j { one } else { zero }])
    };
    x.iter().enumerate().map(number).collect()
}

/// What does not hold, one line each, out of how many checks.
#[derive(Default)]
pub struct Findings(Vec<String>, usize);

impl Findings {
    pub fn check(&mut self, holds: bool, what: impl Fn() -> String) {
        self.1 += 1;
        if !holds {
            self.0.push(what());
        }
    }

    /// Fails with the findings, the first hundred of them.
    pub fn report(self) {
        let shown = self.0.iter().take(100).map(String::as_str).collect::<Vec<_>>().join("\n");
        assert!(self.0.is_empty(), "{} of {} checks fail:\n{shown}", self.0.len(), self.1);
        assert!(self.1 > 0, "nothing was checked");
    }
}
