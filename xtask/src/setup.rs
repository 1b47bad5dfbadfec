//! What the commands need from the system, and how to get it: Debian packages, found by what they provide.
//! Installs as root; otherwise prints the one line to run.

use crate::emulator;
use crate::project::Project;
use crate::run::{Cmd, Output, Result, program, works};
use crate::target;
use std::path::{Path, PathBuf};

/// Something a command uses that cargo does not bring.
pub struct Need {
    /// The Debian packages that provide it.
    packages: &'static [&'static str],
    present: fn() -> bool,
}

pub const GCC: Need = Need { packages: &["gcc", "libc6-dev", "binutils"], present: || program("gcc").is_some() && binutils() };
pub const GXX: Need = Need { packages: &["g++"], present: || program("g++").is_some() };
pub const PKG_CONFIG: Need = Need { packages: &["pkg-config"], present: || program("pkg-config").is_some() };
pub const GSL: Need = Need { packages: &["libgsl-dev"], present: || works("pkg-config", &["--exists", "gsl"]) };
pub const CLANG: Need = Need { packages: &["clang"], present: || program("clang").is_some() && program("clang++").is_some() };
pub const CLANG_SANITIZERS: Need = Need { packages: &["libclang-rt-14-dev"], present: clang_sanitizers };
/// Names the functions that the fuzzer reached.
pub const SYMBOLIZER: Need = Need { packages: &["llvm"], present: || program("llvm-symbolizer").is_some() };
pub const VALGRIND: Need = Need { packages: &["valgrind", "libc6-dbg"], present: || works("valgrind", &["-q", "true"]) };
pub const CERES: Need = Need { packages: &["libceres-dev"], present: || header("ceres/jet.h") };
pub const EIGEN: Need = Need { packages: &["libeigen3-dev"], present: || header("eigen3/Eigen/Core") };
pub const SOLVERS: Need = Need {
    packages: &[
        "libsundials-dev",
        "libsuitesparse-dev",
        "libcminpack-dev",
        "libnlopt-dev",
        "coinor-libipopt-dev",
        "libceres-dev",
        "libopenmpi-dev",
        "openmpi-bin",
    ],
    present: || {
        let packages = ["--exists", "cminpack", "nlopt", "ipopt", "ompi-c"];
        let headers = ["cvode/cvode.h", "suitesparse/klu.h", "ceres/ceres.h"];
        works("pkg-config", &packages) && headers.iter().all(|name| header(name)) && program("mpirun").is_some()
    },
};
pub const CMAKE: Need =
    Need { packages: &["cmake", "make"], present: || program("cmake").is_some() && program("make").is_some() };
pub const CPPCHECK: Need = Need { packages: &["cppcheck"], present: || program("cppcheck").is_some() };
pub const ABIGAIL: Need = Need { packages: &["abigail-tools"], present: || program("abidiff").is_some() };
pub const CLANG_OPENMP: Need = Need { packages: &["libomp-dev"], present: || library("libomp.so.5") };
pub const MPMATH: Need = Need { packages: &["python3", "python3-mpmath", "python3-gmpy2"], present: || python().is_some() };
pub const CROSS_RUST: Need = Need { packages: &["rustc-web", "cargo-web", "rust-web-src"], present: target::all_buildable };
pub const CROSS_C: Need = Need {
    packages: &[
        "gcc-arm-none-eabi",
        "libnewlib-arm-none-eabi",
        "gcc-riscv64-unknown-elf",
        "picolibc-riscv64-unknown-elf",
        "gcc-aarch64-linux-gnu",
        "libc6-dev-arm64-cross",
    ],
    present: cross_compilers,
};
pub const EMULATORS: Need = Need {
    packages: &["qemu-user", "libfdt1", "libpmem1", "librdmacm1", "libibverbs1", "libslirp0", "libvdeplug2", "libpixman-1-0"],
    present: || program("qemu-aarch64").is_some() && library("libslirp.so.0") && library("libpmem.so.1"),
};

/// Installs what is missing; without the right to, an error that says what to run.
pub fn require(needs: &[&Need]) -> Result {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(());
    }
    if !can_install() {
        return Err(format!("these Debian packages are needed; install them and try again:\n\n    {}\n", line(&missing)));
    }
    install(&missing)
}

/// Installs what is missing where possible; returns the packages that stay missing, as the line that installs them.
pub fn prefer(needs: &[&Need]) -> Result<Option<String>> {
    let missing = missing(needs);
    if missing.is_empty() {
        return Ok(None);
    }
    if !can_install() {
        return Ok(Some(line(&missing)));
    }
    install(&missing).map(|()| None)
}

/// What the first half of the tests needs: nobody waits there for cross compilers.
pub const FIRST: &[&Need] = &[&GCC, &GXX, &PKG_CONFIG, &GSL, &EIGEN, &SOLVERS];

/// What the rest needs.
pub const REST: &[&Need] = &[&GCC, &GXX, &PKG_CONFIG, &GSL, &EIGEN, &SOLVERS, &CMAKE, &CPPCHECK, &ABIGAIL, &VALGRIND, &MPMATH];

/// What the rest tests more with.
pub const WISHED: &[&Need] = &[&CLANG, &CLANG_OPENMP, &CLANG_SANITIZERS, &CROSS_RUST, &CROSS_C, &EMULATORS];

/// `cargo xtask setup`: everything any command uses.
pub fn command(project: &Project, _: &[String]) -> Result {
    require(&[REST, WISHED, &[&CERES, &SYMBOLIZER]].concat())?;
    emulator::provide(project)?;
    println!("everything is there");
    Ok(())
}

/// The first Python that can import mpmath: the one in PATH need not be the one Debian's package serves.
pub fn python() -> Option<PathBuf> {
    let candidates = [program("python3"), Some(PathBuf::from("/usr/bin/python3"))];
    candidates.into_iter().flatten().find(|python| works(&python.to_string_lossy(), &["-c", "import mpmath"]))
}

fn missing(needs: &[&Need]) -> Vec<&'static str> {
    needs.iter().filter(|need| !(need.present)()).flat_map(|need| need.packages.iter().copied()).collect()
}

fn can_install() -> bool {
    let root = Cmd::new("id").arg("-u").attempt().is_ok_and(|Output { stdout, .. }| stdout.trim() == "0");
    root && program("apt-get").is_some()
}

fn line(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}

fn install(packages: &[&str]) -> Result {
    println!("\ninstalling {}", packages.join(" "));
    let apt = || Cmd::new("apt-get").args(["-o", "Acquire::Retries=3", "-o", "DPkg::Lock::Timeout=120"]);
    let quiet = |cmd: Cmd| cmd.env("DEBIAN_FRONTEND", "noninteractive").capture();
    quiet(apt().arg("update"))?;
    quiet(apt().args(["install", "-y", "--no-install-recommends"]).args(packages)).map(drop)
}

fn binutils() -> bool {
    program("readelf").is_some() && program("ar").is_some()
}

fn header(name: &str) -> bool {
    ["/usr/include", "/usr/local/include"].iter().any(|directory| Path::new(directory).join(name).is_file())
}

/// Compilers and C libraries for every board.
fn cross_compilers() -> bool {
    let compilers =
        ["arm-none-eabi-gcc", "riscv64-unknown-elf-gcc", "aarch64-linux-gnu-gcc"].iter().all(|name| program(name).is_some());
    let found = |compiler: &str, file: &str| {
        // Printed as a full path when the file is there, as the bare name when it is not.
        let path = Cmd::new(compiler).arg(format!("-print-file-name={file}")).attempt();
        path.is_ok_and(|output| Path::new(output.stdout.trim()).is_absolute())
    };
    compilers
        && found("arm-none-eabi-gcc", "librdimon.a")
        && found("riscv64-unknown-elf-gcc", "picolibc.specs")
        && found("aarch64-linux-gnu-gcc", "libc.a")
}

/// Whether the loader finds a shared library.
fn library(name: &str) -> bool {
    let cache = Cmd::new("/sbin/ldconfig").arg("-p").attempt();
    cache.is_ok_and(|output| output.stdout.lines().any(|line| line.trim_start().starts_with(name)))
}

fn clang_sanitizers() -> bool {
    // Printed as a full path when the file is there, as the bare name when it is not.
    let name = format!("-print-file-name=libclang_rt.asan-{}.a", std::env::consts::ARCH);
    Cmd::new("clang").arg(name).attempt().is_ok_and(|output| Path::new(output.stdout.trim()).is_file())
}
