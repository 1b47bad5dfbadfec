//! Who is told by the numbers of a run what is done with them: the tape that they share, and the first thing that cannot be kept.
//! Does not know numbers, but by their nodes and values.

use core::cell::{Cell, RefCell};

use crate::error::Error;
use crate::program::code::{CONSTANT, Code, NEG};
use crate::program::{At, INPUT, Node, Recorder, Tape};

/// What an operation is told with: the node of a number, or the bits of one that depends on nothing.
#[derive(Clone, Copy, Debug)]
pub enum Told {
    /// What made it, or which input it is.
    Node(Node),
    /// A plain real.
    Real(u64),
}

/// Most numbers that an operation is told with, supplied derivatives included.
const MOST: usize = 8;

/// Keeps what the numbers of a run tell it.
///
/// A number of Rust is a value that is copied, without a context: each has a reference to this one, and so the tape is behind cells.
#[derive(Debug)]
pub struct Listener<'t> {
    tape: RefCell<Tape<'t>>,
    /// Operations of the run so far.
    count: Cell<usize>,
    /// Whether nothing is kept nor refused for now: what is carried out are steps of a function over arrays, which is kept as a whole.
    aside: Cell<bool>,
    /// Where the operations stand that are told of, where they are those of a program and not of a run.
    place: Cell<Option<At>>,
    error: Cell<Option<Error>>,
}

impl<'t> Listener<'t> {
    /// Keeps what is told on this tape.
    pub fn new(tape: Tape<'t>) -> Self {
        Self {
            tape: RefCell::new(tape),
            count: Cell::new(0),
            aside: Cell::new(false),
            place: Cell::new(None),
            error: Cell::new(None),
        }
    }

    /// From now on what is told of stands there, and its values are unknown: a question about them is refused.
    pub(crate) fn stand_at(&self, place: At) {
        self.place.set(Some(place));
    }

    /// Begins a run of the function.
    pub(crate) fn begin(&self) {
        self.count.set(0);
        self.error.set(None);
        self.with((), |tape| tape.begin());
    }

    /// Takes back what this run has recorded.
    pub(crate) fn give_up(&self) {
        self.with((), |tape| tape.give_up());
    }

    /// Ends the run with these outputs: the number of the path that was found new.
    pub(crate) fn finish(&self, count: usize, output: &dyn Fn(usize) -> Node) -> Result<u32, Error> {
        self.with(Err(Error::NotRecordable), |tape| tape.finish(count, output))
    }

    /// What the function did that cannot be recorded, if it did.
    pub(crate) fn error(&self) -> Option<Error> {
        self.error.get()
    }

    /// Whether nothing is to be told.
    pub(super) fn is_aside(&self) -> bool {
        self.aside.get()
    }

    /// Carries out steps of which nothing is told.
    pub(super) fn aside<T>(&self, steps: impl FnOnce() -> T) -> T {
        let before = self.aside.replace(true);
        let result = steps();
        self.aside.set(before);
        result
    }

    /// The function did something that cannot be recorded.
    #[cold]
    pub(super) fn refuse(&self) {
        if !self.is_aside() && self.error.get().is_none() {
            self.error.set(Some(Error::NotRecordable));
        }
    }

    /// The node of a number.
    pub(crate) fn node(&self, x: Told) -> Node {
        self.with(INPUT, |tape| node(tape, x))
    }

    /// The node of an operation on these numbers.
    pub(crate) fn operation(&self, code: Code, parameter: u64, x: impl Iterator<Item = Told>) -> Node {
        let at = self.counted();
        self.with(INPUT, |tape| {
            let (nodes, count) = nodes(tape, x);
            tape.operation(code, parameter, count, &|k| nodes.get(k).copied().unwrap_or(0), at)
        })
    }

    /// The node of a function of `count` numbers to one.
    pub(crate) fn reduction(&self, code: Code, count: usize, x: &dyn Fn(usize) -> Told) -> Node {
        let at = self.counted();
        self.array(count, x, |tape, argument| tape.operation(code, 0, count, argument, at))
    }

    /// The first of the nodes of a function of `count` numbers to as many.
    pub(crate) fn spread(&self, code: Code, count: usize, x: &dyn Fn(usize) -> Told) -> Node {
        let at = self.counted();
        self.array(count, x, |tape, argument| tape.spread(code, count, argument, at))
    }

    /// Node `k` of those.
    pub(crate) fn item(&self, first: Node, k: usize) -> Node {
        self.with(INPUT, |tape| tape.item(first, k))
    }

    /// The first of the nodes of an operation on these numbers with several results.
    pub(crate) fn several(&self, (code, parameter): (Code, u64), results: usize, x: impl Iterator<Item = Told>) -> Node {
        let at = self.counted();
        self.with(INPUT, |tape| {
            let (nodes, count) = nodes(tape, x);
            let argument = |k: usize| nodes.get(k).copied().unwrap_or(0);
            match results {
                1 => tape.operation(code, parameter, count, &argument, at),
                _ => tape.several((code, parameter), results, count, &argument, at),
            }
        })
    }

    /// Of a function of `count` numbers, likewise.
    pub(crate) fn several_of_array(
        &self,
        (code, parameter): (Code, u64),
        results: usize,
        count: usize,
        x: &dyn Fn(usize) -> Told,
    ) -> Node {
        let at = self.counted();
        self.array(count, x, |tape, argument| match results {
            1 => tape.operation(code, parameter, count, argument, at),
            _ => tape.several((code, parameter), results, count, argument, at),
        })
    }

    /// Whether a node is that of a plain real, and its bits.
    pub(crate) fn real(&self, node: Node) -> Option<u64> {
        self.with(None, |tape| (tape.code(node) == CONSTANT).then(|| tape.parameter(node)))
    }

    /// What a node is the negative of, if it is one.
    pub(crate) fn negated(&self, node: Node) -> Option<Node> {
        self.with(None, |tape| (tape.code(node) == NEG).then(|| tape.argument(node, 0)))
    }

    /// The tape, for what is no operation.
    pub(crate) fn tape<T>(&self, none: T, f: impl FnOnce(&mut Tape<'t>) -> T) -> T {
        self.with(none, f)
    }

    /// A question about these numbers, and its answer.
    pub(super) fn guard(&self, code: Code, parameter: u64, x: impl Iterator<Item = Told>, holds: bool) {
        if self.place.get().is_some() {
            return self.refuse();
        }
        // It makes no number: it stands before the next that is made.
        let at = At { count: self.count.get().saturating_add(1), mark: None };
        self.with((), |tape| {
            let (nodes, count) = nodes(tape, x);
            tape.guard(code, parameter, nodes.get(..count).unwrap_or(&nodes), holds, at);
        });
    }

    /// The place of an operation that makes a number.
    fn counted(&self) -> At {
        if let Some(place) = self.place.get() {
            return place;
        }
        self.count.set(self.count.get().saturating_add(1));
        At { count: self.count.get(), mark: None }
    }

    /// Tells of a function over an array, whose plain reals have nodes before it has one: there is room for so many in words of the tape alone.
    fn array(
        &self,
        count: usize,
        x: &dyn Fn(usize) -> Told,
        tell: impl FnOnce(&mut Tape<'t>, &dyn Fn(usize) -> Node) -> Node,
    ) -> Node {
        self.with(INPUT, |tape| {
            tape.lend(|tape, nodes| {
                for k in 0..count {
                    let node = node(tape, x(k));
                    nodes.get_mut(k).into_iter().for_each(|place| *place = node);
                }
                tell(tape, &|k| nodes.get(k).copied().unwrap_or(0))
            })
        })
    }

    /// The tape for a while; `none` if it is in use, which it never is, as it does not come back here.
    fn with<T>(&self, none: T, f: impl FnOnce(&mut Tape<'t>) -> T) -> T {
        match self.tape.try_borrow_mut() {
            Ok(mut tape) => f(&mut tape),
            Err(_) => none,
        }
    }
}

fn node(tape: &mut Tape<'_>, x: Told) -> Node {
    match x {
        Told::Node(node) => node,
        Told::Real(bits) => tape.constant(bits),
    }
}

/// The nodes of numbers, and how many there are.
fn nodes(tape: &mut Tape<'_>, x: impl Iterator<Item = Told>) -> ([Node; MOST], usize) {
    let (mut nodes, mut count) = ([0; MOST], 0);
    for (place, x) in nodes.iter_mut().zip(x) {
        *place = node(tape, x);
        count += 1;
    }
    (nodes, count)
}
