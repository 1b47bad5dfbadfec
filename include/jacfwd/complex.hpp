// std::complex of numbers: the functions of <complex> without the branches on an exact zero, which drop tangents. Real and imaginary part of an
// analytic function obey the Cauchy-Riemann equations everywhere, on the axes, too.
// Does not know functions of one real.
#ifndef JACFWD_COMPLEX_HPP
#define JACFWD_COMPLEX_HPP

#include "macros_hide.hpp"

#include "dual.hpp"
#include "math.hpp"

#include <algorithm>
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

    // By the ratio of the parts, as Smith does: the norm of b overflows early, and its slopes earlier.
    static complex divide(const complex &a, const complex &b) {
        using limits = std::numeric_limits<Real>;
        const Real most = size(b);
        if (most > (limits::max)() / 4 && most <= (limits::max)()) {
            return divide(scaled(a, Real(0.25)), scaled(b, Real(0.25)));
        }
        if (most > 0 && most < (limits::min)() / limits::epsilon()) {
            constexpr Real up = 1 / (limits::epsilon() * limits::epsilon());
            return divide(scaled(a, up), scaled(b, up));
        }
        if (std::abs(b.real().primal()) < std::abs(b.imag().primal())) {
            // a / b = (-i a) / (-i b).
            return divide(complex(a.imag(), -a.real()), complex(b.imag(), -b.real()));
        }
        const num ratio = most > 0 ? num(b.imag() / b.real()) : num(), length = b.real() + b.imag() * ratio;
        return complex((a.real() + a.imag() * ratio) / length, (a.imag() - a.real() * ratio) / length);
    }
    static complex times_i(const complex &z) { return complex(-z.imag(), z.real()); }

    // The larger part, as a value.
    static Real size(const complex &z) { return (std::max)(std::abs(z.real().primal()), std::abs(z.imag().primal())); }
    static complex scaled(const complex &z, Real c) { return complex(z.real() * c, z.imag() * c); }

    // Where exp overflows: its product with a part that is 0 is 0, and that with a small one may be finite.
    static bool overflows(const num &x) { return x.primal() > std::log((std::numeric_limits<Real>::max)()); }
    static complex exp_times(Real c, const complex &z) {
        const Real most = Real(1.9) * std::log((std::numeric_limits<Real>::max)());
        const num root = jacfwd::exp(chain(z.real(), (std::min)(z.real().primal(), most), 1, 0) * Real(0.5));
        return complex(root * jacfwd::cos(z.imag()) * c * root, root * jacfwd::sin(z.imag()) * c * root);
    }
    static complex exp(const complex &z) { return overflows(z.real()) ? exp_times(1, z) : polar(jacfwd::exp(z.real()), z.imag()); }

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
        using limits = std::numeric_limits<Real>;
        if (is_zero(z)) {
            return branch_point(z);
        }
        // Halves have fewer digits among the subnormal, and sums of the largest overflow.
        if (size(z) < (limits::min)() / limits::epsilon()) {
            return scaled(sqrt(scaled(z, 1 / (limits::epsilon() * limits::epsilon()))), limits::epsilon());
        }
        if (size(z) > (limits::max)() / 2 && size(z) <= (limits::max)()) {
            return scaled(sqrt(scaled(z, Real(0.25))), 2);
        }
        const num x = z.real() * Real(0.5), y = z.imag() * Real(0.5), half = hypot(x, y);
        if (x.primal() >= 0) {
            const num u = jacfwd::sqrt(half + x);
            return complex(u, y / u);
        }
        const num v = jacfwd::sqrt(half - x);
        return std::signbit(y.primal()) ? complex(-y / v, -v) : complex(y / v, v);
    }

    static complex sinh(const complex &z) {
        const num &x = z.real(), &y = z.imag();
        if (overflows(x)) {
            return exp_times(Real(0.5), z);
        }
        if (overflows(-x)) {
            return exp_times(Real(-0.5), -z);
        }
        return complex(jacfwd::sinh(x) * jacfwd::cos(y), jacfwd::cosh(x) * jacfwd::sin(y));
    }
    static complex cosh(const complex &z) {
        const num &x = z.real(), &y = z.imag();
        if (overflows(x) || overflows(-x)) {
            return exp_times(Real(0.5), x.primal() < 0 ? -z : z);
        }
        return complex(jacfwd::cosh(x) * jacfwd::cos(y), jacfwd::sinh(x) * jacfwd::sin(y));
    }
    static complex sin(const complex &z) {
        const complex w = sinh(times_i(z));
        return complex(w.imag(), -w.real());
    }
    static complex cos(const complex &z) { return cosh(times_i(z)); }

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
    static plain side(const plain &root, const plain &near) {
        const plain unit = root / (std::max)(std::abs(root.real()), std::abs(root.imag())), half = near * Real(0.25);
        return unit.real() * half.real() + unit.imag() * half.imag() < 0 ? -root : root;
    }
    // 1 - x^2, its root and its reciprocal. Far out the square overflows, and 1 is below its last digit.
    static bool is_far(const plain &x) { return (std::max)(std::abs(x.real()), std::abs(x.imag())) > 4 / std::numeric_limits<Real>::epsilon(); }
    static plain turned(const plain &x) { return plain(-x.imag(), x.real()); }
    static plain one_minus_square(const plain &x) { return (plain(1) - x) * (plain(1) + x); }
    static plain root_of_one_minus_square(const plain &x) { return is_far(x) ? turned(x) : std::sqrt(one_minus_square(x)); }
    static plain one_over_one_minus_square(const plain &x) {
        const plain one(1);
        return is_far(x) ? -(one / x) * (one / x) : one / one_minus_square(x);
    }

    // Sums of products would cancel in the slopes. Far out there is no cancellation, but the squares overflow: tanh z = 1 - 2 exp(-2 z) there.
    static complex tanh(const complex &z) {
        const Real side = std::copysign(Real(1), z.real().primal());
        if (std::abs(z.real().primal()) > Real(20)) {
            const complex rest = exp(scaled(z, -2 * side));
            return complex(side * (Real(1) - Real(2) * rest.real()), (-2 * side) * rest.imag());
        }
        const plain t = std::tanh(value(z)), c = std::cosh(value(z)), dy = plain(1) / (c * c);
        return around(z, t, dy, Real(-2) * t * dy);
    }
    static complex tan(const complex &z) {
        const complex w = tanh(times_i(z));
        return complex(w.imag(), -w.real());
    }

    static complex asin(const complex &z) {
        const plain x = value(z), y = std::asin(x), c = side(root_of_one_minus_square(x), std::cos(y)), dy = plain(1) / c;
        return around(z, y, dy, x * dy * dy * dy);
    }
    static complex acos(const complex &z) {
        const plain x = value(z), y = std::acos(x), s = side(root_of_one_minus_square(x), std::sin(y)), dy = plain(-1) / s;
        return around(z, y, dy, x * dy * dy * dy);
    }
    static complex atan(const complex &z) {
        const plain x = value(z), dy = one_over_one_minus_square(turned(x));
        return around(z, std::atan(x), dy, x * dy * dy * Real(-2));
    }
    static complex asinh(const complex &z) {
        const plain x = value(z), y = std::asinh(x), c = side(root_of_one_minus_square(turned(x)), std::cosh(y)), dy = plain(1) / c;
        return around(z, y, dy, -x * dy * dy * dy);
    }
    static complex acosh(const complex &z) {
        const plain x = value(z), y = std::acosh(x), s = side(std::sqrt(x - plain(1)) * std::sqrt(x + plain(1)), std::sinh(y)), dy = plain(1) / s;
        return around(z, y, dy, -x * dy * dy * dy);
    }
    static complex atanh(const complex &z) {
        const plain x = value(z), dy = one_over_one_minus_square(x);
        return around(z, std::atanh(x), dy, x * dy * dy * Real(2));
    }

    static complex power(const complex &z, unsigned k) {
        complex y(num(1)), square = z;
        for (; k > 0; k /= 2) {
            y = k % 2 == 1 ? y * square : y;
            square = k > 1 ? square * square : square;
        }
        return y;
    }

    // z^c at z = 0, for c > 0.
    static complex power_of_zero(const complex &z, Real c) {
        if (!(c > 1)) {
            return c < 1 ? branch_point(z) : z;
        }
        if (c < 2) {
            return around(z, plain(0), plain(0), plain(std::numeric_limits<Real>::infinity()));
        }
        return c > 2 ? scaled(z, 0) : z * z;
    }
    static complex power_by_logarithm(const complex &z, const complex &w) {
        if (is_zero(z) && w.real().primal() > 0) {
            return power_of_zero(z, w.real().primal());
        }
        const complex l = log(z);
        return exp(complex(w.real() * l.real() - w.imag() * l.imag(), w.real() * l.imag() + w.imag() * l.real()));
    }
    static complex pow(const complex &z, const complex &w) {
        const bool real = w.imag().is_constant() && !(w.imag().primal() < 0 || w.imag().primal() > 0);
        return real ? pow(z, w.real()) : power_by_logarithm(z, w);
    }
    static complex pow(const complex &z, const num &c) {
        const Real k = c.is_constant() ? c.primal() : Real(0.5);
        if (k == std::floor(k) && std::abs(k) <= 64) {
            // The reciprocal first: a power may leave the range before its reciprocal does.
            return power(k < 0 ? complex(num(1)) / z : z, static_cast<unsigned>(std::abs(k)));
        }
        return power_by_logarithm(z, complex(c));
    }
    static complex pow(const num &c, const complex &w) {
        if (!(c.primal() > 0)) {
            return pow(complex(c), w);
        }
        const num l = jacfwd::log(c);
        return exp(complex(w.real() * l, w.imag() * l));
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
#define JACFWD_QUOTIENT(Complex, Real)                                                                                 \
    template <>                                                                                                        \
    template <>                                                                                                        \
    inline Complex &Complex::operator/=(const Complex &b) {                                                            \
        return *this = jacfwd::detail::analytic<Real>::divide(*this, b);                                               \
    }                                                                                                                  \
    template <>                                                                                                        \
    inline Complex std::operator/(const Complex &a, const Complex &b) {                                                \
        return jacfwd::detail::analytic<Real>::divide(a, b);                                                           \
    }
#define JACFWD_COMPLEX(Real)                                                                                           \
    JACFWD_QUOTIENT(std::complex<jacfwd::basic_num<Real>>, Real)                                                       \
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
#undef JACFWD_QUOTIENT
#undef JACFWD_OF_TWO
#undef JACFWD_PART_OF
#undef JACFWD_ANALYTIC

/// Functions of <complex> drop tangents where a part is zero, and there are too many inline numbers to name: only numbers behind handles have them.
template <class Real, int N, jacfwd::product P>
class std::complex<jacfwd::dual<Real, N, P>> {
    static_assert(N < 0, "complex numbers, and eigenvalues that may be complex, are of jacfwd::num: register the function in a context");
};

#include "macros_show.hpp"

#endif
