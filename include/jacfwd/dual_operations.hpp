// The operations on inline numbers, by name: values and slopes are those of the library's kernels.
// Formulas, slopes and domains are those of jacfwd.h.
// Derived from the operations by `cargo xtask derive`; do not edit.
#ifndef JACFWD_DUAL_OPERATIONS_HPP
#define JACFWD_DUAL_OPERATIONS_HPP

#include "macros_hide.hpp"

#include "dual_apply.hpp"

namespace jacfwd {

/// Product plus a number, rounded once.
template <class A, class B, class C, class D = detail::dual_of<A, B, C>, class R = typename D::real>
JACFWD_INLINE D fma(const A &a, const B &b, const C &c) {
    return detail::inline_ternary<D>(a, b, c, detail::abi<R>::m_fma, detail::abi<R>::d_fma);
}

/// Cube root.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> cbrt(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_cbrt, detail::abi<R>::d_cbrt);
}

/// Length of the vector (a, b); the slopes at the origin are 0.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D hypot(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_hypot, detail::abi<R>::d_hypot);
}

/// Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> scalbn(const dual<R, N, P> &a, int k) {
    return detail::inline_unary_with(a, k, detail::abi<R>::m_scalbn, detail::abi<R>::d_scalbn);
}

/// Exponential.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> exp(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_exp, detail::abi<R>::d_exp);
}

/// Power of two.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> exp2(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_exp2, detail::abi<R>::d_exp2);
}

/// Exponential minus one, accurate near 0.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> expm1(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_expm1, detail::abi<R>::d_expm1);
}

/// Natural logarithm.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> log(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_log, detail::abi<R>::d_log);
}

/// Binary logarithm.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> log2(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_log2, detail::abi<R>::d_log2);
}

/// Decimal logarithm.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> log10(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_log10, detail::abi<R>::d_log10);
}

/// Natural logarithm of one plus x, accurate near 0.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> log1p(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_log1p, detail::abi<R>::d_log1p);
}

/// Tangent of an angle in radians.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> tan(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_tan, detail::abi<R>::d_tan);
}

/// Inverse sine, in [-π/2, π/2].
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> asin(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_asin, detail::abi<R>::d_asin);
}

/// Inverse cosine, in [0, π].
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> acos(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_acos, detail::abi<R>::d_acos);
}

/// Inverse tangent, in [-π/2, π/2].
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> atan(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_atan, detail::abi<R>::d_atan);
}

/// Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D atan2(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_atan2, detail::abi<R>::d_atan2);
}

/// Hyperbolic sine.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sinh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_sinh, detail::abi<R>::d_sinh);
}

/// Hyperbolic cosine.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> cosh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_cosh, detail::abi<R>::d_cosh);
}

/// Hyperbolic tangent.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> tanh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_tanh, detail::abi<R>::d_tanh);
}

/// Inverse hyperbolic sine.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> asinh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_asinh, detail::abi<R>::d_asinh);
}

/// Inverse hyperbolic cosine.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> acosh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_acosh, detail::abi<R>::d_acosh);
}

/// Inverse hyperbolic tangent.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> atanh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_atanh, detail::abi<R>::d_atanh);
}

/// Absolute value.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> abs(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_abs, detail::abi<R>::d_abs);
}

/// Magnitude of the first, sign of the second.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D copysign(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_copysign, detail::abi<R>::d_copysign);
}

/// Largest integer not above.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> floor(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_floor, detail::abi<R>::d_floor);
}

/// Smallest integer not below.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> ceil(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_ceil, detail::abi<R>::d_ceil);
}

/// Integer part, toward zero.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> trunc(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_trunc, detail::abi<R>::d_trunc);
}

/// Nearest integer, half away from zero.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> round(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_round, detail::abi<R>::d_round);
}

/// Nearest integer, half to even.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> rint(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_rint, detail::abi<R>::d_rint);
}

/// Remainder with the sign of the first.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D fmod(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_fmod, detail::abi<R>::d_fmod);
}

/// IEEE remainder: the quotient is rounded to nearest, ties to even.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D remainder(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_remainder, detail::abi<R>::d_remainder);
}

/// Positive difference.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D fdim(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_fdim, detail::abi<R>::d_fdim);
}

/// Smaller of two; a NaN counts as missing.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D fmin(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_fmin, detail::abi<R>::d_fmin);
}

/// Larger of two; a NaN counts as missing.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D fmax(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_fmax, detail::abi<R>::d_fmax);
}

/// Error function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> erf(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_erf, detail::abi<R>::d_erf);
}

/// Complementary error function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> erfc(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_erfc, detail::abi<R>::d_erfc);
}

/// Gamma function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> tgamma(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_tgamma, detail::abi<R>::d_tgamma);
}

/// Logarithm of the magnitude of the gamma function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> lgamma(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_lgamma, detail::abi<R>::d_lgamma);
}

namespace qualified {

/// Reciprocal.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> recip(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_recip, detail::abi<R>::d_recip);
}

/// Reciprocal of the square root.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> rsqrt(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_rsqrt, detail::abi<R>::d_rsqrt);
}

/// Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> powi(const dual<R, N, P> &a, int k) {
    return detail::inline_unary_with(a, k, detail::abi<R>::m_powi, detail::abi<R>::d_powi);
}

/// Power of ten.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> exp10(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_exp10, detail::abi<R>::d_exp10);
}

/// Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> log1mexp(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_log1mexp, detail::abi<R>::d_log1mexp);
}

/// Logarithm of an exponential less one, the inverse of softplus; without overflow.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> logexpm1(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_logexpm1, detail::abi<R>::d_logexpm1);
}

/// Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D logaddexp(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_logaddexp, detail::abi<R>::d_logaddexp);
}

/// Term of an entropy: 0 at 0, and -∞ below, as torch.special has it.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> entr(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_entr, detail::abi<R>::d_entr);
}

/// Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D xlogy(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_xlogy, detail::abi<R>::d_xlogy);
}

/// Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D xlog1py(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_xlog1py, detail::abi<R>::d_xlog1py);
}

/// Sine of an angle in half turns, exact at integers and halves.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sinpi(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_sinpi, detail::abi<R>::d_sinpi);
}

/// Cosine of an angle in half turns, exact at integers and halves.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> cospi(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_cospi, detail::abi<R>::d_cospi);
}

/// Tangent of an angle in half turns, exact at integers and infinite at halves.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> tanpi(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_tanpi, detail::abi<R>::d_tanpi);
}

/// Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sinc(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_sinc, detail::abi<R>::d_sinc);
}

/// Degrees to radians.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> deg2rad(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_deg2rad, detail::abi<R>::d_deg2rad);
}

/// Radians to degrees.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> rad2deg(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_rad2deg, detail::abi<R>::d_rad2deg);
}

/// The angle in [-π, π] that differs from x by whole turns, accurate for every finite x.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> wrap_to_pi(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_wrap_to_pi, detail::abi<R>::d_wrap_to_pi);
}

/// Sign: -1, 0 or 1; a zero keeps its sign.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sign(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_sign, detail::abi<R>::d_sign);
}

/// Fraction, with the sign of the argument.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> frac(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_frac, detail::abi<R>::d_frac);
}

/// Remainder with the sign of the second.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D mod(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_mod, detail::abi<R>::d_mod);
}

/// Smaller of two; a NaN passes.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D minimum(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_minimum, detail::abi<R>::d_minimum);
}

/// Larger of two; a NaN passes.
template <class A, class B, class D = detail::dual_of<A, B>, class R = typename D::real>
JACFWD_INLINE D maximum(const A &a, const B &b) {
    return detail::inline_binary<D>(a, b, detail::abi<R>::m_maximum, detail::abi<R>::d_maximum);
}

/// First number held between the second and the third; the third wins where they cross.
template <class A, class B, class C, class D = detail::dual_of<A, B, C>, class R = typename D::real>
JACFWD_INLINE D clamp(const A &a, const B &b, const C &c) {
    return detail::inline_ternary<D>(a, b, c, detail::abi<R>::m_clamp, detail::abi<R>::d_clamp);
}

/// Rectifier.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> relu(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_relu, detail::abi<R>::d_relu);
}

/// Rectifier that keeps a plain real times the negative side.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> leaky_relu(const dual<R, N, P> &a, detail::plain<R> c) {
    return detail::inline_unary_with(a, c, detail::abi<R>::m_leaky_relu, detail::abi<R>::d_leaky_relu);
}

/// Unit step.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> heaviside(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_heaviside, detail::abi<R>::d_heaviside);
}

/// Linear interpolation from the first number to the second by the third.
template <class A, class B, class C, class D = detail::dual_of<A, B, C>, class R = typename D::real>
JACFWD_INLINE D lerp(const A &a, const B &b, const C &c) {
    return detail::inline_ternary<D>(a, b, c, detail::abi<R>::m_lerp, detail::abi<R>::d_lerp);
}

/// Scaled complementary error function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> erfcx(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_erfcx, detail::abi<R>::d_erfcx);
}

/// Inverse of the error function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> erfinv(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_erfinv, detail::abi<R>::d_erfinv);
}

/// Logarithmic derivative of the gamma function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> digamma(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_digamma, detail::abi<R>::d_digamma);
}

/// Derivative of the digamma function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> trigamma(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_trigamma, detail::abi<R>::d_trigamma);
}

/// Bessel function of the first kind, order zero.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> j0(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_j0, detail::abi<R>::d_j0);
}

/// Bessel function of the first kind, order one.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> j1(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_j1, detail::abi<R>::d_j1);
}

/// Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <= |k|/2 and at infinity, NaN elsewhere.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> jn(const dual<R, N, P> &a, int k) {
    return detail::inline_unary_with(a, k, detail::abi<R>::m_jn, detail::abi<R>::d_jn);
}

/// Bessel function of the second kind, order zero.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> y0(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_y0, detail::abi<R>::d_y0);
}

/// Bessel function of the second kind, order one.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> y1(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_y1, detail::abi<R>::d_y1);
}

/// Modified Bessel function of the first kind, order zero.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> i0(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_i0, detail::abi<R>::d_i0);
}

/// Modified Bessel function of the first kind, order one.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> i1(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_i1, detail::abi<R>::d_i1);
}

/// Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> i0e(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_i0e, detail::abi<R>::d_i0e);
}

/// Modified Bessel function of the first kind, order one, scaled by exp(-|x|).
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> i1e(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_i1e, detail::abi<R>::d_i1e);
}

/// Logistic function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> sigmoid(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_sigmoid, detail::abi<R>::d_sigmoid);
}

/// Smooth rectifier, without a threshold.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> softplus(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_softplus, detail::abi<R>::d_softplus);
}

/// Logarithm of the logistic function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> logsigmoid(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_logsigmoid, detail::abi<R>::d_logsigmoid);
}

/// Inverse of the logistic function.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> logit(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_logit, detail::abi<R>::d_logit);
}

/// Gaussian error linear unit, the erf form.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> gelu(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_gelu, detail::abi<R>::d_gelu);
}

/// Gaussian error linear unit, the tanh form.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> gelu_tanh(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_gelu_tanh, detail::abi<R>::d_gelu_tanh);
}

/// Sigmoid linear unit, also called swish.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> silu(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_silu, detail::abi<R>::d_silu);
}

/// Exponential linear unit, a plain real times expm1 on the negative side.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> elu(const dual<R, N, P> &a, detail::plain<R> c) {
    return detail::inline_unary_with(a, c, detail::abi<R>::m_elu, detail::abi<R>::d_elu);
}

/// Smooth sign by a quotient.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> softsign(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_softsign, detail::abi<R>::d_softsign);
}

/// Cumulative probability of the standard normal distribution.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> norm_cdf(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_norm_cdf, detail::abi<R>::d_norm_cdf);
}

/// Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> norm_logcdf(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_norm_logcdf, detail::abi<R>::d_norm_logcdf);
}

/// Quantile of the standard normal distribution, the inverse of norm_cdf.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> norm_quantile(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_norm_quantile, detail::abi<R>::d_norm_quantile);
}

/// Density of the standard normal distribution.
template <class R, int N, product P>
JACFWD_INLINE dual<R, N, P> norm_pdf(const dual<R, N, P> &a) {
    return detail::inline_unary(a, detail::abi<R>::m_norm_pdf, detail::abi<R>::d_norm_pdf);
}

} // namespace qualified

} // namespace jacfwd

#include "macros_show.hpp"

#endif
