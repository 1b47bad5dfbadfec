//! `src/ops/dispatch.rs`: the numbers of the operations, and the way from a number to the operation.
//! Does not know what an operation computes.

use super::numbers::Numbers;
use super::operations::{Call, Operation};
use crate::run::Result;

/// The file, from the root of the checkout.
pub const PATH: &str = "src/ops/dispatch.rs";

/// The text of the file, by the one that was there before.
pub fn text(operations: &[Operation], before: &str) -> Result<String> {
    let names: Vec<&str> = operations.iter().map(|o| o.facts.name).collect();
    let numbers = Numbers::assign(&names, before)?;
    let arm = |o: &Operation| {
        let number = numbers.of(o.facts.name)?;
        let path = &o.path;
        Some(match o.call {
            Call::Unary => format!("{number} => h.unary(plain({path}, parameter)?),\n"),
            Call::UnaryReal => format!("{number} => h.unary(real::<F, {path}<F>>(parameter)?),\n"),
            Call::UnaryInteger => format!("{number} => h.unary(integer::<{path}>(parameter)?),\n"),
            Call::Binary => format!("{number} => h.binary(plain({path}, parameter)?),\n"),
            Call::Ternary => format!("{number} => h.ternary(plain({path}, parameter)?),\n"),
        })
    };
    Ok(format!(
        "//! The numbers of the operations, and the way from a number to the operation.\n\
         //! Derived from the operations by `cargo xtask derive`, which keeps the numbers that are here; do not edit.\n\n\
         use super::handler::{{integer, plain, real}};\n\
         use super::*;\n\n\
         {}\n\
         /// Hands the operation with that number, made from the bits of its parameter, to `h`. `None` for a number that is nobody's, or\n\
         /// bits that are no parameter of the operation.\n\
         pub fn dispatch<F: Float, H: Handler<F>>(number: u16, parameter: u64, h: H) -> Option<H::Output> {{\n\
         Some(match number {{\n{}_ => return None,\n}})\n}}\n",
        numbers.items("operation"),
        operations.iter().filter_map(arm).collect::<String>()
    ))
}
