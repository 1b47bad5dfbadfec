//! Programs run: each instruction a step from slots to slot, lanes over directions, with the bits of the operations that were recorded.
//! Knows no handles and no function of the user's; who calls it has put the inputs into the first slots.
#![allow(unsafe_code, reason = "numbers live in memory of the caller; a program was checked when it was opened")]
#![cfg_attr(
    feature = "level",
    allow(dead_code, unused_imports, reason = "an object of a higher level has only what moves lanes")
)]

mod arrays;
#[cfg(feature = "level")]
mod exported;
mod general;
mod level;
mod machine;
pub mod points;
mod quick;
mod rule;
mod sum;
mod words;

pub use level::{Run, run};
pub use machine::Exit;
