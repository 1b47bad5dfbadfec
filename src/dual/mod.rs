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

pub(crate) use bend::bend as second_order_product;
pub use bundle::{Bundle, Pack};
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
pub(crate) use chain::unlikely;
pub use each::Each;
pub use hyper::{Hyper, HyperDual, SIDE};
pub use number::Dual;
