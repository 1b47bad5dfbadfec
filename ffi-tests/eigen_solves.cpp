/* Solves of matrices and right sides with exact zeros, by every decomposition of Eigen: values, slopes and second derivatives in closed form. */
#include "exact.hpp"

template <class Real, int N>
static void zeros_keep_their_slopes() {
    using num = jacfwd::basic_num<Real>;
    static const char *const general[] = {"LU, partial pivoting", "LU, full pivoting", "QR", "QR, column pivoting", "QR, full pivoting", "complete orthogonal"};
    const auto f = [](auto in, auto out) {
        const Square<num, N> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        const Column<num, N> b = Eigen::Map<const Eigen::Matrix<num, 3, 1>>(in.data() + 9);
        auto y = jacfwd::as_vector(out);
        y.template segment<3>(0) = a.partialPivLu().solve(b);
        y.template segment<3>(3) = a.fullPivLu().solve(b);
        y.template segment<3>(6) = a.householderQr().solve(b);
        y.template segment<3>(9) = a.colPivHouseholderQr().solve(b);
        y.template segment<3>(12) = a.fullPivHouseholderQr().solve(b);
        y.template segment<3>(15) = a.completeOrthogonalDecomposition().solve(b);
    };
    for (const sample &s : samples(false)) {
        for (const Eigen::Vector3d &b : right_sides()) {
            const derivatives all = derived<Real>(parameters(s.a, b), 18, f), expected = solution(s.a, b, entry);
            for (Eigen::Index k = 0; k < 6; k++) {
                compare<Real>(general[k], three_of(all, 3 * k), expected);
            }
        }
    }
}

/* Cholesky's decompositions, and the triangles of a matrix: in both storage orders, with one right side and with several. */
template <class Real, int N>
static void triangles_keep_their_slopes() {
    using num = jacfwd::basic_num<Real>;
    const auto f = [](auto in, auto out) {
        const Square<num, N> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        const Eigen::Matrix<num, N, N, Eigen::RowMajor> rows = a;
        const Column<num, N> b = Eigen::Map<const Eigen::Matrix<num, 3, 1>>(in.data() + 9);
        Square<num, N> sides(3, 3);
        sides << b, b, b;
        auto y = jacfwd::as_vector(out);
        y.template segment<3>(0) = a.llt().solve(b);
        y.template segment<3>(3) = a.ldlt().solve(b);
        y.template segment<3>(6) = a.template triangularView<Eigen::Lower>().solve(b);
        y.template segment<3>(9) = rows.template triangularView<Eigen::Lower>().solve(b);
        y.template segment<3>(12) = a.template triangularView<Eigen::Lower>().solve(sides).col(1);
        y.template segment<3>(15) = a.template triangularView<Eigen::Upper>().solve(b);
        y.template segment<3>(18) = a.transpose().template triangularView<Eigen::Upper>().solve(b);
    };
    const auto lower = [](Eigen::Index k) { return Eigen::Matrix3d(entry(k).triangularView<Eigen::Lower>()); };
    const auto upper = [](Eigen::Index k) { return Eigen::Matrix3d(entry(k).triangularView<Eigen::Upper>()); };
    const auto across = [](Eigen::Index k) { return Eigen::Matrix3d(Eigen::Matrix3d(entry(k).triangularView<Eigen::Lower>()).transpose()); };
    for (const sample &s : samples(true)) {
        for (const Eigen::Vector3d &b : right_sides()) {
            const derivatives all = derived<Real>(parameters(s.a, b), 21, f);
            const Eigen::Matrix3d below = s.a.triangularView<Eigen::Lower>(), above = s.a.triangularView<Eigen::Upper>();
            compare<Real>("LLT", three_of(all, 0), solution(s.a, b, mirrored));
            compare<Real>("LDLT", three_of(all, 3), solution(s.a, b, mirrored));
            compare<Real>("lower", three_of(all, 6), solution(below, b, lower));
            compare<Real>("lower, rows", three_of(all, 9), solution(below, b, lower));
            compare<Real>("lower, several", three_of(all, 12), solution(below, b, lower));
            compare<Real>("upper", three_of(all, 15), solution(above, b, upper));
            compare<Real>("lower, transposed", three_of(all, 18), solution(below.transpose(), b, across));
        }
    }
}

/* Q R = A and Q'Q = 1, in every derivative; the sign of a row of R is free. Hessenberg's form likewise, but for a column that is zero: it has
 * no direction, and a flag. */
template <class Real>
static void factors_multiply_to_the_matrix() {
    using num = jacfwd::basic_num<Real>;
    const auto f = [](auto in, auto out) {
        const Square<num> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        const Eigen::HouseholderQR<Square<num>> qr(a);
        const Square<num> q = qr.householderQ(), r = qr.matrixQR().template triangularView<Eigen::Upper>();
        Eigen::Map<Eigen::Matrix<num, 3, 3>>(out.data()) = q * r;
        Eigen::Map<Eigen::Matrix<num, 3, 3>>(out.data() + 9) = q.transpose() * q;
    };
    const auto hessenberg = [](auto in, auto out) {
        const Square<num> a = Eigen::Map<const Eigen::Matrix<num, 3, 3>>(in.data());
        const Eigen::HessenbergDecomposition<Square<num>> h(a);
        const Square<num> p = h.matrixQ();
        Eigen::Map<Eigen::Matrix<num, 3, 3>>(out.data()) = p * Square<num>(h.matrixH()) * p.transpose();
        Eigen::Map<Eigen::Matrix<num, 3, 3>>(out.data() + 9) = p.transpose() * p;
    };
    for (const sample &s : samples(false)) {
        const Eigen::VectorXd x = parameters(s.a, Eigen::Vector3d::Zero()).head(9);
        derivatives expected(18, 9);
        expected.jac.setZero();
        expected.jac.topRows(9).setIdentity();
        expected.value << x, Eigen::Map<const Eigen::Matrix<double, 9, 1>>(Eigen::Matrix3d(Eigen::Matrix3d::Identity()).data());
        compare<Real>(s.name, derived<Real>(x, 18, f), expected);
        const derivatives other = derived<Real>(x, 18, hessenberg);
        if (s.a.col(0).tail(2).isZero(0)) {
            CHECK((other.flags & JF_FLAG_KINK) != 0);
        } else {
            compare<Real>(s.name, other, expected);
        }
    }
}

/* A rotation turns (p, q) onto (r, 0), wherever the zeros are; Jacobi's makes a symmetric matrix of two diagonal. */
template <class Real>
static void rotations_keep_their_slopes() {
    using num = jacfwd::basic_num<Real>;
    for (const Eigen::Vector2d &x : {Eigen::Vector2d(3, 0), Eigen::Vector2d(-3, 0), Eigen::Vector2d(0, 2), Eigen::Vector2d(0, -2), Eigen::Vector2d(1, -2)}) {
        const auto f = [](auto in, auto out) {
            Eigen::JacobiRotation<num> g;
            num r;
            g.makeGivens(in[0], in[1], &r);
            Eigen::Matrix<num, 2, 1> v(in[0], in[1]);
            v.applyOnTheLeft(0, 1, g.adjoint());
            out[0] = v[0] - r;
            out[1] = v[1];
            out[2] = r * r;
            out[3] = g.c() * g.c() + g.s() * g.s();
        };
        derivatives expected(4, 2);
        expected.value << 0, 0, x.squaredNorm(), 1;
        expected.jac << 0, 0, 0, 0, 2 * x[0], 2 * x[1], 0, 0;
        expected.hess[2] = 2 * Eigen::Matrix2d::Identity();
        const derivatives actual = derived<Real>(x, 4, f);
        compare<Real>("Givens", actual, expected);
        /* Eigen itself compares the cosine with 1 before it rotates: equal at (3, 0) alone. */
        CHECK_INT(actual.flags, x[0] > 0 && !(x[1] < 0 || x[1] > 0) ? JF_FLAG_KINK : 0);
    }
    for (const Eigen::Vector3d &x : {Eigen::Vector3d(3, 0, 1), Eigen::Vector3d(1, 0, 3), Eigen::Vector3d(2, 1, 2), Eigen::Vector3d(1, -2, 5)}) {
        const auto f = [](auto in, auto out) {
            Eigen::JacobiRotation<num> j;
            j.makeJacobi(in[0], in[1], in[2]);
            Eigen::Matrix<num, 2, 2> b;
            b << in[0], in[1], in[1], in[2];
            b.applyOnTheLeft(0, 1, j.adjoint());
            b.applyOnTheRight(0, 1, j);
            out[0] = b(0, 1);
            out[1] = b(0, 0) * b(1, 1);
            out[2] = b(0, 0) + b(1, 1);
        };
        derivatives expected(3, 3);
        expected.value << 0, x[0] * x[2] - x[1] * x[1], x[0] + x[2];
        expected.jac << 0, 0, 0, x[2], -2 * x[1], x[0], 1, 0, 1;
        expected.hess[1](0, 2) = expected.hess[1](2, 0) = 1;
        expected.hess[1](1, 1) = -2;
        compare<Real>("Jacobi", derived<Real>(x, 3, f), expected);
    }
}

/* Norms that Eigen scales by hand, where squares over- and underflow. */
template <class Real>
static void stable_norms_scale() {
    using num = jacfwd::basic_num<Real>;
    const double large = sizeof(Real) == 8 ? 1e200 : 1e25;
    for (const double scale : {1 / large, 1.0, large}) {
        for (const Eigen::Vector3d &x : {Eigen::Vector3d(3, 0, 4), Eigen::Vector3d(0, -2, 0)}) {
            jacfwd::basic_context<Real> context(jacfwd::capacity{1, 200});
            auto f = jacfwd::function(context, jacfwd::shape(3, 2), [](auto in, auto out) {
                out[0] = jacfwd::as_vector(in).stableNorm();
                out[1] = Eigen::Matrix<num, 3, 1>(jacfwd::as_vector<3>(in)).stableNorm();
            });
            const Eigen::Matrix<Real, 3, 1> at = (x * scale).cast<Real>();
            Real y[2], jac[2][3];
            f.jacfwd(at, jac, y);
            for (int i = 0; i < 2; i++) {
                CHECK_NEAR(static_cast<double>(y[i]) / scale, x.norm(), 1e-6);
                for (int k = 0; k < 3; k++) {
                    CHECK_NEAR(static_cast<double>(jac[i][k]) + 0.0, x[k] / x.norm() + 0.0, 1e-6);
                }
            }
        }
    }
}

int main() {
    part = "zeros_keep_their_slopes";
    zeros_keep_their_slopes<double, Eigen::Dynamic>();
    zeros_keep_their_slopes<double, 3>();
    zeros_keep_their_slopes<float, Eigen::Dynamic>();
    part = "triangles_keep_their_slopes";
    triangles_keep_their_slopes<double, Eigen::Dynamic>();
    triangles_keep_their_slopes<double, 3>();
    triangles_keep_their_slopes<float, Eigen::Dynamic>();
    RUN_BOTH(factors_multiply_to_the_matrix);
    RUN_BOTH(rotations_keep_their_slopes);
    RUN_BOTH(stable_norms_scale);
    return finish();
}
