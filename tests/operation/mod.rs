//! Every operation of the list as one kind of thing: a function of a slice of numbers and a plain parameter.
//! Does not know what is tested.

#![allow(dead_code)]

pub mod bounds;
pub mod compare;
pub mod libm_functions;
pub mod library;
pub mod points;
pub mod table;

use jacfwd::ops::{Binary, Facts, Float, Handler, Slope, Source, Ternary, Unary, Visitor, dispatch, number, visit};
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

/// An operation as a function of its active arguments `x` and its plain parameter `c`. One type for all of them: what a test does with each is
/// compiled once.
#[derive(Clone, Copy)]
pub struct Operation<F> {
    number: u16,
    facts: Facts,
    source: Source,
    active: usize,
    parameter: Parameter,
    precision: PhantomData<F>,
}

impl<F: Float> Operation<F> {
    fn new(facts: Facts, source: Source, active: usize, parameter: Parameter) -> Self {
        let number = number(facts.name).unwrap_or_else(|| panic!("{} has no number", facts.name));
        Self { number, facts, source, active, parameter, precision: PhantomData }
    }

    pub fn facts(&self) -> Facts {
        self.facts
    }

    pub fn source(&self) -> Source {
        self.source
    }

    pub fn active(&self) -> usize {
        self.active
    }

    pub fn parameter(&self) -> Parameter {
        self.parameter
    }

    pub fn call<R: Number<Real = F>>(&self, x: &[R], c: f64) -> R {
        self.with(c, Call(x))
    }

    pub fn jet(&self, x: &[F], c: f64) -> Jet<F> {
        self.with(c, Derive(x))
    }

    pub fn kink(&self, x: &[F], c: f64) -> bool {
        self.with(c, Kink(x))
    }

    /// The index of the second derivative in arguments `i ≤ j`.
    pub fn at(&self, i: usize, j: usize) -> usize {
        i * self.active - i * (i + 1) / 2 + j
    }

    fn with<H: Handler<F>>(&self, c: f64, handler: H) -> H::Output {
        let parameter = match self.parameter {
            Parameter::None => 0,
            Parameter::Real => F::of(c).to_bits64(),
            Parameter::Integer => (c as i32).cast_unsigned().into(),
        };
        dispatch::<F, H>(self.number, parameter, handler).unwrap_or_else(|| panic!("{} with {c}", self.facts.name))
    }
}

/// The operation of these numbers.
struct Call<'a, R>(&'a [R]);

impl<R: Number> Handler<R::Real> for Call<'_, R> {
    type Output = R;

    #[inline(never)]
    fn unary<O: Unary<R::Real>>(self, o: O) -> R {
        self.0[0].unary(o)
    }

    #[inline(never)]
    fn binary<O: Binary<R::Real>>(self, o: O) -> R {
        self.0[0].binary(self.0[1], o)
    }

    #[inline(never)]
    fn ternary<O: Ternary<R::Real>>(self, o: O) -> R {
        self.0[0].ternary(self.0[1], self.0[2], o)
    }
}

/// Value and derivatives at these arguments.
struct Derive<'a, F>(&'a [F]);

impl<F: Float> Handler<F> for Derive<'_, F> {
    type Output = Jet<F>;

    #[inline(never)]
    fn unary<O: Unary<F>>(self, o: O) -> Jet<F> {
        let (y, d1, d2) = self.0[0].unary_d2(o);
        Jet { y, d1: vec![d1], d2: vec![d2] }
    }

    #[inline(never)]
    fn binary<O: Binary<F>>(self, o: O) -> Jet<F> {
        let (y, d1, d2) = self.0[0].binary_d2(self.0[1], o);
        Jet { y, d1: d1.to_vec(), d2: d2.to_vec() }
    }

    #[inline(never)]
    fn ternary<O: Ternary<F>>(self, o: O) -> Jet<F> {
        let (y, d1, d2) = self.0[0].ternary_d2(self.0[1], self.0[2], o);
        Jet { y, d1: d1.to_vec(), d2: d2.to_vec() }
    }
}

/// Whether there is a kink at these arguments.
struct Kink<'a, F>(&'a [F]);

impl<F: Float> Handler<F> for Kink<'_, F> {
    type Output = bool;

    fn unary<O: Unary<F>>(self, o: O) -> bool {
        o.kink(self.0[0])
    }

    fn binary<O: Binary<F>>(self, o: O) -> bool {
        o.kink(self.0[0], self.0[1])
    }

    fn ternary<O: Ternary<F>>(self, o: O) -> bool {
        o.kink([self.0[0], self.0[1], self.0[2]])
    }
}

/// Something done with every operation.
pub trait Each<F: Float> {
    fn each(&mut self, f: Operation<F>);
}

/// Does it with every operation, in the order of the list.
pub fn for_each<F: Float>(each: &mut impl Each<F>) {
    visit::<F>(&mut Walk(each));
}

struct Walk<'a, E>(&'a mut E);

impl<F: Float, E: Each<F>> Visitor<F> for Walk<'_, E> {
    fn unary<O: Unary<F>>(&mut self, _: O) {
        self.0.each(Operation::new(O::FACTS, O::SOURCE, 1, Parameter::None));
    }
    fn unary_real<O: Unary<F> + From<F>>(&mut self) {
        self.0.each(Operation::new(O::FACTS, O::SOURCE, 1, Parameter::Real));
    }
    fn unary_integer<O: Unary<F> + From<i32>>(&mut self) {
        self.0.each(Operation::new(O::FACTS, O::SOURCE, 1, Parameter::Integer));
    }
    fn binary<O: Binary<F>>(&mut self, _: O) {
        self.0.each(Operation::new(O::FACTS, O::SOURCE, 2, Parameter::None));
    }
    fn ternary<O: Ternary<F>>(&mut self, _: O) {
        self.0.each(Operation::new(O::FACTS, O::SOURCE, 3, Parameter::None));
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
