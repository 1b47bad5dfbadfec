//! Functions whose Jacobians are taken: one file, one problem.
//! Loops over arrays, no closures: what a compiler does with `array::map` differs too much from size to size.

mod arm;
mod brusselator;
mod chain;
mod mlp;
mod point;
mod reprojection;
mod rosenbrock;
mod strapdown;

pub use arm::arm;
pub use brusselator::brusselator;
pub use chain::{chain, sines};
pub use mlp::mlp;
pub use point::point;
pub use reprojection::reprojection;
pub use rosenbrock::rosenbrock;
pub use strapdown::strapdown;
