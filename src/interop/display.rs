//! How numbers are printed: the primal, then the derivatives.
//! Does not know widths; precision and flags go to every component.

use core::fmt::{self, Display, Formatter};

use crate::{Dual, HyperDual, Pack};

/// `[a, b, …]`.
fn list<T: Display>(f: &mut Formatter<'_>, items: impl Iterator<Item = T>) -> fmt::Result {
    for (i, item) in items.enumerate() {
        f.write_str(if i == 0 { "[" } else { ", " })?;
        Display::fmt(&item, f)?;
    }
    f.write_str("]")
}

/// `1 + [2, 3]ε`.
impl<T: Pack<N> + Display, const N: usize> Display for Dual<T, N> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Display::fmt(&self.value(), f)?;
        f.write_str(" + ")?;
        list(f, (0..N).map(|i| self.tangent(i)))?;
        f.write_str("ε")
    }
}

/// `1 + [2]ε₁ + [3]ε₂ + [4]ε₁ε₂`, the mixed derivatives row by row.
impl<T: Pack<Q> + Display, const P: usize, const Q: usize> Display for HyperDual<T, P, Q> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let d = self.derivatives();
        Display::fmt(&self.value(), f)?;
        f.write_str(" + ")?;
        list(f, (0..P).map(|i| d.row(i)))?;
        f.write_str("ε₁ + ")?;
        list(f, (0..Q).map(|j| d.col(j)))?;
        f.write_str("ε₂ + ")?;
        list(f, (0..P).flat_map(|i| (0..Q).map(move |j| d.cross(i, j))))?;
        f.write_str("ε₁ε₂")
    }
}
