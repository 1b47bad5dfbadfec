//! The Bessel function of the first kind of any integer order.
//! Does not know how it is computed.

use super::Slope::Factor;
use super::bessel::First;
use super::{Edge, Facts, Float, Number, Slope, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `Jₖ(x)` with a plain `k`.
#[derive(Clone, Copy, Debug)]
pub struct Jn(pub i32);

/// The largest order that is computed: `libm` takes a step for each, and beyond this nothing bounds their time.
const LARGEST: u32 = 10_000;

impl Jn {
    /// Whether the order is too large. Asked of the order that was passed, not of those that its derivatives are made of: value and
    /// derivatives must agree on it. There all derivatives are what the value is.
    fn beyond(self) -> bool {
        self.0.unsigned_abs() > LARGEST
    }
}

impl From<i32> for Jn {
    fn from(k: i32) -> Self {
        Self(k)
    }
}

impl<F: Float> Unary<F> for Jn {
    const FACTS: Facts = Facts {
        name: "jn",
        rust: "jn",
        formula: "y = J_k(x); y' = (J_(k-1)(x) - J_(k+1)(x))/2; y'' = (J_(k-2)(x) - 2y + J_(k+2)(x))/4",
        doc: "Bessel function of the first kind, order k. Beyond |k| = 10000, where it would take too long, value and derivatives are 0 where |x| <= |k|/2 and at infinity, NaN elsewhere.",
        domain: "all reals, |k| <= 10000",
        edges: &[
            Edge::at(&[0.0, 0.0], 1.0, &[0.0], &[-0.5]),
            Edge::at(&[0.0, 1.0], 0.0, &[0.5], &[0.0]),
            Edge::at(&[0.0, -1.0], -0.0, &[-0.5], &[0.0]),
            Edge::at(&[0.0, 2.0], 0.0, &[0.0], &[0.25]),
            Edge::at(&[-0.0, -2.0], 0.0, &[0.0], &[0.25]),
            Edge::at(&[0.0, 3.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[-0.0, 3.0], -0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, -3.0], -0.0, &[0.0], &[0.0]),
            Edge::at(&[0.0, 7.0], 0.0, &[0.0], &[0.0]),
            Edge::slopes(&[INF, 2.0], &[0.0], &[0.0]),
            Edge::slopes(&[-INF, 5.0], &[0.0], &[0.0]),
            Edge::at(&[1.0, 10_000.0], 0.0, &[0.0], &[0.0]),
            // The order that is passed decides, for every derivative: the first orders beyond, where only some were NaN once.
            Edge::at(&[5000.5, 10_001.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[5001.0, 10_001.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[10_001.0, 10_001.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[-10_001.0, -10_001.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[20_000.0, 10_002.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[10_007.0, 10_007.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[10_008.0, 10_008.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[5004.0, -10_008.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[10_009.0, 10_009.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[1.0, 2_147_483_647.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[1.0, -2_147_483_648.0], 0.0, &[0.0], &[0.0]),
            Edge::at(&[8e9, 2_147_483_647.0], NAN, &[NAN], &[NAN]),
            Edge::slopes(&[INF, 2_147_483_647.0], &[0.0], &[0.0]),
            Edge::at(&[NAN, 3.0], NAN, &[NAN], &[NAN]),
            Edge::at(&[NAN, 2_147_483_647.0], NAN, &[NAN], &[NAN]),
        ],
    };

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.cast_unsigned().into()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        if self.beyond() {
            // Below 1e-1900 where the argument is at most half the order.
            let zero = x.magnitude() <= F::of(0.5 * f64::from(self.0.unsigned_abs())) || x.is_infinite();
            return if zero { F::ZERO } else { F::NAN };
        }
        First(self.0).value(x)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, x: R, y: R) -> Slope<R> {
        if self.beyond() { Factor(x.unary(self)) } else { First(self.0).d1(x, y) }
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, x: R, y: R, d1: R) -> Slope<R> {
        if self.beyond() { Factor(x.unary(self)) } else { First(self.0).d2(x, y, d1) }
    }
}
