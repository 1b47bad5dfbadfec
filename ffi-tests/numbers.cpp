/* Numbers in C++: every operation by name, operators with plain reals on either side, constants, copies, life, comparisons. */
#include "named.hpp"
#include "precisions.hpp"

#include "operations.h"

#include <algorithm>
#include <functional>
#include <map>
#include <sstream>

using jacfwd::basic_num;
using jacfwd::view;

template <class Real>
static const std::vector<std::vector<Real>> &points() {
    const Real inf = std::numeric_limits<Real>::infinity(), nan = std::numeric_limits<Real>::quiet_NaN();
    static const std::vector<std::vector<Real>> all{
        {Real(0.3), Real(0.7), Real(1.9)}, {Real(-2.5), Real(3), Real(0.25)}, {Real(40), Real(-0.5), Real(-7)},
        {0, 0, 0},                         {inf, 1, -inf},                    {Real(0.5), nan, 2},
    };
    return all;
}

/* One operation the way of C and the way of C++, at every point; and the value for constants. One function for all: templates take long to compile. */
template <class Real>
static void compare(const char *name, std::size_t n,
                    const std::function<typename jacfwd::detail::abi<Real>::num(typename jacfwd::detail::abi<Real>::eval *,
                                                                               const typename jacfwd::detail::abi<Real>::num *)> &c,
                    const std::function<basic_num<Real>(const basic_num<Real> *)> &cpp) {
    using num = basic_num<Real>;
    for (std::vector<Real> x : points<Real>()) {
        x.resize(n);
        const auto of_c = [&](jacfwd::basic_evaluation<Real> e, auto in, auto out) {
            typename jacfwd::detail::abi<Real>::num x_of[3] = {};
            for (std::size_t i = 0; i < in.size(); i++) {
                x_of[i] = e.handle(in[i]);
            }
            out[0] = e.adopt(c(e.get(), x_of));
        };
        const auto of_cpp = [&](auto in, auto out) { out[0] = cpp(in.data()); };
        const auto expected = differentiated<Real>(of_c, x, 1), actual = differentiated<Real>(of_cpp, x, 1);
        const num alone = cpp(std::vector<num>(x.begin(), x.end()).data());
        if (failing(all_same(actual, expected) && alone.is_constant() &&
                    same(static_cast<double>(alone.primal()), static_cast<double>(expected[n])))) {
            std::printf("%s differs at %g\n", name, static_cast<double>(x[0]));
        }
    }
}

template <class Real>
static void every_operation_has_the_bits_of_c() {
    using abi = jacfwd::detail::abi<Real>;
    using namespace jacfwd;
#define COMPARE(name, n, call_c, call_cpp) \
    compare<Real>(#name, n, [](auto *e, auto *x) { return call_c; }, [](auto *x) { return call_cpp; });
#define AS_UNARY(f) COMPARE(f, 1, abi::f(e, x[0]), f(x[0]))
#define AS_UNARY_REAL(f) COMPARE(f, 1, abi::f(e, x[0], Real(1.25)), f(x[0], Real(1.25)))
#define AS_REAL_UNARY(f) COMPARE(f, 1, abi::f(e, Real(1.25), x[0]), f(Real(1.25), x[0]))
#define AS_UNARY_INTEGER(f) COMPARE(f, 1, abi::f(e, x[0], 3), f(x[0], 3))
#define AS_BINARY(f) COMPARE(f, 2, abi::f(e, x[0], x[1]), f(x[0], x[1]))
#define AS_TERNARY(f) COMPARE(f, 3, abi::f(e, x[0], x[1], x[2]), f(x[0], x[1], x[2]))
    OPERATIONS(AS_UNARY, AS_UNARY_REAL, AS_REAL_UNARY, AS_UNARY_INTEGER, AS_BINARY, AS_TERNARY)
}

/* What C++ has under more than one name, or C in a form of its own. */
template <class Real>
static void second_names_mean_the_same() {
    using num = basic_num<Real>;
    const auto f = [](auto x, auto y) {
        num s, c;
        jacfwd::sincos(x[0], s, c);
        y[0] = fabs(x[0]) - abs(x[0]);
        y[1] = jacfwd::abs2(x[0]) - x[0] * x[0];
        y[2] = nearbyint(x[0] * 10) - rint(x[0] * 10);
        y[3] = s - sin(x[0]);
        y[4] = c - cos(x[0]);
        y[5] = jacfwd::muladd(x[0], x[1], x[0]) - (x[0] * x[1] + x[0]);
        y[6] = jacfwd::detach(x[0]) - x[0].primal();
        y[7] = jacfwd::chain(x[0], 0, 0, 0);
        y[8] = pow(x[0], num(2)) - pow(x[0], Real(2));
        y[9] = pow(num(2), x[0]) - pow(Real(2), x[0]);
    };
    for (const Real difference : differentiated<Real>(f, {Real(0.7), Real(-3)}, 10)) {
        CHECK_SAME(static_cast<double>(difference), 0);
    }
}

/* Plain reals, constants and numbers meet in every combination; the bits depend on the values only. */
template <class Real>
static void operands_of_every_kind_mix() {
    using num = basic_num<Real>;
    const auto mixed = [](auto x, auto y) {
        const num c = 2;
        y[0] = x[0] + 2 - (2 + x[0]) + (c + x[0]) - (x[0] + c);
        y[1] = (x[0] - 2) + (2 - x[0]) + (c - x[0]) - (2 - x[0]) + (x[0] - c) - (x[0] - 2);
        y[2] = x[0] * 2 / (2 * x[0]) * (c * x[0]) / (x[0] * c);
        y[3] = (2 / x[0]) / (c / x[0]) * ((x[0] / 2) / (x[0] / c));
        y[4] = atan2(2, x[0]) - atan2(c, x[0]) + hypot(x[0], 2) - hypot(x[0], c);
        y[5] = fma(2, x[0], c) - fma(c, x[0], 2) + fma(x[0], x[0], Real(1)) - fma(x[0], x[0], num(1));
        y[6] = c * c + 2 * c - c / 2 - 7;
        num z = x[0];
        z += 1;
        z -= c;
        z *= z;
        z /= 2;
        z += z;
        y[7] = +z - (x[0] - 1) * (x[0] - 1);
    };
    const auto all = differentiated<Real>(mixed, {Real(0.5)}, 8);
    const double values[] = {0, 0, 1, 1, 0, 0, 0, 0};
    for (std::size_t i = 0; i < 8; i++) {
        CHECK_NEAR(all[i], 0, 1e-6);
        CHECK_NEAR(all[8 + i], values[i], 1e-6);
    }
}

/* A function template that knows nothing of this library. */
template <class T>
static T model(const T &x, const T &v) {
    using std::exp;
    using std::max;
    using std::pow;
    using std::sin;
    using std::sqrt;
    T sum = 0;
    for (int i = 1; i < 4; i++) {
        sum += T(sin(T(i) * x) / pow(v, T(i)) + max(x, T(0.25)) - 1);
    }
    if (sum > 0 && !(x == v)) {
        sum = sqrt(sum) * exp(-sum);
    }
    return sum > 1.0 ? T(1) : sum;
}

template <class Real>
static void a_template_written_for_reals_compiles_unchanged() {
    const Real x = Real(0.9), v = Real(1.3);
    const auto all = differentiated<Real>([](auto in) { return model(in[0], in[1]); }, {x, v}, 1);
    CHECK_NEAR(all[2], model(x, v), 4e-6);
    const double h = 1e-6, a = static_cast<double>(x), b = static_cast<double>(v);
    CHECK_NEAR(all[0], (model(a + h, b) - model(a - h, b)) / (2 * h), 1e-5);
    CHECK_NEAR(all[1], (model(a, b + h) - model(a, b - h)) / (2 * h), 1e-5);
}

/* Numbers that go out of scope give their room back: a long loop takes as much as a short one. */
template <class Real>
static void a_loop_does_not_exhaust_a_context() {
    using num = basic_num<Real>;
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 12, 2});
    auto f = jacfwd::function(context, jacfwd::shape(2, 1), [](auto x) {
        num y = x[0], unused = x[1] * 2;
        for (int i = 0; i < 20000; i++) {
            const num z = y * x[1] + (y - x[0]) * (2 - y);
            y = z - z * Real(0.5);
            unused = y;
        }
        return y;
    });
    const Real x[] = {Real(0.4), Real(0.3)};
    Real jac[2];
    f.jacfwd(x, jac);
    CHECK(context.numbers_peak() <= 12);
}

template <class Real>
static void copies_and_moves_are_numbers_of_their_own() {
    using num = basic_num<Real>;
    const auto f = [](auto x, auto y) {
        std::vector<num> all;
        for (int i = 0; i < 5; i++) {
            all.push_back(x[0] * Real(3 - i));
        }
        std::sort(all.begin(), all.end());
        all.erase(all.begin());
        num moved = std::move(all[0]);
        CHECK(all[0].is_constant());
        std::swap(moved, all[1]);
        num copy = moved;
        copy += 1;
        num &itself = copy;
        copy = itself;
        y[0] = moved;
        y[1] = copy;
        y[2] = all[1];
        y[3] = std::max(x[0], all[2]);
        std::map<int, num> map;
        map[1] += x[0];
        y[4] = map[1] + map[2];
    };
    const auto all = differentiated<Real>(f, {2}, 5);
    const double slopes[] = {1, 1, 0, 2, 1}, values[] = {2, 3, 0, 4, 2};
    for (std::size_t i = 0; i < 5; i++) {
        CHECK_SAME(static_cast<double>(all[i]), slopes[i]);
        CHECK_SAME(static_cast<double>(all[5 + i]), values[i]);
    }
}

template <class Real>
static void comparisons_look_at_values() {
    using num = basic_num<Real>;
    const Real nan = std::numeric_limits<Real>::quiet_NaN();
    const auto f = [nan](auto x, auto y) {
        const Real reals[] = {1, 2, nan};
        const num constants[] = {1, 2, nan};
        const num numbers[] = {x[0] * 1, x[0] * 2, x[0] * nan};
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                const Real a = reals[i], b = reals[j];
#define EVERY_KIND(op) \
    CHECK((constants[i] op constants[j]) == (a op b)); \
    CHECK((numbers[i] op numbers[j]) == (a op b)); \
    CHECK((numbers[i] op b) == (a op b)); \
    CHECK((a op numbers[j]) == (a op b)); \
    CHECK((numbers[i] op constants[j]) == (a op b)); \
    CHECK((constants[i] op numbers[j]) == (a op b));
                EVERY_KIND(<) EVERY_KIND(<=) EVERY_KIND(>) EVERY_KIND(>=) EVERY_KIND(==) EVERY_KIND(!=)
            }
        }
        CHECK(isnan(numbers[2]) && !isnan(numbers[0]) && isfinite(numbers[0]) && !isinf(numbers[0]) && isnormal(numbers[1]));
        CHECK(signbit(-numbers[0]) && isinf(numbers[0] / 0) && isnan(constants[2]));
        y[0] = numbers[0];
    };
    differentiated<Real>(f, {1}, 1);
}

/* Inputs bear one less than the numbers of their call, which must not be what an output bears that is not set: however many calls there were. */
using counted = jacfwd::detail::pass<double>;
static_assert(counted::after(1) == 3 && counted::after(0xFFFFFFFDu) == 0xFFFFFFFFu && counted::after(0xFFFFFFFFu) - 1 != counted::not_set, "stamps");

template <class Real>
static void limits_and_streams_are_those_of_the_plain_real() {
    using limits = std::numeric_limits<basic_num<Real>>;
    static_assert(limits::is_specialized && !limits::is_integer && limits::digits == std::numeric_limits<Real>::digits, "as Real");
    CHECK(limits::max() == std::numeric_limits<Real>::max() && limits::epsilon() == std::numeric_limits<Real>::epsilon());
    std::ostringstream text;
    text << basic_num<Real>(Real(0.25)) << ' ' << limits::infinity();
    CHECK_SAYS(text.str().c_str(), "0.25 inf");
    CHECK(jacfwd::primal(basic_num<Real>(3)) == jacfwd::primal(Real(3)));
    CHECK(basic_num<Real>() == 0);
}

/* A function of C++ never sees the values of a failed evaluation, which are none: where it asks for one, it ends. */
template <class Real>
static void a_failed_evaluation_ends_the_function_where_it_asks_for_a_value() {
    using num = basic_num<Real>;
    const std::function<void(const num &)> questions[] = {
        [](const num &x) { (void)(x < 1); },        [](const num &x) { (void)(x <= x); },      [](const num &x) { (void)(0 > x); },
        [](const num &x) { (void)(x >= num(1)); },  [](const num &x) { (void)(x == x); },      [](const num &x) { (void)(num(1) != x); },
        [](const num &x) { (void)x.primal(); },     [](const num &x) { (void)isnan(x); },      [](const num &x) { (void)isunordered(x, 1); },
        [](const num &x) { (void)fpclassify(x); },  [](const num &x) { std::ostringstream() << x; },
    };
    for (const auto &question : questions) {
        jacfwd::basic_context<Real> context(jacfwd::capacity{1, 8, 1});
        bool asked = false;
        auto f = jacfwd::function(context, jacfwd::shape(1, 1), [&](jacfwd::basic_evaluation<Real> e, auto x, auto y) {
            std::vector<num> kept;
            while (kept.size() < 30) {
                kept.push_back(x[0] * 2);
            }
            CHECK(e.failed());
            asked = false;
            try {
                question(kept[0]);
            } catch (const jacfwd::evaluation_failed &) {
                asked = true;
            }
            y[0] = kept[0];
            question(kept[29]);
        });
        const Real x[] = {1};
        Real jac[1] = {Real(-1)};
        CHECK_INT(thrown([&] { f.jacfwd(x, jac); }, "needs about 32 numbers, but the context has room for 8"), JF_OUT_OF_NUMBERS);
        CHECK(asked && jac[0] == Real(-1));
    }
}

/* Names that <cmath> does not have, in the way of a program that knows nothing of this library. */
namespace program {
template <class T>
static T sinc(const T &x) { using std::sin; return x == T(0) ? T(1) : T(sin(x) / x); }
template <class T>
static T frac(const T &x) { using std::floor; return x - floor(x); }
template <class T>
static T sign(const T &x) { return x >= T(0) ? T(1) : T(-1); }
template <class T>
static T y0(const T &x) { return T(2) * x; }
template <class T>
static T primal(const T &x) { return x * T(2); }
template <class F, class T, std::size_t N>
static T jacobian(F &&f, const std::array<T, N> &x) { return f(x[0]); }
template <class V>
static auto sum(const V &v) { return v[0] + v[1]; }
template <class V>
static auto norm(const V &v) { return v[0] * v[0] + v[1] * v[1]; }
template <class A, class B>
static auto dot(const A &a, const B &b) { return a[0] * b[1]; }
template <class A, class B>
static auto mod(const A &a, const B &b) { return a - b; }
template <class T>
static T all(const T &x) {
    const std::vector<T> v{x, T(3) * x};
    return sinc(x) + frac(x) + sign(x - x) + y0(x) + sum(v) + norm(v) + dot(v, v) + mod(x, T(5)) + primal(x) +
           jacobian([](const T &t) { return t; }, std::array<T, 1>{{x}});
}
} // namespace program

template <class Real>
static void functions_of_the_program_are_not_replaced() {
    for (const Real x : {Real(0.5), Real(-0.25)}) {
        const auto all = differentiated<Real>([](auto in) { return program::all(in[0]); }, {x}, 1);
        CHECK_NEAR(all[1], program::all(x), 4e-6);
        const double h = 1e-5, at = static_cast<double>(x);
        CHECK_NEAR(all[0], (program::all(at + h) - program::all(at - h)) / (2 * h), 1e-4);
    }
}

/* What a call leaves behind may be overwritten and destroyed in the next, but never used, however many numbers were released since. */
template <class Real>
static void numbers_of_an_earlier_call_are_dead() {
    using num = basic_num<Real>;
    jacfwd::basic_context<Real> context(jacfwd::capacity{2, 32, 2});
    std::vector<num> work(4);
    auto f = jacfwd::function(context, jacfwd::shape(5, 1), [&work](auto x, auto y) {
        for (std::size_t i = 0; i < work.size(); i++) {
            work[i] = x[i] * x[i + 1];
        }
        y[0] = work[0] + work[3];
    });
    const Real x[] = {1, 2, 3, 4, 5};
    Real jac[5];
    /* Two directions at a time: three calls each. */
    for (int round = 0; round < 3; round++) {
        f.jacfwd(x, jac);
        CHECK(jac[0] == 2 && jac[1] == 1 && jac[2] == 0 && jac[3] == 5 && jac[4] == 4);
    }
    CHECK(std::isnan(work[0].primal()) && !(work[0] == work[0]));
    /* Numbers made of dead ones between the calls are dead, too. */
    work[0] = work[1] + 1;
    f.jacfwd(x, jac);
    CHECK(jac[0] == 2);
    num kept = 0;
    int releases = 0;
    auto late = jacfwd::function(context, jacfwd::shape(1, 1), [&](auto in) {
        for (int k = 0; k < releases; k++) {
            (void)(in[0] * 2);
        }
        num other = in[0] + 100;
        if (kept.is_constant()) {
            kept = std::move(other);
            return in[0] * 1;
        }
        return in[0] * kept;
    });
    /* One of 1024 gives `other` the handle of `kept`. */
    int refused = 0;
    for (releases = 1000; releases < 1030; releases++) {
        kept = 0;
        late.call(view<const Real>(x, 1), view<Real>(jac, 1));
        const auto call = [&] { late.call(view<const Real>(x, 1), view<Real>(jac, 1)); };
        refused += thrown(call, "a number of an earlier call, or of another function, was used") == JF_BAD_NUMBER;
    }
    CHECK_INT(refused, 30);
}

/* A number of the function around it, in a function that a driver runs inside: a mistake of both. */
template <class Real>
static void numbers_of_two_contexts_do_not_mix() {
    using num = basic_num<Real>;
    const std::function<num(const num &, const num &)> mixtures[] = {
        [](const num &x, const num &z) { return x * z; },
        [](const num &x, const num &z) { return z / x; },
        [](const num &x, const num &z) { return atan2(z, x); },
        [](const num &x, const num &z) { return jacfwd::muladd(z, 1, x); },
        [](const num &x, const num &z) { return fma(2, z, x); },
        [](const num &x, const num &z) { return z < x ? z : x; },
        [](const num &x, const num &z) { return jacfwd::sum(std::vector<num>{z, 1, x}); },
        [](const num &x, const num &z) { return jacfwd::dot(std::vector<num>{1, z}, std::vector<num>{x, 1}); },
        [](const num &x, const num &z) { return jacfwd::norm(std::vector<num>{x, z}); },
    };
    const auto refused = [](auto f, const Real *x) {
        Real y[1] = {Real(-1)};
        return thrown([&] { f.get().call(view<const Real>(x, 1), y); }, "another function") == JF_BAD_NUMBER && y[0] == Real(-1);
    };
    for (const auto &mixture : mixtures) {
        jacfwd::basic_context<Real> a(jacfwd::capacity{1, 16, 1}), b(jacfwd::capacity{1, 16, 1});
        const num *outer = nullptr;
        const Real x[] = {1};
        int releases = 0, of_inner = 0, of_outer = 0;
        auto inner = jacfwd::function(b, jacfwd::shape(1, 1), [&](auto z) { return mixture(*outer, z[0]); });
        auto f = jacfwd::function(a, jacfwd::shape(1, 1), [&](auto in) {
            for (int k = 0; k < releases; k++) {
                (void)(in[0] * 2);
            }
            const num twice = in[0] * 2;
            outer = &twice;
            of_inner += refused(std::ref(inner), x);
            return twice;
        });
        /* One of 1024 gives both handles the same bits; which one depends on the addresses. */
        const int rounds = &mixture == mixtures ? 1024 : 2;
        for (releases = 0; releases < rounds; releases++) {
            of_outer += refused(std::ref(f), x);
        }
        CHECK_INT(of_inner, rounds);
        CHECK_INT(of_outer, rounds);
    }
}

/* What else <cmath> has for values, and what converts to a plain real without a word. */
template <class Real>
static void the_rest_of_cmath_and_enumerators() {
    using num = basic_num<Real>;
    enum sides { THREE = 3 };
    const auto f = [](auto x, auto y) {
        const num nan = x[0] * std::numeric_limits<Real>::quiet_NaN();
        CHECK(isless(x[0], 2) && !isless(2, x[0]) && islessequal(x[0], x[0]) && isgreater(num(2), x[0]) && isgreaterequal(x[0], num(1)));
        CHECK(islessgreater(x[0], 2) && !islessgreater(x[0], x[0]) && !islessgreater(x[0], nan) && isunordered(x[0], nan) && !isunordered(1, x[0]));
        CHECK(fpclassify(x[0]) == FP_NORMAL && fpclassify(nan) == FP_NAN && fpclassify(num()) == FP_ZERO);
        y[0] = num(THREE) * x[0] + x[0] * THREE;
    };
    CHECK(differentiated<Real>(f, {1}, 1)[0] == 6);
}

int main() {
    RUN_BOTH(every_operation_has_the_bits_of_c);
    RUN_BOTH(second_names_mean_the_same);
    RUN_BOTH(operands_of_every_kind_mix);
    RUN_BOTH(a_template_written_for_reals_compiles_unchanged);
    RUN_BOTH(a_loop_does_not_exhaust_a_context);
    RUN_BOTH(copies_and_moves_are_numbers_of_their_own);
    RUN_BOTH(comparisons_look_at_values);
    RUN_BOTH(limits_and_streams_are_those_of_the_plain_real);
    RUN_BOTH(a_failed_evaluation_ends_the_function_where_it_asks_for_a_value);
    RUN_BOTH(functions_of_the_program_are_not_replaced);
    RUN_BOTH(numbers_of_an_earlier_call_are_dead);
    RUN_BOTH(numbers_of_two_contexts_do_not_mix);
    RUN_BOTH(the_rest_of_cmath_and_enumerators);
    return finish();
}
