//! Identities between operations, held on duals: value, slope and second derivative at once.

use jacfwd::{HyperDual, Math, Number, hessian, jacfwd};

type Num = HyperDual<f64, 1, 1>;

/// Value, first and second derivative.
fn parts(x: Num) -> [f64; 3] {
    [x.value(), x.derivatives().col(0), x.derivatives().cross(0, 0)]
}

/// Holds `a` and `b` equal to within `ulps`, relative to the larger of the two, `size` and the derivative before.
fn same(name: &str, at: f64, a: Num, b: Num, ulps: f64) {
    let (a, b) = (parts(a), parts(b));
    let scale = a.iter().chain(&b).fold(1e-300f64, |most, x| most.max(x.abs()));
    for (order, (a, b)) in a.iter().zip(&b).enumerate() {
        assert!((a - b).abs() <= ulps * f64::EPSILON * scale, "{name} at {at}, order {order}: {a:e} {b:e}");
    }
}

/// `f` at points of `[low, high]`, the ends included.
fn over(low: f64, high: f64, f: impl Fn(f64, Num)) {
    for k in 0..=100 {
        let x = low + (high - low) * f64::from(k) / 100.0;
        f(x, Num::variable(x, 0, 0));
    }
}

#[test]
fn angles_double_and_add() {
    over(-7.0, 7.0, |at, x| {
        let (s, c) = (x.sin(), x.cos());
        same("cos 2x = cos² - sin²", at, (x * 2.0).cos(), c * c - s * s, 16.0);
        same("sin 2x = 2·sin·cos", at, (2.0 * x).sin(), 2.0 * s * c, 16.0);
        same("sin² + cos² = 1", at, s.square() + c.square(), Num::constant(1.0), 16.0);
        same("tan = sin/cos", at, x.tan(), s / c, 64.0);
        same("sin(x + 1)", at, (x + 1.0).sin(), s * Math::cos(1.0) + c * Math::sin(1.0), 16.0);
    });
}

#[test]
fn half_turns_are_angles_in_other_units() {
    over(-3.0, 3.0, |at, x| {
        let angle = x * core::f64::consts::PI;
        same("sinpi", at, x.sinpi(), angle.sin(), 64.0);
        same("cospi", at, x.cospi(), angle.cos(), 64.0);
        same("deg2rad∘rad2deg", at, x.rad2deg().deg2rad(), x, 4.0);
    });
    over(0.1, 3.0, |at, x| same("sinc", at, x.sinc() * x * core::f64::consts::PI, x.sinpi(), 256.0));
}

#[test]
fn inverses_undo() {
    over(0.05, 20.0, |at, x| {
        same("exp ln x", at, x.ln().exp(), x, 64.0);
        same("exp2 log2 x", at, x.log2().exp2(), x, 64.0);
        same("exp10 log10 x", at, x.log10().exp10(), x, 64.0);
        same("expm1 log1p x", at, x.ln_1p().exp_m1(), x, 64.0);
        same("√x²", at, x.sqrt().square(), x, 64.0);
        same("∛x³", at, x.cbrt().powi(3), x, 64.0);
        same("1/(1/x)", at, x.recip().recip(), x, 64.0);
        same("cosh acosh", at, (x + 1.0).acosh().cosh(), x + 1.0, 4096.0);
    });
    over(-0.9, 0.9, |at, x| {
        same("sin asin", at, x.asin().sin(), x, 256.0);
        same("cos acos", at, x.acos().cos(), x, 256.0);
        same("tan atan", at, x.atan().tan(), x, 64.0);
        same("tanh atanh", at, x.atanh().tanh(), x, 256.0);
        same("sinh asinh", at, x.asinh().sinh(), x, 64.0);
        same("erf erfinv", at, x.erfinv().erf(), x, 1024.0);
        same("sigmoid logit", at, ((x + 1.0) * 0.5).logit().sigmoid(), (x + 1.0) * 0.5, 4096.0);
    });
}

#[test]
fn hyperbolic_functions_are_exponentials() {
    over(-5.0, 5.0, |at, x| {
        let (e, f) = (x.exp(), (-x).exp());
        same("sinh", at, x.sinh(), (e - f) * 0.5, 16.0);
        same("cosh", at, x.cosh(), (e + f) * 0.5, 16.0);
        same("tanh = sinh/cosh", at, x.tanh(), x.sinh() / x.cosh(), 64.0);
        same("cosh² - sinh² = 1", at, x.cosh().square() - x.sinh().square() + x.cosh().square(), x.cosh().square() + 1.0, 64.0);
        same("sigmoid = (1 + tanh x/2)/2", at, x.sigmoid(), ((x * 0.5).tanh() + 1.0) * 0.5, 32.0);
        same("softplus = ln(1 + eˣ)", at, x.softplus(), e.ln_1p(), 64.0);
        same("logsigmoid = -softplus(-x)", at, x.ln_sigmoid(), -(-x).softplus(), 32.0);
        same("silu = x·sigmoid", at, x.silu(), x * x.sigmoid(), 32.0);
    });
}

#[test]
fn slopes_of_powers_outlive_the_value() {
    // The value over- or underflows in single precision, some of its derivatives do not.
    for (a, b) in [(f32::MAX, 2.447_f32), (1e-40, 2.4), (3e-42, 1.9), (1e-40, 1.5), (3e38, 3.0), (-3e38, 3.0), (1e-30, 3e38)] {
        let [h] = hessian(|[a, b]: [_; 2]| [Math::pow(a, b)], [a, b]);
        let [j] = jacfwd(|[a, b]: [_; 2]| [Math::pow(a, b)], [a, b]);
        let (a, b) = (f64::from(a), f64::from(b));
        let (slope, bend) = (b * a.powf(b - 1.0), b * (b - 1.0) * a.powf(b - 2.0));
        let mixed = a.powf(b - 1.0) * (1.0 + b * a.ln());
        for (got, exact) in [(j[0], slope), (h[0][0], bend), (h[0][1], mixed)] {
            let exact = exact as f32;
            let near = (got - exact).abs() <= 64.0 * f32::EPSILON * exact.abs();
            assert!(near || got == exact || got.is_nan() && exact.is_nan(), "{a:e}^{b:e}: {got:e}, not {exact:e}");
        }
    }
}

#[test]
fn powers_and_logarithms_agree_with_each_other() {
    over(0.2, 6.0, |at, x| {
        same("x^x = exp(x ln x)", at, x.pow(x), (x * x.ln()).exp(), 256.0);
        same("x^2.5", at, x.powf(2.5), x.square() * x.sqrt(), 64.0);
        same("x^-3", at, x.powi(-3), (x * x * x).recip(), 64.0);
        same("2^x", at, x.c_pow(2.0), x.exp2(), 64.0);
        same("rsqrt", at, x.rsqrt(), x.sqrt().recip(), 64.0);
        same("log2 = ln/ln 2", at, x.log2(), x.ln() / core::f64::consts::LN_2, 64.0);
        same("xlogy", at, x.xlogy(x), x * x.ln(), 64.0);
        same("logaddexp", at, x.logaddexp(x * 0.5), (x.exp() + (x * 0.5).exp()).ln(), 64.0);
        same("hypot", at, x.hypot(x + 1.0), (x.square() + (x + 1.0).square()).sqrt(), 64.0);
    });
}

#[test]
fn arcs_and_special_functions_agree_with_each_other() {
    over(-4.0, 4.0, |at, x| {
        same("atan2(x, 1) = atan x", at, x.atan2(Num::constant(1.0)), x.atan(), 64.0);
        same("erf + erfc = 1", at, x.erf() + x.erfc(), Num::constant(1.0), 64.0);
        same("norm_cdf", at, x.norm_cdf(), (-x / core::f64::consts::SQRT_2).erfc() * 0.5, 64.0);
        same("gelu = x·Φ", at, x.gelu(), x * x.norm_cdf(), 64.0);
        same("norm_pdf", at, x.norm_pdf(), (x.square() * -0.5).exp() / Math::sqrt(core::f64::consts::TAU), 64.0);
    });
    over(0.5, 5.0, |at, x| {
        same("Γ(x + 1) = x·Γ(x)", at, (x + 1.0).gamma(), x * x.gamma(), 1024.0);
        same("ln Γ", at, x.gamma().ln(), x.ln_gamma(), 1024.0);
        same("ψ(x + 1) = ψ(x) + 1/x", at, (x + 1.0).digamma(), x.digamma() + x.recip(), 1024.0);
        same(
            "J₀² + J₁² by the Wronskian",
            at,
            x.j1() * x.y0() - x.j0() * x.y1(),
            (x * core::f64::consts::FRAC_PI_2).recip(),
            4096.0,
        );
    });
}

#[test]
fn pieces_are_built_from_each_other() {
    over(-3.0, 3.0, |at, x| {
        let half = Num::constant(0.5);
        same(
            "relu = max(x, 0) off 0",
            at,
            if at == 0.0 { x } else { x.relu() },
            if at == 0.0 { x } else { x.maximum(Num::constant(0.0)) },
            0.0,
        );
        same("clamp", at, x.clamp(-half, half), if at.abs() < 0.5 { x } else { Num::constant(0.5f64.copysign(at)) }, 0.0);
        same("abs = x·sign", at, x.abs(), x * x.sign(), 0.0);
        same("trunc + frac", at, x.trunc() + x.fract(), x, 0.0);
        same("lerp", at, Num::constant(1.0).lerp(Num::constant(3.0), x), x * 2.0 + 1.0, 0.0);
        same("fdim", at, x.fdim(half), if at > 0.5 { x - half } else { Num::constant(0.0) }, 0.0);
        same("fma", at, x.fma(x, half), x * x + half, 4.0);
    });
}
