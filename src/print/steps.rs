//! From a program to statements: what slots hold is followed, sums and functions over arrays are taken apart into their steps.
//! Does not know what becomes of statements.

use super::lines::{ASKED, INPUT, Lines, QUESTION, Value, WayWord, Word, ZERO};
use crate::array::dispatch;
use crate::program::code::{
    ADD, ADD_C, ALL_FINITE, ARRAY_FIRST, ARRAYS, CHAIN, CHAIN2, CLASSIFY, COMPARE_REAL, CONSTANT, COS, Code, DETACH, END, FIRST,
    ITEM, Instruction, Kind, MUL, MUL_C, NORMAL, PARAMETER, SIN, SINCOS, SQUARE, SUB, SUB_C, SUM, Term, UNIFORM, is_call,
    is_guard, real_of,
};
use crate::program::{Program, is_spread};

/// The code of the function over arrays of that name.
const fn over_arrays(name: &str) -> Code {
    match dispatch::number(name) {
        Some(number) => ARRAYS + number,
        None => panic!("no such function"),
    }
}
const ARRAY_SUM: Code = over_arrays("sum");
const ARRAY_PROD: Code = over_arrays("prod");
const ARRAY_NORM2SQ: Code = over_arrays("norm2sq");
const ARRAY_CUMSUM: Code = over_arrays("cumsum");

impl Lines<'_> {
    /// Appends the lines of a path that no path before has; all of them, but no guards, unless it is one of several.
    pub(super) fn path(&mut self, program: Program<'_>, path: u32, shared: bool) {
        self.slots.fill(ZERO);
        for (element, slot) in (INPUT..).zip(self.slots.iter_mut().take(program.inputs())) {
            *slot = element;
        }
        self.waiting = 0;
        let way = self.way_count;
        self.way_count += 1;
        self.set_way(way, WayWord::Start, self.count);
        let (mut own, mut guard) = (way == 0, 0);
        let words = if program.is_single() { 1 } else { 2 };
        for instruction in program.path(path) {
            let at = instruction.at as usize;
            // An instruction that is there already has its first line, from 1.
            let known = self.results.get(at).copied().unwrap_or(0);
            if shared && !own && known != 0 {
                if is_guard(instruction.code) {
                    guard = known;
                } else {
                    self.hold(&instruction, known - 1);
                }
                continue;
            }
            if !own {
                own = true;
                self.set_way(way, WayWord::Guard, guard);
            }
            if is_guard(instruction.code) && !shared {
                if instruction.at > program.last_way(path) {
                    self.fail(&instruction);
                }
                continue;
            }
            let before = self.count;
            let first = self.instruction(program, &instruction, way, words);
            self.begin_at(before);
            if let Some(place) = self.results.get_mut(at) {
                *place = first + 1;
            }
            self.hold(&instruction, first);
        }
        self.set_way(way, WayWord::End, self.count);
    }

    /// The results of an instruction, whose lines begin at `first`, are in its slots.
    fn hold(&mut self, instruction: &Instruction<'_>, first: u32) {
        for (line, slot) in (first..).zip(instruction.results) {
            if let Some(place) = self.slots.get_mut(*slot as usize) {
                *place = line;
            }
            self.set(line, Word::Slot, *slot + 1);
        }
    }

    fn held(&self, slot: u32) -> Value {
        self.slots.get(slot as usize).copied().unwrap_or(ZERO)
    }

    /// Appends the lines of an instruction; the first of its results.
    fn instruction(&mut self, program: Program<'_>, instruction: &Instruction<'_>, way: u32, words: usize) -> u32 {
        let x = |lines: &Self, k: usize| lines.held(instruction.arguments.get(k).copied().unwrap_or(u32::MAX));
        match instruction.code {
            SUM => self.sum(instruction, way, words),
            ARRAY_SUM => self.fold(instruction, ADD, 0.0, way, words),
            ARRAY_PROD => self.fold(instruction, MUL, 1.0, way, words),
            ARRAY_NORM2SQ => self.squares(instruction, way, words),
            ARRAY_CUMSUM => self.sums_so_far(instruction, way),
            // math.h has them one by one.
            SINCOS if self.math => {
                let angle = x(self, 0);
                let sin = self.push(SIN, &[angle], 0, way);
                self.push(COS, &[angle], 0, way);
                sin
            }
            // What was supplied is a value that stands.
            CHAIN | CHAIN2 => self.push(CONSTANT, &[], instruction.real(0, words), way),
            UNIFORM | NORMAL => self.fail(instruction),
            ALL_FINITE => self.question(program, instruction, way),
            END => self.end(instruction, way),
            code => {
                let bits = match code {
                    CONSTANT | 1..ARRAYS | COMPARE_REAL..CLASSIFY | FIRST..ARRAY_FIRST => instruction.real(0, words),
                    PARAMETER => instruction.last().into(),
                    // Its name is there.
                    code if is_call(code) => instruction.at.into(),
                    _ => 0,
                };
                let [a, b, c] = [0, 1, 2].map(|k| x(self, k));
                let few = instruction.arguments.len().min(3);
                let at = self.push(code, [a, b, c].get(..few).unwrap_or(&[]), bits, way);
                if instruction.arguments.len() > 3 {
                    self.set_many(at, instruction.arguments.len(), |lines, k| x(lines, k));
                }
                if is_guard(code) {
                    self.set(at, Word::Slot, instruction.last());
                }
                // It may end the function, before which no output is written.
                if is_guard(code) || is_call(code) {
                    self.waiting = self.count;
                }
                match instruction.results.len() {
                    0 | 1 if !is_spread(code) => at,
                    results => {
                        let first = self.count;
                        (0..results as u64).for_each(|k| _ = self.push(ITEM, &[at], k, way));
                        first
                    }
                }
            }
        }
    }

    /// Asks for each value whether it is finite, and then for all.
    fn question(&mut self, program: Program<'_>, instruction: &Instruction<'_>, way: u32) -> u32 {
        let question = self.push(QUESTION, &[], 0, way);
        for slot in instruction.arguments {
            let value = self.held(*slot);
            if value >= INPUT || self.code(value) != CONSTANT || !self.is_finite_real(value) {
                self.push(ASKED, &[value], question.into(), way);
            }
        }
        let at = self.push(ALL_FINITE, &[], question.into(), way);
        self.set(at, Word::Slot, instruction.last());
        let other = program.guard(instruction.last() >> 1)[1];
        let strict = (0..program.paths()).find(|path| other != 0 && program.last_way(*path) == other);
        self.set(at, Word::Output, strict.map_or(0, |path| path + 1));
        if strict.is_none() {
            self.waiting = self.count;
        }
        at
    }

    /// The outputs: those that could not be written where they were made, or are in another output, too, are copied.
    fn end(&mut self, instruction: &Instruction<'_>, way: u32) -> u32 {
        let first = self.count;
        for slot in instruction.arguments {
            let value = self.held(*slot);
            if self.is_copied(value, first, 2 * way + 1) {
                self.copy(value, way);
            }
        }
        let at = self.push(END, &[], 0, way);
        let mut copied = first;
        self.set_many(at, instruction.arguments.len(), |_, _| ZERO);
        let start = self.get(at, Word::First) as usize;
        for (k, slot) in instruction.arguments.iter().enumerate() {
            let mut value = self.held(*slot);
            if self.is_copied(value, first, 2 * way + 2) {
                value = copied;
                copied += 1;
            }
            if let Some(place) = self.others.get_mut(start + k) {
                *place = value;
            }
        }
        at
    }

    /// Whether an output is a copy of a value; one that is none is marked.
    fn is_copied(&mut self, value: Value, first: u32, mark: u32) -> bool {
        if value >= first || value < self.waiting || self.code(value) == CONSTANT || self.get(value, Word::Mark) == mark {
            return true;
        }
        self.set(value, Word::Mark, mark);
        false
    }

    fn fail(&mut self, instruction: &Instruction<'_>) -> u32 {
        self.failed = self.failed.or(Some(instruction.at));
        self.count
    }

    fn sum(&mut self, instruction: &Instruction<'_>, way: u32, words: usize) -> u32 {
        let (kinds, reals) = instruction.parameters.split_first().unwrap_or((&Term::END, &[]));
        let (mut kinds, mut next, mut real, mut sum) = (*kinds, 0, 0, None);
        while let Some(term) = Term::next(&mut kinds) {
            let x = |lines: &Self, k: usize| lines.held(instruction.arguments.get(next + k).copied().unwrap_or(u32::MAX));
            let c = real_of(reals, real, words);
            let [a, b] = [0, 1].map(|k| x(self, k));
            let addend = match term.kind {
                Kind::Product => self.push(MUL, &[a, b], 0, way),
                Kind::Scaled => self.push(MUL_C, &[a], c, way),
                _ => a,
            };
            sum = Some(match (sum, term.kind) {
                (None, _) => addend,
                (Some(sum), Kind::Real) => self.push(if term.minus { SUB_C } else { ADD_C }, &[sum], c, way),
                (Some(sum), _) => self.push(if term.minus { SUB } else { ADD }, &[sum, addend], 0, way),
            });
            next += term.arguments() as usize;
            real += term.reals() as usize;
        }
        sum.unwrap_or(ZERO)
    }

    /// A number, copied, so that it has a line of its own.
    fn copy(&mut self, x: Value, way: u32) -> u32 {
        self.push(DETACH, &[x], 0, way)
    }

    fn constant(&mut self, value: f64, way: u32, words: usize) -> u32 {
        let bits = if words == 1 { u64::from((value as f32).to_bits()) } else { value.to_bits() };
        self.push(CONSTANT, &[], bits, way)
    }

    fn fold(&mut self, instruction: &Instruction<'_>, code: Code, none: f64, way: u32, words: usize) -> u32 {
        let Some((first, others)) = instruction.arguments.split_first() else { return self.constant(none, way, words) };
        let mut at = self.copy(self.held(*first), way);
        for slot in others {
            let x = self.held(*slot);
            at = self.push(code, &[at, x], 0, way);
        }
        at
    }

    fn squares(&mut self, instruction: &Instruction<'_>, way: u32, words: usize) -> u32 {
        let Some((first, others)) = instruction.arguments.split_first() else { return self.constant(0.0, way, words) };
        let mut at = self.push(SQUARE, &[self.held(*first)], 0, way);
        for slot in others {
            let x = self.held(*slot);
            let square = self.push(SQUARE, &[x], 0, way);
            at = self.push(ADD, &[at, square], 0, way);
        }
        at
    }

    fn sums_so_far(&mut self, instruction: &Instruction<'_>, way: u32) -> u32 {
        let begin = self.count;
        for (k, slot) in instruction.arguments.iter().enumerate() {
            let x = self.held(*slot);
            if k == 0 {
                self.copy(x, way)
            } else {
                self.push(ADD, &[self.count - 1, x], 0, way)
            };
        }
        begin
    }
}
