//! The C functions of the inside of an evaluation that are not operations: constants, choices, own rules, life, draws, failure.
//! Only passes arguments on. Derived from inside.rs by `cargo xtask derive`; do not edit.

use core::ffi::{c_int, c_void};

use super::api32::{eval, jff_eval, jff_num};
use crate::capi::types::jf_write;
use crate::eager::choice::{Eq, Ge, Gt, Le, Lt, Ne};
use crate::eager::{choice, draw, life, operation, quick, show, supplied};
use crate::error::place::name;
use crate::ops::scalbn::Scalbn;
use crate::program::code::Class;

/// Makes the number c with every tangent zero.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_const(e: *mut jff_eval, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { supplied::constant(eval(e), c) } }
}

/// Returns the value of a number; NaN for a handle that is none of this evaluation. Where the number depends on the inputs,
/// the function cannot be recorded.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_primal(e: *mut jff_eval, a: jff_num) -> f32 {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::primal(eval(e), a.id) }
}

/// Stops the gradient: the value of a with every tangent zero.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_detach(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { supplied::detach(eval(e), a.id) } }
}

/// A function of one number with value y, slope dy and second derivative d2y supplied by the caller: tables, implicit roots, legacy code.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_chain(e: *mut jff_eval, a: jff_num, y: f32, dy: f32, d2y: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { supplied::chain(eval(e), a.id, y, dy, d2y) } }
}

/// A function of two numbers with value y, slopes dya, dyb and second derivatives d2aa, d2ab, d2bb supplied by the caller.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_chain2(
    e: *mut jff_eval,
    a: jff_num,
    b: jff_num,
    y: f32,
    dya: f32,
    dyb: f32,
    d2aa: f32,
    d2ab: f32,
    d2bb: f32,
) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { supplied::chain2(eval(e), [a.id, b.id], y, [dya, dyb], [d2aa, d2ab, d2bb]) } }
}

/// a*b + c with two roundings: the bits of jff_add(e, jff_mul(e, a, b), c) in one call. jff_fma rounds once.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_muladd(e: *mut jff_eval, a: jff_num, b: jff_num, c: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { quick::muladd(eval(e), a.id, b.id, c.id) } }
}

/// Sine and cosine of one number, the same bits as jff_sin and jff_cos, for less than both. s and c may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sincos(e: *mut jff_eval, a: jff_num, s: *mut jff_num, c: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; s and c are NULL or valid, as the header requires.
    unsafe { supplied::sincos(eval(e), a.id, s.cast(), c.cast()) }
}

/// a times 2 to the k: jff_scalbn by its other name.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_ldexp(e: *mut jff_eval, a: jff_num, k: c_int) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { operation::unary(eval(e), a.id, Scalbn(k)) } }
}

/// Makes another number with the value and derivatives of a.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_copy(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { life::copy(eval(e), a.id) } }
}

/// Ends the life of one number: its handle is stale from now on, its room free for others.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_release(e: *mut jff_eval, a: jff_num) {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { life::release(eval(e), a.id) }
}

/// Opens a scope, for the body of a loop, and returns its mark. An open scope takes the room of one number.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_scope_begin(e: *mut jff_eval) -> usize {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { life::scope_begin(eval(e)) }
}

/// Ends the scope with that mark, and scopes inside it: every number made since is dead, except the n in keep, whose handles are rewritten.
/// What keep held before the scope stays alive: in a loop that carries state, jff_scope_next frees it.
/// Takes time proportional to n*n. Requires: keep has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_scope_end(e: *mut jff_eval, mark: usize, keep: *mut jff_num, n: usize) {
    // SAFETY: e is NULL or belongs to a context; keep is NULL or has n elements, as the header requires.
    unsafe { life::scope_end(eval(e), mark, keep.cast(), n) }
}

/// Ends the body of a loop that carries state: the scope with that mark. state[i] becomes next[i]; the numbers that state held before are freed,
/// and so is all else made since mark. So a loop of any length runs in the memory of one step:
///
/// `for (i = 0; i < steps; i++) { size_t mark = jff_scope_begin(e); step(e, x, next); jff_scope_next(e, mark, x, next, 2); }`
///
/// Also for sums: with n = 1 and next = jff_add(e, sum, term). Inputs of the function are not freed; a number that stands in next stays.
/// Any other number that state held is dead, under any other name as well. Takes time proportional to n*n.
///
/// Requires: state and next have n elements and do not overlap (JF_BAD_NUMBER).
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_scope_next(e: *mut jff_eval, mark: usize, state: *mut jff_num, next: *const jff_num, n: usize) {
    // SAFETY: e is NULL or belongs to a context; state and next are NULL or have n elements, as the header requires.
    unsafe { life::scope_next(eval(e), mark, state.cast(), next.cast(), n) }
}

/// Labels what follows in the function, with __LINE__ for example: messages and jff_flag_place tell the label that was set last. Costs one store.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_mark(e: *mut jff_eval, label: c_int) {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { show::mark(eval(e), label) }
}

/// Writes a number as one line of text: its value, in brackets its tangents by direction, in a second-order pass the rows of second
/// derivatives. Digits are those of `%.17g` (`%.9g` in single precision): exact. write gets the line in pieces.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_print(e: *mut jff_eval, a: jff_num, write: jf_write, user: *mut c_void) {
    // SAFETY: e is NULL or belongs to a context; write may be called with user, as the header requires.
    unsafe { show::print(eval(e), a.id, write, user) }
}

/// Draws a uniform number in [0, 1): the top 53 bits (24 in single precision) of a counter-based generator. A constant.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_uniform(e: *mut jff_eval) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { draw::uniform(eval(e)) } }
}

/// Draws a standard normal number, by Box and Muller's method. A constant.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_normal(e: *mut jff_eval) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { draw::normal(eval(e)) } }
}

/// Fails the evaluation with a positive code of your own, which the driver returns; any other code becomes JF_BAD_RETURN.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_fail(e: *mut jff_eval, code: c_int) {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { supplied::fail(eval(e), code) }
}

/// Whether the evaluation has failed: operations do nothing any more, comparisons are false, jff_primal is NaN. A loop whose exit depends on
/// them must also test this.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_failed(e: *mut jff_eval) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { supplied::failed(eval(e)) }
}

/// Comparisons look at values only. Where the values are equal and one of the numbers has a tangent, what the comparison decides jumps: they
/// raise JF_FLAG_KINK, as jff_signbit does at 0 and a jff_select where its first two arguments are equal. `if (x == 0) return 0;` loses a
/// derivative; the flag tells.
///
/// Whether a < b, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_lt(e: *mut jff_eval, a: jff_num, b: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare(eval(e), a.id, b.id, Lt) }
}

/// Whether a < c, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_lt_c(e: *mut jff_eval, a: jff_num, c: f32) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare_real(eval(e), a.id, c, Lt) }
}

/// x where a < b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_select_lt(e: *mut jff_eval, a: jff_num, b: jff_num, x: jff_num, y: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { choice::select(eval(e), [a.id, b.id], [x.id, y.id], Lt) } }
}

/// Whether a <= b, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_le(e: *mut jff_eval, a: jff_num, b: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare(eval(e), a.id, b.id, Le) }
}

/// Whether a <= c, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_le_c(e: *mut jff_eval, a: jff_num, c: f32) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare_real(eval(e), a.id, c, Le) }
}

/// x where a <= b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_select_le(e: *mut jff_eval, a: jff_num, b: jff_num, x: jff_num, y: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { choice::select(eval(e), [a.id, b.id], [x.id, y.id], Le) } }
}

/// Whether a > b, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_gt(e: *mut jff_eval, a: jff_num, b: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare(eval(e), a.id, b.id, Gt) }
}

/// Whether a > c, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_gt_c(e: *mut jff_eval, a: jff_num, c: f32) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare_real(eval(e), a.id, c, Gt) }
}

/// x where a > b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_select_gt(e: *mut jff_eval, a: jff_num, b: jff_num, x: jff_num, y: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { choice::select(eval(e), [a.id, b.id], [x.id, y.id], Gt) } }
}

/// Whether a >= b, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_ge(e: *mut jff_eval, a: jff_num, b: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare(eval(e), a.id, b.id, Ge) }
}

/// Whether a >= c, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_ge_c(e: *mut jff_eval, a: jff_num, c: f32) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare_real(eval(e), a.id, c, Ge) }
}

/// x where a >= b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_select_ge(e: *mut jff_eval, a: jff_num, b: jff_num, x: jff_num, y: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { choice::select(eval(e), [a.id, b.id], [x.id, y.id], Ge) } }
}

/// Whether a == b, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_eq(e: *mut jff_eval, a: jff_num, b: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare(eval(e), a.id, b.id, Eq) }
}

/// Whether a == c, values only; false if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_eq_c(e: *mut jff_eval, a: jff_num, c: f32) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare_real(eval(e), a.id, c, Eq) }
}

/// x where a == b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_select_eq(e: *mut jff_eval, a: jff_num, b: jff_num, x: jff_num, y: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { choice::select(eval(e), [a.id, b.id], [x.id, y.id], Eq) } }
}

/// Whether a != b, values only; true if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_ne(e: *mut jff_eval, a: jff_num, b: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare(eval(e), a.id, b.id, Ne) }
}

/// Whether a != c, values only; true if one is NaN, false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_ne_c(e: *mut jff_eval, a: jff_num, c: f32) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::compare_real(eval(e), a.id, c, Ne) }
}

/// x where a != b, otherwise y, with its tangents; the other's never leak, and a and b contribute nothing.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_select_ne(e: *mut jff_eval, a: jff_num, b: jff_num, x: jff_num, y: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jff_num { id: unsafe { choice::select(eval(e), [a.id, b.id], [x.id, y.id], Ne) } }
}

/// Whether the value of a is NaN; false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_isnan(e: *mut jff_eval, a: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::classify(eval(e), a.id, const { &name("isnan") }, Class::Nan) }
}

/// Whether the value of a is an infinity; false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_isinf(e: *mut jff_eval, a: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::classify(eval(e), a.id, const { &name("isinf") }, Class::Infinite) }
}

/// Whether the value of a is neither infinite nor NaN; false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_isfinite(e: *mut jff_eval, a: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::classify(eval(e), a.id, const { &name("isfinite") }, Class::Finite) }
}

/// Whether the value of a is negative by its sign bit; false in a failed evaluation.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_signbit(e: *mut jff_eval, a: jff_num) -> bool {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    unsafe { choice::signbit(eval(e), a.id) }
}
