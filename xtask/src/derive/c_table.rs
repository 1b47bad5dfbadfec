//! `ffi-tests/operations.h`, `edges.h` and `single.h`: the operations, their edges and the names of the C interface, for the harness in C.
//! Does not know what an operation computes.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::operations::{Call, Operation};
use jacfwd::ops::Edge;

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

/// The edge tables as rows: name, arguments, value, slopes, second derivatives. What is not fixed has no elements.
pub fn edges(operations: &[Operation]) -> String {
    let mut out = String::from(
        "/* What every operation gives at its awkward points: name, arguments, value, slopes, second derivatives; a count before each list.\n \
         * Derived from the operations by `cargo xtask derive`; do not edit. */\n\n",
    );
    let left = operations.iter().flat_map(rows_for_double).count();
    let _ = writeln!(
        out,
        "/* Rows with arguments that single precision has not got. */\n#define EDGES_FOR_DOUBLE {left}\n\n#ifdef EDGES"
    );
    for o in operations {
        for edge in o.facts.edges {
            let lists = [edge.at, edge.y.as_slice(), edge.d1, edge.d2].map(list);
            let _ = writeln!(out, "{{\"{}\", {}}},", o.facts.name, lists.join(", "));
        }
    }
    out.push_str("#endif\n");
    out
}

/// The rows of an edge table with arguments that are no numbers of single precision; an integer parameter counts in neither.
fn rows_for_double(o: &Operation) -> impl Iterator<Item = &Edge> {
    let reals = |edge: &Edge| edge.at.len() - usize::from(o.call == Call::UnaryInteger);
    o.facts.edges.iter().filter(move |edge| edge.at.iter().take(reals(edge)).any(|&x| !x.is_nan() && f64::from(x as f32) != x))
}

/// Numbers as C initializers, counted.
fn list(numbers: &[f64]) -> String {
    let words: Vec<String> = numbers.iter().map(|x| number(*x)).collect();
    // C11 has no empty initializers.
    format!("{}, {{{}}}", words.len(), if words.is_empty() { "0".into() } else { words.join(", ") })
}

/// A number as a C expression of the same bits; any NaN as NAN.
fn number(x: f64) -> String {
    match x {
        _ if x.is_nan() => "NAN".into(),
        _ if x.is_infinite() => if x > 0.0 { "INFINITY" } else { "-INFINITY" }.into(),
        _ => format!("{x:e}"),
    }
}

/// Macros that turn the names of double precision into those of single; `texts` defines all of them.
pub fn single(texts: &[&str]) -> String {
    let mut out = String::from(
        "/* The names of double precision read as those of single, so that one text tests both.\n \
         * Derived from the C interface by `cargo xtask derive`; do not edit. */\n\n",
    );
    for name in names(texts, &["fn jf_", "struct jf_", "type jf_"]) {
        let _ = writeln!(out, "#define jf_{name} jff_{name}");
    }
    out
}

/// What the C texts define after one of these words, less the prefix.
pub fn names<'a>(texts: &[&'a str], words: &[&str]) -> BTreeSet<&'a str> {
    let mut names = BTreeSet::new();
    for text in texts {
        for word in words {
            for (at, _) in text.match_indices(word) {
                let name = &text[at + word.len()..];
                let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(name.len());
                names.insert(&name[..end]);
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::{list, single};

    #[test]
    fn numbers_keep_their_bits_in_c() {
        assert_eq!(list(&[0.1, -0.0, f64::NAN, f64::NEG_INFINITY]), "4, {1e-1, -0e0, NAN, -INFINITY}");
        assert_eq!(list(&[]), "0, {0}");
    }

    #[test]
    fn names_are_those_that_the_text_defines() {
        let text = "pub struct jf_num {}\npub type jf_fn = u8;\nfn jf_add(e: *mut jf_eval) {}\n/// jf_word";
        let lines: Vec<_> = single(&[text]).lines().filter(|line| line.starts_with('#')).map(str::to_string).collect();
        assert_eq!(lines, ["#define jf_add jff_add", "#define jf_fn jff_fn", "#define jf_num jff_num"]);
    }
}
