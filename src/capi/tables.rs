//! The tables of pointers that C hands over, typed: who made one has promised what the header requires, so reading and writing by index is a line each.
//! Does not know what the numbers mean.

use crate::error::{Error, Pointer};
use crate::ops::Float;
use crate::shape::Shape;

/// Pointer `k` of a table that may be missing, and may itself be missing.
///
/// # Safety
/// `table` is null or has more than `k` pointers.
#[inline(always)]
unsafe fn entry<P: Copy>(table: *const P, k: usize) -> Option<P> {
    // SAFETY: a table that is not null has more than `k` pointers, as the caller promises.
    (!table.is_null()).then(|| unsafe { table.wrapping_add(k).read() })
}

/// A table of inputs, each of which has elements.
#[derive(Clone, Copy)]
pub struct Inputs<F>(*const *const F);

impl<F: Float> Inputs<F> {
    /// The table, if it and its pointers are there; nothing is read at no points.
    ///
    /// # Safety
    /// `table` is null or has a pointer per input, each null or as long as the elements that will be asked for.
    #[inline(always)]
    pub unsafe fn new(table: *const *const F, shape: Shape<'_>, points: usize) -> Result<Self, Error> {
        for (index, len) in shape.in_len.iter().enumerate() {
            let read = *len > 0 && points > 0;
            // SAFETY: `table` is null or has a pointer per input, as the caller promises.
            match unsafe { entry(table, index) } {
                None if read => return Err(Error::Null { what: Pointer::In }),
                Some(data) if data.is_null() && read => return Err(Error::NullEntry { table: Pointer::In, index }),
                _ => {}
            }
        }
        Ok(Self(table))
    }

    /// Element `j` of input `a`.
    #[inline(always)]
    pub fn at(self, a: usize, j: usize) -> F {
        // SAFETY: the promise of `new`, which found the pointers.
        unsafe { self.0.wrapping_add(a).read().wrapping_add(j).read() }
    }
}

/// A table of tangents: what is not there is zero.
#[derive(Clone, Copy)]
pub struct Tangents<F>(*const *const F);

impl<F: Float> Tangents<F> {
    /// The table.
    ///
    /// # Safety
    /// As for [`Inputs::new`].
    pub unsafe fn new(table: *const *const F) -> Self {
        Self(table)
    }

    /// Tangent `a`, if it is there.
    #[inline(always)]
    pub fn at(self, a: usize) -> Option<Tangent<F>> {
        // SAFETY: the promise of `new`.
        unsafe { entry(self.0, a) }.filter(|data| !data.is_null()).map(Tangent)
    }
}

/// One tangent.
#[derive(Clone, Copy)]
pub struct Tangent<F>(*const F);

impl<F: Float> Tangent<F> {
    /// Element `j`.
    #[inline(always)]
    pub fn at(self, j: usize) -> F {
        // SAFETY: the promise of the table it is of.
        unsafe { self.0.wrapping_add(j).read() }
    }
}

/// A table of results, each of which may be unwanted.
#[derive(Clone, Copy)]
pub struct Outputs<F>(*const *mut F);

impl<F: Float> Outputs<F> {
    /// The table.
    ///
    /// # Safety
    /// `table` is null or has a pointer per result, each null or as long as the elements that will be written; nobody reads them meanwhile.
    pub unsafe fn new(table: *const *mut F) -> Self {
        Self(table)
    }

    /// Result `k`, if it is wanted.
    #[inline(always)]
    pub fn at(self, k: usize) -> Option<Output<F>> {
        // SAFETY: the promise of `new`.
        unsafe { entry(self.0, k) }.filter(|data| !data.is_null()).map(Output)
    }

    /// Writes element `j` of result `k`, if that is wanted.
    #[inline(always)]
    pub fn write(self, k: usize, j: usize, y: F) {
        if let Some(output) = self.at(k) {
            output.write(j, y);
        }
    }
}

/// One result.
#[derive(Clone, Copy)]
pub struct Output<F>(*mut F);

impl<F: Float> Output<F> {
    /// The result at `data`, if it is wanted.
    ///
    /// # Safety
    /// `data` is null or as long as the elements that will be written; nobody reads them meanwhile.
    pub unsafe fn new(data: *mut F) -> Option<Self> {
        (!data.is_null()).then_some(Self(data))
    }

    /// Writes element `j`.
    #[inline(always)]
    pub fn write(self, j: usize, y: F) {
        // SAFETY: the promise of the table it is of.
        unsafe { self.0.wrapping_add(j).write(y) }
    }
}

/// A table of elements that may be missing, like distances.
#[derive(Clone, Copy)]
pub struct Optional<T>(*const T);

impl<T: Copy> Optional<T> {
    /// The table.
    ///
    /// # Safety
    /// `table` is null or has as many elements as will be asked for.
    pub unsafe fn new(table: *const T) -> Self {
        Self(table)
    }

    /// Element `k`, if there is a table.
    #[inline(always)]
    pub fn at(self, k: usize) -> Option<T> {
        // SAFETY: the promise of `new`.
        unsafe { entry(self.0, k) }
    }
}
