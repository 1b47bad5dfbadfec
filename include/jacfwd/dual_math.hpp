// Operations on inline numbers whose slopes cost less than a call: the same bits as the kernel's. And powers, by what is plain in them.
// Does not know drivers.
#ifndef JACFWD_DUAL_MATH_HPP
#define JACFWD_DUAL_MATH_HPP

#include "macros_hide.hpp"

#include "dual_operations.hpp"
#include "number_math.hpp"

#include <array>

namespace jacfwd {

namespace detail {

JACFWD_BEGIN_LANES

// Sine and cosine in one register: a function of its argument alone, so that the compiler calls it once for the sine and the cosine of one angle.
#if JACFWD_VECTOR
#define JACFWD_ONCE __attribute__((const, noinline))
template <class Real>
using sine_and_cosine = vector<Real, 16 / sizeof(Real)>;
#else
#define JACFWD_ONCE JACFWD_INLINE
template <class Real>
using sine_and_cosine = std::array<Real, 2>;
#endif
template <class Real>
JACFWD_ONCE sine_and_cosine<Real> sincos_of(Real x) noexcept {
    Real s, c;
    abi<Real>::m_sincos(x, &s, &c);
    return sine_and_cosine<Real>{s, c};
}
#undef JACFWD_ONCE

JACFWD_END_LANES

} // namespace detail

/// Square root.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sqrt(const dual<R, N, P> &a) {
    const R y = std::sqrt(a.primal());
    // The slope at -0 is that at 0.
    return detail::inside<dual<R, N, P>>::chain(a, y, R(0.5) / (y + R(0)));
}

/// Sine of an angle in radians.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sin(const dual<R, N, P> &a) {
    const auto both = detail::sincos_of(a.primal());
    return detail::inside<dual<R, N, P>>::chain(a, both[0], both[1]);
}
/// Cosine of an angle in radians.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> cos(const dual<R, N, P> &a) {
    const auto both = detail::sincos_of(a.primal());
    // Zero for an angle of zero, but not by definition.
    return detail::inside<dual<R, N, P>>::chain(a, both[1], R(0) - both[0]);
}

/// Power.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> pow(const dual<R, N, P> &a, const dual<R, N, P> &b) {
    return detail::inline_binary<dual<R, N, P>>(a, b, detail::abi<R>::m_pow, detail::abi<R>::d_pow);
}
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> pow(const dual<R, N, P> &a, detail::plain<R> c) {
    return detail::inline_unary_with(a, c, detail::abi<R>::m_pow, detail::abi<R>::d_pow_c);
}
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> pow(detail::plain<R> c, const dual<R, N, P> &b) {
    const R y = detail::abi<R>::m_pow(c, b.primal());
    if (detail::inside<dual<R, N, P>>::hides(y, b.primal())) {
        return detail::inside<dual<R, N, P>>::alarm(y);
    }
    return detail::inside<dual<R, N, P>>::chain(b, y, detail::abi<R>::d_c_pow(c, b.primal(), y));
}

#if __cplusplus >= 202002L
using qualified::lerp;
#endif

template <class R, int N, product P>
bool isnan(const dual<R, N, P> &a) {
    return std::isnan(a.primal());
}
template <class R, int N, product P>
bool isinf(const dual<R, N, P> &a) {
    return std::isinf(a.primal());
}
template <class R, int N, product P>
bool isfinite(const dual<R, N, P> &a) {
    return std::isfinite(a.primal());
}
template <class R, int N, product P>
bool isnormal(const dual<R, N, P> &a) {
    return std::isnormal(a.primal());
}
template <class R, int N, product P>
bool signbit(const dual<R, N, P> &a) {
    return std::signbit(a.primal());
}

namespace qualified {

/// Square.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> square(const dual<R, N, P> &a) {
    return detail::inside<dual<R, N, P>>::chain(a, a.primal() * a.primal(), a.primal() + a.primal() + R(0));
}

/// The value of a number.
template <class R, int N, product P>
JACFWD_INLINE R primal(const dual<R, N, P> &a) {
    return a.primal();
}

/// Square of the absolute value.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> abs2(const dual<R, N, P> &a) {
    return square(a);
}

/// Sine and cosine, the same bits as one by one.
template <class R, int N, product P>
JACFWD_INLINE void sincos(const dual<R, N, P> &a, dual<R, N, P> &s, dual<R, N, P> &c) {
    const dual<R, N, P> x = a;
    s = sin(x);
    c = cos(x);
}

/// The value with every tangent zero: stops the gradient.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> detach(const dual<R, N, P> &a) {
    return a.primal();
}

/// A function of one number with value y and slope dy given: tables, implicit roots, legacy code. Takes a second derivative, too, as numbers that
/// have one do.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> chain(const dual<R, N, P> &a, detail::plain<R> y, detail::plain<R> dy, detail::plain<R>) {
    if (detail::inside<dual<R, N, P>>::hides(y, a.primal())) {
        return detail::inside<dual<R, N, P>>::alarm(y);
    }
    // No slope that was computed is zero by definition.
    return detail::inside<dual<R, N, P>>::chain(a, y, dy + R(0));
}

/// a*b + c with two roundings.
template <class A, class B, class C, class D = detail::dual_of<A, B, C>>
JACFWD_INLINE D muladd(const A &a, const B &b, const C &c) {
    return a * b + c;
}

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
