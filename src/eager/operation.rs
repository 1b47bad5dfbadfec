//! Operations on handles the general way: arguments found, a number made, and a step carried out.
//! Does not know operations by name.

use super::eval::Eval;
use super::numbers::INVALID;
use crate::error::place::{Name, name};
use crate::ops::arith::{Add, Mul};
use crate::ops::{Arity, Float, One, Operation, Three, Two};
use crate::slots::{Chained, Slot, step};

/// What every operation of some number of arguments does before its own work: finds the arguments, makes a number, and gives its slot.
/// `None` and a failed evaluation if an argument is none of this pass or no slot is left.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline(always))]
#[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
unsafe fn begin<F: Float, A: Arity>(e: *mut Eval<F>, x: A::Of<u32>, name: &'static Name) -> Option<Slot<F>> {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let e = unsafe { e.as_mut() }?;
    let alive = |x: u32| match e.find(x) {
        Some(_) => true,
        None => {
            e.stale(x, name);
            false
        }
    };
    if !A::all(x, alive) {
        return None;
    }
    match e.numbers.allocate() {
        Some((_, y)) => Some(y),
        None => {
            e.exhausted(name);
            None
        }
    }
}

/// `o(x)` as a new number; 0 and a failed evaluation if an argument is none of this pass or no slot is left.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
unsafe fn carry_out<F: Float, A: Chained<F>, O: Operation<F, A>>(e: *mut Eval<F>, x: A::Of<u32>, o: O) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises; what begins has an evaluation, and has found the arguments in it.
    unsafe {
        let Some(y) = begin::<F, A>(e, x, const { &name(O::FACTS.name) }) else { return INVALID };
        let e = &mut *e;
        let x = A::each(x, |x| e.numbers.found(x));
        step::<F, A, O>(e, o, y, x);
        y.tag()
    }
}

/// `o(x)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn unary<F: Float, O: Operation<F, One>>(e: *mut Eval<F>, x: u32, o: O) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { carry_out::<F, One, O>(e, x, o) }
}

/// `o(a, b)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn binary<F: Float, O: Operation<F, Two>>(e: *mut Eval<F>, a: u32, b: u32, o: O) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { carry_out::<F, Two, O>(e, [a, b], o) }
}

/// `o(a, b, c)` as a new number.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn ternary<F: Float, O: Operation<F, Three>>(e: *mut Eval<F>, a: u32, b: u32, c: u32, o: O) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { carry_out::<F, Three, O>(e, [a, b, c], o) }
}

/// `o(x)` as a new number, by a function that all who need it share where flash counts.
#[cfg_attr(any(target_arch = "x86_64", target_arch = "aarch64"), inline)]
#[cfg_attr(not(any(target_arch = "x86_64", target_arch = "aarch64")), inline(never))]
pub fn shared<F: Float, A: Chained<F>, O: Operation<F, A>>(e: &mut Eval<F>, x: A::Of<u32>, o: O) -> u32 {
    // SAFETY: a reference points at an evaluation.
    unsafe { carry_out::<F, A, O>(e, x, o) }
}

/// `a·b + c`, two roundings, as a new number: two steps that count as one operation.
pub fn muladd<F: Float>(e: &mut Eval<F>, x: [u32; 3]) -> u32 {
    let name = const { &name("muladd") };
    // SAFETY: a reference points at an evaluation; what begins has found the arguments in it.
    unsafe {
        let Some(y) = begin::<F, Three>(e, x, name) else { return INVALID };
        let [a, b, c] = Three::each(x, |x| e.numbers.found(x));
        e.in_steps(name, |e| {
            step::<F, Two, _>(e, Mul, y, [a, b]);
            step::<F, Two, _>(e, Add, y, [y, c]);
        });
        y.tag()
    }
}
