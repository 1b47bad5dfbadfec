//! Sums of products without SIMD: the tangents of the sum gather in the slot it will have, term by term.

use crate::eager::eval::Eval;
use crate::eager::handed::{Handed, Line};
use crate::eager::numbers::INVALID;
use crate::ops::{Few, Float};
use crate::slots::Slot;
use crate::slots::gather::{self, Gather};

/// `Σ a(i)·b(i)` as a new number, or `INVALID`.
pub fn dot<F: Float>(e: &mut Eval<F>, n: usize, a: Line<u32>, b: Line<u32>) -> u32 {
    gathered(e, n, |e, i, y, how| put_product(e, a.at(i), b.at(i), y, how), |_| false)
}

/// `Σ c(i)·a(i)` with plain reals `c`, likewise.
pub fn dot_real<F: Float>(e: &mut Eval<F>, n: usize, c: Handed<F>, a: Line<u32>) -> u32 {
    gathered(e, n, |e, i, y, how| put_one(e, a.at(i), |x| (x * c.at(i), c.at(i)), y, how), |_| false)
}

/// `Σ a(i)²`, likewise.
pub fn squares<F: Float>(e: &mut Eval<F>, n: usize, a: Handed<u32>) -> u32 {
    gathered(e, n, |e, i, y, how| put_one(e, a.at(i), |x| (x * x, x * <F as Float>::TWO), y, how), |_| false)
}

/// `Σ ±p[i]·q[i]`, the first product positive, likewise.
pub fn signed<F: Float>(e: &mut Eval<F>, p: &[u32], q: &[u32], minus: &[bool]) -> u32 {
    if let (Ok(p), Ok(q), Ok(minus)) = (p.try_into(), q.try_into(), minus.try_into()) {
        return four(e, p, q, minus).unwrap_or(INVALID);
    }
    let minus = |i: usize| minus.get(i).is_some_and(|minus| *minus);
    gathered(e, p.len(), |e, i, y, how| put_product(e, *p.get(i)?, *q.get(i)?, y, how), minus)
}

/// Gathers the tangents of `a·b` in `y`; gives the value.
#[inline(always)]
fn put_product<F: Float>(e: &Eval<F>, a: u32, b: u32, y: Slot<F>, how: Gather) -> Option<F> {
    let (a, b) = (e.find(a)?, e.find(b)?);
    let (at_a, at_b) = (a.primal(), b.primal());
    // SAFETY: numbers of this pass, which is of first order; `y` is nobody's.
    unsafe { gather::pair(e.unit.vectors(), y, a, b, at_b, at_a, how) };
    Some(at_a * at_b)
}

/// Likewise of a function of `a` alone, that gives value and slope.
#[inline(always)]
fn put_one<F: Float>(e: &Eval<F>, a: u32, f: impl Fn(F) -> (F, F), y: Slot<F>, how: Gather) -> Option<F> {
    let a = e.find(a)?;
    let (value, s) = f(a.primal());
    // SAFETY: as for `put_product`.
    unsafe { gather::one(e.unit.vectors(), y, a, s, how) };
    Some(value)
}

/// The sum of `n` terms that `put` gathers, left to right, each subtracted where `minus` says so, but for the first. For numbers of first
/// order, and for values alone, which have no tangents.
#[inline(always)]
fn gathered<F: Float>(
    e: &mut Eval<F>,
    n: usize,
    put: impl Fn(&Eval<F>, usize, Slot<F>, Gather) -> Option<F>,
    minus: impl Fn(usize) -> bool,
) -> u32 {
    let mut made = || {
        if e.unit.is_second() || n == 0 {
            return None;
        }
        // As for `sum`.
        e.numbers.room_for(if n > 1 { 2 } else { 1 })?;
        let free = e.numbers.gathering()?;
        let mut sum = put(e, 0, free, Gather::Begin)?;
        for i in 1..n {
            if minus(i) {
                sum -= put(e, i, free, Gather::Subtract)?;
            } else {
                sum += put(e, i, free, Gather::Add)?;
            }
        }
        if !sum.is_finite() {
            return None;
        }
        let (id, y) = e.numbers.next()?;
        y.set_primal(sum);
        Some(id)
    };
    made().unwrap_or(INVALID)
}

/// `gathered` for four products: rows of quaternion products.
fn four<F: Float>(e: &mut Eval<F>, p: [u32; 4], q: [u32; 4], minus: [bool; 4]) -> Option<u32> {
    if e.unit.is_second() {
        return None;
    }
    e.numbers.room_for(2)?;
    let ([a, b, c, d], [f, g, h, i]) = (p, q);
    let p = [e.find(a)?, e.find(b)?, e.find(c)?, e.find(d)?];
    let q = [e.find(f)?, e.find(g)?, e.find(h)?, e.find(i)?];
    let (x, y) = (p.each(Slot::primal), q.each(Slot::primal));
    let signed = |value: F, minus: bool| if minus { -value } else { value };
    // A sign on both slopes of a product is a sign on its tangent, exactly.
    let s = [y[0], signed(y[1], minus[1]), signed(y[2], minus[2]), signed(y[3], minus[3])];
    let r = [x[0], signed(x[1], minus[1]), signed(x[2], minus[2]), signed(x[3], minus[3])];
    let sum = x[0] * s[0] + x[1] * s[1] + x[2] * s[2] + x[3] * s[3];
    if !sum.is_finite() {
        return None;
    }
    let (id, slot) = e.numbers.next()?;
    // SAFETY: numbers of this pass, which is of first order, and one just made.
    unsafe { gather::four(e.unit.vectors(), slot, p, q, s, r) };
    slot.set_primal(sum);
    Some(id)
}
