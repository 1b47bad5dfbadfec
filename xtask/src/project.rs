//! Where things are: the checkout, its target directory, and the cargo that builds it.
//! Does not know what is built.

use crate::run::{Cmd, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The directories of one checkout.
pub struct Project {
    /// The directory of the workspace's Cargo.toml.
    pub root: PathBuf,
    /// Where everything built goes: CARGO_TARGET_DIR, or `target` in the checkout.
    pub target: PathBuf,
}

impl Project {
    /// The checkout this program was built from.
    pub fn find() -> Result<Self> {
        // Set by `cargo run`; the compiled-in path serves when the program is started by hand.
        let manifest = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = manifest.parent().ok_or("the xtask directory has no parent")?.to_path_buf();
        if !root.join("Cargo.toml").is_file() {
            return Err(format!("no Cargo.toml in {}: run this from the checkout, as `cargo xtask`", root.display()));
        }
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |target| root.join(target));
        Ok(Self { root, target })
    }

    /// A path in the checkout.
    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// A directory in the target directory, made if it is not there.
    pub fn out(&self, relative: &str) -> Result<PathBuf> {
        let directory = self.target.join(relative);
        fs::create_dir_all(&directory).map_err(|error| format!("cannot make {}: {error}", directory.display()))?;
        Ok(directory)
    }

    /// A path as the reader of a message knows it: relative to the checkout.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }

    /// Cargo in the checkout, without flags from outside: what is built depends on the checkout and the machine only.
    pub fn cargo(&self) -> Cmd {
        let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        self.clean(Cmd::new(cargo))
    }

    /// The cargo at a path, free of what rustup tells its children.
    pub fn cargo_at(&self, path: &str) -> Cmd {
        self.clean(Cmd::new(path)).without("RUSTUP_TOOLCHAIN").without("CARGO").without("LD_LIBRARY_PATH")
    }

    /// Cargo of another installed toolchain.
    pub fn cargo_of(&self, toolchain: &str) -> Cmd {
        self.clean(Cmd::new("rustup").args(["run", toolchain, "cargo"]))
            .without("RUSTUP_TOOLCHAIN")
            .without("RUSTC")
            .without("CARGO")
    }

    fn clean(&self, cmd: Cmd) -> Cmd {
        cmd.dir(&self.root).env("CARGO_TARGET_DIR", &self.target).without("RUSTFLAGS").without("CARGO_ENCODED_RUSTFLAGS")
    }

    /// The files of a directory with one of these endings, sorted; none is an error, for whoever asks expects some.
    pub fn files(&self, directory: &str, endings: &[&str]) -> Result<Vec<PathBuf>> {
        let entries = fs::read_dir(self.path(directory)).map_err(|error| format!("cannot read {directory}: {error}"))?;
        let ends = |path: &PathBuf| path.extension().and_then(|end| end.to_str()).is_some_and(|end| endings.contains(&end));
        let mut files: Vec<PathBuf> =
            entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file() && ends(path)).collect();
        files.sort();
        if files.is_empty() { Err(format!("no file in {directory} ends with {}", endings.join(" or "))) } else { Ok(files) }
    }
}

/// The text of a file, or a message that names it.
pub fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read {}: {error}", path.display()))
}

/// Copies a file, making the directory it goes to.
pub fn copy(from: &Path, to: &Path) -> Result {
    let copied = to.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(from, to));
    copied.map(drop).map_err(|error| format!("cannot copy {} to {}: {error}", from.display(), to.display()))
}

/// Writes a file, making its directory.
pub fn write(path: &Path, text: &str) -> Result {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text)).map_err(|error| format!("cannot write {}: {error}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::Project;

    #[test]
    fn a_directory_without_the_files_is_an_error() {
        let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
        let project = Project { target: root.join("target"), root };
        assert!(project.files("src", &["rs"]).is_ok_and(|files| files.len() > 10));
        assert_eq!(project.files("src", &["c", "cpp"]), Err("no file in src ends with c or cpp".into()));
        assert!(project.files("nowhere", &["rs"]).is_err());
    }
}
