//! The C functions of derivative programs and of programs run at many points, in double precision.
//! Only passes arguments on. The single-precision twin is derived from this text.

use core::ffi::c_void;

use super::api::{context, jf_context};
use super::differentiation;
use super::programs::jf_recording;
use super::runners::{self, Runner};
use super::types::{jf_derivative, jf_options, jf_program, jf_status};

/// A program in memory of its own, ready to run. Opaque; belongs to nobody, needs no destroy. One thread uses one at a time; many may have the same program.
pub struct jf_runner {
    _private: [u8; 0],
}

/// A runner pointer of C as this library's.
fn runner(r: *mut jf_runner) -> *mut Runner<f64> {
    r.cast()
}

/// Finds derivatives of a program as a program: what jf_program_build then writes has the inputs of p, and computes what *what says, in the inputs that argnums
/// of the options name. It is stored, opened, printed and run by jf_run as any program; jf_attach and jf_load do not take it. It has the bits of the drivers: one number
/// for each derivative that can be other than zero, equal ones once, and none for those that are zero whatever the point.
///
/// Guards and paths are those of p, each with one more guard at its end, whether everything is finite: where it is, products may be plain. Its other
/// answer leads to a path of its own, where a zero tangent stays zero beside an infinite slope; with JF_DERIVE_FINITE it leads nowhere, and the program is half as
/// large. With JF_DERIVE_ASSUME_FINITE there is no such guard.
///
/// *bytes is how large scratch is. If that is too little it receives how much to try next, at least as much as is needed or twice what was given; else it stays.
/// *r receives the derivatives, NULL on failure, for jf_program_bytes and jf_program_build alone. No option but argnums counts.
///
/// Returns JF_OK; JF_TOO_SMALL; JF_PATTERN_MISS if a derivative can be other than zero where the pattern has no entry; JF_STALE_PROGRAM for a program
/// of the other precision; JF_UNSUPPORTED for one that is a derivative already, or reserved fields that are not zero; JF_NULL; JF_BAD_PROGRAM; JF_BAD_OPTION
/// for a kind or flags that do not exist, or do not go together; JF_BAD_PATTERN; or as jf_jacfwd for argnums.
///
/// Requires: p is a program; scratch has *bytes bytes and is used for nothing else as long as *r is; the arrays of the pattern are as long as it says.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_differentiate(
    p: *const jf_program,
    options: *const jf_options,
    what: *const jf_derivative,
    scratch: *mut c_void,
    bytes: *mut usize,
    r: *mut *mut jf_recording,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { differentiation::differentiate::<f64>(p.cast(), options, what, scratch, bytes, r.cast()) }
}

/// Returns the bytes of a runner of a program that takes so many points at a time; exact. From 1 to 64, 0 = 32, rounded up to what fits the processor's
/// vectors. 0 if p is no program of this precision.
///
/// Requires: p is a program, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_runner_bytes(p: *const jf_program, points: usize) -> usize {
    // SAFETY: the header's requirements.
    unsafe { runners::size::<f64>(p.cast(), points) }
}

/// Makes a runner of a program: of as many points at a time as memory has room for. level as in jf_config: 0 is the highest CPU level of this processor, which
/// is found out here. *r receives the runner, NULL on failure.
///
/// Returns JF_OK; JF_TOO_SMALL for less than jf_runner_bytes(p, 1); JF_STALE_PROGRAM for a program of the other precision;
/// JF_BAD_PROGRAM; JF_UNSUPPORTED for a level that library or processor lacks; JF_NULL.
///
/// Requires: p is a program that outlives the runner; memory has bytes bytes, at any address, and belongs to the runner.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_runner_init(
    p: *const jf_program,
    level: u32,
    memory: *mut c_void,
    bytes: usize,
    r: *mut *mut jf_runner,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { runners::init::<f64>(p.cast(), level, memory, bytes, r.cast()) }
}

/// Sets the parameters of a runner, as jf_set_parameters does of a function: they are read whenever it runs.
///
/// Returns JF_OK or JF_NULL. Requires: r is a runner, or NULL; parameters has count elements as long as it is used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_runner_parameters(r: *mut jf_runner, parameters: *const f64, count: usize) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { runners::set_parameters(runner(r), parameters, count) }
}

/// Lets a runner call the rules that are registered in c, whenever it runs: of a derivative program with their slopes.
///
/// Returns JF_OK; JF_UNKNOWN_RULE if c has no rule of a name and number of inputs that the program calls; JF_NULL. Requires: r is a runner, or NULL; c is a
/// context, or NULL, that outlives the runner and registers none while it runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_runner_rules(r: *mut jf_runner, c: *mut jf_context) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { runners::set_rules(runner(r), context(c)) }
}

/// Runs the program of a runner at count points: no context and no callback but rules, several points in each SIMD vector, with the bits of jf_call. Point p of input a
/// starts at in[a] + p*in_stride[a], of output o at out[o] + p*out_stride[o], in elements, aux blocks behind the outputs: arrays of structs need no copy. A stride of
/// 0 shares an input; NULL strides = dense; out or out[o] NULL = not
/// wanted.
///
/// A point that no path of the program serves is missed: its outputs stay as they are, missed[p], if missed is not NULL, receives 1, otherwise 0.
///
/// Returns JF_OK; JF_GUARD_MISSED if some points were missed, all others being complete; JF_RANDOM_FORBIDDEN where a path draws; JF_PARAMETER_RANGE for
/// a parameter that was not set; JF_UNKNOWN_RULE without the rules that it calls; the code that a rule returned; JF_NULL. After an error outputs are unspecified.
///
/// Requires: r is a runner, or NULL; in has a pointer for each input, out for each output and aux block, with as many elements as strides reach; missed, if not NULL, has
/// count elements; no output overlaps an input, nor another point's.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_run(
    r: *mut jf_runner,
    count: usize,
    r#in: *const *const f64,
    in_stride: *const isize,
    out: *const *mut f64,
    out_stride: *const isize,
    missed: *mut u8,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { runners::run(runner(r), count, r#in, in_stride, out, out_stride, missed) }
}
