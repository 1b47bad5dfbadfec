//! Passes over a Rust function or a program: inputs into the workspace, the run, results out of it.
//! Does not know what is asked of the results.

use super::{Body, Scalar, Workspace};
use crate::driver::{Active, Pass, SecondPass, Stash};
use crate::dual::{Bundle, Dual, HyperDual, SIDE};
use crate::error::Error;
use crate::ops::{Float, Number};
use crate::random::{Randomness, Stream};
use crate::shape::Shape;

/// The kind of number of a pass.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Order {
    Zeroth,
    First,
    Second,
}

/// One function or program in a workspace, ready to run by the drivers of [`driver`](crate::driver).
#[derive(Debug)]
pub struct WorkspacePass<'a, B: Body<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> {
    workspace: &'a mut Workspace<F, LANES, NUMBERS, SECOND>,
    body: B,
    shape: Shape<'a>,
    randomness: Randomness,
    seed: u64,
    stream: Stream,
    order: Order,
    /// Numbers at the front that hold the stash.
    stashed: usize,
    /// Elements of all inputs.
    inputs: usize,
    /// Numbers that a run takes.
    numbers: usize,
    /// Where the outputs of the last run are.
    end: B::End,
}

impl<'a, B: Body<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize>
    WorkspacePass<'a, B, F, LANES, NUMBERS, SECOND>
{
    /// Passes over `body`, whose inputs and outputs have the lengths of `shape`.
    ///
    /// # Errors
    /// `NoOutput` or `BadLength` for a shape that cannot be; `OutOfNumbers` for one that does not fit; `StaleProgram` for a program of other lengths or the
    /// other precision.
    pub fn new(
        workspace: &'a mut Workspace<F, LANES, NUMBERS, SECOND>,
        body: B,
        shape: Shape<'a>,
        randomness: Randomness,
        seed: u64,
    ) -> Result<Self, Error> {
        shape.validate()?;
        let numbers = body.numbers(shape)?;
        fits(numbers, NUMBERS)?;
        let stream = Stream::new(randomness, seed, 0, 0);
        let inputs = shape.in_len.iter().sum();
        let (order, end) = (Order::Zeroth, B::START);
        Ok(Self { workspace, body, shape, randomness, seed, stream, order, stashed: 0, inputs, numbers, end })
    }

    /// Tells the workspace how many points of a batch are complete.
    pub(super) fn points_done(&mut self, points: usize) {
        self.workspace.points_done = points;
    }

    /// Where element (`o`, `i`) of the outputs of the last run lies behind the stash.
    #[inline(always)]
    fn output(&self, o: usize, i: usize) -> usize {
        let before: usize = self.shape.out_len.iter().chain(self.shape.aux_len).take(o).sum();
        B::place(self.end, self.inputs, before + i)
    }

    /// Element (`o`, `i`) of the outputs of a pass of first order.
    #[inline(always)]
    fn first_output(&self, o: usize, i: usize) -> Dual<F, LANES> {
        let at = self.stashed + self.output(o, i);
        self.workspace.first.get(at).copied().unwrap_or(Dual::new(<F as Float>::NAN))
    }

    /// Element (`o`, `i`) of the outputs of a pass of second order.
    #[inline(always)]
    fn second_output(&self, o: usize, i: usize) -> Option<&HyperDual<F, SIDE, SIDE>> {
        self.workspace.second.get(self.output(o, i))
    }
}

fn fits(wanted: usize, capacity: usize) -> Result<(), Error> {
    if wanted <= capacity { Ok(()) } else { Err(Error::OutOfNumbers { wanted, capacity }) }
}

// `start` made sure that there is room for every number of the pass, so that no push and no resize can fail.
impl<B: Body<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> Pass<F>
    for WorkspacePass<'_, B, F, LANES, NUMBERS, SECOND>
{
    #[inline(always)]
    fn shape(&self) -> Shape<'_> {
        self.shape
    }

    #[inline(always)]
    fn lanes(&self) -> usize {
        LANES
    }

    fn start(&mut self, directions: usize, point: u64, direction: u64) -> Result<(), Error> {
        fits(self.numbers.saturating_add(self.stashed), NUMBERS)?;
        self.stream = Stream::new(self.randomness, self.seed, point, direction);
        self.order = if directions == 0 { Order::Zeroth } else { Order::First };
        self.workspace.values.clear();
        self.workspace.first.truncate(self.stashed);
        Ok(())
    }

    #[inline(always)]
    fn input(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, active: Active) {
        for j in 0..len {
            match (self.order, active.lane(j)) {
                (Order::Zeroth, _) => _ = self.workspace.values.push(x(j)),
                (_, Some(lane)) => _ = self.workspace.first.push(Dual::variable(x(j), lane)),
                (_, None) => _ = self.workspace.first.push(Dual::new(x(j))),
            }
        }
    }

    #[inline(always)]
    fn grouped(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, lane: impl Fn(usize) -> usize, directions: usize) {
        for j in 0..len {
            match (self.order, lane(j)) {
                (Order::Zeroth, _) => _ = self.workspace.values.push(x(j)),
                (_, lane) if lane < directions => _ = self.workspace.first.push(Dual::variable(x(j), lane)),
                _ => _ = self.workspace.first.push(Dual::new(x(j))),
            }
        }
    }

    #[inline(always)]
    fn tangents(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, t: impl Fn(usize, usize) -> F, directions: usize) {
        for j in 0..len {
            match self.order {
                Order::Zeroth => _ = self.workspace.values.push(x(j)),
                _ => _ = self.workspace.first.push(Dual::with_tangents(x(j), (0..directions).map(|lane| t(j, lane)))),
            }
        }
    }

    fn run(&mut self) -> Result<(), Error> {
        let Workspace { values, first, paths, .. } = &mut *self.workspace;
        self.end = match self.order {
            Order::Zeroth => {
                _ = values.resize(self.numbers, <F as Float>::ZERO);
                self.body.run(self.shape, values, self.stream, paths)?
            }
            _ => {
                _ = first.resize(self.stashed + self.numbers, Dual::new(<F as Float>::ZERO));
                let (_, numbers) = first.split_at_mut(self.stashed);
                self.body.run(self.shape, numbers, self.stream, paths)?
            }
        };
        Ok(())
    }

    #[inline(always)]
    fn primal(&self, o: usize, i: usize) -> F {
        match self.order {
            Order::Zeroth => self.workspace.values.get(self.output(o, i)).copied().unwrap_or(<F as Float>::NAN),
            Order::First => self.first_output(o, i).value(),
            Order::Second => self.second_output(o, i).map_or(<F as Float>::NAN, HyperDual::value),
        }
    }

    #[inline(always)]
    fn row(&self, o: usize, i: usize) -> impl AsRef<[F]> {
        let mut row = [<F as Float>::ZERO; LANES];
        self.first_output(o, i).tangents().read(&mut row);
        row
    }
}

impl<B: Body<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> SecondPass<F>
    for WorkspacePass<'_, B, F, LANES, NUMBERS, SECOND>
{
    fn side(&self) -> usize {
        SIDE
    }

    fn start_second(&mut self, point: u64) -> Result<(), Error> {
        fits(self.numbers, SECOND)?;
        self.stream = Stream::new(self.randomness, self.seed, point, 0);
        self.order = Order::Second;
        self.workspace.second.clear();
        Ok(())
    }

    #[inline(always)]
    fn second_input(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, rows: Active, cols: Active) {
        let lane = |active: Active, j| active.lane(j).unwrap_or(usize::MAX);
        for j in 0..len {
            _ = self.workspace.second.push(HyperDual::variable(x(j), lane(rows, j), lane(cols, j)));
        }
    }

    fn second_grouped(&mut self, _: usize, len: usize, x: impl Fn(usize) -> F, lanes: impl Fn(usize) -> [usize; 2]) {
        for j in 0..len {
            let [row, col] = lanes(j);
            _ = self.workspace.second.push(HyperDual::variable(x(j), row, col));
        }
    }

    fn run_second(&mut self) -> Result<(), Error> {
        let Workspace { second, paths, .. } = &mut *self.workspace;
        _ = second.resize(self.numbers, HyperDual::constant(<F as Float>::ZERO));
        self.end = self.body.run(self.shape, second, self.stream, paths)?;
        Ok(())
    }

    #[inline(always)]
    fn first_derivatives(&self, o: usize, i: usize) -> [F; SIDE] {
        self.second_output(o, i).map_or([<F as Float>::NAN; SIDE], |y| y.derivatives().canonical_col())
    }

    #[inline(always)]
    fn second_derivatives(&self, o: usize, i: usize) -> [[F; SIDE]; SIDE] {
        self.second_output(o, i).map_or([[<F as Float>::NAN; SIDE]; SIDE], |y| y.derivatives().canonical_cross())
    }
}

// A number holds `LANES + 1` values of the stash: its primal and its tangents.
impl<B: Body<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> Stash<F>
    for WorkspacePass<'_, B, F, LANES, NUMBERS, SECOND>
{
    fn reserve(&mut self, count: usize) -> Result<(), Error> {
        let needed = count.div_ceil(LANES + 1);
        fits(self.numbers.saturating_add(needed), NUMBERS)?;
        self.workspace.first.clear();
        _ = self.workspace.first.resize(needed, Dual::new(<F as Float>::ZERO));
        self.stashed = needed;
        Ok(())
    }

    fn load(&self, k: usize) -> F {
        let number = self.workspace.first.get(k / (LANES + 1)).copied().unwrap_or(Dual::new(<F as Float>::NAN));
        match k % (LANES + 1) {
            0 => number.value(),
            lane => number.tangent(lane - 1),
        }
    }

    fn store(&mut self, k: usize, x: F) {
        if let Some(number) = self.workspace.first.get_mut(k / (LANES + 1)) {
            match k % (LANES + 1) {
                0 => *number = Dual::from_parts(x, number.tangents()),
                lane => number.set_tangent(lane - 1, x),
            }
        }
    }

    fn release(&mut self) {
        self.stashed = 0;
    }
}
