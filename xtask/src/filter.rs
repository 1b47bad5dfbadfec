//! `examples/firmware-ekf`, the filter for microcontrollers: with models that are functions, with the programs of those as constant bytes, and with C that is
//! printed from these.
//! Knows what each is compiled from, and that the bytes are current; not where they run.

use crate::archive::{self, Level};
use crate::compilers::WARNINGS;
use crate::ffi::{self, Program};
use crate::once::Once;
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};
use std::path::{Path, PathBuf};

const EXAMPLE: &str = "examples/firmware-ekf";
const CALLED: &str = "firmware-ekf";
pub const RECORDED: &str = "firmware-ekf-recorded";
pub const PRINTED: &str = "firmware-ekf-printed";
const PROGRAMS: &str = "examples/firmware-ekf/recorded/programs.h";

/// The filter whose models are called, the one that has their programs, and the one that has C printed from these.
pub fn all(project: &Project) -> Result<[Program; 3]> {
    let called = Program::of_example(project, CALLED)?;
    let other = |name: &str, without: &[&str], model: &str| {
        let mut program = Program::new(name, called.sources.clone());
        program.sources.retain(|source| !without.iter().any(|file| source.ends_with(file)));
        program.sources.push(project.path(&format!("{EXAMPLE}/{model}")));
        program
    };
    let recorded = other(RECORDED, &["model.c"], "recorded/model.c");
    let mut printed = other(PRINTED, &["model.c", "in_context.c"], "printed/model.c");
    let directory = print(project, "models", &[])?;
    printed.sources.extend(["models_printed.c", "models_printed_selftest.c"].map(|file| directory.join(file)));
    printed.headers.push(directory);
    Ok([called, recorded, printed])
}

/// Whose bits a program must have.
pub fn twin(name: &str) -> &str {
    if [RECORDED, PRINTED].contains(&name) { CALLED } else { name }
}

/// The committed programs are what recording gives, and both filters print the same bits on this machine.
pub fn check(project: &Project) -> Result<String> {
    let made = record(project)?;
    if made != read(&project.path(PROGRAMS))? {
        let place = project.out("demo")?.join("programs.h");
        write(&place, &made)?;
        return Err(format!("{PROGRAMS} is not what desk/main.c writes: cp {} {PROGRAMS}", project.shown(&place)));
    }
    let [called, recorded, printed] = all(project)?;
    let lines = |program: &Program| -> Result<Vec<String>> {
        let text = ffi::bits(project, Level::Base, program)?;
        Ok(text.lines().filter(|line| line.starts_with("bits ")).map(str::to_string).collect())
    };
    let expected = lines(&called)?;
    for (way, found) in [("recorded", lines(&recorded)?), ("printed", lines(&printed)?)] {
        if expected.is_empty() || expected != found {
            return Err(format!("the filter says {expected:?}, {way} {found:?}"));
        }
    }
    Ok(format!("programs are current; {}", expected.join(", ")))
}

/// What the desk writes of the models as programs.
fn record(project: &Project) -> Result<String> {
    Cmd::new(desk(project, "models", &[])?).limit(60).capture().map(|output| output.stdout)
}

/// Where the C is that the desk prints: of the filter's models, or of these sources.
pub fn print(project: &Project, name: &str, sources: &[&str]) -> Result<PathBuf> {
    static MADE: Once<String, PathBuf> = Once::new();
    MADE.get(name.to_string(), "printed C", || {
        let directory = project.out(&format!("printed-{name}"))?;
        Cmd::new(desk(project, name, sources)?).arg(&directory).limit(60).capture()?;
        Ok(directory)
    })
}

/// The program for the desk that has these sources, or its own.
fn desk(project: &Project, name: &str, sources: &[&str]) -> Result<PathBuf> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let binary = project.out("demo")?.join(format!("desk-{name}"));
    let own = format!("{EXAMPLE}/desk/main.c");
    let main = if sources.is_empty() { vec![own.as_str()] } else { sources.to_vec() };
    let shared = ["model.c", "desk/desk.c", "desk/of_inputs.c"].map(|file| Path::new(EXAMPLE).join(file));
    let cmd = Cmd::new("gcc").args(["-std=c11", "-O2", "-ffp-contract=off", "-Iinclude", "-I", EXAMPLE]).args(WARNINGS);
    cmd.args(main).args(shared).arg(&archive).arg("-o").arg(&binary).arg("-lm").dir(&project.root).capture()?;
    Ok(binary)
}
