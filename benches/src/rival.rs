//! Jacobians by the rival crates and by finite differences, each in its best form; and the comparison of answers.
//! Results are flat and row-major, written in place: nobody pays for moving arrays about.

use crate::Scalar;
use crate::scalar::AdTrait;
use ad_trait::forward_ad::adfn::adfn;
use nalgebra::{Const, SMatrix, SVector};
use num_dual::{Derivative, DualSVec64};

/// A dual number of a rival: seeded and read lane by lane.
pub trait Rival<const C: usize>: Scalar {
    /// Value `x`; direction `lane`, if there is one.
    fn seed(x: f64, lane: Option<usize>) -> Self;
    /// The tangents.
    fn tangents(&self) -> [f64; C];
}

impl<const C: usize> Rival<C> for DualSVec64<C> {
    #[inline(always)]
    fn seed(x: f64, lane: Option<usize>) -> Self {
        match lane {
            // num-dual's own derivative() and its absent one for constants, which it skips in every operation.
            Some(lane) => Self::new(x, Derivative::derivative_generic(Const, Const, lane)),
            None => Self::from_re(x),
        }
    }

    #[inline(always)]
    fn tangents(&self) -> [f64; C] {
        self.eps.0.map_or([0.0; C], |t| t.into())
    }
}

impl<const C: usize> Rival<C> for AdTrait<C> {
    #[inline(always)]
    fn seed(x: f64, lane: Option<usize>) -> Self {
        let mut tangents = [0.0; C];
        if let Some(lane) = lane {
            tangents[lane] = 1.0;
        }
        Self(adfn::new(x, tangents))
    }

    #[inline(always)]
    fn tangents(&self) -> [f64; C] {
        self.0.tangent()
    }
}

/// Values and Jacobian in one pass, by the function that num-dual recommends.
#[inline(always)]
pub fn num_dual<const N: usize, const M: usize>(
    f: impl Fn([DualSVec64<N>; N]) -> [DualSVec64<N>; M],
    x: &[f64; N],
) -> (SVector<f64, M>, SMatrix<f64, M, N>) {
    num_dual::jacobian(|x: SVector<DualSVec64<N>, N>| SVector::<DualSVec64<N>, M>::from(f(x.into())), &SVector::from(*x))
}

/// The Jacobian by passes of `C` directions.
#[inline(always)]
pub fn jacobian<R: Rival<C>, const C: usize, const N: usize, const M: usize>(
    f: impl Fn([R; N]) -> [R; M],
    x: &[f64; N],
    jac: &mut [f64],
) {
    for start in (0..N).step_by(C) {
        let mut argument = [R::seed(0.0, None); N];
        for (j, (argument, x)) in argument.iter_mut().zip(x).enumerate() {
            *argument = R::seed(*x, j.checked_sub(start).filter(|lane| *lane < C));
        }
        let y = f(argument);
        let count = C.min(N - start);
        for (y, row) in y.iter().zip(jac.chunks_exact_mut(N)) {
            row[start..start + count].copy_from_slice(&y.tangents()[..count]);
        }
    }
}

/// The Jacobian by central differences.
#[inline(always)]
pub fn central<const N: usize, const M: usize>(f: impl Fn([f64; N]) -> [f64; M], x: &[f64; N], jac: &mut [f64]) {
    for j in 0..N {
        // The step that balances truncation and rounding; whatever x ± h rounds to is divided by.
        let h = 6.1e-6 * x[j].abs().max(1.0);
        let (mut up, mut down) = (*x, *x);
        up[j] += h;
        down[j] -= h;
        let width = up[j] - down[j];
        let (up, down) = (f(up), f(down));
        for i in 0..M {
            jac[i * N + j] = (up[i] - down[i]) / width;
        }
    }
}

/// Panics where `jac` differs from `expected` by more than `tolerance` of the largest entry of the row.
pub fn assert_close(name: &str, jac: &[f64], expected: &[f64], columns: usize, tolerance: f64) {
    assert_eq!(jac.len(), expected.len(), "{name}: size");
    for (i, (row, expected)) in jac.chunks(columns).zip(expected.chunks(columns)).enumerate() {
        let scale = expected.iter().fold(f64::MIN_POSITIVE, |scale, d| scale.max(d.abs()));
        for (j, (d, e)) in row.iter().zip(expected).enumerate() {
            assert!((d - e).abs() <= tolerance * scale, "{name}: entry ({i}, {j}) is {d:e}, not {e:e}");
        }
    }
}
