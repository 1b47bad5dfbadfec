//! Duals of duals: higher derivatives, no confusion of perturbations, and agreement with the second-order number.

use jacfwd::{Dual, HyperDual, Math, Number, gradient, jacfwd};

type One = Dual<f64, 1>;
type Two = Dual<One, 1>;
type Three = Dual<Two, 1>;

/// `[f, f', f'', f''']` at `x`.
fn third(f: impl Fn(Three) -> Three, x: f64) -> [f64; 4] {
    let x = Dual::variable(Dual::variable(Dual::variable(x, 0), 0), 0);
    let y = f(x);
    let (first, second) = (y.tangent(0), y.tangent(0).tangent(0));
    [y.primal(), first.primal(), second.primal(), second.tangent(0)]
}

fn close(found: f64, expected: f64) -> bool {
    (found - expected).abs() <= 4.0 * f64::EPSILON * expected.abs()
}

#[test]
fn three_levels_give_third_derivatives() {
    let x = 0.75;
    let [s, c, e] = [Math::sin(x), Math::cos(x), Math::exp(x)];
    type Case = (fn(Three) -> Three, [f64; 4]);
    let expected: [Case; 7] = [
        (|x| x * x * x, [x * x * x, 3.0 * x * x, 6.0 * x, 6.0]),
        (|x| x.powi(5), [x.powi(5), 5.0 * x.powi(4), 20.0 * x.powi(3), 60.0 * x.powi(2)]),
        (|x| x.sin(), [s, c, -s, -c]),
        (|x| x.exp(), [e; 4]),
        (|x| x.recip(), [x.recip(), -x.powi(-2), 2.0 * x.powi(-3), -6.0 * x.powi(-4)]),
        (|x| x.ln(), [x.ln(), x.recip(), -x.powi(-2), 2.0 * x.powi(-3)]),
        (|x| x * x.exp(), [x * e, (x + 1.0) * e, (x + 2.0) * e, (x + 3.0) * e]),
    ];
    for (k, (f, expected)) in expected.into_iter().enumerate() {
        let found = third(f, x);
        assert!(found.iter().zip(expected).all(|(found, expected)| close(*found, expected)), "{k}: {found:?} {expected:?}");
    }
}

#[test]
fn jacfwd_nests_to_third_derivatives_of_several_inputs() {
    // x²·y³: the third derivative in x, y, y is 2x·6y.
    let f = |[x, y]: [Three; 2]| x * x * y * y * y;
    let run = |p: [f64; 2]| {
        let seeded = |k: usize, a: usize, b: usize, c: usize| {
            let one = |lane: usize| if k == lane { 1.0 } else { 0.0 };
            let x = One::with_tangents(p[k], [one(c)]);
            let t = |lane: usize| One::new(one(lane));
            Dual::with_tangents(Two::with_tangents(x, [t(b)]), [Two::new(t(a))])
        };
        let at = |a, b, c| f([seeded(0, a, b, c), seeded(1, a, b, c)]).tangent(0).tangent(0).tangent(0);
        [at(0, 1, 1), at(1, 0, 1), at(1, 1, 0), at(0, 0, 1), at(1, 1, 1), at(0, 0, 0)]
    };
    assert_eq!(run([3.0, 5.0]), [180.0, 180.0, 180.0, 150.0, 54.0, 0.0]);
    let nested = jacfwd(|p: [_; 2]| jacfwd(|p: [_; 2]| jacfwd(|[x, y]: [_; 2]| x * x * y * y * y, p), p), [3.0, 5.0]);
    assert_eq!(nested, [[[0.0, 150.0], [150.0, 180.0]], [[150.0, 180.0], [180.0, 54.0]]]);
}

#[test]
fn perturbations_of_different_levels_are_not_confused() {
    // d/dx (x · d/dy (x + y)) is 1; a system that mixes the two perturbations says 2.
    assert_eq!(jacfwd(|x: One| x * jacfwd(|y: Two| y + Dual::new(x), x), 1.0), 1.0);
    // d/dx (x · d/dy (x·y)) is 2x, at an inner point that moves with x or stays.
    assert_eq!(jacfwd(|x: One| x * jacfwd(|y: Two| y * Dual::new(x), x), 3.0), 6.0);
    assert_eq!(jacfwd(|x: One| x * jacfwd(|y: Two| y * Dual::new(x), x.detach()), 3.0), 6.0);
    // d/dx (d/dy (x·y²) at y = x) is 4x; at a detached point 2x.
    assert_eq!(jacfwd(|x: One| jacfwd(|y: Two| y * y * Dual::new(x), x), 3.0), 12.0);
    assert_eq!(jacfwd(|x: One| jacfwd(|y: Two| y * y * Dual::new(x), x.detach()), 3.0), 6.0);
    // x·(d/dy (y²·z) at 2) = 4xz: the inner perturbation is over, the outer ones go on.
    type Pair = Dual<f64, 2>;
    let g = gradient(|[x, z]: [Pair; 2]| x * jacfwd(|y: Dual<Pair, 1>| y * y * Dual::new(z), Pair::new(2.0)), [5.0, 7.0]);
    assert_eq!(g, [28.0, 20.0]);
}

#[test]
fn a_tangent_that_is_zero_but_moves_is_active() {
    // x² at 0: the first derivative is 0 there, the second 2.
    assert_eq!(third(|x| x * x, 0.0), [0.0, 0.0, 2.0, 0.0]);
    assert_eq!(third(|x| x.powi(3), 0.0), [0.0, 0.0, 0.0, 6.0]);
    assert_eq!(third(|x| x * x.sin(), 0.0), [0.0, 0.0, 2.0, 0.0]);
    assert!(!Two::with_tangents(One::new(0.0), [One::with_tangents(0.0, [2.0])]).is_idle());
}

/// One function over everything: products, quotients, compositions, powers, a branch.
fn mixture<R: Number<Real = f64>>([x, y]: [R; 2]) -> [R; 6] {
    [
        (x * y).sin() * y.exp() / (x * x + 1.0),
        x.hypot(y).ln() + y.atan2(x),
        x.powf(2.5) * y.powi(3) - x.pow(y),
        (x.tanh() + y.cosh().recip()).sqrt(),
        if x > y { x.fma(y, x) } else { (x - y).erf() },
        x.maximum(y) * x.abs() - y.sigmoid() * 2.0,
    ]
}

/// The pattern of a number that must agree exactly: NaN, an infinity, a zero; anything else may differ by 4 ULP.
fn agree(a: f64, b: f64) -> bool {
    if !a.is_finite() || !b.is_finite() || a == 0.0 || b == 0.0 {
        return a == b || (a.is_nan() && b.is_nan());
    }
    (a.to_bits() as i64).abs_diff(b.to_bits() as i64) <= 4
}

#[test]
fn nested_duals_and_the_second_order_number_agree() {
    let coordinates = [-1.5, -0.0, 0.0, 0.3, 1.0, 2.0, 700.0, 1e200, f64::INFINITY, f64::NAN];
    for x in coordinates {
        for y in coordinates {
            let hyper = mixture([HyperDual::<f64, 2, 2>::variable(x, 0, 0), HyperDual::variable(y, 1, 1)]);
            let level = |x: f64, k: usize| Dual::<Dual<f64, 2>, 2>::variable(Dual::variable(x, k), k);
            let nested = mixture([level(x, 0), level(y, 1)]);
            for (k, (h, n)) in hyper.iter().zip(nested).enumerate() {
                assert!(agree(h.value(), n.primal()), "{k} at {x}, {y}: value");
                for i in 0..2 {
                    let (first, slope) = (h.derivatives().col(i), n.tangent(i).value());
                    assert!(agree(first, slope), "{k} at {x}, {y}: {first} {slope}");
                    assert!(agree(h.derivatives().row(i), slope), "{k} at {x}, {y}: row");
                    for j in 0..2 {
                        let (second, bend) = (h.derivatives().cross(i, j), n.tangent(j).tangent(i));
                        assert!(agree(second, bend), "{k} at {x}, {y}: ({i}, {j}) {second} {bend}");
                    }
                }
            }
        }
    }
}
