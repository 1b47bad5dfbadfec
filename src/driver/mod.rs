//! Drivers: what is asked of a function, pass by pass, over any storage of numbers.
//! Knows no C and no fixed arrays.

mod active;
mod batch;
mod check;
mod draw;
mod first;
mod pass;
mod plan;
mod product;
mod second;
mod sparse;
mod sparse_second;
mod steps;

pub use active::Active;
pub use batch::batch;
pub use check::check;
pub use draw::{normal, uniform};
pub use first::{Columns, call, jacfwd, jvp_many};
pub use pass::{Pass, SecondPass, Stash};
pub use plan::{Directions, Options, Part};
pub use product::{Square, jpjt, jtj};
pub use second::{Tile, hessian};
pub use sparse::{Blocks, check_pattern, jacfwd_by_plan, jacfwd_sparse};
pub use sparse_second::{check_hessian_pattern, hessian_sparse};
