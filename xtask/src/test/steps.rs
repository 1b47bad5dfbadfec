//! The steps of `cargo xtask test`: what each is called, in which half it is, how long it takes, and who does it.
//! Does not know how they are run.

use crate::compilers::{CLANG, Compilers, GCC};
use crate::harness::Part;
use crate::project::Project;
use crate::run::Result;
use crate::setup;
use crate::{
    abi, accuracy, bits, boards, casadi, coming_from, consumers, cpp, demo, derive, examples, filter, firmware, fuzz, harness,
    header, link, msrv, package, printed, readme, release, solvers, symbols, vehicle,
};

/// How a step that did not fail ended.
pub enum Outcome {
    Passed(String),
    /// Could not be done on this machine, or not all of it; what, and why.
    Skipped(String),
}

/// The first half tells most in the shortest time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Half {
    First,
    Rest,
}

pub struct Step {
    pub name: &'static str,
    pub about: &'static str,
    pub half: Half,
    /// How long it took from a clean clone on two processors, in seconds, beside the others.
    pub seconds: u64,
    pub run: fn(&Project) -> Result<Outcome>,
}

impl Step {
    /// Whether nothing else may run at the same time: it installs what the others use.
    pub fn alone(&self) -> bool {
        self.name.starts_with("setup")
    }
}

const fn first(name: &'static str, about: &'static str, seconds: u64, run: fn(&Project) -> Result<Outcome>) -> Step {
    Step { name, about, half: Half::First, seconds, run }
}

const fn rest(name: &'static str, about: &'static str, seconds: u64, run: fn(&Project) -> Result<Outcome>) -> Step {
    Step { name, about, half: Half::Rest, seconds, run }
}

/// In the order in which they start: in each half what takes long, or makes what others use, before the short ones.
pub const STEPS: &[Step] = &[
    first("setup", "Debian packages of the first half", 1, |_| {
        setup::require(setup::FIRST).map(|()| Outcome::Passed(String::new()))
    }),
    first("rust", "unit, integration and doc tests, with debug checks", 350, |project| {
        passed(cargo_test(project, &["--package", "jacfwd", "--package", "xtask"]))
    }),
    first("c", "the C harness, C and C++, with gcc", 320, |project| passed(harness::plain(project, GCC, Part::Quick))),
    first("recorded", "the C harness with every function recorded and replayed", 15, |project| {
        passed(harness::recorded(project))
    }),
    first("header", "the C header in six standards, with gcc", 2, |project| passed(header::compiles(project, GCC))),
    first("cpp", "every C++ header alone in C++17, with g++", 20, |project| passed(cpp::first(project))),
    first("solvers", "examples with other people's solvers, with gcc", 45, |project| passed(solvers::check(project, GCC))),
    first("readme", "C and C++ programs in the documents", 5, |project| passed(readme::check(project))),
    first("demo", "the NIST fits", 15, |project| passed(demo::check(project))),
    first("filter", "the filter of the firmware, called and recorded", 5, |project| passed(filter::check(project))),
    first("print-demo", "a function and its Jacobian printed as C", 2, |project| {
        passed(demo::printed(project).map(|told| told.lines().rev().nth(1).unwrap_or_default().to_string()))
    }),
    first("vehicle", "a filter whose model is written once, and one by hand", 3, |project| passed(vehicle::check(project))),
    first("derived", "derived text is current", 35, |project| passed(derive::check(project))),
    first("archive", "one object, no data, no panic, symbols = prototypes", 3, |project| passed(symbols::check(project))),
    rest("setup-rest", "Debian packages of the rest", 2, |_| {
        setup::require(setup::REST)?;
        let missing = setup::prefer(setup::WISHED)?;
        Ok(missing
            .map_or_else(|| Outcome::Passed(String::new()), |line| Outcome::Skipped(format!("more is tested after: {line}"))))
    }),
    rest("boards", "the C harness on emulated boards, the same bits", 1000, |project| {
        skipping(boards::check(project), NO_TARGETS)
    }),
    rest("eigen", "the programs with Eigen, which take a minute each to compile, with sanitizers", 280, |project| {
        // The examples with Eigen are compiled by gcc, which takes three times as long for these.
        if CLANG.here() {
            return skipping(harness::sanitized(project, CLANG, Part::Slow), NO_NIGHTLY);
        }
        partly(harness::plain(project, GCC, Part::Slow), NO_CLANG)
    }),
    rest("sanitizers", "the harness, but for the programs with Eigen, and the archive with sanitizers", 210, |project| {
        if CLANG.here() {
            return skipping(harness::sanitized(project, CLANG, Part::Quick), NO_NIGHTLY);
        }
        // C++ with checks takes gcc minutes.
        skipping(harness::sanitized(project, GCC, Part::C), NO_NIGHTLY)
    }),
    rest("optimised", "the Rust tests of arithmetic optimised", 120, |project| {
        // What a compiler may make otherwise without debug checks; the C harness runs all else optimised.
        let arithmetic = ["vectors", "edges", "strong_zero", "symmetry", "nesting", "array"];
        let tests: Vec<&str> = arithmetic.iter().flat_map(|name| ["--test", name]).collect();
        passed(cargo_test(project, &[&["--package", "jacfwd", "--profile", "tests"], &tests[..]].concat()))
    }),
    rest("features", "what num-traits and nalgebra do, with debug checks", 100, |project| {
        let features = ["--package", "jacfwd", "--features", "num-traits,nalgebra"];
        let tests = cargo_test(project, &[&features[..], &["--test", "num_traits", "--test", "nalgebra"]].concat());
        passed(tests.and_then(|tests| {
            Ok(format!("{tests}, {} in the documentation", cargo_test(project, &[&features[..], &["--doc"]].concat())?))
        }))
    }),
    rest("recorded-rust", "programs of Rust and of C are the same words, and each runs the other's", 35, |project| {
        passed(cargo_test(project, &["--package", "jacfwd", "--features", "capi", "--test", "recorded_c"]))
    }),
    // Those in C++ are compiled by clang with sanitizers.
    rest("c-clang", "the C programs of the harness with clang", 90, |project| {
        with_clang(|clang| harness::plain(project, clang, Part::C))
    }),
    rest("printed", "functions and derivatives printed as C, compiled and compared", 120, |project| {
        passed(printed::check(project))
    }),
    rest("casadi", "printed C under CasADi's own external()", 20, |project| {
        skipping(casadi::check(project), "pip cannot install casadi")
    }),
    rest("valgrind", "the C harness under valgrind, but for those of Eigen's", 150, |project| passed(harness::valgrind(project))),
    rest("targets", "the archives for microcontrollers", 360, |project| skipping(firmware::archives(project), NO_TARGETS)),
    rest("cpp-rest", "the C++ headers and programs in C++17, 20 and 23", 170, |project| {
        let note = cpp::check(project);
        if CLANG.here() { passed(note) } else { partly(note, NO_CLANG) }
    }),
    rest("solvers-clang", "the examples with solvers, with clang", 35, |project| {
        with_clang(|clang| solvers::check(project, clang))
    }),
    rest("solvers-checked", "the same under valgrind and with sanitizers", 350, |project| {
        sanitizing(solvers::sanitized(project))
    }),
    rest("examples-checked", "the other examples likewise", 170, |project| sanitizing(examples::sanitized(project))),
    rest("fuzz", "random programs over the C interface against an oracle", 290, |project| sanitizing(fuzz::check(project))),
    rest("bits", "the same bits at every CPU level", 300, |project| passed(bits::check(project))),
    rest("consumers", "other people's builds find the installed library", 120, |project| sanitizing(consumers::check(project))),
    rest("abi", "the shared library's interface is the committed one", 60, |project| passed(abi::check(project))),
    rest("accuracy", "many more points against mpmath, held to the published figures", 390, |project| {
        passed(accuracy::check(project, 300))
    }),
    rest("benches", "the benches' own assertions", 200, |project| {
        let bench = project.cargo().args(["test", "--package", "jacfwd-benches", "--release", "--all-targets"]);
        passed(bench.capture().map(|_| String::new()))
    }),
    rest("header-clang", "the C header in six standards, with clang", 2, |project| {
        with_clang(|clang| header::compiles(project, clang))
    }),
    rest("link", "into C, C++, and beside another Rust library", 5, |project| passed(link::check(project))),
    rest("coming-from", "code of other libraries, before and after", 20, |project| passed(coming_from::check(project))),
    rest("release", "tarballs and folders for other ecosystems", 5, |project| skipping(release::check(project), NO_TARGETS)),
    rest("package", "the crate as it is published", 15, |project| passed(package::check(project))),
    rest("msrv", "the oldest Rust", 15, |project| passed(msrv::check(project))),
];

const NO_NIGHTLY: &str = "no nightly toolchain is installed";
const NO_CLANG: &str = "clang is not installed";
const NO_TARGETS: &str = "neither rustup's targets nor Debian's rust-web-src is installed";

fn passed(note: Result<String>) -> Result<Outcome> {
    note.map(Outcome::Passed)
}

/// A part was not done: it passed, but is told among what was skipped.
fn partly(note: Result<String>, why: &str) -> Result<Outcome> {
    note.map(|note| Outcome::Skipped(format!("a part of it: {why}; the other passed: {note}")))
}

fn skipping(note: Result<Option<String>>, why: &str) -> Result<Outcome> {
    note.map(|note| note.map_or_else(|| Outcome::Skipped(why.into()), Outcome::Passed))
}

/// What has a part with sanitizers, which is left out without a nightly toolchain, or without clang for threads.
fn sanitizing(note: Result<String>) -> Result<Outcome> {
    match (crate::archive::nightly(), CLANG.here()) {
        (true, true) => passed(note),
        (true, false) => partly(note, NO_CLANG),
        (false, _) => partly(note, NO_NIGHTLY),
    }
}

fn with_clang(check: impl Fn(Compilers) -> Result<String>) -> Result<Outcome> {
    if CLANG.here() { passed(check(CLANG)) } else { Ok(Outcome::Skipped(NO_CLANG.into())) }
}

/// Runs cargo's tests; returns how many passed.
fn cargo_test(project: &Project, arguments: &[&str]) -> Result<String> {
    let output = project.cargo().args(["test", "--no-fail-fast"]).args(arguments).capture()?;
    let counts =
        output.stdout.lines().filter_map(|line| line.strip_prefix("test result: ok. ")?.split(' ').next()?.parse::<u32>().ok());
    match counts.sum::<u32>() {
        0 => Err(output.failure("cargo's tests, of which none ran,")),
        count => Ok(format!("{count} tests")),
    }
}
