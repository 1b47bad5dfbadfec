//! The benches: criterion's runs of `benches/`, and the C programs beside Ceres, each for base and for this machine's processor.
//! Prints ratios; the answers are asserted by the benches themselves.

mod inline;
mod printed;

use crate::archive::{self, Level};
use crate::json::{self, Value};
use crate::project::{Project, read};
use crate::python;
use crate::run::{Cmd, Result};
use crate::setup;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The name of our measurement in a group; names that start with it are variants of ours.
const OURS: &str = "jacfwd";

/// Measurements that are no rival crate: the function alone, and finite differences.
const REFERENCES: [&str; 2] = ["plain", "central"];

const LEVELS: [Level; 2] = [Level::Base, Level::Native];

/// Per problem, nanoseconds by name.
type Times = BTreeMap<String, BTreeMap<String, f64>>;

/// `cargo xtask bench [--rust | --c | --inline | --casadi | --printed] [FILTER]`. CasADi is no Debian package: it is beside the others only where it is asked for.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let (options, filter): (Vec<&String>, Vec<&String>) = arguments.iter().partition(|argument| argument.starts_with("--"));
    if let Some(option) =
        options.iter().find(|option| !["--rust", "--c", "--inline", "--casadi", "--printed"].contains(&option.as_str()))
    {
        return Err(format!("there is no option `{option}`"));
    }
    let only = |name: &str| options.is_empty() || options.iter().any(|option| *option == name);
    for level in LEVELS.into_iter().filter(|_| only("--rust")) {
        rust(project, level, &filter)?;
    }
    if options.iter().any(|option| *option == "--casadi") {
        setup::require(&[&setup::GCC, &setup::GXX])?;
        return LEVELS.into_iter().try_for_each(|level| casadi(project, level));
    }
    if options.iter().any(|option| *option == "--printed") {
        setup::require(&[&setup::GCC, &setup::GXX])?;
        return printed::command(project, &filter);
    }
    if only("--c") {
        setup::require(&[&setup::GCC, &setup::GXX, &setup::CERES, &setup::EIGEN])?;
        for level in LEVELS {
            c(project, level)?;
        }
    }
    if only("--inline") {
        setup::require(&[&setup::GCC, &setup::GXX, &setup::CLANG, &setup::CERES, &setup::EIGEN])?;
        inline::command(project)?;
    }
    Ok(())
}

fn rust(project: &Project, level: Level, filter: &[&String]) -> Result {
    println!("\nRust, {} (some minutes)", level.name());
    let home = project.out("criterion")?.join(level.name());
    if filter.is_empty() {
        // What an earlier version of the benches measured must not stay in the table.
        let _ = fs::remove_dir_all(&home);
    }
    let mut cargo = project.cargo().args(["bench", "--package", "jacfwd-benches", "--bench", "*", "--", "--noplot"]).args(filter);
    if level != Level::Base {
        cargo = cargo.env("CARGO_TARGET_DIR", project.out("levels/native")?).env("RUSTFLAGS", level.rustflags());
    }
    cargo.env("CRITERION_HOME", &home).capture()?;
    let mut times = Times::new();
    collect(&home, &mut times)?;
    print!("{}", table(&times));
    Ok(())
}

/// Reads every `new/estimates.json` below a directory; `benchmark.json` beside it has the name, `problem/rival`.
fn collect(directory: &Path, times: &mut Times) -> Result {
    let entries = fs::read_dir(directory).map_err(|error| format!("no results in {}: {error}", directory.display()))?;
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()) {
        let (name, estimates) = (path.join("benchmark.json"), path.join("estimates.json"));
        if path.file_name().is_some_and(|file| file == "new") && name.is_file() && estimates.is_file() {
            let (name, estimates) = (json::parse(&read(&name)?)?, json::parse(&read(&estimates)?)?);
            let (problem, rival) =
                name.get("full_id").and_then(Value::text).and_then(|id| id.rsplit_once('/')).unwrap_or(("", ""));
            let median = estimates.get("median").and_then(|median| median.get("point_estimate")).and_then(Value::number);
            let median = median.ok_or_else(|| format!("no median in {}", path.display()))?;
            times.entry(problem.into()).or_default().insert(rival.into(), median);
        } else {
            collect(&path, times)?;
        }
    }
    Ok(())
}

/// One line per problem: our time, and every other's as a multiple of ours; last the best rival crate's.
fn table(times: &Times) -> String {
    let mut text = format!("{:<24} {:>12}  {}\n", "problem", "jacfwd", "the others, in multiples of it");
    for (problem, rivals) in times {
        let Some(ours) = rivals.get(OURS) else {
            text.push_str(&format!("{problem:<24} {:>12}\n", "-"));
            continue;
        };
        text.push_str(&format!("{problem:<24} {:>12} ", nanoseconds(*ours)));
        let mut best: Option<(&str, f64)> = None;
        for (rival, time) in rivals.iter().filter(|(rival, _)| *rival != OURS) {
            let ratio = time / ours;
            text.push_str(&format!(" {rival} {ratio:.2}"));
            let crates = !rival.starts_with(OURS) && !REFERENCES.contains(&rival.as_str());
            if crates && best.is_none_or(|(_, least)| ratio < least) {
                best = Some((rival, ratio));
            }
        }
        if let Some((rival, ratio)) = best {
            text.push_str(&format!("  | best: {rival} {ratio:.2}"));
        }
        text.push('\n');
    }
    text
}

fn nanoseconds(time: f64) -> String {
    if time < 1e4 { format!("{time:.1} ns") } else { format!("{:.1} µs", time / 1e3) }
}

/// A program of `benches/casadi`, compiled and linked with these files.
fn with_casadi(project: &Project, source: &str, files: &[&Path], program: &Path) -> Result {
    // Its wheel has headers and library.
    let package = python::package(project, "casadi")?;
    let cmd =
        Cmd::new("g++").args(["-std=c++17", "-O2", "-Wall", "-Wextra", "-Iinclude", "-isystem"]).arg(package.join("include"));
    let cmd = cmd.arg(Path::new("benches/casadi").join(source)).args(files).arg("-L").arg(&package).arg("-lcasadi");
    cmd.arg(format!("-Wl,-rpath,{}", package.display())).args(["-lm", "-o"]).arg(program).dir(&project.root).capture()?;
    Ok(())
}

/// Recorded functions beside CasADi's virtual machine; prints what the program prints.
fn casadi(project: &Project, level: Level) -> Result {
    println!("\nBeside CasADi's virtual machine, archive for {}", level.name());
    let archive = archive::build(project, level)?;
    let program = project.out("bench-casadi")?.join(level.name());
    with_casadi(project, "main.cpp", &[&archive], &program)?;
    Cmd::new(program).arg(level.name()).dir(&project.root).stream()
}

/// Compiles `benches/c`: callbacks (`*.c`) by gcc -O2, rivals and main (`*.cpp`) by g++ -O2; prints what the program prints.
fn c(project: &Project, level: Level) -> Result {
    println!("\nC, archive for {}", level.name());
    let archive = archive::build(project, level)?;
    let directory = project.out(&format!("bench-c/{}", level.name()))?;
    let sources = project.files("benches/c", &["c", "cpp"])?;
    if sources.is_empty() {
        return Err("no programs in benches/c".into());
    }
    let mut objects: Vec<PathBuf> = Vec::new();
    for source in sources {
        let (compiler, standard) =
            if source.extension().is_some_and(|ending| ending == "c") { ("gcc", "-std=c11") } else { ("g++", "-std=c++17") };
        let object = directory.join(format!("{}.o", source.file_name().unwrap_or_default().to_string_lossy()));
        let cmd = Cmd::new(compiler).args([standard, "-O2", "-Iinclude", "-isystem", "/usr/include/eigen3", "-c"]);
        cmd.arg(&source).arg("-o").arg(&object).dir(&project.root).capture()?;
        objects.push(object);
    }
    let program = directory.join("bench");
    Cmd::new("g++").args(objects).arg(archive).args(["-lm", "-o"]).arg(&program).capture()?;
    Cmd::new(program).arg(level.name()).dir(&project.root).stream()
}
