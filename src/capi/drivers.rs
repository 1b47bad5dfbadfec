//! The drivers behind the C functions, in either precision: arguments checked, passes run, results written by stride.
//! Does not know the names of the C functions.

use super::context::Context;
use super::jacobian::{Jacobian, Matrix};
use super::request;
use super::tables::{Inputs, Outputs, Tangents};
use super::types::{JF_NULL, jf_options, jf_status};
use crate::driver::{self, Directions, Options, Tile};
use crate::eager::RegisteredPass;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::random::Randomness;
use crate::shape::{Shape, Strides, checked_len};
use crate::slots::TileFloat;

/// A table of input pointers, as C hands it over.
pub type InTable<F> = *const *const F;
/// A table of output pointers.
pub type OutTable<F> = *const *mut F;

/// Runs `body` on a context that is not in use, remembers its error and returns its status.
///
/// # Safety
/// `c` is null or a context.
pub unsafe fn guarded<F: Float>(c: *mut Context<F>, body: impl FnOnce() -> Result<(), Error>) -> jf_status {
    // SAFETY: `c` is null or a context, as the caller promises.
    unsafe { guarded_after(c, || Ok(()), |()| body()) }
}

/// Likewise with `arguments` that are judged before it counts whether the context is in use.
///
/// # Safety
/// As for `guarded`.
pub unsafe fn guarded_after<F: Float, T>(
    c: *mut Context<F>,
    arguments: impl FnOnce() -> Result<T, Error>,
    body: impl FnOnce(T) -> Result<(), Error>,
) -> jf_status {
    // SAFETY: `c` is null or a context, as the caller promises; the reference is not kept.
    let Some(context) = (unsafe { Context::from_ptr(c) }) else { return JF_NULL };
    let arguments = match arguments() {
        Ok(arguments) => arguments,
        Err(error) => return context.refuse(error),
    };
    if let Err(status) = context.enter() {
        return status;
    }
    let result = body(arguments);
    // SAFETY: as above; `body` is over.
    unsafe { (*c).leave(result) }
}

/// A driver call with its common arguments checked.
pub struct Call<'a, F: Float> {
    /// The function, ready to run.
    pub pass: RegisteredPass<F>,
    /// Its lengths.
    pub shape: Shape<'a>,
    /// The options.
    pub options: Options<'a>,
    /// The inputs.
    pub x: Inputs<F>,
}

impl<'a, F: Float> Call<'a, F> {
    /// # Safety
    /// `c` is a context that nobody else uses; `options` is null or valid; `x` is null or has a pointer per input, as long as it will be read at
    /// `points` points.
    // Inlined: moved as a result, so large a value stalls the store buffer, 30 ns on the desk.
    #[inline(always)]
    pub unsafe fn new(
        c: *mut Context<F>,
        f: u32,
        x: InTable<F>,
        options: *const jf_options,
        points: usize,
    ) -> Result<Self, Error> {
        // SAFETY: `c` is a context, as the caller promises.
        let function = unsafe { (*c).function(f) }?;
        // SAFETY: a function of the context, whose lengths stay as long as it does.
        let shape = unsafe { (*function).shape() };
        // SAFETY: `options` is null or valid, as the caller promises.
        let options = unsafe { request::options(options) }?;
        // SAFETY: `x` is null or has a pointer per input, long enough, as the caller promises.
        let x = unsafe { Inputs::new(x, shape, points) }?;
        // SAFETY: both lie in the context, which nobody else uses, as the caller promises.
        let pass = unsafe { RegisteredPass::new(Context::arena_of(c), function, options.randomness, options.seed) }?;
        Ok(Self { pass, shape, options, x })
    }

    /// Draws otherwise than the options say.
    pub fn draw(&mut self, randomness: Randomness, seed: u64) {
        self.pass.draw(randomness, seed);
    }

    /// What is differentiated.
    pub fn directions(&self) -> Result<Directions<'a>, Error> {
        Directions::new(&self.options, self.shape)
    }
}

/// The values.
///
/// # Safety
/// The promises of `jf_call` in the header.
pub unsafe fn call<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_call`.
        let (Call { mut pass, x, .. }, out) = unsafe { (Call::new(c, f, x, options, 1)?, Outputs::new(out)) };
        driver::call(&mut pass, 0, |a, j| x.at(a, j), |o, i, y| out.write(o, i, y))
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// `J·S` in `k` directions: direction `d` of input `a` starts at `tangents[a] + d·in_len[a]`.
///
/// # Safety
/// The promises of `jf_jvp_many` in the header.
pub unsafe fn jvp_many<F: Float>(
    c: *mut Context<F>,
    f: u32,
    k: usize,
    x: InTable<F>,
    tangents: InTable<F>,
    options: *const jf_options,
    out: OutTable<F>,
    out_tangents: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jvp_many`.
        let Call { mut pass, shape, options, x } = unsafe { Call::new(c, f, x, options, 1) }?;
        // SAFETY: likewise.
        let (s, out, out_tangents) = unsafe { (Tangents::new(tangents), Outputs::new(out), Outputs::new(out_tangents)) };
        checked_len(k, 1)?;
        for len in shape.in_len.iter().chain(shape.out_len) {
            checked_len(k, *len)?;
        }
        let tangent = |a: usize, j: usize, d: usize| match s.at(a) {
            Some(tangent) => tangent.at(d * shape.input(a) + j),
            None => <F as Float>::ZERO,
        };
        let write = |o: usize, i: usize, d: usize, t: F| {
            if let Some(out) = out_tangents.at(o) {
                out.write(d * shape.output(o) + i, t);
            }
        };
        driver::jvp_many(&mut pass, &options, k, |a, j| x.at(a, j), tangent, |o, i, y| out.write(o, i, y), write)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// The Jacobian, block by block.
///
/// # Safety
/// The promises of `jf_jacfwd` in the header; `block(index, rows, cols)` describes block `index` of the result.
pub unsafe fn jacfwd<F: Float>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    block: impl Fn(usize, usize, usize) -> Matrix<F>,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_jacfwd`.
        let (mut call, out) = unsafe { (Call::new(c, f, x, options, 1)?, Outputs::new(out)) };
        let directions = call.directions()?;
        let jac = Jacobian { shape: call.shape, directions: &directions, block };
        jac.check()?;
        let x = call.x;
        driver::jacfwd(&mut call.pass, &call.options, &directions, 0, |a, j| x.at(a, j), |o, i, y| out.write(o, i, y), jac)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// Jacobians at `count` points.
///
/// # Safety
/// The promises of `jf_jacfwd_batch` in the header.
pub unsafe fn batch<F: Float>(
    c: *mut Context<F>,
    f: u32,
    count: usize,
    x: InTable<F>,
    options: *const jf_options,
    jac: OutTable<F>,
    out: OutTable<F>,
) -> jf_status {
    // SAFETY: `guarded` has seen that it is a context. By its address alone: the function may ask how many points are complete.
    let done = |points: usize| unsafe { Context::set_points_done(c, points) };
    let body = || {
        done(0);
        // SAFETY: the promises of `jf_jacfwd_batch`.
        let strides = unsafe { request::in_stride(options) };
        // SAFETY: likewise.
        let (mut call, jac, out) = unsafe { (Call::new(c, f, x, options, count)?, Outputs::new(jac), Outputs::new(out)) };
        let directions = call.directions()?;
        let (shape, x, blocks) = (call.shape, call.x, directions.blocks());
        let stride = |a: usize| strides.at(a).unwrap_or(shape.input(a));
        checked_len(count, 1)?;
        for a in 0..shape.in_len.len() {
            checked_len(count, stride(a))?;
        }
        for o in 0..shape.out_len.len() + shape.aux_len.len() {
            let per_point = checked_len(count, shape.result(o))?;
            for k in 0..blocks {
                checked_len(per_point, directions.len(shape, k))?;
            }
        }
        let at = |point: usize, a: usize, j: usize| x.at(a, point * stride(a) + j);
        let values = |point: usize, o: usize, i: usize, y: F| out.write(o, point * shape.result(o) + i, y);
        let slopes = |point: usize, o: usize, k: usize, i: usize, j: usize, d: F| {
            jac.write(o * blocks + k, (point * shape.result(o) + i) * directions.len(shape, k) + j, d);
        };
        driver::batch(&mut call.pass, &call.options, &directions, count, at, values, slopes, done)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// Second derivatives, and with them Jacobian and values.
///
/// # Safety
/// The promises of `jf_hessian` in the header; `block` as for `jacfwd`.
pub unsafe fn hessian<F: TileFloat>(
    c: *mut Context<F>,
    f: u32,
    x: InTable<F>,
    options: *const jf_options,
    hess: OutTable<F>,
    block: impl Fn(usize, usize, usize) -> Matrix<F>,
    out: OutTable<F>,
) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_hessian`.
        let (mut call, hess, out) = unsafe { (Call::new(c, f, x, options, 1)?, Outputs::new(hess), Outputs::new(out)) };
        let directions = call.directions()?;
        let (shape, x, blocks) = (call.shape, call.x, directions.blocks());
        let len = |k: usize| directions.len(shape, k);
        for rows in shape.out_len {
            for k in 0..blocks {
                let plane = checked_len(*rows, len(k))?;
                for l in 0..blocks {
                    checked_len(plane, len(l))?;
                }
            }
        }
        let jac = Jacobian { shape, directions: &directions, block };
        jac.check()?;
        let second = |o: usize, i: usize, tile: Tile<'_, F>| {
            let (k, l) = (tile.rows.block, tile.cols.block);
            let (len_k, len_l) = (len(k), len(l));
            let plane = i * len_k * len_l;
            if let Some(out) = hess.at((o * blocks + k) * blocks + l) {
                tile.each(|p, q, h| out.write(plane + p * len_l + q, h));
            }
            if let Some(out) = hess.at((o * blocks + l) * blocks + k) {
                tile.each(|p, q, h| out.write(plane + q * len_k + p, h));
            }
        };
        driver::hessian(&mut call.pass, &call.options, &directions, |a, j| x.at(a, j), |o, i, y| out.write(o, i, y), jac, second)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// The derivative check.
///
/// # Safety
/// The promises of `jf_check` in the header.
pub unsafe fn check<F: Float>(c: *mut Context<F>, f: u32, x: InTable<F>, options: *const jf_options, worst: *mut F) -> jf_status {
    let body = || {
        // SAFETY: the promises of `jf_check`.
        let mut call = unsafe { Call::new(c, f, x, options, 1) }?;
        if worst.is_null() {
            return Err(Error::Null { what: Pointer::Worst });
        }
        let (directions, x) = (call.directions()?, call.x);
        let found = driver::check(&mut call.pass, &directions, |a, j| x.at(a, j))?;
        // SAFETY: not null, and valid by those promises.
        unsafe { worst.write(found) };
        Ok(())
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}

/// The Jacobian of a function with one input and one output.
///
/// # Safety
/// The promises of `jf_jacobian` in the header.
pub unsafe fn jacobian<F: Float>(c: *mut Context<F>, f: u32, x: *const F, y: *mut F, jac: *mut F) -> jf_status {
    let body = || {
        // SAFETY: `guarded` has seen that it is a context, whose functions stay as long as it does.
        let shape = unsafe { (*(*c).function(f)?).shape() };
        if (shape.in_len.len(), shape.out_len.len(), shape.aux_len.len()) != (1, 1, 0) {
            return Err(Error::NotOneToOne { inputs: shape.in_len.len(), outputs: shape.out_len.len() + shape.aux_len.len() });
        }
        let (rows, cols) = (shape.output(0), shape.input(0));
        if x.is_null() && cols > 0 {
            return Err(Error::Null { what: Pointer::X });
        }
        let (inputs, outputs) = ([x], [y]);
        // SAFETY: the promises of `jf_jacobian`.
        let mut call = unsafe { Call::new(c, f, inputs.as_ptr(), core::ptr::null(), 1) }?;
        let directions = call.directions()?;
        // SAFETY: likewise.
        let (out, block) = unsafe { (Outputs::new(outputs.as_ptr()), Matrix::new(jac, Strides::dense(cols), rows, cols)) };
        block.check(0)?;
        let jac = Jacobian { shape, directions: &directions, block: |_, _, _| block };
        let x = call.x;
        driver::jacfwd(&mut call.pass, &call.options, &directions, 0, |a, j| x.at(a, j), |o, i, y| out.write(o, i, y), jac)
    };
    // SAFETY: likewise.
    unsafe { guarded(c, body) }
}
