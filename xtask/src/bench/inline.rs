//! Inline numbers of C++ beside Ceres' jets and Eigen's AutoDiffScalar, by each compiler and for three kinds of processor.
//! Prints ratios; the answers are asserted by the program.

use crate::archive::{self, Level};
use crate::compilers::{CLANG, GCC};
use crate::project::Project;
use crate::run::{Cmd, Result};

/// Flags of the compilers, and the archive that goes with them.
const COLUMNS: [(&[&str], Level); 3] =
    [(&["-O2"], Level::Base), (&["-O3", "-march=x86-64-v3"], Level::V3), (&["-O3", "-march=native"], Level::Native)];

/// Compiles `benches/inline` in every way and prints what the programs print.
pub fn command(project: &Project) -> Result {
    let directory = project.out("bench-inline")?;
    // The figures of the arm.
    let figures = directory.join("callback.o");
    let cmd = Cmd::new(GCC.c).args(["-std=c11", "-O2", "-Iinclude", "-c", "benches/c/callback.c", "-o"]);
    cmd.arg(&figures).dir(&project.root).capture()?;
    for compiler in [GCC.cpp, CLANG.cpp] {
        for (flags, level) in COLUMNS {
            println!("\n{compiler} {}", flags.join(" "));
            let archive = archive::build(project, level)?;
            let program = directory.join(format!("{compiler}-{}", level.name()));
            let cmd = Cmd::new(compiler).args(["-std=c++17", "-Iinclude", "-isystem", "/usr/include/eigen3"]).args(flags);
            let cmd = cmd.arg("benches/inline/main.cpp").arg(&figures).arg(archive).args(["-lm", "-o"]).arg(&program);
            cmd.dir(&project.root).capture()?;
            Cmd::new(program).dir(&project.root).stream()?;
        }
    }
    Ok(())
}
