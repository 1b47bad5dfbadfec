//! Derived text: files written from the list of operations, and the headers of C, of what cbindgen writes. All of it is committed.
//! `cargo xtask derive` writes it again; `--check` compares and leaves the files as they are.

mod c_header;
mod c_operations;
mod c_reductions;
mod c_scalars;
mod c_slopes;
mod c_table;
mod cpp;
mod dispatch;
mod figures;
mod generic;
mod libm_functions;
mod math;
mod numbers;
mod operations;
mod table;

use crate::header;
use crate::project::{Project, read, write};
use crate::run::Result;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The C text that is written by hand, in double precision; each file has a derived twin.
const TWINS: [&str; 8] = ["api", "inside", "arrays", "derivatives", "products", "programs", "rules", "sparse"];

/// Every derived file but the headers of C: its path in the checkout and its text. Rust text need not be formatted.
fn outputs(project: &Project) -> Result<Vec<(PathBuf, String)>> {
    let operations = operations::operations();
    let capi = |name: &str| PathBuf::from("src/capi/derived").join(name);
    let vectors = |name: &str| read(&project.path(&format!("tests/vectors/{name}")));
    let mut figures = figures::Figures::parse(&vectors("bounds.txt")?, &vectors("ranges.txt")?);
    for name in operations.iter().map(|o| o.facts.name).filter(|name| figures.range(name).is_some()).collect::<Vec<_>>() {
        figures.note_scales(name, &vectors(&format!("{name}.f64.txt"))?);
    }
    let table = read(&project.path(c_operations::QUICK))?;
    let quick = c_operations::quick(&table)?;
    let c_text = |precision: &str| c_operations::text(&operations, &figures, precision, &quick);
    let mut all = vec![
        ("src/ops/math.rs".into(), math::text(&operations, &figures)),
        (dispatch::PATH.into(), dispatch::text(&operations, &read(&project.path(dispatch::PATH))?)?),
        (dispatch::OF_ARRAYS.into(), dispatch::of_arrays(&read(&project.path(dispatch::OF_ARRAYS))?)?),
        ("docs/operations.md".into(), table::text(&operations, &figures)),
        (capi("ops64.rs"), c_text("f64")),
        (capi("ops32.rs"), c_operations::single(&c_text("f32"))),
    ];
    let scalars = c_scalars::text(&operations);
    all.push((capi("scalar32.rs"), c_operations::single(&scalars)));
    all.push((capi("scalar64.rs"), scalars.clone()));
    let slopes = c_slopes::text(&operations);
    all.push((capi("slopes32.rs"), c_operations::single(&slopes)));
    all.push((capi("slopes64.rs"), slopes.clone()));
    let reductions = c_reductions::text();
    all.push((capi("reductions32.rs"), c_operations::single(&reductions)));
    all.push((capi("reductions64.rs"), reductions.clone()));
    let mut c_texts = vec![c_text("f64"), scalars];
    for name in TWINS {
        let text = read(&project.path(&format!("src/capi/{name}.rs")))?;
        all.push((capi(&format!("{name}32.rs")), c_operations::twin(name, &text)));
        c_texts.push(text);
    }
    let c_texts: Vec<&str> = c_texts.iter().map(String::as_str).collect();
    all.push(("tests/operation/libm_functions.rs".into(), libm_functions::text(&operations)));
    all.push(("ffi-tests/operations.h".into(), c_table::operations(&operations)));
    all.push(("ffi-tests/edges.h".into(), c_table::edges(&operations)));
    all.push(("ffi-tests/single.h".into(), c_table::single(&[&c_texts[..], &[&slopes, &reductions]].concat())));
    all.push(("include/jacfwd/operations.hpp".into(), cpp::operations(&operations)));
    all.push(("include/jacfwd/generic.h".into(), generic::text(&operations)));
    all.push(("ffi-tests/generic_operations.h".into(), generic::list(&operations)));
    all.push(("include/jacfwd/dual_operations.hpp".into(), cpp::inline_operations(&operations)));
    all.push(("include/jacfwd/abi.hpp".into(), cpp::abi(&[&c_texts[..], &[&slopes, &reductions]].concat())));
    Ok(all)
}

/// `cargo xtask derive [--check]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    match arguments {
        [] => {
            // The others first: the headers are made of some of them.
            update(project, formatted(project)?)?;
            update(project, headers(project)?)
        }
        [option] if option == "--check" => check(project).map(|note| println!("{note}")),
        _ => Err("usage: cargo xtask derive [--check]".into()),
    }
}

/// Writes the files that are not what they should be.
fn update(project: &Project, files: Vec<(PathBuf, String)>) -> Result {
    for (path, text) in files {
        if fs::read_to_string(&path).ok().as_deref() != Some(text.as_str()) {
            write(&path, &text)?;
            println!("wrote {}", project.shown(&path));
        }
    }
    Ok(())
}

/// Compares every derived file with what would be written.
pub fn check(project: &Project) -> Result<String> {
    let mut findings = Vec::new();
    let mut outputs = formatted(project)?;
    outputs.extend(headers(project)?);
    for (path, text) in &outputs {
        findings.extend(difference(&project.shown(path), fs::read_to_string(path).ok().as_deref(), text));
    }
    if findings.is_empty() {
        Ok(format!("{} derived files are current", outputs.len()))
    } else {
        findings.push("`cargo xtask derive` writes them again".into());
        Err(findings.join("\n"))
    }
}

/// Runs cbindgen, which writes below the target directory; returns the headers of C with full paths.
fn headers(project: &Project) -> Result<Vec<(PathBuf, String)>> {
    // Cargo runs a build script only when it sees a reason; a header that is not there must be one. The target directory is
    // its own, so that only the script is forgotten here, not the library; cbindgen, a minute to build, stays.
    let target = project.out("header")?;
    let cargo = || project.cargo().env("CARGO_TARGET_DIR", &target).env("JACFWD_HEADERS", &target);
    cargo().args(["clean", "--package", "jacfwd"]).capture()?;
    cargo().args(["check", "--package", "jacfwd", "--lib", "--features", "header"]).capture()?;
    let double = c_header::double(&read(&target.join("double.h"))?)?;
    let single = c_header::single(&read(&target.join("single.h"))?)?;
    Ok(header::C.map(|name| project.path("include").join(name)).into_iter().zip([double, single]).collect())
}

/// The outputs with full paths, Rust text formatted as the project's is.
fn formatted(project: &Project) -> Result<Vec<(PathBuf, String)>> {
    let mut all = Vec::new();
    for (path, text) in outputs(project)? {
        let rust = path.extension().is_some_and(|ending| ending == "rs");
        all.push((project.root.join(path), if rust { rustfmt(project, &text)? } else { text }));
    }
    Ok(all)
}

fn rustfmt(project: &Project, text: &str) -> Result<String> {
    let cannot = |error: std::io::Error| format!("cannot run rustfmt: {error}");
    let mut cmd = Command::new("rustfmt");
    cmd.args(["--edition", "2024", "--emit", "stdout", "--config-path"]).arg(project.path("rustfmt.toml"));
    let mut child = cmd.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().map_err(cannot)?;
    let mut input = child.stdin.take().ok_or("rustfmt has no input")?;
    let text = text.to_string();
    let writer = std::thread::spawn(move || input.write_all(text.as_bytes()));
    let output = child.wait_with_output().map_err(cannot)?;
    let written = writer.join().is_ok_and(|result| result.is_ok());
    if output.status.success() && written {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("rustfmt refuses derived text: {}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// A line on how a file differs: the first line that does.
fn difference(name: &str, there: Option<&str>, derived: &str) -> Option<String> {
    let Some(there) = there else { return Some(format!("{name} is missing")) };
    if there == derived {
        return None;
    }
    let same = there.lines().zip(derived.lines()).take_while(|(a, b)| a == b).count();
    let line = |text: &str| text.lines().nth(same).unwrap_or("(end)").to_string();
    Some(format!("{name} differs from line {}:\n    there:   {}\n    derived: {}", same + 1, line(there), line(derived)))
}

#[cfg(test)]
mod tests {
    use super::difference;

    #[test]
    fn the_first_differing_line_is_named() {
        assert_eq!(difference("f", Some("a\nb\n"), "a\nb\n"), None);
        assert_eq!(difference("f", None, "a\n"), Some("f is missing".into()));
        let expected = "f differs from line 2:\n    there:   (end)\n    derived: b";
        assert_eq!(difference("f", Some("a\n"), "a\nb\n"), Some(expected.into()));
    }
}
