//! The functions of one program: its ways through the guards, each cut into functions of a few hundred statements.
//! Does not know single statements.

use super::expression::sign;
use super::lines::{ASKED, QUESTION, WayWord, Word};
use super::nests::Nest;
use super::out::Named;
use super::printer::{INDICES, Printer};
use super::search::Repeated;
use crate::program::code::{
    ALL_FINITE, CALL_FIRST, CALL_SECOND, CLASSIFY, COMPARE_REAL, Class, Code, END, ITEM, Instruction, is_call, is_guard,
};

/// Sums of zeros that do not wait for each other.
const SUMS: u32 = 4;

/// What the name begins with of the function that calls a rule, behind that of the file.
pub fn call_of(code: Code) -> &'static str {
    match code {
        CALL_FIRST => "slopes_",
        CALL_SECOND => "curvatures_",
        _ => "call_",
    }
}

impl Printer<'_, '_> {
    /// The functions of the unit.
    pub fn functions(&mut self) {
        // Several points take the first way.
        let ways = if self.lanes { 1 } else { self.lines.way_count };
        // Ways share them.
        self.tables([0, self.lines.way(ways - 1, WayWord::End)]);
        // A way is called by those before it.
        for way in (0..ways).rev() {
            self.way(way);
        }
    }

    /// The name of the function of a way.
    pub fn way_name(&mut self, way: u32) {
        self.unit_name();
        if way > 0 || self.lanes {
            self.out.numbered("_way", way as usize);
        }
    }

    fn part_name(&mut self, part: u32) {
        self.unit_name();
        self.out.numbered("_part", part as usize);
    }

    fn way(&mut self, way: u32) {
        let ([start, end], parts) = (self.lines.statements_of(way), self.lines.way(way, WayWord::Parts));
        let mut cuts = [start, start];
        if parts > 1 {
            for part in 0..parts {
                cuts = [cuts[1], self.lines.part_end(cuts[1], end)];
                self.part(cuts, part + 1 == parts);
            }
        }
        let named = self.named_by(|this| this.way_body(way));
        self.out.text(if way > 0 || self.strict.is_some() || self.lanes { "static int " } else { "int " });
        self.way_name(way);
        self.declared(None);
        self.out.text("\n{\n");
        let arrays = self.arrays;
        for k in arrays.named(None).filter(|k| !named.has(*k)) {
            self.out.begin();
            self.out.text("(void)");
            self.array_name(arrays.get(k));
            self.out.text(";\n");
        }
        self.way_body(way);
        self.out.text("}\n\n");
    }

    /// The arrays that `f` names, where it writes nothing.
    fn named_by(&mut self, f: impl FnOnce(&mut Self)) -> Named {
        let before = self.out.listen();
        f(self);
        self.out.resume(before)
    }

    fn declared(&mut self, named: Option<Named>) {
        self.arrays.declare(&mut self.out, named, "$P_restrict ", self.file, self.lanes);
    }

    /// The arrays that are handed to a function.
    fn handed(&mut self, named: Option<Named>) {
        let arrays = self.arrays;
        self.out.text("(");
        for (count, k) in arrays.named(named).enumerate() {
            self.out.text(if count > 0 { ", " } else { "" });
            self.array_name(arrays.get(k));
            self.out.name(k);
        }
        self.out.text(")");
    }

    /// Whether a function may end what calls it.
    fn may_end(&self, [start, end]: [u32; 2]) -> bool {
        (start..end).map(|place| self.lines.code(self.lines.line(place))).any(|code| is_guard(code) || is_call(code))
    }

    /// One of several functions of a way: some of its statements.
    fn part(&mut self, cut: [u32; 2], last: bool) {
        let named = self.named_by(|this| this.body(cut));
        let ends = self.may_end(cut);
        self.out.text(if last || ends { "static int " } else { "static void " });
        self.part_name(self.lines.get(self.lines.line(cut[0]), Word::Part));
        self.declared(Some(named));
        self.out.text("\n{\n");
        self.body(cut);
        self.out.text(if ends && !last { "    return 0;\n}\n\n" } else { "}\n\n" });
    }

    /// What the function of a way does.
    fn way_body(&mut self, way: u32) {
        let ([start, end], parts) = (self.lines.statements_of(way), self.lines.way(way, WayWord::Parts));
        if parts <= 1 {
            return self.body([start, end]);
        }
        let mut place = start;
        for part in 0..parts {
            let cut = [place, self.lines.part_end(place, end)];
            place = cut[1];
            self.call(cut, part + 1 == parts);
        }
    }

    /// Calls one of the functions of a way.
    fn call(&mut self, cut: [u32; 2], last: bool) {
        let number = self.lines.get(self.lines.line(cut[0]), Word::Part);
        let ends = self.may_end(cut) && !last;
        let named = self.named_by(|this| this.body(cut));
        self.out.begin();
        self.out.text(if last { "return " } else { "" });
        if ends {
            self.out.numbered("const int r", number as usize);
            self.out.text(" = ");
        }
        self.part_name(number);
        self.handed(Some(named));
        self.out.text(";\n");
        if ends {
            self.out.begin();
            self.out.numbered("if (r", number as usize);
            self.out.numbered(" != 0) { return (r", number as usize);
            self.out.numbered(" == INT_MAX) ? 0 : r", number as usize);
            self.out.text("; }\n");
        }
    }

    fn body(&mut self, [start, end]: [u32; 2]) {
        // The loops whose bodies are being written.
        let mut open = Nest::default();
        for place in start..end {
            let at = self.lines.line(place);
            let code = self.lines.code(at);
            if !self.lines.is_first_turn(at) {
                continue;
            }
            let nest = self.lines.nest(at);
            let same = open.ids().iter().zip(nest.ids()).take_while(|(a, b)| a == b).count();
            self.close_loops(&open, same);
            for (id, index) in nest.ids().iter().zip(INDICES).skip(same) {
                self.open_loop(*id, index);
            }
            open = nest;
            match code {
                END => self.end(at),
                QUESTION => self.question(at),
                ASKED => self.asked(at),
                code if is_guard(code) => self.guard(at),
                ITEM => self.kept(at),
                code if is_call(code) => self.rule(at),
                code if self.results(at).is_some() => {
                    let results = self.results(at).unwrap_or(0);
                    if self.lanes {
                        self.several_in_lanes(at, code, results);
                        continue;
                    }
                    self.reals("$R d", at, results);
                    self.gather(at);
                    self.several(at, code, "d");
                    self.out.text(";\n");
                }
                _ => self.statement(at),
            }
        }
        self.close_loops(&open, 0);
    }

    /// Does `f` for each line of the first turn of a loop whose value the next needs.
    fn each_carried(&mut self, id: u32, f: impl Fn(&mut Self, u32)) {
        let Repeated { start, period, .. } = self.lines.search.found(id);
        for place in start..start + period {
            let line = self.lines.line(place);
            if self.lines.get(line, Word::Loop) == id && self.lines.is_carried(line) {
                self.out.begin();
                f(self, line);
                self.out.text(";\n");
            }
        }
    }

    fn open_loop(&mut self, id: u32, index: &str) {
        self.each_carried(id, |this, line| {
            this.kind();
            this.out.numbered(" c", line as usize);
            this.out.text(" = ");
            this.carried_from(line);
        });
        self.out.begin();
        for text in ["for (int ", index, " = 0; ", index] {
            self.out.text(text);
        }
        self.out.numbered(" < ", self.lines.search.found(id).count as usize);
        for text in ["; ", index, "++) {\n"] {
            self.out.text(text);
        }
        self.out.depth += 1;
    }

    /// Ends all of these loops but the outermost `kept`.
    fn close_loops(&mut self, open: &Nest, kept: usize) {
        for id in open.ids().iter().skip(kept).rev() {
            self.each_carried(*id, |this, line| {
                this.out.numbered("c", line as usize);
                this.out.text(" = ");
                this.local(line);
            });
            self.out.depth -= 1;
            self.out.begin();
            self.out.text("}\n");
        }
    }

    /// Tables of the plain reals that are others from turn to turn of loops.
    fn tables(&mut self, [start, end]: [u32; 2]) {
        for at in start..end {
            if self.lines.get(at, Word::Loop) == 0 || !self.lines.is_first_turn(at) {
                continue;
            }
            for k in 0..self.lines.operands(at) {
                if self.lines.varies(at, Some(k)) {
                    self.table(at, Some(k));
                }
            }
            if self.lines.table(at) == Some(at) {
                self.table(at, None);
            }
        }
    }

    fn table(&mut self, at: u32, k: Option<u32>) {
        const IN_LINE: u32 = 5;
        self.out.template("static const $R ", b"");
        self.table_name(at, k);
        self.out.text("[] = {");
        let nest = self.lines.varying(at, k);
        for n in 0..nest.turns() {
            self.out.text(if n.is_multiple_of(IN_LINE) { "\n    " } else { " " });
            let real = self.lines.table_real(at, k, &nest, n);
            self.out.literal(real, false);
            self.out.text(",");
        }
        self.out.text("\n};\n\n");
    }

    /// An array of reals of line `at`, of that type and name.
    pub fn reals(&mut self, name: &str, at: u32, length: u32) {
        self.out.begin();
        self.out.template(name, b"");
        self.out.number(at as usize);
        self.out.numbered("[", length as usize);
        self.out.text("];\n");
    }

    /// Gives the value of line `at` its name.
    pub fn named(&mut self, at: u32) {
        self.out.text("const ");
        self.kind();
        self.out.numbered(" t", at as usize);
        self.out.text(" = ");
    }

    /// A value, with what else becomes of it.
    fn statement(&mut self, at: u32) {
        let [local, output, work] = [Word::Local, Word::Output, Word::Work].map(|what| self.lines.get(at, what));
        // What only leaves the function needs no name.
        if local == 0 && (output == 0) != (work == 0) {
            let lanes = self.goes_by_lanes(at) || self.lanes && output != 0 && !self.lines.makes_known_numbers(at);
            return self.statement_in_lanes(lanes, |this| {
                this.gather(at);
                this.target(at, output != 0);
                this.out.text(" = ");
                if output != 0 {
                    this.canonical(this.lines.makes_known_numbers(at), |this| this.expression(at));
                } else {
                    this.expression(at);
                }
            });
        }
        if self.goes_by_lanes(at) {
            self.found_in_lanes(at);
        } else {
            self.gather(at);
            self.named(at);
            self.expression(at);
            self.out.text(";\n");
        }
        self.kept(at);
    }

    /// Where the value of line `at` is written to.
    fn target(&mut self, at: u32, output: bool) {
        let nest = self.lines.nest(at);
        self.found(&nest, output, |lines, offset| lines.behind(at, offset));
        self.lane();
    }

    /// Writes a value that has a name to where others find it.
    fn kept(&mut self, at: u32) {
        let [output, work] = [Word::Output, Word::Work].map(|what| self.lines.get(at, what));
        if work != 0 {
            self.out.begin();
            self.target(at, false);
            self.out.text(" = ");
            self.local(at);
            self.out.text(";\n");
        }
        if output != 0 {
            let known = self.lines.makes_known_numbers(at);
            self.in_lanes(self.lanes && !known, |this| {
                this.target(at, true);
                this.out.text(" = ");
                this.canonical(known, |this| {
                    this.local(at);
                    this.lane();
                });
            });
        }
    }

    /// A value as it leaves the function: a NaN is the positive quiet one.
    fn canonical(&mut self, known: bool, f: impl FnOnce(&mut Self)) {
        if !known {
            self.out.template("$P_number(", self.file);
        }
        f(self);
        if !known {
            self.out.text(")");
        }
    }

    fn end(&mut self, at: u32) {
        for k in 0..self.lines.operands(at) {
            if self.lines.is_written(at, k) {
                continue;
            }
            let known = self.lines.is_known_number(self.lines.operand(at, k));
            let lanes = self.lanes && (self.lines.is_real(at, k) || !known);
            self.in_lanes(lanes, |this| {
                this.output(k as usize);
                this.lane();
                this.out.text(" = ");
                this.canonical(known, |this| this.operand(at, k));
            });
        }
        self.out.begin();
        self.out.text("return 0;\n");
    }

    /// Leaves the function where the answer of a guard is another than was recorded.
    fn guard(&mut self, at: u32) {
        let (code, said) = (self.lines.code(at), self.lines.get(at, Word::Slot));
        if code == ALL_FINITE {
            self.all_finite(at);
        }
        if self.lanes {
            self.open_lanes();
        }
        self.out.begin();
        self.out.text(if said & 1 != 0 { "if (!(" } else { "if ((" });
        match code {
            ALL_FINITE => {
                self.out.numbered("z", at as usize);
                self.lane();
                self.out.template(" == 0.0$F", b"");
            }
            COMPARE_REAL..CLASSIFY => {
                self.operand(at, 0);
                self.out.text(sign(code));
                let bits = self.lines.real(at);
                self.out.literal(bits, true);
            }
            ..CLASSIFY => {
                self.operand(at, 0);
                self.out.text(sign(code));
                self.operand(at, 1);
            }
            _ => {
                let class = Class::of(code);
                self.out.text(match class {
                    Some(Class::Nan) => "isnan(",
                    Some(Class::Infinite) => "isinf(",
                    Some(Class::Finite) => "isfinite(",
                    _ => "(signbit(",
                });
                self.operand(at, 0);
                self.out.text(") != 0");
                // No NaN is negative.
                if class == Some(Class::Negative) {
                    self.out.text(") && (isnan(");
                    self.operand(at, 0);
                    self.out.text(") == 0)");
                }
            }
        }
        self.out.text(")) { return ");
        if self.lanes {
            self.out.text("1; }\n");
            return self.close_lanes();
        }
        let (strict, way) = (self.lines.get(at, Word::Output), self.lines.other_way(at));
        if strict == 0 && way.is_none() {
            self.out.number((said >> 1) as usize + 1);
            return self.out.text("; }\n");
        }
        let followed = self.lines.is_followed(at);
        if followed {
            self.out.template("$P_ended(", self.file);
        }
        if let Some(way) = way {
            self.way_name(way);
        } else {
            self.out.bytes(self.name);
            self.out.numbered("_path", strict as usize - 1);
        }
        self.handed(None);
        self.out.text(if followed { "); }\n" } else { "; }\n" });
    }

    /// Begins to ask: sums that are 0 as long as everything is finite, and NaN otherwise.
    fn question(&mut self, at: u32) {
        for k in 0..SUMS {
            self.out.begin();
            self.kind();
            self.zero(at, " ", k);
            self.out.template(if self.lanes { " = {0.0$F};\n" } else { " = 0.0$F;\n" }, b"");
        }
    }

    /// Asks for one value.
    fn asked(&mut self, at: u32) {
        self.in_lanes(self.lanes && self.lines.is_real(at, 0), |this| {
            this.zero(this.lines.get(at, Word::Low), "", at % SUMS);
            this.lane();
            this.out.text(" += ");
            this.operand(at, 0);
            this.out.template(" * 0.0$F", b"");
        });
    }

    /// The answer.
    fn all_finite(&mut self, at: u32) {
        self.out.begin();
        self.out.text("const ");
        self.kind();
        self.out.numbered(" z", at as usize);
        for k in 0..SUMS {
            self.zero(self.lines.get(at, Word::Low), if k > 0 { " + " } else { " = " }, k);
        }
        self.out.text(";\n");
    }

    fn zero(&mut self, at: u32, before: &str, k: u32) {
        self.out.text(before);
        self.out.numbered("z", at as usize);
        self.out.numbered("_", k as usize);
    }

    /// A call of a function of the user's.
    fn rule(&mut self, at: u32) {
        let results = self.results(at);
        match results {
            None => {
                self.out.begin();
                self.out.template("$R t", b"");
                self.out.numbered("", at as usize);
                self.out.template(" = ($R)NAN;\n", b"");
            }
            Some(results) => self.reals("$R d", at, results),
        }
        self.gather(at);
        self.out.numbered("const int c", at as usize);
        self.out.template(" = $P_", self.file);
        self.out.text(call_of(self.lines.code(at)));
        let call = Instruction::read(self.program.code(), self.lines.real(at) as u32);
        call.into_iter().for_each(|(call, _)| self.out.rule(call.parameters));
        self.out.numbered("(a", at as usize);
        self.out.numbered(if results.is_some() { ", d" } else { ", &t" }, at as usize);
        if results.is_some() {
            self.out.numbered(", ", self.lines.operands(at) as usize);
        }
        self.out.text(");\n");
        self.out.begin();
        self.out.numbered("if (c", at as usize);
        // No code is negative; what is, is no answer of a guard either.
        self.out.numbered(" != 0) { return (c", at as usize);
        self.out.numbered(" > 0) ? -c", at as usize);
        self.out.text(" : INT_MIN; }\n");
        if results.is_none() {
            self.kept(at);
        }
    }
}
