//! The values of the operations as C functions of plain reals, in single precision: the same bits, no evaluation needed.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use core::ffi::c_int;

use crate::capi::kernels::both;
use crate::ops::*;

/// The value of jff_fma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_fma(a: f32, b: f32, c: f32) -> f32 {
    canonical_primal(a.ternary(b, c, arith::Fma))
}

/// The value of jff_recip for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_recip(x: f32) -> f32 {
    canonical_primal(x.unary(arith::Recip))
}

/// The value of jff_square for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_square(x: f32) -> f32 {
    canonical_primal(x.unary(arith::Square))
}

/// The value of jff_sqrt for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sqrt(x: f32) -> f32 {
    canonical_primal(x.unary(root::Sqrt))
}

/// The value of jff_rsqrt for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_rsqrt(x: f32) -> f32 {
    canonical_primal(x.unary(root::Rsqrt))
}

/// The value of jff_cbrt for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_cbrt(x: f32) -> f32 {
    canonical_primal(x.unary(root::Cbrt))
}

/// The value of jff_hypot for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_hypot(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, root::Hypot))
}

/// The value of jff_pow for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_pow(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, power::Pow))
}

/// The value of jff_powi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_powi(x: f32, k: c_int) -> f32 {
    canonical_primal(x.unary(power::Powi(k)))
}

/// The value of jff_scalbn for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_scalbn(x: f32, k: c_int) -> f32 {
    canonical_primal(x.unary(scalbn::Scalbn(k)))
}

/// The value of jff_exp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_exp(x: f32) -> f32 {
    canonical_primal(x.unary(exp::Exp))
}

/// The value of jff_exp2 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_exp2(x: f32) -> f32 {
    canonical_primal(x.unary(exp::Exp2))
}

/// The value of jff_exp10 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_exp10(x: f32) -> f32 {
    canonical_primal(x.unary(exp::Exp10))
}

/// The value of jff_expm1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_expm1(x: f32) -> f32 {
    canonical_primal(x.unary(exp::Expm1))
}

/// The value of jff_log for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_log(x: f32) -> f32 {
    canonical_primal(x.unary(log::Log))
}

/// The value of jff_log2 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_log2(x: f32) -> f32 {
    canonical_primal(x.unary(log::Log2))
}

/// The value of jff_log10 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_log10(x: f32) -> f32 {
    canonical_primal(x.unary(log::Log10))
}

/// The value of jff_log1p for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_log1p(x: f32) -> f32 {
    canonical_primal(x.unary(log::Log1p))
}

/// The value of jff_log1mexp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_log1mexp(x: f32) -> f32 {
    canonical_primal(x.unary(log_exp::Log1mexp))
}

/// The value of jff_logexpm1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_logexpm1(x: f32) -> f32 {
    canonical_primal(x.unary(log_exp::Logexpm1))
}

/// The value of jff_logaddexp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_logaddexp(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, entropy::LogAddExp))
}

/// The value of jff_entr for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_entr(x: f32) -> f32 {
    canonical_primal(x.unary(entropy::Entr))
}

/// The value of jff_xlogy for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_xlogy(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, entropy::Xlogy))
}

/// The value of jff_xlog1py for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_xlog1py(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, entropy::Xlog1py))
}

/// The value of jff_sin for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sin(x: f32) -> f32 {
    canonical_primal(x.unary(trig::Sin))
}

/// The value of jff_cos for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_cos(x: f32) -> f32 {
    canonical_primal(x.unary(trig::Cos))
}

/// The value of jff_tan for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_tan(x: f32) -> f32 {
    canonical_primal(x.unary(trig::Tan))
}

/// The value of jff_asin for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_asin(x: f32) -> f32 {
    canonical_primal(x.unary(arc::Asin))
}

/// The value of jff_acos for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_acos(x: f32) -> f32 {
    canonical_primal(x.unary(arc::Acos))
}

/// The value of jff_atan for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_atan(x: f32) -> f32 {
    canonical_primal(x.unary(arc::Atan))
}

/// The value of jff_atan2 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_atan2(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, arc::Atan2))
}

/// The value of jff_sinpi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sinpi(x: f32) -> f32 {
    canonical_primal(x.unary(turn::Sinpi))
}

/// The value of jff_cospi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_cospi(x: f32) -> f32 {
    canonical_primal(x.unary(turn::Cospi))
}

/// The value of jff_tanpi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_tanpi(x: f32) -> f32 {
    canonical_primal(x.unary(turn::Tanpi))
}

/// The value of jff_sinc for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sinc(x: f32) -> f32 {
    canonical_primal(x.unary(sinc::Sinc))
}

/// The value of jff_deg2rad for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_deg2rad(x: f32) -> f32 {
    canonical_primal(x.unary(angle::Deg2Rad))
}

/// The value of jff_rad2deg for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_rad2deg(x: f32) -> f32 {
    canonical_primal(x.unary(angle::Rad2Deg))
}

/// The value of jff_wrap_to_pi for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_wrap_to_pi(x: f32) -> f32 {
    canonical_primal(x.unary(angle::WrapToPi))
}

/// The value of jff_sinh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sinh(x: f32) -> f32 {
    canonical_primal(x.unary(hyperbolic::Sinh))
}

/// The value of jff_cosh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_cosh(x: f32) -> f32 {
    canonical_primal(x.unary(hyperbolic::Cosh))
}

/// The value of jff_tanh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_tanh(x: f32) -> f32 {
    canonical_primal(x.unary(hyperbolic::Tanh))
}

/// The value of jff_asinh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_asinh(x: f32) -> f32 {
    canonical_primal(x.unary(area::Asinh))
}

/// The value of jff_acosh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_acosh(x: f32) -> f32 {
    canonical_primal(x.unary(area::Acosh))
}

/// The value of jff_atanh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_atanh(x: f32) -> f32 {
    canonical_primal(x.unary(area::Atanh))
}

/// The value of jff_abs for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_abs(x: f32) -> f32 {
    canonical_primal(x.unary(piece::Abs))
}

/// The value of jff_sign for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sign(x: f32) -> f32 {
    canonical_primal(x.unary(piece::Sign))
}

/// The value of jff_copysign for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_copysign(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, piece::Copysign))
}

/// The value of jff_floor for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_floor(x: f32) -> f32 {
    canonical_primal(x.unary(rounding::Floor))
}

/// The value of jff_ceil for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_ceil(x: f32) -> f32 {
    canonical_primal(x.unary(rounding::Ceil))
}

/// The value of jff_trunc for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_trunc(x: f32) -> f32 {
    canonical_primal(x.unary(rounding::Trunc))
}

/// The value of jff_round for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_round(x: f32) -> f32 {
    canonical_primal(x.unary(rounding::Round))
}

/// The value of jff_rint for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_rint(x: f32) -> f32 {
    canonical_primal(x.unary(rounding::Rint))
}

/// The value of jff_frac for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_frac(x: f32) -> f32 {
    canonical_primal(x.unary(rounding::Frac))
}

/// The value of jff_fmod for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_fmod(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, modulo::Fmod))
}

/// The value of jff_remainder for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_remainder(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, modulo::Remainder))
}

/// The value of jff_mod for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_mod(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, modulo::Mod))
}

/// The value of jff_fdim for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_fdim(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, minmax::Fdim))
}

/// The value of jff_fmin for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_fmin(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, minmax::Fmin))
}

/// The value of jff_fmax for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_fmax(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, minmax::Fmax))
}

/// The value of jff_minimum for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_minimum(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, minmax::Minimum))
}

/// The value of jff_maximum for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_maximum(a: f32, b: f32) -> f32 {
    canonical_primal(a.binary(b, minmax::Maximum))
}

/// The value of jff_clamp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_clamp(a: f32, b: f32, c: f32) -> f32 {
    canonical_primal(a.ternary(b, c, minmax::Clamp))
}

/// The value of jff_relu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_relu(x: f32) -> f32 {
    canonical_primal(x.unary(relu::Relu))
}

/// The value of jff_leaky_relu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_leaky_relu(x: f32, c: f32) -> f32 {
    canonical_primal(x.unary(relu::LeakyRelu(c)))
}

/// The value of jff_heaviside for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_heaviside(x: f32) -> f32 {
    canonical_primal(x.unary(piece::Heaviside))
}

/// The value of jff_lerp for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_lerp(a: f32, b: f32, c: f32) -> f32 {
    canonical_primal(a.ternary(b, c, blend::Lerp))
}

/// The value of jff_erf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_erf(x: f32) -> f32 {
    canonical_primal(x.unary(erf::Erf))
}

/// The value of jff_erfc for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_erfc(x: f32) -> f32 {
    canonical_primal(x.unary(erf::Erfc))
}

/// The value of jff_erfcx for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_erfcx(x: f32) -> f32 {
    canonical_primal(x.unary(erfcx::Erfcx))
}

/// The value of jff_erfinv for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_erfinv(x: f32) -> f32 {
    canonical_primal(x.unary(erfinv::Erfinv))
}

/// The value of jff_tgamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_tgamma(x: f32) -> f32 {
    canonical_primal(x.unary(gamma::Tgamma))
}

/// The value of jff_lgamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_lgamma(x: f32) -> f32 {
    canonical_primal(x.unary(gamma::Lgamma))
}

/// The value of jff_digamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_digamma(x: f32) -> f32 {
    canonical_primal(x.unary(digamma::Digamma))
}

/// The value of jff_trigamma for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_trigamma(x: f32) -> f32 {
    canonical_primal(x.unary(trigamma::Trigamma))
}

/// The value of jff_j0 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_j0(x: f32) -> f32 {
    canonical_primal(x.unary(bessel::J0))
}

/// The value of jff_j1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_j1(x: f32) -> f32 {
    canonical_primal(x.unary(bessel::J1))
}

/// The value of jff_jn for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_jn(x: f32, k: c_int) -> f32 {
    canonical_primal(x.unary(jn::Jn(k)))
}

/// The value of jff_y0 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_y0(x: f32) -> f32 {
    canonical_primal(x.unary(bessel::Y0))
}

/// The value of jff_y1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_y1(x: f32) -> f32 {
    canonical_primal(x.unary(bessel::Y1))
}

/// The value of jff_i0 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_i0(x: f32) -> f32 {
    canonical_primal(x.unary(modified::I0))
}

/// The value of jff_i1 for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_i1(x: f32) -> f32 {
    canonical_primal(x.unary(modified::I1))
}

/// The value of jff_i0e for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_i0e(x: f32) -> f32 {
    canonical_primal(x.unary(damped::I0e))
}

/// The value of jff_i1e for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_i1e(x: f32) -> f32 {
    canonical_primal(x.unary(damped::I1e))
}

/// The value of jff_sigmoid for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_sigmoid(x: f32) -> f32 {
    canonical_primal(x.unary(sigmoid::Sigmoid))
}

/// The value of jff_softplus for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_softplus(x: f32) -> f32 {
    canonical_primal(x.unary(sigmoid::Softplus))
}

/// The value of jff_logsigmoid for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_logsigmoid(x: f32) -> f32 {
    canonical_primal(x.unary(sigmoid::Logsigmoid))
}

/// The value of jff_logit for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_logit(x: f32) -> f32 {
    canonical_primal(x.unary(sigmoid::Logit))
}

/// The value of jff_gelu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_gelu(x: f32) -> f32 {
    canonical_primal(x.unary(gelu::Gelu))
}

/// The value of jff_gelu_tanh for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_gelu_tanh(x: f32) -> f32 {
    canonical_primal(x.unary(gelu_tanh::GeluTanh))
}

/// The value of jff_silu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_silu(x: f32) -> f32 {
    canonical_primal(x.unary(silu::Silu))
}

/// The value of jff_elu for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_elu(x: f32, c: f32) -> f32 {
    canonical_primal(x.unary(relu::Elu(c)))
}

/// The value of jff_softsign for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_softsign(x: f32) -> f32 {
    canonical_primal(x.unary(silu::Softsign))
}

/// The value of jff_norm_cdf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_norm_cdf(x: f32) -> f32 {
    canonical_primal(x.unary(normal::NormCdf))
}

/// The value of jff_norm_logcdf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_norm_logcdf(x: f32) -> f32 {
    canonical_primal(x.unary(log_normal::NormLogcdf))
}

/// The value of jff_norm_quantile for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_norm_quantile(x: f32) -> f32 {
    canonical_primal(x.unary(quantile::NormQuantile))
}

/// The value of jff_norm_pdf for plain reals.
#[unsafe(no_mangle)]
pub extern "C" fn jff_m_norm_pdf(x: f32) -> f32 {
    canonical_primal(x.unary(normal::NormPdf))
}

/// Sine and cosine of a plain real, the same bits as jff_m_sin and jff_m_cos, for less than both. Requires: s and c are NULL or have room for one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_m_sincos(x: f32, s: *mut f32, c: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { both(x.sincos_real(), [s, c]) }
}
