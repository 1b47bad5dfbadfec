//! A finished program: constant words that mean the same wherever they lie, and a view of them.
//! Does not know what instructions do.
//!
//! A head of [`HEAD`] words; lengths of inputs, outputs and aux blocks; two words for each guard, where it stands and where its other answer leads; the code;
//! three words for each step, where it stands, which operation of the function it was, and the label there.

use crate::checksum::checksum;
use crate::shape::Shape;

/// Words of the head.
pub const HEAD: u32 = 24;
/// "jfp1", the first word.
pub const MAGIC: u32 = u32::from_le_bytes(*b"jfp1");
/// Of the format.
pub const VERSION: u32 = 1;

/// The words of the head.
pub mod word {
    pub const MAGIC: u32 = 0;
    pub const VERSION: u32 = 1;
    pub const CHECKSUM: u32 = 2;
    pub const WORDS: u32 = 3;
    /// Bytes of a real.
    pub const REAL: u32 = 4;
    /// The highest numbers of operations and of functions over arrays that were known.
    pub const OPERATIONS: u32 = 5;
    pub const ARRAYS: u32 = 6;
    pub const INPUTS: u32 = 7;
    pub const OUTPUTS: u32 = 8;
    pub const AUX: u32 = 9;
    pub const ELEMENTS_IN: u32 = 10;
    pub const ELEMENTS_OUT: u32 = 11;
    /// Slots, spare ones included.
    pub const SLOTS: u32 = 12;
    /// The first spare slot.
    pub const SPARE: u32 = 13;
    pub const GUARDS: u32 = 14;
    pub const PATHS: u32 = 15;
    pub const CODE: u32 = 16;
    pub const STEPS: u32 = 17;
}

/// A program that was found to be one.
#[derive(Clone, Copy, Debug)]
pub struct Program<'a> {
    words: &'a [u32],
}

impl<'a> Program<'a> {
    /// The program in these words, which [`open`](super::open) has found to be one.
    pub(crate) const fn of(words: &'a [u32]) -> Self {
        Self { words }
    }

    fn word(&self, k: u32) -> u32 {
        self.words.get(k as usize).copied().unwrap_or(0)
    }

    fn part(&self, start: u32, words: u32) -> &'a [u32] {
        let start = start as usize;
        self.words.get(start..start.saturating_add(words as usize)).unwrap_or(&[])
    }

    /// All its words.
    pub const fn words(&self) -> &'a [u32] {
        self.words
    }

    /// Whether it computes in single precision.
    pub fn is_single(&self) -> bool {
        self.word(word::REAL) == 4
    }

    /// Lengths of inputs, outputs and aux blocks, in this order.
    pub fn lengths(&self) -> [&'a [u32]; 3] {
        let [n_in, n_out, n_aux] = [word::INPUTS, word::OUTPUTS, word::AUX].map(|k| self.word(k));
        [self.part(HEAD, n_in), self.part(HEAD + n_in, n_out), self.part(HEAD + n_in + n_out, n_aux)]
    }

    /// Whether it is of functions of that shape.
    pub fn fits(&self, shape: Shape<'_>) -> bool {
        let same = |own: &[u32], other: &[usize]| own.iter().map(|len| *len as usize).eq(other.iter().copied());
        let [inputs, outputs, aux] = self.lengths();
        same(inputs, shape.in_len) && same(outputs, shape.out_len) && same(aux, shape.aux_len)
    }

    /// Elements of all inputs: the first slots.
    pub fn inputs(&self) -> usize {
        self.word(word::ELEMENTS_IN) as usize
    }

    /// Elements of all outputs and aux blocks.
    pub fn outputs(&self) -> usize {
        self.word(word::ELEMENTS_OUT) as usize
    }

    /// Elements of all outputs without aux blocks: rows of its Jacobian.
    pub fn rows(&self) -> usize {
        let [_, outputs, _] = self.lengths();
        outputs.iter().map(|len| *len as usize).sum()
    }

    /// Slots that it needs.
    pub fn slots(&self) -> usize {
        self.word(word::SLOTS) as usize
    }

    /// Numbers that a context or a workspace needs for it: its slots, and never less than one for every element, as for any function.
    pub fn numbers(&self) -> usize {
        self.slots().max(self.inputs().saturating_add(self.outputs()))
    }

    /// The first of the slots that steps of an instruction may use: from there to the last.
    pub fn spare(&self) -> u32 {
        self.word(word::SPARE)
    }

    /// How many paths it has.
    pub fn paths(&self) -> u32 {
        self.word(word::PATHS)
    }

    /// How many guards.
    pub fn guards(&self) -> u32 {
        self.word(word::GUARDS)
    }

    fn guards_at(&self) -> u32 {
        HEAD + self.word(word::INPUTS) + self.word(word::OUTPUTS) + self.word(word::AUX)
    }

    /// Where guard `k` stands, and where its other answer leads; 0 for nowhere.
    #[inline]
    pub fn guard(&self, k: u32) -> [u32; 2] {
        let at = self.guards_at().saturating_add(k.saturating_mul(2));
        [self.word(at), self.word(at.saturating_add(1))]
    }

    /// Its checksum.
    pub fn checksum(&self) -> u32 {
        self.word(word::CHECKSUM)
    }

    /// Its code.
    #[inline]
    pub fn code(&self) -> &'a [u32] {
        self.part(self.guards_at() + 2 * self.guards(), self.word(word::CODE))
    }

    /// Which operation of the function the step at `at` in the code was, and its label.
    pub fn place(&self, at: u32) -> (usize, Option<i32>) {
        let start = self.guards_at() + 2 * self.guards() + self.word(word::CODE);
        let step = |k: u32| start.saturating_add(k.saturating_mul(3));
        let (mut low, mut high) = (0, self.word(word::STEPS));
        while low < high {
            let middle = low + (high - low) / 2;
            if self.word(step(middle)) < at {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if low >= self.word(word::STEPS) || self.word(step(low)) != at {
            return (0, None);
        }
        let count = self.word(step(low) + 1);
        let mark = (count >> 31 != 0).then(|| self.word(step(low) + 2).cast_signed());
        ((count & (u32::MAX >> 1)) as usize, mark)
    }
}

/// The bytes of a program whose first words these are, by what it tells.
pub const fn bytes_of(first: [u32; 4]) -> usize {
    if first[0] == MAGIC { (first[3] as usize).saturating_mul(4) } else { size_of::<[u32; 4]>() }
}

/// The checksum of a program: as if its own were 0.
pub fn checksum_of(words: &[u32]) -> u32 {
    checksum(words.iter().enumerate().map(|(k, word)| if k == word::CHECKSUM as usize { 0 } else { *word }))
}

/// The words that these bytes are, for programs that are compiled in: `static PROGRAM: [u32; 100] = words_of(include_bytes!("arm.jfp"))` has no copy at run
/// time. All 0, which is no program, unless there are exactly four bytes for each word.
pub const fn words_of<const WORDS: usize>(bytes: &[u8]) -> [u32; WORDS] {
    let mut words = [0; WORDS];
    let (found, rest) = bytes.as_chunks::<4>();
    if found.len() != WORDS || !rest.is_empty() {
        return words;
    }
    let mut k = 0;
    while k < WORDS {
        words[k] = u32::from_le_bytes(found[k]);
        k += 1;
    }
    words
}
