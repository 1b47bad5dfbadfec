//! The values of the operations as C functions of plain reals, in double precision: the same bits, no evaluation needed.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use core::ffi::c_int;

use crate::capi::kernels::both;
use crate::ops::*;

/// The value of jf_fma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_fma(a: f64, b: f64, c: f64) -> f64 {
    canonical_primal(a.ternary(b, c, arith::Fma))
}

/// The value of jf_recip for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_recip(x: f64) -> f64 {
    canonical_primal(x.unary(arith::Recip))
}

/// The value of jf_square for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_square(x: f64) -> f64 {
    canonical_primal(x.unary(arith::Square))
}

/// The value of jf_sqrt for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sqrt(x: f64) -> f64 {
    canonical_primal(x.unary(root::Sqrt))
}

/// The value of jf_rsqrt for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_rsqrt(x: f64) -> f64 {
    canonical_primal(x.unary(root::Rsqrt))
}

/// The value of jf_cbrt for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_cbrt(x: f64) -> f64 {
    canonical_primal(x.unary(root::Cbrt))
}

/// The value of jf_hypot for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_hypot(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, root::Hypot))
}

/// The value of jf_pow for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_pow(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, power::Pow))
}

/// The value of jf_powi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_powi(x: f64, k: c_int) -> f64 {
    canonical_primal(x.unary(power::Powi(k)))
}

/// The value of jf_scalbn for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_scalbn(x: f64, k: c_int) -> f64 {
    canonical_primal(x.unary(scalbn::Scalbn(k)))
}

/// The value of jf_exp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_exp(x: f64) -> f64 {
    canonical_primal(x.unary(exp::Exp))
}

/// The value of jf_exp2 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_exp2(x: f64) -> f64 {
    canonical_primal(x.unary(exp::Exp2))
}

/// The value of jf_exp10 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_exp10(x: f64) -> f64 {
    canonical_primal(x.unary(exp::Exp10))
}

/// The value of jf_expm1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_expm1(x: f64) -> f64 {
    canonical_primal(x.unary(exp::Expm1))
}

/// The value of jf_log for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_log(x: f64) -> f64 {
    canonical_primal(x.unary(log::Log))
}

/// The value of jf_log2 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_log2(x: f64) -> f64 {
    canonical_primal(x.unary(log::Log2))
}

/// The value of jf_log10 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_log10(x: f64) -> f64 {
    canonical_primal(x.unary(log::Log10))
}

/// The value of jf_log1p for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_log1p(x: f64) -> f64 {
    canonical_primal(x.unary(log::Log1p))
}

/// The value of jf_log1mexp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_log1mexp(x: f64) -> f64 {
    canonical_primal(x.unary(log_exp::Log1mexp))
}

/// The value of jf_logexpm1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_logexpm1(x: f64) -> f64 {
    canonical_primal(x.unary(log_exp::Logexpm1))
}

/// The value of jf_logaddexp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_logaddexp(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, entropy::LogAddExp))
}

/// The value of jf_entr for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_entr(x: f64) -> f64 {
    canonical_primal(x.unary(entropy::Entr))
}

/// The value of jf_xlogy for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_xlogy(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, entropy::Xlogy))
}

/// The value of jf_xlog1py for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_xlog1py(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, entropy::Xlog1py))
}

/// The value of jf_sin for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sin(x: f64) -> f64 {
    canonical_primal(x.unary(trig::Sin))
}

/// The value of jf_cos for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_cos(x: f64) -> f64 {
    canonical_primal(x.unary(trig::Cos))
}

/// The value of jf_tan for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_tan(x: f64) -> f64 {
    canonical_primal(x.unary(trig::Tan))
}

/// The value of jf_asin for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_asin(x: f64) -> f64 {
    canonical_primal(x.unary(arc::Asin))
}

/// The value of jf_acos for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_acos(x: f64) -> f64 {
    canonical_primal(x.unary(arc::Acos))
}

/// The value of jf_atan for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_atan(x: f64) -> f64 {
    canonical_primal(x.unary(arc::Atan))
}

/// The value of jf_atan2 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_atan2(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, arc::Atan2))
}

/// The value of jf_sinpi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sinpi(x: f64) -> f64 {
    canonical_primal(x.unary(turn::Sinpi))
}

/// The value of jf_cospi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_cospi(x: f64) -> f64 {
    canonical_primal(x.unary(turn::Cospi))
}

/// The value of jf_tanpi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_tanpi(x: f64) -> f64 {
    canonical_primal(x.unary(turn::Tanpi))
}

/// The value of jf_sinc for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sinc(x: f64) -> f64 {
    canonical_primal(x.unary(sinc::Sinc))
}

/// The value of jf_deg2rad for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_deg2rad(x: f64) -> f64 {
    canonical_primal(x.unary(angle::Deg2Rad))
}

/// The value of jf_rad2deg for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_rad2deg(x: f64) -> f64 {
    canonical_primal(x.unary(angle::Rad2Deg))
}

/// The value of jf_wrap_to_pi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_wrap_to_pi(x: f64) -> f64 {
    canonical_primal(x.unary(angle::WrapToPi))
}

/// The value of jf_sinh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sinh(x: f64) -> f64 {
    canonical_primal(x.unary(hyperbolic::Sinh))
}

/// The value of jf_cosh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_cosh(x: f64) -> f64 {
    canonical_primal(x.unary(hyperbolic::Cosh))
}

/// The value of jf_tanh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_tanh(x: f64) -> f64 {
    canonical_primal(x.unary(hyperbolic::Tanh))
}

/// The value of jf_asinh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_asinh(x: f64) -> f64 {
    canonical_primal(x.unary(area::Asinh))
}

/// The value of jf_acosh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_acosh(x: f64) -> f64 {
    canonical_primal(x.unary(area::Acosh))
}

/// The value of jf_atanh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_atanh(x: f64) -> f64 {
    canonical_primal(x.unary(area::Atanh))
}

/// The value of jf_abs for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_abs(x: f64) -> f64 {
    canonical_primal(x.unary(piece::Abs))
}

/// The value of jf_sign for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sign(x: f64) -> f64 {
    canonical_primal(x.unary(piece::Sign))
}

/// The value of jf_copysign for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_copysign(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, piece::Copysign))
}

/// The value of jf_floor for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_floor(x: f64) -> f64 {
    canonical_primal(x.unary(rounding::Floor))
}

/// The value of jf_ceil for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_ceil(x: f64) -> f64 {
    canonical_primal(x.unary(rounding::Ceil))
}

/// The value of jf_trunc for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_trunc(x: f64) -> f64 {
    canonical_primal(x.unary(rounding::Trunc))
}

/// The value of jf_round for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_round(x: f64) -> f64 {
    canonical_primal(x.unary(rounding::Round))
}

/// The value of jf_rint for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_rint(x: f64) -> f64 {
    canonical_primal(x.unary(rounding::Rint))
}

/// The value of jf_frac for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_frac(x: f64) -> f64 {
    canonical_primal(x.unary(rounding::Frac))
}

/// The value of jf_fmod for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_fmod(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, modulo::Fmod))
}

/// The value of jf_remainder for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_remainder(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, modulo::Remainder))
}

/// The value of jf_mod for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_mod(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, modulo::Mod))
}

/// The value of jf_fdim for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_fdim(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, minmax::Fdim))
}

/// The value of jf_fmin for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_fmin(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, minmax::Fmin))
}

/// The value of jf_fmax for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_fmax(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, minmax::Fmax))
}

/// The value of jf_minimum for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_minimum(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, minmax::Minimum))
}

/// The value of jf_maximum for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_maximum(a: f64, b: f64) -> f64 {
    canonical_primal(a.binary(b, minmax::Maximum))
}

/// The value of jf_clamp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_clamp(a: f64, b: f64, c: f64) -> f64 {
    canonical_primal(a.ternary(b, c, minmax::Clamp))
}

/// The value of jf_relu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_relu(x: f64) -> f64 {
    canonical_primal(x.unary(relu::Relu))
}

/// The value of jf_leaky_relu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_leaky_relu(x: f64, c: f64) -> f64 {
    canonical_primal(x.unary(relu::LeakyRelu(c)))
}

/// The value of jf_heaviside for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_heaviside(x: f64) -> f64 {
    canonical_primal(x.unary(piece::Heaviside))
}

/// The value of jf_lerp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_lerp(a: f64, b: f64, c: f64) -> f64 {
    canonical_primal(a.ternary(b, c, blend::Lerp))
}

/// The value of jf_erf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_erf(x: f64) -> f64 {
    canonical_primal(x.unary(erf::Erf))
}

/// The value of jf_erfc for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_erfc(x: f64) -> f64 {
    canonical_primal(x.unary(erf::Erfc))
}

/// The value of jf_erfcx for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_erfcx(x: f64) -> f64 {
    canonical_primal(x.unary(erfcx::Erfcx))
}

/// The value of jf_erfinv for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_erfinv(x: f64) -> f64 {
    canonical_primal(x.unary(erfinv::Erfinv))
}

/// The value of jf_tgamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_tgamma(x: f64) -> f64 {
    canonical_primal(x.unary(gamma::Tgamma))
}

/// The value of jf_lgamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_lgamma(x: f64) -> f64 {
    canonical_primal(x.unary(gamma::Lgamma))
}

/// The value of jf_digamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_digamma(x: f64) -> f64 {
    canonical_primal(x.unary(digamma::Digamma))
}

/// The value of jf_trigamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_trigamma(x: f64) -> f64 {
    canonical_primal(x.unary(trigamma::Trigamma))
}

/// The value of jf_j0 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_j0(x: f64) -> f64 {
    canonical_primal(x.unary(bessel::J0))
}

/// The value of jf_j1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_j1(x: f64) -> f64 {
    canonical_primal(x.unary(bessel::J1))
}

/// The value of jf_jn for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_jn(x: f64, k: c_int) -> f64 {
    canonical_primal(x.unary(jn::Jn(k)))
}

/// The value of jf_y0 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_y0(x: f64) -> f64 {
    canonical_primal(x.unary(bessel::Y0))
}

/// The value of jf_y1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_y1(x: f64) -> f64 {
    canonical_primal(x.unary(bessel::Y1))
}

/// The value of jf_i0 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_i0(x: f64) -> f64 {
    canonical_primal(x.unary(modified::I0))
}

/// The value of jf_i1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_i1(x: f64) -> f64 {
    canonical_primal(x.unary(modified::I1))
}

/// The value of jf_i0e for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_i0e(x: f64) -> f64 {
    canonical_primal(x.unary(damped::I0e))
}

/// The value of jf_i1e for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_i1e(x: f64) -> f64 {
    canonical_primal(x.unary(damped::I1e))
}

/// The value of jf_sigmoid for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_sigmoid(x: f64) -> f64 {
    canonical_primal(x.unary(sigmoid::Sigmoid))
}

/// The value of jf_softplus for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_softplus(x: f64) -> f64 {
    canonical_primal(x.unary(sigmoid::Softplus))
}

/// The value of jf_logsigmoid for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_logsigmoid(x: f64) -> f64 {
    canonical_primal(x.unary(sigmoid::Logsigmoid))
}

/// The value of jf_logit for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_logit(x: f64) -> f64 {
    canonical_primal(x.unary(sigmoid::Logit))
}

/// The value of jf_gelu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_gelu(x: f64) -> f64 {
    canonical_primal(x.unary(gelu::Gelu))
}

/// The value of jf_gelu_tanh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_gelu_tanh(x: f64) -> f64 {
    canonical_primal(x.unary(gelu_tanh::GeluTanh))
}

/// The value of jf_silu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_silu(x: f64) -> f64 {
    canonical_primal(x.unary(silu::Silu))
}

/// The value of jf_elu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_elu(x: f64, c: f64) -> f64 {
    canonical_primal(x.unary(relu::Elu(c)))
}

/// The value of jf_softsign for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_softsign(x: f64) -> f64 {
    canonical_primal(x.unary(silu::Softsign))
}

/// The value of jf_norm_cdf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_norm_cdf(x: f64) -> f64 {
    canonical_primal(x.unary(normal::NormCdf))
}

/// The value of jf_norm_logcdf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_norm_logcdf(x: f64) -> f64 {
    canonical_primal(x.unary(log_normal::NormLogcdf))
}

/// The value of jf_norm_quantile for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_norm_quantile(x: f64) -> f64 {
    canonical_primal(x.unary(quantile::NormQuantile))
}

/// The value of jf_norm_pdf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jf_m_norm_pdf(x: f64) -> f64 {
    canonical_primal(x.unary(normal::NormPdf))
}

/// Sine and cosine of a plain real, the same bits as jf_m_sin and jf_m_cos, for less than both. Requires: s and c are NULL or have room for one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_m_sincos(x: f64, s: *mut f64, c: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { both(x.sincos_real(), [s, c]) }
}
