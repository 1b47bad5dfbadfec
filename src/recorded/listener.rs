//! Who is told by the numbers of a run what is done with them: the tape that they share, and the first thing that cannot be kept.
//! Does not know numbers, but by their nodes and values.

use core::cell::{Cell, RefCell};

use crate::error::Error;
use crate::program::code::Code;
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
    error: Cell<Option<Error>>,
}

impl<'t> Listener<'t> {
    /// Keeps what is told on this tape.
    pub fn new(tape: Tape<'t>) -> Self {
        Self { tape: RefCell::new(tape), count: Cell::new(0), aside: Cell::new(false), error: Cell::new(None) }
    }

    /// Begins a run of the function.
    pub(super) fn begin(&self) {
        self.count.set(0);
        self.error.set(None);
        self.with((), |tape| tape.begin());
    }

    /// Takes back what this run has recorded.
    pub(super) fn give_up(&self) {
        self.with((), |tape| tape.give_up());
    }

    /// Ends the run with these outputs: the number of the path that was found new.
    pub(super) fn finish(&self, count: usize, output: &dyn Fn(usize) -> Node) -> Result<u32, Error> {
        self.with(Err(Error::NotRecordable), |tape| tape.finish(count, output))
    }

    /// What the function did that cannot be recorded, if it did.
    pub(super) fn error(&self) -> Option<Error> {
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
    pub(super) fn node(&self, x: Told) -> Node {
        self.with(INPUT, |tape| node(tape, x))
    }

    /// The node of an operation on these numbers.
    pub(super) fn operation(&self, code: Code, parameter: u64, x: impl Iterator<Item = Told>) -> Node {
        let at = self.counted();
        self.with(INPUT, |tape| {
            let (nodes, count) = nodes(tape, x);
            tape.operation(code, parameter, count, &|k| nodes.get(k).copied().unwrap_or(0), at)
        })
    }

    /// The node of a function of `count` numbers to one.
    pub(super) fn reduction(&self, code: Code, count: usize, x: &dyn Fn(usize) -> Told) -> Node {
        let at = self.counted();
        self.array(count, x, |tape, argument| tape.operation(code, 0, count, argument, at))
    }

    /// The first of the nodes of a function of `count` numbers to as many.
    pub(super) fn spread(&self, code: Code, count: usize, x: &dyn Fn(usize) -> Told) -> Node {
        let at = self.counted();
        self.array(count, x, |tape, argument| tape.spread(code, count, argument, at))
    }

    /// Node `k` of those.
    pub(super) fn item(&self, first: Node, k: usize) -> Node {
        self.with(INPUT, |tape| tape.item(first, k))
    }

    /// A question about these numbers, and its answer.
    pub(super) fn guard(&self, code: Code, parameter: u64, x: impl Iterator<Item = Told>, holds: bool) {
        // It makes no number: it stands before the next that is made.
        let at = At { count: self.count.get().saturating_add(1), mark: None };
        self.with((), |tape| {
            let (nodes, count) = nodes(tape, x);
            tape.guard(code, parameter, nodes.get(..count).unwrap_or(&nodes), holds, at);
        });
    }

    /// The place of an operation that makes a number.
    fn counted(&self) -> At {
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
