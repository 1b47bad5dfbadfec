//! A program as statements, each value under a name of its own: what slots hold is followed, sums are taken apart.
//! Does not know what a statement looks like in C.

use super::search::Search;
use crate::array::dispatch;
use crate::error::Error;
use crate::program::Program;
use crate::program::code::{
    ADD, ADD_C, ALL_FINITE, ARRAY_FIRST, ARRAYS, BRANCH, CALL, CHAIN, CHAIN2, CLASSIFY, COMPARE_REAL, CONSTANT, COS, Code,
    DETACH, END, FIRST, ITEM, Instruction, Kind, MUL, MUL_C, NORMAL, PARAMETER, SIN, SINCOS, SQUARE, SUB, SUB_C, SUM, Term,
    UNIFORM, is_guard, real_of,
};

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

/// Statements that no program has: the beginning of a question whether values are finite, and each value that is asked for.
pub const QUESTION: Code = 0x7F0;
pub const ASKED: Code = 0x7F1;

/// A value: a line, an input element from [`INPUT`] on, or [`ZERO`].
pub type Value = u32;
/// Input elements begin here.
pub const INPUT: Value = 1 << 31;
/// What a slot holds that nothing has written.
pub const ZERO: Value = INPUT - 1;

/// The words of a line.
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum Word {
    /// What it does.
    Code,
    /// How many operands it has.
    Operands,
    /// Up to three of them, or where they begin among all others.
    First,
    Second,
    Third,
    /// Its plain real, or whatever its instruction says last.
    Low,
    High,
    /// The slot of its value, from 1.
    Slot,
    /// The way through the guards that it is on; the highest bit: it begins an instruction.
    Way,
    /// How often it is needed.
    Uses,
    /// Those uses that are by its own function.
    Local,
    /// Its function, counted through all ways.
    Part,
    /// The output element that it is written to at once, from 1. Of a guard: the path, from 1, that has functions of its own and is taken where it does not hold.
    Output,
    /// Its place among what crosses from function to function, from 1.
    Work,
    /// Whether a guard asks for it to be finite before the end.
    Finite,
    /// Its place among the statements that are written, from 1; before that is known, the first line that needs it, from 1.
    Place,
    /// Whether it is written later than it stands, right before what needs it.
    Late,
    /// The loop that it is in, from 1.
    Loop,
    /// The line whose table has its plain reals, from 1.
    Table,
    /// Whether the next turn of its loop needs its value.
    Carried,
    /// What it looks like: equal ones have equal looks. Before that is known, a mark of what has been seen among the outputs of a way.
    Look,
}
/// Words of a line.
const WORDS: usize = 21;
const BEGINS: u32 = 1 << 31;

/// The words of a way.
#[derive(Clone, Copy)]
#[repr(u32)]
pub enum WayWord {
    /// Its first line, and the one behind its last.
    Start,
    End,
    /// The line of the guard that leads here, from 1.
    Guard,
    /// Whether it, or one that leaves it, can come to a guard that leads nowhere.
    Misses,
    /// Its number of functions.
    Parts,
    /// Before this line outputs must wait: a guard that follows may lead nowhere.
    Settled,
}
/// Words of a way.
const WAY_WORDS: usize = 6;

/// What is printed as functions of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// All paths, but for those of points where something is not finite.
    Usual,
    /// Such a path, from its beginning on, without its guards.
    Strict(u32),
}

/// The statements of a unit, in memory of the caller.
pub struct Lines<'m> {
    /// Lines.
    words: &'m mut [u32],
    /// Operands of lines that have more than three.
    others: &'m mut [u32],
    /// Ways through the guards.
    ways: &'m mut [u32],
    /// For each slot: the value in it while lines are made, its place among what crosses functions afterwards.
    pub(super) slots: &'m mut [u32],
    /// What finds loops.
    pub(super) search: Search<'m>,
    /// For each word of the code the first line of the results of the instruction there.
    results: &'m mut [u32],
    pub(super) count: u32,
    used_others: u32,
    pub(super) way_count: u32,
    pub(super) parts: u32,
    /// Numbers that cross from function to function.
    pub(super) work: u32,
    /// A statement that cannot be printed: where its instruction stands.
    failed: Option<u32>,
    /// Outputs made before this line wait for the end of the way: a guard may lead nowhere.
    waiting: u32,
}

/// How much there is of each kind.
#[derive(Clone, Copy, Default)]
struct Sizes {
    lines: usize,
    others: usize,
}

impl Sizes {
    /// Of any unit of a program.
    fn of(program: Program<'_>) -> Self {
        let mut sizes = Self::default();
        for instruction in program.instructions() {
            let arguments = instruction.arguments.len();
            match instruction.code {
                SUM => sizes.lines = sizes.lines.saturating_add(2 * arguments.saturating_add(instruction.parameters.len())),
                // The steps of a sum of squares are two for each number.
                ARRAYS..CONSTANT => sizes.lines = sizes.lines.saturating_add(2 * arguments + 1),
                ALL_FINITE | END => sizes.lines = sizes.lines.saturating_add(2 + arguments),
                _ => sizes.lines = sizes.lines.saturating_add(1 + instruction.results.len()),
            }
            if arguments > 3 || instruction.code == END {
                sizes.others = sizes.others.saturating_add(arguments);
            }
        }
        sizes
    }
}

/// Words of memory for any unit of a program.
pub fn memory(program: Program<'_>) -> usize {
    let sizes = Sizes::of(program);
    let parts = [
        sizes.lines.saturating_mul(WORDS),
        sizes.others,
        (program.paths() as usize).saturating_mul(WAY_WORDS),
        program.slots(),
        program.code().len(),
        Search::words(sizes.lines),
    ];
    parts.into_iter().fold(0, usize::saturating_add)
}

impl<'m> Lines<'m> {
    /// The lines of a unit of a program.
    ///
    /// # Errors
    /// `TooSmall` for memory of less than [`memory`] words, `NotPrintable` for an instruction that no C can be printed of.
    pub fn new(program: Program<'_>, unit: Unit, memory: &'m mut [u32]) -> Result<Self, Error> {
        let needed = self::memory(program);
        let given = memory.len();
        let sizes = Sizes::of(program);
        let mut rest = memory
            .get_mut(..needed)
            .ok_or(Error::TooSmall { needed: needed.saturating_mul(4), given: given.saturating_mul(4) })?;
        let mut take = |words: usize| {
            let (taken, left) = core::mem::take(&mut rest).split_at_mut_checked(words).unwrap_or_default();
            rest = left;
            taken.fill(0);
            taken
        };
        let mut lines = Self {
            words: take(sizes.lines.saturating_mul(WORDS)),
            others: take(sizes.others),
            ways: take((program.paths() as usize).saturating_mul(WAY_WORDS)),
            slots: take(program.slots()),
            search: Search::new(sizes.lines, &mut take),
            results: take(program.code().len()),
            count: 0,
            used_others: 0,
            way_count: 0,
            parts: 0,
            work: 0,
            failed: None,
            waiting: 0,
        };
        match unit {
            Unit::Usual => {
                for path in (0..program.paths()).filter(|path| !is_strict(program, *path)) {
                    lines.path(program, path, true);
                }
            }
            Unit::Strict(path) => lines.path(program, path, false),
        }
        match lines.failed {
            Some(at) => Err(Error::NotPrintable { at: at as usize }),
            None => Ok(lines),
        }
    }

    /// Word `what` of line `at`.
    pub fn get(&self, at: u32, what: Word) -> u32 {
        let word = self.words.get((at as usize).saturating_mul(WORDS).saturating_add(what as usize)).copied().unwrap_or(0);
        if matches!(what, Word::Way) { word & !BEGINS } else { word }
    }

    /// Sets it.
    pub fn set(&mut self, at: u32, what: Word, word: u32) {
        if let Some(place) = self.words.get_mut((at as usize).saturating_mul(WORDS).saturating_add(what as usize)) {
            *place = word;
        }
    }

    /// What line `at` does.
    pub fn code(&self, at: u32) -> Code {
        self.get(at, Word::Code) as Code
    }

    /// Whether line `at` is the first of an instruction.
    pub fn begins(&self, at: u32) -> bool {
        self.words
            .get((at as usize).saturating_mul(WORDS).saturating_add(Word::Way as usize))
            .is_some_and(|word| word & BEGINS != 0)
    }

    /// How many operands it has.
    pub fn operands(&self, at: u32) -> u32 {
        self.get(at, Word::Operands)
    }

    /// Operand `k` of line `at`.
    pub fn operand(&self, at: u32, k: u32) -> Value {
        let few = self.operands(at) <= 3 && self.code(at) != END;
        match (few, k) {
            (true, 0) => self.get(at, Word::First),
            (true, 1) => self.get(at, Word::Second),
            (true, _) => self.get(at, Word::Third),
            (false, _) => self.others.get((self.get(at, Word::First) + k) as usize).copied().unwrap_or(ZERO),
        }
    }

    /// Its plain real, as bits.
    pub fn real(&self, at: u32) -> u64 {
        u64::from(self.get(at, Word::Low)) | u64::from(self.get(at, Word::High)) << 32
    }

    /// Word `what` of a way.
    pub fn way(&self, way: u32, what: WayWord) -> u32 {
        self.ways.get((way as usize).saturating_mul(WAY_WORDS).saturating_add(what as usize)).copied().unwrap_or(0)
    }

    /// Sets it.
    pub fn set_way(&mut self, way: u32, what: WayWord, word: u32) {
        if let Some(place) = self.ways.get_mut((way as usize).saturating_mul(WAY_WORDS).saturating_add(what as usize)) {
            *place = word;
        }
    }

    /// The way that the guard at line `at` leads to otherwise.
    pub fn other_way(&self, at: u32) -> Option<u32> {
        (1..self.way_count).find(|way| self.way(*way, WayWord::Guard) == at + 1)
    }

    /// Appends the lines of a path that no path before has; all of them, but no guards, unless it is one of several.
    fn path(&mut self, program: Program<'_>, path: u32, shared: bool) {
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
            let begin = (before as usize).saturating_mul(WORDS).saturating_add(Word::Way as usize);
            if let Some(word) = self.words.get_mut(begin).filter(|_| self.count > before) {
                *word |= BEGINS;
            }
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

    fn push(&mut self, code: Code, operands: &[Value], bits: u64, way: u32) -> u32 {
        // Sums and products are the same in either order: one for all, so that they are found again.
        if let (ADD | MUL, [a, b]) = (code, operands)
            && a > b
        {
            return self.push(code, &[*b, *a], bits, way);
        }
        let at = self.count;
        self.count += 1;
        self.set(at, Word::Code, code.into());
        self.set(at, Word::Operands, operands.len() as u32);
        for (word, value) in [Word::First, Word::Second, Word::Third].into_iter().zip(operands) {
            self.set(at, word, *value);
        }
        self.set(at, Word::Low, bits as u32);
        self.set(at, Word::High, (bits >> 32) as u32);
        self.set(at, Word::Way, way);
        at
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
            ARRAYS..CONSTANT => self.fail(instruction),
            SINCOS => {
                let angle = x(self, 0);
                let sin = self.push(SIN, &[angle], 0, way);
                self.push(COS, &[angle], 0, way);
                sin
            }
            // What was supplied is a value that stands.
            CHAIN | CHAIN2 => self.push(CONSTANT, &[], instruction.real(0, words), way),
            UNIFORM | NORMAL | ARRAY_FIRST.. => self.fail(instruction),
            ALL_FINITE => self.question(program, instruction, way),
            END => self.end(instruction, way),
            code => {
                let bits = match code {
                    CONSTANT | 1..ARRAYS | COMPARE_REAL..CLASSIFY | FIRST..ARRAY_FIRST => instruction.real(0, words),
                    PARAMETER => instruction.last().into(),
                    // Its name is there.
                    CALL => instruction.at.into(),
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
                if is_guard(code) || code == CALL {
                    self.waiting = self.count;
                }
                match instruction.results.len() {
                    0 | 1 => at,
                    results => {
                        let first = self.count;
                        (0..results as u64).for_each(|k| _ = self.push(ITEM, &[at], k, way));
                        first
                    }
                }
            }
        }
    }

    /// Gives a line more operands than it has room for itself.
    fn set_many(&mut self, at: u32, count: usize, value: impl Fn(&Self, usize) -> Value) {
        self.set(at, Word::Operands, count as u32);
        self.set(at, Word::First, self.used_others);
        for k in 0..count {
            let value = value(self, k);
            if let Some(place) = self.others.get_mut(self.used_others as usize) {
                *place = value;
            }
            self.used_others += 1;
        }
    }

    /// Asks for each value whether it is finite, and then for all.
    fn question(&mut self, program: Program<'_>, instruction: &Instruction<'_>, way: u32) -> u32 {
        let question = self.push(QUESTION, &[], 0, way);
        for slot in instruction.arguments {
            let value = self.held(*slot);
            let finite = |bits: u64| {
                if program.is_single() { f32::from_bits(bits as u32).is_finite() } else { f64::from_bits(bits).is_finite() }
            };
            if value >= INPUT || self.code(value) != CONSTANT || !finite(self.real(value)) {
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
        if value >= first || value < self.waiting || self.code(value) == CONSTANT || self.get(value, Word::Look) == mark {
            return true;
        }
        self.set(value, Word::Look, mark);
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

/// Whether a path is only for points where something is not finite: it is printed from its beginning on.
pub fn is_strict(program: Program<'_>, path: u32) -> bool {
    let way = program.last_way(path);
    let read = |at: u32| Instruction::read(program.code(), at).map(|(instruction, _)| instruction);
    let branch = read(way).filter(|branch| way != 0 && branch.code == BRANCH);
    let guard = branch.and_then(|branch| read(program.guard(branch.last())[0]));
    guard.is_some_and(|guard| guard.code == ALL_FINITE)
}
