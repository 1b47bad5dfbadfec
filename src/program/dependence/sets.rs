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

impl Layers {
    /// How many sets a slot or an output has.
    const fn count(self) -> usize {
        match self {
            Self::Dependence => 1,
            Self::Varying => 2,
        }
    }

    /// Words of a slot or an output whose sets have that many words each.
    pub const fn stride(self, width: usize) -> usize {
        1 + self.count() * width
    }
}

/// From which word of a set to which it has any column. What is beyond is not looked at, nor ever cleared: most sets of a large program are small.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Span {
    start: usize,
    end: usize,
}

impl Span {
    const EMPTY: Self = Self { start: 0, end: 0 };

    fn of(word: u64) -> Self {
        Self { start: (word & u64::from(u32::MAX)) as usize, end: (word >> 32) as usize }
    }

    fn word(self) -> u64 {
        self.start as u64 | (self.end as u64) << 32
    }

    fn and(self, other: Self) -> Self {
        if self == Self::EMPTY {
            return other;
        }
        if other == Self::EMPTY { self } else { Self { start: self.start.min(other.start), end: self.end.max(other.end) } }
    }

    /// The words beyond, as far as `wider` reaches: before and behind.
    fn missing(self, wider: Self) -> [core::ops::Range<usize>; 2] {
        if self == Self::EMPTY { [wider.start..wider.end, 0..0] } else { [wider.start..self.start, self.end..wider.end] }
    }
}

/// The sets of a strip of columns: of every slot, and of every output. Each has its span first, then the words of its sets.
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

    /// Words of a slot or an output.
    fn stride(&self) -> usize {
        self.layers.stride(self.width)
    }

    /// Those of the outputs, over all paths. Where there are guards a derivative that is a constant of each path may be another one on the next, known or
    /// not: it counts as one that varies.
    pub fn fill(&mut self, program: Program<'_>, strip: usize, columns: usize, column_of: impl Columns) {
        empty(self.outputs, self.stride());
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
        let (stride, width) = (self.stride(), self.width);
        let Some(from) = self.slots.get(slot as usize * stride..(slot as usize + 1) * stride) else { return };
        let Some(to) = self.outputs.get_mut(row * stride..(row + 1) * stride) else { return };
        for layer in 0..self.layers.count() {
            join(to, from, width, [layer, layer]);
            if differs && layer > 0 {
                join(to, from, width, [layer, 0]);
            }
        }
    }

    /// Each input in its own column.
    pub fn begin(&mut self, program: Program<'_>, strip: usize, columns: usize, column_of: impl Columns) {
        let (first, stride, width) = (strip * self.columns(), self.stride(), self.width);
        empty(self.slots, stride);
        for element in 0..program.inputs() {
            let column = column_of.of(element).filter(|column| *column < columns);
            let Some(bit) = column.and_then(|column| column.checked_sub(first)) else { continue };
            if bit < self.columns() {
                add(self.slots.get_mut(element * stride..(element + 1) * stride).unwrap_or_default(), width, bit);
            }
        }
    }

    /// Each column of one slot meets each of the other.
    pub fn pair(&self, pairs: &mut [u64], a: u32, b: u32) {
        let (a, (b, others)) = (self.set(a), self.set(b));
        for (k, word) in (a.0.start..).zip(a.1) {
            each_bit(*word, |bit| {
                let start = (k * BITS + bit) * self.width + b.start;
                let meets = pairs.get_mut(start..).unwrap_or_default();
                meets.iter_mut().zip(others).for_each(|(meets, other)| *meets |= other);
            });
        }
    }

    /// The columns that a slot depends on: the span, and its words.
    fn set(&self, slot: u32) -> (Span, &[u64]) {
        first_set(self.slots.get(slot as usize * self.stride()..).unwrap_or(&[]))
    }

    /// The columns that output `row` depends on: words of them, and the number of the first.
    pub fn row(&self, row: usize) -> (usize, &[u64]) {
        let (span, words) = first_set(self.outputs.get(row * self.stride()..).unwrap_or(&[]));
        (span.start, words)
    }

    /// Output `row` depends on that column of the strip.
    pub fn add(&mut self, row: usize, column: usize) {
        let (stride, width) = (self.stride(), self.width);
        add(self.outputs.get_mut(row * stride..(row + 1) * stride).unwrap_or_default(), width, column);
    }

    /// Whether the derivative of output `row` in that column of the strip varies from point to point.
    pub fn varies(&self, row: usize, column: usize) -> bool {
        let (at, start) = (column / BITS, row * self.stride());
        let span = self.outputs.get(start).map_or(Span::EMPTY, |word| Span::of(*word));
        let word = self.outputs.get(start + 1 + self.width + at).filter(|_| span.start <= at && at < span.end);
        word.is_some_and(|word| word >> (column % BITS) & 1 != 0)
    }

    /// What an instruction makes depends on what its arguments depend on, as far as they move it.
    pub fn step(&mut self, instruction: &Instruction<'_>) {
        let (moves, stride, width) = (Moves::of(instruction), self.stride(), self.width);
        let varying = self.layers == Layers::Varying;
        for result in instruction.results {
            // No result is an argument but of functions over arrays, whose every argument moves every result.
            let start = *result as usize * stride;
            let anew = instruction.results.len() == 1 || !instruction.arguments.contains(result);
            if anew && let Some(span) = self.slots.get_mut(start) {
                *span = Span::EMPTY.word();
            }
            for (place, argument) in instruction.arguments.iter().enumerate() {
                let Some((to, from)) = self.two(start, *argument as usize * stride).filter(|_| moves.by(place)) else { continue };
                join(to, from, width, [0, 0]);
                if varying {
                    join(to, from, width, [1, usize::from(moves.evenly(place))]);
                }
            }
        }
    }

    /// What begins at `to`, to write, and what at `from`; none if that is the same.
    fn two(&mut self, to: usize, from: usize) -> Option<(&mut [u64], &[u64])> {
        let stride = self.stride();
        let (low, high) = self.slots.split_at_mut_checked(to.max(from)).filter(|_| to != from)?;
        let high = high.get_mut(..stride)?;
        Some(if to < from { (low.get_mut(to..to + stride)?, high) } else { (high, low.get(from..from + stride)?) })
    }
}

/// The first set of a slot or an output: its span, and the words there.
fn first_set(of: &[u64]) -> (Span, &[u64]) {
    let Some((span, words)) = of.split_first() else { return (Span::EMPTY, &[]) };
    let span = Span::of(*span);
    (span, words.get(span.start..span.end).unwrap_or(&[]))
}

/// Empties every set of slots or outputs.
fn empty(all: &mut [u64], stride: usize) {
    all.chunks_mut(stride.max(1)).filter_map(<[u64]>::first_mut).for_each(|span| *span = Span::EMPTY.word());
}

/// Widens the span of the sets, of `width` words each, of a slot or an output, to have `other`: what comes into it is cleared.
fn widen(span: &mut u64, sets: &mut [u64], width: usize, other: Span) {
    let own = Span::of(*span);
    let wider = own.and(other);
    if wider == own {
        return;
    }
    *span = wider.word();
    for set in sets.chunks_mut(width.max(1)) {
        for range in own.missing(wider) {
            set.get_mut(range).unwrap_or_default().fill(0);
        }
    }
}

/// Adds a column to the first set of a slot or an output.
fn add(to: &mut [u64], width: usize, column: usize) {
    let Some((span, sets)) = to.split_first_mut() else { return };
    let word = column / BITS;
    widen(span, sets, width, Span { start: word, end: word + 1 });
    set_bit(sets, column);
}

/// Set number `sets[0]` of one slot or output takes what set number `sets[1]` of another has. All of one have the same span.
fn join(to: &mut [u64], from: &[u64], width: usize, sets: [usize; 2]) {
    let Some(((span, to), (other, from))) = to.split_first_mut().zip(from.split_first()) else { return };
    let other = Span::of(*other);
    widen(span, to, width, other);
    let [to_set, from_set] = sets.map(|set| set * width + other.start..set * width + other.end);
    if let Some((to, from)) = to.get_mut(to_set).zip(from.get(from_set)) {
        to.iter_mut().zip(from).for_each(|(to, from)| *to |= from);
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
