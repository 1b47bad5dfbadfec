//! Programs printed as C: loops are found, so that the text does not grow with what repeats; what it says is decided by the program alone; and what is refused.
//! That it computes what it should is found out by C compilers: `cargo xtask printed`.

use jacfwd::argnums::Argnums;
use jacfwd::derivative::{Derivative, Kind, NotFinite, Request};
use jacfwd::error::Error;
use jacfwd::ops::Float;
use jacfwd::print::{Options, Part, Printed, Tried, numbers, print, scratch_len, selftest};
use jacfwd::program::{Entries, Program};
use jacfwd::shape::Shape;
use jacfwd::sparsity;
use jacfwd::workspace::{Draws, Function, Inputs, Jacfwd, Outputs, Scalar, Workspace};
use jacfwd::{Math, Number};

/// A chain of as many links as there are inputs: each output of its own input, its neighbours and a constant, the ends apart.
struct Chain;

impl<F: Float> Function<F> for Chain {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let x = &x[0];
        for k in 0..x.len() {
            let near = if k == 0 || k + 1 == x.len() { x[k].square() } else { x[k - 1] * x[k + 1] };
            y[0][k] = near.sin() + x[k] * F::of(0.1);
        }
        Ok(())
    }
}

/// Inputs times constants that follow no rule, one after the other.
struct Weights;

impl<F: Float> Function<F> for Weights {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        for k in 0..x[0].len() {
            y[0][k] = (x[0][k] * F::of((k * k % 17) as f64 + 0.125)).exp();
        }
        Ok(())
    }
}

fn recorded<F: Scalar<4>>(function: &impl Function<F>, n: usize) -> Vec<u32> {
    let lengths = [n];
    let asked = Jacfwd::new(function, Shape { in_len: &lengths, out_len: &lengths, aux_len: &[] });
    let mut workspace = Workspace::<F, 4, 6000>::new();
    let x: Vec<F> = (0..n).map(|k| F::of(k as f64 / 64.0)).collect();
    let mut scratch = vec![0; 200 * n + 100_000];
    let mut recording = asked.record(&mut workspace, &[&x], &mut scratch).expect("recorded");
    let mut words = vec![0; recording.program_len().expect("a length")];
    recording.build(&mut words).expect("built");
    words
}

/// Values and the entries of the Jacobian that can be other than zero.
fn jacobian<F: Float>(program: Program<'_>) -> Vec<u32> {
    jacobian_where::<F>(program, NotFinite::Followed)
}

fn jacobian_where<F: Float>(program: Program<'_>, not_finite: NotFinite) -> Vec<u32> {
    let (kind, argnums) = (sparsity::Kind::Jacobian, Argnums::First);
    let mut room = vec![0; program.pattern_scratch_len(kind, argnums).expect("a length")];
    let (mut starts, mut indices) = (vec![0; program.rows() + 1], vec![0; 24 * program.rows()]);
    let pattern = program.pattern(kind, argnums, Entries::ALL, &mut room, &mut starts, &mut indices).expect("a pattern");
    let request = Request { kind: Kind::Jacobian, argnums, values: true, not_finite };
    let mut scratch = vec![0; 1 << 22];
    let mut found = Derivative::new::<F>(program, request, Some(pattern), &mut scratch).expect("differentiated");
    let mut words = vec![0; found.program_len().expect("a length")];
    found.build(&mut words).expect("built");
    words
}

fn options(part: Part) -> Options<'static> {
    Options { part, name: b"file", math: false, statements: 500 }
}

fn text(programs: &[Printed<'_>], options: Options<'_>) -> Result<String, Error> {
    let needed = scratch_len(programs);
    let (mut short, mut scratch) = (vec![0; needed - 1], vec![0xA5A5_A5A5; needed]);
    let mut nothing = |_| panic!("nothing is written");
    assert!(print(programs, options, &mut short, &mut nothing).is_err());
    let mut text = Vec::new();
    print(programs, options, &mut scratch, &mut |byte| text.push(byte))?;
    Ok(String::from_utf8(text).expect("ASCII"))
}

fn source<F: Scalar<4>>(function: &impl Function<F>, n: usize) -> [String; 2] {
    let words = recorded::<F>(function, n);
    let program = jacfwd::program::open(&words).expect("a program");
    let derivative = jacobian::<F>(program);
    let derivative = jacfwd::program::open(&derivative).expect("a program");
    [program, derivative].map(|program| text(&[Printed { program, name: b"chain" }], options(Part::Source)).expect("printed"))
}

fn what_repeats_is_written_once<F: Scalar<4>>() {
    let [short, long] = [40, 400].map(|n| source::<F>(&Chain, n));
    for (short, long) in short.iter().zip(&long) {
        assert!(long.contains("for (int i = 0; i < 398; i++) {") || long.contains("for (int i = 0; i < 397; i++) {"), "{long}");
        assert!(long.len() < short.len() + 200, "{} bytes of 40 links, {} of 400", short.len(), long.len());
        assert!(long.lines().filter(|line| line.contains(" = ")).count() < 200);
    }
}

#[test]
fn what_repeats_is_written_once_f64() {
    what_repeats_is_written_once::<f64>();
}

#[test]
fn what_repeats_is_written_once_f32() {
    what_repeats_is_written_once::<f32>();
}

/// Cells of a square torus: each output of a cell and those around it.
struct Torus(usize);

impl<F: Float> Function<F> for Torus {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let (x, side) = (&x[0], self.0);
        let at = |i: usize, j: usize| x[i % side * side + j % side];
        for (i, j) in (0..side).flat_map(|i| (0..side).map(move |j| (i, j))) {
            let around = at(i + 1, j) + at(i + side - 1, j) + at(i, j + 1) + at(i, j + side - 1);
            y[0][i * side + j] = (around - at(i, j) * F::of(4.0)) * F::of(0.1) + at(i, j).square();
        }
        Ok(())
    }
}

/// A layer of as many places as there are inputs, each of all of them, three times.
struct Network;

impl<F: Float> Function<F> for Network {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let n = x[0].len();
        let mut values = x[0].to_vec();
        for layer in 0..3 {
            values = (0..n)
                .map(|i| {
                    let weight = |j: usize| F::of(((layer * 7919 + i * 104_729 + j * 1_299_709) % 1021) as f64 + 0.5);
                    (1..n).fold(values[0] * weight(0), |sum, j| sum + values[j] * weight(j)).tanh()
                })
                .collect();
        }
        y[0].copy_from_slice(&values);
        Ok(())
    }
}

/// Text without tables.
fn without_tables(text: &str) -> usize {
    text.split("static const double ").map(|part| part.split_once("};").map_or(part, |(_, rest)| rest).len()).sum()
}

#[test]
fn loops_are_found_in_loops() {
    let [small, large] = [20, 30].map(|side| source::<f64>(&Torus(side), side * side));
    for (small, large) in small.iter().zip(&large) {
        assert!(large.contains("        for (int j = 0; j < 28; j++) {"), "{large}");
        // Some edges are loops of their own.
        assert!(large.len() < small.len() + 3000, "{} bytes of 20 rows, {} of 30", small.len(), large.len());
    }
    let [small, large] = [12, 24].map(|n| {
        let words = recorded::<f64>(&Network, n);
        let program = jacfwd::program::open(&words).expect("a program");
        text(&[Printed { program, name: b"network" }], options(Part::Source)).expect("printed")
    });
    assert!(large.contains("        for (int j = 0; j < "), "{large}");
    let [small, large] = [small, large].map(|text| without_tables(&text));
    assert!(large < small + 1500, "{small} bytes of 12 places, {large} of 24");
}

#[test]
fn constants_that_differ_are_a_table() {
    let [text, _] = source::<f64>(&Weights, 100);
    let table = text.split("static const double chain_table").nth(1).expect("a table").split("};").next().unwrap_or_default();
    let values: Vec<f64> = table.split(['{', ',']).filter_map(|number| number.trim().parse().ok()).collect();
    let expected: Vec<f64> = (0..100).map(|k| (k * k % 17) as f64 + 0.125).collect();
    assert_eq!(values, expected[100 - values.len()..]);
    assert!(values.len() > 90);
}

/// What depends on a difference: of two inputs, or of one and a constant.
struct Springs {
    alone: bool,
}

impl<F: Float> Function<F> for Springs {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let x = &x[0];
        let d = if self.alone { x[1] - F::of(0.5) } else { x[1] - x[0] };
        let force = (d * d * d).sin() * F::of(0.3);
        y[0][0] = force * d;
        y[0][1] = -force + x[1];
        Ok(())
    }
}

/// A difference, and the other way round.
struct Turned;

impl<F: Float> Function<F> for Turned {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let [a, b] = [x[0][0].sin(), x[0][0].exp()];
        y[0][0] = (a - b) * F::of(3.0);
        y[0][1] = (b - a) * F::of(5.0);
        Ok(())
    }
}

fn count(text: &str, what: &str) -> usize {
    text.matches(what).count()
}

#[test]
fn what_differs_in_its_sign_alone_is_computed_once() {
    let products = |alone: bool| {
        let words = recorded::<f64>(&Springs { alone }, 2);
        let derivative = jacobian_where::<f64>(jacfwd::program::open(&words).expect("a program"), NotFinite::Assumed);
        let program = jacfwd::program::open(&derivative).expect("a program");
        count(&text(&[Printed { program, name: b"springs" }], options(Part::Source)).expect("printed"), " * ")
    };
    // Derivatives by one input are those by the other with another sign.
    assert_eq!(products(false), products(true));
    let words = recorded::<f64>(&Turned, 2);
    let derivative = jacobian_where::<f64>(jacfwd::program::open(&words).expect("a program"), NotFinite::Assumed);
    let program = jacfwd::program::open(&derivative).expect("a program");
    let text = text(&[Printed { program, name: b"turned" }], options(Part::Source)).expect("printed");
    // Two of the values, one of both derivatives.
    assert_eq!(count(&text, " - "), 3, "{text}");
}

#[test]
fn what_is_seen_in_others_is_not_asked_for() {
    let [_, text] = source::<f64>(&Springs { alone: false }, 2);
    let [_, usual] = text.split_once("\nint chain(").map(|(before, usual)| [before, usual]).expect("a function");
    // Six outputs, but what is not finite in one of these is so in those beside it: d·dforce + force, both values.
    let asked = usual.lines().filter(|line| line.trim_start().starts_with('z')).count();
    assert!(asked <= 3, "{asked}\n{usual}");
    // And no output needs to be looked at for itself.
    assert_eq!(count(usual, "file_number("), 0, "{usual}");
}

#[test]
fn sine_and_cosine_of_a_number_are_one_call() {
    let [function, derivative] = source::<f64>(&Springs { alone: true }, 2);
    assert_eq!([count(&function, "JF_USE_sin(t"), count(&function, "sincos")], [1, 0]);
    // One on the way that is usual and one on that with care.
    assert_eq!([count(&derivative, "JF_USE_sin(t"), count(&derivative, " JF_USE_sincos(t")], [0, 2]);
    let words = recorded::<f32>(&Springs { alone: true }, 2);
    let words = jacobian::<f32>(jacfwd::program::open(&words).expect("a program"));
    let program = jacfwd::program::open(&words).expect("a program");
    let math = Options { math: true, ..options(Part::Source) };
    let derivative = text(&[Printed { program, name: b"springs" }], math).expect("printed");
    assert_eq!([count(&derivative, "#define JF_USE_sin sinf"), count(&derivative, "sincos")], [1, 0]);
}

#[test]
fn single_precision_has_no_double() {
    for text in source::<f32>(&Chain, 20) {
        assert!(!text.contains("double") && text.contains("float") && text.contains("0.1f"));
    }
}

#[test]
fn literals_are_the_numbers_that_they_are_of() {
    struct Constants(Vec<f64>);
    impl Function<f64> for Constants {
        fn call<R: Number<Real = f64>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<f64>) -> Result<(), i32> {
            for (k, c) in self.0.iter().enumerate() {
                y[0][k] = x[0][0] + *c;
            }
            Ok(())
        }
    }
    let numbers = [
        0.1,
        1.0 / 3.0,
        1e22,
        1e23,
        123_456_789.125,
        f64::MAX,
        f64::MIN_POSITIVE,
        5e-324,
        2.0_f64.powi(53) + 2.0,
        0.1 + 0.2,
        -7.25,
        1e-7,
    ];
    let constants = Constants(numbers.to_vec());
    let n = numbers.len();
    let shape = [n];
    let asked = Jacfwd::new(&constants, Shape { in_len: &[1], out_len: &shape, aux_len: &[] });
    let (mut scratch, mut words) = (vec![0; 4000], vec![0; 1000]);
    let mut recording = asked.record(&mut Workspace::<f64, 4, 40>::new(), &[&[0.5]], &mut scratch).expect("recorded");
    let program = recording.build(&mut words).expect("built");
    let text = text(&[Printed { program, name: b"constants" }], options(Part::Source)).expect("printed");
    // In the sums themselves, or in a table.
    let literal = |part: &str| {
        let literal = part.split_once("(x0[0] + ").map_or(part.trim(), |(_, literal)| literal);
        literal.trim_end_matches([')', ';']).trim_start_matches('(').parse::<f64>().ok()
    };
    let found: Vec<u64> = text.split([',', '\n']).filter_map(literal).map(f64::to_bits).collect();
    let mut expected = numbers.map(f64::to_bits).to_vec();
    expected.retain(|bits| !found.contains(bits));
    assert_eq!(expected, [0; 0], "{text}");
}

#[test]
fn names_and_precisions_are_looked_at_before_anything_is_written() {
    let (words, single) = (recorded::<f64>(&Chain, 5), recorded::<f32>(&Chain, 5));
    let program = jacfwd::program::open(&words).expect("a program");
    let printed = |name| Printed { program, name };
    let all = |programs: &[Printed<'_>]| text(programs, options(Part::Header));
    assert_eq!(all(&[printed(b"a b")]), Err(Error::BadName { index: Some(0) }));
    assert_eq!(all(&[printed(b"a"), printed(b"a")]), Err(Error::BadName { index: Some(0) }));
    assert_eq!(all(&[printed(b"b"), printed(b"a"), printed(b"a_way1")]), Err(Error::BadName { index: Some(2) }));
    for name in [&b"file_number"[..], b"file_selftest", b"file_bits"] {
        assert_eq!(all(&[printed(name)]), Err(Error::BadName { index: Some(0) }));
    }
    let other = Printed { program: jacfwd::program::open(&single).expect("a program"), name: b"c" };
    assert_eq!(all(&[printed(b"a"), other]), Err(Error::StaleProgram));
    assert!(all(&[printed(b"a"), printed(b"a_input"), printed(b"a_partial"), printed(b"file_numbers")]).is_ok());
    let header = all(&[printed(b"a"), printed(b"b")]).expect("printed");
    assert!(header.contains("\nint a(const double *x0, double *y0, double *w);\n") && header.contains("enum { b_work = 0 };"));
}

#[test]
fn a_self_test_has_the_points_that_are_given() {
    let words = recorded::<f64>(&Chain, 3);
    let program = jacfwd::program::open(&words).expect("a program");
    let tried = Tried { printed: Printed { program, name: b"chain" }, points: &[0.5, 0.25, -1.0] };
    let mut room = vec![0.0; numbers(program)];
    let mut text = Vec::new();
    selftest(&[tried], options(Part::Source), &mut room, &mut |byte| text.push(byte)).expect("printed");
    let text = String::from_utf8(text).expect("ASCII");
    for bits in [0.5_f64, 0.25, -1.0].map(f64::to_bits) {
        assert!(text.contains(&format!("0x{bits:016x}ULL")));
    }
    // Ends are the square, the middle the product: 0.5 sin.
    let y = (-0.5_f64).sin_real() + 0.25 * 0.1;
    assert!(text.contains(&format!("0x{:016x}ULL", y.to_bits())));
    assert!(selftest(&[tried], options(Part::Source), &mut room[..2], &mut |_| panic!("nothing is written")).is_err());
}
