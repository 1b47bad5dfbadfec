//! The derivative check: the Jacobian against central differences.
//! Does not judge: it returns the worst relative difference.

use super::first::{call, canonical};
use super::pass::{Active, Pass, Stash};
use super::plan::Directions;
use crate::error::Error;
use crate::ops::Float;

/// The largest `|J − D| / max(1, max of the row of |J|)` over all elements, `D` by central differences with step
/// `ε^(1/3)·max(1, |x|)`. NaN if one of the two is NaN and the other is not.
///
/// # Errors
/// Whatever stopped a pass.
pub fn check<F: Float, P: Pass<F> + Stash<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    x: impl Fn(usize, usize) -> F,
) -> Result<F, Error> {
    let m: usize = pass.shape().out_len.iter().sum();
    // Per output element: f(x + h), the derivative, the largest derivative and the largest difference of its row.
    pass.reserve(m.saturating_mul(4))?;
    let worst = compare(pass, directions, &x, m);
    pass.release();
    worst
}

fn compare<F: Float, P: Pass<F> + Stash<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    x: &impl Fn(usize, usize) -> F,
    m: usize,
) -> Result<F, Error> {
    let (ahead, slope, row, off) = (0, m, 2 * m, 3 * m);
    for e in 0..m {
        pass.store(row + e, <F as Float>::ONE);
        pass.store(off + e, <F as Float>::ZERO);
    }
    for k in 0..directions.blocks() {
        let input = directions.input(k);
        for j in 0..directions.len(pass.shape(), k) {
            pass.start(1, 0, 0)?;
            for a in 0..pass.shape().in_len.len() {
                let len = pass.shape().in_len.get(a).copied().unwrap_or(0);
                pass.input(a, len, |b| x(a, b), Active { element: j, lane: 0, count: usize::from(a == input) });
            }
            pass.run()?;
            each_output(pass, |pass, e, o, i| {
                let d = pass.row(o, i).as_ref().first().copied().map_or(<F as Float>::ZERO, canonical);
                pass.store(slope + e, d);
                // A NaN has no size: whether it is right, the gap tells.
                if d.magnitude() > pass.load(row + e) {
                    pass.store(row + e, d.magnitude());
                }
            });
            let at = x(input, j);
            let h = F::EPSILON.cbrt_real() * if at.magnitude() > <F as Float>::ONE { at.magnitude() } else { <F as Float>::ONE };
            let (upper, lower) = (at + h, at - h);
            call(pass, 0, |a, b| if (a, b) == (input, j) { upper } else { x(a, b) }, |_, _, _| ())?;
            each_output(pass, |pass, e, o, i| pass.store(ahead + e, pass.primal(o, i)));
            call(pass, 0, |a, b| if (a, b) == (input, j) { lower } else { x(a, b) }, |_, _, _| ())?;
            each_output(pass, |pass, e, o, i| {
                let difference = (pass.load(ahead + e) - pass.primal(o, i)) / (upper - lower);
                let d = pass.load(slope + e);
                let both_nan = d.is_nan() && difference.is_nan();
                let gap = if both_nan || d == difference { <F as Float>::ZERO } else { (d - difference).magnitude() };
                pass.store(off + e, larger(pass.load(off + e), gap));
            });
        }
    }
    let mut worst = <F as Float>::ZERO;
    for e in 0..m {
        worst = larger(worst, pass.load(off + e) / pass.load(row + e));
    }
    Ok(worst)
}

/// The larger one; NaN if one of them is.
fn larger<F: Float>(a: F, b: F) -> F {
    if a.is_nan() || b <= a { a } else { b }
}

/// Shows every output element of the last pass, with its running number.
fn each_output<F: Float, P: Pass<F>>(pass: &mut P, mut f: impl FnMut(&mut P, usize, usize, usize)) {
    let mut e = 0;
    for o in 0..pass.shape().out_len.len() {
        for i in 0..pass.shape().out_len.get(o).copied().unwrap_or(0) {
            f(pass, e, o, i);
            e += 1;
        }
    }
}
