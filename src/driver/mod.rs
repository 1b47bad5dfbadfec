//! Drivers: what is asked of a function, pass by pass, over any storage of numbers.
//! Knows no C and no fixed arrays.

mod check;
mod draw;
mod first;
mod pass;
mod plan;
mod second;
mod steps;

pub use check::check;
pub use draw::{normal, uniform};
pub use first::{Columns, call, canonical, canonical_primal, jacfwd, jvp_many};
pub use pass::{Active, Pass, SIDE, SecondPass, Stash};
pub use plan::{Directions, Options, Part};
pub use second::{Block, hessian};
