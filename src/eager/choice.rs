//! Comparisons, classification and selection: what looks at values only.
//! Does not know derivatives, but to copy them.

use super::eval::Eval;
use super::numbers::INVALID;
use crate::error::place::{Name, name};
use crate::ops::Float;
use crate::program::code::{self, CLASSIFY, COMPARE, COMPARE_REAL, Class, Code, QUIET, SELECT};
use crate::slots::{Flag, Slot};

/// The value of `a`; NaN if it is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn primal<F: Float>(e: *mut Eval<F>, a: u32) -> F {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return <F as Float>::NAN };
    match e.find(a) {
        Some(a) => {
            if e.is_recording() {
                e.refuse_value(a, const { &name("primal") });
            }
            a.primal()
        }
        None => {
            e.fail_stale(a, const { &name("primal") });
            <F as Float>::NAN
        }
    }
}

/// Which comparison: its name in C, alone, with a plain real, and as a choice.
pub trait Comparison {
    /// The names.
    const NAMES: [&'static str; 3];
    /// How a program calls it.
    const CODE: Code;

    /// Whether it holds.
    fn holds<F: Float>(a: F, b: F) -> bool;
}

macro_rules! comparisons {
    ($($(#[$doc:meta])* $type:ident $name:literal $op:tt;)*) => {$(
        $(#[$doc])*
        pub struct $type;

        impl Comparison for $type {
            const NAMES: [&'static str; 3] = [$name, concat!($name, "_c"), concat!("select_", $name)];
            const CODE: Code = code::Comparison::$type as Code;

            #[inline(always)]
            fn holds<F: Float>(a: F, b: F) -> bool {
                a $op b
            }
        }
    )*};
}

comparisons! {
    /// `a < b`.
    Lt "lt" <;
    /// `a <= b`.
    Le "le" <=;
    /// `a > b`.
    Gt "gt" >;
    /// `a >= b`.
    Ge "ge" >=;
    /// `a == b`.
    Eq "eq" ==;
    /// `a != b`.
    Ne "ne" !=;
}

/// What a comparison between equal values deserves: what it decides jumps there, as far as one of the numbers moves.
#[cold]
#[inline(never)]
fn tie<F: Float>(e: &mut Eval<F>, x: Slot<F>, y: Slot<F>, name: &'static Name) {
    e.raise(Flag::Kink, &[x, y], name);
}

/// Whether the comparison holds for the values of `a` and `b`; false if one is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn compare<F: Float, C: Comparison>(e: *mut Eval<F>, a: u32, b: u32, _: C) -> bool {
    let name = const { &name(C::NAMES[0]) };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return false };
    let Some(x) = e.find(a) else { return e.fail_stale(a, name) };
    let Some(y) = e.find(b) else { return e.fail_stale(b, name) };
    let (at_a, at_b) = (x.primal(), y.primal());
    // A number compared with itself decides nothing: it is how NaN is told.
    if at_a == at_b && a != b {
        tie(e, x, y, name);
    }
    let holds = C::holds(at_a, at_b);
    if e.is_recording() {
        e.tell_guard(COMPARE | C::CODE | quiet(a == b), 0, &[x, y], holds);
    }
    holds
}

/// Whether the comparison holds for the value of `a` and the plain real `c`; false if `a` is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn compare_real<F: Float, C: Comparison>(e: *mut Eval<F>, a: u32, c: F, _: C) -> bool {
    let name = const { &name(C::NAMES[1]) };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return false };
    let Some(x) = e.find(a) else { return e.fail_stale(a, name) };
    let a = x.primal();
    if a == c {
        tie(e, x, x, name);
    }
    let holds = C::holds(a, c);
    if e.is_recording() {
        e.tell_guard(COMPARE_REAL | C::CODE, c.to_bits64(), &[x], holds);
    }
    holds
}

/// Whether the value of `a` is of that `class`; false if it is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn classify<F: Float>(e: *mut Eval<F>, a: u32, name: &'static Name, class: Class) -> bool {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return false };
    let Some(x) = e.find(a) else { return e.fail_stale(a, name) };
    let holds = class.holds(x.primal());
    if e.is_recording() {
        e.tell_guard(CLASSIFY | class as Code, 0, &[x], holds);
    }
    holds
}

/// Whether the value of `a` is negative by its sign bit, which is a comparison with zero; false if it is no number of this pass.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn signbit<F: Float>(e: *mut Eval<F>, a: u32) -> bool {
    let name = const { &name("signbit") };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return false };
    let Some(x) = e.find(a) else { return e.fail_stale(a, name) };
    let a = x.primal();
    if a == <F as Float>::ZERO {
        tie(e, x, x, name);
    }
    let holds = Class::Negative.holds(a);
    if e.is_recording() {
        e.tell_guard(CLASSIFY | Class::Negative as Code, 0, &[x], holds);
    }
    holds
}

/// A copy of `of[0]` if the comparison holds for the values of `by`, otherwise of `of[1]`.
///
/// # Safety
/// `e` is null or points at an evaluation.
#[inline(always)]
pub unsafe fn select<F: Float, C: Comparison>(e: *mut Eval<F>, by: [u32; 2], of: [u32; 2], _: C) -> u32 {
    let name = const { &name(C::NAMES[2]) };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return INVALID };
    let Some(a) = e.find(by[0]) else { return e.stale(by[0], name) };
    let Some(b) = e.find(by[1]) else { return e.stale(by[1], name) };
    let Some(x) = e.find(of[0]) else { return e.stale(of[0], name) };
    let Some(y) = e.find(of[1]) else { return e.stale(of[1], name) };
    let (at_a, at_b) = (a.primal(), b.primal());
    if at_a == at_b && by[0] != by[1] {
        tie(e, a, b, name);
    }
    let Some((id, out)) = e.numbers.allocate() else { return e.exhausted(name) };
    e.unit.copy(out, if C::holds(at_a, at_b) { x } else { y });
    // A choice that depends on nothing is a copy.
    if e.is_recording() && (a.node() != 0 || b.node() != 0) {
        let node = e.told(SELECT | C::CODE | quiet(by[0] == by[1]), 0, &[a, b, x, y], &[]);
        out.set_node(node);
    }
    id
}

/// The bit of a comparison of a number with itself by one name.
fn quiet(same: bool) -> Code {
    if same { QUIET } else { 0 }
}
