//! The dual number: one primal and `N` tangents.
//! Does not know operations by name; it applies the chain rule to any of them.

use super::chain::{chain, chain2, chain3};
use super::{Bundle, Pack};
use crate::ops::{Binary, Number, Slope, Ternary, Unary};

/// `x + x'₀·ε₀ + … + x'ₙ₋₁·εₙ₋₁` with `εᵢ·εⱼ = 0`: a value that carries `N` directional derivatives along.
///
/// `T` is `f32`, `f64`, or another dual number: nesting gives higher derivatives. Lanes beyond `N` that fill up a SIMD vector
/// are idle. Operators and functions follow the chain rule with strong zero: a zero tangent stays zero, whatever the slope.
#[derive(Clone, Copy, Debug)]
pub struct Dual<T: Pack<N>, const N: usize> {
    primal: T,
    tangents: T::Bundle,
}

impl<T: Pack<N>, const N: usize> Dual<T, N> {
    /// The number with primal `x` and every tangent zero: lifts a number of an outer level to this one.
    ///
    /// A closure that is differentiated inside another sees the numbers of the outer one, which have a level less. Lifted, they are constants of the inner
    /// derivative and go on moving with the outer one; made constants by their value, they would not. (Not lifted, they do not compile.)
    ///
    /// ```
    /// use jacfwd::{Dual, Number, jacfwd};
    ///
    /// // d/dx (x · d/dy (x·y)) = d/dx x² = 2x.
    /// let lifted = jacfwd(|x: Dual<f64, 1>| x * jacfwd(|y: Dual<_, 1>| y * Dual::new(x), x), 3.0);
    /// assert_eq!(lifted, 6.0);
    /// let constant = jacfwd(|x: Dual<f64, 1>| x * jacfwd(|y: Dual<_, 1>| y * Dual::constant(x.primal()), x), 3.0);
    /// assert_eq!(constant, 3.0);
    /// ```
    ///
    /// ```compile_fail,E0277
    /// # use jacfwd::{Dual, jacfwd};
    /// jacfwd(|x: Dual<f64, 1>| x * jacfwd(|y: Dual<_, 1>| y * x, x), 3.0);
    /// ```
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
        let (primal, tangents) = T::Bundle::unary(o, self.primal, self.tangents);
        Self { primal, tangents }
    }

    #[inline(always)]
    fn sin_cos(self) -> (Self, Self) {
        let (sin, cos) = T::Bundle::sin_cos(self.primal, self.tangents);
        (Self { primal: sin.0, tangents: sin.1 }, Self { primal: cos.0, tangents: cos.1 })
    }

    #[inline(always)]
    fn binary<O: Binary<T::Real>>(self, b: Self, o: O) -> Self {
        let (primal, tangents) = T::Bundle::binary(o, [self.primal, b.primal], [self.tangents, b.tangents]);
        Self { primal, tangents }
    }

    #[inline(always)]
    fn ternary<O: Ternary<T::Real>>(self, b: Self, c: Self, o: O) -> Self {
        let x = [self.primal, b.primal, c.primal];
        let (primal, tangents) = T::Bundle::ternary(o, x, [self.tangents, b.tangents, c.tangents]);
        Self { primal, tangents }
    }

    // Two levels down a slope is a number too: its tangents are the second derivatives times those of the arguments.

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
