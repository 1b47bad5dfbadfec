//! `src/capi/ops64.rs`: the operations as C functions, and the single-precision twins of all C text.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::figures::Figures;
use super::operations::{Call, Operation};

/// Operations cheap enough that the chain rule is worth a copy in each function.
const INLINE: [&str; 11] = ["neg", "add", "sub", "mul", "add_c", "sub_c", "c_sub", "mul_c", "div", "div_c", "square"];

/// The text of the file, with the errors measured in `precision`.
pub fn text(operations: &[Operation], figures: &Figures, precision: &str) -> String {
    let integer = if operations.iter().any(|o| o.call == Call::UnaryInteger) { "use core::ffi::c_int;\n\n" } else { "" };
    let mut out = format!(
        "//! The operations as C functions in double precision.\n\
         //! Derived from the operations by `cargo xtask derive`; do not edit.\n\n\
         {integer}use super::api64::{{eval, jf_eval, jf_num}};\n\
         use super::eval::{{binary, ternary, unary}};\n\
         use super::inline;\n\
         use crate::ops::*;\n",
    );
    for o in operations {
        let f = o.facts;
        let inline = if INLINE.contains(&f.name) { "inline::" } else { "" };
        let (parameters, call) = match o.call {
            Call::Unary => ("a: jf_num", format!("{inline}unary(eval(e), a.id, {})", o.path)),
            // A plain real on the left is the first argument in C, too.
            Call::UnaryReal if f.name.starts_with("c_") => {
                ("c: f64, a: jf_num", format!("{inline}unary(eval(e), a.id, {}(c))", o.path))
            }
            Call::UnaryReal => ("a: jf_num, c: f64", format!("{inline}unary(eval(e), a.id, {}(c))", o.path)),
            Call::UnaryInteger => ("a: jf_num, k: c_int", format!("{inline}unary(eval(e), a.id, {}(k))", o.path)),
            Call::Binary => ("a: jf_num, b: jf_num", format!("{inline}binary(eval(e), a.id, b.id, {})", o.path)),
            Call::Ternary => ("a: jf_num, b: jf_num, c: jf_num", format!("ternary(eval(e), a.id, b.id, c.id, {})", o.path)),
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
    let shared = ["jf_status", "jf_signature", "jf_config", "jf_options", "jf_status_text", "jf_version"];
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
        .replace("64::", "32::")
        .replace("JF_CONTEXT_BYTES", "JFF_CONTEXT_BYTES")
        .replace("double precision", "single precision")
        .replace(
            "The single-precision twin is derived from this text.",
            "Derived from api64.rs by `cargo xtask derive`; do not edit.",
        )
}
