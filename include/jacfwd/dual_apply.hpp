// Carries operations out on inline numbers: the value of a kernel, and its slopes times tangents. Does not know operations by name.
#ifndef JACFWD_DUAL_APPLY_HPP
#define JACFWD_DUAL_APPLY_HPP

#include "macros_hide.hpp"

#include "dual.hpp"

namespace jacfwd::detail {

template <class Num>
struct inline_number {};
template <class Real, int N, product Product>
struct inline_number<dual<Real, N, Product>> {
    using type = dual<Real, N, Product>;
};
// The kind of inline number of arguments of which at least one is such a number; no type otherwise.
template <class... A>
using dual_of = typename inline_number<number_among<A...>>::type;

template <class D>
JACFWD_INLINE typename D::real value_of(const D &a) {
    return a.primal();
}
template <class D>
JACFWD_INLINE typename D::real value_of(typename D::real a) {
    return a;
}

template <class D, class Value, class Slope>
JACFWD_INLINE D inline_unary(const D &a, Value value, Slope slope) {
    const auto y = value(a.primal());
    return inside<D>::chain(a, y, slope(a.primal(), y));
}

// An operation with a plain parameter.
template <class D, class Parameter, class Value, class Slope>
JACFWD_INLINE D inline_unary_with(const D &a, Parameter c, Value value, Slope slope) {
    const auto y = value(a.primal(), c);
    if (inside<D>::hides(y, a.primal())) {
        return inside<D>::alarm(y);
    }
    return inside<D>::chain(a, y, slope(a.primal(), c, y));
}

// The argument is the number of its kind that does not depend on the inputs, if it is a plain real.
template <class D, class A, class B, class Value, class Slopes>
JACFWD_INLINE D inline_binary(const A &a, const B &b, Value value, Slopes slopes) {
    using real = typename D::real;
    const real u = value_of<D>(a), v = value_of<D>(b), y = value(u, v);
    if (inside<D>::hides(y, u, v)) {
        return inside<D>::alarm(y);
    }
    real s[2];
    slopes(u, v, y, s);
    if constexpr (!is_number<A>::value) {
        return inside<D>::chain(b, y, s[1]);
    } else if constexpr (!is_number<B>::value) {
        return inside<D>::chain(a, y, s[0]);
    } else {
        return inside<D>::chain(a, b, y, s);
    }
}

template <class D, class A, class B, class C, class Value, class Slopes>
JACFWD_INLINE D inline_ternary(const A &a, const B &b, const C &c, Value value, Slopes slopes) {
    using real = typename D::real;
    const real u = value_of<D>(a), v = value_of<D>(b), w = value_of<D>(c), y = value(u, v, w);
    if (inside<D>::hides(y, u, v, w)) {
        return inside<D>::alarm(y);
    }
    real s[3];
    slopes(u, v, w, y, s);
    return inside<D>::chain(D(a), D(b), D(c), y, s);
}

} // namespace jacfwd::detail

#include "macros_show.hpp"

#endif
