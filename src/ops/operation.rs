//! An operation at a point, whatever its arity: what engines that treat all alike ask of it.
//! Does not know what becomes of value and slopes.

use super::arity::{Arity, One, Three, Two};
use super::slope::Few;
use super::{Binary, Facts, Float, Slope, SlopeKind, Ternary, Unary, number};

/// An operation of the arguments of `A`, on plain reals.
pub trait Operation<F: Float, A: Arity>: Copy {
    /// What is true of it.
    const FACTS: Facts;
    /// The kind that every slope has, at least: what one test of the value may serve for.
    const SLOPES: SlopeKind;

    /// Value and slopes; outside the domain NaN, unless zero by definition.
    fn value_and_slopes(self, x: A::Of<F>) -> (F, A::Of<Slope<F>>);

    /// Value and slopes where the value is finite; elsewhere the slopes may be anything.
    fn usual_value_and_slopes(self, x: A::Of<F>) -> (F, A::Of<Slope<F>>);

    /// The second derivatives, given value and slopes; outside the domain NaN, unless zero by definition.
    fn curvatures(self, x: A::Of<F>, y: F, slopes: A::Of<Slope<F>>) -> A::Pairs<Slope<F>>;

    /// The second derivatives where the value is finite; elsewhere they may be anything.
    fn usual_curvatures(self, x: A::Of<F>, y: F, slopes: A::Of<Slope<F>>) -> A::Pairs<Slope<F>>;

    /// Whether one-sided slopes differ at the point, or the function jumps there.
    fn kink(self, x: A::Of<F>) -> bool;

    /// Which operation it is, for whoever records it.
    fn known_as(self) -> KnownAs<F>;
}

/// What identifies an operation.
#[derive(Clone, Copy, Debug)]
pub enum KnownAs<F> {
    /// Its number, and the bits of its parameter.
    Number(u16, u64),
    /// Value, slope and second derivative, supplied.
    Supplied([F; 3]),
    /// Value, slopes and second derivatives of two arguments, supplied.
    Supplied2([F; 6]),
}

/// The number of an operation of the list; 0 of one that is not on it.
const fn listed(facts: &Facts) -> u16 {
    match number(facts.name) {
        Some(number) => number,
        None => 0,
    }
}

impl<F: Float, O: Unary<F>> Operation<F, One> for O {
    const FACTS: Facts = O::FACTS;
    const SLOPES: SlopeKind = O::SLOPE;

    #[inline(always)]
    fn value_and_slopes(self, x: F) -> (F, Slope<F>) {
        x.unary_d1(self)
    }

    #[inline(always)]
    fn usual_value_and_slopes(self, x: F) -> (F, Slope<F>) {
        self.value_d1(x)
    }

    #[inline(always)]
    fn curvatures(self, x: F, y: F, slope: Slope<F>) -> Slope<F> {
        self.curvature(x, y, slope)
    }

    #[inline(always)]
    fn usual_curvatures(self, x: F, y: F, slope: Slope<F>) -> Slope<F> {
        self.d2(x, y, slope.factor())
    }

    #[inline(always)]
    fn kink(self, x: F) -> bool {
        Unary::kink(self, x)
    }

    #[inline(always)]
    fn known_as(self) -> KnownAs<F> {
        match self.supplied() {
            Some(supplied) => KnownAs::Supplied(supplied),
            None => KnownAs::Number(const { listed(&O::FACTS) }, self.parameter()),
        }
    }
}

impl<F: Float, O: Binary<F>> Operation<F, Two> for O {
    const FACTS: Facts = O::FACTS;
    const SLOPES: SlopeKind = SlopeKind::weakest(&O::SLOPES);

    #[inline(always)]
    fn value_and_slopes(self, [a, b]: [F; 2]) -> (F, [Slope<F>; 2]) {
        a.binary_d1(b, self)
    }

    #[inline(always)]
    fn usual_value_and_slopes(self, [a, b]: [F; 2]) -> (F, [Slope<F>; 2]) {
        let y = self.value(a, b);
        (y, self.d1(a, b, y))
    }

    #[inline(always)]
    fn curvatures(self, [a, b]: [F; 2], y: F, slopes: [Slope<F>; 2]) -> [Slope<F>; 3] {
        Binary::curvatures(self, a, b, y, slopes)
    }

    #[inline(always)]
    fn usual_curvatures(self, [a, b]: [F; 2], y: F, slopes: [Slope<F>; 2]) -> [Slope<F>; 3] {
        self.d2(a, b, y, slopes.each(Slope::factor))
    }

    #[inline(always)]
    fn kink(self, [a, b]: [F; 2]) -> bool {
        Binary::kink(self, a, b)
    }

    #[inline(always)]
    fn known_as(self) -> KnownAs<F> {
        match self.supplied() {
            Some(supplied) => KnownAs::Supplied2(supplied),
            None => KnownAs::Number(const { listed(&O::FACTS) }, 0),
        }
    }
}

impl<F: Float, O: Ternary<F>> Operation<F, Three> for O {
    const FACTS: Facts = O::FACTS;
    const SLOPES: SlopeKind = SlopeKind::weakest(&O::SLOPES);

    #[inline(always)]
    fn value_and_slopes(self, [a, b, c]: [F; 3]) -> (F, [Slope<F>; 3]) {
        a.ternary_d1(b, c, self)
    }

    #[inline(always)]
    fn usual_value_and_slopes(self, [a, b, c]: [F; 3]) -> (F, [Slope<F>; 3]) {
        let y = self.value(a, b, c);
        (y, self.d1([a, b, c], y))
    }

    #[inline(always)]
    fn curvatures(self, x: [F; 3], y: F, slopes: [Slope<F>; 3]) -> [Slope<F>; 6] {
        Ternary::curvatures(self, x, y, slopes)
    }

    #[inline(always)]
    fn usual_curvatures(self, x: [F; 3], y: F, slopes: [Slope<F>; 3]) -> [Slope<F>; 6] {
        self.d2(x, y, slopes.each(Slope::factor))
    }

    #[inline(always)]
    fn kink(self, x: [F; 3]) -> bool {
        Ternary::kink(self, x)
    }

    #[inline(always)]
    fn known_as(self) -> KnownAs<F> {
        KnownAs::Number(const { listed(&O::FACTS) }, 0)
    }
}
