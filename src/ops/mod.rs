//! The operations, each defined once: value, derivatives, domain, awkward points.
//! Knows no storage and no driver; `libm` is named in `float` alone.
#![allow(clippy::excessive_precision, reason = "coefficients stand as published")]

pub mod angle;
pub mod arc;
pub mod area;
pub mod arith;
pub mod bessel;
pub mod blend;
pub mod digamma;
pub mod entropy;
pub mod erf;
pub mod erfinv;
pub mod exp;
mod exponent;
mod facts;
mod float;
mod fmod;
pub mod gamma;
pub mod gelu;
pub mod gelu_tanh;
pub mod given;
pub mod hyperbolic;
mod kind;
mod list;
pub mod log;
mod math;
pub mod minmax;
pub mod mixed;
pub mod modulo;
pub mod normal;
mod number;
pub mod piece;
mod polygamma;
mod polynomial;
pub mod power;
pub mod relu;
pub mod root;
pub mod rounding;
mod scale;
pub mod share;
pub mod sigmoid;
pub mod silu;
pub mod sinc;
mod single;
mod slope;
pub mod trig;
pub mod turn;

pub use facts::{Edge, Facts};
pub use float::Float;
pub use kind::{Binary, Ternary, Unary};
pub use list::{Visitor, visit};
pub use math::Math;
pub use number::Number;
pub use slope::{Few, Slope};
