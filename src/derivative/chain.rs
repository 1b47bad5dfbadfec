//! The chain rule on rows of tangents: for each direction that an argument has, slopes times tangents, left to right; and to second order.
//! Does not know operations.

use super::deriver::{Deriver, Symbol};
use super::lists::{Key, Row};
use crate::ops::{Float, Slope};
use crate::program::Node;

/// The rows of a number: its tangents and its second derivatives.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Rows {
    /// By direction.
    pub first: Row,
    /// By pairs of directions, the larger one first.
    pub second: Row,
}

/// Slopes of `N` arguments, and second derivatives of each with each.
pub struct Slopes<'t, F, const N: usize> {
    /// The slopes.
    pub first: [Slope<Symbol<'t, F>>; N],
    /// The second derivatives, symmetric.
    pub second: [[Slope<Symbol<'t, F>>; N]; N],
}

impl<F: Float, const N: usize> Slopes<'_, F, N> {
    fn matters(&self, k: usize) -> bool {
        !matches!(self.first[k], Slope::Zero)
    }

    fn bends(&self, k: usize) -> bool {
        self.second[k].iter().any(|s| !matches!(s, Slope::Zero))
    }
}

impl<'t> Deriver<'t> {
    /// The rows of a function of arguments with these rows.
    pub fn chain<F: Float, const N: usize>(&self, slopes: &Slopes<'t, F, N>, x: [Rows; N]) -> Rows {
        let first = self.first(slopes, x.map(|x| x.first));
        let second = if self.second { self.second_row(slopes, x) } else { Row::default() };
        Rows { first, second }
    }

    fn first<F: Float, const N: usize>(&self, slopes: &Slopes<'t, F, N>, x: [Row; N]) -> Row {
        let mut row = self.lists(Row::default(), |lists| lists.begin());
        let mut at = [0; N];
        let entry = |at: &[u32; N], k: usize| if slopes.matters(k) { self.entry(x[k], at[k]) } else { None };
        while let Some(key) = (0..N).filter_map(|k| entry(&at, k)).map(|(key, _)| key).min() {
            let mut sum = None;
            for k in 0..N {
                if let Some((_, node)) = entry(&at, k).filter(|(found, _)| *found == key) {
                    at[k] += 1;
                    sum = self.plus(sum, self.product(slopes.first[k], self.symbol(node)));
                }
            }
            self.push(&mut row, key, sum);
        }
        row
    }

    fn second_row<F: Float, const N: usize>(&self, slopes: &Slopes<'t, F, N>, x: [Rows; N]) -> Row {
        let mut row = self.lists(Row::default(), |lists| lists.begin());
        let (mut outer, mut crossed) = ([0; N], [0; N]);
        let direction = |at: &[u32; N], k: usize| if slopes.bends(k) { self.entry(x[k].first, at[k]) } else { None };
        let cross = |at: &[u32; N], k: usize| if slopes.matters(k) { self.entry(x[k].second, at[k]) } else { None };
        loop {
            let own = (0..N).filter_map(|k| direction(&outer, k)).map(|(Key(i, _), _)| i).min();
            let other = (0..N).filter_map(|k| cross(&crossed, k)).map(|(Key(i, _), _)| i).min();
            let Some(i) = own.into_iter().chain(other).min() else { return row };
            let here = |at: &[u32; N], k: usize, of: u32| -> Option<Node> {
                direction(at, k).filter(|(Key(found, _), _)| *found == of).map(|(_, node)| node)
            };
            let rows: [Option<Node>; N] = core::array::from_fn(|k| here(&outer, k, i));
            let mut inner = [0; N];
            loop {
                let column = |k: usize| direction(&inner, k).map(|(Key(j, _), _)| j).filter(|j| *j <= i);
                let own = (0..N).filter(|_| own == Some(i)).filter_map(column).min();
                let crossing = |k: usize| cross(&crossed, k).filter(|(Key(of, _), _)| *of == i);
                let other = (0..N).filter_map(crossing).map(|(Key(_, j), _)| j).min();
                let Some(j) = own.into_iter().chain(other).min() else { break };
                let columns: [Option<Node>; N] = core::array::from_fn(|k| here(&inner, k, j));
                let mut sum = None;
                for k in 0..N {
                    if let Some((_, node)) = cross(&crossed, k).filter(|(key, _)| *key == Key(i, j)) {
                        crossed[k] += 1;
                        sum = self.plus(sum, self.product(slopes.first[k], self.symbol(node)));
                    }
                }
                let term = |a: usize, b: usize| Some([self.symbol(rows[a]?), self.symbol(columns[b]?)]);
                for a in 0..N {
                    for b in a..N {
                        let turned = if a == b { None } else { term(b, a) };
                        sum = self.plus(sum, self.bend(slopes.second[a][b], [term(a, b), turned]));
                    }
                }
                self.push(&mut row, Key(i, j), sum);
                for k in 0..N {
                    inner[k] += u32::from(columns[k].is_some());
                }
            }
            for k in 0..N {
                outer[k] += u32::from(rows[k].is_some());
            }
        }
    }

    /// Shows each key that any of these rows has to `f`, in ascending order.
    pub fn each_key(&self, rows: impl Iterator<Item = Row> + Clone, mut f: impl FnMut(Key)) {
        let mut least = Key(0, 0);
        loop {
            let Some(key) = rows.clone().filter_map(|row| self.not_below(row, least)).min() else { return };
            f(key);
            least = Key(key.0, key.1 + 1);
        }
    }

    /// The first key of a row that is not below `least`.
    pub fn not_below(&self, row: Row, least: Key) -> Option<Key> {
        self.lists(None, |lists| lists.entry(row, lists.first_not_below(row, least))).map(|(key, _)| key)
    }

    /// The number of a key in a row; a plain zero if there is none.
    pub fn at<F: Float>(&self, row: Row, key: Key) -> Symbol<'t, F> {
        let node = self.lists(None, |lists| lists.find(row, key));
        node.map_or(crate::ops::Number::constant(<F as Float>::ZERO), |node| self.symbol(node))
    }
}
