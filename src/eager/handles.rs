//! Arithmetic on handles: each step of a function over arrays is an operation of the evaluation.
//! Does not know the functions. Its steps are inline where SIMD is, and shared by all functions where flash counts.

use super::eval::Eval;
use super::numbers::INVALID;
use super::{dot, operation};
use crate::array::{Arithmetic, Valued, signed_steps};
use crate::error::place::name;
use crate::ops::{Binary, Float, One, Two, Unary};
use crate::slots::{Flag, step};

/// Arithmetic on the handles of an evaluation.
pub struct Handles<'a, F>(pub &'a mut Eval<F>);

impl<F: Float> Arithmetic<F> for Handles<'_, F> {
    type Num = u32;

    #[inline]
    fn constant(&mut self, c: F) -> u32 {
        self.0.constant(c, const { &name("const") })
    }

    #[inline]
    fn copy(&mut self, x: u32) -> u32 {
        self.0.copy(x)
    }

    #[inline(always)]
    fn unary<O: Unary<F>>(&mut self, x: u32, o: O) -> u32 {
        operation::shared::<F, One, O>(self.0, x, o)
    }

    #[inline(always)]
    fn binary<O: Binary<F>>(&mut self, a: u32, b: u32, o: O) -> u32 {
        operation::shared::<F, Two, O>(self.0, [a, b], o)
    }

    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline)]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    fn update<O: Binary<F>>(&mut self, a: u32, b: u32, o: O) -> u32 {
        let name = const { &name(O::FACTS.name) };
        let Some(y) = self.0.find(a) else { return self.0.stale(a, name) };
        let Some(x) = self.0.find(b) else { return self.0.stale(b, name) };
        step::<F, Two, O>(self.0, o, y, [y, x]);
        a
    }

    #[inline]
    fn signed_dot<const N: usize>(&mut self, p: [u32; N], q: [u32; N], minus: [bool; N]) -> u32 {
        match dot::signed(self.0, &p, &q, &minus) {
            INVALID => signed_steps(self, p, q, minus),
            id => id,
        }
    }

    #[inline]
    fn release(&mut self, x: u32) {
        self.0.release(x);
    }

    #[inline]
    fn failed(&self) -> bool {
        !self.0.outcome.is_running()
    }
}

impl<F: Float> Valued<F> for Handles<'_, F> {
    #[inline]
    fn primal(&self, x: u32) -> F {
        self.0.find(x).map_or(<F as Float>::NAN, |x| x.primal())
    }

    fn kink(&mut self, x: u32) {
        if let Some(x) = self.0.find(x) {
            // A step of an operation over arrays, which has the place.
            self.0.raise(Flag::Kink, &[x], const { &name("") });
        }
    }
}
