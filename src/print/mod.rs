//! Programs as C99 that needs no library, or only functions of it one by one.
//! Does not know where the text goes, nor how programs are run.

mod arrays;
mod casadi;
mod choice;
mod expression;
mod file;
mod function;
mod helpers;
mod lanes;
mod lines;
mod matrix;
mod names;
mod needs;
mod nests;
mod order;
mod out;
mod printer;
mod repeats;
mod search;
mod selftest;
mod steps;
mod study;
mod tables;

pub use casadi::{Wrapped, Wrapping};
pub use file::{Options, Part};
#[cfg(any(feature = "capi-f64", feature = "capi-f32"))]
pub(crate) use file::{print_each, scratch_each};
pub use matrix::{Entry, Matrices, Size};
pub use names::Printed;
pub use selftest::{Tried, numbers};
#[cfg(any(feature = "capi-f64", feature = "capi-f32"))]
pub(crate) use selftest::{point_len, selftest_each};

use crate::dual::Pack;
use crate::error::Error;
use crate::ops::Float;

/// Words of scratch that [`print()`] needs for these programs.
pub fn scratch_len(programs: &[Printed<'_>]) -> usize {
    file::scratch_each(programs.iter().copied())
}

/// Hands a file of the functions of these programs to `push`, byte by byte: C99 that is also C++, with the bits of [`run`](crate::recorded::run).
///
/// # Errors
/// `TooSmall` for scratch of less than [`scratch_len`]; `BadName` for a name that C cannot have or that two functions would share; `StaleProgram` for
/// programs of both precisions; `NotPrintable` for draws and functions over arrays whose steps depend on the values; `TooManyArrays`. Nothing has been written then.
///
/// ```
#[doc = include_str!("example.md")]
/// ```
pub fn print(programs: &[Printed<'_>], options: Options<'_>, scratch: &mut [u32], push: &mut dyn FnMut(u8)) -> Result<(), Error> {
    file::print_each(&|k| programs.get(k).copied(), Matrices::NONE, options, scratch, push)
}

/// Hands a file to `push` that tells on a target whether those functions have the bits there that they should have: at points that are given, some near them,
/// zeros, ones, infinite numbers and NaN.
///
/// # Errors
/// `OutOfNumbers` for less than [`numbers`] of the largest program; what a run of a program fails with.
pub fn selftest<F: Float + Pack<1>>(
    programs: &[Tried<'_, F>],
    options: Options<'_>,
    numbers: &mut [F],
    push: &mut dyn FnMut(u8),
) -> Result<(), Error> {
    selftest::selftest_each(
        &|k| programs.get(k).copied(),
        options,
        &|call, _, _| Err(Error::UnknownRule { inputs: call.arguments.len() }),
        numbers,
        push,
    )
}
