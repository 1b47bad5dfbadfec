#include "in_context.h"

#include <stdio.h>

static jff_context *context;
static jff_func process_function, observe_function;
static struct inputs inputs;

jf_status models_start(void) {
    const jf_status status = jff_context_init(model_memory, model_memory_bytes, &model_config, &context);
    return status == JF_OK ? model_functions(context, &inputs, &process_function, &observe_function) : status;
}

jf_status process_at(const float x[STATE], const struct step *step, float next[STATE], float jacobian[STATE * STATE]) {
    inputs.step = *step;
    const float *in[] = {x, inputs.step.gyro, &inputs.step.dt};
    float *out[] = {next};
    return jff_jacfwd(context, process_function, in, NULL, &(jff_matrix){.data = jacobian}, out);
}

jf_status observe_at(const float x[STATE], const struct direction *direction, float seen[AXES], float jacobian[AXES * STATE]) {
    inputs.direction = *direction;
    const float *in[] = {x, inputs.direction.world};
    float *out[] = {seen};
    return jff_jacfwd(context, observe_function, in, NULL, &(jff_matrix){.data = jacobian}, out);
}

const char *models_message(void) { return jff_message(context); }

size_t models_numbers_peak(void) { return jff_numbers_peak(context); }

void models_describe(void) {
    printf("context %u bytes, numbers used %u of %u\n", (unsigned)model_memory_bytes, (unsigned)models_numbers_peak(), (unsigned)model_config.numbers);
}
