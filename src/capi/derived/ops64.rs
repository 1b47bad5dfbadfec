//! The operations as C functions in double precision.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use core::ffi::c_int;

use crate::capi::api::{eval, jf_eval, jf_num};
use crate::eager::operation::{binary, ternary, unary};
use crate::eager::quick;
use crate::ops::*;

/// Negative. y = -x; y' = -1; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_neg(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::neg(eval(e), a.id) };
    jf_num { id }
}

/// Sum. y = a + b; y_a = 1, y_b = 1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_add(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::add(eval(e), a.id, b.id) };
    jf_num { id }
}

/// Sum with a plain real. y = a + c; y' = 1; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_add_c(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::add_c(eval(e), a.id, c) };
    jf_num { id }
}

/// Difference. y = a - b; y_a = 1, y_b = -1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sub(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::sub(eval(e), a.id, b.id) };
    jf_num { id }
}

/// Difference, a plain real subtracted. y = a - c; y' = 1; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sub_c(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::sub_c(eval(e), a.id, c) };
    jf_num { id }
}

/// Difference, from a plain real. y = c - a; y' = -1; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_c_sub(e: *mut jf_eval, c: f64, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::c_sub(eval(e), c, a.id) };
    jf_num { id }
}

/// Product. y = a*b; y_a = b, y_b = a; y_ab = 1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_mul(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::mul(eval(e), a.id, b.id) };
    jf_num { id }
}

/// Product with a plain real. y = a*c; y' = c; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_mul_c(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::mul_c(eval(e), a.id, c) };
    jf_num { id }
}

/// Quotient. y = a/b; y_a = 1/b, y_b = -y/b; y_ab = -1/b², y_bb = 2y/b².
/// Domain: b != 0. Largest measured error in ULP: value 0.5, slope 1.9, second derivative 2.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_div(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::div(eval(e), a.id, b.id) };
    jf_num { id }
}

/// Quotient by a plain real. y = a/c; y' = 1/c; y'' = 0.
/// Domain: c != 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_div_c(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::div_c(eval(e), a.id, c) };
    jf_num { id }
}

/// Quotient of a plain real. y = c/a; y' = -y/a; y'' = 2y/a².
/// Domain: a != 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_c_div(e: *mut jf_eval, c: f64, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, mixed::CDiv(c)) };
    jf_num { id }
}

/// Product plus a number, rounded once. y = a*b + c; y_a = b, y_b = a, y_c = 1; y_ab = 1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_fma(e: *mut jf_eval, a: jf_num, b: jf_num, c: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { ternary(eval(e), a.id, b.id, c.id, arith::Fma) };
    jf_num { id }
}

/// Reciprocal. y = 1/x; y' = -y²; y'' = 2y³.
/// Domain: x != 0. Largest measured error in ULP: value 0.5, slope 1.8, second derivative 3.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_recip(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arith::Recip) };
    jf_num { id }
}

/// Square. y = x²; y' = 2x; y'' = 2.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_square(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::square(eval(e), a.id) };
    jf_num { id }
}

/// Square root. y = √x; y' = 1/(2y); y'' = -y'/(2x).
/// Domain: x >= 0. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 1.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sqrt(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, root::Sqrt) };
    jf_num { id }
}

/// Reciprocal of the square root. y = 1/√x; y' = -y/(2x); y'' = -3y'/(2x).
/// Domain: x > 0. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_rsqrt(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, root::Rsqrt) };
    jf_num { id }
}

/// Cube root. y = ∛x; y' = y/(3x); y'' = -2y'/(3x).
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 1.7, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_cbrt(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, root::Cbrt) };
    jf_num { id }
}

/// Length of the vector (a, b); the slopes at the origin are 0. y = √(a² + b²); y_a = a/y, y_b = b/y; y_aa = y_b²/y, y_ab = -y_a·y_b/y, y_bb = y_a²/y.
/// Domain: all reals. Largest measured error in ULP: value 1.0, slope 1.7, second derivative 6.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_hypot(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, root::Hypot) };
    jf_num { id }
}

/// Power with both operands active; below a = 0, where b must be an integer, the slope in b is NaN. y = a^b; y_a = b·a^(b-1), y_b = y·ln a; y_aa = b(b-1)·a^(b-2), y_ab = a^(b-1)·(1 + b·ln a), y_bb = y·ln² a.
/// Domain: a > 0, or a = 0, or a < 0 and b an integer. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.4. Near roots the error of the second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger. For a within 2^−22 of 1, and b beyond ± 2^31 as far as the result is in range: value 590.8, slope 572.8, second derivative 592.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_pow(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, power::Pow) };
    jf_num { id }
}

/// Power with a plain real as exponent. y = a^c; y' = c·a^(c-1); y'' = c(c-1)·a^(c-2).
/// Domain: a >= 0, or c an integer. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 2.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_pow_c(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, power::PowC(c)) };
    jf_num { id }
}

/// Power of a plain real; below c = 0, where a must be an integer, the slope is NaN. y = c^a; y' = y·ln c; y'' = y·ln² c.
/// Domain: c > 0, or c = 0, or c < 0 and a an integer. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_c_pow(e: *mut jf_eval, c: f64, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, power::CPow(c)) };
    jf_num { id }
}

/// Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow. y = x^k; y' = k·x^(k-1); y'' = k(k-1)·x^(k-2).
/// Domain: all reals, x != 0 if k < 0. Largest measured error in ULP: value 1.9, slope 2.2, second derivative 3.5.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_powi(e: *mut jf_eval, a: jf_num, k: c_int) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, power::Powi(k)) };
    jf_num { id }
}

/// Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range. y = x*2^k; y' = 2^k; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_scalbn(e: *mut jf_eval, a: jf_num, k: c_int) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, scalbn::Scalbn(k)) };
    jf_num { id }
}

/// Exponential. y = exp x; y' = y; y'' = y.
/// Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.9, second derivative 0.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_exp(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Exp) };
    jf_num { id }
}

/// Power of two. y = 2^x; y' = y·ln 2; y'' = y'·ln 2.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 2.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_exp2(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Exp2) };
    jf_num { id }
}

/// Power of ten. y = 10^x; y' = y·ln 10; y'' = y'·ln 10.
/// Domain: all reals. Largest measured error in ULP: value 2.6, slope 3.0, second derivative 4.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_exp10(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Exp10) };
    jf_num { id }
}

/// Exponential minus one, accurate near 0. y = exp x - 1; y' = exp x; y'' = exp x.
/// Domain: all reals. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_expm1(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Expm1) };
    jf_num { id }
}

/// Natural logarithm. y = ln x; y' = 1/x; y'' = -1/x².
/// Domain: x > 0. Largest measured error in ULP: value 0.7, slope 0.5, second derivative 1.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_log(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log) };
    jf_num { id }
}

/// Binary logarithm. y = log2 x; y' = 1/(x·ln 2); y'' = -y'/x.
/// Domain: x > 0. Largest measured error in ULP: value 0.6, slope 0.7, second derivative 1.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_log2(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log2) };
    jf_num { id }
}

/// Decimal logarithm. y = log10 x; y' = 1/(x·ln 10); y'' = -y'/x.
/// Domain: x > 0. Largest measured error in ULP: value 0.6, slope 0.8, second derivative 1.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_log10(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log10) };
    jf_num { id }
}

/// Natural logarithm of one plus x, accurate near 0. y = ln(1 + x); y' = 1/(1 + x); y'' = -y'².
/// Domain: x > -1. Largest measured error in ULP: value 0.7, slope 1.5, second derivative 3.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_log1p(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log1p) };
    jf_num { id }
}

/// Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0. y = ln(1 - e), e = exp(-|x|): log(-expm1(-|x|)) up to ln 2, log1p(-e) beyond (Mächler 2012); y' = sign(x)*e/(1 - e); y'' = -e/(1 - e)².
/// Domain: all reals. Largest measured error in ULP: value 1.0, slope 1.6, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_log1mexp(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log_exp::Log1mexp) };
    jf_num { id }
}

/// Logarithm of an exponential less one, the inverse of softplus; without overflow. y = ln(exp x - 1) = x + ln(1 - exp(-x)); y' = 1/(1 - exp(-x)); y'' = -exp(-x)*y'².
/// Domain: x > 0. Largest measured error in ULP: value 0.8, slope 1.5, second derivative 3.3. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_logexpm1(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log_exp::Logexpm1) };
    jf_num { id }
}

/// Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|. y = ln(exp a + exp b); y_a = 1/(1 + exp(b-a)), y_b = 1/(1 + exp(a-b)); y_aa = y_bb = y_a·y_b, y_ab = -y_a·y_b.
/// Domain: all reals. Largest measured error in ULP: value 1.8, slope 2.5, second derivative 3.2. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_logaddexp(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, entropy::LogAddExp) };
    jf_num { id }
}

/// Term of an entropy: 0 at 0, and -∞ below, as torch.special has it. y = -x·ln x; y' = -(ln x + 1); y'' = -1/x.
/// Domain: x >= 0. Largest measured error in ULP: value 1.3, slope 0.8, second derivative 0.5. Near roots the error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_entr(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, entropy::Entr) };
    jf_num { id }
}

/// Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN. y = a·ln b; y_a = ln b, y_b = a/b; y_aa = 0, y_ab = 1/b, y_bb = -a/b².
/// Domain: b > 0, or a = 0. Largest measured error in ULP: value 1.6, slope 0.8, second derivative 1.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_xlogy(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, entropy::Xlogy) };
    jf_num { id }
}

/// Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN. y = a·ln(1 + b); y_a = ln(1 + b), y_b = a/(1 + b); y_aa = 0, y_ab = 1/(1 + b), y_bb = -a/(1 + b)².
/// Domain: b > -1, or a = 0. Largest measured error in ULP: value 1.5, slope 1.5, second derivative 2.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_xlog1py(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, entropy::Xlog1py) };
    jf_num { id }
}

/// Sine of an angle in radians. y = sin x; y' = cos x; y'' = -y.
/// Domain: finite x. Largest measured error in ULP: value 0.7, slope 0.8, second derivative 0.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sin(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trig::Sin) };
    jf_num { id }
}

/// Cosine of an angle in radians. y = cos x; y' = -sin x; y'' = -y.
/// Domain: finite x. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_cos(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trig::Cos) };
    jf_num { id }
}

/// Tangent of an angle in radians. y = tan x; y' = 1 + y²; y'' = 2y·y'.
/// Domain: finite x. Largest measured error in ULP: value 0.8, slope 1.8, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_tan(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trig::Tan) };
    jf_num { id }
}

/// Inverse sine, in [-π/2, π/2]. y = asin x; y' = 1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
/// Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.9, slope 1.9, second derivative 3.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_asin(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arc::Asin) };
    jf_num { id }
}

/// Inverse cosine, in [0, π]. y = acos x; y' = -1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
/// Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_acos(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arc::Acos) };
    jf_num { id }
}

/// Inverse tangent, in [-π/2, π/2]. y = atan x; y' = 1/(1 + x²); y'' = -2x·y'².
/// Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_atan(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arc::Atan) };
    jf_num { id }
}

/// Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0. θ = atan2(y, x); r² = x² + y²; θ_y = x/r², θ_x = -y/r²; θ_yy = 2θ_y·θ_x, θ_yx = (y² - x²)/r⁴, θ_xx = -θ_yy.
/// Domain: all reals. Largest measured error in ULP: value 1.2, slope 2.3, second derivative 5.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_atan2(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, arc::Atan2) };
    jf_num { id }
}

/// Sine of an angle in half turns, exact at integers and halves. y = sin πx; y' = π·cos πx; y'' = -π²·y.
/// Domain: finite x. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 2.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sinpi(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, turn::Sinpi) };
    jf_num { id }
}

/// Cosine of an angle in half turns, exact at integers and halves. y = cos πx; y' = -π·sin πx; y'' = -π²·y.
/// Domain: finite x. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 2.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_cospi(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, turn::Cospi) };
    jf_num { id }
}

/// Tangent of an angle in half turns, exact at integers and infinite at halves. y = tan πx; y' = π/cos² πx; y'' = 2π·y·y'.
/// Domain: finite x, no half of an odd integer. Largest measured error in ULP: value 2.1, slope 3.7, second derivative 6.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_tanpi(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, turn::Tanpi) };
    jf_num { id }
}

/// Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude. y = sin πx/(πx); y' = (cos πx - y)/x; y'' = -π²·y - 2y'/x; near 0 the Taylor series.
/// Domain: all reals. Largest measured error in ULP: value 3.2, slope 2.6, second derivative 3.5. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sinc(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sinc::Sinc) };
    jf_num { id }
}

/// Degrees to radians. y = x·(π/180); y' = π/180; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.1, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_deg2rad(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, angle::Deg2Rad) };
    jf_num { id }
}

/// Radians to degrees. y = x·(180/π); y' = 180/π; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.3, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_rad2deg(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, angle::Rad2Deg) };
    jf_num { id }
}

/// The angle in [-π, π] that differs from x by whole turns, accurate for every finite x. y = x for |x| <= π, otherwise atan2(sin x, cos x); y' = 1; y'' = 0.
/// Domain: finite x. Largest measured error in ULP: value 1.8, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_wrap_to_pi(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, angle::WrapToPi) };
    jf_num { id }
}

/// Hyperbolic sine. y = sinh x; y' = cosh x; y'' = y.
/// Domain: all reals. Largest measured error in ULP: value 1.6, slope 1.2, second derivative 1.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sinh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, hyperbolic::Sinh) };
    jf_num { id }
}

/// Hyperbolic cosine. y = cosh x; y' = sinh x; y'' = y.
/// Domain: all reals. Largest measured error in ULP: value 1.2, slope 1.5, second derivative 1.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_cosh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, hyperbolic::Cosh) };
    jf_num { id }
}

/// Hyperbolic tangent. y = tanh x; y' = 4e/(1 + e)², e = exp(-2|x|); y'' = -2y·y'.
/// Domain: all reals. Largest measured error in ULP: value 1.7, slope 3.3, second derivative 3.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_tanh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, hyperbolic::Tanh) };
    jf_num { id }
}

/// Inverse hyperbolic sine. y = asinh x; y' = 1/√(1 + x²); y'' = -x·y'³.
/// Domain: all reals. Largest measured error in ULP: value 1.4, slope 2.0, second derivative 3.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_asinh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, area::Asinh) };
    jf_num { id }
}

/// Inverse hyperbolic cosine. y = acosh x; y' = 1/√((x - 1)(x + 1)); y'' = -x·y'/((x - 1)(x + 1)).
/// Domain: x >= 1. Largest measured error in ULP: value 1.8, slope 2.2, second derivative 4.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_acosh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, area::Acosh) };
    jf_num { id }
}

/// Inverse hyperbolic tangent. y = atanh x; y' = 1/((1 - x)(1 + x)); y'' = 2x·y'/((1 - x)(1 + x)).
/// Domain: -1 < x < 1. Largest measured error in ULP: value 1.3, slope 1.8, second derivative 4.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_atanh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, area::Atanh) };
    jf_num { id }
}

/// Absolute value. y = |x|; y' = sign x, 0 at 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_abs(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, piece::Abs) };
    jf_num { id }
}

/// Sign: -1, 0 or 1; a zero keeps its sign. y = -1, 0, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sign(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, piece::Sign) };
    jf_num { id }
}

/// Magnitude of the first, sign of the second. y = |a| with the sign of b; y_a = sign(a)*sign(b), 0 at a = 0, y_b = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_copysign(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, piece::Copysign) };
    jf_num { id }
}

/// Largest integer not above. y = floor x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_floor(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Floor) };
    jf_num { id }
}

/// Smallest integer not below. y = ceil x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_ceil(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Ceil) };
    jf_num { id }
}

/// Integer part, toward zero. y = trunc x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_trunc(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Trunc) };
    jf_num { id }
}

/// Nearest integer, half away from zero. y = round x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_round(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Round) };
    jf_num { id }
}

/// Nearest integer, half to even. y = rint x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_rint(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Rint) };
    jf_num { id }
}

/// Fraction, with the sign of the argument. y = x - trunc x; y' = 1; y'' = 0.
/// Domain: finite x. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_frac(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Frac) };
    jf_num { id }
}

/// Remainder with the sign of the first. y = a - b*trunc(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest.
/// Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_fmod(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, modulo::Fmod) };
    jf_num { id }
}

/// IEEE remainder: the quotient is rounded to nearest, ties to even. y = a - b*rint(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest.
/// Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_remainder(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, modulo::Remainder) };
    jf_num { id }
}

/// Remainder with the sign of the second. y = a - b*floor(a/b); y_a = 1, y_b = -q, q = floor(a/b) of the numbers before rounding.
/// Domain: finite a, b != 0. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_mod(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, modulo::Mod) };
    jf_num { id }
}

/// Positive difference. y = a - b for a > b, else 0; y_a = 1, y_b = -1 for a > b, else 0.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_fdim(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Fdim) };
    jf_num { id }
}

/// Smaller of two; a NaN counts as missing. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_fmin(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Fmin) };
    jf_num { id }
}

/// Larger of two; a NaN counts as missing. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_fmax(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Fmax) };
    jf_num { id }
}

/// Smaller of two; a NaN passes. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_minimum(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Minimum) };
    jf_num { id }
}

/// Larger of two; a NaN passes. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_maximum(e: *mut jf_eval, a: jf_num, b: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Maximum) };
    jf_num { id }
}

/// First number held between the second and the third; the third wins where they cross. y = min(max(x, lo), hi); slopes (0, 0, 1) for hi <= max(x, lo), else (0, 1, 0) for x <= lo, else (1, 0, 0).
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_clamp(e: *mut jf_eval, a: jf_num, b: jf_num, c: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { ternary(eval(e), a.id, b.id, c.id, minmax::Clamp) };
    jf_num { id }
}

/// Rectifier. y = x for x > 0, else 0; y' = 1 for x > 0, else 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_relu(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, relu::Relu) };
    jf_num { id }
}

/// Rectifier that keeps a plain real times the negative side. y = x for x > 0, else c*x; y' = 1 for x > 0, else c; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_leaky_relu(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, relu::LeakyRelu(c)) };
    jf_num { id }
}

/// Unit step. y = 0, 1/2, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_heaviside(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, piece::Heaviside) };
    jf_num { id }
}

/// Linear interpolation from the first number to the second by the third. y = a + t*(b - a); y_a = 1 - t, y_b = t, y_t = b - a; y_at = -1, y_bt = 1.
/// Domain: all reals. Largest measured error in ULP: value 2.1, slope 0.5, second derivative 0.0. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_lerp(e: *mut jf_eval, a: jf_num, b: jf_num, c: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { ternary(eval(e), a.id, b.id, c.id, blend::Lerp) };
    jf_num { id }
}

/// Error function. y = erf x; y' = 2/√π*exp(-x²); y'' = -2x*y'.
/// Domain: all reals. Largest measured error in ULP: value 0.9, slope 2.1, second derivative 2.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_erf(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erf::Erf) };
    jf_num { id }
}

/// Complementary error function. y = erfc x; y' = -2/√π*exp(-x²); y'' = -2x*y'.
/// Domain: all reals. Largest measured error in ULP: value 1.9, slope 2.1, second derivative 2.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_erfc(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erf::Erfc) };
    jf_num { id }
}

/// Scaled complementary error function. y = exp(x²)*erfc x; y' = 2x*y - 2/√π; y'' = 2y + 2x*y', all without cancellation by a continued fraction.
/// Domain: all reals. Largest measured error in ULP: value 2.7, slope 3.1, second derivative 4.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_erfcx(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erfcx::Erfcx) };
    jf_num { id }
}

/// Inverse of the error function. erf y = x (AS 241 and a Newton step); y' = √π/2*exp(y²); y'' = 2y*y'².
/// Domain: -1 <= x <= 1. Largest measured error in ULP: value 1.6, slope 4.5, second derivative 8.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_erfinv(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erfinv::Erfinv) };
    jf_num { id }
}

/// Gamma function. y = Γ(x); y' = y*ψ(x); y'' = y*(ψ(x)² + ψ'(x)).
/// Domain: all reals but negative integers. Largest measured error in ULP: value 8.1, slope 10.2, second derivative 7.9. Near roots the error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_tgamma(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gamma::Tgamma) };
    jf_num { id }
}

/// Logarithm of the magnitude of the gamma function. y = ln|Γ(x)|; y' = ψ(x); y'' = ψ'(x).
/// Domain: all reals. Largest measured error in ULP: value 2.8, slope 4.8, second derivative 4.4. Near roots the error of the value and slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_lgamma(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gamma::Lgamma) };
    jf_num { id }
}

/// Logarithmic derivative of the gamma function. y = tgamma'(x)/tgamma(x); y' = trigamma x; y'' = tetragamma x.
/// Domain: all reals but negative integers. Largest measured error in ULP: value 15.7, slope 3.8, second derivative 5.5. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_digamma(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, digamma::Digamma) };
    jf_num { id }
}

/// Derivative of the digamma function. y = digamma'(x); y' = tetragamma x; y'' = pentagamma x.
/// Domain: all reals. Largest measured error in ULP: value 2.4, slope 4.8, second derivative 5.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_trigamma(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trigamma::Trigamma) };
    jf_num { id }
}

/// Bessel function of the first kind, order zero. y = J_0(x); y' = -J_1(x); y'' = (J_2(x) - y)/2.
/// Domain: all reals. Largest measured error in ULP: value 3.4, slope 3.4, second derivative 3.8. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_j0(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::J0) };
    jf_num { id }
}

/// Bessel function of the first kind, order one. y = J_1(x); y' = (J_0(x) - J_2(x))/2; y'' = (J_3(x) - 3y)/4.
/// Domain: all reals. Largest measured error in ULP: value 3.1, slope 4.1, second derivative 3.9. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_j1(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::J1) };
    jf_num { id }
}

/// Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <= |k|/2 and at infinity, NaN elsewhere. y = J_k(x); y' = (J_(k-1)(x) - J_(k+1)(x))/2; y'' = (J_(k-2)(x) - 2y + J_(k+2)(x))/4.
/// Domain: all reals, |k| <= 10000. Largest measured error in ULP: value 9.1, slope 13.4, second derivative 7.1. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_jn(e: *mut jf_eval, a: jf_num, k: c_int) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, jn::Jn(k)) };
    jf_num { id }
}

/// Bessel function of the second kind, order zero. y = Y_0(x); y' = -Y_1(x); y'' = (Y_2(x) - y)/2 = Y_1(x)/x - y.
/// Domain: x >= 0. Largest measured error in ULP: value 3.2, slope 3.2, second derivative 3.8. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_y0(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::Y0) };
    jf_num { id }
}

/// Bessel function of the second kind, order one. y = Y_1(x); y' = (Y_0(x) - Y_2(x))/2 = Y_0(x) - y/x; y'' = (Y_3(x) - 3y)/4.
/// Domain: x >= 0. Largest measured error in ULP: value 3.0, slope 3.4, second derivative 3.6. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_y1(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::Y1) };
    jf_num { id }
}

/// Modified Bessel function of the first kind, order zero. y = I_0(x); y' = I_1(x); y'' = (y + I_2(x))/2.
/// Domain: all reals. Largest measured error in ULP: value 7.7, slope 7.2, second derivative 7.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_i0(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, modified::I0) };
    jf_num { id }
}

/// Modified Bessel function of the first kind, order one. y = I_1(x); y' = (I_0(x) + I_2(x))/2; y'' = (3y + I_3(x))/4.
/// Domain: all reals. Largest measured error in ULP: value 5.3, slope 6.8, second derivative 5.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_i1(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, modified::I1) };
    jf_num { id }
}

/// Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch. y = exp(-|x|)*I_0(x); y' = i1e(x) - sign(x)*y; y'' = i1e'(x) - sign(x)*y', without cancellation.
/// Domain: all reals. Largest measured error in ULP: value 6.3, slope 3.0, second derivative 5.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_i0e(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, damped::I0e) };
    jf_num { id }
}

/// Modified Bessel function of the first kind, order one, scaled by exp(-|x|). y = exp(-|x|)*I_1(x); y' = i0e(x) - y*(sign(x) + 1/x); y'' from derivatives of i0e, without cancellation at large x.
/// Domain: all reals. Largest measured error in ULP: value 6.0, slope 3.0, second derivative 3.2. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_i1e(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, damped::I1e) };
    jf_num { id }
}

/// Logistic function. y = 1/(1 + exp(-x)); y' = e/(1 + e)², e = exp(-|x|); y'' = -y'*tanh(x/2).
/// Domain: all reals. Largest measured error in ULP: value 1.9, slope 3.9, second derivative 3.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_sigmoid(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Sigmoid) };
    jf_num { id }
}

/// Smooth rectifier, without a threshold. y = ln(1 + exp x) = max(x, 0) + log1p(exp(-|x|)); y' = sigmoid x; y'' = e/(1 + e)², e = exp(-|x|).
/// Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.9, second derivative 3.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_softplus(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Softplus) };
    jf_num { id }
}

/// Logarithm of the logistic function. y = -ln(1 + exp(-x)) = min(x, 0) - log1p(exp(-|x|)); y' = sigmoid(-x); y'' = -e/(1 + e)², e = exp(-|x|).
/// Domain: all reals. Largest measured error in ULP: value 1.5, slope 2.0, second derivative 3.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_logsigmoid(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Logsigmoid) };
    jf_num { id }
}

/// Inverse of the logistic function. y = ln(x/(1 - x)); y' = 1/(x(1 - x)); y'' = (2x - 1)*y'².
/// Domain: 0 <= x <= 1. Largest measured error in ULP: value 1.4, slope 1.5, second derivative 5.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_logit(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Logit) };
    jf_num { id }
}

/// Gaussian error linear unit, the erf form. y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x.
/// Domain: all reals. Largest measured error in ULP: value 2.8, slope 3.6, second derivative 3.9. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_gelu(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gelu::Gelu) };
    jf_num { id }
}

/// Gaussian error linear unit, the tanh form. y = x*s, s = sigmoid w, w = 2√(2/π)(x + 0.044715x³); y' = s + x*s'*w'; y'' = s'*(2w' + x*(w'' - tanh(w/2)*w'²)).
/// Domain: all reals. Largest measured error in ULP: value 2.8, slope 3.3, second derivative 7.1. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_gelu_tanh(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gelu_tanh::GeluTanh) };
    jf_num { id }
}

/// Sigmoid linear unit, also called swish. y = x*s, s = sigmoid x; y' = s + x*s'; y'' = s'*(2 - x*tanh(x/2)).
/// Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.6, second derivative 5.5. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_silu(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, silu::Silu) };
    jf_num { id }
}

/// Exponential linear unit, a plain real times expm1 on the negative side. y = x for x > 0, else c*expm1(x); y' = 1 for x > 0, else c*exp(x); y'' = 0 for x > 0, else c*exp(x).
/// Domain: all reals. Largest measured error in ULP: value 1.5, slope 1.4, second derivative 1.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_elu(e: *mut jf_eval, a: jf_num, c: f64) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, relu::Elu(c)) };
    jf_num { id }
}

/// Smooth sign by a quotient. y = x/(1 + |x|); y' = 1/(1 + |x|)²; y'' = -2 sign(x)/(1 + |x|)³, 0 at 0.
/// Domain: all reals. Largest measured error in ULP: value 1.5, slope 3.4, second derivative 5.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_softsign(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, silu::Softsign) };
    jf_num { id }
}

/// Cumulative probability of the standard normal distribution. y = erfc(-x/√2)/2; y' = exp(-x²/2)/√(2π); y'' = -x*y'.
/// Domain: all reals. Largest measured error in ULP: value 2.6, slope 3.0, second derivative 3.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_norm_cdf(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, normal::NormCdf) };
    jf_num { id }
}

/// Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails. y = ln Φ(x) = -x²/2 + ln(erfcx(-x/√2)/2) for x < -1; y' = φ(x)/Φ(x); y'' = -y'*(x + y').
/// Domain: all reals. Largest measured error in ULP: value 1.8, slope 2.5, second derivative 3.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_norm_logcdf(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log_normal::NormLogcdf) };
    jf_num { id }
}

/// Quantile of the standard normal distribution, the inverse of norm_cdf. Φ(y) = x (AS 241 and a Newton step); y' = √(2π)*exp(y²/2); y'' = y*y'².
/// Domain: 0 <= x <= 1. Largest measured error in ULP: value 2.0, slope 3.1, second derivative 5.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_norm_quantile(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, quantile::NormQuantile) };
    jf_num { id }
}

/// Density of the standard normal distribution. y = exp(-x²/2)/√(2π); y' = -x*y; y'' = (x² - 1)*y.
/// Domain: all reals. Largest measured error in ULP: value 3.2, slope 2.9, second derivative 4.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jf_norm_pdf(e: *mut jf_eval, a: jf_num) -> jf_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, normal::NormPdf) };
    jf_num { id }
}
