//! Passes over a registered function: inputs into slots, the callback, results out of slots.
//! Does not know what is asked of the results.

use core::ffi::c_int;

use super::block::Blocks;
use super::context::{Context, Function};
use super::eval::{Eval, INVALID, NONE, State};
use super::slot::Slot;
use super::table::GUARD;
use super::width;
use crate::driver::{Active, Pass, SIDE, SecondPass, Stash};
use crate::dual::Pack;
use crate::error::Error;
use crate::ops::Float;
use crate::random::{Randomness, Stream};
use crate::shape::Shape;

/// One function of a context, ready to run.
pub struct ContextPass<F: Float> {
    context: *mut Context<F>,
    function: Function,
    randomness: Randomness,
    seed: u64,
    /// Numbers given to the stash, at the end of the memory.
    stashed: usize,
    /// Where the next block begins in the table of handles, its guard included.
    next: usize,
}

impl<F: Float> ContextPass<F> {
    /// A pass over `function`.
    ///
    /// # Safety
    /// `context` is valid, `function` is one of its functions, and nobody else uses the context but callbacks of this pass.
    #[inline(always)]
    pub unsafe fn new(context: *mut Context<F>, function: Function, randomness: Randomness, seed: u64) -> Result<Self, Error> {
        let this = Self { context, function, randomness, seed, stashed: 0, next: 0 };
        let (wanted, capacity) = (function.elements, this.context().numbers());
        if wanted > capacity {
            return Err(Error::OutOfNumbers { wanted, capacity });
        }
        Ok(this)
    }

    #[inline(always)]
    fn context(&self) -> &Context<F> {
        // SAFETY: `new` was promised a valid context; no other reference lives while this one does.
        unsafe { &*self.context }
    }

    #[inline(always)]
    fn eval(&mut self) -> &mut Eval<F> {
        // SAFETY: likewise.
        unsafe { &mut (*self.context).eval }
    }

    #[inline(always)]
    /// Sets the evaluation up for numbers of `slots_per_number` slots.
    fn begin(&mut self, slots_per_number: usize, draws: (u64, u64)) {
        let (numbers, slot_bytes) = (self.context().numbers() - self.stashed, self.context().slot_bytes());
        let stream = Stream::new(self.randomness, self.seed, draws.0, draws.1);
        self.next = 0;
        let (stashed, elements) = (self.stashed, self.function.elements);
        // SAFETY: `new` was promised a valid context.
        unsafe { (*self.context).table.lay_out(self.function.rows()) };
        let e = self.eval();
        e.stashed = stashed;
        e.stride = slot_bytes * slots_per_number;
        e.capacity = numbers / slots_per_number;
        e.slots_per_number = slots_per_number;
        e.top = 0;
        // Outputs may name one number several times, but each has its handle.
        e.highest = elements;
        e.limit = e.capacity;
        e.advance();
        e.second = slots_per_number == 2;
        e.free = NONE;
        e.outer = NONE;
        e.scope = 0;
        e.extra = 0;
        e.inputs = 0;
        e.mark = None;
        e.failed_at = None;
        e.draws = stream;
        e.state = State::Running;
    }

    /// Slots for the next `len` input elements, with the values `x(j)` and the derivatives that `fill` writes for element `j`; their handles go into the
    /// table.
    #[inline(always)]
    fn inputs(&mut self, len: usize, x: impl Fn(usize) -> F, fill: impl Fn(&mut Eval<F>, usize, Slot<F>)) {
        let next = self.next + GUARD;
        // SAFETY: `new` was promised a valid context; no other reference lives while this one does.
        let Context { eval: e, table, .. } = unsafe { &mut *self.context };
        // `new` checked that inputs and outputs fit, and second order checks it again for its larger numbers. Counted in registers: through
        // memory, each element would wait for the one before.
        let first = e.top;
        for j in 0..len {
            let (id, slot) = e.occupy(first + j);
            table.set(next + j, id);
            // SAFETY: the slot is inside the memory.
            unsafe { slot.set_primal(x(j)) };
            fill(e, j, slot);
        }
        e.top = first + len;
        self.next = next + len;
    }

    /// Calls the user's function and judges how it ended.
    fn call(&mut self) -> Result<(), Error> {
        let function = self.function;
        // SAFETY: `new` was promised a valid context.
        let rows = unsafe { function.rows() };
        // SAFETY: likewise; no other reference lives while this one does.
        let Context { eval: e, table, blocks, inside, .. } = unsafe { &mut *self.context };
        let mut at = 0;
        for (k, len) in rows.lengths.iter().enumerate() {
            at += GUARD;
            // SAFETY: there is a pointer for every block.
            unsafe { blocks.add(k).write(table.at(at)) };
            if k >= rows.inputs {
                table.clear(at, *len);
            }
            at += len;
        }
        e.inputs = e.top;
        e.set_made(0);
        let first = e.generation;
        *inside = None;
        let (blocks, e) = (*blocks, &raw mut *e);
        // SAFETY: the user's function, with what its contract promises: handles to read, handles to set, its own pointer.
        let code: c_int =
            unsafe { (function.call)(e.cast(), blocks.cast(), blocks.wrapping_add(rows.inputs).cast(), function.user) };
        let verdict = self.verdict(code, first);
        let e = self.eval();
        e.note_peak();
        e.state = State::Idle;
        e.top = 0;
        e.limit = 0;
        verdict
    }

    /// What the pass came to, whose inputs have the handles from `first` on, where the function returned `code`.
    #[inline(always)]
    fn verdict(&mut self, code: c_int, first: u32) -> Result<(), Error> {
        // SAFETY: `new` was promised a valid context.
        let rows = unsafe { self.function.rows() };
        // SAFETY: likewise; no other reference lives while this one does.
        let Context { eval, table, .. } = unsafe { &mut *self.context };
        let result = if eval.state == State::Failed {
            Err(self.failure())
        } else {
            table.check(rows, first, self.function.trusted).and_then(|()| match code {
                0 => self.outputs_set(),
                1.. => Err(Error::User { code }),
                _ => Err(self.returned(code)),
            })
        };
        if !matches!(result, Ok(()) | Err(Error::User { .. })) {
            // SAFETY: as above.
            unsafe { (*self.context).table.doubt() };
        }
        if !self.function.trusted && result.is_ok() {
            self.function.trusted = true;
            // SAFETY: as above.
            unsafe { (*self.context).trust(self.function) };
        }
        result
    }

    /// Why the evaluation failed, with what only the pass knows.
    #[cold]
    fn failure(&self) -> Error {
        let e = &self.context().eval;
        match e.error {
            Error::RanOut { .. } => {
                let wanted = e.wanted[1].saturating_mul(e.slots_per_number).saturating_add(self.stashed);
                Error::RanOut { wanted, capacity: self.context().numbers() }
            }
            Error::BadNumber { id } => self.misused(id),
            Error::BadReturn { value } => self.returned(value),
            error => error,
        }
    }

    /// What a code means that is not the function's own: the error that this context told the function, if it is passed on.
    fn returned(&self, code: c_int) -> Error {
        self.context().inside.filter(|error| error.status() == code).unwrap_or(Error::BadReturn { value: code })
    }

    /// What it is to use the handle `id`, which is no number's.
    fn misused(&self, id: u32) -> Error {
        // SAFETY: `new` was promised a valid context.
        self.context().table.misused(unsafe { self.function.rows() }, id)
    }

    /// Whether every output is a number of this pass.
    fn outputs_set(&self) -> Result<(), Error> {
        let shape = self.shape();
        let mut k = self.next;
        for (block, len) in shape.out_len.iter().chain(shape.aux_len).enumerate() {
            k += GUARD;
            for element in 0..*len {
                let id = self.context().table.get(k);
                if self.context().eval.find(id).is_none() {
                    return Err(match self.misused(id) {
                        Error::OutputNotYetSet { block: b, element: i } if (b, i) == (block, element) => {
                            Error::OutputNotSet { block, element }
                        }
                        Error::BadNumber { id: INVALID } => Error::OutputNotSet { block, element },
                        error => error,
                    });
                }
                k += 1;
            }
        }
        Ok(())
    }

    /// The slot of output element (`o`, `i`) after a pass.
    #[inline(always)]
    fn output(&self, o: usize, i: usize) -> Slot<F> {
        let shape = self.shape();
        // The usual function has one output: then there is nothing to add up.
        let before = if o == 0 { 0 } else { shape.out_len.iter().chain(shape.aux_len).take(o).map(|len| len + GUARD).sum() };
        // The drivers ask for elements of the shape only; `outputs_set` found their numbers after the callback.
        let id = self.context().table.get(self.next + GUARD + before + i);
        self.context().eval.slot(Eval::<F>::index(id))
    }
}

impl<F: Float> Pass<F> for ContextPass<F> {
    #[inline(always)]
    fn shape(&self) -> Shape<'_> {
        // SAFETY: `new` was promised a valid context.
        unsafe { self.function.shape() }
    }

    #[inline(always)]
    fn lanes(&self) -> usize {
        self.context().lanes()
    }

    #[inline(always)]
    fn start(&mut self, directions: usize, point: u64, direction: u64) -> Result<(), Error> {
        self.begin(1, (point, direction));
        width::first(self.eval(), directions);
        Ok(())
    }

    #[inline(always)]
    fn input(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, active: Active) {
        self.inputs(len, x, |e, j, slot| match active.lane(j) {
            // SAFETY: the slot is of this pass.
            Some(lane) => unsafe { e.seed(slot, lane) },
            // SAFETY: likewise.
            None => unsafe { e.idle(slot) },
        });
    }

    #[inline(always)]
    fn tangents(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, t: impl Fn(usize, usize) -> F, directions: usize) {
        self.inputs(len, x, |e, j, slot| {
            // SAFETY: the slot is of this pass.
            unsafe { e.idle(slot) };
            for lane in 0..directions {
                // SAFETY: the lanes of the pass hold its directions.
                unsafe { slot.set_tangent(lane, t(j, lane)) };
            }
        });
    }

    fn run(&mut self) -> Result<(), Error> {
        self.call()
    }

    #[inline(always)]
    fn primal(&self, o: usize, i: usize) -> F {
        // SAFETY: the slot holds an output of the last pass.
        unsafe { self.output(o, i).primal() }
    }

    #[inline(always)]
    fn row(&self, o: usize, i: usize) -> impl AsRef<[F]> {
        let (slot, e) = (self.output(o, i), &self.context().eval);
        // SAFETY: the slot holds an output of the last pass, with that many lanes, and nothing runs while they are borrowed.
        unsafe { slot.tangents(e.padded) }
    }
}

impl<F: Float + Pack<1> + Pack<2> + Pack<4>> SecondPass<F> for ContextPass<F> {
    fn side(&self) -> usize {
        (self.blocks().side)(self.context().slot_bytes())
    }

    fn start_second(&mut self, point: u64) -> Result<(), Error> {
        let (wanted, capacity) = (self.function.elements.saturating_mul(2), self.context().numbers());
        if wanted > capacity {
            return Err(Error::OutOfNumbers { wanted, capacity });
        }
        self.begin(2, (point, 0));
        let (blocks, side) = (self.blocks(), self.side());
        (blocks.set)(self.eval(), side);
        Ok(())
    }

    fn second_input(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, rows: Active, cols: Active) {
        let lane = |active: Active, j| active.lane(j).unwrap_or(usize::MAX);
        let (blocks, side) = (self.blocks(), self.side());
        self.inputs(len, x, |_, j, slot| {
            // SAFETY: the slot is of this pass, which `start_second` began with that side.
            unsafe { (blocks.variable)(slot, side, lane(rows, j), lane(cols, j)) }
        });
    }

    fn run_second(&mut self) -> Result<(), Error> {
        self.call()
    }

    fn first_derivatives(&self, o: usize, i: usize) -> [F; SIDE] {
        // SAFETY: the slot holds an output of the last pass, which `start_second` began with that side.
        unsafe { (self.blocks().first)(self.output(o, i), self.side()) }
    }

    fn second_derivatives(&self, o: usize, i: usize) -> [[F; SIDE]; SIDE] {
        // SAFETY: likewise.
        unsafe { (self.blocks().second)(self.output(o, i), self.side()) }
    }
}

impl<F: Float + Pack<1> + Pack<2> + Pack<4>> ContextPass<F> {
    /// The second-order numbers of the context's level.
    fn blocks(&self) -> &'static Blocks<F> {
        self.context().eval.level.blocks()
    }
}

impl<F: Float> Stash<F> for ContextPass<F> {
    fn reserve(&mut self, count: usize) -> Result<(), Error> {
        let (slot_bytes, capacity) = (self.context().slot_bytes(), self.context().numbers());
        let handles = self.function.elements;
        let needed = count.saturating_mul(size_of::<F>()).div_ceil(slot_bytes.max(1));
        if needed.saturating_add(handles) > capacity {
            return Err(Error::OutOfNumbers { wanted: needed.saturating_add(handles), capacity });
        }
        self.stashed = needed;
        Ok(())
    }

    fn load(&self, k: usize) -> F {
        // SAFETY: `reserve` keeps the evaluation out of the last slots, which hold `k` values and more; floats are aligned there.
        unsafe { self.stash().add(k).read() }
    }

    fn store(&mut self, k: usize, x: F) {
        // SAFETY: as in `load`.
        unsafe { self.stash().add(k).write(x) }
    }

    fn release(&mut self) {
        self.stashed = 0;
    }
}

impl<F: Float> ContextPass<F> {
    /// The first value of the stash.
    fn stash(&self) -> *mut F {
        let first = self.context().numbers() - self.stashed;
        self.context().eval.slots.wrapping_add(first * self.context().slot_bytes()).cast()
    }
}
