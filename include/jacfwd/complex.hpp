// std::complex of numbers: the functions of <complex> without the branches on an exact zero, which drop tangents. Real and imaginary part of an
// analytic function obey the Cauchy-Riemann equations everywhere, on the axes, too.
// Does not know functions of one real.
#ifndef JACFWD_COMPLEX_HPP
#define JACFWD_COMPLEX_HPP

#include "macros_hide.hpp"

#include "math.hpp"

#include <complex>

namespace jacfwd {

namespace detail {

// Functions of complex numbers, by the names of <complex>.
template <class Real>
struct analytic {
    using num = basic_num<Real>;
    using complex = std::complex<num>;
    using plain = std::complex<Real>;

    static bool is_zero(const complex &z) { return !(z.real().primal() < 0 || z.real().primal() > 0 || z.imag().primal() < 0 || z.imag().primal() > 0); }

    static num abs(const complex &z) { return hypot(z.real(), z.imag()); }
    static num arg(const complex &z) { return atan2(z.imag(), z.real()); }
    static num norm(const complex &z) { return z.real() * z.real() + z.imag() * z.imag(); }
    static complex polar(const num &r, const num &angle) { return complex(r * jacfwd::cos(angle), r * jacfwd::sin(angle)); }
    static complex times_i(const complex &z) { return complex(-z.imag(), z.real()); }

    static complex exp(const complex &z) { return polar(jacfwd::exp(z.real()), z.imag()); }

    static complex log(const complex &z) {
        const num length = abs(z);
        // Near 1 the logarithm of the length has no digits left of what the squares hold.
        const bool near_one = length.primal() > Real(0.5) && length.primal() < Real(2);
        const num re = near_one ? num(log1p((z.real() - Real(1)) * (z.real() + Real(1)) + z.imag() * z.imag()) * Real(0.5)) : jacfwd::log(length);
        return complex(re, arg(z));
    }

    static complex log10(const complex &z) {
        const complex w = log(z);
        return complex(w.real() / Real(2.302585092994045684), w.imag() / Real(2.302585092994045684));
    }

    // At 0, where the slopes of roots are infinite.
    static complex branch_point(const complex &z) { return complex(jacfwd::sqrt(z.real()), jacfwd::sqrt(z.imag())); }

    static complex sqrt(const complex &z) {
        if (is_zero(z)) {
            return branch_point(z);
        }
        const num x = z.real() * Real(0.5), y = z.imag() * Real(0.5), half = hypot(x, y);
        if (x.primal() >= 0) {
            const num u = jacfwd::sqrt(half + x);
            return complex(u, y / u);
        }
        const num v = jacfwd::sqrt(half - x);
        return std::signbit(y.primal()) ? complex(-y / v, -v) : complex(y / v, v);
    }

    static complex sin(const complex &z) { return complex(jacfwd::sin(z.real()) * jacfwd::cosh(z.imag()), jacfwd::cos(z.real()) * jacfwd::sinh(z.imag())); }
    static complex cos(const complex &z) { return complex(jacfwd::cos(z.real()) * jacfwd::cosh(z.imag()), -jacfwd::sin(z.real()) * jacfwd::sinh(z.imag())); }
    static complex sinh(const complex &z) { return complex(jacfwd::sinh(z.real()) * jacfwd::cos(z.imag()), jacfwd::cosh(z.real()) * jacfwd::sin(z.imag())); }
    static complex cosh(const complex &z) { return complex(jacfwd::cosh(z.real()) * jacfwd::cos(z.imag()), jacfwd::sinh(z.real()) * jacfwd::sin(z.imag())); }

    // A function with value, slope and second derivative at z, as Taylor's polynomial; where the slope is infinite, direction by direction.
    static complex around(const complex &z, const plain &y, const plain &dy, const plain &d2y) {
        const num u = z.real() - z.real().primal(), v = z.imag() - z.imag().primal();
        if (!std::isfinite(dy.real()) || !std::isfinite(dy.imag()) || !std::isfinite(d2y.real()) || !std::isfinite(d2y.imag())) {
            return complex(chain(u, y.real(), dy.real(), d2y.real()) + chain(v, 0, -dy.imag(), -d2y.real()),
                           chain(u, y.imag(), dy.imag(), d2y.imag()) + chain(v, 0, dy.real(), -d2y.imag()));
        }
        const num square = (u * u - v * v) * Real(0.5), product = u * v;
        return complex(y.real() + (dy.real() * u - dy.imag() * v + (d2y.real() * square - d2y.imag() * product)),
                       y.imag() + (dy.imag() * u + dy.real() * v + (d2y.imag() * square + d2y.real() * product)));
    }
    static plain value(const complex &z) { return plain(z.real().primal(), z.imag().primal()); }

    // The root of (1 - z)(1 + z) or the like on the side of the cut where `near`, which has fewer digits, is.
    static plain side(const plain &root, const plain &near) { return root.real() * near.real() + root.imag() * near.imag() < 0 ? -root : root; }
    static plain one_minus_square(const plain &x) { return (plain(1) - x) * (plain(1) + x); }

    // Sums of products would cancel in the slopes; far out there is no cancellation, but the squares overflow.
    static complex tanh(const complex &z) {
        const num &x = z.real(), &y = z.imag();
        if (std::abs(x.primal()) > Real(20)) {
            return complex(jacfwd::tanh(x), Real(4) * jacfwd::sin(y) * jacfwd::cos(y) * jacfwd::exp(Real(-2) * jacfwd::copysign(x, num(1))));
        }
        const plain t = std::tanh(value(z)), c = std::cosh(value(z)), dy = plain(1) / (c * c);
        return around(z, t, dy, Real(-2) * t * dy);
    }
    static complex tan(const complex &z) {
        const complex w = tanh(times_i(z));
        return complex(w.imag(), -w.real());
    }

    static complex asin(const complex &z) {
        const plain x = value(z), y = std::asin(x), c = side(std::sqrt(one_minus_square(x)), std::cos(y)), dy = plain(1) / c;
        return around(z, y, dy, x * dy * dy * dy);
    }
    static complex acos(const complex &z) {
        const plain x = value(z), y = std::acos(x), s = side(std::sqrt(one_minus_square(x)), std::sin(y)), dy = plain(-1) / s;
        return around(z, y, dy, x * dy * dy * dy);
    }
    static complex atan(const complex &z) {
        const plain x = value(z), dy = plain(1) / one_minus_square(plain(-x.imag(), x.real()));
        return around(z, std::atan(x), dy, Real(-2) * x * dy * dy);
    }
    static complex asinh(const complex &z) {
        const plain x = value(z), y = std::asinh(x), c = side(std::sqrt(one_minus_square(plain(-x.imag(), x.real()))), std::cosh(y)), dy = plain(1) / c;
        return around(z, y, dy, -x * dy * dy * dy);
    }
    static complex acosh(const complex &z) {
        const plain x = value(z), y = std::acosh(x), s = side(std::sqrt(x - plain(1)) * std::sqrt(x + plain(1)), std::sinh(y)), dy = plain(1) / s;
        return around(z, y, dy, -x * dy * dy * dy);
    }
    static complex atanh(const complex &z) {
        const plain x = value(z), dy = plain(1) / one_minus_square(x);
        return around(z, std::atanh(x), dy, Real(2) * x * dy * dy);
    }

    static complex power(const complex &z, unsigned k) {
        complex y(num(1)), square = z;
        for (; k > 0; k /= 2) {
            y = k % 2 == 1 ? y * square : y;
            square = k > 1 ? square * square : square;
        }
        return y;
    }

    static complex pow(const complex &z, const complex &w) {
        const Real re = w.real().primal();
        if (is_zero(z) && re > 0) {
            return re > 1 ? complex(z.real() * Real(0), z.imag() * Real(0)) : branch_point(z);
        }
        const complex l = log(z);
        return polar(jacfwd::exp(w.real() * l.real() - w.imag() * l.imag()), w.real() * l.imag() + w.imag() * l.real());
    }
    static complex pow(const complex &z, const num &c) {
        const Real k = c.is_constant() ? c.primal() : Real(0.5);
        if (k == std::floor(k) && std::abs(k) <= 64) {
            const complex y = power(z, static_cast<unsigned>(std::abs(k)));
            return k < 0 ? complex(num(1)) / y : y;
        }
        return pow(z, complex(c));
    }
    static complex pow(const num &c, const complex &w) {
        if (!(c.primal() > 0)) {
            return pow(complex(c), w);
        }
        const num l = jacfwd::log(c);
        return polar(jacfwd::exp(w.real() * l), w.imag() * l);
    }
};

template <class A>
using if_not_int = std::enable_if_t<std::is_arithmetic<A>::value && !std::is_same<A, int>::value, int>;

} // namespace detail

/// Powers with a plain real: <complex> has them for plain reals only.
template <class Real, class A, detail::if_not_int<A> = 0>
std::complex<basic_num<Real>> pow(const std::complex<basic_num<Real>> &z, A c) {
    return detail::analytic<Real>::pow(z, basic_num<Real>(c));
}
// As some standard libraries have it, too.
template <class Real>
std::complex<basic_num<Real>> pow(const std::complex<basic_num<Real>> &z, int c) {
    return detail::analytic<Real>::pow(z, basic_num<Real>(c));
}
template <class Real, class A, std::enable_if_t<std::is_arithmetic<A>::value, int> = 0>
std::complex<basic_num<Real>> pow(A c, const std::complex<basic_num<Real>> &w) {
    return detail::analytic<Real>::pow(basic_num<Real>(c), w);
}

} // namespace jacfwd

// Specialised, so that std::sqrt(z) and sqrt(z) are the same.
#define JACFWD_ANALYTIC(Real, f)                                                                                       \
    template <>                                                                                                        \
    inline std::complex<jacfwd::basic_num<Real>> std::f(const std::complex<jacfwd::basic_num<Real>> &z) {              \
        return jacfwd::detail::analytic<Real>::f(z);                                                                   \
    }
#define JACFWD_PART_OF(Real, f)                                                                                        \
    template <>                                                                                                        \
    inline jacfwd::basic_num<Real> std::f(const std::complex<jacfwd::basic_num<Real>> &z) {                            \
        return jacfwd::detail::analytic<Real>::f(z);                                                                   \
    }
#define JACFWD_OF_TWO(Real, f, A, B)                                                                                   \
    template <>                                                                                                        \
    inline std::complex<jacfwd::basic_num<Real>> std::f(const A &a, const B &b) {                                      \
        return jacfwd::detail::analytic<Real>::f(a, b);                                                                \
    }
#define JACFWD_COMPLEX(Real)                                                                                           \
    JACFWD_PART_OF(Real, abs)                                                                                          \
    JACFWD_PART_OF(Real, arg)                                                                                          \
    JACFWD_PART_OF(Real, norm)                                                                                         \
    JACFWD_ANALYTIC(Real, exp)                                                                                         \
    JACFWD_ANALYTIC(Real, log)                                                                                         \
    JACFWD_ANALYTIC(Real, log10)                                                                                       \
    JACFWD_ANALYTIC(Real, sqrt)                                                                                        \
    JACFWD_ANALYTIC(Real, sin)                                                                                         \
    JACFWD_ANALYTIC(Real, cos)                                                                                         \
    JACFWD_ANALYTIC(Real, tan)                                                                                         \
    JACFWD_ANALYTIC(Real, sinh)                                                                                        \
    JACFWD_ANALYTIC(Real, cosh)                                                                                        \
    JACFWD_ANALYTIC(Real, tanh)                                                                                        \
    JACFWD_ANALYTIC(Real, asin)                                                                                        \
    JACFWD_ANALYTIC(Real, acos)                                                                                        \
    JACFWD_ANALYTIC(Real, atan)                                                                                        \
    JACFWD_ANALYTIC(Real, asinh)                                                                                       \
    JACFWD_ANALYTIC(Real, acosh)                                                                                       \
    JACFWD_ANALYTIC(Real, atanh)                                                                                       \
    JACFWD_OF_TWO(Real, polar, jacfwd::basic_num<Real>, jacfwd::basic_num<Real>)                                       \
    JACFWD_OF_TWO(Real, pow, std::complex<jacfwd::basic_num<Real>>, std::complex<jacfwd::basic_num<Real>>)             \
    JACFWD_OF_TWO(Real, pow, std::complex<jacfwd::basic_num<Real>>, jacfwd::basic_num<Real>)                           \
    JACFWD_OF_TWO(Real, pow, jacfwd::basic_num<Real>, std::complex<jacfwd::basic_num<Real>>)
JACFWD_COMPLEX(double)
JACFWD_COMPLEX(float)
#undef JACFWD_COMPLEX
#undef JACFWD_OF_TWO
#undef JACFWD_PART_OF
#undef JACFWD_ANALYTIC

#include "macros_show.hpp"

#endif
