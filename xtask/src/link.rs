//! Whether the archive goes into other people's programs: C, C++, and beside another static library written in Rust.

use crate::archive::{self, Level};
use crate::compilers::compilers;
use crate::project::{Project, write};
use crate::run::{Cmd, Result};

const PROGRAM: &str = r#"#include <stdio.h>
#include "jacfwd.h"
#ifdef OTHER
#ifdef __cplusplus
extern "C"
#endif
int other_sum(int n);
#endif

int main(void) {
    if (jf_version() == 0 || jf_status_text(0) == NULL) return 1;
#ifdef OTHER
    if (other_sum(10) != 45) return 2;
#endif
    return 0;
}
"#;

/// A static library with everything of std that could clash: allocator, collections, threads, a panic that is caught.
const OTHER: &str = r#"#[unsafe(no_mangle)]
pub extern "C" fn other_sum(n: i32) -> i32 {
    let caught = std::panic::catch_unwind(|| std::hint::black_box(Vec::<i32>::new())[0]).is_err();
    let map: std::collections::HashMap<i32, f64> = (0..n).map(|i| (i, f64::from(i).cbrt().powi(3))).collect();
    let sum = std::thread::spawn(move || map.values().sum::<f64>()).join();
    sum.map_or(-1, |sum| if caught { sum.round() as i32 } else { -2 })
}
"#;

/// Links and runs: each language with each compiler, alone and with the other library, in both orders.
pub fn check(project: &Project) -> Result<String> {
    let archive = archive::build(project, Level::SHIPPED)?;
    let directory = project.out("link-check")?;
    let (c, cpp, rust) = (directory.join("user.c"), directory.join("user.cpp"), directory.join("other.rs"));
    write(&c, PROGRAM)?;
    write(&cpp, PROGRAM)?;
    write(&rust, OTHER)?;
    let other = directory.join("libother.a");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let quiet = ["--edition", "2021", "--crate-type", "staticlib", "-O", "-Cpanic=unwind", "-o"];
    Cmd::new(rustc).args(quiet).arg(&other).arg(&rust).capture()?;

    let system = ["-lpthread", "-ldl", "-lm"];
    let mut programs = 0;
    for tools in compilers() {
        for (compiler, source) in [(tools.c, &c), (tools.cpp, &cpp)] {
            let libraries = [vec![&archive], vec![&archive, &other], vec![&other, &archive]];
            for (index, libraries) in libraries.into_iter().enumerate() {
                let program = directory.join(format!("user-{compiler}-{index}"));
                let define = (index > 0).then_some("-DOTHER");
                let cmd = Cmd::new(compiler).args(define).arg("-I").arg(project.path("include")).arg(source);
                cmd.args(libraries).args(system).arg("-o").arg(&program).capture()?;
                Cmd::new(&program).limit(60).capture()?;
                programs += 1;
            }
        }
    }
    Ok(format!("{programs} programs"))
}
