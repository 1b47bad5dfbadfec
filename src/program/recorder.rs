//! What an evaluation tells whoever records it.
//! Does not know who that is.

use super::code::Code;

/// A node: what an operation made, or an input. 0 is none: a number that depends on nothing.
pub type Node = u32;

/// The nodes of inputs begin here, by element.
pub const INPUT: Node = 1 << 31;

/// Where in a pass an operation stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// Which operation of the pass.
    pub count: usize,
    /// The label set last.
    pub mark: Option<i32>,
}

/// Who keeps the operations of an evaluation.
pub trait Recorder {
    /// The node of a plain real, given as bits.
    fn constant(&mut self, bits: u64) -> Node;

    /// The node of an operation on `count` nodes.
    fn operation(&mut self, code: Code, parameter: u64, count: usize, argument: &dyn Fn(usize) -> Node, at: At) -> Node;

    /// The first of the nodes of a function of `count` nodes to as many: [`item`](Self::item) tells the others.
    fn spread(&mut self, code: Code, count: usize, argument: &dyn Fn(usize) -> Node, at: At) -> Node;

    /// Result `k` of such a function.
    fn item(&self, first: Node, k: usize) -> Node;

    /// A question that the function asked, and its answer.
    fn guard(&mut self, code: Code, parameter: u64, arguments: &[Node], holds: bool, at: At);
}
