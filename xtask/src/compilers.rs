//! The compilers of C and C++ on this machine, and what they are told: warnings, where Eigen is, checks.
//! Does not know what is compiled.

use crate::run::program;

/// A C compiler and the C++ compiler that goes with it.
#[derive(Clone, Copy)]
pub struct Compilers {
    pub c: &'static str,
    pub cpp: &'static str,
}

pub const GCC: Compilers = Compilers { c: "gcc", cpp: "g++" };
pub const CLANG: Compilers = Compilers { c: "clang", cpp: "clang++" };

impl Compilers {
    /// Whether they are on this machine.
    pub fn here(self) -> bool {
        program(self.c).is_some() && program(self.cpp).is_some()
    }
}

/// The compilers on this machine.
pub fn compilers() -> Vec<Compilers> {
    [GCC, CLANG].into_iter().filter(|tools| tools.here()).collect()
}

/// Warnings that a header, and a test program, must not cause.
pub const WARNINGS: [&str; 5] = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];

/// Where Eigen is; the warnings are ours alone.
pub const EIGEN: [&str; 2] = ["-isystem", "/usr/include/eigen3"];

/// What C and C++ are compiled with beside an archive of `Level::Address`.
pub const SANITIZERS: [&str; 3] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];
