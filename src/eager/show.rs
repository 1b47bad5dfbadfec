//! What a function may say and see of itself while it runs: labels for its places, and its numbers as text.
//! Does not know how text is made of a float.

use core::ffi::{c_char, c_int, c_void};

use super::eval::Eval;
use crate::error::place::name;
use crate::error::{Error, Pointer, decimal, text};
use crate::ops::Float;
use crate::slots::TileFloat;

/// A function of C that takes text.
type Write = unsafe extern "C" fn(text: *const c_char, length: usize, user: *mut c_void);

/// Labels what follows.
///
/// # Safety
/// `e` is null or points at an evaluation.
pub unsafe fn mark<F: Float>(e: *mut Eval<F>, label: c_int) {
    // SAFETY: `e` is null or points at an evaluation, as the caller promises.
    if let Some(e) = unsafe { e.as_mut() } {
        e.set_mark(label);
    }
}

/// Gives text to the function that writes it, piece by piece.
struct Writer {
    write: Write,
    user: *mut c_void,
}

impl Writer {
    fn text(&self, text: &core::ffi::CStr) {
        // SAFETY: the user's function, with what its contract promises: text that is closed by a NUL, its length, its own pointer.
        unsafe { (self.write)(text.as_ptr(), text.count_bytes(), self.user) }
    }

    fn number<F: Float>(&self, x: F) {
        let mut buffer = [0; decimal::MOST_BYTES + 1];
        let digits = if F::SINGLE { 9 } else { 17 };
        text::write(&mut buffer, |push| decimal::spell(x.to_f64(), digits, push));
        if let Ok(text) = core::ffi::CStr::from_bytes_until_nul(&buffer) {
            self.text(text);
        }
    }

    fn list<F: Float>(&self, open: &core::ffi::CStr, count: usize, x: impl Fn(usize) -> F) {
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
pub unsafe fn print<F: TileFloat>(e: *mut Eval<F>, a: u32, write: Option<Write>, user: *mut c_void) {
    let name = const { &name("print") };
    // SAFETY: `e` is null or points at an evaluation, as the caller promises. The reference is not used once text is written: the function that does may use the evaluation, too.
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
    let value = x.primal();
    let unit = &eval.unit;
    if unit.is_recording() {
        writer.number(value);
        writer.list(c" [", 0, |_| value);
    } else if unit.is_second() {
        let side = unit.side();
        let (slopes, rows) = (unit.first_derivatives(x), unit.second_derivatives(x));
        writer.number(value);
        writer.list(c" [", slopes.len().min(side), |k| slopes.get(k).copied().unwrap_or(value));
        for row in rows.iter().take(side) {
            writer.list(c" [", row.len().min(side), |k| row.get(k).copied().unwrap_or(value));
        }
    } else {
        let directions = unit.directions();
        writer.number(value);
        // SAFETY: the number has at least as many lanes as the pass directions. Read one by one: the function that takes the text may use the
        // evaluation meanwhile.
        writer.list(c" [", directions, |k| unsafe { x.tangent(k) });
    }
    writer.text(c"\n");
}
