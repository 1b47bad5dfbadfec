//! The reprojection error of bundle adjustment, as Ceres' `SnavelyReprojectionError` has it.

use crate::Scalar;

const OBSERVED: [f64; 2] = [-332.65, 262.09];

/// Camera (rotation vector, translation, focal length, two radial distortions), then the point: the error of its image in pixels.
#[inline(always)]
pub fn reprojection<R: Scalar>(x: [R; 12]) -> [R; 2] {
    let [r0, r1, r2, t0, t1, t2, focal, l1, l2, p0, p1, p2] = x;
    let [x, y, z] = turned([r0, r1, r2], [p0, p1, p2]);
    let (x, y, z) = (x + t0, y + t1, z + t2);
    let (x, y) = (-x / z, -y / z);
    let radius = x * x + y * y;
    let scale = focal * (radius * (l1 + l2 * radius) + 1.0);
    [scale * x - OBSERVED[0], scale * y - OBSERVED[1]]
}

/// `p` turned by the rotation vector `r`: Rodrigues' formula.
#[inline(always)]
fn turned<R: Scalar>(r: [R; 3], p: [R; 3]) -> [R; 3] {
    let angle = (r[0] * r[0] + r[1] * r[1] + r[2] * r[2]).sqrt();
    let (sin, cos) = angle.sin_cos();
    let axis = r.map(|r| r / angle);
    let cross = [axis[1] * p[2] - axis[2] * p[1], axis[2] * p[0] - axis[0] * p[2], axis[0] * p[1] - axis[1] * p[0]];
    let along = (axis[0] * p[0] + axis[1] * p[1] + axis[2] * p[2]) * (-cos + 1.0);
    [
        p[0] * cos + cross[0] * sin + axis[0] * along,
        p[1] * cos + cross[1] * sin + axis[1] * along,
        p[2] * cos + cross[2] * sin + axis[2] * along,
    ]
}
