/* First and second derivatives of the operations, from mathematics, in long double: an oracle that shares no line with the library.
 * What edges.c tests point by point (infinite and NaN arguments, mostly) is not told here. */
#ifndef SLOPES_HPP
#define SLOPES_HPP

#include "bessel.hpp"

#include <cstdio>
#include <cstdlib>
#include <cstring>

struct Slopes1 {
    Slope d1, d2;
};

/* Every operation must be told here: an operation without slopes stops the run. */
[[noreturn]] inline void unknown_operation(const char *name) {
    std::printf("the oracle knows no slopes of `%s`: add them in ffi-tests/fuzz/slopes.hpp\n", name);
    std::fflush(stdout);
    std::abort();
}

/* The slopes of a function of one argument and, where it has one, a parameter. */
inline Slopes1 slopes_of_one(const char *name, wide x, wide c, wide y) {
    const auto is = [name](const char *other) { return std::strcmp(name, other) == 0; };
    const auto zero = Slopes1{Slope::none(), Slope::none()};
    const auto line = [](wide slope) { return Slopes1{Slope(slope), Slope::none()}; };
    const wide a = std::fabs(x);
    if (is("sign") || is("floor") || is("ceil") || is("trunc") || is("round") || is("rint") || is("heaviside")) return zero;
    if (is("neg")) return line(-1);
    if (is("frac") || is("wrap_to_pi") || is("add_c") || is("sub_c")) return line(1);
    if (is("c_sub")) return line(-1);
    if (is("mul_c")) return line(c);
    if (is("div_c")) return line(1 / c);
    if (is("deg2rad")) return line(PI / 180);
    if (is("rad2deg")) return line(180 / PI);
    if (is("abs")) return x == 0 ? zero : line(x > 0 ? 1 : -1);
    if (is("relu")) return x > 0 ? line(1) : x <= 0 ? zero : Slopes1{Slope::untold(), Slope::untold()};
    if (is("leaky_relu")) return line(x > 0 ? 1 : c);
    if (is("elu")) return x > 0 ? line(1) : Slopes1{Slope(c * std::exp(x)), Slope(c * std::exp(x))};
    if (is("recip")) return {Slope(-1 / (x * x)), Slope(2 / (x * x * x), 16)};
    if (is("c_div")) return {Slope(-c / (x * x)), Slope(2 * c / (x * x * x), 16)};
    if (is("square")) return {Slope(2 * x), Slope(2)};
    if (is("sqrt")) return {Slope(1 / (2 * std::sqrt(a))), Slope(-1 / (4 * a * std::sqrt(a)), 16)};
    if (is("rsqrt")) return {Slope(-1 / (2 * a * std::sqrt(a))), Slope(3 / (4 * a * a * std::sqrt(a)), 16)};
    if (is("cbrt")) return {Slope(1 / (3 * std::cbrt(x) * std::cbrt(x))), x == 0 ? Slope::untold() : Slope(-2 / (9 * x * std::cbrt(x) * std::cbrt(x)), 16)};
    if ((is("powi") || is("pow_c")) && c == 0) return zero;
    if ((is("powi") || is("pow_c")) && c == 1) return line(1);
    if (is("pow_c") && x == 1 && !std::isfinite(c)) return {Slope(0), Slope(0)}; /* its value is 1 by definition */
    if (is("powi") || is("pow_c")) {
        if (x == 0 || (x < 0 && (c != std::floor(c) || std::fabs(c) > 1e15L))) return {Slope::untold(), Slope::untold()};
        return {Slope(c * std::pow(x, c - 1), 32), Slope(c * (c - 1) * std::pow(x, c - 2), 64)};
    }
    if (is("c_pow")) {
        if (!(c > 0)) return {Slope::untold(), Slope::untold()};
        const wide l = std::log(c);
        return {Slope(std::pow(c, x) * l, 32), Slope(std::pow(c, x) * l * l, 64)};
    }
    if (is("scalbn")) return line(std::scalbn(1.0L, static_cast<int>(c)));
    if (is("exp") || is("expm1")) return {Slope(std::exp(x)), Slope(std::exp(x))};
    if (is("exp2")) return {Slope(std::exp2(x) * std::log(2.0L)), Slope(std::exp2(x) * std::log(2.0L) * std::log(2.0L))};
    if (is("exp10")) return {Slope(std::pow(10.0L, x) * std::log(10.0L)), Slope(std::pow(10.0L, x) * std::log(10.0L) * std::log(10.0L))};
    if (is("log")) return {Slope(1 / a), Slope(-1 / (x * x))};
    if (is("log2")) return {Slope(1 / (a * std::log(2.0L))), Slope(-1 / (x * x * std::log(2.0L)))};
    if (is("log10")) return {Slope(1 / (a * std::log(10.0L))), Slope(-1 / (x * x * std::log(10.0L)))};
    if (is("log1p")) return {Slope(1 / (1 + x)), Slope(-1 / ((1 + x) * (1 + x)), 16)};
    if (is("log1mexp")) {
        const wide e = std::exp(-a), r = -std::expm1(-a), d = e / r;
        return {Slope(std::signbit(x) ? -d : d, 16), Slope(-d / r, 32)};
    }
    if (is("logexpm1")) return {Slope(-1 / std::expm1(-a), 16), Slope(-std::exp(-a) / (std::expm1(-a) * std::expm1(-a)), 32)};
    if (is("entr")) return x < 0 ? Slopes1{Slope::untold(), Slope::untold()} : Slopes1{Slope(-std::log(a) - 1, 16, 1 + std::fabs(std::log(a))), Slope(-1 / a)};
    if (is("sin")) return {Slope(std::cos(x)), Slope(-std::sin(x))};
    if (is("cos")) return {Slope(-std::sin(x)), Slope(-std::cos(x))};
    if (is("tan")) return {Slope(1 + std::tan(x) * std::tan(x), 16), Slope(2 * std::tan(x) * (1 + std::tan(x) * std::tan(x)), 32)};
    if (is("asin")) return {Slope(1 / std::sqrt((1 - x) * (1 + x))), Slope(x / (std::sqrt((1 - x) * (1 + x)) * (1 - x) * (1 + x)), 32)};
    if (is("acos")) return {Slope(-1 / std::sqrt((1 - x) * (1 + x))), Slope(-x / (std::sqrt((1 - x) * (1 + x)) * (1 - x) * (1 + x)), 32)};
    if (is("atan")) return {Slope(1 / (1 + x * x)), Slope(-2 * x / ((1 + x * x) * (1 + x * x)), 16)};
    if (is("sinh")) return {Slope(std::cosh(x)), Slope(std::sinh(x))};
    if (is("cosh")) return {Slope(std::sinh(x)), Slope(std::cosh(x))};
    if (is("tanh")) {
        const wide e = std::exp(-2 * a), d = 4 * e / ((1 + e) * (1 + e));
        return {Slope(d), Slope(-2 * std::tanh(x) * d, 16)};
    }
    if (is("asinh")) return {Slope(1 / std::hypot(1.0L, x)), Slope(-x / (std::hypot(1.0L, x) * (1 + x * x)), 16)};
    if (is("acosh")) return {Slope(1 / std::sqrt((x - 1) * (x + 1))), Slope(-x / (std::sqrt((x - 1) * (x + 1)) * (x - 1) * (x + 1)), 32)};
    if (is("atanh")) return {Slope(1 / ((1 - x) * (1 + x))), Slope(2 * x / ((1 - x) * (1 + x) * (1 - x) * (1 + x)), 32)};
    if (is("sinpi")) return {Slope(PI * cospi_of(x), 8, PI), Slope(-PI * PI * sinpi_of(x), 8, PI * PI)};
    if (is("cospi")) return {Slope(-PI * sinpi_of(x), 8, PI), Slope(-PI * PI * cospi_of(x), 8, PI * PI)};
    if (is("tanpi")) {
        const wide t = sinpi_of(x) / cospi_of(x);
        return {Slope(PI * (1 + t * t), 32), Slope(2 * PI * PI * t * (1 + t * t), 64)};
    }
    if (is("erf")) return {Slope(2 / std::sqrt(PI) * std::exp(-x * x)), Slope(-4 * x / std::sqrt(PI) * std::exp(-x * x), 16)};
    if (is("erfc")) return {Slope(-2 / std::sqrt(PI) * std::exp(-x * x)), Slope(4 * x / std::sqrt(PI) * std::exp(-x * x), 16)};
    if (is("erfcx")) return {Slope(-scaled_erfc(1, x), 64), Slope(scaled_erfc(2, x), 128)};
    if (is("norm_logcdf")) return {Slope(inverse_mills(x), 64), Slope(-inverse_mills(x) * mills_gap(x), 128)};
    if (is("norm_quantile")) {
        /* Ends, and probabilities whose density is subnormal: edges.c. */
        if (!(x > 1e-4900L && x < 1)) return {Slope::untold(), Slope::untold()};
        const wide r = quantile_of(x > 0.5L ? 1 - x : x, x > 0.5L ? -y : y), d = std::sqrt(2 * PI) * std::exp(r * r / 2);
        return {Slope(d, 64), Slope((x > 0.5L ? -r : r) * d * d, 128)};
    }
    if (is("erfinv")) {
        const wide r = erfinv_of(x, y), d = std::sqrt(PI) / 2 * std::exp(r * r);
        return {Slope(d, 64), Slope(2 * r * d * d, 128)};
    }
    if (is("norm_cdf")) return {Slope(normal_density(x)), Slope(-x * normal_density(x), 16)};
    if (is("norm_pdf")) return {Slope(-x * normal_density(x), 16), Slope((x * x - 1) * normal_density(x), 32, (x * x + 1) * normal_density(x))};
    if (is("sigmoid")) return {Slope(sigmoid_slope(x)), Slope(-std::tanh(x / 2) * sigmoid_slope(x), 16)};
    if (is("softplus")) return {Slope(sigmoid_of(x)), Slope(sigmoid_slope(x))};
    if (is("logsigmoid")) return {Slope(sigmoid_of(-x)), Slope(-sigmoid_slope(x))};
    if (is("logit") && x == 0) return {Slope(1 / a), Slope::untold()};
    if (is("logit")) return {Slope(1 / (x * (1 - x))), Slope((2 * x - 1) / (x * (1 - x) * x * (1 - x)), 32, 1 / (x * (1 - x) * x * (1 - x)))};
    if (is("softsign")) return x == 0 ? Slopes1{Slope(1), Slope::untold()} : Slopes1{Slope(1 / ((1 + a) * (1 + a))), Slope((x > 0 ? -2 : 2) / ((1 + a) * (1 + a) * (1 + a)), 16)};
    if (is("silu")) {
        const wide s = sigmoid_of(x), p = sigmoid_slope(x);
        return {Slope(s + x * p, 16, s + a * p), Slope(2 * p - x * std::tanh(x / 2) * p, 32, (2 + a) * p)};
    }
    if (is("gelu")) return {Slope(normal_cdf(x) + x * normal_density(x), 32, normal_cdf(x) + a * normal_density(x)), Slope((2 - x * x) * normal_density(x), 32, (2 + x * x) * normal_density(x))};
    if (is("gelu_tanh")) {
        const wide k = 2 * std::sqrt(2 / PI), w = k * (x + 0.044715L * x * x * x), dw = k * (1 + 3 * 0.044715L * x * x), ddw = k * 6 * 0.044715L * x;
        const wide s = sigmoid_of(w), p = sigmoid_slope(w), inner = ddw - std::tanh(w / 2) * dw * dw;
        return {Slope(s + x * p * dw, 64, s + a * p * dw), Slope(p * (2 * dw + x * inner), 256, p * (2 * dw + a * (std::fabs(ddw) + dw * dw)))};
    }
    if (is("sinc")) {
        if (a < 0.01L) {
            /* The Taylor series. */
            const wide q = PI * PI * x * x;
            return {Slope(PI * PI * x * (-1 / 3.0L + q / 30 - q * q / 840 + q * q * q / 45360), 16), Slope(PI * PI * (-1 / 3.0L + q / 10 - q * q / 168 + q * q * q / 6480), 32)};
        }
        const wide y0 = sinpi_of(x) / (PI * x), d = (cospi_of(x) - y0) / x;
        return {Slope(d, 64, std::fmin(1, 1 / a)), Slope(-PI * PI * y0 - 2 * d / x, 256, std::fmin(PI * PI, 10 / a))};
    }
    /* At the poles: edges.c. */
    if ((is("digamma") || is("trigamma") || is("lgamma") || is("tgamma")) && x <= 0 && x == std::floor(x)) return {Slope::untold(), Slope::untold()};
    if (is("digamma")) return {Slope(polygamma(1, x), 64), Slope(polygamma(2, x), 128, a > 0.5L ? 0 : 1 / (a * a * a))};
    if (is("trigamma")) return {Slope(polygamma(2, x), 128, a > 0.5L ? 0 : 1 / (a * a * a)), Slope(polygamma(3, x), 256)};
    if (is("lgamma")) return {Slope(polygamma(0, x), 64, 1 + 1 / a), Slope(polygamma(1, x), 64)};
    if (is("tgamma")) {
        const wide g = std::tgamma(x), p = polygamma(0, x), q = polygamma(1, x);
        return {Slope(g * p, 256, std::fabs(g) * (1 + std::fabs(p))), Slope(g * (p * p + q), 512, std::fabs(g) * (p * p + q + 1))};
    }
    if (is("i0") || is("i1")) {
        /* Unscaled from scaled; too large for this in long double is infinite in double, too. */
        if (!(a <= 5000)) return {Slope::untold(), Slope::untold()};
        const bool one = is("i1");
        const wide e = std::exp(a), even = e * scaled_modified({{0, 0.5L}, {2, 0.5L}}, a);
        const wide odd = (x < 0 ? -e : e) * (one ? scaled_modified({{1, 0.75L}, {3, 0.25L}}, a) : scaled_modified({{1, 1}}, a));
        return one ? Slopes1{Slope(even, 64), Slope(odd, 128)} : Slopes1{Slope(odd, 64), Slope(even, 128)};
    }
    if (is("i0e") || is("i1e")) {
        /* At the kink, and where long double cancels, too. */
        if (x == 0 || !(a <= 5000)) return {Slope::untold(), Slope::untold()};
        const wide s = x < 0 ? -1 : 1;
        if (is("i0e")) return {Slope(s * scaled_modified({{1, 1}, {0, -1}}, a), 64), Slope(scaled_modified({{0, 1.5L}, {1, -2}, {2, 0.5L}}, a), 256)};
        return {Slope(scaled_modified({{0, 0.5L}, {2, 0.5L}, {1, -1}}, a), 64, 1 / (1 + a)),
                Slope(s * scaled_modified({{1, 1.75L}, {3, 0.25L}, {0, -1}, {2, -1}}, a), 256, 1 / (1 + a))};
    }
    if (is("jn")) {
        /* Orders and arguments that the recurrences of the C library take long for, or that are not computed at all: edges.c. */
        if (x == 0 || !(std::fabs(c) <= 1000) || !(a <= 1e6L)) return {Slope::untold(), Slope::untold()};
        const int n = static_cast<int>(c);
        const wide j[] = {jnl(n - 2, x), jnl(n - 1, x), jnl(n, x), jnl(n + 1, x), jnl(n + 2, x)};
        const wide local = std::fabs(j[0]) + std::fabs(j[1]) + std::fabs(j[2]) + std::fabs(j[3]) + std::fabs(j[4]) + (a >= std::fabs(c) ? std::sqrt(2 / (PI * (a + 1))) : 0);
        return {Slope((j[1] - j[3]) / 2, 512, local), Slope((j[0] - 2 * j[2] + j[4]) / 4, 1024, local)};
    }
    if (is("j0") || is("j1") || is("y0") || is("y1")) {
        const bool first = name[0] == 'j', order = name[1] == '1';
        const wide b0 = first ? j0l(x) : y0l(x), b1 = first ? j1l(x) : y1l(x);
        if (x == 0) return {Slope::untold(), Slope::untold()};
        const wide local = std::fabs(b0) + std::fabs(b1) + std::sqrt(2 / (PI * (a + 1))), more = local * (1 + 1 / a + 1 / (a * a));
        const wide d = order ? b0 - b1 / x : -b1, dd = order ? -b1 - d / x + b1 / (x * x) : -(b0 - b1 / x);
        return {Slope(d, 512, more), Slope(dd, 1024, more)};
    }
    unknown_operation(name);
}

/* Slopes of two arguments, and the second derivatives aa, ab, bb. */
struct Slopes2 {
    Slope a, b, aa, ab, bb;
};

inline Slopes2 slopes_of_two(const char *name, wide a, wide b, wide y) {
    const auto is = [name](const char *other) { return std::strcmp(name, other) == 0; };
    const Slope none = Slope::none(), untold = Slope::untold();
    const auto flat = [&](Slope s, Slope t) { return Slopes2{s, t, none, none, none}; };
    if (is("add")) return flat(1, 1);
    if (is("sub")) return flat(1, -1);
    if (is("mul")) return {Slope(b), Slope(a), none, Slope(1), none};
    if (is("div")) return {Slope(1 / b), Slope(-a / b / b, 16), none, Slope(-1 / (b * b), 16), Slope(2 * a / b / b / b, 32)};
    if (is("hypot")) {
        const wide h = std::hypot(a, b);
        if (h == 0) return {Slope(0), Slope(0), untold, untold, untold};
        return {Slope(a / h), Slope(b / h), Slope(b / h * (b / h) / h, 16), Slope(-(a / h) * (b / h) / h, 16), Slope(a / h * (a / h) / h, 16)};
    }
    if (is("atan2")) {
        const wide h = std::hypot(a, b), p = a / h, q = b / h;
        if (h == 0) return {Slope(0), Slope(0), untold, untold, untold};
        return {Slope(q / h), Slope(-p / h), Slope(-2 * p * q / h / h, 32), Slope((p - q) * (p + q) / h / h, 32, 1 / h / h), Slope(2 * p * q / h / h, 32)};
    }
    if (is("pow")) {
        if (!(a > 0) || a == 1) return {untold, untold, untold, untold, untold};
        const wide l = std::log(a), p = std::pow(a, b);
        return {Slope(b * p / a, 512), Slope(p * l, 512), Slope(b * (b - 1) * p / a / a, 1024, std::fabs(b) * (1 + std::fabs(b)) * p / a / a),
                Slope(p / a * (1 + b * l), 1024, p / a * (1 + std::fabs(b * l))), Slope(p * l * l, 1024)};
    }
    if (is("logaddexp")) {
        const wide p = sigmoid_of(a - b), s = sigmoid_slope(a - b);
        return {Slope(p, 16), Slope(sigmoid_of(b - a), 16), Slope(s, 32), Slope(-s, 32), Slope(s, 32)};
    }
    if ((is("xlogy") && !(b > 0)) || (is("xlog1py") && !(b > -1))) return {untold, untold, none, untold, untold};
    if (is("xlogy")) return {Slope(std::log(b)), Slope(a / b), none, Slope(1 / b), Slope(-a / b / b, 16)};
    if (is("xlog1py")) return {Slope(std::log1p(b)), Slope(a / (1 + b)), none, Slope(1 / (1 + b)), Slope(-a / (1 + b) / (1 + b), 16)};
    if (is("copysign")) return flat(a == 0 ? none : Slope(std::signbit(a) == std::signbit(b) ? 1 : -1), none);
    if (is("fmod") || is("remainder") || is("mod")) {
        const wide q = std::round((a - y) / b);
        return std::fabs(q) < 1e15L ? flat(1, Slope(-q)) : Slopes2{untold, untold, none, none, none};
    }
    const bool pieces = is("fdim") || is("fmin") || is("minimum") || is("fmax") || is("maximum");
    if (pieces && (std::isnan(a) || std::isnan(b))) return {untold, untold, untold, untold, untold};
    if (is("fdim")) return a > b ? flat(1, -1) : flat(none, none);
    const bool least = is("fmin") || is("minimum");
    if (least || is("fmax") || is("maximum")) {
        if (a == b) return flat(0.5L, 0.5L);
        return (a < b) == least ? flat(1, none) : flat(none, 1);
    }
    unknown_operation(name);
}

/* Slopes of three arguments, and the second derivatives aa, ab, ac, bb, bc, cc. */
struct Slopes3 {
    Slope d1[3], d2[6];
};

inline Slopes3 slopes_of_three(const char *name, wide a, wide b, wide c) {
    const auto is = [name](const char *other) { return std::strcmp(name, other) == 0; };
    const Slope none = Slope::none(), untold = Slope::untold();
    if (is("fma")) return {{Slope(b), Slope(a), Slope(1)}, {none, Slope(1), none, none, none, none}};
    if (is("lerp")) return {{Slope(1 - c), Slope(c), Slope(b - a, 8, std::fabs(a) + std::fabs(b))}, {none, none, Slope(-1), none, Slope(1), none}};
    const auto nothing = Slopes3{{untold, untold, untold}, {untold, untold, untold, untold, untold, untold}};
    if (is("clamp") && (std::isnan(a) || std::isnan(b) || std::isnan(c))) return nothing;
    if (is("clamp")) {
        const wide low = std::fmax(a, b);
        const bool high = c <= low, at_low = !high && a <= b;
        return {{high || at_low ? none : Slope(1), at_low ? Slope(1) : none, high ? Slope(1) : none}, {none, none, none, none, none, none}};
    }
    unknown_operation(name);
}

#endif
