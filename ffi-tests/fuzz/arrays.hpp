/* Slopes of the array functions whose value is not a chain of operations that is documented: norm, logsumexp, softmax of K numbers. */
#ifndef ARRAYS_HPP
#define ARRAYS_HPP

#include "special.hpp"

/* A value in long double and what its error is relative to; first derivatives; second derivatives of the pairs i <= j, row by row. */
template <std::size_t K>
struct Folded {
    wide value, size;
    Slope d1[K], d2[K * (K + 1) / 2];

    template <class First, class Second>
    Folded(wide y, wide relative_to, First first, Second second) : value(y), size(relative_to) {
        for (std::size_t i = 0, k = 0; i < K; i++) {
            d1[i] = first(i);
            for (std::size_t j = i; j < K; j++, k++) {
                d2[k] = second(i, j);
            }
        }
    }
};

template <std::size_t K>
Folded<K> norm_of(const wide (&x)[K]) {
    wide size = 0;
    for (const wide v : x) {
        size = std::fmax(size, std::fabs(v));
    }
    wide sum = 0;
    for (const wide v : x) {
        sum += size == 0 ? 0 : v / size * (v / size);
    }
    const wide n = size * std::sqrt(sum);
    if (n == 0) {
        return {0, 0, [](std::size_t) { return Slope::none(); }, [](std::size_t, std::size_t) { return Slope::untold(); }};
    }
    const auto first = [&](std::size_t i) { return Slope(x[i] / n, 32); };
    const auto second = [&](std::size_t i, std::size_t j) {
        wide others = 0;
        for (std::size_t k = 0; k < K; k++) {
            others += k == i ? 0 : x[k] / n * (x[k] / n);
        }
        return i == j ? Slope(others / n, 128) : Slope(-(x[i] / n) * (x[j] / n) / n, 128);
    };
    return {n, n, first, second};
}

/* The shares exp x[i] / sum of exp x, and one less them, without cancellation. */
template <std::size_t K>
struct Shares {
    wide largest, log, share[K], rest[K];

    explicit Shares(const wide (&x)[K]) {
        std::size_t place = 0;
        for (std::size_t i = 1; i < K; i++) {
            place = x[i] > x[place] ? i : place;
        }
        largest = x[place];
        wide smaller = 0;
        for (std::size_t i = 0; i < K; i++) {
            smaller += i == place ? 0 : std::exp(x[i] - largest);
        }
        log = std::log1p(smaller);
        const wide sum = 1 + smaller;
        for (std::size_t i = 0; i < K; i++) {
            wide others = 0;
            for (std::size_t j = 0; j < K; j++) {
                others += j == i ? 0 : std::exp(x[j] - largest);
            }
            share[i] = std::exp(x[i] - largest) / sum;
            rest[i] = others / sum;
        }
    }

    /* d share[i] / d x[j] / share[i]. */
    wide slope(std::size_t i, std::size_t j) const { return i == j ? rest[i] : -share[j]; }
};

template <std::size_t K>
Folded<K> logsumexp_of(const wide (&x)[K]) {
    const Shares<K> s(x);
    return {s.largest + s.log, std::fabs(s.largest) + s.log, [&](std::size_t i) { return Slope(s.share[i], 64); },
            [&](std::size_t i, std::size_t j) { return Slope(s.share[i] * s.slope(i, j), 256); }};
}

/* Share number k. */
template <std::size_t K>
Folded<K> softmax_of(const wide (&x)[K], std::size_t k) {
    const Shares<K> s(x);
    const wide y = s.share[k];
    return {y, y, [&](std::size_t i) { return Slope(y * s.slope(k, i), 64); },
            [&](std::size_t i, std::size_t j) {
                /* Both terms may cancel; the error is relative to their sizes. */
                const wide p = s.slope(k, i) * s.slope(k, j), q = s.share[i] * s.slope(i, j);
                return Slope(y * (p - q), 256, y * (std::fabs(p) + std::fabs(q)));
            }};
}

#endif
