//! C in the documents: it compiles without a warning, and what has a result to tell prints what it says it prints.

use crate::archive::{self, Level};
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};

/// Compiles and runs the first block of C and of C++ of the README and of the page on recorded functions, and of C of that on sparse matrices; the numbers each prints must stand
/// in its last comment.
pub fn check(project: &Project) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let directory = project.out("readme")?;
    let compiler = || {
        let warnings = ["-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror"];
        Cmd::new("gcc").args(warnings).arg("-I").arg(project.path("include"))
    };
    let firmware = directory.join("firmware.c");
    write(&firmware, &program(project, "docs/firmware.md", "c")?)?;
    compiler().arg("-c").arg(&firmware).arg("-o").arg(firmware.with_extension("o")).capture()?;

    let cpp = || Cmd::new("g++").args(["-std=c++17", "-O2", "-Wall", "-Wextra", "-Werror", "-I"]).arg(project.path("include"));
    let documents = [
        ("README.md", "c", compiler(), "/* "),
        ("README.md", "cpp", cpp(), "// "),
        // The last of two standards counts: this needs C11.
        ("docs/generic.md", "c", compiler().arg("-std=c11"), "/* "),
        ("docs/sparse.md", "c", compiler(), "/* "),
        ("docs/recording.md", "c", compiler(), "/* "),
        ("docs/derivatives.md", "c", compiler(), "/* "),
        ("docs/printing.md", "c", compiler(), "/* "),
        ("docs/recording.md", "cpp", cpp(), "// "),
        ("docs/inline.md", "cpp", cpp(), "// "),
    ];
    for (document, language, cmd, comment) in documents {
        let name = document.rsplit('/').next().unwrap_or_default().trim_end_matches(".md").to_lowercase();
        let (source, binary) = (directory.join(format!("{name}.{language}")), directory.join(format!("{name}-{language}")));
        let program = program(project, document, language)?;
        write(&source, &program)?;
        cmd.arg(&source).arg(&archive).arg("-o").arg(&binary).capture()?;
        let printed = Cmd::new(&binary).limit(60).capture()?.stdout;
        let promised = program.rsplit(comment).next().and_then(|rest| rest.split(['\n', '*']).next()).unwrap_or_default();
        if promised.trim().is_empty() || printed.trim() != promised.trim() {
            return Err(format!("{document} promises `{}`, but its program prints `{}`", promised.trim(), printed.trim()));
        }
    }
    Ok("prints what it says".into())
}

/// The first block of a language in a document.
fn program(project: &Project, document: &str, language: &str) -> Result<String> {
    let text = read(&project.path(document))?;
    let block = text.split(&format!("```{language}\n")).nth(1).and_then(|rest| rest.split("```").next());
    block.map(str::to_string).ok_or_else(|| format!("{document} has no program in {language}"))
}
