/* Modified Bessel functions in long double, and sums of them that cancel: for slopes. */
#ifndef BESSEL_HPP
#define BESSEL_HPP

#include "special.hpp"

#include <initializer_list>
#include <utility>

/* The sum of factors times exp(-a) I_n(a), a >= 0: the power series (Abramowitz and Stegun 9.6.10), and from 30 on the asymptotic one (9.7.1), term
 * by term over all orders, so that what they share cancels before it is rounded. */
inline wide scaled_modified(std::initializer_list<std::pair<int, wide>> terms, wide a) {
    wide sum = 0;
    if (a < 30) {
        for (const auto &[n, factor] : terms) {
            wide term = 1, all = 0;
            for (int k = 1; k <= n; k++) {
                term *= a / 2 / k;
            }
            for (int k = 1; k < 120; k++) {
                all += term;
                term *= a / 2 / k * (a / 2 / (k + n));
            }
            sum += factor * all;
        }
        return std::exp(-a) * sum;
    }
    for (int k = 0; k < 40; k++) {
        wide of_order = 0;
        for (const auto &[n, factor] : terms) {
            wide term = 1;
            for (int j = 1; j <= k; j++) {
                term *= -((4.0L * n * n) - (2.0L * j - 1) * (2.0L * j - 1)) / (8 * j);
            }
            of_order += factor * term;
        }
        sum += of_order / std::pow(a, k);
    }
    return sum / std::sqrt(2 * PI * a);
}

#endif
