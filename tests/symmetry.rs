//! Second derivatives are symmetric bit for bit, whatever is the row, and kept where products of tangents leave the range.

mod operation;

use jacfwd::dual::Hyper;
use jacfwd::ops::Float;
use jacfwd::ops::given::Given;
use jacfwd::{Dual, HyperDual, Math, Number, Pack};
use operation::points::points;
use operation::{Each, Findings};

/// Four directions of very different sizes for each argument, and curvature between them.
fn sizes<F: Float>(argument: usize) -> [F; 4] {
    let all = if F::SINGLE {
        [1.3e-17, 0.7, -1.9e14, 3.1e-6, 0.0, 1.7e-21, -0.3]
    } else {
        [1.3e-170, 0.7, -1.9e140, 3.1e-6, 0.0, 1.7e-210, -0.3]
    };
    core::array::from_fn(|k| F::of(all[(k + 3 * argument) % all.len()]))
}

/// `x` moving in all four directions, given the number that is each of them.
fn moving<F: Float, R: Number<Real = F>>(x: F, argument: usize, direction: impl Fn(usize) -> R) -> R {
    let line = |shift: usize| {
        let terms = (0..4).map(|k| direction(k) * sizes::<F>(argument)[(k + shift) % 4]);
        terms.reduce(|a, b| a + b).expect("four terms")
    };
    R::constant(x) + line(0) + line(1) * line(2)
}

/// The 4 by 4 second derivatives by the second-order number, and by nested dual numbers.
fn both<F: Float + Pack<4>>(f: &operation::Operation<F>, x: &[F], c: f64) -> [[[F; 4]; 4]; 2]
where
    Dual<F, 4>: Pack<4, Real = F>,
{
    let numbers: Vec<HyperDual<F, 4, 4>> =
        x.iter().enumerate().map(|(a, x)| moving(*x, a, |k| HyperDual::new(F::ZERO, Hyper::variable(k, k)))).collect();
    let y = f.call(&numbers, c);
    let pair = |k: usize| Dual::<Dual<F, 4>, 4>::variable(Dual::variable(F::ZERO, k), k);
    let nested: Vec<_> = x.iter().enumerate().map(|(a, x)| moving(*x, a, pair)).collect();
    let z = f.call(&nested, c);
    [
        core::array::from_fn(|i| core::array::from_fn(|j| y.derivatives().cross(i, j))),
        core::array::from_fn(|i| core::array::from_fn(|j| z.tangent(i).tangent(j))),
    ]
}

fn same<F: Float>(a: F, b: F) -> bool {
    a == b || (Float::is_nan(a) && Float::is_nan(b))
}

/// Zeros, infinities and NaN exactly, anything else to 4 units in the last place.
fn agree<F: Float>(a: F, b: F) -> bool {
    let room = F::of(4.0) * F::EPSILON * a.magnitude();
    same(a, b) || (Float::is_finite(a) && a != F::ZERO && b != F::ZERO && (a - b).magnitude() <= room)
}

struct Symmetric<'a>(&'a mut Findings, usize);

impl<F: Float + Pack<4>> Each<F> for Symmetric<'_>
where
    Dual<F, 4>: Pack<4, Real = F>,
{
    fn each(&mut self, f: operation::Operation<F>) {
        // A third of them: every family of points is long.
        for point in points::<F>(&f).into_iter().step_by(3) {
            let [hyper, nested] = both(&f, &point.x, point.c);
            for i in 0..4 {
                for j in 0..4 {
                    let (h, n) = (hyper[i][j], nested[i][j]);
                    self.1 += usize::from(Float::is_finite(h) && h != F::ZERO && i != j);
                    self.0.check(same(h, hyper[j][i]), || format!("{point}: ({i}, {j}) {h:?}, but {:?}", hyper[j][i]));
                    self.0.check(same(n, nested[j][i]), || format!("{point}: nested ({i}, {j}) {n:?}, but {:?}", nested[j][i]));
                    self.0.check(agree(h, n), || format!("{point}: ({i}, {j}) {h:?}, but nested {n:?}"));
                }
            }
        }
    }
}

fn every_operation<F: Float + Pack<4>>()
where
    Dual<F, 4>: Pack<4, Real = F>,
{
    let mut findings = Findings::default();
    let mut symmetric = Symmetric(&mut findings, 0);
    operation::for_each::<F>(&mut symmetric);
    assert!(symmetric.1 > 5_000, "{}", symmetric.1);
    findings.report();
}

#[test]
fn second_derivatives_of_every_operation_are_symmetric() {
    every_operation::<f64>();
    every_operation::<f32>();
}

type Second<F> = HyperDual<F, 2, 2>;

/// `0 + t₀·ε₀ + t₁·ε₁`.
fn tangents<F: Float + Pack<2>>(t: [f64; 2]) -> Second<F> {
    let direction = |k: usize| Second::new(F::ZERO, Hyper::variable(k, k));
    direction(0) * F::of(t[0]) + direction(1) * F::of(t[1])
}

fn is<F: Float + Pack<2>>(y: Second<F>, expected: [[f64; 2]; 2]) {
    for (i, row) in expected.iter().enumerate() {
        for (j, expected) in row.iter().enumerate() {
            let found = y.derivatives().cross(i, j).to_f64();
            let close = found == *expected || ((found - expected) / expected).abs() < 4.0 * F::EPSILON.to_f64();
            assert!(close, "({i}, {j}): {found:e}, but {expected:e}");
            assert!(same(y.derivatives().cross(i, j), y.derivatives().cross(j, i)));
        }
    }
}

fn bent<F: Float + Pack<2>>(t: [f64; 2], d2: f64) -> Second<F> {
    tangents::<F>(t).unary(Given { y: F::ONE, d1: F::ZERO, d2: Some(F::of(d2)) })
}

#[test]
fn products_of_tangents_beyond_the_range_keep_results_within() {
    is(bent::<f64>([1e-200, 1.0], 1e300), [[1e-100, 1e100], [1e100, 1e300]]);
    is(bent::<f64>([1e200, 1e-200], 1e-300), [[1e100, 1e-300], [1e-300, 0.0]]);
    is(bent::<f64>([1e-300, 1e300], 1e200), [[0.0, 1e200], [1e200, f64::INFINITY]]);
    is(bent::<f64>([1e-200, 0.0], f64::INFINITY), [[f64::INFINITY, 0.0], [0.0, 0.0]]);
    is(bent::<f64>([1e200, 0.0], 0.0), [[0.0; 2]; 2]);
    is(bent::<f32>([1e-25, 1.0], 1e35), [[1e-15, 1e10], [1e10, 1e35]]);
    is(bent::<f32>([1e25, 1e-25], 1e-30), [[1e20, 1e-30], [1e-30, 0.0]]);
    // a/b at a = 1, b = 1e-100: 2/b³·b_i·b_j and -1/b²·(a_i·b_j + a_j·b_i).
    let (a, b) = (tangents::<f64>([1e-150, 0.0]) + 1.0, tangents::<f64>([3e-250, 1e-180]) + 1e-100);
    let (aa, ab) = (-1e200, 2e300);
    let corner = aa * 1e-150 * 1e-180 + ab * 3e-250 * 1e-180;
    let first = 2.0 * (aa * 1e-150 * 3e-250) + ab * 3e-250 * 3e-250;
    is(a / b, [[first, corner], [corner, ab * 1e-180 * 1e-180]]);
    // Each product alone is in the range, their sum is not.
    let (a, b) = (tangents::<f64>([1.5e154, 0.8e154]), tangents::<f64>([1e154, 1.9e154]));
    let half = a.binary(b, jacfwd::ops::arith::Mul) * 0.125;
    assert!(!half.derivatives().cross(0, 1).is_finite(), "a product alone is not held back: {half:?}");
}

#[test]
fn nested_numbers_keep_them_too() {
    let x =
        Dual::<Dual<f64, 2>, 2>::with_tangents(Dual::with_tangents(0.0, [1e200, 1e-200]), [Dual::new(1e200), Dual::new(1e-200)]);
    let y = x.unary(Given { y: 1.0, d1: 0.0, d2: Some(1e200) });
    assert_eq!([y.tangent(0).tangent(1), y.tangent(1).tangent(0)], [1e200; 2]);
    assert_eq!(x.square().tangent(0).tangent(1), 2.0);
}
