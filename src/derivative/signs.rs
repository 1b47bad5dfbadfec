//! Sums and products of derivatives with their signs in front, where the next sum takes them: what differs in its sign alone is computed once.
//! Does not know the chain rule.
//!
//! `−(a + b)` stands for `(−a) − b`, which is another zero where they cancel. Derivatives, unlike values, may be written so: they meet sums and products alone,
//! and outputs make every zero positive.

use super::deriver::{Deriver, Symbol};
use crate::ops::{Float, Number};
use crate::program::code::{ADD, Code, MUL, SUB};
use crate::recorded::Told;

impl<'t> Deriver<'t> {
    /// Whether a number is the negative of another one, and that one. Plain reals keep their signs: where they differ from element to element so does nothing else.
    fn parted<F: Float>(&self, x: Symbol<'t, F>) -> (bool, Symbol<'t, F>) {
        match x.told() {
            Told::Node(node) => self.listener.negated(node).map_or((false, x), |of| (true, self.symbol(of))),
            Told::Real(_) => (false, x),
        }
    }

    /// What is there already of an operation.
    fn known<F: Float>(&self, code: Code, x: [Symbol<'t, F>; 2]) -> Option<Symbol<'t, F>> {
        let nodes = x.map(|x| self.node(x));
        self.listener.tape(None, |tape| tape.known(code, nodes)).map(|node| self.symbol(node))
    }

    /// `a·b` as real arithmetic has it.
    pub fn plain_product<F: Float>(&self, a: Symbol<'t, F>, b: Symbol<'t, F>) -> Symbol<'t, F> {
        let [(below_a, x), (below_b, y)] = [self.parted(a), self.parted(b)];
        match (x.real(), y.real()) {
            (Some(c), _) => self.multiple(if below_b { -c } else { c }, y),
            (_, Some(c)) => self.multiple(if below_a { -c } else { c }, x),
            _ if below_a == below_b => x * y,
            _ => self.known(MUL, [a, b]).unwrap_or_else(|| -(x * y)),
        }
    }

    /// `c·x`, or the negative of `(−c)·x` where that is there already.
    fn multiple<F: Float>(&self, c: F, x: Symbol<'t, F>) -> Symbol<'t, F> {
        let [own, other] = [c, -c].map(|c| [Symbol::constant(c), x]);
        match (self.known(MUL, own), self.known(MUL, other)) {
            (None, Some(negative)) => -negative,
            _ => own[0] * x,
        }
    }

    /// `a + b`.
    pub fn plain_sum<F: Float>(&self, a: Symbol<'t, F>, b: Symbol<'t, F>) -> Symbol<'t, F> {
        if a.real().is_some() && b.real().is_some() {
            return a + b;
        }
        let [(below_a, x), (below_b, y)] = [self.parted(a), self.parted(b)];
        let new = || match (below_a, below_b) {
            (false, false) => a + b,
            (true, true) => -(x + y),
            (false, true) => self.difference(x, y),
            (true, false) => self.difference(y, x),
        };
        self.known(ADD, [a, b]).unwrap_or_else(new)
    }

    /// `a − b`, or the negative of `b − a` where that is there already.
    fn difference<F: Float>(&self, a: Symbol<'t, F>, b: Symbol<'t, F>) -> Symbol<'t, F> {
        if self.known(SUB, [b, a]).is_some() { -(b - a) } else { a - b }
    }

    /// The sum of what is there of these, left to right.
    pub fn plus<F: Float>(&self, a: Option<Symbol<'t, F>>, b: Option<Symbol<'t, F>>) -> Option<Symbol<'t, F>> {
        match (a, b) {
            (Some(a), Some(b)) => Some(self.plain_sum(a, b)),
            (a, b) => a.or(b),
        }
    }

    /// A derivative as an output: a zero is positive, unless it may have any sign.
    pub fn positive_zero<F: Float>(&self, x: Symbol<'t, F>) -> Symbol<'t, F> {
        if self.assumes {
            return x;
        }
        let zero = Symbol::constant(<F as Float>::ZERO);
        match self.parted(x) {
            (true, of) if x.real().is_none() => zero - of,
            _ => x + zero,
        }
    }
}
