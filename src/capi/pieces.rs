//! Text for a function of C that takes it in pieces.
//! Does not know what it says.

use core::ffi::c_char;

/// Text in pieces, each closed by a NUL.
pub struct Pieces<W> {
    write: W,
    buffer: [u8; 120],
    used: usize,
}

impl<W: FnMut(*const c_char, usize)> Pieces<W> {
    /// Nothing yet; `write` takes each piece and its length.
    pub fn new(write: W) -> Self {
        Self { write, buffer: [0; 120], used: 0 }
    }

    /// A byte more.
    pub fn push(&mut self, byte: u8) {
        if self.used + 1 >= self.buffer.len() {
            self.flush();
        }
        if let Some(place) = self.buffer.get_mut(self.used) {
            *place = byte;
            self.used += 1;
        }
    }

    /// Hands on what there is.
    pub fn flush(&mut self) {
        if let Some(end) = self.buffer.get_mut(self.used) {
            *end = 0;
        }
        if self.used > 0 {
            (self.write)(self.buffer.as_ptr().cast(), self.used);
        }
        self.used = 0;
    }
}
