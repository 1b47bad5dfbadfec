//! The C interface: names, pointers, strides, statuses. No arithmetic.
//! Knows every layer below; nothing knows it.
#![allow(unsafe_code, reason = "C hands over raw memory and function pointers")]
#![allow(non_camel_case_types, reason = "the names of the C interface")]
#![allow(clippy::missing_safety_doc, reason = "in C text the requirements stand under `Requires:`")]
#![allow(clippy::too_many_arguments, reason = "the C contract fixes them")]

#[cfg(feature = "capi-f64")]
pub mod api;
#[cfg(feature = "capi-f64")]
pub mod arrays;
mod context;
mod derived;
mod drivers;
#[cfg(feature = "capi-f64")]
pub mod inside;
mod jacobian;
mod layout;
mod request;
pub mod shared;
mod tables;
pub mod types;
