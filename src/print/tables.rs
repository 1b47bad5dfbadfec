//! Plain reals of loops that are others from turn to turn: which, and in which loops of a nest.
//! Does not know how loops are found.

use super::lines::{Lines, Word};
use super::nests::{DEEPEST, Nest, may_vary};

impl Lines<'_> {
    /// The plain real of line `at`, or that of its operand `k`.
    pub fn real_of(&self, at: u32, k: Option<u32>) -> u64 {
        self.real(k.map_or(at, |k| self.operand(at, k)))
    }

    /// The loops around line `at`, of their first turn, in which its plain real, or that of its operand `k`, is another in some turn.
    pub fn varying(&self, at: u32, k: Option<u32>) -> Nest {
        let nest = self.nest(at);
        let mut varies = [false; DEEPEST];
        if k.map_or(may_vary(self.code(at)), |k| self.is_constant(self.operand(at, k))) {
            for (level, varies) in varies.iter_mut().enumerate().take(nest.levels().len()) {
                let mut others = [true; DEEPEST];
                others.get_mut(level).into_iter().for_each(|level| *level = false);
                let (own, others) = (nest.only(others.map(|other| !other)), nest.only(others));
                let real = |n: u32, m: u32| self.real_of(self.behind(at, others.offset(n) + own.offset(m)), k);
                *varies = (0..others.turns()).any(|n| (1..own.turns()).any(|m| real(n, m) != real(n, 0)));
            }
        }
        nest.only(varies)
    }

    /// Whether the plain real of line `at`, or that of its operand `k`, is another in some turn of its loops.
    pub fn varies(&self, at: u32, k: Option<u32>) -> bool {
        !self.varying(at, k).levels().is_empty()
    }

    /// The line whose table has the plain reals of line `at`, if they are others in each turn.
    pub fn table(&self, at: u32) -> Option<u32> {
        self.get(at, Word::Table).checked_sub(1)
    }

    /// Element `n` of a table that is in that order of turns.
    pub fn table_real(&self, at: u32, k: Option<u32>, nest: &Nest, n: u32) -> u64 {
        self.real_of(self.behind(at, nest.offset(n)), k)
    }

    /// Finds loops whose plain reals are those of a table that another has.
    pub fn find_tables(&mut self) {
        let slots = Self::slots_of(self.statements());
        self.search.forget_looks(slots);
        for place in 0..self.statements() {
            let at = self.line(place);
            if self.get(at, Word::Loop) == 0 || !self.is_first_turn(at) {
                continue;
            }
            let nest = self.varying(at, None);
            if nest.levels().is_empty() {
                continue;
            }
            let count = nest.turns();
            let sum = (0..count).fold(count, |sum, n| {
                let real = self.table_real(at, None, &nest, n);
                (sum.rotate_left(5) ^ (real ^ real >> 32) as u32).wrapping_mul(0x9E37_79B1)
            });
            let slot = (sum >> 7) as usize & (slots - 1);
            let other = self.search.last.get(slot).copied().unwrap_or(0);
            let same = |other: u32| {
                let others = self.varying(other, None);
                let equal = |n: u32| self.table_real(other, None, &others, n) == self.table_real(at, None, &nest, n);
                others.turns() == count && (0..count).all(equal)
            };
            let table = if other != 0 && same(other - 1) { other } else { at + 1 };
            self.set(at, Word::Table, table);
            if let Some(last) = self.search.last.get_mut(slot) {
                *last = table;
            }
        }
    }
}
