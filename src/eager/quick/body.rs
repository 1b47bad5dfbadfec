//! The bodies of the cheap operations: the usual case, and a jump to the general way.
//! Does not know which operation, nor which order of numbers.

use crate::eager::eval::Eval;
use crate::eager::operation;
use crate::ops::arith::Mul;
use crate::ops::{Binary, Float, Operation};
use crate::slots::{FiniteChained, Order, SIMD};

/// Whether a value is finite; with slopes that are the same everywhere it may be infinite, too: nothing special then.
#[inline(always)]
fn is_usual<F: Float>(y: F, fixed_slopes: bool) -> bool {
    if !SIMD {
        // A test of the exponent: a product or a comparison may be a call where there is no floating-point unit.
        y.is_finite()
    } else if fixed_slopes {
        !y.is_nan()
    } else {
        // 0·y is NaN for an infinite y, too: half the instructions of a test of the exponent.
        !(y * <F as Float>::ZERO).is_nan()
    }
}

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
        None => general(e, x, o),
    }
}

#[inline(always)]
fn usual<F: Float, D: Order<F>, A: FiniteChained<F>, O: Operation<F, A>>(e: &mut Eval<F>, x: A::Of<u32>, o: O) -> Option<u32> {
    served(e)?;
    let x = A::try_each(x, |x| e.find(x))?;
    let at = A::each(x, |x| x.primal());
    let (value, slopes) = o.usual_value_and_slopes(at);
    if !(is_usual(value, O::SLOPES.is_fixed()) && (O::SLOPES.follows_value() || A::all(slopes, |s| s.is_finite()))) {
        return None;
    }
    let (id, y) = e.numbers.next()?;
    // SAFETY: the slots hold numbers of this pass, which are of this order, and `y` is a new one.
    unsafe { A::finite::<D>()(e.unit.vectors(), y, x, slopes, o.usual_curvatures(at, value, slopes)) };
    y.set_primal(value);
    Some(id)
}

#[inline(never)]
fn general<F: Float, A: FiniteChained<F>, O: Operation<F, A>>(e: &mut Eval<F>, x: A::Of<u32>, o: O) -> u32 {
    operation::shared(e, x, o)
}

/// `a·b + c` as a new number, two roundings.
#[inline(always)]
pub fn muladd<F: Float, D: Order<F>>(e: &mut Eval<F>, x: [u32; 3]) -> u32 {
    match usual_muladd::<F, D>(e, x) {
        Some(id) => id,
        None => general_muladd(e, x),
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
    // SAFETY: as in `usual`.
    unsafe { D::finite_muladd(e.unit.vectors(), y, [a, b, c], Mul.d1(at_a, at_b, value)) };
    y.set_primal(value);
    Some(id)
}

#[inline(never)]
fn general_muladd<F: Float>(e: &mut Eval<F>, x: [u32; 3]) -> u32 {
    operation::muladd(e, x)
}
