//! Forward kinematics of an arm with six turning joints: Denavit-Hartenberg transforms, 3×4 each.

use crate::Scalar;

/// Length `a`, offset `d` (metres) and twist (radians) of each link: a UR5, with twists off the right angle so that no entry is a constant zero.
const LINKS: [[f64; 3]; 6] = [
    [0.01, 0.0892, 1.55],
    [-0.425, 0.011, 0.02],
    [-0.3922, 0.013, -0.01],
    [0.02, 0.1091, 1.58],
    [0.015, 0.0946, -1.56],
    [0.012, 0.0823, 0.03],
];

/// Position and rotation, by rows, of the tool for the joint angles `q`.
#[inline(always)]
pub fn arm<R: Scalar>(q: [R; 6]) -> [R; 12] {
    let mut pose = link(q[0], LINKS[0]).pose();
    for k in 1..6 {
        let l = link(q[k], LINKS[k]);
        for row in &mut pose {
            let [x, y, z, p] = *row;
            *row = [
                x * l.cos + y * l.sin,
                y * l.y_cos - x * l.y_sin + z * l.twist_sin,
                x * l.z_sin - y * l.z_cos + z * l.twist_cos,
                x * l.a_cos + y * l.a_sin + z * l.d + p,
            ];
        }
    }
    let [[a, b, c, x], [d, e, f, y], [g, h, i, z]] = pose;
    [x, y, z, a, b, c, d, e, f, g, h, i]
}

/// The entries of a link's transform, without the signs.
struct Link<R> {
    cos: R,
    sin: R,
    y_sin: R,
    y_cos: R,
    z_sin: R,
    z_cos: R,
    a_cos: R,
    a_sin: R,
    d: f64,
    twist_sin: f64,
    twist_cos: f64,
}

#[inline(always)]
fn link<R: Scalar>(angle: R, [a, d, twist]: [f64; 3]) -> Link<R> {
    let (sin, cos) = angle.sin_cos();
    let (twist_sin, twist_cos) = twist.sin_cos();
    Link {
        cos,
        sin,
        y_sin: sin * twist_cos,
        y_cos: cos * twist_cos,
        z_sin: sin * twist_sin,
        z_cos: cos * twist_sin,
        a_cos: cos * a,
        a_sin: sin * a,
        d,
        twist_sin,
        twist_cos,
    }
}

impl<R: Scalar> Link<R> {
    /// The transform as a matrix of three rows.
    #[inline(always)]
    fn pose(self) -> [[R; 4]; 3] {
        [
            [self.cos, -self.y_sin, self.z_sin, self.a_cos],
            [self.sin, self.y_cos, -self.z_cos, self.a_sin],
            [R::constant(0.0), R::constant(self.twist_sin), R::constant(self.twist_cos), R::constant(self.d)],
        ]
    }
}
