//! Functions over arrays: the bits of the loops they replace, and their awkward points, to second order.

use jacfwd::array::{
    self, amax, amin, cross, cumsum, dot, logsumexp, matmul, matvec, norm, norm2sq, prod, quat_mul, quat_rotate, softmax, sum,
};
use jacfwd::{Dual, HyperDual, Math, Pack, gradient, hessian, jacfwd};

const A: [f64; 5] = [0.1, -2.5, 1e16, 3.0, -1e16];
const B: [f64; 5] = [7.0, 0.3, 1.0, -0.7, 1.0];

/// Every number a pass carries, as bits.
fn bits<const N: usize>(x: HyperDual<f64, N, N>) -> Vec<u64>
where
    f64: Pack<N>,
{
    let d = x.derivatives();
    let second = (0..N).flat_map(|i| (0..N).map(move |j| d.cross(i, j)));
    let first = (0..N).flat_map(|i| [d.row(i), d.col(i)]);
    [x.value()].into_iter().chain(first).chain(second).map(|t| (t + 0.0).to_bits()).collect()
}

/// The elements of `x` as directions from `first` on.
fn seeded<const N: usize, const D: usize>(x: [f64; N], first: usize) -> [HyperDual<f64, D, D>; N]
where
    f64: Pack<D>,
{
    core::array::from_fn(|i| HyperDual::variable(x[i], first + i, first + i))
}

#[test]
fn sums_and_products_run_left_to_right_with_one_rounding_each() {
    let (a, b) = (seeded::<5, 10>(A, 0), seeded::<5, 10>(B, 5));
    let total = a[1..].iter().fold(a[0], |sum, a| sum + *a);
    assert_eq!(bits(sum(&a)), bits(total));
    let product = (1..5).fold(a[0] * b[0], |sum, i| sum + a[i] * b[i]);
    assert_eq!(bits(dot(&a, &b)), bits(product));
    assert_ne!(product.value(), (0..5).rev().map(|i| A[i] * B[i]).sum::<f64>(), "the order shows");
    let squares = a[1..].iter().fold(a[0].square(), |sum, a| sum + a.square());
    assert_eq!(bits(norm2sq(&a)), bits(squares));
    let running = cumsum(a);
    let mut so_far = a[0];
    for i in 0..5 {
        assert_eq!(bits(running[i]), bits(so_far));
        so_far += a[(i + 1) % 5];
    }
    let factors = seeded::<5, 10>(B, 0);
    assert_eq!(bits(prod(&factors)), bits(factors[1..].iter().fold(factors[0], |product, x| product * *x)));
}

#[test]
fn matrices_are_dots_of_rows_and_columns() {
    let (m, x) = (seeded::<6, 10>([1.0, -2.0, 0.5, 3.0, 0.1, -0.2], 0), seeded::<3, 10>([0.3, -0.6, 0.9], 6));
    let rows = [[m[0], m[1], m[2]], [m[3], m[4], m[5]]];
    let y = matvec(&rows, &x);
    assert!((0..2).all(|i| bits(y[i]) == bits(dot(&rows[i], &x))));
    let plain = rows.map(|row| row.map(|m| m.value()));
    let z = array::matvec_c(&plain, &x);
    let by_hand = |i: usize| x[0] * plain[i][0] + x[1] * plain[i][1] + x[2] * plain[i][2];
    assert!((0..2).all(|i| bits(z[i]) == bits(by_hand(i))));
    let columns = [[m[0], m[3]], [m[1], m[4]], [m[2], m[5]]];
    let p = matmul(&rows, &columns);
    for i in 0..2 {
        for j in 0..2 {
            assert_eq!(bits(p[i][j]), bits(dot(&rows[i], &columns.map(|row| row[j]))));
        }
    }
}

#[test]
fn empty_arrays_have_neutral_elements() {
    let none: [Dual<f64, 1>; 0] = [];
    let values = [sum(&none), dot(&none, &none), norm(&none), norm2sq(&none), prod(&none), logsumexp(&none)];
    assert_eq!(values.map(|x| x.value()), [0.0, 0.0, 0.0, 0.0, 1.0, f64::NEG_INFINITY]);
    assert!(amax(&none).value().is_nan() && amin(&none).value().is_nan());
    assert!(values.iter().all(|x| x.tangent(0) == 0.0) && softmax(none).is_empty() && cumsum(none).is_empty());
}

#[test]
fn the_norm_is_flat_at_the_origin_and_right_everywhere_else() {
    assert_eq!(gradient(|x: [_; 3]| norm(&x), [0.0, -0.0, 0.0]), [0.0; 3]);
    assert_eq!(hessian(|x: [_; 3]| norm(&x), [0.0; 3]), [[0.0; 3]; 3]);
    let close = |a: f64, b: f64| (a - b).abs() <= 8.0 * f64::EPSILON * b.abs();
    for scale in [1e-300, 1e-200, 1.0, 1e200, 1e300] {
        let value = norm(&[3.0 * scale, 4.0 * scale]);
        assert!(close(value, 5.0 * scale), "{value:e}");
        let slopes = gradient(|x: [_; 2]| norm(&x), [3.0 * scale, 4.0 * scale]);
        assert!(close(slopes[0], 0.6) && close(slopes[1], 0.8), "{scale:e}: {slopes:?}");
    }
    let bends: [[f64; 2]; 2] = hessian(|x: [_; 2]| norm(&x), [3.0, 4.0]);
    assert!(
        close(bends[0][0], 16.0 / 125.0) && close(bends[0][1], -12.0 / 125.0) && close(bends[1][1], 9.0 / 125.0),
        "{bends:?}"
    );
    let single = gradient(|x: [_; 2]| norm(&x), [3e30f32, 4e30]);
    assert!((single[0] - 0.6).abs() < 1e-6 && (single[1] - 0.8).abs() < 1e-6, "{single:?}");
    assert!(norm(&[1.0, f64::NAN]).is_nan());
    assert_eq!(norm(&[1.0, f64::NEG_INFINITY]), f64::INFINITY);
}

#[test]
fn a_product_is_right_at_zeros() {
    let slopes = |x: [f64; 4]| gradient(|x: [_; 4]| prod(&x), x);
    assert_eq!(slopes([2.0, 3.0, 5.0, 7.0]), [105.0, 70.0, 42.0, 30.0]);
    assert_eq!(slopes([2.0, 0.0, 5.0, 7.0]), [0.0, 70.0, 0.0, 0.0]);
    assert_eq!(slopes([0.0, 3.0, 0.0, 7.0]), [0.0; 4]);
    let bends: [[f64; 4]; 4] = hessian(|x: [_; 4]| prod(&x), [0.0, 3.0, 0.0, 7.0]);
    assert_eq!((bends[0][2], bends[2][0]), (21.0, 21.0));
    assert_eq!(bends.as_flattened().iter().filter(|h| **h != 0.0).count(), 2);
}

#[test]
fn equal_extremes_share_the_slope() {
    let (highest, lowest) = (|x: [Dual<f64, 4>; 4]| amax(&x), |x: [Dual<f64, 4>; 4]| amin(&x));
    assert_eq!(gradient(highest, [1.0, 4.0, 2.0, 3.0]), [0.0, 1.0, 0.0, 0.0]);
    assert_eq!(gradient(highest, [4.0, 1.0, 4.0, 4.0]), [1.0 / 3.0, 0.0, 1.0 / 3.0, 1.0 / 3.0]);
    assert_eq!(gradient(lowest, [4.0, 1.0, 1.0, 4.0]), [0.0, 0.5, 0.5, 0.0]);
    assert_eq!(gradient(lowest, [0.0, -0.0, 0.0, -0.0]), [0.25; 4]);
    assert_eq!(hessian(|x: [_; 4]| amax(&x), [4.0, 1.0, 4.0, 4.0]), [[0.0; 4]; 4]);
    // The slopes of equal elements that move differently are weighted, whatever their order.
    for x in [[2.0, 2.0, 1.0, 0.0], [1.0, 2.0, 0.0, 2.0]] {
        let y = amax(&x.map(|v| Dual::<f64, 1>::with_tangents(v, [if v == 2.0 { 3.0 } else { 100.0 }])));
        assert_eq!((y.value(), y.tangent(0)), (2.0, 3.0));
    }
    assert_eq!((amax(&[1.0, 7.0, -3.0]), amin(&[1.0, 7.0, -3.0])), (7.0, -3.0));
}

#[test]
fn an_extreme_with_nan_is_nan_and_so_are_its_slopes() {
    let y = amax(&[Dual::<f64, 2>::variable(1.0, 0), Dual::variable(f64::NAN, 1)]);
    assert!(y.value().is_nan() && y.tangent(0).is_nan() && y.tangent(1).is_nan());
}

#[test]
fn softmax_is_the_gradient_of_logsumexp() {
    for x in [[0.1, -2.0, 3.0], [1000.0, 1001.0, 999.0], [-1000.0, -1001.0, -2000.0], [5.0; 3]] {
        let slopes = gradient(|x: [_; 3]| logsumexp(&x), x);
        let weights = softmax(x);
        let bends: [[f64; 3]; 3] = hessian(|x: [_; 3]| logsumexp(&x), x);
        let moves: [[f64; 3]; 3] = jacfwd(|x: [_; 3]| softmax(x), x);
        let same = |a: f64, b: f64| (a - b).abs() <= 16.0 * f64::EPSILON;
        assert!(slopes.iter().zip(weights).all(|(a, b)| same(*a, b)), "{slopes:?} {weights:?}");
        assert!(bends.as_flattened().iter().zip(moves.as_flattened()).all(|(a, b)| same(*a, *b)), "{bends:?} {moves:?}");
        let (value, shifted) = (logsumexp(&x) - x[0], x.map(|a| (a - x[0]).exp()).iter().sum::<f64>().ln());
        assert!((value - shifted).abs() <= 2.0 * f64::EPSILON * (1.0 + x[0].abs()), "{value} {shifted}");
    }
    assert_eq!(logsumexp(&[f64::NEG_INFINITY, f64::NEG_INFINITY]), f64::NEG_INFINITY);
    assert_eq!(logsumexp(&[f64::INFINITY, 1.0]), f64::INFINITY);
    assert_eq!(gradient(|x: [_; 2]| logsumexp(&x), [f64::NEG_INFINITY, 2.0]), [0.0, 1.0]);
    assert!(logsumexp(&[f64::NAN, 1.0]).is_nan() && softmax([f64::NAN, 1.0])[0].is_nan());
}

#[test]
fn quaternions_turn_vectors_and_keep_their_length() {
    let i = [0.0, 1.0, 0.0, 0.0];
    let (j, k) = ([0.0, 0.0, 1.0, 0.0], [0.0, 0.0, 0.0, 1.0]);
    assert_eq!(quat_mul(i, j), k);
    assert_eq!(quat_mul(j, k), i);
    assert_eq!(quat_mul(j, i).map(|x| -x), k);
    assert_eq!(cross([1.0, 0.0, 0.0], [0.0, 1.0, 0.0]), [0.0, 0.0, 1.0]);
    // A quarter turn about z, by its half angle; the derivative by the angle is the cross product with the axis.
    let turned = |a: Dual<f64, 1>| {
        quat_rotate([(a * 0.5).cos(), Dual::new(0.0), Dual::new(0.0), (a * 0.5).sin()], [1.0, 2.0, 3.0].map(Dual::new))
    };
    let angle = core::f64::consts::FRAC_PI_2;
    let (value, slope) = (turned(Dual::new(angle)).map(|x| x.value()), jacfwd(turned, angle));
    let close = |a: [f64; 3], b: [f64; 3]| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-15 * 8.0);
    assert!(close(value, [-2.0, 1.0, 3.0]) && close(slope, [-1.0, -2.0, 0.0]), "{value:?} {slope:?}");
    // q·(0, v)·q̄ by products is the same rotation.
    let q = [0.5, -0.1, 0.7, 0.5];
    let length = norm(&q);
    let [w, x, y, z] = q.map(|q| q / length);
    let product = quat_mul(quat_mul([w, x, y, z], [0.0, 1.0, 2.0, 3.0]), [w, -x, -y, -z]);
    assert!(close([product[1], product[2], product[3]], quat_rotate([w, x, y, z], [1.0, 2.0, 3.0])), "{product:?}");
}

#[test]
fn second_derivatives_of_norm_hold_at_every_scale() {
    // H = (I − u·uᵀ)/h with u = (0.6, 0.8), and the small element of a pair does not cancel.
    for scale in [1e-200, 1e-118, 1e-9, 1.0, 1e9, 1e118, 1e200] {
        let h = hessian(|x: [_; 3]| norm(&x), [3.0 * scale, 4.0 * scale, 0.0_f64]);
        let expected = [[0.128, -0.096, 0.0], [-0.096, 0.072, 0.0], [0.0, 0.0, 0.2]];
        for i in 0..3 {
            for j in 0..3 {
                let (got, exact) = (h[i][j] * scale, expected[i][j]);
                assert!((got - exact).abs() <= 8.0 * f64::EPSILON * exact.abs(), "{scale:e} {i} {j}: {got}");
            }
        }
    }
    let h = hessian(|x: [_; 2]| norm(&x), [1.0_f64, 1e-9]);
    assert!((h[0][0] - 1e-18).abs() <= 1e-33, "{:e}", h[0][0]);
}

#[test]
fn logsumexp_keeps_its_digits_where_one_element_dominates() {
    let small = logsumexp(&[0.0_f64, -30.0]);
    assert!((small - 9.357622968839737e-14).abs() <= 4.0 * f64::EPSILON * small, "{small:e}");
    // p·(1 − p) with p = 1/(1 + exp(40)).
    let h = hessian(|x: [_; 2]| logsumexp(&x), [30.0_f64, -10.0]);
    assert!((h[0][0] - 4.248354255291589e-18).abs() <= 1e-32, "{:e}", h[0][0]);
    assert_eq!(h[0][0], -h[0][1]);
}

#[test]
fn second_derivatives_of_logsumexp_between_small_elements_keep_their_digits() {
    // The shares of the small ones are their exponentials, to double precision.
    for x in [[0.0_f64, -40.0, -45.0], [0.0, -620.0, -50.0], [3.0, -617.0, -697.0]] {
        let h = hessian(|x: [_; 3]| logsumexp(&x), x);
        let [_, p, q] = x.map(|v| (v - x[0]).exp());
        for (got, exact) in [(h[1][2], -p * q), (h[1][1], p), (h[2][2], q), (h[0][1], -p), (h[0][2], -q), (h[0][0], p + q)] {
            assert!((got - exact).abs() <= 4.0 * f64::EPSILON * exact.abs(), "{x:?}: {got:e}, not {exact:e}");
        }
    }
}

#[test]
fn softmax_of_an_infinity_has_no_slopes() {
    let j = jacfwd(softmax, [f64::INFINITY, 1.0, 2.0]);
    assert!(j.iter().flatten().all(|d| d.is_nan()), "{j:?}");
}
