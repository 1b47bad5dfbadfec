//! What is in the archive: one object, no data, nothing asked of the outside but mem*, no panic, and exactly the functions of
//! the header. Each finding is a line of text, so that all are seen at once.

use crate::archive::{self, Level, PANIC};
use crate::header;
use crate::project::{Project, write};
use crate::run::{Cmd, Result};
use std::collections::BTreeSet;
use std::path::Path;

/// What the archive may ask for: every C library has them, and compilers call them unasked.
pub const WANTED: [&str; 5] = ["memcpy", "memmove", "memset", "memcmp", "bcmp"];

/// What `readelf` says about the symbols and sections of an archive.
pub struct Contents {
    pub objects: Vec<String>,
    /// Global symbols that other code can call.
    pub defined: BTreeSet<String>,
    pub undefined: BTreeSet<String>,
    /// Sections that would take memory at run time: name and bytes.
    pub data: Vec<(String, u64)>,
    /// Bytes of constants that hold addresses: read-only after relocation.
    pub relocated: u64,
}

/// Checks the archive of the base level.
pub fn check(project: &Project) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let contents = contents(&archive)?;
    let mut findings = findings(&contents, &header::declared(project)?, |symbol| WANTED.contains(&symbol));
    findings.extend(panics(project, &archive)?);
    if findings.is_empty() {
        Ok(format!("one object, {} functions, {} bytes of relocated constants", contents.defined.len(), contents.relocated))
    } else {
        Err(findings.join("\n"))
    }
}

/// What is wrong with an archive, given the functions of the header and what it may ask for.
pub fn findings(contents: &Contents, declared: &BTreeSet<String>, wanted: impl Fn(&str) -> bool) -> Vec<String> {
    let mut findings = Vec::new();
    if contents.objects.len() != 1 {
        findings.push(format!("{} objects, not one: {}", contents.objects.len(), contents.objects.join(" ")));
    }
    for (section, size) in &contents.data {
        findings.push(format!("section {section} of {size} bytes: the archive has no variables"));
    }
    for symbol in contents.undefined.iter().filter(|symbol| !wanted(symbol) && *symbol != PANIC) {
        findings.push(format!("undefined symbol {symbol}"));
    }
    for symbol in contents.defined.difference(declared) {
        findings.push(format!("{symbol} is in the archive, not in the headers"));
    }
    for symbol in declared.difference(&contents.defined) {
        findings.push(format!("{symbol} is in the headers, not in the archive"));
    }
    findings
}

/// Links all of the archive into an empty program: it succeeds only if no panic is reachable. Otherwise, what is known about it.
fn panics(project: &Project, archive: &Path) -> Result<Option<String>> {
    let directory = project.out("link-check")?;
    let (source, program) = (directory.join("empty.c"), directory.join("empty"));
    write(&source, "int main(void) { return 0; }\n")?;
    let cmd = Cmd::new("gcc").arg(&source).arg("-Wl,--whole-archive").arg(archive).args(["-Wl,--no-whole-archive", "-o"]);
    let output = cmd.arg(program).attempt()?;
    if output.success {
        return Ok(None);
    }
    if output.stderr.contains(PANIC) {
        return Ok(Some(format!("a panic is reachable:{}", callers(archive)?)));
    }
    let lines: Vec<&str> = output.stderr.lines().take(20).collect();
    Ok(Some(format!("the archive does not link:\n    {}", lines.join("\n    "))))
}

/// Which function calls which part of core's panics: each function has its own section, with its own relocations.
fn callers(archive: &Path) -> Result<String> {
    let relocations = Cmd::new("readelf").arg("-rW").arg(archive).capture()?.stdout;
    let bare = |section: &str| section.trim_start_matches(".text.").trim_start_matches("unlikely.").to_string();
    let panics = |name: &str| ["panicking", "unwrap_failed", "expect_failed"].iter().any(|part| name.contains(part));
    let mut lines = BTreeSet::new();
    let mut function = None;
    for line in relocations.lines() {
        if let Some(section) = line.strip_prefix("Relocation section '.rela") {
            let section = section.split('\'').next().unwrap_or("");
            function = section.starts_with(".text.").then(|| bare(section)).filter(|name| !panics(name));
        } else if let (Some(function), Some(called)) = (&function, line.split_whitespace().nth(4).filter(|name| panics(name))) {
            lines.insert(format!("\n    {function} calls {}", bare(called)));
        }
    }
    Ok(lines.into_iter().collect())
}

/// Reads an archive with readelf: `nm` misreads Rust's archives where clang's linker plugin is installed.
pub fn contents(archive: &Path) -> Result<Contents> {
    let objects = Cmd::new("ar").arg("t").arg(archive).capture()?.stdout.lines().map(String::from).collect();
    let mut defined = BTreeSet::new();
    let mut undefined = BTreeSet::new();
    for line in Cmd::new("readelf").arg("-Ws").arg(archive).capture()?.stdout.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let [_, _, _, _, bind, visibility, index, name, ..] = fields[..] else { continue };
        if !matches!(bind, "GLOBAL" | "WEAK") {
            continue;
        }
        if index == "UND" {
            undefined.insert(name.to_string());
        } else if visibility == "DEFAULT" {
            defined.insert(name.to_string());
        }
    }
    let (mut data, mut relocated) = (Vec::new(), 0);
    for line in Cmd::new("readelf").arg("-SW").arg(archive).capture()?.stdout.lines() {
        let Some((name, kind, size)) = section(line) else { continue };
        if size == 0 || kind == "RELA" || kind == "REL" {
            continue;
        }
        if name.starts_with(".data.rel.ro") {
            relocated += size;
        } else if [".data", ".bss", ".tdata", ".tbss"].iter().any(|start| name.starts_with(start)) {
            data.push((name.to_string(), size));
        }
    }
    // A symbol of one object that another one asks for is not asked of the outside.
    let undefined = undefined.difference(&defined).cloned().collect();
    Ok(Contents { objects, defined, undefined, data, relocated })
}

/// Name, type and size in a line of `readelf -SW`: `[Nr] Name Type Address Off Size …`.
fn section(line: &str) -> Option<(&str, &str, u64)> {
    let (_, rest) = line.trim_start().strip_prefix('[')?.split_once(']')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let [name, kind, _, _, size, ..] = fields[..] else { return None };
    Some((name, kind, u64::from_str_radix(size, 16).ok()?))
}

#[cfg(test)]
mod tests {
    use super::section;

    #[test]
    fn a_section_line_is_read() {
        let line = "  [17] .bss.x NOBITS          0000000000000000 002d40 000014 00  WA  0   0  4";
        assert_eq!(section(line), Some((".bss.x", "NOBITS", 20)));
        assert_eq!(section("There are 27 section headers"), None);
    }
}
