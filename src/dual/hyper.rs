//! The second-order number: one primal, `P` and `Q` tangents, and their `P × Q` mixed second derivatives.
//! Does not know operations by name; it applies the chain rule to second order to any of them.

use super::{Bundle, Pack};
use crate::ops::{Binary, Float, Number, Ternary, Unary};

/// The most directions on a side of a tile of second derivatives, as drivers take them: a 12 by 12 Hessian in 6 passes.
pub const SIDE: usize = 4;

/// The derivatives of a second-order number: `P` and `Q` tangents and their mixed second derivatives.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Hyper<T: Pack<Q>, const P: usize, const Q: usize> {
    pub(super) cross: [T::Bundle; P],
    pub(super) col: T::Bundle,
    pub(super) row: [T; P],
}

impl<T: Pack<Q>, const P: usize, const Q: usize> Hyper<T, P, Q> {
    /// No derivatives.
    #[inline(always)]
    pub fn idle() -> Self {
        Self { cross: [T::Bundle::idle(); P], col: T::Bundle::idle(), row: [T::constant(T::Real::ZERO); P] }
    }

    /// Row direction `i` and column direction `j`; an index out of range is no direction.
    #[inline(always)]
    pub fn variable(i: usize, j: usize) -> Self {
        let mut out = Self::idle();
        if let Some(t) = out.row.get_mut(i) {
            *t = T::constant(T::Real::ONE);
        }
        out.col = T::Bundle::unit(j);
        out
    }

    /// With a row and a column direction, and their second derivative, as far as there is room.
    pub(crate) fn of_one(row: T, col: T, cross: T) -> Self {
        let mut out = Self::idle();
        out.col.set_lane(0, col);
        out.row.iter_mut().take(1).for_each(|t| *t = row);
        out.cross.iter_mut().take(1).for_each(|t| t.set_lane(0, cross));
        out
    }

    /// First derivative in row direction `i`; zero out of range.
    #[inline(always)]
    pub fn row(&self, i: usize) -> T {
        self.row.get(i).copied().unwrap_or(T::constant(T::Real::ZERO))
    }

    /// First derivative in column direction `j`; zero out of range.
    #[inline(always)]
    pub fn col(&self, j: usize) -> T {
        self.col.lane(j)
    }

    /// Second derivative in row direction `i` and column direction `j`; zero out of range.
    #[inline(always)]
    pub fn cross(&self, i: usize, j: usize) -> T {
        self.cross.get(i).map_or(T::constant(T::Real::ZERO), |lanes| lanes.lane(j))
    }

    /// The first derivatives in column directions as they leave the library, zero beyond the last.
    #[inline(always)]
    pub(crate) fn canonical_col<const N: usize>(&self) -> [T; N] {
        let mut out = [T::constant(T::Real::ZERO); N];
        self.col.read(&mut out);
        out
    }

    /// The second derivatives as they leave the library, by row and column direction, zero beyond the last.
    #[inline(always)]
    pub(crate) fn canonical_cross<const N: usize>(&self) -> [[T; N]; N] {
        let mut out = [[T::constant(T::Real::ZERO); N]; N];
        for (lanes, out) in self.cross.iter().zip(&mut out) {
            lanes.read(out);
        }
        out
    }

    /// Whether a derivative is not zero.
    #[inline(always)]
    pub fn any_active(&self) -> bool {
        self.row.iter().any(|t| !t.is_idle()) || self.col.any_active() || self.cross.iter().any(|lanes| lanes.any_active())
    }

    #[inline(always)]
    fn all_finite(&self) -> bool {
        let lanes_finite = |lanes: &T::Bundle| (0..Q).all(|j| lanes.lane(j).all_finite());
        self.row.iter().all(|t| t.all_finite()) && lanes_finite(&self.col) && self.cross.iter().all(lanes_finite)
    }
}

/// A hyper-dual number in the sense of Fike and Alonso (2011) with `P` directions on one side and `Q` on the other.
///
/// `cross(i, j)` is `∂²/∂rᵢ∂cⱼ`, by `y_ij = f'·x_ij + f''·(x_i·x_j)`, symmetric bit for bit where the same
/// directions are rows and columns. One pass gives a `P × Q` block of a Hessian.
#[derive(Clone, Copy, Debug)]
pub struct HyperDual<T: Pack<Q>, const P: usize, const Q: usize> {
    primal: T,
    derivatives: Hyper<T, P, Q>,
}

impl<T: Pack<Q>, const P: usize, const Q: usize> HyperDual<T, P, Q> {
    /// The number with primal `x` and the derivatives given.
    #[inline(always)]
    pub fn new(x: T, derivatives: Hyper<T, P, Q>) -> Self {
        Self { primal: x, derivatives }
    }

    /// The number with primal `x` that is row direction `i` and column direction `j`; an index out of range is no direction.
    #[inline(always)]
    pub fn variable(x: T, i: usize, j: usize) -> Self {
        Self::new(x, Hyper::variable(i, j))
    }

    /// The value.
    #[inline(always)]
    pub fn value(&self) -> T {
        self.primal
    }

    /// The derivatives.
    #[inline(always)]
    pub fn derivatives(&self) -> &Hyper<T, P, Q> {
        &self.derivatives
    }
}

impl<T: Pack<Q>, const P: usize, const Q: usize> Number for HyperDual<T, P, Q> {
    type Real = T::Real;

    #[inline(always)]
    fn constant(c: T::Real) -> Self {
        Self::new(T::constant(c), Hyper::idle())
    }

    #[inline(always)]
    fn primal(self) -> T::Real {
        self.primal.primal()
    }

    #[inline(always)]
    fn is_idle(self) -> bool {
        self.primal.is_idle() && !self.derivatives.any_active()
    }

    #[inline(always)]
    fn all_finite(self) -> bool {
        self.primal.all_finite() && self.derivatives.all_finite()
    }

    #[inline(always)]
    fn unary<O: Unary<T::Real>>(self, o: O) -> Self {
        let (y, s, c) = self.primal.unary_d2(o);
        let mut derivatives = Hyper::idle();
        derivatives.chain1(&self.derivatives, s, c);
        Self::new(y, derivatives)
    }

    #[inline(always)]
    fn binary<O: Binary<T::Real>>(self, b: Self, o: O) -> Self {
        let (y, s, c) = self.primal.binary_d2(b.primal, o);
        let mut derivatives = Hyper::idle();
        derivatives.chain2([&self.derivatives, &b.derivatives], s, c);
        Self::new(y, derivatives)
    }

    #[inline(always)]
    fn ternary<O: Ternary<T::Real>>(self, b: Self, c: Self, o: O) -> Self {
        let (y, s, d2) = self.primal.ternary_d2(b.primal, c.primal, o);
        let mut derivatives = Hyper::idle();
        derivatives.chain3([&self.derivatives, &b.derivatives, &c.derivatives], s, d2);
        Self::new(y, derivatives)
    }
}
