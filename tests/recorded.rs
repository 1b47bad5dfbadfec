//! Functions of Rust that are recorded have, as programs, the bits that they have themselves: every operation on every kind of number, and random functions
//! by every driver.

mod expression;
mod operation;

use std::collections::{BTreeMap, BTreeSet};

use expression::{Expression, Rng, SHAPE};
use jacfwd::argnums::Argnums;
use jacfwd::error::Error;
use jacfwd::ops::Float;
use jacfwd::program::{Entries, Program, Triangle, open};
use jacfwd::random::{Randomness, Stream};
use jacfwd::recorded::{Exit, run};
use jacfwd::shape::Shape;
use jacfwd::sparsity::{Kind, listed, plan_len, plan_make, plan_scratch_len};
use jacfwd::workspace::{Body, Draws, Function, Inputs, Jacfwd, Outputs, Scalar, Workspace};
use jacfwd::{Dual, HyperDual, Number, Pack};
use operation::compare::{same, same_slope};
use operation::points::points;
use operation::{Each, Findings, Operation, for_each, nested};

/// An operation with its parameter as a function of all its arguments.
struct Alone<F>(Operation<F>, f64);

impl<F: Float> Function<F> for Alone<F> {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        y[0][0] = self.0.call(&x[0], self.1);
        Ok(())
    }
}

/// The words of the program of a function, recorded at `x` and at each of `others`.
fn recorded<F: Scalar<5>, U: Function<F>>(f: &U, shape: Shape<'_>, x: &[&[F]], others: &[&[&[F]]]) -> Vec<u32> {
    let mut scratch = vec![0xA5A5_A5A5; 60_000];
    let mut workspace = Workspace::<F, 5, 40, 0>::new();
    let mut recording = Jacfwd::new(f, shape).record(&mut workspace, x, &mut scratch).expect("recorded");
    for x in others {
        match recording.add_path(&mut workspace, x) {
            Ok(path) => assert_eq!(path + 1, recording.paths()),
            Err(error) => assert!(matches!(error, Error::SamePath { .. }), "{error:?}"),
        }
    }
    let mut words = vec![0; recording.program_len().expect("few words")];
    recording.build(&mut words).expect("a program");
    words
}

/// The one output of a program at these numbers.
fn output<R: Number>(program: Program<'_>, x: &[R]) -> R {
    let mut numbers = vec![R::constant(<R::Real as Float>::NAN); program.slots()];
    numbers[..x.len()].copy_from_slice(x);
    match run(program, &mut numbers, Stream::new(Randomness::Forbidden, 0, 0, 0)) {
        Ok(Exit::End { outputs: &[slot] }) => numbers[slot as usize],
        other => panic!("{other:?}"),
    }
}

/// Five lanes: active, idle, fractional, infinite and NaN ones.
const TANGENTS: [f64; 5] = [1.0, 0.0, -0.375, f64::INFINITY, f64::NAN];

/// What every component of both numbers is, and whether they agree.
trait Same: Number {
    fn same(self, other: Self) -> bool;
}

impl<T: Pack<N> + Same, const N: usize> Same for Dual<T, N> {
    fn same(self, other: Self) -> bool {
        self.value().same(other.value()) && (0..N).all(|lane| self.tangent(lane).same(other.tangent(lane)))
    }
}

impl Same for f64 {
    fn same(self, other: f64) -> bool {
        same_slope(self, other)
    }
}

impl Same for f32 {
    fn same(self, other: f32) -> bool {
        same_slope(self, other)
    }
}

impl<F: Float + Pack<3>> Same for HyperDual<F, 2, 3> {
    fn same(self, other: Self) -> bool {
        let (a, b) = (self.derivatives(), other.derivatives());
        same_slope(self.value(), other.value())
            && (0..2).all(|i| same_slope(a.row(i), b.row(i)))
            && (0..3).all(|j| same_slope(a.col(j), b.col(j)))
            && (0..2).all(|i| (0..3).all(|j| same_slope(a.cross(i, j), b.cross(i, j))))
    }
}

struct Operations<'f>(&'f mut Findings);

impl<F: Scalar<5> + Pack<1> + Pack<3> + Same> Each<F> for Operations<'_>
where
    Dual<F, 1>: Pack<1> + Number<Real = F> + Same,
{
    fn each(&mut self, f: Operation<F>) {
        let mut by_parameter: BTreeMap<u64, (f64, Vec<Vec<F>>)> = BTreeMap::new();
        for point in points(&f) {
            by_parameter.entry(point.c.to_bits()).or_insert((point.c, Vec::new())).1.push(point.x);
        }
        let shape = Shape { in_len: &[f.active()], out_len: &[1], aux_len: &[] };
        for (c, all) in by_parameter.into_values() {
            let words = recorded(&Alone(f, c), shape, &[&all[0]], &[]);
            let program = open(&words).expect("a program");
            assert_eq!((program.paths(), program.guards()), (1, 0));
            // About a hundred of each: the operations themselves are tested elsewhere.
            for x in all.iter().step_by(all.len().div_ceil(100)) {
                let at = |what: &str| format!("{}{x:?} c {c:?}: {what}", f.facts().name);
                self.0.check(same(output(program, x), f.call(x, c)), || at("value"));
                let first: Vec<Dual<F, 5>> = (x.iter().enumerate())
                    .map(|(place, x)| Dual::with_tangents(*x, (0..5).map(|lane| F::of(TANGENTS[(lane + 2 * place) % 5]))))
                    .collect();
                self.0.check(output(program, &first).same(f.call(&first, c)), || at("first order"));
                let second: Vec<HyperDual<F, 2, 3>> =
                    x.iter().enumerate().map(|(place, x)| HyperDual::variable(*x, place, place)).collect();
                self.0.check(output(program, &second).same(f.call(&second, c)), || at("second order"));
                let nested = nested(x, 0, f.active() - 1);
                self.0.check(output(program, &nested).same(f.call(&nested, c)), || at("nested"));
            }
        }
    }
}

#[test]
fn every_operation_has_its_bits_on_every_kind_of_number() {
    let mut findings = Findings::default();
    for_each::<f64>(&mut Operations(&mut findings));
    for_each::<f32>(&mut Operations(&mut findings));
    findings.report();
}

const LANES: usize = 5;
type Memory<F> = Workspace<F, LANES, 80>;

/// What all drivers give at a point, one behind the other.
fn results<F: Scalar<LANES>, B: Body<F>>(asked: Jacfwd<'_, B>, workspace: &mut Memory<F>, x: [&[F]; 2]) -> Result<Vec<F>, Error> {
    let block = |len: usize| vec![F::NAN; len];
    let asked = asked.argnums(&[1, 0]);
    let (mut y, mut scalar, mut aux) = (block(3), block(1), block(1));
    asked.call(workspace, &x, &mut [&mut y, &mut scalar, &mut aux])?;
    let mut all = [y, scalar, aux].concat();
    let mut jac = [block(6), block(9), block(2), block(3)];
    asked.jacfwd(workspace, &x, &mut jac.each_mut().map(Vec::as_mut_slice), &mut [])?;
    all.extend(jac.concat());
    let mut chunked = [block(6), block(9), block(2), block(3)];
    asked.chunk(2).jacfwd(workspace, &x, &mut chunked.each_mut().map(Vec::as_mut_slice), &mut [])?;
    all.extend(chunked.concat());
    let (tangents, mut moved) = ([F::ONE, -F::HALF, F::ZERO, F::TWO, F::ONE, F::INFINITY], [block(6), block(2)]);
    let directions: [&[F]; 2] = [&tangents, &[]];
    asked.jvp_many(workspace, 2, &x, &directions, &mut [], &mut moved.each_mut().map(Vec::as_mut_slice))?;
    all.extend(moved.concat());
    let mut hess = [12, 18, 18, 27, 4, 6, 6, 9].map(block);
    asked.hessian(workspace, &x, &mut hess.each_mut().map(Vec::as_mut_slice), &mut [], &mut [])?;
    all.extend(hess.concat());
    let (mut jtj, mut jtr, mut jpjt) = (block(25), block(5), block(16));
    asked.jtj(workspace, &x, &[F::ONE, F::HALF, F::TWO, F::ONE], &mut jtj, &mut jtr, &mut [])?;
    asked.jpjt(workspace, &x, &[F::HALF; 25], &mut jpjt, &mut [])?;
    all.extend([jtj, jtr, jpjt].concat());
    Ok(all)
}

fn points_of<F: Float>(rng: &mut Rng, count: usize) -> Vec<[Vec<F>; 2]> {
    (0..count).map(|_| [3, 2].map(|len| (0..len).map(|_| rng.real()).collect())).collect()
}

fn slices<F>(x: &[Vec<F>; 2]) -> [&[F]; 2] {
    x.each_ref().map(Vec::as_slice)
}

fn agree<F: Float>(a: &[F], b: &[F]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(*a, *b))
}

fn functions_have_their_bits<F: Scalar<LANES>>() {
    let (mut missed, mut branched) = (0, 0);
    for seed in 0..150 {
        let expression = Expression { seed, steps: 4 + seed as usize % 40, branches: seed % 3 != 0 };
        let points = points_of::<F>(&mut Rng(seed), 6);
        let x: Vec<[&[F]; 2]> = points.iter().map(slices).collect();
        let mut workspace = Memory::<F>::new();
        let function = Jacfwd::new(&expression, SHAPE);
        let own: Vec<Vec<F>> = x.iter().map(|x| results(function, &mut workspace, *x).expect("results")).collect();

        // Of the path at the first point alone: elsewhere it is the function that runs, or an error that names the guard.
        let words = recorded(&expression, SHAPE, &x[0], &[]);
        let program = open(&words).expect("a program");
        for (x, own) in x.iter().zip(&own) {
            let (hits, misses) = (workspace.path_hits(), workspace.path_misses());
            let attached = results(function.attach(program), &mut workspace, *x).expect("results");
            assert!(agree(&attached, own), "seed {seed} at {x:?}: {attached:?}, not {own:?}");
            let is_missed = workspace.path_misses() > misses;
            assert!(is_missed != (workspace.path_hits() > hits), "seed {seed}: one point, one way");
            match results(Jacfwd::from_program(program, SHAPE), &mut workspace, *x) {
                Ok(alone) => assert!(agree(&alone, own) && !is_missed, "seed {seed} at {x:?}"),
                Err(error) => {
                    assert_eq!(error, Error::GuardMissed { guard: workspace.guard_missed().expect("a guard") });
                    assert!(is_missed && program.guards() > 0, "seed {seed} at {x:?}");
                    missed += 1;
                }
            }
        }

        // Of the paths at all of them.
        let others: Vec<&[&[F]]> = x.iter().map(|x| &x[..]).collect();
        let words = recorded(&expression, SHAPE, &x[0], &others);
        let program = open(&words).expect("a program");
        branched += usize::from(program.paths() > 1);
        for (x, own) in x.iter().zip(&own) {
            let alone = results(Jacfwd::from_program(program, SHAPE), &mut workspace, *x).expect("a path");
            assert!(agree(&alone, own), "seed {seed} at {x:?} with {} paths", program.paths());
        }
        let (flat, mut jac) = (points.iter().map(|x| x[0].clone()).collect::<Vec<_>>().concat(), vec![F::NAN; 6 * 9]);
        let mut own = jac.clone();
        let batch = [&flat[..], x[0][1]];
        let alone = Jacfwd::from_program(program, SHAPE).in_stride(&[3, 0]);
        let done = alone.jacfwd_batch(&mut workspace, 6, &batch, &mut [&mut jac, &mut []], &mut []);
        let done = done.map_or_else(|_| workspace.points_done(), |()| 6);
        function.in_stride(&[3, 0]).jacfwd_batch(&mut workspace, 6, &batch, &mut [&mut own, &mut []], &mut []).expect("a batch");
        assert!(done > 0 && agree(&jac[..9 * done], &own[..9 * done]), "seed {seed}, {done} points");
    }
    assert!(missed > 50 && branched > 30, "{missed} missed, {branched} with paths");
}

#[test]
fn functions_have_their_bits_by_every_driver_on_every_path() {
    functions_have_their_bits::<f64>();
    functions_have_their_bits::<f32>();
}

#[test]
fn patterns_of_programs_serve_the_sparse_drivers() {
    let argnums = [1, 0];
    let mut zeros = 0;
    for seed in 0..150 {
        let expression = Expression { seed, steps: 2 + seed as usize % 20, branches: seed % 2 == 0 };
        let points = points_of::<f64>(&mut Rng(seed), 4);
        let x: Vec<[&[f64]; 2]> = points.iter().map(slices).collect();
        let others: Vec<&[&[f64]]> = x.iter().map(|x| &x[..]).collect();
        let words = recorded(&expression, SHAPE, &x[0], &others);
        let program = open(&words).expect("a program");
        let mut workspace = Memory::<f64>::new();
        let function = Jacfwd::new(&expression, SHAPE).argnums(&argnums);
        for (kind, rows) in [(Kind::Jacobian, 4), (Kind::Hessian, 5)] {
            let mut scratch = vec![u64::MAX; program.pattern_scratch_len(kind, Argnums::List(&argnums)).expect("a length")];
            let (mut starts, mut indices) = (vec![u32::MAX; rows + 2], vec![u32::MAX; 25]);
            let pattern = program.pattern(kind, Argnums::List(&argnums), Entries::ALL, &mut scratch, &mut starts, &mut indices);
            let pattern = pattern.expect("a pattern");
            assert_eq!((pattern.rows(), pattern.cols()), (rows, 5));
            zeros += rows * 5 - pattern.entries();
            let mut memory = vec![0; plan_len(kind, rows, 5, pattern.entries()).expect("a length")];
            let mut scratch = vec![0; plan_scratch_len(kind, rows, 5, pattern.entries()).expect("a length")];
            let plan = plan_make(&listed(pattern), kind, None, &mut memory, &mut scratch).expect("a plan");
            let weights = [1.0, -0.5, 2.0, 1.0];
            for x in &x {
                let (mut own, mut values) = (vec![0.0; plan.entries()], vec![0.0; plan.entries()]);
                let attached = function.attach(program);
                attached.check_pattern(&mut workspace, x, &plan, &weights).expect("every derivative in the pattern");
                match kind {
                    Kind::Jacobian => {
                        attached.jacfwd_sparse(&mut workspace, x, &plan, &mut values, &mut []).expect("values");
                        function.jacfwd_sparse(&mut workspace, x, &plan, &mut own, &mut []).expect("values");
                    }
                    Kind::Hessian => {
                        attached.hessian_sparse(&mut workspace, x, &plan, &weights, &mut values, &mut []).expect("values");
                        function.hessian_sparse(&mut workspace, x, &plan, &weights, &mut own, &mut []).expect("values");
                    }
                }
                assert!(agree(&values, &own), "seed {seed}, {kind:?}");
            }
        }
        assert_eq!(workspace.path_misses(), 0);
    }
    assert!(zeros > 500, "{zeros} entries that are no entries");
}

#[test]
fn a_pattern_has_the_diagonal_or_a_triangle_if_that_is_wanted() {
    let words = recorded::<f64, _>(&Expression { seed: 5, steps: 6, branches: false }, SHAPE, &[&[0.5; 3], &[1.5; 2]], &[]);
    let program = open(&words).expect("a program");
    let found = |kind: Kind, entries: Entries| {
        let mut scratch = vec![0; program.pattern_scratch_len(kind, Argnums::Leading(2)).expect("a length")];
        let (mut starts, mut indices) = ([0; 6], [0; 25]);
        let pattern = program.pattern(kind, Argnums::Leading(2), entries, &mut scratch, &mut starts, &mut indices)?;
        let row = |i: usize| pattern.row(i).iter().map(move |j| (i, *j as usize)).collect::<Vec<_>>();
        Ok::<_, Error>((0..pattern.rows()).flat_map(row).collect::<BTreeSet<_>>())
    };
    for (kind, rows) in [(Kind::Jacobian, 4), (Kind::Hessian, 5)] {
        let all = found(kind, Entries::ALL).expect("a pattern");
        let diagonal = (0..rows).map(|i| (i, i));
        assert!(!all.is_empty() && !diagonal.clone().all(|entry| all.contains(&entry)), "{all:?}");
        let with = found(kind, Entries { diagonal: true, ..Entries::ALL }).expect("a pattern");
        assert_eq!(with, all.iter().copied().chain(diagonal).collect());
        for triangle in [Triangle::Lower, Triangle::Upper] {
            let half = found(kind, Entries { diagonal: true, triangle: Some(triangle), outputs: None });
            if kind == Kind::Jacobian {
                assert_eq!(half, Err(Error::UnknownTriangle { value: triangle as u32 }));
            } else {
                let inside = |(i, j): &(usize, usize)| if triangle == Triangle::Lower { j <= i } else { j >= i };
                assert_eq!(half, Ok(with.iter().copied().filter(inside).collect()));
            }
        }
    }
}

#[test]
fn a_pattern_may_be_that_of_some_outputs() {
    let argnums = Argnums::Leading(2);
    let mut smaller = 0;
    for seed in 0..60 {
        let expression = Expression { seed, steps: 2 + seed as usize % 20, branches: seed % 2 == 0 };
        let points = points_of::<f64>(&mut Rng(seed), 3);
        let x: Vec<[&[f64]; 2]> = points.iter().map(slices).collect();
        let others: Vec<&[&[f64]]> = x.iter().map(|x| &x[..]).collect();
        let words = recorded(&expression, SHAPE, &x[0], &others);
        let program = open(&words).expect("a program");
        let mut workspace = Memory::<f64>::new();
        let function = Jacfwd::new(&expression, SHAPE).leading(2).attach(program);
        for (kind, rows) in [(Kind::Jacobian, 4), (Kind::Hessian, 5)] {
            let mut found = |outputs: Option<&[bool]>| {
                let mut scratch = vec![u64::MAX; program.pattern_scratch_len(kind, argnums).expect("a length")];
                let (mut starts, mut indices) = ([0; 6], [0; 25]);
                let entries = Entries { outputs, ..Entries::ALL };
                let pattern =
                    program.pattern(kind, argnums, entries, &mut scratch, &mut starts, &mut indices).expect("a pattern");
                if let (Kind::Hessian, Some(outputs)) = (kind, outputs) {
                    let mut memory = vec![0; plan_len(kind, rows, 5, pattern.entries()).expect("a length")];
                    let mut scratch = vec![0; plan_scratch_len(kind, rows, 5, pattern.entries()).expect("a length")];
                    let plan = plan_make(&listed(pattern), kind, None, &mut memory, &mut scratch).expect("a plan");
                    let weights = [0, 1, 2, 3].map(|e| if outputs.get(e) == Some(&true) { 1.5 } else { 0.0 });
                    for x in &x {
                        function.check_pattern(&mut workspace, x, &plan, &weights).expect("every derivative in the pattern");
                    }
                }
                let row = |i: usize| pattern.row(i).iter().map(move |j| (i, *j as usize)).collect::<Vec<_>>();
                (0..pattern.rows()).flat_map(row).collect::<BTreeSet<_>>()
            };
            let all = found(None);
            assert_eq!(found(Some(&[true; 4])), all);
            assert!(found(Some(&[false; 4])).is_empty() && found(Some(&[])).is_empty());
            let alone: Vec<BTreeSet<_>> = (0..4).map(|e| found(Some(&[0, 1, 2, 3].map(|k| k == e)))).collect();
            assert_eq!(alone.iter().flatten().copied().collect::<BTreeSet<_>>(), all, "seed {seed}, {kind:?}");
            smaller += alone.iter().filter(|one| one.len() < all.len()).count();
        }
    }
    assert!(smaller > 200, "{smaller}");
}

#[test]
fn a_pattern_needs_what_it_says_that_it_needs() {
    let words = recorded::<f64, _>(&Expression { seed: 8, steps: 20, branches: true }, SHAPE, &[&[0.5; 3], &[1.5; 2]], &[]);
    let program = open(&words).expect("a program");
    let argnums = Argnums::Leading(2);
    for kind in [Kind::Jacobian, Kind::Hessian] {
        let needed = program.pattern_scratch_len(kind, argnums).expect("a length");
        let (mut starts, mut indices) = ([0; 6], [0; 25]);
        let find = |scratch: usize, starts: &mut [u32], indices: &mut [u32]| {
            program.pattern(kind, argnums, Entries::ALL, &mut vec![0; scratch], starts, indices).map(|pattern| pattern.entries())
        };
        let entries = find(needed, &mut starts, &mut indices).expect("a pattern");
        let scratch = find(needed - 1, &mut starts, &mut indices);
        assert_eq!(scratch, Err(Error::PatternScratch { needed, given: needed - 1 }));
        assert_eq!(find(needed, &mut starts, &mut indices[..entries]), Ok(entries));
        let room = find(needed, &mut starts, &mut indices[..entries - 1]);
        assert_eq!(room, Err(Error::PatternRoom { needed: entries, given: entries - 1 }));
        let rows = if kind == Kind::Jacobian { 4 } else { 5 };
        let short = find(needed, &mut starts[..rows], &mut indices);
        assert!(matches!(short, Err(Error::WrongLength { given, expected, .. }) if given == rows && expected == rows + 1));
    }
    let none = program.pattern_scratch_len(Kind::Jacobian, Argnums::List(&[2]));
    assert_eq!(none, Err(Error::ArgnumRange { argnum: 2, inputs: 2 }));
}

/// Sets what there is.
struct Copies;

impl<F: Float> Function<F> for Copies {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        for (y, x) in y[0].iter_mut().zip(&x[0]) {
            *y = *x;
        }
        Ok(())
    }
}

#[test]
fn blocks_may_be_empty_and_outputs_inputs() {
    let mut workspace = Memory::<f64>::new();
    for len in 0..3 {
        let shape = Shape { in_len: &[len], out_len: &[len, 0], aux_len: &[0] };
        let x = &[2.0, -0.0, 3.0][..len];
        let words = recorded(&Copies, shape, &[x], &[]);
        let (mut y, mut jac) = (vec![1.0; len], vec![1.0; len * len]);
        let alone = Jacfwd::from_program(open(&words).expect("a program"), shape);
        let blocks: &mut [&mut [f64]] = &mut [&mut jac, &mut []];
        alone.jacfwd(&mut workspace, &[x], blocks, &mut [&mut y, &mut [], &mut []]).expect("a Jacobian");
        assert!(agree(&y, x) && (0..len * len).all(|k| jac[k] == f64::from(u8::from(k % (len + 1) == 0))));
    }
}
