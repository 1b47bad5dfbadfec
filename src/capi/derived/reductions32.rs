//! The functions over arrays whose steps depend on the values, and their derivatives, as C functions of plain reals, in single precision: the same bits, no evaluation needed.
//! Derived from the list by `cargo xtask derive`; do not edit.

use crate::array::reduction::{Amax, Amin, Logsumexp, Norm, Softmax};
use crate::capi::kernels::{crossed, crossed_spread, directed, directed_spread, reduced, spread};

/// The value of jff_norm for plain reals. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_m_norm(n: usize, a: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { reduced(Norm, n, a) }
}

/// Its derivative in direction u. Requires: a and u have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_norm(n: usize, a: *const f32, u: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { directed(Norm, n, [a, u]) }
}

/// Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one w. Requires: a, u, v and w have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_norm(n: usize, a: *const f32, u: *const f32, v: *const f32, w: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { crossed(Norm, n, [a, u, v, w]) }
}

/// The value of jff_amax for plain reals. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_m_amax(n: usize, a: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { reduced(Amax, n, a) }
}

/// Its derivative in direction u. Requires: a and u have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_amax(n: usize, a: *const f32, u: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { directed(Amax, n, [a, u]) }
}

/// Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one w. Requires: a, u, v and w have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_amax(n: usize, a: *const f32, u: *const f32, v: *const f32, w: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { crossed(Amax, n, [a, u, v, w]) }
}

/// The value of jff_amin for plain reals. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_m_amin(n: usize, a: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { reduced(Amin, n, a) }
}

/// Its derivative in direction u. Requires: a and u have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_amin(n: usize, a: *const f32, u: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { directed(Amin, n, [a, u]) }
}

/// Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one w. Requires: a, u, v and w have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_amin(n: usize, a: *const f32, u: *const f32, v: *const f32, w: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { crossed(Amin, n, [a, u, v, w]) }
}

/// The value of jff_logsumexp for plain reals. Requires: a has n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_m_logsumexp(n: usize, a: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { reduced(Logsumexp, n, a) }
}

/// Its derivative in direction u. Requires: a and u have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_logsumexp(n: usize, a: *const f32, u: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { directed(Logsumexp, n, [a, u]) }
}

/// Its second derivative in directions u and v, and its derivative in direction w, added: a has the derivatives u and v, and the second one w. Requires: a, u, v and w have n elements.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_logsumexp(n: usize, a: *const f32, u: *const f32, v: *const f32, w: *const f32) -> f32 {
    // SAFETY: the header's requirements.
    unsafe { crossed(Logsumexp, n, [a, u, v, w]) }
}

/// The values of jff_softmax for plain reals. Requires: a and y have n elements; y does not overlap a.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_m_softmax(n: usize, a: *const f32, y: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { spread(Softmax, n, a, y) }
}

/// The values y, and their derivatives yu in direction u. Requires: all arrays have n elements; y and yu overlap none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_softmax(n: usize, a: *const f32, u: *const f32, y: *mut f32, yu: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { directed_spread(Softmax, n, [a, u], [y, yu]) }
}

/// The values y, their derivatives yu and yv in directions u and v, and yw: the second derivatives in both and the derivatives in direction w, added. Requires: all arrays have n elements; y, yu, yv and yw overlap none.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_softmax(
    n: usize,
    a: *const f32,
    u: *const f32,
    v: *const f32,
    w: *const f32,
    y: *mut f32,
    yu: *mut f32,
    yv: *mut f32,
    yw: *mut f32,
) {
    // SAFETY: the header's requirements.
    unsafe { crossed_spread(Softmax, n, [a, u, v, w], [y, yu, yv, yw]) }
}
