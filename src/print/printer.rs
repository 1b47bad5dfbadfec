//! What prints a unit of a program: its statements, where text goes, and the arrays of its functions.
//! Does not know what is printed.

use super::arrays::{Array, Arrays};
use super::lines::{INPUT, Lines, Value, Word};
use super::nests::{DEEPEST, Nest};
use super::out::Out;
use crate::program::Program;

/// The indices of loops, the outermost first.
pub const INDICES: [&str; DEEPEST] = ["i", "j", "k", "l"];

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
    /// Several points at once.
    pub lanes: bool,
    /// Whether a lane at a time is being written.
    pub lane: bool,
}

impl Printer<'_, '_> {
    fn array(&mut self, array: Array) {
        self.array_name(array);
        self.out.name(self.arrays.place(array));
    }

    /// Element `first` of an array, which each loop moves by so many.
    fn element(&mut self, array: Array, first: usize, steps: [isize; DEEPEST]) {
        self.array(array);
        self.out.text("[");
        let mut begun = false;
        let terms = steps.iter().filter(|step| **step != 0).count() + usize::from(first > 0);
        for (step, index) in steps.into_iter().zip(INDICES).filter(|(step, _)| *step > 0) {
            self.out.text(if begun { " + " } else { "" });
            self.scaled(step.unsigned_abs(), index, terms == 1);
            begun = true;
        }
        if first > 0 || !begun {
            self.out.numbered(if begun { " + " } else { "" }, first);
        }
        for (step, index) in steps.into_iter().zip(INDICES).filter(|(step, _)| *step < 0) {
            self.out.text(" - ");
            self.scaled(step.unsigned_abs(), index, false);
        }
        self.out.text("]");
    }

    /// A loop's index, so many times: alone, or as a term of a sum.
    pub fn scaled(&mut self, times: usize, index: &str, alone: bool) {
        let bare = alone || times == 1;
        self.out.text(if bare { "" } else { "(" });
        if times != 1 {
            self.out.number(times);
            self.out.text(" * ");
        }
        self.out.text(index);
        self.out.text(if bare { "" } else { ")" });
    }

    /// Where a value is, seen from lines of those loops: `value` tells it so many statements behind their first turn.
    pub fn found(&mut self, nest: &Nest, output: bool, value: impl Fn(&Lines<'_>, u32) -> Value) {
        let place = |offset: u32| {
            let value = value(&self.lines, offset);
            let element = |word: Word| (self.lines.get(value, word) as usize).saturating_sub(1);
            if value >= INPUT {
                let (array, k) = self.arrays.find(false, (value - INPUT) as usize);
                (Array::Input(array), k)
            } else if output {
                let (array, k) = self.arrays.find(true, element(Word::Output));
                (Array::Output(array), k)
            } else {
                (Array::Work, element(Word::Work))
            }
        };
        let (array, first) = place(0);
        let mut steps = [0; DEEPEST];
        for (step, level) in steps.iter_mut().zip(nest.levels()) {
            *step = (place(level.period).1 as isize).wrapping_sub(first as isize);
        }
        self.element(array, first, steps);
    }

    /// What the names of the unit's functions and tables begin with.
    pub fn unit_name(&mut self) {
        self.out.bytes(self.name);
        if let Some(path) = self.strict {
            self.out.numbered("_path", path as usize);
        }
        self.out.text(if self.lanes { "_v" } else { "" });
    }

    /// Element `k` of all outputs.
    pub fn output(&mut self, k: usize) {
        let (array, k) = self.arrays.find(true, k);
        self.element(Array::Output(array), k, [0; DEEPEST]);
    }

    /// Parameter `k`.
    pub fn parameter(&mut self, k: usize) {
        self.element(Array::Parameters, k, [0; DEEPEST]);
    }

    /// The name of an array, where that does not count.
    pub fn array_name(&mut self, array: Array) {
        array.name(&mut self.out);
    }
}
