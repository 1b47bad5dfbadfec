//! The words of a program as they are written: counted first, then filled.
//! Does not know what is written.

use super::blocks::Blocks;
use super::bytes::{HEAD, MAGIC, VERSION, checksum_of, word};
use super::code::{Code, Head};
use crate::{array, ops};

/// The parts of a program as they are filled; without words they are counted.
pub(super) struct Sheet<'m> {
    words: &'m mut [u32],
    guards_at: u64,
    /// Guards there will be.
    guards_in_all: u64,
    pub(super) guards: u64,
    pub(super) code: u64,
    pub(super) steps_at: u64,
    pub(super) steps: u64,
    pub(super) inputs: u32,
    pub(super) slots: u32,
    pub(super) spare: u32,
}

impl<'m> Sheet<'m> {
    pub(super) fn new(words: &'m mut [u32], shape: &impl Blocks, guards: u64, steps_at: u64) -> Self {
        let inputs = shape.inputs() as u32;
        let guards_at = u64::from(HEAD) + shape.counts().into_iter().sum::<usize>() as u64;
        Self { words, guards_at, guards_in_all: guards, guards: 0, code: 0, steps_at, steps: 0, inputs, slots: inputs, spare: 0 }
    }

    pub(super) fn code_at(&self) -> u64 {
        self.guards_at + 2 * self.guards_in_all.max(self.guards)
    }

    pub(super) fn put(&mut self, at: u64, word: u32) {
        if let Some(place) = self.words.get_mut(at as usize) {
            *place = word;
        }
    }

    pub(super) fn push(&mut self, word: u32) {
        self.put(self.code_at() + self.code, word);
        self.code += 1;
    }

    /// Where the next instruction stands in the code.
    pub(super) fn here(&self) -> u32 {
        self.code as u32
    }

    pub(super) fn head(&mut self, code: Code, results: u32, arguments: u32, parameters: u32) {
        let head = Head { code, results, arguments, parameters };
        self.push(head.word());
        for count in [results, arguments] {
            if count >= Head::COUNTED {
                self.push(count);
            }
        }
    }

    /// A guard that stands here: its number.
    pub(super) fn guard(&mut self) -> u32 {
        let number = self.guards;
        self.put(self.guards_at + 2 * number, self.here());
        self.guards += 1;
        number as u32
    }

    /// The other way of a guard begins here.
    pub(super) fn branch(&mut self, guard: u32) {
        self.put(self.guards_at + 2 * u64::from(guard) + 1, self.here());
    }

    pub(super) fn finish(&mut self, shape: &impl Blocks, paths: u32, single: bool) {
        let (counts, outputs) = (shape.counts(), shape.outputs());
        let total = self.steps_at + 3 * self.steps;
        let head = [
            (word::MAGIC, MAGIC),
            (word::VERSION, VERSION),
            (word::WORDS, total as u32),
            (word::REAL, if single { 4 } else { 8 }),
            (word::OPERATIONS, ops::HIGHEST.into()),
            (word::ARRAYS, array::dispatch::HIGHEST.into()),
            (word::INPUTS, counts[0] as u32),
            (word::OUTPUTS, counts[1] as u32),
            (word::AUX, counts[2] as u32),
            (word::ELEMENTS_IN, self.inputs),
            (word::ELEMENTS_OUT, outputs as u32),
            (word::SLOTS, self.slots + self.spare),
            (word::SPARE, self.slots),
            (word::GUARDS, self.guards as u32),
            (word::PATHS, paths),
            (word::CODE, self.code as u32),
            (word::STEPS, self.steps as u32),
        ];
        for (k, word) in head {
            self.put(k.into(), word);
        }
        for k in 0..counts.into_iter().sum() {
            self.put(u64::from(HEAD) + k as u64, shape.length(k) as u32);
        }
        let checksum = checksum_of(self.words);
        self.put(word::CHECKSUM.into(), checksum);
    }
}
