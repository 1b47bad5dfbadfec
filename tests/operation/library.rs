//! Functions of `libm` as values, to hold operations against.
//! Does not know which operation has which.

use jacfwd::ops::Float;

/// A function of `libm` in one precision.
pub enum Call<F> {
    One(fn(F) -> F),
    Two(fn(F, F) -> F),
    /// The plain parameter second, or first.
    Right(fn(F, F) -> F),
    Left(fn(F, F) -> F),
    Three(fn(F, F, F) -> F),
    /// The plain parameter an integer.
    Integer(fn(F, i32) -> F),
}

impl<F: Float> Call<F> {
    pub fn call(&self, x: &[F], c: f64) -> F {
        match self {
            Self::One(f) => f(x[0]),
            Self::Two(f) => f(x[0], x[1]),
            Self::Right(f) => f(x[0], F::of(c)),
            Self::Left(f) => f(F::of(c), x[0]),
            Self::Integer(f) => f(x[0], c as i32),
            Self::Three(f) => f(x[0], x[1], x[2]),
        }
    }
}

/// A function of `libm` in both precisions, or in double alone if single has another value.
pub struct Library {
    pub double: Call<f64>,
    pub single: Option<Call<f32>>,
}
