//! Elementary functions of `f32` in `f32` and integers alone, at most one unit in the last place off: those for which `libm` computes in
//! double, a tenfold cost on a processor that has single precision only. The coefficients are `coefficients.py`'s.
//! Does not know derivatives.

/// `c₀ + t·(c₁ + t·(c₂ + …))`: straight code whatever the compiler makes of loops.
macro_rules! horner {
    ($t:expr; $c:literal) => { $c };
    ($t:expr; $c:literal $($more:literal)+) => { $c + $t * horner!($t; $($more)+) };
}

mod angle;
mod exp2;
mod hypot;
mod root;
mod trig;

pub use exp2::exp2;
pub use hypot::hypot;
pub use root::cbrt;
pub use trig::{cos, sin, sincos, tan};

/// The first twelve bits.
#[inline(always)]
fn high(x: f32) -> f32 {
    f32::from_bits(x.to_bits() & 0xffff_f000)
}
