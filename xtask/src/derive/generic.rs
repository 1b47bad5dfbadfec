//! `include/jacfwd/generic.h`: the operations under one name each, for numbers and plain reals alike.
//! Does not know what an operation computes.

use std::fmt::Write;

use super::operations::{Call, Operation};

/// The operators of C.
const OPERATORS: [(&str, &str); 4] = [("add", "+"), ("sub", "-"), ("mul", "*"), ("div", "/")];

/// Other names of operations: those that C has for them.
const ALSO: [(&str, &str); 4] = [("fabs", "abs"), ("max", "fmax"), ("min", "fmin"), ("nearbyint", "rint")];

/// What is written by hand: how a macro finds its function, and what is no operation of the list.
const HAND: &str = include_str!("generic_text.h");

/// The text of the header.
pub fn text(operations: &[Operation]) -> String {
    let mut functions = String::new();
    let mut names: Vec<(String, &str)> = Vec::new();
    let has = |name: &str| operations.iter().any(|o| o.facts.name == name);
    for o in operations.iter().filter(|o| !o.facts.name.ends_with("_c") && !o.facts.name.starts_with("c_")) {
        let name = o.facts.name;
        let parameters = match o.call {
            Call::Unary => {
                let own = if name == "neg" { "JF_PLAIN_NEG_" } else { "JF_PLAIN_UNARY_" };
                let _ = writeln!(functions, "{own}({name})");
                "a"
            }
            Call::UnaryReal => {
                let _ = writeln!(functions, "JF_PLAIN_UNARY_REAL_({name})");
                "a, c"
            }
            Call::UnaryInteger => {
                let _ = writeln!(functions, "JF_PLAIN_UNARY_INTEGER_({name})");
                "a, k"
            }
            Call::Binary => {
                let operator = OPERATORS.iter().find(|(operation, _)| *operation == name);
                match operator {
                    Some((_, sign)) => _ = writeln!(functions, "JF_PLAIN_OPERATOR_({name}, {sign})"),
                    None => _ = writeln!(functions, "JF_PLAIN_BINARY_({name})"),
                }
                let right = if has(&format!("{name}_c")) { "JF_RIGHT_REAL_" } else { "JF_RIGHT_CONST_" };
                let left = match name {
                    "add" | "mul" => "JF_EITHER_REAL_",
                    _ if has(&format!("c_{name}")) => "JF_LEFT_REAL_",
                    _ => "JF_LEFT_CONST_",
                };
                let _ = writeln!(functions, "{right}({name})\n{left}({name})");
                "a, b"
            }
            Call::Ternary => {
                let _ = writeln!(functions, "JF_PLAIN_TERNARY_({name})");
                "a, b, c"
            }
        };
        names.push((name.into(), parameters));
    }
    let parameters = |of: &str| names.iter().find(|(name, _)| name == of).map_or("a", |(_, parameters)| parameters);
    let kind = |parameters: &str| match parameters {
        "a" => "UNARY",
        "a, c" | "a, k" => "UNARY_WITH",
        "a, b" => "BINARY",
        _ => "TERNARY",
    };
    let mut macros = String::new();
    for (name, parameters) in &names {
        let _ =
            writeln!(macros, "#define JF_{}({parameters}) JF_{}_({name}, {parameters})", name.to_uppercase(), kind(parameters));
    }
    let mut also = String::new();
    for (name, of) in ALSO {
        let (upper, own) = (name.to_uppercase(), of.to_uppercase());
        let _ = writeln!(macros, "#define JF_{upper}({0}) JF_{own}({0})", parameters(of));
        let _ = writeln!(also, "#define jf_{name} jf_{of}\n#define jff_{name} jff_{of}");
    }
    let hand_named = HAND.lines().filter_map(|line| line.strip_prefix("#define JF_")?.split_once('('));
    let hand_named = hand_named
        .filter(|(name, _)| !name.ends_with('_'))
        .map(|(name, rest)| (name.to_string(), rest.split(')').next().unwrap_or_default().to_string()));
    let mut short = String::new();
    let derived = names.iter().map(|(name, parameters)| (name.to_uppercase(), parameters.to_string()));
    let derived = derived.chain(ALSO.iter().map(|(name, of)| (name.to_uppercase(), parameters(of).to_string())));
    for (name, parameters) in derived.chain(hand_named) {
        let _ = writeln!(short, "#define {name}({parameters}) JF_{name}({parameters})");
    }
    let fill = |text: &str| {
        text.replace("@FUNCTIONS@\n", &functions)
            .replace("@MACROS@\n", &macros)
            .replace("@ALSO@\n", &also)
            .replace("@SHORT@\n", &short)
    };
    fill(HAND)
}

/// The text of `ffi-tests/generic_operations.h`: the names in the header by how they are called.
pub fn list(operations: &[Operation]) -> String {
    let mut out = String::from(
        "/* The operations by how jacfwd/generic.h calls them: name, and name of the macro behind JF_.\n \
         * Derived from the operations by `cargo xtask derive`; do not edit. */\n",
    );
    for (list, call) in [
        ("UNARY", Call::Unary),
        ("UNARY_REAL", Call::UnaryReal),
        ("UNARY_INTEGER", Call::UnaryInteger),
        ("BINARY", Call::Binary),
        ("TERNARY", Call::Ternary),
    ] {
        let names = operations.iter().filter(|o| o.call == call).map(|o| o.facts.name);
        let names: Vec<&str> = names.filter(|name| !name.ends_with("_c") && !name.starts_with("c_")).collect();
        let items: String = names.iter().map(|name| format!(" \\\n    OF({name}, {})", name.to_uppercase())).collect();
        let _ = writeln!(out, "#define GENERIC_{list}(OF){items}\n#define GENERIC_{list}_COUNT {}", names.len());
    }
    out
}
