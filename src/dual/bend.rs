//! A second derivative times products of tangents, `s·(u₀·t₀ + u₁·t₁)`, where the usual order of multiplication may fail.
//! Does not know which derivatives these are.
//!
//! The products are taken first: then exchanging `u` and `t` changes no bit. Where they leave the normal range and the result need not, factors are
//! brought near 1 before they are multiplied, and the powers of two are put back at the end; that is as symmetric.

use crate::ops::Float;

/// Powers of two are taken out in steps of `2^32`: three factors below `2^16` stay far inside the range of single precision.
const STEP: f64 = 4_294_967_296.0;
const NEAR_ONE: f64 = 65_536.0;

/// The product of two numbers that are zero or at least this large is zero or normal.
pub fn least_safe<F: Float>() -> F {
    // 2^-62 and 2^-510: half the smallest exponent, and one more.
    F::of(if F::SINGLE { f64::from_bits((1023 - 62) << 52) } else { f64::from_bits((1023 - 510) << 52) })
}

/// `s·(u₀·t₀ + u₁·t₁)`: a product of tangents with a zero in it is zero, and so is the result if the sum is zero, whatever `s`.
///
/// The bits are those of plain arithmetic wherever the products stay in the normal range, or the result leaves it, too.
pub fn bend<F: Float>(s: F, u: [F; 2], t: [F; 2]) -> F {
    let zero = <F as Float>::ZERO;
    let term = |u: F, t: F| if u == zero || t == zero { [zero; 2] } else { [u, t] };
    let ([u0, u1], [t0, t1]) = (u, t);
    let (first, second) = (term(u0, t0), term(u1, t1));
    let product = |[u, t]: [F; 2]| u * t;
    let sum = product(first) + product(second);
    let direct = || if sum == zero { zero } else { s * sum };
    if !first.iter().chain(&second).all(|x| Float::is_finite(*x)) {
        return direct();
    }
    let exact = |[u, t]: [F; 2]| u == zero || is_normal(u * t);
    let lost = !Float::is_finite(sum) || !(is_normal(sum) || exact(first) && exact(second));
    // A small factor makes nothing larger: the result has left the range as well.
    let small = Float::is_finite(sum) && s.magnitude() <= <F as Float>::ONE;
    if lost && !small { scaled(s, [first, second]) } else { direct() }
}

fn is_normal<F: Float>(x: F) -> bool {
    Float::is_finite(x) && x.magnitude() >= F::MIN_POSITIVE
}

fn scaled<F: Float>(s: F, terms: [[F; 2]; 2]) -> F {
    let [(p, i), (q, j)] = terms.map(|[u, t]| {
        let ((u, i), (t, j)) = (near_one(u), near_one(t));
        (u * t, i + j)
    });
    // The exponent of a term that is not there is none.
    let zero = <F as Float>::ZERO;
    let most = if p == zero {
        j
    } else if q == zero {
        i
    } else {
        i.max(j)
    };
    let sum = shifted(p, i - most) + shifted(q, j - most);
    if sum == zero {
        return zero;
    }
    if !Float::is_finite(s) {
        return s * sum;
    }
    let (s, k) = near_one(s);
    shifted(s * sum, most + k)
}

/// `x·2^(-32k)` of a size near 1, and `k`; zero as it is.
fn near_one<F: Float>(mut x: F) -> (F, i32) {
    let mut k = 0;
    if x == <F as Float>::ZERO {
        return (x, k);
    }
    while x.magnitude() >= F::of(NEAR_ONE) {
        x *= F::of(1.0 / STEP);
        k += 1;
    }
    while x.magnitude() < F::of(1.0 / NEAR_ONE) {
        x *= F::of(STEP);
        k -= 1;
    }
    (x, k)
}

/// `x·2^(32k)`.
fn shifted<F: Float>(mut x: F, k: i32) -> F {
    // Beyond 80 steps everything has over- or underflowed.
    for _ in 0..k.unsigned_abs().min(80) {
        x *= F::of(if k > 0 { STEP } else { 1.0 / STEP });
    }
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_that_leave_the_range_are_kept_where_the_result_does_not() {
        let keeps = |s: f64, u: [f64; 2], t: [f64; 2], expected: f64| {
            for (u, t) in [(u, t), (t, u), ([u[1], u[0]], [t[1], t[0]])] {
                let found = bend(s, u, t);
                assert!(found == expected || ((found - expected) / expected).abs() < 1e-15, "{s:e} {u:?} {t:?}: {found:e}");
            }
        };
        keeps(1e300, [1e-200, 0.0], [1e-250, 0.0], 1e-150);
        keeps(1e-300, [1e200, 0.0], [1e250, 0.0], 1e150);
        keeps(1e300, [1e-300, 0.0], [1e-300, 0.0], 1e-300);
        keeps(1e200, [5e-324, 0.0], [1.0, 0.0], 5e-324 * 1e200);
        keeps(0.1, [1e154, 1e154], [1.5e154, 1.2e154], 2.7e307);
        keeps(1e-10, [1e200, 1e200], [1e200, -1e200], 0.0);
        keeps(1e300, [1e-300, 1e-200], [1e-200, 1e-150], 1e-50);
        keeps(0.0, [1e200, 0.0], [1e200, 0.0], 0.0);
        keeps(f64::INFINITY, [1e-200, 0.0], [1e-200, 0.0], f64::INFINITY);
        keeps(f64::NAN, [f64::INFINITY, 0.0], [0.0, f64::NAN], 0.0);
        assert!(bend(0.0, [f64::INFINITY, 0.0], [1.0, 0.0]).is_nan());
        assert!(bend(f64::NAN, [1e-200, 0.0], [1e-200, 0.0]).is_nan());
        assert_eq!(bend(1e30f32, [1e-25, 0.0], [1e-20, 0.0]), 1e-15);
        assert_eq!(bend(1e-30f32, [1e25, 0.0], [1e20, 0.0]), 1e15);
        assert_eq!(bend(1e30f32, [1e-25, 1e-25], [1e-20, 1e-20]), 2e-15);
    }

    /// What decides is each product alone: with care or without, plain arithmetic gives the same bits where nothing is lost.
    #[test]
    fn where_nothing_is_lost_the_bits_are_those_of_plain_arithmetic() {
        let sizes = [0.0, 3e-155, 0.7, -1.3, 1e100, 1e-100, -7e150];
        for s in sizes {
            for u in sizes {
                for t in sizes {
                    for v in sizes {
                        let plain = s * (u * t + v * 1.1);
                        if plain.is_finite() && (u * t == 0.0 || is_normal(u * t)) {
                            assert_eq!(bend(s, [u, v], [t, 1.1]) + 0.0, plain + 0.0, "{s:e} {u:e} {t:e} {v:e}");
                        }
                    }
                }
            }
        }
    }
}
