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
/// If it is NaN, a node that is looked at is.
const SEEN: u32 = 1;
/// It has to be a number.
const WATCHED: u32 = 2;
/// It is looked at.
const LOOKED_AT: u32 = 4;

/// Whether a result is NaN wherever an argument is. Slopes of a quotient are: none of them is zero by definition.
fn passes(code: Code) -> bool {
    const QUOTIENT: Code = FIRST + DIV;
    matches!(code, ADD | ADD_C | SUB | SUB_C | C_SUB | MUL | MUL_C | DIV | DIV_C | C_DIV | FMA | RECIP | NEG | ABS | SQUARE)
        || matches!(code, SQRT | RSQRT | SCALBN | SIN | COS | TAN | ATAN | ATAN2 | EXP | LOG | TANH | ITEM | QUOTIENT)
}

impl Tape<'_> {
    /// Whether the result of an entry is NaN wherever one of its arguments is.
    pub fn passes_nan(&self, at: Node) -> bool {
        passes(self.code(at))
    }

    /// Shows nodes to `f` that have to be finite, the last first: those that are looked at, and of those that are watched what no NaN passes from to them.
    pub fn watch(&mut self, looked_at: impl Iterator<Item = Node>, watched: impl Iterator<Item = Node>, mut f: impl FnMut(Node)) {
        self.lend(|tape, work| {
            let mark = |work: &mut [u32], at: Node, mark: u32| {
                if let Some(marks) = work.get_mut((at + MARKS) as usize).filter(|_| at < INPUT) {
                    *marks |= mark;
                }
            };
            let (mut at, mut before) = (START, 0);
            while at < tape.state.used {
                if let Some(words) = work.get_mut(at as usize..).and_then(|words| words.first_chunk_mut::<2>()) {
                    words[BEFORE as usize] = before;
                    words[MARKS as usize] = 0;
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
                let marks = work.get((at + MARKS) as usize).copied().unwrap_or(0);
                let looked_at = marks & LOOKED_AT != 0 || marks & WATCHED != 0 && marks & SEEN == 0;
                if looked_at {
                    f(at);
                }
                if (looked_at || marks & SEEN != 0) && passes(tape.code(at)) {
                    for k in 0..tape.arguments(at) {
                        mark(work, tape.argument(at, k), SEEN);
                    }
                }
                at = work.get((at + BEFORE) as usize).copied().unwrap_or(0);
            }
        });
    }
}
