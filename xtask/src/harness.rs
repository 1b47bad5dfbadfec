//! The C harness: every `ffi-tests/*.c` and `*.cpp` is a program that prints `ok N` last and exits with 0.
//! Knows how they are compiled, linked and run; not what they test.

use crate::archive::{self, Level};
use crate::compilers::{Compilers, EIGEN, GCC, SANITIZERS, WARNINGS};
use crate::ffi::{self, VALGRIND, is_cpp};
use crate::objects;
use crate::parallel::parallel;
use crate::project::{Project, read};
use crate::run::{Cmd, Result};
use std::path::{Path, PathBuf};
use std::thread;

/// Which of the programs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Those that compile in seconds.
    Quick,
    /// Those with Eigen, which take a minute and more each.
    Slow,
    /// Those in C.
    C,
}

impl Part {
    fn has(self, source: &Path) -> bool {
        match self {
            Part::Quick => !is_slow(source),
            Part::Slow => is_slow(source),
            Part::C => !is_cpp(source),
        }
    }
}

/// Whether a program takes minutes to compile: Eigen's templates for every size and order.
pub fn is_slow(source: &Path) -> bool {
    is_named(source, "eigen")
}

fn is_named(source: &Path, prefix: &str) -> bool {
    source.file_name().is_some_and(|name| name.to_string_lossy().starts_with(prefix))
}

/// One way to build and run the programs.
struct Manner<'a> {
    name: &'a str,
    part: Part,
    compilers: Compilers,
    flags: &'a [&'a str],
    /// The archive they link.
    level: Level,
    /// A program to run them under.
    under: &'a [&'a str],
    seconds: u64,
}

const PLAIN: [&str; 2] = ["-O2", "-g1"];

/// What suits sanitizers: optimised enough to be quick, and every check stays.
const CHECKED: [&str; 5] = ["-O1", "-g1", SANITIZERS[0], SANITIZERS[1], SANITIZERS[2]];

/// Programs against the archive that is shipped.
pub fn plain(project: &Project, compilers: Compilers, part: Part) -> Result<String> {
    let level = Level::SHIPPED;
    Manner { name: level.name(), part, compilers, flags: &PLAIN, level, under: &[], seconds: 120 }.run(project)
}

/// The programs in C once more, each call of the drivers `names` that succeeds repeated with the function recorded: what `plain` has compiled, linked with
/// `ffi-tests/recorded`. Not those whose functions keep a state, or check or print values themselves: they are none that can be recorded. Nor those that record by
/// themselves.
pub fn recorded(project: &Project) -> Result<String> {
    let level = Level::SHIPPED;
    let manner = Manner { name: "recorded", part: Part::Quick, compilers: GCC, flags: &PLAIN, level, under: &[], seconds: 300 };
    let apart = ["callback", "choice", "places", "rules"];
    let mut sources = project.files("ffi-tests", &["c"])?;
    sources.retain(|source| source.file_stem().is_none_or(|name| !apart.contains(&name.to_string_lossy().as_ref())));
    sources.retain(|source| !is_named(source, "recorded_"));
    let library = manner.library(project)?;
    let drivers = manner.object(project, &project.path("ffi-tests/recorded/drivers.c"))?;
    let directory = project.out("ffi/recorded")?;
    let names = ["context_init", "register", "call", "jvp_many", "jacfwd", "hessian"];
    let wrapped = ["jf_", "jff_"].iter().flat_map(|prefix| names.map(|name| format!("-Wl,--wrap={prefix}{name}")));
    let link: Vec<PathBuf> = wrapped.map(PathBuf::from).chain([drivers]).chain(library).collect();
    let counts = parallel(&sources, |source| {
        let object = manner.object(project, source)?;
        manner.one(project, &directory, source, &object, &link)
    })?;
    Ok(format!("{} programs, {} checks", sources.len(), counts.iter().sum::<u64>()))
}

/// All programs that compile in seconds under valgrind: the objects are those of `plain`. At the lowest level: valgrind 3.19 takes the comparison
/// "equal or unordered" of AVX for "equal", and misses every NaN.
pub fn valgrind(project: &Project) -> Result<String> {
    let manner = Manner {
        name: "valgrind",
        part: Part::Quick,
        compilers: GCC,
        flags: &PLAIN,
        level: Level::Base,
        under: &VALGRIND,
        seconds: 600,
    };
    manner.run(project)
}

/// Programs, and the archive they link, with AddressSanitizer; the C side with UndefinedBehaviorSanitizer too.
/// `None` without a nightly toolchain.
pub fn sanitized(project: &Project, compilers: Compilers, part: Part) -> Result<Option<String>> {
    if !archive::nightly() {
        return Ok(None);
    }
    let level = Level::Address;
    Manner { name: level.name(), part, compilers, flags: &CHECKED, level, under: &[], seconds: 600 }.run(project).map(Some)
}

impl Manner<'_> {
    fn run(&self, project: &Project) -> Result<String> {
        let mut sources = project.files("ffi-tests", &["c", "cpp"])?;
        // Every damaged byte and every operation: minutes under another program. And the levels, of which there is one then.
        let apart =
            |source: &Path| ["recorded_damage", "recorded_operations", "level."].iter().any(|name| is_named(source, name));
        sources.retain(|source| self.part.has(source) && (self.under.is_empty() || !apart(source)));
        // C++ first: it takes longest to compile.
        sources.sort_by_key(|source| !is_cpp(source));
        // The archive is made while they compile.
        let (objects, library) = thread::scope(|scope| {
            let library = scope.spawn(|| self.library(project));
            let objects = parallel(&sources, |source| self.object(project, source));
            (objects, library.join().unwrap_or_else(|_| Err("what makes the archive panicked".into())))
        });
        let (library, directory) = (library?, project.out(&format!("ffi/{}", self.name))?);
        let programs: Vec<(&PathBuf, PathBuf)> = sources.iter().zip(objects?).collect();
        let counts = parallel(&programs, |(source, object)| self.one(project, &directory, source, object, &library))?;
        Ok(format!("{} programs with {}, {} checks", sources.len(), self.compilers.c, counts.iter().sum::<u64>()))
    }

    fn library(&self, project: &Project) -> Result<Vec<PathBuf>> {
        match self.level {
            Level::Address | Level::Thread => ffi::checked_archive(project, self.level),
            Level::Base if Level::SHIPPED == Level::All => self.lowest(project),
            level => archive::build(project, level).map(|archive| vec![archive]),
        }
    }

    /// The archive that is shipped, whose contexts take the lowest level unless they are told another.
    fn lowest(&self, project: &Project) -> Result<Vec<PathBuf>> {
        let choice = self.object(project, &project.path("ffi-tests/lowest/context_init.c"))?;
        let wrapped = ["jf_", "jff_"].map(|prefix| PathBuf::from(format!("-Wl,--wrap={prefix}context_init")));
        Ok(wrapped.into_iter().chain([choice, archive::build(project, Level::All)?]).collect())
    }

    fn compiler(&self, source: &Path) -> &'static str {
        if is_cpp(source) { self.compilers.cpp } else { self.compilers.c }
    }

    fn object(&self, project: &Project, source: &Path) -> Result<PathBuf> {
        let (cpp, checked) = (is_cpp(source), self.level == Level::Address);
        let standard = if cpp { "-std=c++17" } else { "-std=c11" };
        // Told to those alone that ask: the others are the same program at every level.
        let levels = self.level == Level::All && read(source)?.contains("LEVELS");
        let words = [standard, "-ffp-contract=off", "-Iinclude", "-Iffi-tests"].into_iter().chain(EIGEN).chain(WARNINGS);
        let more = cpp.then_some("-Wshadow").into_iter().chain(levels.then_some("-DLEVELS"));
        // Optimising takes most of the time with checks, and of what templates take.
        let plainly = cpp && (checked || is_slow(source));
        let last = if plainly { Some("-O0") } else { cpp.then_some("-O1") };
        let words: Vec<String> = words.chain(more).chain(self.flags.iter().copied()).chain(last).map(str::to_string).collect();
        objects::object(project, self.compiler(source), &words, source)
    }

    /// Links and runs one program; returns how many checks it counted.
    fn one(&self, project: &Project, directory: &Path, source: &Path, object: &Path, library: &[PathBuf]) -> Result<u64> {
        let file = source.file_name().unwrap_or_default().to_string_lossy();
        let program = directory.join(format!("{}-{}", file.replace('.', "-"), self.compilers.c));
        let cmd = Cmd::new(self.compiler(source)).args(self.flags).arg("-o").arg(&program).arg(object).args(library);
        cmd.args(["-lm", "-lpthread"]).capture()?;
        let started = match self.under {
            [] => Cmd::new(&program),
            [first, rest @ ..] => Cmd::new(first).args(rest).arg(&program),
        };
        let what = format!("{file} ({}, {})", self.compilers.c, self.name);
        let output = started.arg(&project.root).dir(&project.root).limit(self.seconds).attempt()?;
        ffi::verdict(&what, output).map(|(count, _)| count)
    }
}
