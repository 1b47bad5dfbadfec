//! The problems of the benches, each one generic function, and the ways to differentiate them: jacfwd's and the rivals'.
//! Does not time; see `benches/`.

pub mod problem;
pub mod rival;
pub mod scalar;

pub use scalar::Scalar;
