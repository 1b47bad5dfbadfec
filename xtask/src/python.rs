//! Python with packages of PyPI's, installed below the target directory if pip can.
//! Does not know what they are for.

use crate::once::Once;
use crate::project::Project;
use crate::run::{Cmd, Result, program};
use std::path::PathBuf;

/// Where a package is; the error is pip's.
pub fn package(project: &Project, name: &str) -> Result<PathBuf> {
    static MADE: Once<String, PathBuf> = Once::new();
    MADE.get(name.to_string(), name, || {
        let place = project.out("python")?.join(name);
        let package = place.join(name);
        if !package.is_dir() {
            let pip = Cmd::new("python3").args(["-m", "pip", "install", "--quiet", "--target"]).arg(&place).arg(name);
            pip.limit(300).capture()?;
        }
        Ok(package)
    })
}

/// Python with a package; none where there is no Python or pip cannot have it.
pub fn with(project: &Project, name: &str) -> Option<Cmd> {
    let python = program("python3")?;
    let package = package(project, name).ok()?;
    Some(Cmd::new(python).env("PYTHONPATH", package.parent()?))
}
