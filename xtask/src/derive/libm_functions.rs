//! `tests/operation/libm_functions.rs`: the functions of `libm` whose values operations have, for the tests to call.
//! Does not know what an operation computes.

use super::operations::{Call, Operation};
use jacfwd::ops::Source;

/// The text of the file.
pub fn text(operations: &[Operation]) -> String {
    format!(
        "//! The functions of `libm` whose values operations have.\n\
         //! Derived from the operations by `cargo xtask derive`; do not edit.\n\n\
         use super::library::{{Call::*, Library}};\n\n\
         /// That of an operation.\n\
         pub fn libm_function(name: &str) -> Option<Library> {{\nSome(match name {{\n{}_ => return None,\n}})\n}}\n",
        operations.iter().filter_map(arm).collect::<String>()
    )
}

fn arm(o: &Operation) -> Option<String> {
    let name = o.facts.name;
    let way = match o.call {
        Call::Unary => "One",
        Call::UnaryReal if name.starts_with("c_") => "Left",
        Call::UnaryReal => "Right",
        Call::UnaryInteger => "Integer",
        Call::Binary => "Two",
        Call::Ternary => "Three",
    };
    let (function, single) = match o.source {
        Source::Own => return None,
        Source::Libm(function) => (function, format!("Some({way}(libm::{function}f))")),
        Source::LibmInDouble(function) => (function, "None".into()),
    };
    Some(format!("\"{name}\" => Library {{ double: {way}(libm::{function}), single: {single} }},\n"))
}
