//! The straight line between two numbers.
//! Does not know curves.

use super::Slope::{Factor, One, Zero};
use super::{Edge, Facts, Float, Number, Slope, SlopeKind, Ternary};

/// `a + t·(b − a)`.
#[derive(Clone, Copy, Debug)]
pub struct Lerp;

impl<F: Float> Ternary<F> for Lerp {
    const FACTS: Facts = Facts {
        name: "lerp",
        rust: "lerp",
        formula: "y = a + t*(b - a); y_a = 1 - t, y_b = t, y_t = b - a; y_at = -1, y_bt = 1",
        doc: "Linear interpolation from the first number to the second by the third.",
        domain: "all reals",
        edges: &[
            Edge::at(&[2.0, 5.0, 0.0], 2.0, &[1.0, 0.0, 3.0], &[0.0, 0.0, -1.0, 0.0, 1.0, 0.0]),
            Edge::at(&[2.0, 5.0, 1.0], 5.0, &[0.0, 1.0, 3.0], &[0.0, 0.0, -1.0, 0.0, 1.0, 0.0]),
            Edge::at(&[f64::NAN, 5.0, 1.0], f64::NAN, &[f64::NAN; 3], &[]),
        ],
    };
    // A finite result has finite factors.
    const SLOPES: [SlopeKind; 3] = [SlopeKind::Finite; 3];

    #[inline(always)]
    fn value(self, a: F, b: F, t: F) -> F {
        a + t * (b - a)
    }

    #[inline(always)]
    fn d1<R: Number<Real = F>>(self, [a, b, t]: [R; 3], _y: R) -> [Slope<R>; 3] {
        [Factor(R::constant(F::ONE) - t), Factor(t), Factor(b - a)]
    }

    #[inline(always)]
    fn d2<R: Number<Real = F>>(self, _x: [R; 3], _y: R, _d1: [R; 3]) -> [Slope<R>; 6] {
        [Zero, Zero, Factor(R::constant(-F::ONE)), Zero, One, Zero]
    }
}
