/* The problems as templates: the same operations in the same order as callback.c. */
#ifndef PROBLEM_HPP
#define PROBLEM_HPP

#include "problem.h"
#include <algorithm>
#include <cmath>

template <typename T>
void arm_of(const T *q, T *out)
{
    using std::cos;
    using std::sin;
    T pose[3][4];
    for (int k = 0; k < JOINTS; k++) {
        const struct link &l = links[k];
        const T s = sin(q[k]), c = cos(q[k]);
        const T y_x = s * -l.twist_cos, y_y = c * l.twist_cos, z_x = s * l.twist_sin, z_y = c * -l.twist_sin, p_x = c * l.a, p_y = s * l.a;
        if (k == 0) {
            const T first[3][4] = {{c, y_x, z_x, p_x}, {s, y_y, z_y, p_y}, {T(0.0), T(l.twist_sin), T(l.twist_cos), T(l.d)}};
            std::copy(&first[0][0], &first[0][0] + 12, &pose[0][0]);
            continue;
        }
        for (int i = 0; i < 3; i++) {
            const T x = pose[i][0], y = pose[i][1], z = pose[i][2];
            pose[i][0] = x * c + y * s;
            pose[i][1] = x * y_x + y * y_y + z * l.twist_sin;
            pose[i][2] = x * z_x + y * z_y + z * l.twist_cos;
            pose[i][3] = x * p_x + y * p_y + z * l.d + pose[i][3];
        }
    }
    for (int i = 0; i < 3; i++) {
        out[i] = pose[i][3];
        for (int j = 0; j < 3; j++) {
            out[3 + 3 * i + j] = pose[i][j];
        }
    }
}

/* C is what T takes as a plain constant: a jet of jets takes jets. */
template <typename C, typename T>
void reprojection_of(const T *in, T *error)
{
    using std::cos;
    using std::sin;
    using std::sqrt;
    const T *r = in, *translation = in + 3, &focal = in[6], &l1 = in[7], &l2 = in[8], *p = in + 9;
    const T angle = sqrt(r[0] * r[0] + r[1] * r[1] + r[2] * r[2]);
    const T s = sin(angle), c = cos(angle);
    const T axis[3] = {r[0] / angle, r[1] / angle, r[2] / angle};
    const T cross[3] = {axis[1] * p[2] - axis[2] * p[1], axis[2] * p[0] - axis[0] * p[2], axis[0] * p[1] - axis[1] * p[0]};
    const T along = (axis[0] * p[0] + axis[1] * p[1] + axis[2] * p[2]) * (C(1.0) - c);
    T seen[3];
    for (int i = 0; i < 3; i++) {
        seen[i] = p[i] * c + cross[i] * s + axis[i] * along + translation[i];
    }
    const T x = -(seen[0] / seen[2]), y = -(seen[1] / seen[2]);
    const T radius = x * x + y * y;
    const T scale = focal * (radius * (l1 + l2 * radius) + C(1.0));
    error[0] = scale * x - C(observed[0]);
    error[1] = scale * y - C(observed[1]);
}

/* The templates over Ceres' jets. Values and Jacobians (row-major), all directions in one pass. */
void arm_jet(const double *q, double *y, double *jac);
void reprojection_jet(const double *x, double *y, double *jac);
/* The Hessian of the cost by jets of jets. */
void reprojection_cost_jet(const double *x, double *hessian);

/* The templates over jacfwd::num, likewise. */
void arm_numbers(const double *q, double *y, double *jac);
void reprojection_numbers(const double *x, double *y, double *jac);

#endif
