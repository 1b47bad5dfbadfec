//! Programs as C99 that needs no library, or only functions of it one by one.
//! Does not know where the text goes, nor how programs are run.

mod arrays;
mod expression;
mod file;
mod function;
mod helpers;
mod lines;
mod loops;
mod needs;
mod out;
mod printer;
mod search;
mod selftest;
mod study;

pub use file::{Options, Part, Printed, print, scratch};
pub use selftest::{Tried, numbers, selftest};
