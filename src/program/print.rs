//! A program as text: what there is of what, a listing, and a graph in the language of Graphviz. An instruction is named by where it stands in the code, in
//! every report the same.
//! Does not know where the text goes.

use core::fmt::{self, Write};

use super::bytes::Program;
use super::code::{
    ALL_FINITE, ARRAY_FIRST, ARRAY_SECOND, ARRAYS, BEND, BEND2, BRANCH, CALL, CALL_FIRST, CALL_SECOND, CHAIN, CHAIN2, CLASSIFY,
    COMPARE, CONSTANT, Code, DEFINED, DETACH, END, FIRST, Instruction, Kind, NORMAL, PARAMETER, SECOND, SELECT, SINCOS, STRONG,
    STRONG_BEND, STRONG_BEND2, SUM, Term, UNIFORM, is_call, is_guard, real_of,
};
use super::rule_name::bytes_of;
use super::signature::{name_of, signature};
use crate::error::{decimal, digits};
use crate::{array, ops};

/// Which text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Format {
    /// Sizes, and how often each operation occurs.
    Counts,
    /// A line for each instruction.
    Listing,
    /// A graph in the language of Graphviz.
    Graph,
}

/// Hands the text to `push`, byte by byte. A graph takes time proportional to the square of the program's size.
pub fn print(program: Program<'_>, format: Format, push: &mut dyn FnMut(u8)) {
    let mut out = Out { program, push };
    match format {
        Format::Counts => out.counts(),
        Format::Listing => out.instructions(Out::line),
        Format::Graph => {
            out.text("digraph program {\n");
            for path in 0..program.paths() {
                out.edges(path);
            }
            out.text("}\n");
        }
    }
}

/// Its listing.
impl fmt::Display for Program<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut result = Ok(());
        print(*self, Format::Listing, &mut |byte| result = result.and_then(|()| f.write_char(byte.into())));
        result
    }
}

/// What an instruction is called.
fn name(code: Code) -> &'static str {
    const COMPARISONS: [&str; 8] = ["lt", "le", "gt", "ge", "eq", "ne", "", ""];
    const SELECTS: [&str; 8] = ["select_lt", "select_le", "select_gt", "select_ge", "select_eq", "select_ne", "", ""];
    const CLASSES: [&str; 4] = ["isnan", "isinf", "isfinite", "signbit"];
    let of = |names: &'static [&'static str], bits: Code| names.get(bits as usize).copied().unwrap_or("");
    match code {
        1..CONSTANT | FIRST.. => name_of(code),
        CONSTANT => "const",
        DETACH => "detach",
        UNIFORM => "uniform",
        NORMAL => "normal",
        CHAIN => "chain",
        CHAIN2 => "chain2",
        CALL | CALL_FIRST | CALL_SECOND => "call_rule",
        PARAMETER => "parameter",
        SELECT..COMPARE => of(&SELECTS, code & 7),
        COMPARE..CLASSIFY => of(&COMPARISONS, code & 7),
        ALL_FINITE => "all finite",
        CLASSIFY..BRANCH => of(&CLASSES, code & 3),
        BRANCH => "otherwise",
        END => "end",
        SUM => "sum of products",
        SINCOS => "sincos",
        STRONG => "tangent product",
        DEFINED => "where defined",
        BEND | BEND2 | STRONG_BEND | STRONG_BEND2 => "second-order product",
        _ => "",
    }
}

/// What stands before the name of what derivatives are of.
fn derivatives(code: Code) -> &'static str {
    match code {
        FIRST..SECOND | CALL_FIRST => "slopes of ",
        ARRAY_FIRST..ARRAY_SECOND => "tangents of ",
        SECOND.. | CALL_SECOND => "second derivatives of ",
        _ => "",
    }
}

struct Out<'a, 'p> {
    program: Program<'a>,
    push: &'p mut dyn FnMut(u8),
}

impl<'a> Out<'a, '_> {
    fn text(&mut self, text: &str) {
        text.bytes().for_each(&mut *self.push);
    }

    fn number(&mut self, number: usize) {
        digits(self.push, number);
    }

    fn counted(&mut self, number: usize, what: &str) {
        self.number(number);
        self.text(" ");
        self.text(what);
    }

    fn words(&self) -> usize {
        if self.program.is_single() { 1 } else { 2 }
    }

    fn real(&mut self, bits: u64) {
        if self.program.is_single() {
            decimal::spell(f32::from_bits(bits as u32).into(), 9, self.push);
        } else {
            decimal::spell(f64::from_bits(bits), 17, self.push);
        }
    }

    fn slot(&mut self, slot: u32) {
        let inputs = self.program.inputs() as u32;
        self.text(if slot < inputs { "x" } else { "r" });
        self.number(if slot < inputs { slot } else { slot - inputs } as usize);
    }

    fn instructions(&mut self, mut f: impl FnMut(&mut Self, &Instruction<'a>)) {
        for instruction in self.program.instructions() {
            f(self, &instruction);
        }
    }

    fn counts(&mut self) {
        let program = self.program;
        self.text(if program.is_single() { "single precision, " } else { "double precision, " });
        self.counted(program.words().len() * 4, "bytes\n");
        self.counted(program.inputs(), "input elements, ");
        self.counted(program.outputs(), "output and aux elements, ");
        self.counted(program.slots(), "numbers at once\n");
        self.counted(program.paths() as usize, "paths, ");
        self.counted(program.guards() as usize, "guards\n");
        let operations = |first: Code| first + 1..=first + ops::HIGHEST;
        let over_arrays = |first: Code| first + 1..=first + array::dispatch::HIGHEST;
        let whole = operations(0).chain(over_arrays(ARRAYS)).chain(CONSTANT..=CALL_SECOND);
        let derived = [FIRST, SECOND].into_iter().flat_map(operations);
        let codes = whole.chain(derived).chain([ARRAY_FIRST, ARRAY_SECOND].into_iter().flat_map(over_arrays));
        for code in codes.filter(|code| !matches!(*code, BRANCH | END)) {
            let mut count = 0;
            self.instructions(|_, instruction| count += usize::from(instruction.code == code));
            if count > 0 {
                self.counted(count, derivatives(code));
                self.text(name(code));
                self.text("\n");
            }
        }
        let [mut sums, mut products] = [0; 2];
        self.instructions(|_, instruction| {
            let mut kinds = if instruction.code == SUM { instruction.parameters.first().copied().unwrap_or(0) } else { 0 };
            let mut terms = 0;
            while let Some(term) = Term::next(&mut kinds) {
                terms += 1;
                products += usize::from(matches!(term.kind, Kind::Product | Kind::Scaled));
            }
            sums += usize::saturating_sub(terms, 1);
        });
        if sums > 0 {
            self.text("in sums of products: ");
            self.counted(sums, "additions and subtractions, ");
            self.counted(products, "products\n");
        }
    }

    /// One instruction: where it stands, its results, what it does, its place in the function.
    fn line(&mut self, instruction: &Instruction<'a>) {
        self.number(instruction.at as usize);
        self.text(":");
        for result in instruction.results {
            self.text(" ");
            self.slot(*result);
        }
        if !instruction.results.is_empty() {
            self.text(" =");
        }
        match instruction.code {
            SUM => self.sum(instruction),
            _ => {
                self.text(" ");
                self.text(derivatives(instruction.code));
                self.text(name(instruction.code));
                if is_call(instruction.code) {
                    self.text(" ");
                    bytes_of(instruction.parameters).for_each(&mut *self.push);
                }
                for argument in instruction.arguments {
                    self.text(" ");
                    self.slot(*argument);
                }
                let reals = signature(instruction.code).map_or(0, |signature| signature.reals);
                for k in 0..reals as usize {
                    self.text(" ");
                    let bits = instruction.real(k, self.words());
                    self.real(bits);
                }
            }
        }
        self.ending(instruction);
        self.place(instruction.at);
        self.text("\n");
    }

    fn sum(&mut self, instruction: &Instruction<'a>) {
        let mut kinds = instruction.parameters.first().copied().unwrap_or(0);
        let reals = instruction.parameters.get(1..).unwrap_or(&[]);
        let (mut next, mut real, mut first) = (0, 0, true);
        while let Some(term) = Term::next(&mut kinds) {
            self.text(match (first, term.minus) {
                (true, _) => " ",
                (false, false) => " + ",
                (false, true) => " - ",
            });
            first = false;
            for k in 0..term.arguments() {
                if k > 0 {
                    self.text("*");
                }
                self.slot(instruction.arguments.get(next).copied().unwrap_or(0));
                next += 1;
            }
            if term.reals() > 0 {
                self.text(if term.arguments() > 0 { "*" } else { "" });
                self.real(real_of(reals, real, self.words()));
                real += 1;
            }
        }
    }

    /// What follows a guard, a branch, an end, a draw.
    fn ending(&mut self, instruction: &Instruction<'a>) {
        let last = instruction.last();
        match instruction.code {
            code if is_guard(code) => {
                self.text(if last & 1 != 0 { " must hold (guard " } else { " must not hold (guard " });
                self.number((last >> 1) as usize);
                match self.program.guard(last >> 1)[1] {
                    0 => self.text(")"),
                    other => {
                        self.text(", otherwise at ");
                        self.number(other as usize);
                        self.text(")");
                    }
                }
            }
            BRANCH => {
                self.text(" (guard ");
                self.number(last as usize);
                self.text(")");
            }
            END => {
                self.text(" (path ");
                self.number(last as usize);
                self.text(")");
            }
            UNIFORM | NORMAL => {
                self.text(" (draw ");
                self.number(last as usize);
                self.text(")");
            }
            PARAMETER => {
                self.text(" ");
                self.number(last as usize);
            }
            _ => {}
        }
    }

    /// Which operation of the function the step at `at` was.
    fn place(&mut self, at: u32) {
        let (count, mark) = self.program.place(at);
        if count > 0 {
            self.text("  # operation ");
            self.number(count);
        }
        if let Some(mark) = mark {
            self.text(", mark ");
            if mark < 0 {
                self.text("-");
            }
            self.number(mark.unsigned_abs() as usize);
        }
    }

    /// What each instruction of a path reads, and who made it.
    fn edges(&mut self, path: u32) {
        for instruction in self.program.path(path) {
            self.text("  ");
            self.node(instruction.at);
            self.text(" [label=\"");
            self.number(instruction.at as usize);
            self.text(": ");
            self.text(name(instruction.code));
            self.text("\"];\n");
            for argument in instruction.arguments {
                let before = self.program.path(path).take_while(|other| other.at != instruction.at);
                let maker = before.filter(|other| other.results.contains(argument)).last();
                self.text("  ");
                match maker {
                    Some(maker) => self.node(maker.at),
                    None => self.slot(*argument),
                }
                self.text(" -> ");
                self.node(instruction.at);
                self.text(";\n");
            }
        }
    }

    fn node(&mut self, at: u32) {
        self.text("n");
        self.number(at as usize);
    }
}
