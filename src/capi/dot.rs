//! Sums of products with the sum in registers: no number for each product, no store and load between steps.
//! Without SIMD the tangents of the sum gather in the slot it will have, term by term.
//! Does not know any other way: where it does not apply, it makes no number and leaves the work to the steps of `array::function`. That is for
//! no terms, a stale handle, no room, or a sum that is not finite.

use super::array::{Handed, Line};
use super::eval::{Eval, INVALID};
use super::kernel::first::{First, Gather, Tangents};
use super::quick;
use super::slot::{SIMD, Slot};
use crate::dual::chain::{plain, plain2};
use crate::ops::Few;
use crate::ops::Float;
use crate::ops::Slope::{Factor, One};

/// `Σ a(i)·b(i)` as a new number, or `INVALID`.
pub fn dot<F: Float>(e: &mut Eval<F>, n: usize, a: Line, b: Line) -> u32 {
    if SIMD {
        (quick::dots(e).dot)(e, n, a, b)
    } else {
        gathered(e, n, |e, i, y, how| put_product(e, a.at(i), b.at(i), y, how), |_| false)
    }
}

/// `Σ c(i)·a(i)` with plain reals `c`, likewise.
pub fn dot_real<F: Float>(e: &mut Eval<F>, n: usize, c: Handed<F>, a: Line) -> u32 {
    if SIMD {
        (quick::dots(e).dot_real)(e, n, c, a)
    } else {
        gathered(e, n, |e, i, y, how| put_one(e, a.at(i), |x| (x * c.at(i), c.at(i)), y, how), |_| false)
    }
}

/// `Σ a(i)²`, likewise.
pub fn squares<F: Float>(e: &mut Eval<F>, n: usize, a: Handed<u32>) -> u32 {
    if SIMD {
        (quick::dots(e).squares)(e, n, a)
    } else {
        gathered(e, n, |e, i, y, how| put_one(e, a.at(i), |x| (x * x, x * <F as Float>::TWO), y, how), |_| false)
    }
}

/// `Σ ±p[i]·q[i]`, the first product positive, likewise.
pub fn signed<F: Float>(e: &mut Eval<F>, p: &[u32], q: &[u32], minus: &[bool]) -> u32 {
    if SIMD {
        return (quick::dots(e).signed)(e, p, q, minus);
    }
    if let (Ok(p), Ok(q), Ok(minus)) = (p.try_into(), q.try_into(), minus.try_into()) {
        return four(e, p, q, minus).unwrap_or(INVALID);
    }
    let minus = |i: usize| minus.get(i).is_some_and(|minus| *minus);
    gathered(e, p.len(), |e, i, y, how| put_product(e, *p.get(i)?, *q.get(i)?, y, how), minus)
}

/// The sums of products of a pass where SIMD is, each as a new number or `INVALID`.
#[allow(clippy::type_complexity, reason = "each field is one signature, used once")]
pub struct Dots<F> {
    /// `Σ a(i)·b(i)`.
    pub dot: fn(e: &mut Eval<F>, n: usize, a: Line, b: Line) -> u32,
    /// `Σ c(i)·a(i)` with plain reals `c`.
    pub dot_real: fn(e: &mut Eval<F>, n: usize, c: Handed<F>, a: Line) -> u32,
    /// `Σ a(i)²`.
    pub squares: fn(e: &mut Eval<F>, n: usize, a: Handed<u32>) -> u32,
    /// `Σ ±p[i]·q[i]`, the first product positive.
    pub signed: fn(e: &mut Eval<F>, p: &[u32], q: &[u32], minus: &[bool]) -> u32,
}

impl<F> Clone for Dots<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F> Copy for Dots<F> {}

impl<F: Float> Dots<F> {
    /// None: the steps do it all.
    pub fn none() -> Self {
        Self {
            dot: |_, _, _, _| INVALID,
            dot_real: |_, _, _, _| INVALID,
            squares: |_, _, _| INVALID,
            signed: |_, _, _, _| INVALID,
        }
    }

    /// For numbers of exactly `K` vectors.
    pub fn whole<const K: usize>() -> Self {
        Self {
            dot: |e, n, a, b| sum::<F, K>(e, n, |e, i| product(e, a.at(i), b.at(i)), |_| false),
            dot_real: |e, n, c, a| sum::<F, K>(e, n, |e, i| multiple(e, c.at(i), a.at(i)), |_| false),
            squares: |e, n, a| sum::<F, K>(e, n, |e, i| squared(e, a.at(i)), |_| false),
            signed: |e, p, q, minus| {
                let term = |e: &Eval<F>, i: usize| product(e, *p.get(i)?, *q.get(i)?);
                sum::<F, K>(e, p.len(), term, |i| minus.get(i).is_some_and(|minus| *minus))
            },
        }
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
        e.room_for(if n > 1 { 2 } else { 1 })?;
        let (mut y, mut t) = if n == 0 { None } else { term(e, 0) }?;
        for i in 1..n {
            let (value, tangents) = term(e, i)?;
            let (value, s) = if minus(i) { (-value, Factor(-<F as Float>::ONE)) } else { (value, One) };
            y += value;
            for (t, more) in t.iter_mut().zip(tangents) {
                *t = plain2([One, s], [*t, more]);
            }
        }
        // A finite sum has finite terms.
        if !y.is_finite() {
            return None;
        }
        let (id, slot) = e.next()?;
        // SAFETY: the slot was just made in this pass.
        unsafe {
            for (v, t) in t.into_iter().enumerate() {
                First::<K>::write(slot, v, t);
            }
            slot.set_primal(y);
        }
        Some(id)
    };
    made().unwrap_or(INVALID)
}

/// `a·b`, right where the value is finite.
#[inline(always)]
fn product<F: Float, const K: usize>(e: &Eval<F>, a: u32, b: u32) -> Option<Term<F, K>> {
    let (a, b): (Slot<F>, Slot<F>) = (e.find(a)?, e.find(b)?);
    // SAFETY: both slots hold numbers of this pass, of `K` vectors.
    unsafe {
        let (x, y) = (a.primal(), b.primal());
        let s = [Factor(y), Factor(x)];
        Some((x * y, core::array::from_fn(|v| plain2(s, [First::<K>::read(a, v), First::<K>::read(b, v)]))))
    }
}

/// `c·a`, right where the value is finite.
#[inline(always)]
fn multiple<F: Float, const K: usize>(e: &Eval<F>, c: F, a: u32) -> Option<Term<F, K>> {
    let a: Slot<F> = e.find(a)?;
    // SAFETY: the slot holds a number of this pass, of `K` vectors.
    unsafe { Some((a.primal() * c, core::array::from_fn(|v| plain(Factor(c), First::<K>::read(a, v))))) }
}

/// `a²`, right where the value is finite.
#[inline(always)]
fn squared<F: Float, const K: usize>(e: &Eval<F>, a: u32) -> Option<Term<F, K>> {
    let a: Slot<F> = e.find(a)?;
    // SAFETY: the slot holds a number of this pass, of `K` vectors.
    unsafe {
        let x = a.primal();
        let s = Factor(x * <F as Float>::TWO);
        Some((x * x, core::array::from_fn(|v| plain(s, First::<K>::read(a, v)))))
    }
}

/// Gathers the tangents of `a·b` in `y`; gives the value.
#[inline(always)]
fn put_product<F: Float>(e: &Eval<F>, a: u32, b: u32, y: Slot<F>, how: Gather) -> Option<F> {
    let (a, b) = (e.find(a)?, e.find(b)?);
    // SAFETY: numbers of this pass, which is of first order; `y` is nobody's.
    unsafe {
        let (at_a, at_b) = (a.primal(), b.primal());
        First::<0>::gather(e.kernel_vectors, y, a, b, at_b, at_a, how);
        Some(at_a * at_b)
    }
}

/// Likewise of a function of `a` alone, that gives value and slope.
#[inline(always)]
fn put_one<F: Float>(e: &Eval<F>, a: u32, f: impl Fn(F) -> (F, F), y: Slot<F>, how: Gather) -> Option<F> {
    let a = e.find(a)?;
    // SAFETY: as for `put_product`.
    unsafe {
        let (value, s) = f(a.primal());
        First::<0>::gather_one(e.kernel_vectors, y, a, s, how);
        Some(value)
    }
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
        if e.second || n == 0 {
            return None;
        }
        // As for `sum`; and the slot at the top is free.
        e.room_for(if n > 1 { 2 } else { 1 })?;
        let free = e.slot(e.top);
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
        let (id, y) = e.next()?;
        // SAFETY: just made in this pass.
        unsafe { y.set_primal(sum) };
        Some(id)
    };
    made().unwrap_or(INVALID)
}

/// `gathered` for four products: rows of quaternion products.
fn four<F: Float>(e: &mut Eval<F>, p: [u32; 4], q: [u32; 4], minus: [bool; 4]) -> Option<u32> {
    if e.second {
        return None;
    }
    e.room_for(2)?;
    let ([a, b, c, d], [f, g, h, i]) = (p, q);
    let p = [e.find(a)?, e.find(b)?, e.find(c)?, e.find(d)?];
    let q = [e.find(f)?, e.find(g)?, e.find(h)?, e.find(i)?];
    // SAFETY: found in this pass.
    let (x, y) = unsafe { (p.each(|p| p.primal()), q.each(|q| q.primal())) };
    let signed = |value: F, minus: bool| if minus { -value } else { value };
    // A sign on both slopes of a product is a sign on its tangent, exactly.
    let s = [y[0], signed(y[1], minus[1]), signed(y[2], minus[2]), signed(y[3], minus[3])];
    let r = [x[0], signed(x[1], minus[1]), signed(x[2], minus[2]), signed(x[3], minus[3])];
    let sum = x[0] * s[0] + x[1] * s[1] + x[2] * s[2] + x[3] * s[3];
    if !sum.is_finite() {
        return None;
    }
    let (id, slot) = e.next()?;
    // SAFETY: numbers of this pass, which is of first order, and one just made.
    unsafe {
        First::<0>::gather_four(e.kernel_vectors, slot, p, q, s, r);
        slot.set_primal(sum);
    }
    Some(id)
}
