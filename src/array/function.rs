//! The functions over arrays whose steps are always the same, each written once over `Arithmetic`, left to right, one rounding each.
//! Does not know whether numbers are values or handles. Arrays are closures from index to number.

use super::Arithmetic;
use crate::ops::arith::Add;
use crate::ops::mixed::MulC;
use crate::ops::{Float, Unary};

/// Starts with the first term, adds the others left to right; 0 for none.
#[inline(always)]
pub(super) fn accumulate<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, term: impl Fn(&mut M, usize) -> M::Num) -> M::Num {
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

/// `o(x)`, `x` no longer used.
#[inline(always)]
pub(super) fn unary_of<F: Float, M: Arithmetic<F>, O: Unary<F>>(m: &mut M, x: M::Num, o: O) -> M::Num {
    let y = m.unary(x, o);
    m.release(x);
    y
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
