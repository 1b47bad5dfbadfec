//! QEMU's system emulators: those of PATH, or Debian's packages unpacked below the target directory.
//! Does not know what they run.

use crate::project::Project;
use crate::run::{Cmd, Result, program};
use std::fs;
use std::path::PathBuf;

/// Debian's packages; their libraries are installed as usual.
const PACKAGES: [&str; 4] = ["qemu-system-arm", "qemu-system-misc", "qemu-system-common", "qemu-system-data"];

/// Where they are unpacked.
fn home(project: &Project) -> PathBuf {
    project.target.join("qemu/root")
}

/// Unpacks the emulators where they are not installed and cannot be: a newer qemu-utils forbids Debian's own version beside it.
pub fn provide(project: &Project) -> Result {
    if program("qemu-system-arm").is_some() && program("qemu-system-riscv32").is_some() || home(project).is_dir() {
        return Ok(());
    }
    let packages = project.out("qemu/packages")?;
    Cmd::new("apt-get").arg("download").args(PACKAGES).dir(&packages).capture()?;
    // Unpacked beside its place and moved: what was interrupted is not taken for the whole.
    let partial = project.out("qemu/partial")?;
    for package in fs::read_dir(&packages).map_err(|error| error.to_string())?.flatten() {
        Cmd::new("dpkg").arg("-x").arg(package.path()).arg(&partial).capture()?;
    }
    fs::rename(&partial, home(project)).map_err(|error| format!("cannot move the unpacked emulators: {error}"))
}

/// An emulator, ready for its arguments.
pub fn system(project: &Project, name: &str) -> Result<Cmd> {
    if program(name).is_some() {
        return Ok(Cmd::new(name));
    }
    let unpacked = home(project).join("usr/bin").join(name);
    if !unpacked.is_file() {
        return Err(format!("there is no {name}: `cargo xtask setup` brings it"));
    }
    Ok(Cmd::new(unpacked).arg("-L").arg(home(project).join("usr/share/qemu")))
}
