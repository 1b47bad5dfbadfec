//! What a function may say and see of itself while it runs: labels for its places, and its numbers as text.
//! Does not know how text is made of a float.

use core::ffi::{c_char, c_int, c_void};

use super::block::Blocks;
use super::decimal;
use super::eval::Eval;
use super::run::Scalar;
use super::types::jf_write;
use super::width;
use crate::driver::SIDE;
use crate::error::place::name;
use crate::error::{Error, Pointer, text};

/// Labels what follows.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn mark<F: Scalar>(e: *mut Eval<F>, label: c_int) {
    // SAFETY: the caller's promise.
    if let Some(e) = unsafe { e.as_mut() } {
        e.mark = Some(label);
    }
}

/// Gives text to the function that writes it, piece by piece.
struct Writer {
    write: unsafe extern "C" fn(text: *const c_char, length: usize, user: *mut c_void),
    user: *mut c_void,
}

impl Writer {
    fn text(&self, text: &core::ffi::CStr) {
        // SAFETY: the user's function, with what its contract promises: text that is closed by a NUL, its length, its own pointer.
        unsafe { (self.write)(text.as_ptr(), text.count_bytes(), self.user) }
    }

    fn number<F: Scalar>(&self, x: F) {
        let mut buffer = [0; decimal::MOST_BYTES + 1];
        let digits = if size_of::<F>() == size_of::<f32>() { 9 } else { 17 };
        text::write(&mut buffer, |push| decimal::spell(x.to_f64(), digits, push));
        if let Ok(text) = core::ffi::CStr::from_bytes_until_nul(&buffer) {
            self.text(text);
        }
    }

    fn list<F: Scalar>(&self, open: &core::ffi::CStr, count: usize, x: impl Fn(usize) -> F) {
        self.text(open);
        for k in 0..count {
            if k > 0 {
                self.text(c" ");
            }
            self.number(x(k));
        }
        self.text(c"]");
    }
}

/// Writes the number `a`: value, tangents, in a second-order pass the rows of second derivatives, and the end of the line.
///
/// # Safety
/// `e` is null or points at an evaluation, and `write` keeps the promises of the header.
pub unsafe fn print<F: Scalar>(e: *mut Eval<F>, a: u32, write: jf_write, user: *mut c_void) {
    let name = const { &name("print") };
    // SAFETY: the caller's promise. The reference is not used once text is written: the function that does may use the evaluation, too.
    let Some(eval) = (unsafe { e.as_mut() }) else { return };
    let Some(x) = eval.find(a) else {
        eval.fail_stale(a, name);
        return;
    };
    let Some(write) = write else {
        eval.fail(Error::Null { what: Pointer::Write }, name);
        return;
    };
    let writer = Writer { write, user };
    // SAFETY: found in this pass.
    let value = unsafe { x.primal() };
    if eval.second {
        let (blocks, side) = (eval.level.blocks(), width::side(eval));
        let Blocks { first, second, .. } = blocks;
        // SAFETY: the pass is of second order, with that side.
        let (slopes, rows) = unsafe { (first(x, side), second(x, side)) };
        writer.number(value);
        writer.list(c" [", side.min(SIDE), |k| slopes.get(k).copied().unwrap_or(value));
        for row in rows.iter().take(side) {
            writer.list(c" [", side.min(SIDE), |k| row.get(k).copied().unwrap_or(value));
        }
    } else {
        let directions = eval.width;
        writer.number(value);
        // SAFETY: the number has at least as many lanes as the pass directions, and its slot stays where it is.
        writer.list(c" [", directions, |k| unsafe { x.derivatives::<F>().add(k).read() });
    }
    writer.text(c"\n");
}
