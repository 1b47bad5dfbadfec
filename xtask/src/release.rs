//! Everything a release has: tarballs, and folders for Arduino and PlatformIO, ESP-IDF and Zephyr, with notices and the list of platforms.
//! Does not build: archives come from `archive` and `target`, the desk's tree from `install`.

use crate::archive::Level;
use crate::header;
use crate::install;
use crate::json;
use crate::project::{Project, copy, read, write};
use crate::run::{Cmd, Result};
use crate::setup;
use crate::target::TARGETS;
use std::fs;
use std::path::{Path, PathBuf};

/// Folders of Arduino's build and the target whose archive goes there.
const ARDUINO: [(&str, &str); 8] = [
    ("cortex-m0", "thumbv6m-none-eabi"),
    ("cortex-m0plus", "thumbv6m-none-eabi"),
    ("cortex-m3", "thumbv7m-none-eabi"),
    ("cortex-m4/fpv4-sp-d16-hard", "thumbv7em-none-eabihf"),
    ("cortex-m7/fpv5-sp-d16-hard", "thumbv7em-none-eabihf"),
    ("cortex-m33/fpv5-sp-d16-hard", "thumbv8m.main-none-eabihf"),
    ("esp32c3", "riscv32imac-unknown-none-elf"),
    ("esp32p4", "riscv32imafc-unknown-none-elf"),
];

/// What each target of the ecosystems says of itself, and whether there is an archive for it.
const ASKED: [(&str, &[&str], bool); 8] = [
    ("esp-idf", &["-DIDF_TARGET=esp32c3"], true),
    ("esp-idf", &["-DIDF_TARGET=esp32p4"], true),
    ("esp-idf", &["-DIDF_TARGET=esp32s3"], false),
    ("zephyr", &["-DCONFIG_CPU_CORTEX_M0PLUS=y"], true),
    ("zephyr", &["-DCONFIG_CPU_CORTEX_M4=y", "-DCONFIG_FP_HARDABI=y"], true),
    ("zephyr", &["-DCONFIG_CPU_CORTEX_M33=y", "-DCONFIG_FP_HARDABI=y"], true),
    ("zephyr", &["-DCONFIG_RISCV=y"], true),
    ("zephyr", &["-DCONFIG_XTENSA=y"], false),
];

/// Makes everything below `target/dist/release`; returns the names of what is there.
pub fn make(project: &Project) -> Result<Vec<String>> {
    setup::require(&[&setup::GCC, &setup::CROSS_RUST])?;
    let version = install::version(project)?;
    let root = project.target.join("dist/release");
    let _ = fs::remove_dir_all(&root);
    let notices = notices(project)?;
    let accompany = |directory: &Path| -> Result {
        write(&directory.join("THIRD-PARTY.txt"), &notices)?;
        copy(&project.path("xtask/release/PLATFORMS.md"), &directory.join("PLATFORMS.md"))?;
        ["README.md", "LICENSE-MIT", "LICENSE-APACHE", "CHANGELOG.md"]
            .iter()
            .try_for_each(|name| copy(&project.path(name), &directory.join(name)))
    };

    let desk = root.join(format!("jacfwd-{version}-{}-linux", std::env::consts::ARCH));
    install::install(project, &desk, Level::SHIPPED)?;
    accompany(&desk)?;

    let firmware = root.join(format!("jacfwd-{version}-firmware"));
    for target in &TARGETS {
        let archives =
            target.build(project)?.ok_or_else(|| format!("neither rustup nor Debian's rustc-web has {}", target.triple))?;
        let directory = firmware.join("lib").join(target.triple);
        copy(&archives.full, &directory.join("libjacfwd.a"))?;
        copy(&archives.bare, &directory.join("libjacfwd-bare.a"))?;
    }
    header::copy_c(project, &firmware.join("include"))?;
    accompany(&firmware)?;

    for name in ["arduino", "esp-idf", "zephyr"] {
        let package = root.join(name).join("jacfwd");
        texts(&project.path(&format!("xtask/release/{name}")), &package, &version)?;
        accompany(&package)?;
        header::copy_c(project, &package.join(if name == "arduino" { "src" } else { "include" }))?;
        let archive = |triple: &str| firmware.join("lib").join(triple).join("libjacfwd.a");
        if name == "arduino" {
            ARDUINO
                .iter()
                .try_for_each(|(folder, triple)| copy(&archive(triple), &package.join("src").join(folder).join("libjacfwd.a")))?;
        } else {
            TARGETS.iter().try_for_each(|target| {
                copy(&archive(target.triple), &package.join("lib").join(target.triple).join("libjacfwd.a"))
            })?;
        }
    }
    let mut made = Vec::new();
    for directory in entries(&root)? {
        let name = directory.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // A folder of an ecosystem has the library's folder inside, a tree of its own is called after the release.
        let (tarball, from, inside) = if name.starts_with("jacfwd") {
            (format!("{name}.tar.gz"), &root, name.as_str())
        } else {
            (format!("jacfwd-{version}-{name}.tar.gz"), &directory, "jacfwd")
        };
        // No dates, no owners, one order: the same files make the same bytes.
        let same = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=@0", "-czf"];
        Cmd::new("tar").args(same).arg(root.join(&tarball)).arg("-C").arg(from).arg(inside).capture()?;
        made.push(tarball);
    }
    Ok(made)
}

/// Makes a release and looks at it as its users' tools do.
pub fn check(project: &Project) -> Result<Option<String>> {
    if TARGETS[0].build(project)?.is_none() {
        return Ok(None);
    }
    let made = make(project)?;
    let root = project.target.join("dist/release");
    for name in &made {
        let listed = Cmd::new("tar").arg("-tzf").arg(root.join(name)).capture()?.stdout;
        for file in ["THIRD-PARTY.txt", "PLATFORMS.md", "LICENSE-MIT", "jacfwd.h", "jacfwd/single.h", "libjacfwd.a"] {
            if !listed.lines().any(|line| line.ends_with(&format!("/{file}"))) {
                return Err(format!("{name} has no {file}"));
            }
        }
    }
    for notice in ["musl", "Sun Microsystems", "heapless", "wide"] {
        if !read(&root.join("arduino/jacfwd/THIRD-PARTY.txt"))?.contains(notice) {
            return Err(format!("the notices do not name {notice}"));
        }
    }
    json::parse(&read(&root.join("arduino/jacfwd/library.json"))?)?;
    for (index, (package, says, served)) in ASKED.iter().enumerate() {
        let build = project.out(&format!("ecosystems/{index}"))?;
        let _ = fs::remove_dir_all(&build);
        let cmd =
            Cmd::new("cmake").arg("-S").arg(project.path("ffi-tests/consumers/ecosystems")).arg("-B").arg(&build).args(*says);
        let output = cmd.arg(format!("-DPACKAGE={}", root.join(package).join("jacfwd").display())).attempt()?;
        if output.success != *served {
            return Err(output.failure(&format!("{package} {says:?}")));
        }
    }
    Ok(Some(format!("{} tarballs; {} processors of two ecosystems find theirs", made.len(), ASKED.len())))
}

/// Copies the texts of a folder, with the version in them.
fn texts(from: &Path, to: &Path, version: &str) -> Result {
    for entry in entries(from)? {
        let name = entry.file_name().unwrap_or_default();
        if entry.is_dir() {
            texts(&entry, &to.join(name), version)?;
        } else {
            write(&to.join(name), &read(&entry)?.replace("@VERSION@", version))?;
        }
    }
    Ok(())
}

fn entries(directory: &Path) -> Result<Vec<PathBuf>> {
    let read = fs::read_dir(directory).map_err(|error| format!("cannot read {}: {error}", directory.display()))?;
    let mut entries: Vec<PathBuf> = read.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    Ok(entries)
}

/// The licences of everything that is compiled into an archive, from the sources that it is compiled from.
fn notices(project: &Project) -> Result<String> {
    let mut text = String::from(
        "Third-party code in the archives of jacfwd\n\n\
         libm, which computes every elementary function here, is in large part a translation of musl's mathematics library (MIT licence,\n\
         Copyright © 2005-2020 Rich Felker and others), and that of FreeBSD's msun, whose files carry this notice:\n\n    \
         Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved.\n    \
         Developed at SunPro and SunSoft, a Sun Microsystems, Inc. business.\n    \
         Permission to use, copy, modify, and distribute this software is freely granted, provided that this notice is preserved.\n\n\
         Rust's core library and compiler_builtins are under the MIT licence or the Apache licence, version 2.0.\n",
    );
    let tree = project.cargo().args(["tree", "--package", "jacfwd", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    let mut names: Vec<String> =
        tree.capture()?.stdout.lines().skip(1).filter_map(|line| Some(line.split(' ').next()?.to_string())).collect();
    names.sort();
    names.dedup();
    let metadata = json::parse(&project.cargo().args(["metadata", "--format-version", "1"]).capture()?.stdout)?;
    let packages = metadata.get("packages").map_or(&[][..], json::Value::items);
    for name in names {
        let package = packages.iter().find(|package| package.get("name").and_then(json::Value::text) == Some(&name));
        let package = package.ok_or_else(|| format!("cargo does not know {name}"))?;
        let field = |field| package.get(field).and_then(json::Value::text).unwrap_or("");
        text.push_str(&format!("\n{}\n{} {}, {}\n", "=".repeat(80), name, field("version"), field("license")));
        let directory = Path::new(field("manifest_path")).parent().ok_or("a manifest without a directory")?;
        for file in entries(directory)? {
            let kind = file.file_name().unwrap_or_default().to_string_lossy().to_uppercase();
            if kind.starts_with("LICENSE") || kind.starts_with("COPYING") {
                text.push_str(&format!("\n{}\n", read(&file)?));
            }
        }
    }
    Ok(text)
}
