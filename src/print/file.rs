//! A source file and a header for several programs: what is around their functions.
//! Does not know statements.

use super::arrays::{Array, Arrays};
use super::expression::{arrays_of, begins_with_real, function_name, is_over_array};
use super::function::call_of;
use super::helpers;
use super::lanes;
use super::lines::{Lines, Unit, WayWord, is_strict, memory};
use super::matrix::{Matrices, Size};
use super::names::{Printed, is_argument, names, rule_names};
use super::needs::{Needs, SLOPES_OF_DIV};
use super::out::{List, MOST_ARRAYS, Out};
use super::printer::Printer;
use crate::error::Error;
use crate::program::code::{CALL, CALL_FIRST, CALL_SECOND, Code, FIRST, derived_from};
use crate::program::{self, Program, is_spread, name_of, takes_integer, takes_real};

/// Which file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// The functions.
    Source,
    /// Their prototypes.
    Header,
    /// The functions of several points at once.
    Lanes,
    /// Their prototypes.
    LanesHeader,
}

/// How programs are printed.
#[derive(Clone, Copy, Debug)]
pub struct Options<'p> {
    /// Which file.
    pub part: Part,
    /// The name of the files, without their ends, and what the names of what functions share begin with.
    pub name: &'p [u8],
    /// Functions of the C library, where it has them, instead of this one's.
    pub math: bool,
    /// About how many statements a function has.
    pub statements: u32,
}

/// Functions that C has under the same name. C has no others that mean the same.
const OF_C: [&str; 32] = [
    "sin",
    "cos",
    "tan",
    "asin",
    "acos",
    "atan",
    "atan2",
    "sinh",
    "cosh",
    "tanh",
    "asinh",
    "acosh",
    "atanh",
    "exp",
    "exp2",
    "expm1",
    "log",
    "log2",
    "log10",
    "log1p",
    "pow",
    "cbrt",
    "hypot",
    "erf",
    "erfc",
    "fmod",
    "remainder",
    "floor",
    "ceil",
    "trunc",
    "round",
    "fma",
];

/// The prototype of the function of both, in either precision.
const SINCOS: [&str; 2] = [
    "#ifndef JF_USE_sincos\n#define JF_USE_sincos jf_m_sincos\n#ifdef __cplusplus\nextern \"C\"\n#endif\nvoid jf_m_sincos(double x0, double *s, double *c);\n#endif\n",
    "#ifndef JF_USE_sincos\n#define JF_USE_sincos jff_m_sincos\n#ifdef __cplusplus\nextern \"C\"\n#endif\nvoid jff_m_sincos(float x0, float *s, float *c);\n#endif\n",
];

/// Words of scratch that printing needs.
pub fn scratch_each<'p>(programs: impl Iterator<Item = Printed<'p>>) -> usize {
    programs.map(|printed| memory(printed.program)).max().unwrap_or(0)
}

/// Hands a file of the programs `programs(0)`, `programs(1)`, … to `push`, byte by byte.
///
/// # Errors
/// `TooSmall` for scratch of too few words; `BadName` for a name that C cannot have or that two would share; `NotPrintable`, `TooManyArrays`; `OtherMatrix`, what entries fail with.
pub fn print_each<'p>(
    programs: &dyn Fn(usize) -> Option<Printed<'p>>,
    matrices: Matrices<'_>,
    options: Options<'_>,
    scratch: &mut [u32],
    push: &mut dyn FnMut(u8),
) -> Result<(), Error> {
    let all = || (0..).map_while(programs);
    names(programs, options.name)?;
    let lanes = matches!(options.part, Part::Lanes | Part::LanesHeader);
    if let Some(index) = all().position(|printed| lanes && is_argument(printed.name)) {
        return Err(Error::BadName { index: Some(index) });
    }
    let single = programs(0).is_some_and(|printed| printed.program.is_single());
    let mut needs = Needs::none();
    // Everything that can fail does so before anything is written.
    for (index, printed) in all().enumerate() {
        if printed.program.is_single() != single {
            return Err(Error::StaleProgram);
        }
        let arrays = Arrays::of(printed.program).count();
        if arrays > MOST_ARRAYS {
            return Err(Error::TooManyArrays { index, arrays, most: MOST_ARRAYS });
        }
        each_unit(printed.program, options.math, scratch, |lines, strict| match (lanes, strict) {
            (false, _) => needs.add(&lines, lines.count),
            (true, None) if lanes::fits(&lines) => needs.add(&lines, lines.way(0, WayWord::End)),
            _ => {}
        })?;
        if let Some([.., entries]) = (matrices.size)(index) {
            // Nothing is asked about entries that are something else's.
            if Arrays::of(printed.program).last_output() != Some(entries) {
                return Err(Error::OtherMatrix { index, entries });
            }
            (matrices.entries)(index, &mut |_, _, _| {})?;
        }
    }
    let mut file = File { out: Out::new(single, push), options, needs };
    match options.part {
        Part::Header => {
            file.guarded_top(".h", "");
            let mut memory = 0;
            for (index, printed) in all().enumerate() {
                let (mut own, mut work) = (Needs::none(), 0);
                each_unit(printed.program, options.math, scratch, |mut lines, _| {
                    lines.study(options.statements, Arrays::of(printed.program));
                    own.add(&lines, lines.count);
                    work = work.max(lines.work as usize);
                })?;
                file.prototype(printed, &own, work);
                if let Some(size) = (matrices.size)(index) {
                    file.matrix(printed.name, size);
                }
                let read = Arrays::of(printed.program).inputs_len();
                memory = memory.max(read.saturating_add(printed.program.outputs()).saturating_add(work));
            }
            file.out.template("/* Of $P_selftest.c: 0 if the functions have the bits here that they should have. memory has $P_selftest_memory numbers. */\n", options.name);
            file.out.template("enum { $P_selftest_memory", options.name);
            file.out.numbered(" = ", memory);
            file.out.template(" };\nint $P_selftest($R *memory);\n\n#ifdef __cplusplus\n}\n#endif\n#endif\n", options.name);
        }
        Part::Source => {
            file.source_top("");
            file.rules(programs);
            file.functions();
            file.helpers();
            let mut ended = false;
            for (index, printed) in all().enumerate() {
                let mut out = file.out;
                let name = options.name;
                each_unit(printed.program, options.math, scratch, |mut lines, strict| {
                    let Printed { program, name: function } = printed;
                    let arrays = Arrays::of(program);
                    lines.study(options.statements, arrays);
                    if !ended && lines.may_come_back() {
                        out.template(helpers::ENDED, name);
                        ended = true;
                    }
                    let writer = Out::new(single, out.writer());
                    let (lanes, lane) = (false, false);
                    Printer { program, arrays, lines, out: writer, file: name, name: function, strict, lanes, lane }.functions();
                })?;
                file.out = out;
                if let Some([.., entries]) = (matrices.size)(index) {
                    file.entries("_row", printed.name, entries, &mut |list| {
                        (matrices.entries)(index, &mut |_, row, _| list.push(row as usize))
                    })?;
                    file.entries("_col", printed.name, entries, &mut |list| {
                        (matrices.entries)(index, &mut |_, _, col| list.push(col as usize))
                    })?;
                }
            }
        }
        Part::LanesHeader => {
            file.guarded_top("_lanes.h", "_lanes");
            file.out.template(lanes::HEADER, options.name);
            file.each_of_lanes(programs, scratch, &mut |printer| printer.prototype_of_points())?;
            file.out.text("#ifdef __cplusplus\n}\n#endif\n#endif\n");
        }
        Part::Lanes => {
            file.source_top("_lanes");
            file.out.template(lanes::TOP, options.name);
            file.functions();
            file.out.template("#ifdef $P_VECTORS\n", options.name);
            file.helpers();
            if file.needs.quotients {
                file.out.template(lanes::QUOTIENT, options.name);
            }
            file.out.text("#endif\n\n");
            file.each_of_lanes(programs, scratch, &mut |printer| printer.points())?;
        }
    }
    Ok(())
}

/// Shows each unit of a program to `f`, what others call first, knowing what is needed.
fn each_unit(
    program: Program<'_>,
    math: bool,
    scratch: &mut [u32],
    mut f: impl FnMut(Lines<'_>, Option<u32>),
) -> Result<(), Error> {
    let strict = (0..program.paths()).filter(|path| is_strict(program, *path)).map(Unit::Strict);
    for unit in strict.chain([Unit::Usual]) {
        let mut lines = Lines::new(program, unit, math, scratch)?;
        lines.find_uses();
        f(lines, if let Unit::Strict(path) = unit { Some(path) } else { None });
    }
    Ok(())
}

struct File<'o, 'p> {
    out: Out<'o>,
    options: Options<'p>,
    needs: Needs,
}

impl File<'_, '_> {
    fn title(&mut self, what: &str) {
        self.out.text("/* ");
        self.out.bytes(self.options.name);
        self.out.text(what);
        self.out.text(": printed from recorded functions by jacfwd ");
        self.out.text(env!("CARGO_PKG_VERSION"));
        self.out.text(". To change it, print it again. */\n");
    }

    /// The beginning of a header, which is read once.
    fn guarded_top(&mut self, end: &str, kind: &str) {
        self.title(end);
        for line in ["#ifndef JF_PRINTED_", "#define JF_PRINTED_"] {
            self.out.text(line);
            self.out.bytes(self.options.name);
            self.out.text(kind);
            self.out.text("\n");
        }
        if !kind.is_empty() {
            self.out.template("#include \"$P.h\"\n", self.options.name);
        }
        self.out.text("#ifdef __cplusplus\nextern \"C\" {\n#endif\n\n");
    }

    /// Shows what prints each program for several points at once to `f`.
    fn each_of_lanes<'p>(
        &mut self,
        programs: &dyn Fn(usize) -> Option<Printed<'p>>,
        scratch: &mut [u32],
        f: &mut dyn FnMut(&mut Printer<'_, '_>),
    ) -> Result<(), Error> {
        let Options { name: file, math, statements, .. } = self.options;
        for Printed { program, name } in (0..).map_while(programs) {
            let out = &mut self.out;
            each_unit(program, math, scratch, |mut lines, strict| {
                if strict.is_none() {
                    let arrays = Arrays::of(program);
                    lines.study(statements, arrays);
                    let out = Out::new(out.single, out.writer());
                    f(&mut Printer { program, arrays, lines, out, file, name, strict, lanes: true, lane: false });
                }
            })?;
        }
        Ok(())
    }

    fn shape(&mut self, arrays: Arrays<'_>, written: bool) {
        let mut first = true;
        for k in arrays.named(None).filter(|k| arrays.get(*k) != Array::Work) {
            if arrays.get(k).is_read() != written {
                self.out.text(if first { " " } else { ", " });
                first = false;
                arrays.get(k).name(&mut self.out);
                self.out.numbered("[", arrays.length(k));
                self.out.text("]");
            }
        }
    }

    fn prototype(&mut self, printed: Printed<'_>, own: &Needs, work: usize) {
        let (program, arrays, counts) = (printed.program, Arrays::of(printed.program), own.counts);
        self.out.text("/* ");
        self.out.bytes(printed.name);
        self.out.text(": from");
        self.shape(arrays, false);
        self.out.text(" to");
        self.shape(arrays, true);
        self.out.text(". ");
        self.out.counted(counts.statements, " statements: ");
        self.out.counted(counts.sums, " + and -, ");
        self.out.counted(counts.products, " *, ");
        self.out.counted(counts.quotients, " /, ");
        self.out.counted(counts.roots, " roots, ");
        self.out.counted(counts.calls, " calls. ");
        self.out.counted(program.slots() - program.inputs(), " numbers at once.\n");
        self.out.numbered(" * Of a program with checksum ", program.checksum() as usize);
        self.out.text(".\n * Returns 0");
        if program.guards() > 0 {
            self.out
                .text(", or k where guard k - 1 had another answer than any that was recorded: no output has been written then");
        }
        if own.rules {
            self.out.text(", or minus the code of a rule, INT_MIN for one that is negative");
        }
        self.out.text(".\n * Requires: no output overlaps another array");
        if work > 0 {
            self.out.text("; w has ");
            self.out.bytes(printed.name);
            self.out.text("_work numbers");
        } else {
            self.out.text("; w may be NULL");
        }
        self.out.text(". */\nenum { ");
        self.out.bytes(printed.name);
        self.out.numbered("_work = ", work);
        self.out.text(" };\nint ");
        self.out.bytes(printed.name);
        arrays.declare(&mut self.out, None, "", b"", false);
        self.out.text(";\n\n");
    }

    /// What tables of a matrix's entries there are.
    fn matrix(&mut self, name: &[u8], [rows, cols, entries]: Size) {
        self.out.numbered("/* Where the entries are that its last output has, of a matrix of ", rows);
        self.out.numbered(" rows and ", cols);
        self.out.text(" columns, from 0. */\n");
        for end in ["_row", "_col"] {
            self.out.text("extern const int ");
            self.table(end, name, entries);
            self.out.text(";\n");
        }
        self.out.text("\n");
    }

    fn table(&mut self, end: &str, name: &[u8], entries: usize) {
        self.out.bytes(name);
        self.out.text(end);
        self.out.numbered("[", entries.max(1));
        self.out.text("]");
    }

    /// One of them.
    fn entries(
        &mut self,
        end: &str,
        name: &[u8],
        entries: usize,
        each: &mut dyn FnMut(&mut List<'_, '_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.out.text("const int ");
        self.table(end, name, entries);
        let mut list = List::new(&mut self.out);
        each(&mut list)?;
        list.end();
        self.out.text("\n");
        Ok(())
    }

    /// The beginning of a source; `end` is what its name has behind that of the files.
    fn source_top(&mut self, end: &str) {
        self.title(if end.is_empty() { ".c" } else { "_lanes.c" });
        self.out.text(if end.is_empty() {
            "/* MISRA C:2012 but for 2.4, enumerators without a type's name; 8.9, tables before functions; 8.14, restrict; 15.5, early returns of guards. */\n"
        } else {
            ""
        });
        let functions = self.needs.functions().count() + usize::from(self.needs.sincos);
        self.out.text(match (functions, self.options.math) {
            (0, _) => "",
            (_, false) => "/* Elementary functions are those of the library: the same bits on every processor. Another takes the place of one if JF_USE_ and its name are\n * defined as what is called instead. */\n",
            (_, true) => "/* Elementary functions are those of math.h where it has them: the bits are its own. Another takes the place of one if JF_USE_ and its name are\n * defined as what is called instead. */\n",
        });
        self.out.text("#include \"");
        self.out.bytes(self.options.name);
        self.out.text(end);
        self.out.text(".h\"\n#include <float.h>\n#include <limits.h>\n#include <math.h>\n#include <stddef.h>\n");
        self.out.template(CHECKS, self.options.name);
    }

    /// Prototypes of rules, each once, and calls of them, out of reach of the names of arguments.
    fn rules<'p>(&mut self, programs: &dyn Fn(usize) -> Option<Printed<'p>>) {
        if !self.needs.rules {
            return;
        }
        self.out.text("/* Rules, as they were registered. */\n#ifdef __cplusplus\nextern \"C\" {\n#endif\n");
        for (_, name) in rule_names(programs) {
            self.out.text("int ");
            self.out.rule(name);
            self.out.template("(const $R *x, $R *y, $R *dy, $R *d2y, void *user);\n", b"");
        }
        self.out.text("#ifdef __cplusplus\n}\n#endif\n\n");
        for (_, name) in rule_names(programs) {
            for (code, [before, behind]) in
                [(CALL, CALLED), (CALL_FIRST, CALLED_WITH_SLOPES), (CALL_SECOND, CALLED_WITH_CURVATURES)]
            {
                let mut instructions = (0..).map_while(programs).flat_map(|printed| printed.program.instructions());
                if instructions.any(|call| call.code == code && call.parameters == name) {
                    self.out.template("static int $P_", self.options.name);
                    self.out.text(call_of(code));
                    self.out.rule(name);
                    self.out.template(before, b"");
                    self.out.rule(name);
                    self.out.text(behind);
                }
            }
        }
    }

    /// Prototypes of functions of the library, under names that can be made others.
    fn functions(&mut self) {
        let needs = self.needs;
        for code in needs.functions() {
            let name = name_of(code);
            self.out.text("#ifndef JF_USE_");
            function_name(&mut self.out, code);
            let of_c = self.options.math && code < FIRST && OF_C.contains(&name);
            self.out.text("\n#define JF_USE_");
            function_name(&mut self.out, code);
            if of_c {
                self.out.text(" ");
                self.out.text(name);
                self.out.template("$F\n#endif\n", b"");
                continue;
            }
            let prefix = if self.out.single { "jff_" } else { "jf_" };
            for before in [" ", "\n#ifdef __cplusplus\nextern \"C\"\n#endif\n"] {
                self.out.text(before);
                if before != " " {
                    let several = is_spread(code) || code >= FIRST && program::arity(code) > 2;
                    self.out.template(if several { "void " } else { "$R " }, b"");
                }
                self.out.text(prefix);
                self.out.text(if code < FIRST { "m_" } else { "" });
                function_name(&mut self.out, code);
            }
            self.prototype_of(code);
            self.out.text(";\n#endif\n");
        }
        if needs.sincos {
            self.out.template(SINCOS[usize::from(self.out.single)], b"");
        }
        self.out.text("\n");
    }

    /// The arguments of a function over arrays.
    fn prototype_over_array(&mut self, code: Code) {
        const INTO: [&str; 4] = [", const $R *a", ", const $R *u", ", const $R *v", ", const $R *w"];
        const OUT_OF: [&str; 4] = [", $R *y", ", $R *yu", ", $R *yv", ", $R *yw"];
        self.out.text("(size_t n");
        let arrays = arrays_of(code);
        INTO.iter().take(arrays).for_each(|text| self.out.template(text, b""));
        OUT_OF.iter().take(if is_spread(code) { arrays } else { 0 }).for_each(|text| self.out.template(text, b""));
        self.out.text(")");
    }

    fn prototype_of(&mut self, code: Code) {
        if is_over_array(code) {
            return self.prototype_over_array(code);
        }
        let operation = derived_from(code);
        let parameter = if !takes_real(operation) {
            None
        } else if takes_integer(operation) {
            Some("int k")
        } else {
            Some("$R c")
        };
        let first = begins_with_real(operation);
        self.out.text("(");
        if let Some(parameter) = parameter.filter(|_| first) {
            self.out.template(parameter, b"");
            self.out.text(", ");
        }
        for k in 0..program::arity(operation) {
            self.out.template(["$R x0", ", $R x1", ", $R x2"].get(k as usize).copied().unwrap_or_default(), b"");
        }
        if let Some(parameter) = parameter.filter(|_| !first) {
            self.out.text(", ");
            self.out.template(parameter, b"");
        }
        if code >= FIRST {
            self.out.template(if program::arity(operation) > 1 { ", $R y, $R *d" } else { ", $R y" }, b"");
        }
        self.out.text(")");
    }

    fn helpers(&mut self) {
        let needs = self.needs;
        let [bend, bend2] = needs.bend;
        let [strong, strong2] = needs.strong_bend;
        let quotient = needs.has(SLOPES_OF_DIV);
        for (needed, text) in [
            (needs.number, helpers::NUMBER),
            (needs.product, helpers::PRODUCT),
            (needs.defined, helpers::DEFINED),
            (quotient || bend || bend2, helpers::NORMAL),
            (quotient, helpers::QUOTIENT),
            (bend || bend2, helpers::BENT),
            (bend, helpers::BEND),
            (bend2, helpers::BEND2),
            (strong, helpers::STRONG_BEND),
            (strong2, helpers::STRONG_BEND2),
        ] {
            if needed {
                self.out.template(text, self.options.name);
            }
        }
    }
}

/// What calls a rule for its value, before and behind the rule's name.
const CALLED: [&str; 2] = ["(const $R *x_, $R *y_) { return ", "(x_, y_, NULL, NULL, NULL); }\n\n"];

/// For its value and its slopes: what it leaves unwritten is NaN.
const CALLED_WITH_SLOPES: [&str; 2] = [
    "\
(const $R *x_, $R *y_, int n_)
{
    int k_;
    for (k_ = 0; k_ <= n_; k_++) {
        y_[k_] = ($R)NAN;
    }
    return ",
    "(x_, &y_[0], &y_[1], NULL, NULL);\n}\n\n",
];

/// For its second derivatives, too.
const CALLED_WITH_CURVATURES: [&str; 2] = [
    "\
(const $R *x_, $R *y_, int n_)
{
    int k_;
    for (k_ = 0; k_ < (((n_ + 1) * (n_ + 2)) / 2); k_++) {
        y_[k_] = ($R)NAN;
    }
    return ",
    "(x_, &y_[0], &y_[1], &y_[1 + n_], NULL);\n}\n\n",
];

/// What must not be done to arithmetic, and `restrict` where there is such a word.
const CHECKS: &str = "
#ifdef __FAST_MATH__
#error Fast arithmetic has other results: compile without -ffast-math.
#endif
#if defined FLT_EVAL_METHOD && FLT_EVAL_METHOD != 0 && FLT_EVAL_METHOD != 16
#error Numbers are kept with more digits than they have: compile for SSE2, not for the 387.
#endif
#if defined __clang__
#pragma STDC FP_CONTRACT OFF
#elif defined __GNUC__
#pragma GCC optimize \"fp-contract=off\"
#if !(defined __x86_64__ || defined __i386__) || defined __FMA__ || defined __FMA4__ || defined __AVX512F__
/* It fuses sums and differences side by side with their products nevertheless where it makes vectors of statements. */
#pragma GCC optimize \"no-tree-slp-vectorize\"
#endif
#elif defined _MSC_VER
#pragma fp_contract(off)
#endif
#if defined __GNUC__ || defined _MSC_VER
#define $P_restrict __restrict
#elif !defined __cplusplus && __STDC_VERSION__ >= 199901L
#define $P_restrict restrict
#else
#define $P_restrict
#endif

";

#[cfg(test)]
mod tests {
    use super::super::helpers;
    use super::super::names::OF_FILES;

    #[test]
    fn nobody_may_have_the_name_of_a_helper() {
        let all = [
            helpers::NUMBER,
            helpers::ENDED,
            helpers::PRODUCT,
            helpers::DEFINED,
            helpers::NORMAL,
            helpers::QUOTIENT,
            helpers::BENT,
            helpers::BEND,
            helpers::BEND2,
            helpers::STRONG_BEND,
            helpers::STRONG_BEND2,
            super::CHECKS,
            super::lanes::TOP,
            super::lanes::QUOTIENT,
        ];
        let mut found = 0;
        for name in all.iter().flat_map(|text| text.split("$P").skip(1)) {
            let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
            assert!(OF_FILES.contains(&&name.as_bytes()[..end]), "{}", &name[..end]);
            found += 1;
        }
        assert!(found > 40, "{found}");
    }
}
