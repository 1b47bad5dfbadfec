//! Which outputs of a program depend on which inputs, and which pairs of inputs meet in a second derivative: patterns that hold for every point of its
//! paths. Found from the instructions, never by values: both sides of a choice count.
//! Does not know what a pattern is used for.
//!
//! Each slot has a set of columns, one bit each, as many at a time as the scratch has room for.

use super::bytes::Program;
use super::code::{
    ARRAYS, COMPARE, CONSTANT, DETACH, DIV, END, Instruction, MUL, NORMAL, PARAMETER, SELECT, SINCOS, SUM, Term, UNIFORM,
};
use crate::array;
use crate::error::Error;
use crate::ops::{self, Binary, Float, Handler, SlopeKind, Ternary, Unary};

/// Bits of a word of a set.
const BITS: usize = 64;

/// Which column an element of the inputs is; none for one that is not differentiated.
pub trait Columns: Copy {
    /// Of element `element` of all inputs.
    fn of(self, element: usize) -> Option<usize>;
}

impl<C: Fn(usize) -> Option<usize> + Copy> Columns for C {
    fn of(self, element: usize) -> Option<usize> {
        self(element)
    }
}

/// Words of scratch with which the pattern of a Jacobian is found in one go. A part of it does, with more work, down to that of one column.
pub fn jacobian_scratch(program: Program<'_>, columns: usize) -> usize {
    least_scratch(program).saturating_mul(columns.div_ceil(BITS).max(1))
}

fn least_scratch(program: Program<'_>) -> usize {
    program.slots() + program.outputs()
}

/// Words of scratch with which the pattern of a Hessian is found.
pub fn hessian_scratch(program: Program<'_>, columns: usize) -> usize {
    let width = columns.div_ceil(BITS).max(1);
    program.slots().saturating_add(columns).saturating_mul(width)
}

/// Where a Jacobian can be nonzero: that of the first `rows` outputs.
pub struct Jacobian<'a, 's, C> {
    program: Program<'a>,
    sets: Sets<'s>,
    rows: usize,
    columns: usize,
    column_of: C,
    /// Whether the whole diagonal counts.
    diagonal: bool,
    /// The strip that the sets are of.
    strip: Option<usize>,
}

impl<'a, 's, C: Columns> Jacobian<'a, 's, C> {
    /// Of that many columns, found in that scratch.
    ///
    /// # Errors
    /// `PatternScratch` for too little of it.
    pub fn new(program: Program<'a>, rows: usize, columns: usize, column_of: C, scratch: &'s mut [u64]) -> Result<Self, Error> {
        let least = least_scratch(program);
        let width = (scratch.len() / least.max(1)).min(columns.div_ceil(BITS).max(1));
        if width == 0 {
            return Err(Error::PatternScratch { needed: least, given: scratch.len() });
        }
        let (slots, outputs) = scratch.split_at_mut_checked(program.slots() * width).unwrap_or_default();
        Ok(Self { program, sets: Sets { slots, outputs, width }, rows, columns, column_of, diagonal: false, strip: None })
    }

    /// The whole diagonal counts from now on.
    pub fn add_diagonal(&mut self) {
        (self.diagonal, self.strip) = (true, None);
    }

    /// Shows every entry to `f`: its row and its column. The columns of each row ascend; rows do where the scratch is for all columns.
    pub fn each(&mut self, mut f: impl FnMut(usize, usize)) {
        let width = self.sets.width;
        for strip in 0..self.columns.div_ceil((width * BITS).max(1)) {
            if self.strip != Some(strip) {
                self.sets.fill(self.program, strip, self.columns, self.column_of);
                self.strip = Some(strip);
                let first = strip * width * BITS;
                for row in (first..self.rows.min(self.columns).min(first + width * BITS)).take_while(|_| self.diagonal) {
                    set_bit(self.sets.outputs, row * width * BITS + row - first);
                }
            }
            for row in 0..self.rows {
                for (k, word) in self.sets.row(row).iter().enumerate() {
                    each_bit(*word, |bit| f(row, (strip * width + k) * BITS + bit));
                }
            }
        }
    }
}

/// Where the Hessian of a sum of outputs, each times a weight, can be nonzero: symmetric.
pub struct Hessian<'s> {
    pairs: &'s mut [u64],
    width: usize,
    columns: usize,
}

impl<'s> Hessian<'s> {
    /// Of that many rows and columns, found in that scratch.
    ///
    /// # Errors
    /// `PatternScratch` for too little of it.
    pub fn new(program: Program<'_>, columns: usize, column_of: impl Columns, scratch: &'s mut [u64]) -> Result<Self, Error> {
        let (needed, given) = (hessian_scratch(program, columns), scratch.len());
        let width = columns.div_ceil(BITS).max(1);
        let (pairs, slots) = scratch.split_at_mut_checked(columns * width).ok_or(Error::PatternScratch { needed, given })?;
        if slots.len() < program.slots() * width {
            return Err(Error::PatternScratch { needed, given });
        }
        pairs.fill(0);
        let mut sets = Sets { slots, outputs: &mut [], width };
        for path in 0..program.paths() {
            sets.begin(program, 0, columns, column_of);
            for instruction in program.path(path) {
                meet(&instruction, |a, b| {
                    sets.pair(pairs, a, b);
                    if a != b {
                        sets.pair(pairs, b, a);
                    }
                });
                sets.step(&instruction);
            }
        }
        Ok(Self { pairs, width, columns })
    }

    /// The whole diagonal counts from now on.
    pub fn add_diagonal(&mut self) {
        for row in 0..self.columns {
            set_bit(self.pairs, row * self.width * BITS + row);
        }
    }

    /// Shows every entry to `f`: its row and its column. Those of each row ascend.
    pub fn each(&mut self, mut f: impl FnMut(usize, usize)) {
        for row in 0..self.columns {
            let words = self.pairs.get(row * self.width..(row + 1) * self.width).unwrap_or(&[]);
            for (k, word) in words.iter().enumerate() {
                each_bit(*word, |bit| f(row, k * BITS + bit));
            }
        }
    }
}

fn set_bit(words: &mut [u64], bit: usize) {
    if let Some(word) = words.get_mut(bit / BITS) {
        *word |= 1 << (bit % BITS);
    }
}

fn each_bit(mut word: u64, mut f: impl FnMut(usize)) {
    while word != 0 {
        f(word.trailing_zeros() as usize);
        word &= word - 1;
    }
}

/// The sets of a strip of columns: of every slot, and of every output.
struct Sets<'s> {
    slots: &'s mut [u64],
    outputs: &'s mut [u64],
    width: usize,
}

impl Sets<'_> {
    /// Those of the outputs, over all paths.
    fn fill(&mut self, program: Program<'_>, strip: usize, columns: usize, column_of: impl Columns) {
        self.outputs.fill(0);
        for path in 0..program.paths() {
            self.begin(program, strip, columns, column_of);
            for instruction in program.path(path) {
                if instruction.code == END {
                    for (row, slot) in instruction.arguments.iter().enumerate() {
                        for k in 0..self.width {
                            let word = self.word(*slot, k);
                            if let Some(place) = self.outputs.get_mut(row * self.width + k) {
                                *place |= word;
                            }
                        }
                    }
                } else {
                    self.step(&instruction);
                }
            }
        }
    }

    /// Each input in its own column.
    fn begin(&mut self, program: Program<'_>, strip: usize, columns: usize, column_of: impl Columns) {
        self.slots.fill(0);
        let first = strip * self.width * BITS;
        for element in 0..program.inputs() {
            let column = column_of.of(element).filter(|column| *column < columns);
            let Some(bit) = column.and_then(|column| column.checked_sub(first)) else { continue };
            if bit < self.width * BITS {
                set_bit(self.slots, element * self.width * BITS + bit);
            }
        }
    }

    /// Each column of one slot meets each of the other.
    fn pair(&self, pairs: &mut [u64], a: u32, b: u32) {
        for k in 0..self.width {
            each_bit(self.word(a, k), |bit| {
                let start = (k * BITS + bit) * self.width;
                for l in 0..self.width {
                    if let Some(word) = pairs.get_mut(start + l) {
                        *word |= self.word(b, l);
                    }
                }
            });
        }
    }

    fn word(&self, slot: u32, k: usize) -> u64 {
        self.slots.get(slot as usize * self.width + k).copied().unwrap_or(0)
    }

    fn row(&self, row: usize) -> &[u64] {
        self.outputs.get(row * self.width..(row + 1) * self.width).unwrap_or(&[])
    }

    /// What an instruction makes depends on what its arguments depend on, as far as they move it.
    fn step(&mut self, instruction: &Instruction<'_>) {
        let moves = Moves::of(instruction);
        for result in instruction.results {
            // No result is an argument but of functions over arrays, whose every argument moves every result.
            let start = *result as usize * self.width;
            let anew = instruction.results.len() == 1 || !instruction.arguments.contains(result);
            if let Some(words) = self.slots.get_mut(start..start + self.width).filter(|_| anew) {
                words.fill(0);
            }
            for (place, argument) in instruction.arguments.iter().enumerate() {
                if moves.by(place) {
                    self.join(start, *argument as usize * self.width);
                }
            }
        }
    }

    /// The set that begins at `to` takes what the one at `from` has.
    fn join(&mut self, to: usize, from: usize) {
        let middle = to.max(from);
        let Some((low, high)) = self.slots.split_at_mut_checked(middle).filter(|_| to != from) else { return };
        let (target, source) = if to < from { (low.get_mut(to..), high.get(..)) } else { (high.get_mut(..), low.get(from..)) };
        if let Some((target, source)) = target.zip(source) {
            for (target, source) in target.iter_mut().zip(source).take(self.width) {
                *target |= source;
            }
        }
    }
}

/// Which arguments move the result of an instruction.
enum Moves {
    /// All of them.
    All,
    /// None.
    None,
    /// Those that a choice is made of: the third and the fourth.
    Chosen,
    /// By the slope in each.
    Slopes([SlopeKind; 3]),
}

impl Moves {
    fn of(instruction: &Instruction<'_>) -> Self {
        match instruction.code {
            1..ARRAYS => Self::Slopes(slopes(instruction)),
            CONSTANT | DETACH | UNIFORM | NORMAL | PARAMETER => Self::None,
            SELECT..COMPARE => Self::Chosen,
            _ => Self::All,
        }
    }

    fn by(&self, place: usize) -> bool {
        match self {
            Self::All => true,
            Self::None => false,
            Self::Chosen => place >= 2,
            Self::Slopes(kinds) => kinds.get(place).is_none_or(|kind| *kind != SlopeKind::Zero),
        }
    }
}

/// What is known of the slopes of an operation.
fn slopes(instruction: &Instruction<'_>) -> [SlopeKind; 3] {
    let known = |bits: u64| ops::dispatch::<f64, _>(instruction.code, bits, Slopes);
    known(0).or_else(|| known(1)).unwrap_or([SlopeKind::Any; 3])
}

struct Slopes;

impl<F: Float> Handler<F> for Slopes {
    type Output = [SlopeKind; 3];

    fn unary<O: Unary<F>>(self, _: O) -> [SlopeKind; 3] {
        [O::SLOPE; 3]
    }

    fn binary<O: Binary<F>>(self, _: O) -> [SlopeKind; 3] {
        let [a, b] = O::SLOPES;
        [a, b, SlopeKind::Any]
    }

    fn ternary<O: Ternary<F>>(self, _: O) -> [SlopeKind; 3] {
        O::SLOPES
    }
}

/// Shows the pairs of arguments to `f` that an instruction has a second derivative in, each once.
fn meet(instruction: &Instruction<'_>, mut f: impl FnMut(u32, u32)) {
    let x = instruction.arguments;
    let argument = |k: usize| x.get(k).copied();
    let all = |f: &mut dyn FnMut(u32, u32), curved: &dyn Fn(usize) -> bool| {
        for (k, a) in x.iter().enumerate().filter(|(k, _)| curved(*k)) {
            for (_, b) in x.iter().enumerate().skip(k).filter(|(l, _)| curved(*l)) {
                f(*a, *b);
            }
        }
    };
    match instruction.code {
        MUL => argument(0).zip(argument(1)).iter().for_each(|(a, b)| f(*a, *b)),
        DIV => {
            if let Some((a, b)) = argument(0).zip(argument(1)) {
                f(a, b);
                f(b, b);
            }
        }
        SUM => {
            let mut kinds = instruction.parameters.first().copied().unwrap_or(0);
            let mut k = 0;
            while let Some(term) = Term::next(&mut kinds) {
                if let Some((a, b)) = argument(k).zip(argument(k + 1)).filter(|_| term.arguments() == 2) {
                    f(a, b);
                }
                k += term.arguments() as usize;
            }
        }
        1..ARRAYS => {
            let kinds = slopes(instruction);
            all(&mut f, &|k| kinds.get(k).is_none_or(|kind| !kind.is_fixed()));
        }
        ARRAYS..CONSTANT => {
            // Sums, running ones too, are linear.
            let name = array::dispatch::name(instruction.code - ARRAYS);
            if !matches!(name, Some("sum" | "cumsum")) {
                all(&mut f, &|_| true);
            }
        }
        CONSTANT..SELECT if instruction.code != DETACH => all(&mut f, &|_| true),
        SINCOS => all(&mut f, &|_| true),
        _ => {}
    }
}
