//! Loops found again among statements: stretches that repeat with the same operations, whose operands move by the same amount each time.
//! Does not know which of them become loops.

use super::lines::{INPUT, Lines, QUESTION, Value, Word};
use super::nests::{Nest, may_vary};
use super::search::{Most, Repeated, Search};
use crate::program::code::{CONSTANT, DETACH, END, ITEM, PARAMETER, is_call, is_guard};

/// So many statements that look the same are looked back at. Those that are farther count less, so that no multiple of a distance is before it.
const OFTEN: [u32; 6] = [12, 6, 4, 3, 2, 2];

/// So many distances of each kind are tried.
const TRIES: [(Most, u32); 3] = [(Most::Seen, 24), (Most::Far, 16), (Most::Runs, 32)];

/// What is made so many statements before is far.
const NEAR: u32 = 32;

/// So many stretches that repeat are looked back at.
const RUNS: usize = 4;

/// A word that depends on all of these.
fn mixed(words: impl IntoIterator<Item = u32>) -> u32 {
    words.into_iter().fold(0_u32, |sum, word| (sum.rotate_left(5) ^ word).wrapping_mul(0x9E37_79B1))
}

impl Lines<'_> {
    /// Slots for what is known of so many statements.
    pub fn slots_of(statements: u32) -> usize {
        Search::slots(statements as usize)
    }

    /// Suggests all that repeats among statements `start` to `end`: everything, or the body of loop `around`.
    pub fn find_repeats(&mut self, around: u32, [start, end]: [u32; 2]) {
        let slots = Self::slots_of(end - start);
        let nest = self.nest_of(around);
        self.search.forget_distances(slots);
        for near in [false, true] {
            self.search.forget_looks(slots);
            self.find_distances([start, end], slots, near);
        }
        for (most, tries) in TRIES {
            for _ in 0..tries {
                let Some(period) = self.search.most(slots, most) else { break };
                self.find_repeated(&nest, [start, end], period, slots);
            }
        }
    }

    /// Finds what each statement looks like.
    pub fn find_looks(&mut self) {
        for place in 0..self.statements() {
            let at = self.line(place);
            let same = [Word::Code, Word::Operands, Word::Way].map(|what| self.get(at, what));
            let start = same.into_iter().chain([u32::from(self.get(at, Word::Output) != 0)]);
            let kinds = (0..self.operands(at).min(8)).map(|k| self.kind(self.operand(at, k)));
            let look = mixed(start.chain(kinds));
            if let Some(entry) = self.search.looks.get_mut(place as usize) {
                *entry = look;
            }
        }
    }

    fn look(&self, place: u32) -> u32 {
        self.search.looks.get(place as usize).copied().unwrap_or(0)
    }

    /// What the statement looks like, counting, too, how far before it its operands are made.
    fn near_look(&self, place: u32) -> u32 {
        let at = self.line(place);
        let before = |value: Value| if self.is_made(value) { place.wrapping_sub(self.place(value)) } else { NEAR };
        let operands = (0..self.operands(at).min(8)).map(|k| before(self.operand(at, k)).min(NEAR));
        mixed([self.look(place)].into_iter().chain(operands))
    }

    /// What kind of operand a value is.
    fn kind(&self, value: Value) -> u32 {
        match value {
            INPUT.. => 1,
            value if value >= self.count => 2,
            value if self.code(value) == CONSTANT => 3,
            _ => 4,
        }
    }

    fn find_distances(&mut self, [start, end]: [u32; 2], slots: usize, near: bool) {
        for place in start + 2..end {
            let look = mixed([0, 1, 2].map(|k| if near { self.near_look(place - k) } else { self.look(place - k) }));
            let slot = (look >> 7) as usize & (slots - 1);
            let before = self.search.last.get(slot).copied().unwrap_or(0);
            if let Some(last) = self.search.last.get_mut(slot) {
                *last = place + 1;
            }
            if let Some(entry) = self.search.before.get_mut(place as usize) {
                *entry = before;
            }
            let mut other = before;
            for often in OFTEN {
                if other == 0 {
                    break;
                }
                self.search.note(slots, place + 1 - other, often, false);
                other = self.search.before.get(other as usize - 1).copied().unwrap_or(0);
            }
        }
    }

    /// Whether statements `a` and `b` do the same.
    fn alike(&self, a: u32, b: u32) -> bool {
        let [a, b] = [a, b].map(|place| self.line(place));
        let code = self.code(a);
        let same = |what: Word| self.get(a, what) == self.get(b, what);
        code == self.code(b)
            && !(is_guard(code) || is_call(code) || matches!(code, END | PARAMETER | QUESTION))
            && same(Word::Operands)
            && same(Word::Way)
            && (may_vary(code) || same(Word::Low) && same(Word::High))
            // Not a table that is only copied: gcc 12 copies it wrongly with AVX-512 when it unrolls the loop.
            && !(code == DETACH && self.is_constant(self.operand(a, 0)) && self.real(self.operand(a, 0)) != self.real(self.operand(b, 0)))
            && (self.get(a, Word::Output) == 0) == (self.get(b, Word::Output) == 0)
            && (0..self.operands(a)).all(|k| self.kind(self.operand(a, k)) == self.kind(self.operand(b, k)))
    }

    /// By how much the output of line `a` is before that of line `b`.
    fn output_moved(&self, a: u32, b: u32) -> u32 {
        self.get(b, Word::Output).wrapping_sub(self.get(a, Word::Output))
    }

    /// Whether operands and outputs move alike from line `a` to `b` and from line `c` to `d`.
    fn in_step(&self, [a, b]: [u32; 2], [c, d]: [u32; 2]) -> bool {
        // What is read where it was written moves there, too.
        let read = |k: u32| {
            let value = |at: u32| self.operand(at, k);
            !self.is_made(value(a)) || self.output_moved(value(a), value(b)) == self.output_moved(value(c), value(d))
        };
        let moves = |k: u32| self.moved(a, b, k) == self.moved(c, d, k);
        self.output_moved(a, b) == self.output_moved(c, d) && (0..self.operands(a)).all(|k| moves(k) && read(k))
    }

    /// Whether statements `a` and `b` move alike from turn to turn of the loops around both.
    fn in_step_around(&self, nest: &Nest, a: u32, b: u32) -> bool {
        nest.levels().iter().all(|level| {
            let moved = |place: u32| [place, place + level.period].map(|place| self.line(place));
            self.in_step(moved(a), moved(b))
        })
    }

    /// The first statement from `place` on that looks like those one and two periods behind it, or `last`.
    fn next_alike(&self, place: u32, last: u32, period: u32) -> u32 {
        let [a, b, c] = [0, 1, 2].map(|turn| self.search.looks.get((place + turn * period) as usize..).unwrap_or(&[]));
        let mut alike = a.iter().zip(b).zip(c).take(last.saturating_sub(place) as usize);
        alike.position(|((a, b), c)| a == b && b == c).map_or(last, |k| place + k as u32)
    }

    /// Suggests all that repeats at a distance.
    fn find_repeated(&mut self, nest: &Nest, [start, end]: [u32; 2], period: u32, slots: usize) {
        let last = end.saturating_sub(2 * period);
        // Statements so far at which two turns are alike, and three in step.
        let mut run = 0;
        let mut runs = [(0, 0); RUNS];
        let mut place = self.next_alike(start, last, period);
        while place < last {
            let [a, b, c] = [0, 1, 2].map(|turn| place + turn * period);
            let lines = [a, b, c].map(|place| self.line(place));
            if self.look(a) == self.look(b)
                && self.look(b) == self.look(c)
                && self.in_step([lines[0], lines[1]], [lines[1], lines[2]])
                && self.alike(a, b)
                && self.alike(b, c)
                && self.in_step_around(nest, a, b)
                && self.in_step_around(nest, b, c)
            {
                run += 1;
                place += 1;
                continue;
            }
            self.suggest([place - run, run, period], &mut runs, slots);
            run = 0;
            place = self.next_alike(place + 1, last, period);
        }
        self.suggest([last.saturating_sub(run), run, period], &mut runs, slots);
    }

    fn suggest(&mut self, [start, run, period]: [u32; 3], runs: &mut [(u32, u32); RUNS], slots: usize) {
        if run < period {
            return;
        }
        if let Some((before, _)) = runs.iter().find(|(_, length)| *length == run) {
            self.search.note(slots, start - before, 1, true);
        }
        runs.rotate_right(1);
        runs[0] = (start, run);
        let shift = self.best_shift(start, period, run);
        self.search.suggest(Repeated { start: start + shift, period, count: (run - shift).checked_div(period).unwrap_or(0) + 2 });
    }

    /// By how many statements a loop should begin later, so that few values are carried from turn to turn.
    fn best_shift(&mut self, start: u32, period: u32, run: u32) -> u32 {
        const LONGEST: u32 = 512;
        if period > LONGEST.min(self.search.last.len() as u32) {
            return 0;
        }
        // How many values cross each place of the second turn.
        self.search.last.iter_mut().take(period as usize).for_each(|count| *count = 0);
        for place in start + period..start + 2 * period {
            let at = self.line(place);
            for k in 0..self.operands(at) {
                let value = self.operand(at, k);
                let from = self.place(value);
                if !self.is_made(value) || from >= place || from + period <= place {
                    continue;
                }
                for crossed in from + 1..=place {
                    let shift = (crossed - start).checked_rem(period).unwrap_or(0);
                    if let Some(count) = self.search.last.get_mut(shift as usize) {
                        *count += 1;
                    }
                }
            }
        }
        let cost = |shift: u32| {
            if self.code(self.line(start + shift)) == ITEM {
                return u32::MAX;
            }
            let carried = self.search.last.get(shift as usize).copied().unwrap_or(0);
            // A turn less is a turn written out; what is carried keeps compilers from taking several turns at once.
            let lost = run.checked_div(period).unwrap_or(0) - (run - shift).checked_div(period).unwrap_or(0);
            8 * carried + if carried > 0 { 2 * period } else { 0 } + lost * period
        };
        (0..period.min(run)).min_by_key(|shift| cost(*shift)).unwrap_or(0)
    }
}
