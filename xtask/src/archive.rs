//! The static archive of a CPU level, or of several in one object.
//! Does not judge the result; see `symbols`.

use crate::once::Once;
use crate::parallel::parallel;
use crate::project::Project;
use crate::run::{Cmd, Result, works};
use crate::staticlib::{self, Staticlib};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What an archive, or a test, is compiled for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// What rustc takes when it is told nothing: SSE2 on x86-64.
    Base,
    V2,
    V3,
    V4,
    Native,
    /// The lowest, v3 and v4 in one archive, chosen at run time.
    All,
    /// Base, with AddressSanitizer's checks; needs a nightly toolchain.
    Address,
    /// Base, with ThreadSanitizer's checks; needs a nightly toolchain.
    Thread,
}

impl Level {
    /// The levels a user may ask for.
    pub const NAMED: [Level; 6] = [Level::All, Level::Base, Level::V2, Level::V3, Level::V4, Level::Native];

    /// What is given to users who do not say otherwise.
    pub const SHIPPED: Level = if cfg!(target_arch = "x86_64") { Level::All } else { Level::Base };

    pub fn name(self) -> &'static str {
        match self {
            Level::Base => "base",
            Level::V2 => "v2",
            Level::V3 => "v3",
            Level::V4 => "v4",
            Level::Native => "native",
            Level::All => "all",
            Level::Address => "address",
            Level::Thread => "thread",
        }
    }

    pub fn parse(text: &str) -> Result<Self> {
        let names: Vec<&str> = Self::NAMED.iter().map(|level| level.name()).collect();
        let known = Self::NAMED.into_iter().find(|level| level.name() == text);
        known.ok_or_else(|| format!("there is no level `{text}`; there are {}", names.join(", ")))
    }

    /// What a configuration of the library calls it; 0 for those that only an archive of its own has.
    pub fn number(self) -> u32 {
        match self {
            Level::Base => 1,
            Level::V3 => 3,
            Level::V4 => 4,
            _ => 0,
        }
    }

    /// The compiler's flags for it.
    pub fn rustflags(self) -> &'static str {
        match self {
            Level::Base | Level::All => "",
            Level::V2 => "-Ctarget-cpu=x86-64-v2",
            Level::V3 => "-Ctarget-cpu=x86-64-v3",
            Level::V4 => "-Ctarget-cpu=x86-64-v4",
            Level::Native => "-Ctarget-cpu=native",
            Level::Address => "-Zsanitizer=address",
            // core is not built again: what it does with memory of ours goes by inlined code.
            Level::Thread => "-Zsanitizer=thread -Cunsafe-allow-abi-mismatch=sanitizer",
        }
    }

    /// Whether this machine can run it.
    pub fn runs_here(self) -> bool {
        match self {
            Level::Base | Level::Native | Level::All | Level::Address | Level::Thread => true,
            Level::V2 => x86_level() >= 2,
            Level::V3 => x86_level() >= 3,
            Level::V4 => x86_level() >= 4,
        }
    }
}

/// Which precisions of the C interface an archive has.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Interface {
    Both,
    Single,
    Double,
}

impl Interface {
    /// The one that a user calls `f32` or `f64`.
    pub fn parse(text: &str) -> Result<Self> {
        match text {
            "f32" => Ok(Self::Single),
            "f64" => Ok(Self::Double),
            _ => Err(format!("there is no precision `{text}`; there are f32 and f64, and both without a word")),
        }
    }

    /// The feature of the crate.
    pub fn feature(self) -> &'static str {
        match self {
            Self::Both => "capi",
            Self::Single => "capi-f32",
            Self::Double => "capi-f64",
        }
    }

    /// Those of all functions of the header that such an archive has: `jff_` marks single precision, its twin double; the others are shared.
    pub fn functions(self, declared: &BTreeSet<String>) -> BTreeSet<String> {
        let twin = |name: &str| name.strip_prefix("jf_").is_some_and(|rest| declared.contains(&format!("jff_{rest}")));
        let has = |name: &str| match self {
            Self::Both => true,
            Self::Single => !twin(name),
            Self::Double => !name.starts_with("jff_"),
        };
        declared.iter().filter(|name| has(name)).cloned().collect()
    }
}

/// The highest x86-64 level of the processor, as the System V ABI counts them; 0 elsewhere.
#[cfg(target_arch = "x86_64")]
fn x86_level() -> u32 {
    use std::arch::is_x86_feature_detected as has;
    if !(has!("sse4.2") && has!("popcnt") && has!("cmpxchg16b")) {
        return 1;
    }
    if !(has!("avx2") && has!("fma") && has!("bmi1") && has!("bmi2") && has!("lzcnt") && has!("movbe") && has!("f16c")) {
        return 2;
    }
    if !(has!("avx512f") && has!("avx512bw") && has!("avx512cd") && has!("avx512dq") && has!("avx512vl")) {
        return 3;
    }
    4
}

#[cfg(not(target_arch = "x86_64"))]
fn x86_level() -> u32 {
    0
}

/// Whether there is a nightly toolchain, which sanitizers need.
pub fn nightly() -> bool {
    works("rustup", &["run", "nightly", "rustc", "--version"])
}

/// The symbol that the release archive's panic handler calls and nobody defines.
pub const PANIC: &str = "jacfwd_panic_is_reachable";

/// Those of this run: several steps use one archive.
static BUILT: Once<Level, PathBuf> = Once::new();

/// Builds the archive of a level; returns its path.
pub fn build(project: &Project, level: Level) -> Result<PathBuf> {
    BUILT.get(level, &format!("the {} archive", level.name()), || compile(project, level))
}

fn compile(project: &Project, level: Level) -> Result<PathBuf> {
    if level == Level::All {
        return joined(project);
    }
    let directory = format!("archive/{}", level.name());
    let nightly = matches!(level, Level::Address | Level::Thread);
    let way = Staticlib {
        directory: &directory,
        features: &Staticlib::WHOLE,
        rustflags: level.rustflags(),
        nightly,
        debug: "0",
        optimised: true,
    };
    staticlib::reduce(&way.build(project)?, &project.out(&directory)?.join("lib"))
}

/// Joins the whole library, compiled for the lowest level, and what moves lanes, compiled for the others, to one object.
fn joined(project: &Project) -> Result<PathBuf> {
    // Link-time optimisation keeps one processor busy: several at a time.
    let parts = [(Level::Base, "levels"), (Level::V3, "level"), (Level::V4, "level")];
    let objects = parallel(&parts, |(level, feature)| {
        let directory = format!("archive/all-{}", level.name());
        let way = Staticlib {
            directory: &directory,
            features: &[feature],
            rustflags: level.rustflags(),
            nightly: false,
            debug: "0",
            optimised: true,
        };
        let archive = staticlib::reduce(&way.build(project)?, &project.out(&directory)?.join("lib"))?;
        Ok(archive.with_file_name("jacfwd.o"))
    })?;
    let directory = project.out("archive/all/lib")?;
    // Sections stay as they are, so that programs can drop what they do not call.
    Cmd::new("ld").args(["-r", "--unique", "-o", "jacfwd.o"]).args(&objects).dir(&directory).capture()?;
    Cmd::new("objcopy").args(["--wildcard", "--localize-symbol=jacfwd_v*", "jacfwd.o"]).dir(&directory).capture()?;
    staticlib::pack(&directory, &["jacfwd.o".into()])
}
