//! What can be recorded of functions of Rust and what cannot; memory of every size; damaged words; programs that go to C and come from there.

mod damage;
mod expression;
mod function;

use damage::repair;
use std::cell::Cell;

use expression::{Expression, Rng, SHAPE};
use function::function;
use jacfwd::error::Error;
use jacfwd::ops::given::Given;
use jacfwd::ops::{Facts, Float, Slope, Unary};
use jacfwd::program::{Program, open, words_of};
use jacfwd::random::{Randomness, Stream};
use jacfwd::recorded::{Exit, run};
use jacfwd::shape::Shape;
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Workspace};
use jacfwd::{Math, Number};

type Memory = Workspace<f64, 4, 60>;

const ONE: Shape<'_> = Shape { in_len: &[2], out_len: &[1], aux_len: &[] };
const X: [&[f64]; 1] = [&[1.5, -0.5]];

fn error_of<U: Function<f64>>(f: &U) -> Error {
    Jacfwd::new(f, ONE).record(&mut Memory::new(), &X, &mut [0; 2000]).map(|_| ()).expect_err("an error")
}

function!(ReadsValue, R, |x, y, _| { y[0][0] = if x[0][1].primal() < F::ZERO { x[0][0] } else { x[0][1] } });
function!(AsksIdle, R, |x, y, _| { y[0][0] = if (x[0][0] * x[0][1]).is_idle() { x[0][0] } else { x[0][1] } });
function!(AsksFinite, R, |x, y, _| { y[0][0] = if x[0][0].all_finite() { x[0][0] } else { x[0][1] } });
function!(Draws1, R, |x, y, draws| { y[0][0] = x[0][0] * draws.uniform() });
function!(GivenLine, R, |x, y, _| { y[0][0] = x[0][0].unary(Given { y: F::ONE, d1: F::TWO, d2: None }) });
function!(OwnOperation, R, |x, y, _| { y[0][0] = x[0][0].unary(Cube) });
function!(Unset, R, |x, y, _| { _ = (x, y) });
function!(MinusZero, R, |x, y, _| { y[0][0] = R::constant(-F::ZERO) * x[0][0].detach().abs().detach() * F::ZERO });

/// An operation of somebody else.
#[derive(Clone, Copy)]
struct Cube;

impl<F: Float> Unary<F> for Cube {
    const FACTS: Facts =
        Facts { name: "cube of somebody", rust: "cube", formula: "x³", doc: "", domain: "all reals", edges: &[] };

    fn value(self, x: F) -> F {
        x * x * x
    }

    fn d1<R: Number<Real = F>>(self, x: R, _: R) -> Slope<R> {
        Slope::Factor(x * x * F::of(3.0))
    }

    fn d2<R: Number<Real = F>>(self, x: R, _: R, _: R) -> Slope<R> {
        Slope::Factor(x * F::of(6.0))
    }
}

/// Refuses a point.
struct Refuses(i32);

impl<F: Float> Function<F> for Refuses {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        y[0][0] = x[0][0];
        Err(self.0)
    }
}

/// Does something else every time after so many runs.
struct Counts(Cell<u32>, u32);

impl<F: Float> Function<F> for Counts {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let runs = self.0.replace(self.0.get() + 1);
        y[0][0] = x[0][0] + x[0][1] * F::of(runs.saturating_sub(self.1).into());
        Ok(())
    }
}

#[test]
fn what_is_read_from_a_number_cannot_be_recorded() {
    assert_eq!(error_of(&ReadsValue), Error::NotRecordable);
    assert_eq!(error_of(&AsksIdle), Error::NotRecordable);
    assert_eq!(error_of(&AsksFinite), Error::NotRecordable);
    assert_eq!(error_of(&GivenLine), Error::NotRecordable);
    assert_eq!(error_of(&OwnOperation), Error::NotRecordable);
}

#[test]
fn draws_are_plain_reals_and_cannot_be_recorded() {
    assert_eq!(error_of(&Draws1), Error::RandomForbidden);
    let asked = Jacfwd::new(&Draws1, ONE).randomness(Randomness::Same, 7);
    let error = asked.record(&mut Memory::new(), &X, &mut [0; 2000]).map(|_| ());
    assert_eq!(error, Err(Error::NotRecordable));
}

#[test]
fn mistakes_of_the_function_are_found_as_ever() {
    assert_eq!(error_of(&Refuses(7)), Error::User { code: 7 });
    assert_eq!(error_of(&Refuses(-7)), Error::BadReturn { value: -7 });
    assert_eq!(error_of(&Unset), Error::OutputNotSet { block: 0, element: 0 });
    let wrong: [&[f64]; 1] = [&[1.0]];
    assert!(matches!(
        Jacfwd::new(&ReadsValue, ONE).record(&mut Memory::new(), &wrong, &mut [0; 2000]),
        Err(Error::WrongLength { .. })
    ));
    let few = Jacfwd::new(&ReadsValue, ONE).record(&mut Workspace::<f64, 4, 2>::new(), &X, &mut [0; 2000]).map(|_| ());
    assert_eq!(few, Err(Error::OutOfNumbers { wanted: 3, capacity: 2 }));
    let length = |f: &Refuses| Jacfwd::new(f, ONE).record_scratch_len(&mut Memory::new(), &X);
    assert_eq!(length(&Refuses(7)), Err(Error::User { code: 7 }));
}

#[test]
fn a_function_with_a_state_is_not_repeatable() {
    // The run on plain reals is the first, the second is recorded, the third is another.
    assert!(matches!(error_of(&Counts(Cell::new(0), 1)), Error::NotRepeatable { count: 1 | 2 }));
    let mut scratch = [0; 2000];
    let mut workspace = Memory::new();
    let counts = Counts(Cell::new(0), 3);
    let mut recording = Jacfwd::new(&counts, ONE).record(&mut workspace, &X, &mut scratch).expect("the same so far");
    assert!(matches!(recording.add_path(&mut workspace, &X), Err(Error::NotRepeatable { .. })));
    counts.0.set(0);
    assert_eq!(recording.add_path(&mut workspace, &X), Err(Error::SamePath { path: 0 }));
    assert_eq!(recording.paths(), 1);
}

#[test]
fn an_output_that_is_minus_zero_is_set() {
    let mut workspace = Memory::new();
    let mut memory = [0; 200];
    let mut scratch = [0; 2000];
    let program = Jacfwd::new(&MinusZero, ONE).record(&mut workspace, &X, &mut scratch).expect("recorded").build(&mut memory);
    let mut y = [1.0];
    Jacfwd::from_program(program.expect("a program"), ONE).call(&mut workspace, &X, &mut [&mut y]).expect("values");
    assert!(y[0] == 0.0 && y[0].is_sign_negative());
}

/// The words of the program of a function, with the paths at these points.
fn words(function: &impl Function<f64>, points: &[[&[f64]; 2]]) -> Vec<u32> {
    let mut workspace = Memory::new();
    let function = Jacfwd::new(function, SHAPE);
    let needed = points.iter().map(|x| function.record_scratch_len(&mut workspace, x).expect("a length"));
    let mut scratch = vec![0; needed.sum()];
    let mut recording = function.record(&mut workspace, &points[0], &mut scratch).expect("recorded");
    for x in &points[1..] {
        assert!(matches!(recording.add_path(&mut workspace, x), Ok(_) | Err(Error::SamePath { .. })));
    }
    let mut words = vec![0; recording.program_len().expect("few")];
    recording.build(&mut words).expect("a program");
    words
}

const POINTS: [[&[f64]; 2]; 4] =
    [[&[0.5, 1.25, -0.75], &[2.0, 0.25]], [&[-0.5, 1.0, 0.75], &[-2.0, 0.0]], [&[0.0; 3], &[1.0; 2]], [&[-1.5; 3], &[0.5, -0.5]]];

#[test]
fn memory_of_any_size_is_enough_or_says_how_much_would_be() {
    let mut workspace = Memory::new();
    for seed in 0..30 {
        let expression = Expression { seed, steps: 25, branches: true };
        let function = Jacfwd::new(&expression, SHAPE);
        let whole = words(&expression, &POINTS[..1]);
        let Err(Error::ScratchTooSmall { needed, given: 0 }) = function.record(&mut workspace, &POINTS[0], &mut []).map(|_| ())
        else {
            panic!("no words are enough")
        };
        assert_eq!(function.record_scratch_len(&mut workspace, &POINTS[0]), Ok(needed / 4));
        for words in (0..needed / 4).step_by(37).chain([needed / 4 - 1]) {
            match function.record(&mut workspace, &POINTS[0], &mut vec![0xFFFF_FFFF; words]) {
                // What is equal is told apart only where there is room, so that less may do than is asked for.
                Ok(_) => assert!(words * 4 < needed),
                Err(error) => {
                    let Error::ScratchTooSmall { needed: asked, given } = error else { panic!("{error:?}") };
                    assert!(given == words * 4 && asked > given && asked <= needed);
                    let enough = function.record(&mut workspace, &POINTS[0], &mut vec![0; asked / 4]).map(|_| ());
                    assert_eq!(enough, Ok(()), "seed {seed}: {asked} bytes, after {given}");
                }
            }
        }
        let mut scratch = vec![0; needed / 4];
        let mut recording = function.record(&mut workspace, &POINTS[0], &mut scratch).expect("so many are enough");
        assert_eq!(recording.program_len(), Ok(whole.len()));
        // A path for which there is no room leaves the recording as it was.
        let more = recording.add_path(&mut workspace, &POINTS[1]);
        assert!(matches!(more, Ok(1) | Err(Error::SamePath { path: 0 } | Error::ScratchTooSmall { .. })), "{more:?}");
        if more.is_err() {
            let mut memory = vec![0xAAAA_AAAA; whole.len() + 1];
            for len in [0, 1, whole.len() / 2, whole.len() - 1] {
                let error = Error::ProgramTooLarge { needed: whole.len() * 4, given: len * 4 };
                assert_eq!(recording.build(&mut memory[..len]).map(|_| ()), Err(error));
            }
            assert!(memory.iter().all(|word| *word == 0xAAAA_AAAA), "too few words are left alone");
            assert_eq!(recording.build(&mut memory).expect("a program").words(), whole);
            assert_eq!(memory[whole.len()], 0xAAAA_AAAA);
        }
    }
}

#[test]
fn paths_are_numbered_and_known_again() {
    function!(Sides, R, |x, y, _| {
        let zero = R::constant(F::ZERO);
        let (a, b) = (x[0][0], x[0][1]);
        let side = if a < zero { -a } else { a.square() };
        y[0][0] = if side > b { side.sin() } else { side * b };
    });
    let mut workspace = Memory::new();
    let (mut scratch, mut memory) = ([0; 2000], [0; 500]);
    let sides = Jacfwd::new(&Sides, ONE);
    let mut recording = sides.record(&mut workspace, &[&[-1.0, 0.5]], &mut scratch).expect("recorded");
    let at = |a: f64, b: f64| [a, b];
    for (path, x) in [(0, at(-2.0, 0.0)), (1, at(-1.0, 2.0)), (2, at(2.0, 1.0)), (3, at(0.5, 1.0))] {
        let added = recording.add_path(&mut workspace, &[&x]);
        assert_eq!(added, if path == 0 { Err(Error::SamePath { path: 0 }) } else { Ok(path) });
        assert_eq!(recording.add_path(&mut workspace, &[&x]), Err(Error::SamePath { path }));
    }
    assert_eq!(recording.paths(), 4);
    let program = recording.build(&mut memory).expect("a program");
    // NaN is on the side of neither: a < 0 does not hold, nor what follows.
    for x in [at(-3.0, 0.1), at(-0.1, 0.2), at(3.0, -1.0), at(0.0, 0.0), at(f64::NAN, 1.0), at(-0.0, f64::INFINITY)] {
        let [mut own, mut replayed] = [[0.0; 2]; 2];
        sides.jacfwd(&mut workspace, &[&x], &mut [&mut own], &mut []).expect("a Jacobian");
        let alone = Jacfwd::from_program(program, ONE);
        alone.jacfwd(&mut workspace, &[&x], &mut [&mut replayed], &mut []).expect("a path");
        assert_eq!(own.map(f64::to_bits), replayed.map(f64::to_bits), "{x:?}");
    }
    let listing = program.to_string();
    assert!(listing.contains("lt x0 0 must hold (guard 0, otherwise at"), "{listing}");
}

#[test]
fn a_path_that_cannot_be_recorded_leaves_the_others_as_they_were() {
    function!(Table, R, |x, y, _| {
        let (a, b) = (x[0][0], x[0][1]);
        y[0][0] = if a < b { a.sin() * b } else { b.cos() * a.primal() };
    });
    let mut workspace = Memory::new();
    let (mut scratch, mut memory) = ([0; 2000], [0; 500]);
    let table = Jacfwd::new(&Table, ONE);
    let mut recording = table.record(&mut workspace, &[&[1.0, 2.0]], &mut scratch).expect("recorded");
    let words = recording.build(&mut memory).expect("a program").words().to_vec();
    for _ in 0..3 {
        assert_eq!(recording.add_path(&mut workspace, &[&[2.0, 1.0]]), Err(Error::NotRecordable));
        assert_eq!(recording.add_path(&mut workspace, &[&[0.0, 1.0]]), Err(Error::SamePath { path: 0 }));
        assert_eq!(recording.build(&mut memory).expect("a program").words(), words);
    }
}

/// Runs a program on the numbers that it is given.
struct Runs<'a>(Program<'a>);

impl Function<f64> for Runs<'_> {
    fn call<R: Number<Real = f64>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<f64>) -> Result<(), i32> {
        let mut numbers = vec![R::constant(f64::NAN); self.0.slots()];
        numbers[..3].copy_from_slice(&x[0]);
        numbers[3..5].copy_from_slice(&x[1]);
        let draws = Stream::new(Randomness::Forbidden, 0, 0, 0);
        let Ok(Exit::End { outputs }) = run(self.0, &mut numbers, draws) else { return Err(1) };
        let mut outputs = outputs.iter().map(|slot| numbers[*slot as usize]);
        for block in 0..y.count() {
            y[block].iter_mut().zip(&mut outputs).for_each(|(y, output)| *y = output);
        }
        Ok(())
    }
}

#[test]
fn a_function_that_runs_a_program_is_recorded_with_it() {
    for seed in 0..60 {
        let first = words(&Expression { seed, steps: 25, branches: true }, &POINTS);
        let program = open(&first).expect("a program");
        let again = words(&Runs(program), &POINTS);
        let again = open(&again).expect("a program");
        // Sums of products may have been split otherwise, but the questions are the same.
        assert_eq!((again.paths(), again.guards()), (program.paths(), program.guards()), "seed {seed}");
        let mut workspace = Memory::new();
        for x in &POINTS {
            let mut jacobian = |program: Program<'_>| {
                let (mut jac, mut small) = ([0.0; 9], [0.0; 3]);
                let alone = Jacfwd::from_program(program, SHAPE);
                alone.jacfwd(&mut workspace, x, &mut [&mut jac, &mut small], &mut []).expect("a path");
                (jac.map(f64::to_bits), small.map(f64::to_bits))
            };
            assert_eq!(jacobian(again), jacobian(program), "seed {seed}");
        }
    }
}

/// Counts its runs.
struct Side(Cell<u32>);

impl<F: Float> Function<F> for Side {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        self.0.set(self.0.get() + 1);
        let [a, b] = [x[0][0], x[0][1]];
        y[0][0] = if a < b { a.sin() * b.cos() + a.exp() * b.tanh() } else { a };
        Ok(())
    }
}

#[test]
fn the_function_runs_once_where_its_program_has_no_path_and_not_at_all_where_it_has() {
    let side = Side(Cell::new(0));
    let mut workspace = Memory::new();
    let (mut scratch, mut memory) = ([0; 2000], [0; 500]);
    let asked = Jacfwd::new(&side, ONE);
    let program = asked.record(&mut workspace, &[&[1.0, 2.0]], &mut scratch).expect("recorded").build(&mut memory);
    let attached = asked.attach(program.expect("a program"));
    for (x, runs) in [([0.5, 1.0], 0), ([1.0, 0.5], 1), ([f64::NAN, 0.5], 1), ([-1.0, 0.5], 0)] {
        side.0.set(0);
        let mut jac = [0.0; 2];
        attached.jacfwd(&mut workspace, &[&x], &mut [&mut jac], &mut []).expect("a Jacobian");
        assert_eq!(side.0.get(), runs, "at {x:?}");
    }
    assert_eq!((workspace.path_hits(), workspace.path_misses(), workspace.guard_missed()), (2, 2, Some(0)));
}

#[test]
fn a_program_of_another_function_is_stale() {
    let words = words(&Expression { seed: 3, steps: 10, branches: false }, &POINTS[..1]);
    let program = open(&words).expect("a program");
    let other = Shape { in_len: &[3, 2], out_len: &[3, 2], aux_len: &[] };
    let (mut workspace, mut y) = (Memory::new(), [0.0; 3]);
    let stale = Jacfwd::from_program(program, other).call(&mut workspace, &POINTS[0], &mut [&mut y, &mut []]);
    assert_eq!(stale, Err(Error::StaleProgram));
    let single: [&[f32]; 2] = [&[0.0; 3], &[0.0; 2]];
    let stale = Jacfwd::from_program(program, SHAPE).call(&mut Workspace::<f32, 4, 60>::new(), &single, &mut []);
    assert_eq!(stale, Err(Error::StaleProgram));
    // Before any pass.
    let none =
        Jacfwd::from_program(program, SHAPE).jacfwd_batch(&mut Workspace::<f32, 4, 60>::new(), 0, &single, &mut [], &mut []);
    assert_eq!(none, Err(Error::StaleProgram));
    let small = Jacfwd::from_program(program, SHAPE).call(&mut Workspace::<f64, 4, 9>::new(), &POINTS[0], &mut []);
    assert_eq!(small, Err(Error::OutOfNumbers { wanted: program.numbers(), capacity: 9 }));
    let (mut second, mut hess) = (Workspace::<f64, 4, 60, 10>::new(), [0.0; 27]);
    let small =
        Jacfwd::from_program(program, SHAPE).hessian(&mut second, &POINTS[0], &mut [&mut hess, &mut []], &mut [], &mut []);
    assert!(program.numbers() > 10, "more than the elements of all blocks");
    assert_eq!(small, Err(Error::OutOfNumbers { wanted: program.numbers(), capacity: 10 }));
}

#[test]
fn bytes_become_words_at_compile_time() {
    const WORDS: [u32; 3] = words_of(&[1, 2, 3, 4, 0xFF, 0, 0, 0x80, 9, 0, 0, 0]);
    assert_eq!(WORDS, [0x0403_0201, 0x8000_00FF, 9]);
    // Fewer or more bytes are no program.
    assert_eq!((words_of::<2>(&[1, 2, 3, 4]), words_of::<0>(&[1])), ([0; 2], []));
}

#[test]
fn whatever_opens_runs_to_an_end() {
    let mut rng = Rng(11);
    let mut workspace = Workspace::<f64, 4, 200>::new();
    let mut run = 0;
    for seed in 0..12 {
        let words = words(&Expression { seed, steps: 30, branches: true }, &POINTS);
        for _ in 0..300 {
            let mut changed = words.clone();
            for _ in 0..=rng.below(2) {
                let k = 24 + rng.below(words.len() - 24);
                changed[k] = match rng.below(4) {
                    0 => changed[k] ^ 1 << rng.below(32),
                    1 => words[rng.below(words.len())],
                    2 => changed[k].wrapping_add(rng.below(7) as u32).wrapping_sub(3),
                    _ => rng.below(30) as u32,
                };
            }
            repair(&mut changed);
            let Ok(program) = open(&changed) else { continue };
            let ends = |result: Result<(), Error>| match result {
                Ok(()) | Err(Error::GuardMissed { .. } | Error::StaleProgram | Error::OutOfNumbers { .. }) => {}
                Err(Error::RandomForbidden) => {}
                Err(error) => panic!("{error:?}"),
            };
            let alone = Jacfwd::from_program(program, SHAPE);
            let (mut jac, mut hess) = ([0.0; 9], [0.0; 27]);
            ends(alone.jacfwd(&mut workspace, &POINTS[0], &mut [&mut jac, &mut []], &mut []));
            ends(alone.hessian(&mut workspace, &POINTS[1], &mut [&mut hess, &mut []], &mut [], &mut []));
            run += 1;
        }
    }
    assert!(run > 200, "{run} opened");
}
