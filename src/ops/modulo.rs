//! Remainders of a division by a number: truncated, nearest and floored quotient.
//! Does not know how digits are divided.

use super::Slope::{Factor, One, Zero};
use super::{Binary, Edge, Facts, Float, Number, Slope, SlopeKind, Source};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// The integer quotient that belongs to the remainder `r` of `a/b`, from a value of at most one divisor.
///
/// `a/b − r/b` instead of `(a − r)/b`, which overflows for a nearest remainder of the largest numbers.
#[inline(always)]
fn quotient<F: Float>(a: F, b: F, r: F) -> F {
    (a / b - r / b).libm_rint()
}

/// The slopes of a remainder with integer quotient `q`.
#[inline(always)]
fn slopes<R: Number>(q: R::Real) -> [Slope<R>; 2] {
    [One, Factor(R::constant(-q))]
}

/// `a − b·trunc(a/b)`, exact.
#[derive(Clone, Copy, Debug)]
pub struct Fmod;

impl<F: Float> Binary<F> for Fmod {
    const FACTS: Facts = Facts {
        name: "fmod",
        rust: "fmod",
        formula: "y = a - b*trunc(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest",
        doc: "Remainder with the sign of the first.",
        domain: "finite a, b != 0",
        edges: &[
            Edge::at(&[6.0, 3.0], 0.0, &[1.0, -2.0], &[0.0; 3]),
            Edge::at(&[-6.0, 3.0], -0.0, &[1.0, 2.0], &[0.0; 3]),
            Edge::at(&[5.0, -3.0], 2.0, &[1.0, 1.0], &[0.0; 3]),
            Edge::at(&[5.0, INF], 5.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[5.0, -INF], 5.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[0.0, 2.0], 0.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[1.0, 0.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[INF, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SOURCE: Source = Source::Libm("fmod");
    // The quotient may overflow.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::One, SlopeKind::Any];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        a.fmod_real(b)
    }

    // Not trunc(a/b): fmod(1, 0.1) belongs to 9, and 1/0.1 rounds to 10.
    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        slopes(quotient(a.primal(), b.primal(), y.primal()))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    // Like trunc, continuous where the quotient is zero.
    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a != F::ZERO && a.fmod_real(b) == F::ZERO
    }
}

/// `a − b·rint(a/b)`, exact.
#[derive(Clone, Copy, Debug)]
pub struct Remainder;

/// The nearest remainder by way of `fmod(a, 2b)`, as in FreeBSD's `s_remainder.c`; each subtraction is exact.
#[inline(always)]
fn remainder<F: Float>(a: F, b: F) -> F {
    let d = b.magnitude();
    let mut r = a.magnitude();
    if d <= F::MAX * F::HALF {
        r = r.fmod_real(d + d);
    }
    if d < F::MIN_POSITIVE + F::MIN_POSITIVE {
        // Half of d may not be a number here, but nothing overflows.
        if r + r > d {
            r -= d;
            if r + r >= d {
                r -= d;
            }
        }
    } else {
        let half = F::HALF * d;
        if r > half {
            r -= d;
            if r >= half {
                r -= d;
            }
        }
    }
    // A zero remainder has the sign of a, and so has 0·(−1) for a negative one.
    if r == F::ZERO {
        F::ZERO.with_sign_of(a)
    } else if a.is_sign_negative() {
        -r
    } else {
        r
    }
}

impl<F: Float> Binary<F> for Remainder {
    const FACTS: Facts = Facts {
        name: "remainder",
        rust: "remainder",
        formula: "y = a - b*rint(a/b); y_a = 1, y_b = -q, q = (a - y)/b rounded to nearest",
        doc: "IEEE remainder: the quotient is rounded to nearest, ties to even.",
        domain: "finite a, b != 0",
        edges: &[
            Edge::at(&[6.0, 3.0], 0.0, &[1.0, -2.0], &[0.0; 3]),
            Edge::at(&[5.0, 3.0], -1.0, &[1.0, -2.0], &[0.0; 3]),
            Edge::at(&[5.0, 2.0], 1.0, &[1.0, -2.0], &[0.0; 3]),
            Edge::at(&[7.0, 2.0], -1.0, &[1.0, -4.0], &[0.0; 3]),
            Edge::at(&[-6.0, 3.0], -0.0, &[1.0, 2.0], &[0.0; 3]),
            Edge::at(&[5.0, INF], 5.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[5.0, -INF], 5.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[1.0, 0.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[INF, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    const SOURCE: Source = Source::Libm("remainder");
    // The quotient may overflow.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::One, SlopeKind::Any];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        if a.is_nan() || b.is_nan() || a.is_infinite() || b == F::ZERO { F::NAN } else { remainder(a, b) }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, y: R) -> [Slope<R>; 2] {
        slopes(quotient(a.primal(), b.primal(), y.primal()))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    // It jumps where the quotient is halfway between integers, and is smooth at multiples.
    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        let r = self.value(a, b).magnitude();
        r != F::ZERO && r + r == b.magnitude()
    }
}

/// `a − b·floor(a/b)`: an exact remainder, plus the divisor (rounded) where the signs differ.
#[derive(Clone, Copy, Debug)]
pub struct Mod;

impl<F: Float> Binary<F> for Mod {
    const FACTS: Facts = Facts {
        name: "mod",
        rust: "modulo",
        formula: "y = a - b*floor(a/b); y_a = 1, y_b = -q, q = floor(a/b) of the numbers before rounding",
        doc: "Remainder with the sign of the second.",
        domain: "finite a, b != 0",
        edges: &[
            Edge::at(&[6.0, 3.0], 0.0, &[1.0, -2.0], &[0.0; 3]),
            Edge::at(&[-6.0, 3.0], 0.0, &[1.0, 2.0], &[0.0; 3]),
            Edge::at(&[6.0, -3.0], -0.0, &[1.0, 2.0], &[0.0; 3]),
            Edge::at(&[-5.0, 3.0], 1.0, &[1.0, 2.0], &[0.0; 3]),
            Edge::at(&[5.0, -3.0], -1.0, &[1.0, 2.0], &[0.0; 3]),
            Edge::at(&[5.0, INF], 5.0, &[1.0, 0.0], &[0.0; 3]),
            Edge::at(&[-5.0, INF], INF, &[1.0, 1.0], &[0.0; 3]),
            Edge::at(&[1.0, 0.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[INF, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[NAN, 1.0], NAN, &[NAN, NAN], &[0.0; 3]),
            Edge::at(&[1.0, NAN], NAN, &[NAN, NAN], &[0.0; 3]),
        ],
    };
    // The quotient may overflow.
    const SLOPES: [SlopeKind; 2] = [SlopeKind::One, SlopeKind::Any];

    #[inline(always)]
    fn value(self, a: F, b: F) -> F {
        let r = a.fmod_real(b);
        if r == F::ZERO {
            F::ZERO.with_sign_of(b)
        } else if r.is_sign_negative() != b.is_sign_negative() {
            r + b
        } else {
            r
        }
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, a: R, b: R, _y: R) -> [Slope<R>; 2] {
        let (a, b) = (a.primal(), b.primal());
        // From the exact remainder: y is rounded, and infinite for an infinite b.
        let r = a.fmod_real(b);
        let q = quotient(a, b, r);
        slopes(if r != F::ZERO && r.is_sign_negative() != b.is_sign_negative() { q - F::ONE } else { q })
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _a: R, _b: R, _y: R, _d1: [R; 2]) -> [Slope<R>; 3] {
        [Zero; 3]
    }

    #[inline(always)]
    fn kink(self, a: F, b: F) -> bool {
        a.fmod_real(b) == F::ZERO
    }
}
