//! A small neural network, 16 → 32 → 32 → 8, tanh between the layers; its weights are constants.

use crate::Scalar;

/// A weight that depends on its place and on nothing else.
const fn weight(layer: usize, row: usize, col: usize) -> f64 {
    // A linear congruence modulo a prime, mapped to ±¼.
    let k = (layer * 7919 + row * 104_729 + col * 1_299_709) % 1021;
    k as f64 / 2042.0 - 0.25
}

const fn layer<const M: usize, const N: usize>(number: usize) -> [[f64; N]; M] {
    let mut weights = [[0.0; N]; M];
    let mut i = 0;
    while i < M {
        let mut j = 0;
        while j < N {
            weights[i][j] = weight(number, i, j);
            j += 1;
        }
        i += 1;
    }
    weights
}

// Statics, not constants: a compiler that knows every weight unrolls all of it.
static FIRST: [[f64; 16]; 32] = layer(1);
static SECOND: [[f64; 32]; 32] = layer(2);
static THIRD: [[f64; 32]; 8] = layer(3);

/// The outputs of the network.
#[inline(always)]
pub fn mlp<R: Scalar>(x: [R; 16]) -> [R; 8] {
    let x = bent(linear(&FIRST, &x));
    let x = bent(linear(&SECOND, &x));
    linear(&THIRD, &x)
}

#[inline(always)]
fn bent<R: Scalar, const N: usize>(mut x: [R; N]) -> [R; N] {
    for x in &mut x {
        *x = x.tanh();
    }
    x
}

#[inline(always)]
fn linear<R: Scalar, const M: usize, const N: usize>(weights: &[[f64; N]; M], x: &[R; N]) -> [R; M] {
    let mut y = [R::constant(0.0); M];
    for (y, row) in y.iter_mut().zip(weights) {
        let mut sum = x[0] * row[0];
        for j in 1..N {
            sum = sum + x[j] * row[j];
        }
        *y = sum;
    }
    y
}
