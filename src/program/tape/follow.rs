//! A tape as what an evaluation tells its operations to.
//! Does not know how entries are kept.

use super::{HOLDS, ITEM_WORDS, Tape, head};
use crate::program::code::{BRANCH, CONSTANT, Code, ITEM, is_guard};
use crate::program::recorder::{At, INPUT, Node, Recorder};
use crate::program::rules::{self, Nodes, Simplified};

impl Nodes for Tape<'_> {
    fn code(&self, node: Node) -> Code {
        self.code(node)
    }

    fn parameter(&self, node: Node) -> u64 {
        self.parameter(node)
    }

    fn argument(&self, node: Node, k: u32) -> Node {
        self.argument(node, k)
    }

    fn is_single(&self) -> bool {
        self.state.single
    }

    fn only_values(&self) -> bool {
        self.state.values
    }
}

impl Tape<'_> {
    /// The first of the nodes of an operation of `count` nodes with several results, which [`item`](Recorder::item) tells.
    pub fn several(
        &mut self,
        (code, parameter): (Code, u64),
        results: usize,
        count: usize,
        argument: &dyn Fn(usize) -> Node,
        at: At,
    ) -> Node {
        let (node, new) = self.enter(code, parameter, count, argument, at);
        let first = self.next(node);
        if new {
            // Without room for the last of them none is an entry that may be asked about.
            let last = (0..results).map(|k| self.append(ITEM, k as u64, 1, &|_| node, at)).last();
            if last.is_none_or(|last| last >= INPUT) {
                return INPUT;
            }
        } else if self.state.following && self.state.cursor == first {
            self.state.cursor = first + ITEM_WORDS * results as u32;
        }
        first
    }

    /// The node of an operation of two, if the function has passed it.
    pub fn known(&self, code: Code, [a, b]: [Node; 2]) -> Option<Node> {
        match rules::simplify(self, code, 0, 2, &|k| if k == 0 { a } else { b }) {
            Simplified::Node(node) => Some(node),
            Simplified::Operation { code, parameter, count, arguments } => {
                let argument = |k: usize| arguments.get(k).copied().unwrap_or(0);
                self.look(code, parameter, count, &argument, |at| self.passed(at))
            }
            Simplified::No => None,
        }
    }

    /// Whether the entry at `at` is a result of the one at `of`.
    pub(in crate::program) fn is_item(&self, at: Node, of: Node) -> bool {
        self.code(at) == ITEM && self.argument(at, 0) == of
    }

    /// Whether the results of an entry are entries of their own, which follow it.
    pub(in crate::program) fn is_several(&self, at: Node) -> bool {
        let next = self.next(at);
        next < self.state.used && self.is_item(next, at)
    }
}

impl Recorder for Tape<'_> {
    fn constant(&mut self, bits: u64) -> Node {
        self.enter(CONSTANT, bits, 0, &|_| 0, At { count: 0, mark: None }).0
    }

    fn operation(&mut self, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node, at: At) -> Node {
        match rules::simplify(self, code, parameter, count, argument) {
            Simplified::Node(node) => node,
            Simplified::Operation { code, parameter, count, arguments } => {
                let argument = |k: usize| arguments.get(k).copied().unwrap_or(0);
                self.enter(code, parameter, count, &argument, at).0
            }
            Simplified::No => self.enter(code, parameter, count, argument, at).0,
        }
    }

    fn spread(&mut self, code: Code, count: usize, argument: &dyn Fn(usize) -> Node, at: At) -> Node {
        self.several((code, 0), count, count, argument, at)
    }

    fn item(&self, first: Node, k: usize) -> Node {
        first.saturating_add((k as u32).saturating_mul(ITEM_WORDS))
    }

    fn guard(&mut self, code: Code, parameter: u64, arguments: &[Node], holds: bool, at: At) {
        debug_assert!(is_guard(code));
        let argument = |k: usize| arguments.get(k).copied().unwrap_or(0);
        let expected = self.state.cursor;
        let following = self.state.following;
        let (node, new) = self.enter(code, parameter, arguments.len(), &argument, at);
        if new {
            if holds && node < INPUT {
                self.put(node, self.word(node) | HOLDS);
            }
            return;
        }
        // A question that was asked before on this path has its answer.
        if !following || node != expected || self.state.error.is_some() || self.holds(node) == holds {
            return;
        }
        let branch = self.link(node);
        if branch != 0 {
            self.state.branch = branch;
            self.state.cursor = self.next(branch);
            return;
        }
        self.state.following = false;
        let parent = self.state.branch;
        let branch = self.append(BRANCH, 0, 1, &|_| parent, at);
        if branch < INPUT {
            self.put(branch + head::LINK, node);
            self.put(node + head::LINK, branch);
            self.state.before.1 = node;
            self.state.branch = branch;
        }
    }
}
