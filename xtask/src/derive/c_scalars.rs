//! `src/capi/derived/scalar64.rs`: the values of the operations as C functions of plain reals.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::operations::{Call, Operation};

/// Whether C itself has the operation on plain reals: arithmetic, and forms that differ in what is plain.
pub fn native(name: &str) -> bool {
    ["neg", "add", "sub", "mul", "div"].contains(&name) || name.ends_with("_c") || name.starts_with("c_")
}

/// The text of the file.
pub fn text(operations: &[Operation]) -> String {
    let mut out = String::from(
        "//! The values of the operations as C functions of plain reals, in double precision: the same bits, no evaluation needed.\n\
         //! Derived from the operations by `cargo xtask derive`; do not edit.\n\n\
         use core::ffi::c_int;\n\n\
         use crate::capi::kernels::both;\n\
         use crate::ops::*;\n",
    );
    for o in operations.iter().filter(|o| !native(o.facts.name)) {
        let (parameters, value) = match o.call {
            Call::Unary => ("x: f64", format!("x.unary({})", o.path)),
            Call::UnaryReal => ("x: f64, c: f64", format!("x.unary({}(c))", o.path)),
            Call::UnaryInteger => ("x: f64, k: c_int", format!("x.unary({}(k))", o.path)),
            Call::Binary => ("a: f64, b: f64", format!("a.binary(b, {})", o.path)),
            Call::Ternary => ("a: f64, b: f64, c: f64", format!("a.ternary(b, c, {})", o.path)),
        };
        let name = o.facts.name;
        let _ = write!(
            out,
            "\n/// The value of jf_{name} for plain reals.\n\
             #[unsafe(no_mangle)]\npub extern \"C\" fn jf_m_{name}({parameters}) -> f64 {{\n    canonical_primal({value})\n}}\n",
        );
    }
    out.push_str(
        "\n/// Sine and cosine of a plain real, the same bits as jf_m_sin and jf_m_cos, for less than both. Requires: s and c are NULL or have room for one.\n\
         #[unsafe(no_mangle)]\npub unsafe extern \"C\" fn jf_m_sincos(x: f64, s: *mut f64, c: *mut f64) {\n    \
         // SAFETY: the header's requirements.\n    unsafe { both(x.sincos_real(), [s, c]) }\n}\n",
    );
    out
}
