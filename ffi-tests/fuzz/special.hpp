/* Functions that C++ lacks, in long double, from their definitions: for slopes of special functions. */
#ifndef SPECIAL_HPP
#define SPECIAL_HPP

#include "tangent.hpp"

static constexpr wide PI = 3.14159265358979323846264338327950288L;

/* Polygamma of order 0 to 3 by recurrence and the asymptotic series (Abramowitz and Stegun 6.4), x > 0. */
inline wide polygamma_positive(int order, wide x) {
    static const wide bernoulli[] = {1.0L / 6, -1.0L / 30, 1.0L / 42, -1.0L / 30, 5.0L / 66, -691.0L / 2730, 7.0L / 6, -3617.0L / 510};
    wide sum = 0;
    for (; x < 30; x += 1) {
        sum += order == 0 ? -1 / x : order == 1 ? 1 / (x * x) : order == 2 ? -2 / (x * x * x) : 6 / (x * x * x * x);
    }
    const wide r = 1 / (x * x);
    wide series = order == 0 ? std::log(x) - 1 / (2 * x) : order == 1 ? 1 / x + r / 2 : order == 2 ? -r - r / x : 2 * r / x + 3 * r * r;
    wide power = r;
    for (int k = 1; k <= 8; k++) {
        const wide b = bernoulli[k - 1];
        series += order == 0   ? -b / (2 * k) * power
                  : order == 1 ? b * power / x
                  : order == 2 ? -b * (2 * k + 1) * power * r
                               : b * (2 * k + 1) * (2 * k + 2) * power * r / x;
        power *= r;
    }
    return sum + series;
}

/* By reflection below a half. */
inline wide polygamma(int order, wide x) {
    if (x > 0.5L) {
        return polygamma_positive(order, x);
    }
    /* The distance to the nearest pole keeps its digits. */
    const wide d = x - std::round(x), s = std::sin(PI * d), c = std::cos(PI * d), cot = c / s;
    const wide other = polygamma_positive(order, 1 - x);
    switch (order) {
    case 0: return other - PI * cot;
    case 1: return PI * PI / (s * s) - other;
    case 2: return other - 2 * PI * PI * PI * cot / (s * s);
    default: return 2 * PI * PI * PI * PI * (1 + 2 * c * c) / (s * s * s * s) - other;
    }
}

inline wide sigmoid_of(wide x) { return x >= 0 ? 1 / (1 + std::exp(-x)) : std::exp(x) / (1 + std::exp(x)); }
inline wide sigmoid_slope(wide x) {
    const wide e = std::exp(-std::fabs(x));
    return e / ((1 + e) * (1 + e));
}
inline wide normal_density(wide x) { return std::exp(-x * x / 2) / std::sqrt(2 * PI); }
inline wide normal_cdf(wide x) { return std::erfc(-x / std::sqrt(2.0L)) / 2; }

/* 2/sqrt(pi) times the integral of (2s)^n exp(-s^2 - 2xs) from 0: the scaled complementary error function for n = 0, and minus its slope for 1.
 * By the recurrence where it does not cancel much, else by the continued fraction of its ratios. */
inline wide scaled_erfc(int n, wide x) {
    const wide unit = 2 / std::sqrt(PI);
    if (x < 0.5L) {
        wide low = std::exp(x * x) * std::erfc(x), high = unit - 2 * x * low;
        for (int k = 1; k < n; k++) {
            const wide next = 2 * k * low - 2 * x * high;
            low = high;
            high = next;
        }
        return n == 0 ? low : high;
    }
    wide r = 0, product = 1;
    for (int k = 2000; k >= 1; k--) {
        r = 2 * k / (2 * x + r);
        product *= k <= n ? r : 1;
    }
    return unit / (2 * x + r) * product;
}

/* phi/Phi, and what it is above -x. */
inline wide inverse_mills(wide x) { return std::sqrt(2 / PI) / scaled_erfc(0, -x / std::sqrt(2.0L)); }
inline wide mills_gap(wide x) {
    return x > -1 ? inverse_mills(x) + x : scaled_erfc(1, -x / std::sqrt(2.0L)) / scaled_erfc(0, -x / std::sqrt(2.0L)) / std::sqrt(2.0L);
}

/* The normal quantile of p <= 1/2 by Newton's method on the logarithm from a guess. */
inline wide quantile_of(wide p, wide guess) {
    wide y = guess;
    for (int k = 0; k < 3 && std::isfinite(y); k++) {
        y -= (std::log(scaled_erfc(0, -y / std::sqrt(2.0L)) / 2) - y * y / 2 - std::log(p)) / inverse_mills(y);
    }
    return y;
}

/* The inverse error function by Newton's method from a guess. */
inline wide erfinv_of(wide x, wide guess) {
    wide y = guess;
    for (int k = 0; k < 3 && std::isfinite(y); k++) {
        const wide f = x > 0.5L ? (1 - x) - std::erfc(y) : x < -0.5L ? std::erfc(-y) - (1 + x) : std::erf(y) - x;
        y -= f / (2 / std::sqrt(PI) * std::exp(-y * y));
    }
    return y;
}

/* sin and cos of pi x. */
inline wide sinpi_of(wide x) {
    const wide r = std::remainder(x, 2.0L);
    return std::fabs(r) <= 0.25L ? std::sin(PI * r) : std::fabs(r) <= 0.75L ? std::copysign(std::cos(PI * (0.5L - std::fabs(r))), r)
                                                                             : std::copysign(std::sin(PI * (1 - std::fabs(r))), r);
}
inline wide cospi_of(wide x) { return sinpi_of(0.5L - std::fabs(std::remainder(x, 2.0L))); }

#endif
