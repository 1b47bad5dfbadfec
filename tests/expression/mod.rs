//! Random functions of Rust: operations, functions over arrays, branches, constants, by a seed.
//! Does not know what is tested.

use jacfwd::array;
use jacfwd::ops::Float;
use jacfwd::ops::given::{Given, Given2};
use jacfwd::shape::Shape;
use jacfwd::workspace::{Draws, Function, Inputs, Outputs};
use jacfwd::{Math, Number};

/// Knuth's linear congruential generator; its high bits.
#[derive(Clone, Copy)]
pub struct Rng(pub u64);

impl Rng {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    /// Between −2 and 2, in eighths: equal values and zeros are among them.
    pub fn real<F: Float>(&mut self) -> F {
        F::of((self.below(33) as f64 - 16.0) / 8.0)
    }
}

pub const SHAPE: Shape<'_> = Shape { in_len: &[3, 2], out_len: &[3, 1], aux_len: &[1] };

/// A function of that shape, another for each seed: so many steps, each of numbers that were there before.
pub struct Expression {
    pub seed: u64,
    pub steps: usize,
    /// Whether it asks for comparisons.
    pub branches: bool,
}

impl<F: Float> Function<F> for Expression {
    fn call<R: Number<Real = F>>(&self, x: Inputs<'_, R>, y: &mut Outputs<'_, R>, _: &mut Draws<F>) -> Result<(), i32> {
        let mut rng = Rng(self.seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
        let mut pool: Vec<R> = [&x[0], &x[1]].concat();
        pool.extend([R::constant(rng.real()), R::constant(F::ZERO)]);
        for _ in 0..self.steps {
            let next = step(&mut rng, &pool, self.branches);
            pool.push(next);
        }
        let mut last = pool.iter().rev().copied();
        for block in 0..y.count() {
            for element in &mut y[block] {
                *element = last.next().unwrap_or(R::constant(F::ONE));
            }
        }
        Ok(())
    }
}

fn step<R: Number>(rng: &mut Rng, pool: &[R], branches: bool) -> R {
    // Rather what was made last: longer chains.
    let pick = |rng: &mut Rng| {
        let back = rng.below(pool.len()).min(rng.below(pool.len()));
        pool[pool.len() - 1 - back]
    };
    let (a, b, c) = (pick(rng), pick(rng), pick(rng));
    let r: R::Real = rng.real();
    match rng.below(if branches { 51 } else { 45 }) {
        0..6 => a * b,
        6..9 => a + b,
        9..11 => a - b,
        11 => a / b,
        12 => -a,
        13 => a * r,
        14 => a + r,
        15 => a - r,
        16 => a / r,
        17 => a.c_sub(r),
        18 => a * b + c * r - a * c + r,
        19 => a.square() - b * b,
        20 => a.sin() * a.cos(),
        21 => {
            let (s, c) = a.sin_cos();
            s + c * b
        }
        22 => a.tanh(),
        23 => a.exp().tanh(),
        24 => a.abs().sqrt(),
        25 => a.atan2(b),
        26 => a.hypot(b),
        27 => a.min(b),
        28 => a.max(b),
        29 => a.fma(b, c),
        30 => a.abs(),
        31 => a.floor() + a.relu(),
        32 => a.powi(3),
        33 => a.detach() * b,
        34 => a.unary(Given { y: r, d1: r * R::Real::TWO, d2: Some(r) }),
        35 => a.binary(b, Given2 { y: r, d1: [r, -r], d2: Some([r, r * r, R::Real::ONE]) }),
        36 => array::sum(&[a, b, R::constant(r), c]),
        37 => array::prod(&[a, R::constant(r), b]),
        38 => array::norm(&[a, b, c]),
        39 => array::amax(&[a, b, R::constant(r)]) + array::amin(&[a, c]),
        40 => array::logsumexp(&[a, b, R::constant(r)]),
        41 => array::softmax([a, b, R::constant(r)])[rng.below(3)],
        42 => array::cumsum([R::constant(r), a, b, c])[rng.below(4)],
        43 => array::dot(&[a, b], &[c, R::constant(r)]) + array::norm2sq(&[a, c]),
        44 => {
            let select = [R::select_lt, R::select_le, R::select_gt, R::select_ge, R::select_eq, R::select_ne];
            select[rng.below(6)](a, b, c, a * r)
        }
        45 => either(a < b, a * c, b.sin()),
        46 => either(a >= R::constant(r), a + c, c * c),
        47 => either(R::constant(r) > a, b, c - a),
        48 => either(a != b, a, c.cos()),
        #[allow(clippy::eq_op, reason = "how NaN is found")]
        49 => either(a != a, c, a * b),
        _ => match a.partial_cmp(&b) {
            Some(std::cmp::Ordering::Less) => a,
            Some(_) => b * r,
            None => c,
        },
    }
}

fn either<R>(first: bool, a: R, b: R) -> R {
    if first { a } else { b }
}
