//! Sparse rows of tangents in words that are lent: which directions, in ascending order, and the node of each.
//! Does not know what nodes are.
//!
//! A row is written once, behind all others, and stays. Nodes that have to be looked at later go to the other end of the words.

use crate::program::Node;

/// Words of an entry: two of its key, and its node.
const ENTRY: u32 = 3;
/// The bit of the second word of a key that says that the entry was taken.
const TAKEN: u32 = 1 << 31;

/// Where a row stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Row {
    start: u32,
    entries: u32,
}

impl Row {
    /// The row that these words tell of.
    pub const fn at(start: u32, entries: u32) -> Self {
        Self { start, entries }
    }

    /// Whether it has no entry.
    pub const fn is_empty(self) -> bool {
        self.entries == 0
    }

    /// Two words that tell where it is.
    pub const fn words(self) -> [u32; 2] {
        [self.start, self.entries]
    }
}

/// A direction; or two of them, the larger one first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key(pub u32, pub u32);

impl Key {
    /// One direction.
    pub const fn of(direction: u32) -> Self {
        Self(direction, 0)
    }
}

/// The words, and how far they are written.
#[derive(Debug)]
pub struct Lists<'w> {
    words: &'w mut [u32],
    used: u32,
    /// Nodes at the other end.
    watched: u32,
    /// Whether there was no room for something.
    full: bool,
}

impl<'w> Lists<'w> {
    /// Nothing yet, in these words.
    pub fn new(words: &'w mut [u32]) -> Self {
        Self { words, used: 0, watched: 0, full: false }
    }

    /// Whether there was no room for something.
    pub const fn is_full(&self) -> bool {
        self.full
    }

    /// Takes everything away.
    pub fn clear(&mut self) {
        (self.used, self.watched) = (0, 0);
    }

    fn room(&mut self, words: u32) -> bool {
        let enough = u64::from(self.used) + u64::from(self.watched) + u64::from(words) <= self.words.len() as u64;
        self.full |= !enough;
        enough
    }

    /// A row that begins behind all others.
    pub const fn begin(&self) -> Row {
        Row { start: self.used, entries: 0 }
    }

    /// Adds an entry to the row that begins last.
    pub fn push(&mut self, row: &mut Row, Key(i, j): Key, node: Node) {
        if !self.room(ENTRY) {
            return;
        }
        for word in [i, j, node] {
            if let Some(place) = self.words.get_mut(self.used as usize) {
                *place = word;
            }
            self.used += 1;
        }
        row.entries += 1;
    }

    /// Entry `k` of a row.
    pub fn entry(&self, row: Row, k: u32) -> Option<(Key, Node)> {
        if k >= row.entries {
            return None;
        }
        let at = (row.start + ENTRY * k) as usize;
        let words = self.words.get(at..)?.first_chunk::<3>()?;
        let [i, j, node] = *words;
        Some((Key(i, j & !TAKEN), node))
    }

    /// Copies of rows; those of `row(k)` are told by entry `k` of the result, as its key.
    pub fn copies(&mut self, count: usize, row: impl Fn(usize) -> Row) -> Row {
        let mut start = self.used;
        for k in 0..count {
            let (from, mut copy) = (row(k), self.begin());
            for entry in 0..from.entries {
                if let Some((key, node)) = self.entry(from, entry) {
                    self.push(&mut copy, key, node);
                }
            }
        }
        let mut index = self.begin();
        for k in 0..count {
            let entries = row(k).entries;
            self.push(&mut index, Key(start, entries), 0);
            start += ENTRY * entries;
        }
        index
    }

    /// The node of a key in a row, from now on an entry that was taken.
    pub fn take(&mut self, row: Row, key: Key) -> Option<Node> {
        let k = self.first_not_below(row, key);
        let (_, node) = self.entry(row, k).filter(|(found, _)| *found == key)?;
        let at = (row.start + ENTRY * k) as usize + 1;
        self.words.get_mut(at).into_iter().for_each(|word| *word |= TAKEN);
        Some(node)
    }

    /// The first key of a row whose entry was not taken.
    pub fn left(&self, row: Row) -> Option<Key> {
        let taken = |k: u32| self.words.get((row.start + ENTRY * k) as usize + 1).is_some_and(|word| word & TAKEN != 0);
        let k = (0..row.entries).find(|k| !taken(*k))?;
        self.entry(row, k).map(|(key, _)| key)
    }

    /// The node of a key in a row.
    pub fn find(&self, row: Row, key: Key) -> Option<Node> {
        let k = self.first_not_below(row, key);
        self.entry(row, k).filter(|(found, _)| *found == key).map(|(_, node)| node)
    }

    /// The first entry of a row whose key is not below `key`, or how many there are.
    pub fn first_not_below(&self, row: Row, key: Key) -> u32 {
        let (mut low, mut high) = (0, row.entries);
        while low < high {
            let middle = low + (high - low) / 2;
            if self.entry(row, middle).is_some_and(|(found, _)| found < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Notes a node that has to be looked at later.
    pub fn watch(&mut self, node: Node) {
        if self.room(1) {
            self.watched += 1;
            let at = self.words.len() - self.watched as usize;
            if let Some(place) = self.words.get_mut(at) {
                *place = node;
            }
        }
    }

    /// Notes that there was no room for something.
    pub const fn fill(&mut self) {
        self.full = true;
    }

    /// The nodes that were noted, the last one first, and the words between them and the rows.
    pub fn watched(&mut self) -> (&mut [u32], &mut [u32]) {
        let at = self.words.len().saturating_sub(self.watched as usize);
        let (rest, watched) = self.words.split_at_mut_checked(at).unwrap_or_default();
        (watched, rest.get_mut(self.used as usize..).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_as_they_were_written_and_what_has_no_room_is_told() {
        let mut words = [0; 10];
        let mut lists = Lists::new(&mut words);
        let mut first = lists.begin();
        lists.push(&mut first, Key::of(2), 7);
        lists.push(&mut first, Key(5, 1), 9);
        lists.watch(11);
        assert_eq!((lists.find(first, Key(5, 1)), lists.find(first, Key::of(3)), first.words()[1]), (Some(9), None, 2));
        assert_eq!(lists.first_not_below(first, Key::of(3)), 1);
        assert_eq!(lists.watched(), (&mut [11][..], &mut [0; 3][..]));
        let mut second = lists.begin();
        lists.push(&mut second, Key::of(0), 1);
        assert!(!lists.is_full());
        lists.watch(12);
        assert!(lists.is_full());
        assert_eq!(lists.entry(first, 0), Some((Key::of(2), 7)));
        assert_eq!(lists.entry(second, 1), None);
        assert_eq!((lists.take(first, Key(5, 1)), lists.left(first)), (Some(9), Some(Key::of(2))));
        assert_eq!((lists.take(first, Key::of(2)), lists.left(first)), (Some(7), None));
        assert_eq!(lists.find(first, Key(5, 1)), Some(9));
    }
}
