//! What of the library the fuzzer's corpus reaches, file by file: `cargo xtask fuzz --coverage`.
//! Knows libFuzzer's report; how the fuzzer is built is in `fuzz`.

use crate::project::Project;
use crate::run::{Cmd, Result};
use std::collections::BTreeMap;
use std::path::Path;

/// The layers that the C functions reach.
const LAYERS: [&str; 4] = ["src/slots/", "src/eager/", "src/capi/", "src/driver/"];

/// Functions and edges between basic blocks, and how many of them ran.
#[derive(Clone, Copy, Default, PartialEq, Debug)]
struct Reached {
    functions: [usize; 2],
    edges: [usize; 2],
}

impl Reached {
    fn add(&mut self, other: Self) {
        for k in 0..2 {
            self.functions[k] += other.functions[k];
            self.edges[k] += other.edges[k];
        }
    }

    fn line(&self, name: &str) -> String {
        let [of_functions, of_edges] = [self.functions, self.edges].map(|[ran, all]| 100.0 * ran as f64 / all.max(1) as f64);
        let [functions, edges] = [self.functions, self.edges].map(|[ran, all]| format!("{ran} of {all}"));
        format!("{name:28} {functions:>14} functions {of_functions:5.1} %  {edges:>16} edges {of_edges:5.1} %")
    }
}

/// Runs the corpus once and prints a line for each file of the layers.
pub fn print(project: &Project, fuzzer: &Path) -> Result {
    let corpus = project.out("fuzz/corpus")?;
    let cmd = Cmd::new(fuzzer).args(["-runs=0", "-max_len=1500", "-entropic=0", "-print_coverage=1"]).arg(corpus);
    let report = cmd.env("ASAN_SYMBOLIZER_PATH", "llvm-symbolizer").dir(&project.root).limit(1800).capture()?.stderr;
    let mut files: BTreeMap<String, Reached> = BTreeMap::new();
    let mut sum = Reached::default();
    for (file, reached) in report.lines().filter_map(|line| function(line, project)) {
        files.entry(file).or_default().add(reached);
        sum.add(reached);
    }
    if files.is_empty() {
        return Err("the fuzzer's report names no function of the library: is llvm-symbolizer installed?".into());
    }
    files.iter().for_each(|(file, reached)| println!("{}", reached.line(file)));
    println!("{}", sum.line("all"));
    Ok(())
}

/// A line of the report about a function in the layers: its file, and what of it ran. In what it inlined its edges count as its own.
fn function(line: &str, project: &Project) -> Option<(String, Reached)> {
    let (_, rest) = line.split_once("COVERED_FUNC: hits: ")?;
    let (_, rest) = rest.split_once("edges: ")?;
    let (edges, rest) = rest.split_once(' ')?;
    let (ran, all) = edges.split_once('/')?;
    let (ran, all) = (ran.parse().ok()?, all.parse().ok()?);
    let (file, _) = rest.rsplit_once(' ')?.1.rsplit_once(':')?;
    let file = Path::new(file).strip_prefix(&project.root).ok()?.to_str()?;
    let layer = LAYERS.iter().any(|layer| file.starts_with(layer));
    layer.then(|| (file.into(), Reached { functions: [usize::from(ran > 0), 1], edges: [ran, all] }))
}

#[cfg(test)]
mod tests {
    use super::{Reached, function};
    use crate::project::Project;

    #[test]
    fn lines_about_functions_of_the_layers_are_read() {
        let project = Project { root: "/r".into(), target: "/r/target".into() };
        let some = Reached { functions: [1, 1], edges: [22, 56] };
        let line = "COVERED_FUNC: hits: 305 edges: 22/56 <a::B<c::{closure#0}>>::check::<f32> /r/src/capi/jacobian.rs:30";
        assert_eq!(function(line, &project), Some(("src/capi/jacobian.rs".into(), some)));
        let none = Reached { functions: [0, 1], edges: [0, 9] };
        let line = "UNCOVERED_FUNC: hits: 0 edges: 0/9 jf_check /r/src/driver/check.rs:12";
        assert_eq!(function(line, &project), Some(("src/driver/check.rs".into(), none)));
        assert_eq!(function("COVERED_FUNC: hits: 1 edges: 1/9 jf_pow /r/src/ops/power.rs:1", &project), None);
        assert_eq!(function("  UNCOVERED_PC: /r/src/capi/jacobian.rs:30", &project), None);
    }
}
