//! Arrays of the caller, read and written element by element.
//! Does not know what is in them.

/// The most elements of an array of the caller.
pub const MOST_ELEMENTS: usize = isize::MAX as usize / 8;

/// An array of the caller: a base pointer, read element by element.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Handed<T> {
    data: *const T,
}

impl<T: Copy> Handed<T> {
    /// The array at `data`.
    ///
    /// # Safety
    /// It has as many elements as will be asked for, now or later in the call that handed it over.
    #[inline(always)]
    pub unsafe fn new(data: *const T) -> Self {
        Self { data }
    }

    /// Element `i`.
    #[inline(always)]
    pub fn at(self, i: usize) -> T {
        // SAFETY: the promise of `new`.
        unsafe { self.data.wrapping_add(i).read() }
    }

    /// The elements from `start` on.
    #[inline(always)]
    pub fn from(self, start: usize) -> Self {
        Self { data: self.data.wrapping_add(start) }
    }

    /// The first `N` elements.
    #[inline(always)]
    pub fn take<const N: usize>(self) -> [T; N] {
        // SAFETY: the promise of `new`.
        unsafe { self.data.cast::<[T; N]>().read() }
    }

    /// The elements from `start` on, `step` apart.
    #[inline(always)]
    pub fn line(self, start: usize, step: usize) -> Line<T> {
        Line { data: self.from(start), step }
    }
}

/// Elements at equal distances: a row or a column of the caller's.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Line<T> {
    data: Handed<T>,
    step: usize,
}

impl<T: Copy> Line<T> {
    /// Element `i`.
    #[inline(always)]
    pub fn at(self, i: usize) -> T {
        self.data.at(i.wrapping_mul(self.step))
    }
}

/// Where results go.
#[derive(Clone, Copy)]
pub struct Results {
    data: *mut u32,
}

impl Results {
    /// The array at `data`.
    ///
    /// # Safety
    /// It has as many elements as will be written, now or later in the call that handed it over.
    #[inline(always)]
    pub unsafe fn new(data: *mut u32) -> Self {
        Self { data }
    }

    /// Writes all elements.
    #[inline(always)]
    pub fn set_all<const N: usize>(self, ids: [u32; N]) {
        // SAFETY: the promise of `new`.
        unsafe { self.data.cast::<[u32; N]>().write(ids) }
    }

    /// Writes element `i`, and gives it back.
    #[inline(always)]
    pub fn set(self, i: usize, id: u32) -> u32 {
        // SAFETY: the promise of `new`.
        unsafe { self.data.wrapping_add(i).write(id) };
        id
    }

    /// Element `i`, written before.
    #[inline(always)]
    pub fn at(self, i: usize) -> u32 {
        // SAFETY: as in `set`.
        unsafe { self.data.wrapping_add(i).read() }
    }
}
