//! `ffi-tests/fuzz`: random programs over the C interface against an oracle. With libFuzzer, AddressSanitizer and coverage of the library's own code
//! where clang and a nightly toolchain are; otherwise, and in the tests, on a fixed sequence of random bytes.
//! Does not know what is compared.

use crate::archive::{self, Level};
use crate::compilers::{CLANG, GCC, WARNINGS};
use crate::coverage;
use crate::ffi;
use crate::project::Project;
use crate::run::{Cmd, Result, program};
use crate::setup;
use crate::staticlib::{self, Staticlib};
use std::path::{Path, PathBuf};

/// Programs of the fixed sequence that the tests run.
const PROGRAMS: &str = "100000";

/// Seconds that libFuzzer runs in the tests.
const SECONDS: u64 = 30;

/// What makes rustc tell libFuzzer which code ran.
const COUNTED: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table";

/// What makes it check memory, too, and tell on which comparisons a branch hangs.
const CHECKED: &str = "-Zsanitizer=address -Cllvm-args=-asan-destructor-kind=none -Cllvm-args=-sanitizer-coverage-trace-compares";

/// `cargo xtask fuzz [--minutes N | --coverage]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    setup::require(&[&setup::GXX, &setup::CLANG, &setup::CLANG_SANITIZERS])?;
    let missing = "fuzzing needs clang and a nightly toolchain";
    let minutes: u64 = match arguments[..] {
        [] => 10,
        ["--minutes", minutes] => minutes.parse().map_err(|_| format!("{minutes} is no number of minutes"))?,
        ["--coverage"] => {
            setup::require(&[&setup::SYMBOLIZER])?;
            return coverage::print(project, &with_libfuzzer(project, false)?.ok_or(missing)?);
        }
        _ => return Err("usage: cargo xtask fuzz [--minutes N | --coverage]".into()),
    };
    run(project, &with_libfuzzer(project, true)?.ok_or(missing)?, minutes * 60)?.stream()
}

/// The fixed sequence, and libFuzzer for a short time.
pub fn check(project: &Project) -> Result<String> {
    let alone = build(project, "standalone", GCC.cpp, &[], &[archive::build(project, Level::SHIPPED)?])?;
    let mut note = Cmd::new(&alone).arg(PROGRAMS).limit(1200).capture()?.stdout.lines().last().unwrap_or("").to_string();
    if let Some(fuzzer) = with_libfuzzer(project, true)? {
        let output = run(project, &fuzzer, SECONDS)?.limit(SECONDS + 300).capture()?;
        let done = output.stderr.lines().rev().find(|line| line.starts_with("Done "));
        let done = done.ok_or_else(|| output.failure("libFuzzer, which does not say what it has done,"))?;
        note.push_str(&format!("; libFuzzer: {done}"));
    }
    Ok(note)
}

/// libFuzzer on a corpus that stays below the target directory; what it finds goes there, too.
fn run(project: &Project, fuzzer: &Path, seconds: u64) -> Result<Cmd> {
    let corpus = project.out("fuzz/corpus")?;
    let found = format!("-artifact_prefix={}/", project.out("fuzz/found")?.display());
    let limits = [
        format!("-max_total_time={seconds}"),
        "-max_len=1500".into(),
        "-timeout=20".into(),
        "-print_final_stats=1".into(),
        found,
    ];
    Ok(Cmd::new(fuzzer).args(limits).arg(corpus).env("ASAN_OPTIONS", "detect_leaks=0").dir(&project.root))
}

/// The fuzzer; `None` where a tool is missing. With the checks of memory its edges are not the library's alone.
fn with_libfuzzer(project: &Project, checked: bool) -> Result<Option<PathBuf>> {
    if program("clang++").is_none() || !archive::nightly() {
        return Ok(None);
    }
    let name = if checked { "libfuzzer" } else { "coverage" };
    let directory = format!("fuzz/{name}-archive");
    let rustflags = if checked { format!("{COUNTED} {CHECKED}") } else { COUNTED.into() };
    let way = Staticlib {
        directory: &directory,
        features: &Staticlib::WHOLE,
        rustflags: &rustflags,
        nightly: true,
        debug: "1",
        optimised: true,
    };
    let archive = staticlib::reduce(&way.build(project)?, &project.out(&directory)?.join("lib"))?;
    let objects = [archive, ffi::sanitizer_support(project, Level::Address)?];
    // The coverage that guides it is the library's, not that of the oracle.
    let uncounted = "-fno-sanitize-coverage=inline-8bit-counters,pc-table,indirect-calls,trace-cmp,edge";
    let flags = [if checked { "-fsanitize=fuzzer,address" } else { "-fsanitize=fuzzer" }, uncounted, "-g"];
    build(project, name, CLANG.cpp, &flags, &objects).map(Some)
}

fn build(project: &Project, name: &str, compiler: &str, flags: &[&str], objects: &[PathBuf]) -> Result<PathBuf> {
    let binary = project.out("fuzz")?.join(name);
    let directory = project.path("ffi-tests/fuzz");
    let standalone = (name == "standalone").then(|| directory.join("standalone.cpp"));
    let cmd = Cmd::new(compiler).args(["-std=gnu++17", "-O2", "-ffp-contract=off"]).args(WARNINGS).args(flags);
    let cmd = cmd.arg("-I").arg(project.path("include")).arg("-I").arg(project.path("ffi-tests")).arg(directory.join("fuzz.cpp"));
    cmd.args(standalone).args(objects).args(["-lm", "-o"]).arg(&binary).capture().map(|_| binary)
}
