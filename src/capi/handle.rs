//! Arithmetic on handles: each step of a function over arrays is an operation of the evaluation.
//! Does not know the functions. Its steps are inline where SIMD is, and shared by all functions where flash counts.

use super::eval::{Eval, FLAG_KINK, INVALID, State};
use super::{dot, operation};
use crate::array::{Arithmetic, signed_steps};
use crate::error::place::name;
use crate::ops::{Binary, Float, Unary};

/// Arithmetic on the handles of an evaluation.
pub struct Handles<'a, F>(pub &'a mut Eval<F>);

impl<F: Float> Arithmetic<F> for Handles<'_, F> {
    type Num = u32;

    #[inline]
    fn constant(&mut self, c: F) -> u32 {
        let Some((id, y)) = self.0.allocate() else { return self.0.exhausted(const { &name("const") }) };
        self.0.constant_into(c, y);
        id
    }

    #[inline]
    fn copy(&mut self, x: u32) -> u32 {
        self.0.copy(x)
    }

    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline)]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    fn unary<O: Unary<F>>(&mut self, x: u32, o: O) -> u32 {
        // SAFETY: a reference points at an evaluation.
        unsafe { operation::unary(self.0, x, o) }
    }

    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline)]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    fn binary<O: Binary<F>>(&mut self, a: u32, b: u32, o: O) -> u32 {
        // SAFETY: a reference points at an evaluation.
        unsafe { operation::binary(self.0, a, b, o) }
    }

    #[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline)]
    #[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
    fn update<O: Binary<F>>(&mut self, a: u32, b: u32, o: O) -> u32 {
        let name = const { &name(O::FACTS.name) };
        let Some(y) = self.0.find(a) else { return self.0.stale(a, name) };
        let Some(x) = self.0.find(b) else { return self.0.stale(b, name) };
        self.0.binary_into(o, y, y, x);
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
    fn primal(&self, x: u32) -> F {
        // SAFETY: the slot was found in this pass.
        self.0.find(x).map_or(<F as Float>::NAN, |x| unsafe { x.primal() })
    }

    fn kink(&mut self, x: u32) {
        if let Some(x) = self.0.find(x) {
            // A step of an operation over arrays, which has the place.
            self.0.raise(FLAG_KINK, &[x], const { &name("") }, 0);
        }
    }

    #[inline]
    fn failed(&self) -> bool {
        self.0.state != State::Running
    }
}
