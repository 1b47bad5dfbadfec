//! Whether bytes are a program: whatever they say, nothing of it leads out of bounds afterwards, and every path ends.
//! Does not know how it is run. Takes time linear in its size.

use super::bytes::{HEAD, MAGIC, Program, VERSION, checksum_of, word};
use super::code::{
    ARRAY_FIRST, ARRAYS, BRANCH, CONSTANT, Code, END, FIRST, Instruction, Kind, MOST_TERMS, SUM, Term, derived_from, is_call,
    is_guard,
};
use super::rule_name::called;
use super::signature::{Count, SPARE_OF_ARRAYS, SPARE_OF_RULES, Signature, signature, takes_bits};
use crate::error::Error;
use crate::ops::given::MOST_ARGUMENTS;
use crate::{array, ops};

/// Most results of what is no function over arrays: a rule with its slopes and second derivatives.
const MOST_RESULTS: usize = (MOST_ARGUMENTS + 1) * (MOST_ARGUMENTS + 2) / 2;

/// Why bytes are no program.
fn bad(at: usize) -> Error {
    Error::BadProgram { at }
}

/// The program that these words begin with.
///
/// # Errors
/// `BadProgram` with the word that is wrong; `StaleProgram` for one of another format, or with operations that are newer than this library.
pub fn open(words: &[u32]) -> Result<Program<'_>, Error> {
    let word = |k: u32| words.get(k as usize).copied().ok_or(bad(words.len()));
    if word(word::MAGIC)? != MAGIC {
        return Err(bad(word::MAGIC as usize));
    }
    let known = [(word::OPERATIONS, ops::HIGHEST), (word::ARRAYS, array::dispatch::HIGHEST)];
    if word(word::VERSION)? != VERSION || known.iter().any(|(k, highest)| word(*k).is_ok_and(|own| own > u32::from(*highest))) {
        return Err(Error::StaleProgram);
    }
    let total = word(word::WORDS)? as usize;
    let words = words.get(..total).ok_or(bad(word::WORDS as usize))?;
    if total < HEAD as usize {
        return Err(bad(word::WORDS as usize));
    }
    if checksum_of(words) != word(word::CHECKSUM)? {
        return Err(bad(word::CHECKSUM as usize));
    }
    let real = word(word::REAL)?;
    if real != 4 && real != 8 {
        return Err(bad(word::REAL as usize));
    }
    let program = Program::of(words);
    shape(words, program)?;
    Walk { program, seen: 0, branches: 0, paths: 0, open: true }.check()?;
    Ok(program)
}

/// Whether lengths and parts add up to the whole.
fn shape(words: &[u32], program: Program<'_>) -> Result<(), Error> {
    let word = |k: u32| u64::from(words.get(k as usize).copied().unwrap_or(0));
    let [inputs, outputs, aux] = [word::INPUTS, word::OUTPUTS, word::AUX].map(word);
    let sizes = [u64::from(HEAD), inputs, outputs, aux, 2 * word(word::GUARDS), word(word::CODE), 3 * word(word::STEPS)];
    if sizes.iter().sum::<u64>() != words.len() as u64 {
        return Err(bad(word::WORDS as usize));
    }
    let sum = |lengths: &[u32]| lengths.iter().map(|len| u64::from(*len)).sum::<u64>();
    let [x, y, z] = program.lengths();
    if outputs == 0 || sum(x) != word(word::ELEMENTS_IN) || sum(y) + sum(z) != word(word::ELEMENTS_OUT) {
        return Err(bad(word::ELEMENTS_IN as usize));
    }
    let (spare, slots) = (word(word::SPARE), word(word::SLOTS));
    // Handles have 22 bits for an index.
    if word(word::ELEMENTS_IN) > spare || spare > slots || slots > 1 << 22 {
        return Err(bad(word::SLOTS as usize));
    }
    Ok(())
}

/// A walk through the code from its beginning to its end.
struct Walk<'a> {
    program: Program<'a>,
    /// Guards so far.
    seen: u32,
    /// Other ways of guards so far.
    branches: u32,
    paths: u32,
    /// Whether the way that is being walked has not ended.
    open: bool,
}

impl<'a> Walk<'a> {
    fn check(&mut self) -> Result<(), Error> {
        let code = self.program.code();
        let mut at = 0;
        while (at as usize) < code.len() {
            let (instruction, next) = Instruction::read(code, at).ok_or(bad(at as usize))?;
            // Behind an end there can only be another way.
            if !self.open && instruction.code != BRANCH {
                return Err(bad(at as usize));
            }
            self.instruction(&instruction).ok_or(bad(at as usize))?;
            at = next;
        }
        let all = self.seen == self.program.guards() && self.paths == self.program.paths() && self.paths == self.branches + 1;
        let leading = (0..self.seen).filter(|guard| self.program.guard(*guard)[1] != 0).count();
        if self.open || !all || leading != self.branches as usize {
            return Err(bad(word::GUARDS as usize));
        }
        Ok(())
    }

    fn instruction(&mut self, instruction: &Instruction<'a>) -> Option<()> {
        let signature = signature(instruction.code)?;
        self.counts(instruction, signature)?;
        let spare = self.program.spare();
        let inputs = self.program.inputs() as u32;
        // Inputs stay as they are: whoever runs the function instead needs them.
        let results = instruction.results.iter().all(|slot| *slot >= inputs && *slot < spare);
        let arguments = instruction.arguments.iter().all(|slot| *slot < spare);
        // No instruction writes where it reads, but for functions over arrays, whose steps may.
        let few = instruction.results.get(..instruction.results.len().min(MOST_RESULTS)).unwrap_or(&[]);
        let over_array = matches!(instruction.code, ARRAYS..CONSTANT | ARRAY_FIRST..);
        let apart = over_array || instruction.arguments.iter().all(|slot| !few.contains(slot));
        (results && arguments && apart).then_some(())?;
        match instruction.code {
            SUM => self.sum(instruction),
            code if is_call(code) => self.call(instruction),
            ARRAYS..CONSTANT => self.spares(SPARE_OF_ARRAYS),
            BRANCH => self.branch(instruction),
            END => self.end(instruction),
            code if is_guard(code) => self.guard(instruction),
            code => self.operation(code, instruction, signature),
        }
    }

    fn counts(&self, instruction: &Instruction<'_>, signature: Signature) -> Option<()> {
        let n = instruction.arguments.len();
        let is = |count: Count, given: &[u32]| match count {
            Count::Exactly(count) => given.len() == count as usize,
            Count::Any => true,
            Count::Arguments => given.len() == n,
            Count::Slopes => given.len() == 1 + n,
            // No rule has more arguments than that, so this does not overflow.
            Count::Curvatures => n <= MOST_ARGUMENTS && given.len() == (n + 1) * (n + 2) / 2,
            Count::Multiple(2) => given.len().is_multiple_of(2),
            Count::Multiple(_) => given.len().is_multiple_of(4),
        };
        let words = if self.program.is_single() { 1 } else { 2 };
        let parameters =
            (signature.reals * words + signature.words) as usize == instruction.parameters.len() || instruction.code == SUM;
        (is(signature.results, instruction.results) && is(signature.arguments, instruction.arguments) && parameters).then_some(())
    }

    /// Whether the steps of an instruction have so many slots of their own.
    fn spares(&self, count: u32) -> Option<()> {
        (self.program.slots() - self.program.spare() as usize >= count as usize).then_some(())
    }

    fn call(&self, instruction: &Instruction<'_>) -> Option<()> {
        called(instruction)?;
        (1..=MOST_ARGUMENTS).contains(&instruction.arguments.len()).then_some(())?;
        self.spares(SPARE_OF_RULES)
    }

    fn sum(&self, instruction: &Instruction<'_>) -> Option<()> {
        let words = if self.program.is_single() { 1 } else { 2 };
        let mut kinds = *instruction.parameters.first()?;
        let first = Term::of(kinds);
        let (mut terms, mut arguments, mut reals) = (0, 0, 0);
        while let Some(term) = Term::next(&mut kinds) {
            terms += 1;
            arguments += term.arguments();
            reals += term.reals();
        }
        let whole = arguments == instruction.arguments.len() as u32 && instruction.parameters.len() as u32 == 1 + reals * words;
        // The first term is added to nothing, and there is another.
        let begins = !first.minus && first.kind != Kind::Real;
        (whole && kinds == Term::END && begins && (2..=MOST_TERMS).contains(&terms)).then_some(())?;
        self.spares(1)
    }

    fn operation(&self, code: Code, instruction: &Instruction<'_>, signature: Signature) -> Option<()> {
        // An integer is in the lower half; the upper one belongs to reals only.
        let bits = instruction.real(0, if self.program.is_single() { 1 } else { 2 });
        let plain = matches!(code, ..ARRAYS | FIRST..ARRAY_FIRST) && signature.reals > 0;
        let code = derived_from(code);
        (!plain || takes_bits(code, bits, self.program.is_single())).then_some(())
    }

    fn guard(&mut self, instruction: &Instruction<'_>) -> Option<()> {
        let number = self.seen;
        self.seen += 1;
        let [at, other] = self.program.guard(number);
        let known = at == instruction.at && instruction.last() >> 1 == number;
        (known && (other == 0 || other > at)).then_some(())
    }

    fn branch(&mut self, instruction: &Instruction<'_>) -> Option<()> {
        // It belongs to a guard that has been passed and leads here: so each is the way of one guard, and if there are as many of either,
        // every guard that leads somewhere leads to one of them.
        let guard = instruction.last();
        self.branches += 1;
        let leads = !self.open && guard < self.seen && self.program.guard(guard)[1] == instruction.at;
        self.open = true;
        leads.then_some(())
    }

    fn end(&mut self, instruction: &Instruction<'_>) -> Option<()> {
        self.open = false;
        let path = self.paths;
        self.paths += 1;
        (instruction.last() == path && instruction.arguments.len() == self.program.outputs()).then_some(())
    }
}
