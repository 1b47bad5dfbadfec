//! The C functions over arrays. Arrays of numbers are read before results are written, element by element.
//! Only passes arguments on. The single-precision twin is derived from this text.

use super::api::{eval, jf_eval, jf_num};
use crate::array::reduction::{Amax, Amin, Cumsum, Logsumexp, Norm, Prod, Softmax, Sum};
use crate::eager::{UnaryFn, arrays};

/// A unary operation, as jf_map takes it: jf_sin, jf_tanh, or one of yours.
pub type jf_unary = Option<unsafe extern "C" fn(e: *mut jf_eval, a: jf_num) -> jf_num>;

/// Sum of n numbers, left to right; 0 for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sum(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Sum) } }
}

/// Sum of a[i]*b[i], left to right, one rounding each: the bits of the loop it replaces; 0 for none. Requires: a and b have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dot(e: *mut jf_eval, n: usize, a: *const jf_num, b: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::dot(eval(e), n, a.cast(), b.cast()) } }
}

/// Sum of c[i]*a[i] with plain reals c, left to right; 0 for none. Requires: c and a have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dot_c(e: *mut jf_eval, n: usize, c: *const f64, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::dot_real(eval(e), n, c, a.cast()) } }
}

/// Euclidean norm, without over- or underflow; 0 with zero slopes at the origin. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_norm(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Norm) } }
}

/// Sum of squares, left to right. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_norm2sq(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::norm2sq(eval(e), n, a.cast()) } }
}

/// Product of n numbers, left to right; right slopes at zeros; 1 for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_prod(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Prod) } }
}

/// Largest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_amax(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Amax) } }
}

/// Smallest of n numbers; k equal ones share the slope, 1/k each; NaN passes; NaN for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_amin(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Amin) } }
}

/// log of the sum of exp(a[i]), without overflow; -inf for none. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_logsumexp(e: *mut jf_eval, n: usize, a: *const jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    jf_num { id: unsafe { arrays::reduce(eval(e), n, a.cast(), Logsumexp) } }
}

/// y[i] = exp(a[i]) / sum of exp(a[k]), without overflow. Takes three numbers more while it runs. Requires: a and y have n elements and do not overlap.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_softmax(e: *mut jf_eval, n: usize, a: *const jf_num, y: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::spread(eval(e), n, a.cast(), y.cast(), Softmax) }
}

/// y[i] = a[0] + ... + a[i]. Requires: a and y have n elements; y may be a.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_cumsum(e: *mut jf_eval, n: usize, a: *const jf_num, y: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::spread(eval(e), n, a.cast(), y.cast(), Cumsum) }
}

/// y = A*x, A rows by cols, dense row-major: y[i] is jf_dot of row i and x. Requires: y overlaps neither A nor x.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_matvec(
    e: *mut jf_eval,
    rows: usize,
    cols: usize,
    a: *const jf_num,
    x: *const jf_num,
    y: *mut jf_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matvec(eval(e), rows, cols, a.cast(), x.cast(), y.cast()) }
}

/// y = A*x with a plain-real matrix A, rows by cols, dense row-major. Requires: y does not overlap x.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_matvec_c(e: *mut jf_eval, rows: usize, cols: usize, a: *const f64, x: *const jf_num, y: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matvec_real(eval(e), rows, cols, a, x.cast(), y.cast()) }
}

/// C = A*B, A m by k, B k by n, all dense row-major. Requires: C overlaps neither A nor B.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_matmul(
    e: *mut jf_eval,
    m: usize,
    k: usize,
    n: usize,
    a: *const jf_num,
    b: *const jf_num,
    c: *mut jf_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matmul(eval(e), [m, k, n], a.cast(), b.cast(), c.cast()) }
}

/// C = A*B with a plain-real matrix A m by k, B k by n, all dense row-major. Requires: C does not overlap B.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_matmul_c(
    e: *mut jf_eval,
    m: usize,
    k: usize,
    n: usize,
    a: *const f64,
    b: *const jf_num,
    c: *mut jf_num,
) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::matmul_real(eval(e), [m, k, n], a, b.cast(), c.cast()) }
}

/// y[i] = op(a[i]). Requires: a and y have n elements; y may be a.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_map(e: *mut jf_eval, op: jf_unary, n: usize, a: *const jf_num, y: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::map(eval(e), erased(op), n, a.cast(), y.cast()) }
}

/// y = a x b, vectors of 3. y may be a or b. Requires: all have 3 elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_cross(e: *mut jf_eval, a: *const jf_num, b: *const jf_num, y: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::cross(eval(e), a.cast(), b.cast(), y.cast()) }
}

/// r = p*q, Hamilton product of quaternions, w first. r may be p or q. Requires: all have 4 elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_quat_mul(e: *mut jf_eval, p: *const jf_num, q: *const jf_num, r: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::quat_mul(eval(e), p.cast(), q.cast(), r.cast()) }
}

/// y = v rotated by the unit quaternion q (Hamilton, w first): v + w*t + u x t, t = 2*u x v. y may be v. Requires: q has 4 elements, v and y 3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_quat_rotate(e: *mut jf_eval, q: *const jf_num, v: *const jf_num, y: *mut jf_num) {
    // SAFETY: e is NULL or belongs to a context; arrays are as long as the header requires.
    unsafe { arrays::quat_rotate(eval(e), q.cast(), v.cast(), y.cast()) }
}

/// The operation of `jf_map` with its pointer types erased.
fn erased(op: jf_unary) -> Option<UnaryFn<f64>> {
    // SAFETY: the same function; jf_num is its id, alone in a struct that C passes as that integer, and jf_eval is the evaluation.
    op.map(|op| unsafe { core::mem::transmute::<unsafe extern "C" fn(*mut jf_eval, jf_num) -> jf_num, UnaryFn<f64>>(op) })
}
