//! The kind of number that is recorded: a value, and what made it.
//! Does not know where that is kept.

use core::cmp::Ordering;
use core::fmt;

use super::listener::{Listener, Told};
use crate::array::dispatch;
use crate::error::Error;
use crate::ops::{self, Binary, Float, KnownAs, Number, One, Operation, Ternary, Three, Two, Unary};
use crate::program::code::{ARRAYS, CHAIN, CHAIN2, COMPARE, COMPARE_REAL, Code, Comparison, DETACH, QUIET, SELECT};
use crate::program::{INPUT, Node};

/// A number whose operations are recorded: what [`Jacfwd::record`](crate::workspace::Jacfwd::record) runs a function on.
///
/// It has the value that a plain real would have, and carries out every operation on it. One that depends on the inputs also knows what made it, and tells
/// of what is made of it; one that does not is a plain real, and so is what is made of plain reals alone: constants are frozen as they are.
///
/// A comparison tells its answer, which becomes a guard. The value itself is not for the function: [`primal`](Number::primal),
/// [`is_idle`](Number::is_idle) and [`all_finite`](Number::all_finite) of a number that depends on the inputs give it, but make the recording
/// [`NotRecordable`](Error::NotRecordable), and so do operations that are none of this crate. A number with itself is compared to find NaN: `x != x`.
#[derive(Clone, Copy)]
pub struct Recorded<'t, F> {
    value: F,
    /// None of a plain real.
    made: Option<Made<'t>>,
}

/// What made a number, and who knows.
#[derive(Clone, Copy)]
struct Made<'t> {
    node: Node,
    listener: &'t Listener<'t>,
}

impl<F: fmt::Debug> fmt::Debug for Recorded<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Recorded").field(&self.value).finish()
    }
}

impl<'t, F: Float> Recorded<'t, F> {
    const fn plain(value: F) -> Self {
        Self { value, made: None }
    }

    /// A number with this value, made by that node unless it is 0.
    fn by(value: F, node: Node, listener: &'t Listener<'t>) -> Self {
        Self { value, made: (node != 0).then_some(Made { node, listener }) }
    }

    /// What a node makes, whose value nobody knows; a plain real is one.
    pub(crate) fn of_node(node: Node, listener: &'t Listener<'t>) -> Self {
        match listener.real(node).and_then(F::of_bits64) {
            Some(value) => Self::plain(value),
            None => Self::by(<F as Float>::NAN, node, listener),
        }
    }

    /// The value of a plain real.
    pub(crate) fn real(self) -> Option<F> {
        if self.made.is_none() { Some(self.value) } else { None }
    }

    pub(crate) fn told(self) -> Told {
        self.made.map_or(Told::Real(self.value.to_bits64()), |made| Told::Node(made.node))
    }

    /// Who listens to one of these numbers, if steps are told of at all.
    fn listener(mut x: impl Iterator<Item = Self>) -> Option<&'t Listener<'t>> {
        x.find_map(|x| x.made).map(|made| made.listener).filter(|listener| !listener.is_aside())
    }

    /// The number with this value that an operation on these numbers makes.
    fn made_by<const N: usize>(value: F, known: KnownAs<F>, x: [Self; N]) -> Self {
        let Some(listener) = Self::listener(x.into_iter()) else { return Self::plain(value) };
        let supplied = |code: Code, derivatives: &[F]| {
            let derivatives = derivatives.iter().map(|d| Told::Real(d.to_bits64()));
            listener.operation(code, 0, x.into_iter().map(Self::told).chain(derivatives))
        };
        let node = match known {
            KnownAs::Number(0, _) => {
                listener.refuse();
                0
            }
            KnownAs::Number(code, parameter) => listener.operation(code, parameter, x.into_iter().map(Self::told)),
            KnownAs::Supplied(derivatives) => supplied(CHAIN, &derivatives),
            KnownAs::Supplied2(derivatives) => supplied(CHAIN2, &derivatives),
        };
        Self::by(value, node, listener)
    }

    /// The value, which the function has asked for.
    fn read(self) -> F {
        if let Some(made) = self.made {
            made.listener.refuse();
        }
        self.value
    }

    /// Whether the comparison holds; asked of numbers that depend on the inputs it is a guard.
    fn compare(self, other: Self, comparison: Comparison) -> bool {
        let holds = comparison.holds(self.value, other.value);
        let Some(listener) = Self::listener([self, other].into_iter()) else { return holds };
        let real = |x: Self, c: Self, comparison: Comparison| {
            listener.guard(COMPARE_REAL | comparison as Code, c.value.to_bits64(), core::iter::once(x.told()), holds);
        };
        match (self.made, other.made) {
            (Some(a), Some(b)) => {
                let x = [self, other].into_iter().map(Self::told);
                listener.guard(COMPARE | comparison as Code | quiet(a, b), 0, x, holds);
            }
            (Some(_), None) => real(self, other, comparison),
            (None, _) => real(other, self, comparison.mirrored()),
        }
        holds
    }
}

/// The bit of a number that is compared with itself: it decides nothing, but whether it is NaN.
const fn quiet(a: Made<'_>, b: Made<'_>) -> Code {
    if a.node == b.node { QUIET } else { 0 }
}

impl<F: Float> PartialEq for Recorded<'_, F> {
    fn eq(&self, other: &Self) -> bool {
        self.compare(*other, Comparison::Eq)
    }

    #[expect(
        clippy::partialeq_ne_impl,
        reason = "another question than whether they are equal: the guard is the one that was asked"
    )]
    fn ne(&self, other: &Self) -> bool {
        self.compare(*other, Comparison::Ne)
    }
}

impl<F: Float> PartialOrd for Recorded<'_, F> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self < other {
            Some(Ordering::Less)
        } else if self > other {
            Some(Ordering::Greater)
        } else if self == other {
            Some(Ordering::Equal)
        } else {
            None
        }
    }

    fn lt(&self, other: &Self) -> bool {
        self.compare(*other, Comparison::Lt)
    }

    fn le(&self, other: &Self) -> bool {
        self.compare(*other, Comparison::Le)
    }

    fn gt(&self, other: &Self) -> bool {
        self.compare(*other, Comparison::Gt)
    }

    fn ge(&self, other: &Self) -> bool {
        self.compare(*other, Comparison::Ge)
    }
}

ops::operators!(['t, F: Float] Recorded<'t, F>, ['t, F: Float] F where);

impl<F: Float> Number for Recorded<'_, F> {
    type Real = F;

    fn constant(c: F) -> Self {
        Self::plain(c)
    }

    fn primal(self) -> F {
        self.read()
    }

    fn detach(self) -> Self {
        match Self::listener([self].into_iter()) {
            Some(listener) => Self::by(self.value, listener.operation(DETACH, 0, core::iter::once(self.told())), listener),
            None => Self::plain(self.value),
        }
    }

    fn is_idle(self) -> bool {
        self.read().is_idle()
    }

    fn all_finite(self) -> bool {
        self.read().all_finite()
    }

    fn select_by(self, comparison: Comparison, b: Self, x: Self, y: Self) -> Self {
        let chosen = if comparison.holds(self.value, b.value) { x } else { y };
        // One that depends on nothing is settled.
        let Some(listener) = Self::listener([self, b].into_iter()) else { return chosen };
        let quiet = self.made.zip(b.made).map_or(0, |(a, b)| quiet(a, b));
        let told = [self, b, x, y].into_iter().map(Self::told);
        Self::by(chosen.value, listener.operation(SELECT | comparison as Code | quiet, 0, told), listener)
    }

    fn unary<O: Unary<F>>(self, o: O) -> Self {
        Self::made_by(self.value.unary(o), Operation::<F, One>::known_as(o), [self])
    }

    fn binary<O: Binary<F>>(self, b: Self, o: O) -> Self {
        Self::made_by(self.value.binary(b.value, o), Operation::<F, Two>::known_as(o), [self, b])
    }

    fn ternary<O: Ternary<F>>(self, b: Self, c: Self, o: O) -> Self {
        Self::made_by(self.value.ternary(b.value, c.value, o), Operation::<F, Three>::known_as(o), [self, b, c])
    }

    fn reduced(name: &'static str, n: usize, a: impl Fn(usize) -> Self, steps: impl FnOnce() -> Self) -> Self {
        let found = Self::listener((0..n).map(&a)).zip(dispatch::number(name));
        let Some((listener, number)) = found else { return steps() };
        let node = listener.reduction(ARRAYS + number, n, &|k| a(k).told());
        Self::by(listener.aside(steps).value, node, listener)
    }

    fn spread(
        name: &'static str,
        n: usize,
        a: impl Fn(usize) -> Self,
        steps: impl FnOnce(),
        get: impl Fn(usize) -> Self,
        set: impl Fn(usize, Self),
    ) {
        let found = Self::listener((0..n).map(&a)).zip(dispatch::number(name));
        let Some((listener, number)) = found else { return steps() };
        let first = listener.spread(ARRAYS + number, n, &|k| a(k).told());
        listener.aside(steps);
        for k in 0..n {
            set(k, Self::by(get(k).value, listener.item(first, k), listener));
        }
    }
}

/// Records a run of a function: `numbers` are its inputs, `inputs` of them with the values `x`, and behind them its outputs. The number of the path that was
/// found new.
///
/// # Errors
/// `NotRecordable`, otherwise what `run` returns, or those of [`Tape::finish`](crate::program::Tape::finish). The tape is then as it was before.
pub fn record<'t, F: Float>(
    listener: &'t Listener<'t>,
    numbers: &mut [Recorded<'t, F>],
    inputs: usize,
    x: impl Iterator<Item = F>,
    run: impl FnOnce(&mut [Recorded<'t, F>]) -> Result<(), Error>,
) -> Result<u32, Error> {
    listener.begin();
    for ((node, number), x) in (INPUT..).zip(numbers.iter_mut()).zip(x) {
        *number = Recorded::by(x, node, listener);
    }
    let verdict = run(numbers);
    if let Some(error) = listener.error().or(verdict.err()) {
        listener.give_up();
        return Err(error);
    }
    let outputs = numbers.get_mut(inputs..).unwrap_or_default();
    for y in outputs.iter_mut() {
        *y = Recorded::by(y.value, listener.node(y.told()), listener);
    }
    listener.finish(outputs.len(), &|k| outputs.get(k).and_then(|y| y.made).map_or(0, |made| made.node))
}
