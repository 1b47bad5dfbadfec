//! Functions over arrays in the slots of a program: steps on arguments, results, and a few spare slots.
//! Does not know the functions.

use super::machine::Machine;
use crate::array::dispatch::dispatch;
use crate::array::reduction::{Reduction, Spread};
use crate::array::{Arithmetic, Handler, Valued};
use crate::error::place::name;
use crate::ops::{Binary, Float, One, Two, Unary};
use crate::program::code::{ARRAYS, Instruction};
use crate::slots::{Flag, step};

/// Carries out a function over arrays.
pub fn carry_out<F: Float>(m: &mut Machine<'_, F>, instruction: &Instruction<'_>) {
    let number = instruction.code - ARRAYS;
    dispatch::<F, _>(number, Whole { m, instruction });
    m.bulk = None;
}

/// A whole function, whichever it is.
struct Whole<'w, 'm, 'a, F: Float> {
    m: &'m mut Machine<'a, F>,
    instruction: &'w Instruction<'w>,
}

impl<F: Float> Handler<F> for Whole<'_, '_, '_, F> {
    type Output = ();

    fn reduction<O: Reduction<F>>(self, o: O) {
        let Self { m, instruction } = self;
        m.bulk = Some(const { &name(O::NAME) });
        let x = |k: usize| instruction.arguments.get(k).copied().unwrap_or(0);
        let mut steps = Steps::new(m);
        let result = o.reduce(&mut steps, instruction.arguments.len(), x);
        if let Some(y) = instruction.results.first() {
            steps.put(*y, result);
        }
    }

    fn spread<O: Spread<F>>(self, o: O) {
        let Self { m, instruction } = self;
        m.bulk = Some(const { &name(O::NAME) });
        let x = |k: usize| instruction.arguments.get(k).copied().unwrap_or(0);
        let y = |k: usize| instruction.results.get(k).copied().unwrap_or(0);
        let mut steps = Steps::new(m);
        o.spread(&mut steps, instruction.arguments.len(), x, y, |steps, k, value| {
            steps.put(y(k), value);
            y(k)
        });
    }
}

/// Steps on slots, each named by its index.
struct Steps<'m, 'a, F: Float> {
    m: &'m mut Machine<'a, F>,
    /// The first spare slot: there are eight.
    spare: u32,
    /// Those in use, by bit.
    used: u8,
}

impl<'m, 'a, F: Float> Steps<'m, 'a, F> {
    /// Steps on the slots of this machine.
    fn new(m: &'m mut Machine<'a, F>) -> Self {
        let spare = m.program.spare();
        Steps { m, spare, used: 0 }
    }

    /// A spare slot.
    fn take(&mut self) -> u32 {
        let free = self.used.trailing_ones();
        debug_assert!(free < 8, "no function over arrays keeps so many numbers");
        let free = free.min(7);
        self.used |= 1 << free;
        self.spare + free
    }

    /// The number `x` into slot `y`, where it lives on.
    fn put(&mut self, y: u32, x: u32) {
        // SAFETY: slots of the instruction and spare ones of the program.
        let (to, from) = unsafe { (self.m.slot(y), self.m.slot(x)) };
        self.m.unit.copy(to, from);
        self.release(x);
    }
}

impl<F: Float> Arithmetic<F> for Steps<'_, '_, F> {
    type Num = u32;

    fn constant(&mut self, c: F) -> u32 {
        let y = self.take();
        // SAFETY: a spare slot of the program.
        self.m.unit.constant(unsafe { self.m.slot(y) }, c);
        y
    }

    fn copy(&mut self, x: u32) -> u32 {
        let y = self.take();
        // SAFETY: as in `put`.
        let (to, from) = unsafe { (self.m.slot(y), self.m.slot(x)) };
        self.m.unit.copy(to, from);
        y
    }

    fn unary<O: Unary<F>>(&mut self, x: u32, o: O) -> u32 {
        let y = self.take();
        // SAFETY: as in `put`.
        let (to, from) = unsafe { (self.m.slot(y), self.m.slot(x)) };
        step::<F, One, O>(self.m, o, to, from);
        y
    }

    fn binary<O: Binary<F>>(&mut self, a: u32, b: u32, o: O) -> u32 {
        let y = self.take();
        // SAFETY: as in `put`.
        let (to, from) = unsafe { (self.m.slot(y), [self.m.slot(a), self.m.slot(b)]) };
        step::<F, Two, O>(self.m, o, to, from);
        y
    }

    fn update<O: Binary<F>>(&mut self, a: u32, b: u32, o: O) -> u32 {
        // SAFETY: as in `put`.
        let from = unsafe { [self.m.slot(a), self.m.slot(b)] };
        step::<F, Two, O>(self.m, o, from[0], from);
        a
    }

    fn release(&mut self, x: u32) {
        if let Some(bit) = x.checked_sub(self.spare).filter(|bit| *bit < 8) {
            self.used &= !(1 << bit);
        }
    }

    fn failed(&self) -> bool {
        false
    }
}

impl<F: Float> Valued<F> for Steps<'_, '_, F> {
    fn primal(&self, x: u32) -> F {
        // SAFETY: as in `put`.
        unsafe { self.m.slot(x) }.primal()
    }

    fn kink(&mut self, x: u32) {
        let place = self.m.place_of(const { &name("") });
        // SAFETY: as in `put`.
        let x = unsafe { self.m.slot(x) };
        self.m.unit.raise(Flag::Kink, &[x], &place);
    }
}
