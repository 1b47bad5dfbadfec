// Reductions over arrays of inline numbers, in the order of the library. Does not know drivers.
#ifndef JACFWD_DUAL_ARRAY_HPP
#define JACFWD_DUAL_ARRAY_HPP

#include "macros_hide.hpp"

#include "dual_math.hpp"

#include <algorithm>
#include <vector>

namespace jacfwd {

namespace detail {

// The inline numbers of a container.
template <class C>
using dual_in = typename inline_number<number_in<C>>::type;

// Step by step, from the left.
template <class D, class C, class Step>
D reduced_inline(const C &a, Step step) {
    const std::size_t n = static_cast<std::size_t>(std::size(a));
    D y = before_first<typename D::real>(n);
    for (std::size_t i = 0; i < n; i++) {
        y = step(y, std::data(a)[i]);
    }
    return y;
}

// Step by step where the length is positive and finite, elsewhere direction by direction as the kernel has it: at the origin nothing moves, by definition.
template <class D>
D norm_inline(const D *a, std::size_t n) {
    using real = typename D::real;
    const D y = norm_by_steps(a, a + n);
    if (y.primal() > 0 && is_finite(y.primal())) {
        return y;
    }
    std::vector<real> values(n), along(n);
    for (std::size_t i = 0; i < n; i++) {
        values[i] = a[i].primal();
    }
    D careful = abi<real>::m_norm(n, values.data());
    for (std::size_t k = 0; k < static_cast<std::size_t>(D::directions); k++) {
        for (std::size_t i = 0; i < n; i++) {
            along[i] = a[i].tangent(k);
        }
        careful.set_tangent(k, abi<real>::d_norm(n, values.data(), along.data()));
    }
    return careful;
}

} // namespace detail

namespace qualified {

/// Sum, from left to right.
template <class C, class D = detail::dual_in<C>>
D sum(const C &a) {
    return detail::reduced_inline<D>(a, [](const D &y, const D &x) { return y + x; });
}

/// Sum of squares, from left to right.
template <class C, class D = detail::dual_in<C>>
D norm2sq(const C &a) {
    return detail::reduced_inline<D>(a, [](const D &y, const D &x) { return y + square(x); });
}

/// Euclidean norm, without over- or underflow; 0 with zero slopes at the origin.
template <class C, class D = detail::dual_in<C>>
D norm(const C &a) {
    return detail::norm_inline(std::data(a), static_cast<std::size_t>(std::size(a)));
}

/// Sum of products, from left to right, over the shorter of both.
template <class A, class B, class D = detail::dual_in<A>>
D dot(const A &a, const B &b) {
    const std::size_t n = (std::min)(static_cast<std::size_t>(std::size(a)), static_cast<std::size_t>(std::size(b)));
    D y = detail::before_first<typename D::real>(n);
    for (std::size_t i = 0; i < n; i++) {
        y += std::data(a)[i] * std::data(b)[i];
    }
    return y;
}

} // namespace qualified

/// Length of a vector of three, without over- or underflow.
template <class A, class B, class C, class D = detail::dual_of<A, B, C>>
D hypot(const A &a, const B &b, const C &c) {
    const D all[] = {a, b, c};
    return detail::norm_inline(all, 3);
}

} // namespace jacfwd

#include "macros_show.hpp"

#endif
