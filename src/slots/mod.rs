//! Where a number lives in memory, and a step of arithmetic from slots to slot: value, slopes, chain rule, flags; and what a pass takes from outside.
//! Knows no handles and no pass: an evaluation and a replay stand on it. A slot has room for what an engine keeps with a number, like the tag and links
//! of handles.
#![allow(unsafe_code, reason = "numbers live in memory of the caller")]
#![cfg_attr(
    feature = "level",
    allow(dead_code, unused_imports, reason = "an object of a higher level has only what moves lanes")
)]

#[cfg(feature = "levels")]
mod cpu;
#[cfg(feature = "level")]
mod exported;
mod flags;
mod higher;
mod kernel;
mod level;
mod many;
mod outside;
mod slot;
mod step;
mod tile;
mod unit;

#[cfg(feature = "level")]
pub(crate) use exported::exported;
pub use flags::{Flag, Flags};
#[cfg(feature = "levels")]
pub(crate) use higher::by_precision;
#[cfg(single_in_hardware)]
pub use kernel::blocks::Blocks;
pub(crate) use kernel::by_vectors;
pub use kernel::first::First;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub use kernel::first::Tangents;
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub use kernel::gather;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub use kernel::lanes;
pub use kernel::second::Second;
pub use kernel::{Chained, FiniteChained, Order, Sum, Terms, Zeroth};
pub use level::Level;
pub use many::{Places, many};
pub use outside::{Answer, Outside, Parameters, RULE_BYTES, Rule, RuleCallback, RuleName, Rules};

pub use slot::{ALIGN, SIMD, Slot, bytes, is_usual};
pub use step::{Engine, step, usual_step};
pub use tile::TileFloat;
pub(crate) use tile::by_side;
pub use unit::Unit;
