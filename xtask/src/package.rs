//! The crate as it is published: what is in it, and whether a program that depends on it builds and runs.

use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};
use std::fs;

/// What must be in the package, and nothing outside these places.
const PLACES: [&str; 12] = [
    "src/",
    "include/",
    "docs/",
    "build.rs",
    "cbindgen.toml",
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "Cargo.toml",
    "Cargo.lock",
];

/// What cargo adds by itself.
const CARGOS: [&str; 2] = ["Cargo.toml.orig", ".cargo_vcs_info.json"];

/// A program of somebody else.
const PROGRAM: &str = "use jacfwd::{Math, jacfwd};

fn main() {
    let j = jacfwd(|[r, t]| [r * t.cos(), r * t.sin()], [2.0_f64, 0.0]);
    assert_eq!(j, [[1.0, 0.0], [0.0, 2.0]]);
    println!(\"ok\");
}
";

/// Packs, looks, builds a program that depends on what was packed.
pub fn check(project: &Project) -> Result<String> {
    let package = ["package", "--package", "jacfwd", "--allow-dirty", "--no-verify"];
    project.cargo().args(package).capture()?;
    let name = format!("jacfwd-{}", crate::install::version(project)?);
    let directory = project.out("package-check")?;
    let unpacked = directory.join(&name);
    let _ = fs::remove_dir_all(&unpacked);
    let tarball = project.target.join("package").join(format!("{name}.crate"));
    Cmd::new("tar").arg("-xzf").arg(tarball).arg("-C").arg(&directory).capture()?;
    let listed = project.cargo().args(package).arg("--list").capture()?.stdout;
    let files: Vec<&str> = listed.lines().collect();
    for file in &files {
        if !PLACES.iter().chain(&CARGOS).any(|place| file == place || (place.ends_with('/') && file.starts_with(place))) {
            return Err(format!("{file} does not belong into the package"));
        }
    }
    for place in PLACES {
        if !files.iter().any(|file| *file == place || (place.ends_with('/') && file.starts_with(place))) {
            return Err(format!("the package has no {place}"));
        }
    }
    let manifest = read(&unpacked.join("Cargo.toml"))?;
    if manifest.lines().any(|line| line.starts_with("path = \"..") || line.contains("{ path")) {
        return Err("the package depends on a path".into());
    }
    for field in ["description", "license", "keywords", "categories", "readme", "rust-version", "[package.metadata.docs.rs]"] {
        if !manifest.lines().any(|line| line.starts_with(field)) {
            return Err(format!("the package says nothing of {field}"));
        }
    }

    let user = directory.join("user");
    write(
        &user.join("Cargo.toml"),
        &format!(
            "[package]\nname = \"user\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\njacfwd = {{ path = \"../{name}\" }}\n\n[workspace]\n"
        ),
    )?;
    write(&user.join("src/main.rs"), PROGRAM)?;
    let output =
        project.cargo().args(["run", "--quiet"]).dir(&user).env("CARGO_TARGET_DIR", directory.join("target")).capture()?;
    if output.stdout.trim() == "ok" { Ok(format!("{} files", files.len())) } else { Err(output.failure("the user's program")) }
}
