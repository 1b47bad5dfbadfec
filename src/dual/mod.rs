//! Kinds of number that carry derivatives: dual numbers and second-order numbers.
//! Knows the chain rule and no operation by name.

mod bundle;
pub(crate) mod chain;
mod hyper;
mod number;
mod operators;
mod second;

pub use bundle::{Bundle, Each, Pack};
pub use hyper::{Hyper, HyperDual};
pub use number::Dual;
