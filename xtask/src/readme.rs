//! The C program of the README: it compiles without a warning, runs, and prints what it says it prints.

use crate::archive::{self, Level};
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};

/// Compiles and runs the first C block; the numbers it prints must stand in its last comment.
pub fn check(project: &Project) -> Result<String> {
    let archive = archive::build(project, Level::Base)?;
    let text = read(&project.path("README.md"))?;
    let program = text.split("```c\n").nth(1).and_then(|rest| rest.split("```").next()).ok_or("README.md has no C program")?;
    let directory = project.out("readme")?;
    let (source, binary) = (directory.join("readme.c"), directory.join("readme"));
    write(&source, program)?;
    let warnings = ["-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];
    let cmd = Cmd::new("gcc").args(warnings).arg("-I").arg(project.path("include")).arg(&source).arg(&archive);
    cmd.arg("-o").arg(&binary).capture()?;
    let printed = Cmd::new(&binary).limit(60).capture()?.stdout;
    let promised = program.rsplit("/* ").next().and_then(|rest| rest.split(" */").next()).unwrap_or_default();
    if printed.trim() == promised {
        Ok(printed.trim().into())
    } else {
        Err(format!("README.md promises `{promised}`, but its program prints `{}`", printed.trim()))
    }
}
