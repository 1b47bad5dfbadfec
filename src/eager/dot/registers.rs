//! Sums of products with the sum in registers: no number for each product, no store and load between steps.

use crate::dual::chain::{finite_chain, finite_chain2};
use crate::eager::eval::Eval;
use crate::eager::handed::{Handed, Line};
use crate::eager::numbers::INVALID;
use crate::eager::quick_table::Dots;
use crate::ops::Float;
use crate::ops::Slope::{Factor, One};
use crate::slots::{First, Slot, Tangents};

/// `Σ a(i)·b(i)` as a new number, or `INVALID`.
pub fn dot<F: Float>(e: &mut Eval<F>, n: usize, a: Line<u32>, b: Line<u32>) -> u32 {
    (e.quick.dots.dot)(e, n, a, b)
}

/// `Σ c(i)·a(i)` with plain reals `c`, likewise.
pub fn dot_real<F: Float>(e: &mut Eval<F>, n: usize, c: Handed<F>, a: Line<u32>) -> u32 {
    (e.quick.dots.dot_real)(e, n, c, a)
}

/// `Σ a(i)²`, likewise.
pub fn squares<F: Float>(e: &mut Eval<F>, n: usize, a: Handed<u32>) -> u32 {
    (e.quick.dots.squares)(e, n, a)
}

/// `Σ ±p[i]·q[i]`, the first product positive, likewise.
pub fn signed<F: Float>(e: &mut Eval<F>, p: &[u32], q: &[u32], minus: &[bool]) -> u32 {
    (e.quick.dots.signed)(e, p, q, minus)
}

/// None: the steps do it all.
pub fn none<F: Float>() -> Dots<F, Eval<F>> {
    Dots { dot: |_, _, _, _| INVALID, dot_real: |_, _, _, _| INVALID, squares: |_, _, _| INVALID, signed: |_, _, _, _| INVALID }
}

/// For numbers of exactly `K` vectors; none for 0.
pub fn of_vectors<F: Float, const K: usize>() -> Dots<F, Eval<F>> {
    if K == 0 {
        return none();
    }
    Dots {
        dot: |e, n, a, b| sum::<F, K>(e, n, |e, i| product(e, a.at(i), b.at(i)), |_| false),
        dot_real: |e, n, c, a| sum::<F, K>(e, n, |e, i| multiple(e, c.at(i), a.at(i)), |_| false),
        squares: |e, n, a| sum::<F, K>(e, n, |e, i| squared(e, a.at(i)), |_| false),
        signed: |e, p, q, minus| {
            let term = |e: &Eval<F>, i: usize| product(e, *p.get(i)?, *q.get(i)?);
            sum::<F, K>(e, p.len(), term, |i| minus.get(i).is_some_and(|minus| *minus))
        },
    }
}

/// Value and tangents.
type Term<F, const K: usize> = (F, [Tangents<F>; K]);

/// The sum of `n` terms, left to right, each subtracted where `minus` says so, but for the first.
#[inline(always)]
fn sum<F: Float, const K: usize>(
    e: &mut Eval<F>,
    n: usize,
    term: impl Fn(&Eval<F>, usize) -> Option<Term<F, K>>,
    minus: impl Fn(usize) -> bool,
) -> u32 {
    let mut made = || {
        // The steps need room for a product beside the sum; asking for it here makes the need the same for every value.
        e.numbers.room_for(if n > 1 { 2 } else { 1 })?;
        let (mut y, mut t) = if n == 0 { None } else { term(e, 0) }?;
        for i in 1..n {
            let (value, tangents) = term(e, i)?;
            let (value, s) = if minus(i) { (-value, Factor(-<F as Float>::ONE)) } else { (value, One) };
            y += value;
            for (t, more) in t.iter_mut().zip(tangents) {
                *t = finite_chain2([One, s], [*t, more]);
            }
        }
        // A finite sum has finite terms.
        if !y.is_finite() {
            return None;
        }
        let (id, slot) = e.numbers.next()?;
        for (v, t) in t.into_iter().enumerate() {
            // SAFETY: a number of this pass, of `K` vectors.
            unsafe { First::<K>::write(slot, v, t) };
        }
        slot.set_primal(y);
        Some(id)
    };
    made().unwrap_or(INVALID)
}

/// `a·b`, right where the value is finite.
#[inline(always)]
fn product<F: Float, const K: usize>(e: &Eval<F>, a: u32, b: u32) -> Option<Term<F, K>> {
    let (a, b): (Slot<F>, Slot<F>) = (e.find(a)?, e.find(b)?);
    let (x, y) = (a.primal(), b.primal());
    let s = [Factor(y), Factor(x)];
    // SAFETY: both slots hold numbers of this pass, of `K` vectors.
    let t = core::array::from_fn(|v| finite_chain2(s, unsafe { [First::<K>::read(a, v), First::<K>::read(b, v)] }));
    Some((x * y, t))
}

/// `c·a`, right where the value is finite.
#[inline(always)]
fn multiple<F: Float, const K: usize>(e: &Eval<F>, c: F, a: u32) -> Option<Term<F, K>> {
    let a: Slot<F> = e.find(a)?;
    // SAFETY: the slot holds a number of this pass, of `K` vectors.
    let t = core::array::from_fn(|v| finite_chain(Factor(c), unsafe { First::<K>::read(a, v) }));
    Some((a.primal() * c, t))
}

/// `a²`, right where the value is finite.
#[inline(always)]
fn squared<F: Float, const K: usize>(e: &Eval<F>, a: u32) -> Option<Term<F, K>> {
    let a: Slot<F> = e.find(a)?;
    let x = a.primal();
    let s = Factor(x * <F as Float>::TWO);
    // SAFETY: the slot holds a number of this pass, of `K` vectors.
    let t = core::array::from_fn(|v| finite_chain(s, unsafe { First::<K>::read(a, v) }));
    Some((x * x, t))
}
