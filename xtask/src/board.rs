//! Where C programs for a target run: a cross compiler of Debian and an emulated board. Output and files go through semihosting.
//! Does not know what the programs test.

use crate::emulator;
use crate::ffi::Program;
use crate::project::Project;
use crate::run::{Cmd, Output, Result};
use std::path::Path;

/// A compiler with its flags, and the machine that runs what it makes.
pub struct Board {
    compiler: &'static str,
    flags: &'static [&'static str],
    link: &'static [&'static str],
    machine: Machine,
}

enum Machine {
    /// A board of this emulator, without an operating system.
    Bare(&'static str, &'static [&'static str]),
    /// Linux programs in user mode.
    User(&'static str),
}

const NEWLIB: [&str; 4] = ["--specs=rdimon.specs", "-Wl,--gc-sections", "-Wl,--no-warn-rwx-segments", "-Wl,-z,noexecstack"];
const MPS2: [&str; 5] = ["-Tmps2.ld", NEWLIB[0], NEWLIB[1], NEWLIB[2], NEWLIB[3]];
const AN505: [&str; 5] = ["-Tan505.ld", NEWLIB[0], NEWLIB[1], NEWLIB[2], NEWLIB[3]];
const VIRT: [&str; 6] = [
    "--crt0=hosted",
    "-Wl,--gc-sections",
    "-Wl,--defsym=__flash=0x80000000,--defsym=__flash_size=0x00800000",
    "-Wl,--defsym=__ram=0x80800000,--defsym=__ram_size=0x01000000",
    "-Wl,--defsym=__stack_size=0x100000",
    "-Wl,--no-warn-rwx-segments",
];

/// QEMU's own board with a Cortex-M0 has 16 KB of memory, too little for the harness: a Cortex-M3 runs the same instructions.
pub const M0: Board = Board {
    compiler: "arm-none-eabi-gcc",
    flags: &["-mcpu=cortex-m0", "-mthumb"],
    link: &MPS2,
    machine: Machine::Bare("qemu-system-arm", &["-M", "mps2-an385"]),
};

/// The board with 16 KB, for what fits; with newlib's small form, because a program that is run brings every operation into the 256 KB of flash.
pub const MICROBIT: Board = Board {
    compiler: "arm-none-eabi-gcc",
    flags: &["-mcpu=cortex-m0", "-mthumb"],
    link: &["-Tmicrobit.ld", "--specs=nano.specs", NEWLIB[0], NEWLIB[1], NEWLIB[2], NEWLIB[3]],
    machine: Machine::Bare("qemu-system-arm", &["-M", "microbit"]),
};

pub const M3: Board = Board {
    compiler: "arm-none-eabi-gcc",
    flags: &["-mcpu=cortex-m3", "-mthumb"],
    link: &MPS2,
    machine: Machine::Bare("qemu-system-arm", &["-M", "mps2-an385"]),
};

pub const M4F: Board = Board {
    compiler: "arm-none-eabi-gcc",
    flags: &["-mcpu=cortex-m4", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv4-sp-d16"],
    link: &MPS2,
    machine: Machine::Bare("qemu-system-arm", &["-M", "mps2-an386"]),
};

pub const M33: Board = Board {
    compiler: "arm-none-eabi-gcc",
    flags: &["-mcpu=cortex-m33", "-mthumb", "-mfloat-abi=hard", "-mfpu=fpv5-sp-d16"],
    link: &AN505,
    machine: Machine::Bare("qemu-system-arm", &["-M", "mps2-an505"]),
};

pub const RV32IMAC: Board = Board {
    compiler: "riscv64-unknown-elf-gcc",
    flags: &["-march=rv32imac", "-mabi=ilp32", "--specs=picolibc.specs", "--oslib=semihost"],
    link: &VIRT,
    machine: Machine::Bare("qemu-system-riscv32", &["-M", "virt", "-bios", "none"]),
};

pub const RV32IMAFC: Board = Board {
    compiler: "riscv64-unknown-elf-gcc",
    flags: &["-march=rv32imafc", "-mabi=ilp32f", "--specs=picolibc.specs", "--oslib=semihost"],
    link: &VIRT,
    machine: Machine::Bare("qemu-system-riscv32", &["-M", "virt", "-bios", "none"]),
};

pub const AARCH64: Board = Board {
    compiler: "aarch64-linux-gnu-gcc",
    flags: &[],
    link: &["-static", "-Wl,--gc-sections"],
    machine: Machine::User("qemu-aarch64"),
};

/// Where C programs for boards have their headers.
const INCLUDE: [&str; 4] = ["-Iinclude", "-Iffi-tests", "-Iexamples/firmware-ekf", "-Ibenches/firmware"];

impl Board {
    /// Compiles a program and links it with the library in front of the compiler's own run-time library.
    /// `before` are flags for the archive alone.
    pub fn compile(&self, project: &Project, program: &Program, before: &[&str], archive: &Path, binary: &Path) -> Result {
        let board = project.path("ffi-tests/board");
        // Contraction is the caller's to forbid: gcc ignores the pragma.
        let common = [
            "-std=c11",
            "-O2",
            "-ffp-contract=off",
            // Or a square root is a call, for its errno.
            "-fno-math-errno",
            "-ffunction-sections",
            "-fdata-sections",
            "-DBITS=1",
            "-Wall",
            "-Wextra",
            "-Werror",
        ];
        let cmd = Cmd::new(self.compiler).args(common).args(self.flags).args(INCLUDE).arg("-L").arg(&board);
        let start = self.link.iter().any(|flag| flag.starts_with("-T")).then(|| board.join("cortex-m.c"));
        let cmd = cmd
            .args(program.arguments())
            .args(start)
            .args(before)
            .arg(archive)
            .arg("-Wl,--no-whole-archive")
            .args(self.link)
            .args(["-lm", "-o"])
            .arg(binary);
        cmd.dir(&project.root).capture().map(drop)
    }

    /// Whether the emulator can count instructions.
    pub fn counts(&self) -> bool {
        matches!(self.machine, Machine::Bare(..))
    }

    /// Runs a program in the root of the project; small C libraries give it no arguments.
    pub fn run(&self, project: &Project, program: &Path, seconds: u64) -> Result<Output> {
        self.start(project, program)?.limit(seconds).attempt()
    }

    /// Likewise where time is a count of instructions, one nanosecond each.
    pub fn run_counted(&self, project: &Project, program: &Path, seconds: u64) -> Result<Output> {
        self.start(project, program)?.args(["-icount", "shift=0"]).limit(seconds).attempt()
    }

    fn start(&self, project: &Project, program: &Path) -> Result<Cmd> {
        let cmd = match &self.machine {
            Machine::User(emulator) => Cmd::new(emulator).arg(program),
            Machine::Bare(name, machine) => {
                // Without a channel of its own, some C libraries' output would come out as errors.
                let console =
                    ["-nographic", "-monitor", "none", "-serial", "none", "-chardev", "stdio,id=out", "-semihosting-config"];
                let semihosting = "enable=on,target=native,chardev=out";
                emulator::system(project, name)?.args(*machine).args(console).arg(semihosting).arg("-kernel").arg(program)
            }
        };
        Ok(cmd.dir(&project.root))
    }
}
