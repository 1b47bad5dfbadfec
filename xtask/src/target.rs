//! The processors without an operating system that the library is built for, and their archives.
//! Knows two routes: a target that rustup has, and Debian's compiler with core built from its source package.

use crate::archive::Interface;
use crate::board::{self, Board};
use crate::once::Once;
use crate::project::{Project, copy};
use crate::run::{Cmd, Result, program};
use crate::staticlib;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// One of them.
pub struct Target {
    /// The name of Rust's target.
    pub triple: &'static str,
    /// What it is in words.
    pub about: &'static str,
    /// The profile of cargo that suits it.
    profile: &'static str,
    /// Where C programs for it run.
    pub board: Board,
}

pub const TARGETS: [Target; 7] = [
    Target { triple: "thumbv6m-none-eabi", about: "Cortex-M0, M0+: no floating point", profile: "firmware", board: board::M0 },
    Target { triple: "thumbv7m-none-eabi", about: "Cortex-M3: no floating point", profile: "firmware", board: board::M3 },
    Target { triple: "thumbv7em-none-eabihf", about: "Cortex-M4F, M7: single precision", profile: "firmware", board: board::M4F },
    Target {
        triple: "thumbv8m.main-none-eabihf",
        about: "Cortex-M33, M55: single precision",
        profile: "firmware",
        board: board::M33,
    },
    Target {
        triple: "riscv32imac-unknown-none-elf",
        about: "RISC-V without floating point",
        profile: "firmware",
        board: board::RV32IMAC,
    },
    Target {
        triple: "riscv32imafc-unknown-none-elf",
        about: "RISC-V: single precision",
        profile: "firmware",
        board: board::RV32IMAFC,
    },
    Target {
        triple: "aarch64-unknown-none",
        about: "AArch64: both precisions, two-lane vectors",
        profile: "dist",
        board: board::AARCH64,
    },
];

/// How to compile for a target.
#[derive(Clone, Copy, PartialEq)]
enum Route {
    Rustup,
    Debian,
}

/// What a build leaves.
#[derive(Clone)]
pub struct Archives {
    /// The one object of the library; a compiler's run-time library must be linked behind it.
    pub bare: PathBuf,
    /// The same with Rust's compiler_builtins: its soft floating point rounds right, where some versions of libgcc do not.
    pub full: PathBuf,
}

impl Target {
    /// The target of that name.
    pub fn find(name: &str) -> Result<&'static Target> {
        let known = || TARGETS.iter().map(|target| target.triple).collect::<Vec<_>>().join(", ");
        TARGETS
            .iter()
            .find(|target| target.triple == name)
            .ok_or_else(|| format!("there is no target `{name}`; there are {}", known()))
    }

    fn route(&self) -> Option<Route> {
        if rustup_has(self.triple) {
            return Some(Route::Rustup);
        }
        debian_has_source().then_some(Route::Debian)
    }

    /// Builds the archives of both precisions; `None` where neither route is there.
    pub fn build(&self, project: &Project) -> Result<Option<Archives>> {
        self.build_interface(project, Interface::Both)
    }

    /// Likewise of the precisions that are wanted; once for all steps.
    pub fn build_interface(&self, project: &Project, interface: Interface) -> Result<Option<Archives>> {
        static MADE: Once<(&str, &str), Option<Archives>> = Once::new();
        let what = format!("the archive for {}", self.triple);
        MADE.get((self.triple, interface.feature()), &what, || self.compile(project, interface))
    }

    fn compile(&self, project: &Project, interface: Interface) -> Result<Option<Archives>> {
        // What cargo leaves is copied before the build of another interface takes its place.
        static BUILDING: [Mutex<()>; TARGETS.len()] = [const { Mutex::new(()) }; TARGETS.len()];
        let place = TARGETS.iter().position(|target| target.triple == self.triple).unwrap_or_default();
        let _building = BUILDING[place].lock().unwrap_or_else(|lock| lock.into_inner());
        let Some(route) = self.route() else { return Ok(None) };
        // A directory for each: cargo lets one build at a time into a directory.
        let target = project.out(&format!("targets/{}", self.triple))?;
        let cargo = match route {
            Route::Rustup => project.cargo(),
            Route::Debian => project.cargo_at("/usr/bin/cargo").env("RUSTC", "/usr/bin/rustc").env("RUSTC_BOOTSTRAP", "1"),
        };
        // cargo takes -Z after the command's own arguments only before a `--`; none follows here.
        let core = (route == Route::Debian).then_some("-Zbuild-std=core");
        cargo
            .args(staticlib::arguments(self.profile, &["archive", interface.feature()]))
            .args(["--target", self.triple])
            .args(core)
            .env("CARGO_TARGET_DIR", &target)
            .capture()?;
        let built = target.join(self.triple).join(self.profile).join("libjacfwd.a");
        let directory = target.join(interface.feature());
        let bare = staticlib::reduce(&built, &directory)?;
        let full = directory.join("libjacfwd-builtins.a");
        copy(&built, &full)?;
        Ok(Some(Archives { bare, full }))
    }
}

/// The oldest Rust that compiles this crate is 1. and this: `rust-version` in Cargo.toml.
const OLDEST_MINOR: u32 = 89;

fn rustup_has(triple: &str) -> bool {
    let installed = || Cmd::new("rustup").args(["target", "list", "--installed"]).attempt().map(|output| output.stdout);
    program("rustup").is_some() && installed().is_ok_and(|targets| targets.lines().any(|line| line == triple))
}

/// Whether Debian's compiler can build core, and is no older than this crate may be compiled with: package lists that are not up to date have one that is.
fn debian_has_source() -> bool {
    let tools = ["/usr/bin/cargo", "/usr/bin/rustc"].iter().all(|path| Path::new(path).is_file());
    let sysroot = || Cmd::new("/usr/bin/rustc").args(["--print", "sysroot"]).without("RUSTUP_TOOLCHAIN").attempt();
    let core = "lib/rustlib/src/rust/library/core/src/lib.rs";
    let version = || Cmd::new("/usr/bin/rustc").arg("--version").without("RUSTUP_TOOLCHAIN").attempt().ok();
    let minor = |text: &str| text.strip_prefix("rustc 1.")?.split('.').next()?.parse::<u32>().ok();
    let new = || version().and_then(|output| minor(&output.stdout)).is_some_and(|minor| minor >= OLDEST_MINOR);
    tools && new() && sysroot().is_ok_and(|output| Path::new(output.stdout.trim()).join(core).is_file())
}

/// Whether every target can be compiled for.
pub fn all_buildable() -> bool {
    debian_has_source() || TARGETS.iter().all(|target| rustup_has(target.triple))
}
