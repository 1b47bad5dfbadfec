//! The library on processors without an operating system: archives to link.
//! Does not know how a target is compiled for, nor what runs there.

use crate::archive::Interface;
use crate::ffi::Program;
use crate::header;
use crate::parallel::parallel;
use crate::project::{Project, write};
use crate::report;
use crate::run::Result;
use crate::setup;
use crate::symbols;
use crate::target::{Archives, TARGETS, Target};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// `cargo xtask firmware [--precision f32|f64] [TARGET…]`, `cargo xtask firmware --report`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    setup::require(&[&setup::GCC, &setup::CROSS_RUST])?;
    if arguments == ["--report"] {
        setup::require(&[&setup::CROSS_C, &setup::EMULATORS])?;
        return report::command(project);
    }
    let (mut interface, mut suffix, mut named) = (Interface::Both, String::new(), Vec::new());
    let mut words = arguments.iter();
    while let Some(word) = words.next() {
        if word == "--precision" {
            let precision = words.next().ok_or("--precision is f32 or f64")?;
            (interface, suffix) = (Interface::parse(precision)?, format!("-{precision}"));
        } else {
            named.push(Target::find(word)?);
        }
    }
    for target in if named.is_empty() { TARGETS.iter().collect() } else { named } {
        let Some(archives) = target.build_interface(project, interface)? else {
            return Err(format!("neither rustup nor Debian's rustc-web has {}", target.triple));
        };
        let directory = project.out(&format!("dist/firmware/{}{suffix}", target.triple))?;
        let place = |from: &Path, name: &str| {
            let to = directory.join(name);
            fs::copy(from, &to).map_err(|error| format!("cannot write {}: {error}", to.display()))
        };
        let bytes = place(&archives.bare, "libjacfwd.a")?;
        place(&archives.full, "libjacfwd-builtins.a")?;
        header::copy_c(project, &directory)?;
        println!("{:<60} {} KB  {}", project.shown(&directory), bytes / 1024, target.about);
    }
    Ok(())
}

/// The archive of every target: one object, no data, no panic, and the functions of the header.
pub fn archives(project: &Project) -> Result<Option<String>> {
    let declared = header::declared(project)?;
    let mut findings = Vec::new();
    let mut builds: Vec<(&Target, Interface)> = TARGETS.iter().map(|target| (target, Interface::Both)).collect();
    // One target stands for all: which functions there are does not depend on it.
    let one = Target::find("thumbv7em-none-eabihf")?;
    builds.push((one, Interface::Single));
    let built = parallel(&builds, |(target, interface)| target.build_interface(project, *interface))?;
    for ((target, interface), archives) in builds.into_iter().zip(built) {
        let Some(archives) = archives else { return Ok(None) };
        // What a compiler calls unasked where the processor has no such instruction; but nothing atomic, which the smallest do not have.
        let runtime = |symbol: &str| symbol.starts_with("__") && !symbol.contains("atomic") && !symbol.contains("sync");
        let wanted = |symbol: &str| symbols::WANTED.contains(&symbol) || runtime(symbol);
        let functions = interface.functions(&declared);
        let found = symbols::findings(&symbols::contents(&archives.bare)?, &functions, wanted);
        findings.extend(found.into_iter().map(|finding| format!("{}, {interface:?}: {finding}", target.triple)));
        findings.extend(panics(project, target, &archives, &functions)?);
        if interface == Interface::Both {
            findings.extend(report::unused(project, target, &archives.full)?);
        }
    }
    if findings.is_empty() { Ok(Some(format!("{} targets", TARGETS.len()))) } else { Err(findings.join("\n")) }
}

/// Links every function of an archive into an empty program: it succeeds only if no panic is reachable. Each is asked for by name, as the board's
/// linker drops what nobody calls.
fn panics(project: &Project, target: &Target, archives: &Archives, functions: &BTreeSet<String>) -> Result<Option<String>> {
    let directory = project.out(&format!("boards/{}", target.triple))?;
    let (source, program) = (directory.join("empty.c"), directory.join("empty"));
    write(&source, "int main(void) { return 0; }\n")?;
    let asked: Vec<String> = functions.iter().map(|name| format!("-Wl,--undefined={name}")).collect();
    let asked: Vec<&str> = asked.iter().map(String::as_str).collect();
    let linked = target.board.compile(project, &Program::new("empty", vec![source]), &asked, &archives.bare, &program);
    Ok(linked.err().map(|error| format!("{}: {error}", target.triple)))
}
