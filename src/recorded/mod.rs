//! Recorded functions for Rust: the kind of number whose operations are kept, and programs run on any kind of number.
//! Does not know drivers, nor where numbers live.

mod array;
mod listener;
mod number;
mod run;
mod slots;
mod sum;

pub(crate) use listener::Listener;
pub use number::Recorded;
pub(crate) use number::record;
pub use run::{Exit, run};
