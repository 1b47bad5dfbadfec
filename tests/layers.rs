//! The layers of the crate: what each module names, held against the picture in ARCHITECTURE.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Who may use whom. `error` may be used by everybody and uses nobody.
const LAYERS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("lanes", &[]),
    ("argnums", &["error"]),
    ("checksum", &[]),
    ("chunk", &["error"]),
    ("random", &["error"]),
    ("shape", &["error"]),
    ("sparsity", &["checksum", "error"]),
    ("ops", &["error", "lanes"]),
    ("dual", &["error", "lanes", "ops"]),
    ("array", &["error", "dual", "ops"]),
    ("driver", &["error", "argnums", "chunk", "dual", "ops", "random", "shape", "sparsity"]),
    ("fixed", &["dual", "ops"]),
    ("workspace", &["error", "argnums", "driver", "dual", "ops", "program", "random", "recorded", "shape", "sparsity"]),
    ("interop", &["error", "dual", "ops"]),
    ("slots", &["error", "dual", "lanes", "ops"]),
    ("program", &["error", "argnums", "array", "checksum", "ops", "shape", "sparsity"]),
    ("recorded", &["error", "array", "driver", "dual", "ops", "program", "random"]),
    ("print", &["error", "array", "dual", "ops", "program", "random", "recorded", "sparsity"]),
    ("derivative", &["error", "argnums", "array", "ops", "program", "random", "recorded", "sparsity"]),
    ("replay", &["error", "array", "driver", "dual", "lanes", "ops", "program", "random", "recorded", "slots"]),
    ("eager", &["error", "array", "driver", "dual", "ops", "program", "random", "replay", "shape", "slots"]),
    (
        "capi",
        &[
            "error",
            "argnums",
            "array",
            "derivative",
            "driver",
            "dual",
            "eager",
            "lanes",
            "ops",
            "print",
            "program",
            "random",
            "recorded",
            "replay",
            "shape",
            "slots",
            "sparsity",
        ],
    ),
    ("panic", &[]),
];

/// The floors of rooms with inner structure, from the lowest: a file or folder may use those on lower floors only.
const FLOORS: &[(&str, &[&[&str]])] = &[
    ("array", &[&["arithmetic"], &["function"], &["reduction"], &["slice", "list"], &["dispatch", "tangent"]]),
    (
        "driver",
        &[
            &["active", "draw", "steps"],
            &["plan"],
            &["pass"],
            &["first"],
            &["batch", "second", "check", "sparse", "product"],
            &["sparse_second"],
        ],
    ),
    (
        "slots",
        &[
            &["slot", "flags", "cpu"],
            &["level", "kernel"],
            &["tile"],
            &["higher", "exported"],
            &["unit"],
            &["outside", "step"],
            &["many"],
        ],
    ),
    (
        "program",
        &[
            &["code", "blocks"],
            &["recorder"],
            &["bytes", "signature"],
            &["sheet"],
            &["path", "rules", "rule_name"],
            &["tape"],
            &["life", "open", "print", "dependence"],
            &["build", "columns", "twice"],
            &["pattern"],
        ],
    ),
    ("recorded", &[&["listener", "slots"], &["number", "array", "sum", "derived"], &["run"]]),
    (
        "print",
        &[
            &["search", "out", "helpers", "names", "matrix"],
            &["lines", "arrays"],
            &["steps"],
            &["order", "nests"],
            &["tables", "repeats"],
            &["choice"],
            &["study"],
            &["needs"],
            &["printer"],
            &["expression", "lanes"],
            &["function"],
            &["file"],
            &["selftest", "casadi"],
        ],
    ),
    (
        "derivative",
        &[
            &["lists", "request"],
            &["deriver"],
            &["signs"],
            &["chain"],
            &["slopes", "array"],
            &["number", "product"],
            &["rule"],
            &["walk"],
        ],
    ),
    (
        "replay",
        &[
            &["words"],
            &["machine", "points"],
            &["arrays"],
            &["rule"],
            &["general"],
            &["sum"],
            &["quick"],
            &["level"],
            &["exported"],
        ],
    ),
    (
        "eager",
        &[
            &["handed", "numbers", "outcome"],
            &["quick_table", "table"],
            &["registered", "eval"],
            &["operation", "recording", "life", "choice", "draw", "show", "dot"],
            &["handles", "quick"],
            &["arrays", "supplied", "rule", "level", "exported", "arena"],
            &["pass"],
        ],
    ),
    (
        "capi",
        &[
            &["types", "tables", "jacobian", "pieces", "kernels"],
            &["request", "layout", "plan_memory"],
            &["context"],
            &["drivers", "pattern"],
            &["recordings", "sparse_drivers", "product_drivers", "rule_memory", "api"],
            &["differentiation", "runners", "printing"],
            &["shared", "inside", "arrays", "products", "programs", "dependence", "sparse", "rules"],
            &["derivatives"],
            &["derived"],
        ],
    ),
];

/// The one place that names each dependency.
const DOORS: &[(&str, &str)] =
    &[("wide", "src/lanes/"), ("libm", "src/ops/float.rs"), ("heapless", "src/workspace/storage.rs"), ("cbindgen", "build.rs")];

/// Dependencies behind features, all of them the business of `interop`.
const OPTIONAL: &[&str] = &["num_traits", "simba", "approx"];

/// Every Rust file of the crate by its path, without comments and literals.
fn sources() -> BTreeMap<String, String> {
    fn collect(root: &Path, at: &Path, files: &mut BTreeMap<String, String>) {
        for entry in fs::read_dir(at).expect("a readable directory") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                collect(root, &path, files);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let name = path.strip_prefix(root).expect("inside").to_str().expect("UTF-8").replace('\\', "/");
                files.insert(name, code(&fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = BTreeMap::new();
    collect(root, &root.join("src"), &mut files);
    files.insert("build.rs".into(), code(&fs::read_to_string(root.join("build.rs")).expect("UTF-8")));
    files
}

/// The text without its test module, line comments and what stands in double quotes.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
    let mut out = String::new();
    for line in text.lines() {
        let mut quoted = false;
        let mut rest = line.chars().peekable();
        while let Some(c) = rest.next() {
            match c {
                '\\' if quoted => _ = rest.next(),
                // A quote as a character literal opens nothing.
                '"' if !out.ends_with('\'') => quoted = !quoted,
                '/' if !quoted && rest.peek() == Some(&'/') => break,
                _ if !quoted => out.push(c),
                _ => {}
            }
        }
        out.push('\n');
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The words that follow `prefix` wherever it begins a path, groups in braces opened.
fn words_after(text: &str, prefix: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (at, _) in text.match_indices(prefix) {
        if text[..at].ends_with(|c| is_word(c) || c == ':') {
            continue;
        }
        let rest = &text[at + prefix.len()..];
        let Some(group) = rest.strip_prefix('{') else {
            found.extend(Some(rest.split(|c| !is_word(c)).next().unwrap_or_default().to_string()));
            continue;
        };
        // In `{a::b, c::{d, e}}` the words at depth 0 after a comma.
        let (mut depth, mut word, mut open) = (0, String::new(), true);
        for c in group.chars() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => open = true,
                _ if depth == 0 && open && is_word(c) => word.push(c),
                _ if depth == 0 && !c.is_whitespace() => open = false,
                _ => {}
            }
            if (!open || c == ',') && !word.is_empty() {
                found.insert(std::mem::take(&mut word));
            }
        }
        found.extend(Some(word));
    }
    found.remove("");
    found
}

/// The module of a file: `src/ops/log.rs` and `src/ops/mod.rs` belong to `ops`, `src/shape.rs` to `shape`.
fn module(path: &str) -> Option<&str> {
    path.strip_prefix("src/")?.split(['/', '.']).next()
}

/// Whether a file reaches the root of the crate by `super`: one for each level it lies deep.
fn climbs_out(path: &str, text: &str) -> bool {
    let depth = path.matches('/').count() - usize::from(path.ends_with("/mod.rs"));
    text.contains(&"super::".repeat(depth))
}

/// The module that each name exported by the root comes from.
fn exports(root: &str) -> BTreeMap<String, &'static str> {
    let from = |module: &'static str| words_after(root, &format!("{module}::")).into_iter().map(move |name| (name, module));
    LAYERS.iter().flat_map(|(module, _)| from(module)).collect()
}

#[test]
fn modules_use_only_what_points_at_them() {
    let layers: BTreeMap<&str, &[&str]> = LAYERS.iter().copied().collect();
    let sources = sources();
    let exports = exports(&sources["src/lib.rs"]);
    assert_eq!((exports.get("Dual"), exports.get("Number")), (Some(&"dual"), Some(&"ops")));
    let mut seen = BTreeSet::new();
    for (path, text) in &sources {
        let Some(own) = module(path).filter(|own| *own != "lib") else { continue };
        let allowed = layers.get(own).unwrap_or_else(|| panic!("{path} is in no layer"));
        for word in words_after(text, "crate::") {
            let used = exports.get(&word).copied().unwrap_or(&word);
            assert!(used == own || allowed.contains(&used), "{path} uses {word} of {used}; {own} may use {allowed:?}");
        }
        assert!(!climbs_out(path, text), "{path} leaves its module by super");
        seen.insert(own);
    }
    assert_eq!(seen, layers.keys().copied().collect(), "every layer has files");
}

/// What a file of a room uses of the same room, as files and folders of it; names that its `mod.rs` hands on are those of where they come from.
fn used_within<'a>(
    path: &str,
    text: &str,
    room: &str,
    parts: &BTreeSet<&'a str>,
    handed_on: &BTreeMap<String, &'a str>,
) -> BTreeSet<&'a str> {
    let inside = path.strip_prefix(&format!("src/{room}/")).unwrap_or_default();
    let depth = inside.matches('/').count() + usize::from(!inside.ends_with("mod.rs"));
    let mut words = words_after(text, &format!("crate::{room}::"));
    if depth > 0 {
        words.extend(words_after(text, &"super::".repeat(depth)));
    }
    words.iter().filter_map(|word| parts.get(word.as_str()).or_else(|| handed_on.get(word)).copied()).collect()
}

/// The names at the ends of the paths that begin with a part: `First` of `kernel::first::First`.
fn leaves(text: &str, part: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut prefixes = vec![format!("{part}::")];
    while let Some(prefix) = prefixes.pop() {
        for word in words_after(text, &prefix) {
            let deeper = format!("{prefix}{word}::");
            if text.contains(&deeper) {
                prefixes.push(deeper);
            }
            found.insert(word);
        }
    }
    found
}

#[test]
fn parts_of_a_room_use_what_lies_below_them() {
    let sources = sources();
    for (room, floors) in FLOORS {
        let floor_of: BTreeMap<&str, usize> =
            floors.iter().enumerate().flat_map(|(k, floor)| floor.iter().map(move |part| (*part, k))).collect();
        let parts: BTreeSet<&str> = floor_of.keys().copied().collect();
        let root = &sources[&format!("src/{room}/mod.rs")];
        let handed_on: BTreeMap<String, &str> =
            parts.iter().flat_map(|part| leaves(root, part).into_iter().map(move |name| (name, *part))).collect();
        let mut seen = BTreeSet::new();
        for (path, text) in sources.iter().filter(|(path, _)| path.starts_with(&format!("src/{room}/"))) {
            let inside = path.strip_prefix(&format!("src/{room}/")).unwrap_or_default();
            let part = inside.split(['/', '.']).next().unwrap_or_default();
            if part == "mod" {
                continue;
            }
            let own = *floor_of.get(part).unwrap_or_else(|| panic!("{path} is on no floor of {room}"));
            for used in used_within(path, text, room, &parts, &handed_on).into_iter().filter(|used| *used != part) {
                assert!(floor_of[used] < own, "{path}, on floor {own} of {room}, uses {used} on floor {}", floor_of[used]);
            }
            seen.insert(part);
        }
        assert_eq!(seen, parts, "every part of {room} has files");
    }
}

#[test]
fn every_dependency_has_one_door() {
    let sources = sources();
    for (dependency, door) in DOORS {
        let named: Vec<&String> = sources.iter().filter(|(_, text)| names(text, dependency)).map(|(path, _)| path).collect();
        assert!(!named.is_empty(), "{dependency} is not used");
        assert!(named.iter().all(|path| path.starts_with(door)), "{dependency} is named in {named:?}");
    }
    for dependency in OPTIONAL {
        let named: Vec<&String> = sources.iter().filter(|(_, text)| names(text, dependency)).map(|(path, _)| path).collect();
        assert!(named.iter().all(|path| path.starts_with("src/interop/")), "{dependency} is named in {named:?}");
    }
}

/// Whether a path of `text` starts with this crate.
fn names(text: &str, dependency: &str) -> bool {
    let path = format!("{dependency}::");
    let whole = |at: usize| !text[..at].ends_with(|c| is_word(c) || c == ':');
    text.match_indices(&path).any(|(at, _)| whole(at)) || text.contains(&format!("extern crate {dependency}"))
}

#[test]
fn unsafe_code_is_where_memory_of_the_caller_is() {
    let allowed = ["src/slots/", "src/replay/", "src/eager/", "src/capi/", "src/panic.rs"];
    for (path, text) in sources().iter().filter(|(path, _)| !allowed.iter().any(|start| path.starts_with(start))) {
        let words: Vec<&str> = text.split(|c: char| !is_word(c) && c != '{').filter(|word| !word.is_empty()).collect();
        for pair in words.windows(2).filter(|pair| pair[0] == "unsafe") {
            // Traits of others declare methods unsafe; what is done in them is not. The square root is one instruction, by name.
            let elsewhere =
                path.starts_with("src/interop/") && pair[1] == "fn" || path == "src/lanes/sqrt.rs" && pair[1] == "naked";
            assert!(elsewhere, "{path} has unsafe code");
        }
    }
    let root = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lib.rs")).expect("UTF-8");
    let denied = root.lines().any(|line| line.starts_with("#![deny(") && line.contains("unsafe_code"));
    assert!(denied, "the root denies unsafe code");
}

#[test]
fn paths_are_read_in_every_form() {
    let read = |text: &str| words_after(&code(text), "crate::").into_iter().collect::<Vec<_>>();
    assert_eq!(read("use crate::ops::{Float, Number};\nuse crate::dual;"), ["dual", "ops"]);
    assert_eq!(read("use crate::{ops::{Float, dual}, error::Error,\n shape};"), ["error", "ops", "shape"]);
    assert_eq!(read("fn f() { crate::chunk::plan(\"crate::argnums\") } // crate::random"), ["chunk"]);
    assert_eq!(read("use other_crate::ops;"), [""; 0]);
    let named = "pub use kernel::first::First;\npub use kernel::{Chained, Order};\npub use slot::Slot;";
    assert!(
        ["First", "Chained", "Order"].iter().all(|name| leaves(named, "kernel").contains(*name))
            && !leaves(named, "kernel").contains("Slot")
    );
    let (parts, handed_on) = (BTreeSet::from(["eval", "numbers", "dot"]), BTreeMap::from([("Eval".to_string(), "eval")]));
    let used = |path: &str, text: &str| used_within(path, text, "eager", &parts, &handed_on).into_iter().collect::<Vec<_>>();
    assert_eq!(used("src/eager/life.rs", "use super::eval::Eval;\nuse super::{numbers, other};"), ["eval", "numbers"]);
    assert_eq!(used("src/eager/dot/mod.rs", "use super::numbers;"), ["numbers"]);
    assert_eq!(
        used("src/eager/dot/registers.rs", "use super::super::eval;\nuse super::numbers;\nuse crate::eager::Eval;"),
        ["eval"]
    );
    assert!(climbs_out("src/ops/log.rs", "use super::super::dual;") && !climbs_out("src/ops/log.rs", "use super::Float;"));
    assert!(climbs_out("src/ops/mod.rs", "use super::dual;") && climbs_out("src/shape.rs", "use super::super::ops;"));
}
