//! `examples/vehicle`: a filter whose model is written once, with `jacfwd/generic.h`, beside the same in plain C with derivatives by hand.
//! Does not know what they compute.

use crate::archive::{self, Level};
use crate::compilers::{CLANG, GCC, WARNINGS};
use crate::header;
use crate::project::{Project, read};
use crate::run::{Cmd, Result};

const EXAMPLE: &str = "examples/vehicle";

/// Both print the same, and the one with exact derivatives is at most 1.2 times as long.
pub fn check(project: &Project) -> Result<String> {
    let library = archive::build(project, Level::SHIPPED)?;
    let compilers = [GCC.c, CLANG.c].into_iter().filter(|compiler| *compiler == GCC.c || CLANG.here());
    let mut told = String::new();
    for compiler in compilers {
        let run = |name: &str| -> Result<String> {
            let program = project.out("vehicle")?.join(format!("{name}-{compiler}.prog"));
            let cmd = Cmd::new(compiler).args(["-std=c11", "-O2"]).args(WARNINGS).arg("-Iinclude");
            let cmd = cmd.arg(format!("{EXAMPLE}/{name}.c")).arg(&library).args(["-lm", "-o"]).arg(&program);
            cmd.dir(&project.root).capture()?;
            Ok(Cmd::new(program).limit(60).capture()?.stdout)
        };
        let (ours, by_hand) = (run("filter")?, run("by_hand")?);
        if ours != by_hand || ours.lines().count() != 5 {
            return Err(format!("with {compiler} {EXAMPLE}/filter.c prints\n{ours}by_hand.c\n{by_hand}"));
        }
        told = ours.lines().last().unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let length = |names: &[&str]| -> Result<usize> {
        let texts: Result<Vec<String>> = names.iter().map(|name| read(&project.path(&format!("{EXAMPLE}/{name}")))).collect();
        Ok(texts?.iter().map(|text| header::without_comments(text).chars().filter(|c| !c.is_whitespace()).count()).sum())
    };
    let (ours, by_hand) = (length(&["filter.c", "model.h"])?, length(&["by_hand.c"])?);
    let ratio = ours as f64 / by_hand as f64;
    if ratio > 1.2 {
        return Err(format!(
            "{EXAMPLE}/filter.c and model.h have {ours} characters, {ratio:.2} times the {by_hand} of by_hand.c"
        ));
    }
    Ok(format!("{told}; {ours} characters, by hand {by_hand}: {ratio:.2}"))
}
