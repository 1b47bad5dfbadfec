//! The library on processors without an operating system: archives to link, and proof that they give the same bits.
//! Does not know how a target is compiled for, nor what a board is.

use crate::archive::Level;
use crate::emulator;
use crate::ffi;
use crate::header;
use crate::project::{Project, write};
use crate::run::{Result, parallel};
use crate::setup;
use crate::symbols;
use crate::target::{Archives, TARGETS, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The programs whose results are compared bit for bit: each prints a line for every point when compiled with BITS.
const BITS: [&str; 2] = ["vectors", "edges"];

/// `cargo xtask firmware [TARGET…]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    setup::require(&[&setup::GCC, &setup::CROSS_RUST])?;
    let named: Result<Vec<&Target>> = arguments.iter().map(|name| Target::find(name)).collect();
    let named = named?;
    for target in if named.is_empty() { TARGETS.iter().collect() } else { named } {
        let archives = build(project, target)?;
        let directory = project.out(&format!("dist/firmware/{}", target.triple))?;
        let place = |from: &Path, name: &str| {
            let to = directory.join(name);
            fs::copy(from, &to).map_err(|error| format!("cannot write {}: {error}", to.display()))
        };
        let bytes = place(&archives.bare, "libjacfwd.a")?;
        place(&archives.full, "libjacfwd-builtins.a")?;
        place(&project.path("include/jacfwd.h"), "jacfwd.h")?;
        println!("{:<60} {} KB  {}", project.shown(&directory), bytes / 1024, target.about);
    }
    Ok(())
}

fn build(project: &Project, target: &Target) -> Result<Archives> {
    target.build(project)?.ok_or_else(|| format!("neither rustup nor Debian's rustc-web has {}", target.triple))
}

/// The archive of every target: one object, no data, no panic, and the functions of the header.
pub fn archives(project: &Project) -> Result<Option<String>> {
    let declared = header::declared(project)?;
    let mut findings = Vec::new();
    for target in &TARGETS {
        let Some(archives) = target.build(project)? else { return Ok(None) };
        // What a compiler calls unasked where the processor has no such instruction.
        let wanted = |symbol: &str| symbols::WANTED.contains(&symbol) || symbol.starts_with("__");
        let found = symbols::findings(&symbols::contents(&archives.bare)?, &declared, wanted);
        findings.extend(found.into_iter().map(|finding| format!("{}: {finding}", target.triple)));
        findings.extend(panics(project, target, &archives)?);
    }
    if findings.is_empty() { Ok(Some(format!("{} targets", TARGETS.len()))) } else { Err(findings.join("\n")) }
}

/// Links all of an archive into an empty program: it succeeds only if no panic is reachable.
fn panics(project: &Project, target: &Target, archives: &Archives) -> Result<Option<String>> {
    let directory = project.out(&format!("boards/{}", target.triple))?;
    let source = directory.join("empty.c");
    write(&source, "int main(void) { return 0; }\n")?;
    let linked = target.board.compile(project, &[source], &["-Wl,--whole-archive"], &archives.bare, &directory.join("empty"));
    Ok(linked.err().map(|error| format!("{}: {error}", target.triple)))
}

/// The C harness on an emulated board of every target, and the bits of every operation at every point, the same as on this machine.
pub fn boards(project: &Project) -> Result<Option<String>> {
    emulator::provide(project)?;
    let mut levels = vec![Level::Base, Level::V3, Level::V4];
    levels.retain(|level| level.runs_here());
    let mut lines: Vec<(String, BTreeMap<String, String>)> = Vec::new();
    for level in levels {
        lines.push((level.name().into(), points(ffi::bits(project, level, &BITS)?)));
    }
    let mut jobs = Vec::new();
    for target in &TARGETS {
        let Some(archives) = target.build(project)? else { return Ok(None) };
        jobs.extend(project.files("ffi-tests", &["c"]).into_iter().map(|source| (target, archives.full.clone(), source)));
    }
    let outputs = parallel(&jobs, |(target, archive, source)| one(project, target, archive, source))?;
    let mut checks = 0;
    for ((target, ..), (count, text)) in jobs.iter().zip(outputs) {
        checks += count;
        match lines.iter_mut().find(|(name, _)| name == target.triple) {
            Some((_, known)) => known.extend(points(text)),
            None => lines.push((target.triple.into(), points(text))),
        }
    }
    compare(&lines)?;
    let names: BTreeSet<&String> = lines.iter().flat_map(|(_, points)| points.keys()).collect();
    Ok(Some(format!("{checks} checks; {} results, the same bits on {} processors", names.len(), lines.len())))
}

/// Builds and runs one program on the board of a target; returns its checks and what it printed.
fn one(project: &Project, target: &Target, archive: &Path, source: &PathBuf) -> Result<(u64, String)> {
    let stem = source.file_stem().unwrap_or_default().to_string_lossy();
    let program = project.out(&format!("boards/{}", target.triple))?.join(&*stem);
    target.board.compile(project, std::slice::from_ref(source), &[], archive, &program)?;
    let output = target.board.run(project, &program, 600)?;
    ffi::verdict(&format!("{stem}.c on {}", target.triple), output)
}

/// The lines `bits POINT: HASH` of an output.
fn points(text: String) -> BTreeMap<String, String> {
    let line =
        |line: &str| line.strip_prefix("bits ")?.rsplit_once(": ").map(|(point, hash)| (point.to_string(), hash.to_string()));
    text.lines().filter_map(line).collect()
}

/// Every processor against the first: the first points that differ, by operation.
fn compare(lines: &[(String, BTreeMap<String, String>)]) -> Result {
    let Some(((first, expected), others)) = lines.split_first() else { return Err("nothing to compare".into()) };
    let mut findings = Vec::new();
    for (name, found) in others {
        let points: BTreeSet<&String> = expected.keys().chain(found.keys()).collect();
        let differing: Vec<&&String> = points.iter().filter(|point| expected.get(**point) != found.get(**point)).collect();
        let shown: Vec<String> = differing.iter().take(5).map(|point| format!("    {point}")).collect();
        if !differing.is_empty() {
            findings.push(format!("{name} differs from {first} at {} points, first\n{}", differing.len(), shown.join("\n")));
        }
    }
    if expected.is_empty() {
        findings.push(format!("no line `bits …` from {first}"));
    }
    if findings.is_empty() { Ok(()) } else { Err(findings.join("\n")) }
}

#[cfg(test)]
mod tests {
    use super::{compare, points};

    #[test]
    fn a_difference_names_processor_and_point() {
        let text = |hash: &str| points(format!("ok\nbits edges sin 3: {hash}\nbits edges cos 4: 00\n"));
        let lines = |other| [("base".to_string(), text("01")), ("riscv".to_string(), other)];
        assert_eq!(compare(&lines(text("01"))), Ok(()));
        let error = compare(&lines(text("02"))).unwrap_err();
        assert_eq!(error, "riscv differs from base at 1 points, first\n    edges sin 3");
        let missing = points("bits edges sin 3: 01\n".into());
        assert!(compare(&lines(missing)).unwrap_err().ends_with("edges cos 4"));
        assert!(compare(&[("base".into(), points("ok".into()))]).is_err());
    }
}
