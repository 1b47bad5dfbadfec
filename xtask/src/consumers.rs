//! `ffi-tests/consumers`: other people's projects, built from an installed tree that was moved, and run at every CPU level.
//! Does not know what is installed; see `install`.

use crate::archive::{self, Level};
use crate::compilers::{GCC, SANITIZERS};
use crate::ffi::{self, VALGRIND};
use crate::install;
use crate::project::Project;
use crate::run::{Cmd, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The programs of each project.
const PROGRAMS: [&str; 2] = ["consumer-c", "consumer-cpp"];

/// Builds and runs all of them; installs before and uninstalls after.
pub fn check(project: &Project) -> Result<String> {
    let directory = project.out("consumers")?;
    fs::remove_dir_all(&directory).map_err(|error| format!("cannot empty {}: {error}", directory.display()))?;
    let (first, moved) = (directory.join("first/usr"), directory.join("moved"));
    let installed = install::install(project, &first, Level::SHIPPED)?;
    fs::rename(&first, &moved).map_err(|error| format!("cannot move the installed tree: {error}"))?;

    let mut runs = 0;
    for (name, library) in [("make-static", "static"), ("make-shared", "shared")] {
        let built = make(project, &directory.join(name), &moved, library)?;
        runs += if library == "static" { with_static(&built)? } else { with_shared(&built, &moved)? };
    }
    for (name, target) in [("cmake-static", "jacfwd_static"), ("cmake-shared", "jacfwd_shared"), ("cmake-default", "jacfwd")] {
        let built = cmake(project, &directory.join(name), &moved, target)?;
        runs += if target == "jacfwd_shared" { with_shared(&built, &moved)? } else { with_static(&built)? };
    }
    for version in ["0.2", "1.0", "0.1.99"] {
        if configured(project, &directory.join("cmake-other"), &moved, "jacfwd", version).attempt()?.success {
            return Err(format!("CMake accepts this version for {version}"));
        }
    }
    runs += sanitized(project, &directory)?;
    let removed = install::uninstall(project, &moved)?;
    if removed != installed || moved.exists() {
        return Err(format!("{installed} files installed, {removed} removed from {}", moved.display()));
    }
    Ok(format!("{installed} files installed, {runs} runs of programs built elsewhere"))
}

fn make(project: &Project, directory: &Path, prefix: &Path, library: &str) -> Result<PathBuf> {
    fs::create_dir_all(directory).map_err(|error| format!("cannot make {}: {error}", directory.display()))?;
    let cmd = Cmd::new("make").arg("-f").arg(project.path("ffi-tests/consumers/make/Makefile")).arg(format!("LIBRARY={library}"));
    cmd.env("PKG_CONFIG_PATH", prefix.join("lib/pkgconfig")).dir(directory).capture()?;
    Ok(directory.into())
}

fn configured(project: &Project, directory: &Path, prefix: &Path, target: &str, version: &str) -> Cmd {
    let cmd = Cmd::new("cmake").arg("-S").arg(project.path("ffi-tests/consumers/cmake")).arg("-B").arg(directory);
    cmd.arg(format!("-DCMAKE_PREFIX_PATH={}", prefix.display()))
        .args([format!("-DLIBRARY=jacfwd::{target}"), format!("-DWANTED={version}")])
}

fn cmake(project: &Project, directory: &Path, prefix: &Path, target: &str) -> Result<PathBuf> {
    let version = install::version(project)?;
    configured(project, directory, prefix, target, &version).capture()?;
    Cmd::new("cmake").arg("--build").arg(directory).capture()?;
    Ok(directory.into())
}

/// Statically linked programs: at every level, and under valgrind.
fn with_static(directory: &Path) -> Result<usize> {
    let runs = at_every_level(|program| Cmd::new(directory.join(program)))?;
    for program in PROGRAMS {
        ok(Cmd::new(VALGRIND[0]).args(&VALGRIND[1..]).arg(directory.join(program)))?;
    }
    Ok(runs + PROGRAMS.len())
}

/// Programs with the shared library, which the loader must find where it was moved to: at every level.
fn with_shared(directory: &Path, prefix: &Path) -> Result<usize> {
    let library = prefix.join("lib");
    let loader = if cfg!(target_arch = "x86_64") { "/lib64/ld-linux-x86-64.so.2" } else { "/lib/ld-linux-aarch64.so.1" };
    let loaded = || Cmd::new(loader).arg("--library-path").arg(&library);
    for program in PROGRAMS {
        let listed = loaded().arg("--list").arg(directory.join(program)).capture()?.stdout;
        let expected = format!("{}/libjacfwd.so.", library.display());
        if !listed.contains(&format!("=> {expected}")) {
            return Err(format!("{program} does not load {expected}:\n{listed}"));
        }
    }
    at_every_level(|program| loaded().arg(directory.join(program)))
}

/// Runs the programs at the level that the library chooses, and at each that there is.
fn at_every_level(started: impl Fn(&str) -> Cmd) -> Result<usize> {
    let levels = [Level::Base, Level::V3, Level::V4].into_iter().filter(|level| level.runs_here());
    let levels = levels.map(|level| if Level::SHIPPED == Level::All { level.number() } else { 0 }).chain([0]);
    let mut runs = 0;
    for level in levels {
        for program in PROGRAMS {
            ok(started(program).arg(level.to_string()))?;
            runs += 1;
        }
    }
    Ok(runs)
}

/// The same programs with sanitizers on both sides.
fn sanitized(project: &Project, directory: &Path) -> Result<usize> {
    if !archive::nightly() {
        return Ok(0);
    }
    let objects = ffi::checked_archive(project, Level::Address)?;
    for (compiler, source) in [(GCC.c, "consumer.c"), (GCC.cpp, "consumer.cpp")] {
        let program = directory.join(format!("sanitized-{compiler}"));
        let cmd = Cmd::new(compiler).args(["-O1", "-g"]).args(SANITIZERS).arg("-o").arg(&program);
        let cmd = cmd.arg("-I").arg(project.path("include")).arg(project.path("ffi-tests/consumers").join(source));
        cmd.args(&objects).capture()?;
        ok(Cmd::new(&program))?;
    }
    Ok(2)
}

fn ok(cmd: Cmd) -> Result {
    let output = cmd.limit(120).capture()?;
    if output.stdout.trim() == "ok" { Ok(()) } else { Err(output.failure("a consumer that should print `ok`")) }
}
