//! What prints a unit of a program: its statements, where text goes, and the arrays of its functions.
//! Does not know what is printed.

use super::arrays::{Array, Arrays};
use super::lines::{Lines, Word};
use super::out::Out;
use crate::program::Program;

/// What prints a unit of a program.
pub struct Printer<'p, 'o> {
    pub program: Program<'p>,
    pub arrays: Arrays<'p>,
    pub lines: Lines<'p>,
    pub out: Out<'o>,
    /// What the names of everything that functions share begin with.
    pub file: &'p [u8],
    /// The function.
    pub name: &'p [u8],
    /// The path of a unit for points where something is not finite.
    pub strict: Option<u32>,
}

impl Printer<'_, '_> {
    fn array(&mut self, array: Array) {
        self.array_name(array);
        self.out.name(self.arrays.place(array));
    }

    /// Element `first` of an array, or where the loop's index moves it, so that it is `second` in the second turn.
    pub fn element(&mut self, array: Array, first: usize, second: usize) {
        self.array(array);
        self.out.text("[");
        let step = (second as isize).wrapping_sub(first as isize);
        if step == 0 {
            self.out.number(first);
            return self.out.text("]");
        }
        if step < 0 {
            self.out.number(first);
            self.out.text(" - ");
        }
        if step.unsigned_abs() != 1 {
            self.out.number(step.unsigned_abs());
            self.out.text(" * ");
        }
        self.out.text("i");
        if step > 0 && first > 0 {
            self.out.numbered(" + ", first);
        }
        self.out.text("]");
    }

    /// What the names of the unit's functions and tables begin with.
    pub fn unit_name(&mut self) {
        self.out.bytes(self.name);
        if let Some(path) = self.strict {
            self.out.numbered("_path", path as usize);
        }
    }

    /// Elements of the inputs.
    pub fn inputs(&mut self, first: usize, second: usize) {
        let [(array, first), (_, second)] = [first, second].map(|k| self.arrays.find(false, k));
        self.element(Array::Input(array), first, second);
    }

    /// Elements of the outputs that values are in.
    pub fn outputs(&mut self, first: u32, second: u32) {
        let [first, second] = [first, second].map(|value| (self.lines.get(value, Word::Output) as usize).saturating_sub(1));
        let [(array, first), (_, second)] = [first, second].map(|k| self.arrays.find(true, k));
        self.element(Array::Output(array), first, second);
    }

    /// Element `k` of all outputs.
    pub fn output(&mut self, k: usize) {
        let (array, k) = self.arrays.find(true, k);
        self.element(Array::Output(array), k, k);
    }

    /// Parameter `k`.
    pub fn parameter(&mut self, k: usize) {
        self.element(Array::Parameters, k, k);
    }

    /// Values that cross functions or turns of a loop.
    pub fn works(&mut self, first: u32, second: u32) {
        let [first, second] = [first, second].map(|value| (self.lines.get(value, Word::Work) as usize).saturating_sub(1));
        self.element(Array::Work, first, second);
    }

    /// The name of an array, where that does not count.
    pub fn array_name(&mut self, array: Array) {
        array.name(&mut self.out);
    }
}
