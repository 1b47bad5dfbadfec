//! Kinds of number that carry derivatives: dual numbers and second-order numbers.
//! Knows the chain rule and no operation by name.

mod bend;
mod bundle;
pub(crate) mod chain;
mod each;
mod hyper;
mod number;
mod operators;
mod second;

pub use bundle::{Bundle, Pack};
pub use each::Each;
pub use hyper::{Hyper, HyperDual};
pub use number::Dual;
