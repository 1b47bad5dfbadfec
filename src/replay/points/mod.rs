//! Programs run for many points at once, lanes over points: no context, no handles, no function of the user's.
//! Does not know C.

mod block;
mod general;
mod level;
mod quick;
mod runner;
mod sum;

#[cfg(feature = "level")]
pub use block::{Block, Exit};
pub use general::carry_out;
#[cfg(feature = "level")]
pub use level::here;
pub use runner::{Points, Setting, Strided, bytes, run_points, width};
