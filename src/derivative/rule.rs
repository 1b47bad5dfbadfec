//! Rules: functions that are supplied with their derivatives, and stay calls, with their slopes as results where these are needed.
//! Does not know what they compute.

use super::chain::{Rows, Slopes};
use super::deriver::{Deriver, Symbol};
use super::number::Derived;
use crate::ops::Slope::{Factor, One, Zero};
use crate::ops::{Defined, Float, Slope};
use crate::program::Program;
use crate::program::code::{CALL, CALL_FIRST, CALL_SECOND, DEFINED, RULE_WORDS};

/// The names of a program's rules, each once.
#[derive(Clone, Copy, Debug)]
pub struct Names<'w> {
    words: &'w [u32],
}

/// Words of one.
const WORDS: usize = RULE_WORDS as usize;

/// Words for the names of all rules that a program calls.
pub fn names_len(program: Program<'_>) -> usize {
    program.rules().count().saturating_mul(WORDS)
}

/// Name `k` of those.
pub fn name(words: &[u32], k: u64) -> [u32; WORDS] {
    let at = usize::try_from(k).unwrap_or(usize::MAX).saturating_mul(WORDS);
    words.get(at..).and_then(|words| words.first_chunk()).copied().unwrap_or_default()
}

impl<'w> Names<'w> {
    /// Those of a program, in so many words.
    pub fn new(program: Program<'_>, words: &'w mut [u32]) -> Self {
        let mut used = 0;
        for (name, _) in program.rules() {
            let known = words.chunks_exact(WORDS).take(used).any(|words| *words == name);
            if let Some(place) = words.chunks_exact_mut(WORDS).nth(used).filter(|_| !known) {
                place.copy_from_slice(&name);
                used += 1;
            }
        }
        Self { words }
    }

    /// The place of a name among them.
    pub fn place(&self, name: &[u32]) -> u64 {
        self.words.chunks_exact(WORDS).position(|words| *words == *name).unwrap_or(0) as u64
    }
}

/// A rule of the numbers `x(0)` to `x(n − 1)`: with its slopes if one of them has tangents. What eager numbers do of many arguments, two at a time.
pub fn call<'t, F: Float>(of: &'t Deriver<'t>, rule: u64, n: usize, x: &impl Fn(usize) -> Derived<'t, F>) -> Derived<'t, F> {
    let (code, results) = match ((0..n).any(|k| x(k).is_active()), of.second) {
        (false, _) => (CALL, 1),
        (true, false) => (CALL_FIRST, 1 + n),
        (true, true) => (CALL_SECOND, (n + 1) * (n + 2) / 2),
    };
    let first = of.listener.several_of_array((code, rule), results, n, &|k| x(k).value().told());
    if code == CALL {
        return Derived::with(of.symbol(first), Rows::default(), of);
    }
    let result = |k: usize| -> Symbol<'t, F> { of.symbol(of.listener.item(first, k)) };
    let value = result(0);
    // As of every operation: where the value is NaN there are no derivatives.
    let given = |k: usize| Factor(if of.is_strict() { of.two(DEFINED, [value, result(k)]) } else { result(k) });
    let slope = |k: usize| given(1 + k);
    let curvature = |j: usize, k: usize| if of.second { given(1 + n + k * (k + 1) / 2 + j) } else { Zero };
    let two = |x: [Rows; 2], first: [Slope<Symbol<'t, F>>; 2], [aa, ab, bb]: [Slope<Symbol<'t, F>>; 3]| {
        of.chain(&Slopes { first, second: [[aa, ab], [ab, bb]] }, x)
    };
    let rows = |k: usize| x(k).rows();
    of.watch(Defined::ByValue, value, [value]);
    if n == 1 {
        let slopes = Slopes { first: [slope(0)], second: [[curvature(0, 0)]] };
        return Derived::with(value, of.chain(&slopes, [rows(0)]), of);
    }
    let mut y = two([rows(0), rows(1)], [slope(0), slope(1)], [curvature(0, 0), curvature(0, 1), curvature(1, 1)]);
    for k in 2..n {
        y = two([y, rows(k)], [One, slope(k)], [Zero, Zero, curvature(k, k)]);
        for j in 0..if of.second { k } else { 0 } {
            let both = two([rows(j), rows(k)], [Zero; 2], [Zero, curvature(j, k), Zero]);
            y = two([y, both], [One; 2], [Zero; 3]);
        }
    }
    Derived::with(value, y, of)
}
