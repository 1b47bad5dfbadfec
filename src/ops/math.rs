//! The operations as methods of every number.
//! Derived from the operations by `cargo xtask derive`; do not edit.

use super::*;

/// The named functions of every [`Number`]: `x.sin()`, `y.atan2(x)`, `x.powi(3)`.
pub trait Math: Number {
    /// Difference, from a plain real.
    ///
    /// `y = c - a; y' = -1; y'' = 0`. Domain: all reals.
    #[inline(always)]
    fn c_sub(self, c: Self::Real) -> Self {
        self.unary(mixed::CSub(c))
    }

    /// Quotient of a plain real.
    ///
    /// `y = c/a; y' = -y/a; y'' = 2y/a²`. Domain: a != 0.
    #[inline(always)]
    fn c_div(self, c: Self::Real) -> Self {
        self.unary(mixed::CDiv(c))
    }

    /// Product plus a number, rounded once.
    ///
    /// `y = a*b + c; y_a = b, y_b = a, y_c = 1; y_ab = 1`. Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn fma(self, b: Self, c: Self) -> Self {
        self.ternary(b, c, arith::Fma)
    }

    /// Reciprocal.
    ///
    /// `y = 1/x; y' = -y²; y'' = 2y³`. Domain: x != 0. Largest measured error in ULP: value 0.5, slope 1.8, second derivative 3.2.
    #[inline(always)]
    fn recip(self) -> Self {
        self.unary(arith::Recip)
    }

    /// Square.
    ///
    /// `y = x²; y' = 2x; y'' = 2`. Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn square(self) -> Self {
        self.unary(arith::Square)
    }

    /// Square root.
    ///
    /// `y = √x; y' = 1/(2y); y'' = -y'/(2x)`. Domain: x >= 0. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 1.8.
    #[inline(always)]
    fn sqrt(self) -> Self {
        self.unary(root::Sqrt)
    }

    /// Reciprocal of the square root.
    ///
    /// `y = 1/√x; y' = -y/(2x); y'' = -3y'/(2x)`. Domain: x > 0. Largest measured error in ULP: value 1.4, slope 1.8, second derivative 2.8.
    #[inline(always)]
    fn rsqrt(self) -> Self {
        self.unary(root::Rsqrt)
    }

    /// Cube root.
    ///
    /// `y = ∛x; y' = y/(3x); y'' = -2y'/(3x)`. Domain: all reals. Largest measured error in ULP: value 0.5, slope 1.7, second derivative 2.8.
    #[inline(always)]
    fn cbrt(self) -> Self {
        self.unary(root::Cbrt)
    }

    /// Length of the vector (a, b); the slopes at the origin are 0.
    ///
    /// `y = √(a² + b²); y_a = a/y, y_b = b/y; y_aa = y_b²/y, y_ab = -y_a·y_b/y, y_bb = y_a²/y`. Domain: all reals. Largest measured error in ULP: value 1.0, slope 1.7, second derivative 6.2.
    #[inline(always)]
    fn hypot(self, b: Self) -> Self {
        self.binary(b, root::Hypot)
    }

    /// Power with both operands active; below a = 0, where b must be an integer, the slope in b is NaN.
    ///
    /// `y = a^b; y_a = b·a^(b-1), y_b = y·ln a; y_aa = b(b-1)·a^(b-2), y_ab = a^(b-1)·(1 + b·ln a), y_bb = y·ln² a`. Domain: a > 0, or a = 0, or a < 0 and b an integer. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.4. Near roots the error of the second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger. For a within 2^−22 of 1, and b beyond ± 2^31 as far as the result is in range: value 590.8, slope 572.8, second derivative 592.1.
    #[inline(always)]
    fn pow(self, b: Self) -> Self {
        self.binary(b, power::Pow)
    }

    /// Power with a plain real as exponent.
    ///
    /// `y = a^c; y' = c·a^(c-1); y'' = c(c-1)·a^(c-2)`. Domain: a >= 0, or c an integer. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 2.9.
    #[inline(always)]
    fn powf(self, c: Self::Real) -> Self {
        self.unary(power::PowC(c))
    }

    /// Power of a plain real; below c = 0, where a must be an integer, the slope is NaN.
    ///
    /// `y = c^a; y' = y·ln c; y'' = y·ln² c`. Domain: c > 0, or c = 0, or c < 0 and a an integer. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.1.
    #[inline(always)]
    fn c_pow(self, c: Self::Real) -> Self {
        self.unary(power::CPow(c))
    }

    /// Power with an integer as exponent: products for -2 <= k <= 4, otherwise pow.
    ///
    /// `y = x^k; y' = k·x^(k-1); y'' = k(k-1)·x^(k-2)`. Domain: all reals, x != 0 if k < 0. Largest measured error in ULP: value 1.9, slope 2.2, second derivative 3.5.
    #[inline(always)]
    fn powi(self, k: i32) -> Self {
        self.unary(power::Powi(k))
    }

    /// Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range.
    ///
    /// `y = x*2^k; y' = 2^k; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn scalbn(self, k: i32) -> Self {
        self.unary(scalbn::Scalbn(k))
    }

    /// Exponential.
    ///
    /// `y = exp x; y' = y; y'' = y`. Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.9, second derivative 0.9.
    #[inline(always)]
    fn exp(self) -> Self {
        self.unary(exp::Exp)
    }

    /// Power of two.
    ///
    /// `y = 2^x; y' = y·ln 2; y'' = y'·ln 2`. Domain: all reals. Largest measured error in ULP: value 0.5, slope 1.5, second derivative 2.6.
    #[inline(always)]
    fn exp2(self) -> Self {
        self.unary(exp::Exp2)
    }

    /// Power of ten.
    ///
    /// `y = 10^x; y' = y·ln 10; y'' = y'·ln 10`. Domain: all reals. Largest measured error in ULP: value 2.6, slope 3.0, second derivative 4.3.
    #[inline(always)]
    fn exp10(self) -> Self {
        self.unary(exp::Exp10)
    }

    /// Exponential minus one, accurate near 0.
    ///
    /// `y = exp x - 1; y' = exp x; y'' = exp x`. Domain: all reals. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
    #[inline(always)]
    fn exp_m1(self) -> Self {
        self.unary(exp::Expm1)
    }

    /// Natural logarithm.
    ///
    /// `y = ln x; y' = 1/x; y'' = -1/x²`. Domain: x > 0. Largest measured error in ULP: value 0.7, slope 0.5, second derivative 1.8.
    #[inline(always)]
    fn ln(self) -> Self {
        self.unary(log::Log)
    }

    /// Binary logarithm.
    ///
    /// `y = log2 x; y' = 1/(x·ln 2); y'' = -y'/x`. Domain: x > 0. Largest measured error in ULP: value 0.6, slope 0.7, second derivative 1.4.
    #[inline(always)]
    fn log2(self) -> Self {
        self.unary(log::Log2)
    }

    /// Decimal logarithm.
    ///
    /// `y = log10 x; y' = 1/(x·ln 10); y'' = -y'/x`. Domain: x > 0. Largest measured error in ULP: value 0.6, slope 0.8, second derivative 1.4.
    #[inline(always)]
    fn log10(self) -> Self {
        self.unary(log::Log10)
    }

    /// Natural logarithm of one plus x, accurate near 0.
    ///
    /// `y = ln(1 + x); y' = 1/(1 + x); y'' = -y'²`. Domain: x > -1. Largest measured error in ULP: value 0.7, slope 1.5, second derivative 3.3.
    #[inline(always)]
    fn ln_1p(self) -> Self {
        self.unary(log::Log1p)
    }

    /// Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0.
    ///
    /// `y = ln(1 - e), e = exp(-|x|): log(-expm1(-|x|)) up to ln 2, log1p(-e) beyond (Mächler 2012); y' = sign(x)*e/(1 - e); y'' = -e/(1 - e)²`. Domain: all reals. Largest measured error in ULP: value 1.0, slope 1.6, second derivative 2.8.
    #[inline(always)]
    fn ln_1m_exp(self) -> Self {
        self.unary(log_exp::Log1mexp)
    }

    /// Logarithm of an exponential less one, the inverse of softplus; without overflow.
    ///
    /// `y = ln(exp x - 1) = x + ln(1 - exp(-x)); y' = 1/(1 - exp(-x)); y'' = -exp(-x)*y'²`. Domain: x > 0. Largest measured error in ULP: value 0.8, slope 1.5, second derivative 3.3. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn ln_exp_m1(self) -> Self {
        self.unary(log_exp::Logexpm1)
    }

    /// Logarithm of the sum of two exponentials, without overflow; the error of the value is relative to the larger of |a|, |b|.
    ///
    /// `y = ln(exp a + exp b); y_a = 1/(1 + exp(b-a)), y_b = 1/(1 + exp(a-b)); y_aa = y_bb = y_a·y_b, y_ab = -y_a·y_b`. Domain: all reals. Largest measured error in ULP: value 1.8, slope 2.5, second derivative 3.2. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn logaddexp(self, b: Self) -> Self {
        self.binary(b, entropy::LogAddExp)
    }

    /// Term of an entropy: 0 at 0, and -∞ below, as torch.special has it.
    ///
    /// `y = -x·ln x; y' = -(ln x + 1); y'' = -1/x`. Domain: x >= 0. Largest measured error in ULP: value 1.3, slope 0.8, second derivative 0.5. Near roots the error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn entr(self) -> Self {
        self.unary(entropy::Entr)
    }

    /// Product with a natural logarithm; 0 at a = 0 whatever b that is not NaN.
    ///
    /// `y = a·ln b; y_a = ln b, y_b = a/b; y_aa = 0, y_ab = 1/b, y_bb = -a/b²`. Domain: b > 0, or a = 0. Largest measured error in ULP: value 1.6, slope 0.8, second derivative 1.4.
    #[inline(always)]
    fn xlogy(self, b: Self) -> Self {
        self.binary(b, entropy::Xlogy)
    }

    /// Product with a natural logarithm of one plus b; 0 at a = 0 whatever b that is not NaN.
    ///
    /// `y = a·ln(1 + b); y_a = ln(1 + b), y_b = a/(1 + b); y_aa = 0, y_ab = 1/(1 + b), y_bb = -a/(1 + b)²`. Domain: b > -1, or a = 0. Largest measured error in ULP: value 1.5, slope 1.5, second derivative 2.7.
    #[inline(always)]
    fn xlog1py(self, b: Self) -> Self {
        self.binary(b, entropy::Xlog1py)
    }

    /// Sine of an angle in radians.
    ///
    /// `y = sin x; y' = cos x; y'' = -y`. Domain: finite x. Largest measured error in ULP: value 0.7, slope 0.8, second derivative 0.7.
    #[inline(always)]
    fn sin(self) -> Self {
        self.unary(trig::Sin)
    }

    /// Cosine of an angle in radians.
    ///
    /// `y = cos x; y' = -sin x; y'' = -y`. Domain: finite x. Largest measured error in ULP: value 0.8, slope 0.8, second derivative 0.8.
    #[inline(always)]
    fn cos(self) -> Self {
        self.unary(trig::Cos)
    }

    /// Tangent of an angle in radians.
    ///
    /// `y = tan x; y' = 1 + y²; y'' = 2y·y'`. Domain: finite x. Largest measured error in ULP: value 0.8, slope 1.8, second derivative 2.8.
    #[inline(always)]
    fn tan(self) -> Self {
        self.unary(trig::Tan)
    }

    /// Inverse sine, in [-π/2, π/2].
    ///
    /// `y = asin x; y' = 1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x))`. Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.9, slope 1.9, second derivative 3.7.
    #[inline(always)]
    fn asin(self) -> Self {
        self.unary(arc::Asin)
    }

    /// Inverse cosine, in [0, π].
    ///
    /// `y = acos x; y' = -1/√((1 - x)(1 + x)); y'' = x·y'/((1 - x)(1 + x))`. Domain: -1 <= x <= 1. Largest measured error in ULP: value 0.8, slope 2.0, second derivative 3.7.
    #[inline(always)]
    fn acos(self) -> Self {
        self.unary(arc::Acos)
    }

    /// Inverse tangent, in [-π/2, π/2].
    ///
    /// `y = atan x; y' = 1/(1 + x²); y'' = -2x·y'²`. Domain: all reals. Largest measured error in ULP: value 0.8, slope 1.9, second derivative 3.8.
    #[inline(always)]
    fn atan(self) -> Self {
        self.unary(arc::Atan)
    }

    /// Angle of the point (x, y), y first, in [-π, π]; the slopes at the origin are 0.
    ///
    /// `θ = atan2(y, x); r² = x² + y²; θ_y = x/r², θ_x = -y/r²; θ_yy = 2θ_y·θ_x, θ_yx = (y² - x²)/r⁴, θ_xx = -θ_yy`. Domain: all reals. Largest measured error in ULP: value 1.2, slope 2.3, second derivative 5.2.
    #[inline(always)]
    fn atan2(self, b: Self) -> Self {
        self.binary(b, arc::Atan2)
    }

    /// Sine of an angle in half turns, exact at integers and halves.
    ///
    /// `y = sin πx; y' = π·cos πx; y'' = -π²·y`. Domain: finite x. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 2.1.
    #[inline(always)]
    fn sinpi(self) -> Self {
        self.unary(turn::Sinpi)
    }

    /// Cosine of an angle in half turns, exact at integers and halves.
    ///
    /// `y = cos πx; y' = -π·sin πx; y'' = -π²·y`. Domain: finite x. Largest measured error in ULP: value 1.1, slope 2.3, second derivative 2.1.
    #[inline(always)]
    fn cospi(self) -> Self {
        self.unary(turn::Cospi)
    }

    /// Tangent of an angle in half turns, exact at integers and infinite at halves.
    ///
    /// `y = tan πx; y' = π/cos² πx; y'' = 2π·y·y'`. Domain: finite x, no half of an odd integer. Largest measured error in ULP: value 2.1, slope 3.7, second derivative 6.0.
    #[inline(always)]
    fn tanpi(self) -> Self {
        self.unary(turn::Tanpi)
    }

    /// Normalized cardinal sine, 1 at 0 and exactly 0 at the other integers; errors of the slopes are relative to their local amplitude.
    ///
    /// `y = sin πx/(πx); y' = (cos πx - y)/x; y'' = -π²·y - 2y'/x; near 0 the Taylor series`. Domain: all reals. Largest measured error in ULP: value 3.2, slope 2.6, second derivative 3.5. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn sinc(self) -> Self {
        self.unary(sinc::Sinc)
    }

    /// Degrees to radians.
    ///
    /// `y = x·(π/180); y' = π/180; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.7, slope 0.1, second derivative 0.0.
    #[inline(always)]
    fn deg2rad(self) -> Self {
        self.unary(angle::Deg2Rad)
    }

    /// Radians to degrees.
    ///
    /// `y = x·(180/π); y' = 180/π; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.9, slope 0.3, second derivative 0.0.
    #[inline(always)]
    fn rad2deg(self) -> Self {
        self.unary(angle::Rad2Deg)
    }

    /// The angle in [-π, π] that differs from x by whole turns, accurate for every finite x.
    ///
    /// `y = x for |x| <= π, otherwise atan2(sin x, cos x); y' = 1; y'' = 0`. Domain: finite x. Largest measured error in ULP: value 1.8, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn wrap_to_pi(self) -> Self {
        self.unary(angle::WrapToPi)
    }

    /// Hyperbolic sine.
    ///
    /// `y = sinh x; y' = cosh x; y'' = y`. Domain: all reals. Largest measured error in ULP: value 1.6, slope 1.2, second derivative 1.6.
    #[inline(always)]
    fn sinh(self) -> Self {
        self.unary(hyperbolic::Sinh)
    }

    /// Hyperbolic cosine.
    ///
    /// `y = cosh x; y' = sinh x; y'' = y`. Domain: all reals. Largest measured error in ULP: value 1.2, slope 1.5, second derivative 1.2.
    #[inline(always)]
    fn cosh(self) -> Self {
        self.unary(hyperbolic::Cosh)
    }

    /// Hyperbolic tangent.
    ///
    /// `y = tanh x; y' = 4e/(1 + e)², e = exp(-2|x|); y'' = -2y·y'`. Domain: all reals. Largest measured error in ULP: value 1.7, slope 3.3, second derivative 3.6.
    #[inline(always)]
    fn tanh(self) -> Self {
        self.unary(hyperbolic::Tanh)
    }

    /// Inverse hyperbolic sine.
    ///
    /// `y = asinh x; y' = 1/√(1 + x²); y'' = -x·y'³`. Domain: all reals. Largest measured error in ULP: value 1.4, slope 2.0, second derivative 3.3.
    #[inline(always)]
    fn asinh(self) -> Self {
        self.unary(area::Asinh)
    }

    /// Inverse hyperbolic cosine.
    ///
    /// `y = acosh x; y' = 1/√((x - 1)(x + 1)); y'' = -x·y'/((x - 1)(x + 1))`. Domain: x >= 1. Largest measured error in ULP: value 1.8, slope 2.2, second derivative 4.2.
    #[inline(always)]
    fn acosh(self) -> Self {
        self.unary(area::Acosh)
    }

    /// Inverse hyperbolic tangent.
    ///
    /// `y = atanh x; y' = 1/((1 - x)(1 + x)); y'' = 2x·y'/((1 - x)(1 + x))`. Domain: -1 < x < 1. Largest measured error in ULP: value 1.3, slope 1.8, second derivative 4.1.
    #[inline(always)]
    fn atanh(self) -> Self {
        self.unary(area::Atanh)
    }

    /// Absolute value.
    ///
    /// `y = |x|; y' = sign x, 0 at 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn abs(self) -> Self {
        self.unary(piece::Abs)
    }

    /// Sign: -1, 0 or 1; a zero keeps its sign.
    ///
    /// `y = -1, 0, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn sign(self) -> Self {
        self.unary(piece::Sign)
    }

    /// Magnitude of the first, sign of the second.
    ///
    /// `y = |a| with the sign of b; y_a = sign(a)*sign(b), 0 at a = 0, y_b = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn copysign(self, b: Self) -> Self {
        self.binary(b, piece::Copysign)
    }

    /// Largest integer not above.
    ///
    /// `y = floor x; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn floor(self) -> Self {
        self.unary(rounding::Floor)
    }

    /// Smallest integer not below.
    ///
    /// `y = ceil x; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn ceil(self) -> Self {
        self.unary(rounding::Ceil)
    }

    /// Integer part, toward zero.
    ///
    /// `y = trunc x; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn trunc(self) -> Self {
        self.unary(rounding::Trunc)
    }

    /// Nearest integer, half away from zero.
    ///
    /// `y = round x; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn round(self) -> Self {
        self.unary(rounding::Round)
    }

    /// Nearest integer, half to even.
    ///
    /// `y = rint x; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn round_ties_even(self) -> Self {
        self.unary(rounding::Rint)
    }

    /// Fraction, with the sign of the argument.
    ///
    /// `y = x - trunc x; y' = 1; y'' = 0`. Domain: finite x. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn fract(self) -> Self {
        self.unary(rounding::Frac)
    }

    /// Remainder with the sign of the first.
    ///
    /// `y = a - b*trunc(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest`. Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn fmod(self, b: Self) -> Self {
        self.binary(b, modulo::Fmod)
    }

    /// IEEE remainder: the quotient is rounded to nearest, ties to even.
    ///
    /// `y = a - b*rint(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest`. Domain: finite a, b != 0. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn remainder(self, b: Self) -> Self {
        self.binary(b, modulo::Remainder)
    }

    /// Remainder with the sign of the second.
    ///
    /// `y = a - b*floor(a/b); y_a = 1, y_b = -q, q = floor(a/b) of the numbers before rounding`. Domain: finite a, b != 0. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn modulo(self, b: Self) -> Self {
        self.binary(b, modulo::Mod)
    }

    /// Positive difference.
    ///
    /// `y = a - b for a > b, else 0; y_a = 1, y_b = -1 for a > b, else 0`. Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn fdim(self, b: Self) -> Self {
        self.binary(b, minmax::Fdim)
    }

    /// Smaller of two; a NaN counts as missing.
    ///
    /// `y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn min(self, b: Self) -> Self {
        self.binary(b, minmax::Fmin)
    }

    /// Larger of two; a NaN counts as missing.
    ///
    /// `y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn max(self, b: Self) -> Self {
        self.binary(b, minmax::Fmax)
    }

    /// Smaller of two; a NaN passes.
    ///
    /// `y = min(a, b); y_a = 1, y_b = 0 for a < b; 1/2, 1/2 for a = b`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn minimum(self, b: Self) -> Self {
        self.binary(b, minmax::Minimum)
    }

    /// Larger of two; a NaN passes.
    ///
    /// `y = max(a, b); y_a = 1, y_b = 0 for a > b; 1/2, 1/2 for a = b`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn maximum(self, b: Self) -> Self {
        self.binary(b, minmax::Maximum)
    }

    /// First number held between the second and the third; the third wins where they cross.
    ///
    /// `y = min(max(x, lo), hi); slopes (0, 0, 1) for hi <= max(x, lo), else (0, 1, 0) for x <= lo, else (1, 0, 0)`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn clamp(self, b: Self, c: Self) -> Self {
        self.ternary(b, c, minmax::Clamp)
    }

    /// Rectifier.
    ///
    /// `y = x for x > 0, else 0; y' = 1 for x > 0, else 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn relu(self) -> Self {
        self.unary(relu::Relu)
    }

    /// Rectifier that keeps a plain real times the negative side.
    ///
    /// `y = x for x > 0, else c*x; y' = 1 for x > 0, else c; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.5, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn leaky_relu(self, c: Self::Real) -> Self {
        self.unary(relu::LeakyRelu(c))
    }

    /// Unit step.
    ///
    /// `y = 0, 1/2, 1 for x < 0, x = 0, x > 0; y' = 0; y'' = 0`. Domain: all reals. Largest measured error in ULP: value 0.0, slope 0.0, second derivative 0.0.
    #[inline(always)]
    fn heaviside(self) -> Self {
        self.unary(piece::Heaviside)
    }

    /// Linear interpolation from the first number to the second by the third.
    ///
    /// `y = a + t*(b - a); y_a = 1 - t, y_b = t, y_t = b - a; y_at = -1, y_bt = 1`. Domain: all reals. Largest measured error in ULP: value 2.1, slope 0.5, second derivative 0.0. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn lerp(self, b: Self, c: Self) -> Self {
        self.ternary(b, c, blend::Lerp)
    }

    /// Error function.
    ///
    /// `y = erf x; y' = 2/√π*exp(-x²); y'' = -2x*y'`. Domain: all reals. Largest measured error in ULP: value 0.9, slope 2.1, second derivative 2.6.
    #[inline(always)]
    fn erf(self) -> Self {
        self.unary(erf::Erf)
    }

    /// Complementary error function.
    ///
    /// `y = erfc x; y' = -2/√π*exp(-x²); y'' = -2x*y'`. Domain: all reals. Largest measured error in ULP: value 1.9, slope 2.1, second derivative 2.6.
    #[inline(always)]
    fn erfc(self) -> Self {
        self.unary(erf::Erfc)
    }

    /// Scaled complementary error function.
    ///
    /// `y = exp(x²)*erfc x; y' = 2x*y - 2/√π; y'' = 2y + 2x*y', all without cancellation by a continued fraction`. Domain: all reals. Largest measured error in ULP: value 2.7, slope 3.1, second derivative 4.3.
    #[inline(always)]
    fn erfcx(self) -> Self {
        self.unary(erfcx::Erfcx)
    }

    /// Inverse of the error function.
    ///
    /// `erf y = x (AS 241 and a Newton step); y' = √π/2*exp(y²); y'' = 2y*y'²`. Domain: -1 <= x <= 1. Largest measured error in ULP: value 1.6, slope 4.5, second derivative 8.6.
    #[inline(always)]
    fn erfinv(self) -> Self {
        self.unary(erfinv::Erfinv)
    }

    /// Gamma function.
    ///
    /// `y = Γ(x); y' = y*ψ(x); y'' = y*(ψ(x)² + ψ'(x))`. Domain: all reals but negative integers. Largest measured error in ULP: value 8.1, slope 10.2, second derivative 7.9. Near roots the error of the slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn gamma(self) -> Self {
        self.unary(gamma::Tgamma)
    }

    /// Logarithm of the magnitude of the gamma function.
    ///
    /// `y = ln|Γ(x)|; y' = ψ(x); y'' = ψ'(x)`. Domain: all reals. Largest measured error in ULP: value 2.8, slope 4.8, second derivative 4.4. Near roots the error of the value and slope is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn ln_gamma(self) -> Self {
        self.unary(gamma::Lgamma)
    }

    /// Logarithmic derivative of the gamma function.
    ///
    /// `y = tgamma'(x)/tgamma(x); y' = trigamma x; y'' = tetragamma x`. Domain: all reals but negative integers. Largest measured error in ULP: value 15.7, slope 3.8, second derivative 5.5. Near roots the error of the value is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn digamma(self) -> Self {
        self.unary(digamma::Digamma)
    }

    /// Derivative of the digamma function.
    ///
    /// `y = digamma'(x); y' = tetragamma x; y'' = pentagamma x`. Domain: all reals. Largest measured error in ULP: value 2.4, slope 4.8, second derivative 5.7.
    #[inline(always)]
    fn trigamma(self) -> Self {
        self.unary(trigamma::Trigamma)
    }

    /// Bessel function of the first kind, order zero.
    ///
    /// `y = J_0(x); y' = -J_1(x); y'' = (J_2(x) - y)/2`. Domain: all reals. Largest measured error in ULP: value 3.4, slope 3.4, second derivative 3.8. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn j0(self) -> Self {
        self.unary(bessel::J0)
    }

    /// Bessel function of the first kind, order one.
    ///
    /// `y = J_1(x); y' = (J_0(x) - J_2(x))/2; y'' = (J_3(x) - 3y)/4`. Domain: all reals. Largest measured error in ULP: value 3.1, slope 4.1, second derivative 3.9. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn j1(self) -> Self {
        self.unary(bessel::J1)
    }

    /// Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <= |k|/2 and at infinity, NaN elsewhere.
    ///
    /// `y = J_k(x); y' = (J_(k-1)(x) - J_(k+1)(x))/2; y'' = (J_(k-2)(x) - 2y + J_(k+2)(x))/4`. Domain: all reals, |k| <= 10000. Largest measured error in ULP: value 9.1, slope 13.4, second derivative 7.1. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn jn(self, k: i32) -> Self {
        self.unary(jn::Jn(k))
    }

    /// Bessel function of the second kind, order zero.
    ///
    /// `y = Y_0(x); y' = -Y_1(x); y'' = (Y_2(x) - y)/2 = Y_1(x)/x - y`. Domain: x >= 0. Largest measured error in ULP: value 3.2, slope 3.2, second derivative 3.8. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn y0(self) -> Self {
        self.unary(bessel::Y0)
    }

    /// Bessel function of the second kind, order one.
    ///
    /// `y = Y_1(x); y' = (Y_0(x) - Y_2(x))/2 = Y_0(x) - y/x; y'' = (Y_3(x) - 3y)/4`. Domain: x >= 0. Largest measured error in ULP: value 3.0, slope 3.4, second derivative 3.6. Near roots the error of the value, slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn y1(self) -> Self {
        self.unary(bessel::Y1)
    }

    /// Modified Bessel function of the first kind, order zero.
    ///
    /// `y = I_0(x); y' = I_1(x); y'' = (y + I_2(x))/2`. Domain: all reals. Largest measured error in ULP: value 7.7, slope 7.2, second derivative 7.4.
    #[inline(always)]
    fn i0(self) -> Self {
        self.unary(modified::I0)
    }

    /// Modified Bessel function of the first kind, order one.
    ///
    /// `y = I_1(x); y' = (I_0(x) + I_2(x))/2; y'' = (3y + I_3(x))/4`. Domain: all reals. Largest measured error in ULP: value 5.3, slope 6.8, second derivative 5.0.
    #[inline(always)]
    fn i1(self) -> Self {
        self.unary(modified::I1)
    }

    /// Modified Bessel function of the first kind, order zero, scaled by exp(-|x|); at the kink at 0 the slopes are those of torch.
    ///
    /// `y = exp(-|x|)*I_0(x); y' = i1e(x) - sign(x)*y; y'' = i1e'(x) - sign(x)*y', without cancellation`. Domain: all reals. Largest measured error in ULP: value 6.3, slope 3.0, second derivative 5.8.
    #[inline(always)]
    fn i0e(self) -> Self {
        self.unary(damped::I0e)
    }

    /// Modified Bessel function of the first kind, order one, scaled by exp(-|x|).
    ///
    /// `y = exp(-|x|)*I_1(x); y' = i0e(x) - y*(sign(x) + 1/x); y'' from derivatives of i0e, without cancellation at large x`. Domain: all reals. Largest measured error in ULP: value 6.0, slope 3.0, second derivative 3.2. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn i1e(self) -> Self {
        self.unary(damped::I1e)
    }

    /// Logistic function.
    ///
    /// `y = 1/(1 + exp(-x)); y' = e/(1 + e)², e = exp(-|x|); y'' = -y'*tanh(x/2)`. Domain: all reals. Largest measured error in ULP: value 1.9, slope 3.9, second derivative 3.8.
    #[inline(always)]
    fn sigmoid(self) -> Self {
        self.unary(sigmoid::Sigmoid)
    }

    /// Smooth rectifier, without a threshold.
    ///
    /// `y = ln(1 + exp x) = max(x, 0) + log1p(exp(-|x|)); y' = sigmoid x; y'' = e/(1 + e)², e = exp(-|x|)`. Domain: all reals. Largest measured error in ULP: value 1.4, slope 1.9, second derivative 3.4.
    #[inline(always)]
    fn softplus(self) -> Self {
        self.unary(sigmoid::Softplus)
    }

    /// Logarithm of the logistic function.
    ///
    /// `y = -ln(1 + exp(-x)) = min(x, 0) - log1p(exp(-|x|)); y' = sigmoid(-x); y'' = -e/(1 + e)², e = exp(-|x|)`. Domain: all reals. Largest measured error in ULP: value 1.5, slope 2.0, second derivative 3.4.
    #[inline(always)]
    fn ln_sigmoid(self) -> Self {
        self.unary(sigmoid::Logsigmoid)
    }

    /// Inverse of the logistic function.
    ///
    /// `y = ln(x/(1 - x)); y' = 1/(x(1 - x)); y'' = (2x - 1)*y'²`. Domain: 0 <= x <= 1. Largest measured error in ULP: value 1.4, slope 1.5, second derivative 5.1.
    #[inline(always)]
    fn logit(self) -> Self {
        self.unary(sigmoid::Logit)
    }

    /// Gaussian error linear unit, the erf form.
    ///
    /// `y = x*norm_cdf x; y' = norm_cdf x + x*norm_pdf x; y'' = (2 - x²)*norm_pdf x`. Domain: all reals. Largest measured error in ULP: value 2.8, slope 3.6, second derivative 3.9. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn gelu(self) -> Self {
        self.unary(gelu::Gelu)
    }

    /// Gaussian error linear unit, the tanh form.
    ///
    /// `y = x*s, s = sigmoid w, w = 2√(2/π)(x + 0.044715x³); y' = s + x*s'*w'; y'' = s'*(2w' + x*(w'' - tanh(w/2)*w'²))`. Domain: all reals. Largest measured error in ULP: value 2.8, slope 3.3, second derivative 7.1. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn gelu_tanh(self) -> Self {
        self.unary(gelu_tanh::GeluTanh)
    }

    /// Sigmoid linear unit, also called swish.
    ///
    /// `y = x*s, s = sigmoid x; y' = s + x*s'; y'' = s'*(2 - x*tanh(x/2))`. Domain: all reals. Largest measured error in ULP: value 2.4, slope 2.6, second derivative 5.5. Near roots the error of the slope and second derivative is relative to the terms that cancel there, or to the amplitude of an oscillation; in ULP of the result itself it is larger.
    #[inline(always)]
    fn silu(self) -> Self {
        self.unary(silu::Silu)
    }

    /// Exponential linear unit, a plain real times expm1 on the negative side.
    ///
    /// `y = x for x > 0, else c*expm1(x); y' = 1 for x > 0, else c*exp(x); y'' = 0 for x > 0, else c*exp(x)`. Domain: all reals. Largest measured error in ULP: value 1.5, slope 1.4, second derivative 1.4.
    #[inline(always)]
    fn elu(self, c: Self::Real) -> Self {
        self.unary(relu::Elu(c))
    }

    /// Smooth sign by a quotient.
    ///
    /// `y = x/(1 + |x|); y' = 1/(1 + |x|)²; y'' = -2 sign(x)/(1 + |x|)³, 0 at 0`. Domain: all reals. Largest measured error in ULP: value 1.5, slope 3.4, second derivative 5.1.
    #[inline(always)]
    fn softsign(self) -> Self {
        self.unary(silu::Softsign)
    }

    /// Cumulative probability of the standard normal distribution.
    ///
    /// `y = erfc(-x/√2)/2; y' = exp(-x²/2)/√(2π); y'' = -x*y'`. Domain: all reals. Largest measured error in ULP: value 2.6, slope 3.0, second derivative 3.3.
    #[inline(always)]
    fn norm_cdf(self) -> Self {
        self.unary(normal::NormCdf)
    }

    /// Logarithm of the cumulative probability of the standard normal distribution, accurate in both tails.
    ///
    /// `y = ln Φ(x) = -x²/2 + ln(erfcx(-x/√2)/2) for x < -1; y' = φ(x)/Φ(x); y'' = -y'*(x + y')`. Domain: all reals. Largest measured error in ULP: value 1.8, slope 2.5, second derivative 3.7.
    #[inline(always)]
    fn norm_logcdf(self) -> Self {
        self.unary(log_normal::NormLogcdf)
    }

    /// Quantile of the standard normal distribution, the inverse of norm_cdf.
    ///
    /// `Φ(y) = x (AS 241 and a Newton step); y' = √(2π)*exp(y²/2); y'' = y*y'²`. Domain: 0 <= x <= 1. Largest measured error in ULP: value 2.0, slope 3.1, second derivative 5.4.
    #[inline(always)]
    fn norm_quantile(self) -> Self {
        self.unary(quantile::NormQuantile)
    }

    /// Density of the standard normal distribution.
    ///
    /// `y = exp(-x²/2)/√(2π); y' = -x*y; y'' = (x² - 1)*y`. Domain: all reals. Largest measured error in ULP: value 3.2, slope 2.9, second derivative 4.4.
    #[inline(always)]
    fn norm_pdf(self) -> Self {
        self.unary(normal::NormPdf)
    }
}

impl<R: Number> Math for R {}
