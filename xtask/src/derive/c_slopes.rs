//! `src/capi/derived/slopes64.rs`: the slopes and second derivatives of the operations as C functions of plain reals.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::operations::{Call, Operation};

/// The text of the file.
pub fn text(operations: &[Operation]) -> String {
    let mut out = String::from(
        "//! The slopes and second derivatives of the operations as C functions of plain reals, in double precision: the same bits, no evaluation needed.\n\
         //! Derived from the operations by `cargo xtask derive`; do not edit.\n\n\
         use core::ffi::c_int;\n\n\
         use crate::capi::kernels::{all, one};\n\
         use crate::ops::*;\n\
         use crate::recorded::{of_one, of_three, of_two};\n",
    );
    for o in operations {
        let name = o.facts.name;
        let (parameters, operation, x) = match o.call {
            Call::Unary => ("x: f64", o.path.clone(), "x"),
            Call::UnaryReal if name.starts_with("c_") => ("c: f64, x: f64", format!("{}(c)", o.path), "x"),
            Call::UnaryReal => ("x: f64, c: f64", format!("{}(c)", o.path), "x"),
            Call::UnaryInteger => ("x: f64, k: c_int", format!("{}(k)", o.path), "x"),
            Call::Binary => ("a: f64, b: f64", o.path.clone(), "[a, b]"),
            Call::Ternary => ("a: f64, b: f64, c: f64", o.path.clone(), "[a, b, c]"),
        };
        let (of, first, second) = match o.call {
            Call::Binary => ("of_two", "in a and in b", "aa, ab, bb"),
            Call::Ternary => ("of_three", "in a, in b and in c", "aa, ab, ac, bb, bc, cc"),
            _ => ("of_one", "", ""),
        };
        if of == "of_one" {
            let _ = write!(
                out,
                "\n/// The slope of jf_{name} for plain reals, where the value is y.\n\
                 #[unsafe(no_mangle)]\npub extern \"C\" fn jf_d_{name}({parameters}, y: f64) -> f64 {{\n    one({of}({operation}, {x}, y).0)\n}}\n\
                 \n/// Its second derivative.\n\
                 #[unsafe(no_mangle)]\npub extern \"C\" fn jf_dd_{name}({parameters}, y: f64) -> f64 {{\n    one({of}({operation}, {x}, y).1())\n}}\n",
            );
            continue;
        }
        for (prefix, what, call) in [
            ("d", format!("Slopes of jf_{name} for plain reals, {first}, where the value is y"), ".0"),
            ("dd", format!("Its second derivatives {second}"), ".1()"),
        ] {
            let _ = write!(
                out,
                "\n/// {what}. Requires: d is NULL or has room for them.\n\
                 #[unsafe(no_mangle)]\npub unsafe extern \"C\" fn jf_{prefix}_{name}({parameters}, y: f64, d: *mut f64) {{\n    \
                 // SAFETY: the header's requirements.\n    unsafe {{ all({of}({operation}, {x}, y){call}, d) }}\n}}\n",
            );
        }
    }
    out
}
