//! The second-order number: one primal, `P` and `Q` tangents, and their `P × Q` mixed second derivatives.
//! Does not know operations by name; it applies the chain rule to second order to any of them.

use core::cell::Cell;

use super::chain::{chain, chain2, chain3, product};
use super::{Bundle, Pack};
use crate::ops::{Binary, Float, Number, Slope, Ternary, Unary};

/// The derivatives of a second-order number: `P` and `Q` tangents and their mixed second derivatives.
#[derive(Clone, Copy, Debug)]
#[repr(C)]
pub struct Hyper<T: Pack<Q>, const P: usize, const Q: usize> {
    cross: [T::Bundle; P],
    col: T::Bundle,
    row: [T; P],
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

    /// The chain rule over `N` arguments: `first` adds slopes times lanes, `d1` are the slopes, `d2(k, l)` the second derivatives.
    #[inline(always)]
    pub(crate) fn combine<const N: usize>(
        x: [&Self; N],
        first: impl Fn([T::Bundle; N]) -> T::Bundle,
        d1: [Slope<T>; N],
        d2: impl Fn(usize, usize) -> Slope<T>,
    ) -> Self {
        let mut out = Self::idle();
        out.col = first(x.map(|x| x.col));
        for i in 0..P {
            out.row[i] = sum(x.iter().zip(d1).map(|(x, s)| (s, x.row[i]))).unwrap_or(T::constant(T::Real::ZERO));
            // The tangent of each slope in row direction i first, then its product with the lanes: the order of a nested dual.
            let mut cross = first(x.map(|x| x.cross[i]));
            for l in 0..N {
                let bend = sum(x.iter().enumerate().map(|(k, x)| (d2(k, l), x.row[i])));
                if let Some(bend) = bend.filter(|bend| !bend.is_idle()) {
                    cross = cross.plus(chain(Slope::Factor(bend), x[l].col));
                }
            }
            out.cross[i] = cross;
        }
        out
    }

    // Results go to a sink, once in each branch: joined before they are stored, they would pass through the stack, in pieces that the
    // store buffer cannot forward.

    /// The chain rule over one argument.
    #[inline(always)]
    pub(crate) fn combine1(x: &Self, d1: Slope<T>, d2: Slope<T>, into: impl Fn(Self)) {
        let mut out = x.scaled(d1);
        if !matches!(d2, Slope::Zero) {
            for i in 0..P {
                let bend = d2.factor() * x.row[i];
                out.cross[i] = out.cross[i].plus(x.col.scale(bend));
            }
        }
        if out.surely_finite() { into(out) } else { into(Self::careful1(x, d1, d2)) }
    }

    /// The chain rule over two arguments, second derivatives `[aa, ab, bb]`.
    #[inline(always)]
    pub(crate) fn combine2(x: [&Self; 2], d1: [Slope<T>; 2], d2: &[Slope<T>; 3], into: impl Fn(Self)) {
        let [a, b] = x;
        let mut out = a.scaled(d1[0]).plus(b.scaled(d1[1]));
        match d2 {
            [Slope::Zero, Slope::Zero, Slope::Zero] => {}
            [Slope::Zero, Slope::One, Slope::Zero] => {
                for i in 0..P {
                    out.cross[i] = out.cross[i].plus(a.col.scale(b.row[i])).plus(b.col.scale(a.row[i]));
                }
            }
            d2 => {
                let [aa, ab, bb] = d2.map(Slope::factor);
                for i in 0..P {
                    let bend = [aa * a.row[i] + ab * b.row[i], ab * a.row[i] + bb * b.row[i]];
                    out.cross[i] = out.cross[i].plus(a.col.scale(bend[0])).plus(b.col.scale(bend[1]));
                }
            }
        }
        if out.surely_finite() { into(out) } else { into(Self::careful2(x, d1, d2)) }
    }

    /// The chain rule over three arguments, second derivatives `[aa, ab, ac, bb, bc, cc]`.
    #[inline(always)]
    pub(crate) fn combine3(x: [&Self; 3], d1: [Slope<T>; 3], d2: &[Slope<T>; 6]) -> Self {
        const AT: [[usize; 3]; 3] = [[0, 1, 2], [1, 3, 4], [2, 4, 5]];
        Self::combine(x, |t| chain3(d1, t), d1, |k, l| d2[AT[k][l]])
    }

    // The rules of strong zero differ from IEEE arithmetic only where the latter gives NaN. So results are computed plainly, and again
    // with care where one is not finite: 3 times faster.

    #[cold]
    #[inline(never)]
    fn careful1(x: &Self, d1: Slope<T>, d2: Slope<T>) -> Self {
        Self::combine([x], |[t]| chain(d1, t), [d1], |_, _| d2)
    }

    #[cold]
    #[inline(never)]
    fn careful2(x: [&Self; 2], d1: [Slope<T>; 2], d2: &[Slope<T>; 3]) -> Self {
        Self::combine(x, |t| chain2(d1, t), d1, |k, l| d2[k + l])
    }

    /// Every derivative times `s`, by IEEE.
    #[inline(always)]
    fn scaled(&self, s: Slope<T>) -> Self {
        match s {
            Slope::Zero => Self::idle(),
            Slope::One => *self,
            Slope::Factor(s) => Self {
                cross: core::array::from_fn(|i| self.cross[i].scale(s)),
                col: self.col.scale(s),
                row: core::array::from_fn(|i| s * self.row[i]),
            },
        }
    }

    #[inline(always)]
    fn plus(self, other: Self) -> Self {
        Self {
            cross: core::array::from_fn(|i| self.cross[i].plus(other.cross[i])),
            col: self.col.plus(other.col),
            row: core::array::from_fn(|i| self.row[i] + other.row[i]),
        }
    }

    /// True only where every derivative is finite. A sum is finite only if its terms are.
    #[inline(always)]
    fn surely_finite(&self) -> bool {
        let lanes = self.cross.iter().fold(self.col, |sum, lanes| sum.plus(*lanes));
        let rows = self.row.iter().fold(T::constant(T::Real::ZERO), |sum, t| sum + *t);
        rows.all_finite() && !lanes.scale(T::constant(T::Real::ZERO)).any_active()
    }
}

/// The sum of slope times tangent over the terms whose slope is not zero by definition, left to right.
#[inline(always)]
fn sum<T: Number>(terms: impl Iterator<Item = (Slope<T>, T)>) -> Option<T> {
    let mut sum = None;
    for (s, t) in terms {
        if !matches!(s, Slope::Zero) {
            let term = product(s, t);
            sum = Some(match sum {
                Some(sum) => sum + term,
                None => term,
            });
        }
    }
    sum
}

/// A hyper-dual number in the sense of Fike and Alonso (2011) with `P` directions on one side and `Q` on the other.
///
/// `cross(i, j)` is `∂²/∂rᵢ∂cⱼ`, by `y_ij = f'·x_ij + (f''·x_i)·x_j`. One pass gives a `P × Q` block of a Hessian.
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
        let out = Cell::new(self.derivatives);
        Hyper::combine1(&self.derivatives, s, c, |derivatives| out.set(derivatives));
        Self::new(y, out.get())
    }

    #[inline(always)]
    fn binary<O: Binary<T::Real>>(self, b: Self, o: O) -> Self {
        let (y, s, c) = self.primal.binary_d2(b.primal, o);
        let out = Cell::new(self.derivatives);
        Hyper::combine2([&self.derivatives, &b.derivatives], s, &c, |derivatives| out.set(derivatives));
        Self::new(y, out.get())
    }

    #[inline(always)]
    fn ternary<O: Ternary<T::Real>>(self, b: Self, c: Self, o: O) -> Self {
        let (y, s, d2) = self.primal.ternary_d2(b.primal, c.primal, o);
        Self::new(y, Hyper::combine3([&self.derivatives, &b.derivatives, &c.derivatives], s, &d2))
    }
}
