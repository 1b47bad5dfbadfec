//! Writes the header of C, to the file that the environment names in JACFWD_HEADER, from the text of the C interface; with the feature `header`
//! only: cbindgen takes a minute to build.

fn main() {
    println!("cargo:rerun-if-changed=src/capi");
    println!("cargo:rerun-if-changed=cbindgen.toml");
    #[cfg(feature = "header")]
    write_header();
}

#[cfg(feature = "header")]
fn write_header() {
    let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
    let root = std::path::Path::new(&root);
    let config = cbindgen::Config::from_file(root.join("cbindgen.toml")).expect("cbindgen.toml is readable");
    let mut builder = cbindgen::Builder::new().with_config(config);
    // Shared types first, then each precision in the order a reader wants them.
    for name in [
        "types",
        "shared",
        "api",
        "inside",
        "derived/ops64",
        "arrays",
        "derived/scalar64",
        "derived/api32",
        "derived/inside32",
        "derived/ops32",
        "derived/arrays32",
        "derived/scalar32",
    ] {
        builder = builder.with_src(root.join("src/capi").join(name).with_extension("rs"));
    }
    let mut text = Vec::new();
    builder.generate().expect("the C interface is text that cbindgen understands").write(&mut text);
    let text = String::from_utf8(text).expect("cbindgen writes UTF-8");
    let header = std::env::var("JACFWD_HEADER").expect("JACFWD_HEADER says where the header goes");
    std::fs::write(header, with_parentheses(&text)).expect("the header is writable");
}

/// Negative constants in parentheses, which cbindgen leaves out: `#define JF_NULL (-1)`.
#[cfg(feature = "header")]
fn with_parentheses(text: &str) -> String {
    let line = |line: &str| match line.rsplit_once(' ') {
        Some((name, value)) if line.starts_with("#define ") && value.starts_with('-') => format!("{name} ({value})\n"),
        _ => format!("{line}\n"),
    };
    text.lines().map(line).collect()
}
