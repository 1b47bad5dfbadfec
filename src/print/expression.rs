//! A statement as C.
//! Does not know functions around it.

use super::lines::{INPUT, Value, Word};
use super::loops::Moved;
use super::needs::SLOPES_OF_DIV;
use super::out::Out;
use super::printer::Printer;
use crate::ops;
use crate::program::code::{
    ABS, ADD, ADD_C, ARRAY_FIRST, BEND, BEND2, C_DIV, C_POW, C_SUB, COMPARE, Code, Comparison, DEFINED, DETACH, DIV, DIV_C,
    FIRST, ITEM, MUL, MUL_C, NEG, PARAMETER, POW, POW_C, RECIP, RSQRT, SECOND, SELECT, SQRT, SQUARE, STRONG, STRONG_BEND,
    STRONG_BEND2, SUB, SUB_C, derived_from,
};
use crate::program::{takes_integer, takes_real};

/// Whether a plain real of an operation comes before its numbers.
pub fn begins_with_real(code: Code) -> bool {
    takes_real(code) && ops::name(code).is_some_and(|name| name.starts_with("c_"))
}

/// The sign of a comparison.
pub fn sign(code: Code) -> &'static str {
    match Comparison::of(code) {
        Some(Comparison::Lt) => " < ",
        Some(Comparison::Le) => " <= ",
        Some(Comparison::Gt) => " > ",
        Some(Comparison::Ge) => " >= ",
        Some(Comparison::Eq) => " == ",
        _ => " != ",
    }
}

/// The name of an operation, its slopes or its second derivatives.
pub fn function_name(out: &mut Out<'_>, code: Code) {
    out.text(match code {
        SECOND.. => "dd_",
        FIRST.. => "d_",
        _ => "",
    });
    out.text(ops::name(derived_from(code)).unwrap_or_default());
}

impl Printer<'_, '_> {
    /// Operand `k` of line `at`, beside an operator.
    pub fn operand(&mut self, at: u32, k: u32) {
        let value = self.lines.operand(at, k);
        if self.lines.get(at, Word::Loop) == 0 {
            return self.value(at, value);
        }
        if self.lines.is_constant(value) {
            return if self.lines.operand_varies(at, k) { self.table_element(at, Some(k)) } else { self.real(value) };
        }
        match self.lines.operand_moves(at, k) {
            Moved::Still => self.value(at, value),
            Moved::Own => self.local(value),
            Moved::Carried => {
                let next = self.lines.turn(at, 1);
                self.out.numbered("c", self.lines.operand(next, k) as usize);
            }
            Moved::Along => {
                let next = self.lines.operand(self.lines.turn(at, 1), k);
                if value >= INPUT {
                    self.inputs((value - INPUT) as usize, (next - INPUT) as usize);
                } else if self.lines.is_in_output(at, value) {
                    self.outputs(value, next);
                } else {
                    self.works(value, next);
                }
            }
        }
    }

    /// A value, as line `reader` names it where it does not move.
    pub fn value(&mut self, reader: u32, value: Value) {
        let same = |what: Word| self.lines.get(value, what) == self.lines.get(reader, what);
        if value >= INPUT {
            let k = (value - INPUT) as usize;
            self.inputs(k, k);
        } else if value >= self.lines.count {
            self.out.template("0.0$F", b"");
        } else if self.lines.is_constant(value) {
            self.real(value);
        } else if same(Word::Part) && (same(Word::Loop) || self.lines.get(value, Word::Loop) == 0) {
            self.local(value);
        } else if self.lines.is_in_output(reader, value) {
            self.outputs(value, value);
        } else if self.lines.is_left_over(reader, value) {
            let first = self.lines.turn_back(value);
            self.out.numbered("c", first as usize);
        } else {
            self.works(value, value);
        }
    }

    /// An element of a table of plain reals: those of operand `k` of line `at`, or its own.
    pub fn table_element(&mut self, at: u32, k: Option<u32>) {
        self.table_name(at, k);
        self.out.text("[i]");
    }

    /// The name of that table.
    pub fn table_name(&mut self, at: u32, k: Option<u32>) {
        self.unit_name();
        self.out.numbered("_table", at as usize);
        if let Some(k) = k {
            self.out.numbered("_", k as usize);
        }
    }

    /// A value where it was made.
    pub fn local(&mut self, value: u32) {
        if self.lines.code(value) == ITEM {
            self.out.numbered("d", self.lines.operand(value, 0) as usize);
            self.out.numbered("[", self.lines.get(value, Word::Low) as usize);
            self.out.text("]");
        } else {
            self.out.numbered("t", value as usize);
        }
    }

    fn infix(&mut self, at: u32, sign: &str) {
        self.operand(at, 0);
        self.out.text(sign);
        self.operand(at, 1);
    }

    fn real(&mut self, at: u32) {
        if let Some(table) = self.lines.table(at) {
            return self.table_element(table, None);
        }
        let bits = self.lines.real(at);
        self.out.literal(bits, true);
    }

    fn with_real(&mut self, at: u32, sign: &str) {
        self.operand(at, 0);
        self.out.text(sign);
        self.real(at);
    }

    fn real_with(&mut self, at: u32, sign: &str) {
        self.real(at);
        self.out.text(sign);
        self.operand(at, 0);
    }

    /// All operands, separated.
    fn operands(&mut self, at: u32) {
        for k in 0..self.lines.operands(at) {
            self.out.text(if k > 0 { ", " } else { "" });
            self.operand(at, k);
        }
    }

    fn helper(&mut self, at: u32, name: &str) {
        self.out.template("$P_", self.file);
        self.out.text(name);
        self.out.text("(");
        self.operands(at);
        self.out.text(")");
    }

    /// What line `at` computes.
    pub fn expression(&mut self, at: u32) {
        match self.lines.code(at) {
            NEG => {
                self.out.text("-");
                self.operand(at, 0);
            }
            ADD => self.infix(at, " + "),
            SUB => self.infix(at, " - "),
            MUL => self.infix(at, " * "),
            DIV => self.infix(at, " / "),
            ADD_C => self.with_real(at, " + "),
            SUB_C => self.with_real(at, " - "),
            MUL_C => self.with_real(at, " * "),
            DIV_C => self.with_real(at, " / "),
            C_SUB => self.real_with(at, " - "),
            C_DIV => self.real_with(at, " / "),
            SQUARE => {
                self.operand(at, 0);
                self.out.text(" * ");
                self.operand(at, 0);
            }
            RECIP => {
                self.out.template("1.0$F / ", b"");
                self.operand(at, 0);
            }
            code @ (ABS | SQRT | RSQRT) => {
                self.out.template(if code == RSQRT { "1.0$F / " } else { "" }, b"");
                self.out.template(if code == ABS { "fabs$F(" } else { "sqrt$F(" }, b"");
                self.operand(at, 0);
                self.out.text(")");
            }
            DETACH => self.operand(at, 0),
            PARAMETER => self.parameter(self.lines.get(at, Word::Low) as usize),
            // Of a plain real it is the function of two arguments, which C has.
            C_POW => {
                self.kernel_name(POW);
                self.out.text("(");
                let bits = self.lines.real(at);
                self.out.literal(bits, false);
                self.out.text(", ");
                self.operand(at, 0);
                self.out.text(")");
            }
            code @ SELECT..COMPARE => {
                self.out.text("(");
                self.infix(at, sign(code));
                self.out.text(") ? ");
                self.operand(at, 2);
                self.out.text(" : ");
                self.operand(at, 3);
            }
            STRONG => self.helper(at, "product"),
            DEFINED => self.helper(at, "defined"),
            BEND => self.helper(at, "bend"),
            BEND2 => self.helper(at, "bend2"),
            STRONG_BEND => self.helper(at, "strong_bend"),
            STRONG_BEND2 => self.helper(at, "strong_bend2"),
            code => self.kernel(at, code),
        }
    }

    /// The name of the function that carries out an operation, its slopes or its second derivatives.
    fn kernel_name(&mut self, code: Code) {
        self.out.text("JF_USE_");
        function_name(&mut self.out, if code == POW_C { POW } else { code });
    }

    fn kernel(&mut self, at: u32, code: Code) {
        self.kernel_name(code);
        self.out.text("(");
        self.arguments(at, code);
        self.out.text(")");
    }

    /// What a kernel takes: its numbers and its parameter, and last the value that slopes are of.
    fn arguments(&mut self, at: u32, code: Code) {
        let operation = derived_from(code);
        let own = self.lines.operands(at) - u32::from(code >= FIRST);
        let parameter = takes_real(operation);
        // A plain real that the operation has first comes first.
        let before = begins_with_real(operation);
        if before {
            self.real_parameter(at, operation);
            self.out.text(", ");
        }
        for k in 0..own {
            self.out.text(if k > 0 { ", " } else { "" });
            self.operand(at, k);
        }
        if parameter && !before {
            self.out.text(", ");
            self.real_parameter(at, operation);
        }
        if code >= FIRST {
            self.out.text(", ");
            self.operand(at, own);
        }
    }

    fn real_parameter(&mut self, at: u32, operation: Code) {
        let bits = self.lines.real(at);
        if !takes_integer(operation) {
            return self.out.literal(bits, false);
        }
        let integer = (bits as u32).cast_signed();
        if integer == i32::MIN {
            return self.out.text("-2147483647 - 1");
        }
        self.out.text(if integer < 0 { "-" } else { "" });
        self.out.number(integer.unsigned_abs() as usize);
    }

    /// A call that writes several results.
    pub fn several(&mut self, at: u32, code: Code) {
        if code == SLOPES_OF_DIV {
            self.out.template("$P_quotient", self.file);
        } else {
            self.kernel_name(code);
        }
        self.out.text("(");
        self.arguments(at, code);
        self.out.numbered(", d", at as usize);
        self.out.text(")");
    }

    /// Whether line `at` calls something that writes its results into an array, and how many.
    pub fn results(&self, at: u32) -> Option<u32> {
        let numbers = self.lines.operands(at) - 1;
        match self.lines.code(at) {
            FIRST..SECOND if numbers > 1 => Some(numbers),
            SECOND..ARRAY_FIRST if numbers > 1 => Some(numbers * (numbers + 1) / 2),
            _ => None,
        }
    }
}
