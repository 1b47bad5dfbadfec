//! The interface of the shared library as abigail describes it: committed, and compared with what is built.

use crate::project::{Project, write};
use crate::run::{Cmd, Result};
use crate::staticlib::Staticlib;
use std::path::{Path, PathBuf};

/// The committed description.
const DESCRIPTION: &str = "xtask/install/jacfwd.abi";

/// abidiff's exit status where programs break: 4, there is a difference, and 8, it is an incompatible one.
const INCOMPATIBLE: &str = "12";

/// `cargo xtask abi`: describes the library again.
pub fn command(project: &Project, _: &[String]) -> Result {
    let description = described(project)?;
    write(&project.path(DESCRIPTION), &description)?;
    println!("wrote {DESCRIPTION}");
    Ok(())
}

/// Compares, and makes sure that a missing function would be found.
pub fn check(project: &Project) -> Result<String> {
    let committed = project.path(DESCRIPTION);
    let library = library(project, "whole", &[])?;
    let output = abidiff(project, &committed, &library).attempt()?;
    if !output.success {
        return Err(format!("{}\n`cargo xtask abi` describes the library again", output.failure("abidiff")));
    }
    let broken = self::library(project, "broken", &["jf_check"])?;
    let output = abidiff(project, &committed, &broken).attempt()?;
    if !output.status.contains(INCOMPATIBLE) {
        return Err(output.failure("abidiff of a library without jf_check, which is a break,"));
    }
    Ok("no difference; a function less would be one".into())
}

fn abidiff(project: &Project, old: &Path, new: &Path) -> Cmd {
    Cmd::new("abidiff").arg("--headers-dir2").arg(project.path("include")).arg(old).arg(new)
}

fn described(project: &Project) -> Result<String> {
    let library = library(project, "whole", &[])?;
    let options = ["--no-corpus-path", "--no-show-locs", "--no-comp-dir-path", "--headers-dir"];
    let text = Cmd::new("abidw").args(options).arg(project.path("include")).arg(library).capture()?.stdout;
    Ok(text.lines().map(|line| placeless(line) + "\n").collect())
}

/// A line where the path of a source file, which is one of this machine, is the name of its unit alone.
fn placeless(line: &str) -> String {
    let Some((before, (path, after))) =
        line.split_once(" path='").and_then(|(before, rest)| Some((before, rest.split_once('\'')?)))
    else {
        return line.into();
    };
    format!("{before} path='{}'{after}", path.rsplit('/').next().unwrap_or(path))
}

/// The shared library with what a debugger knows of its functions, those that are `hidden` left out. Nothing runs it: it is not optimised.
fn library(project: &Project, name: &str, hidden: &[&str]) -> Result<PathBuf> {
    let features = &Staticlib::WHOLE;
    let way = Staticlib { directory: "abi", features, rustflags: "", nightly: false, debug: "2", optimised: false };
    let archive = way.build(project)?;
    let directory = project.out(&format!("abi/{name}"))?;
    let (script, library) = (directory.join("exported.map"), directory.join("libjacfwd.so"));
    let hidden: String = hidden.iter().map(|name| format!("{name}; ")).collect();
    write(&script, &format!("{{ global: jf_*; jff_*; local: {hidden}*; }};\n"))?;
    let cmd = Cmd::new("gcc").args(["-shared", "-nostartfiles", "-o"]).arg(&library).arg("-Wl,-soname,libjacfwd.so");
    let cmd = cmd.arg(format!("-Wl,--version-script={}", script.display())).arg("-Wl,--whole-archive").arg(archive);
    cmd.arg("-Wl,--no-whole-archive").capture().map(|_| library)
}

#[cfg(test)]
mod tests {
    use super::placeless;

    #[test]
    fn a_path_is_cut_out() {
        let line = |path: &str| format!("<abi-instr address-size='64' path='{path}' language='LANG_Rust'>");
        assert_eq!(placeless(&line("/a/b.rs/@/jacfwd.1")), line("jacfwd.1"));
        assert_eq!(placeless("<pointer-type-def id='type-id-30'/>"), "<pointer-type-def id='type-id-30'/>");
    }
}
