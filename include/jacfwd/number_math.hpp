// Second names of operations and what follows from others, on numbers of every kind: the operations are found where the number is known.
// Does not know any kind of number.
#ifndef JACFWD_NUMBER_MATH_HPP
#define JACFWD_NUMBER_MATH_HPP

#include "macros_hide.hpp"

#include "number_traits.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace jacfwd {

namespace detail {

// A decision by the value of a jumps here, as a comparison with an equal value does: the flag for a kink.
template <class Num, class = detail::real_below<Num>>
void jumps(const Num &a) {
    (void)(a == a.primal());
}

// What the first of so many terms is added to without a trace: -0; the sum of none is 0.
template <class Real>
constexpr Real before_first(std::size_t terms) noexcept {
    return terms == 0 ? Real(0) : -Real(0);
}

// The length of a vector in the order of the library: the largest element first.
template <class Num>
Num norm_by_steps(const Num *first, const Num *last) {
    const Num *const largest = std::max_element(first, last, [](const Num &x, const Num &y) { return abs(x) < abs(y); });
    Num y = first == last ? Num() : abs(*largest);
    for (const Num *x = first; x != last; x++) {
        if (x != largest) {
            y = hypot(y, *x);
        }
    }
    return y;
}

} // namespace detail

/// Absolute value.
template <class Num, class = detail::real_below<Num>>
Num fabs(const Num &a) {
    return abs(a);
}
/// Nearest integer, ties to even.
template <class Num, class = detail::real_below<Num>>
Num nearbyint(const Num &a) {
    return rint(a);
}

/// a times 2^k: scalbn by another name.
template <class Num, class = detail::real_below<Num>>
Num ldexp(const Num &a, int k) {
    return scalbn(a, k);
}
template <class Num, class = detail::real_below<Num>>
Num scalbln(const Num &a, long k) {
    return scalbn(a, static_cast<int>(k < -9999 ? -9999 : k > 9999 ? 9999 : k));
}
/// Mantissa in [½, 1) with the slope 2^-exponent, and the exponent.
template <class Num, class Real = detail::real_below<Num>>
Num frexp(const Num &a, int *exponent) {
    const Real mantissa = std::frexp(a.primal(), exponent);
    if (!std::isfinite(mantissa)) {
        *exponent = 0;
    } else if (std::fabs(mantissa) == Real(0.5) || mantissa == 0) {
        detail::jumps(a);
    }
    return scalbn(a, -*exponent);
}
/// The part behind the point, with the slope 1; the integer, with the slope 0, goes to `whole`.
template <class Num, class Real = detail::real_below<Num>>
Num modf(const Num &a, Num *whole) {
    const Num integer = trunc(a);
    // By fmod it keeps the sign of a where it is zero; an infinity leaves nothing.
    Num fraction = std::isinf(a.primal()) ? Num(std::copysign(Real(0), a.primal())) : fmod(a, Real(1));
    *whole = integer;
    return fraction;
}
/// The exponent as floating point and as an integer, and nearest integers: plain, their slopes are zero. They are kinks where they jump.
template <class Num, class Real = detail::real_below<Num>>
Real logb(const Num &a) {
    int exponent;
    (void)frexp(a, &exponent);
    return std::logb(a.primal());
}
template <class Num, class = detail::real_below<Num>>
int ilogb(const Num &a) {
    (void)logb(a);
    return std::ilogb(a.primal());
}
template <class Num, class = detail::real_below<Num>>
long lround(const Num &a) {
    return std::lround(round(a).primal());
}
template <class Num, class = detail::real_below<Num>>
long long llround(const Num &a) {
    return std::llround(round(a).primal());
}
template <class Num, class = detail::real_below<Num>>
long lrint(const Num &a) {
    return std::lrint(rint(a).primal());
}
template <class Num, class = detail::real_below<Num>>
long long llrint(const Num &a) {
    return std::llrint(rint(a).primal());
}

template <class Num, class = detail::real_below<Num>>
int fpclassify(const Num &a) {
    if (a.primal() == 0) {
        detail::jumps(a);
    }
    return std::fpclassify(a.primal());
}
template <class A, class B, class = detail::number_among<A, B>>
bool isless(const A &a, const B &b) {
    return a < b;
}
template <class A, class B, class = detail::number_among<A, B>>
bool islessequal(const A &a, const B &b) {
    return a <= b;
}
template <class A, class B, class = detail::number_among<A, B>>
bool isgreater(const A &a, const B &b) {
    return a > b;
}
template <class A, class B, class = detail::number_among<A, B>>
bool isgreaterequal(const A &a, const B &b) {
    return a >= b;
}
template <class A, class B, class = detail::number_among<A, B>>
bool islessgreater(const A &a, const B &b) {
    return a < b || a > b;
}
template <class A, class B, class = detail::number_among<A, B>>
bool isunordered(const A &a, const B &b) {
    const auto nan = [](const auto &x) {
        if constexpr (std::is_arithmetic<std::decay_t<decltype(x)>>::value) {
            return std::isnan(static_cast<double>(x));
        } else {
            return isnan(x);
        }
    };
    return nan(a) || nan(b);
}

} // namespace jacfwd

#include "macros_show.hpp"

#endif
