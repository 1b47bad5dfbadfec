//! The drivers behind the C functions, in either precision: arguments checked, passes run, results written by stride.
//! Does not know the names of the C functions.

use super::context::{Context, Function};
use super::pass::ContextPass;
use super::request::{self, Block};
use super::result::Blocks;
use super::types::{JF_NULL, JF_OK, jf_options, jf_status};
use crate::driver::{self, Directions, Options};
use crate::dual::Pack;
use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::Shape;

/// Scalars of the C interface: those that have the packs second order needs.
pub trait Scalar: Float + Pack<1> + Pack<2> + Pack<4> {}

impl Scalar for f32 {}
impl Scalar for f64 {}

/// A table of input pointers.
pub type Table<F> = *const *const F;
/// A table of output pointers.
pub type OutTable<F> = *const *mut F;

/// Pointer `k` of a table that may be missing.
///
/// # Safety
/// `table` is null or has more than `k` pointers.
#[inline(always)]
unsafe fn entry<P: Copy>(table: *const P, k: usize) -> Option<P> {
    // SAFETY: the caller's promise.
    (!table.is_null()).then(|| unsafe { table.wrapping_add(k).read() })
}

/// Runs `body` on a context that is not in use, remembers its error and returns its status.
///
/// # Safety
/// `c` is null or a context.
unsafe fn guarded<F: Scalar>(c: *mut Context<F>, body: impl FnOnce() -> Result<(), Error>) -> jf_status {
    // SAFETY: the caller's promise; the reference is not kept.
    let Some(context) = (unsafe { Context::from_ptr(c) }) else { return JF_NULL };
    if context.busy {
        context.remember(Error::Busy, None);
        return Error::Busy.status();
    }
    context.busy = true;
    context.eval.failed_at = None;
    let result = body();
    // SAFETY: as above; `body` is over.
    let context = unsafe { &mut *c };
    context.busy = false;
    match result {
        Ok(()) => JF_OK,
        Err(error) => {
            context.remember(error, context.eval.failed_at);
            error.status()
        }
    }
}

/// A driver call with its common arguments checked.
struct Call<'a, F: Scalar> {
    pass: ContextPass<F>,
    shape: Shape<'a>,
    options: Options<'a>,
}

impl<'a, F: Scalar> Call<'a, F> {
    /// # Safety
    /// `c` is a context; `options` is null or valid; `x` is null or has a pointer per input. Read at `points` points.
    // Inlined: moved as a result, so large a value stalls the store buffer, 30 ns on the desk.
    #[inline(always)]
    unsafe fn new(c: *mut Context<F>, f: u32, x: Table<F>, options: *const jf_options, points: usize) -> Result<Self, Error> {
        // SAFETY: the caller's promise.
        let function: Function = unsafe { &*c }.function(f)?;
        // SAFETY: the function is one of the context's, which outlives the call.
        let shape = unsafe { function.shape() };
        // SAFETY: the caller's promise.
        let options = unsafe { request::options(options) }?;
        for (index, len) in shape.in_len.iter().enumerate() {
            let read = *len > 0 && points > 0;
            // SAFETY: the caller's promise.
            match unsafe { entry(x, index) } {
                None if read => return Err(Error::Null { what: Pointer::In }),
                Some(data) if data.is_null() && read => return Err(Error::NullEntry { table: Pointer::In, index }),
                _ => {}
            }
        }
        // SAFETY: the caller's promise, and `busy` keeps everybody else out.
        let pass = unsafe { ContextPass::new(c, function, options.randomness, options.seed) }?;
        Ok(Self { pass, shape, options })
    }

    fn directions(&self) -> Result<Directions<'a>, Error> {
        Directions::new(&self.options, self.shape)
    }
}

/// Reads input element (`a`, `j`).
///
/// # Safety
/// The table was checked, and each input is as long as the signature says.
#[inline(always)]
unsafe fn reader<F: Scalar>(x: Table<F>) -> impl Fn(usize, usize) -> F {
    // SAFETY: the caller's promise.
    move |a, j| unsafe { x.wrapping_add(a).read().wrapping_add(j).read() }
}

/// Writes value element (`o`, `i`) where it is wanted.
///
/// # Safety
/// `out` is null or has a pointer per output and aux block, null or as long as the signature says.
#[inline(always)]
unsafe fn writer<F: Scalar>(out: OutTable<F>, offset: impl Fn(usize) -> usize) -> impl FnMut(usize, usize, F) {
    move |o, i, y| {
        // SAFETY: the caller's promise.
        if let Some(data) = unsafe { entry(out, o) }.filter(|data| !data.is_null()) {
            // SAFETY: likewise.
            unsafe { data.wrapping_add(offset(o) + i).write(y) }
        }
    }
}

/// The values.
///
/// # Safety
/// The promises of `jf_call` in the header.
pub unsafe fn call<F: Scalar>(
    c: *mut Context<F>,
    f: u32,
    x: Table<F>,
    options: *const jf_options,
    out: OutTable<F>,
) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            let mut call = Call::new(c, f, x, options, 1)?;
            driver::call(&mut call.pass, 0, reader(x), writer(out, |_| 0))
        })
    }
}

/// `J·S` in `k` directions: direction `d` of input `a` starts at `tangents[a] + d·in_len[a]`.
///
/// # Safety
/// The promises of `jf_jvp_many` in the header.
pub unsafe fn jvp_many<F: Scalar>(
    c: *mut Context<F>,
    f: u32,
    k: usize,
    x: Table<F>,
    tangents: Table<F>,
    options: *const jf_options,
    out: OutTable<F>,
    out_tangents: OutTable<F>,
) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            let mut call = Call::new(c, f, x, options, 1)?;
            let shape = call.shape;
            crate::shape::checked_len(k, 1)?;
            for len in shape.in_len.iter().chain(shape.out_len) {
                crate::shape::checked_len(k, *len)?;
            }
            let in_len = |a: usize| shape.in_len.get(a).copied().unwrap_or(0);
            let out_len = |o: usize| shape.out_len.get(o).copied().unwrap_or(0);
            let tangent = |a: usize, j: usize, d: usize| match entry(tangents, a) {
                Some(data) if !data.is_null() => data.wrapping_add(d * in_len(a) + j).read(),
                _ => <F as Float>::ZERO,
            };
            let write = |o: usize, i: usize, d: usize, t: F| {
                if let Some(data) = entry(out_tangents, o).filter(|data| !data.is_null()) {
                    data.wrapping_add(d * out_len(o) + i).write(t);
                }
            };
            driver::jvp_many(&mut call.pass, &call.options, k, reader(x), tangent, writer(out, |_| 0), write)
        })
    }
}

/// The Jacobian, block by block.
///
/// # Safety
/// The promises of `jf_jacfwd` in the header; `block(index, rows, cols)` describes block `index` of the result.
pub unsafe fn jacfwd<F: Scalar>(
    c: *mut Context<F>,
    f: u32,
    x: Table<F>,
    options: *const jf_options,
    block: impl Fn(usize, usize, usize) -> Block<F>,
    out: OutTable<F>,
) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            let mut call = Call::new(c, f, x, options, 1)?;
            let directions = call.directions()?;
            let jac = Blocks { shape: call.shape, directions: &directions, block };
            jac.check()?;
            driver::jacfwd(&mut call.pass, &call.options, &directions, 0, reader(x), writer(out, |_| 0), jac)
        })
    }
}

/// Jacobians at `count` points.
///
/// # Safety
/// The promises of `jf_jacfwd_batch` in the header.
pub unsafe fn batch<F: Scalar>(
    c: *mut Context<F>,
    f: u32,
    count: usize,
    x: Table<F>,
    options: *const jf_options,
    jac: OutTable<F>,
    out: OutTable<F>,
) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            (*c).points_done = 0;
            let mut call = Call::new(c, f, x, options, count)?;
            let directions = call.directions()?;
            let shape = call.shape;
            let len = |o: usize| shape.out_len.iter().chain(shape.aux_len).nth(o).copied().unwrap_or(0);
            let blocks = directions.blocks();
            crate::shape::checked_len(count, 1)?;
            for (a, n) in shape.in_len.iter().enumerate() {
                crate::shape::checked_len(count, request::in_stride(options, a, *n))?;
            }
            for o in 0..shape.out_len.len() + shape.aux_len.len() {
                let per_point = crate::shape::checked_len(count, len(o))?;
                for k in 0..blocks {
                    crate::shape::checked_len(per_point, directions.len(shape, k))?;
                }
            }
            for point in 0..count {
                let at = |a: usize, j: usize| {
                    let n = shape.in_len.get(a).copied().unwrap_or(0);
                    let start = point * request::in_stride(options, a, n);
                    x.wrapping_add(a).read().wrapping_add(start + j).read()
                };
                let write = |o: usize, k: usize, i: usize, j: usize, d: F| {
                    if let Some(data) = entry(jac, o * blocks + k).filter(|data| !data.is_null()) {
                        let cols = directions.len(shape, k);
                        data.wrapping_add((point * len(o) + i) * cols + j).write(d);
                    }
                };
                let values = writer(out, |o| point * len(o));
                driver::jacfwd(&mut call.pass, &call.options, &directions, point as u64, at, values, write)?;
                (*c).points_done = point + 1;
            }
            Ok(())
        })
    }
}

/// Second derivatives, and with them Jacobian and values.
///
/// # Safety
/// The promises of `jf_hessian` in the header; `block` as for `jacfwd`.
pub unsafe fn hessian<F: Scalar>(
    c: *mut Context<F>,
    f: u32,
    x: Table<F>,
    options: *const jf_options,
    hess: OutTable<F>,
    block: impl Fn(usize, usize, usize) -> Block<F>,
    out: OutTable<F>,
) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            let mut call = Call::new(c, f, x, options, 1)?;
            let directions = call.directions()?;
            let shape = call.shape;
            let blocks = directions.blocks();
            for rows in shape.out_len {
                for k in 0..blocks {
                    let plane = crate::shape::checked_len(*rows, directions.len(shape, k))?;
                    for l in 0..blocks {
                        crate::shape::checked_len(plane, directions.len(shape, l))?;
                    }
                }
            }
            let jac = Blocks { shape, directions: &directions, block };
            jac.check()?;
            let plane = |o: usize, i: usize, k: usize, l: usize| {
                let data = entry(hess, (o * blocks + k) * blocks + l).filter(|data| !data.is_null())?;
                Some(data.wrapping_add(i * directions.len(shape, k) * directions.len(shape, l)))
            };
            let second = |o: usize, i: usize, block: driver::Block<'_, F>| {
                let (k, l) = (block.rows.block, block.cols.block);
                let (len_k, len_l) = (directions.len(shape, k), directions.len(shape, l));
                if let Some(data) = plane(o, i, k, l) {
                    block.each(|p, q, h| data.wrapping_add(p * len_l + q).write(h));
                }
                if let Some(data) = plane(o, i, l, k) {
                    block.each(|p, q, h| data.wrapping_add(q * len_k + p).write(h));
                }
            };
            driver::hessian(&mut call.pass, &call.options, &directions, reader(x), writer(out, |_| 0), jac, second)
        })
    }
}

/// The derivative check.
///
/// # Safety
/// The promises of `jf_check` in the header.
pub unsafe fn check<F: Scalar>(c: *mut Context<F>, f: u32, x: Table<F>, options: *const jf_options, worst: *mut F) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            let mut call = Call::new(c, f, x, options, 1)?;
            if worst.is_null() {
                return Err(Error::Null { what: Pointer::Worst });
            }
            let directions = call.directions()?;
            let found = driver::check(&mut call.pass, &directions, reader(x))?;
            worst.write(found);
            Ok(())
        })
    }
}

/// The Jacobian of a function with one input and one output.
///
/// # Safety
/// The promises of `jf_jacobian` in the header.
pub unsafe fn jacobian<F: Scalar>(c: *mut Context<F>, f: u32, x: *const F, y: *mut F, jac: *mut F) -> jf_status {
    // SAFETY: the caller's promise, here and below.
    unsafe {
        guarded(c, || {
            let shape = (*c).function(f)?.shape();
            if (shape.in_len.len(), shape.out_len.len(), shape.aux_len.len()) != (1, 1, 0) {
                return Err(Error::NotOneToOne {
                    inputs: shape.in_len.len(),
                    outputs: shape.out_len.len() + shape.aux_len.len(),
                });
            }
            let cols = shape.in_len.first().copied().unwrap_or(0);
            if x.is_null() && cols > 0 {
                return Err(Error::Null { what: Pointer::X });
            }
            let inputs = [x];
            let mut call = Call::new(c, f, inputs.as_ptr(), core::ptr::null(), 1)?;
            let directions = call.directions()?;
            let rows = shape.out_len.first().copied().unwrap_or(0);
            let block = Block::new(jac, crate::shape::Strides::dense(cols), rows, cols);
            block.check(0)?;
            let outputs = [y];
            let write = Blocks { shape, directions: &directions, block: |_, _, _| block };
            driver::jacfwd(
                &mut call.pass,
                &call.options,
                &directions,
                0,
                reader(inputs.as_ptr()),
                writer(outputs.as_ptr(), |_| 0),
                write,
            )
        })
    }
}
