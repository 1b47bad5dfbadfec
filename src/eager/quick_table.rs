//! The cheap operations and sums of products of a pass, as the table that its evaluation holds: set for the numbers of the pass, so that their width is a
//! constant in what runs.
//! Does not know what an evaluation `E` is.

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
use super::handed::{Handed, Line};

#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type Unary<E> = fn(&mut E, u32) -> u32;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type Binary<E> = fn(&mut E, u32, u32) -> u32;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type UnaryReal<F, E> = fn(&mut E, u32, F) -> u32;
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
type UnaryReals<F, E> = fn(&mut E, u32, F, F) -> u32;

/// One function per operation.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[repr(C)]
pub struct Quick<F, E> {
    pub mul: Binary<E>,
    pub add: Binary<E>,
    pub sub: Binary<E>,
    pub div: Binary<E>,
    pub neg: Unary<E>,
    pub square: Unary<E>,
    pub add_c: UnaryReal<F, E>,
    pub sub_c: UnaryReal<F, E>,
    pub c_sub: fn(&mut E, F, u32) -> u32,
    pub mul_c: UnaryReal<F, E>,
    pub div_c: UnaryReal<F, E>,
    pub given: fn(&mut E, u32, F, F, F) -> u32,
    pub sin_known: UnaryReals<F, E>,
    pub cos_known: UnaryReals<F, E>,
    pub muladd: fn(&mut E, u32, u32, u32) -> u32,
    pub dots: Dots<F, E>,
}

/// Without SIMD there is no table: one body per operation serves every width.
#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
pub struct Quick<F, E>(core::marker::PhantomData<fn(F, E)>);

#[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
impl<F, E> Quick<F, E> {
    /// Nothing to choose.
    pub const NONE: Self = Self(core::marker::PhantomData);
}

/// The sums of products of a pass where SIMD is, each as a new number or 0.
#[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
#[repr(C)]
pub struct Dots<F, E> {
    /// `Σ a(i)·b(i)`.
    pub dot: fn(e: &mut E, n: usize, a: Line<u32>, b: Line<u32>) -> u32,
    /// `Σ c(i)·a(i)` with plain reals `c`.
    pub dot_real: fn(e: &mut E, n: usize, c: Handed<F>, a: Line<u32>) -> u32,
    /// `Σ a(i)²`.
    pub squares: fn(e: &mut E, n: usize, a: Handed<u32>) -> u32,
    /// `Σ ±p[i]·q[i]`, the first product positive.
    pub signed: fn(e: &mut E, p: &[u32], q: &[u32], minus: &[bool]) -> u32,
}
