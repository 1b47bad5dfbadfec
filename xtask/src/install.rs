//! `cargo xtask install` and `uninstall`: headers, static and shared libraries, pkg-config file and CMake package below a prefix.
//! Knows what goes where; the objects are made by `archive`.

use crate::archive::{self, Level};
use crate::header;
use crate::project::{Project, copy, read, write};
use crate::run::{Cmd, Result};
use crate::setup;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// Where, and for which processor.
struct Order {
    prefix: String,
    destdir: String,
    /// What both libraries are compiled for.
    cpu: Level,
}

/// What a file below the prefix is made of.
enum Content {
    Copy(PathBuf),
    /// The static archive of a level.
    Archive(Level),
    /// The shared library of a level.
    Shared(Level),
    Text(String),
    Link(String),
}

/// `cargo xtask install --prefix P [--destdir D] [--cpu x86-64-v3|native]`.
pub fn command(project: &Project, arguments: &[String]) -> Result {
    let order = Order::parse(arguments)?;
    setup::require(&[&setup::GCC])?;
    let root = order.root();
    println!("{} files below {}", install(project, &root, order.cpu)?, root.display());
    Ok(())
}

/// Puts everything below `root`; returns how many files.
pub fn install(project: &Project, root: &Path, cpu: Level) -> Result<usize> {
    let files = files(project, cpu)?;
    files.iter().try_for_each(|(path, content)| put(project, &root.join(path), content))?;
    Ok(files.len())
}

/// `cargo xtask uninstall --prefix P [--destdir D]`: what any `install` puts there, and the directories that are empty then.
pub fn remove(project: &Project, arguments: &[String]) -> Result {
    let root = Order::parse(arguments)?.root();
    println!("{} files removed below {}", uninstall(project, &root)?, root.display());
    Ok(())
}

/// Removes everything below `root`; returns how many files.
pub fn uninstall(project: &Project, root: &Path) -> Result<usize> {
    let mut removed = 0;
    for (path, _) in files(project, Level::SHIPPED)? {
        let path = root.join(path);
        removed += usize::from(fs::remove_file(&path).is_ok());
        let below = path.ancestors().skip(1).take_while(|directory| directory.starts_with(root));
        // The innermost first, as long as they are empty.
        let _ = below.map(fs::remove_dir).take_while(std::result::Result::is_ok).count();
    }
    Ok(removed)
}

impl Order {
    fn parse(arguments: &[String]) -> Result<Self> {
        const USAGE: &str =
            "usage: cargo xtask install|uninstall --prefix P [--destdir D] [--cpu x86-64-v2|x86-64-v3|x86-64-v4|native]";
        let mut order = Self { prefix: String::new(), destdir: String::new(), cpu: Level::SHIPPED };
        for pair in arguments.chunks(2) {
            let [option, value] = pair else { return Err(USAGE.into()) };
            match option.as_str() {
                "--prefix" => order.prefix.clone_from(value),
                "--destdir" => order.destdir.clone_from(value),
                "--cpu" => order.cpu = Level::parse(value.trim_start_matches("x86-64-"))?,
                _ => return Err(USAGE.into()),
            }
        }
        if Path::new(&order.prefix).is_absolute() {
            Ok(order)
        } else {
            Err(format!("the prefix must be an absolute path\n{USAGE}"))
        }
    }

    fn root(&self) -> PathBuf {
        PathBuf::from(format!("{}{}", self.destdir, self.prefix))
    }
}

/// The version of the library.
pub fn version(project: &Project) -> Result<String> {
    let manifest = read(&project.path("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \"")).ok_or("no version in Cargo.toml")?;
    Ok(line.trim_end_matches('"').into())
}

/// What is in the name that programs link to: while the major version is 0 the minor one tells whether old programs still run.
fn soname(version: &str) -> String {
    let parts: Vec<&str> = version.split('.').collect();
    let kept = if parts.first() == Some(&"0") { 2 } else { 1 };
    format!("libjacfwd.so.{}", parts[..kept.min(parts.len())].join("."))
}

/// The files of an installation, by their path below the prefix; nothing is built yet.
fn files(project: &Project, cpu: Level) -> Result<Vec<(String, Content)>> {
    let version = version(project)?;
    let mut files: Vec<(String, Content)> =
        header::all(project)?.into_iter().map(|(name, from)| (format!("include/{name}"), Content::Copy(from))).collect();
    files.push(("lib/libjacfwd.a".into(), Content::Archive(cpu)));
    let real = format!("libjacfwd.so.{version}");
    files.push((format!("lib/{real}"), Content::Shared(cpu)));
    files.push((format!("lib/{}", soname(&version)), Content::Link(real)));
    files.push(("lib/libjacfwd.so".into(), Content::Link(soname(&version))));
    for (name, path) in TEMPLATES {
        let text = read(&project.path(&format!("xtask/install/{name}")))?;
        files.push((format!("{path}{}", name.trim_end_matches(".in")), Content::Text(text.replace("@VERSION@", &version))));
    }
    Ok(files)
}

/// Texts with the version in them, and where they go.
const TEMPLATES: [(&str, &str); 3] = [
    ("jacfwd.pc.in", "lib/pkgconfig/"),
    ("jacfwdConfig.cmake.in", "lib/cmake/jacfwd/"),
    ("jacfwdConfigVersion.cmake.in", "lib/cmake/jacfwd/"),
];

/// The shared library of a level: its one object, linked with a name that carries the version.
fn shared(project: &Project, level: Level) -> Result<PathBuf> {
    let archive = archive::build(project, level)?;
    let library = archive.with_file_name("libjacfwd.so");
    link_shared(&archive, &library, &soname(&version(project)?))?;
    Ok(library)
}

/// Links an archive to a shared library: all of it, and nothing left open but what the C library has.
pub fn link_shared(archive: &Path, library: &Path, soname: &str) -> Result {
    let cmd = Cmd::new("gcc").args(["-shared", "-nostartfiles", "-o"]).arg(library).arg(format!("-Wl,-soname,{soname}"));
    let cmd = cmd.args(["-Wl,-z,defs", "-Wl,-z,now", "-Wl,-Bsymbolic-functions", "-Wl,--whole-archive"]).arg(archive);
    cmd.arg("-Wl,--no-whole-archive").capture().map(drop)
}

fn put(project: &Project, path: &Path, content: &Content) -> Result {
    // A link, or a library that is running, is replaced, not written into.
    let _ = fs::remove_file(path);
    match content {
        Content::Copy(from) => copy(from, path),
        Content::Archive(level) => copy(&archive::build(project, *level)?, path),
        Content::Shared(level) => copy(&shared(project, *level)?, path),
        Content::Text(text) => write(path, text),
        Content::Link(to) => symlink(to, path).map_err(|error| format!("cannot link {}: {error}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use super::soname;

    #[test]
    fn the_name_changes_with_what_breaks_programs() {
        assert_eq!(soname("0.1.3"), "libjacfwd.so.0.1");
        assert_eq!(soname("2.4.0"), "libjacfwd.so.2");
    }
}
