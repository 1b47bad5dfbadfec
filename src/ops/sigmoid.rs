//! The logistic function, its integrals and its inverse.
//! Does not know the activations made of it.

use super::Slope::Factor;
use super::exp::{Exp, Expm1};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `1/(1 + e^−x)`.
#[derive(Clone, Copy, Debug)]
pub struct Sigmoid;

/// `−|x|`, at every level.
#[inline(always)]
pub(super) fn below<R: Number>(x: R) -> R {
    if x.primal() > R::Real::ZERO { -x } else { x }
}

/// The sigmoid of `x`, given `e = exp(−|x|)`, which cannot overflow.
#[inline(always)]
pub(super) fn from_exp<F: Float>(x: F, e: F) -> F {
    if x < F::ZERO { e / (F::ONE + e) } else { F::ONE / (F::ONE + e) }
}

/// `e/(1 + e)²` with `e = exp(−|x|)`: the slope of the sigmoid without the cancellation of `y·(1 − y)`.
#[inline(always)]
pub(super) fn bell<R: Number>(x: R) -> R {
    let e = below(x).unary(Exp);
    let r = e + R::Real::ONE;
    e / (r * r)
}

/// `e/r²·f` with `r = 1 + e`; for a small e by `1/r² = 1 − e(2 + e)/r²`, which is rid of most of the rounding of r.
#[inline(always)]
pub(super) fn left<R: Number>(e: R, r: R, f: R) -> R {
    if e.primal() > R::Real::of(0.2) {
        return e / (r * r) * f;
    }
    let v = e * f;
    v - v * (e * (e + R::Real::TWO) / (r * r))
}

/// The slope of [`bell`], given its value `s`: `−s·tanh(x/2)`, the tanh as `−m/(2 + m)` with `m = expm1(−|x|)`.
#[inline(always)]
pub(super) fn bell_d1<R: Number>(x: R, s: R) -> R {
    let m = below(x).unary(Expm1);
    let d = s * (m / (m + R::Real::TWO));
    if x.primal() > R::Real::ZERO { d } else { -d }
}

impl<F: Float> Unary<F> for Sigmoid {
    const FACTS: Facts = Facts {
        name: "sigmoid",
        rust: "sigmoid",
        formula: "y = 1/(1 + exp(-x)); y' = e/(1 + e)², e = exp(-|x|); y'' = -y'*tanh(x/2)",
        doc: "Logistic function.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.5, &[0.25], &[0.0]),
            Edge::unary(&[1000.0], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-1000.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], 1.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        from_exp(x, below(x).libm_exp())
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(bell(x))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor(bell_d1(x, d1))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let e = below(x).libm_exp();
        let r = e + F::ONE;
        (from_exp(x, e), Factor(e / (r * r)))
    }
}

/// `ln(1 + eˣ)`.
#[derive(Clone, Copy, Debug)]
pub struct Softplus;

impl<F: Float> Unary<F> for Softplus {
    const FACTS: Facts = Facts {
        name: "softplus",
        rust: "softplus",
        formula: "y = ln(1 + exp x) = max(x, 0) + log1p(exp(-|x|)); y' = sigmoid x; y'' = e/(1 + e)², e = exp(-|x|)",
        doc: "Smooth rectifier, without a threshold.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], core::f64::consts::LN_2, &[0.5], &[0.25]),
            Edge::unary(&[1000.0], 1000.0, &[1.0], &[0.0]),
            Edge::unary(&[-1000.0], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[INF], INF, &[1.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        let tail = below(x).libm_exp().libm_log1p();
        if x > F::ZERO { x + tail } else { tail }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.unary(Sigmoid))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(bell(x))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let e = below(x).libm_exp();
        let tail = e.libm_log1p();
        (if x > F::ZERO { x + tail } else { tail }, Factor(from_exp(x, e)))
    }
}

/// `−ln(1 + e^−x)`.
#[derive(Clone, Copy, Debug)]
pub struct Logsigmoid;

impl<F: Float> Unary<F> for Logsigmoid {
    const FACTS: Facts = Facts {
        name: "logsigmoid",
        rust: "ln_sigmoid",
        formula: "y = -ln(1 + exp(-x)) = min(x, 0) - log1p(exp(-|x|)); y' = sigmoid(-x); y'' = -e/(1 + e)², e = exp(-|x|)",
        doc: "Logarithm of the logistic function.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], -core::f64::consts::LN_2, &[0.5], &[-0.25]),
            Edge::unary(&[1000.0], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-1000.0], -1000.0, &[1.0], &[0.0]),
            Edge::unary(&[INF], -0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], -INF, &[1.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        -Softplus.value(-x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor((-x).unary(Sigmoid))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, _d1: R) -> Slope<R> {
        Factor(-bell(x))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let (y, d1) = Softplus.value_d1(-x);
        (-y, d1)
    }
}

/// `ln(x/(1 − x))`.
#[derive(Clone, Copy, Debug)]
pub struct Logit;

impl<F: Float> Unary<F> for Logit {
    const FACTS: Facts = Facts {
        name: "logit",
        rust: "logit",
        formula: "y = ln(x/(1 - x)); y' = 1/(x(1 - x)); y'' = (2x - 1)*y'²",
        doc: "Inverse of the logistic function.",
        domain: "0 <= x <= 1",
        edges: &[
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[1.0], INF, &[INF], &[INF]),
            Edge::unary(&[0.5], 0.0, &[4.0], &[0.0]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[2.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };

    // The middle by atanh of an exact difference, since ln loses every digit near 1; the upper part by the exact 1 − x.
    #[inline(always)]
    fn value(self, x: F) -> F {
        if x < F::of(0.25) {
            (x / (F::ONE - x)).libm_log()
        } else if x <= F::of(0.75) {
            F::TWO * (x + x - F::ONE).libm_atanh()
        } else {
            -((F::ONE - x) / x).libm_log()
        }
    }

    // The added zero makes −0 the end of the interval that +0 is.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let x = x + F::ZERO;
        Factor(R::constant(F::ONE) / (x * (R::constant(F::ONE) - x)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, _y: R, d1: R) -> Slope<R> {
        Factor((x + x - F::ONE) * d1 * d1)
    }
}
