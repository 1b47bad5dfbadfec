//! The points at which operations are tested: the rows of their edge tables and the reference vectors.
//! Does not know what is expected there beyond what the rows say.

use super::{Function, Parameter};
use jacfwd::ops::{Edge, Float};

/// The arguments of a row as active arguments and parameter, or `None` if they are not numbers of this precision.
pub fn arguments<F: Float>(f: &impl Function<F>, at: &[f64]) -> Option<(Vec<F>, f64)> {
    let plain = (f.parameter() != Parameter::None) as usize;
    assert_eq!(at.len(), f.active() + plain, "{}: a row has {} arguments", f.facts().name, at.len());
    // An integer parameter stays an integer in every precision.
    let reals = if f.parameter() == Parameter::Integer { f.active() } else { at.len() };
    let exact = at[..reals].iter().all(|&v| v.is_nan() || F::of(v).to_f64() == v);
    exact.then(|| (at[..f.active()].iter().map(|&v| F::of(v)).collect(), at.get(f.active()).copied().unwrap_or(0.0)))
}

/// The rows of the operation's edge table whose arguments exist in this precision.
pub fn edges<F: Float>(f: &impl Function<F>) -> Vec<(&'static Edge, Vec<F>, f64)> {
    f.facts().edges.iter().filter_map(|e| arguments(f, e.at).map(|(x, c)| (e, x, c))).collect()
}
