//! Sine, cosine and tangent of an angle in half turns: `sin πx`, `cos πx`, `tan πx`.
//! Does not know angles in other units.
//!
//! Half turns are reduced exactly, so the functions are exact at integers and halves and accurate for every argument;
//! signs of zeros and infinities are those of IEEE 754-2019, 9.2.1.

use super::Slope::{self, Factor};
use super::{Edge, Facts, Float, Math, Number, SlopeKind, Unary};
use core::f64::consts::PI;

const NAN: f64 = f64::NAN;
const INF: f64 = f64::INFINITY;
/// π − fl(π) in double precision.
const PI_REST: f64 = 1.2246467991473532e-16;
/// π − fl(π) in single precision.
const PI_REST_SINGLE: f64 = PI - PI as f32 as f64;

/// `x` as `t + q/2` half turns, `|t| ≤ ¼`, without rounding; `q` counts modulo 4.
#[inline(always)]
fn reduce<F: Float>(x: F) -> (F, i32) {
    let r = x - (x * F::HALF).libm_rint() * F::TWO;
    let n = (r + r).libm_rint();
    (r - n * F::HALF, n.to_i32())
}

/// `π·t` as a number and what it lacks: the product by Dekker's splitting (1971), and the digits of π beyond the number.
#[inline(always)]
fn times_pi<F: Float>(t: F) -> (F, F) {
    let pi = F::of(PI);
    let p = pi * t;
    let (ph, th) = (pi.high_half(), t.high_half());
    let (pl, tl) = (pi - ph, t - th);
    let lost = ((ph * th - p) + ph * tl + pl * th) + pl * tl;
    (p, lost + F::of(if F::SINGLE { PI_REST_SINGLE } else { PI_REST }) * t)
}

/// `sin πx` and `cos πx`.
#[inline(always)]
pub(super) fn sincospi<F: Float>(x: F) -> (F, F) {
    let (t, q) = reduce(x);
    let (p, e) = times_pi(t);
    let (s, c) = p.sincos_real();
    let (s, c) = (s + e * c, c - e * s);
    let (s, c) = match q & 3 {
        0 => (s, c),
        1 => (c, -s),
        2 => (-s, -c),
        _ => (-c, s),
    };
    (if s == F::ZERO { F::ZERO.with_sign_of(x) } else { s }, c + F::ZERO)
}

/// `sin πx`.
#[derive(Clone, Copy, Debug)]
pub struct Sinpi;

impl<F: Float> Unary<F> for Sinpi {
    const FACTS: Facts = Facts {
        name: "sinpi",
        rust: "sinpi",
        formula: "y = sin πx; y' = π·cos πx; y'' = -π²·y",
        doc: "Sine of an angle in half turns, exact at integers and halves.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[PI], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[PI], &[0.0]),
            Edge::unary(&[0.5], 1.0, &[0.0], &[-PI * PI]),
            Edge::unary(&[1.0], 0.0, &[-PI], &[0.0]),
            Edge::unary(&[-1.0], -0.0, &[-PI], &[0.0]),
            Edge::unary(&[1.5], -1.0, &[0.0], &[PI * PI]),
            Edge::unary(&[-2.0], -0.0, &[PI], &[0.0]),
            Edge::unary(&[1e300], 0.0, &[PI], &[0.0]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        sincospi(x).0
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(x.cospi() * F::of(PI))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(y * F::of(-PI * PI))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let (s, c) = sincospi(x);
        (s, Factor(c * F::of(PI)))
    }
}

/// `cos πx`.
#[derive(Clone, Copy, Debug)]
pub struct Cospi;

impl<F: Float> Unary<F> for Cospi {
    const FACTS: Facts = Facts {
        name: "cospi",
        rust: "cospi",
        formula: "y = cos πx; y' = -π·sin πx; y'' = -π²·y",
        doc: "Cosine of an angle in half turns, exact at integers and halves.",
        domain: "finite x",
        edges: &[
            Edge::unary(&[0.0], 1.0, &[0.0], &[-PI * PI]),
            Edge::unary(&[0.5], 0.0, &[-PI], &[0.0]),
            Edge::unary(&[-0.5], 0.0, &[PI], &[0.0]),
            Edge::unary(&[1.0], -1.0, &[0.0], &[PI * PI]),
            Edge::unary(&[1.5], 0.0, &[PI], &[0.0]),
            Edge::unary(&[1e300], 1.0, &[0.0], &[-PI * PI]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
        ],
    };
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        sincospi(x).1
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        Factor(-(x.sinpi() * F::of(PI)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, _d1: R) -> Slope<R> {
        Factor(y * F::of(-PI * PI))
    }

    #[inline(always)]
    fn value_d1(self, x: F) -> (F, Slope<F>) {
        let (s, c) = sincospi(x);
        (c, Factor(-(s * F::of(PI))))
    }
}

/// `tan πx`.
#[derive(Clone, Copy, Debug)]
pub struct Tanpi;

impl<F: Float> Unary<F> for Tanpi {
    const FACTS: Facts = Facts {
        name: "tanpi",
        rust: "tanpi",
        formula: "y = tan πx; y' = π/cos² πx; y'' = 2π·y·y'",
        doc: "Tangent of an angle in half turns, exact at integers and infinite at halves.",
        domain: "finite x, no half of an odd integer",
        edges: &[
            Edge::unary(&[0.0], 0.0, &[PI], &[0.0]),
            Edge::unary(&[-0.0], -0.0, &[PI], &[0.0]),
            Edge::unary(&[0.5], INF, &[INF], &[INF]),
            Edge::unary(&[-0.5], -INF, &[INF], &[-INF]),
            Edge::unary(&[1.5], -INF, &[INF], &[-INF]),
            Edge::unary(&[1.0], -0.0, &[PI], &[0.0]),
            Edge::unary(&[-1.0], 0.0, &[PI], &[0.0]),
            Edge::unary(&[-2.0], -0.0, &[PI], &[0.0]),
            Edge::unary(&[INF], NAN, &[NAN], &[NAN]),
        ],
    };
    // Infinite at halves alone, where the value is: the numbers next to them leave a cosine above 1e-17, in single 1e-8.
    const SLOPE: SlopeKind = SlopeKind::Finite;

    #[inline(always)]
    fn value(self, x: F) -> F {
        let (t, q) = reduce(x);
        if t == F::ZERO {
            let (s, c) = sincospi(x);
            return s / c;
        }
        let (p, e) = times_pi(t);
        let tan = p.tan_real();
        let tan = tan + e * (F::ONE + tan * tan);
        if q & 1 == 0 { tan } else { -F::ONE / tan }
    }

    // π·(1 + y²) doubles the error of y, which is a reciprocal beyond ¼: 4.1 against 3.5 ULP.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, _y: R) -> Slope<R> {
        let c = x.cospi();
        Factor(R::constant(F::of(PI)) / (c * c))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, y: R, d1: R) -> Slope<R> {
        Factor(d1 * y * F::of(2.0 * PI))
    }
}
