//! The order in which statements are written: that of the program, but for products that one sum needs soon. Each comes right before it, so that sums look alike
//! however many of their terms an instruction had room for.
//! Does not know loops.

use super::lines::{Lines, WayWord, Word};
use crate::program::code::{ADD, ADD_C, CONSTANT, MUL, MUL_C, SUB, SUB_C};

/// A product is not moved by more lines.
const SOON: u32 = 16;

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

    /// The statements of a way, from the first to the one behind its end.
    pub fn statements_of(&self, way: u32) -> [u32; 2] {
        let end = |way: u32| self.place(self.way(way, WayWord::End).wrapping_sub(1)).wrapping_add(1);
        [way.checked_sub(1).map_or(0, end), end(way)]
    }

    /// Numbers what is written. The last line is an end, so there is a last statement.
    pub fn find_order(&mut self) {
        for at in 0..self.count {
            let late = u32::from(self.may_be_late(at));
            self.set(at, Word::Late, late);
        }
        let mut place = 0;
        for at in 0..self.count {
            if self.get(at, Word::Late) != 0 {
                continue;
            }
            if !self.is_needed(at) || self.code(at) == CONSTANT {
                self.set(at, Word::Place, 0);
                continue;
            }
            for k in 0..self.operands(at) {
                let value = self.operand(at, k);
                if self.is_made(value) && self.get(value, Word::Late) != 0 {
                    self.put(value, &mut place);
                }
            }
            self.put(at, &mut place);
        }
    }

    fn put(&mut self, at: u32, place: &mut u32) {
        if let Some(order) = self.search.order.get_mut(*place as usize) {
            *order = at;
        }
        *place += 1;
        self.set(at, Word::Place, *place);
        // What is made first comes first, where either order is the same.
        let [a, b] = [0, 1].map(|k| self.operand(at, k));
        if matches!(self.code(at), ADD | MUL) && self.is_made(a) && self.is_made(b) && self.place(a) > self.place(b) {
            self.set(at, Word::First, b);
            self.set(at, Word::Second, a);
        }
    }

    /// Whether line `at` is a product that may come right before what needs it: its only reader has been noted as its place.
    fn may_be_late(&self, at: u32) -> bool {
        let reader = self.place(at);
        matches!(self.code(at), MUL | MUL_C)
            && self.get(at, Word::Uses) == 1
            && self.get(at, Word::Output) == 0
            && reader.wrapping_sub(at) <= SOON
            && self.get(reader, Word::Way) == self.get(at, Word::Way)
            && matches!(self.code(reader), ADD | SUB | ADD_C | SUB_C)
            && (0..self.operands(at)).all(|k| self.get(self.operand(at, k), Word::Late) == 0)
    }
}
