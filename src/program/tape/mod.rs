//! What a function did, kept in memory of the caller: a tape of entries in the order of its operations, equal ones once. Each other way through its
//! guards is a branch behind what was there before.
//! Does not know who tells, nor what becomes of it.
//!
//! An entry is a head of [`HEAD`] words and its arguments. The tape is followed while a function does again what it did before, and grows from the first
//! guard whose answer is new.

mod follow;
mod lend;
mod watch;

use super::code::{BRANCH, Code, END, ITEM};
use super::recorder::{At, INPUT, Node};
use crate::error::Error;

/// Words of an entry before its arguments.
pub const HEAD: u32 = 8;
/// Words of the entry of one result of a function over arrays.
const ITEM_WORDS: u32 = HEAD + 1;
/// Where the first entry stands: 0 is no node.
pub const START: u32 = 1;

/// The words of a head.
mod head {
    /// The code, and flags.
    pub const CODE: u32 = 0;
    /// How many arguments.
    pub const ARGUMENTS: u32 = 1;
    /// The entry of the same hash before this one.
    pub const NEXT: u32 = 2;
    /// Which operation of the pass.
    pub const COUNT: u32 = 3;
    /// The label set last.
    pub const MARK: u32 = 4;
    /// The parameter, lower and upper half.
    pub const LOW: u32 = 5;
    pub const HIGH: u32 = 6;
    /// Of a guard: the branch of the other answer. Of a branch: its guard.
    pub const LINK: u32 = 7;
}

const MARKED: u32 = 1 << 16;
const HOLDS: u32 = 1 << 17;

/// How a tape stands; it outlives the borrow of its words.
#[derive(Clone, Copy, Debug)]
pub struct State {
    /// Single precision.
    pub single: bool,
    /// Whether values are all that counts, and not their derivatives.
    pub values: bool,
    /// Where the next entry goes.
    pub used: u32,
    /// Paths that are complete.
    pub paths: u32,
    /// Where the entry stands that is expected next, while the tape is followed.
    cursor: u32,
    /// Whether it is.
    following: bool,
    /// The branch that the function is in: where its entry stands, or 0.
    branch: u32,
    /// Words that would have been used, had there been room.
    wanted: u64,
    /// The first thing that went wrong.
    error: Option<Error>,
    /// What was there before the path that is being recorded, to go back to.
    before: (u32, u32),
}

impl State {
    /// Of an empty tape.
    pub const fn new(single: bool) -> Self {
        Self::with(single, false)
    }

    /// Of an empty tape whose derivatives do not count.
    pub const fn of_values(single: bool) -> Self {
        Self::with(single, true)
    }

    const fn with(single: bool, values: bool) -> Self {
        Self {
            single,
            values,
            used: START,
            paths: 0,
            cursor: START,
            following: false,
            branch: 0,
            wanted: START as u64,
            error: None,
            before: (START, 0),
        }
    }
}

/// A tape, with the words that building needs.
#[derive(Debug)]
pub struct Tape<'s> {
    pub(super) state: &'s mut State,
    /// By hash: the last entry of that hash.
    heads: &'s mut [u32],
    /// One bit for each slot of the program.
    pub(super) map: &'s mut [u32],
    entries: &'s mut [u32],
    /// As long as the entries: what building knows of each.
    pub(super) work: &'s mut [u32],
}

/// Words of the parts of a tape that has `entries` words of entries: heads, map, all. Of the first a power of two is used. They grow with the entries
/// evenly, so that what paths need one by one is enough for all of them together.
fn parts(entries: u64) -> [u64; 3] {
    let heads = entries / 16 + 16;
    let map = entries / 256 + 1;
    [heads, map, heads + map + 2 * entries]
}

/// The most words of entries that so many words have room for: exactly, so that what a tape says it needs is enough.
fn room(words: u64) -> u64 {
    let (mut low, mut high) = (0, words / 2);
    while low < high {
        let middle = high - (high - low) / 2;
        if parts(middle)[2] <= words {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    // The two highest bits of a node are not its place.
    low.min(u64::from(INPUT / 2 - 1))
}

impl<'s> Tape<'s> {
    /// The tape in `words`; `state` is what it was when it was made from them last.
    pub fn new(state: &'s mut State, words: &'s mut [u32]) -> Self {
        let entries = room(words.len() as u64);
        let [heads, map, _] = parts(entries);
        let cut = |rest: &'s mut [u32], at: u64| {
            let at = rest.len().min(at as usize);
            rest.split_at_mut(at)
        };
        let (heads, rest) = cut(words, heads);
        let some = heads.len().checked_ilog2().map_or(0, |log2| 1 << log2);
        let heads = heads.get_mut(..some).unwrap_or_default();
        let (map, rest) = cut(rest, map);
        let (entries, rest) = cut(rest, entries);
        let (work, _) = cut(rest, entries.len() as u64);
        Self { state, heads, map, entries, work }
    }

    /// Empties it.
    pub fn clear(&mut self) {
        *self.state = State::with(self.state.single, self.state.values);
        self.heads.fill(0);
        // What is asked about no node reads this.
        self.put(0, 0);
    }

    /// Begins to record a run of the function.
    pub fn begin(&mut self) {
        let state = &mut *self.state;
        state.cursor = START;
        state.following = state.paths > 0;
        state.branch = 0;
        state.error = None;
        state.wanted = u64::from(state.used);
        state.before = (state.used, 0);
    }

    /// Ends the run with these outputs. The number of the path that was found new.
    ///
    /// # Errors
    /// `SamePath` for a known one, `NotRepeatable`, `ScratchTooSmall` with the bytes that would have done; the tape is then as it was before.
    pub fn finish(&mut self, count: usize, output: &dyn Fn(usize) -> Node) -> Result<u32, Error> {
        let path = self.state.paths;
        if self.state.following {
            let at = self.state.cursor;
            if self.code(at) == END && self.is(at, END, self.parameter(at), count, output) {
                return Err(self.state.error.unwrap_or(Error::SamePath { path: self.parameter(at) as usize }));
            }
            self.doubt(At { count: 0, mark: None });
        }
        self.append(END, u64::from(path), count, output, At { count: 0, mark: None });
        let most = self.entries.len() as u64;
        if self.state.wanted > most && self.state.error.is_none() {
            let bytes = |entries: u64| parts(entries)[2].saturating_mul(4).try_into().unwrap_or(usize::MAX);
            self.state.error = Some(Error::ScratchTooSmall { needed: bytes(self.state.wanted), given: bytes(most) });
        }
        if let Some(error) = self.state.error {
            self.give_up();
            return Err(error);
        }
        self.state.paths = path + 1;
        Ok(path)
    }

    /// Takes back what this run has recorded.
    pub fn give_up(&mut self) {
        let (used, guard) = self.state.before;
        self.state.used = used;
        if guard != 0 {
            self.put(guard + head::LINK, 0);
        }
        for k in 0..self.heads.len() {
            let mut last = self.heads.get(k).copied().unwrap_or(0);
            while last >= used {
                last = self.word(last + head::NEXT);
            }
            if let Some(head) = self.heads.get_mut(k) {
                *head = last;
            }
        }
    }

    fn word(&self, at: u32) -> u32 {
        self.entries.get(at as usize).copied().unwrap_or(0)
    }

    fn put(&mut self, at: u32, word: u32) {
        if let Some(place) = self.entries.get_mut(at as usize) {
            *place = word;
        }
    }

    /// What entry `at` does.
    pub fn code(&self, at: Node) -> Code {
        if at >= INPUT { 0 } else { (self.word(at + head::CODE) & 0xFFF) as Code }
    }

    /// How many arguments it has.
    pub fn arguments(&self, at: Node) -> u32 {
        self.word(at + head::ARGUMENTS)
    }

    /// Its argument `k`.
    pub fn argument(&self, at: Node, k: u32) -> Node {
        self.word(at + HEAD + k)
    }

    /// Its parameter.
    pub fn parameter(&self, at: Node) -> u64 {
        u64::from(self.word(at + head::LOW)) | u64::from(self.word(at + head::HIGH)) << 32
    }

    /// Where the function did it.
    pub fn place(&self, at: Node) -> At {
        let mark = self.word(at + head::MARK).cast_signed();
        let marked = self.word(at + head::CODE) & MARKED != 0;
        At { count: self.word(at + head::COUNT) as usize, mark: marked.then_some(mark) }
    }

    /// The answer of a guard.
    pub fn holds(&self, at: Node) -> bool {
        self.word(at + head::CODE) & HOLDS != 0
    }

    /// Of a guard: the branch of the other answer, or 0. Of a branch: its guard.
    pub fn link(&self, at: Node) -> u32 {
        self.word(at + head::LINK)
    }

    /// The entry behind `at`.
    pub fn next(&self, at: Node) -> Node {
        at.saturating_add(HEAD).saturating_add(self.arguments(at))
    }

    /// The branch that the branch at `at` leaves; 0 for the first path.
    pub fn parent(&self, at: u32) -> u32 {
        self.argument(at, 0)
    }

    fn is(&self, at: Node, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node) -> bool {
        self.code(at) == code
            && self.arguments(at) as usize == count
            && self.parameter(at) == parameter
            && (0..count).all(|k| self.argument(at, k as u32) == argument(k))
    }

    /// Whether the function has passed entry `at` on its way to where it is.
    fn passed(&self, at: Node) -> bool {
        let (mut branch, mut end) = (self.state.branch, if self.state.following { self.state.cursor } else { self.state.used });
        while branch != 0 {
            if at >= branch {
                return at < end;
            }
            end = self.next(self.link(branch));
            branch = self.parent(branch);
        }
        at < end
    }

    /// The function does something else than before.
    fn doubt(&mut self, at: At) {
        self.state.following = false;
        self.state.error = self.state.error.or(Some(Error::NotRepeatable { count: at.count }));
    }

    fn hash(&self, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node) -> usize {
        // Fowler, Noll and Vo, by words.
        let mix = |hash: u32, word: u32| (hash ^ word).wrapping_mul(0x0100_0193);
        let mut hash = mix(mix(mix(0x811C_9DC5, u32::from(code)), parameter as u32), (parameter >> 32) as u32);
        for k in 0..count {
            hash = mix(hash, argument(k));
        }
        hash ^= hash >> 15;
        hash as usize & self.heads.len().saturating_sub(1)
    }

    /// The newest entry that says the same and that `may` be taken for it.
    pub(super) fn look(
        &self,
        code: Code,
        parameter: u64,
        count: usize,
        argument: &dyn Fn(usize) -> Node,
        may: impl Fn(Node) -> bool,
    ) -> Option<Node> {
        let mut at = self.heads.get(self.hash(code, parameter, count, argument)).copied().unwrap_or(0);
        while at != 0 {
            if may(at) && self.is(at, code, parameter, count, argument) {
                return Some(at);
            }
            at = self.word(at + head::NEXT);
        }
        None
    }

    /// The entry that says the same, if the function has passed it or is about to.
    fn find(&self, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node) -> Option<Node> {
        let expected = |at: Node| self.state.following && at == self.state.cursor;
        self.look(code, parameter, count, argument, |at| expected(at) || self.passed(at))
    }

    /// An entry behind the last; none if there is no room, and how much there should be is counted.
    fn append(&mut self, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node, at: At) -> Node {
        let length = u64::from(HEAD) + count as u64;
        self.state.wanted = self.state.wanted.saturating_add(length);
        if self.state.wanted > self.entries.len() as u64 {
            return INPUT;
        }
        let node = self.state.used;
        self.state.used += length as u32;
        let marked = if at.mark.is_some() { MARKED } else { 0 };
        let words = [
            u32::from(code) | marked,
            count as u32,
            0,
            u32::try_from(at.count).unwrap_or(u32::MAX),
            at.mark.unwrap_or(0).cast_unsigned(),
            parameter as u32,
            (parameter >> 32) as u32,
            0,
        ];
        for (k, word) in (0..).zip(words) {
            self.put(node + k, word);
        }
        for k in 0..count {
            self.put(node + HEAD + k as u32, argument(k));
        }
        if !matches!(code, BRANCH | END | ITEM) {
            let hash = self.hash(code, parameter, count, argument);
            if let Some(head) = self.heads.get_mut(hash) {
                let next = core::mem::replace(head, node);
                self.put(node + head::NEXT, next);
            }
        }
        node
    }

    /// The entry that says the same, or a new one; and whether it is new.
    fn enter(&mut self, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node, at: At) -> (Node, bool) {
        // Where there is no room, arguments are not told apart: so nothing is taken for something else, and all of it is counted.
        let full = self.state.wanted > self.entries.len() as u64;
        if let Some(node) = self.find(code, parameter, count, argument).filter(|_| !full) {
            if self.state.following && node == self.state.cursor {
                self.state.cursor = self.next(node);
            }
            return (node, false);
        }
        if self.state.following {
            self.doubt(at);
        }
        if self.state.error.is_some() {
            return (INPUT, false);
        }
        (self.append(code, parameter, count, argument, at), true)
    }
}
