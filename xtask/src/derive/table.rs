//! `docs/operations.md`: the operations with domains, formulas, measured errors and awkward points.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::figures::Figures;
use super::operations::{Call, Operation};

const HEAD: &str = "# Operations\n\n\
Derived from the operations and from `tests/vectors/bounds.txt` by `cargo xtask derive`; do not edit.\n\n\
Each operation exists as `jf_NAME` (double) and `jff_NAME` (float) in C and as a method of every number in Rust. Errors are the largest\n\
at 10 000 random points of each precision (5000 for the gamma functions, 2000 for y0 and y1), measured against high-precision references\n\
(`cargo xtask accuracy`), in units in the last place: value, slope, second derivative; near roots that come from cancellation, relative to\n\
the local amplitude. Angles are in radians.\n\n\
| C | Rust | value and derivatives | domain | error, f64 | error, f32 |\n|---|---|---|---|---|---|\n";

const EDGES: &str = "\n## Awkward points\n\n\
What each operation gives where textbooks stop; checked point by point in every mode and precision. A lane whose tangent is zero stays zero\n\
at all of them. Arguments first, the plain parameter of a mixed form last; second derivatives are the upper triangle, row by row.\n\n\
| operation | at | value | slopes | second derivatives |\n|---|---|---|---|---|\n";

/// The text of the file.
pub fn text(operations: &[Operation], figures: &Figures) -> String {
    let mut out = String::from(HEAD);
    for o in operations {
        let f = o.facts;
        let error = |precision: &str| match figures.get(f.name, precision) {
            Some(figure) => {
                let show = |x: &Option<String>| x.clone().unwrap_or("–".into());
                format!("{} / {} / {}", show(&figure.value), show(&figure.slope), show(&figure.second))
            }
            None => "exact steps".into(),
        };
        let rust = match o.call {
            Call::UnaryReal => format!("{}(c)", f.rust),
            Call::UnaryInteger => format!("{}(k)", f.rust),
            Call::Binary => format!("{}(b)", f.rust),
            Call::Ternary => format!("{}(b, c)", f.rust),
            Call::Unary => f.rust.to_string(),
        };
        let cell = |text: &str| text.replace('|', "\\|");
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
    out.push_str(EDGES);
    for o in operations {
        for edge in o.facts.edges {
            let y = edge.y.map_or("libm's".into(), number);
            let _ = writeln!(out, "| `{}` | {} | {y} | {} | {} |", o.facts.name, list(edge.at), list(edge.d1), list(edge.d2));
        }
    }
    out
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
