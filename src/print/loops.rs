//! Loops among statements: which statements are in one, how operands move from turn to turn, and where what others need is kept.
//! Does not know how loops are found.

use super::lines::{Lines, Word};
use super::search::Repeated;
use crate::program::code::{ADD_C, C_DIV, C_SUB, CONSTANT, Code, DIV_C, MUL_C, SUB_C};

/// What an operand is in a loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Moved {
    /// The same each time.
    Still,
    /// Made in the same turn.
    Own,
    /// Made in the turn before; of the first turn by the line that comes with it.
    Carried,
    /// Another each time, at the same distance in an array.
    Along,
}

/// Whether a plain real of an operation may be another each time.
pub fn may_vary(code: Code) -> bool {
    matches!(code, ADD_C | SUB_C | C_SUB | MUL_C | DIV_C | C_DIV)
}

impl Lines<'_> {
    /// The line of statement `place`.
    pub fn line(&self, place: u32) -> u32 {
        self.search.order.get(place as usize).copied().unwrap_or(0)
    }

    /// The statement that line `at` is.
    pub fn place(&self, at: u32) -> u32 {
        self.get(at, Word::Place).wrapping_sub(1)
    }

    /// How many statements there are.
    pub fn statements(&self) -> u32 {
        self.place(self.count.wrapping_sub(1)).wrapping_add(1)
    }

    /// Whether operand `k` of line `at`, of the first turn, is a plain real that is another in some turn.
    pub fn varies(&self, at: u32, k: u32, repeated: Repeated) -> bool {
        self.is_constant(self.operand(at, k))
            && (1..repeated.count).any(|turn| {
                let other = self.line(self.place(at) + turn * repeated.period);
                self.real(self.operand(other, k)) != self.real(self.operand(at, k))
            })
    }

    /// The line whose table has the plain reals of line `at`, if they are others in each turn.
    pub fn table(&self, at: u32) -> Option<u32> {
        self.get(at, Word::Table).checked_sub(1)
    }

    /// Whether the plain real of line `at` is another in some turn of its loop.
    pub fn real_varies(&self, at: u32) -> bool {
        let repeated = self.repeated(at);
        may_vary(self.code(at)) && (1..repeated.count).any(|turn| self.real(self.turn(at, turn)) != self.real(at))
    }

    /// Whether operand `k` of line `at` is a plain real that is another in some turn of its loop.
    pub fn operand_varies(&self, at: u32, k: u32) -> bool {
        self.varies(at, k, self.repeated(at))
    }

    /// Marks a loop's lines.
    pub fn take(&mut self, repeated: Repeated) {
        let Some(id) = self.search.keep(repeated) else { return };
        for place in repeated.start..repeated.end() {
            let at = self.line(place);
            self.set(at, Word::Loop, id);
        }
    }

    /// The loop that line `at` is in; one turn of nothing if it is in none.
    pub fn repeated(&self, at: u32) -> Repeated {
        self.search.found(self.get(at, Word::Loop))
    }

    /// In which turn of its loop line `at` is.
    pub fn turn_of(&self, at: u32) -> u32 {
        let repeated = self.repeated(at);
        (self.place(at).wrapping_sub(repeated.start)).checked_div(repeated.period).unwrap_or(0)
    }

    /// The line that is in another turn what line `at` is in the first.
    pub fn turn(&self, at: u32, turn: u32) -> u32 {
        self.line(self.place(at) + turn * self.repeated(at).period)
    }

    /// Finds loops whose plain reals are those of a table that another has.
    pub fn find_tables(&mut self) {
        self.search.last.fill(0);
        let looks = self.search.last.len() as u32;
        for place in 0..self.statements() {
            let at = self.line(place);
            if self.get(at, Word::Loop) == 0 || self.turn_of(at) != 0 || !self.real_varies(at) {
                continue;
            }
            let count = self.repeated(at).count;
            let sum = (0..count).fold(count, |sum, turn| {
                let real = self.real(self.turn(at, turn));
                (sum.rotate_left(5) ^ (real ^ real >> 32) as u32).wrapping_mul(0x9E37_79B1)
            });
            let slot = (sum >> 7 & (looks - 1)) as usize;
            let other = self.search.last.get(slot).copied().unwrap_or(0);
            let same = |other: u32| {
                let equal = |turn: u32| self.real(self.turn(other, turn)) == self.real(self.turn(at, turn));
                self.repeated(other).count == count && (0..count).all(equal)
            };
            let table = if other != 0 && same(other - 1) { other } else { at + 1 };
            self.set(at, Word::Table, table);
            if let Some(last) = self.search.last.get_mut(slot) {
                *last = table;
            }
        }
    }

    /// The lines of the first turn of the loop that line `at` is in.
    pub fn body(&self, at: u32) -> impl Iterator<Item = u32> + use<> {
        let repeated = self.repeated(at);
        let [first, last] = [repeated.start, repeated.start + repeated.period - 1].map(|place| self.line(place));
        first..last + 1
    }

    /// Whether line `at` stands for those of all other turns of its loop, or is in none.
    pub fn is_first_turn(&self, at: u32) -> bool {
        self.get(at, Word::Loop) == 0 || self.turn_of(at) == 0
    }

    /// What operand `k` of line `at`, in the first turn of a loop, is in the turns that follow.
    pub fn operand_moves(&self, at: u32, k: u32) -> Moved {
        let next = self.turn(at, 1);
        let [first, second] = [at, next].map(|at| self.operand(at, k));
        let own = |value: u32| value < self.count && self.get(value, Word::Loop) == self.get(at, Word::Loop);
        if first == second {
            Moved::Still
        } else if second < self.count && own(second) && !self.is_constant(second) {
            if self.turn_of(second) == 0 { Moved::Carried } else { Moved::Own }
        } else {
            Moved::Along
        }
    }

    /// Whether the next turn needs the value of line `at`, of the first turn of a loop: a variable carries it over.
    pub fn is_carried(&self, at: u32) -> bool {
        let repeated = self.repeated(at);
        if self.get(at, Word::Place) == 0 || repeated.count < 2 {
            return false;
        }
        (repeated.start..repeated.start + repeated.period).map(|place| self.line(place)).any(|reader| {
            let next = self.turn(reader, 1);
            (0..self.operands(next)).any(|k| self.operand(next, k) == at)
        })
    }

    /// The value that the first turn has in place of that which is carried over from line `at`.
    pub fn carried_from(&self, at: u32) -> u32 {
        self.line(self.place(at).wrapping_sub(self.repeated(at).period))
    }

    /// Gives values of loops that others need an array, an element for each turn.
    pub fn find_homes(&mut self) {
        for reader in 0..self.count {
            if !self.is_needed(reader) {
                continue;
            }
            for k in 0..self.operands(reader) {
                let value = self.operand(reader, k);
                if value < self.count && self.code(value) != CONSTANT && self.needs_home(reader, value) {
                    self.give_home(value);
                }
            }
        }
    }

    fn needs_home(&self, reader: u32, value: u32) -> bool {
        let id = self.get(value, Word::Loop);
        if id == 0 || self.is_in_output(reader, value) {
            return false;
        }
        id != self.get(reader, Word::Loop) && !self.is_left_over(reader, value)
    }

    /// Whether a value is what a loop has carried over last, for a reader behind it in the same function.
    pub fn is_left_over(&self, reader: u32, value: u32) -> bool {
        let repeated = self.repeated(value);
        let same = |what: Word| self.get(reader, what) == self.get(value, what);
        let last = repeated.count > 0 && !same(Word::Loop) && self.turn_of(value) + 1 == repeated.count;
        last && same(Word::Part) && self.is_carried(self.turn_back(value))
    }

    /// The line of the first turn that is there what line `at` is in its own.
    pub fn turn_back(&self, at: u32) -> u32 {
        self.line(self.place(at) - self.turn_of(at) * self.repeated(at).period)
    }

    /// Gives a value a place in an array, with what the other turns of its loop make; one of no loop a place of its own.
    pub fn give_home(&mut self, value: u32) {
        if self.get(value, Word::Work) != 0 {
            return;
        }
        if self.get(value, Word::Loop) == 0 {
            self.work += 1;
            return self.set(value, Word::Work, self.work);
        }
        let Repeated { period, count, .. } = self.repeated(value);
        let first = self.place(value) - self.turn_of(value) * period;
        for turn in 0..count {
            self.work += 1;
            let at = self.line(first + turn * period);
            self.set(at, Word::Work, self.work);
        }
    }
}
