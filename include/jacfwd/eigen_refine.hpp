// Decompositions of matrices of numbers by Newton's method from those of their values: two steps are exact in both derivatives, where the
// rotations of Eigen's own iterations stop as soon as a value is zero. What is not differentiable raises JF_FLAG_KINK.
// Does not know Eigen's solver classes.
#ifndef JACFWD_EIGEN_REFINE_HPP
#define JACFWD_EIGEN_REFINE_HPP

#include "macros_hide.hpp"

#include "complex.hpp"
#include "eigen_zero.hpp"

namespace jacfwd::detail {

template <class T>
using dense_of = Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic>;
template <class T>
using column_of = Eigen::Matrix<T, Eigen::Dynamic, 1>;

template <class T>
dense_of<typename T::real> values_of(const dense_of<T> &a) {
    return a.unaryExpr([](const T &x) { return x.primal(); });
}

// Whether two eigenvalues of a matrix of this size are one: what belongs to which then depends on the direction.
template <class Real>
bool same_value(Real a, Real b, Real largest, Eigen::Index size) {
    return !(std::abs(a - b) > Real(8) * static_cast<Real>(size) * std::numeric_limits<Real>::epsilon() * largest);
}

// T. Ogita, K. Aishima, Iterative refinement for symmetric eigenvalue decomposition, 2018. v and d: in, of the values; out, of a.
template <class Num>
void refine_symmetric(const dense_of<Num> &a, dense_of<Num> &v, column_of<Num> &d) {
    using Real = typename Num::real;
    const Eigen::Index n = a.rows();
    Real largest = 0;
    for (Eigen::Index i = 0; i < n; i++) {
        largest = (std::max)(largest, std::abs(d[i].primal()));
    }
    for (int step = 0; step < 2; step++) {
        const dense_of<Num> r = dense_of<Num>::Identity(n, n) - v.transpose() * v;
        const dense_of<Num> s = v.transpose() * dense_of<Num>(a * v);
        dense_of<Num> e(n, n);
        for (Eigen::Index i = 0; i < n; i++) {
            d[i] = s(i, i) / (Real(1) - r(i, i));
        }
        for (Eigen::Index j = 0; j < n; j++) {
            for (Eigen::Index i = 0; i < n; i++) {
                if (i == j || same_value(d[i].primal(), d[j].primal(), largest, n)) {
                    e(i, j) = r(i, j) * Real(0.5);
                    if (i != j) {
                        corner_of(s(i, j));
                    }
                } else {
                    e(i, j) = (s(i, j) + d[j] * r(i, j)) / (d[j] - d[i]);
                }
            }
        }
        v += dense_of<Num>(v * e);
    }
}

// The same for singular values, 2020; a has at least as many rows as columns, u and v are square.
template <class Num>
void refine_singular(const dense_of<Num> &a, dense_of<Num> &u, dense_of<Num> &v, column_of<Num> &d) {
    using Real = typename Num::real;
    const Eigen::Index m = a.rows(), n = a.cols();
    const Real largest = n > 0 ? d[0].primal() : Real(0);
    for (int step = 0; step < 2; step++) {
        const dense_of<Num> r = dense_of<Num>::Identity(m, m) - u.transpose() * u, s = dense_of<Num>::Identity(n, n) - v.transpose() * v;
        const dense_of<Num> t = u.transpose() * dense_of<Num>(a * v);
        dense_of<Num> f = r * Real(0.5), g = s * Real(0.5);
        for (Eigen::Index i = 0; i < n; i++) {
            d[i] = t(i, i) / (Real(1) - (r(i, i) + s(i, i)) * Real(0.5));
            if (same_value(d[i].primal(), Real(0), largest, m)) {
                corner_of(t(i, i));
            }
        }
        for (Eigen::Index j = 0; j < n; j++) {
            for (Eigen::Index i = 0; i < n; i++) {
                if (i == j) {
                    continue;
                }
                if (same_value(d[i].primal(), d[j].primal(), largest, m)) {
                    corner_of(t(i, j));
                    continue;
                }
                const Num alpha = t(i, j) + d[j] * r(i, j), beta = t(j, i) + d[j] * s(i, j), gap = (d[j] - d[i]) * (d[j] + d[i]);
                f(i, j) = (alpha * d[j] + beta * d[i]) / gap;
                g(i, j) = (alpha * d[i] + beta * d[j]) / gap;
            }
            for (Eigen::Index i = n; i < m; i++) {
                if (same_value(d[j].primal(), Real(0), largest, m)) {
                    corner_of(t(i, j));
                    continue;
                }
                f(i, j) = t(i, j) / d[j] + r(i, j);
                f(j, i) = -t(i, j) / d[j];
            }
        }
        u += dense_of<Num>(u * f);
        v += dense_of<Num>(v * g);
    }
}

// Eigenvalues of any matrix: with x the inverse of v, x·a·v is diagonal but for what the derivatives move.
template <class Num>
void refine_general(const dense_of<Num> &a, dense_of<std::complex<Num>> &v, column_of<std::complex<Num>> &d,
                    const dense_of<std::complex<typename Num::real>> &inverse) {
    using Real = typename Num::real;
    using complex = std::complex<Num>;
    using dense = dense_of<complex>;
    const Eigen::Index n = a.rows();
    const auto number = [](const std::complex<Real> &x) { return complex(Num(x.real()), Num(x.imag())); };
    const auto value = [](const complex &x) { return std::complex<Real>(x.real().primal(), x.imag().primal()); };
    dense x(n, n), b(n, n);
    Real largest = 0;
    for (Eigen::Index j = 0; j < n; j++) {
        largest = (std::max)(largest, std::abs(value(d[j])));
        for (Eigen::Index i = 0; i < n; i++) {
            x(i, j) = number(inverse(i, j));
            b(i, j) = complex(a(i, j));
        }
    }
    for (int step = 0; step < 2; step++) {
        const dense s = x * dense(b * v);
        dense e = dense::Zero(n, n);
        for (Eigen::Index i = 0; i < n; i++) {
            d[i] = s(i, i);
        }
        for (Eigen::Index j = 0; j < n; j++) {
            for (Eigen::Index i = 0; i < n; i++) {
                if (i == j) {
                    continue;
                }
                if (!(std::abs(value(d[i]) - value(d[j])) > Real(64) * static_cast<Real>(n) * std::numeric_limits<Real>::epsilon() * largest)) {
                    corner_of(s(i, j).real());
                    corner_of(s(i, j).imag());
                } else {
                    e(i, j) = s(i, j) / (d[j] - d[i]);
                }
            }
        }
        v += dense(v * e);
        // Newton's step for the inverse, twice: it starts one order behind.
        for (int k = 0; k < 2; k++) {
            dense rest = dense(v * x);
            rest = -rest;
            for (Eigen::Index i = 0; i < n; i++) {
                rest(i, i) += complex(Num(2));
            }
            x = dense(x * rest);
        }
    }
}

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
