//! `src/capi/derived/ops64.rs`: the operations as C functions, and the single-precision twins of all C text.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::figures::Figures;
use super::operations::{Call, Operation};
use crate::run::Result;

/// Where the operations are that have a whole body per order of numbers, because they are cheap.
pub const QUICK: &str = "src/eager/quick/mod.rs";

/// The names in the table `quick!` of that file: its text decides, so that nothing has to agree with it.
pub fn quick(text: &str) -> Result<Vec<&str>> {
    let table = text.split_once("\nquick! {\n").and_then(|(_, rest)| rest.split_once("\n}"));
    let (rows, _) = table.ok_or_else(|| format!("{QUICK} has no table `quick!`"))?;
    rows.lines()
        .map(|row| row.trim().split_once('(').map(|(name, _)| name).ok_or_else(|| format!("{QUICK}: no name in `{row}`")))
        .collect()
}

/// The text of the file, with the errors measured in `precision`; `quick` names the operations with bodies of their own.
pub fn text(operations: &[Operation], figures: &Figures, precision: &str, quick: &[&str]) -> String {
    let integer = if operations.iter().any(|o| o.call == Call::UnaryInteger) { "use core::ffi::c_int;\n\n" } else { "" };
    let mut out = format!(
        "//! The operations as C functions in double precision.\n\
         //! Derived from the operations by `cargo xtask derive`; do not edit.\n\n\
         {integer}use crate::capi::api::{{eval, jf_eval, jf_num}};\n\
         use crate::eager::operation::{{binary, ternary, unary}};\n\
         use crate::eager::quick;\n\
         use crate::ops::*;\n",
    );
    for o in operations {
        let f = o.facts;
        let is_quick = quick.contains(&f.name);
        let call = |way: &str, arguments: &str, parameter: &str| match (is_quick, o.call, f.name.starts_with("c_")) {
            (true, Call::UnaryReal, true) => format!("quick::{}(eval(e), c, {arguments})", f.name),
            (true, Call::UnaryReal, false) => format!("quick::{}(eval(e), {arguments}, c)", f.name),
            (true, ..) => format!("quick::{}(eval(e), {arguments})", f.name),
            (false, ..) => format!("{way}(eval(e), {arguments}, {}{parameter})", o.path),
        };
        let (parameters, call) = match o.call {
            Call::Unary => ("a: jf_num", call("unary", "a.id", "")),
            // A plain real on the left is the first argument in C, too.
            Call::UnaryReal if f.name.starts_with("c_") => ("c: f64, a: jf_num", call("unary", "a.id", "(c)")),
            Call::UnaryReal => ("a: jf_num, c: f64", call("unary", "a.id", "(c)")),
            Call::UnaryInteger => ("a: jf_num, k: c_int", call("unary", "a.id", "(k)")),
            Call::Binary => ("a: jf_num, b: jf_num", call("binary", "a.id, b.id", "")),
            Call::Ternary => ("a: jf_num, b: jf_num, c: jf_num", call("ternary", "a.id, b.id, c.id", "")),
        };
        let _ = write!(
            out,
            "\n/// {} {}.\n/// Domain: {}. {}\n#[unsafe(no_mangle)]\npub unsafe extern \"C\" fn jf_{}(e: *mut jf_eval, {parameters}) -> jf_num {{\n    \
             // SAFETY: e is NULL or belongs to a context, as the header requires.\n    \
             let id = unsafe {{ {call} }};\n    jf_num {{ id }}\n}}\n",
            f.doc,
            f.formula,
            f.domain,
            figures.sentence(f.name, precision),
            f.name
        );
    }
    out
}

/// The single-precision twin of a text in double precision.
pub fn single(text: &str) -> String {
    let shared = [
        "jf_status",
        "jf_signature",
        "jf_config",
        "jf_options",
        "jf_program",
        "jf_status_text",
        "jf_version",
        "jf_write",
        "jf_pattern",
        "jf_derivative",
        "jf_plan",
        "jf_plan_entries",
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("jf_") {
        let (before, from) = rest.split_at(at);
        let end = from.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(from.len());
        let (word, after) = from.split_at(end);
        let starts_word = !before.ends_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
        out.push_str(before);
        if starts_word && !shared.contains(&word) {
            out.push_str(&word.replacen("jf_", "jff_", 1));
        } else {
            out.push_str(word);
        }
        rest = after;
    }
    out.push_str(rest);
    out.replace("f64", "f32")
        .replace("JF_CONTEXT_BYTES", "JFF_CONTEXT_BYTES")
        .replace("double precision", "single precision")
        .replace("use crate::capi::api::", "use super::api32::")
        .replace("use crate::capi::programs::", "use super::programs32::")
}

/// The twin, below `derived`, of the text `src/capi/NAME.rs`.
pub fn twin(name: &str, text: &str) -> String {
    let derived = format!("Derived from {name}.rs by `cargo xtask derive`; do not edit.");
    single(&text.replace("use super::", "use crate::capi::"))
        .replace("The single-precision twin is derived from this text.", &derived)
}

#[cfg(test)]
mod tests {
    use super::quick;

    #[test]
    fn the_table_names_the_quick_operations() {
        let text = "macro_rules! quick {\n}\n\nquick! {\n    neg(a: u32) = unary(a; Neg);\n    add_c(a: u32, c: F) = unary(a; AddC(c));\n}\n";
        assert_eq!(quick(text), Ok(vec!["neg", "add_c"]));
        assert!(quick("fn quick() {}").is_err() && quick("\nquick! {\n    neg;\n}\n").is_err());
    }
}
