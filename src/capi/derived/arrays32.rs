//! The C functions over arrays. Arrays of numbers are read before results are written, element by element.
//! Only passes arguments on. Derived from arrays.rs by `cargo xtask derive`; do not edit.

use super::api32::{eval, jff_eval, jff_num};
use crate::array::reduction::{Amax, Amin, Cumsum, Logsumexp, Norm, Prod, Softmax, Sum};
use crate::eager::{UnaryFn, arrays};

/// A unary operation, as jff_map takes it: jff_sin, jff_tanh, or one of yours.
pub type jff_unary = Option<unsafe extern "C" fn(e: *mut jff_eval, a: jff_num) -> jff_num>;

/// Sum of n numbers, left to right; 0 for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sum(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Sum) } }
}

/// Sum of a[i]*b[i], left to right, one rounding each: the bits of the loop it replaces; 0 for none. Requires: a and b have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dot(e: *mut jff_eval, n: usize, a: *const jff_num, b: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::dot(eval(e), n, a.cast(), b.cast()) } }
}

/// Sum of c[i]*a[i] with plain reals c, left to right; 0 for none. Requires: c and a have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dot_c(e: *mut jff_eval, n: usize, c: *const f32, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::dot_real(eval(e), n, c, a.cast()) } }
}

/// Euclidean norm, without over- or underflow; 0 with zero slopes at the origin. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_norm(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Norm) } }
}

/// Sum of squares, left to right. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_norm2sq(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::norm2sq(eval(e), n, a.cast()) } }
}

/// Product of n numbers, left to right; right slopes at zeros; 1 for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_prod(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Prod) } }
}

/// Largest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_amax(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Amax) } }
}

/// Smallest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_amin(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Amin) } }
}

/// log of the sum of exp(a[i]), without overflow; -inf for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_logsumexp(e: *mut jff_eval, n: usize, a: *const jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jff_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Logsumexp) } }
}

/// y[i] = exp(a[i]) / sum of exp(a[k]), without overflow. Takes three numbers more while it runs. Requires: a and y have n elements and do not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_softmax(e: *mut jff_eval, n: usize, a: *const jff_num, y: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::spread(eval(e), n, a.cast(), y.cast(), Softmax) }
}

/// y[i] = a[0] + ... + a[i]. Requires: a and y have n elements; y may be a.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_cumsum(e: *mut jff_eval, n: usize, a: *const jff_num, y: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::spread(eval(e), n, a.cast(), y.cast(), Cumsum) }
}

/// y = A*x, A rows by cols, dense row-major: y[i] is jff_dot of row i and x. Requires: y overlaps neither A nor x.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_matvec(
    e: *mut jff_eval,
    rows: usize,
    cols: usize,
    a: *const jff_num,
    x: *const jff_num,
    y: *mut jff_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matvec(eval(e), rows, cols, a.cast(), x.cast(), y.cast()) }
}

/// y = A*x with a plain-real matrix A, rows by cols, dense row-major. Requires: y does not overlap x.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_matvec_c(
    e: *mut jff_eval,
    rows: usize,
    cols: usize,
    a: *const f32,
    x: *const jff_num,
    y: *mut jff_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matvec_real(eval(e), rows, cols, a, x.cast(), y.cast()) }
}

/// C = A*B, A m by k, B k by n, all dense row-major. Requires: C overlaps neither A nor B.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_matmul(
    e: *mut jff_eval,
    m: usize,
    k: usize,
    n: usize,
    a: *const jff_num,
    b: *const jff_num,
    c: *mut jff_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matmul(eval(e), [m, k, n], a.cast(), b.cast(), c.cast()) }
}

/// C = A*B with a plain-real matrix A m by k, B k by n, all dense row-major. Requires: C does not overlap B.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_matmul_c(
    e: *mut jff_eval,
    m: usize,
    k: usize,
    n: usize,
    a: *const f32,
    b: *const jff_num,
    c: *mut jff_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matmul_real(eval(e), [m, k, n], a, b.cast(), c.cast()) }
}

/// y[i] = op(a[i]). Requires: a and y have n elements; y may be a.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_map(e: *mut jff_eval, op: jff_unary, n: usize, a: *const jff_num, y: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::map(eval(e), erased(op), n, a.cast(), y.cast()) }
}

/// y = a x b, vectors of 3. y may be a or b. Requires: all have 3 elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_cross(e: *mut jff_eval, a: *const jff_num, b: *const jff_num, y: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::cross(eval(e), a.cast(), b.cast(), y.cast()) }
}

/// r = p*q, Hamilton product of quaternions, w first. r may be p or q. Requires: all have 4 elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_quat_mul(e: *mut jff_eval, p: *const jff_num, q: *const jff_num, r: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::quat_mul(eval(e), p.cast(), q.cast(), r.cast()) }
}

/// y = v rotated by the unit quaternion q (Hamilton, w first): v + w*t + u x t, t = 2*u x v. y may be v. Requires: q has 4 elements, v and y 3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_quat_rotate(e: *mut jff_eval, q: *const jff_num, v: *const jff_num, y: *mut jff_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::quat_rotate(eval(e), q.cast(), v.cast(), y.cast()) }
}

/// The operation of `jff_map` with its pointer types erased.
fn erased(op: jff_unary) -> Option<UnaryFn<f32>> {
    // SAFETY: the same function; jff_num is its id, alone in a struct that C passes as that integer, and jff_eval is the evaluation.
    op.map(|op| unsafe { core::mem::transmute::<unsafe extern "C" fn(*mut jff_eval, jff_num) -> jff_num, UnaryFn<f32>>(op) })
}
