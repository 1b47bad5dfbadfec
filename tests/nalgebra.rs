//! `nalgebra` on numbers: norms, inverses, decompositions and rotations carry exact derivatives, and take the branches they take on plain reals.
#![cfg(feature = "nalgebra")]

use jacfwd::{Dual, HyperDual, Number, gradient, hessian, jacfwd};
use nalgebra::{ComplexField, Matrix2, Matrix3, RealField, SMatrix, SVector, UnitQuaternion, Vector3};
use simba::scalar::{SubsetOf, SupersetOf};

type D = Dual<f64, 2>;
type Square<T, const N: usize> = SMatrix<T, N, N>;

/// Entries in (−1, 1) without a pattern, different for each seed; the same on every run.
fn entries<const R: usize, const C: usize>(seed: u32) -> SMatrix<f64, R, C> {
    // The sine itself would do for any size, but sines of sums make a matrix of rank two.
    SMatrix::from_fn(|i, j| (f64::from(seed * 64) + (8 * i + j) as f64 + 1.0).sin() * 4096.0 % 1.0)
}

/// A matrix far from singular.
fn regular<const N: usize>() -> Square<f64, N> {
    entries(1) + Square::from_diagonal_element(2.0)
}

fn symmetric<const N: usize>(seed: u32) -> Square<f64, N> {
    let a: Square<f64, N> = entries(seed);
    a + a.transpose()
}

fn positive<const N: usize>() -> Square<f64, N> {
    let a: Square<f64, N> = regular();
    a * a.transpose()
}

/// `a` with the directions `d`.
fn moving<const R: usize, const C: usize>(a: SMatrix<f64, R, C>, d: [SMatrix<f64, R, C>; 2]) -> SMatrix<D, R, C> {
    SMatrix::from_fn(|i, j| D::with_tangents(a[(i, j)], d.map(|d| d[(i, j)])))
}

fn values<const R: usize, const C: usize>(a: &SMatrix<D, R, C>) -> SMatrix<f64, R, C> {
    a.map(|x| x.value())
}

fn tangents<const R: usize, const C: usize>(a: &SMatrix<D, R, C>, k: usize) -> SMatrix<f64, R, C> {
    a.map(|x| x.tangent(k))
}

#[track_caller]
fn close<const R: usize, const C: usize>(a: SMatrix<f64, R, C>, b: SMatrix<f64, R, C>) {
    let error = (a - b).amax();
    assert!(error <= 1e-12 * b.amax().max(1.0), "{error:e}\n{a}{b}");
}

/// The same bits of the primal as on plain reals, and −A⁻¹·dA·A⁻¹; closed forms for N ≤ 4, LU above.
fn inverse<const N: usize>() {
    let (a, d) = (regular::<N>(), [entries(2), entries(3)]);
    let inverse = moving(a, d).try_inverse().expect("far from singular");
    let plain = a.try_inverse().expect("far from singular");
    assert_eq!(values(&inverse), plain);
    for (k, d) in d.into_iter().enumerate() {
        close(tangents(&inverse, k), -plain * d * plain);
    }
}

#[test]
fn an_inverse_moves_by_minus_inverse_times_motion_times_inverse() {
    inverse::<1>();
    inverse::<2>();
    inverse::<3>();
    inverse::<4>();
    inverse::<5>();
}

#[test]
fn a_singular_matrix_has_no_inverse_however_it_moves() {
    let a = Matrix2::new(1.0, 2.0, 2.0, 4.0);
    assert!(a.try_inverse().is_none() && moving(a, [entries(2), entries(3)]).try_inverse().is_none());
}

#[test]
fn the_slope_of_a_norm_is_the_unit_vector_and_zero_at_zero() {
    let x = [2.0, -3.0, 6.0];
    let norm = |x: [Dual<f64, 3>; 3]| SVector::from(x).norm();
    assert_eq!(gradient(norm, x), [2.0 / 7.0, -3.0 / 7.0, 6.0 / 7.0]);
    assert_eq!(gradient(norm, [0.0; 3]), [0.0; 3]);
    let [row, _, _] = jacfwd(|x: [Dual<f64, 3>; 3]| <[_; 3]>::from(SVector::from(x).normalize()), x);
    close(SVector::from(row), SVector::from([45.0 / 343.0, 6.0 / 343.0, -12.0 / 343.0]));
}

#[test]
fn nested_and_second_order_numbers_give_the_hessian_of_a_norm() {
    fn norm<R: RealField + Copy>(x: [R; 2]) -> R {
        SVector::from(x).norm()
    }
    // (I − uuᵀ)/|x| with u = (0.6, 0.8).
    let expected = Matrix2::new(0.64, -0.48, -0.48, 0.36) / 5.0;
    let second: [[f64; 2]; 2] = hessian(norm, [3.0, 4.0]);
    let seeds = |i| Dual::<Dual<f64, 2>, 2>::variable(Dual::variable([3.0, 4.0][i], i), i);
    let y = norm([seeds(0), seeds(1)]);
    let nested = [0, 1].map(|i| [0, 1].map(|j| y.tangent(i).tangent(j)));
    for h in [second, nested] {
        close(Matrix2::from_fn(|i, j| h[i][j]), expected);
    }
}

/// d det = det·tr(A⁻¹·dA): Jacobi's formula.
fn determinant<const N: usize>()
where
    nalgebra::Const<N>: nalgebra::DimMin<nalgebra::Const<N>, Output = nalgebra::Const<N>>,
{
    let (a, d) = (regular::<N>(), [entries(2), entries(3)]);
    let det = moving(a, d).determinant();
    assert_eq!(det.value(), a.determinant());
    let inverse = a.try_inverse().expect("far from singular");
    for (k, d) in d.into_iter().enumerate() {
        close(SVector::from([det.tangent(k)]), SVector::from([det.value() * (inverse * d).trace()]));
    }
}

#[test]
fn a_determinant_moves_by_jacobis_formula() {
    determinant::<2>();
    determinant::<3>();
    determinant::<4>();
    determinant::<6>();
}

#[test]
fn the_second_derivative_of_a_log_determinant_is_minus_a_trace() {
    type Nested = Dual<Dual<f64, 1>, 1>;
    let (a, d, e): (Square<f64, 4>, Square<f64, 4>, Square<f64, 4>) = (positive(), symmetric(2), symmetric(3));
    let moving = Square::<Nested, 4>::from_fn(|i, j| {
        let inner = Dual::with_tangents(a[(i, j)], [d[(i, j)]]);
        Nested::with_tangents(inner, [Dual::new(e[(i, j)])])
    });
    let y = ComplexField::ln(moving.lu().determinant());
    let cholesky = moving.cholesky().expect("positive definite").ln_determinant();
    let inverse = a.try_inverse().expect("positive definite");
    for y in [y, cholesky] {
        let got = SVector::from([y.tangent(0).tangent(0), y.tangent(0).value(), y.value().tangent(0)]);
        close(got, SVector::from([-(inverse * d * inverse * e).trace(), (inverse * e).trace(), (inverse * d).trace()]));
    }
}

#[test]
fn every_solver_gives_the_motion_of_the_solution() {
    let (a, d): (Square<f64, 5>, _) = (positive(), [symmetric(2), symmetric(3)]);
    let (b, db): (SVector<f64, 5>, _) = (entries(4), [entries(5), entries(6)]);
    let (m, v) = (moving(a, d), moving(b, db));
    let x = a.lu().solve(&b).expect("regular");
    let lu = m.lu().solve(&v).expect("regular");
    assert_eq!(values(&lu), x);
    let cholesky = m.cholesky().expect("positive definite").solve(&v);
    let qr = m.qr().solve(&v).expect("regular");
    let full = m.full_piv_lu().solve(&v).expect("regular");
    for y in [lu, cholesky, qr, full] {
        close(values(&y), x);
        for k in 0..2 {
            close(tangents(&y, k), a.lu().solve(&(db[k] - d[k] * x)).expect("regular"));
        }
    }
}

#[test]
fn a_cholesky_factor_moves_within_its_triangle() {
    let (a, d): (Square<f64, 4>, _) = (positive(), [symmetric(2), symmetric(3)]);
    let factor = moving(a, d).cholesky().expect("positive definite").l();
    let l = values(&factor);
    assert_eq!(l, a.cholesky().expect("positive definite").l());
    for (k, d) in d.into_iter().enumerate() {
        let dl = tangents(&factor, k);
        assert_eq!(dl.upper_triangle().amax(), dl.diagonal().amax());
        close(dl * l.transpose() + l * dl.transpose(), d);
    }
    assert!(moving(-a, d).cholesky().is_none());
}

/// Q·R = A in motion: the factors stay orthogonal and triangular.
fn qr<const R: usize>(a: SMatrix<f64, R, 3>)
where
    nalgebra::Const<R>: nalgebra::DimMin<nalgebra::Const<3>, Output = nalgebra::Const<3>>,
{
    let d = [entries(2), entries(3)];
    let qr = moving(a, d).qr();
    let (q, r) = (qr.q(), qr.r());
    assert_eq!(values(&q), a.qr().q());
    for (k, d) in d.into_iter().enumerate() {
        let (q, r, dq, dr) = (values(&q), values(&r), tangents(&q, k), tangents(&r, k));
        close(dq * r + q * dr, d);
        close(dq.transpose() * q + q.transpose() * dq, Matrix3::zeros());
        assert_eq!(dr.lower_triangle().amax(), dr.diagonal().amax());
    }
}

#[test]
fn a_qr_decomposition_moves_orthogonally() {
    qr(entries::<3, 3>(1));
    qr(entries::<5, 3>(1));
    // The reflections start at zeros, where the slope of a modulus is zero and that of the entry is not.
    let mut a = entries::<5, 3>(1);
    a[(0, 0)] = 0.0;
    qr(a);
    qr(SMatrix::<f64, 3, 3>::new(0.0, 1.0, 0.0, 0.0, 0.0, 2.0, 3.0, 0.0, 0.0));
}

#[test]
fn symmetric_eigenvalues_and_vectors_move_by_perturbation_theory() {
    let (a, d): (Square<f64, 5>, _) = (symmetric(1), [symmetric(2), symmetric(3)]);
    let eigen = moving(a, d).symmetric_eigen();
    let (v, l) = (values(&eigen.eigenvectors), values(&eigen.eigenvalues));
    assert_eq!(l, a.symmetric_eigen().eigenvalues);
    for (k, d) in d.into_iter().enumerate() {
        let m = v.transpose() * d * v;
        close(tangents(&eigen.eigenvalues, k), m.diagonal());
        // dV = V·F with F_ij = (vᵢᵀ·dA·vⱼ)/(λⱼ − λᵢ).
        let f = Square::<f64, 5>::from_fn(|i, j| if i == j { 0.0 } else { m[(i, j)] / (l[j] - l[i]) });
        close(tangents(&eigen.eigenvectors, k), v * f);
    }
}

#[test]
fn singular_values_move_by_their_vectors() {
    let (a, d) = (entries::<5, 3>(1), [entries(2), entries(3)]);
    let svd = moving(a, d).svd(true, true);
    let plain = a.svd(true, true);
    let (u, v) = (plain.u.expect("wanted"), plain.v_t.expect("wanted").transpose());
    assert_eq!(values(&svd.singular_values), plain.singular_values);
    for (k, d) in d.into_iter().enumerate() {
        close(tangents(&svd.singular_values, k), (u.transpose() * d * v).diagonal());
    }
    let product = svd.recompose().expect("both factors");
    for (k, d) in d.into_iter().enumerate() {
        close(tangents(&product, k), d);
    }
}

#[test]
fn a_rotation_moves_its_points_by_the_cross_product() {
    let turn = |[x, y, z]: [Dual<f64, 3>; 3]| {
        let point = Vector3::new(1.0, 2.0, 3.0).cast::<Dual<f64, 3>>();
        <[_; 3]>::from(UnitQuaternion::from_euler_angles(x, y, z) * point)
    };
    let (angles, h) = ([0.3, -0.4, 0.5], 1e-6);
    let jacobian = jacfwd(turn, angles);
    for j in 0..3 {
        let at = |t: f64| turn(core::array::from_fn(|i| Dual::new(angles[i] + if i == j { t } else { 0.0 }))).map(|y| y.value());
        let (above, below) = (SVector::from(at(h)), SVector::from(at(-h)));
        let column = SVector::from(jacobian.map(|row| row[j]));
        assert!((column - (above - below) / (2.0 * h)).amax() < 1e-9);
    }
    // About z at the angle 0 a point moves by e_z × p.
    let about_z = tangents(
        &(UnitQuaternion::from_axis_angle(&Vector3::z_axis(), D::variable(0.0, 0))
            * moving(entries::<3, 1>(1), [SVector::zeros(); 2])),
        0,
    );
    close(about_z, Vector3::z().cross(&entries::<3, 1>(1)));
}

#[test]
fn cardinal_sines_are_smooth_at_zero_and_across_the_seam() {
    type Nested = Dual<Dual<f64, 1>, 1>;
    for (sign, f) in [(-1.0, ComplexField::sinc as fn(Nested) -> Nested), (1.0, ComplexField::sinhc)] {
        let zero = f(Nested::variable(Dual::variable(0.0, 0), 0));
        assert_eq!([zero.value().value(), zero.tangent(0).value()], [1.0, 0.0]);
        assert!((zero.tangent(0).tangent(0) - sign / 3.0).abs() < 1e-16);
        let [below, above] = [1.0, 1.0 + f64::EPSILON].map(|x| f(Nested::variable(Dual::variable(x, 0), 0)));
        let parts = |y: Nested| SVector::from([y.value().value(), y.tangent(0).value(), y.tangent(0).tangent(0)]);
        assert!((parts(below) - parts(above)).amax() < 4e-15);
    }
}

#[test]
fn only_a_number_without_tangents_is_a_plain_real() {
    let (plain, active) = (D::new(1.5), D::variable(1.5, 1));
    assert_eq!((SupersetOf::<f64>::to_subset(&plain), SupersetOf::<f64>::to_subset(&active)), (Some(1.5), None));
    assert_eq!(
        (SupersetOf::<f32>::to_subset(&D::new(f64::INFINITY)), SupersetOf::<f32>::to_subset(&active)),
        (Some(f32::INFINITY), None)
    );
    assert_eq!(SupersetOf::<f64>::to_subset_unchecked(&active), 1.5);
    let lifted: Dual<D, 3> = active.to_superset();
    assert_eq!((lifted.value().tangent(1), lifted.tangent(0).is_idle()), (1.0, true));
    assert!(SupersetOf::<D>::is_in_subset(&lifted) && !SupersetOf::<f64>::is_in_subset(&lifted));
    assert!(!SupersetOf::<D>::is_in_subset(&Dual::<D, 3>::variable(active, 0)));
}

#[test]
fn approximate_equality_looks_at_primals() {
    use approx::{AbsDiffEq, RelativeEq, UlpsEq};
    let (x, y) = (D::variable(1e9, 0), D::new(1e9 + 1e-6));
    assert!(!x.abs_diff_eq(&y, D::new(1e-7)) && x.abs_diff_eq(&y, D::new(1e-5)));
    assert!(x.relative_eq(&y, D::new(0.0), D::new(1e-14)) && !x.relative_eq(&y, D::new(0.0), D::new(1e-16)));
    assert!(x.ulps_eq(&y, D::new(0.0), 16) && !x.ulps_eq(&y, D::new(0.0), 2));
    // One step apart in single precision, half a billion in double.
    let [a, b] = [1.0_f32, 1.0 + f32::EPSILON].map(Dual::<f32, 2>::new);
    assert!(a.ulps_eq(&b, Dual::new(0.0), 1) && a != b);
}

#[test]
fn numbers_print_all_their_parts() {
    let x = D::with_tangents(1.5, [2.0, -0.25]);
    assert_eq!(format!("{x}"), "1.5 + [2, -0.25]ε");
    assert_eq!(format!("{x:.1}"), "1.5 + [2.0, -0.2]ε");
    assert_eq!(format!("{}", Dual::<D, 1>::variable(x, 0)), "1.5 + [2, -0.25]ε + [1 + [0, 0]ε]ε");
    assert_eq!(format!("{}", HyperDual::<f64, 1, 2>::variable(3.0, 0, 1) * 2.0), "6 + [2]ε₁ + [0, 2]ε₂ + [0, 0]ε₁ε₂");
}

#[test]
fn single_precision_inverts_too() {
    let a = regular::<5>().map(|x| x as f32);
    let d = entries::<5, 5>(2).map(|x| x as f32);
    let inverse =
        Square::<Dual<f32, 1>, 5>::from_fn(|i, j| Dual::with_tangents(a[(i, j)], [d[(i, j)]])).try_inverse().expect("regular");
    let plain = a.try_inverse().expect("regular");
    assert_eq!(inverse.map(|x| x.value()), plain);
    assert!((inverse.map(|x| x.tangent(0)) + plain * d * plain).amax() < 1e-6);
}

#[test]
fn numbers_are_one_lane() {
    use simba::simd::SimdValue;
    let (x, y) = (D::variable(1.0, 0), D::variable(2.0, 1));
    let mut z = D::splat(x);
    z.replace(0, y);
    assert_eq!((D::LANES, z.extract(0).tangent(1), x.select(false, y).value(), x.select(true, y).value()), (1, 1.0, 2.0, 1.0));
    assert_eq!(z.map_lanes(|z| z + x).tangent(0), 1.0);
}

/// The version that the README names is the one these tests run with.
#[test]
fn the_version_is_the_one_of_the_readme() {
    let manifest = include_str!("../Cargo.toml");
    let version =
        manifest.split("\nnalgebra = { version = \"").nth(1).and_then(|rest| rest.split('"').next()).expect("a version");
    assert!(include_str!("../README.md").contains(&format!("`RealField` of nalgebra {version},")), "{version}");
}
