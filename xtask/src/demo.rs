//! The demo: `examples/nist_fit.c` against the archive and GSL, on the NIST data sets.
//! Knows how it is built; the fits, the table and the verdict are the program's.

use crate::archive::Level;
use crate::dist;
use crate::ffi::VALGRIND;
use crate::project::Project;
use crate::run::{Cmd, Result};
use crate::setup;
use std::path::PathBuf;

const DATA: &str = "examples/nist/data";

/// `cargo xtask demo`.
pub fn command(project: &Project, _: &[String]) -> Result {
    setup::require(&[&setup::GCC, &setup::PKG_CONFIG, &setup::GSL])?;
    let program = build(project)?;
    Cmd::new(program).arg(DATA).dir(&project.root).stream()
}

/// Runs it as a test, under valgrind if asked; returns its last line.
pub fn check(project: &Project, valgrind: bool) -> Result<String> {
    let program = build(project)?;
    let cmd = if valgrind { Cmd::new(VALGRIND[0]).args(&VALGRIND[1..]).arg(program) } else { Cmd::new(program) };
    let output = cmd.arg(DATA).dir(&project.root).limit(900).capture()?;
    Ok(output.stdout.lines().last().unwrap_or("").trim().to_string())
}

fn build(project: &Project) -> Result<PathBuf> {
    let archive = dist::install(project, Level::SHIPPED)?;
    let flags = |what: &str| Cmd::new("pkg-config").args([what, "gsl"]).capture().map(|output| output.stdout);
    let program = project.out("demo")?.join("nist_fit");
    let cmd = Cmd::new("gcc").args(["-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Iinclude"]);
    let cmd = cmd.args(flags("--cflags")?.split_whitespace()).arg("examples/nist_fit.c");
    let cmd = cmd.args(project.files("examples/nist", &["c"])).arg("-o").arg(&program).arg(archive);
    cmd.args(flags("--libs")?.split_whitespace()).dir(&project.root).capture()?;
    Ok(program)
}
