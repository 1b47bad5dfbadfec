//! In which order columns are coloured: it decides how many colours greedy colouring takes.
//! Does not know colours.

use super::graph::Graph;
use super::scratch::{Arrays, get, set};

/// The order in which columns are coloured. (Names as in ColPack.)
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sequence {
    /// From the first to the last: best for banded matrices.
    Natural,
    /// By falling number of neighbours.
    LargestFirst,
    /// The last is the one with the fewest neighbours, the one before it the one with the fewest among the others, and so on.
    SmallestLast,
    /// Each the one with the most neighbours among those before it.
    IncidenceDegree,
}

impl Sequence {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Natural, Self::LargestFirst, Self::SmallestLast, Self::IncidenceDegree];

    /// Fills `order`, in memory for five arrays more of one element per vertex and one.
    pub(super) fn fill(self, graph: impl Graph, order: &mut [u32], arrays: &mut Arrays<'_>) {
        let n = graph.vertices();
        let mut lists = Lists::new(n, arrays);
        let met = arrays.take(n, 0);
        match self {
            Self::Natural => (0..n).for_each(|v| set(order, v, v)),
            Self::LargestFirst => {
                // Backwards, so that those with as many neighbours stay in order.
                (0..n).rev().for_each(|v| lists.insert(v, degree(graph, v, met)));
                (0..n).for_each(|k| set(order, k, lists.take_largest()));
            }
            Self::SmallestLast => {
                (0..n).for_each(|v| lists.insert(v, degree(graph, v, met)));
                met.fill(0);
                for k in (0..n).rev() {
                    let v = lists.take_smallest();
                    set(order, k, v);
                    each_once(graph, v, met, v + 1, |w| lists.shift(w, |degree| degree.saturating_sub(1)));
                }
            }
            Self::IncidenceDegree => {
                (0..n).rev().for_each(|v| lists.insert(v, 0));
                for k in 0..n {
                    let v = lists.take_largest();
                    set(order, k, v);
                    each_once(graph, v, met, v + 1, |w| lists.shift(w, |degree| degree + 1));
                }
            }
        }
    }
}

/// How many neighbours `v` has.
fn degree(graph: impl Graph, v: usize, met: &mut [u32]) -> usize {
    let mut count = 0;
    each_once(graph, v, met, v + 1, |_| count += 1);
    count
}

/// Shows every neighbour of `v` to `f` once; `mark` is no mark that was used before.
fn each_once(graph: impl Graph, v: usize, met: &mut [u32], mark: usize, mut f: impl FnMut(usize)) {
    graph.neighbours(v, |w| {
        if get(met, w) != mark {
            set(met, w, mark);
            f(w);
        }
    });
}

/// Vertices in lists by degree, so that one with the largest or smallest is found, and moved to the next degree, in constant time.
struct Lists<'s> {
    /// By degree: its first vertex from 1; 0 for none.
    head: &'s mut [u32],
    /// By vertex, likewise: the next and the one before in its list.
    next: &'s mut [u32],
    before: &'s mut [u32],
    /// By vertex: its degree from 1; 0 for one that is in no list.
    degree: &'s mut [u32],
    /// Where to look first.
    largest: usize,
    smallest: usize,
}

impl<'s> Lists<'s> {
    fn new(n: usize, arrays: &mut Arrays<'s>) -> Self {
        let head = arrays.take(n + 1, 0);
        let (next, before, degree) = (arrays.take(n, 0), arrays.take(n, 0), arrays.take(n, 0));
        Self { head, next, before, degree, largest: 0, smallest: usize::MAX }
    }

    /// Puts `v` at the head of the list of `degree`.
    fn insert(&mut self, v: usize, degree: usize) {
        let head = get(self.head, degree);
        set(self.next, v, head);
        set(self.before, v, 0);
        if head > 0 {
            set(self.before, head - 1, v + 1);
        }
        set(self.head, degree, v + 1);
        set(self.degree, v, degree + 1);
        self.largest = self.largest.max(degree);
        self.smallest = self.smallest.min(degree);
    }

    /// Takes `v` out of its list.
    fn remove(&mut self, v: usize) {
        let (next, before) = (get(self.next, v), get(self.before, v));
        if before > 0 {
            set(self.next, before - 1, next);
        } else {
            set(self.head, get(self.degree, v).saturating_sub(1), next);
        }
        if next > 0 {
            set(self.before, next - 1, before);
        }
        set(self.degree, v, 0);
    }

    /// Moves `v` to another degree, if it is in a list.
    fn shift(&mut self, v: usize, to: impl Fn(usize) -> usize) {
        if let Some(degree) = get(self.degree, v).checked_sub(1) {
            self.remove(v);
            self.insert(v, to(degree));
        }
    }

    /// Takes out a vertex of the largest degree; there must be one.
    fn take_largest(&mut self) -> usize {
        while self.largest > 0 && get(self.head, self.largest) == 0 {
            self.largest -= 1;
        }
        self.take(self.largest)
    }

    /// Takes out one of the smallest degree; there must be one.
    fn take_smallest(&mut self) -> usize {
        while self.smallest + 1 < self.head.len() && get(self.head, self.smallest) == 0 {
            self.smallest += 1;
        }
        self.take(self.smallest)
    }

    fn take(&mut self, degree: usize) -> usize {
        let v = get(self.head, degree).saturating_sub(1);
        self.remove(v);
        v
    }
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;
    use super::super::graph::SharedRows;
    use super::super::scratch::{Arrays, scratch_len};
    use super::*;
    use std::collections::BTreeSet;
    use std::vec;
    use std::vec::Vec;

    /// The order of a sequence, and who is whose neighbour.
    fn ordered(pattern: Pattern<'_>, sequence: Sequence) -> (Vec<usize>, Vec<BTreeSet<usize>>) {
        let n = pattern.cols();
        let (mut starts, mut indices) = (vec![0; n + 1], vec![0; pattern.entries()]);
        let transposed = pattern.transpose(&mut starts, &mut indices).expect("room");
        let graph = SharedRows { pattern, transposed };
        let (mut order, mut scratch) = (vec![0; n], vec![0xAAAA_AAAA; scratch_len(n)]);
        sequence.fill(graph, &mut order, &mut Arrays::new(&mut scratch));
        let around = |v| {
            let mut all = BTreeSet::new();
            graph.neighbours(v, |w| _ = all.insert(w));
            all
        };
        (order.iter().map(|v| *v as usize).collect(), (0..n).map(around).collect())
    }

    /// Patterns of every shape up to 12 by 12, some columns empty.
    fn each_pattern(mut f: impl FnMut(Pattern<'_>)) {
        let mut state = 1_u64;
        let mut next = |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        for _ in 0..300 {
            let (rows, cols) = (1 + next(12) as usize, 1 + next(12) as usize);
            let sparse = 1 + next(6);
            let (mut starts, mut indices) = (vec![0], Vec::new());
            for _ in 0..rows {
                indices.extend((0..cols as u32).filter(|_| next(sparse + 1) == 0));
                starts.push(indices.len() as u32);
            }
            f(Pattern::new(rows, cols, &starts, &indices).expect("sorted"));
        }
    }

    #[test]
    fn every_sequence_has_each_column_once() {
        each_pattern(|pattern| {
            for sequence in Sequence::ALL {
                let (mut order, _) = ordered(pattern, sequence);
                order.sort_unstable();
                assert!(order.into_iter().eq(0..pattern.cols()), "{sequence:?}");
            }
        });
    }

    #[test]
    fn largest_first_falls_and_keeps_the_order_of_equals() {
        each_pattern(|pattern| {
            let (order, around) = ordered(pattern, Sequence::LargestFirst);
            for pair in order.windows(2) {
                let [a, b] = [pair[0], pair[1]].map(|v| (around[v].len(), core::cmp::Reverse(v)));
                assert!(a > b);
            }
        });
    }

    #[test]
    fn smallest_last_leaves_the_fewest_neighbours_among_the_others() {
        each_pattern(|pattern| {
            let (order, around) = ordered(pattern, Sequence::SmallestLast);
            for k in (0..order.len()).rev() {
                let left: BTreeSet<usize> = order[..=k].iter().copied().collect();
                let degree = |v: usize| around[v].intersection(&left).count();
                assert_eq!(Some(degree(order[k])), left.iter().map(|v| degree(*v)).min());
            }
        });
    }

    #[test]
    fn incidence_degree_takes_the_most_neighbours_among_those_before() {
        each_pattern(|pattern| {
            let (order, around) = ordered(pattern, Sequence::IncidenceDegree);
            for k in 0..order.len() {
                let before: BTreeSet<usize> = order[..k].iter().copied().collect();
                let incidence = |v: usize| around[v].intersection(&before).count();
                assert_eq!(Some(incidence(order[k])), order[k..].iter().map(|v| incidence(*v)).max());
            }
        });
    }
}
