//! The build products in the form in which they are installed: `target/dist/lib` and `target/dist/include`.

use crate::archive::{self, Level};
use crate::project::Project;
use crate::release;
use crate::run::Result;
use crate::setup;
use std::fs;
use std::path::{Path, PathBuf};

/// `cargo xtask dist [--level LEVEL]`, `cargo xtask dist --release`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    if arguments == ["--release"] {
        let made = release::make(project)?;
        made.iter().for_each(|name| println!("{}", project.shown(&project.target.join("dist/release").join(name))));
        return Ok(());
    }
    let level = match arguments {
        [] => Level::SHIPPED,
        [option, name] if option == "--level" => Level::parse(name)?,
        _ => return Err("usage: cargo xtask dist [--level LEVEL] | --release".into()),
    };
    setup::require(&[&setup::GCC])?;
    let archive = install(project, level)?;
    println!("{} ({})", project.shown(&archive), level.name());
    println!("{}", project.shown(&project.target.join("dist/include")));
    Ok(())
}

/// Builds the archive and copies it and the headers; returns the path of the archive.
pub fn install(project: &Project, level: Level) -> Result<PathBuf> {
    let built = archive::build(project, level)?;
    let archive = project.out("dist/lib")?.join("libjacfwd.a");
    copy(&built, &archive)?;
    for (from, to) in [("include", "dist/include"), ("include/jacfwd", "dist/include/jacfwd")] {
        let directory = project.out(to)?;
        for header in project.files(from, &["h", "hpp"]) {
            let name = header.file_name().ok_or("a header without a name")?;
            copy(&header, &directory.join(name))?;
        }
    }
    Ok(archive)
}

fn copy(from: &Path, to: &Path) -> Result {
    fs::copy(from, to).map(drop).map_err(|error| format!("cannot copy {} to {}: {error}", from.display(), to.display()))
}
