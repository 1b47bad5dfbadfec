//! The points at which operations are tested: the rows of their edge tables and the reference vectors.
//! Does not know what is expected there beyond what the rows say.

use super::table::{Row, precision, rows};
use super::{Operation, Parameter};
use jacfwd::ops::{Edge, Float};
use std::fmt;

/// A point at which an operation can be called.
#[derive(Clone, Debug)]
pub struct Point<F> {
    pub name: &'static str,
    pub x: Vec<F>,
    pub c: f64,
}

impl<F: Float> fmt::Display for Point<F> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}{:?} c {:?} {}", self.name, self.x, self.c, if F::SINGLE { "f32" } else { "f64" })
    }
}

/// Every point at which something is known of the operation.
pub fn points<F: Float>(f: &Operation<F>) -> Vec<Point<F>> {
    let name = f.facts().name;
    let mut all: Vec<_> = edges(f).into_iter().map(|(_, x, c)| Point { name, x, c }).collect();
    let grid = grid::<F>(f.active() + (f.parameter() != Parameter::None) as usize);
    let rows = rows::<F>(name).into_iter().map(|Row { at, .. }| at);
    for at in grid.into_iter().chain(rows) {
        let (x, c) = fitting(f, &at);
        all.push(Point { name, x, c });
    }
    all
}

/// The arguments of a row that was made for this precision.
pub fn fitting<F: Float>(f: &Operation<F>, at: &[f64]) -> (Vec<F>, f64) {
    arguments(f, at).unwrap_or_else(|| panic!("{} {}: {at:?} does not fit", f.facts().name, precision::<F>()))
}

/// The arguments of a row as active arguments and parameter, or `None` if they are not numbers of this precision.
pub fn arguments<F: Float>(f: &Operation<F>, at: &[f64]) -> Option<(Vec<F>, f64)> {
    let plain = (f.parameter() != Parameter::None) as usize;
    assert_eq!(at.len(), f.active() + plain, "{}: a row has {} arguments", f.facts().name, at.len());
    // An integer parameter stays an integer in every precision.
    let reals = if f.parameter() == Parameter::Integer { f.active() } else { at.len() };
    let exact = at[..reals].iter().all(|&v| v.is_nan() || F::of(v).to_f64() == v);
    exact.then(|| (at[..f.active()].iter().map(|&v| F::of(v)).collect(), at.get(f.active()).copied().unwrap_or(0.0)))
}

/// The rows of the operation's edge table whose arguments exist in this precision. There is at least one for every operation.
pub fn edges<F: Float>(f: &Operation<F>) -> Vec<(&'static Edge, Vec<F>, f64)> {
    let all: Vec<_> = f.facts().edges.iter().filter_map(|e| arguments(f, e.at).map(|(x, c)| (e, x, c))).collect();
    assert!(!all.is_empty(), "{} has no edge in {}", f.facts().name, precision::<F>());
    all
}

/// Every combination of awkward arguments: zeros, ones, halves, both ends of the range, infinities.
fn grid<F: Float>(arguments: usize) -> Vec<Vec<f64>> {
    let (least, most) = (F::MIN_POSITIVE.to_f64(), F::MAX.to_f64());
    let positive = [0.0, 0.5, 1.0, 1.5, 2.0, least / 4.0, most, f64::INFINITY];
    // Half as many for three arguments: 512 combinations.
    let step = if arguments > 2 { 2 } else { 1 };
    let values: Vec<f64> = positive.into_iter().step_by(step).flat_map(|v| [v, -v]).collect();
    let mut all = vec![Vec::new()];
    for _ in 0..arguments {
        all = all.iter().flat_map(|at: &Vec<f64>| values.iter().map(|&v| [at.as_slice(), &[v]].concat())).collect();
    }
    all
}
