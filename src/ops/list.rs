//! The list of operations: one line each, in the order of the documentation.
//! Tests, derived text and tables walk it; nothing else does.

use super::{
    Binary, Float, Ternary, Unary, angle::*, arc::*, area::*, arith::*, bessel::*, blend::*, damped::*, digamma::*, entropy::*,
    erf::*, erfcx::*, erfinv::*, exp::*, gamma::*, gelu::*, gelu_tanh::*, hyperbolic::*, jn::*, log::*, log_exp::*,
    log_normal::*, minmax::*, mixed::*, modified::*, modulo::*, normal::*, piece::*, power::*, quantile::*, relu::*, root::*,
    rounding::*, scalbn::*, sigmoid::*, silu::*, sinc::*, trig::*, trigamma::*, turn::*,
};

/// Something done to every operation, in precision `F`.
pub trait Visitor<F: Float> {
    /// A function of one argument.
    fn unary<O: Unary<F>>(&mut self, o: O);
    /// A function of one argument and a plain real.
    fn unary_real<O: Unary<F> + From<F>>(&mut self);
    /// A function of one argument and an integer.
    fn unary_integer<O: Unary<F> + From<i32>>(&mut self);
    /// A function of two arguments.
    fn binary<O: Binary<F>>(&mut self, o: O);
    /// A function of three arguments.
    fn ternary<O: Ternary<F>>(&mut self, o: O);
}

/// Shows every operation to `v`.
pub fn visit<F: Float>(v: &mut impl Visitor<F>) {
    v.unary(Neg);
    v.binary(Add);
    v.unary_real::<AddC<F>>();
    v.binary(Sub);
    v.unary_real::<SubC<F>>();
    v.unary_real::<CSub<F>>();
    v.binary(Mul);
    v.unary_real::<MulC<F>>();
    v.binary(Div);
    v.unary_real::<DivC<F>>();
    v.unary_real::<CDiv<F>>();
    v.ternary(Fma);
    v.unary(Recip);
    v.unary(Square);
    v.unary(Sqrt);
    v.unary(Rsqrt);
    v.unary(Cbrt);
    v.binary(Hypot);
    v.binary(Pow);
    v.unary_real::<PowC<F>>();
    v.unary_real::<CPow<F>>();
    v.unary_integer::<Powi>();
    v.unary_integer::<Scalbn>();
    v.unary(Exp);
    v.unary(Exp2);
    v.unary(Exp10);
    v.unary(Expm1);
    v.unary(Log);
    v.unary(Log2);
    v.unary(Log10);
    v.unary(Log1p);
    v.unary(Log1mexp);
    v.unary(Logexpm1);
    v.binary(LogAddExp);
    v.unary(Entr);
    v.binary(Xlogy);
    v.binary(Xlog1py);
    v.unary(Sin);
    v.unary(Cos);
    v.unary(Tan);
    v.unary(Asin);
    v.unary(Acos);
    v.unary(Atan);
    v.binary(Atan2);
    v.unary(Sinpi);
    v.unary(Cospi);
    v.unary(Tanpi);
    v.unary(Sinc);
    v.unary(Deg2Rad);
    v.unary(Rad2Deg);
    v.unary(WrapToPi);
    v.unary(Sinh);
    v.unary(Cosh);
    v.unary(Tanh);
    v.unary(Asinh);
    v.unary(Acosh);
    v.unary(Atanh);
    v.unary(Abs);
    v.unary(Sign);
    v.binary(Copysign);
    v.unary(Floor);
    v.unary(Ceil);
    v.unary(Trunc);
    v.unary(Round);
    v.unary(Rint);
    v.unary(Frac);
    v.binary(Fmod);
    v.binary(Remainder);
    v.binary(Mod);
    v.binary(Fdim);
    v.binary(Fmin);
    v.binary(Fmax);
    v.binary(Minimum);
    v.binary(Maximum);
    v.ternary(Clamp);
    v.unary(Relu);
    v.unary_real::<LeakyRelu<F>>();
    v.unary(Heaviside);
    v.ternary(Lerp);
    v.unary(Erf);
    v.unary(Erfc);
    v.unary(Erfcx);
    v.unary(Erfinv);
    v.unary(Tgamma);
    v.unary(Lgamma);
    v.unary(Digamma);
    v.unary(Trigamma);
    v.unary(J0);
    v.unary(J1);
    v.unary_integer::<Jn>();
    v.unary(Y0);
    v.unary(Y1);
    v.unary(I0);
    v.unary(I1);
    v.unary(I0e);
    v.unary(I1e);
    v.unary(Sigmoid);
    v.unary(Softplus);
    v.unary(Logsigmoid);
    v.unary(Logit);
    v.unary(Gelu);
    v.unary(GeluTanh);
    v.unary(Silu);
    v.unary_real::<Elu<F>>();
    v.unary(Softsign);
    v.unary(NormCdf);
    v.unary(NormLogcdf);
    v.unary(NormQuantile);
    v.unary(NormPdf);
}
