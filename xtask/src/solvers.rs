//! `examples/solvers`: programs that give other people's solvers Jacobians, linked to those libraries. Each prints `PASS` last.
//! Knows how they are compiled and run; what they solve, and what the answer is, they know themselves.

use crate::archive::{self, Level};
use crate::compilers::{CLANG, Compilers, EIGEN, GCC, SANITIZERS, WARNINGS, compilers};
use crate::ffi::{self, VALGRIND};
use crate::objects;
use crate::parallel::parallel;
use crate::project::{Project, read};
use crate::run::{Cmd, Result};
use std::path::{Path, PathBuf};

/// A program, and what the lines `Links:`, `Runs:` and `Checked:` of its first comment say.
struct Example {
    source: PathBuf,
    name: String,
    /// Packages of pkg-config, and plain flags.
    links: Vec<String>,
    /// Programs to start it with; none: once, by itself.
    runs: Vec<Vec<String>>,
    /// Arguments under valgrind and with sanitizers: a smaller problem.
    checked: Vec<String>,
}

impl Example {
    fn read(source: PathBuf) -> Result<Self> {
        let text = read(&source)?;
        let lines = |key: &str| {
            let words = |line: &str| line.split_whitespace().map(str::to_string).collect::<Vec<_>>();
            text.lines().filter_map(|line| line.strip_prefix(" * ")?.strip_prefix(key)).map(words).collect::<Vec<_>>()
        };
        let name = source.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let links = lines("Links:").concat();
        Ok(Self { runs: lines("Runs:"), checked: lines("Checked:").concat(), name, links, source })
    }

    fn cpp(&self) -> bool {
        self.name.ends_with(".cpp")
    }
}

/// One way to build and run.
struct Manner<'a> {
    name: &'a str,
    compilers: Compilers,
    flags: &'a [&'a str],
    objects: Vec<PathBuf>,
    valgrind: bool,
}

impl Manner<'_> {
    /// Builds the program and runs it in all its ways.
    fn check(&self, project: &Project, example: &Example) -> Result {
        let compiler = if example.cpp() { self.compilers.cpp } else { self.compilers.c };
        let program = project.out(&format!("solvers/{}-{compiler}", self.name))?.join(&example.name).with_extension("");
        let standard = if example.cpp() { "-std=c++17" } else { "-std=c11" };
        let (packages, plain): (Vec<&String>, Vec<&String>) = example.links.iter().partition(|word| !word.starts_with('-'));
        // The warnings are ours alone: other people's headers are system headers.
        let others = pkg_config("--cflags", &packages)?.into_iter().map(|flag| flag.replacen("-I", "-isystem", 1));
        let ours =
            [standard, "-O2", "-g1", "-ffp-contract=off", "-Wshadow", "-Iinclude"].into_iter().chain(WARNINGS).chain(EIGEN);
        let mut arguments: Vec<String> = ours.chain(self.flags.iter().copied()).map(str::to_string).chain(others).collect();
        arguments.extend(plain.iter().filter(|flag| !flag.starts_with("-l")).map(ToString::to_string));
        let object = objects::object(project, compiler, &arguments, &example.source)?;
        let cmd = Cmd::new(compiler).args(self.flags).arg(object).arg("-o").arg(&program).args(&self.objects);
        cmd.args(pkg_config("--libs", &packages)?).args(plain).arg("-lm").capture()?;
        if example.runs.is_empty() {
            return self.run(project, example, self.started(&[], &program));
        }
        example.runs.iter().try_for_each(|run| self.run(project, example, self.started(run, &program)))
    }

    fn started(&self, run: &[String], program: &Path) -> Cmd {
        // What starts a program is MPI's, which does not free everything at its end.
        let leaks = if run.is_empty() { "--errors-for-leak-kinds=definite" } else { "--leak-check=no" };
        let known = ["--suppressions=/usr/share/openmpi/openmpi-valgrind.supp", "--suppressions=examples/solvers/open-mpi.supp"];
        let valgrind = VALGRIND.iter().copied().chain([leaks]).chain(known.into_iter().filter(|_| !run.is_empty()));
        let mut words: Vec<String> = run.to_vec();
        if self.valgrind {
            words.extend(valgrind.map(str::to_string));
        }
        words.push(program.to_string_lossy().into_owned());
        let cmd = Cmd::new(&words[0]).args(&words[1..]).env("ASAN_OPTIONS", if run.is_empty() { "" } else { "detect_leaks=0" });
        // Allows mpirun for root, in a container, with fewer cores than ranks.
        let allowed = ["OMPI_ALLOW_RUN_AS_ROOT", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM", "OMPI_MCA_rmaps_base_oversubscribe"];
        allowed.iter().fold(cmd, |cmd, name| cmd.env(name, "1")).env("TSAN_OPTIONS", "ignore_noninstrumented_modules=1")
    }

    fn run(&self, project: &Project, example: &Example, cmd: Cmd) -> Result {
        let plain = !self.valgrind && self.flags.is_empty();
        let cmd = cmd.args(if plain { &[] } else { &example.checked[..] });
        let output = cmd.dir(&project.root).limit(600).attempt()?;
        let passed = output.success && output.stdout.lines().last() == Some("PASS");
        if passed { Ok(()) } else { Err(output.failure(&format!("{} ({}, {})", example.name, self.compilers.c, self.name))) }
    }
}

fn pkg_config(what: &str, packages: &[&String]) -> Result<Vec<String>> {
    if packages.is_empty() {
        return Ok(Vec::new());
    }
    let output = Cmd::new("pkg-config").arg(what).args(packages).capture()?;
    Ok(output.stdout.split_whitespace().map(str::to_string).collect())
}

fn examples(project: &Project) -> Result<Vec<Example>> {
    let examples: Result<Vec<Example>> =
        project.files("examples/solvers", &["c", "cpp"])?.into_iter().map(Example::read).collect();
    examples
}

/// Every program with a compiler.
pub fn check(project: &Project, compilers: Compilers) -> Result<String> {
    let examples = examples(project)?;
    let objects = vec![archive::build(project, Level::SHIPPED)?];
    let manner = Manner { name: "plain", compilers, flags: &[], objects, valgrind: false };
    run(project, &examples, &[manner], |_, _| true)
}

/// Every program under valgrind and with sanitizers; those with threads with ThreadSanitizer. Without a nightly toolchain valgrind alone.
pub fn sanitized(project: &Project) -> Result<String> {
    let examples = examples(project)?;
    let mut manners = vec![Manner {
        name: "valgrind",
        compilers: GCC,
        flags: &[],
        objects: vec![archive::build(project, Level::SHIPPED)?],
        valgrind: true,
    }];
    if archive::nightly() {
        let objects = ffi::checked_archive(project, Level::Address)?;
        manners.push(Manner { name: "address", compilers: GCC, flags: &SANITIZERS, objects, valgrind: false });
        if compilers().len() > 1 {
            // gcc's OpenMP is not one that the sanitizer understands.
            let objects = ffi::checked_archive(project, Level::Thread)?;
            manners.push(Manner { name: "thread", compilers: CLANG, flags: &["-fsanitize=thread"], objects, valgrind: false });
        }
    }
    run(project, &examples, &manners, |manner, example| {
        manner.name != "thread" || example.links.iter().any(|word| word == "-fopenmp")
    })
}

fn run(project: &Project, examples: &[Example], manners: &[Manner], wanted: fn(&Manner, &Example) -> bool) -> Result<String> {
    let pairs = manners.iter().flat_map(|manner| examples.iter().map(move |example| (manner, example)));
    let jobs: Vec<_> = pairs.filter(|(manner, example)| wanted(manner, example)).collect();
    if let Some(idle) = manners.iter().find(|manner| !jobs.iter().any(|(other, _)| other.name == manner.name)) {
        return Err(format!("no program is there for `{}`", idle.name));
    }
    parallel(&jobs, |(manner, example)| manner.check(project, example))?;
    Ok(format!("{} programs, {} builds", examples.len(), jobs.len()))
}
