//! The instructions of a program along one of its paths.
//! Does not know what they do.

use super::bytes::Program;
use super::code::{ALL_FINITE, BRANCH, END, Instruction, STRONG, is_guard};

impl<'a> Program<'a> {
    /// All instructions, those of every path.
    pub fn instructions(&self) -> impl Iterator<Item = Instruction<'a>> + use<'a> {
        let code = self.code();
        let mut at = 0;
        core::iter::from_fn(move || {
            let (instruction, next) = Instruction::read(code, at)?;
            at = next;
            Some(instruction)
        })
    }

    /// Whether it has instructions that only derivatives have, whose own derivatives nobody knows.
    pub fn is_derivative(&self) -> bool {
        self.instructions().any(|instruction| matches!(instruction.code, ALL_FINITE | STRONG..))
    }

    /// The instructions of path `path`, in order, its end the last.
    pub fn path(&self, path: u32) -> Path<'a> {
        Path { program: *self, last: self.last_way(path), next: Some(0), turned: false }
    }

    /// Where the way begins that the instruction at `at` is on: that of the first path, or another answer of a guard.
    fn way_of(&self, at: u32) -> u32 {
        let others = (0..self.guards()).map(|guard| self.guard(guard)[1]);
        others.filter(|other| *other <= at).max().unwrap_or(0)
    }

    /// Where the last way of a path begins: there are as many others as there are paths after the first, in the same order.
    pub(crate) fn last_way(&self, path: u32) -> u32 {
        let Some(nth) = path.checked_sub(1) else { return 0 };
        let others = || (0..self.guards()).map(|guard| self.guard(guard)[1]).filter(|other| *other != 0);
        others().find(|other| others().filter(|before| before < other).count() == nth as usize).unwrap_or(0)
    }

    /// Whether the path whose last way begins at `last` goes on at `other`, the other answer of a guard.
    fn takes(&self, last: u32, other: u32) -> bool {
        let mut way = last;
        while way != 0 {
            if way == other {
                return true;
            }
            // It begins with the guard that it belongs to.
            let guard = Instruction::read(self.code(), way).map(|(branch, _)| branch.last());
            way = guard.map_or(0, |guard| self.way_of(self.guard(guard)[0]));
        }
        false
    }
}

/// See [`Program::path`].
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    program: Program<'a>,
    /// Where its last way begins.
    last: u32,
    next: Option<u32>,
    /// Whether the guard that was shown last has its other answer here.
    turned: bool,
}

impl Path<'_> {
    /// The answer, on this path, of the guard that was shown last, which says `guard`.
    pub fn answer(&self, guard: &Instruction<'_>) -> bool {
        (guard.last() & 1 != 0) != self.turned
    }
}

impl<'a> Iterator for Path<'a> {
    type Item = Instruction<'a>;

    fn next(&mut self) -> Option<Instruction<'a>> {
        let (instruction, next) = Instruction::read(self.program.code(), self.next?)?;
        self.next = match instruction.code {
            END => None,
            code if is_guard(code) => {
                let [_, other] = self.program.guard(instruction.last() >> 1);
                self.turned = other != 0 && self.program.takes(self.last, other);
                Some(if self.turned { other } else { next })
            }
            _ => Some(next),
        };
        if instruction.code == BRANCH { self.next() } else { Some(instruction) }
    }
}
