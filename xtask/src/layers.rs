//! The modules of `xtask` use each other in one direction: no circle, read from what each file names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

type Uses = BTreeMap<String, BTreeSet<String>>;

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words that follow `crate::`, also in one group of braces. Those of derived text are no modules here.
fn named(text: &str) -> BTreeSet<String> {
    let word = |text: &str| text.trim_start().split(|c| !is_word(c)).next().unwrap_or_default().to_string();
    let mut found = BTreeSet::new();
    for (at, prefix) in text.match_indices("crate::") {
        let rest = &text[at + prefix.len()..];
        match rest.strip_prefix('{').and_then(|group| group.split_once("};")) {
            Some((group, _)) => found.extend(group.split(',').map(word)),
            None => _ = found.insert(word(rest)),
        }
    }
    found
}

/// What each module names, its own files below a directory included; the root knows all of them.
fn uses() -> Uses {
    fn collect(root: &Path, at: &Path, uses: &mut Uses) {
        for entry in fs::read_dir(at).expect("a readable directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(root, &path, uses);
                continue;
            }
            let name = path.strip_prefix(root).expect("inside").to_str().expect("UTF-8");
            let module = name.split(['/', '\\', '.']).next().unwrap_or_default();
            if module != "main" {
                uses.entry(module.into()).or_default().extend(named(&fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut uses = Uses::new();
    collect(&root, &root, &mut uses);
    uses
}

/// The modules that are left when those that use none of the others left, or that none of them uses, have been taken away again and again.
fn circles(mut uses: Uses) -> BTreeSet<String> {
    loop {
        let left: BTreeSet<String> = uses.keys().cloned().collect();
        let others =
            |own: &String, named: &BTreeSet<String>| named.iter().filter(|other| *other != own).cloned().collect::<Vec<_>>();
        let used: BTreeSet<String> = uses.iter().flat_map(|(own, named)| others(own, named)).collect();
        uses.retain(|own, named| used.contains(own) && others(own, named).iter().any(|other| left.contains(other)));
        if uses.len() == left.len() {
            return left;
        }
    }
}

#[test]
fn no_module_uses_one_that_uses_it() {
    let uses = uses();
    assert!(uses.len() > 40 && uses["ffi"].contains("archive") && uses["test"].contains("harness"), "{uses:?}");
    assert_eq!(circles(uses), BTreeSet::new());
}

#[test]
fn circles_are_found() {
    let graph = |text: &str| {
        let edges = text.split(' ').filter_map(|edge| edge.split_once('>'));
        edges.fold(Uses::new(), |mut uses, (from, to)| {
            uses.entry(to.into()).or_default();
            uses.entry(from.into()).or_default().insert(to.into());
            uses
        })
    };
    assert_eq!(circles(graph("a>b b>c a>c a>a")), BTreeSet::new());
    assert_eq!(circles(graph("a>b b>c c>b d>c")).into_iter().collect::<Vec<_>>(), ["b", "c"]);
    let text = "use crate::ffi::{self, EIGEN};\nuse crate::{\n    abi, bits,\n};\nfn f() { crate::json::read() }";
    assert_eq!(named(text).into_iter().collect::<Vec<_>>(), ["", "abi", "bits", "ffi", "json"]);
}
