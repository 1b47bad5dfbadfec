//! Plans: a pattern with its colours, and where each value goes, as constant words that may lie anywhere.
//! Does not know how they are made, nor who differentiates.
//!
//! A header of 16 words, the colour of each column, where the cells of each row start, and the cells. A cell says where in a compressed matrix, a column
//! per colour, something of the pattern is found: in which colour of its row, which column that is, and where the value goes. Whatever the words say,
//! nothing leads out of them: every access is checked.

use crate::checksum::checksum;
use crate::error::{Error, PlanError};
use core::ops::Range;

/// Words of the header.
pub const PLAN_HEADER: usize = 16;
/// The first word.
const MAGIC: u32 = 0x6A66_706C;
const VERSION: u32 = 1;
/// Colours whose zeros are one word.
const MASK: usize = 64;
/// The place of a cell whose value is not wanted there: it is an entry nevertheless.
pub(super) const NOWHERE: u32 = u32::MAX;

/// Of which derivatives a plan is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// First: columns of one colour have no row in common.
    Jacobian = 0,
    /// Second: star colours, and of two entries that mirror each other either is read where it is alone.
    Hessian = 1,
}

impl Kind {
    /// The kind with this number in the C interface.
    ///
    /// # Errors
    /// `PlanError::UnknownKind` if there is none.
    pub fn from_code(value: u32) -> Result<Self, Error> {
        match value {
            0 => Ok(Self::Jacobian),
            1 => Ok(Self::Hessian),
            _ => Err(Error::Plan(PlanError::UnknownKind { value })),
        }
    }
}

/// One cell of a row: its colour, the column that is found there, and the place of its value.
pub(super) type Cell = [u32; 3];

/// How large a plan is, and of what.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Sizes {
    pub kind: Kind,
    pub rows: usize,
    pub cols: usize,
    pub entries: usize,
    pub cells: usize,
}

impl Sizes {
    /// Those of a plan for a matrix; `PlanError::TooLarge` where 32 bits do not count its words.
    pub fn new(kind: Kind, rows: usize, cols: usize, entries: usize) -> Result<Self, Error> {
        if kind == Kind::Hessian && rows != cols {
            return Err(Error::Plan(PlanError::NotSquare { rows, cols }));
        }
        let given = rows.max(cols).max(entries);
        let cells = match kind {
            Kind::Jacobian => Some(entries),
            // Where it is read, and its mirror image.
            Kind::Hessian => entries.checked_mul(2),
        };
        let this = cells.map(|cells| Self { kind, rows, cols, entries, cells });
        this.filter(|this| this.words().is_some()).ok_or(Error::Plan(PlanError::TooLarge { given }))
    }

    /// Words of the plan: an even number, so that its bytes are a multiple of 8.
    pub fn words(self) -> Option<usize> {
        let body = self.cells.checked_mul(3)?.checked_add(self.rows)?.checked_add(self.cols)?;
        let words = body.checked_add(PLAN_HEADER + 2)? & !1;
        // The largest index of 32 bits says `nowhere`.
        (words < u32::MAX as usize).then_some(words)
    }

    /// The header of the plan with that many colours, and that checksum of all behind the header.
    pub fn header(self, colours: usize, body: u32) -> [u32; PLAN_HEADER] {
        let words = self.words().unwrap_or(0) as u32;
        let [rows, cols, entries, cells] = [self.rows, self.cols, self.entries, self.cells].map(|size| size as u32);
        let mut header =
            [MAGIC, VERSION, self.kind as u32, words, rows, cols, entries, cells, colours as u32, body, 0, 0, 0, 0, 0, 0];
        if let Some((own, rest)) = header.split_last_mut() {
            *own = checksum(rest.iter().copied());
        }
        header
    }
}

/// A pattern with colours, and where each value goes, in somebody's words.
#[derive(Clone, Copy, Debug)]
pub struct Plan<'a> {
    kind: Kind,
    rows: usize,
    cols: usize,
    entries: usize,
    colours: usize,
    /// By column, from 1; 0 for one without entries.
    colour_of: &'a [u32],
    /// Where the cells of each row start; and where the last ones end.
    starts: &'a [u32],
    /// Row by row, by colour in each.
    cells: &'a [Cell],
}

/// How many cells of a row, which are by colour, have one below `colour`.
#[inline(always)]
fn below(row: &[Cell], colour: usize) -> usize {
    let before = |cell: &Cell| (cell[0] as usize) < colour;
    // A search by halves waits for memory at every step: a few cells are walked over.
    if row.len() <= 16 { row.iter().take_while(|cell| before(cell)).count() } else { row.partition_point(before) }
}

/// How many words the plan with this header has; the rest of it may be damaged nevertheless.
///
/// # Errors
/// `PlanError::Damaged` for what is no header of a plan.
pub fn plan_words(header: &[u32; PLAN_HEADER]) -> Result<usize, Error> {
    sizes(header).map(|_| header[3] as usize)
}

/// What a header says.
fn sizes(header: &[u32; PLAN_HEADER]) -> Result<Sizes, Error> {
    let [magic, version, kind, words, rows, cols, entries, cells, ..] = *header;
    let Some((own, rest)) = header.split_last() else { return Err(Error::Plan(PlanError::Damaged)) };
    if magic != MAGIC || version != VERSION || *own != checksum(rest.iter().copied()) {
        return Err(Error::Plan(PlanError::Damaged));
    }
    let kind = Kind::from_code(kind).map_err(|_| Error::Plan(PlanError::Damaged))?;
    let sizes = Sizes { kind, rows: rows as usize, cols: cols as usize, entries: entries as usize, cells: cells as usize };
    if sizes.words() == Some(words as usize) { Ok(sizes) } else { Err(Error::Plan(PlanError::Damaged)) }
}

impl<'a> Plan<'a> {
    /// The plan in `words`, which may be longer. Only the header is looked at, so it takes no time; see [`open`](Self::open).
    ///
    /// # Errors
    /// `PlanError::Damaged` for words that do not begin as a plan, or end before it.
    pub fn of(words: &'a [u32]) -> Result<Self, Error> {
        let (header, _) = words.split_first_chunk::<PLAN_HEADER>().ok_or(Error::Plan(PlanError::Damaged))?;
        let sizes = sizes(header)?;
        let words = words.get(PLAN_HEADER..header[3] as usize).ok_or(Error::Plan(PlanError::Damaged))?;
        let (colour_of, rest) = words.split_at_checked(sizes.cols).ok_or(Error::Plan(PlanError::Damaged))?;
        let (starts, rest) = rest.split_at_checked(sizes.rows + 1).ok_or(Error::Plan(PlanError::Damaged))?;
        let cells = rest.as_chunks().0.get(..sizes.cells).ok_or(Error::Plan(PlanError::Damaged))?;
        let Sizes { kind, rows, cols, entries, .. } = sizes;
        Ok(Self { kind, rows, cols, entries, colours: header[8] as usize, colour_of, starts, cells })
    }

    /// Likewise, and every word is as it was made. Takes time linear in its size.
    ///
    /// # Errors
    /// `PlanError::Damaged` if not.
    pub fn open(words: &'a [u32]) -> Result<Self, Error> {
        let this = Self::of(words)?;
        let (header, _) = words.split_first_chunk::<PLAN_HEADER>().ok_or(Error::Plan(PlanError::Damaged))?;
        let body = words.get(PLAN_HEADER..header[3] as usize).unwrap_or(&[]);
        if checksum(body.iter().copied()) == header[9] { Ok(this) } else { Err(Error::Plan(PlanError::Damaged)) }
    }

    /// Of which derivatives it is.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Rows of the matrix.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Columns of the matrix.
    pub fn cols(&self) -> usize {
        self.cols
    }

    /// How many entries the pattern has: values that a driver writes.
    pub fn entries(&self) -> usize {
        self.entries
    }

    /// How many colours there are: the directions that a Jacobian costs.
    pub fn colours(&self) -> usize {
        self.colours
    }

    /// The colour of column `j`; `None` for one without entries, and beyond the last.
    #[inline(always)]
    pub fn colour(&self, j: usize) -> Option<usize> {
        self.colour_of.get(j)?.checked_sub(1).map(|colour| colour as usize)
    }

    /// The cells of row `i`.
    #[inline(always)]
    fn row(&self, i: usize) -> &'a [Cell] {
        let (Some(start), Some(end)) = (self.starts.get(i), self.starts.get(i.wrapping_add(1))) else { return &[] };
        self.cells.get(*start as usize..*end as usize).unwrap_or(&[])
    }

    /// The cells of row `i` whose colours are in `chunk`.
    #[inline(always)]
    fn part(&self, i: usize, chunk: &Range<usize>) -> &'a [Cell] {
        let row = self.row(i);
        if chunk.start == 0 && chunk.end >= self.colours { row } else { within(row, chunk) }
    }

    /// Whether entry (`i`, `j`), or its mirror image in a Hessian, is in the pattern.
    pub fn has(&self, i: usize, j: usize) -> bool {
        self.row(i).iter().any(|cell| cell[1] as usize == j)
    }

    /// Whether any value is read in row `i` from colours in `chunk`.
    pub fn reads(&self, i: usize, chunk: &Range<usize>) -> bool {
        self.part(i, chunk).iter().any(|cell| cell[2] != NOWHERE)
    }

    /// What row `i` has in colours of `chunk`.
    #[inline(always)]
    pub fn cells(&self, i: usize, chunk: &Range<usize>) -> Cells<'a> {
        Cells { cells: self.part(i, chunk), entries: self.entries, start: chunk.start, colours: chunk.len(), kind: self.kind }
    }

    /// That of every row, from the first to the last: each begins where the one before has ended.
    #[inline(always)]
    pub fn each_row(&self, chunk: &Range<usize>) -> impl Iterator<Item = Cells<'a>> + use<'a> {
        let (entries, kind, chunk) = (self.entries, self.kind, chunk.clone());
        let whole = chunk.start == 0 && chunk.end >= self.colours;
        let (mut begin, ends) = self.starts.split_first().map_or((0, &[][..]), |(first, ends)| (*first as usize, ends));
        let mut rest = self.cells.get(begin..).unwrap_or(&[]);
        ends.iter().map(move |end| {
            let (row, after) = rest.split_at_checked((*end as usize).wrapping_sub(begin)).unwrap_or((&[], rest));
            (begin, rest) = (*end as usize, after);
            Cells {
                cells: if whole { row } else { within(row, &chunk) },
                entries,
                start: chunk.start,
                colours: chunk.len(),
                kind,
            }
        })
    }
}

/// The cells of a row whose colours are in a chunk.
#[derive(Clone, Copy)]
pub struct Cells<'a> {
    cells: &'a [Cell],
    /// Entries of the plan.
    entries: usize,
    /// The first colour of the chunk, and how many it has.
    start: usize,
    colours: usize,
    /// The kind of the plan.
    kind: Kind,
}

impl Cells<'_> {
    /// Hands every value that is read here to `f(place, col, lane)`: its place, its column, and its colour, counted from the start of the chunk.
    #[inline(always)]
    pub fn each(self, mut f: impl FnMut(usize, usize, usize)) {
        for [colour, col, place] in self.cells {
            if (*place as usize) < self.entries {
                f(*place as usize, *col as usize, (*colour as usize).wrapping_sub(self.start));
            }
        }
    }

    /// The first colour for which `row`, the derivatives by colour of the chunk, is not zero though the pattern has no entry there.
    #[inline(always)]
    pub fn outside<F: PartialEq>(self, row: &[F], zero: F) -> Option<usize> {
        // Where every colour has its cell nothing can be outside. A row of a Hessian may have several of one colour.
        if self.kind == Kind::Jacobian && self.cells.len() == self.colours {
            return None;
        }
        let row = row.get(..self.colours).unwrap_or(row);
        if row.len() > MASK {
            return self.outside_of_many(row, zero);
        }
        let outside = extra(row, self.cells, self.start, &zero);
        (outside != 0).then(|| self.start + outside.trailing_zeros() as usize)
    }

    /// Likewise for more colours than a mask has bits.
    #[inline(never)]
    fn outside_of_many<F: PartialEq>(self, row: &[F], zero: F) -> Option<usize> {
        row.chunks(MASK).enumerate().find_map(|(k, lanes)| {
            let start = self.start + k * MASK;
            let outside = extra(lanes, within(self.cells, &(start..start + lanes.len())), start, &zero);
            (outside != 0).then(|| start + outside.trailing_zeros() as usize)
        })
    }
}

/// The cells, which are by colour, whose colours are in `chunk`.
#[inline(always)]
fn within<'a>(row: &'a [Cell], chunk: &Range<usize>) -> &'a [Cell] {
    let row = row.get(below(row, chunk.start)..).unwrap_or(&[]);
    row.get(..below(row, chunk.end)).unwrap_or(&[])
}

/// Which of at most 64 derivatives by colour, the first of colour `start`, are not zero though none of these cells is theirs: a bit for each. By masks: half the
/// time of a walk over the gaps between cells, on the desk.
#[inline(always)]
fn extra<F: PartialEq>(lanes: &[F], cells: &[Cell], start: usize, zero: &F) -> u64 {
    let mut nonzero = 0_u64;
    for (l, t) in lanes.iter().enumerate() {
        // What is not equal to zero is a number that is not zero, or NaN.
        nonzero |= u64::from(*t != *zero) << (l % MASK);
    }
    let mut within = 0_u64;
    for cell in cells {
        within |= 1 << ((cell[0] as usize).wrapping_sub(start) % MASK);
    }
    nonzero & !within
}
