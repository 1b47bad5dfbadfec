//! The table of handles that a function sees as its inputs and outputs: the blocks one behind the other, with guards around each.
//! Does not know what the handles name.
//!
//! Every entry that holds no number holds its own place instead, a handle that is never valid: so a handle read from beyond a block, or from an
//! output before it is set, tells where it came from, and an entry written beyond a block is found when the function returns.

use super::numbers::{INDEX, INVALID};
use crate::error::{Error, Pointer};

/// Entries before the first block, between blocks and behind the last.
pub const GUARD: usize = 8;

/// How many entries next behind the last guard are looked at after each pass, and how many of those further off in turn: a function that once
/// returned with all of them intact is trusted that far, so that a large context does not slow its passes.
const NEAR: usize = 64;
const TURN: usize = 16;

/// The table, in the memory of a context.
pub struct Table {
    ids: *mut u32,
    entries: usize,
    /// The lengths of the function whose blocks and guards it holds: which function it is.
    laid_out: *const usize,
    /// Entries that are not known to hold their place: below this index when another function's blocks are laid out.
    used: usize,
    /// The next entry to be watched.
    watched: usize,
}

/// How many entries the table of a context has.
pub fn entries(blocks: usize, numbers: usize) -> Option<usize> {
    blocks.checked_add(1)?.checked_mul(GUARD)?.checked_add(numbers)
}

/// What an entry holds that holds no number: generation 0 is nobody's. (In the largest contexts the last entries have the names of the first.)
#[inline(always)]
fn place(k: usize) -> u32 {
    (k as u32).wrapping_add(1) & INDEX
}

/// The entry that a handle names as its place, if it does.
fn entry(id: u32) -> Option<usize> {
    (id != INVALID && id <= INDEX).then(|| id as usize - 1)
}

/// The blocks of a function.
#[derive(Clone, Copy)]
pub struct Rows<'a> {
    /// Their lengths: inputs, outputs, aux.
    pub lengths: &'a [usize],
    /// How many are inputs.
    pub inputs: usize,
}

impl Table {
    /// The table at `ids`.
    ///
    /// # Safety
    /// `ids` is valid for that many entries as long as the table is used.
    pub unsafe fn new(ids: *mut u32, entries: usize) -> Self {
        Self { ids, entries, laid_out: core::ptr::null(), used: entries, watched: 0 }
    }

    /// Entry `k`.
    #[inline(always)]
    pub fn get(&self, k: usize) -> u32 {
        debug_assert!(k < self.entries);
        // SAFETY: whoever asks walks blocks and guards of a function whose elements and blocks fit.
        unsafe { self.ids.add(k).read() }
    }

    /// Sets entry `k`.
    #[inline(always)]
    pub fn set(&mut self, k: usize, id: u32) {
        debug_assert!(k < self.entries);
        // SAFETY: as in `get`.
        unsafe { self.ids.add(k).write(id) }
    }

    /// The address of entry `k`.
    #[inline(always)]
    pub fn at(&self, k: usize) -> *mut u32 {
        self.ids.wrapping_add(k)
    }

    /// Puts the guards around the blocks of a function, unless they are there.
    #[inline(always)]
    pub fn lay_out(&mut self, rows: Rows<'_>) {
        if self.laid_out != rows.lengths.as_ptr() {
            self.lay_out_anew(rows);
        }
    }

    #[inline(never)]
    fn lay_out_anew(&mut self, rows: Rows<'_>) {
        let used: usize = rows.lengths.iter().map(|len| len + GUARD).sum();
        for k in 0..self.used.max(used) {
            self.set(k, place(k));
        }
        self.laid_out = rows.lengths.as_ptr();
        self.used = used;
    }

    /// Nothing about the entries is certain any more: a pass has failed.
    #[cold]
    pub fn doubt(&mut self) {
        self.laid_out = core::ptr::null();
        self.used = self.entries;
    }

    /// Gives the `count` entries from `first` on their places back.
    #[inline(always)]
    pub fn clear(&mut self, first: usize, count: usize) {
        for k in first..first + count {
            self.set(k, place(k));
        }
    }

    /// In which bits some of the `count` entries from `from` on differ from their places.
    #[inline(always)]
    fn differing(&self, from: usize, count: usize) -> u32 {
        debug_assert!(from + count <= self.entries);
        // SAFETY: whoever asks keeps to the entries.
        let entries = unsafe { core::slice::from_raw_parts(self.ids.add(from), count) };
        let mut differing = 0;
        for (k, entry) in entries.iter().enumerate() {
            differing |= entry ^ place(from + k);
        }
        differing
    }

    /// Checks what the function had no right to write: guards, inputs, whose handles follow on from `first_handle`, and what lies behind the blocks; of
    /// that not all, if the function is `trusted`.
    #[inline(always)]
    pub fn check(&mut self, rows: Rows<'_>, first_handle: u32, trusted: bool) -> Result<(), Error> {
        let (mut k, mut id) = (0, first_handle);
        let mut differing = 0;
        for (block, len) in rows.lengths.iter().enumerate() {
            differing |= self.differing(k, GUARD);
            k += GUARD;
            if block < rows.inputs {
                for entry in k..k + len {
                    differing |= self.get(entry) ^ id;
                    id = id.wrapping_add(1);
                }
            }
            k += len;
        }
        differing |= self.differing(k, GUARD) | self.watch(k + GUARD, trusted);
        if differing == 0 { Ok(()) } else { Err(self.find(rows, first_handle)) }
    }

    /// Compares the entries from `from` on, or those next to it and those whose turn it is.
    #[inline(always)]
    fn watch(&mut self, from: usize, trusted: bool) -> u32 {
        let far = from + NEAR;
        if !trusted || self.entries < far + TURN {
            return self.watch_all(from);
        }
        let next = if self.watched < far || self.watched >= self.entries { far } else { self.watched };
        let start = next.min(self.entries - TURN);
        self.watched = start + TURN;
        self.differing(from, NEAR) | self.differing(start, TURN)
    }

    #[inline(never)]
    fn watch_all(&self, from: usize) -> u32 {
        self.differing(from, self.entries - from)
    }

    /// What it is to use the handle `id`, which is no number's.
    pub fn misused(&self, rows: Rows<'_>, id: u32) -> Error {
        match entry(id) {
            Some(k) if k < self.entries => outside(rows, k, false),
            _ => Error::BadNumber { id },
        }
    }

    /// What the first entry that was written to is.
    #[cold]
    #[inline(never)]
    fn find(&self, rows: Rows<'_>, first_handle: u32) -> Error {
        let mut id = first_handle;
        let mut k = 0;
        for (block, len) in rows.lengths.iter().copied().enumerate() {
            if let Some(k) = (k..k + GUARD).find(|k| self.get(*k) != place(*k)) {
                return outside(rows, k, true);
            }
            k += GUARD;
            if block < rows.inputs {
                for element in 0..len {
                    if self.get(k + element) != id {
                        return Error::InputWritten { block, element };
                    }
                    id = id.wrapping_add(1);
                }
            }
            k += len;
        }
        let beyond = (k..self.entries).find(|k| self.get(*k) != place(*k));
        outside(rows, beyond.unwrap_or(k), true)
    }
}

/// Where entry `k` is, in terms of the blocks: an error that says so. Between two blocks the nearer one is meant, but what is written between an
/// input and an output was meant for the output.
fn outside(rows: Rows<'_>, k: usize, written: bool) -> Error {
    let inputs = rows.inputs;
    let mut start = GUARD;
    let mut blocks = rows.lengths.iter().copied().enumerate().peekable();
    while let Some((block, len)) = blocks.next() {
        let end = start + len;
        let (table, number) = if block < inputs { (Pointer::In, block) } else { (Pointer::Out, block - inputs) };
        if k >= start && k < end {
            return Error::OutputNotYetSet { block: number, element: k - start };
        }
        let border = match blocks.peek() {
            None => usize::MAX,
            Some((next, _)) if *next == inputs && written => end,
            Some(_) => end + GUARD / 2,
        };
        if k < border {
            let index = k as isize - start as isize;
            return if written {
                Error::WrittenOutside { table, block: number, index, len }
            } else {
                Error::ReadOutside { table, block: number, index, len }
            };
        }
        start = end + GUARD;
    }
    Error::BadNumber { id: place(k) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;

    const ROWS: Rows<'static> = Rows { lengths: &[2, 1, 3, 1], inputs: 2 };
    /// Where the blocks begin.
    const START: [usize; 4] = [8, 18, 27, 38];
    const FIRST: u32 = (1 << 22) | 5;

    /// Lays the blocks out as a pass does.
    fn laid_out(table: &mut Table) {
        table.lay_out(ROWS);
        for (k, entry) in [8, 9, 18].into_iter().enumerate() {
            table.set(entry, FIRST + k as u32);
        }
    }

    /// Runs `body` on a table of foreign memory.
    fn with_table(numbers: usize, body: impl FnOnce(&mut Table)) {
        let entries = entries(6, numbers).expect("small");
        let mut memory = vec![0xAAAA_AAAA; entries];
        // SAFETY: the memory has that many entries.
        body(&mut unsafe { Table::new(memory.as_mut_ptr(), entries) });
    }

    #[test]
    fn every_entry_outside_the_outputs_is_guarded() {
        for k in 0..entries(6, 40).expect("small") {
            with_table(40, |table| {
                laid_out(table);
                assert_eq!(table.check(ROWS, FIRST, false), Ok(()));
                table.set(k, FIRST + 77);
                let output = (27..30).contains(&k) || k == 38;
                assert_eq!(table.check(ROWS, FIRST, false).is_ok(), output, "{k}");
            });
        }
    }

    #[test]
    fn any_far_entry_is_found_at_once_and_in_turn_where_the_function_is_trusted() {
        with_table(3000, |table| {
            for far in (START[3] + 2..table.entries).step_by(37).chain([table.entries - 1]) {
                table.doubt();
                laid_out(table);
                table.set(far, 1);
                assert!(table.check(ROWS, FIRST, false).is_err(), "{far}");
                table.set(far, place(far));
                assert_eq!(table.check(ROWS, FIRST, false), Ok(()));
                table.set(far, 1);
                let turns = (0..table.entries).take_while(|_| table.check(ROWS, FIRST, true).is_ok()).count();
                assert!(turns <= table.entries / TURN + 1, "{far} after {turns}");
            }
        });
    }

    #[test]
    fn another_function_finds_its_own_guards() {
        const OTHER: Rows<'static> = Rows { lengths: &[1, 1], inputs: 1 };
        with_table(40, |table| {
            laid_out(table);
            table.set(START[2], FIRST);
            assert_eq!(table.check(ROWS, FIRST, false), Ok(()));
            table.lay_out(OTHER);
            table.set(GUARD, FIRST);
            assert_eq!(table.check(OTHER, FIRST, true), Ok(()));
            laid_out(table);
            assert_eq!(table.check(ROWS, FIRST, false), Ok(()));
        });
    }

    #[test]
    fn an_entry_is_named_by_its_block_and_index() {
        let (input, output) = (Pointer::In, Pointer::Out);
        let read = |table, block, index, len| Error::ReadOutside { table, block, index, len };
        let written = |table, block, index, len| Error::WrittenOutside { table, block, index, len };
        let [a, b, y, aux] = START;
        assert_eq!(outside(ROWS, a - 1, false), read(input, 0, -1, 2));
        assert_eq!(outside(ROWS, a + 2, false), read(input, 0, 2, 2));
        assert_eq!(outside(ROWS, b - 1, false), read(input, 1, -1, 1));
        assert_eq!(outside(ROWS, b + 4, false), read(input, 1, 4, 1));
        assert_eq!(outside(ROWS, y - 1, false), read(output, 0, -1, 3));
        assert_eq!(outside(ROWS, y - 8, true), written(output, 0, -8, 3));
        assert_eq!(outside(ROWS, y + 3, true), written(output, 0, 3, 3));
        assert_eq!(outside(ROWS, aux - 1, true), written(output, 1, -1, 1));
        assert_eq!(outside(ROWS, aux + 1000, true), written(output, 1, 1000, 1));
        assert_eq!(outside(ROWS, y + 2, false), Error::OutputNotYetSet { block: 0, element: 2 });
        assert_eq!(outside(ROWS, aux, false), Error::OutputNotYetSet { block: 1, element: 0 });
        with_table(40, |table| {
            assert_eq!(table.misused(ROWS, place(a + 2)), read(input, 0, 2, 2));
            for id in [0, FIRST, 12_345] {
                assert_eq!(table.misused(ROWS, id), Error::BadNumber { id });
            }
        });
    }
}
