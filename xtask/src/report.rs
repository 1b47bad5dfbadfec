//! `cargo xtask firmware --report`: flash, memory, stack and instructions of the library on every microcontroller, as one table.
//! Does not know how a target is compiled for; the programs that are measured are in `benches/firmware`.

use crate::emulator;
use crate::ffi::Program;
use crate::filter;
use crate::parallel::parallel;
use crate::project::{Project, read, write};
use crate::run::Result;
use crate::target::{TARGETS, Target};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

const FILE: &str = "docs/firmware-figures.md";

/// What a linked program takes, in bytes: of the library, of the run-time library that comes with it, and of C that was printed.
#[derive(Clone, Copy, PartialEq)]
struct Flash {
    library: u64,
    runtime: u64,
    printed: u64,
}

/// Calls whose flash is measured by adding them to the polynomial, within its function and after its Jacobian.
const OPERATIONS: [&str; 20] = [
    "jff_div(e, x[0], x[1])",
    "jff_square(e, x[0])",
    "jff_sqrt(e, x[0])",
    "jff_exp(e, x[0])",
    "jff_log(e, x[0])",
    "jff_pow(e, x[0], x[1])",
    "jff_sin(e, x[0])",
    "jff_tan(e, x[0])",
    "jff_atan(e, x[0])",
    "jff_atan2(e, x[0], x[1])",
    "jff_hypot(e, x[0], x[1])",
    "jff_fmin(e, x[0], x[1])",
    "jff_erf(e, x[0])",
    "jff_tgamma(e, x[0])",
    "jff_j0(e, x[0])",
    "jff_sigmoid(e, x[0])",
    "jff_dot(e, 3, x, x)",
    "jff_norm(e, 3, x)",
    "jff_uniform(e)",
    "jff_normal(e)",
];
const DRIVERS: [&str; 6] = [
    "*jff_message(context)",
    "jff_call(context, f, in, NULL, out)",
    "jff_jvp(context, f, in, in, NULL, out, out)",
    "jff_jacfwd_batch(context, f, 1, in, NULL, NULL, out)",
    "jff_check(context, f, in, NULL, y)",
    "jff_hessian(context, f, in, NULL, NULL, NULL, out)",
];

/// The target on which they are measured.
const ONE: &str = "thumbv7em-none-eabihf";

/// The figures of one target by name.
struct Figures {
    target: &'static Target,
    /// Of the images, in their order.
    flash: Vec<Flash>,
    /// As the program prints them.
    measured: BTreeMap<String, u64>,
    /// In the order they were printed.
    depths: Vec<(String, u64)>,
}

/// Measures, prints the table and writes it into the documentation.
pub fn command(project: &Project) -> Result {
    emulator::provide(project)?;
    let targets: Vec<&Target> = TARGETS.iter().filter(|target| target.board.counts()).collect();
    let mut archives = Vec::new();
    for target in targets {
        let built = target.build(project)?.ok_or_else(|| format!("{} cannot be built here", target.triple))?;
        archives.push((target, built.full));
    }
    let programs = Programs::new(project)?;
    let all = parallel(&archives, |(target, archive)| programs.measure(project, target, archive))?;
    let one = archives.iter().find(|(target, _)| target.triple == ONE).ok_or("no target to measure calls on")?;
    let text = text(&all) + &calls(project, one.0, &one.1)?;
    print!("{text}");
    write(&project.path(FILE), &text)
}

/// Figures of the stack that are no operation's.
const WHOLE: [&str; 2] = ["stack, driver", "stack, recorded"];

/// What is measured.
struct Programs {
    /// Images whose flash counts, each with a macro that it needs.
    images: Vec<(Program, Option<&'static str>)>,
    figures: Program,
}

impl Programs {
    fn new(project: &Project) -> Result<Self> {
        let [polynomial, functions] = images(project);
        let [called, recorded, filter] = filter::all(project)?;
        let directory = filter::print(project, "figures", &["benches/firmware/print.c"])?;
        let printed = |name: &str| {
            let source = project.path(&format!("benches/firmware/{name}.c"));
            let mut program = Program::new(format!("{name}-printed"), vec![source, directory.join(format!("{name}_printed.c"))]);
            program.headers.push(directory.clone());
            program
        };
        let images = vec![
            (polynomial, None),
            (functions, None),
            (called, None),
            (recorded, None),
            (printed("polynomial"), Some("PRINTED=\"polynomial_printed.h\"")),
            (printed("functions"), Some("PRINTED=\"functions_printed.h\"")),
            (filter, None),
        ];
        let mut figures = printed("figures");
        let filter = ["model.c", "in_context.c", "filter.c", "desk/of_inputs.c"];
        figures.sources.push(project.path("benches/firmware/plain.c"));
        figures.sources.extend(filter.map(|file| project.path(&format!("examples/firmware-ekf/{file}"))));
        Ok(Self { images, figures })
    }

    fn measure(&self, project: &Project, target: &'static Target, archive: &Path) -> Result<Figures> {
        let flash = |(image, define): &(Program, Option<&str>)| Ok(flash(project, target, archive, image, *define)?.0);
        let flash = self.images.iter().map(flash).collect::<Result<_>>()?;
        let binary = project.out(&format!("boards/{}", target.triple))?.join("figures");
        target.board.compile(project, &self.figures, &[], archive, &binary)?;
        let output = target.board.run_counted(project, &binary, 300)?;
        if !output.success || output.stdout.contains("FAILED") {
            return Err(output.failure(&format!("figures on {}", target.triple)));
        }
        let figures = output.stdout.lines().filter_map(|line| line.strip_prefix("figure ")?.rsplit_once(": "));
        let figures: Vec<(String, u64)> =
            figures.filter_map(|(name, number)| Some((name.to_string(), number.trim().parse().ok()?))).collect();
        let (depths, measured): (Vec<_>, Vec<_>) =
            figures.into_iter().partition(|(name, _)| name.starts_with("stack, ") && !WHOLE.contains(&name.as_str()));
        let depths = depths.into_iter().map(|(name, depth)| (name.trim_start_matches("stack, ").to_string(), depth)).collect();
        Ok(Figures { target, flash, measured: measured.into_iter().collect(), depths })
    }
}

/// The two smallest.
fn images(project: &Project) -> [Program; 2] {
    ["polynomial", "functions"].map(|name| Program::new(name, vec![project.path(&format!("benches/firmware/{name}.c"))]))
}

/// Links a program, with a macro defined if asked; returns what it takes of the archive, and that by section.
fn flash(
    project: &Project,
    target: &Target,
    archive: &Path,
    program: &Program,
    define: Option<&str>,
) -> Result<(Flash, Vec<(String, u64)>)> {
    let directory = project.out(&format!("boards/{}", target.triple))?;
    let (binary, map) = (directory.join(&program.name), directory.join(format!("{}.map", program.name)));
    let mut flags = vec![format!("-Wl,-Map={}", map.display())];
    flags.extend(define.map(|define| format!("-D{define}")));
    let flags: Vec<&str> = flags.iter().map(String::as_str).collect();
    target.board.compile(project, program, &flags, archive, &binary)?;
    let sections = sections(&read(&map)?);
    let of = |part: Part| sections.iter().filter(|s| s.part == part).map(|s| s.bytes).sum();
    let flash = Flash { library: of(Part::Library), runtime: of(Part::Runtime), printed: of(Part::Printed) };
    Ok((flash, sections.into_iter().filter(|s| s.part == Part::Library).map(|s| (s.name, s.bytes)).collect()))
}

/// Where a part of a linked program comes from.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Part {
    Library,
    /// What compilers call unasked, and the C library's mathematics.
    Runtime,
    /// What was printed, but for self-tests.
    Printed,
}

/// A part of a linked program.
#[derive(Debug, PartialEq)]
struct Section {
    name: String,
    bytes: u64,
    part: Part,
}

/// The sections of a linker's map that are loaded and come from archives, or from an object with a function NAME_jacobian, which is what was printed. A long
/// name stands on a line of its own.
fn sections(map: &str) -> Vec<Section> {
    let memory = map.split_once("Linker script and memory map").map_or("", |(_, memory)| memory);
    let mut all = Vec::new();
    let mut name = "";
    for line in memory.lines() {
        let fields: Vec<&str> = line.split_whitespace().collect();
        let (at, rest) = match fields.as_slice() {
            [only] if only.starts_with('.') => {
                name = only;
                continue;
            }
            [first, rest @ ..] if first.starts_with('.') => (*first, rest),
            rest => (name, rest),
        };
        name = "";
        let loaded = [".text", ".rodata", ".srodata", ".data", ".sdata", ".ARM.ex"].iter().any(|kind| at.starts_with(kind));
        let (true, [_, size, path]) = (loaded, rest) else { continue };
        all.push((at, u64::from_str_radix(size.trim_start_matches("0x"), 16).unwrap_or(0), *path));
    }
    let is_printed = |(at, _, _): &&(&str, u64, &str)| at.starts_with(".text") && at.ends_with("_jacobian");
    let printed: BTreeSet<&str> = all.iter().filter(is_printed).map(|(_, _, path)| *path).collect();
    let part = |path: &str| {
        if path.contains("compiler_builtins") || path.contains("/libm") {
            Some(Part::Runtime)
        } else if path.contains("libjacfwd") {
            Some(Part::Library)
        } else {
            printed.contains(path).then_some(Part::Printed)
        }
    };
    let some = all.iter().filter(|(_, bytes, _)| *bytes > 0);
    some.filter_map(|(at, bytes, path)| Some(Section { name: (*at).into(), bytes: *bytes, part: part(path)? })).collect()
}

/// Programs link only what they call: the polynomial has nothing of elementary functions, second order and draws, and is smaller for it.
pub fn unused(project: &Project, target: &Target, archive: &Path) -> Result<Option<String>> {
    let [polynomial, functions] = images(project);
    let (small, sections) = flash(project, target, archive, &polynomial, None)?;
    let (large, _) = flash(project, target, archive, &functions, None)?;
    // The compiler keeps one of several functions that do nothing, under the name of any.
    let strange: Vec<&str> = sections
        .iter()
        .filter(|(name, bytes)| {
            *bytes > 32 && ["libm", "single", "6second", "Hyper", "random", "4draw"].iter().any(|part| name.contains(part))
        })
        .map(|(name, _)| name.as_str())
        .collect();
    Ok(if small.library >= large.library {
        Some(format!("{}: {} bytes with elementary functions, {} without", target.triple, large.library, small.library))
    } else if !strange.is_empty() {
        Some(format!("{}: a polynomial links {}", target.triple, strange.join(", ")))
    } else {
        None
    })
}

/// What a call more takes of flash.
fn calls(project: &Project, target: &Target, archive: &Path) -> Result<String> {
    let [polynomial, _] = images(project);
    let (base, _) = flash(project, target, archive, &polynomial, None)?;
    let mut out = format!(
        "\n## Flash of a call more\n\nBytes that the polynomial grows by on {ONE}, what is shared with others included: library + soft double and mem*.\n\n\
         | call | bytes |\n|---|---|\n"
    );
    let defined = |kind: &'static str| move |call: &&'static str| (*call, format!("{kind}={call}"));
    for (call, define) in OPERATIONS.iter().map(defined("OPERATION")).chain(DRIVERS.iter().map(defined("DRIVER"))) {
        let (with, _) = flash(project, target, archive, &polynomial, Some(&define))?;
        let name = call.trim_start_matches('*').split('(').next().unwrap_or(call);
        let _ = writeln!(out, "| `{name}` | {} + {} |", with.library - base.library, with.runtime - base.runtime);
    }
    Ok(out)
}

fn text(all: &[Figures]) -> String {
    let mut out = String::from(
        "# Figures of the library on microcontrollers\n\n\
         Written by `cargo xtask firmware --report`; do not edit. Single precision, gcc -O2 and its assembler, the archives that\n\
         `cargo xtask firmware` leaves, on the emulated boards of [firmware.md](firmware.md). Instructions are QEMU's, counted one by one (`-icount shift=0`).\n\
         The programs are in `benches/firmware` and `examples/firmware-ekf`.\n\n\
         ## Flash\n\n\
         Bytes of the library that are linked, validated driver included; behind the sign, the soft floating point and mem* functions of the archive\n\
         with them. Three directions in the first two images, seven in the filter; the last image has no functions of the filter but their programs,\n\
         which are bytes of its own: those are not counted here, as the functions of the others are not.\n\n\
         | target | polynomial | with sin, cos, sqrt, atan2 | filter | filter, recorded |\n|---|---|---|---|---|\n",
    );
    for f in all {
        let cell = |flash: &Flash| format!("{} + {}", flash.library, flash.runtime);
        let cells: Vec<String> = f.flash.iter().take(4).map(cell).collect();
        let _ = writeln!(out, "| {} | {} |", f.target.triple, cells.join(" | "));
    }
    out.push_str(
        "\nBytes of the same Jacobians [printed as C](printing.md) with `JF_DERIVE_FINITE`, of the elementary functions of the library that they call, and of the\n\
         run-time library; that is all there is, but for the self-test. The filter's are both of its Jacobians.\n\n\
         | target | polynomial | with sin, cos, sqrt, atan2 | filter |\n|---|---|---|---|\n",
    );
    for f in all {
        let cell = |flash: &Flash| format!("{} + {} + {}", flash.printed, flash.library, flash.runtime);
        let cells: Vec<String> = f.flash.iter().skip(4).map(cell).collect();
        let _ = writeln!(out, "| {} | {} |", f.target.triple, cells.join(" | "));
    }
    let at = |f: &Figures, name: &str| f.measured.get(name).map_or_else(|| "–".into(), u64::to_string);
    out.push_str(
        "\n## Memory and stack\n\n\
         Bytes. The filter's context is `JFF_CONTEXT_BYTES(2, 4, 24, 7)`; as used, with the numbers that `jff_numbers_peak` tells; recorded, with the\n\
         numbers that its programs need, and those as flash; printed, the work of its process model. The driver's stack lies between the call of `jff_jacfwd` and the user's function; the\n\
         deepest operation is below that. All of a call that runs the process model's program is the last column.\n\n\
         | target | context of the filter | as used | recorded | programs | printed | driver's stack | arithmetic at most | deepest operation | a program |\n\
         |---|---|---|---|---|---|---|---|---|---|\n",
    );
    const ARITHMETIC: [&str; 5] = ["add", "sub", "mul", "add_c", "mul_c"];
    for f in all {
        let arithmetic = f.depths.iter().filter(|(name, _)| ARITHMETIC.contains(&name.as_str())).map(|(_, depth)| *depth).max();
        let deepest = f.depths.iter().max_by_key(|(_, depth)| *depth);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            f.target.triple,
            at(f, "memory, filter"),
            at(f, "memory, filter, as used"),
            at(f, "memory, filter, recorded"),
            at(f, "memory, programs"),
            at(f, "memory, printed"),
            at(f, "stack, driver"),
            arithmetic.unwrap_or(0),
            deepest.map_or_else(String::new, |(name, depth)| format!("{depth} ({name})")),
            at(f, "stack, recorded"),
        );
    }
    out.push_str(
        "\n## Instructions for a Jacobian\n\n\
         The filter's process model, seven directions, the whole call of the driver: with the bulk operations, operation by operation; with the bulk\n\
         operations where rates and time step are inputs that are not differentiated, and the program recorded from that; the same printed as C, with\n\
         `JF_DERIVE_FINITE`, with `JF_DERIVE_ASSUME_FINITE`; by central differences of plain C, by a Jacobian written by hand, by a scalar dual number in C;\n\
         then a planar arm of four joints, all sines and cosines, called, printed, and by differences with the C library's.\n\n\
         | target | bulk | by operation | of inputs | recorded | printed | printed, finite | printed, assumed | differences | by hand | scalar duals | arm | arm, printed | arm, differences |\n\
         |---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n",
    );
    const COUNTS: [&str; 13] = [
        "process, bulk operations",
        "process, operation by operation",
        "process, of inputs",
        "process, recorded",
        "process, printed",
        "process, printed, finite",
        "process, printed, assumed",
        "process, central differences",
        "process, by hand",
        "process, scalar duals",
        "arm",
        "arm, printed",
        "arm, central differences",
    ];
    for f in all {
        let _ = writeln!(out, "| {} | {} |", f.target.triple, COUNTS.map(|name| at(f, name)).join(" | "));
    }
    out.push_str(
        "\n## Instructions of a driver call and of an operation\n\n\
         The Jacobian of the identity of seven numbers, and what one operation more costs in it, the call included.\n\n\
         | target | driver | mul | add | mul_c | rsqrt | dot of 4 | quat_mul |\n|---|---|---|---|---|---|---|---|\n",
    );
    const OPERATION: [&str; 6] = ["mul", "add", "mul_c", "rsqrt", "dot of 4", "quat_mul"];
    for f in all {
        let cells = OPERATION.map(|name| at(f, &format!("operation, {name}")));
        let _ = writeln!(out, "| {} | {} | {} |", f.target.triple, at(f, "driver"), cells.join(" | "));
    }
    out.push_str(
        "\n## Instructions of functions\n\n\
         An operation for values alone, at the dearest of some points up to 1e4. `deg2rad` is one product: what it takes is the operation's, the rest\n\
         the function's.\n\n\
         | target | deg2rad | sin | cos | tan | exp2 | cbrt | sqrt |\n|---|---|---|---|---|---|---|---|\n",
    );
    const FUNCTION: [&str; 7] = ["deg2rad", "sin", "cos", "tan", "exp2", "cbrt", "sqrt"];
    for f in all {
        let cells = FUNCTION.map(|name| at(f, &format!("function, {name}")));
        let _ = writeln!(out, "| {} | {} |", f.target.triple, cells.join(" | "));
    }
    out.push_str("\n## Stack of every operation\n\nBytes below the function that calls it, first order.\n\n| operation |");
    for f in all {
        let _ = write!(out, " {} |", f.target.triple.split('-').next().unwrap_or(""));
    }
    let _ = writeln!(out, "\n|---|{}", "---|".repeat(all.len()));
    for (i, (name, _)) in all.first().map_or(&[][..], |f| &f.depths).iter().enumerate() {
        let depths: Vec<String> =
            all.iter().map(|f| f.depths.get(i).map_or_else(String::new, |(_, depth)| depth.to_string())).collect();
        let _ = writeln!(out, "| `{name}` | {} |", depths.join(" | "));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Part, Section, sections};

    #[test]
    fn a_map_is_read_with_long_names_and_without_what_is_not_counted() {
        let map = "Discarded\n .text.gone 0x0 0x10 libjacfwd.a(a.o)\nLinker script and memory map\n\
                    .text.jff_mul  0x100  0x2a  x/libjacfwd.a(jacfwd-1.rcgu.o)\n .text._a_long_name\n                0x200   0x10 libjacfwd.a(jacfwd-1.rcgu.o)\n \
                   .debug_info 0x0 0x99 libjacfwd.a(jacfwd-1.rcgu.o)\n .text.memcpy 0x1 0x8 libjacfwd.a(compiler_builtins-3.o)\n .text.main 0x1 0x8 main.o\n \
                   .text.f_jacobian 0x1 0x9 f.o\n .rodata.table 0x1 0x3 f.o\n .text.check_jacobians 0x1 0x7 g.o\n .rodata.f_jacobian_in 0x1 0x7 s.o\n .text.sqrtf 0x1 0x5 lib/libm.a(s.o)\n";
        let section = |name: &str, bytes, part| Section { name: name.into(), bytes, part };
        let expected = [
            section(".text.jff_mul", 42, Part::Library),
            section(".text._a_long_name", 16, Part::Library),
            section(".text.memcpy", 8, Part::Runtime),
            section(".text.f_jacobian", 9, Part::Printed),
            section(".rodata.table", 3, Part::Printed),
            section(".text.sqrtf", 5, Part::Runtime),
        ];
        assert_eq!(sections(map), expected);
    }
}
