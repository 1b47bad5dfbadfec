//! The C functions that are derived: the operations, their values on plain reals, and everything in single precision.

#[cfg(feature = "capi-f32")]
pub mod api32;
#[cfg(feature = "capi-f32")]
pub mod arrays32;
#[cfg(feature = "capi-f32")]
pub mod derivatives32;
#[cfg(feature = "capi-f32")]
pub mod inside32;
#[cfg(feature = "capi-f32")]
pub mod ops32;
#[cfg(feature = "capi-f64")]
pub mod ops64;
#[cfg(feature = "capi-f32")]
pub mod products32;
#[cfg(feature = "capi-f32")]
pub mod programs32;
#[cfg(feature = "capi-f32")]
pub mod rules32;
#[cfg(feature = "capi-f32")]
pub mod scalar32;
#[cfg(feature = "capi-f64")]
pub mod scalar64;
#[cfg(feature = "capi-f32")]
pub mod sparse32;
