//! `docs/coming-from.md`: each library's block and ours, compiled or run, give the same Jacobian.
//! Knows how a block is turned into a program; what it computes is its own.

use crate::archive::{self, Level};
use crate::compilers::EIGEN;
use crate::project::{Project, read, write};
use crate::python;
use crate::run::{Cmd, Result};
use std::path::{Path, PathBuf};

const DOCUMENT: &str = "docs/coming-from.md";

/// The point at which blocks are compared.
const AT: [f64; 2] = [2.0, 0.5];

/// A block of the document: the library its first comment names, whether it is ours, its language and text.
struct Block {
    library: String,
    ours: bool,
    language: String,
    text: String,
}

/// Runs all blocks and compares those of a library.
pub fn check(project: &Project) -> Result<String> {
    let blocks = blocks(&read(&project.path(DOCUMENT))?)?;
    let directory = project.out("coming-from")?;
    let archive = archive::build(project, Level::SHIPPED)?;
    let exact = [AT[1].cos(), -AT[0] * AT[1].sin(), AT[1].sin(), AT[0] * AT[1].cos()];
    let (mut compared, mut absent) = (Vec::new(), Vec::new());
    for block in &blocks {
        let Some(found) = run(project, &directory, block, &archive)? else {
            absent.push(block.library.as_str());
            continue;
        };
        // Central differences have two thirds of the digits.
        let most = if block.library == "differences" && !block.ours { 1e-9 } else { 1e-15 };
        let close = found.len() == exact.len() && found.iter().zip(exact).all(|(a, b)| (a - b).abs() <= most * 2.0);
        if !close {
            let side = if block.ours { "after" } else { "before" };
            return Err(format!("{}, {side}: {found:?} is not {exact:?}", block.library));
        }
        if !block.ours {
            compared.push(block.library.as_str());
        }
    }
    let note = if absent.is_empty() { String::new() } else { format!("; not installed: {}", absent.join(", ")) };
    Ok(format!("{} blocks; the same as {}{note}", blocks.len(), compared.join(", ")))
}

/// The blocks with their names, in pairs.
fn blocks(document: &str) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    for part in document.split("```").skip(1).step_by(2) {
        let (language, text) = part.split_once('\n').ok_or("a block without text")?;
        let head = text.lines().next().unwrap_or("").trim_matches(|c: char| "/*# ".contains(c)).to_string();
        let (library, side) = head.split_once(", ").ok_or_else(|| format!("a block does not name itself: {head}"))?;
        let ours = match side {
            "before" => false,
            "after" => true,
            _ => return Err(format!("a block is neither before nor after: {head}")),
        };
        blocks.push(Block { library: library.into(), ours, language: language.into(), text: text.into() });
    }
    let sides = |ours| blocks.iter().filter(|block| block.ours == ours).map(|block| block.library.clone()).collect::<Vec<_>>();
    if blocks.is_empty() || sides(true) != sides(false) { Err("the blocks are not in pairs".into()) } else { Ok(blocks) }
}

/// The four numbers of a block; `None` if its library is not there.
fn run(project: &Project, directory: &Path, block: &Block, archive: &Path) -> Result<Option<Vec<f64>>> {
    let name = format!("{}-{}", block.library, if block.ours { "after" } else { "before" });
    let output = if block.language == "python" {
        let script = directory.join(format!("{name}.py"));
        write(&script, &format!("{}\nprint(*jacobian([{}, {}]))\n", block.text, AT[0], AT[1]))?;
        let Some(python) = python::with(project, &block.library) else { return Ok(None) };
        python.arg(script).capture()?
    } else {
        let cpp = block.language == "cpp";
        if cpp && !block.ours && block.library == "autodiff" && !Path::new("/usr/include/autodiff/forward/real.hpp").is_file() {
            return Ok(None);
        }
        let (compiler, standard, ending) = if cpp { ("g++", "-std=c++17", "cpp") } else { ("gcc", "-std=c99", "c") };
        let source = directory.join(format!("{name}.{ending}"));
        write(&source, &with_main(&block.text))?;
        let binary: PathBuf = directory.join(&name);
        let cmd = Cmd::new(compiler).args([standard, "-O2", "-Wall", "-Wextra", "-Werror", "-ffp-contract=off"]).args(EIGEN);
        let cmd = cmd.arg("-I").arg(project.path("include")).arg(&source).arg("-o").arg(&binary).arg(archive).arg("-lm");
        cmd.capture()?;
        Cmd::new(&binary).limit(60).capture()?
    };
    Ok(Some(output.stdout.split_whitespace().filter_map(|word| word.parse().ok()).collect()))
}

/// A block as a program that prints its Jacobian.
fn with_main(text: &str) -> String {
    let declared = "void jacobian(const double *x, double *jac);";
    format!(
        "{declared}\n{text}\n#include <stdio.h>\nint main(void) {{\n    const double x[2] = {{{}, {}}};\n    double jac[4] = {{0}};\n    \
         jacobian(x, jac);\n    for (int k = 0; k < 4; k++) printf(\"%.17g \", jac[k]);\n    return 0;\n}}\n",
        AT[0], AT[1]
    )
}

#[cfg(test)]
mod tests {
    use super::blocks;

    #[test]
    fn blocks_come_in_pairs() {
        let pair = "```c\n/* a, before */\nx\n```\ntext\n```c\n/* a, after */\ny\n```\n";
        assert_eq!(blocks(pair).map(|blocks| blocks.len()), Ok(2));
        assert!(blocks("```c\n/* a, before */\nx\n```\n").is_err());
        assert!(blocks("```c\nx\n```\n").is_err());
    }
}
