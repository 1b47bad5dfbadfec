//! Which nodes of a tape have to be finite so that no NaN among some others goes unseen.
//! Does not know why.

use super::{START, Tape};
use crate::program::code::{
    ABS, ADD, ADD_C, ATAN, ATAN2, C_DIV, C_SUB, COS, Code, DIV, DIV_C, EXP, FIRST, FMA, ITEM, LOG, MUL, MUL_C, NEG, RECIP, RSQRT,
    SCALBN, SIN, SQRT, SQUARE, SUB, SUB_C, TAN, TANH,
};
use crate::program::recorder::{INPUT, Node};

/// What is known of an entry, behind where the one before it stands.
const BEFORE: u32 = 0;
const MARKS: u32 = 1;
/// If it is NaN, a node that is asked for is.
const SEEN: u32 = 1;
/// It has to be a number.
const WATCHED: u32 = 2;
/// If it is not finite, a node that is asked for must not be.
const LOOKED_AT: u32 = 4;
/// If it is not finite, a node that is asked for is not.
const FOUND: u32 = 8;
/// It is more than a sum of inputs and constants.
const MADE: u32 = 16;

/// Whether a result is NaN wherever an argument is. Slopes of a quotient are: none of them is zero by definition.
fn passes(code: Code) -> bool {
    const QUOTIENT: Code = FIRST + DIV;
    matches!(code, ADD | ADD_C | SUB | SUB_C | C_SUB | MUL | MUL_C | DIV | DIV_C | C_DIV | FMA | RECIP | NEG | ABS | SQUARE)
        || matches!(code, SQRT | RSQRT | SCALBN | SIN | COS | TAN | ATAN | ATAN2 | EXP | LOG | TANH | ITEM | QUOTIENT)
}

/// Whether an operation only adds: what makes products otherwise does not concern it, and its result is not finite wherever an argument is not.
fn is_sum(code: Code) -> bool {
    matches!(code, ADD | ADD_C | SUB | SUB_C | C_SUB | NEG)
}

impl Tape<'_> {
    /// Whether the result of an entry is NaN wherever one of its arguments is.
    pub fn passes_nan(&self, at: Node) -> bool {
        passes(self.code(at))
    }

    /// Shows nodes to `f` that have to be finite, the last first, so that all that are looked at are that are more than sums of inputs, and no NaN is among those
    /// that are watched: what is not finite is seen in products and sums of it, and what makes a sum so in the one of its terms that can be.
    pub fn watch(&mut self, looked_at: impl Iterator<Item = Node>, watched: impl Iterator<Item = Node>, mut f: impl FnMut(Node)) {
        self.lend(|tape, work| {
            let mark = |work: &mut [u32], at: Node, mark: u32| {
                if let Some(marks) = work.get_mut((at + MARKS) as usize).filter(|_| at < INPUT) {
                    *marks |= mark;
                }
            };
            let marks = |work: &[u32], at: Node| work.get((at + MARKS) as usize).copied().filter(|_| at < INPUT).unwrap_or(0);
            let is_made = |work: &[u32], at: Node| marks(work, at) & MADE != 0;
            let (mut at, mut before) = (START, 0);
            while at < tape.state.used {
                let arguments = tape.arguments(at);
                let made = arguments > 0 && !is_sum(tape.code(at)) || (0..arguments).any(|k| is_made(work, tape.argument(at, k)));
                if let Some(words) = work.get_mut(at as usize..).and_then(|words| words.first_chunk_mut::<2>()) {
                    words[BEFORE as usize] = before;
                    words[MARKS as usize] = if made { MADE } else { 0 };
                }
                before = at;
                at = tape.next(at);
            }
            looked_at.for_each(|node| mark(work, node, LOOKED_AT));
            for node in watched {
                if node >= INPUT {
                    f(node);
                }
                mark(work, node, WATCHED);
            }
            let mut at = before;
            while at != 0 {
                let (code, own) = (tape.code(at), marks(work, at));
                let arguments = || (0..tape.arguments(at)).map(|k| tape.argument(at, k));
                let to_be_found = own & LOOKED_AT != 0 && own & MADE != 0 && own & FOUND == 0;
                let mut made = arguments().filter(|argument| is_made(work, *argument));
                let cause = made.next().filter(|_| to_be_found && is_sum(code) && made.next().is_none());
                let shown = to_be_found && cause.is_none() || own & WATCHED != 0 && own & SEEN == 0;
                if shown {
                    f(at);
                }
                if let Some(cause) = cause {
                    mark(work, cause, LOOKED_AT);
                }
                if (shown || own & FOUND != 0) && (is_sum(code) || code == MUL || code == MUL_C) {
                    arguments().for_each(|argument| mark(work, argument, FOUND));
                }
                if (shown || own & SEEN != 0) && passes(code) {
                    arguments().for_each(|argument| mark(work, argument, SEEN));
                }
                at = work.get((at + BEFORE) as usize).copied().unwrap_or(0);
            }
        });
    }
}
