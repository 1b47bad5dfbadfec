//! Programs of the C harness printed as C, compiled by whichever compilers there are, and run at points whose results are known: the bits of the interpreter.
//! Does not know what is printed, nor at which points it is tried.

mod lanes;

use crate::archive::{self, Level};
use crate::compilers::{CLANG, GCC, WARNINGS};
use crate::misra;
use crate::parallel::parallel;
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The programs of the harness that print what they record.
const PRINTING: [&str; 10] =
    ["printing", "operations", "paths", "random", "sums", "drivers", "widths", "derivatives", "repeats", "rules"];

/// Which compiler, and what it is told. Nothing here says that products and sums stay apart: the printed file does.
const MANNERS: [(&str, &[&str]); 7] = [
    ("gcc", &["-std=c99", "-O0"]),
    ("gcc", &["-std=gnu11", "-O2", "-march=native"]),
    ("gcc", &["-std=c17", "-O3", "-march=native"]),
    ("clang", &["-std=c99", "-O2"]),
    ("clang", &["-std=c11", "-O3", "-march=native"]),
    ("g++", &["-std=c++11", "-O1"]),
    ("clang++", &["-std=c++20", "-O2"]),
];

/// Every twelfth program, each file in two of the manners.
pub fn check(project: &Project) -> Result<String> {
    compare(project, 12, 2)
}

/// All programs in all manners.
pub fn run(project: &Project, arguments: &[String]) -> Result {
    if !arguments.is_empty() {
        return Err("usage: cargo xtask printed".into());
    }
    println!("{}", compare(project, 1, MANNERS.len())?);
    Ok(())
}

/// A file of printed functions.
struct Group {
    directory: PathBuf,
    name: String,
}

fn compare(project: &Project, each: usize, manners: usize) -> Result<String> {
    let library = archive::build(project, Level::SHIPPED)?;
    let mut groups = Vec::new();
    for first in parallel(&PRINTING, |name| printed(project, name, each, &library))? {
        groups.extend(first);
    }
    let here: Vec<_> = MANNERS.iter().filter(|(compiler, _)| CLANG.here() || !compiler.starts_with("clang")).collect();
    let jobs: Vec<(&Group, usize)> = groups
        .iter()
        .enumerate()
        .flat_map(|(k, group)| (0..manners.min(here.len())).map(move |way| (group, k * manners + way)))
        .collect();
    let answers = parallel(&jobs, |(group, way)| {
        let (compiler, flags) = here[way % here.len()];
        group.built(project, compiler, flags, group.texts()?, &library).and_then(|program| group.answer(&program))
    })?;
    if answers.iter().any(|failed| *failed) {
        let which =
            answers.iter().zip(&jobs).find(|(failed, _)| **failed).map(|(_, (group, way))| (group, here[way % here.len()]));
        let (group, (compiler, flags)) = which.ok_or("one has failed, but none did")?;
        return Err(format!("{} has other bits with {compiler} {}", group.file(".c").display(), flags.join(" ")));
    }
    differences(project, &groups, &library)?;
    let functions = functions(&groups)?;
    let files: Vec<PathBuf> = groups.iter().map(|group| group.file(".c")).collect();
    let ruled = misra::check(&files)?;
    Ok(format!(
        "{functions} functions in {} files, {} compiled in {} manners, {ruled} by MISRA C:2012",
        groups.len(),
        jobs.len(),
        here.len()
    ))
}

/// How many functions have been printed.
fn functions(groups: &[Group]) -> Result<usize> {
    let mut count = 0;
    for group in groups {
        count += read(&group.file(".h"))?.lines().filter(|line| line.starts_with("int ") && !line.contains("_selftest(")).count();
    }
    Ok(count)
}

/// What a program of the harness prints: twice the same.
fn printed(project: &Project, name: &str, each: usize, library: &Path) -> Result<Vec<Group>> {
    let file = if matches!(name, "derivatives" | "printing" | "repeats" | "rules") {
        name.to_string()
    } else {
        format!("recorded_{name}")
    };
    // Few call rules.
    let each = if name == "rules" { each.min(3) } else { each };
    let directory = project.out("printed")?.join(name);
    let program = project.out("printed")?.join(format!("{name}.prog"));
    let source = project.path(&format!("ffi-tests/{file}.c"));
    let cmd = Cmd::new(GCC.c).args(["-std=c11", "-O1"]).args(WARNINGS).arg(format!("-DPRINTED={each}"));
    let cmd = cmd.args(["-Iinclude", "-Iffi-tests"]).arg(&source).arg(library).arg("-lm").arg("-o").arg(&program);
    cmd.dir(&project.root).capture()?;
    for again in [directory.with_extension("again"), directory.clone()] {
        _ = fs::remove_dir_all(&again);
        fs::create_dir_all(&again).map_err(|error| error.to_string())?;
        let cmd = Cmd::new(&program).arg(&project.root).env("JACFWD_PRINTED", &again).limit(300);
        cmd.capture()?;
    }
    let mut groups = Vec::new();
    for entry in fs::read_dir(&directory).map_err(|error| error.to_string())? {
        let path = entry.map_err(|error| error.to_string())?.path();
        let text = read(&path)?;
        if text != read(&directory.with_extension("again").join(path.file_name().unwrap_or_default()))? {
            return Err(format!("{} is another text the second time", path.display()));
        }
        if text.contains(['\t']) || text.contains("double") && is_single(&path) {
            return Err(format!("{} has tabs, or double precision among single", path.display()));
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|end| end == "h") && !name.ends_with("_lanes") {
            groups.push(Group { directory: directory.clone(), name });
        }
    }
    if groups.is_empty() {
        return Err(format!("{file}.c prints nothing"));
    }
    groups.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(groups)
}

fn is_single(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('f'))
}

impl Group {
    fn file(&self, end: &str) -> PathBuf {
        self.directory.join(format!("{}{end}", self.name))
    }

    /// Its functions, and those of several points.
    fn texts(&self) -> Result<[String; 2]> {
        Ok([read(&self.file(".c"))?, read(&self.file("_lanes.c"))?])
    }

    /// The self-test of functions as a program, with a check that those of several points are the same.
    fn built(
        &self,
        project: &Project,
        compiler: &str,
        flags: &[&str],
        [source, lanes]: [String; 2],
        library: &Path,
    ) -> Result<PathBuf> {
        let name = &self.name;
        let manner: String =
            [&[compiler], flags].concat().concat().chars().filter(|c| c.is_alphanumeric() || *c == '+').collect();
        let base = self.directory.join(format!("{name}-{manner}"));
        let cpp = compiler.ends_with("++");
        let end = if cpp { "cpp" } else { "c" };
        let (file, main, program) =
            (base.with_extension(end), base.with_extension(format!("main.{end}")), base.with_extension("prog"));
        let several = base.with_extension(format!("lanes.{end}"));
        write(&file, &source)?;
        // Without vectors where nothing is fast.
        let vectors = "#ifdef __GNUC__\n#define";
        let none = lanes.replace(vectors, "#ifdef NO_VECTORS\n#define");
        write(&several, if flags.contains(&"-O0") { &none } else { &lanes })?;
        let real = if is_single(&self.file(".c")) { "float" } else { "double" };
        // Their own functions under the names by which they are called.
        let rules = if self.directory.ends_with("rules") {
            format!("#define REAL {real}\n#include \"named_rules.h\"\n")
        } else {
            String::new()
        };
        write(
            &main,
            &format!(
                "#include \"{name}_selftest.c\"\n{}{rules}#include <stdio.h>\n#include <stdlib.h>\nint main(void) {{\n    \
                 {real} *memory = ({real} *)malloc(({name}_selftest_memory + 1) * sizeof *memory);\n    \
                 printf(\"%d\\n\", memory == NULL ? -1 : {name}_selftest(memory) + lanes_differ());\n    free(memory);\n    return 0;\n}}\n",
                lanes::check(&read(&self.file(".h"))?, name, real)?
            ),
        )?;
        let warnings = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Wdouble-promotion", "-Werror"];
        // As many points at once as may be: another number in each manner.
        let count = 2 << (manner.len() % 3);
        let cmd = Cmd::new(compiler)
            .args(flags)
            .args(warnings)
            .arg(format!("-DJF_LANES={count}"))
            .arg("-I")
            .arg(&self.directory)
            .args(["-I", "ffi-tests"]);
        cmd.arg(&file)
            .arg(&several)
            .arg(&main)
            .arg(library)
            .args(["-lm", "-o"])
            .arg(&program)
            .dir(&project.root)
            .limit(300)
            .capture()?;
        Ok(program)
    }

    /// Whether a self-test fails.
    fn answer(&self, program: &Path) -> Result<bool> {
        let answer = Cmd::new(program).limit(60).capture()?.stdout;
        _ = fs::remove_file(program);
        answer.trim().parse::<i32>().map(|answer| answer != 0).map_err(|_| format!("{} answers {answer}", self.name))
    }
}

/// A self-test fails where it should: one operator is another, products and sums are contracted; and fast arithmetic does not compile.
fn differences(project: &Project, groups: &[Group], library: &Path) -> Result {
    let group = groups.iter().find(|group| group.directory.ends_with("derivatives") && group.name.starts_with('d'));
    let group = group.ok_or("no derivative has been printed")?;
    let text = read(&group.file(".c"))?;
    // One of the functions that points of every day go through.
    let mut functions =
        text.match_indices("\nint ").map(|(at, _)| (at, text[at..].find("\n}").map_or(text.len(), |end| at + end)));
    let product = functions.find_map(|(at, end)| text[at..end].find(" * t").map(|product| at + product)).ok_or("no product")?;
    let (before, after) = text.split_at(product);
    let changed = format!("{before} / {}", &after[3..]);
    let lanes = read(&group.file("_lanes.c"))?;
    let fails = |flags: &[&str], text: &str, lanes: &str| {
        group.built(project, "gcc", flags, [text.into(), lanes.into()], library).and_then(|program| group.answer(&program))
    };
    if !fails(&["-std=c11", "-O0"], &changed, &lanes)? {
        return Err(format!("the self-test of {} does not see a quotient that should be a product", group.name));
    }
    let product = lanes.rfind(" * t").ok_or("no product of several points")?;
    if !fails(&["-std=c11", "-O1"], &text, &format!("{} / {}", &lanes[..product], &lanes[product + 3..]))? {
        return Err(format!("nothing sees that a function of several points of {} differs", group.name));
    }
    let pragma = "#pragma GCC optimize \"fp-contract=off\"\n";
    if !text.contains(pragma) {
        return Err("the pragma against contraction is gone".into());
    }
    let fused = read(Path::new("/proc/cpuinfo")).is_ok_and(|text| text.contains(" fma"));
    if fused && !fails(&["-std=gnu11", "-O2", "-mfma"], &text.replace(pragma, ""), &lanes)? {
        return Err(format!("the self-test of {} does not see contraction", group.name));
    }
    match group.built(project, "gcc", &["-std=c11", "-O2", "-ffast-math"], [text.clone(), lanes], library) {
        Err(error) if error.contains("Fast arithmetic") => Ok(()),
        _ => Err("-ffast-math is not refused".into()),
    }
}
