//! The functions over arrays, each written once as steps of `Arithmetic`, left to right, one rounding each.
//! Does not know whether numbers are values or handles. Arrays are closures from index to number.

use super::Arithmetic;
use crate::ops::Float;
use crate::ops::arith::{Add, Mul, Square};
use crate::ops::exp::Exp;
use crate::ops::given::{Given, Given2};
use crate::ops::mixed::{AddC, MulC, SubC};
use crate::ops::piece::Abs;
use crate::ops::root::Hypot;
use crate::ops::share::{LogSum, Share};

/// Starts with the first term, adds the others left to right; 0 for none.
#[inline(always)]
fn accumulate<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, term: impl Fn(&mut M, usize) -> M::Num) -> M::Num {
    if n == 0 {
        return m.constant(<F as Float>::ZERO);
    }
    let mut acc = term(m, 0);
    for i in 1..n {
        if m.failed() {
            break;
        }
        let next = term(m, i);
        acc = m.add_to(acc, next);
    }
    acc
}

/// `Σ aᵢ`.
#[inline(always)]
pub fn sum<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    if n == 0 {
        return m.constant(<F as Float>::ZERO);
    }
    let mut acc = m.copy(a(0));
    for i in 1..n {
        if m.failed() {
            break;
        }
        acc = m.update(acc, a(i), Add);
    }
    acc
}

/// `Σ aᵢ·bᵢ`.
#[inline(always)]
pub fn dot<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num, b: impl Fn(usize) -> M::Num) -> M::Num {
    accumulate(m, n, |m, i| m.mul(a(i), b(i)))
}

/// `Σ cᵢ·aᵢ` with plain reals `c`.
#[inline(always)]
pub fn dot_real<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, c: impl Fn(usize) -> F, a: impl Fn(usize) -> M::Num) -> M::Num {
    accumulate(m, n, |m, i| m.unary(a(i), MulC(c(i))))
}

/// `Σ aᵢ²`.
#[inline(always)]
pub fn norm2sq<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    accumulate(m, n, |m, i| m.unary(a(i), Square))
}

/// `√(Σ aᵢ²)`; 0 with zero slopes at the origin. By `hypot`, the largest element first.
///
/// The root of a sum of squares would be faster, but its second derivatives cancel (`1/h − x²/h³` instead of `b²/h³`) and leave the range
/// long before its value does.
#[inline(always)]
pub fn norm<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    let (mut largest, mut place) = (<F as Float>::ZERO, 0);
    for i in 0..n {
        let size = m.primal(a(i)).magnitude();
        if size > largest {
            (largest, place) = (size, i);
        }
    }
    if largest == <F as Float>::ZERO && !(0..n).any(|i| m.primal(a(i)).is_nan()) {
        for i in 0..n {
            m.kink(a(i));
        }
        return m.constant(<F as Float>::ZERO);
    }
    let mut acc = m.unary(a(place), Abs);
    for i in (0..n).filter(|i| *i != place) {
        if m.failed() {
            break;
        }
        acc = m.update(acc, a(i), Hypot);
    }
    acc
}

/// `o(x)`, `x` no longer used.
#[inline(always)]
fn unary_of<F: Float, M: Arithmetic<F>, O: crate::ops::Unary<F>>(m: &mut M, x: M::Num, o: O) -> M::Num {
    let y = m.unary(x, o);
    m.release(x);
    y
}

/// `Π aᵢ`, 1 for none. Right at zeros: the slope is the product of the others, built up without division.
#[inline(always)]
pub fn prod<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    if n == 0 {
        return m.constant(<F as Float>::ONE);
    }
    let mut acc = m.copy(a(0));
    for i in 1..n {
        if m.failed() {
            break;
        }
        acc = m.update(acc, a(i), Mul);
    }
    acc
}

/// The largest (`sign` = 1) or smallest (−1) element; `k` equal ones share the slope, `1/k` each. NaN passes; NaN for none.
#[inline(always)]
pub fn extreme<F: Float, M: Arithmetic<F>>(m: &mut M, sign: F, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    let mut best = <F as Float>::NAN;
    for i in 0..n {
        let x = m.primal(a(i));
        if i == 0 || x.is_nan() || x * sign > best * sign {
            best = x;
        }
        if best.is_nan() {
            break;
        }
    }
    let ties = |m: &M, i: usize| best.is_nan() || m.primal(a(i)) == best;
    let count = (0..n).filter(|i| ties(m, *i)).count();
    let share = <F as Float>::ONE / F::of(count as f64);
    let mut acc = None;
    for i in 0..n {
        if m.failed() {
            break;
        }
        if !ties(m, i) {
            continue;
        }
        if count > 1 {
            m.kink(a(i));
        }
        acc = Some(match acc {
            None if count == 1 => m.copy(a(i)),
            None => m.unary(a(i), Given { y: best, d1: share, d2: None }),
            Some(acc) => m.update(acc, a(i), Given2 { y: best, d1: [<F as Float>::ONE, share], d2: None }),
        });
    }
    match acc {
        Some(acc) => acc,
        None => m.constant(<F as Float>::NAN),
    }
}

/// The largest primal, NaN left out; −∞ for none.
#[inline(always)]
fn peak<F: Float, M: Arithmetic<F>>(m: &M, n: usize, a: &impl Fn(usize) -> M::Num) -> F {
    (0..n).map(|i| m.primal(a(i))).fold(-F::INFINITY, |best, x| if x > best { x } else { best })
}

/// `exp(x − shift)`. The rounding error of the difference, found by Knuth's two-sum, is put back as a factor: left out it would cost
/// `|x − shift|/2` ULP, 20 for a share of 1e-16 in single precision.
#[inline(always)]
fn shifted_exp<F: Float, M: Arithmetic<F>>(m: &mut M, x: M::Num, shift: F) -> M::Num {
    let at = m.primal(x);
    let difference = at - shift;
    let back = difference - at;
    let error = (at - (difference - back)) - (shift + back);
    let shifted = m.unary(x, SubC(shift));
    let e = unary_of(m, shifted, Exp);
    if error.is_finite() && error != <F as Float>::ZERO { unary_of(m, e, MulC(<F as Float>::ONE + error)) } else { e }
}

/// `ln Σ exp aᵢ`, shifted by the largest element; −∞ for none.
///
/// The largest is not one of the sum: the logarithm of the whole loses its value near zero, and its second derivatives where one element
/// dominates. A logarithm of the others alone has second derivatives that overflow where they are small.
#[inline(always)]
pub fn logsumexp<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
    if n == 0 {
        return m.constant(-F::INFINITY);
    }
    let shift = peak(m, n, &a);
    if shift.is_infinite() {
        return extreme(m, <F as Float>::ONE, n, a);
    }
    let place = (0..n).find(|i| m.primal(a(*i)) == shift).unwrap_or(0);
    let mut rest = m.constant(<F as Float>::ZERO);
    for i in (0..n).filter(|i| *i != place) {
        if m.failed() {
            break;
        }
        let e = shifted_exp(m, a(i), shift);
        rest = m.add_to(rest, e);
    }
    if m.primal(rest) == <F as Float>::ZERO {
        m.release(rest);
        return m.copy(a(place));
    }
    let largest = m.unary(a(place), SubC(shift));
    let sum = m.update(largest, rest, LogSum);
    m.release(rest);
    unary_of(m, sum, AddC(shift))
}

/// `yᵢ = exp aᵢ / Σ exp aₖ`, shifted by the largest element. `set` writes a result, `get` reads it again; `y` is not `a`.
///
/// Each share is taken of its own part and the sum of the others, before it and behind it: as a share of the total its slope would cancel
/// where it is close to one (12 000 ULP). That takes the exponentials twice.
#[inline(always)]
pub fn softmax<F: Float, M: Arithmetic<F>>(
    m: &mut M,
    n: usize,
    a: impl Fn(usize) -> M::Num,
    get: impl Fn(usize) -> M::Num,
    set: impl Fn(usize, M::Num),
) {
    let shift = peak(m, n, &a);
    if shift.is_infinite() {
        // Shares of infinities are NaN, and so is every slope.
        let undefined = dot_real(m, n, |_| F::NAN, &a);
        for i in 0..n {
            set(i, m.copy(undefined));
        }
        m.release(undefined);
        return;
    }
    let part = |m: &mut M, i: usize| shifted_exp(m, a(i), shift);
    let mut before = m.constant(<F as Float>::ZERO);
    for i in 0..n {
        if m.failed() {
            return;
        }
        set(i, before);
        let e = part(m, i);
        before = m.binary(before, e, Add);
        m.release(e);
    }
    m.release(before);
    let mut behind = m.constant(<F as Float>::ZERO);
    for i in (0..n).rev() {
        if m.failed() {
            return;
        }
        let e = part(m, i);
        let others = m.update(get(i), behind, Add);
        set(i, m.binary(e, others, Share));
        m.release(others);
        behind = m.add_to(behind, e);
    }
    m.release(behind);
}

/// `yᵢ = a₀ + … + aᵢ`.
#[inline(always)]
pub fn cumsum<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num, mut y: impl FnMut(usize, M::Num)) {
    let mut last = None;
    for i in 0..n {
        if m.failed() {
            return;
        }
        let next = match last {
            None => m.copy(a(i)),
            Some(last) => m.binary(last, a(i), Add),
        };
        y(i, next);
        last = Some(next);
    }
}

/// `p·q − r·s`.
#[inline(always)]
fn minor<F: Float, M: Arithmetic<F>>(m: &mut M, p: M::Num, q: M::Num, r: M::Num, s: M::Num) -> M::Num {
    m.signed_dot([p, r], [q, s], [false, true])
}

/// The cross product `a × b`.
#[inline(always)]
pub fn cross<F: Float, M: Arithmetic<F>>(m: &mut M, a: [M::Num; 3], b: [M::Num; 3]) -> [M::Num; 3] {
    [minor(m, a[1], b[2], a[2], b[1]), minor(m, a[2], b[0], a[0], b[2]), minor(m, a[0], b[1], a[1], b[0])]
}

/// The Hamilton product `p·q` of quaternions, `w` first.
#[inline(always)]
pub fn quat_mul<F: Float, M: Arithmetic<F>>(m: &mut M, p: [M::Num; 4], q: [M::Num; 4]) -> [M::Num; 4] {
    let [w, x, y, z] = q;
    [
        m.signed_dot(p, [w, x, y, z], [false, true, true, true]),
        m.signed_dot(p, [x, w, z, y], [false, false, false, true]),
        m.signed_dot(p, [y, z, w, x], [false, true, false, false]),
        m.signed_dot(p, [z, y, x, w], [false, false, true, false]),
    ]
}

/// The vector `v` rotated by the unit quaternion `q`, `w` first: `v + w·t + u × t` with `u` the vector part and `t = 2u × v`.
#[inline(always)]
pub fn quat_rotate<F: Float, M: Arithmetic<F>>(m: &mut M, q: [M::Num; 4], v: [M::Num; 3]) -> [M::Num; 3] {
    let u = [q[1], q[2], q[3]];
    let half = cross(m, u, v);
    let t = half.map(|x| unary_of(m, x, MulC(<F as Float>::TWO)));
    let bend = cross(m, u, t);
    let mut k = 0;
    let y = t.map(|t| {
        let turned = m.mul(q[0], t);
        let moved = m.update(turned, v[k], Add);
        let out = m.add_to(moved, bend[k]);
        k += 1;
        out
    });
    for t in t {
        m.release(t);
    }
    y
}
