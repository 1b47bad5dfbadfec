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

// A slope that is zero by definition: kernels tell it by its sign, a zero that was computed is positive.
template <class Real>
JACFWD_INLINE bool is_zero_by_definition(Real s) {
    return s == 0 && std::signbit(s);
}

// x·s where x is not zero, NaN included; zero elsewhere. Lane by lane: it is rare, and gcc 12 fails to compile some masks of vectors.
template <class Vector, class Real, std::size_t... L>
JACFWD_INLINE Vector times_where_not_zero(const Vector &x, Real s, std::index_sequence<L...>) {
    if constexpr (std::is_floating_point<Vector>::value) {
        return x != 0 ? x * s : 0;
    } else {
        return Vector{(x[L] != 0 ? x[L] * s : Real(0))...};
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
            const auto each = [s](vector x) JACFWD_INLINE_LAMBDA { return times_where_not_zero(x, s, std::make_index_sequence<lanes<Real, N>::width>()); };
            return lanes<Real, N>::map(each, t);
        }
    }
    return t * s;
}

} // namespace detail

} // namespace jacfwd

#include "macros_show.hpp"

#endif
