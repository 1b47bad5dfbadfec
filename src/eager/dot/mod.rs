//! Sums of products as one operation, each of whose terms is no number of its own.
//! Does not know any other way: where it does not apply, it makes no number and leaves the work to the steps of `array::function`. That is for
//! no terms, a stale handle, no room, or a sum that is not finite.

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
mod gathered;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
mod registers;

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub use gathered::{dot, dot_real, signed, squares};
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
pub use registers::{dot, dot_real, none, of_vectors, signed, squares};
