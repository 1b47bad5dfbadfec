//! The examples that are programs of several files, checked as those of solvers are: `nist_fit`, and on this machine all filters for
//! microcontrollers. Under valgrind and with sanitizers.

use crate::archive::{self, Level};
use crate::compilers::SANITIZERS;
use crate::demo;
use crate::ffi::{self, Program, VALGRIND};
use crate::filter;
use crate::parallel::parallel;
use crate::project::Project;
use crate::run::{Cmd, Result};
use std::path::PathBuf;

/// Builds and runs all in both ways. Without a nightly toolchain under valgrind alone.
pub fn sanitized(project: &Project) -> Result<String> {
    let shipped = vec![archive::build(project, Level::SHIPPED)?];
    let mut ways: Vec<(&str, &[&str], Vec<PathBuf>)> = vec![("valgrind", &[], shipped)];
    if archive::nightly() {
        ways.push(("sanitizers", &SANITIZERS, ffi::checked_archive(project, Level::Address)?));
    }
    let mut programs = Vec::new();
    for (way, flags, objects) in &ways {
        programs.push((*way, demo::build(project, &format!("nist_fit-{way}"), flags, objects)?, Some(demo::DATA)));
        for program in filter::all(project)? {
            programs.push((*way, build(project, &program, way, flags, objects)?, None));
        }
    }
    parallel(&programs, |(way, program, argument)| {
        let cmd = if *way == "valgrind" { Cmd::new(VALGRIND[0]).args(&VALGRIND[1..]).arg(program) } else { Cmd::new(program) };
        cmd.args(*argument).dir(&project.root).limit(900).capture().map(drop)
    })?;
    Ok(format!("{} runs", programs.len()))
}

fn build(project: &Project, program: &Program, way: &str, flags: &[&str], objects: &[PathBuf]) -> Result<PathBuf> {
    let binary = project.out("demo")?.join(format!("{}-{way}", program.name));
    let cmd = Cmd::new("gcc").args(["-std=c11", "-O2", "-g", "-ffp-contract=off", "-Iinclude"]).args(flags);
    let cmd = cmd.args(program.arguments()).args(objects).args(["-lm", "-o"]).arg(&binary);
    cmd.dir(&project.root).capture().map(|_| binary)
}
