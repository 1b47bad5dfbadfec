//! How long each node of a tape is needed, and which of them are only terms of a sum.
//! Does not know what a program looks like.
//!
//! What is known of an entry stands in the words beside it.

use super::code::{
    ADD, ADD_C, BRANCH, CHAIN, CHAIN2, Code, END, Kind, MOST_REALS, MOST_TERMS, MUL, MUL_C, NORMAL, PARAMETER, SUB, SUB_C, Term,
    UNIFORM, is_call, is_guard,
};
use super::recorder::{INPUT, Node};
use super::tape::{HEAD, START, Tape};

/// The words beside an entry.
mod beside {
    /// How often it is used.
    pub const USES: u32 = 0;
    /// The sum that it is a term of, or 0.
    pub const SUM: u32 = 1;
    /// Where it is used last, on the path being built.
    pub const LAST: u32 = 2;
    /// Its slot, from 1.
    pub const SLOT: u32 = 3;
    /// The entry before it.
    pub const BEFORE: u32 = 4;
    /// The branch that it belongs to.
    pub const BRANCH: u32 = 5;
    /// Whether its instruction has been written already, or the number of a guard.
    pub const NOTE: u32 = 6;
}
const _: () = assert!(beside::NOTE < HEAD);

impl Tape<'_> {
    fn beside(&self, at: Node, what: u32) -> u32 {
        self.work.get((at + what) as usize).copied().unwrap_or(0)
    }

    fn set_beside(&mut self, at: Node, what: u32, word: u32) {
        if let Some(place) = self.work.get_mut((at + what) as usize) {
            *place = word;
        }
    }

    /// Whether an entry becomes an instruction of its own.
    pub(super) fn is_needed(&self, at: Node) -> bool {
        self.beside(at, beside::USES) > 0 && self.beside(at, beside::SUM) == 0
    }

    /// Whether an entry is a term of the sum at `sum`, or of one that is.
    fn is_part(&self, at: Node, sum: Node) -> bool {
        at < INPUT && self.beside(at, beside::SUM) == sum
    }

    /// The branch that entry `at` belongs to.
    pub(super) fn branch_of(&self, at: Node) -> u32 {
        self.beside(at, beside::BRANCH)
    }

    /// The slot of a node, from 1; 0 if it has none yet.
    pub(super) fn slot(&self, at: Node) -> u32 {
        if at >= INPUT { at - INPUT + 1 } else { self.beside(at, beside::SLOT) }
    }

    pub(super) fn set_slot(&mut self, at: Node, slot: u32) {
        self.set_beside(at, beside::SLOT, slot);
    }

    /// Where it is used last.
    pub(super) fn last_use(&self, at: Node) -> u32 {
        self.beside(at, beside::LAST)
    }

    /// What is noted at an entry.
    pub(super) fn note(&self, at: Node) -> u32 {
        self.beside(at, beside::NOTE)
    }

    pub(super) fn set_note(&mut self, at: Node, note: u32) {
        self.set_beside(at, beside::NOTE, note);
    }

    /// Finds what is needed, and what is part of a sum.
    pub(super) fn study(&mut self) {
        let used = self.state.used as usize;
        if let Some(used) = self.work.get_mut(..used) {
            used.fill(0);
        }
        let (mut at, mut before, mut branch) = (START, 0, 0);
        while at < self.state.used {
            if self.code(at) == BRANCH {
                branch = at;
            }
            self.set_beside(at, beside::BEFORE, before);
            self.set_beside(at, beside::BRANCH, branch);
            before = at;
            at = self.next(at);
        }
        let last = before;
        while before != 0 {
            let at = before;
            let code = self.code(at);
            // What nothing needs still fails: a draw where draws are forbidden, a rule by its own code, a parameter that is not there.
            let always = matches!(code, END | UNIFORM | NORMAL | PARAMETER) || is_call(code) || is_guard(code);
            if always || self.beside(at, beside::USES) > 0 {
                if always && code != END {
                    self.use_once(at);
                }
                for k in 0..self.operands(at) {
                    self.use_once(self.argument(at, k));
                }
            }
            before = self.beside(at, beside::BEFORE);
        }
        let mut at = last;
        while at != 0 {
            if self.is_needed(at) && adds(self.code(at)) {
                self.gather(at);
            }
            at = self.beside(at, beside::BEFORE);
        }
    }

    /// How many arguments of an entry are numbers that its instruction reads: of supplied derivatives the rest are plain reals.
    pub(super) fn operands(&self, at: Node) -> u32 {
        match self.code(at) {
            BRANCH => 0,
            CHAIN => 1,
            CHAIN2 => 2,
            _ => self.arguments(at),
        }
    }

    fn use_once(&mut self, at: Node) {
        if at < INPUT {
            let uses = self.beside(at, beside::USES);
            self.set_beside(at, beside::USES, uses.saturating_add(1));
        }
    }

    /// Whether the one use of `at` is in the sum at `sum`, which is carried out wherever `at` is.
    fn is_free_for(&self, at: Node, sum: Node) -> bool {
        at < INPUT && self.beside(at, beside::USES) == 1 && self.branch_of(at) == self.branch_of(sum)
    }

    /// Takes the sums that the one at `sum` begins with, and the products they add, into it.
    fn gather(&mut self, sum: Node) {
        let (mut at, mut terms, mut reals) = (sum, 2, u32::from(self.arguments(sum) == 1));
        loop {
            let chain = self.chain(at, |tape, inner| {
                let room = terms < MOST_TERMS && (reals < MOST_REALS || tape.arguments(inner) == 2);
                room && tape.is_free_for(inner, sum)
            });
            // Counted before the terms are, so that there is room for it.
            reals += chain.map_or(0, |inner| u32::from(self.arguments(inner) == 1));
            for k in 0..self.arguments(at) {
                let term = self.argument(at, k);
                let code = self.code(term);
                let taken = code == MUL || code == MUL_C && reals < MOST_REALS;
                if taken && Some(term) != chain && self.is_free_for(term, sum) {
                    reals += u32::from(code == MUL_C);
                    self.set_beside(term, beside::SUM, sum);
                }
            }
            let Some(inner) = chain else { return };
            terms += 1;
            self.set_beside(inner, beside::SUM, sum);
            at = inner;
        }
    }

    /// Which argument of the sum or difference at `at` is itself one that `may` be its beginning.
    fn chain(&self, at: Node, may: impl Fn(&Self, Node) -> bool) -> Option<Node> {
        let begins = |node: &Node| adds(self.code(*node)) && may(self, *node);
        let [a, b] = [0, 1].map(|k| (k < self.arguments(at)).then(|| self.argument(at, k)));
        // a + b is b + a.
        a.filter(begins).or_else(|| b.filter(|b| self.code(at) == ADD && a != Some(*b)).filter(begins))
    }

    /// Shows the terms of the sum at `sum` to `f`, the first one first: the node, whose factors are meant if it is a product; what it is; and the entry
    /// whose step adds it (of the first that of the next), which is the node of a plain real.
    pub(super) fn terms(&self, sum: Node, mut f: impl FnMut(Node, Term, Node)) {
        let mut chain = [0; MOST_TERMS as usize];
        let mut length = 0;
        let mut at = sum;
        loop {
            if let Some(place) = chain.get_mut(length) {
                *place = at;
                length += 1;
            }
            match self.chain(at, |tape, inner| tape.is_part(inner, sum)) {
                Some(inner) => at = inner,
                None => break,
            }
        }
        let mut inner = None;
        for at in chain.iter().take(length).rev().copied() {
            let code = self.code(at);
            let mut show = |node: Node, minus: bool| {
                let kind = match self.code(node) {
                    _ if node == at => Kind::Real,
                    MUL if self.is_part(node, sum) => Kind::Product,
                    MUL_C if self.is_part(node, sum) => Kind::Scaled,
                    _ => Kind::One,
                };
                f(node, Term { kind, minus }, at);
            };
            let a = self.argument(at, 0);
            let b = if self.arguments(at) == 1 { at } else { self.argument(at, 1) };
            if inner.is_none() {
                show(a, false);
            }
            show(if inner == Some(b) { a } else { b }, matches!(code, SUB | SUB_C));
            inner = Some(at);
        }
    }

    /// Whether the entry at `at` is a sum with parts.
    pub(super) fn is_sum(&self, at: Node) -> bool {
        adds(self.code(at)) && (0..self.arguments(at)).any(|k| self.is_part(self.argument(at, k), at))
    }

    /// Finds where each node is used last by the branch at `branch` (0: the first path) and those that leave it: there at the guard where they do.
    pub(super) fn find_last_uses(&mut self, branch: u32) {
        let mut at = if branch == 0 { START } else { branch };
        let mut anchor = None;
        let mut inside = branch;
        while at < self.state.used {
            let code = self.code(at);
            if at != branch && code == BRANCH {
                inside = at;
                anchor = self.leaves(at, branch);
            }
            let own = inside == branch;
            if own || anchor.is_some() {
                let sum = self.beside(at, beside::SUM);
                let place = anchor.unwrap_or(if sum == 0 { at } else { sum });
                if code == END || self.beside(at, beside::USES) > 0 {
                    for k in 0..self.operands(at) {
                        self.used_at(self.argument(at, k), place);
                    }
                }
            }
            at = self.next(at);
        }
    }

    fn used_at(&mut self, node: Node, place: u32) {
        if node < INPUT && self.beside(node, beside::LAST) < place {
            self.set_beside(node, beside::LAST, place);
        }
    }

    /// The guard at which the branch at `inner`, or one it comes from, leaves the branch at `branch`.
    fn leaves(&self, inner: u32, branch: u32) -> Option<u32> {
        let mut inner = inner;
        while inner != 0 {
            if self.parent(inner) == branch {
                return Some(self.link(inner));
            }
            inner = self.parent(inner);
        }
        None
    }
}

/// Whether an operation adds or subtracts.
fn adds(code: Code) -> bool {
    matches!(code, ADD | SUB | ADD_C | SUB_C)
}
