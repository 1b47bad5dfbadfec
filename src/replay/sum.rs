//! Sums of numbers and products: their terms, read one by one; those of the usual sums in straight lines.
//! Does not know what becomes of the terms.

use super::words::{Slots, Words};
use crate::ops::Float;
use crate::program::code::{Kind, Term};
use crate::slots::{Order, Slot, Sum, Terms};

/// The terms of a sum, what they are and where.
#[derive(Clone, Copy)]
struct Listed {
    /// The sum.
    code: Words,
    /// The slots.
    slots: Slots,
    /// How many arguments it has.
    arguments: usize,
    /// What the terms are.
    kinds: u32,
}

/// Carries out the sum at `code`, whose first word is `word`, and says how many words it has; false where it is not finite, and nothing done then.
///
/// # Safety
/// It is one of the program, and the slots hold numbers of the order.
#[inline(always)]
pub unsafe fn carry_out<F: Float, D: Order<F>>(slots: Slots, vectors: usize, code: Words, word: u32) -> (bool, usize) {
    let arguments = (word >> 24) as usize;
    // SAFETY: words and slots of the sum, as the caller promises.
    unsafe {
        let (y, terms) = (slots.at(code.at(1)), Listed { code, slots, arguments, kinds: code.at(2 + arguments) });
        /// A body of its own for each of these sums: numbers `a`, products `p`, numbers times a constant `s`, constants `c`.
        macro_rules! usual {
            ($($text:literal)*) => {$({
                const KINDS: u32 = Term::kinds($text);
                if terms.kinds == KINDS {
                    return (D::finite_sum(vectors, y, Known::<KINDS>(terms)), const { length::<F>(KINDS) });
                }
            })*};
        }
        // Where numbers are narrow, to find out what the terms are takes as long as to add them.
        if D::NARROW {
            usual!("p+p" "p-p" "a+p" "p+a" "a-p" "p-a" "a+s" "a-s" "s+a" "s+s" "s-s");
            usual!("p+p+p" "p+p+a" "a+p+p" "a+a+a" "a+a-s" "a+s+s" "s+s+s" "a+a+a+a" "p+p+p+p" "a+c-s+s" "s-a+s" "a+a+a+a-s");
        }
        (D::finite_sum(vectors, y, terms), 2 + arguments + (word >> 12 & 0xF) as usize)
    }
}

/// How many arguments and constants such terms have.
const fn counts(mut kinds: u32) -> [usize; 2] {
    let (mut arguments, mut reals) = (0, 0);
    while let Some(term) = Term::next(&mut kinds) {
        (arguments, reals) = (arguments + term.arguments() as usize, reals + term.reals() as usize);
    }
    [arguments, reals]
}

/// The words of a sum of such terms.
const fn length<F: Float>(kinds: u32) -> usize {
    let [arguments, reals] = counts(kinds);
    3 + arguments + reals * if F::SINGLE { 1 } else { 2 }
}

/// Where the next term is.
struct Reader<'s, S> {
    sum: &'s mut S,
    slots: Slots,
    at: Words,
    reals: Words,
}

impl<S> Reader<'_, S> {
    /// # Safety
    /// They are terms of an instruction of the program, and this is the place of the next.
    #[inline(always)]
    unsafe fn slot<F: Float>(&self, k: usize) -> Slot<F> {
        // SAFETY: words and slots of the instruction, as the caller promises.
        unsafe { self.slots.at(self.at.at(k)) }
    }

    /// # Safety
    /// As for `slot`.
    #[inline(always)]
    unsafe fn go_on<F: Float>(&mut self, term: Term) {
        // SAFETY: likewise.
        unsafe {
            self.at = self.at.on(term.arguments() as usize);
            self.reals = self.reals.on(term.reals() as usize * if F::SINGLE { 1 } else { 2 });
        }
    }

    /// The first term.
    ///
    /// # Safety
    /// As for `slot`.
    #[inline(always)]
    unsafe fn begin<F: Float>(&mut self, kind: Kind)
    where
        S: Sum<F>,
    {
        // SAFETY: likewise.
        unsafe {
            match kind {
                Kind::Product => self.sum.begin_product(self.slot(0), self.slot(1)),
                Kind::Scaled => self.sum.begin_scaled(self.slot(0), self.reals.real(0)),
                _ => self.sum.begin(self.slot(0)),
            }
            self.go_on::<F>(Term { kind, minus: false });
        }
    }

    /// One more.
    ///
    /// # Safety
    /// As for `slot`.
    #[inline(always)]
    unsafe fn add<F: Float>(&mut self, term: Term)
    where
        S: Sum<F>,
    {
        // SAFETY: likewise.
        unsafe {
            match term.kind {
                Kind::One => self.sum.add(self.slot(0), term.minus),
                Kind::Product => self.sum.add_product(self.slot(0), self.slot(1), term.minus),
                Kind::Scaled => self.sum.add_scaled(self.slot(0), self.reals.real(0), term.minus),
                Kind::Real => self.sum.add_real(self.reals.real(0), term.minus),
            }
            self.go_on::<F>(term);
        }
    }
}

impl Listed {
    /// # Safety
    /// It is a sum of the program.
    #[inline(always)]
    unsafe fn reader<S>(self, sum: &mut S, arguments: usize) -> Reader<'_, S> {
        // SAFETY: words of the sum, as the caller promises.
        unsafe {
            let at = self.code.on(2);
            Reader { sum, slots: self.slots, at, reals: at.on(arguments + 1) }
        }
    }
}

impl<F: Float> Terms<F> for Listed {
    #[inline(always)]
    fn each(self, sum: &mut impl Sum<F>) {
        let mut kinds = self.kinds;
        // SAFETY: a sum of the program, as whoever made this has promised.
        unsafe {
            let mut reader = self.reader(sum, self.arguments);
            reader.begin(Term::of(kinds).kind);
            kinds >>= 3;
            while kinds > Term::END {
                // One jump for each term: the processor has to foresee every one.
                macro_rules! add {
                    ($($bits:literal)*) => {
                        match kinds & 7 {
                            $($bits => reader.add(const { Term::of($bits) }),)*
                            _ => reader.add(const { Term::of(7) }),
                        }
                    };
                }
                add!(0 1 2 3 4 5 6);
                kinds >>= 3;
            }
        }
    }
}

/// Terms of which the compiler knows what they are: at most five.
#[derive(Clone, Copy)]
struct Known<const KINDS: u32>(Listed);

impl<F: Float, const KINDS: u32> Terms<F> for Known<KINDS> {
    #[inline(always)]
    fn each(self, sum: &mut impl Sum<F>) {
        let arguments = const { counts(KINDS)[0] };
        // SAFETY: a sum of the program, as whoever made this has promised.
        unsafe {
            let mut reader = self.0.reader(sum, arguments);
            reader.begin(const { Term::of(KINDS).kind });
            macro_rules! add {
                ($($k:literal)*) => {$(
                    if const { KINDS >> (3 * $k) > Term::END } {
                        reader.add(const { Term::of(KINDS >> (3 * $k)) });
                    }
                )*};
            }
            add!(1 2 3 4);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_text_writes_is_read_term_by_term() {
        let mut bits = Term::kinds("s-p+a-c");
        let terms: [_; 4] = core::array::from_fn(|_| Term::next(&mut bits).map(|term| (term.kind, term.minus)));
        let expected = [(Kind::Scaled, false), (Kind::Product, true), (Kind::One, false), (Kind::Real, true)];
        assert_eq!(terms, expected.map(Some));
        assert_eq!(bits, Term::END);
        assert_eq!((length::<f64>(Term::kinds("s-p+a-c")), length::<f32>(Term::kinds("s-p+a-c"))), (3 + 4 + 4, 3 + 4 + 2));
    }
}
