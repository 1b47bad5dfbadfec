//! `examples/firmware-ekf`, the filter for microcontrollers: with models that are functions, and with the programs of those as constant bytes.
//! Knows what each is compiled from, and that the bytes are current; not where they run.

use crate::archive::{self, Level};
use crate::compilers::WARNINGS;
use crate::ffi::{self, Program};
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};

const CALLED: &str = "firmware-ekf";
pub const RECORDED: &str = "firmware-ekf-recorded";
const PROGRAMS: &str = "examples/firmware-ekf/recorded/programs.h";

/// The filter whose models are called, and the one that has their programs.
pub fn both(project: &Project) -> Result<[Program; 2]> {
    let called = Program::of_example(project, CALLED)?;
    let mut recorded = Program { name: RECORDED.into(), ..called.clone() };
    recorded.sources.retain(|source| !source.ends_with("model.c"));
    recorded.sources.push(project.path("examples/firmware-ekf/recorded/model.c"));
    Ok([called, recorded])
}

/// Whose bits a program must have.
pub fn twin(name: &str) -> &str {
    if name == RECORDED { CALLED } else { name }
}

/// The committed programs are what recording gives, and both filters print the same bits on this machine.
pub fn check(project: &Project) -> Result<String> {
    let made = record(project)?;
    if made != read(&project.path(PROGRAMS))? {
        let place = project.out("demo")?.join("programs.h");
        write(&place, &made)?;
        return Err(format!("{PROGRAMS} is not what record.c writes: cp {} {PROGRAMS}", project.shown(&place)));
    }
    let [called, recorded] = both(project)?;
    let lines = |program: &Program| -> Result<Vec<String>> {
        let text = ffi::bits(project, Level::Base, program)?;
        Ok(text.lines().filter(|line| line.starts_with("bits ")).map(str::to_string).collect())
    };
    let (expected, found) = (lines(&called)?, lines(&recorded)?);
    if expected.is_empty() || expected != found {
        return Err(format!("the filter says {expected:?}, recorded {found:?}"));
    }
    Ok(format!("programs are current; {}", expected.join(", ")))
}

/// What the program that records the models writes.
fn record(project: &Project) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let binary = project.out("demo")?.join("firmware-ekf-record");
    let cmd = Cmd::new("gcc").args(["-std=c11", "-O2", "-ffp-contract=off", "-Iinclude"]).args(WARNINGS);
    let cmd = cmd.args(["model.c", "recorded/record.c"].map(|name| format!("examples/firmware-ekf/{name}")));
    cmd.arg(&archive).arg("-o").arg(&binary).arg("-lm").dir(&project.root).capture()?;
    Cmd::new(&binary).limit(60).capture().map(|output| output.stdout)
}
