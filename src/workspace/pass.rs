//! Passes over a Rust function: inputs into the workspace, the call, results out of it.
//! Does not know what is asked of the results.

use super::function::split;
use super::{Draws, Function, Scalar, Workspace};
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

/// One function in a workspace, ready to run by the drivers of [`driver`](crate::driver).
#[derive(Debug)]
pub struct WorkspacePass<'a, U, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> {
    workspace: &'a mut Workspace<F, LANES, NUMBERS, SECOND>,
    function: &'a U,
    shape: Shape<'a>,
    randomness: Randomness,
    seed: u64,
    stream: Stream,
    order: Order,
    /// Numbers at the front that hold the stash.
    stashed: usize,
    /// Elements of all inputs.
    inputs: usize,
}

impl<'a, U: Function<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize>
    WorkspacePass<'a, U, F, LANES, NUMBERS, SECOND>
{
    /// Passes over `function`, whose inputs and outputs have the lengths of `shape`.
    ///
    /// # Errors
    /// `NoOutput` or `BadLength` for a shape that cannot be; `OutOfNumbers` for one that does not fit.
    pub fn new(
        workspace: &'a mut Workspace<F, LANES, NUMBERS, SECOND>,
        function: &'a U,
        shape: Shape<'a>,
        randomness: Randomness,
        seed: u64,
    ) -> Result<Self, Error> {
        shape.validate()?;
        fits(shape.elements(), NUMBERS)?;
        let stream = Stream::new(randomness, seed, 0, 0);
        let inputs = shape.in_len.iter().sum();
        Ok(Self { workspace, function, shape, randomness, seed, stream, order: Order::Zeroth, stashed: 0, inputs })
    }

    /// Tells the workspace how many points of a batch are complete.
    pub(super) fn points_done(&mut self, points: usize) {
        self.workspace.points_done = points;
    }

    /// Where element (`o`, `i`) of the outputs lies behind the stash.
    #[inline(always)]
    fn output(&self, o: usize, i: usize) -> usize {
        let before: usize = self.shape.out_len.iter().chain(self.shape.aux_len).take(o).sum();
        self.inputs + before + i
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

/// Runs the function on `numbers`, which hold the inputs and room for the outputs.
#[inline(always)]
fn run<F: Float, R: Number<Real = F>>(
    function: &impl Function<F>,
    shape: Shape<'_>,
    numbers: &mut [R],
    stream: Stream,
) -> Result<(), Error> {
    // Of the two zeros the one that a sum may begin with whatever its terms.
    let start = -<F as Float>::ZERO;
    call(function, shape, numbers, stream, start)?;
    let (_, outputs) = split(numbers, shape);
    let touched = |y: &R| !(y.is_idle() && Float::is_sign_negative(y.primal()));
    if outputs.all().iter().all(touched) { Ok(()) } else { find_unset(function, shape, numbers, stream, start) }
}

/// Tells outputs that were never set from those that are −0: by what remains of a start that no arithmetic leaves alone.
#[cold]
#[inline(never)]
fn find_unset<F: Float, R: Number<Real = F>>(
    function: &impl Function<F>,
    shape: Shape<'_>,
    numbers: &mut [R],
    stream: Stream,
    start: F,
) -> Result<(), Error> {
    // A function that reads its outputs sees no usable number here, and may end with an error of its own before it has set them all: that says nothing.
    if call(function, shape, numbers, stream, F::UNSET).is_ok() {
        let (_, outputs) = split(numbers, shape);
        for block in 0..outputs.count() {
            let unset = |y: &[R]| y.iter().position(|y| y.primal().is_unset());
            if let Some(element) = outputs.get(block).and_then(unset) {
                return Err(Error::OutputNotSet { block, element });
            }
        }
    }
    call(function, shape, numbers, stream, start)
}

/// Calls the function, every output being the constant `start`, and judges how it ended.
#[inline(always)]
fn call<F: Float, R: Number<Real = F>>(
    function: &impl Function<F>,
    shape: Shape<'_>,
    numbers: &mut [R],
    stream: Stream,
    start: F,
) -> Result<(), Error> {
    let (inputs, mut outputs) = split(numbers, shape);
    outputs.all_mut().fill(R::constant(start));
    let mut draws = Draws::new(stream);
    let verdict = function.call(inputs, &mut outputs, &mut draws);
    match (draws.error(), verdict) {
        (Some(error), _) => Err(error),
        (None, Ok(())) => Ok(()),
        (None, Err(code @ 1..)) => Err(Error::User { code }),
        (None, Err(value)) => Err(Error::BadReturn { value }),
    }
}

// `start` made sure that there is room for every number of the pass, so that no push and no resize can fail.
impl<U: Function<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> Pass<F>
    for WorkspacePass<'_, U, F, LANES, NUMBERS, SECOND>
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
        fits(self.shape.elements().saturating_add(self.stashed), NUMBERS)?;
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
        let (shape, elements) = (self.shape, self.shape.elements());
        match self.order {
            Order::Zeroth => {
                _ = self.workspace.values.resize(elements, <F as Float>::ZERO);
                run(self.function, shape, &mut self.workspace.values, self.stream)
            }
            _ => {
                _ = self.workspace.first.resize(self.stashed + elements, Dual::new(<F as Float>::ZERO));
                let (_, numbers) = self.workspace.first.split_at_mut(self.stashed);
                run(self.function, shape, numbers, self.stream)
            }
        }
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

impl<U: Function<F>, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> SecondPass<F>
    for WorkspacePass<'_, U, F, LANES, NUMBERS, SECOND>
{
    fn side(&self) -> usize {
        SIDE
    }

    fn start_second(&mut self, point: u64) -> Result<(), Error> {
        fits(self.shape.elements(), SECOND)?;
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
        _ = self.workspace.second.resize(self.shape.elements(), HyperDual::constant(<F as Float>::ZERO));
        run(self.function, self.shape, &mut self.workspace.second, self.stream)
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
impl<U, F: Scalar<LANES>, const LANES: usize, const NUMBERS: usize, const SECOND: usize> Stash<F>
    for WorkspacePass<'_, U, F, LANES, NUMBERS, SECOND>
{
    fn reserve(&mut self, count: usize) -> Result<(), Error> {
        let needed = count.div_ceil(LANES + 1);
        fits(self.shape.elements().saturating_add(needed), NUMBERS)?;
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
