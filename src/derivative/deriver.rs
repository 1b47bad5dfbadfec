//! What the derivative of a program is written with: the tape of what it becomes, rows of tangents, and how a slope and a tangent are multiplied.
//! Does not know operations, nor instructions.

use core::cell::{Cell, RefCell};

use super::lists::{Key, Lists, Row};
use super::request::NotFinite;
use crate::error::Error;
use crate::ops::Slope::{self, Factor, One, Zero};
use crate::ops::{Defined, Float};
use crate::program::Node;
use crate::program::code::{BEND, BEND2, Code, STRONG, STRONG_BEND, STRONG_BEND2};
use crate::recorded::{Listener, Recorded, Told};

/// A number whose value is known to the tape alone.
pub type Symbol<'t, F> = Recorded<'t, F>;

/// Writes derivatives.
#[derive(Debug)]
pub struct Deriver<'t> {
    /// Keeps what the derivative is made of.
    pub listener: &'t Listener<'t>,
    /// Asks operations whether their slopes can be written: it keeps nothing.
    pub probe: &'t Listener<'t>,
    lists: RefCell<Lists<'t>>,
    /// Whether second derivatives are wanted.
    pub second: bool,
    /// Whether products are under the rule of strong zero, and slopes NaN outside their domain. Otherwise products are plain; they are right where every
    /// result is finite.
    strict: Cell<bool>,
    /// Whether a product with zero is zero.
    pub(super) assumes: bool,
    error: Cell<Option<Error>>,
    /// What is known of operations: whether their slopes, and their second derivatives, can be written.
    known: RefCell<[u8; KNOWN]>,
}

/// Operations that may be known.
const KNOWN: usize = crate::ops::HIGHEST as usize + 1;

impl<'t> Deriver<'t> {
    /// Writes on the tape of `listener`, with rows in these lists.
    pub fn new(
        listener: &'t Listener<'t>,
        probe: &'t Listener<'t>,
        lists: Lists<'t>,
        second: bool,
        not_finite: NotFinite,
    ) -> Self {
        Self {
            listener,
            probe,
            lists: RefCell::new(lists),
            second,
            strict: Cell::new(false),
            assumes: not_finite == NotFinite::Assumed,
            error: Cell::new(None),
            known: RefCell::new([0; KNOWN]),
        }
    }

    /// From now on products are under the rule of strong zero, or plain.
    pub fn be_strict(&self, strict: bool) {
        self.strict.set(strict);
    }

    /// Whether they are under that rule.
    pub fn is_strict(&self) -> bool {
        self.strict.get()
    }

    /// The first thing that went wrong.
    pub fn fail(&self, error: Error) {
        self.error.set(self.error.get().or(Some(error)));
    }

    /// What went wrong, if something did.
    pub fn error(&self) -> Option<Error> {
        self.error.get().or(self.listener.error())
    }

    /// The rows.
    pub fn lists<T>(&self, none: T, f: impl FnOnce(&mut Lists<'t>) -> T) -> T {
        match self.lists.try_borrow_mut() {
            Ok(mut lists) => f(&mut lists),
            Err(_) => none,
        }
    }

    /// Entry `k` of a row, if there is one.
    pub fn entry(&self, row: Row, k: u32) -> Option<(Key, Node)> {
        self.lists(None, |lists| lists.entry(row, k))
    }

    /// What is known of operation `code`, by a bit of `question` that is asked once.
    pub fn knows(&self, code: Code, question: u8, ask: impl FnOnce() -> bool) -> bool {
        const YES: u8 = 1;
        const ASKED: u8 = 2;
        let Ok(mut known) = self.known.try_borrow_mut() else { return false };
        let Some(place) = known.get_mut(code as usize) else { return false };
        let shift = 2 * question;
        if *place >> shift & ASKED == 0 {
            *place |= (ASKED | if ask() { YES } else { 0 }) << shift;
        }
        *place >> shift & YES != 0
    }

    /// The number that a node makes.
    pub fn symbol<F: Float>(&self, node: Node) -> Symbol<'t, F> {
        Symbol::of_node(node, self.listener)
    }

    /// The node of a number.
    pub fn node<F: Float>(&self, x: Symbol<'t, F>) -> Node {
        self.listener.node(x.told())
    }

    /// The node of a derivative as an output: a zero is positive, unless it may have any sign.
    pub fn output<F: Float>(&self, x: Symbol<'t, F>) -> Node {
        self.node(self.positive_zero(x))
    }

    fn operation<F: Float>(&self, code: Code, x: impl Iterator<Item = Told>) -> Symbol<'t, F> {
        self.symbol(self.listener.operation(code, 0, x))
    }

    /// The operation of two numbers that only derivatives have.
    pub fn two<F: Float>(&self, code: Code, x: [Symbol<'t, F>; 2]) -> Symbol<'t, F> {
        self.operation(code, x.into_iter().map(Symbol::told))
    }

    /// What a slope brings with a tangent that is not known to be zero.
    pub fn product<F: Float>(&self, s: Slope<Symbol<'t, F>>, t: Symbol<'t, F>) -> Option<Symbol<'t, F>> {
        let finite = |x: Symbol<'t, F>| x.real().is_some_and(Float::is_finite);
        let zero = |x: Symbol<'t, F>| x.real().is_some_and(|x| x == <F as Float>::ZERO);
        match s {
            Zero => None,
            _ if self.assumes && zero(t) => None,
            One => Some(t),
            Factor(s) if self.assumes && zero(s) => None,
            Factor(s) if self.is_strict() && !finite(s) && !finite(t) => Some(self.two(STRONG, [s, t])),
            Factor(s) => Some(self.plain_product(s, t)),
        }
    }

    /// What a second derivative brings with products of tangents, of which one may not be there.
    pub fn bend<F: Float>(&self, s: Slope<Symbol<'t, F>>, terms: [Option<[Symbol<'t, F>; 2]>; 2]) -> Option<Symbol<'t, F>> {
        if matches!(s, Zero) {
            return None;
        }
        let [first, second] = match terms {
            [None, None] => return None,
            [None, second] => [second, None],
            terms => terms,
        };
        let first = first?;
        let sum = || {
            let product = |[u, t]: [Symbol<'t, F>; 2]| self.plain_product(u, t);
            second.map_or(product(first), |second| self.plain_sum(product(first), product(second)))
        };
        let small = match s {
            Factor(s) => s.real().is_some_and(|s| s.magnitude() <= <F as Float>::ONE),
            _ => true,
        };
        // Products of seeds are exact; and a factor that makes nothing larger brings nothing back.
        let constant = |[u, t]: [Symbol<'t, F>; 2]| {
            let product = u.real()? * t.real()?;
            (Float::is_finite(product) && product.magnitude() >= <F as Float>::ONE).then_some(product)
        };
        let known = match second {
            Some(second) => constant(first).zip(constant(second)).map(|(first, second)| first + second),
            None => constant(first),
        };
        if known == Some(<F as Float>::ZERO) {
            return None;
        }
        if known.is_some() || small && !self.is_strict() {
            return match s {
                Factor(s) => Some(self.plain_product(s, sum())),
                _ => Some(sum()),
            };
        }
        let codes = if self.is_strict() { [STRONG_BEND, STRONG_BEND2] } else { [BEND, BEND2] };
        let rest = first.into_iter().chain(second.into_iter().flatten());
        let numbers = core::iter::once(s.factor()).chain(rest).map(Symbol::told);
        let [one, two] = codes;
        Some(self.operation(if second.is_some() { two } else { one }, numbers))
    }

    /// Notes that products are plain only as long as this value, of these arguments, is a number.
    pub fn watch<F: Float, const N: usize>(&self, defined: Defined, y: Symbol<'t, F>, x: [Symbol<'t, F>; N]) {
        if self.is_strict() {
            return;
        }
        let note = |x: Symbol<'t, F>| {
            if x.real().is_none_or(Float::is_nan) {
                let node = self.node(x);
                self.lists((), |lists| lists.watch(node));
            }
        };
        note(y);
        let node = self.node(y);
        // Where the value is a number the arguments are.
        if defined == Defined::ByArguments && !self.listener.tape(false, |tape| tape.passes_nan(node)) {
            x.into_iter().for_each(note);
        }
    }

    /// Adds a number to a row, unless it is zero whatever the point.
    pub fn push<F: Float>(&self, row: &mut Row, key: Key, x: Option<Symbol<'t, F>>) {
        let Some(x) = x.filter(|x| x.real() != Some(<F as Float>::ZERO)) else { return };
        let node = self.node(x);
        self.lists((), |lists| lists.push(row, key, node));
    }
}
