//! `ffi-tests/operations.h` and `ffi-tests/single.h`: the operations and the names of the C interface, for the harness in C.
//! Does not know what an operation computes.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::operations::{Call, Operation};

/// The operations as one macro that hands each to another, by how it is called.
pub fn operations(operations: &[Operation]) -> String {
    let mut out = String::from(
        "/* Every operation, handed to a macro that says how it is called; its arguments are left to right those of C.\n \
         * Derived from the operations by `cargo xtask derive`; do not edit. */\n\n\
         #define OPERATIONS(UNARY, UNARY_REAL, REAL_UNARY, UNARY_INTEGER, BINARY, TERNARY)",
    );
    for o in operations {
        let name = o.facts.name;
        let kind = match o.call {
            Call::Unary => "UNARY",
            Call::UnaryReal if name.starts_with("c_") => "REAL_UNARY",
            Call::UnaryReal => "UNARY_REAL",
            Call::UnaryInteger => "UNARY_INTEGER",
            Call::Binary => "BINARY",
            Call::Ternary => "TERNARY",
        };
        let _ = write!(out, " \\\n    {kind}({name})");
    }
    out.push('\n');
    out
}

/// Macros that turn the names of double precision into those of single; `texts` defines all of them.
pub fn single(texts: &[&str]) -> String {
    let mut names = BTreeSet::new();
    for text in texts {
        for keyword in ["fn jf_", "struct jf_", "type jf_"] {
            for (at, _) in text.match_indices(keyword) {
                let name = &text[at + keyword.len()..];
                let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
                names.insert(&name[..end]);
            }
        }
    }
    let mut out = String::from(
        "/* The names of double precision read as those of single, so that one text tests both.\n \
         * Derived from the C interface by `cargo xtask derive`; do not edit. */\n\n",
    );
    for name in names {
        let _ = writeln!(out, "#define jf_{name} jff_{name}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::single;

    #[test]
    fn names_are_those_that_the_text_defines() {
        let text = "pub struct jf_num {}\npub type jf_fn = u8;\nfn jf_add(e: *mut jf_eval) {}\n/// jf_word";
        let lines: Vec<_> = single(&[text]).lines().filter(|line| line.starts_with('#')).map(str::to_string).collect();
        assert_eq!(lines, ["#define jf_add jff_add", "#define jf_fn jff_fn", "#define jf_num jff_num"]);
    }
}
