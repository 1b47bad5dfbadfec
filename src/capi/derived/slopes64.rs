//! The slopes and second derivatives of the operations as C functions of plain reals, in double precision: the same bits, no evaluation needed.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use core::ffi::c_int;

use crate::capi::kernels::{all, one};
use crate::ops::*;
use crate::recorded::{of_one, of_three, of_two};

/// The slope of jf_neg for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_neg(x: f64, y: f64) -> f64 {
    one(of_one(arith::Neg, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_neg(x: f64, y: f64) -> f64 {
    one(of_one(arith::Neg, x, y).1())
}

/// Slopes of jf_add for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_add(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Add, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_add(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Add, [a, b], y).1(), d) }
}

/// The slope of jf_add_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_add_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::AddC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_add_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::AddC(c), x, y).1())
}

/// Slopes of jf_sub for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_sub(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Sub, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_sub(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Sub, [a, b], y).1(), d) }
}

/// The slope of jf_sub_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sub_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::SubC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sub_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::SubC(c), x, y).1())
}

/// The slope of jf_c_sub for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_c_sub(c: f64, x: f64, y: f64) -> f64 {
    one(of_one(mixed::CSub(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_c_sub(c: f64, x: f64, y: f64) -> f64 {
    one(of_one(mixed::CSub(c), x, y).1())
}

/// Slopes of jf_mul for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_mul(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Mul, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_mul(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Mul, [a, b], y).1(), d) }
}

/// The slope of jf_mul_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_mul_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::MulC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_mul_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::MulC(c), x, y).1())
}

/// Slopes of jf_div for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_div(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Div, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_div(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Div, [a, b], y).1(), d) }
}

/// The slope of jf_div_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_div_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::DivC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_div_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(mixed::DivC(c), x, y).1())
}

/// The slope of jf_c_div for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_c_div(c: f64, x: f64, y: f64) -> f64 {
    one(of_one(mixed::CDiv(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_c_div(c: f64, x: f64, y: f64) -> f64 {
    one(of_one(mixed::CDiv(c), x, y).1())
}

/// Slopes of jf_fma for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_fma(a: f64, b: f64, c: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(arith::Fma, [a, b, c], y).0, d) }
}

/// Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_fma(a: f64, b: f64, c: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(arith::Fma, [a, b, c], y).1(), d) }
}

/// The slope of jf_recip for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_recip(x: f64, y: f64) -> f64 {
    one(of_one(arith::Recip, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_recip(x: f64, y: f64) -> f64 {
    one(of_one(arith::Recip, x, y).1())
}

/// The slope of jf_square for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_square(x: f64, y: f64) -> f64 {
    one(of_one(arith::Square, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_square(x: f64, y: f64) -> f64 {
    one(of_one(arith::Square, x, y).1())
}

/// The slope of jf_sqrt for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sqrt(x: f64, y: f64) -> f64 {
    one(of_one(root::Sqrt, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sqrt(x: f64, y: f64) -> f64 {
    one(of_one(root::Sqrt, x, y).1())
}

/// The slope of jf_rsqrt for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_rsqrt(x: f64, y: f64) -> f64 {
    one(of_one(root::Rsqrt, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_rsqrt(x: f64, y: f64) -> f64 {
    one(of_one(root::Rsqrt, x, y).1())
}

/// The slope of jf_cbrt for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_cbrt(x: f64, y: f64) -> f64 {
    one(of_one(root::Cbrt, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_cbrt(x: f64, y: f64) -> f64 {
    one(of_one(root::Cbrt, x, y).1())
}

/// Slopes of jf_hypot for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_hypot(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(root::Hypot, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_hypot(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(root::Hypot, [a, b], y).1(), d) }
}

/// Slopes of jf_pow for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_pow(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(power::Pow, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_pow(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(power::Pow, [a, b], y).1(), d) }
}

/// The slope of jf_pow_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_pow_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(power::PowC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_pow_c(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(power::PowC(c), x, y).1())
}

/// The slope of jf_c_pow for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_c_pow(c: f64, x: f64, y: f64) -> f64 {
    one(of_one(power::CPow(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_c_pow(c: f64, x: f64, y: f64) -> f64 {
    one(of_one(power::CPow(c), x, y).1())
}

/// The slope of jf_powi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_powi(x: f64, k: c_int, y: f64) -> f64 {
    one(of_one(power::Powi(k), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_powi(x: f64, k: c_int, y: f64) -> f64 {
    one(of_one(power::Powi(k), x, y).1())
}

/// The slope of jf_scalbn for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_scalbn(x: f64, k: c_int, y: f64) -> f64 {
    one(of_one(scalbn::Scalbn(k), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_scalbn(x: f64, k: c_int, y: f64) -> f64 {
    one(of_one(scalbn::Scalbn(k), x, y).1())
}

/// The slope of jf_exp for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_exp(x: f64, y: f64) -> f64 {
    one(of_one(exp::Exp, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_exp(x: f64, y: f64) -> f64 {
    one(of_one(exp::Exp, x, y).1())
}

/// The slope of jf_exp2 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_exp2(x: f64, y: f64) -> f64 {
    one(of_one(exp::Exp2, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_exp2(x: f64, y: f64) -> f64 {
    one(of_one(exp::Exp2, x, y).1())
}

/// The slope of jf_exp10 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_exp10(x: f64, y: f64) -> f64 {
    one(of_one(exp::Exp10, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_exp10(x: f64, y: f64) -> f64 {
    one(of_one(exp::Exp10, x, y).1())
}

/// The slope of jf_expm1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_expm1(x: f64, y: f64) -> f64 {
    one(of_one(exp::Expm1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_expm1(x: f64, y: f64) -> f64 {
    one(of_one(exp::Expm1, x, y).1())
}

/// The slope of jf_log for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_log(x: f64, y: f64) -> f64 {
    one(of_one(log::Log, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_log(x: f64, y: f64) -> f64 {
    one(of_one(log::Log, x, y).1())
}

/// The slope of jf_log2 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_log2(x: f64, y: f64) -> f64 {
    one(of_one(log::Log2, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_log2(x: f64, y: f64) -> f64 {
    one(of_one(log::Log2, x, y).1())
}

/// The slope of jf_log10 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_log10(x: f64, y: f64) -> f64 {
    one(of_one(log::Log10, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_log10(x: f64, y: f64) -> f64 {
    one(of_one(log::Log10, x, y).1())
}

/// The slope of jf_log1p for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_log1p(x: f64, y: f64) -> f64 {
    one(of_one(log::Log1p, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_log1p(x: f64, y: f64) -> f64 {
    one(of_one(log::Log1p, x, y).1())
}

/// The slope of jf_log1mexp for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_log1mexp(x: f64, y: f64) -> f64 {
    one(of_one(log_exp::Log1mexp, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_log1mexp(x: f64, y: f64) -> f64 {
    one(of_one(log_exp::Log1mexp, x, y).1())
}

/// The slope of jf_logexpm1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_logexpm1(x: f64, y: f64) -> f64 {
    one(of_one(log_exp::Logexpm1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_logexpm1(x: f64, y: f64) -> f64 {
    one(of_one(log_exp::Logexpm1, x, y).1())
}

/// Slopes of jf_logaddexp for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_logaddexp(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::LogAddExp, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_logaddexp(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::LogAddExp, [a, b], y).1(), d) }
}

/// The slope of jf_entr for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_entr(x: f64, y: f64) -> f64 {
    one(of_one(entropy::Entr, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_entr(x: f64, y: f64) -> f64 {
    one(of_one(entropy::Entr, x, y).1())
}

/// Slopes of jf_xlogy for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_xlogy(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlogy, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_xlogy(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlogy, [a, b], y).1(), d) }
}

/// Slopes of jf_xlog1py for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_xlog1py(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlog1py, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_xlog1py(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlog1py, [a, b], y).1(), d) }
}

/// The slope of jf_sin for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sin(x: f64, y: f64) -> f64 {
    one(of_one(trig::Sin, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sin(x: f64, y: f64) -> f64 {
    one(of_one(trig::Sin, x, y).1())
}

/// The slope of jf_cos for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_cos(x: f64, y: f64) -> f64 {
    one(of_one(trig::Cos, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_cos(x: f64, y: f64) -> f64 {
    one(of_one(trig::Cos, x, y).1())
}

/// The slope of jf_tan for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_tan(x: f64, y: f64) -> f64 {
    one(of_one(trig::Tan, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_tan(x: f64, y: f64) -> f64 {
    one(of_one(trig::Tan, x, y).1())
}

/// The slope of jf_asin for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_asin(x: f64, y: f64) -> f64 {
    one(of_one(arc::Asin, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_asin(x: f64, y: f64) -> f64 {
    one(of_one(arc::Asin, x, y).1())
}

/// The slope of jf_acos for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_acos(x: f64, y: f64) -> f64 {
    one(of_one(arc::Acos, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_acos(x: f64, y: f64) -> f64 {
    one(of_one(arc::Acos, x, y).1())
}

/// The slope of jf_atan for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_atan(x: f64, y: f64) -> f64 {
    one(of_one(arc::Atan, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_atan(x: f64, y: f64) -> f64 {
    one(of_one(arc::Atan, x, y).1())
}

/// Slopes of jf_atan2 for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_atan2(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arc::Atan2, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_atan2(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arc::Atan2, [a, b], y).1(), d) }
}

/// The slope of jf_sinpi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sinpi(x: f64, y: f64) -> f64 {
    one(of_one(turn::Sinpi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sinpi(x: f64, y: f64) -> f64 {
    one(of_one(turn::Sinpi, x, y).1())
}

/// The slope of jf_cospi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_cospi(x: f64, y: f64) -> f64 {
    one(of_one(turn::Cospi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_cospi(x: f64, y: f64) -> f64 {
    one(of_one(turn::Cospi, x, y).1())
}

/// The slope of jf_tanpi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_tanpi(x: f64, y: f64) -> f64 {
    one(of_one(turn::Tanpi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_tanpi(x: f64, y: f64) -> f64 {
    one(of_one(turn::Tanpi, x, y).1())
}

/// The slope of jf_sinc for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sinc(x: f64, y: f64) -> f64 {
    one(of_one(sinc::Sinc, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sinc(x: f64, y: f64) -> f64 {
    one(of_one(sinc::Sinc, x, y).1())
}

/// The slope of jf_deg2rad for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_deg2rad(x: f64, y: f64) -> f64 {
    one(of_one(angle::Deg2Rad, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_deg2rad(x: f64, y: f64) -> f64 {
    one(of_one(angle::Deg2Rad, x, y).1())
}

/// The slope of jf_rad2deg for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_rad2deg(x: f64, y: f64) -> f64 {
    one(of_one(angle::Rad2Deg, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_rad2deg(x: f64, y: f64) -> f64 {
    one(of_one(angle::Rad2Deg, x, y).1())
}

/// The slope of jf_wrap_to_pi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_wrap_to_pi(x: f64, y: f64) -> f64 {
    one(of_one(angle::WrapToPi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_wrap_to_pi(x: f64, y: f64) -> f64 {
    one(of_one(angle::WrapToPi, x, y).1())
}

/// The slope of jf_sinh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sinh(x: f64, y: f64) -> f64 {
    one(of_one(hyperbolic::Sinh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sinh(x: f64, y: f64) -> f64 {
    one(of_one(hyperbolic::Sinh, x, y).1())
}

/// The slope of jf_cosh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_cosh(x: f64, y: f64) -> f64 {
    one(of_one(hyperbolic::Cosh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_cosh(x: f64, y: f64) -> f64 {
    one(of_one(hyperbolic::Cosh, x, y).1())
}

/// The slope of jf_tanh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_tanh(x: f64, y: f64) -> f64 {
    one(of_one(hyperbolic::Tanh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_tanh(x: f64, y: f64) -> f64 {
    one(of_one(hyperbolic::Tanh, x, y).1())
}

/// The slope of jf_asinh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_asinh(x: f64, y: f64) -> f64 {
    one(of_one(area::Asinh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_asinh(x: f64, y: f64) -> f64 {
    one(of_one(area::Asinh, x, y).1())
}

/// The slope of jf_acosh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_acosh(x: f64, y: f64) -> f64 {
    one(of_one(area::Acosh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_acosh(x: f64, y: f64) -> f64 {
    one(of_one(area::Acosh, x, y).1())
}

/// The slope of jf_atanh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_atanh(x: f64, y: f64) -> f64 {
    one(of_one(area::Atanh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_atanh(x: f64, y: f64) -> f64 {
    one(of_one(area::Atanh, x, y).1())
}

/// The slope of jf_abs for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_abs(x: f64, y: f64) -> f64 {
    one(of_one(piece::Abs, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_abs(x: f64, y: f64) -> f64 {
    one(of_one(piece::Abs, x, y).1())
}

/// The slope of jf_sign for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sign(x: f64, y: f64) -> f64 {
    one(of_one(piece::Sign, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sign(x: f64, y: f64) -> f64 {
    one(of_one(piece::Sign, x, y).1())
}

/// Slopes of jf_copysign for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_copysign(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(piece::Copysign, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_copysign(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(piece::Copysign, [a, b], y).1(), d) }
}

/// The slope of jf_floor for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_floor(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Floor, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_floor(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Floor, x, y).1())
}

/// The slope of jf_ceil for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_ceil(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Ceil, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_ceil(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Ceil, x, y).1())
}

/// The slope of jf_trunc for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_trunc(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Trunc, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_trunc(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Trunc, x, y).1())
}

/// The slope of jf_round for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_round(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Round, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_round(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Round, x, y).1())
}

/// The slope of jf_rint for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_rint(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Rint, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_rint(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Rint, x, y).1())
}

/// The slope of jf_frac for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_frac(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Frac, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_frac(x: f64, y: f64) -> f64 {
    one(of_one(rounding::Frac, x, y).1())
}

/// Slopes of jf_fmod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_fmod(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Fmod, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_fmod(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Fmod, [a, b], y).1(), d) }
}

/// Slopes of jf_remainder for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_remainder(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Remainder, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_remainder(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Remainder, [a, b], y).1(), d) }
}

/// Slopes of jf_mod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_mod(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Mod, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_mod(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Mod, [a, b], y).1(), d) }
}

/// Slopes of jf_fdim for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_fdim(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fdim, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_fdim(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fdim, [a, b], y).1(), d) }
}

/// Slopes of jf_fmin for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_fmin(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmin, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_fmin(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmin, [a, b], y).1(), d) }
}

/// Slopes of jf_fmax for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_fmax(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmax, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_fmax(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmax, [a, b], y).1(), d) }
}

/// Slopes of jf_minimum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_minimum(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Minimum, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_minimum(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Minimum, [a, b], y).1(), d) }
}

/// Slopes of jf_maximum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_maximum(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Maximum, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_maximum(a: f64, b: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Maximum, [a, b], y).1(), d) }
}

/// Slopes of jf_clamp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_clamp(a: f64, b: f64, c: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(minmax::Clamp, [a, b, c], y).0, d) }
}

/// Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_clamp(a: f64, b: f64, c: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(minmax::Clamp, [a, b, c], y).1(), d) }
}

/// The slope of jf_relu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_relu(x: f64, y: f64) -> f64 {
    one(of_one(relu::Relu, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_relu(x: f64, y: f64) -> f64 {
    one(of_one(relu::Relu, x, y).1())
}

/// The slope of jf_leaky_relu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_leaky_relu(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(relu::LeakyRelu(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_leaky_relu(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(relu::LeakyRelu(c), x, y).1())
}

/// The slope of jf_heaviside for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_heaviside(x: f64, y: f64) -> f64 {
    one(of_one(piece::Heaviside, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_heaviside(x: f64, y: f64) -> f64 {
    one(of_one(piece::Heaviside, x, y).1())
}

/// Slopes of jf_lerp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_d_lerp(a: f64, b: f64, c: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(blend::Lerp, [a, b, c], y).0, d) }
}

/// Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_dd_lerp(a: f64, b: f64, c: f64, y: f64, d: *mut f64) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(blend::Lerp, [a, b, c], y).1(), d) }
}

/// The slope of jf_erf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_erf(x: f64, y: f64) -> f64 {
    one(of_one(erf::Erf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_erf(x: f64, y: f64) -> f64 {
    one(of_one(erf::Erf, x, y).1())
}

/// The slope of jf_erfc for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_erfc(x: f64, y: f64) -> f64 {
    one(of_one(erf::Erfc, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_erfc(x: f64, y: f64) -> f64 {
    one(of_one(erf::Erfc, x, y).1())
}

/// The slope of jf_erfcx for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_erfcx(x: f64, y: f64) -> f64 {
    one(of_one(erfcx::Erfcx, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_erfcx(x: f64, y: f64) -> f64 {
    one(of_one(erfcx::Erfcx, x, y).1())
}

/// The slope of jf_erfinv for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_erfinv(x: f64, y: f64) -> f64 {
    one(of_one(erfinv::Erfinv, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_erfinv(x: f64, y: f64) -> f64 {
    one(of_one(erfinv::Erfinv, x, y).1())
}

/// The slope of jf_tgamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_tgamma(x: f64, y: f64) -> f64 {
    one(of_one(gamma::Tgamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_tgamma(x: f64, y: f64) -> f64 {
    one(of_one(gamma::Tgamma, x, y).1())
}

/// The slope of jf_lgamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_lgamma(x: f64, y: f64) -> f64 {
    one(of_one(gamma::Lgamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_lgamma(x: f64, y: f64) -> f64 {
    one(of_one(gamma::Lgamma, x, y).1())
}

/// The slope of jf_digamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_digamma(x: f64, y: f64) -> f64 {
    one(of_one(digamma::Digamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_digamma(x: f64, y: f64) -> f64 {
    one(of_one(digamma::Digamma, x, y).1())
}

/// The slope of jf_trigamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_trigamma(x: f64, y: f64) -> f64 {
    one(of_one(trigamma::Trigamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_trigamma(x: f64, y: f64) -> f64 {
    one(of_one(trigamma::Trigamma, x, y).1())
}

/// The slope of jf_j0 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_j0(x: f64, y: f64) -> f64 {
    one(of_one(bessel::J0, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_j0(x: f64, y: f64) -> f64 {
    one(of_one(bessel::J0, x, y).1())
}

/// The slope of jf_j1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_j1(x: f64, y: f64) -> f64 {
    one(of_one(bessel::J1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_j1(x: f64, y: f64) -> f64 {
    one(of_one(bessel::J1, x, y).1())
}

/// The slope of jf_jn for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_jn(x: f64, k: c_int, y: f64) -> f64 {
    one(of_one(jn::Jn(k), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_jn(x: f64, k: c_int, y: f64) -> f64 {
    one(of_one(jn::Jn(k), x, y).1())
}

/// The slope of jf_y0 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_y0(x: f64, y: f64) -> f64 {
    one(of_one(bessel::Y0, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_y0(x: f64, y: f64) -> f64 {
    one(of_one(bessel::Y0, x, y).1())
}

/// The slope of jf_y1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_y1(x: f64, y: f64) -> f64 {
    one(of_one(bessel::Y1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_y1(x: f64, y: f64) -> f64 {
    one(of_one(bessel::Y1, x, y).1())
}

/// The slope of jf_i0 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_i0(x: f64, y: f64) -> f64 {
    one(of_one(modified::I0, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_i0(x: f64, y: f64) -> f64 {
    one(of_one(modified::I0, x, y).1())
}

/// The slope of jf_i1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_i1(x: f64, y: f64) -> f64 {
    one(of_one(modified::I1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_i1(x: f64, y: f64) -> f64 {
    one(of_one(modified::I1, x, y).1())
}

/// The slope of jf_i0e for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_i0e(x: f64, y: f64) -> f64 {
    one(of_one(damped::I0e, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_i0e(x: f64, y: f64) -> f64 {
    one(of_one(damped::I0e, x, y).1())
}

/// The slope of jf_i1e for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_i1e(x: f64, y: f64) -> f64 {
    one(of_one(damped::I1e, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_i1e(x: f64, y: f64) -> f64 {
    one(of_one(damped::I1e, x, y).1())
}

/// The slope of jf_sigmoid for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_sigmoid(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Sigmoid, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_sigmoid(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Sigmoid, x, y).1())
}

/// The slope of jf_softplus for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_softplus(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Softplus, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_softplus(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Softplus, x, y).1())
}

/// The slope of jf_logsigmoid for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_logsigmoid(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Logsigmoid, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_logsigmoid(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Logsigmoid, x, y).1())
}

/// The slope of jf_logit for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_logit(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Logit, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_logit(x: f64, y: f64) -> f64 {
    one(of_one(sigmoid::Logit, x, y).1())
}

/// The slope of jf_gelu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_gelu(x: f64, y: f64) -> f64 {
    one(of_one(gelu::Gelu, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_gelu(x: f64, y: f64) -> f64 {
    one(of_one(gelu::Gelu, x, y).1())
}

/// The slope of jf_gelu_tanh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_gelu_tanh(x: f64, y: f64) -> f64 {
    one(of_one(gelu_tanh::GeluTanh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_gelu_tanh(x: f64, y: f64) -> f64 {
    one(of_one(gelu_tanh::GeluTanh, x, y).1())
}

/// The slope of jf_silu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_silu(x: f64, y: f64) -> f64 {
    one(of_one(silu::Silu, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_silu(x: f64, y: f64) -> f64 {
    one(of_one(silu::Silu, x, y).1())
}

/// The slope of jf_elu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_elu(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(relu::Elu(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_elu(x: f64, c: f64, y: f64) -> f64 {
    one(of_one(relu::Elu(c), x, y).1())
}

/// The slope of jf_softsign for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_softsign(x: f64, y: f64) -> f64 {
    one(of_one(silu::Softsign, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_softsign(x: f64, y: f64) -> f64 {
    one(of_one(silu::Softsign, x, y).1())
}

/// The slope of jf_norm_cdf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_norm_cdf(x: f64, y: f64) -> f64 {
    one(of_one(normal::NormCdf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_norm_cdf(x: f64, y: f64) -> f64 {
    one(of_one(normal::NormCdf, x, y).1())
}

/// The slope of jf_norm_logcdf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_norm_logcdf(x: f64, y: f64) -> f64 {
    one(of_one(log_normal::NormLogcdf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_norm_logcdf(x: f64, y: f64) -> f64 {
    one(of_one(log_normal::NormLogcdf, x, y).1())
}

/// The slope of jf_norm_quantile for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_norm_quantile(x: f64, y: f64) -> f64 {
    one(of_one(quantile::NormQuantile, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_norm_quantile(x: f64, y: f64) -> f64 {
    one(of_one(quantile::NormQuantile, x, y).1())
}

/// The slope of jf_norm_pdf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jf_d_norm_pdf(x: f64, y: f64) -> f64 {
    one(of_one(normal::NormPdf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jf_dd_norm_pdf(x: f64, y: f64) -> f64 {
    one(of_one(normal::NormPdf, x, y).1())
}
