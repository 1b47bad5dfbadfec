//! `src/ops/math.rs`: the operations as methods of every number.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::figures::Figures;
use super::operations::{Call, Operation};

/// Rust's own operators, which need no method.
const OPERATORS: [&str; 5] = ["neg", "add", "sub", "mul", "div"];

/// The text of the file.
pub fn text(operations: &[Operation], figures: &Figures) -> String {
    let mut methods = String::new();
    for o in operations.iter().filter(|o| !OPERATORS.contains(&o.facts.rust)) {
        let (parameters, call) = match o.call {
            Call::Unary => ("", format!("self.unary({})", o.path)),
            Call::UnaryReal => (", c: Self::Real", format!("self.unary({}(c))", o.path)),
            Call::UnaryInteger => (", k: i32", format!("self.unary({}(k))", o.path)),
            Call::Binary => (", b: Self", format!("self.binary(b, {})", o.path)),
            Call::Ternary => (", b: Self, c: Self", format!("self.ternary(b, c, {})", o.path)),
        };
        let f = o.facts;
        let _ = write!(
            methods,
            "\n    /// {}\n    ///\n    /// `{}`. Domain: {}. {}\n    #[inline(always)]\n    fn {}(self{parameters}) -> Self {{\n        {call}\n    }}\n",
            f.doc,
            f.formula,
            f.domain,
            figures.sentence(f.name, "f64"),
            f.rust
        );
    }
    format!(
        "//! The operations as methods of every number.\n\
         //! Derived from the operations by `cargo xtask derive`; do not edit.\n\n\
         use super::*;\n\n\
         /// The named functions of every [`Number`]: `x.sin()`, `y.atan2(x)`, `x.powi(3)`.\n\
         pub trait Math: Number {{{}}}\n\n\
         impl<R: Number> Math for R {{}}\n",
        methods.trim_start_matches('\n').replacen("    ///", "\n    ///", 1)
    )
}
