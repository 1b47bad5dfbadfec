//! `include/jacfwd/abi.hpp`, `operations.hpp` and `dual_operations.hpp`: the C interface by precision, and the operations by their names in C++.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::c_scalars::native;
use super::c_table;
use super::operations::{Call, Operation};

const DERIVED: &str = "// Derived from the operations by `cargo xtask derive`; do not edit.";

/// Names of C functions that mean something else in C++.
const KEYWORDS: [&str; 2] = ["const", "register"];

/// Operations with a file of their own choice of overloads: `math.hpp`.
const BY_HAND: [&str; 1] = ["pow"];
/// And `dual_math.hpp`, where it costs less to know what they are.
const INLINE_BY_HAND: [&str; 5] = ["pow", "square", "sqrt", "sin", "cos"];

/// The functions that have both precisions as members of one template; `texts` define all of them.
pub fn abi(texts: &[&str]) -> String {
    let mut out = format!(
        "// The C interface by precision: abi<double>::sin is jf_sin, abi<float>::sin is jff_sin.\n\
         {DERIVED}\n\
         #ifndef JACFWD_ABI_HPP\n#define JACFWD_ABI_HPP\n\n#include \"macros_hide.hpp\"\n\n#include \"../jacfwd.h\"\n\n\
         namespace jacfwd::detail {{\n\ntemplate <class Real>\nstruct abi;\n"
    );
    for (prefix, real) in [("jf_", "double"), ("jff_", "float")] {
        let _ = write!(out, "\ntemplate <>\nstruct abi<{real}> {{\n");
        for name in ["context", "eval", "num", "func", "matrix", "recording", "runner"] {
            let _ = writeln!(out, "    using {name} = {prefix}{name};");
        }
        out.push('\n');
        // Second derivatives are not carried in C++.
        for name in c_table::names(texts, &["fn jf_"]).into_iter().filter(|name| !name.starts_with("dd_")) {
            let underscore = if KEYWORDS.contains(&name) { "_" } else { "" };
            let _ = writeln!(out, "    static constexpr auto {name}{underscore} = {prefix}{name};");
        }
        out.push_str("};\n");
    }
    out.push_str("\n} // namespace jacfwd::detail\n\n#include \"macros_show.hpp\"\n\n#endif\n");
    out
}

/// The operations on numbers behind handles.
pub fn operations(operations: &[Operation]) -> String {
    let about = "// The operations on numbers, by name; constants that have met no number stay constants, with the same bits.";
    let header = Header { name: "OPERATIONS", about, includes: "apply.hpp" };
    header.text(operations, &BY_HAND, template)
}

/// The operations on inline numbers.
pub fn inline_operations(operations: &[Operation]) -> String {
    let about = "// The operations on inline numbers, by name: values and slopes are those of the library's kernels.";
    let header = Header { name: "DUAL_OPERATIONS", about, includes: "dual_apply.hpp" };
    header.text(operations, &INLINE_BY_HAND, inline_template)
}

/// A header of operations.
struct Header {
    name: &'static str,
    about: &'static str,
    includes: &'static str,
}

impl Header {
    /// The operations as function templates: those of `<cmath>` found by argument-dependent look-up, for code written for plain reals calls them
    /// without saying whose they are. All others must be named as ours: a program may have a `sign` of its own.
    fn text(&self, operations: &[Operation], by_hand: &[&str], template: fn(&Operation) -> String) -> String {
        let Self { name, about, includes } = self;
        let derived = operations.iter().filter(|o| !native(o.facts.name) && !by_hand.contains(&o.facts.name));
        let (cmath, others): (Vec<_>, Vec<_>) = derived.partition(|o| o.cmath);
        let text = |operations: Vec<&Operation>| operations.into_iter().map(template).collect::<String>();
        format!(
            "{about}\n\
             // Formulas, slopes and domains are those of jacfwd.h.\n\
             {DERIVED}\n\
             #ifndef JACFWD_{name}_HPP\n#define JACFWD_{name}_HPP\n\n#include \"macros_hide.hpp\"\n\n#include \"{includes}\"\n\n\
             namespace jacfwd {{\n{}\n\
             namespace qualified {{\n{}\n}} // namespace qualified\n\n\
             }} // namespace jacfwd\n\n#include \"macros_show.hpp\"\n\n#endif\n",
            text(cmath),
            text(others)
        )
    }
}

/// One operation as a function template.
fn template(o: &Operation) -> String {
    let f = o.facts;
    let name = f.name;
    let tables = format!("detail::abi<R>::{name}, detail::abi<R>::m_{name}");
    let (template, parameters, call) = match o.call {
        Call::Unary => ("class R", "const basic_num<R> &a", format!("detail::unary(a, {tables})")),
        Call::UnaryReal => {
            ("class R", "const basic_num<R> &a, detail::plain<R> c", format!("detail::unary_with(a, c, {tables})"))
        }
        Call::UnaryInteger => ("class R", "const basic_num<R> &a, int k", format!("detail::unary_with(a, k, {tables})")),
        Call::Binary => (
            "class A, class B, class R = detail::real_of<A, B>",
            "const A &a, const B &b",
            format!("detail::binary<R>(a, b, {tables})"),
        ),
        Call::Ternary => (
            "class A, class B, class C, class R = detail::real_of<A, B, C>",
            "const A &a, const B &b, const C &c",
            format!("detail::ternary<R>(a, b, c, {tables})"),
        ),
    };
    format!("\n/// {}\ntemplate <{template}>\nbasic_num<R> {name}({parameters}) {{\n    return {call};\n}}\n", f.doc)
}

/// One operation on inline numbers as a function template.
fn inline_template(o: &Operation) -> String {
    let f = o.facts;
    let name = f.name;
    let kernels = format!("detail::abi<R>::m_{name}, detail::abi<R>::d_{name}");
    let of_one = "class R, int N, product P";
    let one = "const dual<R, N, P> &a";
    let (template, result, parameters, call) = match o.call {
        Call::Unary => (of_one, "dual<R, N, P>", one.to_string(), format!("inline_unary(a, {kernels})")),
        Call::UnaryReal => {
            (of_one, "dual<R, N, P>", format!("{one}, detail::plain<R> c"), format!("inline_unary_with(a, c, {kernels})"))
        }
        Call::UnaryInteger => (of_one, "dual<R, N, P>", format!("{one}, int k"), format!("inline_unary_with(a, k, {kernels})")),
        Call::Binary => (
            "class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real",
            "D",
            "const A &a, const B &b".to_string(),
            format!("inline_binary<D>(a, b, {kernels})"),
        ),
        Call::Ternary => (
            "class A, class B, class C, class D = detail::dual_of<A, B, C>, class R = typename D::real",
            "D",
            "const A &a, const B &b, const C &c".to_string(),
            format!("inline_ternary<D>(a, b, c, {kernels})"),
        ),
    };
    format!(
        "\n/// {}\ntemplate <{template}>\nJACFWD_INLINE {result} {name}({parameters}) {{\n    return detail::{call};\n}}\n",
        f.doc
    )
}
