//! Products of a Jacobian that is never stored: `Jᵀ·W·J` with `Jᵀ·W·y`, and `J·P·Jᵀ`. Each has the bits of the loop over a dense Jacobian.
//! Does not know where inputs come from and results go.

use core::ops::Range;

use super::first::{seed_lanes, values};
use super::pass::Pass;
use super::plan::{Directions, Options};
use crate::error::Error;
use crate::ops::{Float, canonical};

/// A square matrix in which sums are made.
pub trait Square<F> {
    /// Whether anybody wants it.
    fn is_wanted(&self) -> bool;
    /// Element (`p`, `q`).
    fn at(&self, p: usize, q: usize) -> F;
    /// Writes element (`p`, `q`).
    fn put(&mut self, p: usize, q: usize, x: F);
}

/// Sums that are made at a time.
const BLOCK: usize = 16;

/// `Jᵀ·W·J` into `jtj` and element `p` of `Jᵀ·W·y` to `jtr(p, sum)`, with `W` the diagonal matrix of `weight(e)` over the elements `e` of all outputs, one
/// output behind the other, and `y` their values, which `out` takes, too. Columns are the directions.
///
/// Element (p, q ≥ p) is the sum from 0 over the elements in order of `(weight(e)·J[e][p])·J[e][q]`; (q, p) is the same. Likewise `jtr` with
/// `(weight(e)·y[e])·J[e][p]`.
///
/// # Errors
/// `OwnDraws`, if each direction has its own draws; `TooFewLanes`, if `jtj` is wanted and a pass takes only one of several directions; whatever stopped a
/// pass. An error in the first pass comes before any result.
#[allow(clippy::too_many_arguments, reason = "each closure is a type of its own")]
pub fn jtj<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    x: impl Fn(usize, usize) -> F,
    weight: impl Fn(usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    jtj: &mut impl Square<F>,
    mut jtr: impl FnMut(usize, F),
) -> Result<(), Error> {
    let total = directions.total();
    let lanes = if options.chunk == 0 { pass.lanes() } else { pass.lanes().min(options.chunk) };
    options.drawn_together()?;
    if !jtj.is_wanted() {
        for chunk in directions.chunks(options, pass.lanes()) {
            run(pass, directions, &x, [&chunk, &(total..total)])?;
            if chunk.start == 0 {
                values(pass, &mut out);
            }
            gradient(pass, &weight, &chunk, 0, &mut jtr);
        }
        return Ok(());
    }
    if total <= lanes {
        let all = 0..total;
        run(pass, directions, &x, [&all, &(total..total)])?;
        values(pass, &mut out);
        gradient(pass, &weight, &all, 0, &mut jtr);
        gram(pass, &weight, [&all, &all], [0, 0], jtj);
        return Ok(());
    }
    let side = lanes / 2;
    if side == 0 {
        return Err(Error::TooFewLanes { directions: 2, lanes });
    }
    // Two blocks of directions to a pass, each pair of them once, and with the first of its pairs each block by itself.
    let block = |k: usize| k * side..total.min((k + 1) * side);
    for k in 1..total.div_ceil(side) {
        let cols = block(k);
        for l in 0..k {
            let rows = block(l);
            run(pass, directions, &x, [&rows, &cols])?;
            if (k, l) == (1, 0) {
                values(pass, &mut out);
                gradient(pass, &weight, &rows, 0, &mut jtr);
                gram(pass, &weight, [&rows, &rows], [0, 0], jtj);
            }
            if l == 0 {
                gradient(pass, &weight, &cols, side, &mut jtr);
                gram(pass, &weight, [&cols, &cols], [side, side], jtj);
            }
            gram(pass, &weight, [&rows, &cols], [0, side], jtj);
        }
    }
    Ok(())
}

/// `J·P·Jᵀ` into `product`, with `P` the symmetric matrix `p(i, j)` over the directions; rows are the elements of all outputs, one output behind the other.
/// `out` takes the values.
///
/// Element (e, g ≥ e) is the sum from 0 over the directions `q` in order of `t[q]·J[g][q]`, where `t[q]` is that over `p` of `J[e][p]·P[p][q]`;
/// (g, e) is the same.
///
/// # Errors
/// `OwnDraws`, if each direction has its own draws; `TooFewLanes`, if a pass does not take all directions; whatever stopped the pass.
/// An error comes before any result.
pub fn jpjt<F: Float, P: Pass<F>>(
    pass: &mut P,
    options: &Options<'_>,
    directions: &Directions<'_>,
    x: impl Fn(usize, usize) -> F,
    p: impl Fn(usize, usize) -> F,
    mut out: impl FnMut(usize, usize, F),
    product: &mut impl Square<F>,
) -> Result<(), Error> {
    let (total, lanes) = (directions.total(), pass.lanes());
    options.drawn_together()?;
    if total > lanes {
        return Err(Error::TooFewLanes { directions: total, lanes });
    }
    run(pass, directions, &x, [&(0..total), &(total..total)])?;
    values(pass, &mut out);
    if !product.is_wanted() {
        return Ok(());
    }
    let mut t = [<F as Float>::ZERO; BLOCK];
    each_row(pass, 0, |e, _, own| {
        for block in (0..total).step_by(BLOCK) {
            let count = BLOCK.min(total - block);
            t.fill(<F as Float>::ZERO);
            for (i, d) in own.iter().enumerate().take(total) {
                for (j, t) in t.iter_mut().enumerate().take(count) {
                    *t += *d * p(i, block + j);
                }
            }
            each_row(pass, e, |g, _, other| {
                let before = if block == 0 { <F as Float>::ZERO } else { product.at(e, g) };
                let factors = other.iter().skip(block).take(count);
                product.put(e, g, t.iter().zip(factors).fold(before, |sum, (t, d)| sum + *t * *d));
            });
        }
        each_row(pass, e, |g, _, _| {
            let sum = if total == 0 { <F as Float>::ZERO } else { canonical(product.at(e, g)) };
            product.put(e, g, sum);
            product.put(g, e, sum);
        });
    });
    Ok(())
}

/// A pass in the directions of two ranges, those of the second in the lanes behind those of the first.
fn run<F: Float, P: Pass<F>>(
    pass: &mut P,
    directions: &Directions<'_>,
    x: &impl Fn(usize, usize) -> F,
    [first, second]: [&Range<usize>; 2],
) -> Result<(), Error> {
    let count = first.len() + second.len();
    pass.start(count, 0, 0)?;
    let lane = |d: usize| {
        if first.contains(&d) {
            d - first.start
        } else if second.contains(&d) {
            first.len() + d - second.start
        } else {
            usize::MAX
        }
    };
    seed_lanes(pass, directions, count, lane, x);
    pass.run()
}

/// Shows the elements of all outputs from number `from` on to `f`, with their values and their derivatives by lane: not in canonical form, for NaN and the
/// sign of a zero make no difference in a sum that begins with 0.
#[inline(always)]
fn each_row<F: Float, P: Pass<F>>(pass: &P, from: usize, mut f: impl FnMut(usize, F, &[F])) {
    let mut e = 0;
    for (o, len) in pass.shape().out_len.iter().enumerate() {
        for i in 0..*len {
            if e >= from {
                f(e, pass.primal(o, i), pass.row(o, i).as_ref());
            }
            e += 1;
        }
    }
}

/// The elements of `Jᵀ·W·y` for directions that begin in that lane.
fn gradient<F: Float, P: Pass<F>>(
    pass: &P,
    weight: &impl Fn(usize) -> F,
    range: &Range<usize>,
    lane: usize,
    jtr: &mut impl FnMut(usize, F),
) {
    for block in range.clone().step_by(BLOCK) {
        let mut sums = [<F as Float>::ZERO; BLOCK];
        each_row(pass, 0, |e, y, row| {
            let scale = weight(e) * y;
            for (sum, d) in sums.iter_mut().zip(row.iter().skip(lane + block - range.start)) {
                *sum += scale * *d;
            }
        });
        for (p, sum) in (block..range.end).zip(sums) {
            jtr(p, canonical(sum));
        }
    }
}

/// The block of `Jᵀ·W·J` of the directions in `rows` and `cols`, which begin in those lanes, and its mirror image. Of a block with as many rows as columns on
/// the diagonal only one half is computed.
fn gram<F: Float, P: Pass<F>>(
    pass: &P,
    weight: &impl Fn(usize) -> F,
    [rows, cols]: [&Range<usize>; 2],
    [first, second]: [usize; 2],
    jtj: &mut impl Square<F>,
) {
    let columns = |p: usize| cols.start.max(p)..cols.end;
    for p in rows.clone() {
        columns(p).for_each(|q| jtj.put(p, q, <F as Float>::ZERO));
    }
    each_row(pass, 0, |e, _, row| {
        let w = weight(e);
        for (p, d) in rows.clone().zip(row.iter().skip(first)) {
            let scale = w * *d;
            for (q, d) in columns(p).zip(row.iter().skip(second + columns(p).start - cols.start)) {
                jtj.put(p, q, jtj.at(p, q) + scale * *d);
            }
        }
    });
    for p in rows.clone() {
        for q in columns(p) {
            let sum = canonical(jtj.at(p, q));
            jtj.put(p, q, sum);
            jtj.put(q, p, sum);
        }
    }
}
