// Slope times tangents: the one owner, in inline numbers, of what a zero tangent contributes.
// Does not know where slopes come from.
#ifndef JACFWD_STRONG_ZERO_HPP
#define JACFWD_STRONG_ZERO_HPP

#include "macros_hide.hpp"

#include "lanes.hpp"

#include <cmath>

namespace jacfwd {

/// What a zero tangent contributes where the slope is infinite or NaN.
enum class product {
    /// Zero, always, as in all of this library.
    strong,
    /// What IEEE arithmetic gives: NaN, as in other libraries. Where all results are finite there is no difference, and it is faster.
    ieee
};

namespace detail {

template <class Real>
JACFWD_INLINE bool is_finite(Real x) {
    return std::fabs(x) <= (std::numeric_limits<Real>::max)();
}

template <class Real>
JACFWD_INLINE bool is_normal(Real x) {
    const Real size = std::fabs(x);
    return size >= (std::numeric_limits<Real>::min)() && size <= (std::numeric_limits<Real>::max)();
}

// A slope that is zero by definition: kernels tell it by its sign, a zero that was computed is positive.
template <class Real>
JACFWD_INLINE bool is_zero_by_definition(Real s) {
    return s == 0 && std::signbit(s);
}

// t where x is not zero, NaN included; zero elsewhere.
template <class Vector>
JACFWD_INLINE Vector where_not_zero(Vector x, Vector t) {
    if constexpr (std::is_floating_point<Vector>::value) {
        return x != 0 ? t : 0;
    } else {
#if JACFWD_VECTOR
        const auto mask = x != 0;
        using mask_type = std::remove_const_t<decltype(mask)>;
        return (Vector)((mask_type)t & mask);
#endif
    }
}

// s·t for a slope that kernels gave.
template <product Product, class Real, int N>
JACFWD_INLINE lanes<Real, N> times(const lanes<Real, N> &t, Real s) {
    if constexpr (Product == product::strong) {
        if (JACFWD_RARE(!(is_finite(s) && s != 0))) {
            if (is_zero_by_definition(s)) {
                return lanes<Real, N>::zero();
            }
            using vector = typename lanes<Real, N>::vector;
            return lanes<Real, N>::map([s](vector x) JACFWD_INLINE_LAMBDA { return where_not_zero(x, vector(x * s)); }, t);
        }
    }
    return t * s;
}

} // namespace detail

} // namespace jacfwd

#include "macros_show.hpp"

#endif
