//! The static library as cargo makes it, reduced to its one object.
//! Does not know for what processor it is, nor who gets it.

use crate::project::Project;
use crate::run::{Cmd, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// One way to build it for this machine.
pub struct Staticlib<'a> {
    /// Below the target directory; every way has its own, for flags that change make cargo build again.
    pub directory: &'a str,
    pub features: &'a [&'a str],
    pub rustflags: &'a str,
    /// Whether the flags need a nightly toolchain.
    pub nightly: bool,
    /// How much a debugger is told, as cargo's profiles count it.
    pub debug: &'a str,
    /// Whether it is what users get: one object, as fast as can be.
    pub optimised: bool,
}

impl Staticlib<'_> {
    /// With the whole C interface.
    pub const WHOLE: [&'static str; 2] = ["archive", "capi"];

    /// Builds it; returns the archive that cargo leaves.
    pub fn build(&self, project: &Project) -> Result<PathBuf> {
        let target = project.out(self.directory)?;
        let triple = self.nightly.then(|| format!("{}-unknown-linux-gnu", std::env::consts::ARCH));
        let cargo = if self.nightly { project.cargo_of("nightly") } else { project.cargo() };
        // With --target the flags stay off build scripts.
        let cross = triple.iter().flat_map(|triple| ["--target", triple]);
        let cargo = cargo
            .args(arguments("dist", self.features))
            .args(cross)
            .env("CARGO_TARGET_DIR", &target)
            .env("RUSTFLAGS", self.rustflags)
            .env("CARGO_PROFILE_DIST_DEBUG", self.debug);
        let cargo = if self.optimised {
            cargo
        } else {
            cargo.env("CARGO_PROFILE_DIST_LTO", "off").env("CARGO_PROFILE_DIST_OPT_LEVEL", "0")
        };
        cargo.capture()?;
        Ok(target.join(triple.unwrap_or_default()).join("dist/libjacfwd.a"))
    }
}

/// What makes cargo build it: a command of its own, because an `rlib` beside it would drop LTO.
pub fn arguments(profile: &str, features: &[&str]) -> Vec<String> {
    let command = ["rustc", "--package", "jacfwd", "--lib", "--profile", profile, "--crate-type", "staticlib", "--features"];
    command.iter().map(ToString::to_string).chain([features.join(",")]).collect()
}

/// Leaves out compiler_builtins: 300 objects, Rust and C, with weak copies of what every C compiler's own run-time library
/// has, some of them with data and unwind references. What the one object needs from outside is held against a list in
/// `symbols`.
pub fn reduce(full: &Path, directory: &Path) -> Result<PathBuf> {
    let _ = fs::remove_dir_all(directory);
    fs::create_dir_all(directory).map_err(|error| format!("cannot make {}: {error}", directory.display()))?;
    let members = Cmd::new("ar").arg("t").arg(full).capture()?.stdout;
    // Objects made by rustc are named so; the C parts of compiler_builtins are not.
    let ours: Vec<&str> =
        members.lines().filter(|member| member.ends_with(".rcgu.o") && !member.starts_with("compiler_builtins-")).collect();
    if ours.is_empty() {
        return Err(format!("no object of ours in {}", full.display()));
    }
    Cmd::new("ar").arg("x").arg(full).args(&ours).dir(directory).capture()?;
    let mut objects = Vec::new();
    for (index, member) in ours.iter().enumerate() {
        let object = if index == 0 { "jacfwd.o".to_string() } else { format!("jacfwd-{index}.o") };
        fs::rename(directory.join(member), directory.join(&object))
            .map_err(|error| format!("cannot rename {member}: {error}"))?;
        objects.push(object);
    }
    pack(directory, &objects)
}

/// Objects of a directory as the archive in it; returns its path.
pub fn pack(directory: &Path, objects: &[String]) -> Result<PathBuf> {
    let archive = directory.join("libjacfwd.a");
    // `ar` adds to an archive that is there.
    let _ = fs::remove_file(&archive);
    // D: no dates and owners, so equal input gives equal bytes.
    Cmd::new("ar").arg("rcsD").arg(&archive).args(objects).dir(directory).capture()?;
    Ok(archive)
}
