//! Derivatives of programs, in memory of the caller, behind the C functions in either precision.
//! Does not know the names of the C functions.

use core::ffi::c_void;

use super::plan_memory::given;
use super::recordings::{self, Recording};
use super::request;
use super::types::{
    JF_DERIVE_ASSUME_FINITE, JF_DERIVE_FINITE, JF_DERIVE_HESSIAN, JF_DERIVE_JACOBIAN, JF_DERIVE_JPJT, JF_DERIVE_JTJ,
    JF_DERIVE_JVP, JF_DERIVE_LOWER, JF_DERIVE_VALUES, jf_derivative, jf_options, jf_status,
};
use crate::derivative::{self, Entries, Kind, Layout, NotFinite, Request};
use crate::error::{Error, Pointer};
use crate::program::State;
use crate::slots::TileFloat;

/// Finds derivatives of a program.
///
/// # Safety
/// The promises of `jf_differentiate` in the header.
pub unsafe fn differentiate<F: TileFloat>(
    p: *const c_void,
    options: *const jf_options,
    what: *const jf_derivative,
    scratch: *mut c_void,
    bytes: *mut usize,
    recording: *mut *mut Recording<F>,
) -> jf_status {
    // SAFETY: null or valid by those promises.
    unsafe { recordings::clear(recording, core::ptr::null_mut()) };
    let body = || {
        if recording.is_null() {
            return Err(Error::Null { what: Pointer::Recording });
        }
        if p.is_null() {
            return Err(Error::Null { what: Pointer::Program });
        }
        // SAFETY: null or valid by those promises.
        let (Some(what), Some(room)) = (unsafe { (what.as_ref(), bytes.as_mut()) }) else {
            return Err(Error::Null { what: if what.is_null() { Pointer::What } else { Pointer::Bytes } });
        };
        if scratch.is_null() && *room > 0 {
            return Err(Error::Null { what: Pointer::Scratch });
        }
        // SAFETY: a program, valid options and a valid pattern, by those promises.
        let (program, options) = unsafe { (recordings::at(p)?, request::options(options)?) };
        if let Some((index, value)) = what.reserved.iter().enumerate().find(|(_, value)| **value != 0) {
            return Err(Error::NonZeroReserved { index, value: *value });
        }
        let request = Request {
            kind: kind(what)?,
            argnums: options.argnums,
            values: what.flags & JF_DERIVE_VALUES != 0,
            not_finite: match what.flags & (JF_DERIVE_FINITE | JF_DERIVE_ASSUME_FINITE) {
                0 => NotFinite::Followed,
                JF_DERIVE_FINITE => NotFinite::Missed,
                _ => NotFinite::Assumed,
            },
        };
        let mut write = |entries: Option<Entries<'_>>| {
            let layout = Layout::new(program, request, entries)?;
            // SAFETY: the scratch has so many bytes, which nobody else uses, by those promises.
            let made = unsafe {
                Recording::of_derivative(scratch, *room, |state: &mut State, words: &mut [u32]| {
                    derivative::differentiate::<F>(layout, state, words)
                })
            };
            match made {
                Ok(made) => {
                    // SAFETY: not null, and valid by those promises.
                    unsafe { recording.write(made) };
                    Ok(())
                }
                Err(error) => {
                    if let Error::ScratchTooSmall { needed, .. } = error {
                        *room = needed;
                    }
                    Err(error)
                }
            }
        };
        if what.pattern.is_null() {
            return write(None);
        }
        // SAFETY: a valid pattern, by those promises.
        let listed = unsafe { given(what.pattern) }?;
        let each = |f: &mut dyn FnMut(usize, u32, u32)| listed.each(f);
        // Every entry is looked at before one is used.
        each(&mut |_, _, _| {})?;
        write(Some(Entries { shape: [listed.rows, listed.cols], count: listed.entries, each: &each }))
    };
    request::status(body())
}

fn kind(what: &jf_derivative) -> Result<Kind, Error> {
    let lower = what.flags & JF_DERIVE_LOWER != 0;
    let [missed, assumed] = [JF_DERIVE_FINITE, JF_DERIVE_ASSUME_FINITE].map(|flag| what.flags & flag != 0);
    if what.flags & !(JF_DERIVE_VALUES | JF_DERIVE_LOWER | JF_DERIVE_FINITE | JF_DERIVE_ASSUME_FINITE) != 0 || missed && assumed {
        return Err(Error::UnknownDerivative { kind: what.kind, flags: what.flags, directions: what.directions });
    }
    match what.kind {
        JF_DERIVE_JACOBIAN if !lower && what.directions == 0 => Ok(Kind::Jacobian),
        JF_DERIVE_JVP if !lower && what.directions > 0 && what.pattern.is_null() => Ok(Kind::Directional(what.directions)),
        JF_DERIVE_HESSIAN if what.directions == 0 && !lower => Ok(Kind::Hessian),
        JF_DERIVE_HESSIAN if what.directions == 0 && what.pattern.is_null() => Ok(Kind::LowerHessian),
        JF_DERIVE_JTJ if !lower && what.directions == 0 && what.pattern.is_null() => Ok(Kind::Gram),
        JF_DERIVE_JPJT if !lower && what.directions == 0 && what.pattern.is_null() => Ok(Kind::Covariance),
        _ => Err(Error::UnknownDerivative { kind: what.kind, flags: what.flags, directions: what.directions }),
    }
}
