//! What the compiler says where a point is none: which points do, and where to look for others.

use std::path::PathBuf;
use std::process::Command;
use std::time::SystemTime;

/// The newest build of the library beside this test, and the folder of what it depends on.
fn library() -> (PathBuf, PathBuf) {
    let folder = std::env::current_exe().unwrap().parent().unwrap().to_path_buf();
    let newest = std::fs::read_dir(&folder)
        .unwrap()
        .filter_map(|entry| entry.ok())
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with("libjacfwd-") && name.ends_with(".rlib")
        })
        .max_by_key(|entry| entry.metadata().and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH));
    (newest.expect("a library beside the test").path(), folder)
}

/// What the compiler says about a program; empty if it compiles.
fn said(name: &str, body: &str) -> String {
    let (library, folder) = library();
    let source = folder.join(format!("diagnostic-{name}-{}.rs", std::process::id()));
    std::fs::write(&source, format!("pub fn program() {{ {body} }}")).unwrap();
    let output = Command::new(std::env::var("RUSTC").unwrap_or("rustc".into()))
        .args(["--edition", "2024", "--crate-type", "lib", "--emit", "metadata", "-o"])
        .arg(source.with_extension("rmeta"))
        .arg("--extern")
        .arg(format!("jacfwd={}", library.display()))
        .arg("-L")
        .arg(format!("dependency={}", folder.display()))
        .arg(&source)
        .output()
        .unwrap();
    for file in [source.clone(), source.with_extension("rmeta")] {
        _ = std::fs::remove_file(file);
    }
    assert_eq!(output.status.success(), output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn points_that_do_compile() {
    for (name, point) in [("one", "1.0_f64"), ("array", "[1.0_f32; 3]"), ("long", "[1.0_f64; 65]"), ("most", "[1.0_f64; 1024]")] {
        assert_eq!(said(name, &format!("jacfwd::jacfwd(|x| x, {point});")), "");
    }
}

#[test]
fn points_that_do_not_say_what_does() {
    for (name, body, first) in [
        ("length", "jacfwd::jacfwd(|x| x[0], [0.0_f64; 129]);", "`[f64; 129]` is not a point that can be differentiated at"),
        (
            "gradient",
            "jacfwd::gradient(|x| x[0], [0.0_f32; 2000]);",
            "`[f32; 2000]` is not a point that can be differentiated at",
        ),
        ("vec", "jacfwd::jacfwd(|x| x, vec![0.0_f64; 2]);", "`Vec<f64>` is not a"),
        ("slice", "let v = [0.0_f64; 2]; jacfwd::value_and_jacfwd(|x| x, &v[..]);", "`&[f64]` is not a"),
        ("hessian", "jacfwd::hessian(|x| x, vec![0.0_f64; 2]);", "`Vec<f64>` is not a number or array of numbers"),
        ("jvp", "jacfwd::jvp(|x| x, vec![0.0_f64; 2], vec![1.0; 2]);", "`Vec<f64>` is not a number or array of numbers"),
    ] {
        let said = said(name, body);
        assert!(said.contains(first), "{name}: {said}");
        assert!(said.contains("see `jacfwd::workspace`"), "{name}: {said}");
    }
}
