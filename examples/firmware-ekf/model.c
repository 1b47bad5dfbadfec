#include "model.h"

int process(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const struct step *step = user;
    const jff_num *q = in[0], *bias = in[0] + QUATERNION;

    /* The rotation of one step, to first order: 1 + theta/2. */
    jff_num turn[QUATERNION], turned[QUATERNION];
    turn[0] = jff_const(e, 1.0f);
    for (int i = 0; i < AXES; i++) {
        turn[1 + i] = jff_mul_c(e, jff_c_sub(e, step->gyro[i], bias[i]), 0.5f * step->dt);
    }
    jff_quat_mul(e, q, turn, turned);

    jff_num scale = jff_rsqrt(e, jff_norm2sq(e, QUATERNION, turned));
    for (int i = 0; i < QUATERNION; i++) {
        out[0][i] = jff_mul(e, turned[i], scale);
    }
    for (int i = 0; i < AXES; i++) {
        out[0][QUATERNION + i] = bias[i];
    }
    return 0;
}

int observe(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const struct direction *direction = user;
    const jff_num *q = in[0];
    const jff_num back[QUATERNION] = {q[0], jff_neg(e, q[1]), jff_neg(e, q[2]), jff_neg(e, q[3])};
    jff_num world[AXES];
    for (int i = 0; i < AXES; i++) {
        world[i] = jff_const(e, direction->world[i]);
    }
    jff_quat_rotate(e, back, world, out[0]);
    return 0;
}
