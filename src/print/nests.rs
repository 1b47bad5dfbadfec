//! Loops among statements, and in the bodies of others: which statements are in which, how operands move from turn to turn, and where what others need is kept.
//! Does not know how loops are found.

use super::lines::{INPUT, Lines, Value, Word};
use super::search::Repeated;
use crate::program::code::{ADD_C, C_DIV, C_SUB, CONSTANT, Code, DIV_C, MUL_C, SUB_C};

/// So many loops may be within each other.
pub const DEEPEST: usize = 4;

/// A loop, and those around it, outermost first.
#[derive(Clone, Copy, Default, Debug)]
pub struct Nest {
    ids: [u32; DEEPEST],
    loops: [Repeated; DEEPEST],
    depth: usize,
}

impl Nest {
    /// What repeats, level by level. Inner loops are those of the first turn of all around them.
    pub fn levels(&self) -> &[Repeated] {
        self.loops.get(..self.depth).unwrap_or(&[])
    }

    /// Their numbers.
    pub fn ids(&self) -> &[u32] {
        self.ids.get(..self.depth).unwrap_or(&[])
    }

    /// How often the innermost body runs.
    pub fn turns(&self) -> u32 {
        self.levels().iter().fold(1, |turns: u32, level| turns.saturating_mul(level.count))
    }

    /// How many statements run `n` is behind run 0; the innermost loop runs first.
    pub fn offset(&self, mut n: u32) -> u32 {
        let mut offset = 0;
        for level in self.levels().iter().rev() {
            offset += n.checked_rem(level.count).unwrap_or(0) * level.period;
            n = n.checked_div(level.count).unwrap_or(0);
        }
        offset
    }

    /// What `f` is in the first run, and by how much each loop moves it from the first turn to the second.
    pub fn line_through(&self, f: &dyn Fn(u32) -> u32) -> (u32, [u32; DEEPEST]) {
        let (mut steps, mut apart) = ([0; DEEPEST], 1);
        for (level, step) in self.levels().iter().zip(&mut steps).rev() {
            *step = f(apart).wrapping_sub(f(0));
            apart *= level.count;
        }
        (f(0), steps)
    }

    /// What something is in run `n` that each loop moves by the same amount each time.
    pub fn along(&self, (first, steps): (u32, [u32; DEEPEST]), mut n: u32) -> u32 {
        let mut sum = first;
        for (level, step) in self.levels().iter().zip(&steps).rev() {
            sum = sum.wrapping_add(step.wrapping_mul(n.checked_rem(level.count).unwrap_or(0)));
            n = n.checked_div(level.count).unwrap_or(0);
        }
        sum
    }

    /// The same without the levels of which `keeps` is false.
    pub fn only(&self, keeps: [bool; DEEPEST]) -> Self {
        let mut nest = Self::default();
        for ((id, level), _) in self.ids().iter().zip(self.levels()).zip(keeps).filter(|(_, keeps)| *keeps) {
            if let (Some(place), Some(known)) = (nest.ids.get_mut(nest.depth), nest.loops.get_mut(nest.depth)) {
                (*place, *known) = (*id, *level);
            }
            nest.depth += 1;
        }
        nest
    }

    /// The statement that is in the first turn of all what statement `place` is in its own.
    fn first(&self, place: u32) -> u32 {
        self.levels().iter().fold(place, |place, level| {
            place - place.wrapping_sub(level.start).checked_div(level.period).unwrap_or(0) * level.period
        })
    }
}

/// How a line finds a value that another has made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Seen {
    /// Under its own name.
    Named,
    /// Carried over from the turn before; in the first turn of the loop this line makes it for the second.
    Carried(u32),
    /// As what a loop has carried over last, by the name of this line.
    LeftOver(u32),
    /// In an array.
    Kept,
}

/// Whether a plain real of an operation may be another each time.
pub fn may_vary(code: Code) -> bool {
    matches!(code, ADD_C | SUB_C | C_SUB | MUL_C | DIV_C | C_DIV)
}

impl Lines<'_> {
    /// Loop `id` and all around it.
    pub fn nest_of(&self, id: u32) -> Nest {
        let (mut nest, mut next) = (Nest::default(), id);
        while next != 0 && nest.depth < DEEPEST {
            nest.depth += 1;
            next = self.search.around(next);
        }
        next = id;
        for (place, known) in nest.ids.iter_mut().zip(&mut nest.loops).take(nest.depth).rev() {
            (*place, *known) = (next, self.search.found(next));
            next = self.search.around(next);
        }
        nest
    }

    /// The loops that line `at` is in.
    pub fn nest(&self, at: u32) -> Nest {
        self.nest_of(self.get(at, Word::Loop))
    }

    /// The line that is in the first turn of all loops what line `at` is in its own.
    pub fn first_turn(&self, at: u32) -> u32 {
        if self.get(at, Word::Loop) == 0 { at } else { self.line(self.nest(at).first(self.place(at))) }
    }

    /// Whether line `at` stands for those of all other turns of its loops, or is in none.
    pub fn is_first_turn(&self, at: u32) -> bool {
        self.first_turn(at) == at
    }

    /// The line so many statements behind line `at`.
    pub fn behind(&self, at: u32, offset: u32) -> u32 {
        if offset == 0 { at } else { self.line(self.place(at).wrapping_add(offset)) }
    }

    /// By how much operand `k` moves from line `a` to line `b`, which do the same: by statements, or by elements of inputs.
    pub fn moved(&self, a: u32, b: u32, k: u32) -> u32 {
        let [a, b] = [a, b].map(|at| self.operand(at, k));
        if a >= INPUT || b >= INPUT {
            b.wrapping_sub(a)
        } else if a >= self.count || self.code(a) == CONSTANT {
            0
        } else {
            self.place(b).wrapping_sub(self.place(a))
        }
    }

    /// Makes the lines of a loop's turns, those of all turns of loops around it, lines of loop `of`.
    pub fn mark(&mut self, id: u32, of: u32) {
        let repeated = self.search.found(id);
        let around = self.nest_of(self.search.around(id));
        for n in 0..around.turns() {
            let offset = around.offset(n);
            for place in repeated.start..repeated.end() {
                let at = self.line(place + offset);
                self.set(at, Word::Loop, of);
            }
        }
    }

    /// How line `at`, of the first turn of its loops, finds its operand `k`, a value of another line.
    pub fn seen(&self, at: u32, k: u32) -> Seen {
        let value = self.operand(at, k);
        let nest = self.nest(at);
        let moves = |level: &Repeated| self.moved(at, self.behind(at, level.period), k);
        let own = |level: &&Repeated| self.place(value) >= level.start && moves(level) == level.period;
        let depth = nest.levels().iter().take_while(own).count();
        let around = depth.checked_sub(1).and_then(|depth| nest.ids().get(depth)).copied().unwrap_or(0);
        let mut others = nest.levels().iter().skip(depth);
        let Some(level) = others.next() else { return self.seen_in(around, at, value) };
        if !others.all(|level| moves(level) == 0) {
            return Seen::Kept;
        }
        let begin = self.search.found(around).start;
        if moves(level) == 0 {
            self.seen_in(around, at, value)
        } else if moves(level) == level.period && self.place(value) >= begin && self.place(value) + level.period >= level.start {
            let maker = self.behind(value, level.period);
            let own = nest.ids().get(depth) == Some(&self.get(maker, Word::Loop));
            if own { Seen::Carried(maker) } else { Seen::Kept }
        } else {
            Seen::Kept
        }
    }

    /// How line `reader` finds a value, where it is the same whatever the turn of loops in the body of loop `around` (0: everything).
    pub fn seen_in(&self, around: u32, reader: u32, value: u32) -> Seen {
        let id = self.get(value, Word::Loop);
        if self.get(reader, Word::Part) != self.get(value, Word::Part) {
            return Seen::Kept;
        }
        if id == around {
            return Seen::Named;
        }
        let repeated = self.search.found(id);
        let first = self.line(self.place(value).wrapping_sub(repeated.saved()));
        let over = id != 0
            && self.place(value) >= repeated.start
            && self.search.around(id) == around
            && self.get(first, Word::Loop) == id
            && self.is_first_turn(first);
        if over && self.is_carried(first) { Seen::LeftOver(first) } else { Seen::Kept }
    }

    /// Whether the next turn needs the value of line `at`, of the first turn of a loop: a variable carries it over.
    pub fn is_carried(&self, at: u32) -> bool {
        self.get(at, Word::Carried) != 0
    }

    /// The value that the first turn has in place of that which is carried over from line `at`.
    pub fn carried_from(&self, at: u32) -> u32 {
        let id = self.get(at, Word::Loop);
        self.line(self.place(at).wrapping_sub(self.search.found(id).period))
    }

    /// Notes which values the next turn of a loop needs, of readers among these statements.
    pub fn find_carried(&mut self, start: u32, end: u32) {
        for place in start..end {
            let at = self.line(place);
            if self.get(at, Word::Loop) == 0 || !self.is_first_turn(at) {
                continue;
            }
            for k in 0..self.operands(at) {
                if self.is_made(self.operand(at, k))
                    && let Seen::Carried(maker) = self.seen(at, k)
                {
                    self.set(maker, Word::Carried, 1);
                }
            }
        }
    }

    /// Whether a value is that of a line, and no plain real.
    pub fn is_made(&self, value: Value) -> bool {
        value < self.count && self.code(value) != CONSTANT
    }

    /// Gives values of loops that others need an array, an element for each turn.
    pub fn find_homes(&mut self) {
        for reader in 0..self.count {
            if !self.is_needed(reader) || !self.is_first_turn(reader) {
                continue;
            }
            for k in 0..self.operands(reader) {
                let value = self.operand(reader, k);
                if !self.is_made(value) {
                    continue;
                }
                let seen = match self.seen(reader, k) {
                    Seen::Carried(maker) => self.seen_in(self.search.around(self.get(maker, Word::Loop)), reader, value),
                    seen => seen,
                };
                if seen == Seen::Kept && self.get(value, Word::Loop) != 0 && !self.is_in_output(reader, value) {
                    self.give_home(value);
                }
            }
        }
    }

    /// Gives a value a place in an array, with what the other turns of its loops make; one of no loop a place of its own.
    pub fn give_home(&mut self, value: u32) {
        if self.get(value, Word::Work) != 0 {
            return;
        }
        let nest = self.nest(value);
        let first = self.first_turn(value);
        for n in 0..nest.turns() {
            self.work += 1;
            let at = self.behind(first, nest.offset(n));
            self.set(at, Word::Work, self.work);
        }
    }
}
