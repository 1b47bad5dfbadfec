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
pub mod dependence;
#[cfg(feature = "capi-f64")]
pub mod derivatives;
mod derived;
mod differentiation;
mod drivers;
#[cfg(feature = "capi-f64")]
pub mod inside;
mod jacobian;
mod kernels;
mod layout;
pub mod pattern;
mod pieces;
mod plan_memory;
mod printing;
mod product_drivers;
#[cfg(feature = "capi-f64")]
pub mod products;
#[cfg(feature = "capi-f64")]
pub mod programs;
mod recordings;
mod request;
mod rule_memory;
#[cfg(feature = "capi-f64")]
pub mod rules;
mod runners;
pub mod shared;
#[cfg(feature = "capi-f64")]
pub mod sparse;
mod sparse_drivers;
mod tables;
pub mod types;

/// The numbers that stand in the header are those of the library: there as text, because cbindgen reads it.
const _: () = {
    use crate::error::status as s;
    use crate::slots::Flag;
    use crate::sparsity::{Format, Kind};
    use types::*;
    let pairs = [
        (JF_NULL, s::NULL),
        (JF_TOO_SMALL, s::TOO_SMALL),
        (JF_UNSUPPORTED, s::UNSUPPORTED),
        (JF_TOO_MANY_FUNCTIONS, s::TOO_MANY_FUNCTIONS),
        (JF_TOO_MANY_BLOCKS, s::TOO_MANY_BLOCKS),
        (JF_OUT_OF_NUMBERS, s::OUT_OF_NUMBERS),
        (JF_TOO_MANY_RULES, s::TOO_MANY_RULES),
        (JF_NO_OUTPUT, s::NO_OUTPUT),
        (JF_BAD_LENGTH, s::BAD_LENGTH),
        (JF_BAD_FUNCTION, s::BAD_FUNCTION),
        (JF_BAD_NUMBER, s::BAD_NUMBER),
        (JF_OUTPUT_NOT_SET, s::OUTPUT_NOT_SET),
        (JF_BAD_INDEX, s::BAD_INDEX),
        (JF_BAD_RULE, s::BAD_RULE),
        (JF_UNKNOWN_RULE, s::UNKNOWN_RULE),
        (JF_PARAMETER_RANGE, s::PARAMETER_RANGE),
        (JF_ARGNUM_RANGE, s::ARGNUM_RANGE),
        (JF_ARGNUM_DUPLICATE, s::ARGNUM_DUPLICATE),
        (JF_ARGNUM_EMPTY, s::ARGNUM_EMPTY),
        (JF_BAD_OPTION, s::BAD_OPTION),
        (JF_OVERLAP, s::OVERLAP),
        (JF_TOO_FEW_LANES, s::TOO_FEW_LANES),
        (JF_RANDOM_FORBIDDEN, s::RANDOM_FORBIDDEN),
        (JF_BAD_RETURN, s::BAD_RETURN),
        (JF_BUSY, s::BUSY),
        (JF_WRONG_ABI, s::WRONG_ABI),
        (JF_NOT_RECORDABLE, s::NOT_RECORDABLE),
        (JF_NOT_REPEATABLE, s::NOT_REPEATABLE),
        (JF_SAME_PATH, s::SAME_PATH),
        (JF_GUARD_MISSED, s::GUARD_MISSED),
        (JF_STALE_PROGRAM, s::STALE_PROGRAM),
        (JF_BAD_PROGRAM, s::BAD_PROGRAM),
        (JF_BAD_PATTERN, s::BAD_PATTERN),
        (JF_PATTERN_MISS, s::PATTERN_MISS),
        (JF_BAD_PLAN, s::BAD_PLAN),
        (JF_CSR as i32, Format::Rows as i32),
        (JF_CSC as i32, Format::Columns as i32),
        (JF_TRIPLETS as i32, Format::Triplets as i32),
        (JF_PLAN_JACOBIAN as i32, Kind::Jacobian as i32),
        (JF_PLAN_HESSIAN as i32, Kind::Hessian as i32),
        (JF_FLAG_KINK as i32, Flag::Kink as i32),
        (JF_FLAG_POLE as i32, Flag::Pole as i32),
        (JF_FLAG_DOMAIN as i32, Flag::Domain as i32),
    ];
    let mut k = 0;
    while k < pairs.len() {
        assert!(pairs[k].0 == pairs[k].1);
        k += 1;
    }
};
