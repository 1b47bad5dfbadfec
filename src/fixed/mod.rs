//! Drivers on fixed arrays: arrays in, arrays out, sizes known at compile time.
//! Knows no options; for argnums, aux blocks, draws and sizes at run time see `workspace`.

mod first;
mod point;
mod second;

pub use first::{Jacobian, Values, gradient, jacfwd, jacfwd_batch, jvp, jvp_many, value_and_jacfwd};
pub use point::{Canonical, Directions, Point, Seeded};
pub use second::hessian;
