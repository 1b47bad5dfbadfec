//! Random programs over the operations, run on dual numbers and on a naive one: one lane, plain `f64`, textbook formulas.

use jacfwd::{Dual, Math, Number};

/// A value, one tangent, and how large the terms were that made it: what rounding errors are measured against.
#[derive(Clone, Copy, Debug)]
struct Naive {
    v: f64,
    d: f64,
    size: f64,
}

impl Naive {
    fn chain(v: f64, terms: &[(f64, Naive)]) -> Self {
        let d = terms.iter().map(|(slope, x)| slope * x.d).sum();
        let size = terms.iter().map(|(slope, x)| (slope * x.size).abs()).sum();
        Self { v, d, size }
    }
}

/// Small numbers from a 64-bit congruence (Knuth's multiplier), the upper bits only.
struct Generator(u64);

impl Generator {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        ((self.0 >> 33) as usize) % n
    }

    fn real(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.below(1 << 20) as f64 / (1 << 20) as f64
    }
}

/// One operation of a program: its kind, the numbers it reads, a plain real.
#[derive(Clone, Copy, Debug)]
struct Step {
    kind: usize,
    a: usize,
    b: usize,
    c: usize,
    real: f64,
}

const KINDS: usize = 52;

/// Carries out a step on any number. Arguments are folded into the domain by operations that are steps themselves.
fn run<R: Number<Real = f64>>(step: Step, x: &[R]) -> R {
    let (a, b, c, r) = (x[step.a], x[step.b], x[step.c], step.real);
    match step.kind {
        0 => a + b,
        1 => a - b,
        2 => a * b,
        3 => a / b,
        4 => a + r,
        5 => a - r,
        6 => a * r,
        7 => a / r,
        8 => a.c_sub(r),
        9 => a.c_div(r),
        10 => -a,
        11 => a.sin(),
        12 => a.cos(),
        13 => a.atan(),
        14 => a.tanh(),
        15 => a.asinh(),
        16 => a.sigmoid(),
        17 => a.softplus(),
        18 => a.erf(),
        19 => a.abs(),
        20 => a.square(),
        21 => a.powi(3),
        22 => a.cbrt(),
        23 => a.relu(),
        24 => a.fract(),
        25 => a.floor(),
        26 => a.maximum(b),
        27 => a.minimum(b),
        28 => a.max(b),
        29 => a.min(b),
        30 => a.hypot(b),
        31 => a.atan2(b),
        32 => a.fma(b, c),
        33 => a.lerp(b, c),
        34 => a.clamp(R::constant(-0.5), R::constant(r)),
        35 => {
            if a < b {
                a
            } else {
                c
            }
        }
        36 => a.silu(),
        37 => a.leaky_relu(0.25),
        38 => a.fdim(b),
        39 => a.logaddexp(b),
        40 => a.norm_cdf(),
        41 => a.copysign(b),
        42 => a.detach(),
        43 => a.softsign(),
        44 => a.norm_pdf(),
        45 => a.sinpi(),
        46 => a.cospi(),
        47 => a.abs().sqrt(),
        48 => a.tanh().exp(),
        49 => (a.square() + 1.0).ln(),
        50 => (a.square() + 1.0).pow(b.tanh()),
        _ => a.sin().exp_m1(),
    }
}

/// The same on the naive dual. `y` is the value, the same bits in every kind of number.
fn naive(step: Step, x: &[Naive], y: f64) -> Naive {
    let (a, b, c, r) = (x[step.a], x[step.b], x[step.c], step.real);
    let one = |slope: f64| Naive::chain(y, &[(slope, a)]);
    let two = |s: f64, t: f64| Naive::chain(y, &[(s, a), (t, b)]);
    let pdf = |x: f64| (-0.5 * x * x).exp() / std::f64::consts::TAU.sqrt();
    let sigmoid = |x: f64| 1.0 / (1.0 + (-x).exp());
    let turn = std::f64::consts::PI;
    let tie = |first: bool| {
        if a.v == b.v {
            two(0.5, 0.5)
        } else if first {
            one(1.0)
        } else {
            two(0.0, 1.0)
        }
    };
    match step.kind {
        0 => two(1.0, 1.0),
        1 => two(1.0, -1.0),
        2 => two(b.v, a.v),
        3 => two(1.0 / b.v, -a.v / b.v / b.v),
        4 | 5 => one(1.0),
        6 => one(r),
        7 => one(1.0 / r),
        8 | 10 => one(-1.0),
        9 => one(-r / a.v / a.v),
        11 => one(a.v.cos()),
        12 => one(-a.v.sin()),
        13 => one(1.0 / (1.0 + a.v * a.v)),
        14 => one(a.v.cosh().powi(-2)),
        15 => one(1.0 / (1.0 + a.v * a.v).sqrt()),
        16 => one(sigmoid(a.v) * sigmoid(-a.v)),
        17 => one(sigmoid(a.v)),
        18 => one(2.0 / turn.sqrt() * (-a.v * a.v).exp()),
        19 => one(if a.v == 0.0 { 0.0 } else { a.v.signum() }),
        20 => one(2.0 * a.v),
        21 => one(3.0 * a.v * a.v),
        22 => one(1.0 / (3.0 * a.v.cbrt().powi(2))),
        23 => one(if a.v > 0.0 { 1.0 } else { 0.0 }),
        24 => one(1.0),
        25 => one(0.0),
        26 | 28 => tie(a.v > b.v),
        27 | 29 => tie(a.v < b.v),
        30 => {
            if y == 0.0 {
                two(0.0, 0.0)
            } else {
                two(a.v / y, b.v / y)
            }
        }
        31 => {
            let square = a.v * a.v + b.v * b.v;
            if square == 0.0 { two(0.0, 0.0) } else { two(b.v / square, -a.v / square) }
        }
        32 => Naive::chain(y, &[(b.v, a), (a.v, b), (1.0, c)]),
        33 => Naive::chain(y, &[(1.0 - c.v, a), (c.v, b), (b.v - a.v, c)]),
        34 => one(if -0.5 < a.v && a.v < r { 1.0 } else { 0.0 }),
        35 => Naive { v: y, ..if a.v < b.v { a } else { c } },
        36 => one(sigmoid(a.v) * (1.0 + a.v * sigmoid(-a.v))),
        37 => one(if a.v > 0.0 { 1.0 } else { 0.25 }),
        38 => {
            if a.v > b.v {
                two(1.0, -1.0)
            } else {
                two(0.0, 0.0)
            }
        }
        39 => two(sigmoid(a.v - b.v), sigmoid(b.v - a.v)),
        40 => one(pdf(a.v)),
        41 => one(if a.v == 0.0 { 0.0 } else { a.v.signum() * b.v.signum() }),
        42 => one(0.0),
        43 => one((1.0 + a.v.abs()).powi(-2)),
        44 => one(-a.v * pdf(a.v)),
        45 => one(turn * Math::cospi(a.v)),
        46 => one(-turn * Math::sinpi(a.v)),
        47 => one(a.v.signum() * 0.5 / y),
        48 => one(a.v.cosh().powi(-2) * y),
        49 => one(2.0 * a.v / (1.0 + a.v * a.v)),
        50 => {
            let (base, exponent) = (a.v * a.v + 1.0, b.v.tanh());
            two(exponent * base.powf(exponent - 1.0) * 2.0 * a.v, y * base.ln() * b.v.cosh().powi(-2))
        }
        _ => one(a.v.sin().exp() * a.v.cos()),
    }
}

/// Whether a step keeps numbers of a size where naive formulas are accurate.
fn tame(x: f64) -> bool {
    x.is_finite() && x.abs() < 1e3 && (x == 0.0 || x.abs() > 1e-3)
}

#[test]
fn random_programs_agree_with_a_naive_dual() {
    const INPUTS: usize = 5;
    let mut random = Generator(2024);
    let mut used = [0; KINDS];
    for program in 0..2000 {
        let inputs: Vec<f64> = (0..INPUTS).map(|_| random.real(-3.0, 3.0)).collect();
        let mut plain = inputs.clone();
        let mut dual: Vec<Dual<f64, INPUTS>> = inputs.iter().enumerate().map(|(i, x)| Dual::variable(*x, i)).collect();
        let mut nested: Vec<Dual<Dual<f64, INPUTS>, 1>> = dual.iter().map(|x| Dual::variable(*x, 0)).collect();
        let seed =
            |lane: usize| move |(i, x): (usize, &f64)| Naive { v: *x, d: f64::from(i == lane), size: f64::from(i == lane) };
        let mut lanes: [Vec<Naive>; INPUTS] = std::array::from_fn(|lane| inputs.iter().enumerate().map(seed(lane)).collect());
        let mut steps = Vec::new();
        while steps.len() < 24 {
            let mut pick = || random.below(plain.len());
            let (a, b, c) = (pick(), pick(), pick());
            let step = Step { kind: random.below(KINDS), a, b, c, real: random.real(0.25, 2.0) };
            let y = run(step, &plain);
            // Denominators and arguments of steep slopes are values of steps before: tame, so not near 0.
            if !tame(y) || (a == b && [3, 26, 27, 28, 29].contains(&step.kind)) {
                continue;
            }
            used[step.kind] += 1;
            steps.push(step);
            let (z, w) = (run(step, &dual), run(step, &nested));
            plain.push(y);
            dual.push(z);
            nested.push(w);
            assert_eq!(z.value().to_bits(), y.to_bits(), "{step:?}: a dual carries the plain value");
            for (lane, numbers) in lanes.iter_mut().enumerate() {
                let expected = naive(step, numbers, y);
                let found = z.tangent(lane);
                let error = (found - expected.d).abs();
                assert!(
                    error <= 1e-12 * expected.size || !expected.size.is_finite(),
                    "program {program}, lane {lane}, {steps:#?}: {found:e}, naively {:e}, terms of {:e}",
                    expected.d,
                    expected.size
                );
                assert_eq!(w.value().tangent(lane).to_bits(), found.to_bits(), "{step:?}: the inner level of a nested number");
                numbers.push(expected);
            }
        }
    }
    assert!(used.iter().all(|count| *count > 50), "every kind of step is used: {used:?}");
}
