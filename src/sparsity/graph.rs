//! The graphs whose vertices are coloured: who is whose neighbour.
//! Does not know colours.

use super::Pattern;

/// Columns of a matrix as vertices.
pub(super) trait Graph: Copy {
    /// How many there are.
    fn vertices(self) -> usize;

    /// Shows every neighbour of `v` to `f`, possibly several times.
    fn neighbours(self, v: usize, f: impl FnMut(usize));
}

/// Columns that have a row in common are neighbours.
#[derive(Clone, Copy)]
pub(super) struct SharedRows<'a> {
    /// By rows.
    pub pattern: Pattern<'a>,
    /// By columns.
    pub transposed: Pattern<'a>,
}

impl<'a> SharedRows<'a> {
    /// Rows that `v` has an entry in: its neighbours are in them, and itself.
    #[inline(always)]
    pub fn rows_of(self, v: usize) -> impl Iterator<Item = &'a [u32]> {
        self.transposed.row(v).iter().map(move |i| self.pattern.row(*i as usize))
    }
}

impl Graph for SharedRows<'_> {
    fn vertices(self) -> usize {
        self.pattern.cols()
    }

    #[inline(always)]
    fn neighbours(self, v: usize, mut f: impl FnMut(usize)) {
        for row in self.rows_of(v) {
            others(row, v, &mut f);
        }
    }
}

/// Columns of a symmetric matrix with an entry in each other's row are neighbours.
#[derive(Clone, Copy)]
pub(super) struct Adjacent<'a> {
    pub pattern: Pattern<'a>,
}

impl Graph for Adjacent<'_> {
    fn vertices(self) -> usize {
        self.pattern.cols()
    }

    #[inline(always)]
    fn neighbours(self, v: usize, mut f: impl FnMut(usize)) {
        others(self.pattern.row(v), v, &mut f);
    }
}

/// Shows all of a row but `v` to `f`.
// A loop: colouring walks here most of its time, and `filter` is a call for each.
#[inline(always)]
fn others(row: &[u32], v: usize, f: &mut impl FnMut(usize)) {
    for j in row {
        let j = *j as usize;
        if j != v {
            f(j);
        }
    }
}
