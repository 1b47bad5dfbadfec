//! The right-hand side of the Brusselator with diffusion in one dimension: Hairer and Wanner, Solving ODEs II, section IV.10.

use crate::Scalar;

/// Diffusion times the square of the grid's density, for N/2 points.
const DIFFUSION: f64 = 0.02;
const FEED: f64 = 1.0;
const DECAY: f64 = 3.0;

/// `u' = A + u²v − (B + 1)u + α(N+1)²∆u`, `v' = Bu − u²v + α(N+1)²∆v`; u and v take turns, u = 1 and v = 3 at both ends.
#[inline(always)]
pub fn brusselator<R: Scalar, const N: usize>(x: [R; N]) -> [R; N] {
    let density = (N / 2 + 1) as f64;
    let alpha = DIFFUSION * density * density / 100.0;
    core::array::from_fn(|i| {
        let here = x[i];
        let left = if i < 2 { R::constant(if i == 0 { 1.0 } else { 3.0 }) } else { x[i - 2] };
        let right = if i + 2 >= N { R::constant(if i + 2 == N { 1.0 } else { 3.0 }) } else { x[i + 2] };
        let spread = (left - here * 2.0 + right) * alpha;
        if i % 2 == 0 {
            here * here * x[i + 1] - here * (DECAY + 1.0) + FEED + spread
        } else {
            let u = x[i - 1];
            u * DECAY - u * u * here + spread
        }
    })
}
