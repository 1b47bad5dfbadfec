//! A registered function: the callback, and the lengths of its inputs and outputs.
//! Does not know when it is called.

use core::ffi::{c_int, c_void};

use super::table::Rows;
use crate::ops::Float;
use crate::program::Program;
use crate::replay::Run;
use crate::shape::Shape;
use crate::slots::Parameters;

/// The user's function as C passes it.
pub type Callback =
    unsafe extern "C" fn(e: *mut c_void, input: *const *const u32, output: *const *mut u32, user: *mut c_void) -> c_int;

/// A registered function.
#[repr(C)]
pub struct Registered<F> {
    call: Callback,
    user: *mut c_void,
    /// Lengths of inputs, outputs and aux blocks, in this order.
    lengths: *const usize,
    counts: [usize; 3],
    /// Elements of all blocks.
    elements: usize,
    /// Whether it has returned with the whole table of handles intact behind its blocks.
    trusted: bool,
    /// Whether a point that the program has no path for is an error.
    strict: bool,
    /// Whether there is a program alone, and nothing to call.
    alone: bool,
    /// What the caller sets for it.
    parameters: Parameters<F>,
    /// What runs in its place.
    attached: Option<Attached<F>>,
    /// Passes of the program.
    hits: usize,
    /// Points it had no path for, and the guard that said so last.
    missed: usize,
    guard: usize,
}

/// What runs in place of a function.
#[derive(Clone, Copy)]
pub struct Attached<F> {
    /// The program.
    pub program: Program<'static>,
    /// What runs it.
    pub run: Run<F>,
}

impl<F: Float> Registered<F> {
    /// The function with so many inputs, outputs and aux blocks, whose lengths are at `lengths`.
    ///
    /// # Safety
    /// They stand there one behind the other, as long as this or a copy of it is used.
    pub unsafe fn new(call: Callback, user: *mut c_void, lengths: *const usize, counts: [usize; 3]) -> Self {
        let mut this = Self {
            call,
            user,
            lengths,
            counts,
            elements: 0,
            trusted: false,
            strict: false,
            alone: false,
            parameters: Parameters::NONE,
            attached: None,
            hits: 0,
            missed: 0,
            guard: 0,
        };
        this.elements = this.shape().elements();
        this
    }

    /// From now on its parameters are these.
    pub fn set_parameters(&mut self, parameters: Parameters<F>) {
        self.parameters = parameters;
    }

    /// Its parameters.
    #[inline(always)]
    pub(super) fn parameters(&self) -> Parameters<F> {
        self.parameters
    }

    /// There is nothing to call: what is attached runs, or nothing.
    pub fn set_alone(&mut self) {
        self.alone = true;
    }

    /// Whether there is nothing to call.
    pub fn is_alone(&self) -> bool {
        self.alone
    }

    /// From now on that runs in its place, or the function itself again; where the program has no path, `strict` makes it an error.
    pub fn attach(&mut self, attached: Option<Attached<F>>, strict: bool) {
        self.attached = attached;
        self.strict = strict || self.alone;
        (self.hits, self.missed, self.guard) = (0, 0, 0);
    }

    /// What runs in its place.
    #[inline(always)]
    pub(super) fn attached(&self) -> Option<Attached<F>> {
        self.attached
    }

    /// Whether a point that the program has no path for is an error.
    pub(super) fn is_strict(&self) -> bool {
        self.strict
    }

    /// The program has run.
    #[inline(always)]
    pub(super) fn count_hit(&mut self) {
        self.hits = self.hits.wrapping_add(1);
    }

    /// It had no path.
    pub(super) fn count_miss(&mut self, guard: u32) {
        self.missed = self.missed.wrapping_add(1);
        self.guard = guard as usize;
    }

    /// Passes of the program.
    pub fn hits(&self) -> usize {
        self.hits
    }

    /// Points it had no path for, and the guard that said so last.
    pub fn missed(&self) -> (usize, usize) {
        (self.missed, self.guard)
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
