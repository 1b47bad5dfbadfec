//! The C functions that both precisions share.

use core::ffi::{c_char, c_void};

use super::recordings;
use super::types::{JF_NULL, JF_OK, JF_VERSION_MAJOR, JF_VERSION_MINOR, JF_VERSION_PATCH, jf_program, jf_status};

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

/// Returns the version of the library as major*10000 + minor*100 + patch.
#[unsafe(no_mangle)]
pub extern "C" fn jf_version() -> u32 {
    JF_VERSION_MAJOR * 10_000 + JF_VERSION_MINOR * 100 + JF_VERSION_PATCH
}
