//! Conversions of `simba`: plain reals into numbers, numbers of one nesting into the next, and back where nothing is lost.
//! A number with an active lane is in no subset, so that `to_subset` never drops a tangent; `to_subset_unchecked` does.

use simba::scalar::SubsetOf;

use super::{double, each_number, single};
use crate::ops::given::Given;
use crate::ops::{Float, Number};
use crate::{Dual, Pack};

macro_rules! subsets {
    ([$($generics:tt)*] $number:ty) => {
        subsets!(@real f32, single, [$($generics)*] $number);
        subsets!(@real f64, double, [$($generics)*] $number);

        impl<$($generics)*> SubsetOf<Self> for $number {
            #[inline]
            fn to_superset(&self) -> Self {
                *self
            }

            #[inline]
            fn from_superset_unchecked(x: &Self) -> Self {
                *x
            }

            #[inline]
            fn is_in_subset(_x: &Self) -> bool {
                true
            }
        }
    };
    (@real $real:ty, $primal:ident, [$($generics:tt)*] $number:ty) => {
        impl<$($generics)*> SubsetOf<$number> for $real {
            #[inline]
            fn to_superset(&self) -> $number {
                <$number>::constant(Float::of(f64::from(*self)))
            }

            #[inline]
            fn from_superset_unchecked(x: &$number) -> Self {
                $primal(*x)
            }

            #[inline]
            fn is_in_subset(x: &$number) -> bool {
                is_plain(*x)
            }
        }
    };
}

/// Whether every tangent is zero, whatever the primal.
fn is_plain<R: Number>(x: R) -> bool {
    let tangents = Given { y: R::Real::ZERO, d1: R::Real::ONE, d2: Some(R::Real::ZERO) };
    x.unary(tangents).is_idle()
}

each_number!(subsets);

impl<T: Pack<N>, const N: usize, const M: usize> SubsetOf<Dual<Dual<T, N>, M>> for Dual<T, N>
where
    Dual<T, N>: Pack<M>,
{
    #[inline]
    fn to_superset(&self) -> Dual<Self, M> {
        Dual::new(*self)
    }

    #[inline]
    fn from_superset_unchecked(x: &Dual<Self, M>) -> Self {
        x.value()
    }

    #[inline]
    fn is_in_subset(x: &Dual<Self, M>) -> bool {
        (0..M).all(|i| x.tangent(i).is_idle())
    }
}
