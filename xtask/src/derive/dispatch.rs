//! `src/ops/dispatch.rs` and `src/array/dispatch.rs`: the numbers of the operations and of the functions over arrays, and the way from a number to
//! what has it.
//! Does not know what an operation computes.

use super::numbers::Numbers;
use super::operations::{Call, Operation};
use crate::run::Result;
use jacfwd::array;
use jacfwd::array::reduction::{Reduction, Spread};

/// The file, from the root of the checkout.
pub const PATH: &str = "src/ops/dispatch.rs";

/// The file of the functions over arrays.
pub const OF_ARRAYS: &str = "src/array/dispatch.rs";

/// The text of the file, by the one that was there before.
pub fn text(operations: &[Operation], before: &str) -> Result<String> {
    let names: Vec<&str> = operations.iter().map(|o| o.facts.name).collect();
    let numbers = Numbers::assign(&names, before)?;
    let arm = |o: &Operation| {
        let number = numbers.of(o.facts.name)?;
        let path = &o.path;
        Some(match o.call {
            Call::Unary => format!("{number} => h.unary(bare({path}, parameter)?),\n"),
            Call::UnaryReal => format!("{number} => h.unary(real::<F, {path}<F>>(parameter)?),\n"),
            Call::UnaryInteger => format!("{number} => h.unary(integer::<{path}>(parameter)?),\n"),
            Call::Binary => format!("{number} => h.binary(bare({path}, parameter)?),\n"),
            Call::Ternary => format!("{number} => h.ternary(bare({path}, parameter)?),\n"),
        })
    };
    Ok(format!(
        "//! The numbers of the operations, and the way from a number to the operation.\n\
         //! Derived from the operations by `cargo xtask derive`, which keeps the numbers that are here; do not edit.\n\n\
         use super::handler::{{bare, integer, real}};\n\
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

/// The functions over arrays: how a handler calls each, its name in C and its type.
struct Functions(Vec<(&'static str, &'static str, String)>);

impl Functions {
    fn push<O>(&mut self, method: &'static str, name: &'static str) {
        let path = std::any::type_name::<O>();
        self.0.push((method, name, path.rsplit("::").next().unwrap_or(path).to_string()));
    }
}

impl array::Visitor<f64> for Functions {
    fn reduction<O: Reduction<f64>>(&mut self, _: O) {
        self.push::<O>("reduction", O::NAME);
    }

    fn spread<O: Spread<f64>>(&mut self, _: O) {
        self.push::<O>("spread", O::NAME);
    }
}

/// The text of the file of the functions over arrays, by the one that was there before.
pub fn of_arrays(before: &str) -> Result<String> {
    let mut functions = Functions(Vec::new());
    array::visit::<f64>(&mut functions);
    let names: Vec<&str> = functions.0.iter().map(|(_, name, _)| *name).collect();
    let numbers = Numbers::assign(&names, before)?;
    let arm = |(method, name, path): &(&str, &str, String)| Some(format!("{} => h.{method}({path}),\n", numbers.of(name)?));
    let paths: Vec<&str> = functions.0.iter().map(|(.., path)| path.as_str()).collect();
    Ok(format!(
        "//! The numbers of the functions over arrays, and the way from a number to the function.\n\
         //! Derived from the list by `cargo xtask derive`, which keeps the numbers that are here; do not edit.\n\n\
         use super::Handler;\n\
         use super::reduction::{{{}}};\n\
         use crate::ops::Float;\n\n\
         {}\n\
         /// Hands the function with that number to `h`. `None` for a number that is nobody's.\n\
         pub fn dispatch<F: Float, H: Handler<F>>(number: u16, h: H) -> Option<H::Output> {{\n\
         Some(match number {{\n{}_ => return None,\n}})\n}}\n",
        paths.join(", "),
        numbers.items("function over arrays"),
        functions.0.iter().filter_map(arm).collect::<String>()
    ))
}
