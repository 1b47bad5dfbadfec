//! The eager engine: the evaluation behind `jf_eval`, which carries every operation out on a dual number behind a handle, and passes over functions
//! of C.
//! Knows no names of C functions, no strides and no statuses.
#![allow(unsafe_code, reason = "handles name slots in memory of the caller, and functions of C are called")]
#![cfg_attr(
    feature = "level",
    allow(dead_code, unused_imports, reason = "an object of a higher level has only what moves lanes")
)]

mod arena;
pub mod arrays;
pub mod choice;
mod dot;
pub mod draw;
mod eval;
#[cfg(feature = "level")]
mod exported;
mod handed;
mod handles;
mod level;
pub mod life;
mod numbers;
pub mod operation;
mod outcome;
mod pass;
pub mod quick;
mod quick_table;
mod recording;
mod registered;
pub mod rule;
pub mod show;
pub mod supplied;
mod table;

pub use arena::{Arena, Sizes};
pub use arrays::UnaryFn;
pub use eval::Eval;
pub use numbers::MOST_NUMBERS;
pub use pass::RegisteredPass;
pub use registered::{Attached, Callback, Registered};
pub use table::entries;
