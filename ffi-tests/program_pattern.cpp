/* Patterns of programs in C++: in every format and size of index, of chosen inputs, of nothing; plans made of them; mistakes as exceptions. */
#include "precisions.hpp"

#include <type_traits>

using jacfwd::basic_context;
using jacfwd::function;
using jacfwd::pattern;
using jacfwd::plan;
using jacfwd::program;
using jacfwd::shape;

enum { N = 9 };

static const std::uint32_t formats[] = {JF_CSC, JF_CSR, JF_TRIPLETS};

/* y[i] = x[i]·exp(x[i+1]) + s·x[i−1] */
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

static const int both[] = {0, 1}, turned[] = {-1, 0}, wrong[] = {2};

/* Whether a pattern has the entries of those rows and columns, and no others; each line in order. */
template <class Index, class Has>
static void has(const jacfwd::program_pattern<Index> &p, std::uint32_t format, int rows, int cols, Has has) {
    CHECK_INT(p.status(), JF_OK);
    CHECK_INT(p.rows(), rows);
    CHECK_INT(p.cols(), cols);
    CHECK_INT(p.minor().size(), p.entries());
    std::size_t k = 0;
    const bool by_cols = format == JF_CSC;
    const int lines = by_cols ? cols : rows, length = by_cols ? rows : cols;
    for (int line = 0; line < lines; line++) {
        if (format != JF_TRIPLETS) {
            CHECK_INT(p.major()[static_cast<std::size_t>(line)], k);
        }
        for (int i = 0; i < length; i++) {
            if (by_cols ? has(i, line) : has(line, i)) {
                CHECK(k < p.entries() && p.minor()[k] == static_cast<Index>(i));
                CHECK(format != JF_TRIPLETS || p.major()[k] == static_cast<Index>(line));
                k++;
            }
        }
    }
    CHECK_INT(p.entries(), k);
    CHECK_INT(p.major().size(), format == JF_TRIPLETS ? k : static_cast<std::size_t>(lines) + 1);
    CHECK(format == JF_TRIPLETS || static_cast<std::size_t>(p.major().back()) == k);
    const jf_pattern given = p;
    CHECK(given.format == format && given.index_bytes == sizeof(Index) && given.entries == k);
    CHECK(given.major == p.major().data() && given.minor == p.minor().data());
}

template <class Index>
static void in_every_format(const program &p) {
    const auto chain = [](int i, int j) { return j >= i - 1 && j <= i + 1; };
    for (const std::uint32_t format : formats) {
        has(pattern<Index>(p, JF_PLAN_JACOBIAN, {}, format), format, N, N, chain);
        has(pattern<Index>(p, JF_PLAN_JACOBIAN, {both}, format), format, N, N + 1,
            [&](int i, int j) { return j < N ? chain(i, j) : i > 0; });
        has(pattern<Index>(p, JF_PLAN_JACOBIAN, {turned}, format), format, N, N + 1,
            [&](int i, int j) { return j > 0 ? chain(i, j - 1) : i > 0; });
        /* Nothing bends in the first x alone: its entry of the diagonal is there if it is asked for. */
        const auto second = [&](int i, int j) { return chain(i, j) && i + j > 0; };
        has(pattern<Index>(p, JF_PLAN_HESSIAN, {}, format), format, N, N, second);
        /* Of one output alone: its row, and the Hessian of x[3]·exp(x[4]). */
        std::vector<std::uint8_t> fourth(N);
        fourth[3] = 1;
        has(pattern<Index>(p, JF_PLAN_JACOBIAN, {}, format, 0, fourth), format, N, N, [&](int i, int j) { return i == 3 && chain(i, j); });
        has(pattern<Index>(p, JF_PLAN_HESSIAN, {}, format, 0, fourth), format, N, N,
            [](int i, int j) { return i >= 3 && i <= 4 && j >= 3 && j <= 4 && i + j > 6; });
        has(pattern<Index>(p, JF_PLAN_HESSIAN, {}, format, JF_PATTERN_LOWER), format, N, N, [&](int i, int j) { return j <= i && second(i, j); });
        has(pattern<Index>(p, JF_PLAN_HESSIAN, {}, format, JF_PATTERN_UPPER | JF_PATTERN_DIAGONAL), format, N, N,
            [&](int i, int j) { return j >= i && chain(i, j); });
    }
}

template <class Real>
static void patterns_are_those_of_the_operations() {
    basic_context<Real> c(jacfwd::capacity{1, 400});
    auto f = function(c, shape({N, 1}, {N}), Chain());
    const std::vector<Real> x(N, Real(0.5)), s(1, Real(1.5));
    const program p = f.record({x, s});
    in_every_format<int>(p);
    in_every_format<std::int64_t>(p);
    in_every_format<std::uint32_t>(p);

    /* What is left out is as the default says; a pattern that was moved has its arrays. */
    auto found = pattern(p);
    static_assert(std::is_same<decltype(found), jacfwd::program_pattern<int>>::value, "indices are int");
    const auto moved = std::move(found);
    has(moved, JF_CSC, N, N, [](int i, int j) { return j >= i - 1 && j <= i + 1; });

    const plan sparse(moved), at_once(pattern(p, JF_PLAN_JACOBIAN, {both}, JF_CSR));
    CHECK(sparse.colours() == 3 && sparse.entries() == 3 * N - 2 && at_once.entries() == 4 * N - 3);
    Real dense[N][N];
    std::vector<Real> values(sparse.entries());
    f.jacfwd_sparse({x, s}, sparse, values);
    f.jacfwd({x, s}, {dense, nullptr}, {}, {{0}});
    for (std::size_t j = 0, k = 0; j < N; j++) {
        for (; k < static_cast<std::size_t>(moved.major()[j + 1]); k++) {
            CHECK(std::memcmp(&values[k], &dense[moved.minor()[k]][j], sizeof(Real)) == 0);
        }
    }
}

template <class Real>
static void a_pattern_may_have_no_entry() {
    basic_context<Real> c(jacfwd::capacity{4, 40});
    const Real x[2] = {1, 2};
    auto constant = function(c, shape(2, 1), [](auto, auto y) { y[0] = 3; });
    const program p = constant.record(x);
    auto no_input = function(c, shape(0, 1), [](auto, auto y) { y[0] = 3; });
    const program q = no_input.record(jacfwd::view<const Real>(x, 0));
    auto no_output = function(c, shape(2, 0), [](auto, auto) {});
    const program r = no_output.record(x);
    auto nothing = function(c, shape(0, 0), [](auto, auto) {});
    const program s = nothing.record(jacfwd::view<const Real>(x, 0));
    const auto none = [](int, int) { return false; };
    for (const std::uint32_t format : formats) {
        has(pattern(p, JF_PLAN_JACOBIAN, {}, format), format, 1, 2, none);
        has(pattern(p, JF_PLAN_HESSIAN, {}, format), format, 2, 2, none);
        has(pattern(p, JF_PLAN_HESSIAN, {}, format, JF_PATTERN_DIAGONAL), format, 2, 2, [](int i, int j) { return i == j; });
        has(pattern(q, JF_PLAN_JACOBIAN, {}, format), format, 1, 0, none);
        has(pattern(q, JF_PLAN_HESSIAN, {}, format), format, 0, 0, none);
        has(pattern(r, JF_PLAN_JACOBIAN, {}, format), format, 0, 2, none);
        has(pattern(s, JF_PLAN_JACOBIAN, {}, format), format, 0, 0, none);
        has(pattern(s, JF_PLAN_HESSIAN, {}, format), format, 0, 0, none);
        has(pattern(r, JF_PLAN_HESSIAN, {}, format), format, 2, 2, none);
    }
}

/* More entries than were thought of at first. */
template <class Real>
static void a_pattern_may_have_every_entry() {
    enum { MANY = 30 };
    basic_context<Real> c(jacfwd::capacity{1, 400});
    auto f = function(c, shape(MANY, MANY), [](auto x, auto y) {
        for (int i = 0; i < MANY; i++) {
            y[i] = x[i] * jacfwd::norm(x);
        }
    });
    const program p = f.record(std::vector<Real>(MANY, 1));
    for (const std::uint32_t format : formats) {
        has(pattern(p, JF_PLAN_JACOBIAN, {}, format), format, MANY, MANY, [](int, int) { return true; });
        has(pattern(p, JF_PLAN_HESSIAN, {}, format), format, MANY, MANY, [](int, int) { return true; });
    }
}

template <class Real>
static void mistakes_are_exceptions() {
    basic_context<Real> c(jacfwd::capacity{1, 400});
    auto f = function(c, shape({N, 1}, {N}), Chain());
    const program p = f.record({std::vector<Real>(N), std::vector<Real>(1)}), none, rubbish("rubbish!", 8);
    const int twice[] = {0, 0};
    CHECK_INT(thrown([&] { pattern(none); }, ""), JF_NULL);
    CHECK_INT(thrown([&] { pattern(rubbish); }, ""), JF_NULL);
    CHECK_INT(thrown([&] { pattern(p, 2); }, "unknown value"), JF_BAD_OPTION);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_JACOBIAN, {wrong}); }, "out of range"), JF_ARGNUM_RANGE);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_JACOBIAN, {twice}); }, "twice"), JF_ARGNUM_DUPLICATE);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_JACOBIAN, {std::vector<int>()}); }, "empty"), JF_ARGNUM_EMPTY);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_JACOBIAN, {}, 3); }, ""), JF_BAD_PATTERN);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_HESSIAN, {}, JF_CSC, 0, std::vector<std::uint8_t>(N + 1)); }, ""), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_JACOBIAN, {}, JF_CSC, 0, std::vector<std::uint8_t>(N - 1)); }, ""), JF_BAD_LENGTH);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_JACOBIAN, {}, JF_CSC, JF_PATTERN_LOWER); }, "unknown value"), JF_BAD_OPTION);
    CHECK_INT(thrown([&] { pattern(p, JF_PLAN_HESSIAN, {}, JF_CSC, JF_PATTERN_LOWER | JF_PATTERN_UPPER); }, "unknown value"), JF_BAD_OPTION);
}

int main() {
    RUN_BOTH(patterns_are_those_of_the_operations);
    RUN_BOTH(a_pattern_may_have_no_entry);
    RUN_BOTH(a_pattern_may_have_every_entry);
    RUN_BOTH(mistakes_are_exceptions);
    return finish();
}
