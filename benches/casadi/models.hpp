/* Models of any number: of CasADi's expressions, and of jacfwd's. */
#ifndef MODELS_HPP
#define MODELS_HPP

#include <cmath>
#include <cstddef>
#include <vector>

/* A step of Runge and Kutta for a chain of masses between springs, in space: the first is held, the last is moved with a given velocity. Positions of all but
 * the first, velocities of those between, and that velocity, to positions and velocities 0.2 s later. */
struct Chain {
    static constexpr std::size_t MASSES = 5, BETWEEN = MASSES - 2, STATE = 3 * (2 * BETWEEN + 1), N = STATE + 3, M = STATE;
    static constexpr const char *NAME = "chain of 5 masses, RK4";

    static double start(std::size_t k) { return 0.07 * static_cast<double>(k % 5) + 0.013 * static_cast<double>(k % 7) + 0.02 * static_cast<double>(k); }

    template <class T>
    static std::vector<T> derivative(const std::vector<T> &x, const T *u) {
        using std::sqrt;
        std::vector<T> dx(STATE);
        std::vector<T> force[MASSES - 1];
        for (std::size_t k = 0; k + 1 < MASSES; k++) {
            T d[3], square(0.0);
            for (std::size_t i = 0; i < 3; i++) {
                d[i] = k == 0 ? x[i] : x[3 * k + i] - x[3 * (k - 1) + i];
                square = i == 0 ? d[i] * d[i] : square + d[i] * d[i];
            }
            const T stretch = (1.0 - 0.033 / sqrt(square)) * (1.0 / 0.03);
            for (std::size_t i = 0; i < 3; i++) {
                force[k].push_back(stretch * d[i]);
            }
        }
        const std::size_t velocities = 3 * (BETWEEN + 1);
        for (std::size_t k = 0; k < BETWEEN; k++) {
            for (std::size_t i = 0; i < 3; i++) {
                dx[3 * k + i] = x[velocities + 3 * k + i];
                dx[velocities + 3 * k + i] = force[k + 1][i] - force[k][i] - (i == 2 ? 9.81 : 0.0);
            }
        }
        for (std::size_t i = 0; i < 3; i++) {
            dx[3 * BETWEEN + i] = u[i];
        }
        return dx;
    }

    template <class T>
    static void run(const T *in, T *out) {
        const double h = 0.2;
        const std::vector<T> x(in, in + STATE);
        const auto moved = [&](const std::vector<T> &k, double by) {
            std::vector<T> y(STATE);
            for (std::size_t i = 0; i < STATE; i++) {
                y[i] = x[i] + by * k[i];
            }
            return y;
        };
        const T *u = in + STATE;
        const std::vector<T> a = derivative(x, u), b = derivative(moved(a, h / 2), u), c = derivative(moved(b, h / 2), u), d = derivative(moved(c, h), u);
        for (std::size_t i = 0; i < STATE; i++) {
            out[i] = x[i] + h / 6 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]);
        }
    }
};

/* u' = 1 + u^2 v - 4 u + a u_xx, v' = 3 u - u^2 v + a v_xx on 256 cells, u = 1 and v = 3 at both ends; the species of a cell stand together. */
struct Brusselator1 {
    static constexpr std::size_t CELLS = 256, N = 2 * CELLS, M = N;
    static constexpr const char *NAME = "1-D Brusselator, n = 512";

    static double start(std::size_t k) { return (k % 2 ? 3.0 : 1.0) + 0.01 * static_cast<double>(k % 17); }

    template <class T>
    static void run(const T *x, T *out) {
        const double a = 0.02 * (CELLS + 1) * (CELLS + 1);
        for (std::size_t i = 0; i < CELLS; i++) {
            const T u = x[2 * i], v = x[2 * i + 1], uuv = u * u * v;
            const auto spread = [&](std::size_t s, double end) {
                const T both = (i == 0 ? T(end) : x[2 * (i - 1) + s]) + (i + 1 == CELLS ? T(end) : x[2 * (i + 1) + s]);
                return a * (both - 2.0 * x[2 * i + s]);
            };
            out[2 * i] = 1.0 + uuv - 4.0 * u + spread(0, 1.0);
            out[2 * i + 1] = 3.0 * u - uuv + spread(1, 3.0);
        }
    }
};

/* The same on a torus of SIDE times SIDE cells. */
template <std::size_t SIDE>
struct Brusselator2 {
    static constexpr std::size_t N = 2 * SIDE * SIDE, M = N;
    static constexpr const char *NAME = SIDE == 32 ? "2-D Brusselator, N = 32" : SIDE == 10 ? "2-D Brusselator, N = 10" : "2-D Brusselator";

    static double start(std::size_t k) { return (k % 2 ? 3.0 : 1.0) + 0.01 * static_cast<double>(k % 23); }

    template <class T>
    static void run(const T *x, T *out) {
        const double a = 0.002 * SIDE * SIDE;
        const auto at = [](std::size_t i, std::size_t j, std::size_t s) { return 2 * (i % SIDE * SIDE + j % SIDE) + s; };
        for (std::size_t i = 0; i < SIDE; i++) {
            for (std::size_t j = 0; j < SIDE; j++) {
                const T u = x[at(i, j, 0)], v = x[at(i, j, 1)], uuv = u * u * v;
                const auto spread = [&](std::size_t s) {
                    const T around = x[at(i + 1, j, s)] + x[at(i + SIDE - 1, j, s)] + x[at(i, j + 1, s)] + x[at(i, j + SIDE - 1, s)];
                    return a * (around - 4.0 * x[at(i, j, s)]);
                };
                out[at(i, j, 0)] = 1.0 + uuv - 4.4 * u + spread(0);
                out[at(i, j, 1)] = 3.4 * u - uuv + spread(1);
            }
        }
    }
};

#endif
