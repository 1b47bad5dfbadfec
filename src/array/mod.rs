//! Functions over arrays: sums, norms, products, softmax, quaternions.
//! Knows operations and no storage: each function is written once, for values and for handles.

mod arithmetic;
pub mod dispatch;
pub(crate) mod function;
mod list;
pub mod reduction;
mod slice;
pub(crate) mod tangent;

pub use arithmetic::{Arithmetic, Valued, Values, signed_steps};
pub use list::{Handler, Visitor, visit};
pub use slice::*;
