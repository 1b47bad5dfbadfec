//! A program from a tape: what nothing needs left away, slots given by life, sums put together.
//! Does not know who recorded it, nor what instructions do.
//!
//! The tape is written branch by branch: the first path with its guards, then each other way from its guard on. So guards lead forward only.

use super::blocks::Blocks;
use super::code::{
    ARRAYS, BRANCH, CALL, CHAIN, CHAIN2, CONSTANT, COS, Code, END, ITEM, Kind, MOST_TERMS, NORMAL, PARAMETER, RULE_WORDS, SIN,
    SINCOS, SUM, Term, UNIFORM, is_call, is_guard,
};
use super::recorder::{INPUT, Node, Recorder};
use super::sheet::Sheet;
use super::signature::{SPARE_OF_ARRAYS, SPARE_OF_RULES, signature};
use super::tape::{START, Tape};
use crate::error::Error;

/// The bit of a step that has a label.
const MARKED: u32 = 1 << 31;

/// The name of the rule that has this number where it was recorded.
pub type RuleNames<'n> = &'n dyn Fn(u64) -> [u32; RULE_WORDS as usize];

/// Writes the program of a tape. How many words it has; nothing is written where there is not room for so many.
///
/// # Errors
/// `TooLarge` for one with more words than there can be.
pub fn build(tape: &mut Tape<'_>, shape: &impl Blocks, names: RuleNames<'_>, words: &mut [u32]) -> Result<usize, Error> {
    let mut counted = Sheet::new(&mut [], shape, 0, 0);
    Builder { tape, sheet: &mut counted, names, hint: 0 }.write();
    let steps_at = counted.code_at() + counted.code;
    let total = steps_at + 3 * counted.steps;
    let most = i32::MAX as u64;
    if total > most {
        return Err(Error::TooLarge { given: total as usize, most: most as usize });
    }
    let total = total as usize;
    let (guards, single) = (counted.guards, tape.state.single);
    if let Some(words) = words.get_mut(..total) {
        words.fill(0);
        let mut sheet = Sheet::new(words, shape, guards, steps_at);
        Builder { tape, sheet: &mut sheet, names, hint: 0 }.write();
        sheet.finish(shape, tape.state.paths, single);
    }
    Ok(total)
}

struct Builder<'b, 't, 'm> {
    tape: &'b mut Tape<'t>,
    sheet: &'b mut Sheet<'m>,
    names: RuleNames<'b>,
    /// No slot is free in the words of the map before this one.
    hint: usize,
}

impl Builder<'_, '_, '_> {
    fn write(&mut self) {
        self.tape.study();
        self.path(0);
        let mut at = START;
        while at < self.tape.state.used {
            if self.tape.code(at) == BRANCH {
                self.path(at);
            }
            at = self.tape.next(at);
        }
    }

    /// Writes the first path, or the branch at `branch`.
    fn path(&mut self, branch: u32) {
        self.tape.find_last_uses(branch);
        self.occupy(branch);
        let mut at = START;
        if branch != 0 {
            let guard = self.tape.note(self.tape.link(branch));
            self.sheet.branch(guard);
            self.sheet.head(BRANCH, 0, 0, 1);
            self.sheet.push(guard);
            at = self.tape.next(branch);
        }
        while at < self.tape.state.used {
            let code = self.tape.code(at);
            if is_guard(code) {
                self.guard(at);
                if self.tape.link(at) != 0 {
                    self.free_for_branch(at);
                }
            } else if code == END {
                self.end(at);
                return;
            } else if code != ITEM && self.tape.is_needed(at) && self.tape.note(at) == 0 {
                self.operation(at, code);
            }
            if self.tape.is_sum(at) && self.tape.is_needed(at) {
                self.free_terms(at);
            } else {
                for k in 0..self.tape.operands(at) {
                    self.free(self.tape.argument(at, k), at);
                }
            }
            at = self.tape.next(at);
        }
    }

    /// Marks the slots of what is needed in a branch that begins.
    fn occupy(&mut self, branch: u32) {
        self.tape.map.fill(0);
        self.hint = 0;
        let mut at = START;
        while at < branch {
            if self.tape.slot(at) != 0 && self.tape.last_use(at) >= branch {
                self.mark(self.tape.slot(at), true);
            }
            at = self.tape.next(at);
        }
    }

    /// Notes whether a slot, counted from 1, is in use.
    fn mark(&mut self, slot: u32, used: bool) {
        let bit = slot.wrapping_sub(self.sheet.inputs + 1);
        let place = bit as usize / 32;
        if let Some(word) = self.tape.map.get_mut(place) {
            if used {
                *word |= 1 << (bit % 32);
            } else {
                *word &= !(1 << (bit % 32));
                self.hint = self.hint.min(place);
            }
        }
    }

    /// Gives the node the lowest slot that is free.
    fn allocate(&mut self, at: Node) -> u32 {
        let map = self.tape.map.get(self.hint..).unwrap_or(&[]);
        self.hint += map.iter().position(|word| *word != u32::MAX).unwrap_or(map.len());
        let word = self.tape.map.get(self.hint).copied().unwrap_or(0);
        let slot = self.sheet.inputs + 32 * self.hint as u32 + word.trailing_ones() + 1;
        self.mark(slot, true);
        self.sheet.slots = self.sheet.slots.max(slot);
        self.tape.set_slot(at, slot);
        slot - 1
    }

    /// Frees the slot of a node that is used last at `at`.
    fn free(&mut self, node: Node, at: Node) {
        if node < INPUT && self.tape.last_use(node) == at && self.tape.slot(node) != 0 {
            self.mark(self.tape.slot(node), false);
        }
    }

    /// Frees the slot of a result of `at` that is not used on this path.
    fn free_unused(&mut self, node: Node, at: Node) {
        if self.tape.last_use(node) <= at {
            self.mark(self.tape.slot(node), false);
        }
    }

    /// Frees what only the other way of the guard at `at` still needs: it starts with slots of its own.
    fn free_for_branch(&mut self, at: Node) {
        let mut node = START;
        while node < at {
            self.free(node, at);
            node = self.tape.next(node);
        }
    }

    fn slot(&self, node: Node) -> u32 {
        self.tape.slot(node).saturating_sub(1)
    }

    fn step(&mut self, key: u32, of: Node) {
        let at = self.tape.place(of);
        let count = (at.count as u64).min(u64::from(MARKED - 1)) as u32;
        let place = self.sheet.steps_at + 3 * self.sheet.steps;
        self.sheet.put(place, key);
        self.sheet.put(place + 1, count | if at.mark.is_some() { MARKED } else { 0 });
        self.sheet.put(place + 2, at.mark.unwrap_or(0).cast_unsigned());
        self.sheet.steps += 1;
    }

    fn arguments(&mut self, at: Node) {
        for k in 0..self.tape.operands(at) {
            let slot = self.slot(self.tape.argument(at, k));
            self.sheet.push(slot);
        }
    }

    fn real(&mut self, bits: u64) {
        self.sheet.push(bits as u32);
        if !self.tape.state.single {
            self.sheet.push((bits >> 32) as u32);
        }
    }

    fn words_of_real(&self) -> u32 {
        if self.tape.state.single { 1 } else { 2 }
    }

    fn guard(&mut self, at: Node) {
        let code = self.tape.code(at);
        let key = self.sheet.here();
        self.step(key, at);
        let number = self.sheet.guard();
        self.tape.set_note(at, number);
        let reals = signature(code).map_or(0, |signature| signature.reals);
        self.sheet.head(code, 0, self.tape.operands(at), reals * self.words_of_real() + 1);
        self.arguments(at);
        if reals > 0 {
            self.real(self.tape.parameter(at));
        }
        self.sheet.push(number << 1 | u32::from(self.tape.holds(at)));
    }

    fn end(&mut self, at: Node) {
        self.sheet.head(END, 0, self.tape.arguments(at), 1);
        self.arguments(at);
        self.sheet.push(self.tape.parameter(at) as u32);
    }

    fn operation(&mut self, at: Node, code: Code) {
        let key = self.sheet.here();
        if self.tape.is_sum(at) {
            return self.sum(at);
        }
        if matches!(code, SIN | COS) && self.angle(at, code) {
            return;
        }
        self.step(key, at);
        if self.tape.is_several(at) {
            return self.several(at, code);
        }
        if (ARRAYS..CONSTANT).contains(&code) {
            self.sheet.spare = self.sheet.spare.max(SPARE_OF_ARRAYS);
        }
        let operands = self.tape.operands(at);
        let y = self.allocate(at);
        match code {
            CHAIN | CHAIN2 => {
                let reals = self.tape.arguments(at) - operands;
                self.sheet.head(code, 1, operands, reals * self.words_of_real());
                self.sheet.push(y);
                self.arguments(at);
                for k in 0..reals {
                    self.real(self.tape.parameter(self.tape.argument(at, operands + k)));
                }
            }
            CALL => {
                self.sheet.spare = self.sheet.spare.max(SPARE_OF_RULES);
                self.sheet.head(code, 1, operands, RULE_WORDS);
                self.sheet.push(y);
                self.arguments(at);
                self.rule(at);
            }
            UNIFORM | NORMAL | PARAMETER => {
                self.sheet.head(code, 1, 0, 1);
                self.sheet.push(y);
                self.sheet.push(self.tape.parameter(at) as u32);
            }
            _ => {
                let reals = signature(code).map_or(0, |signature| signature.reals);
                self.sheet.head(code, 1, operands, reals * self.words_of_real());
                self.sheet.push(y);
                self.arguments(at);
                if reals > 0 {
                    self.real(self.tape.parameter(at));
                }
            }
        }
        self.free_unused(at, at);
    }

    /// The name of the rule that an entry calls.
    fn rule(&mut self, at: Node) {
        for word in (self.names)(self.tape.parameter(at)) {
            self.sheet.push(word);
        }
    }

    /// An instruction with several results: their entries follow its own.
    fn several(&mut self, at: Node, code: Code) {
        if (ARRAYS..CONSTANT).contains(&code) {
            self.sheet.spare = self.sheet.spare.max(SPARE_OF_ARRAYS);
        }
        let first = self.tape.next(at);
        let (mut results, mut item) = (0, first);
        while self.tape.is_item(item, at) {
            results += 1;
            item = self.tape.next(item);
        }
        if is_call(code) {
            self.sheet.spare = self.sheet.spare.max(SPARE_OF_RULES);
        }
        let reals = signature(code).map_or(0, |signature| signature.reals);
        let words = if is_call(code) { RULE_WORDS } else { reals * self.words_of_real() };
        self.sheet.head(code, results, self.tape.arguments(at), words);
        for k in 0..results {
            let y = self.allocate(self.tape.item(first, k as usize));
            self.sheet.push(y);
        }
        self.arguments(at);
        if is_call(code) {
            self.rule(at);
        }
        if reals > 0 {
            self.real(self.tape.parameter(at));
        }
        for k in 0..results {
            self.free_unused(self.tape.item(first, k as usize), at);
        }
    }

    /// Sine and cosine of one number together, if both are needed.
    fn angle(&mut self, at: Node, code: Code) -> bool {
        let x = self.tape.argument(at, 0);
        let branch = self.tape.branch_of(at);
        let tape = &*self.tape;
        let may = |other: Node| tape.is_needed(other) && tape.branch_of(other) == branch && tape.note(other) == 0;
        let Some(other) = tape.look(if code == SIN { COS } else { SIN }, 0, 1, &|_| x, may) else { return false };
        let (sin, cos) = if code == SIN { (at, other) } else { (other, at) };
        let key = self.sheet.here();
        self.step(key, sin);
        self.step(key + 1, cos);
        self.sheet.head(SINCOS, 2, 1, 0);
        for result in [sin, cos] {
            let y = self.allocate(result);
            self.sheet.push(y);
        }
        self.arguments(at);
        self.tape.set_note(other, 1);
        true
    }

    fn sum(&mut self, at: Node) {
        self.sheet.spare = self.sheet.spare.max(1);
        let (mut kinds, mut count, mut arguments, mut reals) = (0, 0, 0, 0);
        self.tape.terms(at, |_, term, _| {
            kinds |= term.bits() << (3 * count);
            count += 1;
            arguments += term.arguments();
            reals += term.reals();
        });
        let y = self.allocate(at);
        self.sheet.head(SUM, 1, arguments, 1 + reals * self.words_of_real());
        self.sheet.push(y);
        // A step has the place of the first word it reads that none before it has read.
        self.each_term(at, |this, k, node, term, adder| {
            let key = this.sheet.here();
            match term.kind {
                Kind::One => {
                    if k > 0 {
                        this.step(key, adder);
                    }
                    let slot = this.slot(node);
                    this.sheet.push(slot);
                }
                Kind::Product | Kind::Scaled => {
                    this.step(key, node);
                    if k > 0 && term.kind == Kind::Product {
                        this.step(key + 1, adder);
                    }
                    this.arguments(node);
                }
                Kind::Real => {}
            }
        });
        self.sheet.push(kinds | Term::END << (3 * count));
        self.each_term(at, |this, k, node, term, adder| {
            if term.reals() > 0 {
                if k > 0 {
                    let key = this.sheet.here();
                    this.step(key, adder);
                }
                this.real(this.tape.parameter(node));
            }
        });
    }

    fn free_terms(&mut self, at: Node) {
        self.each_term(at, |this, _, node, term, _| match term.kind {
            Kind::One => this.free(node, at),
            Kind::Product | Kind::Scaled => {
                for k in 0..this.tape.operands(node) {
                    this.free(this.tape.argument(node, k), at);
                }
            }
            Kind::Real => {}
        });
    }

    /// Shows each term of the sum at `at` to `f`: its number, its node, what it is, and the entry that adds it.
    fn each_term(&mut self, at: Node, mut f: impl FnMut(&mut Self, u32, Node, Term, Node)) {
        let mut terms = [(0, Term { kind: Kind::One, minus: false }, 0); MOST_TERMS as usize];
        let mut free = terms.iter_mut();
        let mut count = 0;
        self.tape.terms(at, |node, term, adder| {
            if let Some(place) = free.next() {
                *place = (node, term, adder);
                count += 1;
            }
        });
        for (k, (node, term, adder)) in (0..).zip(terms).take(count) {
            f(self, k, node, term, adder);
        }
    }
}
