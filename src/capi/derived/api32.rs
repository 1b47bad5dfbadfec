//! The C functions in single precision: contexts, drivers and everything that is not an operation.
//! Only passes arguments on. Derived from api.rs by `cargo xtask derive`; do not edit.

use core::ffi::{c_char, c_int, c_void};

use crate::capi::context::Context;
use crate::capi::jacobian::Matrix;
use crate::capi::layout::Layout;
use crate::capi::types::{JF_NULL, JF_OK, jf_config, jf_options, jf_signature, jf_status};
use crate::capi::{drivers, request};
use crate::eager::{Callback, Eval};
use crate::error::{Error, Pointer};
use crate::shape::Strides;

/// A context: registered functions and room for the numbers of one evaluation, in memory the caller gives. Opaque, not relocatable,
/// needs no destroy. Used by one thread at a time; different contexts share nothing.
pub struct jff_context {
    _private: [u8; 0],
}

/// One pass, seen from inside the user's function. Part of the context; valid during one callback, and harmless outside it.
pub struct jff_eval {
    _private: [u8; 0],
}

/// A number: a handle, valid inside the evaluation that made it. 0 is never valid.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jff_num {
    /// Index and generation.
    pub id: u32,
}

/// A registered function.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jff_func {
    /// Its number in the context.
    pub id: u32,
}

/// The user's function. in[a][j] are numbers to read; it sets out[o][i], aux blocks following the outputs, all pre-filled with
/// handles that are no number. Reading or writing beyond a block is an error that names block, index and length.
/// Returns 0, or a positive code, which stops the driver and is returned by it unchanged. It must not unwind or longjmp.
/// It may be called any number of times per driver call, must depend on its inputs and *user only, and do the same every time.
pub type jff_fn = Option<
    unsafe extern "C" fn(e: *mut jff_eval, r#in: *const *const jff_num, out: *const *mut jff_num, user: *mut c_void) -> c_int,
>;

/// A block of results: element (i, j) is data[i*row_stride + j*col_stride]. data NULL = not wanted; strides 0, 0 = dense row-major.
/// Row-major, column-major, GSL's tda and windows of larger matrices are all of this form, with no copy.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct jff_matrix {
    /// Element (0, 0).
    pub data: *mut f32,
    /// Elements from row to row.
    pub row_stride: isize,
    /// Elements from column to column.
    pub col_stride: isize,
}

/// A context pointer of C as this library's.
pub(super) fn context(c: *const jff_context) -> *mut Context<f32> {
    c.cast_mut().cast()
}

/// An evaluation pointer of C as this library's.
pub(super) fn eval(e: *mut jff_eval) -> *mut Eval<f32> {
    e.cast()
}

/// Block `index` of a table of matrices.
///
/// # Safety
/// `jac` is null or has more than `index` blocks, as large as the header requires.
pub(super) unsafe fn matrix(jac: *const jff_matrix, index: usize, rows: usize, cols: usize) -> Matrix<f32> {
    let unwanted = jff_matrix { data: core::ptr::null_mut(), row_stride: 0, col_stride: 0 };
    // SAFETY: a table that is not NULL has more than `index` blocks, as the caller promises.
    let m = if jac.is_null() { unwanted } else { unsafe { jac.wrapping_add(index).read() } };
    // SAFETY: likewise.
    unsafe { Matrix::new(m.data, Strides { row: m.row_stride, col: m.col_stride }, rows, cols) }
}

/// Returns the bytes a context with these capacities needs, at any address; exact. 0 = no such context: config is NULL, or a capacity
/// is out of range. The macro JFF_CONTEXT_BYTES gives the same as a constant, for a context without rules.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_context_bytes(config: *const jf_config) -> usize {
    // SAFETY: config is NULL or valid, as the header requires.
    let layout = unsafe { config.as_ref() }.and_then(|config| Layout::new::<f32>(config).ok());
    layout.map_or(0, |layout| layout.bytes())
}

/// Makes a context in memory, which may be at any address and must stay there. *context receives it, or NULL on failure.
///
/// Returns JF_OK; JF_NULL if a pointer is NULL; JF_TOO_SMALL if bytes is less than jff_context_bytes(config); JF_UNSUPPORTED or
/// JF_WRONG_ABI for a configuration this library cannot serve. jff_context_message tells it in words, with the numbers.
///
/// Requires: memory is valid for bytes bytes, for as long as the context is used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_context_init(
    memory: *mut c_void,
    bytes: usize,
    config: *const jf_config,
    context: *mut *mut jff_context,
) -> jf_status {
    if context.is_null() {
        return JF_NULL;
    }
    // SAFETY: not NULL, and valid as the header requires.
    unsafe { context.write(core::ptr::null_mut()) };
    // SAFETY: config is NULL or valid, as the header requires.
    let Some(config) = (unsafe { config.as_ref() }).filter(|_| !memory.is_null()) else { return JF_NULL };
    // SAFETY: memory is valid for that many bytes, as the header requires.
    match unsafe { Context::<f32>::init(memory.cast(), bytes, config) } {
        Ok(made) => {
            // SAFETY: as above.
            unsafe { context.write(made.cast()) };
            JF_OK
        }
        Err(error) => error.status(),
    }
}

/// Writes why jff_context_init refuses a configuration in that many bytes of memory, with the numbers: "the context needs 4096 bytes, but 100 were
/// given"; nothing if it does not. For when there is no context yet that jff_message could ask. At most size bytes are written, the
/// closing NUL included. Returns the length of the whole text, like snprintf; never above 160.
///
/// Requires: text has size bytes, or size is 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_context_message(bytes: usize, config: *const jf_config, text: *mut c_char, size: usize) -> usize {
    // SAFETY: config is NULL or valid, as the header requires.
    let result = match unsafe { config.as_ref() } {
        Some(config) => Context::<f32>::plan(bytes, config).map(drop),
        None => Err(Error::Null { what: Pointer::Config }),
    };
    // SAFETY: text is NULL or has size bytes, as the header requires.
    unsafe { request::explain(result.err(), text, size) }
}

/// Registers a function with its signature, which is copied; user is passed to it untouched. *f receives its handle, 0 on failure.
///
/// Returns JF_OK, JF_NULL, JF_TOO_MANY_FUNCTIONS, JF_TOO_MANY_BLOCKS, JF_NO_OUTPUT, JF_BAD_LENGTH, or JF_BUSY inside a callback.
///
/// Requires: signature->in_len has n_in elements, out_len n_out, aux_len n_aux.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_register(
    c: *mut jff_context,
    r#fn: jff_fn,
    signature: *const jf_signature,
    user: *mut c_void,
    f: *mut jff_func,
) -> jf_status {
    let arguments = || {
        if f.is_null() {
            return Err(Error::Null { what: Pointer::Handle });
        }
        // SAFETY: not NULL, and valid as the header requires.
        unsafe { f.write(jff_func { id: 0 }) };
        let call = r#fn.ok_or(Error::Null { what: Pointer::Function })?;
        // SAFETY: the same function with its pointer types erased; C's calling convention passes all data pointers alike.
        let call = unsafe { core::mem::transmute::<unsafe extern "C" fn(_, _, _, _) -> _, Callback>(call) };
        // SAFETY: signature is NULL or valid, as the header requires.
        let signature = unsafe { signature.as_ref() }.ok_or(Error::Null { what: Pointer::Signature })?;
        // SAFETY: its arrays are as long as it says, as the header requires.
        Ok((call, unsafe { request::shape(signature) }?))
    };
    let register = |(call, shape)| {
        // SAFETY: c is a context, or this would not run; the slices were just made.
        let id = unsafe { (*context(c)).register(call, user, shape) }?;
        // SAFETY: not NULL, or this would not run, and valid as the header requires.
        unsafe { f.write(jff_func { id }) };
        Ok(())
    };
    // SAFETY: c is NULL or a context, as the header requires.
    unsafe { drivers::guarded_after(context(c), arguments, register) }
}

/// Evaluates the function without derivatives: out[o][i], aux blocks after the outputs, each NULL = not wanted. argnums and chunk of the
/// options mean nothing here.
///
/// Returns JF_OK, a negative library error, or the positive code your function returned; then the outputs are untouched.
///
/// Requires: in[a] has in_len[a] elements, out has n_out + n_aux pointers; no output overlaps an input.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_call(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    out: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::call(context(c), f.id, r#in, options, out) }
}

/// Directional derivative: out_tangent[o] = J·tangent, in one pass. tangent[a] has in_len[a] elements, NULL = zero; out_tangent has
/// n_out pointers. Any table, and any pointer in an output table, may be NULL = not wanted. argnums of the options mean nothing here.
///
/// Returns as jff_jacfwd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jvp(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    tangent: *const *const f32,
    options: *const jf_options,
    out: *const *mut f32,
    out_tangent: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::jvp_many(context(c), f.id, 1, r#in, tangent, options, out, out_tangent) }
}

/// k directional derivatives: J·S. Direction d of input a starts at tangents[a] + d*in_len[a], its result at out_tangents[o] + d*out_len[o].
///
/// Returns as jff_jacfwd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jvp_many(
    c: *mut jff_context,
    f: jff_func,
    k: usize,
    r#in: *const *const f32,
    tangents: *const *const f32,
    options: *const jf_options,
    out: *const *mut f32,
    out_tangents: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::jvp_many(context(c), f.id, k, r#in, tangents, options, out, out_tangents) }
}

/// Writes the Jacobian block by block: jac[o*n_argnums + k] receives d out[o] / d in[argnums[k]].
///
/// The function runs once per chunk of directions, ceil(n / lanes) times. out, if not NULL, receives the values of the same passes,
/// aux blocks after the outputs. Returns JF_OK, a negative library error, or the positive code your function returned. Errors in the
/// arguments, and any in the first pass, leave the outputs untouched; after a later one they are unspecified.
///
/// Requires: c and f belong together; in[a] has in_len[a] elements; jac has n_out*n_argnums blocks, out n_out + n_aux pointers; no
/// output overlaps an input.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jacfwd(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    jac: *const jff_matrix,
    out: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::jacfwd(context(c), f.id, r#in, options, |index, rows, cols| matrix(jac, index, rows, cols), out) }
}

/// Jacobians at count points. Point p of input a starts at in[a] + p*in_stride[a]; jac[o*n_argnums + k] is dense, count × out_len × in_len,
/// out[o] dense, count × out_len. NULL entries are not wanted; with count = 0 nothing is read, and inputs may be NULL.
///
/// Returns as jff_jacfwd, for the first point that fails: earlier points are complete, jff_points_done tells how many.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jacfwd_batch(
    c: *mut jff_context,
    f: jff_func,
    count: usize,
    r#in: *const *const f32,
    options: *const jf_options,
    jac: *const *mut f32,
    out: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::batch(context(c), f.id, count, r#in, options, jac, out) }
}

/// Second derivatives: hess[(o*K + k)*K + l], K = n_argnums, receives d² out[o] / d in[argnums[k]] d in[argnums[l]] with element (i, p, q) at
/// (i*len_k + p)*len_l + q; symmetric bit for bit. jac and out as for jff_jacfwd. Any of them may be NULL.
///
/// Draws are those of direction 0 in every pass, with JF_RANDOM_DIFFERENT too: a second derivative belongs to two directions.
/// The same function runs on second-order numbers, one block of directions against another per pass. Each counts as two numbers.
/// The second derivative of each operation must be in the range by itself, whatever the tangents: that of 1/x is for x from 1e-102 to 1e102 (in
/// single precision 1e-12 to 1e12), that of log x up to 1e154 (1e19).
/// Returns as jff_jacfwd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_hessian(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    hess: *const *mut f32,
    jac: *const jff_matrix,
    out: *const *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::hessian(context(c), f.id, r#in, options, hess, |index, rows, cols| matrix(jac, index, rows, cols), out) }
}

/// Compares the Jacobian with derivatives by differences; *worst is the largest score of an element. Right derivatives score below 1e-6 in double and
/// 1e-3 in single precision, wrong ones above, at every scale of arguments and values.
///
/// The score of an element J is |J − D| / max(|J|, |D|, s·e/b), with the difference D, its estimated error e, and s 16, b 1e-6 (8 and 1e-3 in single
/// precision): a wrong derivative stays below b only if it is within s·e, so that values cannot show it. Differences are central, of steps
/// four times as large each, from one unit in the last place of the argument to its size or 1, whichever is larger; from 2^-80 to 2^20 for an argument
/// of 0, and on to 2^40 times that size or 1 while a value of 0 hardly moves. Of their extrapolations the one counts that is surest by itself; at the
/// edge of a domain they are one-sided. Steps at which nothing moves count only if the next ones move nothing either, or jump; if that cannot be
/// told, both 0 and the slope of the larger steps are right. Per input element the function runs up to 100 times, up to 125 times for an argument
/// of 0, and once more per factor of 2 by which an argument is below 1.
///
/// Right derivatives may score higher where values have lost most of their digits, and where a kink or jump is nearer than 1e-5 of the argument (1e-3).
/// NaN if one of J and D is NaN and the other finite; both NaN are a match, and so is an infinite J where differences grow without end. At a kink D is
/// the mean of both sides and the score as large as their difference; at a jump differences do not settle, and nothing is found.
///
/// Needs memory for 16 values per output element among the numbers. Returns as jff_jacfwd.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_check(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    worst: *mut f32,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::check(context(c), f.id, r#in, options, worst) }
}

/// Value and dense row-major Jacobian of a function with one input and one output: jac[i*n + j] = d y[i] / d x[j]. y and jac may be NULL.
///
/// Returns as jff_jacfwd; JF_BAD_FUNCTION if the function has another shape.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jacobian(c: *mut jff_context, f: jff_func, x: *const f32, y: *mut f32, jac: *mut f32) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { drivers::jacobian(context(c), f.id, x, y, jac) }
}

/// Returns the last error of the context in words, with its numbers: "argnum 3, but the function has 2 inputs". An error inside a function
/// also has its place: "(jff_sqrt, the 17th operation of the pass)". Never NULL; empty before the first error. Valid until the next call with this context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_message(c: *mut jff_context) -> *const c_char {
    // SAFETY: c is NULL or a context, as the header requires.
    match unsafe { Context::from_ptr(context(c)) } {
        Some(this) => this.message(),
        None => crate::error::status_text(JF_NULL).as_ptr(),
    }
}

/// Returns the sticky flags: JF_FLAG_KINK, JF_FLAG_POLE, JF_FLAG_DOMAIN, each set when an active lane met such a point.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_flags(c: *const jff_context) -> u32 {
    // SAFETY: c is NULL or a context, as the header requires.
    unsafe { Context::from_ptr(context(c)) }.map_or(0, |this| this.arena().flags().bits())
}

/// Returns where a flag was first raised since the flags were cleared: "jff_sqrt, the 17th operation of the pass, after jff_mark 41". Operations are
/// counted by the calls that return numbers, constants included. Never NULL; empty if the flag is not set. Valid until the next call with
/// this context.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_flag_place(c: *mut jff_context, flag: u32) -> *const c_char {
    // SAFETY: c is NULL or a context, as the header requires.
    match unsafe { Context::from_ptr(context(c)) } {
        Some(this) => this.flag_place(flag),
        None => crate::error::status_text(JF_NULL).as_ptr(),
    }
}

/// Clears the sticky flags.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_clear_flags(c: *mut jff_context) {
    // SAFETY: c is NULL or a context, as the header requires.
    if let Some(this) = unsafe { Context::from_ptr(context(c)) } {
        this.arena().flags().clear();
    }
}

/// Returns how many points of the last batch are complete.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_points_done(c: *const jff_context) -> usize {
    // SAFETY: c is NULL or a context, as the header requires.
    unsafe { Context::from_ptr(context(c)) }.map_or(0, |this| this.points_done())
}

/// Returns the most numbers alive so far: sizes a context on the target.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_numbers_peak(c: *const jff_context) -> usize {
    // SAFETY: c is NULL or a context, as the header requires.
    unsafe { Context::from_ptr(context(c)) }.map_or(0, |this| this.arena().peak())
}
