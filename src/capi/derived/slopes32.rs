//! The slopes and second derivatives of the operations as C functions of plain reals, in single precision: the same bits, no evaluation needed.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use core::ffi::c_int;

use crate::capi::kernels::{all, one};
use crate::ops::*;
use crate::recorded::{of_one, of_three, of_two};

/// The slope of jff_neg for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_neg(x: f32, y: f32) -> f32 {
    one(of_one(arith::Neg, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_neg(x: f32, y: f32) -> f32 {
    one(of_one(arith::Neg, x, y).1())
}

/// Slopes of jff_add for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_add(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Add, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_add(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Add, [a, b], y).1(), d) }
}

/// The slope of jff_add_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_add_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::AddC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_add_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::AddC(c), x, y).1())
}

/// Slopes of jff_sub for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_sub(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Sub, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_sub(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Sub, [a, b], y).1(), d) }
}

/// The slope of jff_sub_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sub_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::SubC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sub_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::SubC(c), x, y).1())
}

/// The slope of jff_c_sub for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_c_sub(c: f32, x: f32, y: f32) -> f32 {
    one(of_one(mixed::CSub(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_c_sub(c: f32, x: f32, y: f32) -> f32 {
    one(of_one(mixed::CSub(c), x, y).1())
}

/// Slopes of jff_mul for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_mul(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Mul, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_mul(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Mul, [a, b], y).1(), d) }
}

/// The slope of jff_mul_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_mul_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::MulC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_mul_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::MulC(c), x, y).1())
}

/// Slopes of jff_div for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_div(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Div, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_div(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arith::Div, [a, b], y).1(), d) }
}

/// The slope of jff_div_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_div_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::DivC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_div_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(mixed::DivC(c), x, y).1())
}

/// The slope of jff_c_div for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_c_div(c: f32, x: f32, y: f32) -> f32 {
    one(of_one(mixed::CDiv(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_c_div(c: f32, x: f32, y: f32) -> f32 {
    one(of_one(mixed::CDiv(c), x, y).1())
}

/// Slopes of jff_fma for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_fma(a: f32, b: f32, c: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(arith::Fma, [a, b, c], y).0, d) }
}

/// Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_fma(a: f32, b: f32, c: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(arith::Fma, [a, b, c], y).1(), d) }
}

/// The slope of jff_recip for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_recip(x: f32, y: f32) -> f32 {
    one(of_one(arith::Recip, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_recip(x: f32, y: f32) -> f32 {
    one(of_one(arith::Recip, x, y).1())
}

/// The slope of jff_square for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_square(x: f32, y: f32) -> f32 {
    one(of_one(arith::Square, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_square(x: f32, y: f32) -> f32 {
    one(of_one(arith::Square, x, y).1())
}

/// The slope of jff_sqrt for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sqrt(x: f32, y: f32) -> f32 {
    one(of_one(root::Sqrt, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sqrt(x: f32, y: f32) -> f32 {
    one(of_one(root::Sqrt, x, y).1())
}

/// The slope of jff_rsqrt for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_rsqrt(x: f32, y: f32) -> f32 {
    one(of_one(root::Rsqrt, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_rsqrt(x: f32, y: f32) -> f32 {
    one(of_one(root::Rsqrt, x, y).1())
}

/// The slope of jff_cbrt for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_cbrt(x: f32, y: f32) -> f32 {
    one(of_one(root::Cbrt, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_cbrt(x: f32, y: f32) -> f32 {
    one(of_one(root::Cbrt, x, y).1())
}

/// Slopes of jff_hypot for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_hypot(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(root::Hypot, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_hypot(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(root::Hypot, [a, b], y).1(), d) }
}

/// Slopes of jff_pow for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_pow(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(power::Pow, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_pow(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(power::Pow, [a, b], y).1(), d) }
}

/// The slope of jff_pow_c for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_pow_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(power::PowC(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_pow_c(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(power::PowC(c), x, y).1())
}

/// The slope of jff_c_pow for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_c_pow(c: f32, x: f32, y: f32) -> f32 {
    one(of_one(power::CPow(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_c_pow(c: f32, x: f32, y: f32) -> f32 {
    one(of_one(power::CPow(c), x, y).1())
}

/// The slope of jff_powi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_powi(x: f32, k: c_int, y: f32) -> f32 {
    one(of_one(power::Powi(k), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_powi(x: f32, k: c_int, y: f32) -> f32 {
    one(of_one(power::Powi(k), x, y).1())
}

/// The slope of jff_scalbn for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_scalbn(x: f32, k: c_int, y: f32) -> f32 {
    one(of_one(scalbn::Scalbn(k), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_scalbn(x: f32, k: c_int, y: f32) -> f32 {
    one(of_one(scalbn::Scalbn(k), x, y).1())
}

/// The slope of jff_exp for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_exp(x: f32, y: f32) -> f32 {
    one(of_one(exp::Exp, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_exp(x: f32, y: f32) -> f32 {
    one(of_one(exp::Exp, x, y).1())
}

/// The slope of jff_exp2 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_exp2(x: f32, y: f32) -> f32 {
    one(of_one(exp::Exp2, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_exp2(x: f32, y: f32) -> f32 {
    one(of_one(exp::Exp2, x, y).1())
}

/// The slope of jff_exp10 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_exp10(x: f32, y: f32) -> f32 {
    one(of_one(exp::Exp10, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_exp10(x: f32, y: f32) -> f32 {
    one(of_one(exp::Exp10, x, y).1())
}

/// The slope of jff_expm1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_expm1(x: f32, y: f32) -> f32 {
    one(of_one(exp::Expm1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_expm1(x: f32, y: f32) -> f32 {
    one(of_one(exp::Expm1, x, y).1())
}

/// The slope of jff_log for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_log(x: f32, y: f32) -> f32 {
    one(of_one(log::Log, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_log(x: f32, y: f32) -> f32 {
    one(of_one(log::Log, x, y).1())
}

/// The slope of jff_log2 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_log2(x: f32, y: f32) -> f32 {
    one(of_one(log::Log2, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_log2(x: f32, y: f32) -> f32 {
    one(of_one(log::Log2, x, y).1())
}

/// The slope of jff_log10 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_log10(x: f32, y: f32) -> f32 {
    one(of_one(log::Log10, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_log10(x: f32, y: f32) -> f32 {
    one(of_one(log::Log10, x, y).1())
}

/// The slope of jff_log1p for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_log1p(x: f32, y: f32) -> f32 {
    one(of_one(log::Log1p, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_log1p(x: f32, y: f32) -> f32 {
    one(of_one(log::Log1p, x, y).1())
}

/// The slope of jff_log1mexp for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_log1mexp(x: f32, y: f32) -> f32 {
    one(of_one(log_exp::Log1mexp, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_log1mexp(x: f32, y: f32) -> f32 {
    one(of_one(log_exp::Log1mexp, x, y).1())
}

/// The slope of jff_logexpm1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_logexpm1(x: f32, y: f32) -> f32 {
    one(of_one(log_exp::Logexpm1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_logexpm1(x: f32, y: f32) -> f32 {
    one(of_one(log_exp::Logexpm1, x, y).1())
}

/// Slopes of jff_logaddexp for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_logaddexp(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::LogAddExp, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_logaddexp(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::LogAddExp, [a, b], y).1(), d) }
}

/// The slope of jff_entr for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_entr(x: f32, y: f32) -> f32 {
    one(of_one(entropy::Entr, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_entr(x: f32, y: f32) -> f32 {
    one(of_one(entropy::Entr, x, y).1())
}

/// Slopes of jff_xlogy for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_xlogy(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlogy, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_xlogy(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlogy, [a, b], y).1(), d) }
}

/// Slopes of jff_xlog1py for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_xlog1py(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlog1py, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_xlog1py(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(entropy::Xlog1py, [a, b], y).1(), d) }
}

/// The slope of jff_sin for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sin(x: f32, y: f32) -> f32 {
    one(of_one(trig::Sin, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sin(x: f32, y: f32) -> f32 {
    one(of_one(trig::Sin, x, y).1())
}

/// The slope of jff_cos for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_cos(x: f32, y: f32) -> f32 {
    one(of_one(trig::Cos, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_cos(x: f32, y: f32) -> f32 {
    one(of_one(trig::Cos, x, y).1())
}

/// The slope of jff_tan for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_tan(x: f32, y: f32) -> f32 {
    one(of_one(trig::Tan, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_tan(x: f32, y: f32) -> f32 {
    one(of_one(trig::Tan, x, y).1())
}

/// The slope of jff_asin for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_asin(x: f32, y: f32) -> f32 {
    one(of_one(arc::Asin, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_asin(x: f32, y: f32) -> f32 {
    one(of_one(arc::Asin, x, y).1())
}

/// The slope of jff_acos for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_acos(x: f32, y: f32) -> f32 {
    one(of_one(arc::Acos, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_acos(x: f32, y: f32) -> f32 {
    one(of_one(arc::Acos, x, y).1())
}

/// The slope of jff_atan for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_atan(x: f32, y: f32) -> f32 {
    one(of_one(arc::Atan, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_atan(x: f32, y: f32) -> f32 {
    one(of_one(arc::Atan, x, y).1())
}

/// Slopes of jff_atan2 for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_atan2(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arc::Atan2, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_atan2(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(arc::Atan2, [a, b], y).1(), d) }
}

/// The slope of jff_sinpi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sinpi(x: f32, y: f32) -> f32 {
    one(of_one(turn::Sinpi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sinpi(x: f32, y: f32) -> f32 {
    one(of_one(turn::Sinpi, x, y).1())
}

/// The slope of jff_cospi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_cospi(x: f32, y: f32) -> f32 {
    one(of_one(turn::Cospi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_cospi(x: f32, y: f32) -> f32 {
    one(of_one(turn::Cospi, x, y).1())
}

/// The slope of jff_tanpi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_tanpi(x: f32, y: f32) -> f32 {
    one(of_one(turn::Tanpi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_tanpi(x: f32, y: f32) -> f32 {
    one(of_one(turn::Tanpi, x, y).1())
}

/// The slope of jff_sinc for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sinc(x: f32, y: f32) -> f32 {
    one(of_one(sinc::Sinc, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sinc(x: f32, y: f32) -> f32 {
    one(of_one(sinc::Sinc, x, y).1())
}

/// The slope of jff_deg2rad for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_deg2rad(x: f32, y: f32) -> f32 {
    one(of_one(angle::Deg2Rad, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_deg2rad(x: f32, y: f32) -> f32 {
    one(of_one(angle::Deg2Rad, x, y).1())
}

/// The slope of jff_rad2deg for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_rad2deg(x: f32, y: f32) -> f32 {
    one(of_one(angle::Rad2Deg, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_rad2deg(x: f32, y: f32) -> f32 {
    one(of_one(angle::Rad2Deg, x, y).1())
}

/// The slope of jff_wrap_to_pi for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_wrap_to_pi(x: f32, y: f32) -> f32 {
    one(of_one(angle::WrapToPi, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_wrap_to_pi(x: f32, y: f32) -> f32 {
    one(of_one(angle::WrapToPi, x, y).1())
}

/// The slope of jff_sinh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sinh(x: f32, y: f32) -> f32 {
    one(of_one(hyperbolic::Sinh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sinh(x: f32, y: f32) -> f32 {
    one(of_one(hyperbolic::Sinh, x, y).1())
}

/// The slope of jff_cosh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_cosh(x: f32, y: f32) -> f32 {
    one(of_one(hyperbolic::Cosh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_cosh(x: f32, y: f32) -> f32 {
    one(of_one(hyperbolic::Cosh, x, y).1())
}

/// The slope of jff_tanh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_tanh(x: f32, y: f32) -> f32 {
    one(of_one(hyperbolic::Tanh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_tanh(x: f32, y: f32) -> f32 {
    one(of_one(hyperbolic::Tanh, x, y).1())
}

/// The slope of jff_asinh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_asinh(x: f32, y: f32) -> f32 {
    one(of_one(area::Asinh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_asinh(x: f32, y: f32) -> f32 {
    one(of_one(area::Asinh, x, y).1())
}

/// The slope of jff_acosh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_acosh(x: f32, y: f32) -> f32 {
    one(of_one(area::Acosh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_acosh(x: f32, y: f32) -> f32 {
    one(of_one(area::Acosh, x, y).1())
}

/// The slope of jff_atanh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_atanh(x: f32, y: f32) -> f32 {
    one(of_one(area::Atanh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_atanh(x: f32, y: f32) -> f32 {
    one(of_one(area::Atanh, x, y).1())
}

/// The slope of jff_abs for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_abs(x: f32, y: f32) -> f32 {
    one(of_one(piece::Abs, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_abs(x: f32, y: f32) -> f32 {
    one(of_one(piece::Abs, x, y).1())
}

/// The slope of jff_sign for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sign(x: f32, y: f32) -> f32 {
    one(of_one(piece::Sign, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sign(x: f32, y: f32) -> f32 {
    one(of_one(piece::Sign, x, y).1())
}

/// Slopes of jff_copysign for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_copysign(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(piece::Copysign, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_copysign(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(piece::Copysign, [a, b], y).1(), d) }
}

/// The slope of jff_floor for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_floor(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Floor, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_floor(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Floor, x, y).1())
}

/// The slope of jff_ceil for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_ceil(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Ceil, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_ceil(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Ceil, x, y).1())
}

/// The slope of jff_trunc for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_trunc(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Trunc, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_trunc(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Trunc, x, y).1())
}

/// The slope of jff_round for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_round(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Round, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_round(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Round, x, y).1())
}

/// The slope of jff_rint for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_rint(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Rint, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_rint(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Rint, x, y).1())
}

/// The slope of jff_frac for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_frac(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Frac, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_frac(x: f32, y: f32) -> f32 {
    one(of_one(rounding::Frac, x, y).1())
}

/// Slopes of jff_fmod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_fmod(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Fmod, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_fmod(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Fmod, [a, b], y).1(), d) }
}

/// Slopes of jff_remainder for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_remainder(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Remainder, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_remainder(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Remainder, [a, b], y).1(), d) }
}

/// Slopes of jff_mod for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_mod(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Mod, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_mod(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(modulo::Mod, [a, b], y).1(), d) }
}

/// Slopes of jff_fdim for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_fdim(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fdim, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_fdim(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fdim, [a, b], y).1(), d) }
}

/// Slopes of jff_fmin for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_fmin(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmin, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_fmin(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmin, [a, b], y).1(), d) }
}

/// Slopes of jff_fmax for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_fmax(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmax, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_fmax(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Fmax, [a, b], y).1(), d) }
}

/// Slopes of jff_minimum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_minimum(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Minimum, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_minimum(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Minimum, [a, b], y).1(), d) }
}

/// Slopes of jff_maximum for plain reals, in a and in b, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_maximum(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Maximum, [a, b], y).0, d) }
}

/// Its second derivatives aa, ab, bb. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_maximum(a: f32, b: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_two(minmax::Maximum, [a, b], y).1(), d) }
}

/// Slopes of jff_clamp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_clamp(a: f32, b: f32, c: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(minmax::Clamp, [a, b, c], y).0, d) }
}

/// Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_clamp(a: f32, b: f32, c: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(minmax::Clamp, [a, b, c], y).1(), d) }
}

/// The slope of jff_relu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_relu(x: f32, y: f32) -> f32 {
    one(of_one(relu::Relu, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_relu(x: f32, y: f32) -> f32 {
    one(of_one(relu::Relu, x, y).1())
}

/// The slope of jff_leaky_relu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_leaky_relu(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(relu::LeakyRelu(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_leaky_relu(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(relu::LeakyRelu(c), x, y).1())
}

/// The slope of jff_heaviside for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_heaviside(x: f32, y: f32) -> f32 {
    one(of_one(piece::Heaviside, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_heaviside(x: f32, y: f32) -> f32 {
    one(of_one(piece::Heaviside, x, y).1())
}

/// Slopes of jff_lerp for plain reals, in a, in b and in c, where the value is y. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_d_lerp(a: f32, b: f32, c: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(blend::Lerp, [a, b, c], y).0, d) }
}

/// Its second derivatives aa, ab, ac, bb, bc, cc. Requires: d is NULL or has room for them.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_dd_lerp(a: f32, b: f32, c: f32, y: f32, d: *mut f32) {
    // SAFETY: the header's requirements.
    unsafe { all(of_three(blend::Lerp, [a, b, c], y).1(), d) }
}

/// The slope of jff_erf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_erf(x: f32, y: f32) -> f32 {
    one(of_one(erf::Erf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_erf(x: f32, y: f32) -> f32 {
    one(of_one(erf::Erf, x, y).1())
}

/// The slope of jff_erfc for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_erfc(x: f32, y: f32) -> f32 {
    one(of_one(erf::Erfc, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_erfc(x: f32, y: f32) -> f32 {
    one(of_one(erf::Erfc, x, y).1())
}

/// The slope of jff_erfcx for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_erfcx(x: f32, y: f32) -> f32 {
    one(of_one(erfcx::Erfcx, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_erfcx(x: f32, y: f32) -> f32 {
    one(of_one(erfcx::Erfcx, x, y).1())
}

/// The slope of jff_erfinv for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_erfinv(x: f32, y: f32) -> f32 {
    one(of_one(erfinv::Erfinv, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_erfinv(x: f32, y: f32) -> f32 {
    one(of_one(erfinv::Erfinv, x, y).1())
}

/// The slope of jff_tgamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_tgamma(x: f32, y: f32) -> f32 {
    one(of_one(gamma::Tgamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_tgamma(x: f32, y: f32) -> f32 {
    one(of_one(gamma::Tgamma, x, y).1())
}

/// The slope of jff_lgamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_lgamma(x: f32, y: f32) -> f32 {
    one(of_one(gamma::Lgamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_lgamma(x: f32, y: f32) -> f32 {
    one(of_one(gamma::Lgamma, x, y).1())
}

/// The slope of jff_digamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_digamma(x: f32, y: f32) -> f32 {
    one(of_one(digamma::Digamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_digamma(x: f32, y: f32) -> f32 {
    one(of_one(digamma::Digamma, x, y).1())
}

/// The slope of jff_trigamma for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_trigamma(x: f32, y: f32) -> f32 {
    one(of_one(trigamma::Trigamma, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_trigamma(x: f32, y: f32) -> f32 {
    one(of_one(trigamma::Trigamma, x, y).1())
}

/// The slope of jff_j0 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_j0(x: f32, y: f32) -> f32 {
    one(of_one(bessel::J0, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_j0(x: f32, y: f32) -> f32 {
    one(of_one(bessel::J0, x, y).1())
}

/// The slope of jff_j1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_j1(x: f32, y: f32) -> f32 {
    one(of_one(bessel::J1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_j1(x: f32, y: f32) -> f32 {
    one(of_one(bessel::J1, x, y).1())
}

/// The slope of jff_jn for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_jn(x: f32, k: c_int, y: f32) -> f32 {
    one(of_one(jn::Jn(k), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_jn(x: f32, k: c_int, y: f32) -> f32 {
    one(of_one(jn::Jn(k), x, y).1())
}

/// The slope of jff_y0 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_y0(x: f32, y: f32) -> f32 {
    one(of_one(bessel::Y0, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_y0(x: f32, y: f32) -> f32 {
    one(of_one(bessel::Y0, x, y).1())
}

/// The slope of jff_y1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_y1(x: f32, y: f32) -> f32 {
    one(of_one(bessel::Y1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_y1(x: f32, y: f32) -> f32 {
    one(of_one(bessel::Y1, x, y).1())
}

/// The slope of jff_i0 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_i0(x: f32, y: f32) -> f32 {
    one(of_one(modified::I0, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_i0(x: f32, y: f32) -> f32 {
    one(of_one(modified::I0, x, y).1())
}

/// The slope of jff_i1 for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_i1(x: f32, y: f32) -> f32 {
    one(of_one(modified::I1, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_i1(x: f32, y: f32) -> f32 {
    one(of_one(modified::I1, x, y).1())
}

/// The slope of jff_i0e for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_i0e(x: f32, y: f32) -> f32 {
    one(of_one(damped::I0e, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_i0e(x: f32, y: f32) -> f32 {
    one(of_one(damped::I0e, x, y).1())
}

/// The slope of jff_i1e for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_i1e(x: f32, y: f32) -> f32 {
    one(of_one(damped::I1e, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_i1e(x: f32, y: f32) -> f32 {
    one(of_one(damped::I1e, x, y).1())
}

/// The slope of jff_sigmoid for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_sigmoid(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Sigmoid, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_sigmoid(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Sigmoid, x, y).1())
}

/// The slope of jff_softplus for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_softplus(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Softplus, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_softplus(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Softplus, x, y).1())
}

/// The slope of jff_logsigmoid for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_logsigmoid(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Logsigmoid, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_logsigmoid(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Logsigmoid, x, y).1())
}

/// The slope of jff_logit for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_logit(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Logit, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_logit(x: f32, y: f32) -> f32 {
    one(of_one(sigmoid::Logit, x, y).1())
}

/// The slope of jff_gelu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_gelu(x: f32, y: f32) -> f32 {
    one(of_one(gelu::Gelu, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_gelu(x: f32, y: f32) -> f32 {
    one(of_one(gelu::Gelu, x, y).1())
}

/// The slope of jff_gelu_tanh for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_gelu_tanh(x: f32, y: f32) -> f32 {
    one(of_one(gelu_tanh::GeluTanh, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_gelu_tanh(x: f32, y: f32) -> f32 {
    one(of_one(gelu_tanh::GeluTanh, x, y).1())
}

/// The slope of jff_silu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_silu(x: f32, y: f32) -> f32 {
    one(of_one(silu::Silu, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_silu(x: f32, y: f32) -> f32 {
    one(of_one(silu::Silu, x, y).1())
}

/// The slope of jff_elu for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_elu(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(relu::Elu(c), x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_elu(x: f32, c: f32, y: f32) -> f32 {
    one(of_one(relu::Elu(c), x, y).1())
}

/// The slope of jff_softsign for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_softsign(x: f32, y: f32) -> f32 {
    one(of_one(silu::Softsign, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_softsign(x: f32, y: f32) -> f32 {
    one(of_one(silu::Softsign, x, y).1())
}

/// The slope of jff_norm_cdf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_norm_cdf(x: f32, y: f32) -> f32 {
    one(of_one(normal::NormCdf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_norm_cdf(x: f32, y: f32) -> f32 {
    one(of_one(normal::NormCdf, x, y).1())
}

/// The slope of jff_norm_logcdf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_norm_logcdf(x: f32, y: f32) -> f32 {
    one(of_one(log_normal::NormLogcdf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_norm_logcdf(x: f32, y: f32) -> f32 {
    one(of_one(log_normal::NormLogcdf, x, y).1())
}

/// The slope of jff_norm_quantile for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_norm_quantile(x: f32, y: f32) -> f32 {
    one(of_one(quantile::NormQuantile, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_norm_quantile(x: f32, y: f32) -> f32 {
    one(of_one(quantile::NormQuantile, x, y).1())
}

/// The slope of jff_norm_pdf for plain reals, where the value is y.
#[unsafe(no_mangle)]
pub extern "C" fn jff_d_norm_pdf(x: f32, y: f32) -> f32 {
    one(of_one(normal::NormPdf, x, y).0)
}

/// Its second derivative.
#[unsafe(no_mangle)]
pub extern "C" fn jff_dd_norm_pdf(x: f32, y: f32) -> f32 {
    one(of_one(normal::NormPdf, x, y).1())
}
