//! Logarithms of differences with an exponential.
//! Does not know sums of exponentials.

use core::f64::consts::LN_2;

use super::Slope::Factor;
use super::{Edge, Facts, Float, Math, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `1 − eⁿ` for `n ≤ 0`, +0 at zeros of either sign.
#[inline(always)]
fn rest<R: Number>(n: R) -> R {
    -n.exp_m1() + R::Real::ZERO
}

/// `−|x|`; the sign of a zero tells the side.
#[inline(always)]
fn minus_magnitude<R: Number>(x: R) -> R {
    if x.primal().is_sign_negative() { x } else { -x }
}

/// `ln(1 − e^−|x|)`.
#[derive(Clone, Copy, Debug)]
pub struct Log1mexp;

impl<F: Float> Unary<F> for Log1mexp {
    const FACTS: Facts = Facts {
        name: "log1mexp",
        rust: "ln_1m_exp",
        formula: "y = ln(1 - e), e = exp(-|x|): log(-expm1(-|x|)) up to ln 2, log1p(-e) beyond (Mächler 2012); y' = sign(x)*e/(1 - e); y'' = -e/(1 - e)²",
        doc: "Logarithm of one minus the exponential of -|x|: of 1 - exp(x) for x < 0, and of 1 - exp(-x) for x > 0.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -INF, &[-INF], &[-INF]),
            Edge::unary(&[1000.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-1000.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        let n = minus_magnitude(x);
        if n < F::of(-LN_2) { (-n.libm_exp()).libm_log1p() } else { rest(n).libm_log() }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let n = minus_magnitude(x);
        let size = n.exp() / rest(n);
        Factor(if x.primal().is_sign_negative() { -size } else { size })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        let n = minus_magnitude(x);
        let size = if x.primal().is_sign_negative() { -d1 } else { d1 };
        Factor(-(size / rest(n)))
    }
}

/// `ln(eˣ − 1)`.
#[derive(Clone, Copy, Debug)]
pub struct Logexpm1;

impl<F: Float> Unary<F> for Logexpm1 {
    const FACTS: Facts = Facts {
        name: "logexpm1",
        rust: "ln_exp_m1",
        formula: "y = ln(exp x - 1) = x + ln(1 - exp(-x)); y' = 1/(1 - exp(-x)); y'' = -exp(-x)*y'²",
        doc: "Logarithm of an exponential less one, the inverse of softplus; without overflow.",
        domain: "x > 0",
        edges: &[
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[1000.0], 1000.0, &[1.0], &[0.0]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[-INF], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], INF, &[1.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        if x > F::ONE { x + (-(-x).libm_exp()).libm_log1p() } else { x.libm_expm1().libm_log() }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(rest(-x).recip())
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(-(d1 * d1 * (-x).exp()))
    }
}
