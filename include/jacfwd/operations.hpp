// The operations on numbers, by name; constants that have met no number stay constants, with the same bits.
// Formulas, slopes and domains are those of jacfwd.h.
// Derived from the operations by `cargo xtask derive`; do not edit.
#ifndef JACFWD_OPERATIONS_HPP
#define JACFWD_OPERATIONS_HPP

#include "macros_hide.hpp"

#include "apply.hpp"

namespace jacfwd {

/// Product plus a number, rounded once.
template <class A, class B, class C, class R = detail::real_of<A, B, C>>
basic_num<R> fma(const A &a, const B &b, const C &c) {
    return detail::ternary<R>(a, b, c, detail::abi<R>::fma, detail::abi<R>::m_fma);
}

/// Square root.
template <class R>
basic_num<R> sqrt(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sqrt, detail::abi<R>::m_sqrt);
}

/// Cube root.
template <class R>
basic_num<R> cbrt(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::cbrt, detail::abi<R>::m_cbrt);
}

/// Length of the vector (a, b); the slopes at the origin are 0.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> hypot(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::hypot, detail::abi<R>::m_hypot);
}

/// Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range.
template <class R>
basic_num<R> scalbn(const basic_num<R> &a, int k) {
    return detail::unary_with(a, k, detail::abi<R>::scalbn, detail::abi<R>::m_scalbn);
}

/// Exponential.
template <class R>
basic_num<R> exp(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::exp, detail::abi<R>::m_exp);
}

/// Power of two.
template <class R>
basic_num<R> exp2(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::exp2, detail::abi<R>::m_exp2);
}

/// Exponential minus one, accurate near 0.
template <class R>
basic_num<R> expm1(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::expm1, detail::abi<R>::m_expm1);
}

/// Natural logarithm.
template <class R>
basic_num<R> log(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::log, detail::abi<R>::m_log);
}

/// Binary logarithm.
template <class R>
basic_num<R> log2(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::log2, detail::abi<R>::m_log2);
}

/// Decimal logarithm.
template <class R>
basic_num<R> log10(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::log10, detail::abi<R>::m_log10);
}

/// Natural logarithm of one plus x, accurate near 0.
template <class R>
basic_num<R> log1p(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::log1p, detail::abi<R>::m_log1p);
}

/// Sine of an angle in radians.
template <class R>
basic_num<R> sin(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sin, detail::abi<R>::m_sin);
}

/// Cosine of an angle in radians.
template <class R>
basic_num<R> cos(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::cos, detail::abi<R>::m_cos);
}

/// Tangent of an angle in radians.
template <class R>
basic_num<R> tan(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::tan, detail::abi<R>::m_tan);
}

/// Inverse sine, in [-π/2, π/2].
template <class R>
basic_num<R> asin(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::asin, detail::abi<R>::m_asin);
}

/// Inverse cosine, in [0, π].
template <class R>
basic_num<R> acos(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::acos, detail::abi<R>::m_acos);
}

/// Inverse tangent, in [-π/2, π/2].
template <class R>
basic_num<R> atan(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::atan, detail::abi<R>::m_atan);
}

/// Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> atan2(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::atan2, detail::abi<R>::m_atan2);
}

/// Hyperbolic sine.
template <class R>
basic_num<R> sinh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sinh, detail::abi<R>::m_sinh);
}

/// Hyperbolic cosine.
template <class R>
basic_num<R> cosh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::cosh, detail::abi<R>::m_cosh);
}

/// Hyperbolic tangent.
template <class R>
basic_num<R> tanh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::tanh, detail::abi<R>::m_tanh);
}

/// Inverse hyperbolic sine.
template <class R>
basic_num<R> asinh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::asinh, detail::abi<R>::m_asinh);
}

/// Inverse hyperbolic cosine.
template <class R>
basic_num<R> acosh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::acosh, detail::abi<R>::m_acosh);
}

/// Inverse hyperbolic tangent.
template <class R>
basic_num<R> atanh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::atanh, detail::abi<R>::m_atanh);
}

/// Absolute value.
template <class R>
basic_num<R> abs(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::abs, detail::abi<R>::m_abs);
}

/// Magnitude of the first, sign of the second.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> copysign(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::copysign, detail::abi<R>::m_copysign);
}

/// Largest integer not above.
template <class R>
basic_num<R> floor(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::floor, detail::abi<R>::m_floor);
}

/// Smallest integer not below.
template <class R>
basic_num<R> ceil(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::ceil, detail::abi<R>::m_ceil);
}

/// Integer part, toward zero.
template <class R>
basic_num<R> trunc(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::trunc, detail::abi<R>::m_trunc);
}

/// Nearest integer, half away from zero.
template <class R>
basic_num<R> round(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::round, detail::abi<R>::m_round);
}

/// Nearest integer, half to even.
template <class R>
basic_num<R> rint(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::rint, detail::abi<R>::m_rint);
}

/// Remainder with the sign of the first.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> fmod(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::fmod, detail::abi<R>::m_fmod);
}

/// IEEE remainder: the quotient is rounded to nearest, ties to even.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> remainder(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::remainder, detail::abi<R>::m_remainder);
}

/// Positive difference.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> fdim(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::fdim, detail::abi<R>::m_fdim);
}

/// Smaller of two; a NaN counts as missing.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> fmin(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::fmin, detail::abi<R>::m_fmin);
}

/// Larger of two; a NaN counts as missing.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> fmax(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::fmax, detail::abi<R>::m_fmax);
}

/// Error function.
template <class R>
basic_num<R> erf(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::erf, detail::abi<R>::m_erf);
}

/// Complementary error function.
template <class R>
basic_num<R> erfc(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::erfc, detail::abi<R>::m_erfc);
}

/// Gamma function.
template <class R>
basic_num<R> tgamma(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::tgamma, detail::abi<R>::m_tgamma);
}

/// Logarithm of the magnitude of the gamma function.
template <class R>
basic_num<R> lgamma(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::lgamma, detail::abi<R>::m_lgamma);
}

namespace qualified {

/// Reciprocal.
template <class R>
basic_num<R> recip(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::recip, detail::abi<R>::m_recip);
}

/// Square.
template <class R>
basic_num<R> square(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::square, detail::abi<R>::m_square);
}

/// Reciprocal of the square root.
template <class R>
basic_num<R> rsqrt(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::rsqrt, detail::abi<R>::m_rsqrt);
}

/// Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow.
template <class R>
basic_num<R> powi(const basic_num<R> &a, int k) {
    return detail::unary_with(a, k, detail::abi<R>::powi, detail::abi<R>::m_powi);
}

/// Power of ten.
template <class R>
basic_num<R> exp10(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::exp10, detail::abi<R>::m_exp10);
}

/// Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0.
template <class R>
basic_num<R> log1mexp(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::log1mexp, detail::abi<R>::m_log1mexp);
}

/// Logarithm of an exponential less one, the inverse of softplus; without overflow.
template <class R>
basic_num<R> logexpm1(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::logexpm1, detail::abi<R>::m_logexpm1);
}

/// Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> logaddexp(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::logaddexp, detail::abi<R>::m_logaddexp);
}

/// Term of an entropy: 0 at 0, and -∞ below, as torch.special has it.
template <class R>
basic_num<R> entr(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::entr, detail::abi<R>::m_entr);
}

/// Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> xlogy(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::xlogy, detail::abi<R>::m_xlogy);
}

/// Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> xlog1py(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::xlog1py, detail::abi<R>::m_xlog1py);
}

/// Sine of an angle in half turns, exact at integers and halves.
template <class R>
basic_num<R> sinpi(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sinpi, detail::abi<R>::m_sinpi);
}

/// Cosine of an angle in half turns, exact at integers and halves.
template <class R>
basic_num<R> cospi(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::cospi, detail::abi<R>::m_cospi);
}

/// Tangent of an angle in half turns, exact at integers and infinite at halves.
template <class R>
basic_num<R> tanpi(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::tanpi, detail::abi<R>::m_tanpi);
}

/// Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude.
template <class R>
basic_num<R> sinc(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sinc, detail::abi<R>::m_sinc);
}

/// Degrees to radians.
template <class R>
basic_num<R> deg2rad(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::deg2rad, detail::abi<R>::m_deg2rad);
}

/// Radians to degrees.
template <class R>
basic_num<R> rad2deg(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::rad2deg, detail::abi<R>::m_rad2deg);
}

/// The angle in [-π, π] that differs from x by whole turns, accurate for every finite x.
template <class R>
basic_num<R> wrap_to_pi(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::wrap_to_pi, detail::abi<R>::m_wrap_to_pi);
}

/// Sign: -1, 0 or 1; a zero keeps its sign.
template <class R>
basic_num<R> sign(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sign, detail::abi<R>::m_sign);
}

/// Fraction, with the sign of the argument.
template <class R>
basic_num<R> frac(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::frac, detail::abi<R>::m_frac);
}

/// Remainder with the sign of the second.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> mod(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::mod, detail::abi<R>::m_mod);
}

/// Smaller of two; a NaN passes.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> minimum(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::minimum, detail::abi<R>::m_minimum);
}

/// Larger of two; a NaN passes.
template <class A, class B, class R = detail::real_of<A, B>>
basic_num<R> maximum(const A &a, const B &b) {
    return detail::binary<R>(a, b, detail::abi<R>::maximum, detail::abi<R>::m_maximum);
}

/// First number held between the second and the third; the third wins where they cross.
template <class A, class B, class C, class R = detail::real_of<A, B, C>>
basic_num<R> clamp(const A &a, const B &b, const C &c) {
    return detail::ternary<R>(a, b, c, detail::abi<R>::clamp, detail::abi<R>::m_clamp);
}

/// Rectifier.
template <class R>
basic_num<R> relu(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::relu, detail::abi<R>::m_relu);
}

/// Rectifier that keeps a plain real times the negative side.
template <class R>
basic_num<R> leaky_relu(const basic_num<R> &a, detail::plain<R> c) {
    return detail::unary_with(a, c, detail::abi<R>::leaky_relu, detail::abi<R>::m_leaky_relu);
}

/// Unit step.
template <class R>
basic_num<R> heaviside(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::heaviside, detail::abi<R>::m_heaviside);
}

/// Linear interpolation from the first number to the second by the third.
template <class A, class B, class C, class R = detail::real_of<A, B, C>>
basic_num<R> lerp(const A &a, const B &b, const C &c) {
    return detail::ternary<R>(a, b, c, detail::abi<R>::lerp, detail::abi<R>::m_lerp);
}

/// Scaled complementary error function.
template <class R>
basic_num<R> erfcx(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::erfcx, detail::abi<R>::m_erfcx);
}

/// Inverse of the error function.
template <class R>
basic_num<R> erfinv(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::erfinv, detail::abi<R>::m_erfinv);
}

/// Logarithmic derivative of the gamma function.
template <class R>
basic_num<R> digamma(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::digamma, detail::abi<R>::m_digamma);
}

/// Derivative of the digamma function.
template <class R>
basic_num<R> trigamma(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::trigamma, detail::abi<R>::m_trigamma);
}

/// Bessel function of the first kind, order zero.
template <class R>
basic_num<R> j0(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::j0, detail::abi<R>::m_j0);
}

/// Bessel function of the first kind, order one.
template <class R>
basic_num<R> j1(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::j1, detail::abi<R>::m_j1);
}

/// Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <= |k|/2 and at infinity, NaN elsewhere.
template <class R>
basic_num<R> jn(const basic_num<R> &a, int k) {
    return detail::unary_with(a, k, detail::abi<R>::jn, detail::abi<R>::m_jn);
}

/// Bessel function of the second kind, order zero.
template <class R>
basic_num<R> y0(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::y0, detail::abi<R>::m_y0);
}

/// Bessel function of the second kind, order one.
template <class R>
basic_num<R> y1(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::y1, detail::abi<R>::m_y1);
}

/// Modified Bessel function of the first kind, order zero.
template <class R>
basic_num<R> i0(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::i0, detail::abi<R>::m_i0);
}

/// Modified Bessel function of the first kind, order one.
template <class R>
basic_num<R> i1(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::i1, detail::abi<R>::m_i1);
}

/// Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch.
template <class R>
basic_num<R> i0e(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::i0e, detail::abi<R>::m_i0e);
}

/// Modified Bessel function of the first kind, order one, scaled by exp(-|x|).
template <class R>
basic_num<R> i1e(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::i1e, detail::abi<R>::m_i1e);
}

/// Logistic function.
template <class R>
basic_num<R> sigmoid(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::sigmoid, detail::abi<R>::m_sigmoid);
}

/// Smooth rectifier, without a threshold.
template <class R>
basic_num<R> softplus(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::softplus, detail::abi<R>::m_softplus);
}

/// Logarithm of the logistic function.
template <class R>
basic_num<R> logsigmoid(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::logsigmoid, detail::abi<R>::m_logsigmoid);
}

/// Inverse of the logistic function.
template <class R>
basic_num<R> logit(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::logit, detail::abi<R>::m_logit);
}

/// Gaussian error linear unit, the erf form.
template <class R>
basic_num<R> gelu(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::gelu, detail::abi<R>::m_gelu);
}

/// Gaussian error linear unit, the tanh form.
template <class R>
basic_num<R> gelu_tanh(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::gelu_tanh, detail::abi<R>::m_gelu_tanh);
}

/// Sigmoid linear unit, also called swish.
template <class R>
basic_num<R> silu(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::silu, detail::abi<R>::m_silu);
}

/// Exponential linear unit, a plain real times expm1 on the negative side.
template <class R>
basic_num<R> elu(const basic_num<R> &a, detail::plain<R> c) {
    return detail::unary_with(a, c, detail::abi<R>::elu, detail::abi<R>::m_elu);
}

/// Smooth sign by a quotient.
template <class R>
basic_num<R> softsign(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::softsign, detail::abi<R>::m_softsign);
}

/// Cumulative probability of the standard normal distribution.
template <class R>
basic_num<R> norm_cdf(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::norm_cdf, detail::abi<R>::m_norm_cdf);
}

/// Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails.
template <class R>
basic_num<R> norm_logcdf(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::norm_logcdf, detail::abi<R>::m_norm_logcdf);
}

/// Quantile of the standard normal distribution, the inverse of norm_cdf.
template <class R>
basic_num<R> norm_quantile(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::norm_quantile, detail::abi<R>::m_norm_quantile);
}

/// Density of the standard normal distribution.
template <class R>
basic_num<R> norm_pdf(const basic_num<R> &a) {
    return detail::unary(a, detail::abi<R>::norm_pdf, detail::abi<R>::m_norm_pdf);
}

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
