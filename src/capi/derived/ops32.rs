//! The operations as C functions in single precision.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use core::ffi::c_int;

use super::api32::{eval, jff_eval, jff_num};
use crate::eager::operation::{binary, ternary, unary};
use crate::eager::quick;
use crate::ops::*;

/// Negative. y = -x; y' = -1; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_neg(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::neg(eval(e), a.id) };
    jff_num { id }
}

/// Sum. y = a + b; y_a = 1, y_b = 1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_add(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::add(eval(e), a.id, b.id) };
    jff_num { id }
}

/// Sum with a plain real. y = a + c; y' = 1; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_add_c(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::add_c(eval(e), a.id, c) };
    jff_num { id }
}

/// Difference. y = a - b; y_a = 1, y_b = -1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sub(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::sub(eval(e), a.id, b.id) };
    jff_num { id }
}

/// Difference, a plain real subtracted. y = a - c; y' = 1; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sub_c(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::sub_c(eval(e), a.id, c) };
    jff_num { id }
}

/// Difference, from a plain real. y = c - a; y' = -1; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_c_sub(e: *mut jff_eval, c: f32, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::c_sub(eval(e), c, a.id) };
    jff_num { id }
}

/// Product. y = a*b; y_a = b, y_b = a; y_ab = 1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_mul(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::mul(eval(e), a.id, b.id) };
    jff_num { id }
}

/// Product with a plain real. y = a*c; y' = c; y'' = 0.
/// Domain: all reals.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_mul_c(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::mul_c(eval(e), a.id, c) };
    jff_num { id }
}

/// Quotient. y = a/b; y_a = 1/b, y_b = -y/b; y_ab = -1/b², y_bb = 2y/b².
/// Domain: b != 0. Largest measured error in ULP: value 0.5, slope 1.9, second derivative 2.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_div(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::div(eval(e), a.id, b.id) };
    jff_num { id }
}

/// Quotient by a plain real. y = a/c; y' = 1/c; y'' = 0.
/// Domain: c != 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_div_c(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::div_c(eval(e), a.id, c) };
    jff_num { id }
}

/// Quotient of a plain real. y = c/a; y' = -y/a; y'' = 2y/a².
/// Domain: a != 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_c_div(e: *mut jff_eval, c: f32, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, mixed::CDiv(c)) };
    jff_num { id }
}

/// Product plus a number, rounded once. y = a*b + c; y_a = b, y_b = a, y_c = 1; y_ab = 1.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_fma(e: *mut jff_eval, a: jff_num, b: jff_num, c: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { ternary(eval(e), a.id, b.id, c.id, arith::Fma) };
    jff_num { id }
}

/// Reciprocal. y = 1/x; y' = -y²; y'' = 2y³.
/// Domain: x != 0. Largest measured error in ULP: value 0.5, slope 1.9, second derivative 3.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_recip(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arith::Recip) };
    jff_num { id }
}

/// Square. y = x²; y' = 2x; y'' = 2.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_square(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { quick::square(eval(e), a.id) };
    jff_num { id }
}

/// Square root. y = √x; y' = 1/(2y); y'' = -y'/(2x).
/// Domain: x >= 0. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 1.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sqrt(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, root::Sqrt) };
    jff_num { id }
}

/// Reciprocal of the square root. y = 1/√x; y' = -y/(2x); y'' = -3y'/(2x).
/// Domain: x > 0. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_rsqrt(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, root::Rsqrt) };
    jff_num { id }
}

/// Cube root. y = ∛x; y' = y/(3x); y'' = -2y'/(3x).
/// Domain: all reals. Largest measured error in ULP: value 0.7, slope 1.8, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_cbrt(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, root::Cbrt) };
    jff_num { id }
}

/// Length of the vector (a, b); the slopes at the origin are 0. y = √(a² + b²); y_a = a/y, y_b = b/y; y_aa = y_b²/y, y_ab = -y_a·y_b/y, y_bb = y_a²/y.
/// Domain: all reals. Largest measured error in ULP: value 0.9, slope 1.7, second derivative 6.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_hypot(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, root::Hypot) };
    jff_num { id }
}

/// Power with both operands active; below a = 0, where b must be an integer, the slope in b is NaN. y = a^b; y_a = b·a^(b-1), y_b = y·ln a; y_aa = b(b-1)·a^(b-2), y_ab = a^(b-1)·(1 + b·ln a), y_bb = y·ln² a.
/// Domain: a > 0, or a = 0, or a < 0 and b an integer. Largest measured error in ULP: value 0.8, slope 2.3, second derivative 3.2. Near roots the error of the second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_pow(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, power::Pow) };
    jff_num { id }
}

/// Power with a plain real as exponent. y = a^c; y' = c·a^(c-1); y'' = c(c-1)·a^(c-2).
/// Domain: a >= 0, or c an integer. Largest measured error in ULP: value 0.9, slope 2.1, second derivative 3.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_pow_c(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, power::PowC(c)) };
    jff_num { id }
}

/// Power of a plain real; below c = 0, where a must be an integer, the slope is NaN. y = c^a; y' = y·ln c; y'' = y·ln² c.
/// Domain: c > 0, or c = 0, or c < 0 and a an integer. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_c_pow(e: *mut jff_eval, c: f32, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, power::CPow(c)) };
    jff_num { id }
}

/// Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow. y = x^k; y' = k·x^(k-1); y'' = k(k-1)·x^(k-2).
/// Domain: all reals, x != 0 if k < 0. Largest measured error in ULP: value 1.8, slope 2.3, second derivative 3.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_powi(e: *mut jff_eval, a: jff_num, k: c_int) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, power::Powi(k)) };
    jff_num { id }
}

/// Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range. y = x*2^k; y' = 2^k; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_scalbn(e: *mut jff_eval, a: jff_num, k: c_int) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, scalbn::Scalbn(k)) };
    jff_num { id }
}

/// Exponential. y = exp x; y' = y; y'' = y.
/// Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.9, second derivative 0.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_exp(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Exp) };
    jff_num { id }
}

/// Power of two. y = 2^x; y' = y·ln 2; y'' = y'·ln 2.
/// Domain: all reals. Largest measured error in ULP: value 0.6, slope 1.3, second derivative 2.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_exp2(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Exp2) };
    jff_num { id }
}

/// Power of ten. y = 10^x; y' = y·ln 10; y'' = y'·ln 10.
/// Domain: all reals. Largest measured error in ULP: value 2.5, slope 3.3, second derivative 3.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_exp10(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Exp10) };
    jff_num { id }
}

/// Exponential minus one, accurate near 0. y = exp x - 1; y' = exp x; y'' = exp x.
/// Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.1, second derivative 1.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_expm1(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, exp::Expm1) };
    jff_num { id }
}

/// Natural logarithm. y = ln x; y' = 1/x; y'' = -1/x².
/// Domain: x > 0. Largest measured error in ULP: value 0.8, slope 0.5, second derivative 1.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_log(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log) };
    jff_num { id }
}

/// Binary logarithm. y = log2 x; y' = 1/(x·ln 2); y'' = -y'/x.
/// Domain: x > 0. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 1.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_log2(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log2) };
    jff_num { id }
}

/// Decimal logarithm. y = log10 x; y' = 1/(x·ln 10); y'' = -y'/x.
/// Domain: x > 0. Largest measured error in ULP: value 0.8, slope 0.9, second derivative 1.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_log10(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log10) };
    jff_num { id }
}

/// Natural logarithm of one plus x, accurate near 0. y = ln(1 + x); y' = 1/(1 + x); y'' = -y'².
/// Domain: x > -1. Largest measured error in ULP: value 0.8, slope 1.5, second derivative 3.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_log1p(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log::Log1p) };
    jff_num { id }
}

/// Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0. y = ln(1 - e), e = exp(-|x|): log(-expm1(-|x|)) up to ln 2, log1p(-e) beyond (Mächler 2012); y' = sign(x)*e/(1 - e); y'' = -e/(1 - e)².
/// Domain: all reals. Largest measured error in ULP: value 1.3, slope 1.7, second derivative 2.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_log1mexp(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log_exp::Log1mexp) };
    jff_num { id }
}

/// Logarithm of an exponential less one, the inverse of softplus; without overflow. y = ln(exp x - 1) = x + ln(1 - exp(-x)); y' = 1/(1 - exp(-x)); y'' = -exp(-x)*y'².
/// Domain: x > 0. Largest measured error in ULP: value 0.7, slope 1.3, second derivative 3.3. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_logexpm1(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log_exp::Logexpm1) };
    jff_num { id }
}

/// Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|. y = ln(exp a + exp b); y_a = 1/(1 + exp(b-a)), y_b = 1/(1 + exp(a-b)); y_aa = y_bb = y_a·y_b, y_ab = -y_a·y_b.
/// Domain: all reals. Largest measured error in ULP: value 1.6, slope 2.2, second derivative 3.8. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_logaddexp(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, entropy::LogAddExp) };
    jff_num { id }
}

/// Term of an entropy: 0 at 0, and -∞ below, as torch.special has it. y = -x·ln x; y' = -(ln x + 1); y'' = -1/x.
/// Domain: x >= 0. Largest measured error in ULP: value 1.1, slope 0.8, second derivative 0.5. Near roots the error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_entr(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, entropy::Entr) };
    jff_num { id }
}

/// Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN. y = a·ln b; y_a = ln b, y_b = a/b; y_aa = 0, y_ab = 1/b, y_bb = -a/b².
/// Domain: b > 0, or a = 0. Largest measured error in ULP: value 1.5, slope 0.8, second derivative 1.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_xlogy(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, entropy::Xlogy) };
    jff_num { id }
}

/// Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN. y = a·ln(1 + b); y_a = ln(1 + b), y_b = a/(1 + b); y_aa = 0, y_ab = 1/(1 + b), y_bb = -a/(1 + b)².
/// Domain: b > -1, or a = 0. Largest measured error in ULP: value 1.5, slope 1.4, second derivative 2.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_xlog1py(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, entropy::Xlog1py) };
    jff_num { id }
}

/// Sine of an angle in radians. y = sin x; y' = cos x; y'' = -y.
/// Domain: finite x. Largest measured error in ULP: value 0.9, slope 0.8, second derivative 0.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sin(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trig::Sin) };
    jff_num { id }
}

/// Cosine of an angle in radians. y = cos x; y' = -sin x; y'' = -y.
/// Domain: finite x. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_cos(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trig::Cos) };
    jff_num { id }
}

/// Tangent of an angle in radians. y = tan x; y' = 1 + y²; y'' = 2y·y'.
/// Domain: finite x. Largest measured error in ULP: value 0.9, slope 2.2, second derivative 3.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_tan(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trig::Tan) };
    jff_num { id }
}

/// Inverse sine, in [-π/2, π/2]. y = asin x; y' = 1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
/// Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.7, slope 2.0, second derivative 4.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_asin(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arc::Asin) };
    jff_num { id }
}

/// Inverse cosine, in [0, π]. y = acos x; y' = -1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x)).
/// Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.8, slope 1.8, second derivative 4.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_acos(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arc::Acos) };
    jff_num { id }
}

/// Inverse tangent, in [-π/2, π/2]. y = atan x; y' = 1/(1 + x²); y'' = -2x·y'².
/// Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_atan(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, arc::Atan) };
    jff_num { id }
}

/// Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0. θ = atan2(y, x); r² = x² + y²; θ_y = x/r², θ_x = -y/r²; θ_yy = 2θ_y·θ_x, θ_yx = (y² - x²)/r⁴, θ_xx = -θ_yy.
/// Domain: all reals. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 4.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_atan2(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, arc::Atan2) };
    jff_num { id }
}

/// Sine of an angle in half turns, exact at integers and halves. y = sin πx; y' = π·cos πx; y'' = -π²·y.
/// Domain: finite x. Largest measured error in ULP: value 1.2, slope 2.5, second derivative 2.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sinpi(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, turn::Sinpi) };
    jff_num { id }
}

/// Cosine of an angle in half turns, exact at integers and halves. y = cos πx; y' = -π·sin πx; y'' = -π²·y.
/// Domain: finite x. Largest measured error in ULP: value 1.2, slope 2.3, second derivative 2.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_cospi(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, turn::Cospi) };
    jff_num { id }
}

/// Tangent of an angle in half turns, exact at integers and infinite at halves. y = tan πx; y' = π/cos² πx; y'' = 2π·y·y'.
/// Domain: finite x, no half of an odd integer. Largest measured error in ULP: value 2.2, slope 3.4, second derivative 5.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_tanpi(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, turn::Tanpi) };
    jff_num { id }
}

/// Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude. y = sin πx/(πx); y' = (cos πx - y)/x; y'' = -π²·y - 2y'/x; near 0 the Taylor series.
/// Domain: all reals. Largest measured error in ULP: value 3.1, slope 2.6, second derivative 3.9. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sinc(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sinc::Sinc) };
    jff_num { id }
}

/// Degrees to radians. y = x·(π/180); y' = π/180; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.1, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_deg2rad(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, angle::Deg2Rad) };
    jff_num { id }
}

/// Radians to degrees. y = x·(180/π); y' = 180/π; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.2, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_rad2deg(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, angle::Rad2Deg) };
    jff_num { id }
}

/// The angle in [-π, π] that differs from x by whole turns, accurate for every finite x. y = x for |x| <= π, otherwise atan2(sin x, cos x); y' = 1; y'' = 0.
/// Domain: finite x. Largest measured error in ULP: value 1.7, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_wrap_to_pi(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, angle::WrapToPi) };
    jff_num { id }
}

/// Hyperbolic sine. y = sinh x; y' = cosh x; y'' = y.
/// Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.1, second derivative 1.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sinh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, hyperbolic::Sinh) };
    jff_num { id }
}

/// Hyperbolic cosine. y = cosh x; y' = sinh x; y'' = y.
/// Domain: all reals. Largest measured error in ULP: value 1.2, slope 1.6, second derivative 1.2.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_cosh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, hyperbolic::Cosh) };
    jff_num { id }
}

/// Hyperbolic tangent. y = tanh x; y' = 4e/(1 + e)², e = exp(-2|x|); y'' = -2y·y'.
/// Domain: all reals. Largest measured error in ULP: value 1.6, slope 3.3, second derivative 4.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_tanh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, hyperbolic::Tanh) };
    jff_num { id }
}

/// Inverse hyperbolic sine. y = asinh x; y' = 1/√(1 + x²); y'' = -x·y'³.
/// Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 3.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_asinh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, area::Asinh) };
    jff_num { id }
}

/// Inverse hyperbolic cosine. y = acosh x; y' = 1/√((x - 1)(x + 1)); y'' = -x·y'/((x - 1)(x + 1)).
/// Domain: x >= 1. Largest measured error in ULP: value 1.9, slope 1.8, second derivative 4.4.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_acosh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, area::Acosh) };
    jff_num { id }
}

/// Inverse hyperbolic tangent. y = atanh x; y' = 1/((1 - x)(1 + x)); y'' = 2x·y'/((1 - x)(1 + x)).
/// Domain: -1 < x < 1. Largest measured error in ULP: value 1.6, slope 1.9, second derivative 4.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_atanh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, area::Atanh) };
    jff_num { id }
}

/// Absolute value. y = |x|; y' = sign x, 0 at 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_abs(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, piece::Abs) };
    jff_num { id }
}

/// Sign: -1, 0 or 1; a zero keeps its sign. y = -1, 0, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sign(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, piece::Sign) };
    jff_num { id }
}

/// Magnitude of the first, sign of the second. y = |a| with the sign of b; y_a = sign(a)*sign(b), 0 at a = 0, y_b = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_copysign(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, piece::Copysign) };
    jff_num { id }
}

/// Largest integer not above. y = floor x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_floor(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Floor) };
    jff_num { id }
}

/// Smallest integer not below. y = ceil x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_ceil(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Ceil) };
    jff_num { id }
}

/// Integer part, toward zero. y = trunc x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_trunc(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Trunc) };
    jff_num { id }
}

/// Nearest integer, half away from zero. y = round x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_round(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Round) };
    jff_num { id }
}

/// Nearest integer, half to even. y = rint x; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_rint(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Rint) };
    jff_num { id }
}

/// Fraction, with the sign of the argument. y = x - trunc x; y' = 1; y'' = 0.
/// Domain: finite x. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_frac(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, rounding::Frac) };
    jff_num { id }
}

/// Remainder with the sign of the first. y = a - b*trunc(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest.
/// Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_fmod(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, modulo::Fmod) };
    jff_num { id }
}

/// IEEE remainder: the quotient is rounded to nearest, ties to even. y = a - b*rint(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest.
/// Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_remainder(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, modulo::Remainder) };
    jff_num { id }
}

/// Remainder with the sign of the second. y = a - b*floor(a/b); y_a = 1, y_b = -q, q = floor(a/b) of the numbers before rounding.
/// Domain: finite a, b != 0. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_mod(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, modulo::Mod) };
    jff_num { id }
}

/// Positive difference. y = a - b for a > b, else 0; y_a = 1, y_b = -1 for a > b, else 0.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_fdim(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Fdim) };
    jff_num { id }
}

/// Smaller of two; a NaN counts as missing. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_fmin(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Fmin) };
    jff_num { id }
}

/// Larger of two; a NaN counts as missing. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_fmax(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Fmax) };
    jff_num { id }
}

/// Smaller of two; a NaN passes. y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_minimum(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Minimum) };
    jff_num { id }
}

/// Larger of two; a NaN passes. y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_maximum(e: *mut jff_eval, a: jff_num, b: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { binary(eval(e), a.id, b.id, minmax::Maximum) };
    jff_num { id }
}

/// First number held between the second and the third; the third wins where they cross. y = min(max(x, lo), hi); slopes (0, 0, 1) for hi <= max(x, lo), else (0, 1, 0) for x <= lo, else (1, 0, 0).
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_clamp(e: *mut jff_eval, a: jff_num, b: jff_num, c: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { ternary(eval(e), a.id, b.id, c.id, minmax::Clamp) };
    jff_num { id }
}

/// Rectifier. y = x for x > 0, else 0; y' = 1 for x > 0, else 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_relu(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, relu::Relu) };
    jff_num { id }
}

/// Rectifier that keeps a plain real times the negative side. y = x for x > 0, else c*x; y' = 1 for x > 0, else c; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_leaky_relu(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, relu::LeakyRelu(c)) };
    jff_num { id }
}

/// Unit step. y = 0, 1/2, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0.
/// Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_heaviside(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, piece::Heaviside) };
    jff_num { id }
}

/// Linear interpolation from the first number to the second by the third. y = a + t*(b - a); y_a = 1 - t, y_b = t, y_t = b - a; y_at = -1, y_bt = 1.
/// Domain: all reals. Largest measured error in ULP: value 2.3, slope 0.5, second derivative 0.0. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_lerp(e: *mut jff_eval, a: jff_num, b: jff_num, c: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { ternary(eval(e), a.id, b.id, c.id, blend::Lerp) };
    jff_num { id }
}

/// Error function. y = erf x; y' = 2/√π*exp(-x²); y'' = -2x*y'.
/// Domain: all reals. Largest measured error in ULP: value 0.7, slope 2.7, second derivative 3.7.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_erf(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erf::Erf) };
    jff_num { id }
}

/// Complementary error function. y = erfc x; y' = -2/√π*exp(-x²); y'' = -2x*y'.
/// Domain: all reals. Largest measured error in ULP: value 2.2, slope 2.7, second derivative 3.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_erfc(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erf::Erfc) };
    jff_num { id }
}

/// Scaled complementary error function. y = exp(x²)*erfc x; y' = 2x*y - 2/√π; y'' = 2y + 2x*y', all without cancellation by a continued fraction.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_erfcx(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erfcx::Erfcx) };
    jff_num { id }
}

/// Inverse of the error function. erf y = x (AS 241 and a Newton step); y' = √π/2*exp(y²); y'' = 2y*y'².
/// Domain: -1 <= x <= 1. Largest measured error in ULP: value 1.5, slope 4.2, second derivative 7.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_erfinv(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, erfinv::Erfinv) };
    jff_num { id }
}

/// Gamma function. y = Γ(x); y' = y*ψ(x); y'' = y*(ψ(x)² + ψ'(x)).
/// Domain: all reals but negative integers. Largest measured error in ULP: value 0.5, slope 1.8, second derivative 2.3. Near roots the error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_tgamma(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gamma::Tgamma) };
    jff_num { id }
}

/// Logarithm of the magnitude of the gamma function. y = ln|Γ(x)|; y' = ψ(x); y'' = ψ'(x).
/// Domain: all reals. Largest measured error in ULP: value 2.2, slope 0.5, second derivative 0.5. Near roots the error of the value and slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_lgamma(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gamma::Lgamma) };
    jff_num { id }
}

/// Logarithmic derivative of the gamma function. y = tgamma'(x)/tgamma(x); y' = trigamma x; y'' = tetragamma x.
/// Domain: all reals but negative integers. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_digamma(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, digamma::Digamma) };
    jff_num { id }
}

/// Derivative of the digamma function. y = digamma'(x); y' = tetragamma x; y'' = pentagamma x.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_trigamma(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, trigamma::Trigamma) };
    jff_num { id }
}

/// Bessel function of the first kind, order zero. y = J_0(x); y' = -J_1(x); y'' = (J_2(x) - y)/2.
/// Domain: all reals. Largest measured error in ULP: value 3.7, slope 3.0, second derivative 5.1. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_j0(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::J0) };
    jff_num { id }
}

/// Bessel function of the first kind, order one. y = J_1(x); y' = (J_0(x) - J_2(x))/2; y'' = (J_3(x) - 3y)/4.
/// Domain: all reals. Largest measured error in ULP: value 3.1, slope 4.6, second derivative 4.1. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_j1(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::J1) };
    jff_num { id }
}

/// Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <= |k|/2 and at infinity, NaN elsewhere. y = J_k(x); y' = (J_(k-1)(x) - J_(k+1)(x))/2; y'' = (J_(k-2)(x) - 2y + J_(k+2)(x))/4.
/// Domain: all reals, |k| <= 10000. Largest measured error in ULP: value 1.9, slope 2.4, second derivative 2.7. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_jn(e: *mut jff_eval, a: jff_num, k: c_int) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, jn::Jn(k)) };
    jff_num { id }
}

/// Bessel function of the second kind, order zero. y = Y_0(x); y' = -Y_1(x); y'' = (Y_2(x) - y)/2 = Y_1(x)/x - y.
/// Domain: x >= 0. Largest measured error in ULP: value 3.7, slope 2.5, second derivative 3.8. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_y0(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::Y0) };
    jff_num { id }
}

/// Bessel function of the second kind, order one. y = Y_1(x); y' = (Y_0(x) - Y_2(x))/2 = Y_0(x) - y/x; y'' = (Y_3(x) - 3y)/4.
/// Domain: x >= 0. Largest measured error in ULP: value 2.6, slope 3.9, second derivative 3.1. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_y1(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, bessel::Y1) };
    jff_num { id }
}

/// Modified Bessel function of the first kind, order zero. y = I_0(x); y' = I_1(x); y'' = (y + I_2(x))/2.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 1.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_i0(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, modified::I0) };
    jff_num { id }
}

/// Modified Bessel function of the first kind, order one. y = I_1(x); y' = (I_0(x) + I_2(x))/2; y'' = (3y + I_3(x))/4.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.9, second derivative 1.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_i1(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, modified::I1) };
    jff_num { id }
}

/// Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch. y = exp(-|x|)*I_0(x); y' = i1e(x) - sign(x)*y; y'' = i1e'(x) - sign(x)*y', without cancellation.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.5, second derivative 0.5.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_i0e(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, damped::I0e) };
    jff_num { id }
}

/// Modified Bessel function of the first kind, order one, scaled by exp(-|x|). y = exp(-|x|)*I_1(x); y' = i0e(x) - y*(sign(x) + 1/x); y'' from derivatives of i0e, without cancellation at large x.
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 4.6, second derivative 2.4. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_i1e(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, damped::I1e) };
    jff_num { id }
}

/// Logistic function. y = 1/(1 + exp(-x)); y' = e/(1 + e)², e = exp(-|x|); y'' = -y'*tanh(x/2).
/// Domain: all reals. Largest measured error in ULP: value 1.8, slope 3.1, second derivative 4.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_sigmoid(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Sigmoid) };
    jff_num { id }
}

/// Smooth rectifier, without a threshold. y = ln(1 + exp x) = max(x, 0) + log1p(exp(-|x|)); y' = sigmoid x; y'' = e/(1 + e)², e = exp(-|x|).
/// Domain: all reals. Largest measured error in ULP: value 1.3, slope 2.0, second derivative 3.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_softplus(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Softplus) };
    jff_num { id }
}

/// Logarithm of the logistic function. y = -ln(1 + exp(-x)) = min(x, 0) - log1p(exp(-|x|)); y' = sigmoid(-x); y'' = -e/(1 + e)², e = exp(-|x|).
/// Domain: all reals. Largest measured error in ULP: value 1.3, slope 2.0, second derivative 3.6.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_logsigmoid(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Logsigmoid) };
    jff_num { id }
}

/// Inverse of the logistic function. y = ln(x/(1 - x)); y' = 1/(x(1 - x)); y'' = (2x - 1)*y'².
/// Domain: 0 <= x <= 1. Largest measured error in ULP: value 1.3, slope 1.7, second derivative 4.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_logit(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, sigmoid::Logit) };
    jff_num { id }
}

/// Gaussian error linear unit, the erf form. y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x.
/// Domain: all reals. Largest measured error in ULP: value 2.7, slope 3.3, second derivative 4.0. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_gelu(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gelu::Gelu) };
    jff_num { id }
}

/// Gaussian error linear unit, the tanh form. y = x*s, s = sigmoid w, w = 2√(2/π)(x + 0.044715x³); y' = s + x*s'*w'; y'' = s'*(2w' + x*(w'' - tanh(w/2)*w'²)).
/// Domain: all reals. Largest measured error in ULP: value 2.5, slope 3.6, second derivative 7.3. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_gelu_tanh(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, gelu_tanh::GeluTanh) };
    jff_num { id }
}

/// Sigmoid linear unit, also called swish. y = x*s, s = sigmoid x; y' = s + x*s'; y'' = s'*(2 - x*tanh(x/2)).
/// Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.3, second derivative 4.8. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_silu(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, silu::Silu) };
    jff_num { id }
}

/// Exponential linear unit, a plain real times expm1 on the negative side. y = x for x > 0, else c*expm1(x); y' = 1 for x > 0, else c*exp(x); y'' = 0 for x > 0, else c*exp(x).
/// Domain: all reals. Largest measured error in ULP: value 1.3, slope 1.8, second derivative 1.8.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_elu(e: *mut jff_eval, a: jff_num, c: f32) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, relu::Elu(c)) };
    jff_num { id }
}

/// Smooth sign by a quotient. y = x/(1 + |x|); y' = 1/(1 + |x|)²; y'' = -2 sign(x)/(1 + |x|)³, 0 at 0.
/// Domain: all reals. Largest measured error in ULP: value 1.5, slope 3.3, second derivative 5.0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_softsign(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, silu::Softsign) };
    jff_num { id }
}

/// Cumulative probability of the standard normal distribution. y = erfc(-x/√2)/2; y' = exp(-x²/2)/√(2π); y'' = -x*y'.
/// Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.6, second derivative 2.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_norm_cdf(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, normal::NormCdf) };
    jff_num { id }
}

/// Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails. y = ln Φ(x) = -x²/2 + ln(erfcx(-x/√2)/2) for x < -1; y' = φ(x)/Φ(x); y'' = -y'*(x + y').
/// Domain: all reals. Largest measured error in ULP: value 0.5, slope 2.2, second derivative 3.9.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_norm_logcdf(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, log_normal::NormLogcdf) };
    jff_num { id }
}

/// Quantile of the standard normal distribution, the inverse of norm_cdf. Φ(y) = x (AS 241 and a Newton step); y' = √(2π)*exp(y²/2); y'' = y*y'².
/// Domain: 0 <= x <= 1. Largest measured error in ULP: value 0.5, slope 2.7, second derivative 6.1.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_norm_quantile(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, quantile::NormQuantile) };
    jff_num { id }
}

/// Density of the standard normal distribution. y = exp(-x²/2)/√(2π); y' = -x*y; y'' = (x² - 1)*y.
/// Domain: all reals. Largest measured error in ULP: value 3.0, slope 3.1, second derivative 3.3.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn jff_norm_pdf(e: *mut jff_eval, a: jff_num) -> jff_num {
    // SAFETY: e is NULL or belongs to a context, as the header requires.
    let id = unsafe { unary(eval(e), a.id, normal::NormPdf) };
    jff_num { id }
}
