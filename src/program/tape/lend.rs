//! The words of a tape that only building needs, lent while it records.
//! Does not know what for.

use super::Tape;

impl Tape<'_> {
    /// Lends `f` as many words as the tape has of entries: too few for the arguments of an operation only where there is no room for its entry either.
    pub fn lend<T>(&mut self, f: impl FnOnce(&mut Self, &mut [u32]) -> T) -> T {
        let words = core::mem::take(&mut self.work);
        let result = f(self, words);
        self.work = words;
        result
    }
}
