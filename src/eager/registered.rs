//! A registered function: the callback, and the lengths of its inputs and outputs.
//! Does not know when it is called.

use core::ffi::{c_int, c_void};

use super::table::Rows;
use crate::shape::Shape;

/// The user's function as C passes it.
pub type Callback =
    unsafe extern "C" fn(e: *mut c_void, input: *const *const u32, output: *const *mut u32, user: *mut c_void) -> c_int;

/// A registered function.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Registered {
    call: Callback,
    user: *mut c_void,
    /// Lengths of inputs, outputs and aux blocks, in this order.
    lengths: *const usize,
    counts: [usize; 3],
    /// Elements of all blocks.
    elements: usize,
    /// Whether it has returned with the whole table of handles intact behind its blocks.
    trusted: bool,
    /// Zero. Kept for the program of a recorded function, so that sizes of contexts stay as they are when there is one.
    _program: usize,
}

impl Registered {
    /// The function of that shape, whose lengths have been copied to `lengths`.
    ///
    /// # Safety
    /// The lengths of inputs, outputs and aux blocks stand there one behind the other, as long as this or a copy of it is used.
    pub unsafe fn new(call: Callback, user: *mut c_void, lengths: *const usize, shape: Shape<'_>) -> Self {
        let counts = [shape.in_len.len(), shape.out_len.len(), shape.aux_len.len()];
        Self { call, user, lengths, counts, elements: shape.elements(), trusted: false, _program: 0 }
    }

    /// Elements of all blocks.
    #[inline(always)]
    pub fn elements(&self) -> usize {
        self.elements
    }

    /// Lengths of inputs, outputs and aux blocks.
    #[inline(always)]
    pub fn shape<'a>(&self) -> Shape<'a> {
        let [n_in, n_out, n_aux] = self.counts;
        // SAFETY: the promise of `new`.
        let lengths = |skip: usize, n: usize| unsafe { core::slice::from_raw_parts(self.lengths.add(skip), n) };
        Shape { in_len: lengths(0, n_in), out_len: lengths(n_in, n_out), aux_len: lengths(n_in + n_out, n_aux) }
    }

    /// The blocks as the table of handles has them.
    #[inline(always)]
    pub(super) fn rows<'a>(&self) -> Rows<'a> {
        let [n_in, n_out, n_aux] = self.counts;
        // SAFETY: the promise of `new`.
        Rows { lengths: unsafe { core::slice::from_raw_parts(self.lengths, n_in + n_out + n_aux) }, inputs: n_in }
    }

    /// Whether it has returned with the whole table of handles intact behind its blocks.
    #[inline(always)]
    pub(super) fn is_trusted(&self) -> bool {
        self.trusted
    }

    /// Remembers that it has.
    #[inline(always)]
    pub(super) fn trust(&mut self) {
        self.trusted = true;
    }

    /// What is called, and the user's own pointer that goes with it.
    #[inline(always)]
    pub(super) fn callback(&self) -> (Callback, *mut c_void) {
        (self.call, self.user)
    }
}
