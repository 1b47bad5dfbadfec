//! The same bits on every CPU level: the test `bits` prints a hash of its results, compiled for each level that runs here.

use crate::archive::Level;
use crate::project::Project;
use crate::run::Result;
use std::collections::BTreeSet;

/// Runs `bits` for each level and compares the lines that start with `hash `.
pub fn check(project: &Project) -> Result<String> {
    let base = hashes(project, Level::Base)?;
    let mut levels = vec![Level::V2, Level::V3, Level::V4];
    levels.retain(|level| level.runs_here());
    let mut findings = Vec::new();
    for level in &levels {
        let other = hashes(project, *level)?;
        for line in base.symmetric_difference(&other) {
            let whose = if base.contains(line) { "base" } else { level.name() };
            findings.push(format!("only at level {whose}: {line}"));
        }
    }
    let names: Vec<&str> = levels.iter().map(|level| level.name()).collect();
    if findings.is_empty() {
        Ok(format!("{} hashes, the same at base {}", base.len(), names.join(" ")))
    } else {
        Err(findings.join("\n"))
    }
}

fn hashes(project: &Project, level: Level) -> Result<BTreeSet<String>> {
    let mut cargo = project.cargo().args(["test", "--package", "jacfwd", "--release", "--test", "bits"]);
    if level != Level::Base {
        let target = project.out(&format!("levels/{}", level.name()))?;
        cargo = cargo.env("CARGO_TARGET_DIR", target).env("RUSTFLAGS", level.rustflags());
    }
    let output = cargo.args(["--", "--nocapture"]).capture()?;
    // With one test thread the first line follows `test NAME ... ` on its line.
    let lines = output.stdout.lines().filter_map(|line| line.find("hash ").map(|start| line[start..].trim_end().to_string()));
    let lines: BTreeSet<String> = lines.collect();
    if lines.is_empty() {
        return Err(format!("the test `bits` printed no line with `hash ` at level {}", level.name()));
    }
    Ok(lines)
}
