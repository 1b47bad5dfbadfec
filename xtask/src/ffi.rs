//! C and C++ programs that test the interface: what they link, valgrind's flags, and what a program says at its end.
//! Does not know which programs there are; those of the harness are run by `harness`.

use crate::archive::{self, Level, PANIC};
use crate::compilers::WARNINGS;
use crate::once::Once;
use crate::project::{Project, write};
use crate::run::{Cmd, Output, Result};
use std::path::{Path, PathBuf};

/// An archive with a sanitizer's checks, and what a program needs that links it.
pub fn checked_archive(project: &Project, level: Level) -> Result<Vec<PathBuf>> {
    Ok(vec![archive::build(project, level)?, sanitizer_support(project, level)?])
}

/// What a program needs that links an archive with a sanitizer's checks.
pub fn sanitizer_support(project: &Project, level: Level) -> Result<PathBuf> {
    static MADE: Once<Level, PathBuf> = Once::new();
    MADE.get(level, "what sanitizers need", || support(project, level))
}

fn support(project: &Project, level: Level) -> Result<PathBuf> {
    // Checks keep branches alive that the optimiser proves away in the release archive: here a panic may stay, and stops the program.
    let mut text = format!("#include <stdlib.h>\n#include <string.h>\nvoid {PANIC}(void);\nvoid {PANIC}(void) {{ abort(); }}\n");
    if level == Level::Thread {
        // Newer compilers call these, older run-time libraries have the plain ones only, which they watch.
        for (name, second) in [("memcpy", "const void *"), ("memmove", "const void *"), ("memset", "int ")] {
            let head = format!("void *__tsan_{name}(void *to, {second}what, size_t bytes)");
            text.push_str(&format!("{head};\n{head} {{ return {name}(to, what, bytes); }}\n"));
        }
    }
    let source = project.out("ffi")?.join(format!("support-{}.c", level.name()));
    write(&source, &text)?;
    let object = source.with_extension("o");
    Cmd::new("gcc").arg("-c").arg(&source).arg("-o").arg(&object).capture().map(|_| object)
}

/// Valgrind, silent unless it finds something.
pub const VALGRIND: [&str; 5] = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--track-origins=yes"];

/// Whether a source is C++.
pub fn is_cpp(source: &Path) -> bool {
    source.extension().is_some_and(|ending| ending == "cpp")
}

/// What a program of the harness said: how many checks it counted, and all it printed; an error if it failed.
pub fn verdict(what: &str, output: Output) -> Result<(u64, String)> {
    if !output.success {
        return Err(output.failure(what));
    }
    let last = output.stdout.lines().last().unwrap_or("");
    let count = last.strip_prefix("ok ").and_then(|count| count.trim().parse().ok()).unwrap_or(0);
    if count == 0 {
        return Err(format!("{what}: the last line should be `ok N`, N > 0, but is `{last}`"));
    }
    Ok((count, output.stdout))
}

/// A C program: its name and what it is compiled from.
#[derive(Clone)]
pub struct Program {
    pub name: String,
    pub sources: Vec<PathBuf>,
    /// Directories of headers that no other program has.
    pub headers: Vec<PathBuf>,
}

impl Program {
    /// A program of these sources.
    pub fn new(name: impl Into<String>, sources: Vec<PathBuf>) -> Self {
        Self { name: name.into(), sources, headers: Vec::new() }
    }

    /// The program `ffi-tests/NAME.c`.
    pub fn of_harness(source: &Path) -> Self {
        Self::new(source.file_stem().unwrap_or_default().to_string_lossy(), vec![source.into()])
    }

    /// The program whose sources are a directory of `examples`.
    pub fn of_example(project: &Project, name: &str) -> Result<Self> {
        Ok(Self::new(name, project.files(&format!("examples/{name}"), &["c"])?))
    }

    /// What a compiler is told of it.
    pub fn arguments(&self) -> Vec<PathBuf> {
        let headers = self.headers.iter().map(|directory| PathBuf::from(format!("-I{}", directory.display())));
        headers.chain(self.sources.iter().cloned()).collect()
    }
}

/// What a program prints when compiled to show its bits, at a level of the archive that is shipped.
pub fn bits(project: &Project, level: Level, program: &Program) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let binary = project.out(&format!("ffi/bits-{}", level.name()))?.join(&program.name);
    let cmd = Cmd::new("gcc").args(["-std=c11", "-O2", "-ffp-contract=off", "-DBITS=1"]).args(WARNINGS);
    let cmd = cmd.arg(format!("-DLEVEL={}", level.number()));
    let cmd =
        cmd.args(["-I", "include", "-I", "ffi-tests", "-o"]).arg(&binary).args(program.arguments()).arg(&archive).arg("-lm");
    cmd.dir(&project.root).capture()?;
    let output = Cmd::new(&binary).arg(&project.root).dir(&project.root).limit(120).attempt()?;
    verdict(&format!("{} ({})", program.name, level.name()), output).map(|(_, text)| text)
}
