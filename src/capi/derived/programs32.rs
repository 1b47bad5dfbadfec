//! The C functions of recorded functions, in single precision.
//! Only passes arguments on. Derived from programs.rs by `cargo xtask derive`; do not edit.

use core::ffi::c_void;

use super::api32::{context, jff_context, jff_func};
use crate::capi::recordings::{self, Recording};
use crate::capi::types::{jf_options, jf_program, jf_status};

/// What a function did, kept in memory the caller gives, from which programs are built. Opaque; belongs to its context, needs no destroy.
pub struct jff_recording {
    _private: [u8; 0],
}

/// A recording pointer of C as this library's.
fn recording(r: *mut jff_recording) -> *mut Recording<f32> {
    r.cast()
}

/// Returns bytes of scratch that do for recording a function at a point: runs it once, on plain values, and counts what it does. For several paths the sum
/// of what this tells at a point of each does. 0 if the function fails, for the same reason as jff_record, which may be called with it all the same:
/// jff_message tells. Equal operations are kept once, so that less may do.
///
/// Requires: as jff_record.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_record_scratch(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
) -> usize {
    // SAFETY: the header's requirements.
    unsafe { recordings::record_scratch(context(c), f.id, r#in, options) }
}

/// Runs the function once at a point, on plain values, and keeps its operations in scratch; then once more, to see that it does the same again.
/// *r receives the recording, NULL on failure. Of the options only randomness and seed count.
///
/// What the function computes from numbers is recorded; what it computes in plain C is frozen as it was. Comparisons become guards: the program that is
/// built serves every point at which they all come out as here. jff_primal of what depends on inputs or parameters cannot be recorded (JF_NOT_RECORDABLE).
///
/// Returns JF_OK; JF_TOO_SMALL if scratch is: jff_record_scratch tells how much does; JF_NOT_RECORDABLE; JF_NOT_REPEATABLE for a
/// function that does something else the second time; or as jff_call.
///
/// Requires: scratch has bytes bytes and is used for nothing else as long as the recording is; the context outlives it.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_record(
    c: *mut jff_context,
    f: jff_func,
    r#in: *const *const f32,
    options: *const jf_options,
    scratch: *mut c_void,
    bytes: usize,
    r: *mut *mut jff_recording,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { recordings::record(context(c), f.id, r#in, options, scratch, bytes, r.cast()) }
}

/// Records the path that the function takes at another point, in the same scratch. What both paths begin with is kept once.
///
/// Returns JF_OK; JF_SAME_PATH if the recording has it already; JF_TOO_SMALL if scratch is too small for it, too (see jff_record_scratch), and otherwise as
/// jff_record. The recording is as it was unless JF_OK is returned.
///
/// Requires: r is a recording, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_record_path(r: *mut jff_recording, r#in: *const *const f32) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { recordings::record_path(recording(r), r#in) }
}

/// Returns the bytes of the program that jff_program_build will write; exact. 0 if r is no recording.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_program_bytes(r: *mut jff_recording) -> usize {
    // SAFETY: r is NULL or a recording, as the header requires.
    unsafe { recordings::program_bytes(recording(r)) }
}

/// Writes the finished program of all recorded paths into memory: constant bytes that mean the same at any address that is a multiple of 8, on every target,
/// in a file, or in flash. *p receives the program, NULL on failure. The recording stays, for further paths.
///
/// Returns JF_OK, JF_NULL, or JF_TOO_SMALL if bytes is less than jff_program_bytes(r).
///
/// Requires: memory has bytes bytes, and is not changed as long as the program is used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_program_build(
    r: *mut jff_recording,
    memory: *mut c_void,
    bytes: usize,
    p: *mut *const jf_program,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { recordings::program_build(recording(r), memory, bytes, p.cast()) }
}

/// Runs a program in place of a function from now on: every driver that is called on f, with the same results, bit for bit, errors and flags. Where the
/// program has no path for a point the function itself is run in the same call, or with JF_MISS_FAILS the driver returns JF_GUARD_MISSED. p NULL: the
/// function itself runs again.
///
/// Returns JF_OK; JF_STALE_PROGRAM for a program of another signature, precision or version; JF_BAD_PROGRAM for bytes that are none;
/// JF_OUT_OF_NUMBERS if it needs more numbers than the context has (jff_program_numbers); JF_UNKNOWN_RULE if it calls one that the context does not have; JF_UNSUPPORTED for a derivative
/// program; JF_NOT_RECORDABLE for p NULL where jff_load made f;
/// JF_BAD_FUNCTION; JF_BAD_OPTION.
///
/// Requires: p is a program that was built or opened, or NULL; it outlives its use by the context. Many contexts and threads may use one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_attach(c: *mut jff_context, f: jff_func, p: *const jf_program, on_miss: u32) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { recordings::attach(context(c), f.id, p.cast(), on_miss) }
}

/// Registers a function that is a program alone, without any C function: *f receives its handle, 0 on failure. A point that it has no path for is
/// JF_GUARD_MISSED, whatever is attached later. It cannot be recorded.
///
/// Returns as jff_register and jff_attach. Requires: as jff_attach; p is not NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_load(c: *mut jff_context, p: *const jf_program, f: *mut jff_func) -> jf_status {
    // SAFETY: the header's requirements; a handle is its id.
    unsafe { recordings::load(context(c), p.cast(), f.cast()) }
}

/// Returns how many passes of f its program has run since it was attached.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_path_hits(c: *const jff_context, f: jff_func) -> usize {
    // SAFETY: c is NULL or a context, as the header requires.
    unsafe { recordings::hits(context(c), f.id) }
}

/// Returns for how many passes of f its program had no path since it was attached. *guard, unless NULL, receives the number of the guard that said so
/// last: jff_program_print tells them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_guard_missed(c: *const jff_context, f: jff_func, guard: *mut usize) -> usize {
    // SAFETY: c is NULL or a context; guard is NULL or valid, as the header requires.
    unsafe { recordings::missed(context(c), f.id, guard) }
}
