//! The dual number: one primal and `N` tangents.
//! Does not know operations by name; it applies the chain rule to any of them.

use super::chain::{careful, chain, chain2, chain3, plain, plain2, rare};
use super::{Bundle, Pack};
use crate::ops::{Binary, Float, Number, Slope, Ternary, Unary};

/// `x + x'₀·ε₀ + … + x'ₙ₋₁·εₙ₋₁` with `εᵢ·εⱼ = 0`: a value that carries `N` directional derivatives along.
///
/// `T` is `f32`, `f64`, or another dual number: nesting gives higher derivatives. Lanes beyond `N` that fill up a SIMD vector
/// are idle. Operators and functions follow `DESIGN`'s chain rule with strong zero: a zero tangent stays zero.
#[derive(Clone, Copy, Debug)]
pub struct Dual<T: Pack<N>, const N: usize> {
    primal: T,
    tangents: T::Bundle,
}

impl<T: Pack<N>, const N: usize> Dual<T, N> {
    /// The number with primal `x` and every tangent zero.
    #[inline(always)]
    pub fn new(x: T) -> Self {
        Self { primal: x, tangents: T::Bundle::idle() }
    }

    /// The number with primal `x` and the tangents given; those missing are zero, those beyond `N` ignored.
    #[inline(always)]
    pub fn with_tangents(x: T, tangents: impl IntoIterator<Item = T>) -> Self {
        let mut bundle = T::Bundle::idle();
        for (i, t) in tangents.into_iter().take(N).enumerate() {
            bundle.set_lane(i, t);
        }
        Self { primal: x, tangents: bundle }
    }

    /// The number that is direction `i` of the differentiation: tangent `i` is one, the others zero.
    #[inline(always)]
    pub fn variable(x: T, i: usize) -> Self {
        Self { primal: x, tangents: T::Bundle::unit(i) }
    }

    /// Makes a constant the number with primal `x` that is direction `i`, in place; still a constant if there is no such lane.
    #[inline(always)]
    pub(crate) fn activate(&mut self, x: T, i: usize) {
        self.primal = x;
        self.tangents.activate(i);
    }

    /// The number made of a primal and a bundle of tangents.
    #[inline(always)]
    pub fn from_parts(primal: T, tangents: T::Bundle) -> Self {
        Self { primal, tangents }
    }

    /// The value.
    #[inline(always)]
    pub fn value(&self) -> T {
        self.primal
    }

    /// Tangent `i`; zero for `i` beyond the lanes.
    #[inline(always)]
    pub fn tangent(&self, i: usize) -> T {
        self.tangents.lane(i)
    }

    /// Writes tangent `i`; nothing for `i` beyond the lanes.
    #[inline(always)]
    pub fn set_tangent(&mut self, i: usize, t: T) {
        self.tangents.set_lane(i, t);
    }

    /// All tangents.
    #[inline(always)]
    pub fn tangents(&self) -> T::Bundle {
        self.tangents
    }
}

impl<T: Pack<N>, const N: usize> Number for Dual<T, N> {
    type Real = T::Real;

    #[inline(always)]
    fn constant(c: T::Real) -> Self {
        Self::new(T::constant(c))
    }

    #[inline(always)]
    fn primal(self) -> T::Real {
        self.primal.primal()
    }

    #[inline(always)]
    fn is_idle(self) -> bool {
        self.primal.is_idle() && !self.tangents.any_active()
    }

    #[inline(always)]
    fn all_finite(self) -> bool {
        self.primal.all_finite() && (0..N).all(|i| self.tangents.lane(i).all_finite())
    }

    // Component by component: a tangent {0, r} takes nothing from an infinite slope into its own primal.
    #[inline(always)]
    fn scale_tangent(self, t: Self) -> Self {
        let primal = self.primal.scale_tangent(t.primal);
        let tangents = t.tangents.scale_active(self.primal);
        if t.primal.is_idle() {
            return Self { primal, tangents };
        }
        Self { primal, tangents: tangents.plus(self.tangents.scale_active(t.primal)) }
    }

    #[inline(always)]
    fn plus_tangent(self, t: Self) -> Self {
        Self { primal: self.primal.plus_tangent(t.primal), tangents: self.tangents.plus(t.tangents) }
    }

    #[inline(always)]
    fn unary<O: Unary<T::Real>>(self, o: O) -> Self {
        if O::FINITE_VALUE_FINITE_SLOPE {
            let (y, s) = self.primal.unary_plain(o);
            if if O::CONSTANT_SLOPE { !y.primal().is_nan() } else { y.all_finite() } {
                return Self { primal: y, tangents: plain(s, self.tangents) };
            }
            rare();
            let (y, s) = self.primal.unary_d1(o);
            return Self { primal: y, tangents: careful(s, self.tangents) };
        }
        let (y, s) = self.primal.unary_d1(o);
        Self { primal: y, tangents: chain(s, self.tangents) }
    }

    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        let (sin, cos) = self.primal.sin_cos();
        let number = |y: T, s: T| Self { primal: y, tangents: chain(Slope::Factor(s), self.tangents) };
        (number(sin, cos), number(cos, -sin))
    }

    #[inline(always)]
    fn binary<O: Binary<T::Real>>(self, b: Self, o: O) -> Self {
        if O::FINITE_VALUE_FINITE_SLOPES {
            let y = self.primal.binary(b.primal, o);
            if if O::CONSTANT_SLOPES { !y.primal().is_nan() } else { y.all_finite() } {
                let s = o.d1(self.primal, b.primal, y);
                return Self { primal: y, tangents: plain2(s, [self.tangents, b.tangents]) };
            }
            rare();
            let (y, [sa, sb]) = self.primal.binary_d1(b.primal, o);
            return Self { primal: y, tangents: careful(sa, self.tangents).plus(careful(sb, b.tangents)) };
        }
        let (y, s) = self.primal.binary_d1(b.primal, o);
        Self { primal: y, tangents: chain2(s, [self.tangents, b.tangents]) }
    }

    #[inline(always)]
    fn ternary<O: Ternary<T::Real>>(self, b: Self, c: Self, o: O) -> Self {
        let (y, s) = self.primal.ternary_d1(b.primal, c.primal, o);
        Self { primal: y, tangents: chain3(s, [self.tangents, b.tangents, c.tangents]) }
    }

    // One level down a slope is a number too: its tangents are the second derivatives times those of the arguments. So a nested
    // number gives f'·x_ij + (f''·x_i)·x_j, term by term what a second-order number gives.

    #[inline(always)]
    fn unary_d1<O: Unary<T::Real>>(self, o: O) -> (Self, Slope<Self>) {
        let (y, s, c) = self.primal.unary_d2(o);
        let slope = s.map(|s| Self { primal: s, tangents: chain(c, self.tangents) });
        (Self { primal: y, tangents: chain(s, self.tangents) }, slope)
    }

    #[inline(always)]
    fn binary_d1<O: Binary<T::Real>>(self, b: Self, o: O) -> (Self, [Slope<Self>; 2]) {
        let (y, [sa, sb], [aa, ab, bb]) = self.primal.binary_d2(b.primal, o);
        let t = [self.tangents, b.tangents];
        let slopes = [
            sa.map(|s| Self { primal: s, tangents: chain2([aa, ab], t) }),
            sb.map(|s| Self { primal: s, tangents: chain2([ab, bb], t) }),
        ];
        (Self { primal: y, tangents: chain2([sa, sb], t) }, slopes)
    }

    #[inline(always)]
    fn ternary_d1<O: Ternary<T::Real>>(self, b: Self, c: Self, o: O) -> (Self, [Slope<Self>; 3]) {
        let (y, s, [aa, ab, ac, bb, bc, cc]) = self.primal.ternary_d2(b.primal, c.primal, o);
        let t = [self.tangents, b.tangents, c.tangents];
        let [sa, sb, sc] = s;
        let slopes = [
            sa.map(|s| Self { primal: s, tangents: chain3([aa, ab, ac], t) }),
            sb.map(|s| Self { primal: s, tangents: chain3([ab, bb, bc], t) }),
            sc.map(|s| Self { primal: s, tangents: chain3([ac, bc, cc], t) }),
        ];
        (Self { primal: y, tangents: chain3(s, t) }, slopes)
    }
}
