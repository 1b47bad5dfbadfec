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

impl Graph for SharedRows<'_> {
    fn vertices(self) -> usize {
        self.pattern.cols()
    }

    #[inline]
    fn neighbours(self, v: usize, mut f: impl FnMut(usize)) {
        for i in self.transposed.row(v) {
            for j in self.pattern.row(*i as usize).iter().map(|j| *j as usize).filter(|j| *j != v) {
                f(j);
            }
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

    #[inline]
    fn neighbours(self, v: usize, mut f: impl FnMut(usize)) {
        for j in self.pattern.row(v).iter().map(|j| *j as usize).filter(|j| *j != v) {
            f(j);
        }
    }
}
