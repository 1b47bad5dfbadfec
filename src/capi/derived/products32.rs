//! The C functions of products of Jacobians in single precision.
//! Only passes arguments on. Derived from products.rs by `cargo xtask derive`; do not edit.

use super::api32::{context, jff_context, jff_func, jff_matrix, matrix};
use crate::capi::product_drivers;
use crate::capi::types::{jf_options, jf_status};

/// The normal equations of a fit, without storing its Jacobian J: jtj receives J^T*W*J, n by n, and jtr J^T*W*y, n elements. J has a row for each element of
/// all outputs, one output behind the other, and y are their values; its n columns are the elements of the inputs that argnums names, in its order. W is
/// the diagonal matrix of weights, one for each row; NULL = all 1. jtj (or its data) and jtr NULL = not wanted; out as for jff_jacfwd.
///
/// jtj is symmetric bit for bit. Element (p, q) with p <= q is the sum from 0 over the rows e in order of (weights[e]*J[e][p])*J[e][q],
/// element p of jtr that of (weights[e]*y[e])*J[e][p]: one rounding for each product and each sum, as a loop over the result of jff_jacfwd has it. So one row
/// with a NaN, or with an infinity beside a zero, makes sums NaN, and a weight of 0 does not hide it.
///
/// The function runs once if a pass takes all n directions (lanes, or chunk if that is less); otherwise once for each pair of halves of a pass, or if jtj is
/// not wanted as for jff_jacfwd. Draws are those of JF_RANDOM_SAME; JF_RANDOM_DIFFERENT is JF_BAD_OPTION, because several directions run together.
/// Returns as jff_jacfwd, or JF_TOO_FEW_LANES if jtj is wanted, n is more than 1, and a pass takes one direction.
///
/// Requires: as jff_jacfwd; weights is NULL or has an element per row; jtr has n elements; no result overlaps another or what is read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jtj(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    weights: *const f32,
    jtj: *const jff_matrix,
    jtr: *mut f32,
    out: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { product_drivers::jtj(context(c), f.id, r#in, options, weights, |n| matrix(jtj, 0, n, n), jtr, out) }
}

/// How a covariance moves through a function, without storing its Jacobian J: jpjt receives J*P*J^T, m by m, with p the symmetric n by n matrix P, dense, row
/// by row. Rows and columns of J as for jff_jtj. jpjt (or its data) NULL = not wanted; out as for jff_jacfwd.
///
/// jpjt is symmetric bit for bit. Element (e, g) with e <= g is the sum from 0 over the columns q in order of t[q]*J[g][q], with t[q] the
/// sum from 0 over i of J[e][i]*P[i][q]: one rounding for each product and each sum, as loops over the result of jff_jacfwd have it.
///
/// The function runs once: a pass must take all n directions, whatever chunk says. Draws as for jff_jtj. Returns as jff_jacfwd, or JF_TOO_FEW_LANES if the
/// context has fewer lanes than n.
///
/// Requires: as jff_jacfwd; p has n*n elements, and is not NULL unless n is 0; no result overlaps another or what is read.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jpjt(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    p: *const f32,
    jpjt: *const jff_matrix,
    out: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { product_drivers::jpjt(context(c), f.id, r#in, options, p, |m| matrix(jpjt, 0, m, m), out) }
}
