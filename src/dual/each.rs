//! Bundles of nested numbers: each lane is a number with tangents of its own.
//! Does not know how many levels there are.

use super::second::{Row, Slopes, surely_finite};
use super::{Bundle, Dual, Pack};
use crate::ops::{Binary, Float, Number, Ternary, Unary};

/// `N` tangents that are numbers themselves.
#[derive(Clone, Copy, Debug)]
#[repr(transparent)]
pub struct Each<T, const N: usize>([T; N]);

impl<U: Pack<M>, const M: usize, const N: usize> Bundle<Dual<U, M>> for Each<Dual<U, M>, N> {
    const COUNT: usize = N;

    #[inline(always)]
    fn idle() -> Self {
        Self([Dual::constant(U::Real::ZERO); N])
    }

    #[inline(always)]
    fn unit(i: usize) -> Self {
        let mut out = Self::idle();
        out.set_lane(i, Dual::constant(U::Real::ONE));
        out
    }

    #[inline(always)]
    fn activate(&mut self, i: usize) {
        self.set_lane(i, Dual::constant(U::Real::ONE));
    }

    #[inline(always)]
    fn lane(&self, i: usize) -> Dual<U, M> {
        self.0.get(i).copied().unwrap_or(Dual::constant(U::Real::ZERO))
    }

    #[inline(always)]
    fn read(&self, out: &mut [Dual<U, M>]) {
        for (out, lane) in out.iter_mut().zip(&self.0) {
            *out = *lane;
        }
    }

    #[inline(always)]
    fn set_lane(&mut self, i: usize, t: Dual<U, M>) {
        if let Some(lane) = self.0.get_mut(i) {
            *lane = t;
        }
    }

    #[inline(always)]
    fn plus(mut self, other: Self) -> Self {
        for (t, u) in self.0.iter_mut().zip(other.0) {
            *t = t.plus_tangent(u);
        }
        self
    }

    #[inline(always)]
    fn scale(self, s: Dual<U, M>) -> Self {
        Self(self.0.map(|t| s.scale_tangent(t)))
    }

    #[inline(always)]
    fn scale_active(self, s: Dual<U, M>) -> Self {
        Self(self.0.map(|t| s.scale_tangent(t)))
    }

    #[cold]
    #[inline(never)]
    fn scale_rarely(self, s: Dual<U, M>) -> Self {
        self.scale_active(s)
    }

    fn bend(s: Dual<U, M>, [u, v]: [Dual<U, M>; 2], [t, w]: [Self; 2]) -> Self {
        let mut out = t;
        for (t, w) in out.0.iter_mut().zip(w.0) {
            *t = s.scale_tangent(u.scale_tangent(*t).plus_tangent(v.scale_tangent(w)));
        }
        out
    }

    #[inline(always)]
    fn any_active(&self) -> bool {
        self.0.iter().any(|t| !t.is_idle())
    }

    #[inline(always)]
    fn any_tiny(&self) -> bool {
        false
    }

    #[inline(always)]
    fn is_tiny(_: Dual<U, M>) -> bool {
        false
    }

    #[inline(always)]
    fn unary<O: Unary<U::Real>>(o: O, x: Dual<U, M>, t: Self) -> (Dual<U, M>, Self) {
        let (y, s, c) = x.value().unary_d2(o);
        Self::chained(y, Slopes::one(s, c), [x], [t])
    }

    #[inline(always)]
    fn binary<O: Binary<U::Real>>(o: O, x: [Dual<U, M>; 2], t: [Self; 2]) -> (Dual<U, M>, Self) {
        let (y, s, c) = x[0].value().binary_d2(x[1].value(), o);
        Self::chained(y, Slopes::two(s, c), x, t)
    }

    #[inline(always)]
    fn ternary<O: Ternary<U::Real>>(o: O, x: [Dual<U, M>; 3], t: [Self; 3]) -> (Dual<U, M>, Self) {
        let (y, s, c) = x[0].value().ternary_d2(x[1].value(), x[2].value(), o);
        Self::chained(y, Slopes::three(s, c), x, t)
    }
}

impl<U: Pack<M>, const M: usize, const N: usize> Each<Dual<U, M>, N> {
    /// The chain rule at two levels, as for a second-order number: the tangents of `x` are the columns, each lane is a row.
    #[inline(always)]
    fn chained<const K: usize>(y: U, slopes: Slopes<U, K>, x: [Dual<U, M>; K], t: [Self; K]) -> (Dual<U, M>, Self) {
        let col = x.map(|x| x.tangents());
        let finite = slopes.finite_slopes();
        let tangents = if finite { slopes.first_derivatives(col) } else { slopes.careful_first_derivatives(col) };
        let lane = |i: usize| {
            let t = t.map(|t| t.0[i]);
            let row = Row { row: t.map(|t| t.value()), col, cross: t.map(|t| t.tangents()) };
            let tiny = || col.iter().any(|t| t.any_tiny()) || row.row.iter().any(|t| U::Bundle::is_tiny(*t));
            if finite && slopes.ieee_serves(tiny) {
                let (t, cross) = slopes.row(row);
                if surely_finite(cross) {
                    return Dual::from_parts(t, cross);
                }
            }
            let (t, cross) = slopes.careful_row(row);
            Dual::from_parts(t, cross)
        };
        (Dual::from_parts(y, tangents), Self(core::array::from_fn(lane)))
    }
}
