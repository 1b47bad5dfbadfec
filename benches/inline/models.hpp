/* Models of fixed sizes, of any number: those of robots, a filter, Rosenbrock's function. */
#ifndef MODELS_HPP
#define MODELS_HPP

#include "../casadi/robots.hpp"

/* The state of a vehicle a step of 0.1 s later: position, heading, speed, yaw rate, acceleration. */
struct Filter {
    static constexpr std::size_t N = 6, M = 6;
    static constexpr const char *NAME = "filter";

    static double start(std::size_t k) { return 0.7 * static_cast<double>(k) - 0.9; }

    template <class T>
    static void run(const T *s, T *out) {
        using std::cos;
        using std::sin;
        const double dt = 0.1;
        const T turned = s[2] + s[4] * (dt / 2), way = (s[3] + s[5] * (dt / 2)) * dt;
        out[0] = s[0] + way * cos(turned);
        out[1] = s[1] + way * sin(turned);
        out[2] = s[2] + s[4] * dt;
        out[3] = s[3] + s[5] * dt;
        out[4] = s[4];
        out[5] = s[5];
    }
};

/* The residuals of Rosenbrock's function, in pairs. */
template <std::size_t SIZE>
struct Rosenbrock {
    static constexpr std::size_t N = SIZE, M = SIZE;
    static constexpr const char *NAME = SIZE == 2 ? "Rosenbrock 2" : "Rosenbrock 8";

    static double start(std::size_t k) { return k % 2 ? 1.0 : -1.2; }

    template <class T>
    static void run(const T *x, T *out) {
        for (std::size_t k = 0; k < SIZE; k += 2) {
            out[k] = (x[k + 1] - x[k] * x[k]) * 10.0;
            out[k + 1] = 1.0 - x[k];
        }
    }
};

#endif
