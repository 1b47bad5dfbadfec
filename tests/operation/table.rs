//! Reads the reference vectors, `tests/vectors/NAME.f64.txt` and `NAME.f32.txt`.
//! Does not know the operations; the format is described in `tests/vectors/make.py`.

use super::compare::ulp;
use jacfwd::ops::Float;
use std::path::{Path, PathBuf};

/// An exact result: a double, what it lacks in its own units in the last place, and the size that errors are relative to.
#[derive(Clone, Copy, Debug)]
pub struct Exact {
    pub high: f64,
    pub low: f64,
    pub scale: f64,
}

impl Exact {
    /// How far `got` is from it, in units in the last place of the precision.
    pub fn error<F: Float>(&self, got: F) -> f64 {
        let got = got.to_f64();
        if !got.is_finite() {
            return if got == self.high { 0.0 } else { f64::INFINITY };
        }
        let unit = ulp::<f64>(self.high);
        ((got - self.high) / unit - self.low).abs() * (unit / ulp::<F>(self.scale))
    }
}

/// A point and what is exact there: value, slopes, second derivatives; and the line that says so.
#[derive(Clone, Debug)]
pub struct Row {
    pub line: String,
    pub at: Vec<f64>,
    pub y: Exact,
    pub d1: Vec<Exact>,
    pub d2: Vec<Exact>,
}

/// The folder of the vectors: that of the repository, or `JACFWD_VECTORS`.
pub fn folder() -> PathBuf {
    match std::env::var_os("JACFWD_VECTORS") {
        Some(folder) => folder.into(),
        None => committed(),
    }
}

/// The folder of the vectors in the repository.
pub fn committed() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/vectors")
}

/// The fewest rows that a committed file may have.
pub const FEWEST: usize = 48;

/// `f32` or `f64`, as files and figures are named.
pub fn precision<F: Float>() -> &'static str {
    if F::SINGLE { "f32" } else { "f64" }
}

/// The file of a set.
fn file<F: Float>(set: &str) -> String {
    format!("{set}.{}.txt", precision::<F>())
}

/// The lines of a committed file that are no comments. One that is missing or empty is a failure.
pub fn lines(name: &str) -> Vec<String> {
    let path = committed().join(name);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let lines: Vec<_> = text.lines().filter(|line| !line.starts_with('#')).map(str::to_string).collect();
    assert!(!lines.is_empty(), "{} is empty", path.display());
    lines
}

/// The first words of the lines of a committed file.
fn keys(name: &str, words: usize) -> Vec<String> {
    lines(name).iter().map(|line| line.split_whitespace().take(words).collect::<Vec<_>>().join(" ")).collect()
}

/// Every set and precision that something is published of.
pub fn published() -> Vec<String> {
    keys("bounds.txt", 2)
}

/// Every set whose points are said to be drawn somewhere.
pub fn drawn() -> Vec<String> {
    keys("ranges.txt", 1)
}

/// Operations without vectors: arithmetic with a plain real is arithmetic with a constant.
const WITHOUT: [&str; 6] = ["add_c", "sub_c", "c_sub", "mul_c", "div_c", "c_div"];

/// The sets of points of an operation in precision `F`: its own, and where it has exceptional arguments those.
pub fn sets<F: Float>(name: &str) -> Vec<String> {
    if WITHOUT.contains(&name) {
        return Vec::new();
    }
    let far = format!("{name}.far");
    let key = format!("{far} {}", precision::<F>());
    let mut sets = vec![name.to_string()];
    // What is published counts too: there the file may not be missing.
    if committed().join(file::<F>(&far)).is_file() || published().contains(&key) {
        sets.push(far);
    }
    sets
}

/// The committed rows of all sets of an operation.
pub fn rows<F: Float>(name: &str) -> Vec<Row> {
    sets::<F>(name).iter().flat_map(|set| rows_in::<F>(&committed(), set)).collect()
}

/// The rows of one set in a folder. A file that is missing, short or unreadable is a failure, not an empty set.
pub fn rows_in<F: Float>(folder: &Path, set: &str) -> Vec<Row> {
    let path = folder.join(file::<F>(set));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("no vectors {}: {error}", path.display()));
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let parsed = |(n, line)| row::<F>(line).unwrap_or_else(|| panic!("{}:{}: {line}", path.display(), n + 1));
    let rows: Vec<Row> = lines.map(parsed).collect();
    assert!(rows.len() >= FEWEST, "{} has {} rows, fewer than {FEWEST}", path.display(), rows.len());
    rows
}

/// A row from its line.
pub fn row<F: Float>(line: &str) -> Option<Row> {
    let mut groups = line.split('|').map(|group| group.split_whitespace());
    let at = groups.next()?.map(argument::<F>).collect::<Option<_>>()?;
    let y = groups.next()?.next().and_then(exact)?;
    let d1 = groups.next()?.map(exact).collect::<Option<_>>()?;
    let d2 = groups.next().into_iter().flatten().map(exact).collect::<Option<_>>()?;
    Some(Row { line: line.to_string(), at, y, d1, d2 })
}

/// The digits of a bit pattern, or a decimal integer: that is shorter.
fn argument<F: Float>(field: &str) -> Option<f64> {
    match (field.len(), F::SINGLE) {
        (16, false) => Some(f64::from_bits(u64::from_str_radix(field, 16).ok()?)),
        (8, true) => Some(f32::from_bits(u32::from_str_radix(field, 16).ok()?) as f64),
        _ => field.parse::<i32>().ok().map(f64::from),
    }
}

fn exact(field: &str) -> Option<Exact> {
    let mut parts = field.split(':');
    let high = f64::from_bits(u64::from_str_radix(parts.next()?, 16).ok()?);
    let low = parts.next().filter(|low| !low.is_empty()).map_or(Some(0.0), |low| low.parse().ok())?;
    let scale = match parts.next() {
        Some(scale) => scale.parse().ok()?,
        None => high,
    };
    Some(Exact { high, low, scale })
}
