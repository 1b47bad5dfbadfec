// What is not derived from an operation: powers, tests, own rules. Does not know arrays or drivers.
#ifndef JACFWD_MATH_HPP
#define JACFWD_MATH_HPP

#include "macros_hide.hpp"

#include "number_math.hpp"
#include "operations.hpp"

#include <cmath>

namespace jacfwd {

namespace detail {

// By reference: a copy of a number would be a call of the library.
template <class Real>
basic_num<Real> muladd_of(const basic_num<Real> &a, const basic_num<Real> &b, const basic_num<Real> &c) {
    using in = access<Real>;
    if (a.is_constant() || b.is_constant() || c.is_constant()) {
        return a * b + c;
    }
    const auto p = in::join(in::join(in::pass_of(a), b), c);
    return in::own(p, abi<Real>::muladd(p->evaluation(), in::in(p, a), in::in(p, b), in::in(p, c)));
}

} // namespace detail

/// Power.
template <class Real>
basic_num<Real> pow(const basic_num<Real> &a, const basic_num<Real> &b) {
    using in = detail::access<Real>;
    using abi = detail::abi<Real>;
    if (b.is_constant()) {
        return detail::unary_with(a, in::constant(b), abi::pow_c, abi::m_pow);
    }
    if (a.is_constant()) {
        const auto c_pow = [](auto *e, auto x, Real c) { return abi::c_pow(e, c, x); };
        return detail::unary_with(b, in::constant(a), c_pow, abi::m_pow);
    }
    return detail::binary(a, b, abi::pow, abi::m_pow);
}
template <class Real>
basic_num<Real> pow(const basic_num<Real> &a, detail::plain<Real> c) {
    return pow(a, basic_num<Real>(c));
}
template <class Real>
basic_num<Real> pow(detail::plain<Real> c, const basic_num<Real> &b) {
    return pow(basic_num<Real>(c), b);
}

#if __cplusplus >= 202002L
using qualified::lerp;
#endif

template <class Real>
bool isnan(const basic_num<Real> &a) {
    return detail::test(a, detail::abi<Real>::isnan, [](Real x) { return std::isnan(x); });
}
template <class Real>
bool isinf(const basic_num<Real> &a) {
    return detail::test(a, detail::abi<Real>::isinf, [](Real x) { return std::isinf(x); });
}
template <class Real>
bool isfinite(const basic_num<Real> &a) {
    return detail::test(a, detail::abi<Real>::isfinite, [](Real x) { return std::isfinite(x); });
}
template <class Real>
bool isnormal(const basic_num<Real> &a) {
    return std::isnormal(a.primal());
}
template <class Real>
bool signbit(const basic_num<Real> &a) {
    return detail::test(a, detail::abi<Real>::signbit, [](Real x) { return std::signbit(x); });
}

namespace qualified {

/// Square of the absolute value.
template <class Real>
basic_num<Real> abs2(const basic_num<Real> &a) {
    return square(a);
}

/// Sine and cosine, the same bits as one by one, for less than both.
template <class Real>
void sincos(const basic_num<Real> &a, basic_num<Real> &s, basic_num<Real> &c) {
    using in = detail::access<Real>;
    if (a.is_constant()) {
        const basic_num<Real> x = a;
        s = sin(x);
        c = cos(x);
        return;
    }
    typename in::handle sine{}, cosine{};
    const auto p = in::pass_of(a);
    detail::abi<Real>::sincos(p->evaluation(), in::in(p, a), &sine, &cosine);
    s = in::own(p, sine);
    c = in::own(p, cosine);
}

/// The value with every tangent zero: stops the gradient.
template <class Real>
basic_num<Real> detach(const basic_num<Real> &a) {
    const auto itself = [](Real c) { return c; };
    return detail::unary(a, detail::abi<Real>::detach, itself);
}

/// A function of one number with value y, slope dy and second derivative d2y given: tables, implicit roots, legacy code.
template <class Real>
basic_num<Real> chain(const basic_num<Real> &a, detail::plain<Real> y, detail::plain<Real> dy, detail::plain<Real> d2y) {
    const auto number = [=](auto *e, auto x) { return detail::abi<Real>::chain(e, x, y, dy, d2y); };
    return detail::unary(a, number, [y](Real) { return y; });
}

/// a*b + c with two roundings, in one call.
template <class A, class B, class C, class Real = detail::real_of<A, B, C>>
basic_num<Real> muladd(const A &a, const B &b, const C &c) {
    return detail::muladd_of<Real>(a, b, c);
}

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
