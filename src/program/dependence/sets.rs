//! Sets of columns: what each slot of a program depends on, instruction by instruction.
//! Does not know what is made of them.

use super::Columns;
use crate::array;
use crate::ops::{self, Binary, Float, Handler, SlopeKind, Ternary, Unary};
use crate::program::bytes::Program;
use crate::program::code::{
    ARRAYS, COMPARE, CONSTANT, Code, DETACH, DIV_C, END, Instruction, Kind, MUL_C, NORMAL, PARAMETER, SCALBN, SELECT, SUM, Term,
    UNIFORM,
};

/// Bits of a word of a set.
pub(super) const BITS: usize = 64;

pub(super) fn set_bit(words: &mut [u64], bit: usize) {
    if let Some(word) = words.get_mut(bit / BITS) {
        *word |= 1 << (bit % BITS);
    }
}

pub(super) fn each_bit(mut word: u64, mut f: impl FnMut(usize)) {
    while word != 0 {
        f(word.trailing_zeros() as usize);
        word &= word - 1;
    }
}

/// What is known of each slot.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Layers {
    /// Which columns it depends on.
    Dependence,
    /// Also, in a set behind that one, in which of them its derivatives vary from point to point.
    Varying,
}

/// The sets of a strip of columns: of every slot, and of every output.
pub(super) struct Sets<'s> {
    slots: &'s mut [u64],
    outputs: &'s mut [u64],
    /// Words of one set.
    width: usize,
    layers: Layers,
}

impl<'s> Sets<'s> {
    /// Sets of that many words each, in `slots` and `outputs`.
    pub fn new(slots: &'s mut [u64], outputs: &'s mut [u64], width: usize, layers: Layers) -> Self {
        Self { slots, outputs, width, layers }
    }

    /// Columns of a strip.
    pub fn columns(&self) -> usize {
        self.width * BITS
    }

    /// Words of all sets of a slot or an output.
    fn stride(&self) -> usize {
        match self.layers {
            Layers::Dependence => self.width,
            Layers::Varying => 2 * self.width,
        }
    }

    /// Those of the outputs, over all paths. Where there are guards a derivative that is a constant of each path may be another one on the next, known or
    /// not: it counts as one that varies.
    pub fn fill(&mut self, program: Program<'_>, strip: usize, columns: usize, column_of: impl Columns) {
        self.outputs.fill(0);
        let differs = program.guards() > 0 && self.layers == Layers::Varying;
        for path in 0..program.paths() {
            self.begin(program, strip, columns, column_of);
            for instruction in program.path(path) {
                if instruction.code == END {
                    for (row, slot) in instruction.arguments.iter().enumerate() {
                        self.take_output(row, *slot, differs);
                    }
                } else {
                    self.step(&instruction);
                }
            }
        }
    }

    fn take_output(&mut self, row: usize, slot: u32, differs: bool) {
        let stride = self.stride();
        for k in 0..stride {
            let depends = if differs { self.word(slot, k.checked_sub(self.width).unwrap_or(k)) } else { 0 };
            let word = self.word(slot, k) | depends;
            if let Some(place) = self.outputs.get_mut(row * stride + k) {
                *place |= word;
            }
        }
    }

    /// Each input in its own column.
    pub fn begin(&mut self, program: Program<'_>, strip: usize, columns: usize, column_of: impl Columns) {
        self.slots.fill(0);
        let (first, stride) = (strip * self.columns(), self.stride());
        for element in 0..program.inputs() {
            let column = column_of.of(element).filter(|column| *column < columns);
            let Some(bit) = column.and_then(|column| column.checked_sub(first)) else { continue };
            if bit < self.columns() {
                set_bit(self.slots, element * stride * BITS + bit);
            }
        }
    }

    /// Each column of one slot meets each of the other.
    pub fn pair(&self, pairs: &mut [u64], a: u32, b: u32) {
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
        self.slots.get(slot as usize * self.stride() + k).copied().unwrap_or(0)
    }

    /// The columns that output `row` depends on.
    pub fn row(&self, row: usize) -> &[u64] {
        let start = row * self.stride();
        self.outputs.get(start..start + self.width).unwrap_or(&[])
    }

    /// Output `row` depends on that column of the strip.
    pub fn add(&mut self, row: usize, column: usize) {
        let start = row * self.stride();
        set_bit(self.outputs, start * BITS + column);
    }

    /// Whether the derivative of output `row` in that column of the strip varies from point to point.
    pub fn varies(&self, row: usize, column: usize) -> bool {
        let word = self.outputs.get(row * self.stride() + self.width + column / BITS).copied().unwrap_or(0);
        word >> (column % BITS) & 1 != 0
    }

    /// What an instruction makes depends on what its arguments depend on, as far as they move it.
    pub fn step(&mut self, instruction: &Instruction<'_>) {
        let (moves, stride) = (Moves::of(instruction), self.stride());
        for result in instruction.results {
            // No result is an argument but of functions over arrays, whose every argument moves every result.
            let start = *result as usize * stride;
            let anew = instruction.results.len() == 1 || !instruction.arguments.contains(result);
            if let Some(words) = self.slots.get_mut(start..start + stride).filter(|_| anew) {
                words.fill(0);
            }
            for (place, argument) in instruction.arguments.iter().enumerate() {
                let from = *argument as usize * stride;
                if !moves.by(place) {
                    continue;
                }
                self.join(start, from);
                if self.layers == Layers::Varying {
                    self.join(start + self.width, if moves.evenly(place) { from + self.width } else { from });
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

/// Which arguments move the result of an instruction, and which of them by the same slope at every point.
enum Moves {
    /// All of them, by slopes that vary or not.
    All { evenly: bool },
    /// None.
    None,
    /// Those that a choice is made of: the third and the fourth.
    Chosen,
    /// By the slope in each.
    Slopes([SlopeKind; 3]),
    /// By the terms of a sum.
    Terms(u32),
}

impl Moves {
    fn of(instruction: &Instruction<'_>) -> Self {
        match instruction.code {
            1..ARRAYS => Self::Slopes(slopes(instruction)),
            ARRAYS..CONSTANT => Self::All { evenly: is_linear(instruction.code) },
            CONSTANT | DETACH | UNIFORM | NORMAL | PARAMETER => Self::None,
            SELECT..COMPARE => Self::Chosen,
            SUM => Self::Terms(instruction.parameters.first().copied().unwrap_or(0)),
            _ => Self::All { evenly: false },
        }
    }

    fn by(&self, place: usize) -> bool {
        match self {
            Self::All { .. } | Self::Terms(_) => true,
            Self::None => false,
            Self::Chosen => place >= 2,
            Self::Slopes(kinds) => kinds.get(place).is_none_or(|kind| *kind != SlopeKind::Zero),
        }
    }

    fn evenly(&self, place: usize) -> bool {
        match *self {
            Self::All { evenly } => evenly,
            Self::None => true,
            Self::Chosen => false,
            Self::Slopes(kinds) => kinds.get(place).is_some_and(|kind| kind.is_fixed()),
            Self::Terms(mut kinds) => {
                let mut before = 0;
                while let Some(term) = Term::next(&mut kinds) {
                    before += term.arguments() as usize;
                    if place < before {
                        return term.kind != Kind::Product;
                    }
                }
                false
            }
        }
    }
}

/// Whether a function over arrays is linear: sums, running ones too.
pub(super) fn is_linear(code: Code) -> bool {
    matches!(array::dispatch::name(code - ARRAYS), Some("sum" | "cumsum"))
}

/// What is known of the slopes of an operation, for its parameter.
pub(super) fn slopes(instruction: &Instruction<'_>) -> [SlopeKind; 3] {
    if matches!(instruction.code, MUL_C | DIV_C | SCALBN) {
        return [SlopeKind::Constant; 3];
    }
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
