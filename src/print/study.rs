//! What is known of the statements of a unit before any is written: which are needed, which function each is in, what crosses from one function to another, and
//! which outputs need not wait for the end.
//! Does not know what a statement looks like in C.

use super::arrays::Arrays;
use super::lines::{ASKED, INPUT, Lines, QUESTION, WayWord, Word};
use crate::program::code::{
    ADD, ADD_C, ALL_FINITE, C_SUB, CONSTANT, Code, DETACH, END, ITEM, MUL, MUL_C, NEG, SQUARE, SUB, SUB_C, is_call, is_guard,
};

/// Whether a result is finite only where all operands are, and NaN only where one is not finite.
fn shows_all(code: Code) -> bool {
    matches!(code, ADD | ADD_C | SUB | SUB_C | C_SUB | NEG | MUL | MUL_C | SQUARE | DETACH)
}

impl Lines<'_> {
    /// Finds all that, for functions of about so many statements, once it is known what is needed.
    pub fn study(&mut self, statements: u32, arrays: Arrays<'_>) {
        self.find_misses();
        self.find_outputs();
        self.find_loops(arrays);
        self.find_parts(statements);
        self.find_homes();
        self.find_crossings();
    }

    /// Whether line `at` is written: it acts, or something needs it.
    pub fn is_needed(&self, at: u32) -> bool {
        is_guard(self.code(at))
            || is_call(self.code(at))
            || matches!(self.code(at), END | QUESTION | ASKED)
            || self.get(at, Word::Uses) > 0
    }

    /// Whether a value, where it leaves the function, is no NaN, or the one that it should be.
    pub fn is_known_number(&self, mut value: u32) -> bool {
        let finite = |value: u32| value < self.count && self.get(value, Word::Finite) != 0;
        let mut copied = true;
        // What a plain real is added to, or taken from, is no other NaN.
        while value < self.count && matches!(self.code(value), DETACH | NEG | ADD_C | SUB_C | C_SUB) && !finite(value) {
            if !self.is_finite_real(value) {
                return false;
            }
            copied &= self.code(value) == DETACH;
            value = self.operand(value, 0);
        }
        // No sum or product of numbers that are finite is NaN.
        self.is_constant(value) && (copied || self.is_finite_real(value))
            || finite(value)
            || value < self.count
                && shows_all(self.code(value))
                && self.is_finite_real(value)
                && (0..self.operands(value)).all(|k| finite(self.operand(value, k)))
    }

    /// Whether that is so of what line `at` makes in all turns of its loops.
    pub fn makes_known_numbers(&self, at: u32) -> bool {
        let nest = self.nest(at);
        (0..nest.turns()).all(|n| self.is_known_number(self.behind(at, nest.offset(n))))
    }

    /// Whether a value is a plain real, written as such wherever it is used.
    pub fn is_constant(&self, value: u32) -> bool {
        value < self.count && self.code(value) == CONSTANT
    }

    /// Whether an operand is written as a plain real.
    pub fn is_real(&self, at: u32, k: u32) -> bool {
        let value = self.operand(at, k);
        self.is_constant(value) || value >= self.count && value < INPUT
    }

    /// Finds what is needed. The rest of what is to be known builds on it.
    pub fn find_uses(&mut self) {
        for way in (0..self.way_count).rev() {
            let [start, end] = [WayWord::Start, WayWord::End].map(|what| self.way(way, what));
            // What another way has, too, is asked for by neither for the other.
            let leads = |at: &u32| is_guard(self.code(*at)) && self.other_way(*at).is_some();
            let own = (start..end).rev().find(leads).map_or(start, |guard| guard + 1);
            for at in (start..end).rev() {
                if self.is_needed(at) {
                    self.use_operands(at, own);
                }
            }
        }
    }

    /// Notes that line `at` needs its operands; those from line `own` on are finite if it shows so.
    fn use_operands(&mut self, at: u32, own: u32) {
        let asked = self.code(at) == ASKED || self.get(at, Word::Finite) != 0 && shows_all(self.code(at));
        for k in 0..self.operands(at) {
            let value = self.operand(at, k);
            if value >= self.count {
                continue;
            }
            self.set(value, Word::Uses, self.get(value, Word::Uses).saturating_add(1));
            self.set(value, Word::Place, at + 1);
            if asked && value >= own {
                self.set(value, Word::Finite, 1);
            }
        }
    }

    /// Cuts each way into functions, between instructions.
    fn find_parts(&mut self, statements: u32) {
        for way in 0..self.way_count {
            let first = self.parts;
            let mut length = 0;
            let [start, end] = self.statements_of(way);
            for place in start..end {
                let at = self.line(place);
                // Items belong to what they are items of.
                let free = self.get(at, Word::Loop) == 0;
                if length >= statements && free && self.begins(at) && self.code(at) != END {
                    self.parts += 1;
                    length = 0;
                }
                length += u32::from(self.is_first_turn(at) && self.code(at) != ITEM);
                self.set(at, Word::Part, self.parts);
            }
            self.parts += 1;
            self.set_way(way, WayWord::Parts, self.parts - first);
        }
    }

    /// Finds which guards may lead nowhere; ways that leave others come after them.
    fn find_misses(&mut self) {
        for way in (0..self.way_count).rev() {
            let start = self.way(way, WayWord::Start);
            self.set_way(way, WayWord::Settled, start);
            for at in start..self.way(way, WayWord::End) {
                if is_call(self.code(at)) || is_guard(self.code(at)) && self.may_miss(at) {
                    self.set_way(way, WayWord::Misses, 1);
                    self.set_way(way, WayWord::Settled, at);
                }
            }
        }
    }

    fn may_miss(&self, guard: u32) -> bool {
        match self.other_way(guard) {
            Some(way) => self.way(way, WayWord::Misses) != 0,
            None => self.get(guard, Word::Output) == 0,
        }
    }

    /// Lets outputs be written where their values are made, if nothing that follows may lead nowhere.
    fn find_outputs(&mut self) {
        for way in 0..self.way_count {
            let [settled, end] = [WayWord::Settled, WayWord::End].map(|what| self.way(way, what));
            let Some(last) = end.checked_sub(1).filter(|last| self.code(*last) == END) else { continue };
            for k in 0..self.operands(last) {
                let value = self.operand(last, k);
                // One that is in several outputs is written to the first at once.
                if value < end && value >= settled && self.get(value, Word::Output) == 0 && !self.is_constant(value) {
                    self.set(value, Word::Output, k + 1);
                }
            }
        }
    }

    /// Whether output element `k` has been written before the end at `end`.
    pub fn is_written(&self, end: u32, k: u32) -> bool {
        let value = self.operand(end, k);
        value < self.count && self.get(value, Word::Output) == k + 1
    }

    /// Whether line `reader` finds a value in the output that it was written to.
    pub fn is_in_output(&self, reader: u32, value: u32) -> bool {
        self.get(value, Word::Output) != 0 && self.get(value, Word::Way) == self.get(reader, Word::Way)
    }

    /// Where the function that begins with statement `start` ends.
    pub fn part_end(&self, start: u32, end: u32) -> u32 {
        let part = |place: u32| self.get(self.line(place), Word::Part);
        (start..end).find(|place| part(*place) != part(start)).unwrap_or(end)
    }

    /// Whether line `at` is in a function that others of its way follow: these must not be called once another way has come to its end.
    pub fn is_followed(&self, at: u32) -> bool {
        let [_, end] = self.statements_of(self.get(at, Word::Way));
        self.part_end(self.place(at), end) < end
    }

    /// Whether some guard's other way would come back to a function that must not go on.
    pub fn may_come_back(&self) -> bool {
        let leads = |at: u32| self.other_way(at).is_some() || self.code(at) == ALL_FINITE && self.get(at, Word::Output) != 0;
        (0..self.count).any(|at| is_guard(self.code(at)) && leads(at) && self.is_followed(at))
    }

    /// Gives what crosses from function to function a place: that of its slot, as the program has seen to it that nothing else is there as long as it
    /// is needed.
    fn find_crossings(&mut self) {
        self.slots.fill(0);
        self.find_late_crossings();
        for at in 0..self.count {
            if !self.is_needed(at) {
                continue;
            }
            let part = self.get(at, Word::Part);
            let end = self.code(at) == END;
            for k in 0..self.operands(at) {
                let value = self.operand(at, k);
                // An end does not read what has been written.
                if value >= self.count || self.is_constant(value) || end && self.is_written(at, k) {
                    continue;
                }
                let id = self.get(value, Word::Loop);
                if self.get(value, Word::Part) == part {
                    // What is in a loop that this line is not in is in an array.
                    if id == 0 || self.nest(at).ids().contains(&id) {
                        self.set(value, Word::Local, self.get(value, Word::Local).saturating_add(1));
                    }
                } else if id == 0 && !self.is_in_output(at, value) {
                    self.cross(value);
                }
            }
        }
    }

    /// What a line reads later than it stands has a place of its own: its slot may hold something else by then.
    fn find_late_crossings(&mut self) {
        for at in 0..self.count {
            for k in 0..if self.get(at, Word::Late) != 0 { self.operands(at) } else { 0 } {
                let value = self.operand(at, k);
                let crosses = self.is_made(value) && self.get(value, Word::Part) != self.get(at, Word::Part);
                if crosses && self.get(value, Word::Loop) == 0 && !self.is_in_output(at, value) {
                    self.give_home(value);
                }
            }
        }
    }

    fn cross(&mut self, value: u32) {
        if self.get(value, Word::Work) != 0 {
            return;
        }
        // What has no slot has a place of its own.
        let mut alone = 0;
        let slot = self.get(value, Word::Slot).checked_sub(1);
        let place = slot.and_then(|slot| self.slots.get_mut(slot as usize)).unwrap_or(&mut alone);
        if *place == 0 {
            self.work += 1;
            *place = self.work;
        }
        let work = *place;
        self.set(value, Word::Work, work);
    }
}
