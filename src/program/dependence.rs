//! Which outputs of a program depend on which inputs, and which pairs of inputs meet in a second derivative: patterns that hold for every point of its
//! paths. Found from the instructions, never by values: both sides of a choice count.
//! Does not know what a pattern is used for.
//!
//! Each slot has a set of columns, one bit each, as many at a time as the scratch has room for.

use super::bytes::Program;
use super::code::{ARRAYS, COMPARE, CONSTANT, DETACH, END, Instruction, NORMAL, SELECT, SINCOS, SUM, Term, UNIFORM};
use super::rules::{DIV, MUL};
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

/// Words of scratch with which the pattern of a Jacobian of `columns` columns is found in one go; a part of it does, with more work, from
/// [`least_scratch`] on.
pub fn jacobian_scratch(program: Program<'_>, columns: usize) -> usize {
    least_scratch(program).saturating_mul(columns.div_ceil(BITS).max(1))
}

/// The fewest words with which it is found.
pub fn least_scratch(program: Program<'_>) -> usize {
    program.slots() + program.outputs()
}

/// Writes where the Jacobian of the first `rows` outputs can be nonzero, in compressed rows: `starts` takes `rows + 1` elements, `indices` the columns of
/// each row, ascending. The number of entries; those that `indices` has no room for are only counted.
///
/// # Errors
/// `PatternScratch` for too little of it, `BadLength` for `starts` of another length, or more entries than there can be.
pub fn jacobian(
    program: Program<'_>,
    rows: usize,
    columns: usize,
    column_of: impl Columns,
    scratch: &mut [u64],
    starts: &mut [u32],
    indices: &mut [u32],
) -> Result<usize, Error> {
    let least = least_scratch(program);
    if starts.len() != rows + 1 {
        return Err(Error::BadLength { a: rows, b: starts.len() });
    }
    let width = (scratch.len() / least.max(1)).min(columns.div_ceil(BITS).max(1));
    if width == 0 {
        return Err(Error::PatternScratch { needed: least, given: scratch.len() });
    }
    let strips = columns.div_ceil(width * BITS).max(1);
    let (slots, outputs) = scratch.split_at_mut((program.slots() * width).min(scratch.len()));
    let mut sets = Sets { slots, outputs, width };
    // First how many, then which: only the last strip is still there when all are counted.
    starts.fill(0);
    let mut total = 0_u64;
    for strip in 0..strips {
        sets.fill(program, strip, columns, column_of);
        for row in 0..rows {
            let count = sets.row(row).iter().map(|word| u64::from(word.count_ones())).sum::<u64>();
            total += count;
            if let Some(start) = starts.get_mut(row + 1) {
                *start = start.saturating_add(count as u32);
            }
        }
    }
    if total > u64::from(u32::MAX) {
        return Err(Error::BadLength { a: rows, b: columns });
    }
    for row in 1..=rows {
        let before = starts.get(row - 1).copied().unwrap_or(0);
        if let Some(start) = starts.get_mut(row) {
            *start += before;
        }
    }
    if indices.len() < total as usize {
        return Ok(total as usize);
    }
    // Each row is filled strip by strip: how far it is, `starts` tells, which is moved on and back again.
    for strip in 0..strips {
        if strips > 1 {
            sets.fill(program, strip, columns, column_of);
        }
        for row in 0..rows {
            let mut at = starts.get(row).copied().unwrap_or(0) as usize;
            for (k, word) in sets.row(row).iter().enumerate() {
                each_bit(*word, |bit| {
                    if let Some(place) = indices.get_mut(at) {
                        *place = ((strip * width + k) * BITS + bit) as u32;
                    }
                    at += 1;
                });
            }
            if let Some(start) = starts.get_mut(row) {
                *start = at as u32;
            }
        }
    }
    starts.copy_within(0..rows, 1);
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    Ok(total as usize)
}

/// Words of scratch with which the pattern of a Hessian of `columns` columns is found.
pub fn hessian_scratch(program: Program<'_>, columns: usize) -> usize {
    let width = columns.div_ceil(BITS).max(1);
    (program.slots().saturating_add(program.outputs()).saturating_add(columns)).saturating_mul(width)
}

/// Writes where the Hessian of a sum of outputs, each times a weight, can be nonzero: as [`jacobian`] does, symmetric, with `columns` rows.
///
/// # Errors
/// As [`jacobian`].
pub fn hessian(
    program: Program<'_>,
    columns: usize,
    column_of: impl Columns,
    scratch: &mut [u64],
    starts: &mut [u32],
    indices: &mut [u32],
) -> Result<usize, Error> {
    let needed = hessian_scratch(program, columns);
    if scratch.len() < needed {
        return Err(Error::PatternScratch { needed, given: scratch.len() });
    }
    if starts.len() != columns + 1 {
        return Err(Error::BadLength { a: columns, b: starts.len() });
    }
    let width = columns.div_ceil(BITS).max(1);
    let (pairs, rest) = scratch.split_at_mut(columns * width);
    let (slots, outputs) = rest.split_at_mut(program.slots() * width);
    pairs.fill(0);
    let mut sets = Sets { slots, outputs, width };
    for path in 0..program.paths() {
        sets.begin(program, 0, columns, column_of);
        for instruction in program.path(path) {
            meet(&instruction, |a, b| {
                for (x, y) in [(a, b), (b, a)] {
                    for k in 0..width {
                        each_bit(sets.word(x, k), |bit| {
                            let row = k * BITS + bit;
                            for l in 0..width {
                                if let Some(word) = pairs.get_mut(row * width + l) {
                                    *word |= sets.word(y, l);
                                }
                            }
                        });
                    }
                }
            });
            sets.step(&instruction);
        }
    }
    let mut total = 0;
    for row in 0..columns {
        if let Some(start) = starts.get_mut(row) {
            *start = total as u32;
        }
        for k in 0..width {
            each_bit(pairs.get(row * width + k).copied().unwrap_or(0), |bit| {
                if let Some(place) = indices.get_mut(total) {
                    *place = (k * BITS + bit) as u32;
                }
                total += 1;
            });
        }
    }
    if let Some(last) = starts.last_mut() {
        *last = u32::try_from(total).map_err(|_| Error::BadLength { a: columns, b: columns })?;
    }
    Ok(total)
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
                if let Some(word) = self.slots.get_mut(element * self.width + bit / BITS) {
                    *word |= 1 << (bit % BITS);
                }
            }
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
            let start = *result as usize * self.width;
            for k in 0..self.width {
                let mut word = 0;
                for (place, argument) in instruction.arguments.iter().enumerate() {
                    if moves.by(place) {
                        word |= self.word(*argument, k);
                    }
                }
                if let Some(place) = self.slots.get_mut(start + k) {
                    *place = word;
                }
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
            CONSTANT | DETACH | UNIFORM | NORMAL => Self::None,
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
