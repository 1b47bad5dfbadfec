/* Inline numbers: every operation and driver has the bits of numbers behind handles, at awkward points, with one pass or many. */
#include "edge.h"
#include "named.hpp"
#include "precisions.hpp"

#include "operations.h"

#include <functional>

using jacfwd::basic_num;
using jacfwd::dual;
using jacfwd::product;

template <class Real>
static bool same_bits(const Real *a, const Real *b, std::size_t n) {
    return std::memcmp(a, b, n * sizeof(Real)) == 0;
}

/* A function of N numbers of any kind, compiled once for each kind. */
template <class Real, std::size_t N>
struct of_every_kind {
    template <class T>
    using function = std::function<T(const T *)>;
    function<dual<Real, N, product::ieee>> ieee;
    function<dual<Real, N>> strong;
    function<basic_num<Real>> numbers;

    template <class F>
    explicit of_every_kind(F f) : ieee(f), strong(f), numbers(f) {}

    dual<Real, N, product::ieee> operator()(const dual<Real, N, product::ieee> *x) const { return ieee(x); }
    dual<Real, N> operator()(const dual<Real, N> *x) const { return strong(x); }
    basic_num<Real> operator()(const basic_num<Real> *x) const { return numbers(x); }
};

/* An operation on the first inputs, and what follows from it: an infinite slope meets tangents that are zero. */
template <class Real>
struct in_context {
    of_every_kind<Real, 4> operation;

    template <class In, class T>
    void apply(const In &x, T *y) const {
        y[0] = operation(x.data());
        y[1] = y[0] * x[3];
        y[2] = x[3] / y[0] + x[0];
        const T moved[3] = {x[0] * x[3], x[1] + x[3] * x[3], x[2] * Real(0.5)};
        y[3] = operation(moved) - y[0];
    }
    template <class T>
    std::array<T, 4> operator()(const std::array<T, 4> &x) const {
        std::array<T, 4> y;
        apply(x, y.data());
        return y;
    }
    template <class Out>
    void operator()(jacfwd::view<const basic_num<Real>> x, Out y) const {
        apply(x, y.data());
    }
};

/* The same where only numbers are taken that follow the rule of strong zero themselves: one pass does. */
template <class Real>
struct with_care {
    const in_context<Real> &f;

    std::array<dual<Real, 4>, 4> operator()(const std::array<dual<Real, 4>, 4> &x) const { return f(x); }
};

template <class Real>
static const std::vector<std::array<Real, 3>> &points() {
    using limits = std::numeric_limits<Real>;
    const Real inf = limits::infinity(), nan = limits::quiet_NaN(), tiny = limits::denorm_min(), least = limits::min(), most = limits::max();
    static const std::vector<std::array<Real, 3>> all{
        {{Real(0.3), Real(0.7), Real(1.9)}}, {{Real(-2.5), Real(3), Real(0.25)}}, {{Real(40), Real(-0.5), -7}}, {{0, 0, 0}},       {{-Real(0), Real(2), -Real(0)}},
        {{inf, 1, -inf}},                    {{Real(0.5), nan, 2}},               {{-inf, inf, 0}},             {{nan, 1, nan}},   {{1, 1, 1}},
        {{tiny, tiny, 1}},                   {{least, Real(-1.5), most}},         {{most, most, 2}},            {{0, inf, nan}},   {{Real(-1), 0, inf}},
        {{Real(1e-20), Real(1e20), -most}},  {{2, -Real(0), tiny}},               {{least / 3, most / 2, 1}},   {{most, tiny, 1}}, {{-tiny, least * 3, Real(0.5)}},
    };
    return all;
}

/* `expected`: the Jacobian by rows, the values behind it. */
template <class Real, std::size_t N, class Actual>
static void check_point(const char *name, const std::array<Real, N> &x, const std::vector<Real> &expected, const Actual &actual) {
    const std::size_t m = actual.y.size();
    for (std::size_t i = 0; i < m; i++) {
        if (failing(same_bits(&actual.y[i], &expected[m * N + i], 1) && same_bits(actual.jac[i].data(), &expected[i * N], N))) {
            std::printf("%s: %s, output %d:", part, name, static_cast<int>(i));
            for (std::size_t j = 0; j < N; j++) {
                std::printf(" d/d(%g) is %a, not %a;", static_cast<double>(x[j]), static_cast<double>(actual.jac[i][j]), static_cast<double>(expected[i * N + j]));
            }
            std::printf(" the value is %a, not %a\n", static_cast<double>(actual.y[i]), static_cast<double>(expected[m * N + i]));
        }
    }
}

template <class Real>
static void compare(const char *name, const in_context<Real> &f) {
    std::vector<std::array<Real, 3>> at = points<Real>();
    for (const edge &e : edges) {
        if (std::strcmp(e.name, name) == 0) {
            at.push_back({{static_cast<Real>(e.at[0]), static_cast<Real>(e.at[1]), static_cast<Real>(e.at[2])}});
        }
    }
    for (const auto &x : at) {
        for (const Real other : {Real(2), Real(0), Real(-0.75), std::numeric_limits<Real>::infinity(), std::numeric_limits<Real>::min()}) {
            const std::array<Real, 4> all{{x[0], x[1], x[2], other}};
            const auto expected = differentiated<Real>([&f](auto in, auto out) { f(in, out); }, {all.begin(), all.end()}, 4, 256);
            check_point(name, all, expected, jacfwd::value_and_jacobian(f, all));
            check_point(name, all, expected, jacfwd::value_and_jacobian(with_care<Real>{f}, all));
        }
    }
}

template <class Real>
static void every_operation_has_the_bits_of_numbers() {
    using namespace jacfwd;
#define COMPARE(name, call) compare<Real>(#name, in_context<Real>{of_every_kind<Real, 4>([](auto *x) { return call; })});
#define AS_UNARY(f) COMPARE(f, f(x[0]))
#define AS_UNARY_REAL(f) COMPARE(f, f(x[0], Real(1.25)))
#define AS_REAL_UNARY(f) COMPARE(f, f(Real(1.25), x[0]))
#define AS_UNARY_INTEGER(f) COMPARE(f, f(x[0], 3))
#define AS_BINARY(f) COMPARE(f, f(x[0], x[1]))
#define AS_TERNARY(f) COMPARE(f, f(x[0], x[1], x[2]))
    OPERATIONS(AS_UNARY, AS_UNARY_REAL, AS_REAL_UNARY, AS_UNARY_INTEGER, AS_BINARY, AS_TERNARY)
}

/* Two functions of any number of inputs: their results depend on all of them, and a slope is infinite at the origin. */
struct chained {
    template <class In>
    auto operator()(const In &x) const {
        using T = std::decay_t<decltype(x[0])>;
        T sum = 0, length = 0;
        typename T::real factor = 0;
        for (std::size_t j = 0; j < x.size(); j++) {
            factor += 1;
            sum += sin(x[j]) * factor / (2 + cos(sum));
            length += x[j] * x[j];
        }
        return std::array<T, 2>{{sum, sqrt(length) * x[x.size() - 1]}};
    }
};

template <class Real, std::size_t N>
static void at_one_size() {
    for (const bool origin : {false, true}) {
        std::array<Real, N> x{};
        for (std::size_t j = 0; j < N && !origin; j++) {
            x[j] = Real(0.3) * static_cast<Real>(j % 7) - 1;
        }
        const std::vector<Real> v(x.begin(), x.end());
        const auto of_numbers = [](auto in, auto out) {
            const auto y = chained()(in);
            out[0] = y[0];
            out[1] = y[1];
        };
        const auto expected = differentiated<Real>(of_numbers, v, 2, 256);
        check_point("array", x, expected, jacfwd::value_and_jacobian(chained(), x));
        check_point("vector", x, expected, jacfwd::value_and_jacobian(chained(), v));
        const auto jac = jacfwd::jacobian(chained(), x);
        CHECK(same_bits(jac[1].data(), &expected[N], N));
        /* One output alone, as a number and in a container whose length nobody knows beforehand. */
        const auto second = [](const auto &in) { return chained()(in)[1]; };
        const auto [y, gradient] = jacfwd::value_and_gradient(second, x);
        CHECK(same_bits(&y, &expected[2 * N + 1], 1) && same_bits(gradient.data(), &expected[N], N));
        CHECK(same_bits(jacfwd::gradient(second, v).data(), &expected[N], N) && jacfwd::jacobian(second, v).size() == 1);
        const auto listed = [](const auto &in) {
            const auto pair = chained()(in);
            return std::vector<std::decay_t<decltype(pair[0])>>(pair.begin(), pair.end());
        };
        check_point("list", x, expected, jacfwd::value_and_jacobian(listed, x));
        /* By pointers. */
        const auto pointers = [](const auto *in, auto *out) {
            std::array<std::decay_t<decltype(*in)>, N> all;
            std::copy(in, in + N, all.begin());
            const auto pair = chained()(all);
            out[0] = pair[0];
            out[1] = pair[1];
        };
        Real rows[2 * N], values[2];
        CHECK((jacfwd::jacobian_into<N, 2>(pointers, x.data(), rows, values)) && same_bits(rows, expected.data(), 2 * N) && same_bits(values, &expected[2 * N], 2));
        CHECK((jacfwd::jacobian_into<N, 2>(pointers, x.data(), rows, nullptr)) && same_bits(rows, expected.data(), 2 * N));
        /* Along the last direction alone, and along none. */
        std::array<Real, N> along{};
        const auto none = jacfwd::jvp(chained(), x, along);
        along[N - 1] = 1;
        const auto last = jacfwd::jvp(chained(), x, along);
        CHECK(same_bits(none.y.data(), &expected[2 * N], 2) && none.dy[0] == 0 && none.dy[1] == 0);
        CHECK(same_bits(&last.dy[0], &expected[N - 1], 1) && same_bits(&last.dy[1], &expected[2 * N - 1], 1));
        const Real alone = jacfwd::jvp(second, v, std::vector<Real>(along.begin(), along.end())).dy;
        CHECK(same_bits(&alone, &last.dy[1], 1));
    }
}

template <class Real>
static void drivers_have_the_bits_of_contexts_at_every_size() {
    at_one_size<Real, 1>();
    at_one_size<Real, 2>();
    at_one_size<Real, 3>();
    at_one_size<Real, 5>();
    at_one_size<Real, 8>();
    at_one_size<Real, 13>();
    at_one_size<Real, 16>();
    at_one_size<Real, 17>();
    at_one_size<Real, 50>();
}

template <class Real>
static void functions_without_values_or_inputs_and_exceptions_go_through() {
    const Real x[] = {2, 3};
    Real jac[2] = {7, 7}, y = 7;
    const auto refuses = [](const auto *in, auto *out) {
        out[0] = in[0] * in[1];
        return false;
    };
    CHECK(!(jacfwd::jacobian_into<2, 1>(refuses, x, jac, &y)) && jac[0] == 7 && jac[1] == 7 && y == 7);
    const std::vector<Real> none;
    const auto constant = [](const auto &v) { return typename std::decay_t<decltype(v)>::value_type(4); };
    const auto alone = jacfwd::value_and_gradient(constant, none);
    CHECK(alone.y == 4 && alone.gradient.empty());
    const auto nothing = [](const auto &v) { return std::decay_t<decltype(v)>(); };
    CHECK(jacfwd::jacobian(nothing, std::vector<Real>{1, 2}).empty());
    try {
        jacfwd::gradient([](const auto &v) { return v[0] > 1 ? throw 5 : v[0] * 1; }, std::array<Real, 1>{{2}});
        CHECK(false);
    } catch (int code) {
        CHECK_INT(code, 5);
    }
}

/* Second names, functions over arrays and what is given by hand, in one template over any number. */
struct of_the_rest {
    template <class In>
    auto operator()(const In &x) const {
        using T = std::decay_t<decltype(x[0])>;
        using Real = typename T::real;
        T s, c, whole;
        jacfwd::sincos(x[0], s, c);
        int exponent = 0;
        const T mantissa = frexp(x[0], &exponent);
        const T all[] = {x[0], x[1], x[2]}, signs[] = {x[2], -x[0], x[1]};
        return std::array<T, 24>{{fabs(x[0]),
                                  jacfwd::abs2(x[1]),
                                  nearbyint(x[0] * 10),
                                  s * c,
                                  jacfwd::muladd(x[0], x[1], x[2]),
                                  jacfwd::muladd(x[0], Real(3), Real(1)),
                                  jacfwd::detach(x[0]) * x[1],
                                  jacfwd::chain(x[2], Real(2), Real(3), Real(4)),
                                  pow(x[0], x[1]),
                                  pow(x[0], 2),
                                  pow(Real(2), x[1]),
                                  ldexp(x[0], -3),
                                  scalbln(x[1], 40L),
                                  mantissa * static_cast<Real>(exponent),
                                  modf(x[2], &whole) + whole * Real(2),
                                  hypot(x[0], x[1], x[2]),
                                  hypot(x[0], Real(1), 2),
                                  jacfwd::sum(all),
                                  jacfwd::norm2sq(all),
                                  jacfwd::norm(all),
                                  jacfwd::dot(all, signs),
                                  fma(x[0], Real(2), x[1]),
                                  isnan(x[0]) || isinf(x[1]) || !isfinite(x[2]) || signbit(x[0]) || isless(x[0], x[1]) || jacfwd::primal(x[2]) < 0 ? x[0] : x[1],
                                  T(logb(x[0]) + static_cast<Real>(lround(x[1] / 4)) + static_cast<Real>(fpclassify(x[2]) + ilogb(x[1])))}};
    }
};

template <class Real>
static void the_rest_of_cmath_and_arrays_have_the_bits_of_numbers() {
    const Real inf = std::numeric_limits<Real>::infinity();
    const auto of_numbers = [](auto in, auto out) {
        const auto y = of_the_rest()(in);
        std::copy(y.begin(), y.end(), out.begin());
    };
    for (const std::array<Real, 3> &x : {std::array<Real, 3>{{Real(0.7), Real(-3), 2}}, {{0, 0, 0}}, {{-2, Real(1e-3), Real(7.5)}}, {{Real(0.5), 1, -inf}}, {{3, 3, -3}}}) {
        const auto expected = differentiated<Real>(of_numbers, {x.begin(), x.end()}, 24, 256);
        check_point("the rest", x, expected, jacfwd::value_and_jacobian(of_the_rest(), x));
    }
}

/* Infinite tangents at the origin of a length, and values that are no numbers and disappear in what follows. */
struct of_awkward_parts {
    template <class In>
    auto operator()(const In &x) const {
        using T = std::decay_t<decltype(x[0])>;
        using Real = typename T::real;
        const T root = sqrt(x[1]), parts[] = {x[0], root, x[0] * x[1]}, huge = x[2] * std::numeric_limits<Real>::max(), lost = huge - huge;
        return std::array<T, 9>{{jacfwd::norm(parts), hypot(x[0], root, x[1]), hypot(root, x[0]), jacfwd::norm2sq(parts), pow(Real(1), lost), pow(lost, Real(0)),
                                 jacfwd::chain(lost, Real(2), Real(3), Real(0)), pow(x[0], lost * 0), fmin(lost, x[0])}};
    }
};

template <class Real>
static void what_hides_from_the_last_look_is_seen() {
    using limits = std::numeric_limits<Real>;
    const Real inf = limits::infinity(), nan = limits::quiet_NaN(), tiny = limits::denorm_min();
    const auto of_numbers = [](auto in, auto out) {
        const auto y = of_awkward_parts()(in);
        std::copy(y.begin(), y.end(), out.begin());
    };
    for (const std::array<Real, 3> &x : {std::array<Real, 3>{{0, 0, 1}}, {{0, 0, 2}}, {{3, 4, 2}}, {{1, 0, 1}}, {{nan, 1, 4}}, {{-inf, 2, 1}}, {{tiny * 3, tiny, 2}}, {{limits::max(), 1, inf}}}) {
        const auto expected = differentiated<Real>(of_numbers, {x.begin(), x.end()}, 9, 256);
        check_point("awkward parts", x, expected, jacfwd::value_and_jacobian(of_awkward_parts(), x));
    }
}

/* Templates of other people ask for a value by a cast; without one nothing loses its derivatives. */
template <class Real>
static void casts_give_values() {
    const dual<Real, 2> x(Real(2.75), 0);
    CHECK(static_cast<double>(x) == 2.75 && static_cast<float>(x) == 2.75f && static_cast<int>(x) == 2);
    const auto rounded = [](const auto &v) { return v[0] * static_cast<Real>(static_cast<int>(v[0])); };
    CHECK(jacfwd::gradient(rounded, std::array<Real, 1>{{Real(2.75)}})[0] == 2);
    CHECK(differentiated<Real>([&](auto in, auto out) { out[0] = rounded(in); }, {Real(2.75)}, 1)[0] == 2);
    CHECK(!(std::is_convertible<dual<Real, 2>, double>::value) && !(std::is_convertible<basic_num<Real>, int>::value));
    CHECK(!(std::is_constructible<bool, dual<Real, 2>>::value) && !(std::is_constructible<bool, basic_num<Real>>::value));
}

template <class Real>
static void a_hessian_in_one_line() {
    const auto of_one = [](const auto &x) { return x[0] * x[0] * x[1] + exp(x[1]); };
    const std::array<Real, 2> x{{3, 0}};
    const auto h = jacfwd::hessian(of_one, x);
    CHECK(h[0][0] == 0 && h[0][1] == 6 && h[1][0] == 6 && h[1][1] == 1);
    const auto listed = jacfwd::hessian(of_one, std::vector<Real>{3, 0});
    CHECK(listed.size() == 2 && listed[1].size() == 2 && listed[0][1] == 6 && listed[1][1] == 1);
    const auto of_two = [](const auto &v) { return std::array{v[0] * v[1], v[0] / v[1]}; };
    const auto two = jacfwd::hessian(of_two, std::array<Real, 2>{{3, 2}});
    CHECK(two[0][0][1] == 1 && two[0][0][0] == 0 && two[1][0][1] == Real(-0.25) && two[1][1][1] == Real(0.75));
}

int main() {
    RUN_BOTH(drivers_have_the_bits_of_contexts_at_every_size);
    RUN_BOTH(functions_without_values_or_inputs_and_exceptions_go_through);
    RUN_BOTH(a_hessian_in_one_line);
    RUN_BOTH(casts_give_values);
    RUN_BOTH(what_hides_from_the_last_look_is_seen);
    RUN_BOTH(the_rest_of_cmath_and_arrays_have_the_bits_of_numbers);
    RUN_BOTH(every_operation_has_the_bits_of_numbers);
    return finish();
}
