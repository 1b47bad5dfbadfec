//! Who carries out the steps of a function over arrays: numbers themselves, or an evaluation that keeps them in slots.
//! Does not know the functions.

use crate::ops::arith::{Add, Mul, Sub};
use crate::ops::{Binary, Float, Number, Unary};

/// Arithmetic on numbers named by `Num`: values for Rust, handles for C, later the nodes of a program.
pub trait Arithmetic<F: Float> {
    /// A number, or its name.
    type Num: Copy;

    /// The number `c` with no derivatives.
    fn constant(&mut self, c: F) -> Self::Num;
    /// `x` once more, as a number of its own.
    fn copy(&mut self, x: Self::Num) -> Self::Num;
    /// `o(x)`.
    fn unary<O: Unary<F>>(&mut self, x: Self::Num, o: O) -> Self::Num;
    /// `o(a, b)`.
    fn binary<O: Binary<F>>(&mut self, a: Self::Num, b: Self::Num, o: O) -> Self::Num;
    /// `o(a, b)` in place of `a`, which is no longer used.
    fn update<O: Binary<F>>(&mut self, a: Self::Num, b: Self::Num, o: O) -> Self::Num;
    /// `x` is no longer used.
    fn release(&mut self, x: Self::Num);
    /// Whether nothing counts any more, so that loops may stop.
    fn failed(&self) -> bool;

    /// `p₀q₀ ± p₁q₁ ± …`, left to right; `minus` tells the signs, the first being positive.
    #[inline(always)]
    fn signed_dot<const N: usize>(&mut self, p: [Self::Num; N], q: [Self::Num; N], minus: [bool; N]) -> Self::Num
    where
        Self: Sized,
    {
        signed_steps(self, p, q, minus)
    }

    /// `a·b`.
    #[inline(always)]
    fn mul(&mut self, a: Self::Num, b: Self::Num) -> Self::Num {
        self.binary(a, b, Mul)
    }

    /// `acc + x` in place of `acc`; `x` is no longer used either.
    #[inline(always)]
    fn add_to(&mut self, acc: Self::Num, x: Self::Num) -> Self::Num {
        let sum = self.update(acc, x, Add);
        self.release(x);
        sum
    }

    /// `acc − x` in place of `acc`; `x` is no longer used either.
    #[inline(always)]
    fn sub_from(&mut self, acc: Self::Num, x: Self::Num) -> Self::Num {
        let difference = self.update(acc, x, Sub);
        self.release(x);
        difference
    }
}

/// Arithmetic that has values at hand: what functions need whose steps depend on them.
pub trait Valued<F: Float>: Arithmetic<F> {
    /// The value.
    fn primal(&self, x: Self::Num) -> F;
    /// One-sided slopes differ here, as far as `x` is active.
    fn kink(&mut self, x: Self::Num);
}

/// `Arithmetic::signed_dot`, step by step.
#[inline(always)]
pub fn signed_steps<F: Float, M: Arithmetic<F>, const N: usize>(
    m: &mut M,
    p: [M::Num; N],
    q: [M::Num; N],
    minus: [bool; N],
) -> M::Num {
    let mut acc = None;
    for ((p, q), minus) in p.into_iter().zip(q).zip(minus) {
        let term = m.mul(p, q);
        acc = Some(match acc {
            None => term,
            Some(acc) if minus => m.sub_from(acc, term),
            Some(acc) => m.add_to(acc, term),
        });
    }
    acc.unwrap_or_else(|| m.constant(<F as Float>::ZERO))
}

/// Arithmetic on the numbers themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Values<R>(core::marker::PhantomData<R>);

impl<R> Values<R> {
    /// Nothing to set up.
    #[inline(always)]
    pub const fn new() -> Self {
        Self(core::marker::PhantomData)
    }
}

impl<R: Number> Arithmetic<R::Real> for Values<R> {
    type Num = R;

    #[inline(always)]
    fn constant(&mut self, c: R::Real) -> R {
        R::constant(c)
    }

    #[inline(always)]
    fn copy(&mut self, x: R) -> R {
        x
    }

    #[inline(always)]
    fn unary<O: Unary<R::Real>>(&mut self, x: R, o: O) -> R {
        x.unary(o)
    }

    #[inline(always)]
    fn binary<O: Binary<R::Real>>(&mut self, a: R, b: R, o: O) -> R {
        a.binary(b, o)
    }

    #[inline(always)]
    fn update<O: Binary<R::Real>>(&mut self, a: R, b: R, o: O) -> R {
        a.binary(b, o)
    }

    #[inline(always)]
    fn release(&mut self, _: R) {}

    #[inline(always)]
    fn failed(&self) -> bool {
        false
    }
}

impl<R: Number> Valued<R::Real> for Values<R> {
    #[inline(always)]
    fn primal(&self, x: R) -> R::Real {
        x.primal()
    }

    #[inline(always)]
    fn kink(&mut self, _: R) {}
}
