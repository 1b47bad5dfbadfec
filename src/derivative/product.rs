//! Products of a Jacobian with itself, written as sums of its entries: `Jᵀ·W·J` with `Jᵀ·W·y`, and `J·P·Jᵀ`, in the order of the drivers.
//! Does not know how its entries come about.
//!
//! What is zero whatever the point has no term. A driver's terms have it as a factor, which makes a difference only where the other factor is not finite: so
//! what would stand there is watched, and in a path for such points every term is written.

use super::deriver::{Deriver, Symbol};
use super::lists::{Key, Row};
use super::request::Layout;
use crate::ops::{Defined, Float, Number};
use crate::program::{INPUT, Node};

/// What products are written with.
pub struct Products<'p, 't> {
    pub deriver: &'t Deriver<'t>,
    pub layout: &'p Layout<'p>,
}

impl<'t> Products<'_, 't> {
    /// `Jᵀ·W·J`, symmetric, and behind it `Jᵀ·W·y`: the node of each element to `put`. `row` tells the entries of each output element, `value` its node.
    pub fn gram<F: Float>(&self, row: impl Fn(usize) -> Row, value: impl Fn(usize) -> Node, put: impl Fn(usize, Node)) {
        let (rows, cols) = (self.layout.program.rows(), self.layout.columns.count());
        for e in (0..rows).filter(|e| self.misses(row(*e))) {
            // Not finite, either, if the weight is not.
            self.watch(self.factor::<F>(e) * self.deriver.symbol(value(e)));
        }
        for p in 0..cols {
            for q in p..cols {
                let terms = (0..rows).map(|e| {
                    let scale = self.entry::<F>(row(e), p).map(|d| self.factor::<F>(e) * d);
                    Some(scale? * self.entry(row(e), q)?)
                });
                let sum = self.sum(terms);
                put(p * cols + q, sum);
                put(q * cols + p, sum);
            }
        }
        for p in 0..cols {
            let scale = |e: usize| self.factor::<F>(e) * self.deriver.symbol(value(e));
            let sum = self.sum((0..rows).map(|e| self.entry::<F>(row(e), p).map(|d| scale(e) * d)));
            put(cols * cols + p, sum);
        }
    }

    /// `J·P·Jᵀ`, symmetric, likewise.
    pub fn covariance<F: Float>(&self, row: impl Fn(usize) -> Row, put: impl Fn(usize, Node)) {
        let (rows, cols) = (self.layout.program.rows(), self.layout.columns.count());
        if (0..rows).any(|e| self.misses(row(e))) {
            (0..cols * cols).for_each(|k| self.watch::<F>(self.factor(k)));
        }
        for e in 0..rows {
            // Row e of J·P.
            let mut own = self.deriver.lists(Row::default(), |lists| lists.begin());
            for q in 0..cols {
                let terms = (0..cols).map(|p| self.entry::<F>(row(e), p).map(|d| d * self.factor(p * cols + q)));
                let Some(t) = self.added(terms) else { continue };
                self.watch(t);
                let node = self.deriver.node(t);
                self.deriver.lists((), |lists| lists.push(&mut own, Key::of(q as u32), node));
            }
            for g in e..rows {
                let sum = self.sum((0..cols).map(|q| Some(self.entry::<F>(own, q)? * self.entry(row(g), q)?)));
                put(e * rows + g, sum);
                put(g * rows + e, sum);
            }
        }
    }

    /// Element `k` of the further input.
    fn factor<F: Float>(&self, k: usize) -> Symbol<'t, F> {
        self.deriver.symbol(INPUT + (self.layout.program.inputs() + k) as u32)
    }

    /// Whether a row lacks an entry.
    fn misses(&self, row: Row) -> bool {
        (0..self.layout.columns.count())
            .any(|col| self.deriver.lists(None, |lists| lists.find(row, Key::of(col as u32))).is_none())
    }

    /// An entry of a row; none if it is zero whatever the point and that is all that counts.
    fn entry<F: Float>(&self, row: Row, col: usize) -> Option<Symbol<'t, F>> {
        let node = self.deriver.lists(None, |lists| lists.find(row, Key::of(col as u32)));
        let zero = self.deriver.is_strict().then_some(Symbol::constant(<F as Float>::ZERO));
        node.map(|node| self.deriver.symbol(node)).or(zero)
    }

    /// Notes that a term was left away only as long as this is finite.
    fn watch<F: Float>(&self, x: Symbol<'t, F>) {
        self.deriver.watch(Defined::ByValue, x, []);
    }

    /// The sum of those that are there, in order.
    fn added<F: Float>(&self, terms: impl Iterator<Item = Option<Symbol<'t, F>>>) -> Option<Symbol<'t, F>> {
        terms.flatten().reduce(|sum, term| self.deriver.plain_sum(sum, term))
    }

    /// Its node, as that of an output.
    fn sum<F: Float>(&self, terms: impl Iterator<Item = Option<Symbol<'t, F>>>) -> Node {
        self.deriver.output(self.added(terms).unwrap_or(Symbol::constant(<F as Float>::ZERO)))
    }
}
