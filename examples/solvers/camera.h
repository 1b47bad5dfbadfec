/* A pinhole camera as a function of jacfwd: six numbers of pose and three of a point give two of an image. */
#ifndef CAMERA_H
#define CAMERA_H

#include "jacfwd.h"

enum { POSE = 6, POINT = 3, IMAGE = 2, CAMERA_NUMBERS = 64, BEHIND = 1 };

/* Rotates by the vector in[0][0..2] (angle times axis), shifts by in[0][3..5], divides by depth. BEHIND if the point is not in front. */
static int project(jf_eval *e, const jf_num *const *in, jf_num *const *out, void *user) {
    const jf_num *r = in[0], *shift = in[0] + 3, *point = in[1];
    const double focal = *(const double *)user;
    jf_num q[4], half[3], place[3];
    for (int k = 0; k < 3; k++) {
        half[k] = jf_mul_c(e, r[k], 0.5);
    }
    /* The unit quaternion of a rotation vector: sinc is smooth at no rotation. */
    const jf_num angle = jf_norm(e, 3, half), factor = jf_sinc(e, jf_mul_c(e, angle, 0.3183098861837907));
    q[0] = jf_cos(e, angle);
    for (int k = 0; k < 3; k++) {
        q[k + 1] = jf_mul(e, half[k], factor);
    }
    jf_quat_rotate(e, q, point, place);
    for (int k = 0; k < 3; k++) {
        place[k] = jf_add(e, place[k], shift[k]);
    }
    if (!jf_gt_c(e, place[2], 0.0)) {
        return BEHIND;
    }
    for (int k = 0; k < 2; k++) {
        out[0][k] = jf_mul_c(e, jf_div(e, place[k], place[2]), focal);
    }
    return 0;
}

#endif
