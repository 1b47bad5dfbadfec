//! Printed C as shared libraries that CasADi loads: `examples/casadi`, and functions of random structure.
//! Knows how they are built; what is compared is the scripts'.

use crate::archive::{self, Level};
use crate::compilers::WARNINGS;
use crate::project::Project;
use crate::python;
use crate::run::{Cmd, Result};

/// Builds and runs them; none where CasADi is not to be had.
pub fn check(project: &Project) -> Result<Option<String>> {
    if python::with(project, "casadi").is_none() {
        return Ok(None);
    }
    let example = told(project, "examples/casadi/print.c", "cart", "examples/casadi/use.py", &[])?;
    let random = told(project, "ffi-tests/casadi/random.c", "random", "ffi-tests/casadi/random.py", &["random.txt"])?;
    let [.., difference, step, "ok"] = example.lines().collect::<Vec<_>>()[..] else {
        return Err(format!("examples/casadi/use.py says {example}"));
    };
    let checks = random.trim().strip_prefix("ok ").ok_or_else(|| format!("random.py says {random}"))?;
    Ok(Some(format!("{difference}, {step}; {checks} matrices of random structure")))
}

/// What a script says of the library that is made of what a program prints, which is called `name`.
fn told(project: &Project, program: &str, name: &str, script: &str, more: &[&str]) -> Result<String> {
    let library = archive::build(project, Level::SHIPPED)?;
    let directory = project.out(&format!("casadi-{name}"))?;
    let prints = directory.join("print");
    let gcc = || Cmd::new("gcc").args(["-std=c11", "-O2"]).args(WARNINGS).arg("-Iinclude").dir(&project.root);
    gcc().arg(program).arg(&library).args(["-lm", "-o"]).arg(&prints).capture()?;
    Cmd::new(&prints).arg(&directory).limit(60).capture()?;
    let shared = directory.join(format!("{name}.so"));
    let sources = ["", "_casadi"].map(|end| directory.join(format!("{name}{end}.c")));
    let cmd = gcc().args(["-shared", "-fPIC", "-Wshadow"]).args(&sources);
    cmd.arg(&library).args(["-lm", "-o"]).arg(&shared).limit(300).capture()?;
    for (compiler, standard) in [("gcc", "-std=c99"), ("g++", "-std=c++11")] {
        let cmd = Cmd::new(compiler).args([standard, "-fsyntax-only", "-Wshadow", "-x"]).arg(if compiler == "gcc" {
            "c"
        } else {
            "c++"
        });
        cmd.args(WARNINGS).args(&sources).capture()?;
    }
    let python = python::with(project, "casadi").ok_or("Python is gone")?;
    let files = more.iter().map(|file| directory.join(file));
    python.arg(script).arg(&shared).args(files).dir(&project.root).limit(300).capture().map(|output| output.stdout)
}
