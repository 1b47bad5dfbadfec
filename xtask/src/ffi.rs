//! The C harness: every `ffi-tests/*.c` and `*.cpp` is a program that prints `ok N` last and exits with 0.
//! Knows how they are compiled, linked and run; not what they test.

use crate::archive::{self, Level};
use crate::header::WARNINGS;
use crate::project::{Project, write};
use crate::run::{Cmd, Output, Result, parallel, program};
use crate::symbols::PANIC;
use std::path::{Path, PathBuf};

/// A C compiler and the C++ compiler that goes with it.
#[derive(Clone, Copy)]
pub struct Compilers {
    pub c: &'static str,
    pub cpp: &'static str,
}

/// Where Eigen is; the warnings are ours alone.
pub const EIGEN: [&str; 2] = ["-isystem", "/usr/include/eigen3"];

pub const GCC: Compilers = Compilers { c: "gcc", cpp: "g++" };
pub const CLANG: Compilers = Compilers { c: "clang", cpp: "clang++" };

/// The compilers on this machine.
pub fn compilers() -> Vec<Compilers> {
    [GCC, CLANG].into_iter().filter(|tools| program(tools.c).is_some() && program(tools.cpp).is_some()).collect()
}

/// One way to build and run all programs.
struct Manner<'a> {
    name: String,
    compilers: Vec<Compilers>,
    flags: &'a [&'a str],
    objects: Vec<PathBuf>,
    /// A program to run them under.
    under: &'a [&'a str],
    seconds: u64,
}

/// All programs against the archive of a level, with every compiler.
pub fn plain(project: &Project, level: Level) -> Result<String> {
    let manner = Manner {
        name: level.name().into(),
        compilers: compilers(),
        flags: with_levels(level),
        objects: vec![archive::build(project, level)?],
        under: &[],
        seconds: 120,
    };
    manner.run(project)
}

/// All programs, and the archive they link, with AddressSanitizer; the C side with UndefinedBehaviorSanitizer too.
/// `None` without a nightly toolchain.
pub fn sanitized(project: &Project, all: bool) -> Result<Option<String>> {
    if !archive::nightly() {
        return Ok(None);
    }
    let manner = Manner {
        name: Level::Address.name().into(),
        compilers: if all { compilers() } else { vec![GCC] },
        flags: &SANITIZERS,
        objects: checked_archive(project, Level::Address)?,
        under: &[],
        seconds: 600,
    };
    manner.run(project).map(Some)
}

/// What C and C++ are compiled with beside an archive of `Level::Address`.
pub const SANITIZERS: [&str; 3] = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all", "-fno-omit-frame-pointer"];

/// An archive with a sanitizer's checks, and what a program needs that links it.
pub fn checked_archive(project: &Project, level: Level) -> Result<Vec<PathBuf>> {
    Ok(vec![archive::build(project, level)?, sanitizer_support(project, level)?])
}

/// What a program needs that links an archive with a sanitizer's checks.
pub fn sanitizer_support(project: &Project, level: Level) -> Result<PathBuf> {
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

/// Tells programs that the archive has several levels.
fn with_levels(level: Level) -> &'static [&'static str] {
    if level == Level::All { &["-DLEVELS"] } else { &[] }
}

/// All programs under valgrind, compiled by gcc.
pub fn valgrind(project: &Project) -> Result<String> {
    let manner = Manner {
        name: "valgrind".into(),
        compilers: vec![GCC],
        flags: with_levels(Level::SHIPPED),
        objects: vec![archive::build(project, Level::SHIPPED)?],
        under: &VALGRIND,
        seconds: 600,
    };
    manner.run(project)
}

/// Valgrind, silent unless it finds something.
pub const VALGRIND: [&str; 5] = ["valgrind", "-q", "--error-exitcode=99", "--leak-check=full", "--track-origins=yes"];

impl Manner<'_> {
    fn run(&self, project: &Project) -> Result<String> {
        let sources = project.files("ffi-tests", &["c", "cpp"]);
        if sources.is_empty() {
            return Err("no programs in ffi-tests".into());
        }
        let mut jobs = Vec::new();
        for compilers in &self.compilers {
            for source in &sources {
                jobs.push((*compilers, source));
            }
        }
        let directory = project.out(&format!("ffi/{}", self.name))?;
        let counts = parallel(&jobs, |(compilers, source)| self.one(project, &directory, *compilers, source))?;
        let compilers: Vec<&str> = self.compilers.iter().map(|compilers| compilers.c).collect();
        Ok(format!("{} programs with {}, {} checks", sources.len(), compilers.join(" and "), counts.iter().sum::<u64>()))
    }

    /// Builds and runs one program; returns how many checks it counted.
    fn one(&self, project: &Project, directory: &Path, compilers: Compilers, source: &Path) -> Result<u64> {
        let cpp = source.extension().is_some_and(|ending| ending == "cpp");
        let (compiler, standard) = if cpp { (compilers.cpp, "-std=c++17") } else { (compilers.c, "-std=c11") };
        let file = source.file_name().unwrap_or_default().to_string_lossy();
        let program = directory.join(format!("{}-{}", file.replace('.', "-"), compilers.c));

        let cmd = Cmd::new(compiler).args([standard, "-O2", "-g", "-ffp-contract=off"]).args(WARNINGS).args(self.flags);
        let cmd = cmd.arg("-I").arg(project.path("include")).arg("-I").arg(project.path("ffi-tests")).args(EIGEN);
        cmd.arg("-o").arg(&program).arg(source).args(&self.objects).args(["-lm", "-lpthread"]).capture()?;

        let started = match self.under {
            [] => Cmd::new(&program),
            [first, rest @ ..] => Cmd::new(first).args(rest).arg(&program),
        };
        let what = format!("{file} ({}, {})", compilers.c, self.name);
        let output = started.arg(&project.root).dir(&project.root).limit(self.seconds).attempt()?;
        verdict(&what, output).map(|(count, _)| count)
    }
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
}

impl Program {
    /// The program `ffi-tests/NAME.c`.
    pub fn of_harness(source: &Path) -> Self {
        Self { name: source.file_stem().unwrap_or_default().to_string_lossy().into(), sources: vec![source.into()] }
    }

    /// The program whose sources are a directory of `examples`.
    pub fn of_example(project: &Project, name: &str) -> Self {
        Self { name: name.into(), sources: project.files(&format!("examples/{name}"), &["c"]) }
    }
}

/// What a program prints when compiled to show its bits, at a level of the archive that is shipped.
pub fn bits(project: &Project, level: Level, program: &Program) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let binary = project.out(&format!("ffi/bits-{}", level.name()))?.join(&program.name);
    let cmd = Cmd::new("gcc").args(["-std=c11", "-O2", "-ffp-contract=off", "-DBITS=1"]).args(WARNINGS);
    let cmd = cmd.arg(format!("-DLEVEL={}", level.number()));
    let cmd = cmd.args(["-I", "include", "-I", "ffi-tests", "-o"]).arg(&binary).args(&program.sources).arg(&archive).arg("-lm");
    cmd.dir(&project.root).capture()?;
    let output = Cmd::new(&binary).arg(&project.root).dir(&project.root).limit(120).attempt()?;
    verdict(&format!("{} ({})", program.name, level.name()), output).map(|(_, text)| text)
}
