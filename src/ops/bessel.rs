//! Bessel functions of the first and second kind.
//! Does not know modified ones. Errors near zeros are relative to the local amplitude, as those of `libm` are.

use super::Slope::Factor;
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Source, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `Jₙ(x)`; not in the list. The order is a field, so that derivatives of any order are of one type.
#[derive(Clone, Copy, Debug)]
pub(super) struct First(pub i32);

/// `Yₙ(x)`, n ≥ 0; not in the list.
#[derive(Clone, Copy, Debug)]
struct Second(i32);

/// `Jₙ(x)`. `libm` takes a step for each order, so whoever lets an order in bounds it.
#[inline(always)]
fn order<F: Float>(n: i32, x: F) -> F {
    let k = n.unsigned_abs();
    let y = match k {
        0 => return x.libm_j0(),
        1 => x.libm_j1(),
        2 | 3 => first(k as i32, x),
        _ => x.libm_jn(n.saturating_abs()),
    };
    if n < 0 && k % 2 == 1 { -y } else { y }
}

/// `Jₙ(x)` for n = 2, 3: the power series (DLMF 10.2.2) where forward recurrence (DLMF 10.6.1) would lose digits.
#[inline(never)]
fn first<F: Float>(n: i32, x: F) -> F {
    let order = F::from_i32(n);
    let z = x * F::HALF;
    if x.magnitude() < order + F::TWO {
        let mut term = (1..=n).fold(F::ONE, |t, k| t * (z / F::from_i32(k)));
        let mut sum = term;
        let q = -(z * z);
        if q == F::ZERO {
            return term;
        }
        // Terms fall by (x/2)²/(k(k + n)): far fewer reach 1e-17.
        for k in 1..=40_i32 {
            term *= q / (F::from_i32(k) * (F::from_i32(k) + order));
            sum += term;
            if term.magnitude() <= sum.magnitude() * (F::EPSILON * F::of(0.01)) {
                break;
            }
        }
        return sum;
    }
    forward(n, x, x.libm_j0(), x.libm_j1())
}

/// Order n ≥ 1 from orders 0 and 1 by `f₍ₖ₊₁₎ = 2k/x·fₖ − f₍ₖ₋₁₎`.
#[inline(always)]
fn forward<F: Float>(n: i32, x: F, f0: F, f1: F) -> F {
    let (mut low, mut high) = (f0, f1);
    for k in 1..n.min(40) {
        (low, high) = (high, F::from_i32(2 * k) / x * high - low);
    }
    high
}

/// `fₙ''·4 = f₍ₙ₋₂₎ − 2fₙ + f₍ₙ₊₂₎` with the orders around zero folded away from it, and `fₙ'·2 = f₍ₙ₋₁₎ − f₍ₙ₊₁₎` (DLMF 10.6.1), for
/// `f` the function of order n. These forms do not cancel near zero, where those with 1/x do.
#[inline(always)]
fn bessel_d1<R: Number>(n: i32, f: impl Fn(i32) -> R) -> R {
    match n {
        0 => -f(1),
        _ => (f(n.saturating_sub(1)) - f(n.saturating_add(1))) * R::Real::HALF,
    }
}

#[inline(always)]
fn bessel_d2<R: Number>(n: i32, y: R, f: impl Fn(i32) -> R) -> R {
    match n {
        0 => (f(2) - y) * R::Real::HALF,
        -1 | 1 => (f(3 * n) - y * R::Real::of(3.0)) * R::Real::of(0.25),
        _ => (f(n.saturating_sub(2)) + f(n.saturating_add(2)) - y * R::Real::TWO) * R::Real::of(0.25),
    }
}

impl<F: Float> Unary<F> for First {
    const FACTS: Facts = Facts {
        name: "jn",
        rust: "jn",
        formula: "y = J_n(x); y' = (J_(n-1)(x) - J_(n+1)(x))/2",
        doc: "Bessel function of the first kind.",
        domain: "all reals",
        edges: &[],
    };

    // Whoever keeps operations keeps this one as the one of any order, which it is.
    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.cast_unsigned().into()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        order(self.0, x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(bessel_d1(self.0, |n| x.unary(First(n))))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        Factor(bessel_d2(self.0, y, |n| x.unary(First(n))))
    }
}

/// The forms of DLMF 10.6.2 with 1/x, `f' = f₍ₙ₋₁₎ − n/x·fₙ` and what follows from it, for x below 1: there those of [`bessel_d1`]
/// overflow before the result does, and the second kind does not cancel.
#[inline(always)]
fn steep_d1<R: Number>(n: i32, x: R, f: impl Fn(i32) -> R) -> R {
    match n {
        0 => -f(1),
        _ => f(n - 1) - f(n) / x * R::Real::from_i32(n.min(40)),
    }
}

#[inline(always)]
fn steep_d2<R: Number>(n: i32, x: R, y: R, f: impl Fn(i32) -> R) -> R {
    let k = n.min(40);
    match n {
        0 => f(1) / x - y,
        _ => (y / x * R::Real::from_i32(k * (k + 1)) - f(n - 1)) / x - y,
    }
}

/// `s`, or at zero, where all orders of the second kind are infinite and their differences undefined, the infinity `pole`.
#[inline(always)]
fn or_pole<R: Number>(x: R, s: R, pole: f64) -> R {
    let x = x.primal();
    let near = x >= R::Real::ZERO && x < R::Real::ONE;
    if near && (x == R::Real::ZERO || s.primal().is_nan()) { R::constant(R::Real::of(pole)) } else { s }
}

impl<F: Float> Unary<F> for Second {
    const FACTS: Facts = Facts {
        name: "yn",
        rust: "yn",
        formula: "y = Y_n(x); y' = (Y_(n-1)(x) - Y_(n+1)(x))/2",
        doc: "Bessel function of the second kind.",
        domain: "x >= 0",
        edges: &[],
    };

    #[inline(always)]
    fn value(self, x: F) -> F {
        match self.0 {
            0 => x.libm_y0(),
            1 => x.libm_y1(),
            n => or_pole(x, forward(n, x, x.libm_y0(), x.libm_y1()), -INF),
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let f = |n| x.unary(Second(n));
        let d1 = if x.primal() < F::ONE { steep_d1(self.0, x, f) } else { bessel_d1(self.0, f) };
        Factor(or_pole(x, d1, INF))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, _d1: R) -> Slope<R> {
        let f = |n| x.unary(Second(n));
        let d2 = if x.primal() < F::ONE { steep_d2(self.0, x, y, f) } else { bessel_d2(self.0, y, f) };
        Factor(or_pole(x, d2, -INF))
    }
}

/// `J₀(x)`.
#[derive(Clone, Copy, Debug)]
pub struct J0;

impl<F: Float> Unary<F> for J0 {
    const FACTS: Facts = Facts {
        name: "j0",
        rust: "j0",
        formula: "y = J_0(x); y' = -J_1(x); y'' = (J_2(x) - y)/2",
        doc: "Bessel function of the first kind, order zero.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[-0.5]),
            Edge::unary(&[-0.0], 1.0, &[0.0], &[-0.5]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[-INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("j0");
    const CMATH: bool = false;
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_j0()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        First(0).d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        First(0).d2(x, y, d1)
    }
}

/// `J₁(x)`.
#[derive(Clone, Copy, Debug)]
pub struct J1;

impl<F: Float> Unary<F> for J1 {
    const FACTS: Facts = Facts {
        name: "j1",
        rust: "j1",
        formula: "y = J_1(x); y' = (J_0(x) - J_2(x))/2; y'' = (J_3(x) - 3y)/4",
        doc: "Bessel function of the first kind, order one.",
        domain: "all reals",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[0.5], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[0.5], &[0.0]),
            Edge::slopes(&[INF], &[0.0], &[0.0]),
            Edge::slopes(&[-INF], &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("j1");
    const CMATH: bool = false;
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_j1()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        First(1).d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        First(1).d2(x, y, d1)
    }
}

/// `Y₀(x)`.
#[derive(Clone, Copy, Debug)]
pub struct Y0;

impl<F: Float> Unary<F> for Y0 {
    const FACTS: Facts = Facts {
        name: "y0",
        rust: "y0",
        formula: "y = Y_0(x); y' = -Y_1(x); y'' = (Y_2(x) - y)/2 = Y_1(x)/x - y",
        doc: "Bessel function of the second kind, order zero.",
        domain: "x >= 0",
        edges: &[
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("y0");
    const CMATH: bool = false;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_y0()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Second(0).d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Second(0).d2(x, y, d1)
    }
}

/// `Y₁(x)`.
#[derive(Clone, Copy, Debug)]
pub struct Y1;

impl<F: Float> Unary<F> for Y1 {
    const FACTS: Facts = Facts {
        name: "y1",
        rust: "y1",
        formula: "y = Y_1(x); y' = (Y_0(x) - Y_2(x))/2 = Y_0(x) - y/x; y'' = (Y_3(x) - 3y)/4",
        doc: "Bessel function of the second kind, order one.",
        domain: "x >= 0",
        edges: &[
            Edge::unary(&[0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-0.0], -INF, &[INF], &[-INF]),
            Edge::unary(&[-1.0], NAN, &[NAN], &[NAN]),
            Edge::unary(&[INF], 0.0, &[0.0], &[0.0]),
            Edge::unary(&[NAN], NAN, &[NAN], &[NAN]),
        ],
    };
    const SOURCE: Source = Source::Libm("y1");
    const CMATH: bool = false;

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_y1()
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        Second(1).d1(x, y)
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        Second(1).d2(x, y, d1)
    }
}
