//! The products of Jacobians behind the C functions, in either precision: arguments checked, passes run, sums made in the caller's matrices.
//! Does not know the names of the C functions.

use super::context::Context;
use super::drivers::{Call, InTable, OutTable, guarded};
use super::jacobian::Matrix;
use super::tables::{Optional, Output, Outputs};
use super::types::{jf_options, jf_status};
use crate::driver;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::{checked_len, checked_sum};

/// `Jᵀ·W·J` and `Jᵀ·W·y`.
///
/// # Safety
/// The promises of `jf_jtj` in the header; `jtj(side)` describes the first result.
pub unsafe fn jtj<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    weights: *const F,
    jtj: impl Fn(usize) -> Matrix<F>,
    jtr: *mut F,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jtj`.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        let (directions, x) = (call.directions()?, call.x);
        // SAFETY: likewise.
        let (weights, out, jtr) = unsafe { (Optional::new(weights), Outputs::new(out), Output::new(jtr)) };
        let mut jtj = jtj(directions.total());
        jtj.check(0)?;
        let weight = |e: usize| weights.at(e).unwrap_or(<F as Float>::ONE);
        let gradient = |p: usize, sum: F| jtr.iter().for_each(|jtr| jtr.write(p, sum));
        let y = |o: usize, i: usize, y: F| out.write(o, i, y);
        driver::jtj(&mut call.pass, &call.options, &directions, |a, j| x.at(a, j), weight, y, &mut jtj, gradient)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// `J·P·Jᵀ`.
///
/// # Safety
/// The promises of `jf_jpjt` in the header; `jpjt(side)` describes the result.
pub unsafe fn jpjt<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    p: *const F,
    jpjt: impl Fn(usize) -> Matrix<F>,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jpjt`.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        let (directions, x) = (call.directions()?, call.x);
        let cols = directions.total();
        let rows = call.shape.out_len.iter().try_fold(0, |sum, len| checked_sum(sum, *len))?;
        checked_len(cols, cols)?;
        if p.is_null() && cols > 0 {
            return Err(Error::Null { what: Pointer::Symmetric });
        }
        // SAFETY: likewise.
        let (p, out) = unsafe { (Optional::new(p), Outputs::new(out)) };
        let mut jpjt = jpjt(rows);
        jpjt.check(0)?;
        let symmetric = |i: usize, j: usize| p.at(i * cols + j).unwrap_or(<F as Float>::NAN);
        let y = |o: usize, i: usize, y: F| out.write(o, i, y);
        driver::jpjt(&mut call.pass, &call.options, &directions, |a, j| x.at(a, j), symmetric, y, &mut jpjt)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}
