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
    let mut y = x;
    for (i, y) in y.iter_mut().enumerate() {
        let here = x[i];
        let end = if i % 2 == 0 { 1.0 } else { 3.0 };
        let around = if i < 2 {
            x[i + 2] + end
        } else if i + 2 >= N {
            x[i - 2] + end
        } else {
            x[i - 2] + x[i + 2]
        };
        let spread = (around - here * 2.0) * alpha;
        *y = if i % 2 == 0 {
            here * here * x[i + 1] - here * (DECAY + 1.0) + FEED + spread
        } else {
            let u = x[i - 1];
            u * DECAY - u * u * here + spread
        };
    }
    y
}
