/* Models of robots and cameras, of any number. Links: benches/c/callback.c, for the figures of the arm. */
#ifndef ROBOTS_HPP
#define ROBOTS_HPP

#include "../c/problem.hpp"

#include <cmath>
#include <cstddef>

/* Pose of an arm of six joints, a UR5 with twists off the right angle: position, and rotation by rows. */
struct Arm {
    static constexpr std::size_t N = JOINTS, M = POSE;
    static constexpr const char *NAME = "arm";

    static double start(std::size_t k) { return 0.3 * static_cast<double>(k) - 0.7; }

    template <class T>
    static void run(const T *q, T *out) {
        arm_of(q, out);
    }
};

/* Error in the image of a camera (rotation vector, translation, focal length, two of radial distortion) and a point: Ceres' SnavelyReprojectionError. */
struct Reprojection {
    static constexpr std::size_t N = CAMERA_AND_POINT, M = 2;
    static constexpr const char *NAME = "reprojection";

    static double start(std::size_t k) {
        static const double x[N] = {0.0157, -0.0128, -0.0044, -0.0341, -0.1075, 1.1202, 399.75, -3.18e-7, 5.88e-13, -0.612, 0.5718, -1.8471};
        return x[k];
    }

    template <class T>
    static void run(const T *in, T *error) {
        reprojection_of<double>(in, error);
    }
};

/* A step of 0.01 s of inertial navigation: position, velocity, rotation vector of the attitude error, biases of gyroscope and accelerometer. */
struct Strapdown {
    static constexpr std::size_t N = 15, M = 15;
    static constexpr const char *NAME = "strapdown";

    static double start(std::size_t k) { return 0.1 * static_cast<double>(k) - 0.6; }

    /* The quaternion that turns by v times scale. */
    template <class T>
    static void rotation(const T *v, double scale, T *q) {
        using std::cos;
        using std::sin;
        using std::sqrt;
        const T angle = sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]), half = angle * (0.5 * scale), s = sin(half) / angle;
        q[0] = cos(half);
        for (std::size_t i = 0; i < 3; i++) {
            q[1 + i] = v[i] * s;
        }
    }

    template <class P, class T>
    static void product(const P *p, const T *q, T *out) {
        out[0] = q[0] * p[0] - q[1] * p[1] - q[2] * p[2] - q[3] * p[3];
        out[1] = q[1] * p[0] + q[0] * p[1] + q[3] * p[2] - q[2] * p[3];
        out[2] = q[2] * p[0] - q[3] * p[1] + q[0] * p[2] + q[1] * p[3];
        out[3] = q[3] * p[0] + q[2] * p[1] - q[1] * p[2] + q[0] * p[3];
    }

    template <class T>
    static void run(const T *x, T *out) {
        static const double reference[4] = {0.8, 0.36, -0.48, 0.0}, back[4] = {0.8, -0.36, 0.48, 0.0}, gyro[3] = {0.31, -0.22, 0.17},
                            accelerometer[3] = {0.4, -0.9, 9.6}, step = 0.01;
        T turned[4], q[4], rate[3], f[3], a[3], e[4], next[4];
        rotation(x + 6, 1.0, turned);
        product(reference, turned, q);
        for (std::size_t i = 0; i < 3; i++) {
            rate[i] = -x[9 + i] + gyro[i];
            f[i] = -x[12 + i] + accelerometer[i];
        }
        const T &w = q[0], *u = q + 1;
        const T t[3] = {(u[1] * f[2] - u[2] * f[1]) * 2.0, (u[2] * f[0] - u[0] * f[2]) * 2.0, (u[0] * f[1] - u[1] * f[0]) * 2.0};
        for (std::size_t i = 0; i < 3; i++) {
            const std::size_t j = (i + 1) % 3, k = (i + 2) % 3;
            a[i] = f[i] + w * t[i] + (u[j] * t[k] - u[k] * t[j]) + (i == 2 ? -9.81 : 0.0);
        }
        rotation(rate, step, turned);
        product(q, turned, next);
        product(back, next, e);
        for (std::size_t i = 0; i < 3; i++) {
            out[i] = x[i] + x[3 + i] * step + a[i] * (0.5 * step * step);
            out[3 + i] = x[3 + i] + a[i] * step;
            out[6 + i] = e[1 + i] * 2.0;
            out[9 + i] = x[9 + i];
            out[12 + i] = x[12 + i];
        }
    }
};

/* Torques of an arm of seven joints by the recursive Newton-Euler algorithm, of angles, velocities and accelerations; axes take turns. */
struct Rnea {
    static constexpr std::size_t SEVEN = 7, N = 3 * SEVEN, M = SEVEN;
    static constexpr const char *NAME = "RNEA, 7 joints";

    static double start(std::size_t k) { return 0.17 * static_cast<double>(k % 7) - 0.4 + 0.03 * static_cast<double>(k); }

    template <class A, class B, class T>
    static void cross(const A *a, const B *b, T *out) {
        for (std::size_t i = 0; i < 3; i++) {
            const std::size_t j = (i + 1) % 3, k = (i + 2) % 3;
            out[i] = a[j] * b[k] - a[k] * b[j];
        }
    }

    /* Turned by an angle about axis 1 or 2, or back. */
    template <class T>
    static void turn(std::size_t axis, const T &s, const T &c, bool back, const T *v, T *out) {
        const std::size_t j = (axis + 1) % 3, k = (axis + 2) % 3;
        out[axis] = v[axis];
        out[j] = back ? c * v[j] + s * v[k] : c * v[j] - s * v[k];
        out[k] = back ? c * v[k] - s * v[j] : s * v[j] + c * v[k];
    }

    template <class T>
    static void run(const T *x, T *torque) {
        using std::cos;
        using std::sin;
        static const double offset[3] = {0.05, -0.02, 0.3}, centre[3] = {0.01, 0.02, 0.12}, inertia[3] = {0.03, 0.04, 0.01};
        T w[3] = {0.0, 0.0, 0.0}, dw[3] = {0.0, 0.0, 0.0}, a[3] = {0.0, 0.0, 9.81}, s[SEVEN], c[SEVEN], force[SEVEN][3], moment[SEVEN][3];
        for (std::size_t k = 0; k < SEVEN; k++) {
            const std::size_t axis = 1 + k % 2;
            const double mass = 4.0 - 0.5 * static_cast<double>(k);
            s[k] = sin(x[k]), c[k] = cos(x[k]);
            T next_w[3], next_dw[3], next_a[3], first[3], second[3], third[3];
            turn(axis, s[k], c[k], true, w, next_w);
            turn(axis, s[k], c[k], true, dw, next_dw);
            /* The velocity of the joint about its axis. */
            T about[3] = {0.0, 0.0, 0.0};
            about[axis] = x[SEVEN + k];
            cross(next_w, about, first);
            cross(dw, offset, second);
            cross(w, offset, third);
            T in_turn[3];
            cross(w, third, in_turn);
            for (std::size_t i = 0; i < 3; i++) {
                a[i] = a[i] + second[i] + in_turn[i];
            }
            turn(axis, s[k], c[k], true, a, next_a);
            for (std::size_t i = 0; i < 3; i++) {
                w[i] = next_w[i], dw[i] = next_dw[i] + first[i], a[i] = next_a[i];
            }
            w[axis] = w[axis] + x[SEVEN + k];
            dw[axis] = dw[axis] + x[2 * SEVEN + k];
            cross(dw, centre, second);
            cross(w, centre, third);
            cross(w, third, in_turn);
            T spun[3];
            for (std::size_t i = 0; i < 3; i++) {
                force[k][i] = (a[i] + second[i] + in_turn[i]) * mass;
                spun[i] = w[i] * inertia[i];
            }
            cross(w, spun, first);
            for (std::size_t i = 0; i < 3; i++) {
                moment[k][i] = dw[i] * inertia[i] + first[i];
            }
        }
        T f[3], n[3];
        for (std::size_t k = SEVEN; k-- > 0;) {
            const std::size_t axis = 1 + k % 2;
            T arm[3], rest[3];
            cross(centre, force[k], arm);
            if (k + 1 < SEVEN) {
                T back_f[3], back_n[3];
                turn(1 + (k + 1) % 2, s[k + 1], c[k + 1], false, f, back_f);
                turn(1 + (k + 1) % 2, s[k + 1], c[k + 1], false, n, back_n);
                cross(offset, back_f, rest);
                for (std::size_t i = 0; i < 3; i++) {
                    f[i] = force[k][i] + back_f[i];
                    n[i] = moment[k][i] + arm[i] + back_n[i] + rest[i];
                }
            } else {
                for (std::size_t i = 0; i < 3; i++) {
                    f[i] = force[k][i];
                    n[i] = moment[k][i] + arm[i];
                }
            }
            torque[k] = n[axis];
        }
    }
};

#endif
