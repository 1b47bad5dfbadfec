//! The headers of C as they are committed: what cbindgen writes, in the order and the form in which a C programmer reads it.
//! Does not know how cbindgen is run.

use super::c_operations;
use crate::header::without_comments;
use crate::run::Result;

/// The longest line, in columns.
const WIDTH: usize = 140;

/// The titles of what both precisions share, each with the first name below it.
const SHARED: [(&str, &str); 11] = [
    ("jf_status", "Status codes"),
    ("JF_ABI_VERSION", "Versions"),
    ("JF_RANDOM_ERROR", "Draws: values of jf_options.randomness"),
    ("JF_MISS_CALLS", "Points without a path: values of on_miss of jf_attach"),
    ("JF_PRINT_COUNTS", "Formats of jf_program_print"),
    ("JF_FLAG_KINK", "Flags: bits of jf_flags"),
    ("JF_CSR", "Patterns: values of jf_pattern.format"),
    ("JF_DERIVE_JACOBIAN", "Derivative programs: values of jf_derivative.kind and .flags"),
    ("JF_C_SOURCE", "C text: values of jf_printing.part and .flags"),
    ("JF_PLAN_JACOBIAN", "Plans: kinds, and orders of colouring"),
    ("jf_plan_bytes", "Patterns and plans"),
];

/// Those of each precision; in single the names have its prefix.
const PARTS: [(&str, &str); 16] = [
    ("jf_context", "Types"),
    ("JF_CONTEXT_BYTES", "Contexts and functions"),
    ("jf_call", "Drivers"),
    ("jf_message", "After a call: messages, flags, counts"),
    ("jf_record_scratch", "Recorded functions"),
    ("jf_differentiate", "Derivative programs, and programs run at many points"),
    ("jf_jacfwd_sparse", "Sparse drivers"),
    ("jf_jtj", "Products of Jacobians"),
    ("jf_register_rule", "Rules and parameters"),
    ("jf_const", "Inside a function: numbers, scopes, draws"),
    ("jf_lt", "Inside a function: comparisons"),
    ("jf_neg", "Inside a function: operations"),
    ("jf_sum", "Inside a function: arrays"),
    ("jf_m_fma", "Values of the operations on plain reals"),
    ("jf_d_neg", "Their slopes and second derivatives: one that is zero by definition is -0, any other zero +0"),
    ("jf_m_norm", "Functions over arrays on plain reals, and their derivatives in given directions"),
];

/// `include/jacfwd.h`, which brings the other.
pub fn double(text: &str) -> Result<String> {
    let titles: Vec<(String, &str)> = SHARED.iter().chain(&PARTS).map(|(name, title)| (name.to_string(), *title)).collect();
    let mut paragraphs = titled(arranged(text), &titles)?;
    // Inside the guard, the last paragraph: that a file is read once is then known from its first lines and its last.
    paragraphs.insert(paragraphs.len() - 1, "/* The same in single precision. */\n#include \"jacfwd/single.h\"".into());
    Ok(joined(&paragraphs))
}

/// `include/jacfwd/single.h`.
pub fn single(text: &str) -> Result<String> {
    let titles = PARTS.map(|(name, title)| (c_operations::single(name), title));
    Ok(joined(&titled(arranged(text), &titles)?))
}

/// The paragraphs of a header in the order of its reader: status codes first, types before what takes them.
fn arranged(text: &str) -> Vec<&str> {
    let paragraphs: Vec<&str> = text.split("\n\n").map(|text| text.trim_matches('\n')).filter(|text| !text.is_empty()).collect();
    let declared: Vec<String> = paragraphs.iter().map(|text| without_comments(text).trim_start().to_string()).collect();
    let types = declared.iter().position(|text| text.starts_with("typedef")).unwrap_or(0);
    let place = |index: usize| {
        let (text, declared) = (paragraphs[index], &declared[index]);
        match text.starts_with("/**") {
            true if declared.starts_with("typedef") && declared.ends_with(" jf_status;") => 1,
            // cbindgen writes constants of a type with a name, which the codes alone have, after all types.
            true if declared.starts_with("#define") && index > types => 2,
            true if declared.starts_with("#define") => 3,
            true if declared.starts_with("typedef") => 4,
            // The macros that follow what is included.
            false if text.starts_with("/* ") && index > 0 => 5,
            false if index < types => 0,
            _ => 6,
        }
    };
    let mut order: Vec<usize> = (0..paragraphs.len()).collect();
    order.sort_by_key(|index| place(*index));
    order.into_iter().map(|index| paragraphs[index]).collect()
}

/// The paragraphs in their form, with a title before the first that has its name.
fn titled(paragraphs: Vec<&str>, titles: &[(String, &str)]) -> Result<Vec<String>> {
    let mut titles = titles.to_vec();
    let mut out = Vec::new();
    for paragraph in paragraphs {
        let declared = without_comments(paragraph);
        let has = |name: &str| declared.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|word| word == name);
        if let Some(index) = titles.iter().position(|(name, _)| has(name)) {
            out.push(format!("/* ---- {} ---- */", titles.remove(index).1));
        }
        out.push(formed(paragraph));
    }
    match titles.first() {
        None => Ok(out),
        Some((name, title)) => Err(format!("the header has no {name} below the title `{title}`")),
    }
}

/// One text: constants whose comment is one line stand one below the other, all else has an empty line between.
fn joined(paragraphs: &[String]) -> String {
    let constant =
        |text: &str| text.split_once('\n').is_some_and(|(comment, rest)| is_line(comment) && rest.starts_with("#define"));
    let mut out = String::new();
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let close = index > 0 && constant(paragraph) && constant(&paragraphs[index - 1]);
        out.push_str(if index == 0 || close { "" } else { "\n" });
        out.push_str(paragraph);
        out.push('\n');
    }
    out
}

/// Whether a line is a whole comment of documentation.
fn is_line(line: &str) -> bool {
    line.starts_with("/** ") && line.ends_with(" */")
}

/// A paragraph in its form.
fn formed(paragraph: &str) -> String {
    let tagged = with_tag(paragraph);
    let mut out = Vec::new();
    let mut lines = tagged.lines();
    while let Some(line) = lines.next() {
        if line.trim_start() == "/**" {
            out.push(comment(line, &lines.by_ref().take_while(|line| line.trim() != "*/").collect::<Vec<_>>()));
        } else if line.starts_with("#define ") {
            out.push(with_parentheses(line));
        } else if let Some(at) = line.rfind('(').filter(|_| !line.starts_with([' ', '/', '#'])) {
            out.push(broken(line, ", ", &" ".repeat(at + 1)));
        } else {
            out.push(line.into());
        }
    }
    out.join("\n")
}

/// A structure with the name of its type as its tag, which cbindgen has only together with a `struct` at every use: old code may say
/// `struct jf_num`, and C++ declares it ahead.
fn with_tag(paragraph: &str) -> String {
    let name = paragraph.lines().last().and_then(|line| line.strip_prefix("} ")?.strip_suffix(';'));
    name.map_or_else(|| paragraph.into(), |name| paragraph.replacen("typedef struct {", &format!("typedef struct {name} {{"), 1))
}

/// A comment of documentation, from the line that opens it and those inside: one line on one line if it fits. What is too long for a line
/// goes on in the next, unless it ends a sentence.
fn comment(open: &str, lines: &[&str]) -> String {
    let indent = open.trim_end_matches("/**");
    if let [line] = lines {
        let whole = format!("{open} {} */", text(line));
        if columns(&whole) <= WIDTH {
            return whole;
        }
    }
    let mut joined: Vec<String> = Vec::new();
    for line in lines {
        match joined.last_mut() {
            Some(last) if columns(last) > WIDTH && !last.ends_with('.') && !text(line).is_empty() => {
                last.push(' ');
                last.push_str(text(line));
            }
            _ => joined.push(line.to_string()),
        }
    }
    let lines = joined.iter().map(|line| broken(line, " ", &format!("{indent} * ")) + "\n");
    format!("{open}\n{}{indent} */", lines.collect::<String>())
}

/// What a line inside a comment says.
fn text(line: &str) -> &str {
    let line = line.trim_start();
    line.strip_prefix('*').unwrap_or(line).trim_start()
}

fn columns(text: &str) -> usize {
    text.chars().count()
}

/// A line in lines that are not too long, broken behind a separator; those after the first are indented.
fn broken(line: &str, separator: &str, indent: &str) -> String {
    let mut out = String::new();
    let mut width = 0;
    for piece in line.split_inclusive(separator) {
        if width > indent.len() && width + columns(piece.trim_end()) > WIDTH {
            out.truncate(out.trim_end().len());
            out.push('\n');
            out.push_str(indent);
            width = indent.len();
        }
        out.push_str(piece);
        width += columns(piece);
    }
    out
}

/// A negative constant in parentheses, which cbindgen leaves out: `#define JF_NULL (-1)`.
fn with_parentheses(line: &str) -> String {
    match line.rsplit_once(' ') {
        Some((name, value)) if value.starts_with('-') => format!("{name} ({value})"),
        _ => line.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::{WIDTH, arranged, formed, joined, titled};

    /// What cbindgen writes, a little of each kind.
    const TEXT: &str = "/* About. */\n\n\n#ifndef H\n#define H\n\n#include <stddef.h>\n\n/* Bytes. */\n#define JF_BYTES(n) \\\n    (n)\n\n\n\
        /**\n * A version.\n */\n#define JF_VERSION 1\n\n/**\n * One, not jf_num.\n */\ntypedef struct jf_eval jf_eval;\n\n\
        /**\n * A status.\n */\ntypedef int jf_status;\n\n/**\n * A number.\n */\ntypedef struct {\n    /**\n     * Index.\n     */\n    uint32_t id;\n} jf_num;\n\n\
        /**\n * Well.\n */\n#define JF_OK 0\n\n/**\n * NULL.\n */\n#define JF_NULL -1\n\n\
        #ifdef __cplusplus\nextern \"C\" {\n#endif // __cplusplus\n\n/**\n * Makes it.\n *\n * Never fails.\n */\njf_num jf_make(jf_eval *e);\n\n#endif\n";

    #[test]
    fn status_codes_are_first_and_titles_before_their_names() {
        let titles =
            [("jf_num", "Types"), ("jf_status", "Codes"), ("JF_BYTES", "Memory")].map(|(name, title)| (name.into(), title));
        let text = joined(&titled(arranged(TEXT), &titles).unwrap());
        let expected = "/* About. */\n\n#ifndef H\n#define H\n\n#include <stddef.h>\n\n\
            /* ---- Codes ---- */\n\n/** A status. */\ntypedef int jf_status;\n\n\
            /** Well. */\n#define JF_OK 0\n/** NULL. */\n#define JF_NULL (-1)\n/** A version. */\n#define JF_VERSION 1\n\n\
            /** One, not jf_num. */\ntypedef struct jf_eval jf_eval;\n\n\
            /* ---- Types ---- */\n\n/** A number. */\ntypedef struct jf_num {\n    /** Index. */\n    uint32_t id;\n} jf_num;\n\n\
            /* ---- Memory ---- */\n\n/* Bytes. */\n#define JF_BYTES(n) \\\n    (n)\n\n\
            #ifdef __cplusplus\nextern \"C\" {\n#endif // __cplusplus\n\n\
            /**\n * Makes it.\n *\n * Never fails.\n */\njf_num jf_make(jf_eval *e);\n\n#endif\n";
        assert_eq!(text, expected);
    }

    #[test]
    fn a_title_whose_name_is_gone_is_an_error() {
        let titles = [("jf_gone".to_string(), "Gone")];
        assert_eq!(titled(arranged(TEXT), &titles), Err("the header has no jf_gone below the title `Gone`".into()));
    }

    #[test]
    fn a_comment_is_one_line_as_long_as_that_fits() {
        let text = |letters: usize| format!("/**\n * {}\n */\nint f(void);", "é".repeat(letters));
        let whole = WIDTH - "/**  */".len();
        assert_eq!(formed(&text(whole)), format!("/** {} */\nint f(void);", "é".repeat(whole)));
        assert_eq!(formed(&text(whole + 1)), text(whole + 1));
    }

    #[test]
    fn long_lines_are_broken_between_words_and_between_arguments() {
        let word = "a".repeat(WIDTH - 9);
        let text = format!("    /**\n     * {word} bb cc\n     * d.\n     * e\n     *\n     * {word} ff gg.\n     * h\n     */");
        let expected =
            format!("    /**\n     * {word}\n     * bb cc d.\n     * e\n     *\n     * {word}\n     * ff gg.\n     * h\n     */");
        assert_eq!(formed(&text), expected);
        let text = format!("int jf_f(int {word}, int b, int c);");
        assert_eq!(formed(&text), format!("int jf_f(int {word},\n         int b, int c);"));
        let short = "int jf_f(int a, int b);";
        assert_eq!(formed(short), short);
    }
}
