//! The loop over the instructions: the cheap ones as whole bodies for each order of numbers and each width, guards, and the end. The rest, and all that is not
//! usual (an infinity, a NaN), goes the general way.
//! Does not know operations that are not cheap.

use super::machine::{Exit, Machine};
use super::sum;
use super::words::{Slots, Words};
use crate::error::place::{Name, name};
use crate::ops::arith::{Add, Div, Mul, Neg, Square, Sub};
use crate::ops::mixed::{AddC, CSub, DivC, MulC, SubC};
use crate::ops::root::{Rsqrt, Sqrt};
use crate::ops::trig::{Cos, Sin};
use crate::ops::{Float, Known, One, Operation, Two};
use crate::program::code::{
    ADD, ADD_C, BRANCH, C_SUB, CLASSIFY, COMPARE, COMPARE_REAL, Class, Code, Comparison, DIV, DIV_C, END, MUL, MUL_C, NEG, QUIET,
    RSQRT, SINCOS, SQRT, SQUARE, SUB, SUB_C, SUM, code_of, is_guard,
};
use crate::slots::{FiniteChained, Flag, Order, SIMD, Slot, usual_step};

/// Runs the program from its beginning, on numbers of that order; those of the unit, where `QUICK` is false: then nothing has a body here.
///
/// # Safety
/// The unit is set for numbers of that order.
pub unsafe fn run<F: Float, D: Order<F>, const QUICK: bool>(m: &mut Machine<'_, F>) -> Exit {
    let start = Words::new(m.program.code());
    let (slots, vectors) = (m.slots, m.unit.vectors());
    let real = if F::SINGLE { 1 } else { 2 };
    let mut code = start;
    // SAFETY: the program was checked when it was opened: it is instructions one behind the other, whose words and slots there are, to the last `END`,
    // behind which the loop does not go; guards lead to instructions. The unit is set for numbers of this order, as the caller promises.
    unsafe {
        loop {
            let word = code.at(0);
            /// An instruction of `$arity` arguments and `$words` words in all: `$o`, or the general way.
            macro_rules! body {
                ($arity:ty, $x:expr, $o:expr, $words:expr) => {{
                    if !usual::<F, D, $arity, _>(slots, vectors, code.at(1), $x, $o) {
                        (m.general)(m, code.behind(start));
                    }
                    code = code.on($words);
                    continue;
                }};
            }
            let code_here = code_of(word);
            if QUICK {
                match code_here {
                    MUL => body!(Two, [code.at(2), code.at(3)], Mul, 4),
                    ADD => body!(Two, [code.at(2), code.at(3)], Add, 4),
                    SUB => body!(Two, [code.at(2), code.at(3)], Sub, 4),
                    DIV => body!(Two, [code.at(2), code.at(3)], Div, 4),
                    NEG => body!(One, code.at(2), Neg, 3),
                    SQUARE => body!(One, code.at(2), Square, 3),
                    MUL_C => body!(One, code.at(2), MulC(code.real::<F>(3)), 3 + real),
                    ADD_C => body!(One, code.at(2), AddC(code.real::<F>(3)), 3 + real),
                    SUB_C => body!(One, code.at(2), SubC(code.real::<F>(3)), 3 + real),
                    C_SUB => body!(One, code.at(2), CSub(code.real::<F>(3)), 3 + real),
                    DIV_C => body!(One, code.at(2), DivC(code.real::<F>(3)), 3 + real),
                    // With SIMD that would be bodies of every width, for a way whose most is the root.
                    SQRT if !SIMD => body!(One, code.at(2), Sqrt, 3),
                    RSQRT if !SIMD => body!(One, code.at(2), Rsqrt, 3),
                    SINCOS => {
                        if !sincos::<F, D>(slots, vectors, [code.at(1), code.at(2)], code.at(3)) {
                            (m.general)(m, code.behind(start));
                        }
                        code = code.on(4);
                        continue;
                    }
                    SUM => {
                        let (done, length) = sum::carry_out::<F, D>(slots, vectors, code, word);
                        if !done {
                            (m.general)(m, code.behind(start));
                        }
                        code = code.on(length);
                        continue;
                    }
                    _ => {}
                }
            }
            if is_guard(code_here) {
                let (holds, length) = answer(m, code, start, code_here, real);
                let said = code.at(length - 1);
                if holds == (said & 1 != 0) {
                    code = code.on(length);
                } else {
                    match m.program.guard(said >> 1) {
                        [_, 0] => return missed(m, code.behind(start), code_here, said >> 1),
                        [_, other] => code = start.on(other as usize),
                    }
                }
            } else if code_here == BRANCH {
                code = code.on(2);
            } else if code_here == END {
                return Exit::End { at: code.behind(start) };
            } else {
                if let Some((error, place)) = (m.general)(m, code.behind(start)) {
                    return Exit::Failed { error, place };
                }
                code = code.on(code.length());
            }
        }
    }
}

/// `o(x)` into `y`; false, and nothing done, where value or slopes are not finite.
///
/// # Safety
/// The slots are those of an instruction of the program, and hold numbers of the order.
#[inline(always)]
unsafe fn usual<F: Float, D: Order<F>, A: FiniteChained<F>, O: Operation<F, A>>(
    slots: Slots,
    vectors: usize,
    y: u32,
    x: A::Of<u32>,
    o: O,
) -> bool {
    // SAFETY: slots of an instruction, as the caller promises; no instruction writes where it reads.
    unsafe {
        let x = A::each(x, |x| slots.at(x));
        usual_step::<F, D, A, O, ()>(vectors, o, x, || Some(((), slots.at(y)))).is_some()
    }
}

/// Sine and cosine; false, and nothing that counts done, where they are not finite.
///
/// # Safety
/// As for `usual`.
#[inline(always)]
unsafe fn sincos<F: Float, D: Order<F>>(slots: Slots, vectors: usize, [s, c]: [u32; 2], x: u32) -> bool {
    // SAFETY: a slot of an instruction, as the caller promises.
    let (sin, cos) = unsafe { slots.at::<F>(x) }.primal().sincos_real();
    // SAFETY: likewise. Both are finite where one is.
    unsafe {
        usual::<F, D, One, _>(slots, vectors, s, x, Known { operation: Sin, value: sin, slope: cos })
            && usual::<F, D, One, _>(slots, vectors, c, x, Known { operation: Cos, value: cos, slope: -sin })
    }
}

/// The answer of the guard at `at`, and its words.
///
/// # Safety
/// It is one of the program.
#[inline(always)]
unsafe fn answer<F: Float>(m: &mut Machine<'_, F>, code: Words, start: Words, guard: Code, real: usize) -> (bool, usize) {
    // SAFETY: words and slots of an instruction, as the caller promises.
    unsafe {
        let x = m.slots.at(code.at(1));
        let a = x.primal();
        let compare = |b: F| Comparison::of(guard).is_some_and(|comparison| comparison.holds(a, b));
        match guard {
            COMPARE..COMPARE_REAL => {
                let y = m.slots.at(code.at(2));
                let b = y.primal();
                if a == b && guard & QUIET == 0 {
                    tie(m, code.behind(start), &[x, y], NAMES.get((guard & 7) as usize));
                }
                (compare(b), 4)
            }
            COMPARE_REAL..CLASSIFY => {
                let b = code.real::<F>(2);
                if a == b {
                    tie(m, code.behind(start), &[x], NAMES_REAL.get((guard & 7) as usize));
                }
                (compare(b), 3 + real)
            }
            _ => {
                let class = Class::of(guard);
                if class == Some(Class::Negative) && a == <F as Float>::ZERO {
                    tie(m, code.behind(start), &[x], Some(const { &name("signbit") }));
                }
                (class.is_some_and(|class| class.holds(a)), 3)
            }
        }
    }
}

static NAMES: [Name; 6] = [name("lt"), name("le"), name("gt"), name("ge"), name("eq"), name("ne")];
static NAMES_REAL: [Name; 6] = [name("lt_c"), name("le_c"), name("gt_c"), name("ge_c"), name("eq_c"), name("ne_c")];

static NAMES_CLASS: [Name; 4] = [name("isnan"), name("isinf"), name("isfinite"), name("signbit")];

/// How a run ends at the guard that stands at `at`.
#[cold]
#[inline(never)]
fn missed<F: Float>(m: &mut Machine<'_, F>, at: u32, code: Code, guard: u32) -> Exit {
    m.at = at;
    let names = match code {
        COMPARE..COMPARE_REAL => &NAMES[..],
        COMPARE_REAL..CLASSIFY => &NAMES_REAL,
        _ => &NAMES_CLASS,
    };
    let name = names.get((code & 7) as usize).unwrap_or(const { &name("") });
    Exit::Missed { guard, place: m.place_of(name) }
}

/// What a comparison of equal values deserves.
#[cold]
#[inline(never)]
fn tie<F: Float>(m: &mut Machine<'_, F>, at: u32, x: &[Slot<F>], name: Option<&'static Name>) {
    m.at = at;
    if let Some(name) = name {
        let place = m.place_of(name);
        m.unit.raise(Flag::Kink, x, &place);
    }
}
