//! Passes that are recorded, and those of functions whose program runs in their place.
//! Does not know what is recorded, nor how a program is run.

use super::RegisteredPass;
use crate::driver::Pass;
use crate::eager::arena::Arena;
use crate::eager::quick;
use crate::eager::registered::Attached;
use crate::eager::table::GUARD;
use crate::error::Error;
use crate::error::place::Place;
use crate::ops::Float;
use crate::program::code::Instruction;
use crate::program::{INPUT, Node, Program, Recorder};
use crate::random::Randomness;
use crate::replay::Exit;

impl<F: Float> RegisteredPass<F> {
    /// Runs the program of the function, if it has one, and otherwise the function itself.
    #[inline(always)]
    pub(super) fn run_either(&mut self) -> Result<(), Error> {
        match self.function().attached() {
            None => self.call(),
            Some(attached) => self.replay(&attached),
        }
    }

    /// Runs the program of the function; and the function itself, where the program has no path or too many numbers, unless it may not be run.
    #[inline(never)]
    fn replay(&mut self, attached: &Attached<F>) -> Result<(), Error> {
        let Arena { eval, sizes, .. } = self.arena_mut();
        let needed = attached.program.slots();
        let Some(slots) = eval.numbers.room_for_program(needed) else {
            let error = Error::OutOfNumbers { wanted: eval.numbers.slots_for(needed), capacity: sizes.numbers };
            if !self.function().is_strict() {
                return self.call();
            }
            self.arena_mut().eval.end();
            return Err(error);
        };
        let (stride, from_outside) = (eval.numbers.stride(), (eval.draws, eval.outside));
        // A rule is a function of the user's: what it does with the evaluation must not reach the slots of the program.
        let hidden = eval.numbers.hide();
        eval.outcome.end();
        // SAFETY: there is room for its slots; the unit is set for the numbers of the pass, and the inputs are the first of them.
        match unsafe { (attached.run)(attached.program, &mut eval.unit, slots, stride, from_outside) } {
            Exit::End { at } => {
                self.take_outputs(attached.program, at);
                self.arena_mut().eval.end();
                // SAFETY: `new` was promised a valid function; no other reference lives, here and below.
                unsafe { (*self.function).count_hit() };
                Ok(())
            }
            Exit::Missed { guard, place } => {
                // SAFETY: see above.
                unsafe { (*self.function).count_miss(guard) };
                if !self.function().is_strict() {
                    let eval = &mut self.arena_mut().eval;
                    eval.numbers.show(hidden);
                    eval.outcome.begin();
                    return self.call();
                }
                self.stop(Error::GuardMissed { guard: guard as usize }, place)
            }
            Exit::Failed { error, place } => self.stop(error, place),
        }
    }

    /// The handles of the outputs are where the path that ends at `at` says.
    #[inline(always)]
    fn take_outputs(&mut self, program: Program<'_>, at: u32) {
        let shape = self.function().shape();
        let mut k = self.next;
        let Some((end, _)) = Instruction::read(program.code(), at) else { return };
        let mut slots = end.arguments.iter();
        for len in shape.out_len.iter().chain(shape.aux_len) {
            k += GUARD;
            for _ in 0..*len {
                let slot = slots.next().copied().unwrap_or(0);
                self.arena_mut().table.set(k, slot);
                k += 1;
            }
        }
    }

    /// Ends a pass of a program that cannot go on.
    #[cold]
    fn stop(&mut self, error: Error, place: Place) -> Result<(), Error> {
        let eval = &mut self.arena_mut().eval;
        eval.stop(error, place);
        eval.end();
        Err(error)
    }

    /// Runs the function on plain values at `x(a, j)`, and tells the recorder what it does.
    pub fn record(&mut self, recorder: &mut dyn Recorder, x: impl Fn(usize, usize) -> F) -> Result<(), Error> {
        if self.function().is_alone() {
            return Err(Error::NoCallback);
        }
        self.begin(1, (0, 0));
        let eval = &mut self.arena_mut().eval;
        eval.unit.set_recording();
        eval.quick = quick::recording();
        let mut node = INPUT;
        for a in 0..self.shape().in_len.len() {
            let len = self.shape().input(a);
            self.inputs(len, |j| x(a, j), |_, j, slot| slot.set_node(node + j as u32));
            node += len as u32;
        }
        // SAFETY: the recorder lives until the second call, and nobody else uses it until then.
        unsafe { self.arena_mut().eval.set_recorder(Some(&mut *recorder)) };
        let result = self.call();
        // SAFETY: there is none.
        unsafe { self.arena_mut().eval.set_recorder(None) };
        result?;
        let shape = self.shape();
        let _: Option<()> = self.each_result(shape.out_len.iter().chain(shape.aux_len), |_, _, slot| {
            if slot.node() == 0 {
                slot.set_node(recorder.constant(slot.primal().to_bits64()));
            }
            None
        });
        Ok(())
    }

    /// Passes draw so from now on.
    pub fn draw(&mut self, randomness: Randomness, seed: u64) {
        (self.randomness, self.seed) = (randomness, seed);
    }

    /// The node of output element `k` of all, aux blocks included, after a recording.
    pub fn output_node(&self, k: usize) -> Node {
        let (shape, mut rest) = (self.shape(), k);
        for o in 0..shape.out_len.len() + shape.aux_len.len() {
            let len = shape.result(o);
            if rest < len {
                return self.output(o, rest).node();
            }
            rest -= len;
        }
        0
    }
}
