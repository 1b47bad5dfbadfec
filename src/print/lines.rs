//! A program as statements, each value under a name of its own: what slots hold is followed, sums are taken apart.
//! Does not know what a statement looks like in C.

use super::search::Search;
use crate::error::Error;
use crate::program::Program;
use crate::program::code::{ADD, ALL_FINITE, ARRAYS, BRANCH, CONSTANT, Code, END, Instruction, MUL, SUM};

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
    /// A mark of what has been seen among the outputs of a way.
    Mark,
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
    pub(super) others: &'m mut [u32],
    /// Ways through the guards.
    ways: &'m mut [u32],
    /// For each slot: the value in it while lines are made, its place among what crosses functions afterwards.
    pub(super) slots: &'m mut [u32],
    /// What finds loops.
    pub(super) search: Search<'m>,
    /// For each word of the code the first line of the results of the instruction there.
    pub(super) results: &'m mut [u32],
    pub(super) count: u32,
    pub(super) used_others: u32,
    pub(super) way_count: u32,
    pub(super) parts: u32,
    /// Numbers that cross from function to function.
    pub(super) work: u32,
    /// A statement that cannot be printed: where its instruction stands.
    pub(super) failed: Option<u32>,
    /// Outputs made before this line wait for the end of the way: a guard may lead nowhere.
    pub(super) waiting: u32,
    /// Whether reals are in single precision.
    single: bool,
    /// Whether elementary functions are those of math.h, where it has them.
    pub(super) math: bool,
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
    pub fn new(program: Program<'_>, unit: Unit, math: bool, memory: &'m mut [u32]) -> Result<Self, Error> {
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
            single: program.is_single(),
            math,
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

    /// Notes that an instruction begins with line `at`, if it has one.
    pub(super) fn begin_at(&mut self, at: u32) {
        if at < self.count {
            self.set(at, Word::Way, self.get(at, Word::Way) | BEGINS);
        }
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

    /// Whether the plain real of line `at` is finite; 0 if it has none.
    pub fn is_finite_real(&self, at: u32) -> bool {
        let bits = self.real(at);
        if self.single { f32::from_bits(bits as u32).is_finite() } else { f64::from_bits(bits).is_finite() }
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

    pub(super) fn push(&mut self, code: Code, operands: &[Value], bits: u64, way: u32) -> u32 {
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

    /// Gives a line more operands than it has room for itself.
    pub(super) fn set_many(&mut self, at: u32, count: usize, value: impl Fn(&Self, usize) -> Value) {
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
}

/// Whether a path is only for points where something is not finite: it is printed from its beginning on.
pub fn is_strict(program: Program<'_>, path: u32) -> bool {
    let way = program.last_way(path);
    let read = |at: u32| Instruction::read(program.code(), at).map(|(instruction, _)| instruction);
    let branch = read(way).filter(|branch| way != 0 && branch.code == BRANCH);
    let guard = branch.and_then(|branch| read(program.guard(branch.last())[0]));
    guard.is_some_and(|guard| guard.code == ALL_FINITE)
}
