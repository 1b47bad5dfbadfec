//! The oldest Rust that compiles the library: tried where that toolchain is installed, otherwise checked by what is declared.

use crate::json::{self, Value};
use crate::project::{Project, read};
use crate::run::{Cmd, Result, program};

/// Compiles with the declared version if it is installed; otherwise asks clippy about the standard library's items and cargo
/// about the dependencies.
pub fn check(project: &Project) -> Result<String> {
    let manifest = read(&project.path("Cargo.toml"))?;
    let declared = manifest.lines().find_map(|line| line.strip_prefix("rust-version = \"")?.split('"').next());
    let declared = declared.ok_or("Cargo.toml has no rust-version")?;
    let features = ["--package", "jacfwd", "--features", "num-traits,nalgebra"];
    if let Some(toolchain) = installed(declared) {
        let target = project.out("msrv")?;
        project.cargo_of(&toolchain).arg("check").args(features).env("CARGO_TARGET_DIR", target).capture()?;
        return Ok(format!("compiled with {toolchain}"));
    }
    let clippy = project.cargo().arg("clippy").args(features).args(["--", "-D", "clippy::incompatible_msrv"]);
    clippy.capture()?;
    let dependencies = dependencies(project, declared)?;
    Ok(format!("{declared} is not installed; clippy and {dependencies} dependencies agree with it"))
}

fn installed(version: &str) -> Option<String> {
    program("rustup")?;
    let list = Cmd::new("rustup").args(["toolchain", "list"]).attempt().ok()?.stdout;
    let names = list.lines().filter_map(|line| line.split_whitespace().next());
    let of_version = |name: &&str| name.strip_prefix(version).is_some_and(|rest| rest.starts_with(['-', '.']));
    names.into_iter().find(of_version).map(String::from)
}

/// Holds the declared version of every dependency against ours; returns how many there are.
fn dependencies(project: &Project, ours: &str) -> Result<usize> {
    let tree = ["tree", "--package", "jacfwd", "--features", "num-traits,nalgebra", "--edges", "normal", "--prefix", "none"];
    let tree = project.cargo().args(tree).args(["--format", "{p}"]).capture()?.stdout;
    let used: Vec<(&str, &str)> = tree.lines().filter_map(|line| line.split_once(" v")).collect();
    let metadata = json::parse(&project.cargo().args(["metadata", "--format-version", "1"]).capture()?.stdout)?;
    let mut findings = Vec::new();
    let mut seen = 0;
    for package in metadata.get("packages").map(Value::items).unwrap_or_default() {
        let field = |name: &str| package.get(name).and_then(Value::text).unwrap_or("");
        let (name, version, needed) = (field("name"), field("version"), field("rust_version"));
        if !used.iter().any(|(used, at)| *used == name && at.split_whitespace().next() == Some(version)) {
            continue;
        }
        seen += 1;
        if number(needed) > number(ours) {
            findings.push(format!("{name} {version} needs Rust {needed}, we promise {ours}"));
        }
    }
    if findings.is_empty() { Ok(seen) } else { Err(findings.join("\n")) }
}

/// Major and minor; an empty text is smaller than any version.
fn number(version: &str) -> (u32, u32) {
    let mut parts = version.split('.').map(|part| part.parse().unwrap_or(0));
    (parts.next().unwrap_or(0), parts.next().unwrap_or(0))
}
