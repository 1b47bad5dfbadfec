//! Derivatives of recorded functions as programs: with the bits of the drivers on random functions, on every path, and where something is not finite; and what
//! is refused.

mod expression;

use expression::{Expression, Rng, SHAPE};
use jacfwd::argnums::Argnums;
use jacfwd::derivative::{Derivative, Kind, NotFinite, Request};
use jacfwd::error::{Error, PlanError};
use jacfwd::ops::Float;
use jacfwd::program::{Entries, Program, open};
use jacfwd::random::{Randomness, Stream};
use jacfwd::recorded::{Exit, run};
use jacfwd::sparsity;
use jacfwd::workspace::{Jacfwd, Scalar, Workspace};

/// Both inputs, the last one first.
const BOTH: &[i32] = &[-1, 0];

fn request(kind: Kind) -> Request<'static> {
    Request { kind, argnums: Argnums::List(BOTH), values: true, not_finite: NotFinite::Followed }
}

/// The words of a derivative program.
fn derived<F: Float>(program: Program<'_>, request: Request<'_>) -> Result<Vec<u32>, Error> {
    let mut scratch = vec![0xA5A5_A5A5; 16];
    loop {
        match Derivative::new::<F>(program, request, None, &mut scratch) {
            Ok(mut found) => {
                let mut words = vec![0; found.program_len()?];
                assert!(matches!(found.build(&mut words[1..]), Err(Error::ProgramTooLarge { .. })));
                found.build(&mut words)?;
                return Ok(words);
            }
            Err(Error::ScratchTooSmall { needed, given }) => {
                assert!(needed > given && given == 4 * scratch.len());
                scratch.resize(needed.div_ceil(4), 0xA5A5_A5A5);
            }
            Err(error) => return Err(error),
        }
    }
}

/// Its outputs at a point; none off its paths.
fn at<F: Float>(program: Program<'_>, x: [&[F]; 2]) -> Result<Option<Vec<F>>, Error> {
    at_all(program, &x.concat())
}

/// Likewise, of all its inputs one behind the other.
fn at_all<F: Float>(program: Program<'_>, x: &[F]) -> Result<Option<Vec<F>>, Error> {
    let mut numbers = vec![<F as Float>::NAN; program.slots()];
    numbers[..x.len()].copy_from_slice(x);
    match run(program, &mut numbers, Stream::new(Randomness::Forbidden, 0, 0, 0))? {
        Exit::End { outputs } => Ok(Some(outputs.iter().map(|slot| numbers[*slot as usize]).collect())),
        Exit::Missed { .. } => Ok(None),
    }
}

fn same<F: Float>(a: &[F], b: &[F]) -> bool {
    let bits = |x: F| if x.is_nan() { u64::MAX } else { x.to_bits64() };
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| bits(*a) == bits(*b))
}

fn derivatives_have_the_bits_of_the_drivers<F: Scalar<5>>() {
    let (mut compared, mut missed, mut whole) = (0, 0, 0);
    for seed in 0..150 {
        let expression = Expression { seed, steps: 3 + seed as usize % 30, branches: seed % 3 != 0 };
        let mut rng = Rng(seed);
        let points: Vec<[Vec<F>; 2]> = (0..6).map(|_| [3, 2].map(|len| (0..len).map(|_| rng.real()).collect())).collect();
        let mut workspace = Workspace::<F, 5, 60, 30>::new();
        let function = Jacfwd::new(&expression, SHAPE);
        let mut scratch = vec![0; 60_000];
        let mut recording =
            function.record(&mut workspace, &points[0].each_ref().map(Vec::as_slice), &mut scratch).expect("recorded");
        _ = recording.add_path(&mut workspace, &points[1].each_ref().map(Vec::as_slice));
        let mut words = vec![0; recording.program_len().expect("few words")];
        let program = recording.build(&mut words).expect("a program");
        let (jacobian, hessian) =
            [Kind::Jacobian, Kind::Hessian].map(|kind| derived::<F>(program, request(kind)).expect("a derivative")).into();
        let (jacobian, hessian) = (open(&jacobian).expect("a program"), open(&hessian).expect("a program"));
        for x in &points {
            let x = x.each_ref().map(Vec::as_slice);
            let block = |len: usize| vec![F::ONE; len];
            let (mut y, mut jac) = ([3, 1, 1].map(block), [6, 9, 2, 3].map(block));
            let mut hess = [12, 18, 18, 27, 4, 6, 6, 9].map(block);
            let asked = function.argnums(BOTH);
            asked
                .jacfwd(&mut workspace, &x, &mut jac.each_mut().map(Vec::as_mut_slice), &mut y.each_mut().map(Vec::as_mut_slice))
                .expect("a Jacobian");
            asked.hessian(&mut workspace, &x, &mut hess.each_mut().map(Vec::as_mut_slice), &mut [], &mut []).expect("a Hessian");
            for (program, expected) in [(jacobian, jac.concat()), (hessian, hess.concat())] {
                match at(program, x) {
                    Ok(Some(found)) => {
                        assert!(same(&found, &[y.concat(), expected].concat()), "seed {seed} at {x:?}: {found:?}");
                        compared += 1;
                    }
                    Ok(None) => missed += 1,
                    // A function over an array whose steps depend on the values: C's runner has its derivatives.
                    Err(error) => {
                        assert_eq!(error, Error::NotRecordable);
                        whole += 1;
                    }
                }
            }
        }
    }
    assert!(compared > 500 && missed > 50 && whole > 0, "{compared} compared, {missed} missed, {whole} whole");
}

#[test]
fn derivatives_are_those_of_the_drivers() {
    derivatives_have_the_bits_of_the_drivers::<f64>();
    derivatives_have_the_bits_of_the_drivers::<f32>();
}

/// Numbers that are finite most often; some so large that sums of them are not.
fn factors<F: Float>(rng: &mut Rng, count: usize) -> Vec<F> {
    let huge = if F::SINGLE { F::of(2e38) } else { F::of(1e308) };
    let other = [<F as Float>::ZERO, -<F as Float>::ZERO, F::INFINITY, -F::INFINITY, <F as Float>::NAN, huge];
    let most = if rng.below(4) == 0 { 2 } else { 30 };
    (0..count).map(|_| if rng.below(most) == 0 { other[if most == 2 { 5 } else { rng.below(6) }] } else { rng.real() }).collect()
}

/// With every way to treat what is not finite: what has no answer has none of the drivers that is finite.
fn products_have_the_bits_of_the_drivers<F: Scalar<5>>() {
    let (mut finite, mut compared) = (0, 0);
    for seed in 0..60 {
        let expression = Expression { seed, steps: 3 + seed as usize % 20, branches: seed % 4 == 0 };
        let mut rng = Rng(seed);
        let x: [Vec<F>; 2] = [3, 2].map(|len| (0..len).map(|_| rng.real()).collect());
        let x = x.each_ref().map(Vec::as_slice);
        let mut workspace = Workspace::<F, 5, 60, 30>::new();
        let function = Jacfwd::new(&expression, SHAPE);
        let mut scratch = vec![0; 60_000];
        let mut recording = function.record(&mut workspace, &x, &mut scratch).expect("recorded");
        let mut words = vec![0; recording.program_len().expect("few words")];
        let program = recording.build(&mut words).expect("a program");
        for not_finite in [NotFinite::Followed, NotFinite::Missed, NotFinite::Assumed] {
            let asked = |kind| derived::<F>(program, Request { not_finite, ..request(kind) }).expect("a derivative");
            let (gram, covariance) = (asked(Kind::Gram), asked(Kind::Covariance));
            let (gram, covariance) = (open(&gram).expect("a program"), open(&covariance).expect("a program"));
            for _ in 0..8 {
                let (weights, p) = (factors(&mut rng, 4), factors::<F>(&mut rng, 25));
                let p: Vec<F> = (0..25).map(|k| p[(k / 5).max(k % 5) * 5 + (k / 5).min(k % 5)]).collect();
                let block = |len: usize| vec![F::ONE; len];
                let (mut y, mut jtj, mut jtr, mut jpjt) = ([3, 1, 1].map(block), block(25), block(5), block(16));
                let asked = function.argnums(BOTH);
                let mut out = y.each_mut().map(Vec::as_mut_slice);
                asked.jtj(&mut workspace, &x, &weights, &mut jtj, &mut jtr, &mut out).expect("normal equations");
                asked.jpjt(&mut workspace, &x, &p, &mut jpjt, &mut out).expect("a covariance");
                for (program, factor, expected) in [(gram, &weights, [jtj, jtr].concat()), (covariance, &p, jpjt)] {
                    let expected = [y.concat(), expected].concat();
                    let all = expected.iter().all(|x| x.is_finite());
                    finite += usize::from(all);
                    let found = match at_all(program, &[&x.concat()[..], factor].concat()) {
                        // Functions over arrays with derivatives as a whole are for machines.
                        Err(Error::NotRecordable) => continue,
                        found => found.expect("run"),
                    };
                    match found {
                        // Zeros may have another sign then.
                        Some(found) if not_finite == NotFinite::Assumed => {
                            assert!(!all || found == expected, "seed {seed}: {found:?}, not {expected:?}");
                        }
                        Some(found) => {
                            assert!(same(&found, &expected), "seed {seed}, {factor:?}: {found:?}, not {expected:?}");
                            compared += 1;
                        }
                        None => assert!(not_finite == NotFinite::Missed, "seed {seed} at its own point"),
                    }
                }
            }
        }
    }
    assert!(finite > 1500 && compared > 600, "{finite} were finite, {compared} compared");
}

#[test]
fn products_are_those_of_the_drivers() {
    products_have_the_bits_of_the_drivers::<f64>();
    products_have_the_bits_of_the_drivers::<f32>();
}

/// How much is asked for when `given` words are not enough, which hold `filling` before.
fn needed(given: usize, filling: u32, attempt: impl FnOnce(&mut [u32]) -> Option<Error>) -> Option<usize> {
    match attempt(&mut vec![filling; given]) {
        Some(Error::ScratchTooSmall { needed, .. }) => Some(needed),
        _ => None,
    }
}

#[test]
fn memory_that_was_not_written_is_not_read() {
    // Words that look like entries of constants, negations, results of something.
    let fillings = (1..0x60).step_by(4).chain(0x400..0x404);
    let mut asked = 0;
    for seed in 0..6 {
        let expression = Expression { seed, steps: 20, branches: false };
        let (mut workspace, mut scratch) = (Workspace::<f64, 5, 60, 30>::new(), vec![0; 60_000]);
        let function = Jacfwd::new(&expression, SHAPE);
        let x: [&[f64]; 2] = [&[0.5, 0.25, 1.5], &[1.5, -0.5]];
        let mut words = vec![0; 10_000];
        let program = function.record(&mut workspace, &x, &mut scratch).expect("recorded").build(&mut words).expect("a program");
        for given in (100..2500).step_by(83) {
            let mut record = |filling| needed(given, filling, |scratch| function.record(&mut workspace, &x, scratch).err());
            let differentiate = |filling| {
                needed(given, filling, |scratch| Derivative::new::<f64>(program, request(Kind::Hessian), None, scratch).err())
            };
            let (recording, derivative) = (record(0), differentiate(0));
            asked += usize::from(recording.is_some()) + usize::from(derivative.is_some());
            for filling in fillings.clone() {
                assert_eq!(record(filling), recording, "seed {seed}: {given} words of {filling:#x}");
                assert_eq!(differentiate(filling), derivative, "seed {seed}: {given} words of {filling:#x}");
            }
        }
    }
    assert!(asked > 150, "{asked} were too few words");
}

#[test]
fn values_of_a_pattern_stand_in_its_order_and_what_it_lacks_is_told() {
    let expression = Expression { seed: 1, steps: 6, branches: false };
    let (mut workspace, mut scratch) = (Workspace::<f64, 5, 60, 30>::new(), vec![0; 60_000]);
    let function = Jacfwd::new(&expression, SHAPE);
    let x: [&[f64]; 2] = [&[0.5, 0.25, 1.5], &[1.5, -0.5]];
    let mut recording = function.record(&mut workspace, &x, &mut scratch).expect("recorded");
    let mut words = vec![0; recording.program_len().expect("few words")];
    let program = recording.build(&mut words).expect("a program");
    let argnums = Argnums::List(BOTH);
    let mut room = vec![0; program.pattern_scratch_len(sparsity::Kind::Jacobian, argnums).expect("a length")];
    let (mut starts, mut indices) = ([0; 5], [0; 20]);
    let pattern = program
        .pattern(sparsity::Kind::Jacobian, argnums, Entries::ALL, &mut room, &mut starts, &mut indices)
        .expect("a pattern");
    let mut scratch = vec![0; 20_000];
    let asked = Request { values: false, ..request(Kind::Jacobian) };
    let mut found = Derivative::new::<f64>(program, asked, Some(pattern), &mut scratch).expect("a derivative");
    let mut words = vec![0; found.program_len().expect("few words")];
    let values = at(found.build(&mut words).expect("a program"), x).expect("run").expect("a path");
    let dense =
        at(open(&derived::<f64>(program, asked).expect("a derivative")).expect("a program"), x).expect("run").expect("a path");
    let dense = |row: usize, col: usize| {
        let (first, rows, row) = if row < 3 { (0, 3, row) } else { (15, 1, row - 3) };
        if col < 2 { dense[first + 2 * row + col] } else { dense[first + 2 * rows + 3 * row + col - 2] }
    };
    let mut k = 0;
    for row in 0..4 {
        for col in pattern.row(row) {
            assert!(same(&[values[k]], &[dense(row, *col as usize)]), "row {row}, column {col}");
            k += 1;
        }
    }
    assert_eq!(k, values.len());

    let none = sparsity::Pattern::new(4, 5, &[0; 5], &[]).expect("a pattern");
    let refused = Derivative::new::<f64>(program, asked, Some(none), &mut scratch).expect_err("it has entries");
    assert!(matches!(refused, Error::Plan(PlanError::Miss { .. })), "{refused:?}");
    let other = sparsity::Pattern::new(1, 1, &[0, 0], &[]).expect("a pattern");
    let refused = Derivative::new::<f64>(program, asked, Some(other), &mut scratch).expect_err("another shape");
    assert_eq!(refused, Error::PatternShape { rows: 1, cols: 1 });
    assert_eq!(Derivative::new::<f32>(program, asked, None, &mut scratch).expect_err("of doubles"), Error::StaleProgram);
    let twice = derived::<f64>(open(&derived::<f64>(program, asked).expect("a derivative")).expect("a program"), asked);
    assert_eq!(twice, Err(Error::DerivativeProgram));
}
