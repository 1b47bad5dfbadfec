//! What a C driver call says, checked: pointers, options, strides, before anything runs.
//! Does not run anything.

use core::ffi::{c_char, c_int};

use super::slot::SIMD;
use super::types::{jf_options, jf_signature};
use crate::argnums::Argnums;
use crate::driver::{self, Options};
use crate::error::{Error, Pointer};
use crate::lanes::Vector;
use crate::ops::Float;
use crate::random::Randomness;
use crate::shape::{Shape, Strides};

/// A block of results as C describes it.
#[derive(Clone, Copy)]
pub struct Block<F> {
    /// Element (0, 0); null = not wanted.
    data: *mut F,
    /// Distances in elements.
    strides: Strides,
    rows: usize,
    cols: usize,
}

impl<F> Block<F> {
    /// The block of `rows` by `cols` elements at `data`.
    #[inline(always)]
    pub fn new(data: *mut F, strides: Strides, rows: usize, cols: usize) -> Self {
        Self { data, strides: strides.resolve(rows, cols), rows, cols }
    }

    /// Whether the elements of block `index` have places, each its own.
    pub fn check(self, index: usize) -> Result<(), Error> {
        if self.data.is_null() {
            return Ok(());
        }
        if !self.strides.fits(self.rows, self.cols) {
            return Err(Error::BadLength { a: self.rows, b: self.cols });
        }
        if self.strides.overlaps(self.rows, self.cols) {
            return Err(Error::Overlap { block: index, row_stride: self.strides.row, col_stride: self.strides.col });
        }
        Ok(())
    }

    /// Whether there is memory for it.
    #[inline(always)]
    pub fn wanted(self) -> bool {
        !self.data.is_null()
    }

    /// Writes row `i` from column `first` on, in canonical form.
    ///
    /// # Safety
    /// The elements lie in the block, and the caller's memory is as large as it said.
    #[inline(always)]
    pub unsafe fn write_row(self, i: usize, first: usize, row: &[F])
    where
        F: Float,
    {
        let reach = |n: usize, stride: isize| (n as isize).wrapping_mul(stride);
        let start = self.data.wrapping_offset(reach(i, self.strides.row).wrapping_add(reach(first, self.strides.col)));
        let whole = if SIMD && self.strides.col == 1 { row.len() / F::Vector::COUNT * F::Vector::COUNT } else { 0 };
        for j in (0..whole).step_by(F::Vector::COUNT) {
            // SAFETY: a whole vector of the row lies at `j`.
            let t = unsafe { row.as_ptr().wrapping_add(j).cast::<F::Vector>().read_unaligned() };
            // SAFETY: the caller's promise.
            unsafe { start.wrapping_add(j).cast::<F::Vector>().write_unaligned(t.canonical()) };
        }
        for (j, t) in row.iter().enumerate().skip(whole) {
            // SAFETY: the caller's promise.
            unsafe { start.wrapping_offset(reach(j, self.strides.col)).write(driver::canonical(*t)) };
        }
    }
}

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
    // SAFETY: the caller's promise; not null and of a size that exists.
    Ok(unsafe { core::slice::from_raw_parts(data, len) })
}

/// The shape that a signature describes.
///
/// # Safety
/// The arrays of the signature are null or as long as it says.
pub unsafe fn shape<'a>(signature: &jf_signature) -> Result<Shape<'a>, Error> {
    // SAFETY: the caller's promise, here and below.
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
    // SAFETY: the caller's promise.
    let Some(given) = (unsafe { options.as_ref() }) else { return Ok(Options::default()) };
    if let Some((index, value)) = given.reserved.iter().enumerate().find(|(_, value)| **value != 0) {
        return Err(Error::NonZeroReserved { index, value: *value });
    }
    let argnums = match (given.argnums.is_null(), given.n_argnums) {
        (true, 0) => Argnums::First,
        (true, n) => Argnums::Leading(n),
        (false, 0) => Argnums::List(&[]),
        // SAFETY: the caller's promise.
        (false, n) => Argnums::List(unsafe { slice::<c_int>(given.argnums, n, Pointer::Argnums) }?),
    };
    Ok(Options { argnums, randomness: Randomness::from_code(given.randomness)?, seed: given.seed, chunk: given.chunk })
}

/// The distance from point to point of input `a` of length `len`.
///
/// # Safety
/// `options` is null or valid, and in_stride has an element per input.
pub unsafe fn in_stride(options: *const jf_options, a: usize, len: usize) -> usize {
    // SAFETY: the caller's promise.
    match unsafe { options.as_ref() } {
        // SAFETY: likewise.
        Some(options) if !options.in_stride.is_null() => unsafe { options.in_stride.wrapping_add(a).read() },
        _ => len,
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
                // SAFETY: the caller's promise.
                unsafe { text.wrapping_add(length).cast::<u8>().write(byte) }
            }
            length += 1;
        });
    }
    if !text.is_null() && size > 0 {
        // SAFETY: the caller's promise.
        unsafe { text.wrapping_add(length.min(size - 1)).write(0) }
    }
    length
}
