//! `cargo xtask test`: every check there is, as named steps. A step that fails does not stop the next one.

use crate::archive::Level;
use crate::project::Project;
use crate::run::Result;
use crate::setup::{
    self, ABIGAIL, CLANG, CLANG_OPENMP, CLANG_SANITIZERS, CMAKE, CROSS_C, CROSS_RUST, EIGEN, EMULATORS, GCC, GSL, GXX, MPMATH,
    PKG_CONFIG, SOLVERS, VALGRIND,
};
use crate::{
    abi, accuracy, bits, boards, coming_from, consumers, cpp, demo, derive, examples, ffi, firmware, fuzz, header, link, msrv,
    package, readme, release, solvers, symbols,
};
use std::io::Write;
use std::time::Instant;

/// How a step that did not fail ended.
enum Outcome {
    Passed(String),
    /// Could not be done on this machine; why.
    Skipped(String),
}

struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Project, bool) -> Result<Outcome>,
    /// Only with `--all`, or when named.
    heavy: bool,
}

const fn step(name: &'static str, about: &'static str, run: fn(&Project, bool) -> Result<Outcome>) -> Step {
    Step { name, about, run, heavy: false }
}

const fn heavy(name: &'static str, about: &'static str, run: fn(&Project, bool) -> Result<Outcome>) -> Step {
    Step { name, about, run, heavy: true }
}

const STEPS: &[Step] = &[
    step("setup", "Debian packages", |_, all| {
        setup::require(&[&GCC, &GXX, &PKG_CONFIG, &GSL, &EIGEN, &SOLVERS, &CMAKE, &ABIGAIL, &VALGRIND])?;
        let mut wished = vec![&CLANG, &CLANG_OPENMP, &CLANG_SANITIZERS, &CROSS_RUST, &CROSS_C, &EMULATORS];
        wished.extend(all.then_some(&MPMATH));
        passed(
            setup::prefer(&wished).map(|line| line.map_or(String::new(), |line| format!("more would be tested after: {line}"))),
        )
    }),
    step("rust", "unit, integration and doc tests, with debug checks", |project, _| {
        passed(cargo_test(project, &["--package", "jacfwd", "--package", "xtask"]))
    }),
    step("features", "the same in release, with num-traits and nalgebra", |project, _| {
        passed(cargo_test(project, &["--package", "jacfwd", "--release", "--features", "num-traits,nalgebra"]))
    }),
    step("bits", "the same bits at every CPU level", |project, all| passed(bits::check(project, all))),
    step("derived", "derived text is current", |project, _| passed(derive::check(project))),
    step("header", "the header compiles as C and C++ without a warning", |project, _| passed(header::compiles(project))),
    step("cpp", "the C++ headers in C++17, 20 and 23 without a warning", |project, _| passed(cpp::check(project))),
    step("archive", "one object, no data, no panic, symbols = prototypes", |project, _| passed(symbols::check(project))),
    step("link", "into C, C++, and beside another Rust library", |project, _| passed(link::check(project))),
    step("readme", "C programs in the documents", |project, _| passed(readme::check(project))),
    step("c", "the C harness", |project, _| passed(ffi::plain(project, Level::SHIPPED))),
    step("sanitizers", "the C harness and the archive with sanitizers", |project, all| {
        skipping(ffi::sanitized(project, all), "no nightly toolchain is installed")
    }),
    step("valgrind", "the C harness under valgrind", |project, _| passed(ffi::valgrind(project))),
    step("solvers", "examples with other people's solvers", |project, _| passed(solvers::check(project))),
    step("solvers-checked", "the same under valgrind and with sanitizers", |project, _| passed(solvers::sanitized(project))),
    step("examples-checked", "the other examples likewise", |project, _| passed(examples::sanitized(project))),
    step("coming-from", "code of other libraries, before and after", |project, _| passed(coming_from::check(project))),
    step("consumers", "other people's builds find the installed library", |project, _| passed(consumers::check(project))),
    step("abi", "the shared library's interface is the committed one", |project, _| passed(abi::check(project))),
    step("fuzz", "random programs over the C interface against an oracle", |project, _| passed(fuzz::check(project))),
    step("targets", "the archives for microcontrollers", |project, _| {
        skipping(firmware::archives(project), "neither rustup's targets nor Debian's rust-web-src is installed")
    }),
    step("boards", "the C harness on emulated boards, the same bits", |project, _| {
        skipping(boards::check(project), "neither rustup's targets nor Debian's rust-web-src is installed")
    }),
    step("release", "tarballs and folders for other ecosystems", |project, _| {
        skipping(release::check(project), "neither rustup's targets nor Debian's rust-web-src is installed")
    }),
    step("package", "the crate as it is published", |project, _| passed(package::check(project))),
    step("msrv", "the oldest Rust", |project, _| passed(msrv::check(project))),
    step("demo", "the NIST fits", |project, _| passed(demo::check(project))),
    heavy("c-levels", "the C harness with archives for every CPU level", |project, _| {
        let levels = Level::NAMED.into_iter().filter(|level| *level != Level::SHIPPED && level.runs_here());
        let notes: Result<Vec<String>> = levels.map(|level| ffi::plain(project, level).map(|_| level.name().into())).collect();
        passed(notes.map(|names| names.join(" ")))
    }),
    heavy("accuracy", "many more points against mpmath, held to the published figures", |project, _| {
        setup::require(&[&MPMATH])?;
        passed(accuracy::check(project, 300))
    }),
    heavy("benches", "the benches' own assertions", |project, _| {
        let bench = project.cargo().args(["test", "--package", "jacfwd-benches", "--release", "--all-targets"]);
        passed(bench.capture().map(|_| String::new()))
    }),
];

/// `cargo xtask test [--all] [STEP…]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let all = arguments.iter().any(|argument| argument == "--all");
    let named: Vec<&String> = arguments.iter().filter(|argument| *argument != "--all").collect();
    if let Some(unknown) = named.iter().find(|name| !STEPS.iter().any(|step| step.name == name.as_str())) {
        return Err(format!("there is no step `{unknown}`; `cargo xtask help` lists them"));
    }
    let chosen = |step: &&Step| if named.is_empty() { all || !step.heavy } else { named.iter().any(|name| *name == step.name) };
    let steps: Vec<&Step> = STEPS.iter().filter(chosen).collect();

    let start = Instant::now();
    let (mut failed, mut skipped) = (Vec::new(), Vec::new());
    for (index, step) in steps.iter().enumerate() {
        print!("[{:>2}/{}] {:<14} {:<58} ", index + 1, steps.len(), step.name, step.about);
        let _ = std::io::stdout().flush();
        let begin = Instant::now();
        let outcome = (step.run)(project, all);
        let time = format!("{:>6.1} s", begin.elapsed().as_secs_f64());
        match outcome {
            Ok(Outcome::Passed(note)) => println!("{time}  ok  {note}"),
            Ok(Outcome::Skipped(why)) => {
                println!("{time}  SKIPPED  {why}");
                skipped.push(step.name);
            }
            Err(message) => {
                println!("{time}  FAILED\n{message}\n");
                failed.push(step.name);
            }
        }
    }
    println!("\n{:.0} s", start.elapsed().as_secs_f64());
    if !skipped.is_empty() {
        println!("not done on this machine: {}", skipped.join(", "));
    }
    if !failed.is_empty() {
        println!("failed: {} (one alone: cargo xtask test {})", failed.join(", "), failed[0]);
    }
    println!("{} passed, {} failed", steps.len() - failed.len() - skipped.len(), failed.len());
    if failed.is_empty() { Ok(()) } else { Err("not everything passed".into()) }
}

/// Prints the steps, for the help text.
pub fn list() {
    for step in STEPS {
        println!("  {:<14} {}{}", step.name, step.about, if step.heavy { " (--all)" } else { "" });
    }
}

fn passed(note: Result<String>) -> Result<Outcome> {
    note.map(Outcome::Passed)
}

fn skipping(note: Result<Option<String>>, why: &str) -> Result<Outcome> {
    note.map(|note| note.map_or_else(|| Outcome::Skipped(why.into()), Outcome::Passed))
}

/// Runs cargo's tests; returns how many passed.
fn cargo_test(project: &Project, arguments: &[&str]) -> Result<String> {
    let output = project.cargo().args(["test", "--no-fail-fast"]).args(arguments).capture()?;
    let counts =
        output.stdout.lines().filter_map(|line| line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse::<u32>().ok());
    Ok(format!("{} tests", counts.sum::<u32>()))
}
