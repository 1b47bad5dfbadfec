/* Functions of matrices at zero, the identity, diagonal and triangular matrices: f([A E; 0 A]) has the derivative along E at its right top, and
 * four times A the second one. Sparse solvers where the right side has zeros. */
#include "exact.hpp"

#include <Eigen/Sparse>
#include <unsupported/Eigen/MatrixFunctions>

using Plain = Eigen::MatrixXd;

/* What a function of plain matrices says of its derivatives at a, entry by entry. */
static derivatives blocks(const Eigen::Matrix2d &a, Plain (*f)(const Plain &)) {
    derivatives d(4, 4);
    const Plain y = f(a);
    d.value = Eigen::Map<const Eigen::Vector4d>(y.data());
    for (Eigen::Index k = 0; k < 4; k++) {
        for (Eigen::Index l = 0; l < 4; l++) {
            Eigen::Matrix2d e = Eigen::Matrix2d::Zero(), g = Eigen::Matrix2d::Zero();
            e.data()[k] = 1;
            g.data()[l] = 1;
            Plain four = Plain::Zero(8, 8);
            for (int i = 0; i < 4; i++) {
                four.block<2, 2>(2 * i, 2 * i) = a;
            }
            four.block<2, 2>(0, 2) = four.block<2, 2>(4, 6) = e;
            four.block<2, 2>(0, 4) = four.block<2, 2>(2, 6) = g;
            const Plain all = f(four);
            for (Eigen::Index i = 0; i < 4; i++) {
                d.jac(i, k) = all(i % 2, 2 + i / 2);
                d.hess[static_cast<std::size_t>(i)](k, l) = all(i % 2, 6 + i / 2);
            }
        }
    }
    return d;
}

template <class Real, class F>
static void function_of(const char *name, const Eigen::Matrix2d &a, F f, Plain (*plain)(const Plain &), double epsilons = 2000) {
    using num = jacfwd::basic_num<Real>;
    const auto g = [&f](auto in, auto out) {
        const Square<num> m = Eigen::Map<const Eigen::Matrix<num, 2, 2>>(in.data());
        Eigen::Map<Eigen::Matrix<num, 2, 2>>(out.data()) = f(m);
    };
    const Eigen::VectorXd x = Eigen::Map<const Eigen::Vector4d>(a.data());
    compare<Real>(name, derived<Real>(x, 4, g), blocks(a, plain), epsilons);
}

#define FUNCTION(name) FUNCTION_LIKE(name, m.name())
#define FUNCTION_LIKE(name, plain) function_of<Real>(#name, a, [](const auto &m) { return m.name().eval(); }, [](const Plain &m) -> Plain { return plain; })

template <class Real>
static void functions_of_matrices_have_both_derivatives() {
    Eigen::Matrix2d zero = Eigen::Matrix2d::Zero(), one = Eigen::Matrix2d::Identity(), diagonal, upper, general, large;
    diagonal << 1, 0, 0, 2;
    upper << 1, 0.5, 0, 1;
    general << 2, 0.5, -0.25, 1;
    large << 3, 0, 4, 5;
    for (const Eigen::Matrix2d &a : {zero, one, diagonal, upper, general, large}) {
        FUNCTION(exp);
        FUNCTION(sin);
        FUNCTION(cos);
        FUNCTION(sinh);
        FUNCTION(cosh);
        if (!a.isZero(0)) {
            FUNCTION(log);
            /* The plain root takes gcc twenty seconds to compile. */
            FUNCTION_LIKE(sqrt, (m.log() * 0.5).exp());
        }
    }
}

/* Any function of a matrix: right where the eigenvalues differ, and a flag where they do not. */
template <class Real>
static void any_function_has_derivatives_or_a_flag() {
    using num = jacfwd::basic_num<Real>;
    const auto cube = [](auto in, auto out) {
        const Square<num> m = Eigen::Map<const Eigen::Matrix<num, 2, 2>>(in.data());
        const auto stem = [](std::complex<num> x, int n) {
            return n == 0 ? x * x * x : n == 1 ? x * x * num(3) : n == 2 ? x * num(6) : std::complex<num>(num(n == 3 ? 6 : 0));
        };
        Eigen::Map<Eigen::Matrix<num, 2, 2>>(out.data()) = m.matrixFunction(stem);
    };
    Eigen::Matrix2d diagonal;
    diagonal << 1, 0, 0, 2;
    const Eigen::VectorXd x = Eigen::Map<const Eigen::Vector4d>(diagonal.data());
    compare<Real>("cube", derived<Real>(x, 4, cube), blocks(diagonal, [](const Plain &m) -> Plain { return m * m * m; }));
    Eigen::VectorXd same(4);
    same << 1, 0, 0, 1;
    CHECK((derived<Real>(same, 4, cube).flags & JF_FLAG_KINK) != 0);
}

/* Far from 1, too; NaN where an eigenvalue is negative. */
template <class Real>
static void plain_roots_are_principal_or_nan() {
    for (const Real scale : {Real(1e-20), Real(1), Real(1e20)}) {
        jacfwd::detail::dense_of<Real> a(2, 2);
        a << 4, 1, -1, 9;
        a *= scale;
        const auto root = jacfwd::detail::plain_root_of<Real>(a);
        CHECK((root * root - a).cwiseAbs().maxCoeff() <= 20 * std::numeric_limits<Real>::epsilon() * a.cwiseAbs().maxCoeff());
        CHECK(root.trace() > 0 && root.determinant() > 0);
        CHECK(jacfwd::detail::plain_root_of<Real>(-a).hasNaN());
    }
}

template <class Real>
static void sparse_solvers_keep_slopes_at_zeros() {
    using num = jacfwd::basic_num<Real>;
    using Sparse = Eigen::SparseMatrix<num>;
    const auto f = [](auto in, auto out) {
        Sparse a(3, 3);
        for (int j = 0; j < 3; j++) {
            for (int i = 0; i < 3; i++) {
                a.insert(i, j) = in[i >= j ? 3 * j + i : 3 * i + j];
            }
        }
        a.makeCompressed();
        const Column<num> b = Eigen::Map<const Eigen::Matrix<num, 3, 1>>(in.data() + 9);
        auto y = jacfwd::as_vector(out);
        y.template segment<3>(0) = Eigen::SimplicialLLT<Sparse>(a).solve(b);
        y.template segment<3>(3) = Eigen::SimplicialLDLT<Sparse>(a).solve(b);
        y.template segment<3>(6) = Eigen::SparseLU<Sparse>(a).solve(b);
        y.template segment<3>(9) = a.template triangularView<Eigen::Lower>().solve(b);
        y.template segment<3>(12) = a.template triangularView<Eigen::Upper>().solve(b);
    };
    const auto lower = [](Eigen::Index k) { return Eigen::Matrix3d(entry(k).triangularView<Eigen::Lower>()); };
    const auto across = [](Eigen::Index k) { return Eigen::Matrix3d(Eigen::Matrix3d(entry(k).triangularView<Eigen::Lower>()).transpose()); };
    for (const sample &s : samples(true)) {
        for (const Eigen::Vector3d &b : right_sides()) {
            const derivatives all = derived<Real>(parameters(s.a, b), 15, f);
            compare<Real>("sparse LLT", three_of(all, 0), solution(s.a, b, mirrored));
            compare<Real>("sparse LDLT", three_of(all, 3), solution(s.a, b, mirrored));
            compare<Real>("sparse LU", three_of(all, 6), solution(s.a, b, mirrored));
            const Eigen::Matrix3d below = s.a.triangularView<Eigen::Lower>();
            compare<Real>("sparse lower", three_of(all, 9), solution(below, b, lower));
            compare<Real>("sparse upper", three_of(all, 12), solution(below.transpose(), b, across));
        }
    }
}

int main() {
    RUN_BOTH(functions_of_matrices_have_both_derivatives);
    RUN_BOTH(plain_roots_are_principal_or_nan);
    RUN_BOTH(any_function_has_derivatives_or_a_flag);
    RUN_BOTH(sparse_solvers_keep_slopes_at_zeros);
    return finish();
}
