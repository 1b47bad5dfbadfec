/* Slopes of special functions: those of one argument, or of one and an order, that C++ has no function for. */
#ifndef SPECIAL_SLOPES_HPP
#define SPECIAL_SLOPES_HPP

#include "bessel.hpp"

#include <cstring>

struct Slopes1 {
    Slope d1, d2;
};

/* exp(x²) erfc x and two derivatives, without cancellation. */
struct Erfcx {
    wide y, d1, d2;

    explicit Erfcx(wide x) {
        if (x > 7) {
            /* Abramowitz and Stegun 7.1.23, and its derivatives. */
            wide term = 1 / (x * std::sqrt(PI));
            y = d1 = d2 = 0;
            for (int k = 0; k < 40; k++) {
                y += term;
                d1 -= (2 * k + 1) * term / x;
                d2 += (2 * k + 1) * (2 * k + 2) * term / x / x;
                term *= -(2 * k + 1) / (2 * x * x);
                if (std::fabs(term) < 1e-22L * y) {
                    break;
                }
            }
            return;
        }
        /* exp of the square's rounding, too. */
        const wide square = x * x, rest = std::fma(x, x, -square);
        y = std::exp(square) * (1 + rest) * std::erfc(x);
        d1 = 2 * x * y - 2 / std::sqrt(PI);
        d2 = 2 * y + 2 * x * d1;
    }
};

/* The quantile q of the normal distribution by Newton's method from a guess. */
inline wide quantile_of(wide p, wide guess) {
    wide q = guess;
    for (int k = 0; k < 3 && std::isfinite(q); k++) {
        const wide f = p < 0.5L ? normal_cdf(q) - p : (1 - p) - normal_cdf(-q);
        q -= f / normal_density(q);
    }
    return q;
}

/* Whether it is one of them; then `s` are its slopes. */
inline bool special_slopes(const char *name, wide x, wide c, wide y, Slopes1 &s) {
    const auto is = [name](const char *other) { return std::strcmp(name, other) == 0; };
    const auto both = [&s](Slope d1, Slope d2) { return s = Slopes1{d1, d2}, true; };
    const auto untold = [&] { return both(Slope::untold(), Slope::untold()); };
    const wide a = std::fabs(x), sign = x < 0 ? -1 : 1;
    if (is("erfcx")) {
        const Erfcx e(x);
        return both(Slope(e.d1, 64), Slope(e.d2, 256));
    }
    if (is("norm_logcdf")) {
        if (x > 100) return both(Slope(0), Slope(0));
        const Erfcx e(-x / std::sqrt(2.0L));
        const wide d = std::sqrt(2 / PI) / e.y;
        return both(Slope(d, 64), Slope(d * d * std::sqrt(PI) / 2 * e.d1, 256));
    }
    if (is("norm_quantile")) {
        if (!(x > 0 && x < 1)) return untold();
        const wide q = quantile_of(x, y), d = 1 / normal_density(q);
        return both(Slope(d, 64), Slope(q * d * d, 128));
    }
    if (is("log1mexp")) {
        if (x == 0) return untold();
        const wide d = 1 / std::expm1(a);
        return both(Slope(sign * d, 16), Slope(d / std::expm1(-a), 32));
    }
    if (is("logexpm1")) {
        if (!(x > 0)) return untold();
        const wide d = -1 / std::expm1(-x);
        return both(Slope(d, 16), Slope(-std::exp(-x) * d * d, 32));
    }
    if (is("entr")) {
        if (!(x > 0)) return untold();
        return both(Slope(-std::log(x) - 1, 16, std::fabs(std::log(x)) + 1), Slope(-1 / x, 16));
    }
    if (is("trigamma")) {
        /* At the poles: edges.c. */
        if (x <= 0 && x == std::floor(x)) return untold();
        return both(Slope(polygamma(2, x), 128, a > 0.5L ? 0 : 1 / (a * a * a)), Slope(polygamma(3, x), 256));
    }
    if (is("i0") || is("i1")) {
        const bool one = is("i1");
        const auto sum = [&](std::initializer_list<std::pair<int, wide>> terms) { return std::exp(a) * scaled_modified(terms, a); };
        const wide even = sum({{0, 0.5L}, {2, 0.5L}}), odd = sign * (one ? sum({{1, 0.75L}, {3, 0.25L}}) : sum({{1, 1}}));
        return one ? both(Slope(even, 64), Slope(odd, 128)) : both(Slope(odd, 64), Slope(even, 128));
    }
    if (is("i0e") || is("i1e")) {
        /* The kink of one at 0, and far away where long double cancels, too. */
        if (x == 0 || a > 1e4L) return untold();
        if (is("i0e")) return both(Slope(sign * scaled_modified({{1, 1}, {0, -1}}, a), 64), Slope(scaled_modified({{0, 1.5L}, {1, -2}, {2, 0.5L}}, a), 256));
        return both(Slope(scaled_modified({{0, 0.5L}, {2, 0.5L}, {1, -1}}, a), 64, 1 / (1 + a)),
                    Slope(sign * scaled_modified({{1, 1.75L}, {3, 0.25L}, {0, -1}, {2, -1}}, a), 256, 1 / (1 + a)));
    }
    if (is("jn")) {
        const int n = static_cast<int>(c);
        const auto j = [x, n](int more) { return jnl(n + more, x); };
        /* Near their zeros the error is that of their size. */
        const wide size = a < 1 ? 0 : std::fabs(j(0)) + std::fabs(j(-1)) + std::fabs(j(1)) + std::sqrt(2 / (PI * (a + 1)));
        return both(Slope((j(-1) - j(1)) / 2, 512, size), Slope((j(-2) - 2 * j(0) + j(2)) / 4, 1024, size));
    }
    return false;
}

#endif
