//! The arrays of a program: what each is called, how long it is, where an element is.
//! Does not know statements.

use super::out::{Named, Out};
use crate::program::Program;
use crate::program::code::PARAMETER;

/// The arrays of a program, in the order of its function's arguments.
#[derive(Clone, Copy)]
pub struct Arrays<'p> {
    lengths: [&'p [u32]; 3],
    parameters: usize,
}

/// What an array is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Array {
    Input(usize),
    Parameters,
    Output(usize),
    Work,
}

impl Array {
    /// What it is called.
    pub fn name(self, out: &mut Out<'_>) {
        match self {
            Self::Input(k) => out.numbered("x", k),
            Self::Parameters => out.text("p"),
            Self::Output(k) => out.numbered("y", k),
            Self::Work => out.text("w"),
        }
    }

    /// Whether a function only reads it.
    pub fn is_read(self) -> bool {
        matches!(self, Self::Input(_) | Self::Parameters)
    }
}

impl<'p> Arrays<'p> {
    /// Those of a program.
    pub fn of(program: Program<'p>) -> Self {
        let parameters = program.instructions().filter(|instruction| instruction.code == PARAMETER);
        let parameters = parameters.map(|instruction| (instruction.last() as usize).saturating_add(1)).max().unwrap_or(0);
        Self { lengths: program.lengths(), parameters }
    }

    /// How many arrays there are.
    pub fn count(&self) -> usize {
        self.lengths.iter().map(|lengths| lengths.len()).sum::<usize>() + 2
    }

    /// Array `k`.
    pub fn get(&self, k: usize) -> Array {
        let inputs = self.lengths[0].len();
        match k {
            k if k < inputs => Array::Input(k),
            k if k == inputs => Array::Parameters,
            k if k + 1 == self.count() => Array::Work,
            k => Array::Output(k - inputs - 1),
        }
    }

    /// The arrays that are arguments of a function: all, or those that are named.
    pub fn named(self, named: Option<Named>) -> impl Iterator<Item = usize> + use<'p> {
        let there = move |k: usize| self.parameters > 0 || self.get(k) != Array::Parameters;
        (0..self.count()).filter(move |k| there(*k) && named.is_none_or(|named| named.has(*k)))
    }

    /// The number of an array.
    pub fn place(&self, array: Array) -> usize {
        match array {
            Array::Input(k) => k,
            Array::Parameters => self.lengths[0].len(),
            Array::Output(k) => self.lengths[0].len() + 1 + k,
            Array::Work => self.count() - 1,
        }
    }

    /// Elements of array `k`.
    pub fn length(&self, k: usize) -> usize {
        let [inputs, outputs, aux] = self.lengths;
        let length = match self.get(k) {
            Array::Input(k) => inputs.get(k),
            Array::Output(k) => outputs.get(k).or_else(|| aux.get(k - outputs.len())),
            _ => None,
        };
        length.map_or(self.parameters, |length| *length as usize)
    }

    /// Elements of all arrays that are read from outside. A program from elsewhere may read any parameter.
    pub fn inputs_len(self) -> usize {
        self.inputs().map(|k| self.length(k)).fold(0, usize::saturating_add)
    }

    /// Those that are read from outside.
    pub fn inputs(self) -> impl Iterator<Item = usize> + use<'p> {
        self.named(None).filter(move |k| self.get(*k).is_read())
    }

    /// Those that are written for outside.
    pub fn outputs(self) -> impl Iterator<Item = usize> + use<'p> {
        self.named(None).filter(move |k| matches!(self.get(*k), Array::Output(_)))
    }

    /// Whether there are neither parameters nor aux blocks.
    pub fn has_results_alone(&self) -> bool {
        self.parameters == 0 && self.lengths[2].is_empty()
    }

    /// Elements of the last output, if there is one.
    pub fn last_output(self) -> Option<usize> {
        self.outputs().last().map(|k| self.length(k))
    }

    /// Where element `element` of all inputs, or of all outputs, is.
    pub fn find(&self, outputs: bool, mut element: usize) -> (usize, usize) {
        let [inputs, own, aux] = self.lengths;
        let lengths = if outputs { own.iter().chain(aux) } else { inputs.iter().chain(&[]) };
        for (k, length) in lengths.enumerate() {
            if element < *length as usize {
                return (k, element);
            }
            element -= *length as usize;
        }
        (0, 0)
    }

    /// The arguments of a function, with their types: all arrays, or those that are named; `qualifier` stands before each name. Of several points they are those
    /// of vectors.
    pub fn declare(self, out: &mut Out<'_>, named: Option<Named>, qualifier: &str, file: &[u8], lanes: bool) {
        out.text("(");
        for (count, k) in self.named(named).enumerate() {
            out.text(if count > 0 { ", " } else { "" });
            out.text(if self.get(k).is_read() { "const " } else { "" });
            let vector = lanes && self.get(k) != Array::Parameters;
            out.template(if vector { "$P_element *" } else { "$R *" }, file);
            out.template(qualifier, file);
            self.get(k).name(out);
        }
        out.text(if self.named(named).next().is_some() { ")" } else { "void)" });
    }
}
