//! `examples/casadi`: printed C as a shared library that CasADi loads.
//! Knows how it is built; what is compared is the script's.

use crate::archive::{self, Level};
use crate::compilers::WARNINGS;
use crate::project::Project;
use crate::python;
use crate::run::{Cmd, Result};

/// Builds and runs it; none where CasADi is not to be had.
pub fn check(project: &Project) -> Result<Option<String>> {
    let Some(script) = python::with(project, "casadi") else { return Ok(None) };
    let library = archive::build(project, Level::SHIPPED)?;
    let directory = project.out("casadi-example")?;
    let prints = directory.join("print");
    let gcc = || Cmd::new("gcc").args(["-std=c11", "-O2"]).args(WARNINGS).arg("-Iinclude").dir(&project.root);
    gcc().arg("examples/casadi/print.c").arg(&library).args(["-lm", "-o"]).arg(&prints).capture()?;
    Cmd::new(&prints).arg(&directory).limit(60).capture()?;
    let shared = directory.join("cart.so");
    let sources = ["cart.c", "cart_casadi.c"].map(|file| directory.join(file));
    gcc().args(["-shared", "-fPIC", "-Wshadow"]).args(sources).arg(&library).args(["-lm", "-o"]).arg(&shared).capture()?;
    let told = script.arg("examples/casadi/use.py").arg(&shared).dir(&project.root).limit(120).capture()?.stdout;
    match told.lines().rev().collect::<Vec<_>>()[..] {
        ["ok", step, difference, ..] => Ok(Some(format!("{difference}, {step}"))),
        _ => Err(format!("examples/casadi/use.py says {told}")),
    }
}
