//! The life of numbers as their function asks for it: constants, copies, release, scopes.
//! Does not know what the numbers hold, nor how slots are kept.

use super::eval::Eval;
use super::numbers::{INVALID, MOST_NUMBERS};
use crate::error::place::{Name, name};
use crate::error::{Error, Pointer};
use crate::ops::Float;

impl<F: Float> Eval<F> {
    /// A new number with the value `c` and no derivatives, for the operation `name`.
    #[inline]
    pub(super) fn constant(&mut self, c: F, name: &'static Name) -> u32 {
        let Some((id, y)) = self.numbers.allocate() else { return self.exhausted(name) };
        self.unit.constant(y, c);
        id
    }

    /// A second number with the value and derivatives of `id`.
    pub(super) fn copy(&mut self, id: u32) -> u32 {
        let name = const { &name("copy") };
        let Some(x) = self.find(id) else { return self.stale(id, name) };
        let Some((copy, y)) = self.numbers.next_or_released() else { return self.exhausted(name) };
        self.unit.copy(y, x);
        copy
    }

    /// Ends the life of the number `id`.
    #[inline(always)]
    pub(super) fn release(&mut self, id: u32) {
        if !self.numbers.release(id) {
            self.release_none(id);
        }
    }

    /// Counts it in a failed pass, where no number is found; otherwise `id` is none.
    #[cold]
    #[inline(never)]
    fn release_none(&mut self, id: u32) {
        if self.outcome.is_running() {
            self.stale(id, const { &name("release") });
        } else {
            self.outcome.release();
        }
    }

    /// Opens a scope and returns its mark, never 0 while the pass runs.
    fn scope_begin(&mut self) -> usize {
        let mark = if self.outcome.is_running() { self.numbers.open_scope() } else { None };
        mark.unwrap_or_else(|| {
            // Counts the marker, and the mark it returns, like that of an open scope, too.
            self.exhausted(const { &name("scope_begin") });
            self.outcome.scope_mark()
        })
    }

    /// Ends the scope `mark`, and those inside it: every number made since is dead but `keep`, which gets new handles.
    fn scope_end(&mut self, mark: usize, keep: &mut [u32], name: &'static Name) {
        if self.can_end(mark, keep, keep.len(), name) {
            self.numbers.close_scope(mark, keep);
        }
    }

    /// Ends the body of a loop, the scope `mark`: `state` becomes `next`, and what it held is dead as well, inputs apart.
    fn scope_next(&mut self, mark: usize, state: &mut [u32], next: &[u32]) {
        let name = const { &name("scope_next") };
        if !(self.can_end(mark, state, 0, name) && self.can_end(mark, next, next.len(), name)) {
            return;
        }
        for old in state.iter() {
            // A handle may stand in the state twice, and in the next state again.
            if !self.numbers.is_input(*old) && !next.contains(old) && self.find(*old).is_some() {
                self.release(*old);
            }
        }
        for (state, next) in state.iter_mut().zip(next) {
            *state = *next;
        }
        self.numbers.close_scope(mark, state);
    }

    /// Whether the scope `mark` is open and all `numbers` are alive, so that it can end with `kept` numbers; otherwise the evaluation has failed.
    fn can_end(&mut self, mark: usize, numbers: &[u32], kept: usize, name: &'static Name) -> bool {
        if !self.outcome.is_running() {
            self.outcome.end_scope(mark, kept);
            return false;
        }
        if !self.numbers.is_open(mark) {
            self.fail(Error::BadScope { mark }, name);
            return false;
        }
        for id in numbers {
            if self.find(*id).is_none() {
                self.stale(*id, name);
                return false;
            }
        }
        true
    }
}

/// Ends the life of the number `x`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn release<F: Float>(e: *mut Eval<F>, x: u32) {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    if let Some(e) = unsafe { e.as_mut() } {
        e.release(x);
    }
}

/// A second number with the value and derivatives of `x`.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn copy<F: Float>(e: *mut Eval<F>, x: u32) -> u32 {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    match unsafe { e.as_mut() } {
        Some(e) => e.copy(x),
        None => INVALID,
    }
}

/// Opens a scope.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn scope_begin<F: Float>(e: *mut Eval<F>) -> usize {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    unsafe { e.as_mut() }.map_or(0, Eval::scope_begin)
}

/// Ends a scope; `keep` has `n` handles.
///
/// # Safety
/// `e` is null or points at an evaluation; `keep` is null or valid for `n` handles.
pub unsafe fn scope_end<F: Float>(e: *mut Eval<F>, mark: usize, keep: *mut u32, n: usize) {
    let name = const { &name("scope_end") };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return };
    if handed(e, keep, n, Pointer::Keep, name) {
        // SAFETY: `keep` is valid for `n` handles, as the caller promises; not null, and of a size that exists.
        e.scope_end(mark, unsafe { slice(keep, n) }, name);
    }
}

/// Ends the body of a loop; `state` and `next` have `n` handles.
///
/// # Safety
/// `e` is null or points at an evaluation; `state` and `next` are null or valid for `n` handles.
pub unsafe fn scope_next<F: Float>(e: *mut Eval<F>, mark: usize, state: *mut u32, next: *const u32, n: usize) {
    let name = const { &name("scope_next") };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    let Some(e) = (unsafe { e.as_mut() }) else { return };
    if handed(e, state, n, Pointer::State, name) && handed(e, next, n, Pointer::Next, name) {
        if n > 0 && state.addr().abs_diff(next.addr()) < n * size_of::<u32>() {
            // The new state stands in place of the old one, whose handles are gone.
            e.fail(Error::SameState, name);
            return;
        }
        // SAFETY: both are valid for `n` handles, as the caller promises; not null, and of a size that exists.
        unsafe { e.scope_next(mark, slice(state, n), slice(next.cast_mut(), n)) };
    }
}

/// Whether an array of `n` handles is one; otherwise the evaluation has failed.
fn handed<F: Float>(e: &mut Eval<F>, data: *const u32, n: usize, what: Pointer, name: &'static Name) -> bool {
    if n > MOST_NUMBERS {
        e.fail(Error::BadLength { a: n, b: size_of::<u32>() }, name);
    } else if n > 0 && data.is_null() {
        e.fail(Error::Null { what }, name);
    } else {
        return true;
    }
    false
}

/// The handles at `data`, none where `n` is 0.
///
/// # Safety
/// `data` is valid for `n` handles, which nobody else uses.
unsafe fn slice<'a>(data: *mut u32, n: usize) -> &'a mut [u32] {
    if n == 0 {
        return &mut [];
    }
    // SAFETY: valid for `n` handles, which nobody else uses, as the caller promises.
    unsafe { core::slice::from_raw_parts_mut(data, n) }
}
