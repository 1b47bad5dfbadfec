//! The colours of columns.
//! Does not know how they were found, nor of which kind they are.

/// The colours of the columns of a matrix: those of one colour are a seed group, differentiated together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Colours<'a> {
    /// By column, from 1; 0 is neutral.
    of: &'a [u32],
    count: usize,
}

impl<'a> Colours<'a> {
    /// Colours by column, from 1; 0 for a column that needs none. The caller says nothing about what they are good for: see
    /// [`column_conflict`](super::column_conflict) and [`star_conflict`](super::star_conflict).
    pub fn new(of: &'a [u32]) -> Self {
        Self { of, count: of.iter().copied().max().unwrap_or(0) as usize }
    }

    /// How many colours there are: as many directions as a compressed Jacobian costs.
    pub fn count(self) -> usize {
        self.count
    }

    /// The colour of column `j`, from 0; `None` for one that needs none, having no entry, and beyond the last.
    #[inline]
    pub fn of(self, j: usize) -> Option<usize> {
        self.of.get(j)?.checked_sub(1).map(|colour| colour as usize)
    }

    /// The columns of a colour, ascending.
    pub fn group(self, colour: usize) -> impl Iterator<Item = usize> + 'a {
        self.of.iter().enumerate().filter(move |(_, of)| **of as usize == colour + 1).map(|(j, _)| j)
    }
}
