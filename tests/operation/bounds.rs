//! The published errors, `tests/vectors/bounds.txt`: one line per set of points and precision; and `worst.txt`, the points that they come from.
//! Does not know how they are measured.

use super::table::{Row, committed, lines, precision, row};
use jacfwd::ops::Float;
use std::fmt::Write;

/// The largest error found, where, and the row that shows it.
#[derive(Clone, Debug, Default)]
pub struct Worst {
    pub ulps: f64,
    pub at: String,
    pub line: String,
}

impl Worst {
    pub fn meet(&mut self, ulps: f64, row: &Row, at: impl Fn() -> String) {
        // A NaN is worse than any error.
        let ulps = if ulps.is_nan() { f64::INFINITY } else { ulps };
        if ulps > self.ulps {
            *self = Self { ulps, at: at(), line: row.line.clone() };
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
    /// How many rows were measured.
    pub rows: usize,
}

/// What is published of one set of points in one precision.
#[derive(Clone, Debug)]
pub struct Bound {
    key: String,
    /// Errors of value, slopes and second derivatives.
    pub ulps: [f64; 3],
    /// How many points the figures come from.
    pub points: usize,
    /// The rows where they were found.
    worst: Vec<String>,
}

impl Bound {
    /// The rows where the errors were found.
    pub fn worst<F: Float>(&self) -> Vec<Row> {
        self.worst.iter().map(|line| row::<F>(line).unwrap_or_else(|| panic!("worst.txt: {line}"))).collect()
    }
}

#[derive(Clone, Debug)]
pub struct Bounds(Vec<Bound>);

const HEAD: &str =
    "# Largest errors in units in the last place, rounded up: set of points, precision, value, d1, d2, number of points.
# Derived by `cargo xtask accuracy`; do not edit.
";
const WORST: &str =
    "# The points at which the errors of bounds.txt were found: set and precision, then a row as in the other files.
# Derived by `cargo xtask accuracy`; do not edit.
";

impl Bounds {
    pub fn read() -> Self {
        let worst = lines("worst.txt");
        let bound = |line: &String| {
            let fields: Vec<_> = line.split_whitespace().collect();
            let number = |i: usize| fields[i].parse().unwrap_or_else(|_| panic!("bounds.txt: {line}"));
            let key = format!("{} {}", fields[0], fields[1]);
            let start = format!("{key}: ");
            let worst = worst.iter().filter_map(|line| line.strip_prefix(&start)).map(str::to_string).collect();
            Bound { key, ulps: [number(2), number(3), number(4)], points: number(5) as usize, worst }
        };
        let all: Vec<_> = lines("bounds.txt").iter().map(bound).collect();
        for line in &worst {
            let belongs = line.split_once(": ").is_some_and(|(key, _)| all.iter().any(|bound| bound.key == key));
            assert!(belongs, "worst.txt, of nothing published: {line}");
        }
        Self(all)
    }

    pub fn of<F: Float>(&self, set: &str) -> Option<&Bound> {
        let key = format!("{set} {}", precision::<F>());
        self.0.iter().find(|bound| bound.key == key)
    }

    /// Sets the line of a set of points to its errors, rounded up to one decimal. From fewer points than the published figures come from,
    /// these are raised and not lowered.
    pub fn set<F: Float>(&mut self, set: &str, errors: &Errors) {
        let up = |w: &Worst| (w.ulps * 10.0).ceil() / 10.0;
        let mut ulps = [&errors.value, &errors.d1, &errors.d2].map(up);
        let mut points = errors.rows;
        if let Some(old) = self.of::<F>(set).filter(|old| old.points > errors.rows) {
            points = old.points;
            for (new, old) in ulps.iter_mut().zip(old.ulps) {
                *new = new.max(old);
            }
        }
        let mut worst: Vec<_> = [&errors.value, &errors.d1, &errors.d2].iter().map(|w| w.line.clone()).collect();
        worst.retain(|line| !line.is_empty());
        worst.sort();
        worst.dedup();
        let key = format!("{set} {}", precision::<F>());
        self.0.retain(|bound| bound.key != key);
        self.0.push(Bound { key, ulps, points, worst });
    }

    /// Writes what belongs to one of the sets; what no operation has any more goes.
    pub fn write(&self, sets: &[String]) {
        let mut bounds: Vec<_> = self.0.iter().filter(|bound| sets.contains(&bound.key)).collect();
        bounds.sort_by(|a, b| a.key.cmp(&b.key));
        let (mut text, mut worst) = (HEAD.to_string(), WORST.to_string());
        for Bound { key, ulps: [y, d1, d2], points, worst: rows } in bounds {
            let _ = writeln!(text, "{key} {y:.1} {d1:.1} {d2:.1} {points}");
            for row in rows {
                let _ = writeln!(worst, "{key}: {row}");
            }
        }
        for (name, text) in [("bounds.txt", text), ("worst.txt", worst)] {
            std::fs::write(committed().join(name), text).expect("the figures can be written");
        }
    }
}
