//! The sparse drivers behind the C functions, in either precision: arguments checked, passes run, values written in the order of the pattern.
//! Does not know the names of the C functions.

use super::context::Context;
use super::drivers::{Call, InTable, OutTable, guarded};
use super::jacobian::{Jacobian, Matrix};
use super::plan_memory;
use super::request;
use super::tables::{Optional, Output, Outputs};
use super::types::{jf_options, jf_plan, jf_status};
use crate::driver;
use crate::ops::Float;
use crate::shape::checked_len;
use crate::slots::TileFloat;
use crate::sparsity::Kind;

/// The sparse Jacobian.
///
/// # Safety
/// The promises of `jf_jacfwd_sparse` in the header.
pub unsafe fn jacfwd<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    plan: *const jf_plan,
    values: *mut F,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jacfwd_sparse`.
        let (mut call, plan) = unsafe { (Call::new(c, f, x, options, 1)?, plan_memory::plan(plan)?) };
        // SAFETY: likewise.
        let (out, values) = unsafe { (Outputs::new(out), Output::new(values)) };
        let (directions, x) = (call.directions()?, call.x);
        let jac = move |k: usize, d: F| values.iter().for_each(|values| values.write(k, d));
        let y = move |o: usize, i: usize, y: F| out.write(o, i, y);
        driver::jacfwd_sparse(&mut call.pass, &call.options, &directions, &plan, 0, |a, j| x.at(a, j), y, jac)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// Sparse Jacobians at `count` points.
///
/// # Safety
/// The promises of `jf_jacfwd_sparse_batch` in the header.
pub unsafe fn batch<F: Float>(
    c: *mut Context<F>,
    f: u32,
    count: usize,
    x: InTable<F>,
    options: *const jf_options,
    plan: *const jf_plan,
    values: *mut F,
    out: OutTable<F>,
) -> jf_status {
    // SAFETY: `guarded` has seen that it is a context. By its address alone: the function may ask how many points are complete.
    let done = |points: usize| unsafe { Context::set_points_done(c, points) };
    let body = || {
        done(0);
        // SAFETY: the promises of `jf_jacfwd_sparse_batch`.
        let (mut call, plan) = unsafe { (Call::new(c, f, x, options, count)?, plan_memory::plan(plan)?) };
        // SAFETY: likewise.
        let (strides, out, values) = unsafe { (request::in_stride(options), Outputs::new(out), Output::new(values)) };
        let (directions, shape, x) = (call.directions()?, call.shape, call.x);
        let stride = |a: usize| strides.at(a).unwrap_or(shape.input(a));
        let lengths = (0..shape.in_len.len()).map(stride).chain(shape.out_len.iter().chain(shape.aux_len).copied());
        lengths.chain([1, plan.entries()]).try_for_each(|len| checked_len(count, len).map(drop))?;
        for point in 0..count {
            let at = |a: usize, j: usize| x.at(a, point * stride(a) + j);
            let jac = |k: usize, d: F| values.iter().for_each(|values| values.write(point * plan.entries() + k, d));
            let y = |o: usize, i: usize, y: F| out.write(o, point * shape.result(o) + i, y);
            driver::jacfwd_sparse(&mut call.pass, &call.options, &directions, &plan, point as u64, at, y, jac)?;
            done(point + 1);
        }
        Ok(())
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// The dense Jacobian by way of a plan.
///
/// # Safety
/// The promises of `jf_jacfwd_by_plan` in the header; `block(index, rows, cols)` describes block `index` of the result.
pub unsafe fn by_plan<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    plan: *const jf_plan,
    block: impl Fn(usize, usize, usize) -> Matrix<F>,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jacfwd_by_plan`.
        let (mut call, plan) = unsafe { (Call::new(c, f, x, options, 1)?, plan_memory::plan(plan)?) };
        // SAFETY: likewise.
        let out = unsafe { Outputs::new(out) };
        let (directions, x) = (call.directions()?, call.x);
        let jac = Jacobian { shape: call.shape, directions: &directions, block };
        jac.check()?;
        let y = |o: usize, i: usize, y: F| out.write(o, i, y);
        driver::jacfwd_by_plan(&mut call.pass, &call.options, &directions, &plan, |a, j| x.at(a, j), y, jac)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// The sparse Hessian of a weighted sum.
///
/// # Safety
/// The promises of `jf_hessian_sparse` in the header.
pub unsafe fn hessian<F: TileFloat>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    plan: *const jf_plan,
    weights: *const F,
    values: *mut F,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_hessian_sparse`.
        let (mut call, plan) = unsafe { (Call::new(c, f, x, options, 1)?, plan_memory::plan(plan)?) };
        // SAFETY: likewise.
        let (out, values, weights) = unsafe { (Outputs::new(out), Output::new(values), Optional::new(weights)) };
        let (directions, x) = (call.directions()?, call.x);
        let weight = |e: usize| weights.at(e).unwrap_or(<F as Float>::ONE);
        let hess = |k: usize, d: F| values.iter().for_each(|values| values.write(k, d));
        let y = move |o: usize, i: usize, y: F| out.write(o, i, y);
        driver::hessian_sparse(&mut call.pass, &call.options, &directions, &plan, |a, j| x.at(a, j), weight, y, hess)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// The pattern held against all derivatives.
///
/// # Safety
/// The promises of `jf_plan_check` in the header.
pub unsafe fn check<F: TileFloat>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    plan: *const jf_plan,
    weights: *const F,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_plan_check`.
        let (mut call, plan) = unsafe { (Call::new(c, f, x, options, 1)?, plan_memory::plan(plan)?) };
        // SAFETY: likewise.
        let weights = unsafe { Optional::new(weights) };
        let (directions, x) = (call.directions()?, call.x);
        let (at, weight) = (|a: usize, j: usize| x.at(a, j), |e: usize| weights.at(e).unwrap_or(<F as Float>::ONE));
        match plan.kind() {
            Kind::Jacobian => driver::check_pattern(&mut call.pass, &call.options, &directions, &plan, at),
            Kind::Hessian => driver::check_hessian_pattern(&mut call.pass, &call.options, &directions, &plan, at, weight),
        }
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}
