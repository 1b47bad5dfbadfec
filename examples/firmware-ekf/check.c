#include "check.h"

#include <string.h>

static float larger(float a, float b) { return a > b ? a : b; }
static float size(float a) { return a < 0.0f ? -a : a; }

/* Row by row: the differences of the values at two points, and the Jacobian between them. in has a place for the state, and the other inputs. */
static float check(struct filter *f, jff_func model, int rows, const float **in) {
    float jacobian[STATE * STATE], differences[STATE * STATE], x[STATE];
    in[0] = x;
    memcpy(x, f->x, sizeof x);
    if (jff_jacfwd(f->context, model, in, NULL, &(jff_matrix){.data = jacobian}, NULL) != JF_OK) {
        return -1.0f;
    }
    for (int j = 0; j < STATE; j++) {
        /* About the cube root of the rounding unit; a power of two, so that x + step is nearly exact. */
        const float step = 0.00390625f;
        float ahead[STATE], behind[STATE];
        float *out[] = {ahead};
        x[j] = f->x[j] + step;
        const float above = x[j];
        if (jff_call(f->context, model, in, NULL, out) != JF_OK) {
            return -1.0f;
        }
        out[0] = behind;
        x[j] = f->x[j] - step;
        const float below = x[j];
        if (jff_call(f->context, model, in, NULL, out) != JF_OK) {
            return -1.0f;
        }
        x[j] = f->x[j];
        for (int i = 0; i < rows; i++) {
            differences[i * STATE + j] = (ahead[i] - behind[i]) / (above - below);
        }
    }
    float worst = 0.0f;
    for (int i = 0; i < rows; i++) {
        float scale = 1.0f, difference = 0.0f;
        for (int j = 0; j < STATE; j++) {
            scale = larger(scale, size(jacobian[i * STATE + j]));
            difference = larger(difference, size(jacobian[i * STATE + j] - differences[i * STATE + j]));
        }
        worst = larger(worst, difference / scale);
    }
    return worst;
}

float check_jacobians(struct filter *f) {
    const float *step[] = {NULL, f->step.gyro, &f->step.dt}, *direction[] = {NULL, f->direction.world};
    const float process_error = check(f, f->process, STATE, step), observe_error = check(f, f->observe, AXES, direction);
    return process_error < 0.0f || observe_error < 0.0f ? -1.0f : larger(process_error, observe_error);
}
