//! Loops found again among statements: some that repeat with the same operations, whose operands move by the same amount each time.
//! Does not know what a loop looks like in C.
//!
//! Statements stay in their order, so that nothing else changes. A value that is used where it is made stays a number of the loop's body; one that the next
//! turn alone uses is carried over; what others use is in an array, an element for each turn.

use super::arrays::Arrays;
use super::lines::{INPUT, Lines, QUESTION, Value, Word};
use super::loops::may_vary;
use super::search::{Repeated, TRIED};
use crate::program::code::{CALL, CONSTANT, DETACH, END, ITEM, PARAMETER, is_guard};

/// So many statements that look the same are looked back at.
const CHAIN: u32 = 6;

/// So many turns, but one, may be left away at the beginning of a loop.
const PEELED: u32 = 4;

impl Lines<'_> {
    /// Finds loops.
    pub fn find_loops(&mut self, arrays: Arrays<'_>) {
        self.find_order();
        self.find_distances();
        self.find_repeated();
        self.choose(arrays);
        self.confirm(arrays);
        self.find_tables();
    }

    /// Numbers what is written. The last line is an end, so there is a last statement.
    fn find_order(&mut self) {
        let mut place = 0;
        for at in 0..self.count {
            if self.is_needed(at) && self.code(at) != CONSTANT {
                if let Some(order) = self.search.order.get_mut(place as usize) {
                    *order = at;
                }
                place += 1;
                self.set(at, Word::Place, place);
            }
        }
    }

    /// What line `at` looks like; equal ones have equal looks.
    fn look(&self, at: u32) -> u32 {
        let mut look = u32::from(self.code(at)).wrapping_mul(0x9E37_79B1);
        for k in 0..self.operands(at).min(8) {
            look = (look.rotate_left(5) ^ self.kind(self.operand(at, k))).wrapping_mul(0x85EB_CA6B);
        }
        look ^ u32::from(self.get(at, Word::Output) != 0)
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

    fn find_distances(&mut self) {
        let looks = self.search.last.len() as u32;
        let statements = self.statements();
        for place in 2..statements {
            let three = [0, 1, 2].map(|k| self.look(self.line(place - k)));
            let look = three.iter().fold(0_u32, |sum, look| sum.rotate_left(7).wrapping_add(*look)).wrapping_mul(0x9E37_79B1);
            let slot = (look >> 7) & (looks - 1);
            let before = self.search.last.get(slot as usize).copied().unwrap_or(0);
            if let Some(last) = self.search.last.get_mut(slot as usize) {
                *last = place + 1;
            }
            if let Some(entry) = self.search.before.get_mut(place as usize) {
                *entry = before;
            }
            let mut other = before;
            for _ in 0..CHAIN {
                if other == 0 {
                    break;
                }
                if let Some(count) = self.search.distances.get_mut((place + 1 - other) as usize) {
                    *count += 1;
                }
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
            && !(is_guard(code) || matches!(code, END | CALL | PARAMETER | QUESTION))
            && same(Word::Operands)
            && same(Word::Way)
            && (may_vary(code) || same(Word::Low) && same(Word::High))
            // Not a table that is only copied: gcc 12 copies it wrongly with AVX-512 when it unrolls the loop.
            && !(code == DETACH && self.is_constant(self.operand(a, 0)) && self.real(self.operand(a, 0)) != self.real(self.operand(b, 0)))
            && (self.get(a, Word::Output) == 0) == (self.get(b, Word::Output) == 0)
            && (0..self.operands(a)).all(|k| self.kind(self.operand(a, k)) == self.kind(self.operand(b, k)))
    }

    /// By how much operand `k` moves from line `a` to line `b`.
    fn moved(&self, a: u32, b: u32, k: u32) -> u32 {
        let [a, b] = [a, b].map(|at| self.operand(at, k));
        match self.kind(a) {
            4 => self.place(b).wrapping_sub(self.place(a)),
            1 => b.wrapping_sub(a),
            _ => 0,
        }
    }

    /// Whether operands and outputs of three statements move alike.
    fn in_step(&self, places: [u32; 3]) -> bool {
        let [a, b, c] = places.map(|place| self.line(place));
        let output = |a: u32, b: u32| self.get(b, Word::Output).wrapping_sub(self.get(a, Word::Output));
        // What is read where it was written moves there, too.
        let read = |k: u32| {
            let [a, b, c] = [a, b, c].map(|at| self.operand(at, k));
            self.kind(a) != 4 || output(a, b) == output(b, c)
        };
        let operands = 0..self.operands(a);
        output(a, b) == output(b, c) && operands.into_iter().all(|k| self.moved(a, b, k) == self.moved(b, c, k) && read(k))
    }

    /// Suggests all that repeats at one of the distances that are most frequent.
    fn find_repeated(&mut self) {
        let statements = self.statements();
        for tried in 0..TRIED {
            // Those that are seen most; and those that are seen seldom, where a turn ends, but whose turns are long.
            let weight =
                |(period, count): &(usize, &u32)| u64::from(**count) * if tried < TRIED / 3 { 1 } else { *period as u64 };
            let most = self.search.distances.iter().enumerate().max_by_key(weight);
            let Some((period, _)) = most.filter(|(period, count)| *period > 0 && **count > 0) else { return };
            if let Some(count) = self.search.distances.get_mut(period) {
                *count = 0;
            }
            let period = period as u32;
            // Statements so far at which two turns are alike, and three in step.
            let mut run = 0;
            for place in 0..statements.saturating_sub(2 * period) {
                let [a, b, c] = [0, 1, 2].map(|turn| place + turn * period);
                if self.alike(a, b) && self.alike(b, c) && self.in_step([a, b, c]) {
                    run += 1;
                    continue;
                }
                self.suggest(place - run, period, run);
                run = 0;
            }
            self.suggest(statements.saturating_sub(2 * period) - run, period, run);
        }
    }

    fn suggest(&mut self, start: u32, period: u32, run: u32) {
        if run < period {
            return;
        }
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
        self.search.last.fill(0);
        for place in start + period..start + 2 * period {
            let at = self.line(place);
            for k in 0..self.operands(at) {
                let value = self.operand(at, k);
                let from = self.place(value);
                if self.kind(value) != 4 || from >= place || from + period <= place {
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

    /// Chooses loops, those first that save most.
    fn choose(&mut self, arrays: Arrays<'_>) {
        loop {
            let all = (0..self.search.candidate_count).map(|k| (k, self.search.candidate(k)));
            let Some((k, best)) = all.max_by_key(|(k, repeated)| (repeated.saved(), u32::MAX - k)) else { return };
            if best.saved() < 4 {
                return;
            }
            let fits = self.fitting(best, arrays);
            if fits == best {
                self.take(best);
                self.search.change(k, Repeated::default());
            } else {
                self.search.change(k, fits);
            }
        }
    }

    /// The part of it that is in no loop yet, and whose operands are where a loop finds them.
    fn fitting(&self, repeated: Repeated, arrays: Arrays<'_>) -> Repeated {
        let Repeated { start, period, count } = repeated;
        let free = |place: u32| self.get(self.line(place), Word::Loop) == 0;
        // The longest stretch in no loop.
        let (mut best, mut from) = ((0, 0), start);
        for place in start..=repeated.end() {
            if place == repeated.end() || !free(place) {
                if place - from > best.1 - best.0 {
                    best = (from, place);
                }
                from = place + 1;
            }
        }
        // Items belong to what they are items of.
        let item = |place: u32| self.code(self.line(place)) == ITEM;
        while best.0 < best.1 && item(best.0) {
            best.0 += 1;
        }
        let length = best.1 - best.0;
        let mut fits = Repeated { start: best.0, period, count: length.checked_div(period).unwrap_or(0).min(count) };
        if fits.count < 3 {
            return Repeated::default();
        }
        for r in 0..period {
            fits.count = fits.count.min(self.turns(fits, r, arrays));
        }
        while fits.count >= 3 && fits.end() < self.statements() && item(fits.end()) {
            fits.count -= 1;
        }
        if fits.count < 3 || self.cost(fits) >= fits.saved() { Repeated::default() } else { fits }
    }

    /// How many statements' worth of tables and declarations a loop has.
    fn cost(&self, repeated: Repeated) -> u32 {
        let Repeated { start, period, count } = repeated;
        let mut tables = 0;
        for r in 0..period {
            let [a, b] = [0, 1].map(|turn| self.line(start + turn * period + r));
            tables += (0..self.operands(a)).filter(|k| self.varies(a, *k, repeated)).count() as u32;
            tables += u32::from(may_vary(self.code(a)) && self.real(a) != self.real(b));
        }
        3 + (tables * count).div_ceil(3)
    }

    /// For how many turns operands and outputs of statement `r` are in one array each, and made before.
    fn turns(&self, repeated: Repeated, r: u32, arrays: Arrays<'_>) -> u32 {
        let Repeated { start, period, mut count } = repeated;
        let at = |turn: u32| self.line(start + turn * period + r);
        let output = |turn: u32| self.get(at(turn), Word::Output).wrapping_sub(1);
        if output(0) != u32::MAX {
            let block = |turn: u32| arrays.find(true, output(turn) as usize).0;
            while count >= 3 && block(count - 1) != block(0) {
                count -= 1;
            }
        }
        for k in 0..self.operands(at(0)) {
            let value = |turn: u32| self.operand(at(turn), k);
            match self.kind(value(0)) {
                1 => {
                    let block = |turn: u32| arrays.find(false, (value(turn) - INPUT) as usize).0;
                    while count >= 3 && block(count - 1) != block(0) {
                        count -= 1;
                    }
                }
                4 => {
                    let moves = self.moved(at(0), at(1), k);
                    let first = self.place(value(0));
                    if moves == period && first + period >= start || moves == 0 && first < start {
                        continue;
                    }
                    // Of others each element must be made before the loop.
                    while count >= 3 && self.place(value(count - 1)) >= start {
                        count -= 1;
                    }
                }
                _ => {}
            }
        }
        count
    }

    /// Leaves away turns, at either end, that need values which no loop before has made.
    fn confirm(&mut self, arrays: Arrays<'_>) {
        for place in 0..self.statements() {
            let id = self.get(self.line(place), Word::Loop);
            let whole = self.search.found(id);
            if id == 0 || whole.start != place {
                continue;
            }
            let mut kept = Repeated::default();
            for turns in 0..PEELED {
                kept = self.kept(whole, turns, arrays);
                if kept.count >= 3 {
                    break;
                }
            }
            if kept == whole {
                continue;
            }
            for place in (whole.start..whole.end()).filter(|place| !(kept.start..kept.end()).contains(place)) {
                self.set(self.line(place), Word::Loop, 0);
            }
            self.search.change_loop(id, kept);
        }
    }

    /// A loop without its first turns, as far as what it needs is in arrays.
    fn kept(&mut self, whole: Repeated, turns: u32, arrays: Arrays<'_>) -> Repeated {
        let period = whole.period;
        let mut kept = Repeated { start: whole.start + turns * period, period, count: whole.count.saturating_sub(turns) };
        for r in 0..period {
            if kept.count >= 3 {
                kept.count = kept.count.min(self.turns(kept, r, arrays));
                kept.count = self.found(kept, r, arrays);
            }
        }
        if kept.count < 3 || self.cost(kept) >= kept.saved() { Repeated::default() } else { kept }
    }

    /// For how many turns statement `r` finds what others made at the same distance in one array each; where they are in none yet, they are put there.
    fn found(&mut self, repeated: Repeated, r: u32, arrays: Arrays<'_>) -> u32 {
        let Repeated { start, period, mut count } = repeated;
        let at = |lines: &Self, turn: u32| lines.line(start + turn * period + r);
        let [first, second] = [at(self, 0), at(self, 1)];
        for k in 0..self.operands(first) {
            let moves = self.moved(first, second, k);
            let from = self.operand(first, k);
            if self.kind(from) != 4 || moves == 0 || moves == period && self.place(from) + period >= start {
                continue;
            }
            let value = |lines: &Self, turn: u32| lines.operand(at(lines, turn), k);
            let written = |lines: &Self, turn: u32| lines.is_in_output(at(lines, turn), value(lines, turn));
            let outputs = (0..count).all(|turn| written(self, turn));
            let word = if outputs { Word::Output } else { Word::Work };
            for turn in 0..if outputs { 0 } else { count } {
                let value = value(self, turn);
                if written(self, turn) {
                    count = turn;
                } else if self.get(value, Word::Work) == 0 {
                    self.give_home(value);
                }
                if turn >= count {
                    break;
                }
            }
            let index = |turn: u32| self.get(value(self, turn), word);
            let array = |turn: u32| if outputs { arrays.find(true, index(turn) as usize - 1).0 } else { 0 };
            let step = index(1).wrapping_sub(index(0));
            let regular = |turn: &u32| index(*turn) == index(0).wrapping_add(turn.wrapping_mul(step)) && array(*turn) == array(0);
            count = (0..count).take_while(regular).count() as u32;
            if count < 3 {
                return count;
            }
        }
        count
    }
}
