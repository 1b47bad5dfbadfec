#include "in_context.h"

void turned_state(jff_eval *e, const jff_num *state, const jff_num turn[QUATERNION], jff_num *next) {
    jff_num turned[QUATERNION];
    jff_quat_mul(e, state, turn, turned);

    jff_num scale = jff_rsqrt(e, jff_norm2sq(e, QUATERNION, turned));
    for (int i = 0; i < QUATERNION; i++) {
        next[i] = jff_mul(e, turned[i], scale);
    }
    for (int i = QUATERNION; i < STATE; i++) {
        next[i] = state[i];
    }
}

void seen_from(jff_eval *e, const jff_num *q, const jff_num world[AXES], jff_num *direction) {
    const jff_num back[QUATERNION] = {q[0], jff_neg(e, q[1]), jff_neg(e, q[2]), jff_neg(e, q[3])};
    jff_quat_rotate(e, back, world, direction);
}

int process(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const struct step *step = user;
    const jff_num *bias = in[0] + QUATERNION;

    /* The rotation of one step, to first order: 1 + theta/2. */
    jff_num turn[QUATERNION];
    turn[0] = jff_const(e, 1.0f);
    for (int i = 0; i < AXES; i++) {
        turn[1 + i] = jff_mul_c(e, jff_c_sub(e, step->gyro[i], bias[i]), 0.5f * step->dt);
    }
    turned_state(e, in[0], turn, out[0]);
    return 0;
}

int observe(jff_eval *e, const jff_num *const *in, jff_num *const *out, void *user) {
    const struct direction *direction = user;
    jff_num world[AXES];
    for (int i = 0; i < AXES; i++) {
        world[i] = jff_const(e, direction->world[i]);
    }
    seen_from(e, in[0], world, out[0]);
    return 0;
}

unsigned char model_memory[MODEL_MEMORY];
const size_t model_memory_bytes = sizeof model_memory;
const jf_config model_config = {.abi = JF_ABI_VERSION, .functions = 2, .blocks = 4, .numbers = MODEL_NUMBERS, .lanes = STATE};

jf_status model_functions(jff_context *c, struct inputs *inputs, jff_func *process_function, jff_func *observe_function) {
    const size_t state = STATE, axes = AXES;
    const jf_signature step = {.n_in = 1, .in_len = &state, .n_out = 1, .out_len = &state};
    const jf_signature observation = {.n_in = 1, .in_len = &state, .n_out = 1, .out_len = &axes};
    const jf_status status = jff_register(c, process, &step, &inputs->step, process_function);
    return status == JF_OK ? jff_register(c, observe, &observation, &inputs->direction, observe_function) : status;
}
