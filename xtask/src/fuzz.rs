//! `ffi-tests/fuzz`: random programs over the C interface against an oracle. With libFuzzer, AddressSanitizer and coverage of the library's own code
//! where clang and a nightly toolchain are; otherwise, and in the tests, on a fixed sequence of random bytes.
//! Does not know what is compared.

use crate::archive::{self, Level};
use crate::ffi;
use crate::header::WARNINGS;
use crate::project::Project;
use crate::run::{Cmd, Result, program};
use crate::setup;
use crate::staticlib::{self, Staticlib};
use std::path::{Path, PathBuf};

/// Programs of the fixed sequence that the tests run.
const PROGRAMS: &str = "100000";

/// Seconds that libFuzzer runs in the tests.
const SECONDS: u64 = 30;

/// What makes rustc tell libFuzzer which code ran, and on which comparisons it hangs.
const COVERAGE: &str = "-Zsanitizer=address -Cllvm-args=-asan-destructor-kind=none -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=3 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// `cargo xtask fuzz [--minutes N]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let minutes: u64 = match arguments {
        [] => 10,
        [option, minutes] if option == "--minutes" => {
            minutes.parse().map_err(|_| format!("{minutes} is no number of minutes"))?
        }
        _ => return Err("usage: cargo xtask fuzz [--minutes N]".into()),
    };
    setup::require(&[&setup::GXX, &setup::CLANG, &setup::CLANG_SANITIZERS])?;
    let fuzzer = with_libfuzzer(project)?.ok_or("fuzzing needs clang and a nightly toolchain")?;
    run(project, &fuzzer, minutes * 60)?.stream()
}

/// The fixed sequence, and libFuzzer for a short time.
pub fn check(project: &Project) -> Result<String> {
    let alone = build(project, "standalone", ffi::GCC.cpp, &[], &[archive::build(project, Level::SHIPPED)?])?;
    let mut note = Cmd::new(&alone).arg(PROGRAMS).limit(1200).capture()?.stdout.lines().last().unwrap_or("").to_string();
    if let Some(fuzzer) = with_libfuzzer(project)? {
        let output = run(project, &fuzzer, SECONDS)?.limit(SECONDS + 300).capture()?;
        let done = output.stderr.lines().rev().find(|line| line.starts_with("Done ")).unwrap_or("").to_string();
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

/// The fuzzer with coverage of the library; `None` where a tool is missing.
fn with_libfuzzer(project: &Project) -> Result<Option<PathBuf>> {
    if program("clang++").is_none() || !archive::nightly() {
        return Ok(None);
    }
    let way =
        Staticlib { directory: "fuzz/archive", features: &Staticlib::WHOLE, rustflags: COVERAGE, nightly: true, debug: "1" };
    let archive = staticlib::reduce(&way.build(project)?, &project.out("fuzz/archive/lib")?)?;
    let objects = [archive, ffi::sanitizer_support(project, Level::Address)?];
    build(project, "libfuzzer", ffi::CLANG.cpp, &["-fsanitize=fuzzer,address", "-g"], &objects).map(Some)
}

fn build(project: &Project, name: &str, compiler: &str, flags: &[&str], objects: &[PathBuf]) -> Result<PathBuf> {
    let binary = project.out("fuzz")?.join(name);
    let directory = project.path("ffi-tests/fuzz");
    let standalone = (name == "standalone").then(|| directory.join("standalone.cpp"));
    let cmd = Cmd::new(compiler).args(["-std=gnu++17", "-O2", "-ffp-contract=off"]).args(WARNINGS).args(flags);
    let cmd = cmd.arg("-I").arg(project.path("include")).arg("-I").arg(project.path("ffi-tests")).arg(directory.join("fuzz.cpp"));
    cmd.args(standalone).args(objects).args(["-lm", "-o"]).arg(&binary).capture().map(|_| binary)
}
