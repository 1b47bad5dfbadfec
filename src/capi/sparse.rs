//! The C functions of sparse derivatives in double precision.
//! Only passes arguments on. The single-precision twin is derived from this text.

use super::api::{context, jf_context, jf_func, jf_matrix, matrix};
use super::sparse_drivers;
use super::types::{jf_options, jf_plan, jf_status};

/// The Jacobian of a plan's pattern: values[k] receives entry k, in the order in which the pattern lists them. Rows are the elements of all outputs, one
/// output behind the other; columns are the elements of the inputs that argnums names, in its order. values NULL = not wanted; out as for jf_jacfwd.
///
/// The function runs once per chunk of colours, ceil(colours / lanes) times. Each value has the bits of jf_jacfwd, if the pattern has every entry that
/// operations can pass on: where terms cancel each other, as in (a + b) - b, those of the other columns count, too.
///
/// A derivative that is not zero outside the pattern is JF_PATTERN_MISS, and jf_message tells its row and column; unless its row has an entry of the same
/// colour, to which it is added, or others outside the pattern that it cancels with, or its column has no entry at all and so is not differentiated:
/// jf_plan_check finds those, too. If one pass takes all colours nothing is written then, otherwise values are unspecified. Draws are those
/// of JF_RANDOM_SAME; JF_RANDOM_DIFFERENT is JF_BAD_OPTION, because several directions run as one.
/// Returns as jf_jacfwd, or JF_BAD_PLAN for a plan of other rows or columns than the function has, or of a Hessian.
///
/// Requires: as jf_jacfwd; plan is NULL, or was made or opened; values has jf_plan_entries(plan) elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_jacfwd_sparse(
    c: *mut jf_context,
    f: jf_func,
    r#in: *const *const f64,
    options: *const jf_options,
    plan: *const jf_plan,
    values: *mut f64,
    out: *const *mut f64,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { sparse_drivers::jacfwd(context(c), f.id, r#in, options, plan, values, out) }
}

/// Sparse Jacobians at count points: those of point p start at values + p*jf_plan_entries(plan); inputs and out as for jf_jacfwd_batch.
///
/// Returns as jf_jacfwd_sparse, for the first point that fails: earlier points are complete, jf_points_done tells how many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_jacfwd_sparse_batch(
    c: *mut jf_context,
    f: jf_func,
    count: usize,
    r#in: *const *const f64,
    options: *const jf_options,
    plan: *const jf_plan,
    values: *mut f64,
    out: *const *mut f64,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { sparse_drivers::batch(context(c), f.id, count, r#in, options, plan, values, out) }
}

/// The dense Jacobian, found with a direction per colour of the plan instead of one per column: blocks as for jf_jacfwd, +0 where the pattern has no entry,
/// the bits of jf_jacfwd elsewhere. For a Jacobian that is zero in most places and wanted whole, by a dense solver.
///
/// Returns as jf_jacfwd_sparse.
///
/// Requires: as jf_jacfwd; plan is NULL, or was made or opened.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_jacfwd_by_plan(
    c: *mut jf_context,
    f: jf_func,
    r#in: *const *const f64,
    options: *const jf_options,
    plan: *const jf_plan,
    jac: *const jf_matrix,
    out: *const *mut f64,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe {
        let block = |index, rows, cols| matrix(jac, index, rows, cols);
        sparse_drivers::by_plan(context(c), f.id, r#in, options, plan, block, out)
    }
}

/// The Hessian of the sum of weights[e]*y[e] over the elements e of all outputs, one output behind the other: a Lagrangian's, say. values[k] receives entry k
/// of the plan's pattern, whose rows and columns are the elements of the inputs that argnums names, in its order. weights NULL = all 1.
///
/// Each value is a sum from 0 over the elements in order, one rounding for each product and each sum; an element with the weight 0, and a second derivative
/// that is 0, contributes nothing. Second derivatives have the bits of jf_hessian, as in jf_jacfwd_sparse; two entries that mirror each other
/// have the same bits. Rows run one by one, columns by colour; rows are left out of which nothing is read.
///
/// A sum that is not zero outside the pattern is JF_PATTERN_MISS, where it is seen: in a row of which values are read, and which has no entry of the
/// same colour; jf_plan_check finds all. Memory and draws as for jf_hessian. Returns as jf_jacfwd_sparse.
///
/// Requires: as jf_jacfwd_sparse; weights is NULL or has an element per output element.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_hessian_sparse(
    c: *mut jf_context,
    f: jf_func,
    r#in: *const *const f64,
    options: *const jf_options,
    plan: *const jf_plan,
    weights: *const f64,
    values: *mut f64,
    out: *const *mut f64,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { sparse_drivers::hessian(context(c), f.id, r#in, options, plan, weights, values, out) }
}

/// Holds the pattern of a plan against all derivatives at a point, each direction by itself: for a plan of a Hessian those of jf_hessian_sparse with
/// these weights, which otherwise mean nothing. For tests: it costs as much as the dense Jacobian or Hessian.
///
/// Returns JF_OK; JF_PATTERN_MISS if a derivative is not zero outside the pattern, jf_message tells its row and column; otherwise as
/// jf_jacfwd_sparse. What is zero at this point may not be at another: only a pattern with every entry that operations can pass on holds everywhere.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_plan_check(
    c: *mut jf_context,
    f: jf_func,
    r#in: *const *const f64,
    options: *const jf_options,
    plan: *const jf_plan,
    weights: *const f64,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { sparse_drivers::check(context(c), f.id, r#in, options, plan, weights) }
}
