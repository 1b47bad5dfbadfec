//! The bodies of the cheap operations: the usual case, and a jump to the general way.
//! Does not know which operation, nor which order of numbers.

use crate::eager::eval::Eval;
use crate::eager::operation;
use crate::ops::arith::Mul;
use crate::ops::{Binary, Float, Operation};
use crate::slots::{FiniteChained, Order, SIMD, is_usual, usual_step};

/// Whether the bodies here may serve: without a table, second order has none of its own. Values alone are tangents of no vectors.
#[inline(always)]
fn served<F: Float>(e: &Eval<F>) -> Option<()> {
    (SIMD || !e.unit.is_second()).then_some(())
}

/// `o(x)` as a new number.
#[inline(always)]
pub fn whole<F: Float, D: Order<F>, A: FiniteChained<F>, O: Operation<F, A>>(e: &mut Eval<F>, x: A::Of<u32>, o: O) -> u32 {
    match usual::<F, D, A, O>(e, x, o) {
        Some(id) => id,
        None => general::whole(e, x, o),
    }
}

#[inline(always)]
fn usual<F: Float, D: Order<F>, A: FiniteChained<F>, O: Operation<F, A>>(e: &mut Eval<F>, x: A::Of<u32>, o: O) -> Option<u32> {
    served(e)?;
    let x = A::try_each(x, |x| e.find(x))?;
    // SAFETY: numbers of this pass, which are of this order, and a new one.
    unsafe { usual_step::<F, D, A, O, u32>(e.unit.vectors(), o, x, || e.numbers.next()) }
}

/// `a·b + c` as a new number, two roundings.
#[inline(always)]
pub fn muladd<F: Float, D: Order<F>>(e: &mut Eval<F>, x: [u32; 3]) -> u32 {
    match usual_muladd::<F, D>(e, x) {
        Some(id) => id,
        None => general::muladd(e, x),
    }
}

#[inline(always)]
fn usual_muladd<F: Float, D: Order<F>>(e: &mut Eval<F>, [a, b, c]: [u32; 3]) -> Option<u32> {
    served(e)?;
    let (a, b, c) = (e.find(a)?, e.find(b)?, e.find(c)?);
    let (at_a, at_b) = (a.primal(), b.primal());
    let value = at_a * at_b + c.primal();
    // A finite sum has finite terms, and a finite product finite factors.
    if !is_usual(value, false) {
        return None;
    }
    let (id, y) = e.numbers.next()?;
    // SAFETY: numbers of this pass, which are of this order, and a new one.
    unsafe { D::finite_muladd(e.unit.vectors(), y, [a, b, c], Mul.d1(at_a, at_b, value)) };
    y.set_primal(value);
    Some(id)
}

/// The general ways, each with the name of the body that leads there.
pub mod general {
    use super::{Eval, FiniteChained, Float, Operation, operation};

    /// `o(x)` as a new number.
    #[inline(never)]
    pub fn whole<F: Float, A: FiniteChained<F>, O: Operation<F, A>>(e: &mut Eval<F>, x: A::Of<u32>, o: O) -> u32 {
        operation::shared(e, x, o)
    }

    /// `a·b + c` as a new number, two roundings.
    #[inline(never)]
    pub fn muladd<F: Float>(e: &mut Eval<F>, x: [u32; 3]) -> u32 {
        operation::muladd(e, x)
    }
}
