//! The published errors, `tests/vectors/bounds.txt`: one line per operation and precision.
//! Does not know how they are measured.

use super::table::committed;
use std::fmt::Write;

/// The largest error found, and where.
#[derive(Clone, Debug, Default)]
pub struct Worst {
    pub ulps: f64,
    pub at: String,
}

impl Worst {
    pub fn meet(&mut self, ulps: f64, at: impl Fn() -> String) {
        // A NaN is worse than any error.
        let ulps = if ulps.is_nan() { f64::INFINITY } else { ulps };
        if ulps > self.ulps {
            *self = Self { ulps, at: at() };
        }
    }
}

/// The largest errors of an operation.
#[derive(Clone, Debug, Default)]
pub struct Errors {
    pub value: Worst,
    pub d1: Worst,
    /// The slopes without what the value costs them.
    pub own: Worst,
    pub d2: Worst,
}

/// Errors of value, slopes and second derivatives by operation and precision.
#[derive(Clone, Debug)]
pub struct Bounds(Vec<(String, [f64; 3])>);

const HEAD: &str = "# Largest errors in units in the last place, rounded up: operation precision value d1 d2.
# Derived by JACFWD_WRITE=1 cargo test --test vectors; do not edit.
";

impl Bounds {
    pub fn read() -> Self {
        let text = std::fs::read_to_string(committed().join("bounds.txt")).unwrap_or_default();
        let line = |line: &str| {
            let fields: Vec<_> = line.split_whitespace().collect();
            let number = |i: usize| fields[i].parse().unwrap_or_else(|_| panic!("bounds.txt: {line}"));
            (format!("{} {}", fields[0], fields[1]), [number(2), number(3), number(4)])
        };
        Self(text.lines().filter(|l| !l.starts_with('#')).map(line).collect())
    }

    pub fn of(&self, name: &str, precision: &str) -> Option<[f64; 3]> {
        let key = format!("{name} {precision}");
        self.0.iter().find(|(k, _)| *k == key).map(|(_, bounds)| *bounds)
    }

    /// Sets the line of an operation to its errors, rounded up to one decimal; `afresh`, or only if they are larger.
    pub fn set(&mut self, name: &str, precision: &str, errors: &Errors, afresh: bool) {
        let up = |w: &Worst| (w.ulps * 10.0).ceil() / 10.0;
        let key = format!("{name} {precision}");
        let old = self.of(name, precision).filter(|_| !afresh).unwrap_or_default();
        let bounds = [up(&errors.value).max(old[0]), up(&errors.d1).max(old[1]), up(&errors.d2).max(old[2])];
        self.0.retain(|(k, _)| *k != key);
        self.0.push((key, bounds));
    }

    pub fn write(&self) {
        let mut lines = self.0.clone();
        lines.sort_by(|a, b| a.0.cmp(&b.0));
        let mut text = HEAD.to_string();
        for (key, [y, d1, d2]) in lines {
            let _ = writeln!(text, "{key} {y:.1} {d1:.1} {d2:.1}");
        }
        std::fs::write(committed().join("bounds.txt"), text).expect("bounds.txt can be written");
    }
}
