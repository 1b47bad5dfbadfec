//! The numbers of the functions over arrays, and the way from a number to the function.
//! Derived from the list by `cargo xtask derive`, which keeps the numbers that are here; do not edit.

use super::Handler;
use super::reduction::{Amax, Amin, Cumsum, Logsumexp, Norm, Norm2sq, Prod, Softmax, Sum};
use crate::ops::Float;

/// The highest number that was ever given, be it to one that is gone.
pub const HIGHEST: u16 = 9;

/// The number of the function over arrays of that name in C.
pub const fn number(name: &str) -> Option<u16> {
    match name.as_bytes() {
        b"sum" => Some(1),
        b"prod" => Some(2),
        b"norm" => Some(3),
        b"norm2sq" => Some(4),
        b"amax" => Some(5),
        b"amin" => Some(6),
        b"logsumexp" => Some(7),
        b"softmax" => Some(8),
        b"cumsum" => Some(9),
        _ => None,
    }
}

/// The name in C of the function over arrays with that number.
pub const fn name(number: u16) -> Option<&'static str> {
    match number {
        1 => Some("sum"),
        2 => Some("prod"),
        3 => Some("norm"),
        4 => Some("norm2sq"),
        5 => Some("amax"),
        6 => Some("amin"),
        7 => Some("logsumexp"),
        8 => Some("softmax"),
        9 => Some("cumsum"),
        _ => None,
    }
}

/// Hands the function with that number to `h`. `None` for a number that is nobody's.
pub fn dispatch<F: Float, H: Handler<F>>(number: u16, h: H) -> Option<H::Output> {
    Some(match number {
        1 => h.reduction(Sum),
        2 => h.reduction(Prod),
        3 => h.reduction(Norm),
        4 => h.reduction(Norm2sq),
        5 => h.reduction(Amax),
        6 => h.reduction(Amin),
        7 => h.reduction(Logsumexp),
        8 => h.spread(Softmax),
        9 => h.spread(Cumsum),
        _ => return None,
    })
}
