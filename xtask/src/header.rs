//! The headers of C: whether they compile everywhere they should, and which functions they declare; where all public headers are.

use crate::compilers::{Compilers, WARNINGS};
use crate::parallel::parallel;
use crate::project::{Project, copy, read, write};
use crate::run::{Cmd, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The headers of C below `include`: double precision with all that is shared, which brings the other, and single precision.
pub const C: [&str; 2] = ["jacfwd.h", "jacfwd/single.h"];

/// Headers of C11, which C++ has no use for.
pub const ONLY_C: [&str; 5] = ["generic", "of_jf_num", "of_jff_num", "of_double", "of_float"];

/// The path of one of those below `include`.
fn only_c(name: &str) -> String {
    format!("jacfwd/{name}.h")
}

const STANDARDS: [&str; 6] = ["c99", "c11", "c17", "c++11", "c++17", "c++20"];

/// What includes the headers: one alone, one twice, and both in either order, with something of each precision and of what they share.
const UNITS: [(&str, &[&str]); 4] = [
    ("once", &["jacfwd.h"]),
    ("twice", &["jacfwd.h", "jacfwd.h"]),
    ("single", &["jacfwd/single.h"]),
    ("both", &["jacfwd/single.h", "jacfwd.h", "jacfwd/single.h"]),
];

/// Names with `struct`, too, as C programs have them and C++ programs declare them ahead.
const USE: &str = "
struct jf_num;
struct jff_eval;
size_t bytes(const struct jf_config *config);
size_t bytes(const jf_config *config) { return jf_context_bytes(config) + jff_context_bytes(config); }
static unsigned char memory[JF_CONTEXT_BYTES(1, 2, 16, 2) + JFF_CONTEXT_BYTES(1, 2, 16, 2)];
struct jff_num square(struct jff_eval *e, struct jff_num a);
jff_num square(jff_eval *e, jff_num a) { return memory[0] ? a : jff_mul(e, a, a); }
JF_CONTEXT(filter, 2, 0, 16, 2);
JFF_CONTEXT(small, 2, 0, 16, 2);
size_t both(void);
size_t both(void) { return jf_context_bytes(&filter_config) + jff_context_bytes(&small_config) + filter_memory[0] + small_memory[0]; }
";

/// A text for any kind of number.
const USE_OF_GENERIC: &str = "JF_FUNCTION(f) { return out[0][0] = JF_MUL(2, JF_SIN(in[0][0])), JF_LT(in[0][0], 1) ? 0 : 1; }\n";

/// Compiles the headers alone, twice and in any order, in each language standard with a compiler.
pub fn compiles(project: &Project, tools: Compilers) -> Result<String> {
    let directory = project.out("header-check")?;
    let mut jobs = Vec::new();
    for (name, headers) in UNITS {
        let includes: String = headers.iter().map(|header| format!("#include \"{header}\"\n")).collect();
        for ending in ["c", "cpp"] {
            write(&directory.join(format!("{name}.{ending}")), &format!("{includes}{USE}"))?;
        }
        for standard in STANDARDS {
            let (compiler, ending) = if standard.starts_with("c++") { (tools.cpp, "cpp") } else { (tools.c, "c") };
            jobs.push((compiler, standard, directory.join(format!("{name}.{ending}"))));
        }
    }
    for name in ONLY_C {
        let file = directory.join(format!("{name}.c"));
        write(
            &file,
            &format!("#include \"{0}\"\n#include \"{0}\"\n#include \"jacfwd/generic.h\"\n{USE_OF_GENERIC}", only_c(name)),
        )?;
        jobs.extend(["c11", "c17"].map(|standard| (tools.c, standard, file.clone())));
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

/// Whether C++ can include a header.
pub fn is_of_cpp(name: &str) -> bool {
    ONLY_C.iter().all(|other| name != only_c(other))
}

/// Every public header of C and C++: its path below `include`, and where it is.
pub fn all(project: &Project) -> Result<Vec<(String, PathBuf)>> {
    let include = project.path("include");
    let files = project.files("include", &["h", "hpp"])?.into_iter().chain(project.files("include/jacfwd", &["h", "hpp"])?);
    Ok(files.map(|file| (file.strip_prefix(&include).unwrap_or(&file).display().to_string(), file)).collect())
}

/// Copies the headers of C to a directory of headers.
pub fn copy_c(project: &Project, directory: &Path) -> Result {
    let names = C.iter().map(|name| name.to_string()).chain(ONLY_C.map(only_c));
    names.into_iter().try_for_each(|name| copy(&project.path("include").join(&name), &directory.join(&name)))
}

/// The functions that the headers of C declare.
pub fn declared(project: &Project) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    for name in C {
        names.extend(prototypes(&read(&project.path("include").join(name))?).into_keys());
    }
    Ok(names)
}

/// The functions declared in C text, by their names. Types, inline functions and macros are not counted.
fn prototypes(text: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
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
                let statement = std::mem::take(&mut statement);
                found.extend(function(&statement).map(|name| (name, statement.trim().to_string())));
            }
            _ if depth == 0 => statement.push(c),
            _ => {}
        }
    }
    found
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

/// C text without block comments.
pub fn without_comments(text: &str) -> String {
    let mut rest = text;
    let mut plain = String::new();
    while let Some(start) = rest.find("/*") {
        plain.push_str(&rest[..start]);
        rest = rest[start..].split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    plain
}

/// C text without comments, preprocessor lines and continuations.
fn bare(text: &str) -> String {
    let mut kept = String::new();
    let mut continued = false;
    for line in without_comments(text).lines() {
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
    use super::{C, prototypes, without_comments};
    use crate::project::read;
    use std::collections::BTreeSet;
    use std::path::Path;

    #[test]
    fn prototypes_are_found_among_everything_else() {
        let text = "#ifndef H\n#define H(a) \\\n  jf_macro(a);\n#include <stdint.h>\n/* jf_comment(void); */\ntypedef int jf_status;\n\
            typedef struct { uint32_t id; } jf_num;\ntypedef struct jf_eval jf_eval;\ntypedef int (*jf_fn)(jf_eval *e);\n\
            #ifdef __cplusplus\nextern \"C\" {\n#endif // __cplusplus\n\
            const char *jf_status_text(jf_status status);\njf_num jf_sin(jf_eval *e,\n  jf_num a); // jf_line(void);\n\
            struct jf_pair jf_both(int (*f)(int));\nstatic inline int jf_inline(int a) { return a; }\nuint32_t jff_version (void);\n\
            #ifdef __cplusplus\n} // extern \"C\"\n#endif\n#endif\n";
        let expected = ["jf_both", "jf_sin", "jf_status_text", "jff_version"];
        let found = prototypes(text);
        assert_eq!(found.keys().collect::<Vec<_>>(), expected);
        assert_eq!(found["jf_sin"], "jf_num jf_sin(jf_eval *e,\n  jf_num a)");
    }

    /// The committed text of a header.
    fn text(name: &str) -> String {
        read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../include").join(name)).unwrap()
    }

    #[test]
    fn no_prototype_says_struct() {
        for name in C {
            let found = prototypes(&text(name));
            assert!(found.len() > 200, "{name} has {} functions", found.len());
            for (function, statement) in found {
                assert!(!words(&statement).contains(&"struct"), "{function}: {statement}");
            }
        }
    }

    #[test]
    fn each_precision_is_declared_in_its_own_header() {
        let [double, single] = C.map(|name| prototypes(&text(name)));
        assert_eq!(double.keys().filter(|name| !name.starts_with("jf_")).collect::<Vec<_>>(), [""; 0]);
        assert_eq!(single.keys().filter(|name| !name.starts_with("jff_")).collect::<Vec<_>>(), [""; 0]);
        let shared = double.keys().filter(|name| !single.contains_key(&name.replacen("jf_", "jff_", 1)));
        // Patterns, plans and programs as bytes know no reals; what is printed has those of its programs.
        let known =
            |name: &&String| name.starts_with("jf_plan_") && name.as_str() != "jf_plan_check" || name.starts_with("jf_program_");
        assert_eq!(shared.filter(|name| !known(name)).collect::<Vec<_>>(), ["jf_print_c", "jf_status_text", "jf_version"]);
        // Of what is declared elsewhere single precision takes the shared types alone.
        let types: BTreeSet<String> = single.values().flat_map(|statement| words(statement)).map(String::from).collect();
        let types: Vec<&String> = types.iter().filter(|word| word.starts_with("jf_")).collect();
        assert_eq!(
            types,
            ["jf_config", "jf_derivative", "jf_options", "jf_plan", "jf_program", "jf_signature", "jf_status", "jf_write"]
        );
    }

    #[test]
    fn status_codes_come_first() {
        let text = without_comments(&text(C[0]));
        let (_, declared) = text.split_once("#include <stdint.h>").unwrap();
        let lines: Vec<&str> = declared.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines[..3], ["typedef int jf_status;", "#define JF_OK 0", "#define JF_NULL (-1)"]);
        let codes = lines.iter().skip(1).position(|line| !line.starts_with("#define JF_") || line.contains("VERSION")).unwrap();
        let all = lines.iter().filter(|line| line.starts_with("#define JF_") && line.ends_with(')') && line.contains(" (-"));
        assert_eq!(codes, all.count() + 1, "one that is not there comes later; JF_OK is not negative");
    }

    #[test]
    fn a_comment_of_one_line_is_on_one_line() {
        for name in C {
            let text = text(name);
            let lines: Vec<&str> = text.lines().collect();
            for block in lines.windows(3) {
                let three = block[0].trim() == "/**" && block[2].trim() == "*/";
                assert!(!three || block[1].chars().count() > 130, "{name}: {}", block[1]);
            }
            assert!(lines.iter().filter(|line| line.trim().starts_with("/** ") && line.ends_with(" */")).count() > 100, "{name}");
        }
    }

    fn words(text: &str) -> Vec<&str> {
        text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).collect()
    }
}
