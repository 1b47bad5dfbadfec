//! Functions over arrays whose steps depend on the values: they stay whole, and so do their derivatives, one direction at a time.
//! Does not know the functions.

use super::chain::Rows;
use super::deriver::{Deriver, Symbol};
use super::lists::{Key, Row};
use crate::ops::{Defined, Float};
use crate::program::code::{ARRAY_FIRST, ARRAY_SECOND, ARRAYS, Code};
use crate::recorded::Told;

/// A number of an array: its value, and its rows.
pub type Part<'t, F> = (Symbol<'t, F>, Rows);

/// The numbers of an array: `a(k)` is number `k` of `n`.
struct Array<'d, 't, A> {
    of: &'t Deriver<'t>,
    n: usize,
    a: &'d A,
}

impl<'t, F: Float, A: Fn(usize) -> Part<'t, F>> Array<'_, 't, A> {
    /// Shows each pair of directions to `f` that a second derivative may have, in ascending order: two that numbers have, or one that a number has already.
    fn each_pair(&self, mut f: impl FnMut(Key)) {
        let rows = |k: usize| (self.a)(k).1;
        let direction = |least: u32| {
            let firsts = (0..self.n).filter_map(|k| self.of.not_below(rows(k).first, Key::of(least)));
            firsts.map(|Key(i, _)| i).min()
        };
        let mut least = Key(0, 0);
        loop {
            let crossed = (0..self.n).filter_map(|k| self.of.not_below(rows(k).second, least)).min();
            let here = direction(least.0).filter(|i| *i == least.0).and(direction(least.1)).filter(|j| *j <= least.0);
            let met = match here {
                Some(j) => Some(Key(least.0, j)),
                None => direction(least.0.saturating_add(1)).zip(direction(0)).map(|(i, j)| Key(i, j)),
            };
            let Some(key) = crossed.into_iter().chain(met).min() else { return };
            f(key);
            least = Key(key.0, key.1 + 1);
        }
    }

    /// What the derivative in these directions is told of: values, tangents, second derivatives.
    fn told(&self, Key(i, j): Key, place: usize) -> Told {
        let (mut part, mut k) = (0, place);
        while k >= self.n {
            (part, k) = (part + 1, k - self.n);
        }
        let (x, rows) = (self.a)(k);
        let direction = |i: u32| self.of.at::<F>(rows.first, Key::of(i)).told();
        match part {
            0 => x.told(),
            1 => direction(i),
            2 => direction(j),
            _ => self.of.at::<F>(rows.second, Key(i, j)).told(),
        }
    }

    /// The node, or the first of the nodes, of that derivative: of so many arguments for each number.
    fn node(&self, code: Code, key: Key, each: usize, spread: bool) -> u32 {
        let count = each * self.n;
        self.of.listener.several_of_array((code, 0), if spread { count } else { 1 }, count, &|place| self.told(key, place))
    }
}

/// A function of `n` numbers to one.
pub fn reduced<'t, F: Float>(of: &'t Deriver<'t>, code: Code, n: usize, a: &impl Fn(usize) -> Part<'t, F>) -> Part<'t, F> {
    let value = of.symbol::<F>(of.listener.reduction(code, n, &|k| a(k).0.told()));
    let array = Array { of, n, a };
    let mut rows = Rows { first: of.lists(Row::default(), |lists| lists.begin()), second: Row::default() };
    of.each_key((0..n).map(|k| a(k).1.first), |key| {
        let node = array.node(ARRAY_FIRST + code - ARRAYS, key, 2, false);
        of.push(&mut rows.first, key, Some(of.symbol::<F>(node)));
    });
    if of.second {
        rows.second = of.lists(Row::default(), |lists| lists.begin());
        array.each_pair(|key| {
            let node = array.node(ARRAY_SECOND + code - ARRAYS, key, 4, false);
            of.push(&mut rows.second, key, Some(of.symbol::<F>(node)));
        });
    }
    of.watch(Defined::ByValue, value, [value]);
    (value, rows)
}

/// A function of `n` numbers to as many.
pub fn spread<'t, F: Float>(
    of: &'t Deriver<'t>,
    code: Code,
    n: usize,
    a: &impl Fn(usize) -> Part<'t, F>,
    set: impl Fn(usize, Part<'t, F>),
) {
    let array = Array { of, n, a };
    let values = of.listener.spread(code, n, &|k| a(k).0.told());
    // The first node of each derivative, in rows of their own: the rows of the results are written one behind the other.
    let mut nodes = Rows { first: of.lists(Row::default(), |lists| lists.begin()), second: Row::default() };
    of.each_key((0..n).map(|k| a(k).1.first), |key| {
        let node = array.node(ARRAY_FIRST + code - ARRAYS, key, 2, true);
        of.lists((), |lists| lists.push(&mut nodes.first, key, node));
    });
    if of.second {
        nodes.second = of.lists(Row::default(), |lists| lists.begin());
        array.each_pair(|key| {
            let node = array.node(ARRAY_SECOND + code - ARRAYS, key, 4, true);
            of.lists((), |lists| lists.push(&mut nodes.second, key, node));
        });
    }
    let item = |first: u32, k: usize| of.symbol::<F>(of.listener.item(first, k));
    let row = |from: Row, place: usize| {
        let mut row = of.lists(Row::default(), |lists| lists.begin());
        let mut k = 0;
        while let Some((key, first)) = of.entry(from, k) {
            k += 1;
            of.push(&mut row, key, Some(item(first, place)));
        }
        row
    };
    for k in 0..n {
        let value: Symbol<'t, F> = item(values, k);
        of.watch(Defined::ByValue, value, [value]);
        let rows = Rows {
            first: row(nodes.first, n + k),
            second: if of.second { row(nodes.second, 3 * n + k) } else { Row::default() },
        };
        set(k, (value, rows));
    }
}
