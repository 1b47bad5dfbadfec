//! What only derivative programs have, on numbers of any kind: slopes, second derivatives, products of tangents.
//! Does not know where numbers live.

use core::marker::PhantomData;

use super::slots::Slots;
use crate::ops::mixed::AddC;
use crate::ops::{self, Binary, Few, Float, Handler, Number, Slope, Ternary, Unary};
use crate::program::code::{ARRAYS, BEND, BEND2, DEFINED, FIRST, Instruction, SECOND, STRONG, STRONG_BEND2, derived_from};

/// A slope as a number: −0 where it is zero by definition, where it comes out as zero +0.
pub(crate) fn as_number<R: Number>(slope: Slope<R>) -> R {
    match slope {
        Slope::Zero => R::constant(-R::Real::ZERO),
        Slope::One => R::constant(R::Real::ONE),
        Slope::Factor(s) => s.unary(AddC(R::Real::ZERO)),
    }
}

/// Whether a slope is the number that tells of a zero by definition.
fn is_none<R: Number>(slope: R) -> bool {
    slope.is_idle() && slope.primal().is_sign_negative()
}

/// Carries out a product of tangents, or what keeps slopes inside their domain.
pub(super) fn product<R: Number>(slots: &impl Slots<R>, instruction: &Instruction<'_>) -> R {
    let x = |k| slots.argument(instruction, k);
    let zero = R::constant(R::Real::ZERO);
    match instruction.code {
        DEFINED if x(0).primal().is_nan() => R::constant(<R::Real as Float>::NAN),
        DEFINED => x(1).unary(AddC(R::Real::ZERO)),
        STRONG if is_none(x(0)) => zero,
        STRONG => x(0).scale_tangent(x(1)),
        BEND => slots.bend(x(0), [x(1), zero], [x(2), zero]),
        BEND2 => slots.bend(x(0), [x(1), x(3)], [x(2), x(4)]),
        _ if is_none(x(0)) => zero,
        STRONG_BEND2 => slots.bend(x(0), [x(1), x(3)], [x(2), x(4)]),
        _ => slots.bend(x(0), [x(1), zero], [x(2), zero]),
    }
}

/// Carries out slopes or second derivatives of an operation.
pub(super) fn slopes<R: Number>(slots: &impl Slots<R>, instruction: &Instruction<'_>) -> Option<()> {
    let code = derived_from(instruction.code);
    let bits = if instruction.parameters.is_empty() { 0 } else { instruction.real(0, if R::Real::SINGLE { 1 } else { 2 }) };
    debug_assert!(code < ARRAYS);
    ops::dispatch::<R::Real, _>(code, bits, Slopes { slots, instruction, numbers: PhantomData })
}

struct Slopes<'o, R, S> {
    slots: &'o S,
    instruction: &'o Instruction<'o>,
    numbers: PhantomData<R>,
}

impl<R: Number, S: Slots<R>> Slopes<'_, R, S> {
    fn x(&self, k: usize) -> R {
        self.slots.argument(self.instruction, k)
    }

    fn are_first(&self) -> bool {
        (FIRST..SECOND).contains(&self.instruction.code)
    }

    fn put<const N: usize>(&self, slopes: [Slope<R>; N]) {
        for (k, slope) in slopes.into_iter().enumerate() {
            self.slots.set_result(self.instruction, k, as_number(slope));
        }
    }
}

impl<R: Number, S: Slots<R>> Handler<R::Real> for Slopes<'_, R, S> {
    type Output = ();

    fn unary<O: Unary<R::Real>>(self, o: O) {
        let (first, second) = of_one(o, self.x(0), self.x(1));
        self.put(if self.are_first() { [first] } else { [second()] });
    }

    fn binary<O: Binary<R::Real>>(self, o: O) {
        let (first, second) = of_two(o, [self.x(0), self.x(1)], self.x(2));
        if self.are_first() { self.put(first) } else { self.put(second()) }
    }

    fn ternary<O: Ternary<R::Real>>(self, o: O) {
        let (first, second) = of_three(o, [0, 1, 2].each(|k| self.x(k)), self.x(3));
        if self.are_first() { self.put(first) } else { self.put(second()) }
    }
}

/// Slope and second derivative of an operation at a point, whose value is known.
#[inline(always)]
pub(crate) fn of_one<R: Number, O: Unary<R::Real>>(o: O, x: R, y: R) -> (Slope<R>, impl FnOnce() -> Slope<R>) {
    let first = o.in_domain(x, y, o.d1(x, y));
    (first, move || o.curvature(x, y, first))
}

/// Likewise of two arguments.
#[inline(always)]
pub(crate) fn of_two<R: Number, O: Binary<R::Real>>(
    o: O,
    [a, b]: [R; 2],
    y: R,
) -> ([Slope<R>; 2], impl FnOnce() -> [Slope<R>; 3]) {
    let first = o.slopes(a, b, y);
    (first, move || o.curvatures(a, b, y, first))
}

/// Likewise of three.
#[inline(always)]
pub(crate) fn of_three<R: Number, O: Ternary<R::Real>>(o: O, x: [R; 3], y: R) -> ([Slope<R>; 3], impl FnOnce() -> [Slope<R>; 6]) {
    let first = o.slopes(x, y);
    (first, move || o.curvatures(x, y, first))
}
