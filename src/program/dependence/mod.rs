//! Which outputs of a program depend on which inputs, and which pairs of inputs meet in a second derivative: patterns that hold for every point of its
//! paths. Found from the instructions, never by values: both sides of a choice count.
//! Does not know what a pattern is used for.
//!
//! Each slot has a set of columns, one bit each, as many at a time as the scratch has room for.

mod needed;
mod sets;

use super::bytes::Program;
use super::code::{ARRAYS, CONSTANT, DETACH, DIV, FMA, Instruction, MUL, SELECT, SINCOS, STRONG, SUM, Term};
use crate::error::Error;
use core::ops::Range;
use needed::Needed;
use sets::{BITS, Layers, Sets, each_bit, is_linear, set_bit, slopes};

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

/// Which elements of the outputs count, one output behind the other.
pub trait Outputs: Copy {
    /// Whether element `row` does.
    fn has(self, row: usize) -> bool;
}

impl<O: Fn(usize) -> bool + Copy> Outputs for O {
    fn has(self, row: usize) -> bool {
        self(row)
    }
}

/// Words of scratch with which the pattern of a Jacobian is found in one go. A part of it does, with more work, down to that of one column.
pub fn jacobian_scratch(program: Program<'_>, columns: usize) -> usize {
    scratch(program, columns.div_ceil(BITS).max(1), Layers::Dependence)
}

/// Words of scratch with which it is found where the entries of a Jacobian vary.
pub fn varying_scratch(program: Program<'_>) -> usize {
    scratch(program, 1, Layers::Varying)
}

/// Words of sets of that many words each.
fn scratch(program: Program<'_>, width: usize, layers: Layers) -> usize {
    program.slots().saturating_add(program.outputs()).saturating_mul(layers.stride(width))
}

/// Words of scratch with which the pattern of a Hessian is found.
pub fn hessian_scratch(program: Program<'_>, columns: usize) -> usize {
    let width = columns.div_ceil(BITS).max(1);
    let of_slots = program.slots().saturating_mul(Layers::Dependence.stride(width));
    of_slots.saturating_add(columns.saturating_mul(width)).saturating_add(needed::words(program))
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
        Self::layered(program, [rows, columns], column_of, scratch, Layers::Dependence)
    }

    /// Likewise, to ask which entries vary.
    ///
    /// # Errors
    /// As `new`.
    pub fn varying(
        program: Program<'a>,
        rows: usize,
        columns: usize,
        column_of: C,
        scratch: &'s mut [u64],
    ) -> Result<Self, Error> {
        Self::layered(program, [rows, columns], column_of, scratch, Layers::Varying)
    }

    fn layered(
        program: Program<'a>,
        [rows, columns]: [usize; 2],
        column_of: C,
        scratch: &'s mut [u64],
        layers: Layers,
    ) -> Result<Self, Error> {
        let room = |width: usize| scratch.len() >= self::scratch(program, width, layers);
        let most = columns.div_ceil(BITS).max(1);
        // Nothing takes no room, and so has enough of it.
        let width = match program.slots().saturating_add(program.outputs()) {
            0 => 2,
            all => (scratch.len() / all).saturating_sub(1),
        };
        let width = most.min(if layers == Layers::Varying { width / 2 } else { width });
        if width == 0 || !room(width) {
            return Err(Error::PatternScratch { needed: self::scratch(program, 1, layers), given: scratch.len() });
        }
        let (slots, outputs) = scratch.split_at_mut_checked(program.slots() * layers.stride(width)).unwrap_or_default();
        let sets = Sets::new(slots, outputs, width, layers);
        Ok(Self { program, sets, rows, columns, column_of, diagonal: false, strip: None })
    }

    /// The whole diagonal counts from now on.
    pub fn add_diagonal(&mut self) {
        (self.diagonal, self.strip) = (true, None);
    }

    /// Shows every entry to `f`: its row and its column. The columns of each row ascend; rows do where the scratch is for all columns.
    pub fn each(&mut self, mut f: impl FnMut(usize, usize)) {
        for strip in 0..self.strips() {
            let first = self.find(strip);
            for row in 0..self.rows {
                let (start, words) = self.sets.row(row);
                for (k, word) in (start..).zip(words) {
                    each_bit(*word, |bit| f(row, first + k * BITS + bit));
                }
            }
        }
    }

    /// Shows strip after strip of columns to `f`: which those are, and whether an entry of them varies from point to point.
    ///
    /// # Errors
    /// Those of `f`.
    pub fn each_strip<E>(
        &mut self,
        mut f: impl FnMut(Range<usize>, &dyn Fn(usize, usize) -> bool) -> Result<(), E>,
    ) -> Result<(), E> {
        (0..self.strips()).try_for_each(|strip| {
            let first = self.find(strip);
            f(first..first + self.sets.columns(), &|row, column| self.sets.varies(row, column - first))
        })
    }

    fn strips(&self) -> usize {
        self.columns.div_ceil(self.sets.columns().max(1))
    }

    /// Finds the sets of a strip, if they are not there; its first column.
    fn find(&mut self, strip: usize) -> usize {
        let width = self.sets.columns();
        let first = strip * width;
        if self.strip != Some(strip) {
            self.sets.fill(self.program, strip, self.columns, self.column_of);
            self.strip = Some(strip);
            for row in (first..self.rows.min(self.columns).min(first + width)).take_while(|_| self.diagonal) {
                self.sets.add(row, row - first);
            }
        }
        first
    }
}

/// Where the Hessian of a sum of outputs, each times a weight, can be nonzero: symmetric. Outputs that a weight of 0 takes out may be told.
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
    pub fn new(
        program: Program<'_>,
        columns: usize,
        column_of: impl Columns,
        outputs: impl Outputs,
        scratch: &'s mut [u64],
    ) -> Result<Self, Error> {
        let (needed, given) = (hessian_scratch(program, columns), scratch.len());
        let width = columns.div_ceil(BITS).max(1);
        let too_small = Error::PatternScratch { needed, given };
        let (of_pairs, of_slots) =
            columns.checked_mul(width).zip(program.slots().checked_mul(Layers::Dependence.stride(width))).ok_or(too_small)?;
        let (pairs, slots) = scratch.split_at_mut_checked(of_pairs).ok_or(too_small)?;
        let (slots, rest) = slots.split_at_mut_checked(of_slots).ok_or(too_small)?;
        if rest.len() < needed::words(program) {
            return Err(too_small);
        }
        let mut needed = Needed::new(program, rest);
        pairs.fill(0);
        let mut sets = Sets::new(slots, &mut [], width, Layers::Dependence);
        for path in 0..program.paths() {
            sets.begin(program, 0, columns, column_of);
            needed.find(program, path, |row| row < program.rows() && outputs.has(row));
            for instruction in program.path(path) {
                if needed.has(instruction.at) {
                    meet(&instruction, |a, b| {
                        sets.pair(pairs, a, b);
                        if a != b {
                            sets.pair(pairs, b, a);
                        }
                    });
                }
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
        MUL | FMA => argument(0).zip(argument(1)).iter().for_each(|(a, b)| f(*a, *b)),
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
        ARRAYS..CONSTANT if is_linear(instruction.code) => {}
        ARRAYS..CONSTANT => all(&mut f, &|_| true),
        CONSTANT..SELECT if instruction.code != DETACH => all(&mut f, &|_| true),
        SINCOS | STRONG.. => all(&mut f, &|_| true),
        _ => {}
    }
}
