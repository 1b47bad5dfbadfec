#include "of_inputs.h"

int process_of_inputs(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const jff_num half = jff_mul_c(e, in[2][0], 0.5f);
    jff_num turn[QUATERNION] = {jff_const(e, 1.0f)};
    (void)user;
    for (int i = 0; i < AXES; i++) {
        turn[1 + i] = jff_mul(e, jff_sub(e, in[1][i], in[0][QUATERNION + i]), half);
    }
    turned_state(e, in[0], turn, out[0]);
    return 0;
}

int observe_of_inputs(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    (void)user;
    seen_from(e, in[0], in[1], out[0]);
    return 0;
}
