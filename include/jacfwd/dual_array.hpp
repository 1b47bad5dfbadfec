// Reductions over arrays of inline numbers, in the order of the library. Does not know drivers.
#ifndef JACFWD_DUAL_ARRAY_HPP
#define JACFWD_DUAL_ARRAY_HPP

#include "macros_hide.hpp"

#include "dual_math.hpp"

namespace jacfwd {

namespace detail {

// The inline numbers of a container.
template <class C>
using dual_in = typename inline_number<number_in<C>>::type;

// Step by step, from the left.
template <class D, class C, class Step>
D reduced_inline(const C &a, Step step) {
    D y = before_first<typename D::real>(std::size(a));
    for (std::size_t i = 0; i < std::size(a); i++) {
        y = step(y, std::data(a)[i]);
    }
    return y;
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
    return detail::reduced_inline<D>(a, [](const D &y, const D &x) { return y + x * x; });
}

/// Euclidean norm, without over- or underflow; 0 with zero slopes at the origin.
template <class C, class D = detail::dual_in<C>>
D norm(const C &a) {
    return detail::norm_by_steps(std::data(a), std::data(a) + std::size(a));
}

/// Sum of products, from left to right, over the shorter of both.
template <class A, class B, class D = detail::dual_in<A>>
D dot(const A &a, const B &b) {
    const std::size_t n = std::size(a) < std::size(b) ? std::size(a) : std::size(b);
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
    return detail::norm_by_steps(all, all + 3);
}

} // namespace jacfwd

#include "macros_show.hpp"

#endif
