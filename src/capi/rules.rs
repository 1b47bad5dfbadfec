//! The C functions of rules and parameters, in double precision.
//! Only passes arguments on. The single-precision twin is derived from this text.

use core::ffi::{c_char, c_int, c_void};

use super::api::{context, eval, jf_context, jf_eval, jf_func, jf_num};
use super::rule_memory;
use super::types::jf_status;
use crate::eager::rule;

/// A rule: a function of plain reals x[0] to x[n - 1] to one, that knows its derivatives: a table, an implicit root, legacy code. It writes the value
/// to *y; unless dy is NULL, the n slopes to dy; unless d2y is NULL, the second derivatives on and below the diagonal to d2y, row by row:
/// d2y[i*(i + 1)/2 + j] by x[i] and x[j], j <= i. x may be infinite or NaN. What it leaves unwritten is NaN, and where y is NaN all derivatives are. user is
/// the pointer given to jf_register_rule.
///
/// Returns 0, or a positive code, which stops the driver and is returned by it unchanged. It must give the same results for the same x every time,
/// must not unwind or longjmp, and must not use the context it is called from.
pub type jf_rule =
    Option<unsafe extern "C" fn(x: *const f64, y: *mut f64, dy: *mut f64, d2y: *mut f64, user: *mut c_void) -> c_int>;

/// Registers a rule of n reals under a name, which is copied: functions of the context call it with jf_call_rule. A name that was registered before gets
/// the new rule, also in programs that are attached.
///
/// Returns JF_OK; JF_NULL; JF_BAD_RULE for a name that is not one of C with at most 31 characters, for n = 0 or n > 16, or for another n than
/// before; JF_TOO_MANY_RULES if the context has no room (rules of jf_config; each takes JF_RULE_BYTES); JF_BUSY inside a callback.
///
/// Requires: name is closed by a NUL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_register_rule(
    c: *mut jf_context,
    name: *const c_char,
    n: usize,
    rule: jf_rule,
    user: *mut c_void,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { rule_memory::register_rule(context(c), name, n, rule, user) }
}

/// Gives a function n parameters: reals at p, read by jf_parameter whenever the function or its program runs, so that changes count from the next call
/// on. n = 0 takes them away.
///
/// Returns JF_OK, JF_NULL, JF_BAD_FUNCTION, or JF_BUSY inside a callback.
///
/// Requires: p has n elements as long as the function is used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_set_parameters(c: *mut jf_context, f: jf_func, p: *const f64, n: usize) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { rule_memory::set_parameters(context(c), f.id, p, n) }
}

/// What the rule of that name makes of n numbers. A program keeps the call by its name: it is recorded, replayed, and found again in any context that
/// has the rule. With one number and with two it has the bits of jf_chain and jf_chain2. In a second-order pass with three and more it takes a number more while it runs.
///
/// JF_UNKNOWN_RULE if no rule of that name and n inputs is registered. Requires: name is closed by a NUL; x has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_call_rule(e: *mut jf_eval, name: *const c_char, n: usize, x: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; name and x are as the header requires.
    jf_num { id: unsafe { rule::call_rule(eval(e), name, x.cast(), n) } }
}

/// Parameter k of the function, as jf_set_parameters gave it: a constant, but one that a program reads anew in every pass, where a number that the
/// function reads from memory by itself is frozen. JF_PARAMETER_RANGE if it has no such parameter.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_parameter(e: *mut jf_eval, k: usize) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    jf_num { id: unsafe { rule::parameter(eval(e), k) } }
}
