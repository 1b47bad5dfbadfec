//! The slopes and second derivatives of operations as numbers of a tape: written by the operations' own formulas where these never ask for a value, otherwise
//! taken from the operation as a whole.
//! Does not know what they are multiplied with.

use super::chain::Slopes;
use super::deriver::{Deriver, Symbol};
use crate::error::Error;
use crate::ops::Slope::{self, Factor, Zero};
use crate::ops::{Binary, Defined, Float, KnownAs, One as Unary1, Operation, SlopeKind, Ternary, Three, Two, Unary};
use crate::program::INPUT;
use crate::program::code::{ARRAYS, Code, DEFINED, FIRST, SECOND};
use crate::recorded::Recorded;

/// What is asked about an operation.
const SLOPES: u8 = 0;
const CURVATURES: u8 = 1;

impl<'t> Deriver<'t> {
    /// Those of an operation of one argument.
    pub fn of_one<F: Float, O: Unary<F>>(&self, o: O, x: Symbol<'t, F>, y: Symbol<'t, F>) -> Slopes<'t, F, 1> {
        let known = Operation::<F, Unary1>::known_as(o);
        let at = At { deriver: self, known, defined: O::DEFINED, y };
        let first = at.slopes([O::SLOPE], [x], |[x], y| [o.d1(x, y)]);
        let second = at.curvatures([x], first.slopes, !O::SLOPE.is_fixed(), |[x], y, [d1]| [o.d2(x, y, d1)]);
        Slopes { first: at.in_domain([x], first), second: [at.in_domain([x], second)] }
    }

    /// Those of an operation of two arguments.
    pub fn of_two<F: Float, O: Binary<F>>(&self, o: O, x: [Symbol<'t, F>; 2], y: Symbol<'t, F>) -> Slopes<'t, F, 2> {
        let known = Operation::<F, Two>::known_as(o);
        let at = At { deriver: self, known, defined: O::DEFINED, y };
        let first = at.slopes(O::SLOPES, x, |[a, b], y| o.d1(a, b, y));
        let curved = O::SLOPES.iter().any(|kind| !kind.is_fixed());
        let second = at.curvatures(x, first.slopes, curved, |[a, b], y, d1| o.d2(a, b, y, d1));
        let [aa, ab, bb] = at.in_domain(x, second);
        Slopes { first: at.in_domain(x, first), second: [[aa, ab], [ab, bb]] }
    }

    /// Those of an operation of three arguments.
    pub fn of_three<F: Float, O: Ternary<F>>(&self, o: O, x: [Symbol<'t, F>; 3], y: Symbol<'t, F>) -> Slopes<'t, F, 3> {
        let known = Operation::<F, Three>::known_as(o);
        let at = At { deriver: self, known, defined: Defined::ByValue, y };
        let first = at.slopes(O::SLOPES, x, |x, y| o.d1(x, y));
        let curved = O::SLOPES.iter().any(|kind| !kind.is_fixed());
        let second = at.curvatures(x, first.slopes, curved, |x, y, d1| o.d2(x, y, d1));
        let [aa, ab, ac, bb, bc, cc] = at.in_domain(x, second);
        Slopes { first: at.in_domain(x, first), second: [[aa, ab, ac], [ab, bb, bc], [ac, bc, cc]] }
    }
}

/// Slopes or second derivatives, and whether they were written by their formulas.
#[derive(Clone, Copy)]
struct Found<'t, F, const N: usize> {
    slopes: [Slope<Symbol<'t, F>>; N],
    written: bool,
}

/// An operation where it stands.
struct At<'d, 't, F> {
    deriver: &'d Deriver<'t>,
    known: KnownAs<F>,
    defined: Defined,
    y: Symbol<'t, F>,
}

impl<'t, F: Float> At<'_, 't, F> {
    /// Whether a formula never asks for a value.
    fn is_written(&self, question: u8, run: impl FnOnce()) -> bool {
        let KnownAs::Number(code, parameter) = self.known else { return true };
        let deriver = self.deriver;
        let ask = || {
            deriver.probe.begin();
            run();
            deriver.probe.error().is_none()
        };
        // With a parameter it may be another formula for each.
        if parameter == 0 { deriver.knows(code, question, ask) } else { ask() }
    }

    /// Some numbers that nobody knows.
    fn unknown<const N: usize>(&self, from: u32) -> [Symbol<'t, F>; N] {
        core::array::from_fn(|k| Recorded::of_node(INPUT + from + k as u32, self.deriver.probe))
    }

    fn slopes<const N: usize>(
        &self,
        kinds: [SlopeKind; N],
        x: [Symbol<'t, F>; N],
        formula: impl Fn([Symbol<'t, F>; N], Symbol<'t, F>) -> [Slope<Symbol<'t, F>>; N],
    ) -> Found<'t, F, N> {
        let [y] = self.unknown(0);
        if self.is_written(SLOPES, || _ = formula(self.unknown(1), y)) {
            return Found { slopes: formula(x, self.y), written: true };
        }
        let whole: [Slope<Symbol<'t, F>>; N] = self.whole(FIRST, x);
        let slopes = core::array::from_fn(|k| if kinds[k] == SlopeKind::Zero { Zero } else { whole[k] });
        Found { slopes, written: false }
    }

    fn curvatures<const N: usize, const P: usize>(
        &self,
        x: [Symbol<'t, F>; N],
        first: [Slope<Symbol<'t, F>>; N],
        curved: bool,
        formula: impl Fn([Symbol<'t, F>; N], Symbol<'t, F>, [Symbol<'t, F>; N]) -> [Slope<Symbol<'t, F>>; P],
    ) -> Found<'t, F, P> {
        if !self.deriver.second || !curved && matches!(self.known, KnownAs::Number(..)) {
            return Found { slopes: [Zero; P], written: true };
        }
        let [y] = self.unknown(0);
        if self.is_written(CURVATURES, || _ = formula(self.unknown(1), y, self.unknown(4))) {
            return Found { slopes: formula(x, self.y, first.map(Slope::factor)), written: true };
        }
        Found { slopes: self.whole(SECOND, x), written: false }
    }

    /// Slopes or second derivatives as results of the operation.
    fn whole<const N: usize, const P: usize>(&self, kind: Code, x: [Symbol<'t, F>; N]) -> [Slope<Symbol<'t, F>>; P] {
        let deriver = self.deriver;
        let KnownAs::Number(code @ 1..ARRAYS, parameter) = self.known else {
            deriver.fail(Error::NotRecordable);
            return [Zero; P];
        };
        let first = deriver.listener.several((kind + code, parameter), P, x.into_iter().chain([self.y]).map(Symbol::told));
        core::array::from_fn(|k| Factor(deriver.symbol(if P == 1 { first } else { deriver.listener.item(first, k) })))
    }

    /// They are NaN outside the domain, and none of them is the −0 that tells a zero by definition. What is taken as a whole is as it should be.
    fn in_domain<const N: usize, const P: usize>(
        &self,
        x: [Symbol<'t, F>; N],
        Found { slopes, written }: Found<'t, F, P>,
    ) -> [Slope<Symbol<'t, F>>; P] {
        let deriver = self.deriver;
        if !(written && deriver.is_strict()) {
            return slopes;
        }
        let inside = |s: Symbol<'t, F>| match self.defined {
            Defined::ByValue => deriver.two(DEFINED, [self.y, s]),
            Defined::ByArguments => x.into_iter().fold(s, |s, x| deriver.two(DEFINED, [x, s])),
        };
        slopes.map(|s| match s {
            Zero => Zero,
            s => Factor(inside(s.factor())),
        })
    }
}
