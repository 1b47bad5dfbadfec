//! The C interface: handles over slots in the caller's memory, drivers over registered functions.
//! The one place where pointers of C are followed. Knows every layer below; nothing knows it.
#![allow(unsafe_code, reason = "C hands over raw memory and function pointers")]
#![allow(non_camel_case_types, reason = "the names of the C interface")]
#![allow(clippy::missing_safety_doc, reason = "in C text the requirements stand under `Requires:`")]
#![allow(clippy::too_many_arguments, reason = "the C contract fixes them")]
#![cfg_attr(feature = "level", allow(dead_code, reason = "an object of a higher level has only what moves lanes"))]

#[cfg(feature = "capi-f64")]
pub mod api;
mod array;
#[cfg(feature = "capi-f64")]
pub mod arrays;
mod block;
mod choice;
mod context;
mod decimal;
mod derived;
mod dot;
mod draw;
mod eval;
#[cfg(feature = "level")]
mod exported;
mod finish;
mod handle;
#[cfg(feature = "capi-f64")]
pub mod inside;
mod kernel;
mod level;
mod life;
mod operation;
#[cfg(feature = "archive")]
mod panic;
mod pass;
mod quick;
mod request;
mod result;
mod rule;
mod run;
#[cfg(not(feature = "level"))]
pub mod shared;
mod show;
mod slot;
mod table;
pub mod types;
mod width;
