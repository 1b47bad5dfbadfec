//! `docs/operations.md`: the operations with domains, formulas, measured errors and awkward points.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::figures::{Figure, Figures};
use super::operations::{Call, Operation};

const HEAD: &str = "# Operations\n\n\
Derived from the operations and from `tests/vectors/bounds.txt` by `cargo xtask derive`; do not edit.\n\n\
Each operation exists as `jf_NAME` (double) and `jff_NAME` (float) in C and as a method of every number in Rust. Errors are the largest\n\
at random points of each precision, measured against high-precision references (`cargo xtask accuracy`), in units in the last place: value,\n\
slope, second derivative. Near roots some errors are relative to the terms that cancel there, or to the amplitude of an oscillation: in units\n\
of the small result itself they are larger, without a bound. [Where the points are](#measured-where) is told below, with how many there are\n\
and the operations and errors of which this is so; exceptional arguments have figures apart. Angles are in radians.\n\n\
| C | Rust | value and derivatives | domain | error, f64 | error, f32 |\n|---|---|---|---|---|---|\n";

const RANGES: &str = "\n## Measured where\n\n\
The points at which errors were measured, and their number in f64 and f32, from the program that draws them (`tests/vectors/make.py`); only those whose results are\n\
normal numbers count. Several ranges of one argument are separated by semicolons and drawn from equally often; magnitudes are\n\
drawn evenly by exponent, and `near` means at a relative distance from a few ULP to ½. Further arguments follow `with`. The points at which the largest errors were found\n\
are committed and measured again in every test run.\n\n\
| operation | points | ranges |\n|---|---|---|\n";

const EDGES: &str = "\n## Awkward points\n\n\
What each operation gives where textbooks stop; checked point by point in every mode and precision. A lane whose tangent is zero stays zero\n\
at all of them. Arguments first, the plain parameter of a mixed form last; second derivatives are the upper triangle, row by row.\n\n\
| operation | at | value | slopes | second derivatives |\n|---|---|---|---|---|\n";

/// The text of the file.
pub fn text(operations: &[Operation], figures: &Figures) -> String {
    let mut out = String::from(HEAD);
    for o in operations {
        let f = o.facts;
        let error = |precision: &str| {
            let show = |figure: &Figure| {
                let part = |x: &Option<String>| x.clone().unwrap_or("–".into());
                format!("{} / {} / {}", part(&figure.value), part(&figure.slope), part(&figure.second))
            };
            let usual = figures.get(f.name, precision).map_or("exact steps".into(), show);
            let far = format!("{}.far", f.name);
            match (figures.get(&far, precision), figures.range(&far)) {
                (Some(figure), Some(range)) => format!("{usual}; {} for {range}", show(figure)),
                _ => usual,
            }
        };
        let rust = match o.call {
            Call::UnaryReal => format!("{}(c)", f.rust),
            Call::UnaryInteger => format!("{}(k)", f.rust),
            Call::Binary => format!("{}(b)", f.rust),
            Call::Ternary => format!("{}(b, c)", f.rust),
            Call::Unary => f.rust.to_string(),
        };
        let _ = writeln!(
            out,
            "| `{}` | `{rust}` | {} `{}` | {} | {} | {} |",
            f.name,
            cell(f.doc),
            cell(f.formula),
            cell(f.domain),
            error("f64"),
            error("f32")
        );
    }
    out.push_str(RANGES);
    for o in operations {
        let name = o.facts.name;
        for set in [name.to_string(), format!("{name}.far")] {
            let Some(range) = figures.range(&set) else { continue };
            let points =
                |precision: &str| figures.get(&set, precision).and_then(|figure| figure.points.clone()).unwrap_or("–".into());
            let note = if set == name { "" } else { ", exceptional" };
            let caution = if set == name { figures.caution(name) } else { String::new() };
            let range = format!("{range}. {caution}");
            let range = range.trim_end_matches(". ");
            let _ = writeln!(out, "| `{name}`{note} | {}, {} | {} |", points("f64"), points("f32"), cell(range));
        }
    }
    out.push_str(EDGES);
    for o in operations {
        for edge in o.facts.edges {
            let y = edge.y.map_or("libm's".into(), number);
            let _ = writeln!(out, "| `{}` | {} | {y} | {} | {} |", o.facts.name, list(edge.at), list(edge.d1), list(edge.d2));
        }
    }
    out
}

/// Text for a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn list(numbers: &[f64]) -> String {
    numbers.iter().map(|x| number(*x)).collect::<Vec<_>>().join(", ")
}

fn number(x: f64) -> String {
    let plain = x == 0.0 || (1e-4..1e7).contains(&x.abs());
    match x {
        _ if x.is_nan() => "NaN".into(),
        f64::INFINITY => "∞".into(),
        f64::NEG_INFINITY => "−∞".into(),
        _ if plain => format!("{x}").replace('-', "−"),
        _ => format!("{x:e}").replace('-', "−"),
    }
}
