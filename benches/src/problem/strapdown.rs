//! One step of strapdown inertial navigation with a quaternion attitude: the process function of a 15-state filter.

use crate::Scalar;

/// Length of the step, seconds.
const STEP: f64 = 0.01;
const GRAVITY: [f64; 3] = [0.0, 0.0, -9.81];
/// The reference attitude that the filter's rotation vector turns.
const REFERENCE: [f64; 4] = [0.8, 0.36, -0.48, 0.0];
const GYRO: [f64; 3] = [0.31, -0.22, 0.17];
const ACCELEROMETER: [f64; 3] = [0.4, -0.9, 9.6];

/// State: position, velocity, rotation vector of the attitude error, gyro bias, accelerometer bias. The state a step later.
#[inline(always)]
pub fn strapdown<R: Scalar>(x: [R; 15]) -> [R; 15] {
    let [p0, p1, p2, v0, v1, v2, r0, r1, r2, g0, g1, g2, b0, b1, b2] = x;
    let attitude = turned(REFERENCE, rotation([r0, r1, r2], 1.0));
    let rate = [-g0 + GYRO[0], -g1 + GYRO[1], -g2 + GYRO[2]];
    let force = [-b0 + ACCELEROMETER[0], -b1 + ACCELEROMETER[1], -b2 + ACCELEROMETER[2]];
    let [f0, f1, f2] = rotated(attitude, force);
    let a = [f0 + GRAVITY[0], f1 + GRAVITY[1], f2 + GRAVITY[2]];
    let next = product(attitude, rotation(rate, STEP));
    // The new rotation vector against the reference, to first order in the error: twice the vector part.
    let [w, x, y, z] = REFERENCE;
    let [_, e0, e1, e2] = turned([w, -x, -y, -z], next);
    let position = |p: R, v: R, a: R| p + v * STEP + a * (0.5 * STEP * STEP);
    [
        position(p0, v0, a[0]),
        position(p1, v1, a[1]),
        position(p2, v2, a[2]),
        v0 + a[0] * STEP,
        v1 + a[1] * STEP,
        v2 + a[2] * STEP,
        e0 * 2.0,
        e1 * 2.0,
        e2 * 2.0,
        g0,
        g1,
        g2,
        b0,
        b1,
        b2,
    ]
}

/// The quaternion that turns by `v·scale`.
#[inline(always)]
fn rotation<R: Scalar>(v: [R; 3], scale: f64) -> [R; 4] {
    let angle = (v[0] * v[0] + v[1] * v[1] + v[2] * v[2]).sqrt();
    let (sin, cos) = (angle * (0.5 * scale)).sin_cos();
    let s = sin / angle;
    [cos, v[0] * s, v[1] * s, v[2] * s]
}

/// Hamilton's product.
#[inline(always)]
fn product<R: Scalar>(p: [R; 4], q: [R; 4]) -> [R; 4] {
    [
        p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3],
        p[0] * q[1] + p[1] * q[0] + p[2] * q[3] - p[3] * q[2],
        p[0] * q[2] - p[1] * q[3] + p[2] * q[0] + p[3] * q[1],
        p[0] * q[3] + p[1] * q[2] - p[2] * q[1] + p[3] * q[0],
    ]
}

/// Hamilton's product with a constant on the left.
#[inline(always)]
fn turned<R: Scalar>(p: [f64; 4], q: [R; 4]) -> [R; 4] {
    [
        q[0] * p[0] - q[1] * p[1] - q[2] * p[2] - q[3] * p[3],
        q[1] * p[0] + q[0] * p[1] + q[3] * p[2] - q[2] * p[3],
        q[2] * p[0] - q[3] * p[1] + q[0] * p[2] + q[1] * p[3],
        q[3] * p[0] + q[2] * p[1] - q[1] * p[2] + q[0] * p[3],
    ]
}

/// `v` turned by the unit quaternion `q`: `v + 2w·(u×v) + 2u×(u×v)`.
#[inline(always)]
fn rotated<R: Scalar>([w, x, y, z]: [R; 4], v: [R; 3]) -> [R; 3] {
    let t = [(y * v[2] - z * v[1]) * 2.0, (z * v[0] - x * v[2]) * 2.0, (x * v[1] - y * v[0]) * 2.0];
    [v[0] + w * t[0] + (y * t[2] - z * t[1]), v[1] + w * t[1] + (z * t[0] - x * t[2]), v[2] + w * t[2] + (x * t[1] - y * t[0])]
}
