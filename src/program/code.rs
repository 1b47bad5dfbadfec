//! The instructions of a program: what each word of them is.
//! Knows no storage: whoever reads or writes words comes here for their meaning.
//!
//! An instruction is a head, its results, its arguments, its parameters. A result or an argument is a slot. Operations have their number (`ops`), functions
//! over arrays theirs behind [`ARRAYS`], and what is neither the codes below.

pub use crate::ops::Comparison;

/// What an instruction does.
pub type Code = u16;

/// The numbers of operations that more is known of than of others, at compile time.
macro_rules! numbers {
    ($($constant:ident $name:literal;)*) => {
        $(#[doc = concat!("`", $name, "`")]
        pub const $constant: Code = match crate::ops::number($name) { Some(number) => number, None => panic!("no such operation") };)*
    };
}
numbers! {
    NEG "neg";
    SQUARE "square";
    ADD "add";
    ADD_C "add_c";
    SUB "sub";
    SUB_C "sub_c";
    C_SUB "c_sub";
    MUL "mul";
    MUL_C "mul_c";
    DIV "div";
    DIV_C "div_c";
    SCALBN "scalbn";
    FMA "fma";
    ABS "abs";
    SIN "sin";
    COS "cos";
    SQRT "sqrt";
    RSQRT "rsqrt";
    C_DIV "c_div";
    RECIP "recip";
    EXP "exp";
    LOG "log";
    TAN "tan";
    ATAN "atan";
    ATAN2 "atan2";
    TANH "tanh";
    POW "pow";
    POW_C "pow_c";
    C_POW "c_pow";
}

/// The functions over arrays: their numbers begin here.
pub const ARRAYS: Code = 0x200;

/// A plain real.
pub const CONSTANT: Code = 0x400;
/// A value without its derivatives.
pub const DETACH: Code = 0x401;
/// A uniform draw; its parameter tells which of the pass.
pub const UNIFORM: Code = 0x402;
/// A normal draw; likewise.
pub const NORMAL: Code = 0x403;
/// A function of one number with value, slope and second derivative supplied.
pub const CHAIN: Code = 0x404;
/// A function of two numbers, likewise: value, two slopes, three second derivatives.
pub const CHAIN2: Code = 0x405;
/// One of the results of a function over arrays, while it is recorded.
pub const ITEM: Code = 0x406;
/// A rule: a function of plain reals that a context knows by name. Its parameters are the name.
pub const CALL: Code = 0x407;
/// Words of that name, the NUL behind its characters included.
pub const RULE_WORDS: u32 = 8;
/// A parameter of the function; its own parameter tells which.
pub const PARAMETER: Code = 0x408;
/// A copy of the third argument if the comparison of the first two holds, otherwise of the fourth; the comparison in the lowest bits.
pub const SELECT: Code = 0x410;
/// A comparison of two numbers that the function asked for, likewise.
pub const COMPARE: Code = 0x420;
/// A comparison of a number and a plain real, likewise.
pub const COMPARE_REAL: Code = 0x430;
/// A question about one number, in the lowest bits.
pub const CLASSIFY: Code = 0x440;
/// Whether all of some numbers are finite.
pub const ALL_FINITE: Code = 0x44F;
/// The beginning of another way through the guards; its parameter is the guard.
pub const BRANCH: Code = 0x450;
/// The end of a path; its parameter is the path, its arguments are the outputs.
pub const END: Code = 0x451;
/// A sum of numbers and products, left to right.
pub const SUM: Code = 0x460;
/// Sine and cosine of one number.
pub const SINCOS: Code = 0x461;

/// The product of a slope and a tangent: zero if either is zero by rule, as [`tangent_product`](super::rare::tangent_product) has it.
pub const STRONG: Code = 0x462;
/// A slope, or NaN where its first argument is: outside the domain of the operation that it is of.
pub const DEFINED: Code = 0x463;
/// A second derivative times the product of two tangents.
pub const BEND: Code = 0x464;
/// A second derivative times the sum of two such products.
pub const BEND2: Code = 0x465;
/// Likewise, where the second derivative may be zero by definition.
pub const STRONG_BEND: Code = 0x466;
/// Likewise of two products.
pub const STRONG_BEND2: Code = 0x467;

/// A rule with its slopes: its value, and a slope for each argument.
pub const CALL_FIRST: Code = 0x468;
/// With its second derivatives, too: behind the slopes those of each argument with those before it and with itself.
pub const CALL_SECOND: Code = 0x469;

/// The slopes of an operation, of its arguments and, behind them, its value: their codes begin here, in the order of the operations. A slope that is zero by definition is −0, any other zero +0.
pub const FIRST: Code = 0x800;
/// The second derivatives of one, `aa`, `ab`, `bb`, …, likewise.
pub const SECOND: Code = 0xA00;
/// The tangents of what a function over arrays makes, in the order of those functions; of arguments that are values, then tangents. One with a result for each
/// argument has those values as results, too.
pub const ARRAY_FIRST: Code = 0xC00;
/// Its second derivatives; of values, two tangents of each, and their second derivatives.
pub const ARRAY_SECOND: Code = 0xE00;

/// The operation, or function over arrays, that a code of derivatives is of.
pub const fn derived_from(code: Code) -> Code {
    match code {
        FIRST..ARRAY_FIRST => code & (ARRAYS - 1),
        ARRAY_FIRST.. => ARRAYS + (code & (ARRAYS - 1)),
        _ => code,
    }
}

/// The bit of a comparison of a number with itself by one name, which decides nothing: it is how NaN is told.
pub const QUIET: Code = 8;

/// Whether `code` calls a rule.
pub const fn is_call(code: Code) -> bool {
    matches!(code, CALL | CALL_FIRST | CALL_SECOND)
}

/// Whether `code` is a guard.
pub const fn is_guard(code: Code) -> bool {
    matches!(code, COMPARE..BRANCH)
}

/// What is asked about a number, by the lowest bits of a code.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Class {
    /// NaN.
    Nan = 0,
    /// An infinity.
    Infinite = 1,
    /// Neither.
    Finite = 2,
    /// Negative by its sign bit, a comparison with zero.
    Negative = 3,
}

impl Class {
    /// That of a code.
    #[inline(always)]
    pub const fn of(code: Code) -> Option<Self> {
        Some(match code & 15 {
            0 => Self::Nan,
            1 => Self::Infinite,
            2 => Self::Finite,
            3 => Self::Negative,
            _ => return None,
        })
    }

    /// Whether `x` is such a number.
    #[inline(always)]
    pub fn holds<F: crate::ops::Float>(self, x: F) -> bool {
        match self {
            Self::Nan => x.is_nan(),
            Self::Infinite => x.is_infinite(),
            Self::Finite => x.is_finite(),
            Self::Negative => x.is_sign_negative(),
        }
    }
}

/// Most parameters.
const PARAMETERS: u32 = 15;

/// How many words of each kind an instruction has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Head {
    /// What it does.
    pub code: Code,
    /// Its results.
    pub results: u32,
    /// Its arguments.
    pub arguments: u32,
    /// Words of its parameters.
    pub parameters: u32,
}

// A head is the code in 12 bits, parameters in 4, results in 8, arguments in 8.
impl Head {
    /// So many arguments or results, and more, are counted in a word of their own behind the head.
    pub const COUNTED: u32 = 255;

    /// The first word.
    pub const fn word(self) -> u32 {
        let results = if self.results < Head::COUNTED { self.results } else { Head::COUNTED };
        let arguments = if self.arguments < Head::COUNTED { self.arguments } else { Head::COUNTED };
        (self.code as u32 & 0xFFF) | (self.parameters & PARAMETERS) << 12 | results << 16 | arguments << 24
    }

    /// Words before the first result: the head, and what counts more than it can.
    pub const fn front(self) -> u32 {
        1 + (self.results >= Head::COUNTED) as u32 + (self.arguments >= Head::COUNTED) as u32
    }

    /// Words of the whole instruction; `None` if there are none of that size.
    pub fn length(self) -> Option<u32> {
        self.results.checked_add(self.arguments)?.checked_add(self.front() + self.parameters)
    }
}

/// The code of an instruction, by its first word.
#[inline(always)]
pub const fn code_of(word: u32) -> Code {
    (word & 0xFFF) as Code
}

/// One instruction, where it stands.
#[derive(Clone, Copy, Debug)]
pub struct Instruction<'a> {
    /// Where, in words of the code.
    pub at: u32,
    /// What it does.
    pub code: Code,
    /// The slots of its results.
    pub results: &'a [u32],
    /// The slots of its arguments.
    pub arguments: &'a [u32],
    /// Its parameters.
    pub parameters: &'a [u32],
}

impl<'a> Instruction<'a> {
    /// The instruction at `at` in `code`, if it lies there whole; and where the next one begins.
    pub fn read(code: &'a [u32], at: u32) -> Option<(Self, u32)> {
        let start = at as usize;
        let word = *code.get(start)?;
        let mut front = start + 1;
        let mut count = |field: u32| {
            if field < Head::COUNTED {
                return Some(field);
            }
            let counted = code.get(front).copied().filter(|count| *count >= Head::COUNTED);
            front += 1;
            counted
        };
        let results = count(word >> 16 & 0xFF)?;
        let arguments = count(word >> 24)?;
        let parameters = word >> 12 & PARAMETERS;
        let head = Head { code: code_of(word), results, arguments, parameters };
        let end = at.checked_add(head.length()?)?;
        let words = code.get(front..end as usize)?;
        let (results, rest) = words.split_at_checked(results as usize)?;
        let (arguments, parameters) = rest.split_at_checked(arguments as usize)?;
        Some((Self { at, code: head.code, results, arguments, parameters }, end))
    }

    /// Where its first argument stands.
    pub fn first_argument(&self) -> u32 {
        let head =
            Head { code: self.code, results: self.results.len() as u32, arguments: self.arguments.len() as u32, parameters: 0 };
        self.at + head.front() + self.results.len() as u32
    }

    /// Parameter `k`, one of several reals of `words` words each, as bits.
    pub fn real(&self, k: usize, words: usize) -> u64 {
        real_of(self.parameters, k, words)
    }

    /// The last parameter.
    pub fn last(&self) -> u32 {
        self.parameters.last().copied().unwrap_or(0)
    }
}

/// Real `k` among reals of `words` words each, as bits.
pub fn real_of(reals: &[u32], k: usize, words: usize) -> u64 {
    let word = |k: usize| u64::from(reals.get(k).copied().unwrap_or(0));
    if words == 1 { word(k) } else { word(2 * k) | word(2 * k + 1) << 32 }
}

/// A term of a sum: what it adds, and with which sign. The first parameter of a sum has three bits for each, the first in the lowest, and a one above
/// the last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Term {
    /// What it is.
    pub kind: Kind,
    /// Subtracted.
    pub minus: bool,
}

/// What a term of a sum is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Kind {
    /// A number.
    One = 0,
    /// The product of two numbers.
    Product = 1,
    /// A number times a plain real, the next of the parameters.
    Scaled = 2,
    /// A plain real, likewise; never the first.
    Real = 3,
}

/// Most terms of one sum.
pub const MOST_TERMS: u32 = 10;
/// Most plain reals of one.
pub const MOST_REALS: u32 = 6;

impl Term {
    /// The term that the three lowest bits say.
    #[inline(always)]
    pub const fn of(bits: u32) -> Self {
        let kind = match bits & 3 {
            1 => Kind::Product,
            2 => Kind::Scaled,
            3 => Kind::Real,
            _ => Kind::One,
        };
        Self { kind, minus: bits & 4 != 0 }
    }

    /// Three bits that say it.
    pub const fn bits(self) -> u32 {
        self.kind as u32 | (self.minus as u32) << 2
    }

    /// How many numbers it has.
    #[inline(always)]
    pub const fn arguments(self) -> u32 {
        match self.kind {
            Kind::One | Kind::Scaled => 1,
            Kind::Product => 2,
            Kind::Real => 0,
        }
    }

    /// How many plain reals.
    #[inline(always)]
    pub const fn reals(self) -> u32 {
        matches!(self.kind, Kind::Scaled | Kind::Real) as u32
    }

    /// Takes the next term off the bits of a sum; none when all are taken.
    #[inline(always)]
    pub const fn next(bits: &mut u32) -> Option<Self> {
        if *bits <= Self::END {
            return None;
        }
        let term = Self::of(*bits);
        *bits >>= 3;
        Some(term)
    }

    /// What the bits of a sum are when all are taken.
    pub const END: u32 = 1;

    /// What the terms are of the sum that `text` writes with a letter for each, as the first parameter of a sum says it: numbers `a`, products `p`, numbers
    /// times a plain real `s`, plain reals `c`.
    pub const fn kinds(text: &str) -> u32 {
        let (text, mut at, mut bits, mut kinds) = (text.as_bytes(), 0, 0, 0);
        // A sum never begins with a constant.
        assert!(text[0] != b'c');
        while at < text.len() {
            let kind = match text[at] {
                b'p' => Kind::Product,
                b's' => Kind::Scaled,
                b'c' => Kind::Real,
                _ => Kind::One,
            };
            kinds |= Self { kind, minus: at > 0 && text[at - 1] == b'-' }.bits() << bits;
            (at, bits) = (at + 2, bits + 3);
        }
        kinds | Self::END << bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::vec;
    use std::vec::Vec;

    #[test]
    fn an_instruction_is_read_as_it_was_written() {
        for (results, arguments, parameters) in [(0, 0, 0), (1, 2, 2), (3, 254, 12), (1, 255, 0), (255, 300, 1), (1000, 1, 15)] {
            let head = Head { code: SUM, results, arguments, parameters };
            let mut words = vec![77, head.word()];
            words.extend([results, arguments].into_iter().filter(|count| *count >= Head::COUNTED));
            let rest: Vec<u32> = (0..results + arguments + parameters).collect();
            words.extend(&rest);
            words.push(99);
            let (read, next) = Instruction::read(&words, 1).expect("whole");
            assert_eq!((read.code, next as usize), (SUM, words.len() - 1));
            let parts = [read.results, read.arguments, read.parameters].concat();
            assert_eq!((parts, read.results.len()), (rest, results as usize));
            assert_eq!(read.first_argument(), 1 + head.front() + results);
            for cut in 1..words.len() - 1 {
                assert!(Instruction::read(&words[..cut], 1).is_none());
            }
        }
    }

    #[test]
    fn counts_that_are_too_small_for_a_word_of_their_own_are_refused() {
        let head = Head { code: SUM, results: 1, arguments: 255, parameters: 0 };
        let mut words = vec![head.word(), 254];
        words.extend([0; 400]);
        assert!(Instruction::read(&words, 0).is_none());
        words[1] = 255;
        assert!(Instruction::read(&words, 0).is_some());
        words[1] = u32::MAX;
        assert!(Instruction::read(&words, 0).is_none());
    }
}
