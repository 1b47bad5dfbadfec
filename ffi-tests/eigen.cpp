/* Eigen: matrices of numbers, decompositions and solvers against high precision, results in matrices and blocks of both storage orders. */
#include "precisions.hpp"

#include "jacfwd/eigen.hpp"
#include "systems.h"

#include <Eigen/Dense>

using jacfwd::as_vector;
using jacfwd::basic_context;
using jacfwd::basic_num;
using jacfwd::function;
using jacfwd::shape;

template <class T, int Order = Eigen::ColMajor>
using Square = Eigen::Matrix<T, SIZE, SIZE, Order>;
template <class T>
using Vector = Eigen::Matrix<T, SIZE, 1>;

template <class T, class P>
static Square<T> kernel(const P &p) {
    Square<T> a;
    for (int i = 0; i < SIZE; i++) {
        for (int j = 0; j < SIZE; j++) {
            const double d = (PLACES[i] - PLACES[j]) * (PLACES[i] - PLACES[j]);
            a(i, j) = exp(-p[0] * static_cast<typename T::real>(d));
        }
        a(i, i) += p[1];
    }
    return a;
}

template <class T, class P>
static Vector<T> right_side(const P &p) {
    Vector<T> b;
    for (int i = 0; i < SIZE; i++) {
        b[i] = sin(p[0] * static_cast<typename T::real>(PLACES[i])) + p[1];
    }
    return b;
}

/* What solves the system, each compared with the same references. */
static const char *const SOLVERS[] = {"LLT", "LDLT", "LU, partial pivoting", "LU, full pivoting", "QR", "QR, column pivoting"};

template <class Real>
static void solvers_give_right_derivatives() {
    using num = basic_num<Real>;
    constexpr int rows = SIZE * 6 + RESULTS;
    basic_context<Real> c(jacfwd::capacity{1, 2000});
    auto f = function(c, shape(2, rows), [](auto p, auto out) {
        const Square<num> a = kernel<num>(p);
        const Vector<num> b = right_side<num>(p);
        auto y = as_vector(out);
        y.template segment<SIZE>(0) = a.llt().solve(b);
        y.template segment<SIZE>(SIZE) = a.ldlt().solve(b);
        y.template segment<SIZE>(SIZE * 2) = a.partialPivLu().solve(b);
        y.template segment<SIZE>(SIZE * 3) = a.fullPivLu().solve(b);
        y.template segment<SIZE>(SIZE * 4) = a.householderQr().solve(b);
        y.template segment<SIZE>(SIZE * 5) = a.colPivHouseholderQr().solve(b);
        const Square<num, Eigen::RowMajor> inverse = a.inverse();
        y.template segment<SIZE>(SIZE * 6) = inverse * b;
        y[SIZE * 7] = a.determinant();
        y.template tail<SIZE * SIZE>() = Eigen::Map<const Eigen::Matrix<num, SIZE * SIZE, 1>>(inverse.data());
    });
    const Eigen::Matrix<Real, 2, 1> p(static_cast<Real>(PARAMETERS[0]), static_cast<Real>(PARAMETERS[1]));
    Eigen::Matrix<Real, rows, 2> jac;
    Eigen::Matrix<Real, rows, 1> y;
    f.jacfwd(p, jac, y);
    /* The condition of the system, about 100, and of its parameters. */
    const double most = 3e4 * static_cast<double>(std::numeric_limits<Real>::epsilon());
    for (int i = 0; i < rows; i++) {
        const int k = i < 6 * SIZE ? i % SIZE : i - 6 * SIZE;
        const char *name = i < 6 * SIZE ? SOLVERS[i / SIZE] : "inverse or determinant";
        const double scale = std::abs(VALUES[k]) + 1, value = static_cast<double>(y[i]);
        if (failing(std::abs(value - VALUES[k]) <= most * scale / 10)) {
            std::printf("%s: value %d is %.17g, not %.17g\n", name, k, value, VALUES[k]);
        }
        for (int j = 0; j < 2; j++) {
            const double slope = static_cast<double>(jac(i, j)), expected = SLOPES[j][k];
            if (failing(std::abs(slope - expected) <= most * (scale + std::abs(expected)))) {
                std::printf("%s: slope %d, %d is %.17g, not %.17g\n", name, k, j, slope, expected);
            }
        }
    }
}

/* d(A^-1) = -A^-1 dA A^-1, entry by entry, at several sizes: Eigen has formulas of its own up to 4. */
template <class Real, int N>
static void inverse_obeys_its_identity() {
    using Matrix = Eigen::Matrix<Real, N, N>;
    Matrix a = Matrix::Identity() * Real(3);
    for (int i = 0; i < N; i++) {
        for (int j = 0; j < N; j++) {
            a(i, j) += std::sin(static_cast<Real>(1 + i + N * j));
        }
    }
    const auto inverse = [](const auto &v) {
        using T = std::decay_t<decltype(v[0])>;
        const Eigen::Matrix<T, N, N> m = Eigen::Map<const Eigen::Matrix<T, N, N>>(v.data());
        const Eigen::Matrix<T, N, N> i = m.inverse();
        return Eigen::Matrix<T, N * N, 1>(Eigen::Map<const Eigen::Matrix<T, N * N, 1>>(i.data()));
    };
    const Eigen::Matrix<Real, N * N, 1> flat = Eigen::Map<Eigen::Matrix<Real, N * N, 1>>(a.data());
    const auto jac = jacfwd::jacobian(inverse, flat);
    const Matrix inv = a.inverse();
    for (int k = 0; k < N * N; k++) {
        Matrix change = Matrix::Zero();
        change.data()[k] = 1;
        const Matrix expected = -inv * change * inv;
        for (int i = 0; i < N * N; i++) {
            CHECK_NEAR(jac(i, k), expected.data()[i], 100 * std::numeric_limits<Real>::epsilon());
        }
    }
}

template <class Real>
static void products_and_norms_are_those_of_plain_matrices() {
    using Dense = Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic>;
    using Column = Eigen::Matrix<Real, Eigen::Dynamic, 1>;
    for (const int n : {1, 3, 8, 13}) {
        Dense a(n, n);
        for (int k = 0; k < n * n; k++) {
            a.data()[k] = std::cos(static_cast<Real>(k));
        }
        const Column x = Column::LinSpaced(n, Real(0.2), Real(1.1));
        /* |A x|² + xᵀA x + 2 |x| + (x xᵀ) x summed. */
        const auto f = [&](const auto &v) {
            using T = std::decay_t<decltype(v[0])>;
            const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic> outer = v * v.transpose();
            Eigen::Matrix<T, 1, 1> y;
            y[0] = (a * v).squaredNorm() + v.dot(a * v) + Real(2) * v.norm() + (outer * v).sum();
            return y;
        };
        const Column expected = Real(2) * a.transpose() * (a * x) + (a + a.transpose()) * x + Real(2) * x / x.norm() +
                                Real(2) * x.sum() * x + Column::Constant(n, x.squaredNorm());
        const auto jac = jacfwd::jacobian(f, x);
        CHECK_INT(jac.rows(), 1);
        CHECK_INT(jac.cols(), n);
        for (int j = 0; j < n; j++) {
            CHECK_NEAR(jac(0, j), expected[j], 1000 * static_cast<Real>(n) * std::numeric_limits<Real>::epsilon());
        }
    }
}

template <class Real>
static void results_go_into_matrices_and_blocks() {
    basic_context<Real> c(jacfwd::capacity{1, 16});
    auto f = function(c, shape(3, 2), [](auto x, auto y) {
        y[0] = x[0] * x[1];
        y[1] = x[2] * 5;
    });
    const Eigen::Matrix<Real, 3, 1> x(2, 3, 4);
    Eigen::Matrix<Real, 2, 3> expected;
    expected << 3, 2, 0, 0, 0, 5;
    Eigen::Matrix<Real, 2, 3, Eigen::ColMajor> columns;
    Eigen::Matrix<Real, 2, 3, Eigen::RowMajor> rows;
    Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic> large = Eigen::Matrix<Real, 5, 6>::Constant(Real(7));
    Eigen::Matrix<Real, 2, 1> y;
    f.jacfwd(x, columns, y);
    f.jacfwd(x, rows);
    f.jacfwd(x, large.block(1, 2, 2, 3));
    CHECK(columns == expected && rows == expected && large.block(1, 2, 2, 3) == expected && y[0] == 6 && y[1] == 20);
    CHECK((large.array() == Real(7)).count() == 24);
    f.jacfwd(x.head(3), large.template topRows<2>().template leftCols<3>(), large.col(5).head(2));
    CHECK((large.topLeftCorner(2, 3) == expected) && large(0, 5) == 6 && large(1, 5) == 20);
    Eigen::Matrix<Real, 3, 2> transposed;
    f.jacfwd(Eigen::Map<const Eigen::Matrix<Real, 3, 1>>(x.data()), transposed.transpose());
    CHECK(transposed.transpose() == expected);
    CHECK_INT(thrown([&] { f.jacfwd(x, transposed); }, "3 by 2, but 2 by 3 is wanted"), JF_BAD_LENGTH);
    Eigen::Matrix<Real, Eigen::Dynamic, Eigen::Dynamic> forgotten;
    CHECK_INT(thrown([&] { f.jacfwd(x, forgotten); }, "Jacobian block 0 has 0 elements, but 6 are wanted"), JF_BAD_LENGTH);
    const Eigen::Matrix<basic_num<Real>, 2, 2> numbers = Eigen::Matrix<Real, 2, 2>::Constant(Real(3)).template cast<basic_num<Real>>();
    CHECK(jacfwd::primal(numbers) == (Eigen::Matrix<Real, 2, 2>::Constant(Real(3))));
}

/* A function with a work array, run in memory that does not suffice at first. */
template <class Real>
static void a_function_may_keep_a_work_array() {
    using T = basic_num<Real>;
    struct {
        std::vector<T> work = std::vector<T>(300);

        Eigen::Matrix<T, 1, 1> operator()(const Eigen::Ref<const Eigen::Matrix<T, 2, 1>> &x) {
            work[0] = x[0];
            for (std::size_t k = 1; k < work.size(); k++) {
                work[k] = work[k - 1] + x[1];
            }
            return Eigen::Matrix<T, 1, 1>(work.back());
        }
    } f;
    for (int round = 0; round < 3; round++) {
        const auto jac = jacfwd::jacobian(f, Eigen::Matrix<Real, 2, 1>(1, 2));
        CHECK(jac(0, 0) == 1 && jac(0, 1) == 299);
    }
}

static void an_inverse_of_every_size() {
    inverse_obeys_its_identity<double, 2>();
    inverse_obeys_its_identity<double, 3>();
    inverse_obeys_its_identity<double, 4>();
    inverse_obeys_its_identity<double, 5>();
}

int main() {
    RUN_BOTH(solvers_give_right_derivatives);
    part = "an_inverse_of_every_size";
    an_inverse_of_every_size();
    RUN_BOTH(products_and_norms_are_those_of_plain_matrices);
    RUN_BOTH(results_go_into_matrices_and_blocks);
    RUN_BOTH(a_function_may_keep_a_work_array);
    return finish();
}
