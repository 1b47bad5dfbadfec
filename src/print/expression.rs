//! A statement as C.
//! Does not know functions around it.

use super::lines::{INPUT, Lines, Value, Word};
use super::needs::SLOPES_OF_DIV;
use super::nests::Seen;
use super::out::Out;
use super::printer::{INDICES, Printer};
use crate::array::tangent;
use crate::program::code::{
    ABS, ADD, ADD_C, ARRAY_FIRST, ARRAY_SECOND, ARRAYS, BEND, BEND2, C_DIV, C_POW, C_SUB, CALL_FIRST, CALL_SECOND, COMPARE,
    CONSTANT, Code, Comparison, DEFINED, DETACH, DIV, DIV_C, FIRST, ITEM, MUL, MUL_C, NEG, PARAMETER, POW, POW_C, RECIP, RSQRT,
    SECOND, SELECT, SINCOS, SQRT, SQUARE, STRONG, STRONG_BEND, STRONG_BEND2, SUB, SUB_C, derived_from, is_call,
};
use crate::program::{is_spread, name_of, takes_integer, takes_real};

/// Whether a plain real of an operation comes before its numbers.
pub fn begins_with_real(code: Code) -> bool {
    takes_real(code) && name_of(code).starts_with("c_")
}

/// Whether an instruction carries out a function over arrays, or its derivatives.
pub fn is_over_array(code: Code) -> bool {
    matches!(code, ARRAYS..CONSTANT | ARRAY_FIRST..)
}

/// Arrays that go into a function over arrays, and out of it if it has many results.
pub fn arrays_of(code: Code) -> usize {
    match code {
        ARRAY_SECOND.. => tangent::PARTS[1],
        ARRAY_FIRST.. => tangent::PARTS[0],
        _ => 1,
    }
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

/// The name of an operation or a function over arrays, its slopes or its second derivatives.
pub fn function_name(out: &mut Out<'_>, code: Code) {
    out.text(match code {
        FIRST..SECOND | ARRAY_FIRST..ARRAY_SECOND => "d_",
        SECOND.. => "dd_",
        _ => "",
    });
    out.text(name_of(code));
}

impl Printer<'_, '_> {
    /// Operand `k` of line `at`, beside an operator.
    pub fn operand(&mut self, at: u32, k: u32) {
        let value = self.lines.operand(at, k);
        if self.lines.is_constant(value) {
            return if self.lines.varies(at, Some(k)) { self.table_element(at, at, Some(k)) } else { self.real(value) };
        }
        let seen = if self.lines.is_made(value) { self.lines.seen(at, k) } else { Seen::Kept };
        self.value(at, &|lines, offset| lines.operand(lines.behind(at, offset), k), seen);
        if !self.lines.is_real(at, k) {
            self.lane();
        }
    }

    /// A value that is no plain real, as line `reader` sees it; `value` tells it so many statements behind the first turn of the reader's loops.
    pub fn value(&mut self, reader: u32, value: &dyn Fn(&Lines<'_>, u32) -> Value, seen: Seen) {
        let first = value(&self.lines, 0);
        if first >= self.lines.count && first < INPUT {
            return self.out.template("0.0$F", b"");
        }
        match seen {
            Seen::Named => self.local(first),
            Seen::Carried(line) | Seen::LeftOver(line) => self.out.numbered("c", line as usize),
            Seen::Kept => {
                let nest = self.lines.nest(reader);
                let output = first < INPUT && self.lines.is_in_output(reader, first);
                self.found(&nest, output, value);
            }
        }
    }

    /// The value that the first turn has in place of the one which is carried over from line `at`.
    pub fn carried_from(&mut self, at: u32) {
        let from = self.lines.carried_from(at);
        let around = self.lines.search.around(self.lines.get(at, Word::Loop));
        let seen = self.lines.seen_in(around, at, from);
        let output = self.lines.is_in_output(at, from);
        if seen == Seen::Kept {
            let nest = self.lines.nest_of(around);
            return self.found(&nest, output, |lines, offset| lines.behind(from, offset));
        }
        self.value(at, &|_, _| from, seen);
    }

    /// An element of a table of plain reals, in the order of turns of line `at`: those of operand `k` of line `of`, or its own.
    fn table_element(&mut self, at: u32, of: u32, k: Option<u32>) {
        self.table_name(of, k);
        self.out.text("[");
        let (varying, nest) = (self.lines.varying(at, k), self.lines.nest(at));
        let mut apart = varying.turns();
        let mut begun = false;
        let alone = varying.levels().len() == 1;
        for (level, index) in nest.levels().iter().zip(INDICES).filter(|(level, _)| varying.levels().contains(level)) {
            apart = apart.checked_div(level.count).unwrap_or(1);
            self.out.text(if begun { " + " } else { "" });
            self.scaled(apart as usize, index, alone);
            begun = true;
        }
        self.out.text("]");
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
            return self.table_element(at, table, None);
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
        if is_over_array(code) {
            self.array_arguments(at, "a", false);
        } else {
            self.arguments(at, code);
        }
        self.out.text(")");
    }

    /// Begins a statement of line `at`: an array has what a function over arrays, or a rule, is of.
    pub fn gather(&mut self, at: u32) {
        const IN_A_LINE: u32 = 8;
        let count = self.lines.operands(at);
        self.out.begin();
        if !(is_over_array(self.lines.code(at)) || is_call(self.lines.code(at))) || count == 0 {
            return;
        }
        self.out.template("const $R a", b"");
        self.out.number(at as usize);
        self.out.numbered("[", count as usize);
        self.out.text("] = {");
        for k in 0..count {
            if k > 0 && k.is_multiple_of(IN_A_LINE) {
                self.out.text(",\n");
                self.out.begin();
                self.out.text("    ");
            } else if k > 0 {
                self.out.text(", ");
            }
            self.operand(at, k);
        }
        self.out.text("};\n");
        self.out.begin();
    }

    /// How many numbers each array has that goes into or out of a function over arrays, and how many such arrays, which are one behind the other.
    fn split(&self, at: u32) -> [usize; 2] {
        let parts = arrays_of(self.lines.code(at));
        [(self.lines.operands(at) as usize).checked_div(parts).unwrap_or(0), parts]
    }

    /// The arrays of a function over arrays, into which it goes or what comes out of it, in one array of that name.
    fn array_arguments(&mut self, at: u32, name: &str, results: bool) {
        let [n, parts] = self.split(at);
        if !results {
            self.out.number(n);
            self.out.text("U");
        }
        for part in 0..parts {
            self.out.text(", ");
            if n == 0 {
                self.out.text("NULL");
                continue;
            }
            self.out.text(if part > 0 { "&" } else { "" });
            self.out.numbered(name, at as usize);
            if part > 0 {
                self.out.numbered("[", part * n);
                self.out.text("]");
            }
        }
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

    /// A call that writes several results, into the array of that name.
    pub fn several(&mut self, at: u32, code: Code, to: &str) {
        match code {
            SLOPES_OF_DIV => self.out.template("$P_quotient", self.file),
            SINCOS => self.out.text("JF_USE_sincos"),
            _ => self.kernel_name(code),
        }
        self.out.text("(");
        if code == SINCOS {
            self.operand(at, 0);
            for (before, behind) in [(", &", "[0]"), (", &", "[1])")] {
                self.out.text(before);
                self.out.numbered(to, at as usize);
                self.out.text(behind);
            }
            return;
        }
        if is_over_array(code) {
            self.array_arguments(at, "a", false);
            self.array_arguments(at, to, true);
        } else {
            self.arguments(at, code);
            self.out.text(", ");
            self.out.numbered(to, at as usize);
        }
        self.out.text(")");
    }

    /// Whether line `at` calls something that writes its results into an array, and how many.
    pub fn results(&self, at: u32) -> Option<u32> {
        let code = self.lines.code(at);
        let operands = self.lines.operands(at);
        if is_over_array(code) {
            return is_spread(code).then_some(operands);
        }
        let numbers = operands.wrapping_sub(1);
        match code {
            CALL_FIRST => Some(1 + operands),
            CALL_SECOND => Some((1 + operands) * (2 + operands) / 2),
            SINCOS => Some(2),
            FIRST..SECOND if numbers > 1 => Some(numbers),
            SECOND..ARRAY_FIRST if numbers > 1 => Some(numbers * (numbers + 1) / 2),
            _ => None,
        }
    }
}
