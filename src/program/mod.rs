//! Programs: what a function did, recorded operation by operation, and written as constant words that mean the same wherever they lie.
//! Knows operations by their numbers, and neither who records nor how a program is run.

mod blocks;
mod build;
mod bytes;
pub mod code;
mod columns;
pub mod dependence;
mod life;
mod open;
mod path;
mod pattern;
pub mod print;
mod recorder;
pub mod rule_name;
mod rules;
mod sheet;
mod signature;
mod tape;
mod twice;

pub use blocks::Blocks;
pub use build::{RuleNames, build};
pub use bytes::{Program, bytes_of, words_of};
pub use columns::InputColumns;
pub use open::open;
pub use path::Path;
pub use pattern::{Entries, Triangle};
pub use recorder::{At, INPUT, Node, Recorder};
pub(crate) use signature::{arity, is_spread, is_steady, name_of, takes_integer, takes_real};
pub use tape::{State, Tape};
pub use twice::twice;
