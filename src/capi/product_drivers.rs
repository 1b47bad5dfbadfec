//! The products of Jacobians behind the C functions, in either precision: arguments checked, passes run, sums made in the caller's matrices.
//! Does not know the names of the C functions.

use super::context::Context;
use super::drivers::{Call, InTable, OutTable, guarded};
use super::tables::{Dense, Optional, Output, Outputs};
use super::types::{jf_options, jf_status};
use crate::driver;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::{checked_len, checked_sum};

/// `Jᵀ·W·J` and `Jᵀ·W·y`.
///
/// # Safety
/// The promises of `jf_jtj` in the header.
pub unsafe fn jtj<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    weights: *const F,
    jtj: *mut F,
    jtr: *mut F,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jtj`.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        let (directions, x) = (call.directions()?, call.x);
        checked_len(directions.total(), directions.total())?;
        // SAFETY: likewise; the side squared was checked.
        let (weights, out, jtr) = unsafe { (Optional::new(weights), Outputs::new(out), Output::new(jtr)) };
        // SAFETY: likewise.
        let mut jtj = unsafe { Dense::new(jtj, directions.total()) };
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
/// The promises of `jf_jpjt` in the header.
pub unsafe fn jpjt<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    p: *const F,
    jpjt: *mut F,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jpjt`.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        let (directions, x) = (call.directions()?, call.x);
        let cols = directions.total();
        let rows = call.shape.out_len.iter().try_fold(0, |sum, len| checked_sum(sum, *len))?;
        checked_len(cols, cols)?;
        checked_len(rows, rows)?;
        if p.is_null() && cols > 0 {
            return Err(Error::Null { what: Pointer::Symmetric });
        }
        // SAFETY: likewise; the sides squared were checked.
        let (p, out, mut jpjt) = unsafe { (Optional::new(p), Outputs::new(out), Dense::new(jpjt, rows)) };
        let symmetric = |i: usize, j: usize| p.at(i * cols + j).unwrap_or(<F as Float>::NAN);
        let y = |o: usize, i: usize, y: F| out.write(o, i, y);
        driver::jpjt(&mut call.pass, &call.options, &directions, |a, j| x.at(a, j), symmetric, y, &mut jpjt)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}
