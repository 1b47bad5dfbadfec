//! Passes over a registered function: inputs into slots, the callback, results out of slots.
//! Does not know what is asked of the results.

mod recorded;

use core::ffi::c_int;

use super::arena::Arena;
use super::eval::Eval;
use super::level;
use super::numbers::{INVALID, Memory};
use super::registered::Registered;
use super::table::GUARD;
use crate::driver::{Active, Pass, SecondPass, Stash};
use crate::dual::SIDE;
use crate::error::Error;
use crate::ops::Float;
use crate::random::{Randomness, Stream};
use crate::shape::Shape;
use crate::slots::{Slot, TileFloat, Unit};

/// One registered function in an arena, ready to run.
pub struct RegisteredPass<F: Float> {
    arena: *mut Arena<F>,
    function: *mut Registered<F>,
    randomness: Randomness,
    seed: u64,
    /// Slots given to the stash, at the end of the memory.
    stashed: usize,
    /// Where the next block begins in the table of handles, its guard included.
    next: usize,
}

impl<F: Float> RegisteredPass<F> {
    /// A pass over `function`.
    ///
    /// # Safety
    /// `arena` and `function` are valid as long as this is used, and nobody else uses them but callbacks of this pass.
    #[inline(always)]
    pub unsafe fn new(
        arena: *mut Arena<F>,
        function: *mut Registered<F>,
        randomness: Randomness,
        seed: u64,
    ) -> Result<Self, Error> {
        let this = Self { arena, function, randomness, seed, stashed: 0, next: 0 };
        let (wanted, capacity) = (this.function().elements(), this.arena().sizes.numbers);
        if wanted > capacity {
            return Err(Error::OutOfNumbers { wanted, capacity });
        }
        Ok(this)
    }

    #[inline(always)]
    fn function(&self) -> &Registered<F> {
        // SAFETY: `new` was promised a valid function; no other reference lives while this one does.
        unsafe { &*self.function }
    }

    #[inline(always)]
    fn arena(&self) -> &Arena<F> {
        // SAFETY: likewise a valid arena.
        unsafe { &*self.arena }
    }

    #[inline(always)]
    fn arena_mut(&mut self) -> &mut Arena<F> {
        // SAFETY: as in `arena`.
        unsafe { &mut *self.arena }
    }

    /// Sets the evaluation up for numbers of `per_number` slots.
    #[inline(always)]
    fn begin(&mut self, per_number: usize, (point, direction): (u64, u64)) {
        let stream = Stream::new(self.randomness, self.seed, point, direction);
        self.next = 0;
        let (stashed, elements, rows) = (self.stashed, self.function().elements(), self.function().rows());
        let parameters = self.function().parameters();
        let Arena { eval, table, sizes, .. } = self.arena_mut();
        table.lay_out(rows);
        let memory = Memory { slots: sizes.numbers, slot_bytes: sizes.slot_bytes, stashed, per_number };
        eval.outside.parameters = parameters;
        eval.begin(memory, elements, stream);
    }

    /// Slots for the next `len` input elements, with the values `x(j)` and the derivatives that `fill` writes for element `j`; their handles go into the
    /// table.
    #[inline(always)]
    fn inputs(&mut self, len: usize, x: impl Fn(usize) -> F, fill: impl Fn(&Unit<F>, usize, Slot<F>)) {
        let start = self.next + GUARD;
        let Arena { eval, table, .. } = self.arena_mut();
        let (Eval { numbers, unit, .. }, handles) = (eval, table.at(start));
        // SAFETY: `new` checked that inputs and outputs fit, and second order checks it again for its larger numbers.
        unsafe {
            numbers.make_inputs(len, |j, id, slot| {
                handles.wrapping_add(j).write(id);
                slot.set_primal(x(j));
                fill(unit, j, slot);
            });
        }
        self.next = start + len;
    }

    /// Calls the user's function and judges how it ended.
    fn call(&mut self) -> Result<(), Error> {
        let (rows, (callback, user)) = (self.function().rows(), self.function().callback());
        let Arena { eval, table, blocks, inside, .. } = self.arena_mut();
        let mut at = 0;
        for (k, len) in rows.lengths.iter().enumerate() {
            at += GUARD;
            // SAFETY: there is an address for every block.
            unsafe { blocks.add(k).write(table.at(at)) };
            if k >= rows.inputs {
                table.clear(at, *len);
            }
            at += len;
        }
        let first_handle = eval.numbers.begin_function();
        *inside = None;
        let blocks = *blocks;
        // SAFETY: `new` was promised a valid arena. By its address alone: a call from inside the function may reach the arena, too.
        let eval = unsafe { &raw mut (*self.arena).eval };
        // SAFETY: the user's function, with what its contract promises: handles to read, handles to set, its own pointer.
        let code = unsafe { callback(eval.cast(), blocks.cast(), blocks.wrapping_add(rows.inputs).cast(), user) };
        let verdict = self.verdict(code, first_handle);
        self.arena_mut().eval.end();
        verdict
    }

    /// What the pass came to, whose inputs have the handles from `first_handle` on, where the function returned `code`.
    #[inline(always)]
    fn verdict(&mut self, code: c_int, first_handle: u32) -> Result<(), Error> {
        let (rows, trusted) = (self.function().rows(), self.function().is_trusted());
        let result = if self.arena().eval.outcome.has_failed() {
            Err(self.failure())
        } else {
            self.arena_mut().table.check(rows, first_handle, trusted).and_then(|()| match code {
                0 => self.outputs_set(),
                1.. => Err(Error::User { code }),
                _ => Err(self.returned(code)),
            })
        };
        if !matches!(result, Ok(()) | Err(Error::User { .. })) {
            self.arena_mut().table.doubt();
        }
        if !trusted && result.is_ok() {
            // SAFETY: `new` was promised a valid function; no other reference lives.
            unsafe { (*self.function).trust() };
        }
        result
    }

    /// Why the evaluation failed, with what only the pass knows.
    #[cold]
    fn failure(&self) -> Error {
        let Arena { eval, sizes, .. } = self.arena();
        match eval.outcome.error() {
            Error::RanOut { .. } => {
                Error::RanOut { wanted: eval.numbers.slots_for(eval.outcome.numbers_wanted()), capacity: sizes.numbers }
            }
            Error::BadNumber { id } => self.misused(id),
            Error::BadReturn { value } => self.returned(value),
            error => error,
        }
    }

    /// What a code means that is not the function's own: the error that this context told the function, if it is passed on.
    fn returned(&self, code: c_int) -> Error {
        self.arena().inside.filter(|error| error.status() == code).unwrap_or(Error::BadReturn { value: code })
    }

    /// What it is to use the handle `id`, which is no number's.
    fn misused(&self, id: u32) -> Error {
        self.arena().table.misused(self.function().rows(), id)
    }

    /// Whether every output is a number of this pass.
    fn outputs_set(&self) -> Result<(), Error> {
        let shape = self.shape();
        let Arena { eval, table, .. } = self.arena();
        let mut k = self.next;
        for (block, len) in shape.out_len.iter().chain(shape.aux_len).enumerate() {
            k += GUARD;
            for element in 0..*len {
                let id = table.get(k);
                if eval.find(id).is_none() {
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
        let id = self.arena().table.get(self.next + GUARD + before + i);
        // SAFETY: the drivers ask for elements of the shape only; `outputs_set` found their numbers after the callback.
        unsafe { self.arena().eval.numbers.found(id) }
    }
}

impl<F: Float> RegisteredPass<F> {
    /// Shows the number of every element of the results `blocks`, the first of which are the outputs, to `f(o, i, slot)` after a pass, until it has found
    /// something.
    // What does not change is copied first: for all the compiler knows, `f` writes there.
    #[inline(always)]
    fn each_result<'l, T>(
        &self,
        blocks: impl Iterator<Item = &'l usize>,
        mut f: impl FnMut(usize, usize, Slot<F>) -> Option<T>,
    ) -> Option<T> {
        let Arena { eval, table, .. } = self.arena();
        let (mut at, found) = (table.at(self.next), eval.numbers.finder());
        for (o, len) in blocks.enumerate() {
            at = at.wrapping_add(GUARD);
            for i in 0..*len {
                // SAFETY: the table has an entry for each element of the shape, and `outputs_set` found its number after the callback.
                if let Some(result) = f(o, i, unsafe { found.slot(at.read()) }) {
                    return Some(result);
                }
                at = at.wrapping_add(1);
            }
        }
        None
    }
}

impl<F: Float> Pass<F> for RegisteredPass<F> {
    #[inline(always)]
    fn shape(&self) -> Shape<'_> {
        self.function().shape()
    }

    #[inline(always)]
    fn lanes(&self) -> usize {
        self.arena().sizes.lanes
    }

    #[inline(always)]
    fn start(&mut self, directions: usize, point: u64, direction: u64) -> Result<(), Error> {
        self.begin(1, (point, direction));
        let eval = &mut self.arena_mut().eval;
        // SAFETY: the drivers ask for as many directions as there are lanes, which slots are laid out for.
        if unsafe { eval.unit.set_first(directions) } {
            eval.quick = level::first_order(eval.unit.level(), eval.unit.vectors());
        }
        Ok(())
    }

    #[inline(always)]
    fn input(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, active: Active) {
        self.inputs(len, x, |unit, j, slot| match active.lane(j) {
            Some(lane) => unit.seed(slot, lane),
            None => unit.idle(slot),
        });
    }

    #[inline(always)]
    fn grouped(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, lane: impl Fn(usize) -> usize, directions: usize) {
        self.inputs(len, x, |unit, j, slot| match lane(j) {
            lane if lane < directions => unit.seed(slot, lane),
            _ => unit.idle(slot),
        });
    }

    #[inline(always)]
    fn tangents(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, t: impl Fn(usize, usize) -> F, directions: usize) {
        self.inputs(len, x, |unit, j, slot| {
            unit.idle(slot);
            for lane in 0..directions {
                // SAFETY: the lanes of the pass hold its directions.
                unsafe { slot.set_tangent(lane, t(j, lane)) };
            }
        });
    }

    fn run(&mut self) -> Result<(), Error> {
        self.run_either()
    }

    #[inline(always)]
    fn primal(&self, o: usize, i: usize) -> F {
        self.output(o, i).primal()
    }

    #[inline(always)]
    fn row(&self, o: usize, i: usize) -> impl AsRef<[F]> {
        // SAFETY: nothing runs while they are borrowed.
        unsafe { self.arena().eval.unit.tangents(self.output(o, i)) }
    }

    #[inline(always)]
    fn each_primal(&self, mut f: impl FnMut(usize, usize, F)) {
        let shape = self.shape();
        let _: Option<()> = self.each_result(shape.out_len.iter().chain(shape.aux_len), |o, i, slot| {
            f(o, i, slot.primal());
            None
        });
    }

    #[inline(always)]
    fn each_row<T>(&self, mut f: impl FnMut(usize, &[F]) -> Option<T>) -> Option<T> {
        let (lanes, mut row) = (self.arena().eval.unit.lanes(), 0);
        self.each_result(self.shape().out_len.iter(), |_, _, slot| {
            row += 1;
            // SAFETY: the numbers of the pass have so many lanes; nothing runs while they are borrowed.
            f(row - 1, unsafe { slot.tangents(lanes) })
        })
    }
}

impl<F: TileFloat> SecondPass<F> for RegisteredPass<F> {
    fn side(&self) -> usize {
        self.arena().eval.unit.largest_side(self.arena().sizes.slot_bytes)
    }

    fn start_second(&mut self, point: u64) -> Result<(), Error> {
        let (wanted, capacity) = (self.function().elements().saturating_mul(2), self.arena().sizes.numbers);
        if wanted > capacity {
            return Err(Error::OutOfNumbers { wanted, capacity });
        }
        self.begin(2, (point, 0));
        let side = self.side();
        let eval = &mut self.arena_mut().eval;
        // SAFETY: the largest side that the slots hold.
        if unsafe { eval.unit.set_second(side) } {
            eval.quick = level::second_order(eval.unit.level(), side);
        }
        Ok(())
    }

    fn second_input(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, rows: Active, cols: Active) {
        let lane = |active: Active, j| active.lane(j).unwrap_or(usize::MAX);
        self.inputs(len, x, |unit, j, slot| unit.seed_second(slot, lane(rows, j), lane(cols, j)));
    }

    fn second_grouped(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, lanes: impl Fn(usize) -> [usize; 2]) {
        self.inputs(len, x, |unit, j, slot| {
            let [row, col] = lanes(j);
            unit.seed_second(slot, row, col);
        });
    }

    fn run_second(&mut self) -> Result<(), Error> {
        self.run_either()
    }

    fn first_derivatives(&self, o: usize, i: usize) -> [F; SIDE] {
        self.arena().eval.unit.first_derivatives(self.output(o, i))
    }

    fn second_derivatives(&self, o: usize, i: usize) -> [[F; SIDE]; SIDE] {
        self.arena().eval.unit.second_derivatives(self.output(o, i))
    }
}

impl<F: Float> Stash<F> for RegisteredPass<F> {
    fn reserve(&mut self, count: usize) -> Result<(), Error> {
        let (slot_bytes, capacity) = (self.arena().sizes.slot_bytes, self.arena().sizes.numbers);
        let handles = self.function().elements();
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

impl<F: Float> RegisteredPass<F> {
    /// The first value of the stash.
    fn stash(&self) -> *mut F {
        let Arena { eval, sizes, .. } = self.arena();
        eval.numbers.at((sizes.numbers - self.stashed) * sizes.slot_bytes).cast()
    }
}
