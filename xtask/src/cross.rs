//! A build for a processor without an operating system: that the library needs nothing but core.
//! Knows two routes: a target that rustup has, and Debian's compiler with core built from its source package.

use crate::archive;
use crate::project::Project;
use crate::run::{Cmd, Result, program};
use crate::symbols;
use std::path::Path;

/// Cortex-M4F, M7: 32-bit, single-precision hardware, no vectors.
const TARGET: &str = "thumbv7em-none-eabihf";

/// How to compile for it.
#[derive(Clone, Copy, PartialEq)]
pub enum Route {
    Rustup,
    Debian,
}

/// The route this machine has.
pub fn route() -> Option<Route> {
    let installed = || Cmd::new("rustup").args(["target", "list", "--installed"]).attempt().map(|output| output.stdout);
    if program("rustup").is_some() && installed().is_ok_and(|targets| targets.lines().any(|line| line == TARGET)) {
        return Some(Route::Rustup);
    }
    let debian = ["/usr/bin/cargo", "/usr/bin/rustc"].iter().all(|path| Path::new(path).is_file());
    let source =
        debian
            && Cmd::new("/usr/bin/rustc").args(["--print", "sysroot"]).without("RUSTUP_TOOLCHAIN").attempt().is_ok_and(
                |output| Path::new(output.stdout.trim()).join("lib/rustlib/src/rust/library/core/src/lib.rs").is_file(),
            );
    source.then_some(Route::Debian)
}

/// Builds the archive for the target and looks at its sections and symbols.
pub fn check(project: &Project) -> Result<Option<String>> {
    let Some(route) = route() else { return Ok(None) };
    let target = project.out("cross")?;
    let cargo = match route {
        Route::Rustup => project.cargo(),
        Route::Debian => project.cargo_at("/usr/bin/cargo").env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1"),
    };
    // cargo takes -Z after the command's own arguments only before a `--`; none follows here.
    let core = (route == Route::Debian).then_some("-Zbuild-std=core");
    cargo.args(archive::staticlib()).args(["--target", TARGET]).args(core).env("CARGO_TARGET_DIR", &target).capture()?;

    let contents = symbols::contents(&target.join(TARGET).join("dist/libjacfwd.a"))?;
    let by = if route == Route::Rustup { "rustup's target" } else { "Debian's rust-web-src" };
    Ok(Some(format!("{TARGET} by {by}, {} functions", contents.defined.iter().filter(|name| name.starts_with("jf")).count())))
}
