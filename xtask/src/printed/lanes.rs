//! A program that compares printed functions of several points with those of one, bit by bit.
//! Does not know how either is compiled.

use std::fmt::Write;

use crate::run::Result;

/// A printed function: its name, and how long its arrays are.
struct Function<'t> {
    name: &'t str,
    inputs: Vec<usize>,
    /// Whether the last of these is the parameters, which points share.
    parameters: bool,
    outputs: Vec<usize>,
}

/// Numbers, some of them awkward, and what every check does.
const TOP: &str = "\
#include <math.h>
#include <string.h>
static unsigned long long state = 11;
static REAL number(unsigned spread) {
    static const double special[] = {0, -0.0, 1, -1, 0.5, HUGE_VAL, -HUGE_VAL, (double)NAN, 1e-300, 1e300, 1e-30, 1e30};
    state = state * 6364136223846793005u + 1442695040888963407u;
    const unsigned n = (unsigned)(state >> 40);
    return n % spread == 0 ? (REAL)special[n / spread % 12] : (REAL)((double)(n % 4001) / 1000 - 2);
}
";

/// Points that are tried: more of them awkward in one round than in the next.
const ROUNDS: usize = 6;

/// The text of a check of all functions that a header declares: `int lanes_differ(void)`, 0 if none does.
pub fn check(header: &str, name: &str, real: &str) -> Result<String> {
    let functions = functions(header)?;
    let mut text = format!("#include \"{name}_lanes.h\"\n{}", TOP.replace("REAL", real));
    for function in &functions {
        function.compared(&mut text, real);
    }
    text.push_str("static int lanes_differ(void) {\n    int count = 0;\n");
    for Function { name, .. } in &functions {
        let _ = writeln!(text, "    count += {name}_differs();");
    }
    text.push_str("    return count;\n}\n");
    Ok(text)
}

/// The functions of a header, as its comments have them: `name: from x0[6] to y0[12], y1[68]. …`.
fn functions(header: &str) -> Result<Vec<Function<'_>>> {
    let told = header.lines().filter_map(|line| line.strip_prefix("/* ")?.split_once(": from "));
    let lengths = |text: &str| -> Result<Vec<usize>> {
        let elements = text.split(", ").map(|array| array.trim().split_once('[')?.1.strip_suffix(']')?.parse().ok());
        elements.collect::<Option<_>>().ok_or_else(|| format!("arrays are told otherwise: {text}"))
    };
    let functions = told.map(|(name, shape)| {
        let (inputs, rest) = shape.split_once(" to ").ok_or("no outputs are told")?;
        let outputs = rest.split_once(". ").ok_or("no statements are told")?.0;
        Ok(Function {
            name,
            inputs: lengths(inputs)?,
            parameters: inputs.split(' ').any(|array| array.starts_with("p[")),
            outputs: lengths(outputs)?,
        })
    });
    functions.collect()
}

impl Function<'_> {
    /// A function of its own that counts differences.
    fn compared(&self, text: &mut String, real: &str) {
        let Self { name, inputs, parameters, outputs } = self;
        let shared = |k: usize| *parameters && k + 1 == inputs.len();
        let _ = writeln!(text, "static int {name}_differs(void) {{");
        for (lanes, end) in [("", ""), ("JF_LANES * ", "s")] {
            for (kind, lengths) in [("x", inputs), ("y", outputs)] {
                for (k, length) in lengths.iter().enumerate() {
                    let _ = writeln!(text, "    static {real} {kind}{end}_{k}[{lanes}{}];", length.max(&1));
                }
            }
        }
        let _ = writeln!(text, "    static {real} w[{name}_work + 1], ws[{name}_v_work + 1];\n    int count = 0;");
        let _ = writeln!(text, "    for (unsigned round = 0; round < {ROUNDS}; round++) {{");
        let spread = "round == 0 ? 1000000 : round % 2 == 0 ? 3 : 60";
        for (k, length) in inputs.iter().enumerate() {
            let lanes = if shared(k) { "" } else { "JF_LANES * " };
            let _ = writeln!(text, "        for (int i = 0; i < {lanes}{length}; i++) {{ xs_{k}[i] = number({spread}); }}");
        }
        for k in 0..outputs.len() {
            let _ = writeln!(text, "        memset(ys_{k}, 1, sizeof ys_{k});");
        }
        let _ = writeln!(text, "        const int missed = {name}_v({});", self.arguments("s"));
        let _ = writeln!(text, "        for (int n = 0; n < JF_LANES; n++) {{");
        for (k, length) in inputs.iter().enumerate() {
            let place = if shared(k) { "i" } else { "JF_LANES * i + n" };
            let _ = writeln!(text, "            for (int i = 0; i < {length}; i++) {{ x_{k}[i] = xs_{k}[{place}]; }}");
        }
        for k in 0..outputs.len() {
            let _ = writeln!(text, "            memset(y_{k}, 1, sizeof y_{k});");
        }
        let _ = writeln!(text, "            count += ({name}({}) != 0) != ((missed >> n & 1) != 0);", self.arguments(""));
        // Compilers see that nothing of an empty array may be compared, but not that nothing is.
        for (k, length) in outputs.iter().enumerate().filter(|(_, length)| **length > 0) {
            let _ = writeln!(
                text,
                "            for (int i = 0; i < {length}; i++) {{ count += memcmp(&y_{k}[i], &ys_{k}[JF_LANES * i + n], sizeof({real})) != 0; }}"
            );
        }
        text.push_str("        }\n    }\n    return count;\n}\n");
    }

    fn arguments(&self, end: &str) -> String {
        let arrays = [("x", &self.inputs), ("y", &self.outputs)];
        let names = arrays.iter().flat_map(|(kind, lengths)| (0..lengths.len()).map(move |k| format!("{kind}{end}_{k}, ")));
        names.collect::<String>() + &format!("w{end}")
    }
}
