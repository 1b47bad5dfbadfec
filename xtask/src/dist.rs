//! The build products in the form in which they are installed: `target/dist/lib` and `target/dist/include`.

use crate::archive::{self, Level};
use crate::header;
use crate::project::{Project, copy};
use crate::release;
use crate::run::Result;
use crate::setup;
use std::path::PathBuf;

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
    let archive = project.target.join("dist/lib/libjacfwd.a");
    copy(&built, &archive)?;
    for (name, header) in header::all(project)? {
        copy(&header, &project.target.join("dist/include").join(name))?;
    }
    Ok(archive)
}
