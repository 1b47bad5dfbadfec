/* Sparse derivatives in C++: plans that own their memory, Eigen's sparse matrices as patterns, of programs' patterns, and as results, mistakes as exceptions. */
#include "precisions.hpp"

#include "jacfwd/eigen.hpp"

#include <vector>

using jacfwd::function;
using jacfwd::pattern;
using jacfwd::plan;
using jacfwd::shape;
using jacfwd::values;

enum { N = 13 };

/* y[i] = x[i]·exp(x[i+1]) + s·x[i−1]. */
struct Chain {
    template <class X, class S, class Y>
    void operator()(X x, S s, Y y) const {
        for (int i = 0; i < N; i++) {
            y[i] = x[i];
            if (i + 1 < N) {
                y[i] *= exp(x[i + 1]);
            }
            if (i > 0) {
                y[i] += s[0] * x[i - 1];
            }
        }
    }
};

template <class Real>
static std::vector<Real> point() {
    std::vector<Real> x(N);
    for (int i = 0; i < N; i++) {
        x[static_cast<std::size_t>(i)] = static_cast<Real>(i % 5) / 4 - static_cast<Real>(0.3);
    }
    return x;
}

/* A matrix with three diagonals, or two. */
template <class Matrix>
static Matrix diagonals(int from, int to) {
    Matrix a(N, N);
    for (int i = 0; i < N; i++) {
        for (int j = std::max(0, i + from); j <= std::min(N - 1, i + to); j++) {
            a.insert(i, j) = 1;
        }
    }
    a.makeCompressed();
    return a;
}

template <class Real, int Order, class Index>
static void results_go_into_a_matrix() {
    using matrix = Eigen::SparseMatrix<Real, Order, Index>;
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 400});
    auto f = function(context, shape({N, 1}, {N}), Chain());
    const std::vector<Real> x = point<Real>(), s = {static_cast<Real>(1.5)};
    matrix a = diagonals<matrix>(-1, 1);
    const plan p(pattern(a));
    CHECK_INT(p.colours(), 3);
    CHECK_INT(p.entries(), a.nonZeros());
    std::vector<Real> y(N), again(N);
    Eigen::Matrix<Real, N, N> dense;
    f.jacfwd_sparse({x, s}, p, values(a), y);
    f.jacfwd({x, s}, {dense, nullptr}, again, {{0}});
    CHECK((Eigen::Matrix<Real, N, N>(a) - dense).isZero(0));
    CHECK(all_same(y, again));
    f.plan_check({x, s}, p);

    /* The lower triangle of the Hessian of a weighted sum. */
    matrix lower = diagonals<matrix>(-1, 0);
    const plan second(pattern(lower), JF_PLAN_HESSIAN);
    std::vector<Real> weights(N), hess(N * N * N);
    for (std::size_t i = 0; i < N; i++) {
        weights[i] = static_cast<Real>(i) - 4;
    }
    f.hessian_sparse({x, s}, second, weights, values(lower));
    f.hessian({x, s}, {hess, nullptr, nullptr, nullptr}, {}, {}, {{0}});
    for (int i = 0; i < N; i++) {
        for (int j = std::max(0, i - 1); j <= i; j++) {
            Real sum = 0;
            for (int e = 0; e < N; e++) {
                const Real h = hess[static_cast<std::size_t>((e * N + i) * N + j)];
                sum += weights[static_cast<std::size_t>(e)] * h;
            }
            CHECK_SAME(static_cast<double>(lower.coeff(i, j)), static_cast<double>(sum));
        }
    }
    f.plan_check({x, s}, second, weights);
}

template <class Real>
static void results_go_into_every_matrix() {
    results_go_into_a_matrix<Real, Eigen::ColMajor, int>();
    results_go_into_a_matrix<Real, Eigen::RowMajor, int>();
    results_go_into_a_matrix<Real, Eigen::ColMajor, std::int64_t>();
}

template <class Real, int Order, class Index>
static void a_program_tells_a_matrix() {
    using matrix = Eigen::SparseMatrix<Real, Order, Index>;
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 400});
    auto f = function(context, shape({N, 1}, {N}), Chain());
    const std::vector<Real> x = point<Real>(), s = {static_cast<Real>(1.5)};
    const jacfwd::program program = f.record({x, s});
    const int both[] = {0, 1};
    matrix a = jacfwd::sparse_matrix<matrix>(program, JF_PLAN_JACOBIAN, {both}), zeros = a;
    const matrix lower = jacfwd::sparse_matrix<matrix>(program, JF_PLAN_HESSIAN, {}, JF_PATTERN_LOWER | JF_PATTERN_DIAGONAL);
    CHECK(a.isCompressed() && a.rows() == N && a.cols() == N + 1 && a.nonZeros() == 4 * N - 3);
    using whole = Eigen::Matrix<Real, N, N + 1>;
    CHECK(whole(a).isZero(0));
    CHECK(lower.isCompressed() && lower.nonZeros() == 2 * N - 1);
    const matrix expected = diagonals<matrix>(-1, 0);
    CHECK(std::equal(lower.outerIndexPtr(), lower.outerIndexPtr() + N + 1, expected.outerIndexPtr()));
    CHECK(std::equal(lower.innerIndexPtr(), lower.innerIndexPtr() + 2 * N - 1, expected.innerIndexPtr()));
    whole dense;
    f.jacfwd_sparse({x, s}, plan(pattern(a)), values(a), {}, {both});
    f.jacfwd({x, s}, {dense.template leftCols<N>(), dense.template rightCols<1>()}, {}, {both});
    CHECK((whole(a) - dense).isZero(0));
    /* It is a matrix like any other. */
    zeros.coeffRef(3, 4) += 2;
    CHECK(zeros.nonZeros() == a.nonZeros() && zeros.coeff(3, 4) == 2);
    CHECK_INT(thrown([&] { jacfwd::sparse_matrix<matrix>(jacfwd::program()); }, ""), JF_NULL);
}

template <class Real>
static void a_program_tells_every_matrix() {
    a_program_tells_a_matrix<Real, Eigen::ColMajor, int>();
    a_program_tells_a_matrix<Real, Eigen::RowMajor, int>();
    a_program_tells_a_matrix<Real, Eigen::ColMajor, std::int64_t>();
}

template <class Real>
static void mistakes_are_exceptions() {
    using matrix = Eigen::SparseMatrix<Real>;
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 400, 16});
    auto f = function(context, shape({N, 1}, {N}), Chain());
    const std::vector<Real> x = point<Real>(), s = {2};
    matrix a = diagonals<matrix>(0, 1);
    using vector = Eigen::Matrix<Real, Eigen::Dynamic, 1>;
    using function_type = decltype(f);
    static_assert(takes_parameters<function_type, vector &>::value && takes_parameters<function_type, const Eigen::Matrix<Real, 2, 1> &>::value);
    static_assert(takes_parameters<function_type, Eigen::Map<vector>>::value && takes_parameters<function_type, Eigen::VectorBlock<vector>>::value);
    static_assert(!takes_parameters<function_type, vector>::value, "it is gone before it is read");
    const plan p(pattern(a)), second(pattern(a), JF_PLAN_HESSIAN);
    const int both[] = {0, 1};
    std::vector<Real> out(static_cast<std::size_t>(a.nonZeros()), -777), few(3);
    const auto status = [&](auto body, const char *says) { return thrown(body, says); };
    CHECK_INT(status([&] { f.plan_check({x, s}, p); }, "the derivative in row 1 and column 0 is not zero"), JF_PATTERN_MISS);
    CHECK_INT(status([&] { f.jacfwd_sparse({x, s}, p, few); }, "values has 3 elements, but 25 are wanted"), JF_BAD_LENGTH);
    CHECK_INT(status([&] { f.jacfwd_sparse({x, s}, second, out); }, "the plan is for a Hessian"), JF_BAD_PLAN);
    CHECK_INT(status([&] { f.jacfwd_sparse({x, s}, nullptr, out); }, "plan must not be NULL"), JF_NULL);
    CHECK_INT(status([&] { f.jacfwd_sparse({x, s}, p, out, {}, {both}); }, "13 columns, but there are 14"), JF_BAD_PLAN);
    CHECK_INT(status([&] { f.hessian_sparse({x, s}, second, few, out); }, "weights has 3 elements, but 13 are wanted"), JF_BAD_LENGTH);
    CHECK(out[0] == -777);
    matrix loose(N, N);
    loose.reserve(Eigen::VectorXi::Constant(N, 3));
    loose.insert(0, 0) = 1;
    CHECK_INT(status([&] { plan unfinished(pattern(loose)); }, "major[1] is 3"), JF_BAD_PATTERN);
    CHECK_INT(status([&] { plan wide(pattern(matrix(N, N + 1)), JF_PLAN_HESSIAN); }, "as many rows as columns"), JF_BAD_PATTERN);
}

int main() {
    RUN_BOTH(results_go_into_every_matrix);
    RUN_BOTH(a_program_tells_every_matrix);
    RUN_BOTH(mistakes_are_exceptions);
    return finish();
}
