//! What printed functions need beside C: functions of the library, helpers in the same file; and how much of what there is in them.
//! Does not know what they look like.

use super::lines::Lines;
use crate::array::dispatch as array;
use crate::ops;
use crate::program::code::{
    ABS, ADD, ADD_C, ARRAY_FIRST, ARRAY_SECOND, ARRAYS, BEND, BEND2, C_DIV, C_POW, C_SUB, CALL, CALL_FIRST, CALL_SECOND,
    CONSTANT, Code, DEFINED, DIV, DIV_C, END, FIRST, ITEM, MUL, MUL_C, NEG, POW, POW_C, RECIP, RSQRT, SECOND, SINCOS, SQRT,
    SQUARE, STRONG, STRONG_BEND, STRONG_BEND2, SUB, SUB_C, derived_from, is_call,
};

/// The codes of operations and functions over arrays, of their slopes and of their second derivatives.
const CODES: usize = CONSTANT as usize;
/// Bits of all of them.
const WORDS: usize = 3 * CODES / 32;

/// Operations, slopes and helpers that are needed.
#[derive(Clone, Copy, Debug)]
pub struct Needs {
    bits: [u32; WORDS],
    /// `math.h`'s `NAN` for outputs.
    pub number: bool,
    pub product: bool,
    pub defined: bool,
    pub bend: [bool; 2],
    pub strong_bend: [bool; 2],
    pub rules: bool,
    /// Slopes of quotients of which all three numbers are vectors.
    pub quotients: bool,
    /// Sine and cosine of one number, by one call.
    pub sincos: bool,
    pub counts: Counts,
}

/// How much there is of what.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    pub statements: usize,
    pub sums: usize,
    pub products: usize,
    pub quotients: usize,
    pub roots: usize,
    pub calls: usize,
}

/// The slopes of a quotient.
pub const SLOPES_OF_DIV: Code = FIRST + DIV;

/// Whether the file computes an operation itself, be it by a helper.
pub fn is_own(code: Code) -> bool {
    matches!(
        code,
        NEG | ADD
            | SUB
            | MUL
            | DIV
            | ADD_C
            | SUB_C
            | MUL_C
            | DIV_C
            | C_SUB
            | C_DIV
            | SQUARE
            | RECIP
            | ABS
            | SQRT
            | RSQRT
            | SLOPES_OF_DIV
    )
}

impl Needs {
    /// None.
    pub fn none() -> Self {
        Self {
            bits: [0; WORDS],
            number: false,
            product: false,
            defined: false,
            bend: [false; 2],
            strong_bend: [false; 2],
            rules: false,
            quotients: false,
            sincos: false,
            counts: Counts::default(),
        }
    }

    fn place(code: Code) -> usize {
        let group = match code {
            ..FIRST => 0,
            FIRST..SECOND | ARRAY_FIRST..ARRAY_SECOND => 1,
            _ => 2,
        };
        group * CODES + usize::from(derived_from(code))
    }

    /// Whether a function of the library is needed, or the helper in its place.
    pub fn has(&self, code: Code) -> bool {
        let place = Self::place(code);
        self.bits.get(place / 32).is_some_and(|word| word & 1 << (place % 32) != 0)
    }

    /// Codes of functions of the library that are needed.
    pub fn functions(&self) -> impl Iterator<Item = Code> + '_ {
        let of = |kind: Code, highest: u16| (1..=highest).map(move |code| kind + code);
        let operations = [0, FIRST, SECOND].into_iter().flat_map(move |kind| of(kind, ops::HIGHEST));
        let over_arrays = [ARRAYS, ARRAY_FIRST, ARRAY_SECOND].into_iter().flat_map(move |kind| of(kind, array::HIGHEST));
        operations.chain(over_arrays).filter(|code| self.has(*code) && !is_own(*code))
    }

    /// Adds what the lines of a unit before `end` need.
    pub fn add(&mut self, lines: &Lines<'_>, end: u32) {
        for at in (0..end).filter(|at| lines.is_needed(*at)) {
            self.line(lines, at);
        }
    }

    fn line(&mut self, lines: &Lines<'_>, at: u32) {
        let code = lines.code(at);
        let counts = &mut self.counts;
        match code {
            ADD | SUB | ADD_C | SUB_C | C_SUB => counts.sums += 1,
            MUL | MUL_C | SQUARE | STRONG | BEND | BEND2 | STRONG_BEND | STRONG_BEND2 => counts.products += 1,
            DIV | DIV_C | C_DIV | RECIP => counts.quotients += 1,
            SQRT | RSQRT => counts.roots += 1,
            CALL | CALL_FIRST | CALL_SECOND | SINCOS | 1..CONSTANT | FIRST.. if !is_own(code) => counts.calls += 1,
            _ => {}
        }
        counts.statements += usize::from(!matches!(code, ITEM | CONSTANT | END));
        match code {
            SLOPES_OF_DIV => {
                self.set(code);
                self.quotients |= !(0..lines.operands(at)).any(|k| lines.is_real(at, k));
            }
            STRONG => self.product = true,
            DEFINED => self.defined = true,
            BEND => self.bend[0] = true,
            BEND2 => self.bend[1] = true,
            STRONG_BEND => (self.bend[0], self.strong_bend[0]) = (true, true),
            STRONG_BEND2 => (self.bend[1], self.strong_bend[1]) = (true, true),
            code if is_call(code) => self.rules = true,
            SINCOS => self.sincos = true,
            POW_C | C_POW => self.set(POW),
            1..CONSTANT | FIRST.. => self.set(code),
            END => {
                self.number |= (0..lines.operands(at)).any(|k| !lines.is_known_number(lines.operand(at, k)));
            }
            _ => {}
        }
    }

    fn set(&mut self, code: Code) {
        let place = Self::place(code);
        if let Some(word) = self.bits.get_mut(place / 32) {
            *word |= 1 << (place % 32);
        }
    }
}
