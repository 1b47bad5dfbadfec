//! Tells the crate where `single_in_hardware` holds: the processor has no SIMD that lanes move in, but instructions for single precision.
//! Writes what cbindgen makes of the text of the C interface, a file for each precision, to the directory that the environment names in
//! JACFWD_HEADERS; with the feature `header` only: cbindgen takes a minute to build. `cargo xtask derive` makes the headers of it.

fn main() {
    println!("cargo:rerun-if-changed=src/capi");
    println!("cargo:rerun-if-changed=cbindgen.toml");
    println!("cargo:rustc-check-cfg=cfg(single_in_hardware)");
    if single_in_hardware(&std::env::var("TARGET").unwrap_or_default()) {
        println!("cargo:rustc-cfg=single_in_hardware");
    }
    #[cfg(feature = "header")]
    headers::write();
}

/// By the name of the target: the compiler tells the features of many of them to nobody. Where this is wrong, a replay is slower; its bits are the same.
fn single_in_hardware(target: &str) -> bool {
    let isa = target.split('-').next().unwrap_or_default();
    if let Some(extensions) = isa.strip_prefix("riscv32").or_else(|| isa.strip_prefix("riscv64")) {
        return extensions.contains(['f', 'g']);
    }
    (isa.starts_with("thumb") || isa.starts_with("arm")) && target.ends_with("hf")
}

#[cfg(feature = "header")]
mod headers {
    use std::path::Path;

    /// Shared types first, then in the order a reader wants it.
    const DOUBLE: [&str; 16] = [
        "types",
        "api",
        "shared",
        "programs",
        "pattern",
        "dependence",
        "derivatives",
        "sparse",
        "products",
        "rules",
        "inside",
        "derived/ops64",
        "arrays",
        "derived/scalar64",
        "derived/slopes64",
        "derived/reductions64",
    ];

    const SINGLE: [&str; 12] = [
        "derived/api32",
        "derived/programs32",
        "derived/derivatives32",
        "derived/sparse32",
        "derived/products32",
        "derived/rules32",
        "derived/inside32",
        "derived/ops32",
        "derived/arrays32",
        "derived/scalar32",
        "derived/slopes32",
        "derived/reductions32",
    ];

    /// What the header of single precision says of itself.
    const ABOUT_SINGLE: &str = "\
/* jacfwd in single precision: what jacfwd.h declares with jf_, in float and with jff_. Its first comment has the conventions; types and
 * functions that both precisions share are declared there alone.
 *
 * Derived from src/capi by `cargo xtask derive`; do not edit.
 */";

    /// JFF_CONTEXT_BYTES, of macros of jacfwd.h.
    const BYTES_OF_SINGLE: &str = "
/* Bytes of a context in single precision, as a constant for static arrays; equals jff_context_bytes. See JF_CONTEXT_BYTES. */
#define JFF_CONTEXT_BYTES(functions, blocks, numbers, lanes) \\
    JF_BYTES_(float, (size_t)(functions), (blocks) ? (size_t)(blocks) : 4u * (size_t)(functions), (size_t)(numbers), \\
              (lanes) ? (size_t)(lanes) : JF_DEFAULT_LANES)
/* Memory and configuration of a context in single precision. See JF_CONTEXT. */
#define JFF_CONTEXT(name, functions, blocks, numbers, lanes) \\
    static unsigned char name##_memory[JFF_CONTEXT_BYTES(functions, blocks, numbers, lanes)]; \\
    static const jf_config name##_config = {JF_ABI_VERSION, 0u, functions, blocks, numbers, lanes, 0u, {0u, 0u, 0u, 0u}}
";

    pub fn write() {
        let root = std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR");
        let root = Path::new(&root);
        let double = cbindgen::Config::from_file(root.join("cbindgen.toml")).expect("cbindgen.toml is readable");
        let single = cbindgen::Config {
            include_guard: Some("JACFWD_SINGLE_H".into()),
            sys_includes: Vec::new(),
            includes: vec!["../jacfwd.h".into()],
            header: Some(ABOUT_SINGLE.into()),
            after_includes: Some(BYTES_OF_SINGLE.into()),
            ..double.clone()
        };
        let directory = std::env::var("JACFWD_HEADERS").expect("JACFWD_HEADERS says where the headers go");
        for (config, name, sources) in [(double, "double.h", &DOUBLE[..]), (single, "single.h", &SINGLE[..])] {
            let mut builder = cbindgen::Builder::new().with_config(config);
            for source in sources {
                builder = builder.with_src(root.join("src/capi").join(source).with_extension("rs"));
            }
            let header = builder.generate().expect("the C interface is text that cbindgen understands");
            let mut text = Vec::new();
            header.write(&mut text);
            std::fs::write(Path::new(&directory).join(name), text).expect("the header is writable");
        }
    }
}
