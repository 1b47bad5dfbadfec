//! Functions over arrays: sums, norms, products, softmax, quaternions.
//! Knows operations and no storage: each function is written once, for values and for handles.

mod arithmetic;
pub(crate) mod function;
mod slice;

pub use arithmetic::{Arithmetic, Values, signed_steps};
pub use slice::*;
