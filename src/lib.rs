//! Exact Jacobians by forward-mode automatic differentiation.
#![no_std]
#![deny(missing_docs, unsafe_code, unsafe_op_in_unsafe_fn)]
#![deny(clippy::undocumented_unsafe_blocks, clippy::missing_safety_doc, clippy::unwrap_used)]
#[cfg(test)]
extern crate std;

pub mod argnums;
pub mod array;
#[cfg(feature = "capi")]
pub mod capi;
pub mod chunk;
pub mod driver;
pub mod dual;
pub mod error;
pub mod fixed;
pub mod lanes;
pub mod ops;
pub mod random;
pub mod shape;

pub use dual::{Dual, HyperDual, Pack};
pub use fixed::{gradient, hessian, jacfwd, jacfwd_batch, jvp, jvp_many, value_and_jacfwd};
pub use ops::{Math, Number};
