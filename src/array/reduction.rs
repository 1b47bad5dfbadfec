//! The functions of n numbers that are one operation of an engine, however many steps they take: which steps may depend on the values, and is
//! settled anew at every point.
//! Does not know whether numbers are values or handles. Arrays are closures from index to number.

use super::function::{accumulate, dot_real, unary_of};
use super::{Arithmetic, Valued};
use crate::ops::Float;
use crate::ops::arith::{Add, Mul, Square};
use crate::ops::exp::Exp;
use crate::ops::given::{Given, Given2};
use crate::ops::mixed::{AddC, MulC, SubC};
use crate::ops::piece::Abs;
use crate::ops::root::Hypot;
use crate::ops::share::{LogSum, Share};

/// A function of n numbers to one. Engines that keep operations keep this one whole.
pub trait Reduction<F: Float>: Copy {
    /// The name in C, without prefix.
    const NAME: &'static str;
    /// Whether its steps are the same at every point.
    const STEADY: bool = false;

    /// Carries it out on the numbers `a(0)` to `a(n − 1)`.
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num;
}

/// A function of n numbers to n; likewise.
pub trait Spread<F: Float>: Copy {
    /// The name in C, without prefix.
    const NAME: &'static str;
    /// Whether its steps are the same at every point.
    const STEADY: bool = false;

    /// Carries it out on the numbers `a(0)` to `a(n − 1)`. `set` writes a result and gives the name by which it goes on, `get` reads it again.
    fn spread<M: Valued<F>>(
        self,
        m: &mut M,
        n: usize,
        a: impl Fn(usize) -> M::Num,
        get: impl Fn(usize) -> M::Num,
        set: impl Fn(&mut M, usize, M::Num) -> M::Num,
    );
}

/// `Σ aᵢ`, left to right; 0 for none.
#[derive(Clone, Copy, Debug)]
pub struct Sum;

impl<F: Float> Reduction<F> for Sum {
    const NAME: &'static str = "sum";
    const STEADY: bool = true;

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
        if n == 0 { m.constant(<F as Float>::ZERO) } else { fold(m, n, a, Add) }
    }
}

/// `Π aᵢ`, 1 for none. Right at zeros: the slope is the product of the others, built up without division.
#[derive(Clone, Copy, Debug)]
pub struct Prod;

impl<F: Float> Reduction<F> for Prod {
    const NAME: &'static str = "prod";
    const STEADY: bool = true;

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
        if n == 0 { m.constant(<F as Float>::ONE) } else { fold(m, n, a, Mul) }
    }
}

/// A copy of the first number, and `o` of that and each of the others, left to right.
#[inline(always)]
fn fold<F: Float, M: Arithmetic<F>>(m: &mut M, n: usize, a: impl Fn(usize) -> M::Num, o: impl crate::ops::Binary<F>) -> M::Num {
    let mut acc = m.copy(a(0));
    for i in 1..n {
        if m.failed() {
            break;
        }
        acc = m.update(acc, a(i), o);
    }
    acc
}

/// `Σ aᵢ²`, left to right.
#[derive(Clone, Copy, Debug)]
pub struct Norm2sq;

impl<F: Float> Reduction<F> for Norm2sq {
    const NAME: &'static str = "norm2sq";
    const STEADY: bool = true;

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
        accumulate(m, n, |m, i| m.unary(a(i), Square))
    }
}

/// `√(Σ aᵢ²)`; 0 with zero slopes at the origin. By `hypot`, the largest element first.
///
/// The root of a sum of squares would be faster, but its second derivatives cancel (`1/h − x²/h³` instead of `b²/h³`) and leave the range
/// long before its value does.
#[derive(Clone, Copy, Debug)]
pub struct Norm;

impl<F: Float> Reduction<F> for Norm {
    const NAME: &'static str = "norm";

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
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
}

/// The largest element; `k` equal ones share the slope, `1/k` each. NaN passes; NaN for none.
#[derive(Clone, Copy, Debug)]
pub struct Amax;

impl<F: Float> Reduction<F> for Amax {
    const NAME: &'static str = "amax";

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
        extreme(m, <F as Float>::ONE, n, a)
    }
}

/// The smallest element; likewise.
#[derive(Clone, Copy, Debug)]
pub struct Amin;

impl<F: Float> Reduction<F> for Amin {
    const NAME: &'static str = "amin";

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
        extreme(m, -<F as Float>::ONE, n, a)
    }
}

/// The largest (`sign` = 1) or smallest (−1) element.
fn extreme<F: Float, M: Valued<F>>(m: &mut M, sign: F, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
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
fn peak<F: Float, M: Valued<F>>(m: &M, n: usize, a: &impl Fn(usize) -> M::Num) -> F {
    (0..n).map(|i| m.primal(a(i))).fold(-F::INFINITY, |best, x| if x > best { x } else { best })
}

/// `exp(x − shift)`. The rounding error of the difference, found by Knuth's two-sum, is put back as a factor: left out it would cost
/// `|x − shift|/2` ULP, 20 for a share of 1e-16 in single precision.
#[inline(always)]
fn shifted_exp<F: Float, M: Valued<F>>(m: &mut M, x: M::Num, shift: F) -> M::Num {
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
#[derive(Clone, Copy, Debug)]
pub struct Logsumexp;

impl<F: Float> Reduction<F> for Logsumexp {
    const NAME: &'static str = "logsumexp";

    #[inline(always)]
    fn reduce<M: Valued<F>>(self, m: &mut M, n: usize, a: impl Fn(usize) -> M::Num) -> M::Num {
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
}

/// `yᵢ = exp aᵢ / Σ exp aₖ`, shifted by the largest element; `y` is not `a`.
///
/// Each share is taken of its own part and the sum of the others, before it and behind it: as a share of the total its slope would cancel
/// where it is close to one (12 000 ULP). That takes the exponentials twice.
#[derive(Clone, Copy, Debug)]
pub struct Softmax;

impl<F: Float> Spread<F> for Softmax {
    const NAME: &'static str = "softmax";

    #[inline(always)]
    fn spread<M: Valued<F>>(
        self,
        m: &mut M,
        n: usize,
        a: impl Fn(usize) -> M::Num,
        get: impl Fn(usize) -> M::Num,
        set: impl Fn(&mut M, usize, M::Num) -> M::Num,
    ) {
        let shift = peak(m, n, &a);
        if shift.is_infinite() {
            // Shares of infinities are NaN, and so is every slope.
            let undefined = dot_real(m, n, |_| F::NAN, &a);
            for i in 0..n {
                let copy = m.copy(undefined);
                set(m, i, copy);
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
            let kept = set(m, i, before);
            let e = part(m, i);
            before = m.binary(kept, e, Add);
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
            let share = m.binary(e, others, Share);
            set(m, i, share);
            m.release(others);
            behind = m.add_to(behind, e);
        }
        m.release(behind);
    }
}

/// `yᵢ = a₀ + … + aᵢ`; `y` may be `a`.
#[derive(Clone, Copy, Debug)]
pub struct Cumsum;

impl<F: Float> Spread<F> for Cumsum {
    const NAME: &'static str = "cumsum";
    const STEADY: bool = true;

    #[inline(always)]
    fn spread<M: Valued<F>>(
        self,
        m: &mut M,
        n: usize,
        a: impl Fn(usize) -> M::Num,
        _get: impl Fn(usize) -> M::Num,
        set: impl Fn(&mut M, usize, M::Num) -> M::Num,
    ) {
        let mut last = None;
        for i in 0..n {
            if m.failed() {
                return;
            }
            let next = match last {
                None => m.copy(a(i)),
                Some(last) => m.binary(last, a(i), Add),
            };
            last = Some(set(m, i, next));
        }
    }
}
