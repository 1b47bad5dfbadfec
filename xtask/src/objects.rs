//! Object files of C and C++, compiled once for all steps and runs: a source that was compiled with the same words, and of which nothing has
//! changed since, is not compiled again.
//! Does not know what is linked of them.

use crate::once::Once;
use crate::project::Project;
use crate::run::{Cmd, Result, program};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Those of this run, by the words that make them.
static MADE: Once<String, PathBuf> = Once::new();

/// The object of a source, compiled in the root of the project.
pub fn object(project: &Project, compiler: &str, arguments: &[String], source: &Path) -> Result<PathBuf> {
    let words = format!("{compiler} {} {}", arguments.join(" "), source.display());
    MADE.get(words.clone(), &project.shown(source), || {
        let mut hasher = DefaultHasher::new();
        words.hash(&mut hasher);
        let stem = source.file_name().unwrap_or_default().to_string_lossy().replace('.', "-");
        let object = project.out("objects")?.join(format!("{stem}-{compiler}-{:016x}.o", hasher.finish()));
        let list = object.with_extension("d");
        if current(project, compiler, &object, &list) {
            return Ok(object);
        }
        let start = SystemTime::now();
        let partial = object.with_extension("partial");
        let cmd = Cmd::new(compiler).args(arguments).arg("-MD").arg("-MF").arg(&list).arg("-c").arg(source);
        cmd.arg("-o").arg(&partial).dir(&project.root).capture()?;
        // As old as the start: what changes while it is compiled is newer.
        let dated = fs::File::options().write(true).open(&partial).and_then(|file| file.set_modified(start));
        let moved = dated.and_then(|()| fs::rename(&partial, &object));
        moved.map(|()| object).map_err(|error| format!("cannot write {}: {error}", partial.display()))
    })
}

/// Whether the object is newer than every file that it was compiled from, and than its compiler.
fn current(project: &Project, compiler: &str, object: &Path, list: &Path) -> bool {
    let modified = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let (Some(made), Ok(list)) = (modified(object), fs::read_to_string(list)) else { return false };
    let older = |path: &Path| modified(path).is_some_and(|changed| changed < made);
    program(compiler).is_some_and(|path| older(&path)) && used(&list).all(|file| older(&project.root.join(file)))
}

/// The files that a compiler lists behind the object's name, as make reads them.
fn used(list: &str) -> impl Iterator<Item = &str> {
    let files = list.split_once(": ").map_or("", |(_, files)| files);
    files.split_whitespace().filter(|word| *word != "\\")
}

#[cfg(test)]
mod tests {
    use super::{current, used};
    use crate::project::Project;
    use std::fs;

    #[test]
    fn files_are_read_from_the_list() {
        assert_eq!(used("a.o: a.c \\\n /usr/b.h c.h\n").collect::<Vec<_>>(), ["a.c", "/usr/b.h", "c.h"]);
    }

    #[test]
    fn an_object_is_old_when_a_file_is_newer_or_gone() {
        let root = std::env::temp_dir().join(format!("jacfwd-objects-{}", std::process::id()));
        fs::create_dir_all(&root).unwrap();
        let (source, object, list) = (root.join("a.c"), root.join("a.o"), root.join("a.d"));
        let project = Project { target: root.join("target"), root: root.clone() };
        let now = || current(&project, "cc", &object, &list);
        fs::write(&source, "").unwrap();
        fs::write(&list, "a.o: a.c\n").unwrap();
        let second = std::time::Duration::from_secs(1);
        let file = fs::File::create(&object).unwrap();
        let changed = fs::metadata(&source).unwrap().modified().unwrap();
        file.set_modified(changed + second).unwrap();
        assert!(now());
        file.set_modified(changed - second).unwrap();
        assert!(!now(), "the source is newer");
        file.set_modified(changed + second).unwrap();
        fs::write(&list, "a.o: a.c b.h\n").unwrap();
        assert!(!now(), "b.h is gone");
        fs::remove_file(&list).unwrap();
        assert!(!now(), "no list");
        fs::remove_dir_all(&root).unwrap();
    }
}
