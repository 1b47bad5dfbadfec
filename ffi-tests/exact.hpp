/* Derivatives of matrix expressions in closed form, and their comparison with those of numbers: values, Jacobian and Hessian. */
#ifndef EXACT_HPP
#define EXACT_HPP

#include "precisions.hpp"

#include "jacfwd/eigen.hpp"

#include <Eigen/Dense>
#include <functional>

template <class T, int N = Eigen::Dynamic>
using Square = Eigen::Matrix<T, N, N>;
template <class T, int N = Eigen::Dynamic>
using Column = Eigen::Matrix<T, N, 1>;

/* What f from x gives, with all derivatives: those of output i are jac(i, k) and hess[i](k, l). */
struct derivatives {
    Eigen::VectorXd value;
    Eigen::MatrixXd jac;
    std::vector<Eigen::MatrixXd> hess;
    std::uint32_t flags;

    derivatives(Eigen::Index m, Eigen::Index n) : value(m), jac(m, n), hess(static_cast<std::size_t>(m), Eigen::MatrixXd::Zero(n, n)), flags(0) {}
};

template <class Real, class F>
derivatives derived(const Eigen::VectorXd &x, Eigen::Index m, F f) {
    const std::size_t n = static_cast<std::size_t>(x.size()), outputs = static_cast<std::size_t>(m);
    jacfwd::basic_context<Real> context(jacfwd::capacity{1, 6000});
    auto function = jacfwd::function(context, jacfwd::shape(n, outputs), f);
    const Eigen::Matrix<Real, Eigen::Dynamic, 1> at = x.cast<Real>();
    std::vector<Real> hess(outputs * n * n), jac(outputs * n), value(outputs);
    function.hessian(at, hess, jac, value);
    derivatives d(m, x.size());
    d.flags = context.flags();
    for (std::size_t i = 0; i < outputs; i++) {
        const Eigen::Index row = static_cast<Eigen::Index>(i);
        d.value[row] = static_cast<double>(value[i]);
        for (std::size_t k = 0; k < n; k++) {
            d.jac(row, static_cast<Eigen::Index>(k)) = static_cast<double>(jac[i * n + k]);
            for (std::size_t l = 0; l < n; l++) {
                d.hess[i](static_cast<Eigen::Index>(k), static_cast<Eigen::Index>(l)) = static_cast<double>(hess[(i * n + k) * n + l]);
            }
        }
    }
    return d;
}

/* `epsilons` roundings, relative to the largest of each kind. */
template <class Real>
void compare(const char *name, const derivatives &actual, const derivatives &expected, double epsilons = 400) {
    const double most = epsilons * static_cast<double>(std::numeric_limits<Real>::epsilon());
    const auto differ = [&](const char *kind, const Eigen::MatrixXd &a, const Eigen::MatrixXd &b) {
        if (a.size() > 0 && failing((a - b).cwiseAbs().maxCoeff() <= most * (1 + b.cwiseAbs().maxCoeff()))) {
            std::printf("%s: %s of %s off by %g\n", part, kind, name, (a - b).cwiseAbs().maxCoeff());
        }
    };
    differ("value", actual.value, expected.value);
    differ("slopes", actual.jac, expected.jac);
    for (std::size_t i = 0; i < expected.hess.size(); i++) {
        differ("second derivatives", actual.hess[i], expected.hess[i]);
    }
}

/* Matrices of 3 by 3 with zeros where solvers like to stop, and one without. */
struct sample {
    const char *name;
    Eigen::Matrix3d a;
};
inline std::vector<sample> samples(bool positive) {
    std::vector<sample> all(6);
    all[0] = {"identity", Eigen::Matrix3d::Identity()};
    all[1] = {"diagonal", Eigen::Vector3d(1, 2, 5).asDiagonal()};
    all[2].name = "one pair coupled";
    all[2].a << 4, 0, 1, 0, 3, 0, 1, 0, 2;
    all[3].name = "general";
    all[3].a << 4, 1, -1, 1, 5, 2, -1, 2, 6;
    all[4].name = "upper";
    all[4].a << 2, 1, -1, 0, 3, 0.5, 0, 0, -4;
    all[5].name = "lower";
    all[5].a << 2, 0, 0, 1, -3, 0, 4, 0.5, 4;
    all.resize(positive ? 4 : 6);
    return all;
}

/* The entries, column by column, then the right side. */
inline Eigen::VectorXd parameters(const Eigen::Matrix3d &a, const Eigen::Vector3d &b) {
    Eigen::VectorXd x(12);
    x << Eigen::Map<const Eigen::Matrix<double, 9, 1>>(a.data()), b;
    return x;
}

/* z = A^-1 b: dz = A^-1 (db - dA z), and once more. `change` is dA for a parameter. */
inline derivatives solution(const Eigen::Matrix3d &a, const Eigen::Vector3d &b, const std::function<Eigen::Matrix3d(Eigen::Index)> &change) {
    const Eigen::Matrix3d inverse = a.inverse();
    const Eigen::Vector3d z = inverse * b;
    derivatives d(3, 12);
    const auto side = [](Eigen::Index k) { return Eigen::Vector3d(k < 9 ? Eigen::Vector3d::Zero() : Eigen::Vector3d(Eigen::Vector3d::Unit(k - 9))); };
    d.value = z;
    for (Eigen::Index k = 0; k < 12; k++) {
        const Eigen::Vector3d first = inverse * (side(k) - change(k) * z);
        d.jac.col(k) = first;
        for (Eigen::Index l = 0; l < 12; l++) {
            const Eigen::Vector3d other = inverse * (side(l) - change(l) * z), second = -inverse * (change(l) * first + change(k) * other);
            for (std::size_t i = 0; i < 3; i++) {
                d.hess[i](k, l) = second[static_cast<Eigen::Index>(i)];
            }
        }
    }
    return d;
}

/* dA where every entry counts, and where the lower triangle stands for both. */
inline Eigen::Matrix3d entry(Eigen::Index k) {
    Eigen::Matrix3d e = Eigen::Matrix3d::Zero();
    if (k < 9) {
        e.data()[k] = 1;
    }
    return e;
}
inline Eigen::Matrix3d mirrored(Eigen::Index k) {
    const Eigen::Matrix3d lower = entry(k).triangularView<Eigen::Lower>();
    Eigen::Matrix3d both = lower + lower.transpose();
    both.diagonal() = lower.diagonal();
    return both;
}

/* Right sides with and without zeros. */
inline std::vector<Eigen::Vector3d> right_sides() {
    return {Eigen::Vector3d(1, 2, 3), Eigen::Vector3d(0, 2, 0), Eigen::Vector3d(0, 0, 3), Eigen::Vector3d::Zero()};
}

/* Each of three results of a solver among those of several. */
inline derivatives three_of(const derivatives &d, Eigen::Index first) {
    derivatives three(3, d.jac.cols());
    three.value = d.value.segment(first, 3);
    three.jac = d.jac.middleRows(first, 3);
    for (Eigen::Index i = 0; i < 3; i++) {
        three.hess[static_cast<std::size_t>(i)] = d.hess[static_cast<std::size_t>(first + i)];
    }
    return three;
}

#endif
