//! The project's commands: `cargo xtask`.
//! Knows which command there is and what it is called; what it does is in the module of that name.

mod abi;
mod accuracy;
mod archive;
mod bench;
mod bits;
mod board;
mod boards;
mod casadi;
mod coming_from;
mod compilers;
mod consumers;
mod coverage;
mod cpp;
mod demo;
mod derive;
mod dist;
mod emulator;
mod examples;
mod ffi;
mod filter;
mod firmware;
mod fuzz;
mod harness;
mod header;
mod install;
mod json;
#[cfg(test)]
mod layers;
mod link;
mod misra;
mod msrv;
mod objects;
mod once;
mod package;
mod parallel;
mod printed;
mod project;
mod python;
mod readme;
mod release;
mod report;
mod run;
mod setup;
mod solvers;
mod staticlib;
mod symbols;
mod target;
mod test;
mod vehicle;

use project::Project;
use run::Result;
use std::process::ExitCode;

struct Command {
    name: &'static str,
    arguments: &'static str,
    about: &'static str,
    run: fn(&Project, &[String]) -> Result,
}

const COMMANDS: &[Command] = &[
    Command { name: "demo", arguments: "", about: "fit the NIST data sets in C, with exact Jacobians", run: demo::command },
    Command {
        name: "dist",
        arguments: "[--level LEVEL] | --release",
        about: "leave archive and headers in target/dist, or all of a release",
        run: dist::command,
    },
    Command {
        name: "install",
        arguments: "--prefix P [--destdir D] [--cpu CPU]",
        about: "headers, libraries, pkg-config file and CMake package",
        run: install::command,
    },
    Command {
        name: "uninstall",
        arguments: "--prefix P [--destdir D]",
        about: "remove what install put there",
        run: install::remove,
    },
    Command {
        name: "firmware",
        arguments: "[--precision P] [TARGET…] | --report",
        about: "leave archives for microcontrollers in target/dist/firmware, or measure them",
        run: firmware::command,
    },
    Command {
        name: "test",
        arguments: "[--rest | --all | STEP…]",
        about: "run the first half of the tests, the rest, both, or the named steps",
        run: test::command,
    },
    Command {
        name: "derive",
        arguments: "[--check]",
        about: "write the derived text again, or compare it",
        run: derive::command,
    },
    Command { name: "accuracy", arguments: "[--points N]", about: "measure every slope against mpmath", run: accuracy::command },
    Command {
        name: "exhaustive",
        arguments: "",
        about: "measure sin, cos, tan, exp2 and cbrt at every f32",
        run: accuracy::exhaustive,
    },
    Command {
        name: "bench",
        arguments: "[--rust | --c | --casadi] [FILTER]",
        about: "time the problems beside their rivals",
        run: bench::command,
    },
    Command {
        name: "fuzz",
        arguments: "[--minutes N | --coverage]",
        about: "random programs over the C interface against an oracle, with libFuzzer",
        run: fuzz::command,
    },
    Command {
        name: "print-demo",
        arguments: "",
        about: "print a function and its Jacobian as C, compile it, and compare",
        run: demo::print,
    },
    Command {
        name: "printed",
        arguments: "",
        about: "every recorded function of the C harness, and its derivatives, printed as C, compiled in every manner and compared",
        run: printed::run,
    },
    Command {
        name: "abi",
        arguments: "",
        about: "write the description of the shared library's interface again",
        run: abi::command,
    },
    Command { name: "setup", arguments: "", about: "install (as root) or name the Debian packages", run: setup::command },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(name) = arguments.first() else {
        help();
        return ExitCode::FAILURE;
    };
    if matches!(name.as_str(), "help" | "-h" | "--help") {
        help();
        return ExitCode::SUCCESS;
    }
    let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
        eprintln!("cargo xtask: there is no command `{name}`\n");
        help();
        return ExitCode::FAILURE;
    };
    match Project::find().and_then(|project| (command.run)(&project, &arguments[1..])) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("cargo xtask {name}: {message}");
            ExitCode::FAILURE
        }
    }
}

fn help() {
    println!("usage: cargo xtask COMMAND\n");
    let called: Vec<String> = COMMANDS.iter().map(|command| format!("{} {}", command.name, command.arguments)).collect();
    let width = called.iter().map(|text| text.chars().count()).max().unwrap_or(0);
    for (command, text) in COMMANDS.iter().zip(called) {
        println!("  {text:<width$} {}", command.about);
    }
    println!("\nSteps of `test`:");
    test::list();
}
