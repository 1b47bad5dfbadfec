//! The C functions that both precisions share.

use core::ffi::c_char;

use super::types::{JF_VERSION_MAJOR, JF_VERSION_MINOR, JF_VERSION_PATCH, jf_status};

/// Returns what a status means, as static text; never NULL.
#[unsafe(no_mangle)]
pub extern "C" fn jf_status_text(status: jf_status) -> *const c_char {
    crate::error::status_text(status).as_ptr()
}

/// Returns the version of the library as major*10000 + minor*100 + patch.
#[unsafe(no_mangle)]
pub extern "C" fn jf_version() -> u32 {
    JF_VERSION_MAJOR * 10_000 + JF_VERSION_MINOR * 100 + JF_VERSION_PATCH
}
