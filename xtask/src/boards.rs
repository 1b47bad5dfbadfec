//! C programs on emulated boards: the harness and the example of firmware, and proof that every processor gives the same bits.
//! Does not know how a target is compiled for, nor what a board is.

use crate::archive::Level;
use crate::board::{self, Board};
use crate::emulator;
use crate::ffi::{self, Program};
use crate::filter;
use crate::parallel::parallel;
use crate::project::Project;
use crate::run::Result;
use crate::target::TARGETS;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

/// The programs of the harness whose results are compared bit for bit: each prints a line for every point when compiled with BITS.
const BITS: [&str; 3] = ["vectors", "edges", "recorded_paths"];

/// The target of the micro:bit, and the programs that its 16 KB of memory hold.
const MICROBIT: (&str, [&str; 4]) = ("thumbv6m-none-eabi", ["firmware-ekf", filter::RECORDED, filter::PRINTED, "exhaustion"]);

/// Programs that take minutes in an emulator, and try many more of what others try there.
const LONG: [&str; 8] = [
    "recorded_damage",
    "recorded_drivers",
    "recorded_errors",
    "recorded_operations",
    "recorded_random",
    "recorded_rules",
    "recorded_sums",
    "sparse_hessian",
];

/// Near kin of other targets, on whose boards only the programs run whose bits are compared, and the filters.
const KIN: [&str; 3] = ["thumbv7m-none-eabi", "thumbv8m.main-none-eabihf", "riscv32imac-unknown-none-elf"];

/// The C harness on an emulated board of every target, and the bits of every operation at every point, the same as on this machine.
pub fn check(project: &Project) -> Result<Option<String>> {
    emulator::provide(project)?;
    let mut levels = vec![Level::Base, Level::V3, Level::V4];
    levels.retain(|level| level.runs_here());
    let filters = filter::all(project)?;
    let mut here: Vec<Program> =
        BITS.iter().map(|name| Program::of_harness(&project.path(&format!("ffi-tests/{name}.c")))).collect();
    here.extend(filters.clone());
    // By program, what each processor showed: not every one runs every program. All filters are one.
    let mut shown: BTreeMap<&str, Vec<Shown>> = BTreeMap::new();
    for program in &here {
        for level in &levels {
            let text = ffi::bits(project, *level, program)?;
            shown.entry(filter::twin(&program.name)).or_default().push((level.name().into(), points(text)));
        }
    }
    let mut there: Vec<Program> = project.files("ffi-tests", &["c"])?.iter().map(|source| Program::of_harness(source)).collect();
    there.retain(|program| !LONG.contains(&program.name.as_str()));
    there.extend(filters);
    let mut jobs = Vec::new();
    let built = parallel(&TARGETS, |target| target.build(project))?;
    for (target, archives) in TARGETS.iter().zip(built) {
        let Some(archives) = archives else { return Ok(None) };
        let whole = !KIN.contains(&target.triple);
        let taken = there.iter().filter(|program| whole || here.iter().any(|shown| shown.name == program.name));
        jobs.extend(taken.map(|program| Job {
            on: target.triple,
            board: &target.board,
            archive: archives.full.clone(),
            program,
        }));
        if target.triple == MICROBIT.0 {
            let small = there.iter().filter(|program| MICROBIT.1.contains(&program.name.as_str()));
            jobs.extend(small.map(|program| Job {
                on: "micro:bit",
                board: &board::MICROBIT,
                archive: archives.full.clone(),
                program,
            }));
        }
    }
    let outputs = parallel(&jobs, |job| job.run(project))?;
    let mut checks = 0;
    for (job, (count, text)) in jobs.iter().zip(outputs) {
        checks += count;
        if let Some(lines) = shown.get_mut(filter::twin(&job.program.name)) {
            lines.push((job.on.into(), points(text)));
        }
    }
    let findings: Vec<String> = shown.values().filter_map(|lines| compare(lines).err()).collect();
    if !findings.is_empty() {
        return Err(findings.join("\n"));
    }
    let lines = || shown.values().flatten();
    let processors: BTreeSet<&String> = lines().map(|(name, _)| name).collect();
    let names: BTreeSet<&String> = lines().flat_map(|(_, points)| points.keys()).collect();
    Ok(Some(format!("{checks} checks; {} results, the same bits on {} processors", names.len(), processors.len())))
}

/// A program to run on a board.
struct Job<'a> {
    /// What to call the board.
    on: &'static str,
    board: &'static Board,
    archive: PathBuf,
    program: &'a Program,
}

impl Job<'_> {
    /// Builds and runs it; returns its checks and what it printed.
    fn run(&self, project: &Project) -> Result<(u64, String)> {
        let binary = project.out(&format!("boards/{}", self.on))?.join(&self.program.name);
        self.board.compile(project, self.program, &[], &self.archive, &binary)?;
        let output = self.board.run(project, &binary, 600)?;
        ffi::verdict(&format!("{} on {}", self.program.name, self.on), output)
    }
}

/// The lines `bits POINT: HASH` of an output.
fn points(text: String) -> BTreeMap<String, String> {
    let line =
        |line: &str| line.strip_prefix("bits ")?.rsplit_once(": ").map(|(point, hash)| (point.to_string(), hash.to_string()));
    text.lines().filter_map(line).collect()
}

/// A processor's name, and what it printed at each point.
type Shown = (String, BTreeMap<String, String>);

/// Every processor against the first: the first points that differ, by operation.
fn compare(lines: &[Shown]) -> Result {
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
