/* What <cmath> has beside the operations: parts of a number, scaling, rounding to integers; values as of plain reals, slopes in closed form. */
#include "precisions.hpp"

using jacfwd::basic_num;

template <class Real>
static const std::vector<Real> &points() {
    using limits = std::numeric_limits<Real>;
    static const std::vector<Real> all{Real(0.75), Real(-2.5), 3,  -Real(1e-3), Real(12345.678), limits::denorm_min() * 5, limits::min() * Real(-1.5), limits::max(),
                                       0,          -Real(0),   -7, Real(0.5)};
    return all;
}

/* Value and slope of f at x. */
template <class Real, class F>
static std::array<double, 2> of(F f, Real x) {
    const auto all = differentiated<Real>([&f](auto in, auto out) { out[0] = f(in[0]); }, {x}, 1);
    return {{static_cast<double>(all[1]), static_cast<double>(all[0])}};
}

template <class Real>
static void scaling_is_exact() {
    for (const Real x : points<Real>()) {
        for (const int k : {0, 1, -1, 10, -20, 100, -100, 130, -140, 1000, -1000, 1100, -1060, -1074, 2090, -2100, 30000, -30000}) {
            const double value = static_cast<double>(std::ldexp(x, k)), slope = static_cast<double>(std::ldexp(Real(1), k));
            for (const auto &actual : {of<Real>([k](auto a) { return ldexp(a, k); }, x), of<Real>([k](auto a) { return scalbn(a, k); }, x),
                                       of<Real>([k](auto a) { return scalbln(a, static_cast<long>(k)); }, x)}) {
                CHECK_SAME(actual[0], value);
                CHECK_SAME(actual[1], slope);
            }
            CHECK_SAME(static_cast<double>(ldexp(basic_num<Real>(x), k).primal()), value);
        }
    }
}

template <class Real>
static void parts_of_a_number_have_their_slopes() {
    using num = basic_num<Real>;
    for (const Real x : points<Real>()) {
        int exponent = 0, of_number = 99;
        const Real mantissa = std::frexp(x, &exponent);
        const auto m = of<Real>([&](auto a) { return frexp(a, &of_number); }, x);
        CHECK_INT(of_number, exponent);
        CHECK_SAME(m[0], static_cast<double>(mantissa));
        CHECK_SAME(m[1], static_cast<double>(std::ldexp(Real(1), -exponent)));
        Real whole = 0;
        const Real fraction = std::modf(x, &whole);
        const auto all = differentiated<Real>(
            [](auto in, auto out) {
                num integer;
                out[0] = modf(in[0], &integer);
                out[1] = integer;
            },
            {x}, 2);
        CHECK_SAME(static_cast<double>(all[2]), static_cast<double>(fraction));
        CHECK_SAME(static_cast<double>(all[3]), static_cast<double>(whole));
        CHECK_SAME(static_cast<double>(all[0]), 1);
        CHECK_SAME(static_cast<double>(all[1]), 0);
        /* A power of two that is no number is an infinite slope. */
        if (std::isinf(std::ldexp(Real(1), -exponent)) || std::isinf(std::ldexp(Real(1), exponent))) {
            continue;
        }
        /* The parts make the number again, slope and all. */
        const auto again = of<Real>(
            [](auto a) {
                num integer;
                int k;
                const num f = modf(a, &integer), half = frexp(f + integer, &k);
                return ldexp(half, k);
            },
            x);
        CHECK_NEAR(again[0], static_cast<double>(x), std::abs(static_cast<double>(x)) * 1e-6);
        CHECK_SAME(again[1], 1);
        if (x < 0 || x > 0) {
            CHECK_SAME(of<Real>([](auto a) { return logb(a); }, x)[0], static_cast<double>(std::logb(x)));
            CHECK_INT(ilogb(num(x)), std::ilogb(x));
        }
        if (std::abs(x) < Real(1e6)) {
            CHECK(lround(num(x)) == std::lround(x) && llround(num(x)) == std::llround(x) && lrint(num(x)) == std::lrint(x) && llrint(num(x)) == std::llrint(x));
        }
    }
    num integer;
    const Real inf = std::numeric_limits<Real>::infinity();
    CHECK_SAME(static_cast<double>(modf(num(-inf), &integer).primal()), -0.0);
    CHECK(integer == -inf && std::isnan(modf(num(std::numeric_limits<Real>::quiet_NaN()), &integer).primal()));
    int exponent = 9;
    CHECK(frexp(num(inf), &exponent) == inf && exponent == 0);
}

/* Plain reals beside numbers, on either side. */
template <class Real>
static void reals_mix_with_numbers() {
    const auto f = [](auto in, auto out) {
        out[0] = fdim(in[0], 1) + fdim(Real(5), in[0]);
        out[1] = hypot(in[0], 2, Real(6)) + hypot(Real(2), in[0], 6) + hypot(2, 6, in[0]);
        out[2] = nearbyint(in[0] * 2) + fabs(-in[0]);
        CHECK(isnormal(in[0]) && fpclassify(in[0]) == FP_NORMAL && !isunordered(in[0], 1) && islessgreater(in[0], 4));
    };
    const auto all = differentiated<Real>(f, {3}, 3);
    const double most = 8 * static_cast<double>(std::numeric_limits<Real>::epsilon());
    const double expected[] = {0, 9.0 / 7, 1, 4, 21, 9};
    for (std::size_t k = 0; k < 6; k++) {
        CHECK_NEAR(static_cast<double>(all[k]), expected[k], most * (1 + expected[k]));
    }
}

int main() {
    RUN_BOTH(scaling_is_exact);
    RUN_BOTH(parts_of_a_number_have_their_slopes);
    RUN_BOTH(reals_mix_with_numbers);
    return finish();
}
