/* Inline numbers in matrices of Eigen: solvers, norms and rotations at matrices with exact zeros, where Eigen likes to stop, as by numbers behind handles. */
#include "exact.hpp"

/* Results of one kind of solver from the entries of a matrix, column by column, and a right side. */
struct by_solves {
    template <class T, class In, class Out>
    static void run(const In &in, Out y) {
        const Square<T> a = Eigen::Map<const Eigen::Matrix<T, 3, 3>>(in.data());
        const Eigen::Matrix<T, 3, 3> fixed = a;
        const Column<T> b = Eigen::Map<const Eigen::Matrix<T, 3, 1>>(in.data() + 9);
        const Eigen::Matrix<T, 3, 3, Eigen::RowMajor> rows = a;
        Square<T> sides(3, 3);
        sides << b, b, b;
        y.template segment<3>(0) = a.partialPivLu().solve(b);
        y.template segment<3>(3) = fixed.partialPivLu().solve(b);
        y.template segment<3>(6) = a.householderQr().solve(b);
        y.template segment<3>(9) = a.colPivHouseholderQr().solve(b);
        y.template segment<3>(12) = a * b;
        y.template segment<3>(15) = (fixed.transpose() * a - fixed * T(2)) * b;
        y.template segment<3>(18) = fixed.inverse() * b;
        y.template segment<3>(21) = a.template triangularView<Eigen::Lower>().solve(sides).col(1);
        y.template segment<3>(24) = rows.template triangularView<Eigen::Upper>().solve(b);
        y.template segment<3>(27) = a.transpose().template triangularView<Eigen::Upper>().solve(b);
        y.template segment<3>(30) = Column<T>(fixed.template triangularView<Eigen::UnitLower>().solve(b));
        y[33] = fixed.determinant();
        y[34] = a.stableNorm() + a.norm();
        y[35] = Eigen::Matrix<T, 3, 1>(fixed * b).squaredNorm();
    }
};

/* Of symmetric matrices without a value that is there twice. */
struct by_symmetric {
    template <class T, class In, class Out>
    static void run(const In &in, Out y) {
        const Eigen::Matrix<T, 3, 3> given = Eigen::Map<const Eigen::Matrix<T, 3, 3>>(in.data());
        const Square<T> a = given.template selfadjointView<Eigen::Lower>();
        const Column<T> b = Eigen::Map<const Eigen::Matrix<T, 3, 1>>(in.data() + 9);
        const Eigen::SelfAdjointEigenSolver<Square<T>> solver(a);
        const Eigen::JacobiSVD<Square<T>> jacobi(a, Eigen::ComputeFullU | Eigen::ComputeFullV);
        y.template segment<3>(0) = a.llt().solve(b);
        y.template segment<3>(3) = a.ldlt().solve(b);
        y.template segment<3>(6) = solver.eigenvalues();
        y.template segment<3>(9) = solver.eigenvectors().cwiseAbs2() * b;
        y.template segment<3>(12) = jacobi.singularValues();
        y.template segment<3>(15) = jacobi.solve(b);
        y.template segment<3>(18) = solver.operatorSqrt() * b;
        Eigen::JacobiRotation<T> turn;
        turn.makeGivens(a(0, 0), a(1, 0));
        y[21] = turn.c() * b[0] + turn.s() * b[1];
        y[22] = a.transpose().diagonal().sum();
        y.template segment<9>(23) = Eigen::Map<const Eigen::Matrix<T, 9, 1>>(Eigen::Matrix<T, 3, 3>(given * given).data());
        y.template segment<4>(32) = Eigen::Matrix<T, 4, 1>(b[0] * b[1], b.sum(), b.squaredNorm(), given.trace());
    }
};

template <class Real, class By>
static void check_all(bool positive) {
    const double most = 4000 * static_cast<double>(std::numeric_limits<Real>::epsilon());
    const auto of_numbers = [](auto in, auto out) { By::template run<jacfwd::basic_num<Real>>(in, jacfwd::as_vector(out)); };
    /* Of one kind with one direction: each takes long to compile. */
    using T = jacfwd::dual<Real, 1>;
    const auto in_line = [](const Column<T> &x) {
        Eigen::Matrix<T, 36, 1> y;
        By::template run<T>(x, Eigen::Ref<Eigen::Matrix<T, 36, 1>>(y));
        return y;
    };
    for (const sample &s : samples(positive)) {
        if (std::strcmp(s.name, "identity") == 0 && positive) {
            continue; /* Its eigenvectors are any. */
        }
        for (const Eigen::Vector3d &b : right_sides()) {
            const Eigen::Matrix<Real, Eigen::Dynamic, 1> x = parameters(s.a, b).cast<Real>();
            const std::vector<Real> expected = differentiated<Real>(of_numbers, {x.data(), x.data() + 12}, 36, 6000);
            Eigen::Matrix<Real, 36, 12> jac;
            Eigen::Matrix<Real, 36, 1> y;
            for (Eigen::Index j = 0; j < 12; j++) {
                const auto along = jacfwd::jvp(in_line, x, Column<Real>(Column<Real>::Unit(12, j)));
                jac.col(j) = along.dy;
                y = along.y;
            }
            for (Eigen::Index i = 0; i < 36; i++) {
                const double value = static_cast<double>(expected[static_cast<std::size_t>(36 * 12 + i)]);
                CHECK_NEAR(static_cast<double>(y[i]), value, most * (1 + std::abs(value)));
                for (Eigen::Index j = 0; j < 12; j++) {
                    const double slope = static_cast<double>(expected[static_cast<std::size_t>(12 * i + j)]);
                    if (failing(std::abs(static_cast<double>(jac(i, j)) - slope) <= most * (10 + std::abs(slope)))) {
                        std::printf("%s: %s, d y[%d] / d x[%d] is %.17g, not %.17g\n", part, s.name, static_cast<int>(i), static_cast<int>(j),
                                    static_cast<double>(jac(i, j)), slope);
                    }
                }
            }
        }
    }
}

template <class Real>
static void solves_keep_their_slopes() {
    check_all<Real, by_solves>(false);
}
template <class Real>
static void symmetric_solvers_keep_their_slopes() {
    check_all<Real, by_symmetric>(true);
}

/* Vectors of every kind in and out, and expressions. */
template <class Real>
static void vectors_go_in_and_come_out() {
    using Two = Eigen::Matrix<Real, 2, 1>;
    const auto polar = [](const auto &x) {
        using T = typename std::decay_t<decltype(x)>::Scalar;
        return Eigen::Matrix<T, 2, 1>(x[0] * cos(x[1]), x[0] * sin(x[1]));
    };
    const Two x(2, 0);
    Eigen::Matrix<Real, 2, 2> expected;
    expected << 1, 0, 0, 2;
    const auto [y, jac] = jacfwd::value_and_jacobian(polar, x);
    CHECK(y == Two(2, 0) && jac == expected);
    const Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic> copy = jacfwd::jacobian(polar, Eigen::Matrix<Real, Eigen::Dynamic, 1>(x));
    CHECK(copy == expected && jacfwd::jacobian(polar, x * 1) == expected && jacfwd::jacobian(polar, Eigen::Map<const Two>(x.data())) == expected);
    const auto length = [](const auto &v) { return v.norm(); };
    const Two direction(Real(0.6), Real(0.8));
    CHECK(jacfwd::gradient(length, Two(3, 4)).isApprox(direction) && jacfwd::gradient(length, Two(3, 4) + Two(0, 0)).isApprox(direction));
    CHECK(jacfwd::value_and_gradient(length, Two(3, 4) * 1).y == 5);
    const Eigen::Matrix<Real, 1, 2> row = jacfwd::jacobian(length, Two(3, 4));
    CHECK(row.transpose().isApprox(direction));
    const auto one = [](const auto &v) { return Eigen::Matrix<typename std::decay_t<decltype(v)>::Scalar, 3, 1>(v[0], v[0] * v[0], -v[0]); };
    const auto column = jacfwd::jacobian(one, Eigen::Matrix<Real, 1, 1>(3));
    CHECK(column.rows() == 3 && column.cols() == 1 && column(1, 0) == 6 && column(2, 0) == -1);
    const auto along = jacfwd::jvp(polar, x, Two(0, 1));
    CHECK(along.y == Two(2, 0) && along.dy == Two(0, 2));
    /* Plain matrices beside numbers, a quaternion, and containers that are mixed. */
    const Eigen::Matrix<Real, 3, 3> plain = Eigen::Matrix<Real, 3, 3>::Identity() * Real(2);
    const auto turned = [&plain](const auto &v) {
        using T = typename std::decay_t<decltype(v)>::Scalar;
        const Eigen::Quaternion<T> q(T(1), v[0], v[1], v[2]);
        const Eigen::Matrix<T, 3, 1> w = q.normalized() * Eigen::Matrix<T, 3, 1>(T(1), T(0), T(0));
        const Eigen::Matrix<T, 3, 1> doubled = plain.template cast<T>() * w + v * Real(0);
        return std::array<T, 3>{{doubled[0], doubled[1], doubled[2]}};
    };
    const auto turn = jacfwd::jacobian(turned, Eigen::Matrix<Real, 3, 1>(0, 0, 0));
    Eigen::Matrix<Real, 3, 3> cross;
    cross << 0, 0, 0, 0, 0, 4, 0, -4, 0;
    CHECK(turn == cross);
}

int main() {
    RUN_BOTH(vectors_go_in_and_come_out);
    solves_keep_their_slopes<double>();
    symmetric_solvers_keep_their_slopes<double>();
    return finish();
}
