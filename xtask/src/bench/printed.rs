//! Derivatives printed as C, beside those that CasADi generates: how long compilers take, how large text and objects are, how fast they run.

use super::with_casadi;
use crate::archive::{self, Level};
use crate::project::Project;
use crate::run::{Cmd, Result};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Who printed a file: how its name begins.
const BY: [&str; 5] = ["casadi_", "strict_", "finite_", "assume_", "math_"];

/// What is told of a file.
const WHAT: [&str; 3] = ["bytes of text", "bytes of code and tables", "ms of gcc"];

/// Compiler options that are compared, and how many points at once fill vectors.
const OPTIONS: [(&[&str], &str); 2] = [(&["-O2"], "-DJF_LANES=2"), (&["-O3", "-march=native"], "-DJF_LANES=8")];

/// `cargo xtask bench --printed [MODEL...]`: the keys of models, all if none.
pub fn command(project: &Project, models: &[&String]) -> Result {
    let archive = archive::build(project, Level::Native)?;
    let directory = project.out("bench-printed")?;
    let program = directory.join("print");
    // The figures of the arm are there.
    let figures = directory.join("callback.o");
    Cmd::new("gcc")
        .args(["-std=c11", "-Iinclude", "-c", "benches/c/callback.c", "-o"])
        .arg(&figures)
        .dir(&project.root)
        .capture()?;
    with_casadi(project, "print.cpp", &[&figures, &archive], &program)?;
    let text = directory.join("text");
    let _ = fs::remove_dir_all(&text);
    fs::create_dir_all(&text).map_err(|error| format!("cannot make {}: {error}", text.display()))?;
    println!();
    // CasADi writes where it runs.
    Cmd::new(&program).arg(&text).args(models).dir(&directory).stream()?;
    for (options, lanes) in OPTIONS {
        compiled(project, &text, &archive, options, lanes)?;
    }
    Ok(())
}

/// Compiles everything with these options and runs it.
fn compiled(project: &Project, text: &Path, archive: &Path, options: &[&str], lanes: &str) -> Result {
    println!("\ngcc {}", options.join(" "));
    let mut objects = Vec::new();
    let mut rows: Vec<(String, [[f64; 3]; 5])> = Vec::new();
    for source in project.files(&text.to_string_lossy(), &["c"])? {
        let name = source.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let object = source.with_extension("o");
        if name.ends_with("_lanes") {
            Cmd::new("gcc").args(options).arg(lanes).arg("-c").arg(&source).arg("-o").arg(&object).capture()?;
            objects.push(object);
            continue;
        }
        let Some((by, problem)) =
            BY.iter().enumerate().find_map(|(k, by)| name.strip_prefix(by).map(|problem| (k, problem.to_owned())))
        else {
            continue;
        };
        let start = Instant::now();
        Cmd::new("gcc").args(options).arg("-c").arg(&source).arg("-o").arg(&object).capture()?;
        let taken = start.elapsed().as_secs_f64() * 1e3;
        let bytes = fs::metadata(&source).map_err(|error| format!("cannot read {}: {error}", source.display()))?.len();
        let figures = [bytes as f64, size(&object)?, taken];
        if rows.iter().all(|(known, _)| *known != problem) {
            rows.push((problem.clone(), [[0.0; 3]; 5]));
        }
        for (_, row) in rows.iter_mut().filter(|(known, _)| *known == problem) {
            row[by] = figures;
        }
        objects.push(object);
    }
    if let Some((problem, _)) = rows.iter().find(|(_, row)| row.iter().any(|figures| figures[0] == 0.0)) {
        return Err(format!("somebody has not printed {problem}"));
    }
    for (what, title) in WHAT.into_iter().enumerate() {
        let mut sums = [0.0; 4];
        print!("{title:<26}");
        BY.iter().for_each(|by| print!(" {:>9}", by.trim_end_matches('_')));
        BY.iter().skip(1).for_each(|by| print!(" {:>7}", by.trim_end_matches('_')));
        println!();
        for (problem, row) in &rows {
            print!("{problem:<26}");
            row.iter().for_each(|figures| print!(" {:>9.0}", figures[what]));
            for (sum, figures) in sums.iter_mut().zip(&row[1..]) {
                let ratio = figures[what] / row[0][what];
                *sum += ratio.ln();
                print!(" {ratio:>7.2}");
            }
            println!();
        }
        print!("{:<76}", "geometric mean");
        sums.iter().for_each(|sum| print!(" {:>7.2}", (sum / rows.len() as f64).exp()));
        println!();
    }
    let program = text.join("bench");
    let cmd = Cmd::new("g++").args(["-std=c++17", "-O2", "-Wall", "-Wextra", lanes, "-Ibenches/casadi", "-I"]).arg(text);
    let cmd = cmd.arg("benches/casadi/printed.cpp").args(objects).arg(archive).args(["-lm", "-o"]).arg(&program);
    cmd.dir(&project.root).capture()?;
    Cmd::new(program).stream()
}

/// Bytes of code and of constant and other tables.
fn size(object: &PathBuf) -> Result<f64> {
    let told = Cmd::new("size").arg(object).capture()?.stdout;
    let row = told.lines().nth(1).unwrap_or_default();
    Ok(row.split_whitespace().take(2).filter_map(|bytes| bytes.parse::<f64>().ok()).sum())
}
