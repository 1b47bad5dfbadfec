//! Recorded functions for Rust: the kind of number whose operations are kept, and programs run on any kind of number.
//! Does not know drivers, nor where numbers live.

mod array;
mod derived;
mod listener;
mod number;
mod run;
mod slots;
mod sum;

pub(crate) use array::derivative_of_array;
#[cfg(any(feature = "capi-f64", feature = "capi-f32", feature = "level"))]
pub(crate) use derived::{as_number, of_one, of_three, of_two};
pub(crate) use listener::{Listener, Told};
pub use number::Recorded;
pub(crate) use number::record;
pub use run::{Exit, run};
pub(crate) use run::{run_on, step};
pub(crate) use slots::Slots;
