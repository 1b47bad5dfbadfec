//! The C functions that both precisions share.

use core::ffi::{c_char, c_void};

use super::pieces::Pieces;
use super::types::{
    JF_BAD_OPTION, JF_BAD_PROGRAM, JF_NULL, JF_OK, JF_PRINT_COUNTS, JF_PRINT_DOT, JF_PRINT_LISTING, JF_VERSION_MAJOR,
    JF_VERSION_MINOR, JF_VERSION_PATCH, jf_printed, jf_printing, jf_program, jf_status, jf_write,
};
use super::{printing, recordings};
use crate::program::print::{self, Format};

/// Returns what a status means, as static text; never NULL.
#[unsafe(no_mangle)]
pub extern "C" fn jf_status_text(status: jf_status) -> *const c_char {
    crate::error::status_text(status).as_ptr()
}

/// Checks bytes that jf_program_build wrote, from a file or from flash, and gives the program in them: *p is bytes, or NULL on failure. Takes time
/// proportional to n; whatever the bytes are, nothing is read beyond them.
///
/// Returns JF_OK, JF_NULL, JF_BAD_PROGRAM for bytes that are no program, JF_STALE_PROGRAM for one of another version.
///
/// Requires: bytes has n bytes, and is not changed as long as the program is used.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_program_open(bytes: *const c_void, n: usize, p: *mut *const jf_program) -> jf_status {
    if p.is_null() {
        return JF_NULL;
    }
    // SAFETY: not NULL, and valid as the header requires.
    unsafe { p.write(core::ptr::null()) };
    // SAFETY: bytes is NULL or has n bytes, as the header requires.
    match unsafe { recordings::open(bytes, n) } {
        Ok(_) => {
            // SAFETY: as above.
            unsafe { p.write(bytes.cast()) };
            JF_OK
        }
        Err(error) => error.status(),
    }
}

/// Returns how many numbers a context needs to run the program, twice as many for second derivatives; 0 for NULL.
///
/// Requires: p is a program, or NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_program_numbers(p: *const jf_program) -> usize {
    // SAFETY: p is NULL or a program, as the header requires.
    unsafe { recordings::known(p.cast()) }.map_or(0, |program| program.numbers())
}

/// Writes a program as text in pieces, format being JF_PRINT_COUNTS, JF_PRINT_LISTING or JF_PRINT_DOT. An instruction is named by where it stands in the
/// code, in every report the same; x0, x1, … are input elements, r0, r1, … the numbers that the program needs.
///
/// Returns JF_OK, JF_NULL, JF_BAD_OPTION for another format, or JF_BAD_PROGRAM.
///
/// Requires: p is a program, or NULL; write may be called with user.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_program_print(p: *const jf_program, format: u32, write: jf_write, user: *mut c_void) -> jf_status {
    let Some(write) = write else { return JF_NULL };
    let format = match format {
        JF_PRINT_COUNTS => Format::Counts,
        JF_PRINT_LISTING => Format::Listing,
        JF_PRINT_DOT => Format::Graph,
        _ => return JF_BAD_OPTION,
    };
    if p.is_null() {
        return JF_NULL;
    }
    // SAFETY: not NULL, so a program, as the header requires.
    let Some(program) = (unsafe { recordings::known(p.cast()) }) else { return JF_BAD_PROGRAM };
    // SAFETY: write may be called with user, as the header requires.
    let mut pieces = Pieces::new(|text, length| unsafe { write(text, length, user) });
    print::print(program, format, &mut |byte| pieces.push(byte));
    pieces.flush();
    JF_OK
}

/// Writes programs as C99 that is also C++, in pieces: functions that need no context, no memory but w, and of this library at most its jf_m_, jf_d_ and jf_dd_ functions,
/// with the bits of jf_run. Function names are those of *how and of the programs; what a function takes and returns stands in the header. All
/// programs are of one precision. At a point that no path serves, or where a rule fails, no output is written. Text is the same for the same programs.
///
/// *bytes is how large scratch is, and receives how much is needed if that is too little.
///
/// Returns JF_OK; JF_TOO_SMALL; JF_BAD_OPTION for another part, other flags, a name, of rules as well, that C cannot have or that something else has (for functions of
/// the printed files, the names of arguments in them, and all that contain _casadi), a pattern whose entries are not the last output, or a jacobian_of that is not as
/// jf_printed says; JF_BAD_PATTERN for a pattern as jf_plan_make refuses it; JF_STALE_PROGRAM for programs of both precisions; JF_UNSUPPORTED for one that draws or has
/// more than 125 inputs and outputs, for JF_C_CASADI in single precision, or reserved fields that are not zero; JF_UNKNOWN_RULE for a self-test of one that calls rules which are not
/// given, JF_BAD_RETURN of one that returns a negative code;
/// JF_BAD_PROGRAM; JF_NULL. Nothing has been written then.
///
/// Requires: programs has count elements, each of a program that was built or opened, whose names are strings, whose points are as many as they say, and whose patterns
/// are valid; rules, if not NULL, is a context; scratch has *bytes bytes; write may be called with user.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_print_c(
    programs: *const jf_printed,
    count: usize,
    how: *const jf_printing,
    scratch: *mut c_void,
    bytes: *mut usize,
    write: jf_write,
    user: *mut c_void,
) -> jf_status {
    // SAFETY: the header's requirements.
    unsafe { printing::print(programs, count, how, scratch, bytes, write, user) }
}

/// Returns the version of the library as major*10000 + minor*100 + patch.
#[unsafe(no_mangle)]
pub extern "C" fn jf_version() -> u32 {
    JF_VERSION_MAJOR * 10_000 + JF_VERSION_MINOR * 100 + JF_VERSION_PATCH
}
