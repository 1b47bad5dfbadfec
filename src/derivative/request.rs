//! Which derivatives are asked for, and the blocks of the program that computes them.
//! Does not know how they are found.

use crate::argnums::Argnums;
use crate::error::Error;
use crate::program::{Blocks, InputColumns, Program};

/// What a derivative program computes, beside values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The Jacobian: a block for each output and each input that argnums names, rows by row; with a pattern its entries, in one block.
    Jacobian,
    /// So many directional derivatives. The program has the tangents as further inputs: for each input that argnums names a block of that many directions, one
    /// behind the other; and so is what it computes for each output.
    Directional(usize),
    /// The Hessian of each element of the outputs: a block for each output and each pair of inputs that argnums names; with a pattern a block for each output,
    /// that many entries for each element of it.
    Hessian,
    /// Its lower triangle, row by row, diagonal included, of all columns together: a block for each output.
    LowerHessian,
    /// `Jᵀ·W·J` and `Jᵀ·W·y`, a block each, of the Jacobian of all outputs in all columns together. The program has the diagonal of `W` as a further input.
    Gram,
    /// `J·P·Jᵀ`, a block. The program has `P`, which is symmetric, row by row as a further input.
    Covariance,
}

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Which derivatives.
    pub kind: Kind,
    /// In which inputs.
    pub argnums: Argnums<'a>,
    /// Whether the program's own outputs and aux blocks are outputs, too, before the others.
    pub values: bool,
    /// What becomes of points where something is not finite.
    pub not_finite: NotFinite,
}

/// What becomes of points where something is not finite, so that products have to be under the rule of strong zero.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotFinite {
    /// A last guard finds them, and leads to a path for them.
    Followed,
    /// A last guard finds them, and leads nowhere.
    Missed,
    /// There are none: no guard asks. A product with zero is zero, and a sum with zero its other term. Zeros may have another sign.
    Assumed,
}

/// An element of what is computed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Element {
    /// Element `0` of the program's own outputs.
    Value(usize),
    /// The derivative of output element `row` in direction `col`.
    First {
        /// Of all outputs.
        row: usize,
        /// Of all columns.
        col: usize,
    },
    /// Its second derivative.
    Second {
        /// Of all outputs.
        row: usize,
        /// One column.
        i: usize,
        /// The other.
        j: usize,
    },
}

/// Shows the entries of a pattern to a function, with row and column.
pub type EachEntry<'a> = &'a dyn Fn(&mut dyn FnMut(usize, u32, u32)) -> Result<(), Error>;

/// The entries of a pattern, in the order in which they are wanted.
#[derive(Clone, Copy)]
pub struct Entries<'a> {
    /// Rows and columns of the matrix.
    pub shape: [usize; 2],
    /// How many there are.
    pub count: usize,
    /// Shows each.
    pub each: EachEntry<'a>,
}

/// The blocks of a derivative program.
#[derive(Clone, Copy)]
pub struct Layout<'a> {
    pub(super) program: Program<'a>,
    pub(super) request: Request<'a>,
    pub(super) entries: Option<Entries<'a>>,
    pub(super) columns: InputColumns<'a>,
}

impl<'a> Layout<'a> {
    /// Those of the derivatives of `program` that are asked for.
    ///
    /// # Errors
    /// Those of argnums; `PatternShape`; `BadLength` for more elements than there can be.
    pub fn new(program: Program<'a>, request: Request<'a>, entries: Option<Entries<'a>>) -> Result<Self, Error> {
        let columns = InputColumns::new(program, request.argnums)?;
        if let Some(entries) = entries {
            let expected = match request.kind {
                Kind::Jacobian => [program.rows(), columns.count()],
                Kind::Hessian => [columns.count(); 2],
                _ => return Err(Error::PatternShape { rows: entries.shape[0], cols: entries.shape[1] }),
            };
            if entries.shape != expected {
                return Err(Error::PatternShape { rows: entries.shape[0], cols: entries.shape[1] });
            }
        }
        let found = Self { program, request, entries, columns };
        let most = i32::MAX as usize;
        let (inputs, outputs) = (found.input_lengths().fold(0, usize::saturating_add), found.elements());
        if inputs.saturating_add(outputs) > most { Err(Error::BadLength { a: inputs, b: outputs }) } else { Ok(found) }
    }

    fn argnum_lengths(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        let [inputs, ..] = self.program.lengths();
        let argnums = self.request.argnums;
        (0..argnums.len()).map(move |k| inputs.get(argnums.get(k, inputs.len())).map_or(0, |len| *len as usize))
    }

    fn output_lengths(&self) -> impl Iterator<Item = usize> + Clone + 'a {
        let [_, outputs, _] = self.program.lengths();
        outputs.iter().map(|len| *len as usize)
    }

    fn input_lengths(&self) -> impl Iterator<Item = usize> + '_ {
        let [inputs, ..] = self.program.lengths();
        let directions = if let Kind::Directional(count) = self.request.kind { Some(count) } else { None };
        let tangents = directions.into_iter().flat_map(|count| self.argnum_lengths().map(move |len| len.saturating_mul(count)));
        let factor = match self.request.kind {
            Kind::Gram => Some(self.program.rows()),
            Kind::Covariance => Some(self.columns.count().saturating_mul(self.columns.count())),
            _ => None,
        };
        inputs.iter().map(|len| *len as usize).chain(tangents).chain(factor)
    }

    /// How many values each element of an output has, block by block.
    fn each_block(&self, mut f: impl FnMut(usize)) {
        let n = self.columns.count();
        match (self.request.kind, self.entries) {
            (Kind::Jacobian, None) => self.argnum_lengths().for_each(f),
            (Kind::Directional(count), _) => f(count),
            (Kind::Hessian, None) => {
                self.argnum_lengths().for_each(|a| self.argnum_lengths().for_each(|b| f(a.saturating_mul(b))));
            }
            (Kind::LowerHessian, _) => f(n.saturating_mul(n.saturating_add(1)) / 2),
            (Kind::Gram | Kind::Covariance, _) => {}
            (_, Some(entries)) => f(entries.count),
        }
    }

    /// Shows the length of every output to `f`.
    fn each_output(&self, mut f: impl FnMut(usize)) {
        let [_, outputs, aux] = self.program.lengths();
        if self.request.values {
            outputs.iter().chain(aux).for_each(|len| f(*len as usize));
        }
        let [rows, cols] = [self.program.rows(), self.columns.count()];
        match (self.request.kind, self.entries) {
            (Kind::Jacobian, Some(entries)) => return f(entries.count),
            (Kind::Gram, _) => {
                f(cols.saturating_mul(cols));
                return f(cols);
            }
            (Kind::Covariance, _) => return f(rows.saturating_mul(rows)),
            _ => {}
        }
        for rows in self.output_lengths() {
            self.each_block(|each| f(rows.saturating_mul(each)));
        }
    }

    /// Shows every element of the outputs to `f`, in order; not those of products.
    ///
    /// # Errors
    /// Those of the pattern.
    pub fn each(&self, mut f: impl FnMut(Element)) -> Result<(), Error> {
        if self.request.values {
            (0..self.program.outputs()).for_each(|k| f(Element::Value(k)));
        }
        let n = self.columns.count();
        let starts = || {
            self.argnum_lengths().scan(0, |start, len| {
                let own = *start;
                *start += len;
                Some(own..own + len)
            })
        };
        if let (Kind::Jacobian, Some(entries)) = (self.request.kind, self.entries) {
            return (entries.each)(&mut |_, row, col| f(Element::First { row: row as usize, col: col as usize }));
        }
        let mut first = 0;
        for len in self.output_lengths() {
            let rows = first..first + len;
            first += len;
            match (self.request.kind, self.entries) {
                (Kind::Jacobian, _) => {
                    for columns in starts() {
                        for row in rows.clone() {
                            columns.clone().for_each(|col| f(Element::First { row, col }));
                        }
                    }
                }
                (Kind::Directional(count), _) if !rows.is_empty() => {
                    for col in 0..count {
                        rows.clone().for_each(|row| f(Element::First { row, col }));
                    }
                }
                (Kind::Hessian, Some(entries)) => {
                    for row in rows {
                        (entries.each)(&mut |_, i, j| f(Element::Second { row, i: i as usize, j: j as usize }))?;
                    }
                }
                (Kind::Hessian, None) => {
                    for own in starts() {
                        for other in starts() {
                            for row in rows.clone() {
                                for i in own.clone() {
                                    other.clone().for_each(|j| f(Element::Second { row, i, j }));
                                }
                            }
                        }
                    }
                }
                (Kind::Directional(_) | Kind::Gram | Kind::Covariance, _) => {}
                (Kind::LowerHessian, _) => {
                    for row in rows {
                        for i in 0..n {
                            (0..=i).for_each(|j| f(Element::Second { row, i, j }));
                        }
                    }
                }
            }
        }
        Ok(())
    }

    /// How many directions there are whose tangents are inputs.
    pub(super) fn directions(&self) -> usize {
        if let Kind::Directional(count) = self.request.kind { count } else { 0 }
    }

    /// Where the tangents of column `col` are among the inputs, from one direction to the next, if they are inputs.
    pub(super) fn tangents(&self, col: usize) -> Option<(usize, usize)> {
        let Kind::Directional(count) = self.request.kind else { return None };
        let (mut before, mut start) = (0, self.program.inputs());
        for len in self.argnum_lengths() {
            if col < before + len {
                return Some((start + col - before, len));
            }
            before += len;
            start += len * count;
        }
        None
    }
}

impl Layout<'_> {
    /// Shows the length of every block to `f`: of the inputs, then of the outputs, of which there are as many as it tells of either.
    pub fn each_length(&self, mut f: impl FnMut(usize)) -> [usize; 2] {
        let [mut inputs, mut outputs] = [0; 2];
        self.input_lengths().for_each(|len| {
            inputs += 1;
            f(len);
        });
        self.each_output(|len| {
            outputs += 1;
            f(len);
        });
        [inputs, outputs]
    }

    /// How many elements the outputs have.
    pub fn elements(&self) -> usize {
        let mut elements: usize = 0;
        self.each_output(|len| elements = elements.saturating_add(len));
        elements
    }
}

/// Blocks whose lengths are kept as words.
#[derive(Clone, Copy, Debug)]
pub struct Kept<'w> {
    /// How many inputs and outputs.
    pub counts: [usize; 2],
    /// Their lengths.
    pub lengths: &'w [u32],
}

impl Blocks for Kept<'_> {
    fn counts(&self) -> [usize; 3] {
        [self.counts[0], self.counts[1], 0]
    }

    fn length(&self, k: usize) -> usize {
        self.lengths.get(k).map_or(0, |len| *len as usize)
    }
}
