//! The public header: whether it compiles everywhere it should, and which functions it declares.

use crate::compilers::{Compilers, WARNINGS};
use crate::parallel::parallel;
use crate::project::{Project, read, write};
use crate::run::{Cmd, Result};
use std::collections::BTreeSet;
use std::path::PathBuf;

const STANDARDS: [&str; 6] = ["c99", "c11", "c17", "c++11", "c++17", "c++20"];

/// Compiles the header alone, once and twice, in each language standard with a compiler.
pub fn compiles(project: &Project, tools: Compilers) -> Result<String> {
    let directory = project.out("header-check")?;
    let mut jobs = Vec::new();
    for (times, name) in [(1, "once"), (2, "twice")] {
        for ending in ["c", "cpp"] {
            // A translation unit without a declaration is what -Wpedantic warns about in C; an empty header would show here.
            write(&directory.join(format!("{name}.{ending}")), &"#include \"jacfwd.h\"\n".repeat(times))?;
        }
        for standard in STANDARDS {
            let (compiler, ending) = if standard.starts_with("c++") { (tools.cpp, "cpp") } else { (tools.c, "c") };
            jobs.push((compiler, standard, directory.join(format!("{name}.{ending}"))));
        }
    }
    parallel(&jobs, |(compiler, standard, file)| {
        let include = project.path("include");
        Cmd::new(compiler)
            .arg(format!("-std={standard}"))
            .args(WARNINGS)
            .arg("-fsyntax-only")
            .arg("-I")
            .arg(include)
            .arg(file)
            .capture()
    })?;
    Ok(format!("{} compilations", jobs.len()))
}

/// Every public header of C and C++: its path below `include`, and where it is.
pub fn all(project: &Project) -> Result<Vec<(String, PathBuf)>> {
    let include = project.path("include");
    let files = project.files("include", &["h", "hpp"])?.into_iter().chain(project.files("include/jacfwd", &["hpp"])?);
    Ok(files.map(|file| (file.strip_prefix(&include).unwrap_or(&file).display().to_string(), file)).collect())
}

/// The functions that the public header declares.
pub fn declared(project: &Project) -> Result<BTreeSet<String>> {
    Ok(prototypes(&read(&project.path("include/jacfwd.h"))?))
}

/// The names of the functions declared in C text. Types, inline functions and macros are not counted.
fn prototypes(text: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut statement = String::new();
    let mut depth = 0_usize;
    for c in bare(text).replace("extern \"C\" {", "").chars() {
        match c {
            '{' => depth += 1,
            // The brace that ends extern "C" closes nothing here; the one of an inline function ends a statement.
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !statement.trim_start().starts_with("typedef") {
                    statement.clear();
                }
            }
            ';' if depth == 0 => {
                names.extend(function(&statement));
                statement.clear();
            }
            _ if depth == 0 => statement.push(c),
            _ => {}
        }
    }
    names
}

/// The name a declaration declares, if it is a function's.
fn function(statement: &str) -> Option<String> {
    let statement = statement.trim();
    if statement.starts_with("typedef") || statement.starts_with("static") {
        return None;
    }
    let before = statement.split_once('(')?.0.trim_end();
    let name = before.rsplit(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
    (!name.is_empty()).then(|| name.to_string())
}

/// C text without comments, preprocessor lines and continuations.
fn bare(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut kept = String::new();
    let mut continued = false;
    for line in plain.lines() {
        let line = line.split("//").next().unwrap_or("");
        if !continued && !line.trim_start().starts_with('#') {
            kept.push_str(line);
            kept.push('\n');
        }
        continued = (continued || line.trim_start().starts_with('#')) && line.trim_end().ends_with('\\');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::prototypes;

    #[test]
    fn prototypes_are_found_among_everything_else() {
        let text = "#ifndef H\n#define H(a) \\\n  jf_macro(a);\n#include <stdint.h>\n/* jf_comment(void); */\ntypedef int jf_status;\n\
            typedef struct { uint32_t id; } jf_num;\ntypedef struct jf_eval jf_eval;\ntypedef int (*jf_fn)(jf_eval *e);\n\
            #ifdef __cplusplus\nextern \"C\" {\n#endif // __cplusplus\n\
            const char *jf_status_text(jf_status status);\njf_num jf_sin(jf_eval *e,\n  jf_num a); // jf_line(void);\n\
            struct jf_pair jf_both(int (*f)(int));\nstatic inline int jf_inline(int a) { return a; }\nuint32_t jff_version (void);\n\
            #ifdef __cplusplus\n} // extern \"C\"\n#endif\n#endif\n";
        let expected = ["jf_both", "jf_sin", "jf_status_text", "jff_version"];
        assert_eq!(prototypes(text).into_iter().collect::<Vec<_>>(), expected);
    }
}
