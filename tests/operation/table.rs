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

/// A point and what is exact there: value, slopes, second derivatives.
#[derive(Clone, Debug)]
pub struct Row {
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

/// The rows for one operation, or `None` if it has no file.
pub fn rows<F: Float>(name: &str) -> Option<Vec<Row>> {
    rows_in::<F>(&folder(), name)
}

/// The rows for one operation in a folder.
pub fn rows_in<F: Float>(folder: &Path, name: &str) -> Option<Vec<Row>> {
    let precision = if F::SINGLE { "f32" } else { "f64" };
    let path = folder.join(format!("{name}.{precision}.txt"));
    let text = std::fs::read_to_string(&path).ok()?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    Some(lines.map(|(n, line)| row::<F>(line).unwrap_or_else(|| panic!("{}:{}: {line}", path.display(), n + 1))).collect())
}

fn row<F: Float>(line: &str) -> Option<Row> {
    let mut groups = line.split('|').map(|group| group.split_whitespace());
    let at = groups.next()?.map(argument::<F>).collect::<Option<_>>()?;
    let y = groups.next()?.next().and_then(exact)?;
    let d1 = groups.next()?.map(exact).collect::<Option<_>>()?;
    let d2 = groups.next().into_iter().flatten().map(exact).collect::<Option<_>>()?;
    Some(Row { at, y, d1, d2 })
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
