//! C in the documents: it compiles without a warning, and the program of the README prints what it says it prints.

use crate::archive::{self, Level};
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};

/// Compiles and runs the first C block; the numbers it prints must stand in its last comment.
pub fn check(project: &Project) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let directory = project.out("readme")?;
    let compiler = || {
        let warnings = ["-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];
        Cmd::new("gcc").args(warnings).arg("-I").arg(project.path("include"))
    };
    let firmware = directory.join("firmware.c");
    write(&firmware, &program(project, "docs/firmware.md")?)?;
    compiler().arg("-c").arg(&firmware).arg("-o").arg(firmware.with_extension("o")).capture()?;

    let (source, binary) = (directory.join("readme.c"), directory.join("readme"));
    let program = program(project, "README.md")?;
    write(&source, &program)?;
    compiler().arg(&source).arg(&archive).arg("-o").arg(&binary).capture()?;
    let printed = Cmd::new(&binary).limit(60).capture()?.stdout;
    let promised = program.rsplit("/* ").next().and_then(|rest| rest.split(" */").next()).unwrap_or_default();
    if printed.trim() == promised {
        Ok(printed.trim().into())
    } else {
        Err(format!("README.md promises `{promised}`, but its program prints `{}`", printed.trim()))
    }
}

/// The first C block of a document.
fn program(project: &Project, document: &str) -> Result<String> {
    let text = read(&project.path(document))?;
    let block = text.split("```c\n").nth(1).and_then(|rest| rest.split("```").next());
    block.map(str::to_string).ok_or_else(|| format!("{document} has no C program"))
}
