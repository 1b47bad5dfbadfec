//! The demo: `examples/nist_fit.c` against the archive and GSL, on the NIST data sets.
//! Knows how it is built; the fits, the table and the verdict are the program's.

use crate::archive::Level;
use crate::dist;
use crate::project::Project;
use crate::run::{Cmd, Result};
use crate::setup;
use std::path::PathBuf;

pub const DATA: &str = "examples/nist/data";

/// `cargo xtask demo`.
pub fn command(project: &Project, _: &[String]) -> Result {
    setup::require(&[&setup::GCC, &setup::PKG_CONFIG, &setup::GSL])?;
    started(project)?.stream()
}

/// Runs it as a test; returns its last line.
pub fn check(project: &Project) -> Result<String> {
    let output = started(project)?.limit(900).capture()?;
    Ok(output.stdout.lines().last().unwrap_or("").trim().to_string())
}

fn started(project: &Project) -> Result<Cmd> {
    let program = build(project, "nist_fit", &[], &[dist::install(project, Level::SHIPPED)?])?;
    Ok(Cmd::new(program).arg(DATA).dir(&project.root))
}

/// Builds the program, as one of that name, with these flags and objects.
pub fn build(project: &Project, name: &str, flags: &[&str], objects: &[PathBuf]) -> Result<PathBuf> {
    let gsl = |what: &str| Cmd::new("pkg-config").args([what, "gsl"]).capture().map(|output| output.stdout);
    let program = project.out("demo")?.join(name);
    let cmd = Cmd::new("gcc").args(["-std=c99", "-O2", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Iinclude"]);
    let cmd = cmd.args(flags).args(gsl("--cflags")?.split_whitespace()).arg("examples/nist_fit.c");
    let cmd = cmd.args(project.files("examples/nist", &["c"])?).arg("-o").arg(&program).args(objects);
    cmd.args(gsl("--libs")?.split_whitespace()).dir(&project.root).capture()?;
    Ok(program)
}
