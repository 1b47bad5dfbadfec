//! Which of the stretches that repeat become loops: those first that save most, then others in their bodies.
//! Does not know how stretches that repeat are found.
//!
//! Statements stay in their order, so that nothing else changes. A value that is used where it is made stays a number of the loop's body; one that the next
//! turn alone uses is carried over; what others use is in an array, an element for each turn.

use super::arrays::Arrays;
use super::lines::{INPUT, Lines, Value, Word};
use super::nests::{DEEPEST, Nest, Seen, may_vary};
use super::search::Repeated;
use crate::program::code::ITEM;

/// So many turns, but one, may be left away at the beginning of a loop.
const PEELED: u32 = 4;
/// A loop has at least so many turns.
const FEWEST: u32 = 3;
/// What is left away at the end of a loop may be a loop of its own if the whole has not more than so many times the turns of what was kept.
const AGAIN: u32 = 8;
/// A loop saves at least so many statements; one in the body of another more, because what it makes must be kept in arrays.
const LEAST: [u32; 2] = [4, 24];

/// How far an outermost loop finds what it needs.
enum Confirmed {
    /// In so many of its turns.
    Turns(u32),
    /// Not in this loop in its body.
    Inner(u32),
}

impl Lines<'_> {
    /// Finds loops.
    pub fn find_loops(&mut self, arrays: Arrays<'_>) {
        self.find_order();
        self.find_looks();
        self.choose(0, [0, self.statements()], arrays);
        let mut id = 1;
        while id <= self.search.loop_count {
            let Repeated { start, period, .. } = self.search.found(id);
            if self.nest_of(id).levels().len() < DEEPEST && period >= 2 * LEAST[1] {
                self.choose(id, [start, start + period], arrays);
            }
            id += 1;
        }
        self.confirm(arrays);
        for at in 0..self.count {
            self.set(at, Word::Carried, 0);
        }
        self.find_carried(0, self.statements());
        self.find_tables();
    }

    /// Chooses loops among statements: all, or those of the body of loop `around`.
    fn choose(&mut self, around: u32, [start, end]: [u32; 2], arrays: Arrays<'_>) {
        self.find_repeats(around, [start, end]);
        let least = if around == 0 { LEAST[0] } else { LEAST[1] };
        while let Some(best) = self.search.best() {
            if best.saved() < least {
                break;
            }
            let fits = self.fitting(best, around, arrays);
            if fits == best {
                if let Some(id) = self.search.keep(best, around) {
                    self.mark(id, id);
                    self.find_carried(best.start, best.start + best.period);
                }
            } else if fits.count >= FEWEST {
                self.search.suggest(fits);
                // And what is left of it on either side, unless that is most of it: otherwise time would grow with the square.
                if best.count <= fits.count.saturating_mul(AGAIN) {
                    let turns = |from: u32, to: u32| to.saturating_sub(from).checked_div(best.period).unwrap_or(0);
                    let [before, behind] = [turns(best.start, fits.start), turns(fits.end(), best.end())];
                    for (start, count) in
                        [(best.start, before), (fits.end(), behind)].into_iter().filter(|(_, count)| *count >= FEWEST)
                    {
                        self.search.suggest(Repeated { start, period: best.period, count });
                    }
                }
            }
        }
        self.search.forget();
    }

    /// The part of it that is in no loop yet, and whose operands are where a loop finds them.
    fn fitting(&self, repeated: Repeated, around: u32, arrays: Arrays<'_>) -> Repeated {
        let Repeated { start, period, count } = repeated;
        // What a loop around carries over is made in its body, not in that of an inner loop.
        let free = |place: u32| {
            let at = self.line(place);
            self.get(at, Word::Loop) == around && (around == 0 || !self.is_carried(at))
        };
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
        let turns = (best.1 - best.0).checked_div(period).unwrap_or(0);
        let mut fits = Repeated { start: best.0, period, count: turns.min(count) };
        for r in 0..period {
            if fits.count >= FEWEST {
                fits.count = self.turns(fits, around, r, arrays);
            }
        }
        while fits.count >= FEWEST && fits.end() < self.statements() && item(fits.end()) {
            fits.count -= 1;
        }
        if fits.count < FEWEST || self.cost(fits) >= fits.saved() { Repeated::default() } else { fits }
    }

    /// How many statements' worth of tables and declarations a loop has.
    fn cost(&self, repeated: Repeated) -> u32 {
        let Repeated { start, period, count } = repeated;
        let mut tables = 0;
        for r in 0..period {
            let [a, b] = [0, 1].map(|turn| self.line(start + turn * period + r));
            let varies = |k: &u32| {
                let [a, b] = [a, b].map(|at| self.operand(at, *k));
                self.is_constant(a) && self.real(a) != self.real(b)
            };
            tables += (0..self.operands(a)).filter(varies).count() as u32;
            tables += u32::from(may_vary(self.code(a)) && self.real(a) != self.real(b));
        }
        3 + (tables * count).div_ceil(3)
    }

    /// For how many turns operands and outputs of statement `r` are in one array each, and made before.
    fn turns(&self, repeated: Repeated, around: u32, r: u32, arrays: Arrays<'_>) -> u32 {
        let Repeated { start, period, mut count } = repeated;
        let at = |turn: u32| self.line(start + turn * period + r);
        let block = |value: Value| arrays.find(value < INPUT, (value & (INPUT - 1)) as usize).0;
        let shrink = |count: &mut u32, value: &dyn Fn(u32) -> Value| {
            while *count >= FEWEST && block(value(*count - 1)) != block(value(0)) {
                *count -= 1;
            }
        };
        if self.get(at(0), Word::Output) != 0 {
            shrink(&mut count, &|turn| self.get(at(turn), Word::Output) - 1);
        }
        let begin = self.search.found(around).start;
        for k in 0..self.operands(at(0)) {
            let value = |turn: u32| self.operand(at(turn), k);
            if value(0) >= INPUT {
                shrink(&mut count, &value);
            } else if self.is_made(value(0)) {
                let moves = self.moved(at(0), at(1), k);
                let first = self.place(value(0));
                let carried = moves == period && first + period >= start;
                if carried && (first >= start || first >= begin) || moves == 0 && first < start {
                    continue;
                }
                // Of others each element must be made before the loop.
                while count >= FEWEST && self.place(value(count - 1)) >= start {
                    count -= 1;
                }
            }
        }
        count
    }

    /// Leaves away turns of outermost loops, at either end, that need values which no loop before has made; gives up inner loops that find no values where they
    /// look for them. Each step is for good, and leaves less to be looked at.
    fn confirm(&mut self, arrays: Arrays<'_>) {
        let mut place = 0;
        while place < self.statements() {
            let id = self.nest(self.line(place)).ids().first().copied().unwrap_or(0);
            let whole = self.search.found(id);
            if id == 0 || whole.start != place {
                place += 1;
                continue;
            }
            match self.confirmed(id, arrays) {
                Confirmed::Inner(inner) => self.give_up(inner),
                Confirmed::Turns(count) if count >= FEWEST && self.cost(Repeated { count, ..whole }) < whole.saved() => {
                    self.search.change(id, Repeated { count, ..whole }, 0);
                    // What is left is looked at once more, if it is not much more than what was kept: otherwise time would grow with the square.
                    let again = whole.count <= count.saturating_mul(AGAIN);
                    place += count * whole.period;
                    self.release(id, [place, whole.end()], again);
                }
                Confirmed::Turns(_) if self.search.peeled(id) + 1 < PEELED && whole.count > FEWEST => {
                    self.release(id, [place, place + whole.period], false);
                    self.peel(id);
                }
                Confirmed::Turns(_) => {
                    self.release(id, [place, whole.end()], false);
                    self.search.change(id, Repeated::default(), 0);
                }
            }
        }
    }

    /// How far an outermost loop finds what it needs in arrays.
    fn confirmed(&mut self, id: u32, arrays: Arrays<'_>) -> Confirmed {
        let mut kept = self.search.found(id);
        for place in kept.start..kept.start + kept.period {
            let at = self.line(place);
            self.set(at, Word::Carried, 0);
        }
        self.find_carried(kept.start, kept.start + kept.period);
        for r in 0..kept.period {
            let at = self.line(kept.start + r);
            if kept.count < FEWEST || !self.is_first_turn(at) {
                continue;
            }
            kept.count = self.turns(kept, 0, r, arrays);
            match self.found(kept, at, arrays) {
                Confirmed::Turns(count) => kept.count = count,
                inner => return inner,
            }
        }
        Confirmed::Turns(kept.count)
    }

    /// Leaves away the first turn of an outermost loop, whose statements are no longer in it: loops in its body begin in what was the second.
    fn peel(&mut self, id: u32) {
        let Repeated { start, period, .. } = self.search.found(id);
        for place in start + period..start + 2 * period {
            for inner in self.nest(self.line(place)).ids().iter().skip(1) {
                let Repeated { start, period: own, count } = self.search.found(*inner);
                if start + period == place {
                    self.search.change(*inner, Repeated { start: place, period: own, count }, self.search.around(*inner));
                }
            }
        }
        self.search.peel(id);
    }

    /// For how many turns of the outermost loop line `at` finds what others made at the same distance in one array each; where they are in none yet, they are
    /// put there. Or which inner loop does not find it.
    fn found(&mut self, repeated: Repeated, at: u32, arrays: Arrays<'_>) -> Confirmed {
        let mut count = repeated.count;
        let nest = self.nest(at);
        for k in 0..self.operands(at) {
            let kept = self.is_made(self.operand(at, k)) && self.seen(at, k) == Seen::Kept;
            if count < FEWEST || !kept || self.moving(at, k).levels().is_empty() {
                continue;
            }
            // Runs of the inner loops in a turn.
            let inner = nest.turns().checked_div(nest.levels().first().map_or(1, |outer| outer.count)).unwrap_or(1);
            let reader = |lines: &Self, n: u32| lines.behind(at, nest.offset(n));
            let value = |lines: &Self, n: u32| lines.operand(reader(lines, n), k);
            let written = |lines: &Self, n: u32| lines.is_in_output(reader(lines, n), value(lines, n));
            let runs = count * inner;
            let outputs = (0..runs).all(|n| written(self, n));
            let word = if outputs { Word::Output } else { Word::Work };
            if !outputs {
                self.give_homes(at, k);
            }
            let known = if outputs { runs } else { (0..runs).take_while(|n| !written(self, *n)).count() as u32 };
            let index = |n: u32| self.get(value(self, n), word);
            let array = |n: u32| if outputs { arrays.find(true, (index(n) as usize).saturating_sub(1)).0 } else { 0 };
            let expected = nest.line_through(&index);
            let regular =
                (0..known).take_while(|n| index(*n) == nest.along(expected, *n) && array(*n) == array(0)).count() as u32;
            if regular < inner && nest.levels().len() > 1 {
                // If it is not only the first turn.
                let inside = nest.only([false, true, true, true]);
                let second = |n: u32| index(inner + n);
                let line = inside.line_through(&second);
                if known < 2 * inner || (0..inner).any(|n| second(n) != inside.along(line, n)) {
                    return Confirmed::Inner(nest.ids().last().copied().unwrap_or(0));
                }
            }
            count = regular.checked_div(inner).unwrap_or(0);
        }
        Confirmed::Turns(count)
    }

    /// The loops around line `at`, of their first turn, that move its operand `k`.
    fn moving(&self, at: u32, k: u32) -> Nest {
        let nest = self.nest(at);
        let mut moves = [false; DEEPEST];
        for (moves, level) in moves.iter_mut().zip(nest.levels()) {
            *moves = self.moved(at, self.behind(at, level.period), k) != 0;
        }
        nest.only(moves)
    }

    /// Gives what operand `k` of line `at` is in all turns of its loops places in an array: in the order in which it is read, if loops that make it can write it
    /// in that order.
    fn give_homes(&mut self, at: u32, k: u32) {
        let read = self.moving(at, k);
        let value = |lines: &Self, n: u32| lines.operand(lines.behind(at, read.offset(n)), k);
        let before = self.work;
        let mut given = 0;
        while given < read.turns() && self.get(value(self, given), Word::Work) == 0 && !self.is_in_output(at, value(self, given))
        {
            self.work += 1;
            given += 1;
            let value = value(self, given - 1);
            self.set(value, Word::Work, self.work);
        }
        let fits = |n: u32| {
            let value = value(self, n);
            let first = self.first_turn(value);
            first != value && self.get(first, Word::Work) > before || first == value && self.is_regular(value, before)
        };
        if given == read.turns() && (0..given).all(fits) {
            return;
        }
        for n in 0..given {
            let value = value(self, n);
            self.set(value, Word::Work, 0);
        }
        self.work = before;
        for n in 0..read.turns() {
            let value = value(self, n);
            if !self.is_in_output(at, value) {
                self.give_home(value);
            }
        }
    }

    /// Whether line `at`, of the first turn of its loops, has a place in an array behind `before` in all turns, which each loop moves by the same amount each time.
    fn is_regular(&self, at: u32, before: u32) -> bool {
        let nest = self.nest(at);
        let place = |n: u32| self.get(self.behind(at, nest.offset(n)), Word::Work);
        let line = nest.line_through(&place);
        (0..nest.turns()).all(|n| place(n) > before && place(n) == nest.along(line, n))
    }

    /// Makes an inner loop's turns part of the body around it, with all loops in them.
    fn give_up(&mut self, id: u32) {
        self.mark(id, self.search.around(id));
        self.search.change(id, Repeated::default(), 0);
    }

    /// Makes turns of an outermost loop, those of these statements, no turns of it: they are another loop if they may be and are many; otherwise loops in them are loops of their own.
    fn release(&mut self, id: u32, [start, end]: [u32; 2], repeat: bool) {
        let body = self.search.found(id);
        let turns = (end - start).checked_div(body.period).unwrap_or(0);
        let many = repeat && turns >= FEWEST;
        let rest = Repeated { start, period: body.period, count: turns };
        let copy = if many { self.search.keep(rest, 0).unwrap_or(0) } else { 0 };
        for turn in 0..turns {
            let begin = start + turn * body.period;
            if turn == 0 || copy == 0 {
                self.copy_body(id, [begin, begin + body.period], begin.wrapping_sub(body.start), copy);
            } else {
                self.copy_turn([begin, begin + body.period], body.period);
            }
        }
    }

    /// Makes statements lines of the same loops as those so far before them.
    fn copy_turn(&mut self, [start, end]: [u32; 2], period: u32) {
        for place in start..end {
            let copied = self.get(self.line(place - period), Word::Loop);
            self.set(self.line(place), Word::Loop, copied);
        }
    }

    /// Makes statements that are so far behind others, in a loop's body, those of another loop's body, with loops of their own.
    fn copy_body(&mut self, id: u32, [start, end]: [u32; 2], offset: u32, copy: u32) {
        let level = self.nest_of(id).levels().len();
        let mut place = start;
        while place < end {
            let at = self.line(place);
            let Some(inner) = self.nest(at).ids().get(level).copied() else {
                self.set(at, Word::Loop, copy);
                place += 1;
                continue;
            };
            let whole = self.search.found(inner);
            let moved = Repeated { start: whole.start.wrapping_add(offset), ..whole };
            let id = self.search.keep(moved, copy).unwrap_or(copy);
            self.copy_body(inner, [place, place + whole.period], offset, id);
            self.copy_turn([place + whole.period, place + whole.count * whole.period], whole.period);
            place += whole.count * whole.period;
        }
    }
}
