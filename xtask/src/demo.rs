//! The demo: `examples/nist_fit.c` against the archive and GSL, on the NIST data sets.
//! Knows how it is built; the fits, the table and the verdict are the program's.

use crate::archive::{self, Level};
use crate::dist;
use crate::project::{Project, read};
use crate::run::{Cmd, Result};
use crate::setup;
use std::path::{Path, PathBuf};

pub const DATA: &str = "examples/nist/data";

/// `cargo xtask demo`.
pub fn command(project: &Project, _: &[String]) -> Result {
    setup::require(&[&setup::GCC, &setup::PKG_CONFIG, &setup::GSL])?;
    started(project)?.stream()
}

/// Runs it as a test; returns its last line.
pub fn check(project: &Project) -> Result<String> {
    let output = started(project)?.limit(900).capture()?;
    Ok(output.stdout.lines().last().unwrap_or("").trim().to_string())
}

fn started(project: &Project) -> Result<Cmd> {
    let program = build(project, "nist_fit", &[], &[dist::install(project, Level::SHIPPED)?])?;
    Ok(Cmd::new(program).arg(DATA).dir(&project.root))
}

/// Builds the program, as one of that name, with these flags and objects.
pub fn build(project: &Project, name: &str, flags: &[&str], objects: &[PathBuf]) -> Result<PathBuf> {
    let gsl = |what: &str| Cmd::new("pkg-config").args([what, "gsl"]).capture().map(|output| output.stdout);
    let program = project.out("demo")?.join(name);
    let cmd = Cmd::new("gcc").args(["-std=c99", "-O2", "-g", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Iinclude"]);
    let cmd = cmd.args(flags).args(gsl("--cflags")?.split_whitespace()).arg("examples/nist_fit.c");
    let cmd = cmd.args(project.files("examples/nist", &["c"])?).arg("-o").arg(&program).args(objects);
    cmd.args(gsl("--libs")?.split_whitespace()).dir(&project.root).capture()?;
    Ok(program)
}

/// `cargo xtask print-demo`: a function of C printed as C of its own, with its Jacobian, compiled, and compared with the drivers.
pub fn print(project: &Project, _: &[String]) -> Result {
    setup::require(&[&setup::GCC])?;
    println!("{}", printed(project)?);
    Ok(())
}

/// The same as a test; what it says.
pub fn printed(project: &Project) -> Result<String> {
    let library = archive::build(project, Level::SHIPPED)?;
    let directory = project.out("print-demo")?;
    let gcc = |program: &Path, more: &[PathBuf]| {
        let cmd =
            Cmd::new("gcc").args(["-std=c99", "-O2", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Werror", "-Iinclude"]);
        cmd.arg("examples/print_demo.c").args(more).arg(&library).args(["-lm", "-o"]).arg(program).dir(&project.root).capture()
    };
    let [prints, compares] = ["prints", "compares"].map(|name| directory.join(name));
    gcc(&prints, &[])?;
    Cmd::new(&prints).arg(&directory).limit(60).capture()?;
    let [source, header, selftest] = ["arm.c", "arm.h", "arm_selftest.c"].map(|name| directory.join(name));
    let include = PathBuf::from(format!("-I{}", directory.display()));
    gcc(&compares, &[PathBuf::from("-DPRINTED"), include, source.clone(), selftest])?;
    let told = Cmd::new(&compares).arg(&directory).limit(60).capture()?.stdout;
    let function = |name: &str, most: usize| -> Result<String> {
        let text = read(&source)?;
        let lines: Vec<&str> = text.lines().skip_while(|line| !line.starts_with(&format!("int {name}("))).collect();
        let end = lines.iter().position(|line| *line == "}").ok_or_else(|| format!("{name} was not printed"))?;
        let more = if end > most { format!("\n    ... {} lines more", end - most) } else { String::new() };
        Ok(lines[..=end].iter().take(most).copied().collect::<Vec<_>>().join("\n") + &more)
    };
    let size = |path: &Path| read(path).map(|text| text.len());
    Ok(format!(
        "examples/print_demo.c records a function and prints it and its Jacobian: {} bytes of C, {} of header\n\n{}\n\n{}\n\n{}",
        size(&source)?,
        size(&header)?,
        function("arm_hand", 12)?,
        function("arm_jacobian", 12)?,
        told.trim()
    ))
}
