//! Prints a hash of the results of every operation at fixed points: lines `hash PRECISION NAME VALUE`, the same on every target.
//!
//! `cargo xtask test bits` compares the lines of several CPU levels. Here, only that each hash sees its operation.

mod operation;

use std::collections::{BTreeMap, BTreeSet};

use jacfwd::ops::Float;
use jacfwd::{Dual, HyperDual, Number, Pack, array};
use operation::{Each, Operation, Parameter, for_each};

/// FNV-1a in 64 bits.
struct Hash(u64);

impl Hash {
    fn add(&mut self, bits: u64) {
        for byte in bits.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}

/// A precision: its name and its bits.
trait Real: Float + Pack<3> + Pack<5> {
    const NAME: &'static str;
    /// The bits of a value, every NaN alike.
    fn value_bits(self) -> u64;

    /// The bits of a derivative, zeros of either sign alike too.
    fn slope_bits(self) -> u64 {
        (self + <Self as Float>::ZERO).value_bits()
    }
}

impl Real for f64 {
    const NAME: &'static str = "f64";

    fn value_bits(self) -> u64 {
        if self.is_nan() { f64::NAN.to_bits() } else { self.to_bits() }
    }
}

impl Real for f32 {
    const NAME: &'static str = "f32";

    fn value_bits(self) -> u64 {
        if self.is_nan() { f32::NAN.to_bits().into() } else { self.to_bits().into() }
    }
}

/// Five lanes fill no vector: active, idle, fractional, infinite and NaN ones.
const TANGENTS: [f64; 5] = [1.0, 0.0, -0.375, f64::INFINITY, f64::NAN];

type First<F> = Dual<F, 5>;
type Second<F> = HyperDual<F, 2, 3>;

/// An argument; `place` tells it from the others.
fn first<F: Real>(x: F, place: usize) -> First<F> {
    Dual::with_tangents(x, (0..5).map(|lane| F::of(TANGENTS[(lane + 2 * place) % 5])))
}

fn second<F: Real>(x: F, place: usize) -> Second<F> {
    HyperDual::variable(x, place, place)
}

/// Points of every magnitude, and those where textbooks stop.
fn points<F: Real>() -> Vec<F> {
    let special = [0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 10.0, 1e-8, 0.1, 0.7, 0.999, 1.001, 2.5, 30.25, 700.0, 1e6, f64::INFINITY];
    let mut points: Vec<F> = special.iter().flat_map(|x| [F::of(*x), F::of(-*x)]).collect();
    points.push(<F as Float>::NAN);
    points.extend([F::MIN_POSITIVE, F::MAX, F::EPSILON, F::MIN_POSITIVE * F::EPSILON]);
    // Golden-section steps through the exponents and the mantissas.
    for k in 1..60u32 {
        let phase = (f64::from(k) * 0.618_033_988_749_894_9).fract();
        let x = (1.0 + phase) * 2f64.powi((k as i32 * 13) % 41 - 20);
        points.push(F::of(if k % 3 == 0 { -x } else { x }));
    }
    points
}

#[derive(Default)]
struct Hashes {
    lines: BTreeMap<String, u64>,
    /// The precision and the hash of the operation at hand.
    state: Option<Hash>,
}

impl Hashes {
    fn add<F: Real>(&mut self, y: First<F>, z: Second<F>) {
        let hash = self.state.get_or_insert(Hash(0xcbf2_9ce4_8422_2325));
        hash.add(y.value().value_bits());
        hash.add(z.value().value_bits());
        (0..5).for_each(|lane| hash.add(y.tangent(lane).slope_bits()));
        let d = z.derivatives();
        (0..2).for_each(|i| hash.add(d.row(i).slope_bits()));
        (0..3).for_each(|j| hash.add(d.col(j).slope_bits()));
        (0..2).for_each(|i| (0..3).for_each(|j| hash.add(d.cross(i, j).slope_bits())));
    }

    fn close<F: Real>(&mut self, name: &str) {
        let hash = self.state.take().expect("something was added");
        let before = self.lines.insert(format!("{} {name}", F::NAME), hash.0);
        assert_eq!(before, None, "{name} is listed once");
    }
}

impl<F: Real> Each<F> for Hashes {
    fn each(&mut self, f: Operation<F>) {
        let all = points::<F>();
        let some: Vec<F> = all.iter().copied().step_by(6).collect();
        let parameters: &[f64] = match f.parameter() {
            Parameter::None => &[0.0],
            Parameter::Real => &[0.0, -0.0, 1.0, -1.0, 0.5, 2.0, -2.25, 3.0, f64::INFINITY, f64::NAN],
            Parameter::Integer => &[0.0, 1.0, -1.0, 2.0, -2.0, 3.0, 4.0, 5.0, -7.0, 31.0, i32::MAX as f64, i32::MIN as f64],
        };
        for &c in parameters {
            let mut at = |x: &[F]| {
                let firsts: Vec<_> = x.iter().enumerate().map(|(place, x)| first(*x, place)).collect();
                let seconds: Vec<_> = x.iter().enumerate().map(|(place, x)| second(*x, place)).collect();
                self.add(f.call(&firsts, c), f.call(&seconds, c));
            };
            match f.active() {
                1 => all.iter().for_each(|a| at(&[*a])),
                2 => all.iter().for_each(|a| all.iter().for_each(|b| at(&[*a, *b]))),
                _ => some.iter().for_each(|a| some.iter().for_each(|b| some.iter().for_each(|c| at(&[*a, *b, *c])))),
            }
        }
        self.close::<F>(f.facts().name);
    }
}

/// A function over an array of four, in both kinds of number.
macro_rules! over_arrays {
    ($hashes:ident, $F:ident, $($name:literal: $f:expr;)*) => {
        $({
            fn run<R: Number>(a: [R; 4]) -> R {
                $f(a)
            }
            for window in points::<$F>().windows(4).step_by(2) {
                let at = |i: usize| window[i];
                let y = run(std::array::from_fn(|i| first(at(i), i)));
                $hashes.add(y, run(std::array::from_fn(|i| second(at(i), i))));
            }
            $hashes.close::<$F>($name);
        })*
    };
}

fn arrays<F: Real>(hashes: &mut Hashes) {
    over_arrays! { hashes, F,
        "array sum": |a: [R; 4]| array::sum(&a);
        "array dot": |a: [R; 4]| array::dot(&a, &[a[3], a[2], a[1], a[0]]);
        "array norm": |a: [R; 4]| array::norm(&a);
        "array norm2sq": |a: [R; 4]| array::norm2sq(&a);
        "array prod": |a: [R; 4]| array::prod(&a);
        "array amax": |a: [R; 4]| array::amax(&a);
        "array amin": |a: [R; 4]| array::amin(&a);
        "array logsumexp": |a: [R; 4]| array::logsumexp(&a);
        "array softmax": |a: [R; 4]| array::softmax(a)[1];
        "array cumsum": |a: [R; 4]| array::cumsum(a)[2];
        "array matvec": |a: [R; 4]| array::matvec(&[[a[0], a[1]], [a[2], a[3]]], &[a[1], a[3]])[1];
        "array matmul": |a: [R; 4]| array::matmul(&[[a[0], a[1]]], &[[a[2]], [a[3]]])[0][0];
        "array cross": |a: [R; 4]| array::cross([a[0], a[1], a[2]], [a[3], a[2], a[0]])[2];
        "array quat_mul": |a: [R; 4]| array::quat_mul(a, [a[2], a[0], a[3], a[1]])[1];
        "array quat_rotate": |a: [R; 4]| array::quat_rotate(a, [a[3], a[0], a[2]])[0];
    }
}

#[test]
fn the_same_bits_everywhere() {
    let mut hashes = Hashes::default();
    for_each::<f64>(&mut hashes);
    for_each::<f32>(&mut hashes);
    arrays::<f64>(&mut hashes);
    arrays::<f32>(&mut hashes);
    for (name, hash) in &hashes.lines {
        println!("hash {name} {hash:016x}");
    }
    // Only operations that differ may not share a hash; a hash that saw nothing would.
    let different: BTreeSet<u64> = hashes.lines.values().copied().collect();
    let shared: Vec<&String> =
        hashes.lines.iter().filter(|(_, h)| hashes.lines.values().filter(|g| g == h).count() > 1).map(|(n, _)| n).collect();
    assert_eq!(different.len(), hashes.lines.len(), "these share a hash: {shared:?}");
}
