//! Scaling by a power of two.
//! Does not know other powers.

use super::Slope::{Factor, Zero};
use super::scale::two_to;
use super::{Edge, Facts, Float, Number, Slope, Source, Unary};

const INF: f64 = f64::INFINITY;
const NAN: f64 = f64::NAN;

/// `x·2^k` with a plain `k`; `ldexp` of C.
#[derive(Clone, Copy, Debug)]
pub struct Scalbn(pub i32);

impl From<i32> for Scalbn {
    fn from(k: i32) -> Self {
        Self(k)
    }
}

impl<F: Float> Unary<F> for Scalbn {
    const FACTS: Facts = Facts {
        name: "scalbn",
        rust: "scalbn",
        formula: "y = x*2^k; y' = 2^k; y'' = 0",
        doc: "Product with a power of two, exact as long as it stays in range; ldexp of C. The slope is infinite or 0 where 2^k leaves the range.",
        domain: "all reals",
        edges: &[
            Edge::at(&[1.5, 4.0], 24.0, &[16.0], &[0.0]),
            Edge::at(&[1.5, -4.0], 0.093_75, &[0.0625], &[0.0]),
            Edge::at(&[3.0, 0.0], 3.0, &[1.0], &[0.0]),
            Edge::at(&[0.0, 5.0], 0.0, &[32.0], &[0.0]),
            Edge::at(&[-0.0, 5.0], -0.0, &[32.0], &[0.0]),
            Edge::at(&[0.0, 3000.0], 0.0, &[INF], &[0.0]),
            Edge::at(&[two_to(-1022), 2000.0], two_to(978), &[INF], &[0.0]),
            Edge::at(&[two_to(-126), 200.0], two_to(74), &[two_to(200)], &[0.0]),
            Edge::at(&[1.0, 2_147_483_647.0], INF, &[INF], &[0.0]),
            Edge::at(&[-1.0, -2_147_483_648.0], -0.0, &[0.0], &[0.0]),
            Edge::at(&[INF, 3.0], INF, &[8.0], &[0.0]),
            Edge::at(&[-INF, -3.0], -INF, &[0.125], &[0.0]),
            Edge::at(&[NAN, 3.0], NAN, &[NAN], &[0.0]),
        ],
    };
    const SOURCE: Source = Source::Libm("scalbn");

    #[inline(always)]
    fn parameter(self) -> u64 {
        self.0.cast_unsigned().into()
    }

    #[inline(always)]
    fn value(self, x: F) -> F {
        x.libm_scalbn(self.0)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, _x: R, _y: R) -> Slope<R> {
        Factor(R::constant(F::ONE.libm_scalbn(self.0)))
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: R, _y: R, _d1: R) -> Slope<R> {
        Zero
    }
}
