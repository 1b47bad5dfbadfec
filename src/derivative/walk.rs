//! A program carried out on numbers that write its derivatives: path by path, plainly, and where something is not finite once more with care.
//! Does not know the chain rule.

use core::cell::RefCell;

use super::chain::Rows;
use super::deriver::{Deriver, Symbol};
use super::lists::{Key, Row};
use super::number::Derived;
use super::product::Products;
use super::request::{Element, Kind, Layout, NotFinite};
use super::rule::{self, Names};
use crate::error::{Error, PlanError};
use crate::ops::{Float, Number};
use crate::program::code::{ALL_FINITE, CALL, END, Instruction, NORMAL, PARAMETER, UNIFORM, is_guard};
use crate::program::dependence::Columns;
use crate::program::{At, INPUT, Node, Recorder};
use crate::random::{Randomness, Stream};
use crate::recorded::{self, Slots};

/// Words of a slot: its node, and where two rows stand.
pub const SLOT: usize = 5;

/// A program that is being differentiated.
pub struct Walk<'w, 't> {
    /// Writes derivatives.
    pub deriver: &'t Deriver<'t>,
    /// The program, and what is asked for.
    pub layout: Layout<'w>,
    /// The rules that it calls.
    pub rules: Names<'w>,
    /// What each slot has.
    pub slots: RefCell<&'w mut [u32]>,
    /// The nodes of the outputs.
    pub outputs: RefCell<&'w mut [u32]>,
}

/// The slots of a walk, as numbers.
struct Table<'a, 'w, 't>(&'a Walk<'w, 't>);

impl<'t, F: Float> Slots<Derived<'t, F>> for Table<'_, '_, 't> {
    fn get(&self, slot: u32) -> Derived<'t, F> {
        let at = slot as usize * SLOT;
        let words = self.0.slots.try_borrow().ok().and_then(|words| words.get(at..)?.first_chunk::<SLOT>().copied());
        let [node, first, entries, second, pairs] = words.unwrap_or_default();
        let rows = Rows { first: Row::at(first, entries), second: Row::at(second, pairs) };
        Derived::new(node, rows, self.0.deriver)
    }

    fn set(&self, slot: u32, y: Derived<'t, F>) {
        let (node, Rows { first, second }) = y.parts(self.0.deriver);
        let at = slot as usize * SLOT;
        if let Ok(mut words) = self.0.slots.try_borrow_mut()
            && let Some(place) = words.get_mut(at..).and_then(|words| words.first_chunk_mut::<SLOT>())
        {
            let ([start, entries], [other, pairs]) = (first.words(), second.words());
            *place = [node, start, entries, other, pairs];
        }
    }
}

impl<'t> Walk<'_, 't> {
    /// Writes the derivatives of path `path`, where everything is finite or, `strict`, where something is not. Whether there is a way for the latter.
    ///
    /// # Errors
    /// What cannot be differentiated; `ScratchTooSmall` with the words of the tape that would do.
    pub fn path<F: Float>(&self, path: u32, strict: bool) -> Result<bool, Error> {
        let listener = self.deriver.listener;
        listener.begin();
        self.deriver.lists((), |lists| lists.clear());
        let told = self.carry_out::<F>(path, strict);
        if let Some(error) = told.err().or(self.deriver.error()) {
            listener.give_up();
            return Err(error);
        }
        let Ok(outputs) = self.outputs.try_borrow() else { return Err(Error::NotRecordable) };
        listener.finish(outputs.len(), &|k| outputs.get(k).copied().unwrap_or(0))?;
        told
    }

    fn carry_out<F: Float>(&self, path: u32, strict: bool) -> Result<bool, Error> {
        self.deriver.be_strict(false);
        self.instructions::<F>(path)?;
        let guarded = self.layout.request.not_finite != NotFinite::Assumed && self.guard(!strict);
        if strict {
            self.deriver.be_strict(true);
            self.instructions::<F>(path)?;
        }
        // Outputs and guard have rows of their own.
        self.is_whole()?;
        Ok(guarded)
    }

    fn begin<F: Float>(&self) {
        let deriver = self.deriver;
        // Whoever made the program may read a slot before it is written.
        let nothing = Derived::<F>::new(deriver.node(Symbol::constant(<F as Float>::NAN)), Rows::default(), deriver);
        for slot in self.layout.program.inputs()..self.layout.program.slots() {
            Table(self).set(slot as u32, nothing);
        }
        for element in 0..self.layout.program.inputs() {
            let mut row = deriver.lists(Row::default(), |lists| lists.begin());
            if let Some(col) = self.layout.columns.of(element) {
                match self.layout.tangents(col) {
                    None => deriver.push(&mut row, Key::of(col as u32), Some(Symbol::constant(<F as Float>::ONE))),
                    Some((start, stride)) => {
                        let directions = self.layout.directions();
                        for d in (0..directions).take_while(|_| self.is_whole().is_ok()) {
                            let tangent = INPUT + (start + d * stride) as u32;
                            deriver.push::<F>(&mut row, Key::of(d as u32), Some(deriver.symbol(tangent)));
                        }
                    }
                }
            }
            let rows = Rows { first: row, second: Row::default() };
            Table(self).set(element as u32, Derived::<F>::new(INPUT + element as u32, rows, deriver));
        }
    }

    fn instructions<F: Float>(&self, path: u32) -> Result<(), Error> {
        self.begin::<F>();
        let (program, listener) = (self.layout.program, self.deriver.listener);
        let mut instructions = program.path(path);
        while let Some(instruction) = instructions.next() {
            let (count, mark) = program.place(instruction.at);
            let at = At { count, mark };
            listener.stand_at(at);
            match instruction.code {
                END => return self.end::<F>(&instruction),
                guard if is_guard(guard) => self.answer::<F>(&instruction, instructions.answer(&instruction), at),
                CALL => {
                    let x = |k: usize| Slots::<Derived<'t, F>>::argument(&Table(self), &instruction, k);
                    let y = rule::call(self.deriver, self.rules.place(instruction.parameters), instruction.arguments.len(), &x);
                    Table(self).set_result(&instruction, 0, y);
                }
                UNIFORM | NORMAL | PARAMETER => {
                    let parameter = u64::from(instruction.last());
                    let node = listener.tape(INPUT, |tape| tape.operation(instruction.code, parameter, 0, &|_| 0, at));
                    Table(self).set_result(&instruction, 0, Derived::<F>::new(node, Rows::default(), self.deriver));
                }
                _ => recorded::step::<Derived<'t, F>>(&Table(self), &instruction, Stream::new(Randomness::Forbidden, 0, 0, 0))?,
            }
            if let Some(error) = self.deriver.error() {
                return Err(error);
            }
            self.is_whole()?;
        }
        Err(Error::BadProgram { at: 0 })
    }

    /// Whether there was room for all rows so far.
    fn is_whole(&self) -> Result<(), Error> {
        let full = self.deriver.lists(true, |lists| lists.is_full());
        if full { Err(Error::ScratchTooSmall { needed: usize::MAX, given: 0 }) } else { Ok(()) }
    }

    /// A guard of the program.
    fn answer<F: Float>(&self, guard: &Instruction<'_>, holds: bool, at: At) {
        let words = if F::SINGLE { 1 } else { 2 };
        let parameter = if guard.parameters.len() > 1 { guard.real(0, words) } else { 0 };
        let node = |k: usize| Slots::<Derived<'t, F>>::argument(&Table(self), guard, k).parts(self.deriver).0;
        let nodes = [node(0), if guard.arguments.len() > 1 { node(1) } else { 0 }];
        let nodes = nodes.get(..guard.arguments.len()).unwrap_or(&[]);
        self.deriver.listener.tape((), |tape| tape.guard(guard.code, parameter, nodes, holds, at));
    }

    /// The outputs, each an operation that makes its zeros positive where it is a derivative, unless these may have any sign.
    fn end<F: Float>(&self, end: &Instruction<'_>) -> Result<(), Error> {
        let deriver = self.deriver;
        let number = |k: usize| Slots::<Derived<'t, F>>::argument(&Table(self), end, k);
        let own = |k: usize| if deriver.second { number(k).rows().second } else { number(k).rows().first };
        // Each output has a row for itself, so that it can be told which entries are taken.
        let copies =
            self.layout.entries.map(|_| deriver.lists(Row::default(), |lists| lists.copies(self.layout.program.rows(), own)));
        let row_of = |row: usize| match copies {
            Some(copies) => {
                deriver.entry(copies, row as u32).map_or(Row::default(), |(Key(start, entries), _)| Row::at(start, entries))
            }
            None => own(row),
        };
        let derivative = |row: Row, key: Key| {
            let node = deriver.lists(None, |lists| lists.take(row, key));
            let found: Symbol<'t, F> = node.map_or(Symbol::constant(<F as Float>::ZERO), |node| deriver.symbol(node));
            deriver.output(found)
        };
        let put = |place: usize, node: Node| {
            if let Ok(mut outputs) = self.outputs.try_borrow_mut() {
                outputs.get_mut(place).into_iter().for_each(|output| *output = node);
            }
        };
        let mut place = 0;
        self.layout.each(|element| {
            let node = match element {
                Element::Value(k) => number(k).parts(deriver).0,
                Element::First { row, col } => derivative(row_of(row), Key::of(col as u32)),
                Element::Second { row, i, j } => derivative(row_of(row), Key(i.max(j) as u32, i.min(j) as u32)),
            };
            put(place, node);
            place += 1;
        })?;
        let products = Products { deriver, layout: &self.layout };
        let put = |k: usize, node: Node| put(place + k, node);
        match self.layout.request.kind {
            Kind::Gram => products.gram::<F>(row_of, |k| number(k).parts(deriver).0, put),
            Kind::Covariance => products.covariance::<F>(row_of, put),
            _ => {}
        }
        self.nothing_is_left(row_of)
    }

    /// Whether a pattern has every entry that it should.
    fn nothing_is_left(&self, rows: impl Fn(usize) -> Row) -> Result<(), Error> {
        if self.layout.entries.is_none() {
            return Ok(());
        }
        let second = self.deriver.second;
        let left = (0..self.layout.program.rows()).find_map(|row| {
            let own = rows(row);
            let Key(i, j) = self.deriver.lists(None, |lists| lists.left(own))?;
            // The lower triangle does for a pattern that is symmetric.
            Some(if second { (i as usize, j as usize) } else { (row, i as usize) })
        });
        left.map_or(Ok(()), |(row, col)| Err(Error::Plan(PlanError::Miss { row, col })))
    }

    /// Asks whether what has to be finite is. Whether there is anything to ask.
    fn guard(&self, holds: bool) -> bool {
        let deriver = self.deriver;
        let values = if self.layout.request.values { self.layout.program.outputs() } else { 0 };
        let Ok(outputs) = self.outputs.try_borrow() else { return false };
        deriver.lists(false, |lists| {
            let (watched, free) = lists.watched();
            let mut count = 0;
            let mut full = false;
            deriver.listener.tape((), |tape| {
                let derivatives = outputs.iter().skip(values).copied();
                tape.watch(derivatives, watched.iter().copied(), |node: Node| {
                    match free.get_mut(count) {
                        Some(place) => *place = node,
                        None => full = true,
                    }
                    count += 1;
                });
                let nodes = free.get(..count).unwrap_or(&[]);
                if count > 0 {
                    tape.guard(ALL_FINITE, 0, nodes, holds, At { count: 0, mark: None });
                }
            });
            if full {
                lists.fill();
            }
            count > 0
        })
    }
}
