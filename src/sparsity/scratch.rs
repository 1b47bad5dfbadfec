//! The memory that colouring takes, cut into arrays.
//! Does not know what is kept there.

/// Elements of scratch that colouring `cols` columns takes.
pub const fn scratch_len(cols: usize) -> usize {
    8 * (cols + 1)
}

/// Elements of scratch that star colouring takes: of `cols` columns with `entries` entries.
pub const fn star_scratch_len(cols: usize, entries: usize) -> usize {
    scratch_len(cols) + 3 * (cols + 1) + 2 * entries
}

/// Takes arrays from the front of a slice.
pub(super) struct Arrays<'s> {
    rest: &'s mut [u32],
}

impl<'s> Arrays<'s> {
    /// From a slice that is long enough.
    pub fn new(scratch: &'s mut [u32]) -> Self {
        Self { rest: scratch }
    }

    /// All that is left.
    pub fn rest(self) -> &'s mut [u32] {
        self.rest
    }

    /// The next `len` elements, all `value`; fewer if there are no more.
    pub fn take(&mut self, len: usize, value: u32) -> &'s mut [u32] {
        let rest = core::mem::take(&mut self.rest);
        let (taken, rest) = rest.split_at_mut(len.min(rest.len()));
        self.rest = rest;
        taken.fill(value);
        taken
    }
}

/// Element `k`; 0 beyond the last.
#[inline(always)]
pub(super) fn get(array: &[u32], k: usize) -> usize {
    array.get(k).map_or(0, |x| *x as usize)
}

/// Sets element `k`, if there is one. Values are vertices, edges and colours, fewer than 2³².
#[inline(always)]
pub(super) fn set(array: &mut [u32], k: usize, x: usize) {
    if let Some(slot) = array.get_mut(k) {
        *slot = x as u32;
    }
}
