//! Slope times tangent: the one owner of the strong-zero rule and of the sum of the chain rule.
//! Does not know where slopes come from.
//!
//! A zero tangent contributes zero whatever the slope, and a slope that is zero by definition contributes zero whatever the
//! tangent. A slope is one scalar for all lanes, so one test picks between plain products and masked ones.

use super::Bundle;
use crate::ops::Slope::{self, Factor, One, Zero};
use crate::ops::{Float, Number};

/// `s·t`, lane by lane.
#[inline(always)]
pub fn chain<T: Number, B: Bundle<T>>(s: Slope<T>, t: B) -> B {
    match s {
        Zero => B::idle(),
        One => t,
        Factor(s) if s.all_finite() => t.scale(s),
        Factor(s) => {
            unlikely();
            t.scale_rarely(s)
        }
    }
}

/// `s₀·t₀ + s₁·t₁`, lane by lane.
#[inline(always)]
pub fn chain2<T: Number, B: Bundle<T>>(s: [Slope<T>; 2], t: [B; 2]) -> B {
    match s {
        [Zero, s1] => chain(s1, t[1]),
        [s0, Zero] => chain(s0, t[0]),
        [s0, s1] => chain(s0, t[0]).plus(chain(s1, t[1])),
    }
}

/// `s₀·t₀ + s₁·t₁ + s₂·t₂`, lane by lane.
#[inline(always)]
pub fn chain3<T: Number, B: Bundle<T>>(s: [Slope<T>; 3], t: [B; 3]) -> B {
    match s {
        [s0, s1, Zero] => chain2([s0, s1], [t[0], t[1]]),
        [Zero, s1, s2] => chain2([s1, s2], [t[1], t[2]]),
        [s0, s1, s2] => chain2([s0, s1], [t[0], t[1]]).plus(chain(s2, t[2])),
    }
}

/// `s·t` for a slope that is finite.
#[inline(always)]
pub fn finite_chain<T: Number, B: Bundle<T>>(s: Slope<T>, t: B) -> B {
    match s {
        Zero => B::idle(),
        One => t,
        Factor(s) => t.scale(s),
    }
}

/// `s₀·t₀ + s₁·t₁` for slopes that are finite.
#[inline(always)]
pub fn finite_chain2<T: Number, B: Bundle<T>>(s: [Slope<T>; 2], t: [B; 2]) -> B {
    match s {
        [Zero, s1] => finite_chain(s1, t[1]),
        [s0, Zero] => finite_chain(s0, t[0]),
        [s0, s1] => finite_chain(s0, t[0]).plus(finite_chain(s1, t[1])),
    }
}

/// `s·(u₀·t₀ + u₁·t₁)` where `s` is a second derivative and the others are tangents, which may all be anything.
#[inline(always)]
pub fn bend<T: Number, B: Bundle<T>>(s: Slope<T>, u: [T; 2], t: [B; 2]) -> B {
    if matches!(s, Zero) { B::idle() } else { B::bend(s.factor(), u, t) }
}

/// The sum of `term(k)` over the slopes that are not zero by definition, left to right; `nothing` if there is none.
#[inline(always)]
pub fn sum<T: Number, S, const N: usize>(s: [Slope<T>; N], nothing: S, term: impl Fn(usize) -> S, plus: impl Fn(S, S) -> S) -> S {
    let mut sum = None;
    for (k, s) in s.iter().enumerate() {
        if !matches!(s, Zero) {
            sum = Some(match sum {
                Some(sum) => plus(sum, term(k)),
                None => term(k),
            });
        }
    }
    sum.unwrap_or(nothing)
}

/// `s·t` where `s` may be anything, on a path that is hardly ever taken: no test, so that there is little of it.
#[inline(always)]
pub fn careful<T: Number, B: Bundle<T>>(s: Slope<T>, t: B) -> B {
    match s {
        Zero => B::idle(),
        One => t,
        Factor(s) => t.scale_rarely(s),
    }
}

/// Marks a path as unlikely.
#[cold]
#[inline(always)]
pub fn unlikely() {}

/// `s·t` of single numbers, under the same rule.
#[inline(always)]
pub fn product<T: Number>(s: Slope<T>, t: T) -> T {
    match s {
        Zero => T::constant(T::Real::ZERO),
        One => t,
        Factor(_) if t.is_idle() => T::constant(T::Real::ZERO),
        Factor(s) => s * t,
    }
}

/// `s·t` of single numbers, for a slope that is finite.
#[inline(always)]
pub fn finite_product<T: Number>(s: Slope<T>, t: T) -> T {
    match s {
        Zero => T::constant(T::Real::ZERO),
        One => t,
        Factor(s) => s * t,
    }
}
