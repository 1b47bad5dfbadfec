/* Models of many alike parts, of any number. */
#ifndef LONG_HPP
#define LONG_HPP

#include <cmath>
#include <cstddef>
#include <vector>

/* A chain of functions of one number each. */
struct Chain32 {
    static constexpr std::size_t N = 32, M = 32;
    static constexpr const char *NAME = "chain 32";

    static double start(std::size_t k) { return 0.1 * static_cast<double>(k) - 1.5; }

    template <class T>
    static void run(const T *x, T *out) {
        using std::exp;
        using std::log1p;
        using std::sin;
        for (std::size_t k = 0; k < N; k++) {
            out[k] = log1p(exp(sin(x[k])));
        }
    }
};

struct Sin64 {
    static constexpr std::size_t N = 64, M = 64;
    static constexpr const char *NAME = "sin 64";

    static double start(std::size_t k) { return 0.1 * static_cast<double>(k) - 3.1; }

    template <class T>
    static void run(const T *x, T *out) {
        using std::sin;
        for (std::size_t k = 0; k < N; k++) {
            out[k] = sin(x[k]);
        }
    }
};

/* Rosenbrock's function, chained: sum of 100 (y - x^2)^2 + (1 - x)^2 over neighbours x, y. */
template <std::size_t LENGTH>
struct Rosenbrock {
    static constexpr std::size_t N = LENGTH, M = 1;
    static constexpr const char *NAME = "Rosenbrock";

    static double start(std::size_t k) { return k % 2 ? 1.0 : -1.2; }

    template <class T>
    static void run(const T *x, T *out) {
        T sum(0.0);
        for (std::size_t k = 0; k + 1 < N; k++) {
            const T bend = x[k + 1] - x[k] * x[k], off = 1.0 - x[k];
            const T term = 100.0 * (bend * bend) + off * off;
            sum = k == 0 ? term : sum + term;
        }
        out[0] = sum;
    }
};

/* A network of 16, 32, 32 and 8 places, tanh between; weights of four decimals, none of them 0. */
struct Mlp {
    static constexpr std::size_t N = 16, HIDDEN = 32, M = 8;
    static constexpr const char *NAME = "MLP 16-32-32-8";

    static double start(std::size_t k) { return 0.1 * static_cast<double>(k % 5) - 0.2; }
    static double weight(std::size_t layer, std::size_t i, std::size_t j) {
        return (static_cast<double>((layer * 7919 + i * 104729 + j * 1299709) % 1021) - 510.5) / 1000;
    }

    template <class T>
    static std::vector<T> layer(std::size_t number, std::size_t rows, const std::vector<T> &x, bool bent) {
        using std::tanh;
        std::vector<T> y;
        for (std::size_t i = 0; i < rows; i++) {
            T sum = x[0] * weight(number, i, 0);
            for (std::size_t j = 1; j < x.size(); j++) {
                sum = sum + x[j] * weight(number, i, j);
            }
            y.push_back(bent ? tanh(sum) : sum);
        }
        return y;
    }

    template <class T>
    static void run(const T *in, T *out) {
        const std::vector<T> x(in, in + N);
        const std::vector<T> y = layer(3, M, layer(2, HIDDEN, layer(1, HIDDEN, x, true), true), false);
        for (std::size_t i = 0; i < M; i++) {
            out[i] = y[i];
        }
    }
};

#endif
