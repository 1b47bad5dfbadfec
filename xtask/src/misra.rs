//! Printed C under the rules of MISRA C:2012, as cppcheck's addon reads them.
//! Knows the deviations that every printed file names; not what is printed.

use crate::parallel::parallel;
use crate::project::{read, write};
use crate::run::{Cmd, Result};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The checker takes seconds for so many characters, and more than in proportion for more.
const MOST: usize = 60_000;

/// Checks the files that are not too long; how many there were.
pub fn check(files: &[PathBuf]) -> Result<usize> {
    let mut short = Vec::new();
    for file in files {
        if read(file)?.len() <= MOST {
            short.push(file);
        }
    }
    let findings: Vec<String> = parallel(&short, |file| violations(file))?.into_iter().flatten().collect();
    if !findings.is_empty() {
        return Err(findings.join("\n"));
    }
    sees(short.first().ok_or("no printed file is short")?)?;
    Ok(short.len())
}

/// The rules that a file violates beyond those that its first lines name.
fn violations(file: &Path) -> Result<Vec<String>> {
    let text = read(file)?;
    let named = text.lines().find_map(|line| line.strip_prefix("/* MISRA C:2012 but for ")).ok_or("no word of MISRA")?;
    let named: Vec<&str> = named.split("; ").filter_map(|deviation| Some(deviation.split_once(',')?.0)).collect();
    Ok(rules(file)?
        .into_iter()
        .filter(|rule| !named.contains(&rule.as_str()))
        .map(|rule| format!("{} is against rule {rule} of MISRA C:2012: cppcheck --addon=misra {0}", file.display()))
        .collect())
}

/// The rules that a file violates.
fn rules(file: &Path) -> Result<BTreeSet<String>> {
    // cppcheck leaves a list where it runs.
    let directory = file.with_extension("misra");
    std::fs::create_dir_all(&directory).map_err(|error| format!("cannot make {}: {error}", directory.display()))?;
    let cmd = Cmd::new("cppcheck").args(["--quiet", "--std=c99", "--addon=misra"]).arg(file).dir(&directory).limit(300);
    let output = cmd.attempt()?;
    let found = output.stderr.split("[misra-c2012-").skip(1).filter_map(|rest| rest.split_once(']'));
    let found: BTreeSet<String> = found.map(|(rule, _)| rule.to_string()).collect();
    // What cannot be read is against no rule.
    if output.success && !output.stderr.contains("error:") {
        Ok(found)
    } else {
        Err(output.failure(&format!("cppcheck of {}", file.display())))
    }
}

/// A file that is against another rule, an octal constant, is found to be.
fn sees(file: &Path) -> Result {
    let changed = file.with_extension("octal.c");
    write(&changed, &format!("{}\nint octal_constant(void);\nint octal_constant(void)\n{{\n    return 010;\n}}\n", read(file)?))?;
    if rules(&changed)?.contains("7.1") { Ok(()) } else { Err("cppcheck's addon does not see an octal constant".into()) }
}
