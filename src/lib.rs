//! Exact Jacobians by forward-mode automatic differentiation: `no_std`, heap-free, with a flat C interface.
//!
//! ```text
//!  lanes ──► ops ──► dual ──┬──► array ───┬──► program ─┐
//!  (wide)   (libm)          │             │             ├──► replay ──┐
//!                           ├──► slots ───┼─────────────┴─────────────┴─► eager ──► capi ──► include/jacfwd.h   (C)
//!                           ├──► driver ──┴──► workspace                                                      (Rust)
//!                           └──► fixed                                                                        (Rust)
//!  program, driver ──► recorded ──┬──► workspace;  replay, derivative ──► capi
//!                                 └──► derivative;  replay
//! ```
//!
//! Not supported: reverse mode, tensors, linear algebra beyond small fixed helpers, solvers.
//!
//! # What a dual number is
//!
//! A dual number is a value with a derivative riding along: `x + x'·ε`, where `ε² = 0`. Adding and multiplying such numbers by the
//! rules of school gives the rules of calculus: `(x + x'ε)·(y + y'ε) = xy + (x'y + xy')ε` is the product rule, and
//! `f(x + x'ε) = f(x) + f'(x)·x'·ε` the chain rule. A function run on dual numbers instead of plain ones therefore returns its value and,
//! exactly, to rounding, its derivative; no step size, no symbolic algebra, loops and branches included.
//!
//! A [`Dual`] carries several tangents at once, one per direction, in SIMD lanes: seeded with the identity, one pass of the function gives all
//! columns of its Jacobian. A [`HyperDual`] carries second derivatives too; nesting dual numbers gives any order.
//!
//! ```
//! use jacfwd::{Math, Number, hessian, jacfwd};
//!
//! fn energy<R: Number<Real = f64>>([x, v]: [R; 2]) -> R {
//!     v * v * 0.5 - x.cos() + 1.0
//! }
//!
//! assert_eq!(jacfwd(energy, [0.0_f64, 3.0]), [0.0, 3.0]);
//! assert_eq!(hessian(energy, [0.0_f64, 3.0]), [[1.0, 0.0], [0.0, 1.0]]);
//! ```
//!
//! # Where to look
//!
//! [`jacfwd`], [`value_and_jacfwd`], [`jvp`], [`hessian`] and their kin take and return arrays. [`workspace`] has sizes at run time, several inputs and
//! outputs, aux values, draws and errors. [`Math`] lists the operations, [`mod@array`] those over arrays, [`sparsity`] patterns of sparse Jacobians and
//! Hessians, their colours, and plans for the sparse drivers of [`workspace`]. [`Jacfwd::record`](workspace::Jacfwd::record) records a function as a
//! [`program`], constant words that know those patterns. The numerical contract is in the README.
#![no_std]
#![deny(missing_docs, unsafe_code, unsafe_op_in_unsafe_fn)]
#![deny(clippy::undocumented_unsafe_blocks, clippy::missing_safety_doc, clippy::unwrap_used)]
#[cfg(test)]
extern crate std;

pub mod argnums;
pub mod array;
#[cfg(any(feature = "capi-f64", feature = "capi-f32"))]
pub mod capi;
mod checksum;
pub mod chunk;
pub mod derivative;
pub mod driver;
pub mod dual;
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
mod eager;
pub mod error;
pub mod fixed;
#[cfg(feature = "num-traits")]
mod interop;
pub mod lanes;
pub mod ops;
#[cfg(feature = "archive")]
mod panic;
pub mod print;
pub mod program;
pub mod random;
pub mod recorded;
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
mod replay;
pub mod shape;
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
mod slots;
pub mod sparsity;
pub mod workspace;

pub use dual::{Dual, HyperDual, Pack};
pub use fixed::{gradient, hessian, jacfwd, jacfwd_batch, jvp, jvp_many, value_and_jacfwd};
pub use ops::{Math, Number};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

#[cfg(doctest)]
#[doc = include_str!("../docs/recording.md")]
struct RecordedFunctions;
