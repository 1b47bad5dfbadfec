//! What a C driver call says, checked: pointers, options, strides, before anything runs.
//! Does not run anything.

use core::ffi::{c_char, c_int};

use super::tables::Optional;
use super::types::{JF_OK, jf_options, jf_signature, jf_status};
use crate::argnums::Argnums;
use crate::driver::Options;
use crate::error::{Error, Pointer};
use crate::random::Randomness;
use crate::shape::Shape;

/// The slice at `data`, empty where `len` is 0.
///
/// # Safety
/// `data` is null or valid for `len` elements.
pub unsafe fn slice<'a, T>(data: *const T, len: usize, what: Pointer) -> Result<&'a [T], Error> {
    if len == 0 {
        return Ok(&[]);
    }
    if data.is_null() {
        return Err(Error::Null { what });
    }
    if len > isize::MAX as usize / size_of::<T>().max(1) {
        return Err(Error::BadLength { a: len, b: size_of::<T>() });
    }
    // SAFETY: valid for `len` elements, as the caller promises; not null and of a size that exists.
    Ok(unsafe { core::slice::from_raw_parts(data, len) })
}

/// The shape that a signature describes.
///
/// # Safety
/// The arrays of the signature are null or as long as it says.
pub unsafe fn shape<'a>(signature: &jf_signature) -> Result<Shape<'a>, Error> {
    // SAFETY: each array is null or as long as the signature says, as the caller promises.
    let in_len = unsafe { slice(signature.in_len, signature.n_in, Pointer::InLen) }?;
    // SAFETY: see above.
    let out_len = unsafe { slice(signature.out_len, signature.n_out, Pointer::OutLen) }?;
    // SAFETY: see above.
    let aux_len = unsafe { slice(signature.aux_len, signature.n_aux, Pointer::AuxLen) }?;
    Ok(Shape { in_len, out_len, aux_len })
}

/// The options of a call; NULL means the defaults.
///
/// # Safety
/// `options` is null or valid, and so are its arrays.
pub unsafe fn options<'a>(options: *const jf_options) -> Result<Options<'a>, Error> {
    // SAFETY: `options` is null or valid, as the caller promises.
    let Some(given) = (unsafe { options.as_ref() }) else { return Ok(Options::default()) };
    if let Some((index, value)) = given.reserved.iter().enumerate().find(|(_, value)| **value != 0) {
        return Err(Error::NonZeroReserved { index, value: *value });
    }
    let argnums = match (given.argnums.is_null(), given.n_argnums) {
        (true, 0) => Argnums::First,
        (true, n) => Argnums::Leading(n),
        (false, 0) => Argnums::List(&[]),
        // SAFETY: valid options have arrays as long as they say.
        (false, n) => Argnums::List(unsafe { slice::<c_int>(given.argnums, n, Pointer::Argnums) }?),
    };
    Ok(Options { argnums, randomness: Randomness::from_code(given.randomness)?, seed: given.seed, chunk: given.chunk })
}

/// The distances from point to point of the inputs, where the options give some.
///
/// # Safety
/// `options` is null or valid, and in_stride has an element per input.
pub unsafe fn in_stride(options: *const jf_options) -> Optional<usize> {
    // SAFETY: `options` is null or valid, with an element per input, as the caller promises.
    unsafe { Optional::new(options.as_ref().map_or(core::ptr::null(), |options| options.in_stride)) }
}

/// The status of what has no context to remember an error.
pub const fn status(result: Result<(), Error>) -> jf_status {
    match result {
        Ok(()) => JF_OK,
        Err(error) => error.status(),
    }
}

/// Writes the message of an error, nothing for none, as text of at most `size` bytes with its NUL; returns how long the whole text is.
///
/// # Safety
/// `text` is null or valid for `size` bytes.
pub unsafe fn explain(error: Option<Error>, text: *mut c_char, size: usize) -> usize {
    let mut length = 0;
    if let Some(error) = error {
        error.spell(&mut |byte| {
            if !text.is_null() && length + 1 < size {
                // SAFETY: `text` is valid for `size` bytes, as the caller promises.
                unsafe { text.wrapping_add(length).cast::<u8>().write(byte) }
            }
            length += 1;
        });
    }
    if !text.is_null() && size > 0 {
        // SAFETY: `text` is valid for `size` bytes, as the caller promises.
        unsafe { text.wrapping_add(length.min(size - 1)).write(0) }
    }
    length
}
