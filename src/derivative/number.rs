//! The kind of number that a program is run on to be differentiated: what makes its value on the tape of the derivative, and rows of tangents.
//! Does not know instructions.

use core::cmp::Ordering;
use core::fmt;

use super::array::{self, Part};
use super::chain::Rows;
use super::deriver::{Deriver, Symbol};
use super::lists::Row;
use crate::array::dispatch;
use crate::error::Error;
use crate::ops::{self, Binary, Float, Number, Ternary, Unary};
use crate::program::Node;
use crate::program::code::{ARRAYS, Code, Comparison, QUIET, SELECT};
use crate::program::is_steady;

/// A number with its derivatives.
#[derive(Clone, Copy)]
pub struct Derived<'t, F> {
    value: Symbol<'t, F>,
    rows: Rows,
    /// None of a plain real.
    of: Option<&'t Deriver<'t>>,
}

impl<F: fmt::Debug> fmt::Debug for Derived<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Derived").field(&self.value).field(&self.rows).finish()
    }
}

impl<'t, F: Float> Derived<'t, F> {
    /// A number that this node makes.
    pub fn new(node: Node, rows: Rows, of: &'t Deriver<'t>) -> Self {
        Self { value: of.symbol(node), rows, of: Some(of) }
    }

    /// Its node, and its rows.
    pub fn parts(self, of: &Deriver<'t>) -> (Node, Rows) {
        (of.node(self.value), self.rows)
    }

    /// Its value.
    pub(super) fn value(self) -> Symbol<'t, F> {
        self.value
    }

    /// Its rows.
    pub(super) fn rows(self) -> Rows {
        self.rows
    }

    /// A number of that value.
    pub(super) fn with(value: Symbol<'t, F>, rows: Rows, of: &'t Deriver<'t>) -> Self {
        Self { value, rows, of: Some(of) }
    }

    /// Whether it has derivatives.
    pub(super) fn is_active(self) -> bool {
        !(self.rows.first.is_empty() && self.rows.second.is_empty())
    }

    /// Who writes derivatives of one of these numbers, if one of them has any.
    fn deriver(mut x: impl Iterator<Item = Self>) -> Option<&'t Deriver<'t>> {
        x.find(|x| x.is_active()).and_then(|x| x.of)
    }

    /// A question about a value, which nobody knows.
    fn refuse(self) {
        if let Some(of) = self.of.filter(|_| self.value.real().is_none()) {
            of.fail(Error::NotRecordable);
        }
    }
}

impl<F: Float> PartialEq for Derived<'_, F> {
    fn eq(&self, other: &Self) -> bool {
        self.refuse();
        other.refuse();
        false
    }
}

impl<F: Float> PartialOrd for Derived<'_, F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.refuse();
        other.refuse();
        None
    }
}

ops::operators!(['t, F: Float] Derived<'t, F>, ['t, F: Float] F where);

impl<F: Float> Number for Derived<'_, F> {
    type Real = F;

    fn constant(c: F) -> Self {
        Self { value: Symbol::constant(c), rows: Rows::default(), of: None }
    }

    fn primal(self) -> F {
        self.refuse();
        self.value.real().unwrap_or(<F as Float>::NAN)
    }

    fn detach(self) -> Self {
        Self { value: self.value.detach(), rows: Rows::default(), of: self.of }
    }

    fn is_idle(self) -> bool {
        self.primal().is_idle() && !self.is_active()
    }

    fn all_finite(self) -> bool {
        self.primal().all_finite()
    }

    fn select_by(self, comparison: Comparison, b: Self, x: Self, y: Self) -> Self {
        if let (Some(a), Some(b)) = (self.value.real(), b.value.real()) {
            return if comparison.holds(a, b) { x } else { y };
        }
        let value = self.value.select_by(comparison, b.value, x.value, y.value);
        let Some(of) = Self::deriver([x, y].into_iter()) else { return Self { value, ..self.idle() } };
        let quiet = if of.node(self.value) == of.node(b.value) { QUIET } else { 0 };
        let row = |x: Row, y: Row| {
            let mut row = of.lists(Row::default(), |lists| lists.begin());
            of.each_key([x, y].into_iter(), |key| {
                let told = [self.value, b.value, of.at(x, key), of.at(y, key)].map(Symbol::told);
                let node = of.listener.operation(SELECT | comparison as Code | quiet, 0, told.into_iter());
                of.push(&mut row, key, Some(of.symbol::<F>(node)));
            });
            row
        };
        Self::with(value, Rows { first: row(x.rows.first, y.rows.first), second: row(x.rows.second, y.rows.second) }, of)
    }

    fn unary<O: Unary<F>>(self, o: O) -> Self {
        let value = match o.supplied() {
            Some([y, ..]) => Symbol::constant(y),
            None => self.value.unary(o),
        };
        let Some(of) = Self::deriver([self].into_iter()) else { return Self { value, ..self.idle() } };
        let rows = of.chain(&of.of_one(o, self.value, value), [self.rows]);
        of.watch(O::DEFINED, value, [self.value]);
        Self::with(value, rows, of)
    }

    fn binary<O: Binary<F>>(self, b: Self, o: O) -> Self {
        let value = match o.supplied() {
            Some([y, ..]) => Symbol::constant(y),
            None => self.value.binary(b.value, o),
        };
        let Some(of) = Self::deriver([self, b].into_iter()) else { return Self { value, ..self.idle() } };
        let rows = of.chain(&of.of_two(o, [self.value, b.value], value), [self.rows, b.rows]);
        of.watch(O::DEFINED, value, [self.value, b.value]);
        Self::with(value, rows, of)
    }

    fn ternary<O: Ternary<F>>(self, b: Self, c: Self, o: O) -> Self {
        let value = self.value.ternary(b.value, c.value, o);
        let Some(of) = Self::deriver([self, b, c].into_iter()) else { return Self { value, ..self.idle() } };
        let x = [self, b, c];
        let rows = of.chain(&of.of_three(o, x.map(Self::value), value), x.map(Self::rows));
        of.watch(ops::Defined::ByValue, value, x.map(Self::value));
        Self::with(value, rows, of)
    }

    fn reduced(name: &'static str, n: usize, a: impl Fn(usize) -> Self, steps: impl FnOnce() -> Self) -> Self {
        let Some(of) = Self::listening(n, &a) else { return steps() };
        match dispatch::number(name) {
            Some(number) if !is_steady(ARRAYS + number) => {
                let (value, rows) = array::reduced(of, ARRAYS + number, n, &|k| a(k).part());
                Self::with(value, rows, of)
            }
            _ => steps(),
        }
    }

    fn spread(
        name: &'static str,
        n: usize,
        a: impl Fn(usize) -> Self,
        steps: impl FnOnce(),
        _get: impl Fn(usize) -> Self,
        set: impl Fn(usize, Self),
    ) {
        match (Self::listening(n, &a), dispatch::number(name)) {
            (Some(of), Some(number)) if !is_steady(ARRAYS + number) => {
                let set = |k: usize, (value, rows)| set(k, Self::with(value, rows, of));
                array::spread(of, ARRAYS + number, n, &|k| a(k).part(), set);
            }
            _ => steps(),
        }
    }
}

impl<'t, F: Float> Derived<'t, F> {
    fn idle(self) -> Self {
        Self { rows: Rows::default(), ..self }
    }

    /// Who is told of a function over an array that does not consist of plain reals, which have no derivatives.
    fn listening(n: usize, a: &impl Fn(usize) -> Self) -> Option<&'t Deriver<'t>> {
        (0..n).map(a).find(|x| x.value.real().is_none() || x.is_active()).and_then(|x| x.of)
    }

    fn part(self) -> Part<'t, F> {
        (self.value, self.rows)
    }
}
