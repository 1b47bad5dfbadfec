// Where the derivatives of inline numbers go: containers like those of the function, or memory of the caller. Each has room for values and rows,
// and is told before a pass is read how many there are.
// Does not know functions.
#ifndef JACFWD_INLINE_RESULTS_HPP
#define JACFWD_INLINE_RESULTS_HPP

#include "macros_hide.hpp"

#include "inline_containers.hpp"
#include "inline_pass.hpp"

namespace jacfwd {

/// What value_and_jacobian returns: values, and a Jacobian with the element [i][j] = d y[i] / d x[j].
template <class Values, class Jacobian>
struct values_with_jacobian {
    Values y;
    Jacobian jac;
};

/// What value_and_gradient returns.
template <class Real, class Gradient>
struct value_with_gradient {
    Real y;
    Gradient gradient;
};

/// What jvp returns: values, and their derivatives along a vector.
template <class Values>
struct values_with_derivative {
    Values y, dy;
};

namespace detail {

JACFWD_BEGIN_LANES

template <class Y, class X>
class into_containers {
    using place = jacobian_of<Y, X>;

public:
    explicit into_containers(std::size_t n) : n_(n) {}

    JACFWD_INLINE void begin(std::size_t m, directions to) {
        if (to.first == 0) {
            result<Y>::resize(all_.y, m);
            place::resize(all_.jac, m, n_);
        }
    }
    JACFWD_INLINE auto *values() { return result<Y>::data(all_.y); }
    JACFWD_INLINE auto rows() {
        return [this](std::size_t i) JACFWD_INLINE_LAMBDA { return place::row(all_.jac, i); };
    }
    auto take() { return std::move(all_); }

private:
    std::size_t n_;
    values_with_jacobian<typename result<Y>::values, typename place::type> all_{};
};

template <class X>
class into_gradient {
    using real = typename elements<X>::element;

public:
    explicit into_gradient(std::size_t n) { elements<X>::resize(all_.gradient, n); }

    JACFWD_INLINE void begin(std::size_t, directions) {}
    JACFWD_INLINE real *values() { return &all_.y; }
    JACFWD_INLINE auto rows() {
        return [this](std::size_t) JACFWD_INLINE_LAMBDA { return all_.gradient.data(); };
    }
    auto take() { return std::move(all_); }

private:
    value_with_gradient<real, X> all_{};
};

template <class Y>
class into_derivative {
public:
    JACFWD_INLINE void begin(std::size_t m, directions) {
        result<Y>::resize(all_.y, m);
        result<Y>::resize(all_.dy, m);
    }
    JACFWD_INLINE auto *values() { return result<Y>::data(all_.y); }
    JACFWD_INLINE auto rows() {
        return [this](std::size_t i) JACFWD_INLINE_LAMBDA { return result<Y>::data(all_.dy) + i; };
    }
    auto take() { return std::move(all_); }

private:
    values_with_derivative<typename result<Y>::values> all_{};
};

// A Jacobian of N columns, row by row.
template <std::size_t N, class Real>
class into_pointers {
public:
    into_pointers(Real *jac, Real *y) : jac_(jac), y_(y) {}

    JACFWD_INLINE void begin(std::size_t, directions) {}
    JACFWD_INLINE Real *values() { return y_; }
    JACFWD_INLINE auto rows() {
        return [jac = jac_](std::size_t i) JACFWD_INLINE_LAMBDA { return jac + i * N; };
    }

private:
    Real *jac_, *y_;
};

JACFWD_END_LANES

} // namespace detail

} // namespace jacfwd

#include "macros_show.hpp"

#endif
